"""Persons not yet known, as the editors' queue shows them."""

from dataclasses import dataclass

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery
from rapidfuzz import fuzz, process

from archive.arabic.letters import fold
from archive.models import Alias, Participant, ParticipantKind, Proposal, Sighting

_MOST_NEAR = 5
_LEAST_LIKE = 70.0
_MOST_PLACES = 10
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class NearParticipant:
    """A participant whose name is much like a proposal's."""

    participant: Participant
    name: str
    """Which of the names is."""
    likeness: int
    """Out of a hundred."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that names the person, in its words."""

    article_id: int
    headline: str
    before: str
    words: str
    after: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling of a person's name, with the number of reports that have it."""

    text: str
    reports: int


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """All that an editor needs to decide who a person is."""

    spellings: tuple[Spelling, ...]
    titles: tuple[str, ...]
    """The offices that reports give, the most frequent first."""
    places: tuple[Place, ...]
    near: tuple[NearParticipant, ...]


def counted_proposals(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """The proposals with their reports: how many, from when to when, and the office most given."""
    titles = (
        Sighting.objects.filter(name__proposal=OuterRef("pk"))
        .exclude(title="")
        .order_by()
        .values("title")
        .annotate(times=Count("pk"))
        .order_by("-times", "title")
    )
    published = "names__sightings__article__published_from"
    return proposals.annotate(
        reports=Count("names__sightings__article", distinct=True),
        first_day=Min(published),
        last_day=Max(published),
        office=Subquery(titles.values("title")[:1]),
    )


def proposal_page(proposal: Proposal) -> ProposalPage:
    """The spellings, offices and places of a proposal, and who may be meant; five queries."""
    names = proposal.names.annotate(reports=Count("sightings__article", distinct=True))
    spellings = tuple(
        Spelling(name.text, name.reports) for name in names.order_by("-reports", "text")
    )
    sightings = Sighting.objects.filter(name__proposal=proposal)
    titles = (
        sightings.exclude(title="")
        .order_by()
        .values("title")
        .annotate(times=Count("pk"))
        .order_by("-times", "title")
        .values_list("title", flat=True)
    )
    places = sightings.select_related("article").order_by("-confidence", "article", "start")
    return ProposalPage(
        spellings,
        tuple(titles[:_MOST_PLACES]),
        tuple(map(_place, places[:_MOST_PLACES])),
        near_participants([spelling.text for spelling in spellings]),
    )


def near_participants(names: list[str]) -> tuple[NearParticipant, ...]:
    """Persons whose names are much like any of these, the likest first; two queries."""
    rows = Alias.objects.filter(~Q(folded=""), participant__kind=ParticipantKind.PERSON)
    known = list(rows.values_list("folded", "participant_id", "text"))
    found: dict[int, tuple[float, str]] = {}
    for name in names:
        matches = process.extract(
            fold(name),
            [folded for folded, _participant, _text in known],
            scorer=fuzz.token_sort_ratio,
            score_cutoff=_LEAST_LIKE,
            limit=_MOST_NEAR,
        )
        for _folded, score, at in matches:
            _key, participant, text = known[at]
            found[participant] = max(found.get(participant, (0.0, "")), (score, text))
    people = Participant.objects.in_bulk(found)
    ranked = sorted(found, key=lambda pk: -found[pk][0])[:_MOST_NEAR]
    return tuple(NearParticipant(people[pk], found[pk][1], round(found[pk][0])) for pk in ranked)


def _place(sighting: Sighting) -> Place:
    text = sighting.article.text
    start = sighting.evidence_start if sighting.evidence_start is not None else sighting.start
    return Place(
        sighting.article_id,
        sighting.article.headline,
        text[max(0, start - _CONTEXT) : start].replace("\n", " "),
        text[start : sighting.end].replace("\n", " "),
        text[sighting.end : sighting.end + _CONTEXT].replace("\n", " "),
        sighting.rule,
        sighting.confidence,
    )
