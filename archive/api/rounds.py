"""Rounds of the talks: a list, and each with its names and who sat in it."""

import datetime as dt
from typing import Annotated, Any

from django.core.validators import slug_re
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema
from pydantic import Field

from archive.models import ReviewStatus, Round, RoundLink, RoundRelation, Track
from archive.selectors.rows import visible

from .errors import ErrorOut, RefusedError
from .paging import PageOut, Paging, page_of
from .schemas import NamedOut, page_url
from .slugs import find

router = Router(tags=["rounds"])


class RoundReportsOut(Schema):
    """How many reports are linked to a round."""

    subject: int = Field(description="Reports about it.")
    mentioned: int = Field(description="Reports that only mention it.")


class RoundRowOut(NamedOut):
    """A round, as a list has it."""

    url: str = Field(description="Its page on this site.")
    track: NamedOut
    number: int | None = Field(description="Its number in the track; null where it has none.")
    start: dt.date
    end: dt.date
    city_ar: str
    city_en: str
    country: str = Field(description="ISO code of two letters; empty where unknown.")
    level: str = Field(description="`technical`, `delegations`, `ministerial` or `summit`.")
    reports: RoundReportsOut


class AttendanceOut(Schema):
    """Who sat in the round."""

    participant: NamedOut
    delegation: NamedOut
    role: str = Field(description="`head`, `member`, `host` or `observer`.")
    status: str = Field(description="`suggested` or `confirmed`.")


class RoundOut(RoundRowOut):
    """A round."""

    outcome_ar: str
    outcome_en: str
    needs_check: bool = Field(description="Whether a fact about it is not yet certain.")
    aliases: list[str] = Field(description="Other names of it, as reports write them.")
    attendances: list[AttendanceOut]
    pax_process_id: str = Field(description="Its process in PA-X; empty where unknown.")
    wikidata_id: str


class RoundListOut(PageOut):
    """A page of rounds, from the earliest to the latest."""

    results: list[RoundRowOut]


@router.get(
    "/rounds",
    response={200: RoundListOut, 404: ErrorOut, 422: ErrorOut},
    operation_id="list_rounds",
    summary="All rounds, or those of a track, from the earliest to the latest",
)
def rounds(
    request: HttpRequest,
    paging: Query[Paging],
    track: Annotated[str, Query(description="Only the rounds of the track of this slug.")] = "",
) -> RoundListOut:
    """With the number of public reports about each, and of those that only mention it."""
    rows = Round.objects.select_related("track").order_by("start", "slug")
    if track:
        if not (slug_re.match(track) and Track.objects.filter(slug=track).exists()):
            raise RefusedError(404, track=_("There is no track of this slug."))
        rows = rows.filter(track__slug=track)
    count, listed = page_of(rows, paging)
    reports = _reports(listed)
    results = [RoundRowOut(**_fields(request, row, reports)) for row in listed]
    return RoundListOut(count=count, page=paging.page, size=paging.size, results=results)


@router.get(
    "/rounds/{slug}",
    response={200: RoundOut, 301: None, 404: ErrorOut},
    operation_id="get_round",
    summary="A round with its names, its outcome and who sat in it",
)
def round_(request: HttpRequest, slug: str) -> RoundOut | HttpResponse:
    """A slug that the round once had leads to its present one."""
    found = find(request, Round.objects.select_related("track"), slug, "round")
    if isinstance(found, HttpResponse):
        return found
    seats = found.attendances.exclude(status=ReviewStatus.REJECTED).order_by(
        "delegation__name_ar", "role", "participant__name_ar"
    )
    return RoundOut(
        **_fields(request, found, _reports([found])),
        outcome_ar=found.outcome_ar,
        outcome_en=found.outcome_en,
        needs_check=found.needs_check,
        aliases=list(found.aliases.order_by("text").values_list("text", flat=True)),
        attendances=[
            AttendanceOut(
                participant=NamedOut.of(seat.participant),
                delegation=NamedOut.of(seat.delegation),
                role=seat.role,
                status=seat.status,
            )
            for seat in seats.select_related("participant", "delegation")
        ],
        pax_process_id=found.pax_process_id,
        wikidata_id=found.wikidata_id,
    )


def _reports(rows: list[Round]) -> dict[int, RoundReportsOut]:
    """Return how many public reports are linked to each of the rounds, in one query."""
    counted = (
        visible(RoundLink.objects.filter(round__in=rows))
        .order_by()
        .values("round")
        .annotate(
            subject=Count("pk", filter=Q(relation=RoundRelation.SUBJECT)),
            mentioned=Count("pk", filter=Q(relation=RoundRelation.MENTIONED)),
        )
    )
    return {
        row["round"]: RoundReportsOut(subject=row["subject"], mentioned=row["mentioned"])
        for row in counted
    }


def _fields(
    request: HttpRequest, row: Round, reports: dict[int, RoundReportsOut]
) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "name_ar": row.name_ar,
        "name_en": row.name_en,
        "url": page_url(request, row),
        "track": NamedOut.of(row.track),
        "number": row.number,
        "start": row.start,
        "end": row.end,
        "city_ar": row.city_ar,
        "city_en": row.city_en,
        "country": row.country,
        "level": row.level,
        "reports": reports.get(row.pk, RoundReportsOut(subject=0, mentioned=0)),
    }
