"""A participant with every name, office, round and statement."""

import re

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext

from archive.models import (
    Alias,
    Article,
    Attendance,
    Mention,
    Participant,
    ReviewStatus,
    Script,
    Statement,
    Tenure,
)

from .naming import person_counts
from .paging import ArticlePaginator
from .periods import held_days, year_counts
from .repeated_statements import Repeated, repeated
from .rows import localized, person_ref, round_ref, search_url, visible
from .statements import statement_views, with_words
from .values import AliasView, AttendanceView, PersonPage, StatementView, TenureView

LATEST_STATEMENTS = 10
MOST_NAMED_WITH = 10

_SCRIPTS = {script: place for place, script in enumerate(Script.values)}
_WIKIDATA_ID = re.compile(r"Q[1-9]\d*")


def person_page(slug: str) -> tuple[PersonPage, ArticlePaginator]:
    """Return the participant with the reports that name them, newest first.

    Raises ``Participant.DoesNotExist``.
    """
    person = Participant.objects.select_related("affiliation").get(slug=slug)
    mentions = visible(Mention.objects.filter(participant=person)).order_by()
    reports = Article.objects.public().filter(pk__in=mentions.values("article"))
    held = held_days(reports)
    undated = reports.undated().count()
    total = undated + sum(count for _, count in held)
    said = visible(Statement.objects.filter(speaker=person))
    copied = repeated(said)
    page = PersonPage(
        person=person_ref(person),
        affiliation=person_ref(person.affiliation) if person.affiliation else None,
        needs_check=person.needs_check,
        wikidata_url=_wikidata_url(person.wikidata_id),
        aliases=_aliases(person),
        tenures=_tenures(person),
        attendances=_attendances(person),
        statements=_latest(said, copied),
        statement_count=said.count() - len(copied.hidden),
        named_with=person_counts(
            Mention.objects.filter(article__in=mentions.values("article")).exclude(
                participant=person
            ),
            MOST_NAMED_WITH,
        ),
        years=year_counts(
            held, lambda days: search_url(person=slug, from_=days.first, to=days.last)
        ),
        reports=total,
        search_url=search_url(person=slug),
    )
    return page, ArticlePaginator(reports.newest_first(), count=total)


def _wikidata_url(identifier: str) -> str:
    is_sound = _WIKIDATA_ID.fullmatch(identifier)
    return f"https://www.wikidata.org/wiki/{identifier}" if is_sound else ""


def _latest(said: QuerySet[Statement], copied: Repeated) -> tuple[StatementView, ...]:
    latest = said.exclude(pk__in=copied.hidden).order_by(
        F("article__published_from").desc(nulls_last=True), "-article", "start"
    )
    return statement_views(with_words(latest)[:LATEST_STATEMENTS], copied.also_in)


def _aliases(person: Participant) -> tuple[AliasView, ...]:
    """Return every name, by script; the most used first."""
    used = visible(Mention.objects.filter(participant=person)).order_by()
    counted = dict(used.values_list("alias").annotate(Count("pk")))
    views = (
        AliasView(
            text=alias.text,
            script=alias.script,
            is_ambiguous=alias.is_ambiguous,
            is_attested=alias.is_attested,
            mentions=counted.get(alias.pk, 0),
        )
        for alias in Alias.objects.filter(participant=person)
    )
    return tuple(sorted(views, key=lambda view: (_SCRIPTS[view.script], -view.mentions, view.text)))


def _tenures(person: Participant) -> tuple[TenureView, ...]:
    held = (
        Tenure.objects.filter(participant=person)
        .exclude(status=ReviewStatus.REJECTED)
        .select_related("organisation")
        .order_by("start", "pk")
    )
    return tuple(
        TenureView(
            office=localized(tenure.office_ar, tenure.office_en),
            organisation=person_ref(tenure.organisation) if tenure.organisation else None,
            start=tenure.start.isoformat() if tenure.start else "",
            end=tenure.end.isoformat() if tenure.end else "",
            is_confirmed=tenure.status == ReviewStatus.CONFIRMED,
        )
        for tenure in held
    )


def _attendances(person: Participant) -> tuple[AttendanceView, ...]:
    """Return the rounds that they sat in, or that a delegation of theirs sat in, once each."""
    seats = (
        Attendance.objects.filter(Q(participant=person) | Q(delegation=person))
        .exclude(status=ReviewStatus.REJECTED)
        .select_related("round__track", "delegation")
        .order_by("round__start", "round", "pk")
    )
    by_round: dict[int, list[Attendance]] = {}
    for seat in seats:
        by_round.setdefault(seat.round_id, []).append(seat)
    return tuple(_attendance(person, seated) for seated in by_round.values())


def _attendance(person: Participant, seated: list[Attendance]) -> AttendanceView:
    own = next((seat for seat in seated if seat.participant_id == person.pk), None)
    seat = own or seated[0]
    return AttendanceView(
        round=round_ref(seat.round),
        delegation=person_ref(seat.delegation),
        role=seat.get_role_display() if own else gettext("sent a delegation"),
        is_confirmed=any(
            each.status == ReviewStatus.CONFIRMED for each in ([own] if own else seated)
        ),
    )
