"""What the commands say about the index."""

from django.utils.translation import ngettext


def held(count: int) -> str:
    """How many reports the index holds."""
    text = ngettext(
        "The index holds %(count)d report.", "The index holds %(count)d reports.", count
    )
    return text % {"count": count}
