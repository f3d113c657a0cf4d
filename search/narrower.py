"""Narrower searches that the words of a plain query suggest, each known to find something.

«ماذا قال فلان عن المعتقلين» asks for statements, «أستانا 7» for a round, «شباط 2017» for days,
«بحسب رويترز» for a source. Words alone cannot ask for those alone, so the search that does is
offered; what was typed is searched for with all that says the same (`restatements`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any

from django.utils.translation import get_language, gettext

from archive.models import ParticipantKind
from archive.templatetags import wording

from .day_reading import days_in
from .finding import Found
from .known_names import Named
from .lookup import ArchiveNames
from .name_reading import QueryNames
from .names import name_table
from .query.fields import Field
from .query.nodes import Node, Phrase, Said
from .query.plain import joined
from .query.remainder import Piece, Remainder, Span, pieces_of, remainder
from .query.rendering import Syntax, render
from .query.saying_words import may_say, saying_beside
from .results import NarrowerSearch
from .round_reading import rounds_in
from .source_reading import sources_in
from .trying import tried

MOST = 4
_FEWEST_WORDS = 2
# With more, a query is a pasted headline, which asks for one report.
_MOST_WORDS = 12
# Of one sort, as where several rounds are the seventh.
_MOST_ALIKE = 3
_MOST_TRIED = 8
_LONGEST_NAME = 4
_ARTICLE = "ال"


class _Sort(IntEnum):
    """What words may say, the most telling first."""

    SAID = 0
    ROUND = 1
    DAYS = 2
    SOURCE = 3


@dataclass(frozen=True, slots=True)
class _Reading:
    """What some words of the query may say."""

    sort: _Sort
    label: str
    spans: tuple[Span, ...]
    """Where the words stand."""
    changes: dict[str, Any] = field(default_factory=dict)
    """The filters that say the same."""
    speaker: Named | None = None
    """Whose statements are asked for."""


def narrower_searches(found: Found) -> tuple[NarrowerSearch, ...]:
    """At most four, the best first; none for what is said in the query language."""
    request = found.request
    if not found.count or request.page > 1 or request.facet is not None:
        return ()
    pieces = pieces_of(found.question.as_typed)
    if not _FEWEST_WORDS <= len(pieces) <= _MOST_WORDS:
        return ()
    kept: list[NarrowerSearch] = []
    readings = list(_readings(found, pieces))
    sorts = len({reading.sort for reading in readings})
    for chosen in list(_choices(readings))[:_MOST_TRIED]:
        offered = _offered(found, pieces, chosen, is_all=len(chosen) == sorts)
        if offered is not None:
            kept.append(offered)
        if len(kept) == MOST:
            break
    return tuple(kept)


def _readings(found: Found, pieces: Sequence[Piece]) -> Iterator[_Reading]:
    """Yield what the words may say that no filter says already."""
    request, directory = found.request, found.question.directory
    text = found.question.as_typed.text
    yield from _said(text, pieces)
    if not request.round:
        for named in rounds_in(text):
            for slug in named.slugs[:_MOST_ALIKE]:
                entry = directory.rounds.by_slug.get(slug)
                if entry is not None:
                    yield _Reading(_Sort.ROUND, entry.label, named.spans, {"round": slug})
    if not request.first and not request.last:
        for days, span in days_in(text):
            label = wording.days(days, get_language() or "ar")
            changes = {"first": days.first, "last": days.last}
            yield _Reading(_Sort.DAYS, label, (span,), changes)
    if not request.source:
        sources = directory.sources.by_key
        for keys, span in sources_in(pieces):
            for source in filter(None, map(sources.get, keys[:_MOST_ALIKE])):
                yield _Reading(_Sort.SOURCE, source.label, (span,), {"source": source.slug})


def _said(text: str, pieces: Sequence[Piece]) -> Iterator[_Reading]:
    """Yield whose statements are asked for; words between two names are of the first."""
    if not may_say(pieces):
        return
    said_before = 0
    people = name_table().participants
    for name, keys in sorted(_names_in(text, pieces).items()):
        span = saying_beside(pieces, name)
        if span is not None and span[0] >= said_before and _is_of_words(pieces, name):
            said_before = span[1]
            for speaker in map(people.__getitem__, keys[:_MOST_ALIKE]):
                yield _Reading(_Sort.SAID, speaker.label, (span,), speaker=speaker)


def _is_of_words(pieces: Sequence[Piece], name: Span) -> bool:
    """Whether the name is neither left out nor in quotation marks."""
    return not any(
        piece.is_left_out or isinstance(piece.node, Phrase)
        for piece in pieces
        if piece.start < name[1] and name[0] < piece.end
    )


def _names_in(text: str, pieces: Sequence[Piece]) -> dict[Span, tuple[int, ...]]:
    """Whose names stand where: those that any query is read by, and others that are exactly one.

    «روحاني» and «موسكو» are other things too; beside «قال» they are hardly that.
    """
    found = {
        (start, end): tuple(bearer.key for bearer in bearers)
        for start, end, bearers in QueryNames(text).names_in(text)
    }
    names = ArchiveNames()
    for length in range(_LONGEST_NAME, 0, -1):
        for first in range(len(pieces) - length + 1):
            start, end = pieces[first].start, pieces[first + length - 1].end
            if not any(start < other_end and other < end for other, other_end in found):
                name = text[start:end]
                keys = names.called(Field.SAID, name)
                if keys and not (_is_common(name) and _is_of_a_body(keys)):
                    found[start, end] = keys
    return found


def _is_common(name: str) -> bool:
    """Whether it is one word with the article: «الحكومة» may be anyone's, «الأسد» hardly."""
    return name.startswith(_ARTICLE) and " " not in name


