"""A search box that takes Arabic as editors type it: hamza, diacritics and digits may differ."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal
from django.utils.translation import gettext_lazy as _

from archive.arabic.letters import MARKS, fold

# Every word is a pass over a column: more than anyone types is cut.
_LONGEST_SEARCH = 200
_MOST_WORDS = 8
_FOLDED_COLUMN = "folded"


@cache
def _spellings() -> dict[str, str]:
    """Return the letters and digits that fold to each letter or digit."""
    letters: dict[str, str] = defaultdict(str)
    for code in (*range(0x30, 0x250), *range(0x620, 0x700)):
        char = chr(code)
        if char.isalnum() and len(fold(char)) == 1:
            letters[fold(char)] += char
    return letters


def spelled_anyhow(words: str) -> str:
    """Return a regular expression that finds the words in any spelling that folds to the same.

    It is one that both SQLite (Python's ``re``) and PostgreSQL understand.
    """
    letters = (
        f"[{_spellings()[char]}]" if char in _spellings() else re.escape(char)
        for char in fold(words)
    )
    return f"[{MARKS}]*".join(letters)


class FoldedSearchAdmin(admin.ModelAdmin):
    """An admin whose ``search_fields`` are searched in any spelling, each word on its own.

    A field called ``folded`` holds folded text already and is searched directly.
    """

    search_help_text = _("Hamza, diacritics and capital letters make no difference.")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Return the rows in which every word is found, without duplicates."""
        fields = self.get_search_fields(request)
        for word in _words(search_term) if fields else []:
            queryset = queryset.filter(pk__in=_rows_with(self.model, fields, word))
        return queryset, False


def _words(search_term: str) -> list[str]:
    words = [
        unescape_string_literal(bit) if bit[:1] in "\"'" and bit[:1] == bit[-1:] else bit
        for bit in smart_split(search_term[:_LONGEST_SEARCH])
        if len(bit) > 1 or bit.isalnum()
    ]
    return [word for word in words if fold(word).strip()][:_MOST_WORDS]


def _rows_with(model: type[Model], fields: Iterable[str], word: str) -> QuerySet[Any, Any]:
    """Return the keys of the rows that have the word in any of the fields.

    Related rows are searched by themselves: each name once, not once for each row that has it.
    """
    condition = Q()
    for field in fields:
        relation, _separator, rest = field.partition("__")
        if rest:
            related: Any = model._meta.get_field(relation).related_model
            condition |= Q(**{f"{relation}__in": _rows_with(related, [rest], word)})
        elif field == _FOLDED_COLUMN:
            condition |= Q(**{f"{field}__contains": fold(word)})
        else:
            condition |= Q(**{f"{field}__iregex": spelled_anyhow(word)})
    return model._default_manager.filter(condition).order_by().values("pk")
