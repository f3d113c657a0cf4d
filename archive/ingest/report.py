"""What an import did, in numbers and in the reader's language."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.ingest.values import ReadingWarning, Refusal, RefusalReason, WarningReason

# Each may use %(detail)s, which is never empty where the reason needs it.
_REFUSALS: dict[RefusalReason, Promise] = {
    RefusalReason.EMPTY: _("There is nothing in it."),
    RefusalReason.NOT_TEXT: _(
        "It is not text. Masar reads text, web pages, WARC files, feeds, tables, JSON lines, and "
        "archives of these."
    ),
    RefusalReason.NO_LETTERS: _("There is no letter in it, only digits or signs."),
    RefusalReason.TOO_LARGE: _(
        "It is longer than %(detail)s megabytes, which no report is. Split it into its reports."
    ),
    RefusalReason.BROKEN_JSON: _(
        "The JSON is broken at character %(detail)s of the line. Correct the line and import the "
        "file again: what is already in is passed over."
    ),
    RefusalReason.NOT_AN_OBJECT: _(
        "The line holds JSON, but no object in braces. Write one report a line, with its id and "
        "text."
    ),
    RefusalReason.FIELD_MISSING: _("The field “%(detail)s” is missing."),
    RefusalReason.FIELD_INVALID: _(
        "The field “%(detail)s” cannot be used: it is of the wrong type, too long, or, for a "
        "source, not made of Latin letters, digits and hyphens."
    ),
    RefusalReason.UNREADABLE: _("It cannot be read (%(detail)s)."),
    RefusalReason.UNKNOWN_FORMAT: _(
        "It is in a format that Masar does not read. Plain text belongs in a file whose name ends "
        "in .txt."
    ),
    RefusalReason.UNKNOWN_ENCODING: _(
        "Its encoding is none of those that Masar reads. Save it as UTF-8."
    ),
    RefusalReason.NOT_JSON_LINES: _(
        "It is one JSON document. Write JSON lines: one report, in one object, on each line."
    ),
    RefusalReason.NO_REPORT: _(
        "There is no report in it that can be told from the page around it."
    ),
    RefusalReason.CUT_SHORT: _("It breaks off before its end. Fetch or copy it again."),
    RefusalReason.NO_HEADER: _(
        "Its first row does not name the columns. Name them: id, title and text at least."
    ),
    RefusalReason.BROKEN_ROW: _("The row cannot be read (%(detail)s)."),
    RefusalReason.CELLS_DIFFER: _(
        "The row has not as many cells as there are columns (%(detail)s). Look for a stray "
        "separator or quotation mark."
    ),
    RefusalReason.UNSAFE_MEMBER: _(
        "Its name in the archive leads out of the archive, or it is a link. It was left packed."
    ),
    RefusalReason.ENCRYPTED: _(
        "It is encrypted. Unpack it with its password, then import the files."
    ),
    RefusalReason.NESTED_TOO_DEEP: _(
        "It is an archive within too many others. Unpack it, then import the files."
    ),
    RefusalReason.UNPACKS_TOO_LARGE: _(
        "It unpacks to far more than reports do (%(detail)s). It was not read on."
    ),
    RefusalReason.TOO_MANY_MEMBERS: _(
        "It holds more files than Masar unpacks at once (%(detail)s). Unpack it, then import the "
        "folder."
    ),
    RefusalReason.FAILED: _(
        "Masar failed on it (%(detail)s). This is a fault in Masar: please report it."
    ),
}
_WARNINGS: dict[WarningReason, Promise] = {
    WarningReason.DATE_NOT_USABLE: _(
        "Taken without the stated date “%(detail)s”: it is not in ISO 8601, or no report can bear "
        "it."
    ),
    WarningReason.VALUE_NOT_USABLE: _("Taken without the field “%(detail)s”: it cannot be used."),
    WarningReason.HEADLINE_TOO_LONG: _(
        "Its title is longer than %(detail)s characters and became the first paragraph."
    ),
    WarningReason.VALUE_SHORTENED: _("The field “%(detail)s” was too long and was shortened."),
    WarningReason.CHARACTERS_LOST: _(
        "%(detail)s characters could not be read; the original keeps their bytes."
    ),
    WarningReason.REVIEWED_WORDS_GONE: _(
        "The new text no longer has the words “%(detail)s”, which an editor had reviewed; that "
        "review went with them."
    ),
}
_UNKNOWN_DETAIL = "?"
_SEPARATOR = ": "


def refusal_in_words(reason: str, detail: str = "") -> str:
    """Why a record was not taken and what to do about it, in the active language.

    A reason that this version does not know is returned as it is.
    """
    if reason not in RefusalReason.__members__.values():
        return f"{reason}{_SEPARATOR}{detail}" if detail else reason
    return str(_REFUSALS[RefusalReason(reason)]) % {"detail": detail or _UNKNOWN_DETAIL}


def warning_in_words(warning: ReadingWarning) -> str:
    """What a report was taken without, in the active language."""
    return str(_WARNINGS[warning.reason]) % {"detail": warning.detail or _UNKNOWN_DETAIL}


def stored_reason(refusal: Refusal) -> str:
    """The refusal's reason as a batch entry keeps it, for ``stored_reason_in_words``."""
    return _SEPARATOR.join(filter(None, (refusal.reason.value, refusal.detail)))


def stored_reason_in_words(stored: str) -> str:
    """A reason that a batch entry keeps, in the active language."""
    return refusal_in_words(*stored.split(_SEPARATOR, maxsplit=1)) if stored else ""


@dataclass(slots=True)
class ImportReport:
    """What an import did so far; it grows while the import runs."""

    is_dry_run: bool = False
    number: int | None = None
    """The import's number in the archive; None for a dry run, which leaves no trace."""
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    dated: int = 0
    """How many of the reports that state no date were dated by the archive's dated reports."""
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)

    @property
    def refused(self) -> int:
        """How many records were not taken."""
        return len(self.refusals)

    @property
    def total(self) -> int:
        """How many records have been dealt with."""
        return self.added + self.updated + self.unchanged + self.refused

    def as_dict(self) -> dict[str, Any]:
        """The report for a JSON file; messages in the active language, reasons as fixed words."""
        return {
            "import": self.number,
            "dry_run": self.is_dry_run,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "dated": self.dated,
            "refused": self.refused,
            "refusals": [
                {
                    "name": refusal.name,
                    "reason": refusal.reason.value,
                    "detail": refusal.detail,
                    "message": refusal_in_words(refusal.reason, refusal.detail),
                }
                for refusal in self.refusals
            ],
            "warnings": [
                {
                    "name": warning.name,
                    "reason": warning.reason.value,
                    "detail": warning.detail,
                    "message": warning_in_words(warning),
                }
                for warning in self.warnings
            ],
        }
