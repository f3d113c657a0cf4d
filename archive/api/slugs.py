"""What a slug leads to: the row that has it, or the present address of the one that had it."""

from typing import Any

from django.core.validators import slug_re
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.models import SlugRedirect

from .errors import RefusedError


def find(
    request: HttpRequest, rows: QuerySet[Any], slug: str, target: str
) -> Any | HttpResponsePermanentRedirect:
    """Return the row of that slug, or a redirect to the present slug of one that was renamed.

    ``target`` is what redirects call it: ``participant`` or ``round``. Raises RefusedError where
    the slug never led to anything.
    """
    # Nothing else is ever a slug, and some of it no database takes.
    if slug_re.match(slug):
        found = rows.filter(slug=slug).first()
        if found is not None:
            return found
        renamed = SlugRedirect.objects.filter(old_slug=slug, **{f"{target}__isnull": False})
        present = renamed.values_list(f"{target}__slug", flat=True).first()
        if present is not None and request.resolver_match is not None:
            name = request.resolver_match.view_name
            return HttpResponsePermanentRedirect(reverse(name, kwargs={"slug": present}))
    raise RefusedError(404, slug=_("Nothing here has this slug."))
