"""A text with its words, sentences, paragraphs and quotations marked out, for look-ups by place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.arabic.letters import LETTERS, MARKS
from archive.arabic.tokens import Token

_WORD = re.compile(f"[{LETTERS}][{LETTERS}{MARKS}]*|[A-Za-z]+")
_LINE_END = re.compile("\n")


class MarkedText:
    """One text; ``sentences`` are where they end, ``quoted`` where quotations begin and end."""

    def __init__(
        self, text: str, sentences: Sequence[int], quoted: Sequence[tuple[int, int]]
    ) -> None:
        self.text = text
        self.words = list(_WORD.finditer(text))
        self._sentences = sentences
        self._quoted_starts = [start for start, _ in quoted]
        self._quoted_ends = [end for _, end in quoted]
        self._line_ends = [match.start() for match in _LINE_END.finditer(text)]

    def tokens(self, first: int, last: int) -> list[Token]:
        """The words from the first to before the last, of those that there are."""
        return [Token(word[0], *word.span()) for word in self.words[max(0, first) : last]]

    def paragraph(self, position: int) -> int:
        """The number of the paragraph that holds the place."""
        return bisect_right(self._line_ends, position)

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds the place."""
        return bisect_right(self._sentences, position)

    def sentence_end(self, sentence: int) -> int:
        """Where the sentence of that number ends."""
        return self._sentences[sentence] if sentence < len(self._sentences) else len(self.text)

    def first_word(self, sentence: int) -> int:
        """The index of the first word of the sentence of that number."""
        start = self._sentences[sentence - 1] if sentence else 0
        return bisect_left(self.words, start, key=lambda word: word.start())

    def is_quoted(self, position: int) -> bool:
        """Whether the place lies in a quotation."""
        at = bisect_right(self._quoted_starts, position) - 1
        return at >= 0 and position < self._quoted_ends[at]

    def quotation_after(self, position: int) -> int | None:
        """Where the next quotation begins, from the place on."""
        at = bisect_left(self._quoted_starts, position)
        return self._quoted_starts[at] if at < len(self._quoted_starts) else None

    def quotation_before(self, position: int) -> int | None:
        """Where the last quotation that began before the place ends."""
        at = bisect_left(self._quoted_starts, position)
        return self._quoted_ends[at - 1] if at else None
