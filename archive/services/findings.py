"""What the pipeline worked out about articles, stored beside what editors decided.

The pipeline owns the rows that carry its rule and that nobody has reviewed; it replaces those and
no others.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from archive.ingest.values import Draft, Evidence
from archive.models import (
    Alias,
    Article,
    DateMention,
    DateOrigin,
    Mention,
    Participant,
    ReviewStatus,
    Round,
    RoundLink,
    Sighting,
    Statement,
    StatementForm,
)
from archive.services.proposed_names import keep_names
from archive.services.spans import TextChange, move_spans

_LONGEST_SURFACE = 300
_LONGEST_EVIDENCE = 500
_LONGEST_VERB = 60


@dataclass(frozen=True, slots=True)
class RowNumbers:
    """The primary keys of what findings point to, by what drafts call them."""

    participants: Mapping[str, int]
    aliases: Mapping[tuple[str, str], int]
    rounds: Mapping[str, int]


def row_numbers() -> RowNumbers:
    """The keys as they are now, in three queries."""
    aliases = Alias.objects.values_list("participant__slug", "text", "pk")
    return RowNumbers(
        dict(Participant.objects.values_list("slug", "pk")),
        {(participant, text): pk for participant, text, pk in aliases},
        dict(Round.objects.values_list("slug", "pk")),
    )


def store_findings(
    drafts: Mapping[int, Draft],
    numbers: RowNumbers,
    *,
    new: Collection[int] = (),
    changes: Mapping[int, TextChange] | None = None,
    kinds: Collection[type[Model]] | None = None,
) -> list[tuple[int, str]]:
    """Store the findings of drafts by their articles' keys; ``new`` articles have none yet.

    Suggestions that the pipeline made before go. Confirmed and rejected rows, and rows that an
    editor entered, stay, and what is found again in their place is not added. Where the text has
    changed they move with their words; those whose words are gone are deleted and returned, as
    the article's key and the words. Only findings of these ``kinds`` are touched, if any are
    given. Runs a fixed number of queries and one more for each hundred or so rows.
    """
    earlier = [pk for pk in drafts if pk not in new]
    if kinds is None or Sighting in kinds:
        keep_names(drafts.values())
    gone: list[tuple[int, str]] = []
    for table in TABLES:
        if kinds is not None and table.model not in kinds:
            continue
        taken: set[tuple[Any, ...]] = set()
        if earlier:
            table.clear(earlier)
            gone += move_spans(table.model, changes) if changes else []
            taken = table.keys(earlier)
        rows: dict[tuple[Any, ...], Model] = {}
        for article_id, draft in drafts.items():
            for row in table.build(article_id, draft, numbers):
                key = table.key(row)
                if key not in taken:
                    rows.setdefault(key, row)
        table.model._default_manager.bulk_create(rows.values())
    return gone


def set_publication(article: Article, draft: Draft) -> None:
    """Give the article the draft's publication date, unless an editor has set one."""
    if article.published_origin == DateOrigin.EDITED:
        return
    found = draft.publication
    article.published_from = found.days.first if found else None
    article.published_to = found.days.last if found else None
    article.published_at = found.moment if found else None
    article.published_precision = found.precision.value if found else ""
    article.published_origin = DateOrigin(found.origin.value) if found else DateOrigin.UNKNOWN
    article.published_confidence = found.confidence if found else 0.0
    article.published_rule = found.rule if found else ""
    article.published_evidence = found.evidence if found else ""
    article.published_candidates = [each.as_dict() for each in draft.candidates] or None


def _finding(evidence: Evidence) -> dict[str, Any]:
    return {
        "rule": evidence.rule,
        "confidence": evidence.confidence,
        "evidence_start": evidence.start,
        "evidence_end": evidence.end,
    }


def _mentions(article_id: int, draft: Draft, numbers: RowNumbers) -> Iterator[Mention]:
    for name in draft.names:
        if (participant_id := numbers.participants.get(name.participant)) is not None:
            yield Mention(
                article_id=article_id,
                participant_id=participant_id,
                alias_id=numbers.aliases.get((name.participant, name.alias)),
                surface=name.surface[:_LONGEST_SURFACE],
                start=name.start,
                end=name.end,
                **_finding(name.evidence),
            )


def _dates(article_id: int, draft: Draft, _numbers: RowNumbers) -> Iterator[DateMention]:
    for date in draft.dates:
        yield DateMention(
            article_id=article_id,
            surface=date.surface[:_LONGEST_SURFACE],
            start=date.start,
            end=date.end,
            first=date.days.first if date.days else None,
            last=date.days.last if date.days else None,
            precision=date.precision.value if date.precision else "",
            **_finding(date.evidence),
        )


def _round_links(article_id: int, draft: Draft, numbers: RowNumbers) -> Iterator[RoundLink]:
    for link in draft.rounds:
        if (round_id := numbers.rounds.get(link.round)) is not None:
            yield RoundLink(
                article_id=article_id,
                round_id=round_id,
                relation=link.relation.value,
                evidence=link.surface[:_LONGEST_EVIDENCE],
                **_finding(link.evidence),
            )


def _statements(article_id: int, draft: Draft, numbers: RowNumbers) -> Iterator[Statement]:
    for said in draft.statements:
        yield Statement(
            article_id=article_id,
            speaker_id=numbers.participants.get(said.speaker),
            speaker_surface=said.speaker_surface[:_LONGEST_SURFACE],
            verb=said.verb[:_LONGEST_VERB],
            form=StatementForm.DIRECT if said.is_direct else StatementForm.REPORTED,
            start=said.start,
            end=said.end,
            **_finding(said.evidence),
        )


def _sightings(article_id: int, draft: Draft, _numbers: RowNumbers) -> Iterator[Sighting]:
    for person in draft.proposed:
        yield Sighting(
            article_id=article_id,
            name_id=person.name[:_LONGEST_SURFACE],
            surface=person.surface[:_LONGEST_SURFACE],
            title=person.title[:_LONGEST_SURFACE],
            start=person.start,
            end=person.end,
            **_finding(person.evidence),
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of finding: how it is made, and what of it may stand only once in an article."""

    model: type[Model]
    build: Callable[[int, Draft, RowNumbers], Iterator[Model]]
    identity: tuple[str, ...]

    def clear(self, articles: Collection[int]) -> None:
        """Delete the suggestions that the pipeline made and nobody has reviewed."""
        rows = self.model._default_manager.filter(article_id__in=articles)
        rows.filter(status=ReviewStatus.SUGGESTED).exclude(rule="").delete()

    def keys(self, articles: Collection[int]) -> set[tuple[Any, ...]]:
        """What the rows of these articles take up."""
        rows = self.model._default_manager.filter(article_id__in=articles)
        return set(rows.values_list("article_id", *self.identity))

    def key(self, row: Model) -> tuple[Any, ...]:
        """What may be there only once."""
        return tuple(getattr(row, name) for name in ("article_id", *self.identity))


TABLES = (
    Table(Mention, _mentions, ("participant_id", "start", "end")),
    Table(DateMention, _dates, ("start", "end")),
    Table(RoundLink, _round_links, ("round_id",)),
    Table(Statement, _statements, ("start", "end")),
    Table(Sighting, _sightings, ("start", "end")),
)
