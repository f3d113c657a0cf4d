"""The results of a search as data: CSV, JSON lines, and an Atom feed of the newest."""

import csv
import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext

from archive.models import Article
from archive.selectors.paging import article_rows_of
from archive.selectors.values import ArticleRow

from .choices import Copies
from .finding import Found
from .ordering import Documents, stories_of

MOST_RESULTS = 10_000
"""Results that a file holds, the first in their order."""
MOST_ENTRIES = 50
"""Entries of a feed."""
_AT_ONCE = 500

# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "id",
    "external_id",
    "url",
    "headline",
    "published_from",
    "published_to",
    "precision",
    "origin",
    "source",
    "source_name",
    "language",
    "story",
    "copies",
    "score",
    "lead",
)

Absolute = Callable[[str], str]
"""Makes an address of this site one of the whole web."""


@dataclass(frozen=True, slots=True)
class _Result:
    """A result as a file holds it."""

    row: ArticleRow
    external_id: str
    story: int
    copies: int
    """Other reports of the story among the results, for which this one stands."""
    score: float


def csv_lines(found: Found, language: str, absolute: Absolute) -> Iterator[str]:
    """Yield the results as CSV, with the mark by which spreadsheets know UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for result in _results(found, language):
        values = _values(result, absolute)
        yield writer.writerow([_harmless(values[name]) for name in COLUMNS])
    if cut := _cut(found, language):
        yield writer.writerow([f"# {cut}"])


def json_lines(found: Found, language: str, absolute: Absolute) -> Iterator[str]:
    """Yield the results as JSON, one a line; a last line says if there are more."""
    for result in _results(found, language):
        yield f"{json.dumps(_values(result, absolute), ensure_ascii=False)}\n"
    if cut := _cut(found, language):
        more = {"note": cut, "count": found.ranking.count(), "limit": MOST_RESULTS}
        yield f"{json.dumps(more, ensure_ascii=False)}\n"


def atom_feed(found: Found, language: str, page_url: str, feed_url: str, absolute: Absolute) -> str:
    """The newest results as an Atom feed; ``found`` must have them in that order."""
    words = found.request.q
    title = gettext("Masar: %(words)s") % {"words": words} if words else gettext("Masar: reports")
    feed = Atom1Feed(title=title, link=page_url, description="", language=language)
    feed.feed["feed_url"] = feed_url
    numbers = found.snapshot.column("number")[found.ranking.top(MOST_ENTRIES)].tolist()
    added = dict(Article.objects.filter(pk__in=numbers).values_list("pk", "created_at"))
    for row in article_rows_of(numbers):
        moment = _moment(row) or added[row.id]
        feed.add_item(
            title=row.headline,
            link=absolute(row.url),
            unique_id=absolute(row.url),
            # The feed calls it HTML.
            description=escape(row.lead),
            author_name=row.source.name,
            pubdate=moment,
            updateddate=moment,
        )
    return str(feed.writeString("utf-8"))


class _Echo:
    """A file whose lines are handed back instead of being written."""

    def write(self, line: str) -> str:
        return line


def _results(found: Found, language: str) -> Iterator[_Result]:
    snapshot = found.snapshot
    documents = found.ranking.top(MOST_RESULTS)
    for start in range(0, len(documents), _AT_ONCE):
        chunk = documents[start : start + _AT_ONCE]
        numbers = snapshot.column("number")[chunk].tolist()
        # A reader's language is not that of the thread any more when the answer is being sent.
        with translation.override(language):
            rows = {row.id: row for row in _rows(numbers)}
        names = dict(Article.objects.filter(pk__in=numbers).values_list("pk", "external_id"))
        stories = snapshot.column("story")[chunk].tolist()
        copies = _copies(found, chunk)
        scores = found.match.scores[chunk].tolist()
        for number, story, others, score in zip(numbers, stories, copies, scores, strict=True):
            if number in rows and number in names:
                yield _Result(rows[number], names[number], story, others, score)


def _copies(found: Found, documents: Documents) -> list[int]:
    if found.request.copies is not Copies.GROUPED:
        return [0] * len(documents)
    return [story.copies for story in stories_of(found.snapshot, found.hits, documents)]


def _rows(numbers: Sequence[int]) -> Sequence[ArticleRow]:
    public = Article.objects.public().filter(pk__in=numbers).values_list("pk", flat=True)
    rows: Sequence[ArticleRow] = article_rows_of(public)
    return rows


def _values(result: _Result, absolute: Absolute) -> dict[str, Any]:
    row = result.row
    days = row.publication.days
    return {
        "id": row.id,
        "external_id": result.external_id,
        "url": absolute(row.url),
        "headline": row.headline,
        "published_from": days.first.isoformat() if days else None,
        "published_to": days.last.isoformat() if days else None,
        "precision": row.publication.precision or None,
        "origin": row.publication.origin,
        "source": row.source.slug,
        "source_name": row.source.name,
        "language": row.language,
        "story": result.story,
        "copies": result.copies,
        "score": round(result.score, 4),
        "lead": row.lead,
    }


def _harmless(value: Any) -> Any:
    """The value as no spreadsheet takes it for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _cut(found: Found, language: str) -> str:
    """What is said where there are more results than a file holds; empty where there are not."""
    count = found.ranking.count()
    if count <= MOST_RESULTS:
        return ""
    with translation.override(language):
        text = gettext("These are the first %(limit)d of %(count)d results.")
        return text % {"limit": MOST_RESULTS, "count": count}


def _moment(row: ArticleRow) -> dt.datetime | None:
    if row.publication.moment:
        return row.publication.moment
    if row.publication.days is None:
        return None
    return timezone.make_aware(dt.datetime.combine(row.publication.days.first, dt.time()))
