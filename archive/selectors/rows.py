"""One line of a list each: reports, people, rounds and sources as values.

The other selectors build their pages from these. What a reader may see is decided here once, in
``visible`` for findings; which articles are listed is the caller's choice.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Left
from django.urls import get_script_prefix, reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext

from archive.dates import DateRange
from archive.models import Article, Participant, ReviewStatus, Round, Source
from archive.models.review import Finding

from .values import ArticleRow, PersonRef, PublicationView, RoundRef, SourceRef

LEAD_SOURCE = 400
LONGEST_LEAD = 240
_LONGEST_TITLE = 90

_SENTENCE_END = re.compile(r"(?<=[.!?؟…])[»”\")]*(?=\s)")

PUBLICATION_FIELDS = (
    "published_from",
    "published_to",
    "published_precision",
    "published_origin",
    "published_confidence",
    "published_evidence",
    "published_rule",
    "published_at",
)
"""The fields of an article that say when it was published."""

FindingT = TypeVar("FindingT", bound=Finding)


def localized(arabic: str, english: str) -> str:
    """Return the text in the reader's language; the other one where that is empty."""
    return (english or arabic) if get_language() == "en" else (arabic or english)


def visible(findings: QuerySet[FindingT]) -> QuerySet[FindingT]:
    """Return the findings that readers see: not rejected, and of public reports.

    Written as an exclusion of the few hidden reports, so that no row of the big table of articles
    is read to count findings.
    """
    return findings.exclude(status=ReviewStatus.REJECTED).exclude(
        article__in=Article.objects.filter(is_public=False)
    )


def search_url(**parameters: Any) -> str:
    """Return the address of a search; parameters that are empty are left out.

    ``from_`` stands for ``from``, which Python keeps for itself.
    """
    given = {name.rstrip("_"): value for name, value in parameters.items() if value}
    return f"{reverse('search')}?{urlencode(given, doseq=True)}"


def addresses(view: str) -> Callable[[object], str]:
    """Return what makes the address of such a page of its key or slug.

    For a list of many: they differ in nothing else, so that the address is looked up once.
    """
    before, after = _around_key(view, get_script_prefix(), get_language())
    return lambda key: f"{before}{key}{after}"


@cache
def _around_key(view: str, _prefix: str, _language: str | None) -> tuple[str, str]:
    """What stands before and after the key; it depends on where the site is and on the language."""
    before, _, after = reverse(view, args=["0"]).rpartition("0")
    return before, after


def web_address(url: str) -> str:
    """Return the address if a page may link to it, else nothing: imported ones hold anything."""
    return url if url.startswith(("http://", "https://")) else ""


def for_rows(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Return the articles with all that a row needs, in one query; bodies are not read."""
    copies = (
        Article.objects.filter(
            is_public=True, duplicate_of=Coalesce(OuterRef("duplicate_of"), OuterRef("pk"))
        )
        .order_by()
        .values("duplicate_of")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return (
        articles.select_related("source", "duplicate_of")
        .only(
            *_ROW_FIELDS,
            "duplicate_of__is_public",
            *(f"source__{field}" for field in ("slug", "name_ar", "name_en", "kind")),
        )
        .annotate(body_start=Left("body", LEAD_SOURCE), copies=Coalesce(Subquery(copies), 0))
    )


_ROW_FIELDS = (
    "headline",
    "summary",
    "external_id",
    "language",
    *PUBLICATION_FIELDS,
)


def article_rows(articles: Iterable[Article]) -> tuple[ArticleRow, ...]:
    """Return the articles as rows, in their order, with one query whatever their number.

    Takes a queryset, or articles that came from ``for_rows``, or any others, which are read again.
    """
    if isinstance(articles, QuerySet):
        articles = for_rows(articles)
    found = list(articles)
    if any("body_start" not in article.__dict__ for article in found):
        full = for_rows(Article.objects.all()).in_bulk([article.pk for article in found])
        found = [full[article.pk] for article in found if article.pk in full]
    source = cache(source_ref)
    return tuple(_row(article, source(article.source)) for article in found)


def _row(article: Any, source: SourceRef) -> ArticleRow:
    text = lead(article.summary or article.body_start)
    copies = article.copies
    if article.duplicate_of_id is not None:
        # Of the copies of the same report, one is this one; the report itself is one more.
        copies += int(article.duplicate_of.is_public) - 1
    return ArticleRow(
        id=article.pk,
        url=article.get_absolute_url(),
        headline=article.headline or title_from(text),
        lead=text,
        source=source,
        publication=publication_view(article),
        language=article.language,
        duplicates=max(copies, 0),
    )


def title_from(text: str) -> str:
    """Return the first words of a text, to name a report that has no headline."""
    return _cut(text, _LONGEST_TITLE) or gettext("Report without a headline")


def lead(text: str) -> str:
    """Return the first sentence, or the first few short ones, on one line.

    A sentence that is too long is cut between words and ends in an ellipsis.
    """
    whole = " ".join(text[:LEAD_SOURCE].split())
    if len(whole) <= LONGEST_LEAD and len(text) < LEAD_SOURCE:
        return whole
    ends = [match.end() for match in _SENTENCE_END.finditer(whole) if match.end() <= LONGEST_LEAD]
    return whole[: ends[-1]] if ends else _cut(whole, LONGEST_LEAD)


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0].rstrip('،,;:؛- ')}…"


def publication_view(article: Article) -> PublicationView:
    """Return when the article was published, with what that rests on."""
    return publication_of(*(getattr(article, field) for field in PUBLICATION_FIELDS))


def publication_of(
    first: dt.date | None,
    last: dt.date | None,
    precision: str,
    origin: str,
    confidence: float,
    evidence: str,
    rule: str,
    moment: dt.datetime | None,
) -> PublicationView:
    """Return the same of the values of ``PUBLICATION_FIELDS``."""
    days = DateRange(first, last) if first and last else None
    return PublicationView(
        days=days,
        precision=precision if days else "",
        origin=origin,
        confidence=confidence,
        evidence=evidence,
        rule=rule,
        moment=moment,
    )


def source_ref(source: Source) -> SourceRef:
    """Return the source as a line names it."""
    return SourceRef(
        slug=source.slug,
        name=localized(source.name_ar, source.name_en),
        url=source.get_absolute_url(),
        is_own=source.is_own,
    )


def person_ref(participant: Participant) -> PersonRef:
    """Return the participant as a line names them."""
    return PersonRef(
        slug=participant.slug,
        name=localized(participant.name_ar, participant.name_en),
        kind=participant.kind,
        description=localized(participant.description_ar, participant.description_en),
        url=participant.get_absolute_url(),
    )


def round_ref(meeting: Round) -> RoundRef:
    """Return the round as a line names it; its track must have been read with it."""
    return RoundRef(
        slug=meeting.slug,
        name=localized(meeting.name_ar, meeting.name_en),
        number=meeting.number,
        track=meeting.track.slug,
        track_name=localized(meeting.track.name_ar, meeting.track.name_en),
        days=meeting.days,
        city=localized(meeting.city_ar, meeting.city_en),
        level=meeting.get_level_display(),
        url=meeting.get_absolute_url(),
    )
