"""Searches near one that found nothing, each known to find something, the nearest first.

Every way is tried by the engine as the search that its link makes. What they are is worked out in
``nearby``.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext

from .finding import Found
from .nearby import Way, ways_nearby
from .request import SearchRequest
from .results import WayOut
from .trying import tried

_MOST_WAYS = 6
# Of so many tried, or a long query with all of its parts would be slow.
_MOST_TRIED = 60


def ways_out(found: Found) -> tuple[WayOut, ...]:
    """The ways, with how many reports each finds; the last is the whole archive."""
    ways = _tried(found, ways_nearby(found))
    everything = SearchRequest()
    if found.snapshot.count:
        label = gettext("All reports, newest first")
        ways.append(WayOut(label, everything.url(), found.snapshot.count))
    return tuple(ways)


def _tried(found: Found, ways: Iterable[Way]) -> list[WayOut]:
    """The best of the ways that find something.

    Those that let the least go come first, and of equals those that leave the fewest reports, for
    they are nearest to what was asked for; those that find only a part of what they ask for, last.
    """
    kept: list[tuple[bool, int, int, WayOut]] = []
    seen: set[str] = set()
    groups: set[object] = set()
    by_distance = sorted(ways, key=lambda way: way.distance)
    for way in by_distance[:_MOST_TRIED]:
        complete = [one for one in kept if not one[0] and one[1] < way.distance]
        if len(complete) >= _MOST_WAYS:
            break
        request = replace(found.request, page=1, **way.changes)
        url = request.url()
        if url in seen or (way.group is not None and way.group in groups):
            continue
        seen.add(url)
        here = tried(found, request)
        if here.count:
            groups.add(way.group)
            out = WayOut(way.label, url, here.count)
            kept.append((here.is_relaxed, int(way.distance), here.count, out))
    kept.sort(key=lambda one: one[:3])
    return [out for *_, out in kept[:_MOST_WAYS]]
