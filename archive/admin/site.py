"""The admin site under Masar's own name, in the language that the editor chose."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

# What editors come for, in the order in which they come for it; by the names of the models.
SECTIONS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("Reports"), ("Article", "Source")),
    (_("Findings in reports"), ("RoundLink", "Mention", "Statement", "DateMention")),
    (_("The talks"), ("Track", "Round", "RoundAlias", "Attendance")),
    (_("People, organisations and states"), ("Participant", "Proposal", "Alias",
                                                "Tenure")),
    (_("Imports and upkeep"), ("ImportBatch", "BatchEntry", "Original", "SlugRedirect",
                               "ArticleChange")),
)  # fmt: skip


def activate_editors_language(request: HttpRequest) -> None:
    """Switch to the language of the editor's cookie; Arabic without one.

    The addresses of the admin carry no language, so that the middleware cannot know it.
    """
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    translation.activate(language)
    request.LANGUAGE_CODE = language


class MasarAdminSite(admin.AdminSite):
    """Django's admin with the archive's titles, sections and a choice of language."""

    site_header = _("Masar: editors' desk")
    site_title = _("Masar")
    index_title = _("The archive")

    def get_urls(self) -> list[Any]:
        """Return the addresses of the admin, and that of the language switch."""
        return [path("language/", self.choose_language, name="language"), *super().get_urls()]

    @method_decorator(require_POST)
    def choose_language(self, request: HttpRequest) -> HttpResponse:
        """Keep the chosen language in a cookie and lead back to where the editor was."""
        return set_language(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Return the view, guarded as Django's admin guards it, in the editor's language."""
        guarded = super().admin_view(view, cacheable)

        def in_the_editors_language(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            activate_editors_language(request)
            return guarded(request, *args, **kwargs)

        # The marks of the wrapped view (csrf, never_cache) stay with it.
        in_the_editors_language.__dict__.update(guarded.__dict__)
        return in_the_editors_language

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Show the sign-in form in the editor's language."""
        activate_editors_language(request)
        return super().login(request, extra_context)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Show what waits for an editor, then everything there is."""
        # Models are not loaded yet when the site's module is imported.
        from .desk import waiting

        return super().index(request, {"waiting": waiting(request), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return the models in sections that follow an editor's work, then the other apps."""
        sections: list[Any] = []
        for app in super().get_app_list(request, app_label):
            sections += _sections(app) if app["app_label"] == "archive" else [app]
        # The archive comes first, whatever the alphabet of the language says.
        return sorted(sections, key=lambda section: section["app_label"] != "archive")


def _sections(app: dict[str, Any]) -> list[dict[str, Any]]:
    models = {model["object_name"]: model for model in app["models"]}
    index = reverse("admin:index")
    sections = []
    for title, names in SECTIONS:
        listed = [models[name] for name in names if name in models]
        if listed:
            anchor = f"{index}#archive-{listed[0]['object_name'].lower()}"
            sections.append({**app, "name": title, "app_url": anchor, "models": listed})
    return sections
