"""What a query lets go of is there for the next one."""

import resource

import numpy as np
import pytest

from search.backends.allocation import keep_freed_memory


def test_arrays_as_long_as_an_archive_are_made_of_memory_that_was_kept():
    if not keep_freed_memory():
        pytest.skip("this C library cannot be asked to keep memory")

    def make() -> None:
        # A megabyte, which is 256 pages.
        np.ones(130_000)

    make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(50):
        make()
    # Given back to the system each time, it would be 256 faults for each.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before < 50 * 25
