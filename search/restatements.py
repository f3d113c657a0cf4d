"""What a plain query says that reports say in other words, or are known to be without any.

Months have names in several systems, towns others in Latin letters, rounds are counted in digits
and in words, and a report of some days need not name them. «أستانا 7» finds reports of the seventh
round however they call it, «مفاوضات شباط 2017» reports of those days and those that speak of فبراير
2017, "Aleppo" those that speak of حلب.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.arabic.letters import fold
from archive.arabic.months import MONTHS
from archive.arabic.numerals import ORDINALS, YEARS_IN_WORDS
from archive.arabic.transliteration import is_in_arabic
from archive.ingest.name_forms import comparable

from .day_reading import days_in
from .directory import Directory
from .meeting_numbers import WORD, counted_meetings, numerals, with_number
from .query.fields import Field
from .query.months import PARTICLES, month_restatements
from .query.nodes import Leaf, Node, ParsedQuery, Phrase, Published, Tied, Word
from .query.remainder import Piece, pieces_of
from .query.restating import Restatement, Span, with_restatements
from .query.towns import town_restatements
from .round_reading import NamedRounds, rounds_in

# With more, a query is a pasted headline, whose words are what it looks for.
_MOST_WORDS = 12
# What no word of a text says, a single word of a query seldom says either.
_FEWEST_WORDS = 2
# «السابعة من محادثات السلام السورية في أستانا».
_FARTHEST_ORDINAL = 5
_OTHER_THAN_THEN = frozenset(
    fold("قبل بعد منذ حتى لغاية مطلع نهاية before after since until till").split()
)


def restated(parsed: ParsedQuery, typed: ParsedQuery, known: Directory) -> ParsedQuery:
    """The query with what it says of months, days and rounds sought in other ways as well.

    ``typed`` is the same query, without names understood. What is said in the query language
    stays as it is, and so does a pasted headline.
    """
    if not _may_say_more(typed):
        return parsed
    pieces = pieces_of(typed)
    if not pieces or len(pieces) > _MOST_WORDS:
        return parsed
    return with_restatements(parsed, _restatements(typed.text, pieces, known))


def _may_say_more(typed: ParsedQuery) -> bool:
    """Whether to look at all: most queries have neither numbers nor months."""
    root = typed.root
    return root is not None and any(
        isinstance(node, Word) and _is_telling(node.text) for node in (*root.must, *root.should)
    )


@lru_cache(maxsize=4_096)
def _is_telling(word: str) -> bool:
    """Whether a word may be of a number, a month or a name in Latin letters."""
    folded = fold(word)
    return (
        word.isdecimal()
        or not is_in_arabic(word)
        or folded in _TELLING
        or (folded.startswith(PARTICLES) and folded[1:] in _TELLING)
    )


_TELLING = frozenset(
    [word for name in (*MONTHS, *ORDINALS) for word in name.split()]
    + [year.split()[0] for year in YEARS_IN_WORDS]
)


def _restatements(text: str, pieces: Sequence[Piece], known: Directory) -> Iterator[Restatement]:
    """Yield what is in words of others first: the month of a date, the number of a round."""
    yield from town_restatements(text)
    yield from month_restatements(text)
    if len(pieces) < _FEWEST_WORDS:
        return
    rounds = [named for named in rounds_in(text) if named.is_sure]
    if not any(named.talks for named in rounds):
        yield from counted_meetings(text)
    for days, span in days_in(text):
        if not _is_after_one_of(_OTHER_THAN_THEN, pieces, span):
            yield Restatement((span,), (Published(Field.ON, days, *span),))
    for named in rounds:
        yield from _of_round(named, text, known)


def _is_after_one_of(words: frozenset[str], pieces: Sequence[Piece], span: Span) -> bool:
    before = [piece for piece in pieces if piece.end <= span[0]]
    return bool(before) and (
        isinstance(before[-1].node, Word) and fold(before[-1].node.text) in words
    )


def _of_round(named: NamedRounds, text: str, known: Directory) -> Iterator[Restatement]:
    """Yield the rounds as what reports are tied to, and as what they may be called.

    In Arabic, the words of a name that has no number, «مؤتمر سوتشي», find what they say.
    """
    entries = [entry for slug in named.slugs if (entry := known.rounds.by_slug.get(slug))]
    if not entries:
        return
    start, end = min(named.spans)[0], max(end for _, end in named.spans)
    tied = Tied(Field.ROUND, tuple(entry.key for entry in entries), text[start:end], start, end)
    if is_in_arabic(text[start:end]) and not _has_number(text[start:end], named.number):
        return
    span = min(named.spans)
    talks: tuple[Leaf, ...] = tuple(
        Word(name[0], *span) if len(name) == 1 else Phrase(name, *span) for name in named.talks
    )
    numbered: tuple[Node, ...] = ()
    if talks and named.number is not None:
        numbered = with_number(talks, named.number, _FARTHEST_ORDINAL, span)
    yield Restatement(named.spans, (tied, *numbered))


def _has_number(text: str, number: int | None) -> bool:
    words = WORD.findall(comparable(fold(text)))
    return any(numeral.number == number for numeral in numerals(words))
