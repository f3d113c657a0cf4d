"""What Haystack is told of the index: every field by name, each text with its analyzer.

Nothing is prepared field by field: the backend reads and analyses each text once for all rungs
(``search.index``). A field without an analyzer would be given Haystack's English one.
"""

from django.db.models import QuerySet
from haystack import indexes

from archive.models import Article
from search.analyzers import FormTable, Rung, rung_analyzer

_NO_NAMES = FormTable()
_EXACT = rung_analyzer(Rung.EXACT, _NO_NAMES)
_FOLDED = rung_analyzer(Rung.FOLDED, _NO_NAMES)
_STEM = rung_analyzer(Rung.STEM, _NO_NAMES)
_ROOT = rung_analyzer(Rung.ROOT, _NO_NAMES)


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    """Reports, as Haystack sees them."""

    text = indexes.CharField(document=True, analyzer=_STEM)
    text_folded = indexes.CharField(analyzer=_FOLDED)
    text_exact = indexes.CharField(analyzer=_EXACT)
    text_root = indexes.CharField(analyzer=_ROOT)
    headline = indexes.CharField(analyzer=_STEM)
    headline_folded = indexes.CharField(analyzer=_FOLDED)
    headline_exact = indexes.CharField(analyzer=_EXACT)
    headline_root = indexes.CharField(analyzer=_ROOT)
    lead = indexes.CharField(analyzer=_STEM)
    lead_folded = indexes.CharField(analyzer=_FOLDED)
    lead_exact = indexes.CharField(analyzer=_EXACT)
    lead_root = indexes.CharField(analyzer=_ROOT)
    number = indexes.IntegerField()
    source = indexes.IntegerField()
    story = indexes.IntegerField()
    date_start = indexes.IntegerField()
    date_end = indexes.IntegerField()
    fingerprint = indexes.IntegerField()
    participants = indexes.MultiValueField()
    rounds = indexes.MultiValueField()
    said = indexes.MultiValueField()
    words = indexes.CharField(indexed=False)

    def get_model(self) -> type[Article]:
        """Return the model that is indexed."""
        return Article

    def index_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """Return the articles that readers may find."""
        return Article.objects.public()

    def read_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """Return what results are loaded from."""
        return Article.objects.for_lists()

    def get_updated_field(self) -> str:
        """Return the field that says when an article last changed."""
        return "modified_at"
