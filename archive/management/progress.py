"""Progress of long work: a bar on a terminal, now and then a line elsewhere."""

import time
from types import TracebackType
from typing import Self, TextIO

from tqdm import tqdm

_SECONDS_BETWEEN_LINES = 10.0


class Progress:
    """Shows how many things of a kind are done; for use in a ``with`` statement."""

    def __init__(self, label: str, stream: TextIO) -> None:
        self._label = label
        self._stream = stream
        self._bar: tqdm | None = None
        self._told = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def show(self, done: int, total: int | None = None) -> None:
        """Show that so many are done, of so many if that is known."""
        if self._stream.isatty():
            if self._bar is None:
                self._bar = tqdm(desc=self._label, file=self._stream, unit="", dynamic_ncols=True)
            self._bar.total = total
            self._bar.update(done - self._bar.n)
        elif time.monotonic() - self._told >= _SECONDS_BETWEEN_LINES:
            self._told = time.monotonic()
            of = f"{done}/{total}" if total else str(done)
            self._stream.write(f"{self._label}: {of}\n")
            self._stream.flush()
