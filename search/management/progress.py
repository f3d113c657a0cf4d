"""Progress of a long command, on standard error and only where someone watches."""

import sys
from types import TracebackType

from tqdm import tqdm


class ProgressLine:
    """A line that fills up; call it with (done, total)."""

    def __init__(self, label: str) -> None:
        self._bar = tqdm(desc=label, unit="report", disable=not sys.stderr.isatty(), leave=False)

    def __call__(self, done: int, total: int) -> None:
        """Show how far the work has come."""
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.close()
