"""Sources that a plain query names: «بحسب سانا», «بي بي سي عفرين», "according to Reuters".

A name of one word is often a word of the language too: «الوقت», «الحياة». With the article, or as
a part of a name, it is one only after words that announce a source.
"""

from collections.abc import Iterator, Sequence

from archive.arabic.letters import fold
from archive.ingest.reporting_verbs import VerbForm, reporting_word

from .lookup import ArchiveNames
from .query.fields import Field
from .query.nodes import Word
from .query.remainder import Piece, Span

_ANNOUNCING = frozenset(
    fold(
        "وكالة لوكالة صحيفة لصحيفة جريدة موقع لموقع قناة لقناة شبكة لشبكة إذاعة مصدر عن"
        " according via agency newspaper channel source"
    ).split()
)
_FORMS = frozenset({VerbForm.ACCORDING, VerbForm.RELAY})
_LONGEST_NAME = 5
# «وفقا لوكالة», "according to the".
_MOST_BEFORE = 3
_ARTICLE = "ال"


def sources_in(pieces: Sequence[Piece]) -> Iterator[tuple[tuple[int, ...], Span]]:
    """Yield the keys of the sources that words may name, and where these words stand.

    What announces the source is of its words.
    """
    names = ArchiveNames()
    first = 0
    while first < len(pieces):
        before = _announced_from(pieces, first)
        end = first + 1
        for last in range(_last_of_run(names, pieces, first), first, -1):
            keys = _named(names, [_word(piece) for piece in pieces[first:last]], before < first)
            if keys:
                yield keys, (pieces[before].start, pieces[last - 1].end)
                end = last
                break
        first = end


def _last_of_run(names: ArchiveNames, pieces: Sequence[Piece], first: int) -> int:
    """The place after the words, from there on, that stand in names of sources."""
    end = first
    while end < min(len(pieces), first + _LONGEST_NAME):
        word = _word(pieces[end])
        if not word or not names.is_of_a_name(Field.SOURCE, word):
            break
        end += 1
    return end


def _named(names: ArchiveNames, words: Sequence[str], is_announced: bool) -> tuple[int, ...]:
    name = " ".join(words)
    is_sure = is_announced or len(words) > 1 or name.isupper()
    if not is_sure and (name.startswith(_ARTICLE) or not names.called(Field.SOURCE, name)):
        return ()
    found = names.find(Field.SOURCE, [name])
    return found[1].keys if found else ()


def _announced_from(pieces: Sequence[Piece], first: int) -> int:
    """The first of the pieces that announce what begins there; itself where none does."""
    begins = first
    for place in range(first - 1, max(-1, first - 1 - _MOST_BEFORE), -1):
        if _announces(pieces[place]):
            begins = place
        elif not pieces[place].is_little:
            break
    return begins


def _announces(piece: Piece) -> bool:
    word = _word(piece)
    if fold(word) in _ANNOUNCING:
        return True
    found = reporting_word(word) if word else None
    return found is not None and found.form in _FORMS


def _word(piece: Piece) -> str:
    """The word as typed; empty for a phrase and for what is left out."""
    return piece.node.text if isinstance(piece.node, Word) and not piece.is_left_out else ""
