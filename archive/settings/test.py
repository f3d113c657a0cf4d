"""Settings for the tests: quick hashing, everything else as in use."""

import atexit
import os
import shutil
import tempfile

# The tests never touch an archive that someone uses.
_data_dir = tempfile.mkdtemp(prefix="masar-tests-")
atexit.register(shutil.rmtree, _data_dir, ignore_errors=True)
os.environ["MASAR_DATA_DIR"] = _data_dir
os.environ.pop("DATABASE_URL", None)
if os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]

from .base import *  # noqa: F403  (the data directory must be set before base reads it)
from .base import STORAGES

SECRET_KEY = "only-for-tests-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
STORAGES = {
    **STORAGES,
    # No collected manifest is needed to render a page.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Nothing is collected for the tests: files come from where they lie.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
