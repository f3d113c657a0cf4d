"""Where an address that leads nowhere may have been meant to lead."""

from difflib import get_close_matches
from typing import Literal

from django.db.models import QuerySet

from archive.models import Participant, Round, SlugRedirect, Source

from .rows import localized
from .values import NearbyPage

Named = Literal["round", "participant", "source"]

_MODELS: dict[Named, type[Round] | type[Participant] | type[Source]] = {
    "round": Round,
    "participant": Participant,
    "source": Source,
}
MOST_NEARBY = 3
_ALIKE = 0.6


def moved_to(kind: Literal["round", "participant"], old_slug: str) -> str | None:
    """Return the address that an old slug now leads to, or None."""
    redirect = (
        SlugRedirect.objects.filter(old_slug=old_slug, **{f"{kind}__isnull": False})
        .select_related(kind)
        .first()
    )
    return getattr(redirect, kind).get_absolute_url() if redirect else None


def nearby(kind: Named, slug: str) -> tuple[NearbyPage, ...]:
    """Return the pages whose slugs look most like this one; one query."""
    rows: QuerySet[Round] | QuerySet[Participant] | QuerySet[Source]
    rows = _MODELS[kind]._default_manager.only("slug", "name_ar", "name_en")
    by_slug = {row.slug: row for row in rows}
    close = get_close_matches(slug.lower()[:80], by_slug, n=MOST_NEARBY, cutoff=_ALIKE)
    return tuple(
        NearbyPage(localized(row.name_ar, row.name_en), row.get_absolute_url())
        for row in (by_slug[match] for match in close)
    )
