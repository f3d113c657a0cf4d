"""Rows of a table with separators, one at a time, each with the text that it was read from."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

MOST_CHARS = 10_000_000
"""The longest row that is read; a quotation mark that is never closed ends there at the latest."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, its text as it stands in the file, and the number of its first line."""

    cells: tuple[str, ...]
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A line that begins no row; the next row is looked for on the line after it."""

    line: int
    is_too_long: bool = False


class _TooLongError(Exception):
    """A row that does not end where the longest would."""


def read_rows(stream: TextIO, delimiter: str, first_line: int = 1) -> Iterator[Row | BrokenRow]:
    """Yield the rows of a stream opened with ``newline=""``; blank lines are passed over.

    A cell may hold line ends if it is in quotation marks. Where these do not match, the first line
    of the row is given up and the following ones are read anew.
    """
    csv.field_size_limit(MOST_CHARS)
    lines = _Lines(stream, first_line)
    while (line := lines.next()) is not None:
        number = lines.number
        if not line.strip():
            continue
        if len(line) > MOST_CHARS:
            lines.skip_to_end_of_line(line)
            yield BrokenRow(number, is_too_long=True)
            continue
        taken = [line]
        try:
            cells = next(csv.reader(_taking(lines, taken), delimiter=delimiter, strict=True))
        except (csv.Error, _TooLongError):
            lines.put_back(taken[1:])
            yield BrokenRow(number)
        else:
            yield Row(tuple(cells), "".join(taken), number)


class _Lines:
    """Lines of a stream, which can be put back."""

    def __init__(self, stream: TextIO, first_line: int) -> None:
        self._stream = stream
        self._waiting: deque[str] = deque()
        self.number = first_line - 1
        """The number of the line that was given last."""

    def next(self) -> str | None:
        """The next line, or as much of it as a row may have; None at the end."""
        line = self._waiting.popleft() if self._waiting else self._stream.readline(MOST_CHARS + 1)
        self.number += bool(line)
        return line or None

    def put_back(self, lines: list[str]) -> None:
        """Give these lines, the last that were given, once more."""
        self._waiting.extendleft(reversed(lines))
        self.number -= len(lines)

    def skip_to_end_of_line(self, line: str) -> None:
        """Pass over the rest of a line of which only the beginning was given."""
        while line and not line.endswith(("\n", "\r")):
            line = self._stream.readline(MOST_CHARS)


def _taking(lines: _Lines, taken: list[str]) -> Iterator[str]:
    """The lines of one row, as many as are asked for, each added to ``taken``."""
    yield taken[0]
    size = len(taken[0])
    while (line := lines.next()) is not None:
        taken.append(line)
        size += len(line)
        if size > MOST_CHARS:
            raise _TooLongError
        yield line
