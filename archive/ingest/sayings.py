"""What a saying is: a reporting word with its subject and the place of what was said."""

from dataclasses import dataclass

from archive.ingest.reporting_verbs import ReportingWord
from archive.ingest.speakers import Speaker


@dataclass(frozen=True, slots=True)
class Saying:
    """A reporting word with its subject, and where what was said begins, if after أن or إن."""

    word: ReportingWord
    verb: str
    start: int
    end: int
    paragraph: int
    sentence: int
    speaker: Speaker | None = None
    complement: int | None = None
    is_after: bool = False
    """Whether what was said went before: «حسبما قال لافروف»."""
    clause: int = 0
    """Where the words begin that make what was said follow or go before: «حسبما», «وفق»."""
