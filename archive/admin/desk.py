"""What waits for an editor, for the admin's first page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import (
    Article,
    Attendance,
    DateOrigin,
    Mention,
    Participant,
    Proposal,
    ProposalStatus,
    ReviewStatus,
    Round,
    RoundLink,
    Sighting,
    Source,
    Statement,
    Tenure,
)

from .filters import DOUBTFUL


@dataclass(frozen=True, slots=True)
class Pile:
    """Rows that wait: how many, and the list that shows them."""

    label: Promise | str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Task:
    """A kind of work, with its piles."""

    title: Promise | str
    piles: tuple[Pile, ...]


_SUGGESTED: tuple[type[Model], ...] = (RoundLink, Statement, Mention, Tenure, Attendance)
_TO_CHECK: tuple[type[Model], ...] = (Source, Round, Participant)
_DOUBTFUL = Q(published_origin=DateOrigin.INFERRED, published_confidence__lt=DOUBTFUL)
_PROPOSED = Q(
    Exists(Sighting.objects.filter(name__proposal=OuterRef("pk"))), status=ProposalStatus.WAITING
)
_UNDATED = Q(published_from__isnull=True) & ~Q(published_origin=DateOrigin.EDITED)


def waiting(request: HttpRequest) -> tuple[Task, ...]:
    """Return what waits, of the kinds that the editor may see; one count a kind."""
    dates = [
        (Article, _("without a date"), _UNDATED, {"dated": "undated"}),
        (Article, _("with a doubtful date"), _DOUBTFUL, {"dated": "doubtful"}),
    ]
    suggested = [
        (
            model,
            model._meta.verbose_name_plural,
            Q(status=ReviewStatus.SUGGESTED),
            {"status__exact": ReviewStatus.SUGGESTED.value},
        )
        for model in _SUGGESTED
    ]
    suggested.append((Proposal, Proposal._meta.verbose_name_plural, _PROPOSED, {}))
    to_check = [
        (model, model._meta.verbose_name_plural, Q(needs_check=True), {"needs_check__exact": 1})
        for model in _TO_CHECK
    ]
    tasks = (
        (_("Reports to date"), dates),
        (_("Suggestions to confirm or reject"), suggested),
        (_("Facts to check"), to_check),
    )
    return tuple(
        Task(title, piles)
        for title, kinds in tasks
        if (piles := tuple(_pile(*kind) for kind in kinds if _may_see(request, kind[0])))
    )


def _pile(model: Any, label: Any, condition: Q, filters: dict[str, Any]) -> Pile:
    meta = model._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist", query=filters)
    return Pile(label, model._default_manager.filter(condition).count(), address)


def _may_see(request: HttpRequest, model: type[Model]) -> bool:
    meta = model._meta
    rights = (f"{meta.app_label}.{right}_{meta.model_name}" for right in ("view", "change"))
    return any(request.user.has_perm(right) for right in rights)
