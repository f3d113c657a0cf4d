"""Words that say that someone said something, beside a name: «ماذا قال فلان», «تصريحات فلان».

The verbs are those by which statements are found in reports; nouns are added that reports seldom
have, and readers often.
"""

from collections.abc import Iterator, Sequence

from archive.arabic.letters import fold
from archive.ingest.person_titles import HEADS
from archive.ingest.person_words import HONORIFICS
from archive.ingest.reporting_verbs import VerbForm, reporting_word

from .nodes import Word
from .remainder import Piece, Span

_SAYING = frozenset(
    {VerbForm.FINITE, VerbForm.PARTICIPLE, VerbForm.WITH_OBJECT, VerbForm.ACCORDING}
)
_OTHER_VERBS = frozenset(fold("حكى يحكي حكت say speak spoke tell tells declared according").split())
_NOUNS = frozenset(
    fold(
        "تصريح تصريحات موقف مواقف كلام كلمة خطاب رأي حديث أقوال قول تعليق تعليقات رد ردود بيان"
        " تصريحا لسان خطابات حوار مقابلة"
        " statement statements remark remarks speech speeches position comment comments"
        " quote quotes reaction view views interview"
    ).split()
)
# «قال وزير الخارجية الروسي لافروف».
_LONGEST_TITLE = 6
_TITLES = HEADS | HONORIFICS
# "statements by Lavrov", "according to Lavrov", "Lavrov's statements".
_JOINING = frozenset({"by", "of", "from", "to", "s"})


def may_say(pieces: Sequence[Piece]) -> bool:
    """Whether any of the pieces may say that someone said something."""
    return any(_is_verb(piece, is_before=True) or _text(piece) in _NOUNS for piece in pieces)


def saying_beside(pieces: Sequence[Piece], person: Span) -> Span | None:
    """Where the words stand that say the person said something, the person's name included.

    None where there are none.
    """
    before = [piece for piece in pieces if piece.end <= person[0]]
    after = [piece for piece in pieces if piece.start >= person[1]]
    for piece in _next(after):
        if _is_verb(piece, is_before=False) or _is_noun(piece, is_before=False):
            return person[0], piece.end
    for piece in _before_the_title(before):
        if _is_verb(piece, is_before=True) or _is_noun(piece, is_before=True):
            return piece.start, person[1]
    return None


def _next(after: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the piece after the name, beyond the s of a genitive."""
    for piece in after[:2]:
        yield piece
        if _text(piece) != "s":
            return


def _before_the_title(before: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the piece before the name, and the one before the title if the name has one."""
    if not before:
        return
    last = len(before) - 1
    yield before[last]
    if before[last].is_little and _text(before[last]) not in _JOINING:
        # «قال وزير الخارجية عن لافروف».
        return
    for place in range(last - 1, max(-1, last - 1 - _LONGEST_TITLE), -1):
        if _text(before[place + 1]) in _TITLES | _JOINING:
            yield before[place]


def _is_verb(piece: Piece, *, is_before: bool) -> bool:
    """Whether it is a verb of saying; «بحسب» is one before the name alone."""
    text = _text(piece)
    if text in _OTHER_VERBS:
        return True
    found = reporting_word(_word(piece)) if text else None
    return (
        found is not None
        and found.form in _SAYING
        and (is_before or found.form is not VerbForm.ACCORDING)
    )


def _is_noun(piece: Piece, *, is_before: bool) -> bool:
    """Whether it is a noun of saying; in Arabic it stands before the name."""
    text = _text(piece)
    return text in _NOUNS and (is_before or text.isascii())


def _text(piece: Piece) -> str:
    return fold(_word(piece))


def _word(piece: Piece) -> str:
    """The word as typed; empty for a phrase and for what is left out."""
    return piece.node.text if isinstance(piece.node, Word) and not piece.is_left_out else ""
