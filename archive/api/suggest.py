"""What a reader who has typed a few letters may mean: participants and rounds, by any name."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from django.db.models import Q
from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from archive.arabic.letters import fold
from archive.models import Alias, Participant, Round, RoundAlias

from .errors import ErrorOut
from .schemas import NamedOut, page_url

router = Router(tags=["search"])

_MOST = 10
_LONGEST = 100


class SuggestionOut(NamedOut):
    """Something that a name begins with what was typed."""

    kind: Literal["participant", "round"]
    matched: str = Field(description="The name that begins so, as it is written.")
    url: str = Field(description="Its page on this site.")


class SuggestionsOut(Schema):
    """What may be meant, the best first."""

    query: str
    results: list[SuggestionOut]


@router.get(
    "/suggest",
    response={200: SuggestionsOut, 422: ErrorOut},
    operation_id="suggest",
    summary="Participants and rounds of which a name begins with the letters typed",
)
def suggest(
    request: HttpRequest,
    q: Annotated[str, Query(description="The letters, in any spelling.")] = "",
) -> SuggestionsOut:
    """At most ten: those whose name begins so, then those with a word in it that does."""
    typed = " ".join(fold(q[:_LONGEST]).split())
    results = list(_suggestions(request, typed)) if typed else []
    return SuggestionsOut(query=q, results=results)


def _suggestions(request: HttpRequest, typed: str) -> Iterator[SuggestionOut]:
    begins = Q(folded__startswith=typed) | Q(folded__contains=f" {typed}")
    people = Alias.objects.filter(begins).select_related("participant")
    named = [(alias.folded, alias.text, alias.participant) for alias in people]
    aliases = RoundAlias.objects.filter(begins).select_related("round")
    met = [(alias.folded, alias.text, alias.round) for alias in aliases]
    met += _by_main_name(typed)
    found: list[tuple[str, str, Participant | Round]] = [*named, *met]
    found.sort(key=lambda name: (not name[0].startswith(typed), len(name[0]), name[0]))
    seen: set[tuple[type, int]] = set()
    for _folded, text, row in found:
        if (type(row), row.pk) in seen:
            continue
        seen.add((type(row), row.pk))
        yield SuggestionOut(
            **NamedOut.of(row).dict(),
            kind="round" if isinstance(row, Round) else "participant",
            matched=text,
            url=page_url(request, row),
        )
        if len(seen) == _MOST:
            return


def _by_main_name(typed: str) -> Iterable[tuple[str, str, Round]]:
    """Yield the rounds of which a main name has a word that begins so; there are few rounds."""
    for row in Round.objects.all():
        for name in (row.name_ar, row.name_en):
            if f" {typed}" in f" {fold(name)}":
                yield fold(name), name, row
