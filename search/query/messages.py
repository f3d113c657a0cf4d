"""What notes on a query say, in the reader's language."""

from collections.abc import Callable

from django.utils.translation import gettext, gettext_noop, ngettext

from archive.templatetags import wording

from .fields import Field
from .notes import Note, NoteKind

# Characters of what was typed that a sentence has room for; the place is marked in the query.
_LONGEST_PIECE = 60
_ISOLATES = "\u2068\u2069"


def message(note: Note, language: str) -> str:
    """The note as a sentence that says what was done, and what to do instead.

    What was typed stands between marks that isolate its direction from the sentence's. What was
    perhaps meant is not in it: that is for the reader to follow.
    """
    values = {
        "typed": _isolated(note.typed),
        "number": wording.number(note.number, language),
    }
    return _TEXTS[note.kind](note) % values


def without_isolates(text: str) -> str:
    """The text without the marks around what was typed: for programs."""
    return text.translate(dict.fromkeys(map(ord, _ISOLATES)))


def _isolated(text: str) -> str:
    if len(text) > _LONGEST_PIECE:
        text = f"{text[: _LONGEST_PIECE - 1]}…"
    return f"{_ISOLATES[0]}{text}{_ISOLATES[1]}" if text else ""


def _unknown_name(note: Note) -> str:
    texts = {
        Field.SOURCE: gettext("No source is called “%(typed)s”, so it was searched for as words."),
        Field.ROUND: gettext("No round is called “%(typed)s”, so it was searched for as words."),
        Field.TRACK: gettext("No track is called “%(typed)s”, so it was searched for as words."),
    }
    return texts.get(
        note.field or Field.PERSON,
        gettext("Nobody is known as “%(typed)s”, so it was searched for as words."),
    )


def _several_named(note: Note) -> str:
    texts = {
        Field.SOURCE: gettext("Several sources are called “%(typed)s”; all of them are meant."),
        Field.ROUND: gettext("Several rounds are called “%(typed)s”; all of them are meant."),
        Field.TRACK: gettext("Several tracks are called “%(typed)s”; all of them are meant."),
    }
    return texts.get(
        note.field or Field.PERSON,
        gettext("Several people or bodies are called “%(typed)s”; all of them are meant."),
    )


def _plain(text: str) -> Callable[[Note], str]:
    return lambda _: gettext(text)


_TEXTS: dict[NoteKind, Callable[[Note], str]] = {
    NoteKind.NO_WORDS: _plain(
        gettext_noop("There is no word in this to search for, so it narrows nothing.")
    ),
    NoteKind.UNCLOSED_QUOTE: _plain(
        gettext_noop(
            "A quotation mark is not closed, so the words after it were searched for singly."
        )
    ),
    NoteKind.TOO_LONG: _plain(
        gettext_noop("This is longer than a search can be, so the end of it was left out.")
    ),
    NoteKind.UNBALANCED_BRACKET: _plain(
        gettext_noop("This bracket has no partner, so it was passed over.")
    ),
    NoteKind.TOO_DEEP: _plain(
        gettext_noop("Brackets lie more than %(number)s deep here; the innermost were passed over.")
    ),
    NoteKind.EMPTY_BRACKETS: _plain(
        gettext_noop("There is nothing in these brackets to search for.")
    ),
    NoteKind.NOTHING_AFTER: _plain(
        gettext_noop("Something should follow “%(typed)s”; it was passed over.")
    ),
    NoteKind.NOTHING_BEFORE: _plain(
        gettext_noop("Something should stand before “%(typed)s”; it was passed over.")
    ),
    NoteKind.UNKNOWN_FIELD: _plain(
        gettext_noop("There is no field “%(typed)s”, so it was searched for as a word.")
    ),
    NoteKind.UNKNOWN_NAME: _unknown_name,
    NoteKind.SEVERAL_NAMED: _several_named,
    NoteKind.DATE_NOT_UNDERSTOOD: _plain(
        gettext_noop(
            "“%(typed)s” was not understood as a date, so it was searched for as words. Write it"
            " like 2017-02-16, 16/2/2017 or February 2017."
        )
    ),
    NoteKind.NO_SUCH_DAY: _plain(
        gettext_noop(
            "There is no such day in the calendar, so “%(typed)s” was searched for as words."
        )
    ),
    NoteKind.DATE_OUT_OF_RANGE: _plain(
        gettext_noop(
            "“%(typed)s” is outside the years that can be searched, so it was searched for as"
            " words."
        )
    ),
    NoteKind.NO_DAY: _plain(
        gettext_noop("No day is both after the one and before the other of these dates.")
    ),
    NoteKind.DATES_EXCHANGED: _plain(
        gettext_noop("The last day was before the first, so the two were exchanged.")
    ),
    NoteKind.SHORT_PREFIX: lambda note: ngettext(
        "Before an asterisk there must be at least %(number)s letter beside the article, so this"
        " was searched for as a word.",
        "Before an asterisk there must be at least %(number)s letters beside the article, so this"
        " was searched for as a word.",
        note.number,
    ),
    NoteKind.STRAY_SIGN: _plain(
        gettext_noop(
            "A sign means nothing here, so it was passed over. * and ~ stand right after a word."
        )
    ),
    NoteKind.EMPTY_QUOTES: _plain(
        gettext_noop("There is nothing between these quotation marks to search for.")
    ),
    NoteKind.FUZZY_CAPPED: lambda note: ngettext(
        "Words that differ by more than %(number)s letter are not searched for.",
        "Words that differ by more than %(number)s letters are not searched for.",
        note.number,
    ),
    NoteKind.SHORT_FUZZY: lambda note: ngettext(
        "A word of fewer than %(number)s letter is searched for as it is spelled.",
        "A word of fewer than %(number)s letters is searched for as it is spelled.",
        note.number,
    ),
    NoteKind.DISTANCE_CAPPED: _plain(
        gettext_noop("Nearness reaches %(number)s words at most, so that was used.")
    ),
    NoteKind.NOT_NEAR: _plain(
        gettext_noop(
            "Only words and phrases can be near one another, so reports that have both were"
            " searched for."
        )
    ),
    NoteKind.TOO_MANY_FORMS: _plain(
        gettext_noop(
            "More words than can be searched for answer to this; the %(number)s that are in the"
            " most reports were used. Type more letters."
        )
    ),
}
