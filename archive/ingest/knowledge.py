"""What the archive knows before it reads a report, taken from the database in a few queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from archive.dates import DateRange
from archive.ingest.dated_reports import DatedReport, DatedReports
from archive.ingest.values import Knowledge, KnownName, KnownOffice, KnownRound
from archive.models import (
    Alias,
    Article,
    Attendance,
    DateOrigin,
    Participant,
    ReviewStatus,
    Round,
    RoundAlias,
    Tenure,
)

ENOUGH_DATED = 500
"""With fewer dated reports an archive says too little of when another was published."""

_KNOWN_DAYS = (DateOrigin.STATED, DateOrigin.EDITED)
_AT_ONCE = 2_000


def load_knowledge(*, with_dated: bool = False) -> Knowledge:
    """The names, rounds and offices that the archive holds now, in six queries.

    With its dated reports too, if there are enough of them, which takes some seconds for each ten
    thousand: for dating reports that state no date.
    """
    return Knowledge(
        names=tuple(_names()),
        rounds=tuple(_rounds()),
        offices=tuple(_offices()),
        dated=load_dated_reports() if with_dated else None,
    )


def load_dated_reports() -> DatedReports | None:
    """The reports whose day was stated or set by an editor; None where these are too few."""
    dated = Article.objects.filter(published_precision="day", published_origin__in=_KNOWN_DAYS)
    if not dated[ENOUGH_DATED - 1 : ENOUGH_DATED].exists():
        return None
    rows = dated.order_by("pk").values_list(
        "pk", "published_from", "source__slug", "headline", "body"
    )
    return DatedReports(
        DatedReport(pk, day, source, f"{headline}\n{body}")
        for pk, day, source, headline, body in rows.iterator(chunk_size=_AT_ONCE)
        if day is not None
    )


def _names() -> Iterator[KnownName]:
    """Every name; of those of one participant first the spelling that its main name has."""
    participants = Participant.objects.order_by("pk").values_list(
        "slug", "kind", "name_ar", "name_en"
    )
    main = {slug: (kind, names) for slug, kind, *names in participants}
    aliases = Alias.objects.order_by("pk").values_list("participant__slug", "text", "is_ambiguous")
    known = set()
    for slug, text, is_ambiguous in sorted(
        aliases, key=lambda row: not _is_of_any(row[1], main[row[0]][1])
    ):
        known.add((slug, text))
        yield KnownName(slug, text, is_ambiguous, main[slug][0])
    # A main name counts as a name even where nobody entered it among the others.
    for slug, (kind, names) in main.items():
        for text in names:
            if text and (slug, text) not in known:
                yield KnownName(slug, text, False, kind)


def _is_of_any(text: str, names: Iterable[str]) -> bool:
    """Whether the text is one of the names, or words of one: «أردوغان» of «رجب طيب أردوغان»."""
    return any(f" {text} " in f" {name} " for name in names)


def _rounds() -> Iterator[KnownRound]:
    clear: defaultdict[int, list[str]] = defaultdict(list)
    ambiguous: defaultdict[int, list[str]] = defaultdict(list)
    aliases = RoundAlias.objects.order_by("pk").values_list("round_id", "text", "is_ambiguous")
    for round_id, text, is_ambiguous in aliases:
        (ambiguous if is_ambiguous else clear)[round_id].append(text)
    seats: defaultdict[int, set[str]] = defaultdict(set)
    sat = Attendance.objects.exclude(status=ReviewStatus.REJECTED)
    for round_id, slug in sat.values_list("round_id", "participant__slug"):
        seats[round_id].add(slug)
    for row in Round.objects.select_related("track"):
        yield KnownRound(
            slug=row.slug,
            track=row.track.slug,
            number=row.number,
            days=row.days,
            level=row.level,
            city=row.city_ar,
            names=tuple(dict.fromkeys([row.name_ar, row.name_en, *clear[row.pk]])),
            ambiguous_names=tuple(ambiguous[row.pk]),
            participants=frozenset(seats[row.pk]),
        )


def _offices() -> Iterator[KnownOffice]:
    tenures = Tenure.objects.exclude(status=ReviewStatus.REJECTED).select_related("participant")
    for tenure in tenures:
        yield KnownOffice(
            participant=tenure.participant.slug,
            office=tenure.office_ar,
            first=DateRange.of(tenure.start).first if tenure.start else None,
            last=DateRange.of(tenure.end).last if tenure.end else None,
        )
