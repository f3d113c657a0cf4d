"""The archive with Haystack's own Whoosh backend in the place of Masar's."""

from archive.settings.development import *  # noqa: F403  (the settings idiom)
from archive.settings.development import DATA_DIR, INSTALLED_APPS

INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith("search.")]
INSTALLED_APPS.append("tests.bench.stock")
HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
        "PATH": str(DATA_DIR / "index"),
    },
}
