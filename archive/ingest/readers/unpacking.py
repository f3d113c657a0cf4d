"""How much may be unpacked, and the one file that it is unpacked into."""

from dataclasses import dataclass
from pathlib import Path
from typing import IO

from archive.ingest.readers.opening import MAX_RATIO, RATIO_COUNTS_FROM, UnpacksTooLargeError
from archive.ingest.values import Refusal, RefusalReason

MAX_MEMBERS = 200_000
MAX_UNPACKED = 50_000_000_000
"""How many bytes an archive, with all the archives in it, may unpack to."""

_PIECE = 1_048_576


class UnpackingStoppedError(Exception):
    """An archive that must not be unpacked any further, and the refusal that says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason.value)
        self.refusal = refusal


@dataclass(slots=True)
class Budget:
    """What may be unpacked of an archive, and of the archives in it together, and what has been."""

    most_bytes: int
    most_members: int
    unpacked: int = 0
    members: int = 0

    def take(self, size: int) -> None:
        """Count bytes that were unpacked; raises UnpacksTooLargeError where they are too many."""
        self.unpacked += size
        if self.unpacked > self.most_bytes:
            raise UnpacksTooLargeError(self.unpacked)

    def check_members(self, count: int, name: str) -> None:
        """Raise UnpackingStoppedError where so many more, in the archive named, are too many."""
        if self.members + count > self.most_members:
            reason = RefusalReason.TOO_MANY_MEMBERS
            raise UnpackingStoppedError(Refusal(name, reason, str(self.most_members)))


@dataclass(frozen=True, slots=True)
class Unpacking:
    """How deep in archives a file lies, and what may still be unpacked there."""

    budget: Budget
    depth: int = 0

    @classmethod
    def of(cls, path: Path) -> "Unpacking":
        """The beginning: a file that lies in no archive."""
        most = max(RATIO_COUNTS_FROM, MAX_RATIO * path.stat().st_size)
        return cls(Budget(min(most, MAX_UNPACKED), MAX_MEMBERS))

    def deeper(self) -> "Unpacking":
        """The same, for a member of the archive."""
        return Unpacking(self.budget, self.depth + 1)


def spool(content: IO[bytes], path: Path, budget: Budget) -> None:
    """Write the content to the path, in place of what was there, as far as the budget goes.

    Raises UnpacksTooLargeError.
    """
    # A new file each time: some systems bring a file that is written over to the disk at once.
    path.unlink(missing_ok=True)
    with path.open("xb") as stream:
        while piece := content.read(_PIECE):
            budget.take(len(piece))
            stream.write(piece)
