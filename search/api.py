"""Search as data: the page's own search, with its answer in the shape that the API promises.

What the page forgives and tells, a program would overlook: here it is refused, with the field at
fault.
"""

import datetime as dt
from typing import Literal

from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema
from pydantic import Field

from archive.api.errors import ErrorOut, RefusedError
from archive.api.paging import Paging
from archive.api.schemas import PublicationOut
from archive.selectors.values import PublicationView

from .analyzers import Rung
from .choices import FacetName
from .query.messages import without_isolates
from .query.parser import parse
from .request import SearchRequest, read_request
from .results import Facet, QueryReading, SearchHit, SearchPage
from .service import run_search

router = Router(tags=["search"])

_FILTERS = ("person", "round", "track", "source")


class SearchParameters(Paging):
    """What is looked for, as the site's search page takes it."""

    q: str = Field(
        "",
        description="Words, phrases in quotation marks, and the query language of the site's"
        " help page; empty for all reports.",
    )
    person: list[str] = Field(
        [], max_length=10, description="Slugs of participants; a report must name all of them."
    )
    round: str = Field("", description="The slug of a round that reports are linked to.")
    track: str = Field("", description="The slug of a track that their rounds belong to.")
    source: str = Field("", description="The slug of their source.")
    from_: str = Field(
        "", alias="from", description="The first day: 2017, 2017-02, 2017-02-16 or in words."
    )
    to: str = Field("", description="The last day, likewise.")
    sort: Literal["relevance", "newest", "oldest"] | None = Field(
        None, description="By default relevance if there are words, else the newest first."
    )
    rung: Rung | None = Field(
        None, description="The loosest way in which words may match; by default any."
    )
    copies: Literal["all", "grouped"] = Field(
        "all",
        description="Whether copies of one report are results of their own, or one of them stands "
        "for all, as on the site's page.",
    )


class MatchedOut(Schema):
    """A word or phrase of the query, as a report has it."""

    sought: str
    forms: list[str] = Field(description="The forms of it in the report.")
    rung: str = Field(description="The strictest that matched: `exact`, `folded`, `stem`, `root`.")


class ResultOut(Schema):
    """A report that was found."""

    id: int
    external_id: str = Field(description="The source's own name for it.")
    url: str = Field(description="Its page on this site.")
    headline: str
    published: PublicationOut
    source: str = Field(description="The slug of its source.")
    snippet: str = Field(description="Where the words stand, as plain text.")
    score: float = Field(description="Comparable within this answer only.")
    matched: list[MatchedOut]
    copies: int = Field(
        description="How many other copies of it are among the results; 0 unless they are grouped."
    )


class FacetOut(Schema):
    """Something the results can be narrowed to."""

    value: str = Field(description="The slug to ask for.")
    label: str = Field(description="Its name, in the language of the `Accept-Language` header.")
    count: int


class FacetsOut(Schema):
    """What narrows the results, the most frequent first; each counts what it would leave."""

    person: list[FacetOut]
    round: list[FacetOut]
    track: list[FacetOut]
    source: list[FacetOut]
    organisation: list[FacetOut] = Field(description="Asked for by the parameter `person`.")
    state: list[FacetOut] = Field(description="Asked for by the parameter `person`.")
    year: list[FacetOut] = Field(description="Asked for by `from` and `to`, like `month`.")
    month: list[FacetOut] = Field(description="Of the year that all results are of; else empty.")


class BarOut(Schema):
    """A year, month or day with its number of results."""

    from_: dt.date = Field(serialization_alias="from")
    to: dt.date
    count: int


class MeaningOut(Schema):
    """What a piece of the query may mean, and the query in which it does."""

    label: str
    query: str
    count: int | None


class NoteOut(Schema):
    """How a piece of the query was read."""

    code: str = Field(description="Such as `unknown-field`; does not change.")
    start: int = Field(description="Where the piece begins in the query without invisible marks.")
    end: int
    text: str = Field(description="The piece.")
    message: str = Field(description="In the language of the `Accept-Language` header.")
    meanings: list[MeaningOut] = Field(
        description="What was perhaps meant; of a name that is several's, those with the most"
        " reports."
    )


