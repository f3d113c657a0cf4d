"""Long lists, a page at a time."""

from typing import Annotated, Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from ninja import Schema
from pydantic import BeforeValidator, Field

from archive.arabic.digits import to_ascii_digits

from .errors import RefusedError

LARGEST_PAGE = 100


def _ascii(value: Any) -> Any:
    """Return the number as Python reads it, in whatever digits it was written."""
    return to_ascii_digits(value) if isinstance(value, str) else value


Number = Annotated[int, BeforeValidator(_ascii)]


class Paging(Schema):
    """Which part of a list is wanted."""

    page: Number = Field(1, ge=1, le=1_000_000_000, description="The page, counted from 1.")
    size: Number = Field(20, ge=1, le=LARGEST_PAGE, description="How many results a page has.")


class PageOut(Schema):
    """A part of a list."""

    count: int = Field(description="All results, on all pages.")
    page: int
    size: int


def page_of(rows: QuerySet[Any], paging: Paging) -> tuple[int, list[Any]]:
    """Return how many rows there are and those of the page, in two queries.

    The first page of an empty list is empty; raises RefusedError for a page beyond the last.
    """
    count = rows.count()
    if paging.page > max(1, -(-count // paging.size)):
        raise RefusedError(404, page=_("There are fewer pages than that."))
    start = (paging.page - 1) * paging.size
    return count, list(rows[start : start + paging.size])
