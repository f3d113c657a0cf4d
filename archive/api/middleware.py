"""What every answer of the API has: the language asked for, and leave to read it from any site."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

PREFIX = "/api/"
_FRESH_SECONDS = 60


class OpenDataMiddleware:
    """Serves ``/api/`` to programs, also to scripts of other sites.

    Stands after the middleware that takes the language from the address: the API's addresses have
    none, so that the header decides.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request, also one that only asks for the headers."""
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        translation.activate(_language(request.headers.get("Accept-Language", "")))
        if request.method == "HEAD":
            # The server drops the body.
            request.method = "GET"
        response = self.get_response(request)
        response["Access-Control-Allow-Origin"] = "*"
        patch_vary_headers(response, ["Accept-Language"])
        if response.status_code == 200:
            patch_cache_control(response, public=True, max_age=_FRESH_SECONDS)
        return response


def _language(accepted: str) -> str:
    """Return the first of the site's languages that the header names; Arabic if it names none."""
    spoken = dict(settings.LANGUAGES)
    for language, _weight in parse_accept_lang_header(accepted):
        if language.split("-")[0] in spoken:
            return language.split("-")[0]
    return settings.LANGUAGE_CODE
