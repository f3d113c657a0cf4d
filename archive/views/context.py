"""What every page's template needs."""

from typing import Any

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the values that the base template uses on every page."""
    return {"current_path": request.path}
