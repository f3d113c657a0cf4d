"""Suggestions as data, for the search box and for whoever builds another."""

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from archive.api.errors import ErrorOut

from .suggest import Suggestion, suggestions

router = Router(tags=["search"])


class SuggestionOut(Schema):
    """Something that may be meant."""

    kind: Literal["person", "organisation", "state", "round", "place", "word", "headline"]
    label: str = Field(description="In the language of the `Accept-Language` header.")
    matched: str = Field(description="The name or words that begin as typed, as they are written.")
    url: str = Field(description="Where it leads: its page on this site, or a search.")
    count: int = Field(description="Reports that it leads to; 0 where that is not counted.")
    slug: str = Field(description="Of a participant or a round; else empty.")
    name_ar: str = Field(description="Of a participant, a round or a place; else empty.")
    name_en: str = Field(description="Of a participant, a round or a place; else empty.")


class SuggestionsOut(Schema):
    """What may be meant: of each kind together, the best first."""

    query: str
    results: list[SuggestionOut]


@router.get(
    "/suggest",
    response={200: SuggestionsOut, 422: ErrorOut},
    operation_id="suggest",
    summary="People, rounds, places, words and headlines that begin with the letters typed",
)
def suggest(
    request: HttpRequest,
    q: Annotated[str, Query(description="The letters, in any script and spelling.")] = "",
) -> SuggestionsOut:
    """At most ten, of which people and rounds come first."""
    return SuggestionsOut(query=q, results=[_out(request, one) for one in suggestions(q)])


def _out(request: HttpRequest, suggestion: Suggestion) -> SuggestionOut:
    return SuggestionOut(
        kind=suggestion.kind.value,
        label=suggestion.label,
        matched=suggestion.matched,
        url=request.build_absolute_uri(suggestion.url),
        count=suggestion.count,
        slug=suggestion.slug,
        name_ar=suggestion.name_ar,
        name_en=suggestion.name_en,
    )
