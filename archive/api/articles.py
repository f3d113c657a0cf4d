"""A report with everything that was worked out about it."""

import datetime as dt
from itertools import groupby
from typing import Annotated, Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Path, Router, Schema
from pydantic import Field

from archive.models import Article, DateMention, Mention, RoundLink, Statement
from archive.selectors.rows import web_address

from .errors import ErrorOut, RefusedError
from .schemas import FindingOut, NamedOut, PublicationOut, finding_fields, page_url

router = Router(tags=["reports"])


class RoundLinkOut(FindingOut, NamedOut):
    """A round that the report is about or mentions."""

    relation: str = Field(description="`subject` or `mentioned`.")
    evidence: str = Field(description="The words of the report that show it; may be empty.")


class MentionOut(FindingOut):
    """A place in the report where a participant is named."""

    surface: str = Field(description="The words, as the report has them.")
    start: int
    end: int


class NamedParticipantOut(NamedOut):
    """A participant with every place where the report names them."""

    kind: str = Field(description="`person`, `organisation` or `state`.")
    mentions: list[MentionOut]


class DateOut(FindingOut):
    """A date in the text of the report."""

    surface: str = Field(description="The words, as the report has them.")
    start: int
    end: int
    from_: dt.date | None = Field(
        serialization_alias="from", description="The first day; null where the words fix none."
    )
    to: dt.date | None


class StatementOut(FindingOut):
    """What someone said, as the report has it."""

    speaker: NamedOut | None = Field(description="Null where it is not known who speaks.")
    speaker_surface: str = Field(description="The speaker, as the report names them.")
    verb: str = Field(description="The reporting verb, as the report has it.")
    form: str = Field(description="`direct` for quoted words, `reported` for others.")
    start: int
    end: int
    text: str = Field(description="What was said, without quotation marks.")


class OriginalOut(Schema):
    """The bytes as they came."""

    sha256: str
    size: int = Field(description="In bytes.")
    media_type: str
    encoding: str
    received_at: dt.datetime


class ArticleOut(Schema):
    """A report."""

    id: int
    external_id: str = Field(description="The source's own name for it; unique in the source.")
    url: str = Field(description="Its page on this site.")
    source_url: str = Field(description="Where it was published; empty where unknown.")
    headline: str
    summary: str
    body: str = Field(description="Paragraphs are separated by line ends.")
    author: str
    section: str
    language: str = Field(description="Language code, such as `ar`.")
    source: NamedOut
    published: PublicationOut
    published_at: dt.datetime | None = Field(description="The exact time, where it is stated.")
    duplicate_of: int | None = Field(description="The id of the report that it is a copy of.")
    rounds: list[RoundLinkOut]
    participants: list[NamedParticipantOut]
    dates: list[DateOut]
    statements: list[StatementOut]
    original: OriginalOut


@router.get(
    "/articles/{int:article_id}",
    response={200: ArticleOut, 404: ErrorOut},
    by_alias=True,
    operation_id="get_article",
    summary="A report with its rounds, participants, dates and statements",
)
def article(
    request: HttpRequest, article_id: Annotated[int, Path(description="The report's id.")]
) -> ArticleOut:
    """Offsets count Unicode code points in `headline + "\\n" + body`."""
    found = (
        Article.objects.public()
        .select_related("source", "original")
        .annotate(copied_is_public=F("duplicate_of__is_public"))
        .filter(pk=article_id)
        .first()
    )
    if found is None:
        raise RefusedError(404, article_id=_("There is no report of this number."))
    original = found.original
    return ArticleOut(
        id=found.pk,
        external_id=found.external_id,
        url=page_url(request, found),
        source_url=web_address(found.url),
        headline=found.headline,
        summary=found.summary,
        body=found.body,
        author=found.author,
        section=found.section,
        language=found.language,
        source=NamedOut.of(found.source),
        published=PublicationOut.of(found),
        published_at=found.published_at,
        duplicate_of=found.duplicate_of_id if found.copied_is_public else None,
        rounds=[_round_link(link) for link in _standing(RoundLink, found, "round")],
        participants=_participants(_standing(Mention, found, "participant")),
        dates=[_date(date) for date in _standing(DateMention, found)],
        statements=[_statement(row, found.text) for row in _standing(Statement, found, "speaker")],
        original=OriginalOut(
            sha256=original.sha256,
            size=original.size,
            media_type=original.media_type,
            encoding=original.encoding,
            received_at=original.received_at,
        ),
    )


def _standing(model: Any, found: Article, *related: str) -> QuerySet[Any]:
    """Return the report's findings of a kind that no editor has rejected."""
    rows = model.objects.standing().filter(article=found)
    return rows.select_related(*related) if related else rows


def _round_link(link: RoundLink) -> RoundLinkOut:
    return RoundLinkOut(
        **NamedOut.of(link.round).dict(),
        relation=link.relation,
        evidence=link.evidence,
        **finding_fields(link),
    )


def _participants(mentions: QuerySet[Mention]) -> list[NamedParticipantOut]:
    """Return whom the report names, in the order in which it first names them."""
    rows = list(mentions.order_by("start", "pk"))
    first = {row.participant_id: place for place, row in reversed(list(enumerate(rows)))}
    rows.sort(key=lambda row: first[row.participant_id])
    return [
        NamedParticipantOut(
            **NamedOut.of(group[0].participant).dict(),
            kind=group[0].participant.kind,
            mentions=[
                MentionOut(surface=row.surface, start=row.start, end=row.end, **finding_fields(row))
                for row in group
            ],
        )
        for _participant, places in groupby(rows, key=lambda row: row.participant_id)
        if (group := list(places))
    ]


def _date(date: DateMention) -> DateOut:
    return DateOut(
        surface=date.surface,
        start=date.start,
        end=date.end,
        from_=date.first,
        to=date.last,
        **finding_fields(date),
    )


def _statement(row: Statement, text: str) -> StatementOut:
    return StatementOut(
        speaker=NamedOut.of(row.speaker) if row.speaker else None,
        speaker_surface=row.speaker_surface,
        verb=row.verb,
        form=row.form,
        start=row.start,
        end=row.end,
        text=text[row.start : row.end],
        **finding_fields(row),
    )
