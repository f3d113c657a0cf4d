"""The first account of a new archive."""

import secrets

from django.contrib.auth.models import User
from django.db import transaction

FIRST_EDITOR = "editor"
_PASSWORD_BYTES = 12


@transaction.atomic
def create_first_editor() -> str | None:
    """The password of a new account for the editor; None where the archive has accounts already.

    Nobody else ever learns it: only its hash is stored.
    """
    if User.objects.exists():
        return None
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    # The first account can make the others, and say what they may do.
    User.objects.create_superuser(FIRST_EDITOR, password=password)
    return password
