"""JSON as it is sent."""

from typing import Any

from ninja.renderers import JSONRenderer


class ReadableRenderer(JSONRenderer):
    """JSON with Arabic letters as they are: readable, and half as long as with escapes."""

    json_dumps_params: dict[str, Any] = {"ensure_ascii": False}
