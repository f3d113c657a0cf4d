"""A query tree as text, in Arabic or in Latin syntax: what it was read as.

What is rendered is read back as the same tree, whatever its syntax, as long as the archive knows
the names in it.
"""

from collections.abc import Iterable
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
    Said,
    Tied,
    Word,
)
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
    return _Renderer(syntax).text(node)


def _is_content(node: Node) -> bool:
    return isinstance(node, Word) and not node.is_function_word


class _Renderer:
    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._signs = _SIGNS[syntax]

    def text(self, node: Node) -> str:
        match node:
            case Clauses():
                return self._clauses(node)
            case Near():
                return self._near(node)
            case Person():
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
            either = f" {self._signs.either} "
            text = either.join(self._inner(part) for part in node.should)
            return self._with_exclusions(f"({text})" if node.must_not else text, node)
        return self._with_exclusions(self._all(node), node)

    def _all(self, node: Clauses) -> str:
        """The parts with AND between them; little words that are not demanded beside others."""
        optional = set(map(id, node.should))
        parts = sorted((*node.must, *node.should), key=place_of)
        # Words that are all demanded are parted by AND; where some are not, a space says so.
        spaced = bool(optional) and sum(map(_is_content, node.must)) <= ALL_UP_TO
        texts: list[str] = []
        run: list[str] = []
        has_content = False
        for part in (*parts, None):
            if part is not None and spaced and (id(part) in optional or _is_content(part)):
                run.append(self.text(part))
                has_content |= id(part) not in optional
                continue
            texts += [" ".join(run)] if has_content else []
            run, has_content = [], False
            if part is not None and id(part) not in optional:
                texts.append(self._inner(part) if isinstance(part, Clauses) else self.text(part))
        return f" {self._signs.both} ".join(texts)

    def _with_exclusions(self, text: str, node: Clauses) -> str:
        without = [f"{self._signs.without} {self._inner(part)}" for part in node.must_not]
        if not text:
            return " ".join(without)
        # After what someone said, a word left out would be left out all the same.
        return " ".join([text, *without])

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
