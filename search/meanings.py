"""What a piece of a query may mean, as searches to follow, each with what it finds."""

from dataclasses import replace

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext

from .finding import Found, Question
from .query.fields import Field
from .query.notes import Note, NoteKind, Suggestion
from .results import Meaning
from .trying import tried

# Of the rounds of a long process, those that the most of the results are about.
_MOST_MEANINGS = 5


def meanings(note: Note, question: Question, found: Found | None) -> tuple[Meaning, ...]:
    """The searches in which the piece that the note is about has each of its meanings."""
    text = question.as_typed.text
    made = []
    for suggestion in _leading(note, found):
        query = f"{text[: note.start]}{suggestion.piece}{text[note.end :]}"
        request = replace(question.request, q=query, page=1)
        count = tried(found, request).count if found else None
        made.append(Meaning(suggestion.label, query, request.url(), count))
    return tuple(made)


def _leading(note: Note, found: Found | None) -> list[Suggestion]:
    """Those to show: of many that were taken, those with the most of the results."""
    suggestions = list(note.suggestions)
    if note.kind is NoteKind.SEVERAL_NAMED and found is not None:
        held = {one: _reports_of(one, note.field, found) for one in suggestions}
        suggestions.sort(key=lambda one: -held[one])
        # Where nothing was found, all of them are shown as they come: none is nearer.
        suggestions = [one for one in suggestions if held[one]] or suggestions
    return suggestions[:_MOST_MEANINGS]


def _reports_of(suggestion: Suggestion, field: Field | None, found: Found) -> int:
    snapshot = found.snapshot
    match field:
        case Field.SOURCE:
            held = np.isin(snapshot.column("source"), suggestion.keys)
        case Field.ROUND | Field.TRACK:
            held = snapshot.rounds.holding(suggestion.keys, snapshot.size)
        case _:
            held = snapshot.participants.holding(suggestion.keys, snapshot.size)
    return int(np.count_nonzero(held & found.hits))


def whole_list(note: Note) -> tuple[str, str]:
    """The address and the name of the page of all that could have been named; empty for none."""
    if note.kind not in (NoteKind.UNKNOWN_NAME, NoteKind.SEVERAL_NAMED):
        return "", ""
    match note.field:
        case Field.SOURCE:
            return reverse("source-list"), gettext("All sources")
        case Field.ROUND | Field.TRACK:
            return reverse("round-list"), gettext("All rounds")
        case _:
            return reverse("person-list"), gettext("All people")
