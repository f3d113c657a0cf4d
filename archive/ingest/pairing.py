"""Labels paired with what was found: where they overlap in the draft, and what did not meet."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from archive.ingest.alignment import Alignment
from archive.ingest.labels import DateLabel, LabelledReport, NameLabel, StatementLabel
from archive.ingest.passages import Span
from archive.ingest.scores import Score, Slip
from archive.ingest.values import Draft, FoundDate, FoundName, FoundStatement

LONGEST_SURFACE = 60
_CONTEXT = 25

Label = TypeVar("Label", NameLabel, DateLabel, StatementLabel)
Found = TypeVar("Found", FoundName, FoundDate, FoundStatement)


class Pairing:
    """One report's labels laid over its draft."""

    def __init__(self, report: LabelledReport, draft: Draft) -> None:
        self._report = report
        self._draft = draft
        noise = {label.line for label in report.noise or ()}
        self._alignment = Alignment(report.text, draft.text, noise)

    def meet(
        self,
        labels: Sequence[Label],
        found: Sequence[Found],
        fits: Callable[[Label, Found], bool] | None,
        label_in_words: Callable[[Label], str],
        found_in_words: Callable[[Found], str],
    ) -> Score:
        """Pair each label with the finding that overlaps it most and fits it, each used once.

        What is left over and lies in an optional label is passed over.
        """
        score = Score()
        left = list(found)
        for label in labels:
            if label.is_optional:
                continue
            span = self.span(label)
            near = [
                item for item in left if overlap(span, item) and (fits is None or fits(label, item))
            ]
            if near:
                left.remove(max(near, key=lambda item: overlap(span, item)))
                score.right += 1
            else:
                context = self._context(self._report.text, label.start, label.end)
                lost = "" if span else " (its line was cut)"
                score.misses.append(self.slip(label_in_words(label) + lost, context))
        optional = [label for label in labels if label.is_optional]
        score.false_alarms += [
            self.slip_at(found_in_words(item), item)
            for item in left
            if not any(self._excuses(label, item) for label in optional)
        ]
        return score

    def _excuses(self, label: Label, found: Found) -> bool:
        """Whether most of the finding lies in the optional label; a name must be the same, too."""
        is_another = (
            isinstance(label, NameLabel)
            and isinstance(found, FoundName)
            and label.participant != found.participant
        )
        shared = overlap(self.span(label), found)
        return not is_another and 2 * shared >= found.end - found.start

    def is_labelled(self, found: Found) -> bool:
        """Whether the finding stands in a line that was labelled."""
        return self._alignment.is_labelled(found.start)

    def span(self, label: Label) -> Span | None:
        """Where the label stands in the draft; None where its line is not there."""
        return self._alignment.span(label.start, label.end)

    def slip(self, what: str, context: str = "") -> Slip:
        """A slip in this report."""
        return Slip(self._report.name, what, context)

    def slip_at(self, what: str, found: Found) -> Slip:
        """A slip with the words around the finding."""
        return self.slip(what, self._context(self._draft.text, found.start, found.end))

    @staticmethod
    def _context(text: str, start: int, end: int) -> str:
        """The words with a little around them, the middle of long ones left out."""
        words = text[start:end]
        if len(words) > LONGEST_SURFACE:
            words = f"{words[:_CONTEXT]} … {words[-_CONTEXT:]}"
        around = f"{text[max(0, start - _CONTEXT) : start]}[{words}]{text[end : end + _CONTEXT]}"
        return around.replace("\n", " ¶ ")


def overlap(span: Span | None, found: FoundName | FoundDate | FoundStatement) -> int:
    """How many characters the two share."""
    if span is None:
        return 0
    return max(0, min(span.end, found.end) - max(span.start, found.start))
