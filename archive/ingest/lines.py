"""The lines of a text as it was read, each with the form in which lines are compared."""

import re
from dataclasses import dataclass

from archive.arabic.letters import fold

_NO_WORD = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"""[.!؟?…][\s"'«»“”’)\]]*$""")
_STOP = re.compile(r"""(?<!\.)\.[\s"'«»“”’)\]]*$""")
_ENDING = 20  # where a full stop stands, with the quotation marks that close after it
_LONGEST_TITLE = 150


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the space around it."""

    number: int
    """Counted from 1 in the text as read."""
    text: str
    key: str
    """Its words alone, folded, with one space between them; empty where it has none."""

    @property
    def ends_with_full_stop(self) -> bool:
        """Whether a single full stop ends it, inside or outside closing quotation marks."""
        return _STOP.search(self.text[-_ENDING:]) is not None

    @property
    def ends_a_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.text[-_ENDING:]) is not None

    @property
    def may_be_a_title(self) -> bool:
        """Whether it is as short as a title and does not end in a full stop."""
        return len(self.text) <= _LONGEST_TITLE and not self.ends_with_full_stop


def line_of(number: int, text: str) -> Line:
    """The line of that number."""
    return Line(number, text, words_of(text))


def lines_of(text: str) -> list[Line]:
    """The lines of a clean text that are not blank."""
    stripped = ((number, line.strip()) for number, line in enumerate(text.split("\n"), start=1))
    return [line_of(number, line) for number, line in stripped if line]


def words_of(text: str) -> str:
    """The words of a text, folded, with one space between them."""
    return _NO_WORD.sub(" ", fold(text)).strip()
