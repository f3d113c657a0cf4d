"""Settings for one's own machine: needs nothing, remembers a secret of its own."""

import secrets

from .base import *  # noqa: F403  (the settings idiom: an override is its base and what differs)
from .base import DATA_DIR, SECRET_KEY

if not SECRET_KEY:
    # Kept beside the data, so that sessions outlive a restart without any setting.
    _secret_file = DATA_DIR / "secret_key"
    if not _secret_file.exists():
        _secret_file.touch(mode=0o600)
        _secret_file.write_text(secrets.token_urlsafe(50))
    SECRET_KEY = _secret_file.read_text()

ALLOWED_HOSTS = ["*"]
