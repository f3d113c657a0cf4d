"""Which dates in a report are its own: in a dateline, or in a line that says when it appeared."""

import re

from archive.ingest.date_expressions import DateExpression

_DATELINE_PLACE = re.compile(r"\s*(?:[^\W\d_]+(?: [^\W\d_]+){0,3}\s*[،,/|–—(-]\s*)?")
_AFTER_DATELINE = re.compile(r"\s*(?:[(\[:)\]|–—-]|\Z)")
_PUBLISHED = re.compile(
    r"\s*(?:تاريخ النشر|نُ?شرت? (?:في|بتاريخ|يوم)|آخر تحديث|Published(?: on)?|Updated)?\s*:?\s*"
)
_AFTER_PUBLISHED = re.compile(r"[\s.،|–—-]*(?:\d{1,2}:\d{2}(?:\s*\w{1,3})?)?\s*")


def is_dateline(text: str, expression: DateExpression) -> bool:
    """Whether the date stands as an agency writes it, or alone on one of the outer lines."""
    line_start = text.rfind("\n", 0, expression.start) + 1
    line_end = text.find("\n", expression.end)
    line_end = len(text) if line_end < 0 else line_end
    body = text.find("\n") + 1
    is_first = not text[body:line_start].strip()
    is_last = not text[line_end:].strip()
    before, after = (line_start, expression.start), (expression.end, line_end)
    if (is_first or is_last) and (
        _PUBLISHED.fullmatch(text, *before) and _AFTER_PUBLISHED.fullmatch(text, *after)
    ):
        return True
    return (
        is_first
        and line_start >= body
        and bool(_DATELINE_PLACE.fullmatch(text, *before) and _AFTER_DATELINE.match(text, *after))
    )
