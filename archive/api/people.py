"""People, organisations and states: a list, and each with every name, office and seat."""

from typing import Annotated, Any, Literal

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from archive.models import Mention, Participant, ReviewStatus, Statement
from archive.selectors.rows import visible

from .errors import ErrorOut
from .paging import PageOut, Paging, page_of
from .schemas import NamedOut, page_url
from .slugs import find

router = Router(tags=["people"])

Kind = Literal["person", "organisation", "state"]


class PersonRowOut(NamedOut):
    """A participant, as a list has them."""

    url: str = Field(description="Their page on this site.")
    kind: str = Field(description="`person`, `organisation` or `state`.")
    description_ar: str
    description_en: str
    reports: int = Field(description="Public reports that name them.")


class AliasOut(Schema):
    """A name, as reports write it."""

    text: str
    script: str = Field(description="`arabic`, `latin` or `other`.")
    is_ambiguous: bool = Field(description="Whether it also names someone or something else.")
    is_attested: bool = Field(description="Whether it was seen in published reports.")


class TenureOut(Schema):
    """An office held."""

    office_ar: str
    office_en: str
    organisation: NamedOut | None
    start: str = Field(description="A year, a month or a day in ISO 8601; empty where unknown.")
    end: str = Field(description="Likewise; empty also where it goes on.")
    status: str = Field(description="`suggested` or `confirmed`.")


class SeatOut(Schema):
    """A round that the participant sat in."""

    round: NamedOut
    delegation: NamedOut
    role: str = Field(description="`head`, `member`, `host` or `observer`.")
    status: str = Field(description="`suggested` or `confirmed`.")


class PersonOut(PersonRowOut):
    """A participant."""

    affiliation: NamedOut | None = Field(description="The body or state they belong to.")
    wikidata_id: str
    needs_check: bool = Field(description="Whether a fact about them is not yet certain.")
    statements: int = Field(description="Statements that public reports give to them.")
    aliases: list[AliasOut]
    tenures: list[TenureOut]
    attendances: list[SeatOut]


class PersonListOut(PageOut):
    """A page of participants, by their names in Arabic."""

    results: list[PersonRowOut]


@router.get(
    "/people",
    response={200: PersonListOut, 404: ErrorOut, 422: ErrorOut},
    operation_id="list_people",
    summary="All participants, or those of a kind, by their names in Arabic",
)
def people(
    request: HttpRequest,
    paging: Query[Paging],
    kind: Annotated[Kind | None, Query(description="Only participants of this kind.")] = None,
) -> PersonListOut:
    """With the number of public reports that name each."""
    rows = Participant.objects.order_by("name_ar", "slug")
    count, listed = page_of(rows.filter(kind=kind) if kind else rows, paging)
    reports = _reports(listed)
    results = [PersonRowOut(**_fields(request, row, reports)) for row in listed]
    return PersonListOut(count=count, page=paging.page, size=paging.size, results=results)


@router.get(
    "/people/{slug}",
    response={200: PersonOut, 301: None, 404: ErrorOut},
    operation_id="get_person",
    summary="A participant with every name, office and seat at the table",
)
def person(request: HttpRequest, slug: str) -> PersonOut | HttpResponse:
    """A slug that the participant once had leads to their present one."""
    found = find(request, Participant.objects.select_related("affiliation"), slug, "participant")
    if isinstance(found, HttpResponse):
        return found
    return PersonOut(
        **_fields(request, found, _reports([found])),
        affiliation=NamedOut.of(found.affiliation) if found.affiliation else None,
        wikidata_id=found.wikidata_id,
        needs_check=found.needs_check,
        statements=visible(Statement.objects.filter(speaker=found)).count(),
        aliases=[
            AliasOut(
                text=alias.text,
                script=alias.script,
                is_ambiguous=alias.is_ambiguous,
                is_attested=alias.is_attested,
            )
            for alias in found.aliases.order_by("script", "text")
        ],
        tenures=_tenures(found),
        attendances=_seats(found),
    )


def _tenures(found: Participant) -> list[TenureOut]:
    rows = found.tenures.exclude(status=ReviewStatus.REJECTED).select_related("organisation")
    return [
        TenureOut(
            office_ar=row.office_ar,
            office_en=row.office_en,
            organisation=NamedOut.of(row.organisation) if row.organisation else None,
            start=row.start.isoformat() if row.start else "",
            end=row.end.isoformat() if row.end else "",
            status=row.status,
        )
        for row in rows.order_by("start", "pk")
    ]


def _seats(found: Participant) -> list[SeatOut]:
    rows = found.attendances.exclude(status=ReviewStatus.REJECTED)
    return [
        SeatOut(
            round=NamedOut.of(row.round),
            delegation=NamedOut.of(row.delegation),
            role=row.role,
            status=row.status,
        )
        for row in rows.select_related("round", "delegation").order_by("round__start", "pk")
    ]


def _reports(rows: list[Participant]) -> dict[int, int]:
    """Return how many public reports name each of the participants, in one query."""
    counted = (
        visible(Mention.objects.filter(participant__in=rows))
        .order_by()
        .values("participant")
        .annotate(reports=Count("article", distinct=True))
    )
    return {row["participant"]: row["reports"] for row in counted}


def _fields(request: HttpRequest, row: Participant, reports: dict[int, int]) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "name_ar": row.name_ar,
        "name_en": row.name_en,
        "url": page_url(request, row),
        "kind": row.kind,
        "description_ar": row.description_ar,
        "description_en": row.description_en,
        "reports": reports.get(row.pk, 0),
    }
