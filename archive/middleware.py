"""The language of a page is that of its address, and of nothing else."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class AddressLocaleMiddleware(LocaleMiddleware):
    """Django's, without regard to what the browser prefers.

    Addresses without a language are Arabic, so that no cache needs to keep them apart by
    ``Accept-Language``, and no link shows one thing to its sender and another to its reader.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the language of the answer, and redirect nobody."""
        response.headers.setdefault("Content-Language", translation.get_language() or "ar")
        return response
