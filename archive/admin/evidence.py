"""The words that a finding rests on, with a little of what stands around them.

The database cuts them out, so that a list of findings does not load whole reports.
"""

from typing import Any

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat, Greatest, Least, Substr
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .base import NOTHING

_CONTEXT = 60
_LONGEST = 400


def with_evidence(findings: QuerySet[Any]) -> QuerySet[Any]:
    """Return the findings, each with its words and what stands before and after them.

    Findings with a place of their own (mentions, dates, statements) show that; links to rounds
    show the span of their evidence, and nothing where there is none.
    """
    names = {field.name for field in findings.model._meta.get_fields()}
    start, end = ("start", "end") if "start" in names else ("evidence_start", "evidence_end")
    text = Concat("article__headline", Value("\n"), "article__body", output_field=TextField())
    before = Greatest(F(start) - _CONTEXT, 0)
    return findings.annotate(
        # Substr counts from 1, offsets from 0.
        words_before=Substr(text, before + 1, F(start) - before),
        words_found=Substr(text, F(start) + 1, Least(F(end) - F(start), _LONGEST)),
        words_after=Substr(text, F(end) + 1, _CONTEXT),
    ).defer("article__body", "article__noise", "article__summary")


def show_evidence(finding: Any) -> SafeString | str:
    """Return the marked words in their context, or a dash where no span is known."""
    found = getattr(finding, "words_found", None)
    if not found:
        return NOTHING
    return format_html(
        '<bdi dir="auto" class="evidence">{}<mark>{}</mark>{}</bdi>',
        _one_line(finding.words_before, "…", ""),
        _one_line(found, "", ""),
        _one_line(finding.words_after, "", "…"),
    )


def _one_line(text: str, before: str, after: str) -> str:
    """Return the text with line ends as spaces, and dots where it was cut."""
    is_cut = len(text) == _CONTEXT
    line = text.replace("\n", " ")
    return f"{before if is_cut else ''}{line}{after if is_cut else ''}"
