"""Whether the parts that the site stands on work.

Each part registers a check of its own, so that nobody here need know what the parts are: the index
is checked by the app that keeps it.
"""

import logging
from collections.abc import Callable

from django.db import connection

logger = logging.getLogger(__name__)

Check = Callable[[], None]
"""Returns if all is well, and raises anything if not; takes milliseconds, since it runs often."""

_checks: dict[str, Check] = {}


def register_check(name: str, check: Check) -> None:
    """Add a check under a name that ``/healthz`` reports; the same name replaces it."""
    _checks[name] = check


def run_checks() -> dict[str, bool]:
    """Return, by name, whether each part works; what is wrong goes to the log, not to readers."""
    return {name: _passes(name, check) for name, check in _checks.items()}


def _passes(name: str, check: Check) -> bool:
    try:
        check()
    except Exception:
        logger.exception("Health check %s failed", name)
        return False
    return True


def check_database() -> None:
    """Ask the database for an article, which needs its tables too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM archive_article LIMIT 1")


register_check("database", check_database)
