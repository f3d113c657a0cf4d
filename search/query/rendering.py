"""A query tree as text, in Arabic or in Latin syntax: what it was read as.

What is rendered is read back as the same tree, whatever its syntax, as long as the archive knows
the names in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.dates import PartialDate, Precision

from .fields import ARABIC_NAMES, Field
from .lexer import OPERATOR_WORDS
from .nodes import (
    Clauses,
    Exact,
    Fuzzy,
    InTitle,
    Near,
    Node,
    Person,
    Phrase,
    Prefix,
    Published,
    Restated,
    Said,
    Tied,
    Word,
)
from .operators import has_operators_only
from .plain import ALL_UP_TO, place_of


class Syntax(StrEnum):
    """The script of operators and fields."""

    ARABIC = "ar"
    LATIN = "en"


@dataclass(frozen=True, slots=True)
class _Signs:
    both: str
    either: str
    without: str
    near: str
    quotes: tuple[str, str]


_SIGNS = {
    Syntax.ARABIC: _Signs("و", "أو", "ليس", "قرب", ("«", "»")),
    Syntax.LATIN: _Signs("AND", "OR", "NOT", "NEAR", ('"', '"')),
}
_QUOTES = str.maketrans(dict.fromkeys('"«»“”„‟＂❝❞〝〞', " "))


def render(node: Node, syntax: Syntax) -> str:
    """The query as text; at the top, without brackets around it."""
    text = _Renderer(syntax).text(node)
    # In a long query, or one like a sentence, «و» and «ليس» are words unless brackets are by them.
    return text if has_operators_only(text) else _Renderer(syntax, is_careful=True).text(node)


def _is_content(node: Node) -> bool:
    return isinstance(node, Word) and not node.is_function_word


def _runs(node: Clauses) -> list[list[Node]]:
    """The parts in runs, for AND to stand between: each demands something.

    Words that are not demanded are in the run of what they stand before; after the last part they
    are put before it, because what follows a field is its value.
    """
    optional = set(map(id, node.should))
    runs: list[list[Node]] = []
    waiting: list[Node] = []
    # Words of the last run, if it has nothing else.
    words = 0
    for part in sorted((*node.must, *node.should), key=place_of):
        if id(part) in optional:
            waiting.append(part)
        elif optional and words in range(1, ALL_UP_TO) and _is_content(part):
            runs[-1] += [*waiting, part]
            waiting, words = [], words + 1
        else:
            runs.append([*waiting, part])
            waiting, words = [], int(_is_content(part))
    if waiting:
        place = len(runs[-1]) if words else -1
        runs[-1][place:place] = waiting
    return runs


class _Renderer:
    def __init__(self, syntax: Syntax, *, is_careful: bool = False) -> None:
        self._syntax = syntax
        self._is_careful = is_careful
        self._signs = _SIGNS[syntax]

    def text(self, node: Node) -> str:
        match node:
            case Clauses():
                return self._clauses(node)
            case Near():
                return self._near(node)
            case Person() | Restated():
                return self.text(node.typed)
            case InTitle():
                return f"{self._field(Field.TITLE)}{self._inner(node.node)}"
            case Tied():
                return self._field(node.field) + self._name(node)
            case Published():
                return self._field(node.relation) + self._days(node)
            case Said():
                said = self._field(Field.SAID) + self._name(node)
                return said if node.node is None else f"{said} {self._said(node.node)}"
            case _:
                return self._leaf(node)

    def _leaf(self, node: Word | Phrase | Exact | Prefix | Fuzzy) -> str:
        match node:
            case Phrase():
                return self._quoted(" ".join(node.words))
            case Exact():
                return f"={node.text}"
            case Prefix():
                return f"{node.text}*"
            case Fuzzy():
                return f"{node.text}~{node.distance}"
            case _:
                # In quotation marks, an operator is a word.
                return self._quoted(node.text) if node.text in OPERATOR_WORDS else node.text

    def _inner(self, node: Node) -> str:
        """The node as one part of something larger."""
        text = self.text(node)
        return f"({text})" if isinstance(node, Clauses | Near | Said) else text

    def _said(self, node: Node) -> str:
        """What must be in what someone said: after a field, only words are read as that."""
        text = self.text(node)
        return text if isinstance(node, Word | Phrase | Exact | Prefix | Fuzzy) else f"({text})"

    def _clauses(self, node: Clauses) -> str:
        if node.should and not node.must:
            if node.least_share:
                return self._with_exclusions(" ".join(map(self.text, node.should)), node)
            text = self._joined([self._inner(part) for part in node.should], self._signs.either)
            return self._with_exclusions(f"({text})" if node.must_not else text, node)
        return self._with_exclusions(self._all(node), node)

    def _all(self, node: Clauses) -> str:
        """The parts with AND between them, words that are not demanded beside others."""
        optional = set(map(id, node.should))
        texts = [
            " ".join(
                self._item(part, is_alone=len(run) == 1, is_optional=id(part) in optional)
                for part in run
            )
            for run in _runs(node)
        ]
        return self._joined(texts, self._signs.both)

    def _item(self, part: Node, *, is_alone: bool, is_optional: bool) -> str:
        """A part of a run, with a plus where it would not be demanded beside others."""
        text = self._inner(part) if isinstance(part, Clauses) else self.text(part)
        is_little = isinstance(part, Word) and part.is_function_word
        is_long = isinstance(part, Clauses) and part.least_share
        return text if is_alone or is_optional or not (is_little or is_long) else f"+{text}"

    def _joined(self, texts: Sequence[str], operator: str) -> str:
        if self._is_careful and len(texts) > 1 and not texts[0].startswith("("):
            texts = [f"({texts[0]})", *texts[1:]]
        return f" {operator} ".join(texts)

    def _with_exclusions(self, text: str, node: Clauses) -> str:
        without = [f"{self._signs.without} {self._left_out(part)}" for part in node.must_not]
        # After what someone said, a word left out would be left out all the same.
        return " ".join(filter(None, [text, *without]))

    def _left_out(self, part: Node) -> str:
        text = self._inner(part)
        return f"({text})" if self._is_careful and not text.startswith("(") else text

    def _near(self, node: Near) -> str:
        text = self._near_part(node.parts[0])
        for part, distance in zip(node.parts[1:], node.distances, strict=True):
            text += f" {self._signs.near}/{distance} {self._near_part(part)}"
        return text

    def _near_part(self, part: Iterable[Word | Phrase | Exact | Prefix | Fuzzy]) -> str:
        texts = [self._leaf(leaf) for leaf in part]
        if len(texts) == 1:
            return texts[0]
        return f"({f' {self._signs.either} '.join(texts)})"

    def _field(self, field: Field) -> str:
        name = ARABIC_NAMES[field] if self._syntax is Syntax.ARABIC else field.value
        return f"{name}:"

    def _name(self, node: Tied | Said) -> str:
        label = node.label_ar if self._syntax is Syntax.ARABIC else node.label_en
        return self._quoted(label or node.typed)

    def _days(self, node: Published) -> str:
        days = node.days
        if days.precision is not Precision.RANGE:
            return days.isoformat()
        months = [PartialDate(day.year, day.month) for day in (days.first, days.last)]
        if (months[0].first, months[1].last) == (days.first, days.last):
            return f"{months[0]}..{months[1]}"
        return f"{days.first}..{days.last}"

    def _quoted(self, text: str) -> str:
        opening, closing = self._signs.quotes
        return f"{opening}{' '.join(text.translate(_QUOTES).split())}{closing}"
