"""What machines ask for: is it alive, and what may be crawled."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from archive.health import run_checks


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Say whether the database and the index work: 200 if all do, else 503."""
    passed = run_checks()
    is_well = all(passed.values())
    words = {True: "ok", False: "down"}
    return JsonResponse(
        {"status": words[is_well], **{name: words[is_up] for name, is_up in passed.items()}},
        status=HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE,
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers to the pages: searches have no end, and the desk is no reading."""
    closed = [reverse("admin:index"), "/api/"]
    for language in ("ar", "en"):
        with translation.override(language):
            closed.append(reverse("search"))
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), f"Sitemap: {sitemap}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
