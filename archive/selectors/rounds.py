"""Tracks and their rounds, and the axis that sets them on true time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt

from django.db.models import Count

from archive.models import Round, RoundLink, RoundRelation, Track

from .rows import localized, round_ref, visible
from .values import Axis, AxisPoint, AxisYear, RoundCount, TrackBlock

SMALLEST_DOT = 3.0
LARGEST_DOT = 12.0
MOST_YEARS_NAMED = 10


def track_blocks() -> tuple[TrackBlock, ...]:
    """Return every track with its rounds in order of time and their counts; three queries."""
    rounds: dict[int, list[Round]] = defaultdict(list)
    for meeting in Round.objects.select_related("track"):
        rounds[meeting.track_id].append(meeting)
    counted = link_counts()
    return tuple(track_block(track, rounds[track.pk], counted) for track in Track.objects.all())


def track_block(
    track: Track, rounds: Iterable[Round], counted: dict[int, dict[str, int]]
) -> TrackBlock:
    """Return the track with these rounds of it."""
    return TrackBlock(
        slug=track.slug,
        name=localized(track.name_ar, track.name_en),
        description=localized(track.description_ar, track.description_en),
        rounds=tuple(round_count(meeting, counted) for meeting in rounds),
    )


def round_count(meeting: Round, counted: dict[int, dict[str, int]]) -> RoundCount:
    """Return the round with its numbers of reports from ``link_counts``."""
    numbers = counted.get(meeting.pk, {})
    return RoundCount(
        round=round_ref(meeting),
        subject=numbers.get(RoundRelation.SUBJECT, 0),
        mentioned=numbers.get(RoundRelation.MENTIONED, 0),
    )


def link_counts(**conditions: object) -> dict[int, dict[str, int]]:
    """Return, by a round's key and relation, how many public reports stand so to it; one query.

    ``conditions`` are lookups of ``RoundLink``: one track's rounds, one source's reports.
    """
    counted: dict[int, dict[str, int]] = defaultdict(dict)
    links = visible(RoundLink.objects.filter(**conditions)).order_by()
    for key, relation, count in links.values_list("round", "relation").annotate(Count("pk")):
        counted[key][relation] = count
    return counted


def axis(blocks: Sequence[TrackBlock], current: str = "") -> Axis:
    """Return the rounds of the tracks on one axis, one lane a track; ``current`` is a slug.

    Earliest first. A dot's area grows with the reports about the round.
    """
    lanes = [block for block in blocks if block.rounds]
    placed = sorted(
        ((entry, lane) for lane, block in enumerate(lanes) for entry in block.rounds),
        key=lambda pair: (pair[0].round.days.first, pair[1]),
    )
    if not placed:
        return Axis((), ())
    first = placed[0][0].round.days.first
    last = max(entry.round.days.first for entry, _ in placed)
    most = max(entry.subject for entry, _ in placed)
    points = tuple(
        AxisPoint(
            round=entry.round,
            reports=entry.subject,
            position=_position(entry.round.days.first, first, last),
            radius=_radius(entry.subject, most),
            is_current=entry.round.slug == current,
            lane=lane,
        )
        for entry, lane in placed
    )
    names = tuple(block.name for block in lanes) if len(lanes) > 1 else ()
    return Axis(points, _years(first, last), names)


def _position(day: dt.date, first: dt.date, last: dt.date) -> float:
    span = (last - first).days
    return round(100 * (day - first).days / span, 2) if span else 50.0


def _radius(reports: int, most: int) -> float:
    share = reports / most if most else 0
    return round(sqrt(SMALLEST_DOT**2 + share * (LARGEST_DOT**2 - SMALLEST_DOT**2)), 1)


def _years(first: dt.date, last: dt.date) -> tuple[AxisYear, ...]:
    """Return the first days of the years between, thinned out so that their names have room."""
    years = range(first.year + 1, last.year + 1)
    step = max(1, -(-len(years) // MOST_YEARS_NAMED))
    return tuple(
        AxisYear(year, _position(dt.date(year, 1, 1), first, last))
        for year in years
        if year % step == 0
    )
