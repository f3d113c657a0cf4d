"""What is told of the names in a query: whom they were taken for, and the way back to the words."""

from django.utils.translation import gettext

from .choices import Names
from .finding import Found, Question, count_of
from .name_reading import NameReading, person_url
from .name_table import MatchKind, PersonMatch
from .query.nodes import Person
from .query.persons import persons_of
from .results import NamedEntry, NameLine, NameLines

# With more names than these, a query is a text.
_MOST_LINES = 4


def name_lines(question: Question, found: Found | None) -> NameLines:
    """What to tell of the names; ``found`` is None while there is no index."""
    request, root = question.request, question.parsed.root
    readings = question.names[:_MOST_LINES]
    if not readings:
        return NameLines()
    sought = {person.start: person for person in persons_of(root)} if root else {}
    lines = tuple(
        _line(question, reading, sought.get(reading.start), found) for reading in readings
    )
    are_words = request.names is Names.TYPED
    other = ""
    if are_words or sought:
        other = request.url(names=Names.KNOWN if are_words else Names.TYPED)
    return NameLines(lines, other, are_words)


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


def _note(match: PersonMatch) -> str:
    if match.kind is MatchKind.FUZZY:
        return gettext("if “%(name)s” was meant") % {"name": match.name.text}
    if match.kind is MatchKind.ALIAS:
        return ""
    return gettext("read as “%(name)s”") % {"name": match.name.text}