class SearchOut(Schema):
    """A page of results."""

    query: str
    count: int = Field(description="All reports found, on all pages, copies included.")
    stories: int = Field(description="How many stories they make: so many results if grouped.")
    page: int
    size: int
    results: list[ResultOut]
    facets: FacetsOut
    histogram: list[BarOut]
    suggestion: str = Field(
        description="Words that were perhaps meant; empty where there are none."
    )
    notes: list[NoteOut] = Field(description="What of the query was not taken as typed.")
    read_as: str = Field(
        description="What a query in the query language was read as; empty for plain words."
    )
    took_ms: float


@router.get(
    "/search",
    response={200: SearchOut, 404: ErrorOut, 422: ErrorOut, 503: ErrorOut},
    by_alias=True,
    operation_id="search",
    summary="Reports that have the words and pass the filters",
)
def search(request: HttpRequest, parameters: Query[SearchParameters]) -> SearchOut:
    """The search of the site: the same parameters, the same results in the same order."""
    asked = _read(parameters)
    page = run_search(asked, get_language() or "ar")
    _refuse_what_was_left_out(page)
    return SearchOut(
        query=parameters.q,
        count=page.count,
        stories=page.stories,
        page=asked.page,
        size=asked.size,
        results=[_result(request, hit) for hit in page.hits],
        facets=_facets(page.facets),
        histogram=[
            BarOut(from_=bar.place.days.first, to=bar.place.days.last, count=bar.reports)
            for bar in page.histogram
        ],
        suggestion=page.suggestion,
        notes=_notes(page.reading),
        read_as=page.reading.read_as if page.reading else "",
        took_ms=page.took_ms,
    )


def _read(parameters: SearchParameters) -> SearchRequest:
    """Return the request; raise RefusedError for dates that are none and words that are none."""
    query = QueryDict(mutable=True)
    for name, value in parameters.dict(by_alias=True, exclude_none=True).items():
        query.setlist(name, value if isinstance(value, list) else [str(value)])
    asked = read_request(query)
    faults = {problem.field: problem.message for problem in asked.problems}
    if asked.first and asked.last and "to" in faults:
        # The page exchanges the two and says so.
        faults["to"] = _("The last day is before the first.")
    if asked.q and parse(asked.q).root is None:
        # The page lists everything then.
        faults["q"] = _("There is no word in this to search for.")
    if faults:
        raise RefusedError(422, **faults)
    return asked


def _refuse_what_was_left_out(page: SearchPage) -> None:
    """Raise RefusedError where the answer is to another question than was asked."""
    if page.pager is None:
        raise RefusedError(503, q=_("The index is being prepared. Try again shortly."))
    faults = {
        problem.field: problem.message for problem in page.problems if problem.field in _FILTERS
    }
    if any(problem.field == "page" for problem in page.problems):
        faults["page"] = _("There are fewer pages than that.")
    if faults:
        raise RefusedError(404, **faults)


def _result(request: HttpRequest, hit: SearchHit) -> ResultOut:
    return ResultOut(
        id=hit.row.id,
        external_id=hit.external_id,
        url=request.build_absolute_uri(hit.row.url),
        headline=hit.row.headline,
        published=_publication(hit.row.publication),
        source=hit.row.source.slug,
        snippet="".join(segment.text for segment in hit.excerpt),
        score=round(hit.score, 4),
        matched=[
            MatchedOut(sought=word.sought, forms=list(word.forms), rung=word.rung)
            for word in hit.matched
        ],
        copies=hit.copies,
    )


def _notes(reading: QueryReading | None) -> list[NoteOut]:
    if reading is None:
        return []
    return [
        NoteOut(
            code=note.code,
            start=note.start,
            end=note.end,
            text=reading.typed[note.start : note.end],
            message=without_isolates(note.message),
            meanings=[
                MeaningOut(label=one.label, query=one.query, count=one.count)
                for one in note.meanings
            ],
        )
        for note in reading.notes
    ]


def _publication(view: PublicationView) -> PublicationOut:
    return PublicationOut(
        from_=view.days.first if view.days else None,
        to=view.days.last if view.days else None,
        precision=view.precision or None,
        origin=view.origin,
        confidence=view.confidence,
        evidence=view.evidence,
    )


def _facets(facets: tuple[Facet, ...]) -> FacetsOut:
    choices = {facet.name: facet.choices for facet in facets}
    return FacetsOut(
        **{
            name.value: [
                FacetOut(value=choice.value, label=choice.label, count=choice.reports)
                for choice in choices.get(name.value, ())
            ]
            for name in FacetName
        }
    )
