"""A round with its timeline, its delegations and who covered it."""

from collections import defaultdict
from collections.abc import Sequence

from archive.models import (
    Article,
    Attendance,
    AttendanceRole,
    Mention,
    Participant,
    ReviewStatus,
    Round,
    RoundAlias,
)

from .coverage import coverage
from .linked import PHASES, Window, by_phase, linked_reports
from .naming import person_counts
from .rounds import axis, link_counts, track_block
from .rows import article_rows, localized, person_ref, round_ref
from .timeline import phases
from .values import DelegateView, DelegationView, RoundPage

MOST_UNDATED = 30
MOST_NAMED = 12

_ROLES = {role: place for place, role in enumerate(AttendanceRole.values)}


def round_page(slug: str) -> RoundPage:
    """Return the round of that slug; raises ``Round.DoesNotExist``. At most 14 queries."""
    meeting = Round.objects.select_related("track").get(slug=slug)
    siblings = list(Round.objects.filter(track=meeting.track).select_related("track"))
    window = Window.of(meeting, siblings)
    reports = linked_reports(meeting)
    placed = by_phase(reports, window)
    undated = [report.article for report in reports if report.is_subject and not report.is_placed]
    told = {report.article for kind in PHASES for report in placed[kind]} | set(undated)
    counted = link_counts(round__track=meeting.track)
    place = siblings.index(meeting)
    return RoundPage(
        round=round_ref(meeting),
        outcome=localized(meeting.outcome_ar, meeting.outcome_en),
        needs_check=meeting.needs_check,
        aliases=_other_names(meeting),
        rounds_in_track=_rounds_in_track(meeting, siblings),
        axis=axis([track_block(meeting.track, siblings, counted)], current=meeting.slug),
        phases=phases(meeting, placed),
        undated=article_rows(Article.objects.filter(pk__in=undated[:MOST_UNDATED])),
        mentioned_later=sum(report.article not in told for report in reports),
        delegations=_delegations(meeting),
        coverage=coverage(meeting, window, reports),
        named=person_counts(Mention.objects.filter(article__in=told), MOST_NAMED),
        reports=len(told),
        sources=len({report.source for report in reports if report.article in told}),
        previous=round_ref(siblings[place - 1]) if place else None,
        next=round_ref(siblings[place + 1]) if place + 1 < len(siblings) else None,
    )


def _other_names(meeting: Round) -> tuple[str, ...]:
    names = RoundAlias.objects.filter(round=meeting).order_by("text")
    return tuple(names.values_list("text", flat=True))


def _rounds_in_track(meeting: Round, siblings: Sequence[Round]) -> int:
    """Return how many rounds the track counts: up to its highest number, for one with a number."""
    if meeting.number is None:
        return len(siblings)
    return max(other.number for other in siblings if other.number is not None)


def _delegations(meeting: Round) -> tuple[DelegationView, ...]:
    """Return who sat in the round, by delegation; the heads first."""
    seats = (
        Attendance.objects.filter(round=meeting)
        .exclude(status=ReviewStatus.REJECTED)
        .select_related("participant", "delegation")
    )
    by_delegation: dict[Participant, list[Attendance]] = defaultdict(list)
    for seat in sorted(seats, key=lambda seat: (_ROLES[seat.role], seat.pk)):
        by_delegation[seat.delegation].append(seat)
    return tuple(
        DelegationView(
            delegation=person_ref(delegation),
            delegates=tuple(
                DelegateView(
                    person=person_ref(seat.participant),
                    role=seat.get_role_display(),
                    is_confirmed=seat.status == ReviewStatus.CONFIRMED,
                )
                # A delegation that is recorded as its own delegate came; by whom is not known.
                for seat in seated
                if seat.participant_id != delegation.pk
            ),
        )
        for delegation, seated in by_delegation.items()
    )
