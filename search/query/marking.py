"""Which words of a text are what a part of a query stands for.

For whoever marks words in a report: the index finds words by terms, a text shows them as they are
spelled, and this tells of a spelling's forms whether it is one of those that were sought.
"""

from collections.abc import Callable
from functools import cache

from search.analyzers import FormTable, Rung, WordForms

from .expansion import beginnings, is_about
from .nodes import Exact, Fuzzy, Phrase, Prefix, Word

Marker = Callable[[WordForms], Rung | None]
"""Gives the strictest rung on which a word is what is sought, or None where it is not."""


def marker(leaf: Word | Exact | Prefix | Fuzzy, table: FormTable) -> Marker:
    """What tells of any word whether the leaf stands for it; phrases are told by their places."""
    sought = table[leaf.text]
    match leaf:
        case Exact():
            return lambda forms: Rung.EXACT if forms.exact == sought.exact else None
        case Prefix():
            starts = beginnings(sought.folded)
            return lambda forms: Rung.FOLDED if forms.folded.startswith(starts) else None
        case Fuzzy():
            near = cache(lambda stem: is_about(stem, sought.stem, leaf.distance))
            return lambda forms: Rung.STEM if near(forms.stem) else None
        case _:
            return lambda forms: _strictest(sought, forms)


def _strictest(sought: WordForms, forms: WordForms) -> Rung | None:
    return next((rung for rung in Rung if sought.on(rung) == forms.on(rung)), None)


def shown(leaf: Word | Exact | Prefix | Fuzzy | Phrase) -> str:
    """The leaf as it is named where a report tells what matched."""
    match leaf:
        case Phrase():
            return " ".join(leaf.words)
        case Exact():
            return f"={leaf.text}"
        case Prefix():
            return f"{leaf.text}*"
        case Fuzzy():
            return f"{leaf.text}~{leaf.distance}"
        case _:
            return leaf.text
