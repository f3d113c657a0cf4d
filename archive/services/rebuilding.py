"""Articles built from drafts: everything but what an editor decided is the draft's."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import now
from simple_history.utils import bulk_update_with_history

from archive.ingest.values import Draft
from archive.models import Article, ArticleChange, Original

from .duplicates import forget_fingerprints
from .findings import RowNumbers, set_publication, store_findings
from .spans import TextChange

REPLACED = (
    "headline", "summary", "body", "author", "section", "language", "url", "original", "noise",
    "published_from", "published_to", "published_at", "published_precision", "published_origin",
    "published_confidence", "published_rule", "published_evidence", "published_candidates",
    "modified_at",
)  # fmt: skip


def fill(
    article: Article, draft: Draft, original: Original, *, keep_description: bool = False
) -> None:
    """Give the article what the draft holds; its date too, unless an editor has set one.

    ``keep_description`` leaves what editors may correct: summary, author, section, language and
    address.
    """
    record = draft.record
    article.headline = draft.headline
    article.body = draft.body
    if not keep_description:
        article.summary = record.summary
        article.author = record.author
        article.section = record.section
        article.url = record.url
        article.language = draft.language
    article.original = original
    article.noise = [
        {"kind": noise.kind.value, "text": noise.text, "line": noise.line} for noise in draft.noise
    ]
    set_publication(article, draft)


def with_history(article_ids: Iterable[int]) -> set[int]:
    """Those of the articles that an editor has changed: only these have a history."""
    return set(Article.history.filter(id__in=list(article_ids)).values_list("id", flat=True))


def save_filled(articles: Mapping[int, Article], *, by: User | None, reason: str) -> None:
    """Save the articles; those that have a history, having been edited, with a line in it."""
    for article in articles.values():
        article.modified_at = now()
    edited = with_history(articles)
    plain = [article for pk, article in articles.items() if pk not in edited]
    Article.objects.bulk_update(plain, REPLACED)
    changed: list[Any] = [articles[pk] for pk in edited]
    if changed:
        bulk_update_with_history(
            changed, Article, REPLACED, default_user=by, default_change_reason=reason[:100]
        )


class _WordsGoneError(Exception):
    """Words that an editor reviewed and that new texts do not have; ``articles`` says where."""

    def __init__(self, articles: set[int]) -> None:
        super().__init__(articles)
        self.articles = articles


def rebuild(
    drafts: Mapping[int, Draft],
    originals: Mapping[int, Original],
    numbers: RowNumbers,
    *,
    by: User | None,
    reason: str,
    kinds: Collection[type[Model]] | None = None,
    columns: Collection[str] = REPLACED,
    force: bool = False,
) -> set[int]:
    """Build these articles from their drafts; return those that were left as they are.

    An article stays if its new text has lost words that an editor reviewed, unless forced. Only
    findings of these ``kinds`` are replaced, if any are given, and only these ``columns``. Notes
    what changed in the outbox; call it in a transaction.
    """
    try:
        with transaction.atomic():
            gone = _rebuild(
                drafts, originals, numbers, by=by, reason=reason, kinds=kinds, columns=columns
            )
            if gone and not force:
                raise _WordsGoneError(gone)
    except _WordsGoneError as error:
        rest = {pk: draft for pk, draft in drafts.items() if pk not in error.articles}
        if rest:
            rebuild(
                rest,
                originals,
                numbers,
                by=by,
                reason=reason,
                kinds=kinds,
                columns=columns,
                force=True,
            )
        return error.articles
    return set()


def _rebuild(
    drafts: Mapping[int, Draft],
    originals: Mapping[int, Original],
    numbers: RowNumbers,
    *,
    by: User | None,
    reason: str,
    kinds: Collection[type[Model]] | None,
    columns: Collection[str],
) -> set[int]:
    articles = Article.objects.in_bulk(list(drafts))
    described = with_history(articles)
    changes: dict[int, TextChange] = {}
    for pk, article in articles.items():
        before = article.text
        kept = {name: getattr(article, name) for name in REPLACED if name not in columns}
        fill(article, drafts[pk], originals[pk], keep_description=pk in described)
        for name, value in kept.items():
            setattr(article, name, value)
        if article.text != before:
            changes[pk] = TextChange(before, article.text)
    save_filled(articles, by=by, reason=reason)
    gone = store_findings(drafts, numbers, changes=changes, kinds=kinds)
    forget_fingerprints(changes)
    ArticleChange.objects.note(articles)
    return {pk for pk, _words in gone}
