"""Why a report was found: which forms of a word are in it, and in which way they match."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from archive.arabic.letters import fold
from archive.arabic.tokens import words

from .analyzers import FormTable, Rung
from .request import SearchRequest
from .results import Matched, Reason

# Forms that a reader is told; a word may have dozens in a long text.
_MOST_FORMS = 4

_STRICTNESS: dict[str, int] = {rung: place for place, rung in enumerate(Rung)}


class Explainer:
    """Explains the results of one search."""

    def __init__(self, table: FormTable, request: SearchRequest) -> None:
        self._table = table
        self._request = request
        self._typed = set(words(fold(request.q)))
        self._separator = pgettext("between forms of a word", ", ")
        self._urls: dict[str, str] = {}
        self._labels: dict[str, str] = {}

    def reasons(self, matched: Iterable[Matched]) -> tuple[Reason, ...]:
        """For each word sought and each way to match it, the forms found, strictest first."""
        found = []
        for word in matched:
            by_rung: dict[str, list[str]] = {}
            for form in word.forms:
                by_rung.setdefault(self._rung(word, form), []).append(form)
            for rung in sorted(by_rung, key=_strictness):
                forms = by_rung[rung]
                found.append(
                    Reason(
                        sought=word.sought,
                        forms=tuple(forms),
                        text=self._separator.join(forms[:_MOST_FORMS]) + self._more(forms),
                        label=self._label(rung),
                        url=self._narrowed(rung),
                    )
                )
        return tuple(found)

    def _more(self, forms: list[str]) -> str:
        return "…" if len(forms) > _MOST_FORMS else ""

    def _rung(self, word: Matched, form: str) -> str:
        """The strictest way in which this form matches what was sought."""
        sought = words(fold(word.sought))
        if not self._typed.issuperset(sought):
            # A name that the archive knows for one that was typed.
            return "alias"
        if len(sought) > 1:
            return "phrase"
        wanted, here = self._table[word.sought], self._table[form]
        return next((rung for rung in Rung if wanted.on(rung) == here.on(rung)), word.rung)

    def _label(self, rung: str) -> str:
        if rung not in self._labels:
            self._labels[rung] = rung_label(rung)
        return self._labels[rung]

    def _narrowed(self, rung: str) -> str:
        """The search on that rung; empty for what is no rung, and where it is on it already."""
        if rung not in _STRICTNESS or self._request.rung == rung:
            return ""
        if rung not in self._urls:
            self._urls[rung] = self._request.url(rung=Rung(rung))
        return self._urls[rung]


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
