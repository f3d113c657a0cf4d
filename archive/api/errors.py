"""What the API says when it cannot answer: which field is at fault, and what would be right."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from ninja import NinjaAPI, Router, Schema
from ninja.errors import ValidationError
from pydantic import Field


class FieldErrorOut(Schema):
    """One fault."""

    field: str = Field(description="The parameter at fault; empty where it is the address itself.")
    message: str = Field(description="What is wrong and what would be right.")


class ErrorOut(Schema):
    """Why there is no answer."""

    errors: list[FieldErrorOut]


class RefusedError(Exception):
    """A request that cannot be answered, with its status and the fault of each field."""

    def __init__(self, status: int, **messages: str | Promise) -> None:
        super().__init__(status, messages)
        self.status = status
        self.messages = messages


# By pydantic's names of the errors; %(name)s stands for what the error's context holds.
_MESSAGES: dict[str, Any] = {
    "int_parsing": _("Write a whole number."),
    "int_type": _("Write a whole number."),
    "int_parsing_size": _("This number is too large."),
    "greater_than_equal": _("Write a number of %(ge)s or more."),
    "less_than_equal": _("Write a number of %(le)s or less."),
    "literal_error": _("Write one of: %(expected)s."),
    "enum": _("Write one of: %(expected)s."),
    "too_long": _("At most %(max_length)s values are taken."),
    "string_too_long": _("At most %(max_length)s characters are taken."),
    "missing": _("This parameter is needed."),
}
_OTHER = _("This value cannot be used.")


def add_error_handlers(api: NinjaAPI) -> None:
    """Let the API answer every fault in one form."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        faults = [(_field(fault), _message(fault)) for fault in error.errors]
        return _answer(api, request, 422, faults)

    @api.exception_handler(RefusedError)
    def refused(request: HttpRequest, error: RefusedError) -> HttpResponse:
        return _answer(api, request, error.status, list(error.messages.items()))

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, _error: Http404) -> HttpResponse:
        return _answer(api, request, 404, [("", _("There is nothing at this address."))])


def add_unknown_address(api: NinjaAPI) -> None:
    """Let the API itself answer for addresses that it does not have; add it last."""
    router = Router()

    @router.get("/", include_in_schema=False)
    def beginning(request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(request.build_absolute_uri(reverse("api:openapi-json")))

    @router.get("/{path:rest}", include_in_schema=False)
    def unknown(request: HttpRequest, rest: str) -> None:
        raise Http404(request.path, rest)

    api.add_router("", router)


def _answer(
    api: NinjaAPI, request: HttpRequest, status: int, faults: list[tuple[str, Any]]
) -> HttpResponse:
    errors = [{"field": field, "message": str(message)} for field, message in faults]
    return api.create_response(request, {"errors": errors}, status=status)


def _field(fault: dict[str, Any]) -> str:
    """Return the parameter that the reader named: query, then the parameter, then its place."""
    names = [name for name in fault.get("loc", ()) if isinstance(name, str)]
    return names[-1] if names else ""


def _message(fault: dict[str, Any]) -> str:
    message = _MESSAGES.get(fault.get("type", ""), _OTHER)
    context = dict(fault.get("ctx", {}))
    if "expected" in context:
        # Pydantic joins the values in English: 'newest' or 'oldest'.
        values = re.findall(r"'([^']*)'", context["expected"])
        context["expected"] = pgettext("between values", ", ").join(values)
    return str(message) % context
