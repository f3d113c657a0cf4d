"""Where the labelled lines of a saved report stand in the text that cleaning made of it.

Lines are matched whole and in order, letters within them by number, so that neither a cut line nor
a space less moves what stands after it.
"""

from bisect import bisect_right
from collections.abc import Collection
from difflib import SequenceMatcher
from itertools import accumulate

from archive.arabic.letters import clean_unicode
from archive.ingest.passages import Span


class Alignment:
    """Maps places of a saved text to a draft's text; ``noise`` are lines (from 1) left out."""

    def __init__(self, saved: str, draft: str, noise: Collection[int] = ()) -> None:
        self._saved = saved.split("\n")
        self._draft = draft.split("\n")
        self._saved_starts = _starts(self._saved)
        self._draft_starts = _starts(self._draft)
        kept = [
            at
            for at, line in enumerate(self._saved)
            if at + 1 not in noise and _letters(line)  # blank lines are cut without being noise
        ]
        lines = [at for at, line in enumerate(self._draft) if _letters(line)]
        matcher = SequenceMatcher(
            None,
            [_letters(self._saved[at]) for at in kept],
            [_letters(self._draft[at]) for at in lines],
            autojunk=False,
        )
        self._line_of = {
            kept[block.a + step]: lines[block.b + step]
            for block in matcher.get_matching_blocks()
            for step in range(block.size)
        }
        self._labelled = frozenset(self._line_of.values())

    def span(self, start: int, end: int) -> Span | None:
        """The span in the draft; None where its line is not there."""
        first, last = self._place(start, opens=True), self._place(end, opens=False)
        return None if first is None or last is None else Span(first, last)

    def is_labelled(self, position: int) -> bool:
        """Whether the draft's line at that position is one that was labelled."""
        return bisect_right(self._draft_starts, position) - 1 in self._labelled

    def _place(self, position: int, *, opens: bool) -> int | None:
        # The end of a span at a line's end belongs to that line, not to the next.
        at = bisect_right(self._saved_starts, position if opens else position - 1) - 1
        line = self._line_of.get(at)
        if line is None:
            return None
        before = len(_letters(self._saved[at][: position - self._saved_starts[at]]))
        places = [at for at, letter in enumerate(self._draft[line]) if not letter.isspace()]
        column = places[before] if opens else places[before - 1] + 1
        return self._draft_starts[line] + column


def _letters(line: str) -> str:
    """What of a line no cleaning changes: its characters without the spaces."""
    return "".join(clean_unicode(line).split())


def _starts(lines: list[str]) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in lines)][:-1]
