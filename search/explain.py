"""Why a report was found: which forms of a word are in it, and in which way they match."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from archive.arabic.letters import fold
from archive.arabic.tokens import words

from .analyzers import FormTable, Rung
from .request import SearchRequest
from .results import Matched, Reason

# Forms of a word that a reader is told; it may have dozens in a long text.
_MOST_FORMS = 4

_STRICTNESS: dict[str, int] = {rung: place for place, rung in enumerate(Rung)}


class Explainer:
    """Explains the results of one search."""

    def __init__(self, table: FormTable, request: SearchRequest) -> None:
        self._table = table
        self._request = request
        self._typed = set(words(fold(request.q)))
        self._separator = pgettext("between forms of a word", ", ")
        self._rungs: dict[tuple[str, str], str | None] = {}
        self._ways: dict[str, tuple[str, str]] = {}

    def reasons(self, matched: Iterable[Matched]) -> tuple[Reason, ...]:
        """For each way to match, strictest first, the forms found that match so."""
        told: dict[str, dict[str, None]] = {}
        for word in matched:
            forms: dict[str, list[str]] = {}
            for form in word.forms:
                forms.setdefault(self._rung(word, form), []).append(form)
            for rung, alike in forms.items():
                told.setdefault(rung, {}).update(dict.fromkeys(_few(alike)))
        return tuple(
            Reason(self._separator.join(told[rung]), *self._way(rung))
            for rung in sorted(told, key=_strictness)
        )

    def _rung(self, word: Matched, form: str) -> str:
        """The strictest way in which this form matches what was sought."""
        key = word.sought, form
        if key not in self._rungs:
            self._rungs[key] = self._rung_of(word.sought, form)
        return self._rungs[key] or word.rung

    def _rung_of(self, typed: str, form: str) -> str | None:
        """None where the two are not alike on any rung."""
        sought = words(fold(typed))
        if not self._typed.issuperset(sought):
            # A name that the archive knows for one that was typed.
            return "alias"
        if len(sought) > 1:
            return "phrase"
        wanted, here = self._table[typed], self._table[form]
        return next((rung for rung in Rung if wanted.on(rung) == here.on(rung)), None)

    def _way(self, rung: str) -> tuple[str, str]:
        """The way's label, and the search narrowed to it."""
        if rung not in self._ways:
            self._ways[rung] = rung_label(rung), self._narrowed(rung)
        return self._ways[rung]

    def _narrowed(self, rung: str) -> str:
        """The search on that rung; empty for what is no rung, and where it is on it already."""
        if rung not in _STRICTNESS or self._request.rung == rung:
            return ""
        return self._request.url(rung=Rung(rung))


def _few(forms: list[str]) -> list[str]:
    if len(forms) <= _MOST_FORMS:
        return forms
    return [*forms[: _MOST_FORMS - 1], f"{forms[_MOST_FORMS - 1]}…"]


_LABELS = {
    "exact": _("as typed"),
    "folded": _("another spelling"),
    "stem": _("same stem"),
    "root": _("same root"),
    "phrase": _("as a phrase"),
    "alias": _("another name of the same"),
}


def rung_label(rung: str) -> str:
    """The way to match in the reader's words."""
    return str(_LABELS.get(rung, _("as asked")))


def _strictness(rung: str) -> int:
    return _STRICTNESS.get(rung, len(_STRICTNESS))
