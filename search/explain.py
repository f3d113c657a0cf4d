"""Why a report was found: which forms of a word are in it, and in which way they match."""

from collections.abc import Iterable

from django.utils.translation import gettext

from .analyzers import FormTable, Rung
from .request import SearchRequest
from .results import Matched, Reason

_STRICTNESS = {rung: place for place, rung in enumerate(Rung)}


def reasons(
    matched: Iterable[Matched], table: FormTable, request: SearchRequest
) -> tuple[Reason, ...]:
    """For each word that was sought and each way to match it, the forms found, strictest first."""
    found = []
    for word in matched:
        by_rung: dict[str, list[str]] = {}
        for form in word.forms:
            by_rung.setdefault(_rung(word, form, table), []).append(form)
        for rung in sorted(by_rung, key=_strictness):
            forms = tuple(by_rung[rung])
            reason = Reason(word.sought, forms, rung_label(rung), _narrowed(rung, request))
            found.append(reason)
    return tuple(found)


def rung_label(rung: str) -> str:
    """The way to match in the reader's words."""
    return {
        "exact": gettext("as typed"),
        "folded": gettext("another spelling"),
        "stem": gettext("same stem"),
        "root": gettext("same root"),
        "phrase": gettext("as a phrase"),
        "alias": gettext("another name of the same"),
    }.get(rung, gettext("as asked"))


def _rung(word: Matched, form: str, table: FormTable) -> str:
    """The strictest rung on which this form matches what was sought."""
    if " " in word.sought:
        return "phrase"
    sought, here = table[word.sought], table[form]
    return next((rung for rung in Rung if sought.on(rung) == here.on(rung)), word.rung)


def _strictness(rung: str) -> int:
    return next((place for known, place in _STRICTNESS.items() if known == rung), len(Rung))


def _narrowed(rung: str, request: SearchRequest) -> str:
    """The search on that rung; empty for what is no rung, and where it is narrowed so already."""
    if rung not in set(Rung) or request.rung == rung:
        return ""
    return request.url(rung=Rung(rung))
