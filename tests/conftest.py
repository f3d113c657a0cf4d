"""Fixtures that every test may ask for."""

import threading
from pathlib import Path

import hypothesis
import pytest
from django.utils import translation

# One browser for all the tests that want one, wherever they lie.
pytest_plugins = ["tests.chromium"]

# On a busy machine a slow example is no fault of the code.
hypothesis.settings.register_profile(
    "masar", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("masar")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def shared_path(name: str) -> Path:
    """Return a path in the data kept beside the checkout, or skip the test, saying so."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"real reports are not beside this checkout: ../shared/{name} is absent")
    return path


@pytest.fixture
def seeds() -> Path:
    """Return the folder of the five real reports."""
    return shared_path("seeds")


@pytest.fixture
def corpus() -> Path:
    """Return the file of 7,791 real reports."""
    return shared_path("corpus/reporting.jsonl.gz")


@pytest.fixture(autouse=True)
def _data_dir_of_its_own(settings, tmp_path):
    """Give each test its own place for originals and index."""
    settings.DATA_DIR = tmp_path
    settings.ORIGINALS_DIR = tmp_path / "originals"
    index = settings.HAYSTACK_CONNECTIONS["default"] | {"PATH": str(tmp_path / "index")}
    settings.HAYSTACK_CONNECTIONS = {"default": index}


@pytest.fixture
def live_server(live_server):
    """Serve the test, and wait at its end until all that was asked is answered.

    A request that outlives its test would find the database flushed, or, at the end of the run,
    no longer shared with its thread.
    """
    yield live_server
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=30)


@pytest.fixture(autouse=True)
def _in_arabic():
    """Begin each test in the site's own language, whatever the last request left active."""
    with translation.override("ar"):
        yield
