"""What is told of the names in a query: whom they were taken for, and the way back to the words."""

from itertools import islice

from django.urls import reverse
from django.utils.translation import gettext

from archive.arabic.letters import fold

from .choices import Names
from .finding import Found, Question, count_of
from .known_names import MatchKind, PersonMatch
from .name_reading import NameReading, person_url
from .query.nodes import Person, Tied
from .query.persons import persons_of
from .results import NamedEntry, NameLine, NameLines, PageLink
from .suggest import suggested_names, suggested_places, suggested_rounds

# With more names than these, a query is a text.
_MOST_LINES = 4
_MOST_LINKS = 4
_SHORTEST_FOR_LINKS, _MOST_WORDS_FOR_LINKS = 3, 5


def name_lines(question: Question, found: Found | None) -> NameLines:
    """What to tell of the names; ``found`` is None while there is no index."""
    request, root = question.request, question.parsed.root
    if root is None:
        return NameLines()
    readings = question.names[:_MOST_LINES]
    sought = {person.start: person for person in persons_of(root)}
    lines = tuple(
        _line(question, reading, sought.get(reading.start), found) for reading in readings
    )
    are_words = request.names is Names.TYPED
    rounds = question.rounds[: _MOST_LINES - len(lines)]
    lines += tuple(_round_line(question, named, found) for named in rounds)
    other = ""
    if (readings and (are_words or sought)) or rounds:
        other = request.url(names=Names.KNOWN if are_words else Names.TYPED)
    told = {entry.url for line in lines for entry in line.entries}
    return NameLines(lines, other, are_words, *_links(request.q, found, told))


def _links(
    typed: str, found: Found | None, told: set[str]
) -> tuple[tuple[PageLink, ...], tuple[PageLink, ...], tuple[PageLink, ...]]:
    """The people, rounds and places suggested for these words, but those told already."""
    if len(typed) < _SHORTEST_FOR_LINKS or len(typed.split()) > _MOST_WORDS_FOR_LINKS:
        return (), (), ()
    snapshot = found.snapshot if found else None
    people = (PageLink(one.label, one.url) for one in suggested_names(typed))
    rounds = (PageLink(one.label, one.url) for one in suggested_rounds(typed, snapshot))
    # By the name that is searched for.
    places = (
        PageLink(one.name_ar, one.url)
        for one in (suggested_places(typed, snapshot) if snapshot else ())
        if fold(one.name_ar) != fold(typed).strip()
    )
    return (
        tuple(islice((link for link in people if link.url not in told), _MOST_LINKS)),
        tuple(islice((link for link in rounds if link.url not in told), _MOST_LINKS)),
        tuple(islice(places, _MOST_LINKS)),
    )


def _line(
    question: Question, reading: NameReading, person: Person | None, found: Found | None
) -> NameLine:
    is_all = reading.typed == question.request.q.strip()
    entries = []
    for match in reading.matches:
        count = 0
        if found is not None:
            named = found.snapshot.participants.holding(
                {match.participant.key}, found.snapshot.size
            )
            count = count_of(found.filters.passed() & named)
        is_this = person is not None and is_all and len(reading.matches) == 1
        entries.append(
            NamedEntry(
                label=match.participant.label,
                url=person_url(match.participant),
                note=_note(match),
                count=count,
                search_url=(
                    "" if is_this else question.request.url(q="", persons=(match.participant.slug,))
                ),
            )
        )
    return NameLine(reading.typed, tuple(entries), person is not None)


def _round_line(question: Question, named: Tied, found: Found | None) -> NameLine:
    request = question.request
    entries = []
    for key in named.keys:
        entry = question.directory.rounds.by_key[key]
        count = 0
        if found is not None:
            tied = found.snapshot.rounds.holding({key}, found.snapshot.size)
            count = count_of(found.filters.passed() & tied)
        url = reverse("round-detail", args=[entry.slug])
        search_url = request.url(q="", round=entry.slug)
        entries.append(NamedEntry(entry.label, url, "", count, search_url))
    return NameLine(named.typed, tuple(entries), request.names is not Names.TYPED)


def _note(match: PersonMatch) -> str:
    if match.kind is MatchKind.FUZZY:
        return gettext("if “%(name)s” was meant") % {"name": match.name.text}
    if match.kind is MatchKind.ALIAS:
        return ""
    return gettext("read as “%(name)s”") % {"name": match.name.text}
