"""The index as Haystack's documentation has one write it."""

from datetime import date, datetime, time

from haystack import indexes

from archive.models import Article


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    """Reports with two facets and a day."""

    text = indexes.CharField(document=True)
    external_id = indexes.CharField(model_attr="external_id", indexed=False)
    source = indexes.CharField(model_attr="source_id", faceted=True)
    people = indexes.MultiValueField(faceted=True)
    day = indexes.DateTimeField(faceted=True)

    def get_model(self) -> type[Article]:
        """Return the model that is indexed."""
        return Article

    def prepare_text(self, article: Article) -> str:
        """Return all the words."""
        return f"{article.headline}\n{article.body}"

    def prepare_people(self, article: Article) -> list[str]:
        """Return the keys of those named."""
        return [str(mention.participant_id) for mention in article.mentions.all()]

    def prepare_day(self, article: Article) -> datetime:
        """Return the day of publication."""
        return datetime.combine(article.published_from or date.min, time())