def _is_of_a_body(keys: tuple[int, ...]) -> bool:
    people = name_table().participants
    return any(people[key].kind != ParticipantKind.PERSON for key in keys)


def _choices(readings: Sequence[_Reading]) -> Iterator[tuple[_Reading, ...]]:
    """Yield what to take as said: the first of each sort together, then each by itself."""
    together: dict[_Sort, _Reading] = {}
    for reading in readings:
        if not any(_overlap(reading, other) for other in together.values()):
            together.setdefault(reading.sort, reading)
    if len(together) > 1:
        yield tuple(together[sort] for sort in sorted(together))
    of_sort: dict[_Sort, int] = {}
    for reading in sorted(readings, key=lambda reading: reading.sort):
        of_sort[reading.sort] = of_sort.get(reading.sort, 0) + 1
        if of_sort[reading.sort] <= _MOST_ALIKE:
            yield (reading,)


def _overlap(one: _Reading, other: _Reading) -> bool:
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans)


def _offered(
    found: Found, pieces: Sequence[Piece], chosen: Sequence[_Reading], *, is_all: bool
) -> NarrowerSearch | None:
    """The search in which the readings hold; None where it would not narrow this one.

    ``is_all`` tells whether no words are left that other readings take for something else.
    """
    spans = [span for reading in chosen for span in reading.spans]
    left = remainder(found.question.as_typed.text, pieces, spans)
    changes: dict[str, Any] = {"q": left.text}
    for reading in chosen:
        changes |= reading.changes
    labels = tuple(reading.label for reading in chosen if reading.speaker is None)
    speaker = next((reading.speaker for reading in chosen if reading.speaker), None)
    if speaker is None:
        return _tried(found, changes, labels, left.text)
    for label, query in _queries_of_said(speaker, left):
        offered = _tried(found, changes | {"q": query}, (label, *labels), left.text)
        if offered is not None or not is_all:
            return offered
    return None


def _tried(
    found: Found, changes: dict[str, Any], labels: tuple[str, ...], words: str
) -> NarrowerSearch | None:
    request = replace(found.request, **changes)
    here = tried(found, request)
    if here.is_relaxed or not 0 < here.count < found.count:
        return None
    return NarrowerSearch(labels, words, request.url(), here.count)


def _queries_of_said(speaker: Named, left: Remainder) -> Iterator[tuple[str, str]]:
    """Yield queries for what someone said, and what they are called.

    First for the rest in their statements, then for reports that have it anywhere.
    """
    name = {"name": speaker.label}
    rest = left.sought()
    yield gettext("said by %(name)s") % name, _query_of_said(speaker, left, rest)
    if rest is not None:
        label = gettext("with statements by %(name)s")
        yield label % name, _query_of_said(speaker, left, None, rest)


def _query_of_said(speaker: Named, left: Remainder, said: Node | None, *beside: Node) -> str:
    """The query for the speaker's statements with these words in them, in the reader's syntax."""
    syntax = Syntax.ARABIC if get_language() == "ar" else Syntax.LATIN
    name, slug = speaker.label, speaker.slug

    def rendered(label: str) -> str:
        statements = Said((speaker.key,), said, slug, 0, 0, label, label)
        return render(joined([statements, *beside], (), left.left_out()), syntax)

    if ArchiveNames().called(Field.SAID, name) == (speaker.key,):
        return rendered(name)
    # The name is not theirs alone, or cannot stand in a query; a slug stands there as it is.
    return rendered("").replace(f"«{slug}»", slug, 1).replace(f'"{slug}"', slug, 1)
