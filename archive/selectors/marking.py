"""Cuts a report's text into paragraphs, statements and marks; knows no database.

Offsets count in ``headline + "\\n" + body``. Findings may overlap, since several rules and editors
made them; what is shown nests: a paragraph holds blocks, a block is a statement or is none, and
marks lie within blocks side by side. No character is lost or shown twice.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .values import Block, Paragraph, Segment, SoughtWord, StatementView


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text that names a participant or a date."""

    start: int
    end: int
    kind: str
    url: str
    label: str
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class Said:
    """The place of a statement in the text."""

    start: int
    end: int
    is_suggested: bool
    statement: StatementView


@dataclass(frozen=True, slots=True)
class Sought:
    """A place of what a reader searched for: ``number`` of ``total`` in the text."""

    start: int
    end: int
    number: int
    total: int


SpanT = TypeVar("SpanT", Mark, Said, Sought)


@dataclass(frozen=True, slots=True)
class _Piece(Generic[SpanT]):
    """A stretch of text with the span that covers it, or with none."""

    start: int
    end: int
    span: SpanT | None


FindingSpanT = TypeVar("FindingSpanT", Mark, Said)


def apart(spans: Iterable[FindingSpanT]) -> list[FindingSpanT]:
    """Return spans that do not overlap, in order: confirmed ones first, then the longest."""
    kept: list[FindingSpanT] = []
    taken: list[tuple[int, int]] = []
    by_worth = sorted(
        spans, key=lambda span: (span.is_suggested, span.start - span.end, span.start)
    )
    for span in by_worth:
        place = bisect_right(taken, (span.start, span.end))
        is_free = (place == 0 or taken[place - 1][1] <= span.start) and (
            place == len(taken) or span.end <= taken[place][0]
        )
        if is_free and span.start < span.end:
            insort(taken, (span.start, span.end))
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def marked_headline(
    headline: str, marks: Sequence[Mark], sought: Sequence[Sought] = ()
) -> tuple[Segment, ...]:
    """Return the headline with its marks; ``marks`` are from ``apart``."""
    return _segments(headline, 0, len(headline), marks, sought)


def marked_paragraphs(
    headline: str,
    body: str,
    marks: Sequence[Mark],
    statements: Sequence[Said],
    sought: Sequence[Sought] = (),
) -> tuple[Paragraph, ...]:
    """Return the body's paragraphs, empty lines left out; marks and statements from ``apart``.

    A statement that runs over several paragraphs is a block in each of them, and a mark that
    crosses the end of a statement is one on either side.
    """
    text = f"{headline}\n{body}"
    paragraphs = []
    start = len(headline) + 1
    for line in body.split("\n"):
        end = start + len(line)
        if line.strip():
            blocks = tuple(
                Block(
                    segments=_segments(text, piece.start, piece.end, marks, sought),
                    statement=piece.span.statement if piece.span else None,
                )
                for piece in _pieces(start, end, statements)
            )
            paragraphs.append(Paragraph(blocks))
        start = end + 1
    return tuple(paragraphs)


def _segments(
    text: str, start: int, end: int, marks: Sequence[Mark], sought: Sequence[Sought]
) -> tuple[Segment, ...]:
    return tuple(
        Segment(
            text=text[part.start : part.end],
            kind=piece.span.kind if piece.span else "text",
            url=piece.span.url if piece.span else "",
            label=piece.span.label if piece.span else "",
            is_suggested=piece.span.is_suggested if piece.span else False,
            sought=_sought_word(part),
        )
        for piece in _pieces(start, end, marks)
        for part in _pieces(piece.start, piece.end, sought)
    )


def _sought_word(part: _Piece[Sought]) -> SoughtWord | None:
    if part.span is None:
        return None
    return SoughtWord(part.span.number, part.span.total, is_start=part.start == part.span.start)


def _pieces(start: int, end: int, spans: Sequence[SpanT]) -> Iterator[_Piece[SpanT]]:
    """Yield the whole stretch in pieces that each lie in one span or in none."""
    here = start
    first = bisect_right(spans, start, key=lambda span: span.end)
    for span in spans[first:]:
        if span.start >= end:
            break
        opens, closes = max(span.start, start), min(span.end, end)
        if here < opens:
            yield _Piece(here, opens, None)
        yield _Piece(opens, closes, span)
        here = closes
    if here < end:
        yield _Piece(here, end, None)
