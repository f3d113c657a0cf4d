"""How a process that answers queries keeps its memory.

A query makes dozens of arrays as long as the archive, and lets them go. The C library gives such
memory back to the system, which hands it out again page by page, emptied: of 30,000 reports, some
hundreds of pages in the slowest queries, which took a third of their time.
"""

import ctypes
from functools import cache

# mallopt(3), of glibc.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_KEPT_BYTES = 64 << 20
_LARGEST_KEPT = 32 << 20


@cache
def keep_freed_memory() -> bool:
    """Have some 64 MB of what is freed kept; False where that cannot be asked for."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        # Another C library than glibc, or none that is found so: it keeps its own ways.
        return False
    settings = {_TRIM_THRESHOLD: _KEPT_BYTES, _MMAP_THRESHOLD: _LARGEST_KEPT}
    return all(mallopt(name, value) == 1 for name, value in settings.items())
