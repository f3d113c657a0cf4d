"""How well extraction did on a report: its draft compared with the labels, category by category.

A label and a finding meet where they overlap and say the same; the listing of what did not meet is
what the next improvement starts from. Nothing here reads a file or runs the pipeline.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from archive.arabic.letters import clean_unicode, fold
from archive.dates import Precision
from archive.ingest.alignment import Alignment
from archive.ingest.labels import DateLabel, LabelledReport, NameLabel, StatementLabel
from archive.ingest.passages import Span
from archive.ingest.scores import Category, Score, Scores, Slip
from archive.ingest.values import Draft, FoundDate, FoundName, FoundStatement

_CONTEXT = 25
_SURFACE = 60
_STATE = "state"
# Words said that are quoted in part, or with the sentence around them, are not the same statement.
_SAME_WORDS = 0.5


def evaluate(report: LabelledReport, draft: Draft, kinds: Mapping[str, str]) -> Scores:
    """The scores of one report in each category that was labelled.

    ``kinds`` says of each participant whether it is a person, an organisation or a state. What was
    found in a line that is labelled as noise counts nowhere: that the line was left in is one slip.
    """
    return _Comparison(report, draft, kinds).scores()


class _Comparison:
    """One report's labels beside its draft."""

    def __init__(self, report: LabelledReport, draft: Draft, kinds: Mapping[str, str]) -> None:
        self._report = report
        self._draft = draft
        self._kinds = kinds
        noise = {label.line for label in report.noise or ()}
        self._alignment = Alignment(report.text, draft.text, noise)

    def scores(self) -> Scores:
        scores: Scores = {}
        if self._report.noise is not None:
            scores[Category.NOISE] = self._noise()
        if self._report.published is not None:
            scores[Category.PUBLICATION] = self._publication()
        if self._report.dates is not None:
            scores |= self._dates(self._report.dates)
        if self._report.names is not None:
            scores |= self._names(self._report.names)
        if self._report.rounds is not None:
            scores |= self._rounds()
        if self._report.statements is not None:
            scores |= self._statements(self._report.statements)
        return scores

    def _noise(self) -> Score:
        """Lines by their words: which of two that are the same is cut does not matter."""
        lines = self._report.text.split("\n")
        expected = [(label.kind, lines[label.line - 1]) for label in self._report.noise or ()]
        found = [(noise.kind.value, noise.text) for noise in self._draft.noise]
        score = Score()
        for kind, line in expected:
            match = next((other for other in found if _words(other[1]) == _words(line)), None)
            if match is None:
                score.misses.append(self._slip(f"{kind}: {line[:_SURFACE]}"))
            else:
                found.remove(match)
                score.right += 1
        score.false_alarms += [self._slip(f"{kind}: {line[:_SURFACE]}") for kind, line in found]
        return score

    def _publication(self) -> Score:
        expected, found = self._report.published, self._draft.publication
        is_day = found is not None and found.precision is Precision.DAY
        if found is not None and is_day and found.days.first == expected:
            return Score(right=1)
        score = Score(misses=[self._slip(str(expected))])
        if found is not None:
            score.false_alarms.append(self._slip(f"{found.days} ({found.rule})", found.evidence))
        return score

    def _dates(self, labels: Sequence[DateLabel]) -> Scores:
        def says_the_same(label: DateLabel, found: FoundDate) -> bool:
            return found.days in label.accepted

        found = [date for date in self._draft.dates if self._is_labelled(date)]
        fixed = [label for label in labels if label.accepted or label.is_optional]
        spans = self._meet(fixed, found, None, _date_label, _date_found)
        named = [self._span(label) for label in labels]
        spans.false_alarms = [
            self._slip_at(_date_found(date), date)
            for date in found
            if not any(_overlap(span, date) for span in named)
        ]
        resolved = [date for date in found if date.days is not None]
        days = self._meet(fixed, resolved, says_the_same, _date_label, _date_found)
        return {Category.DATES: days, Category.DATE_SPANS: spans}

    def _names(self, labels: Sequence[NameLabel]) -> Scores:
        def is_the_same(label: NameLabel, found: FoundName) -> bool:
            return label.participant == found.participant

        scores: Scores = {}
        for named, mentions, is_wanted in (
            (Category.PARTICIPANTS, Category.PARTICIPANT_MENTIONS, self._is_no_state),
            (Category.STATES, Category.STATE_MENTIONS, self._is_state),
        ):
            expected = [label for label in labels if is_wanted(label.participant)]
            found = [
                name
                for name in self._draft.names
                if is_wanted(name.participant) and self._is_labelled(name)
            ]
            sure = {
                label.participant: label.surface
                for label in reversed(expected)
                if not label.is_optional
            }
            optional = {label.participant for label in expected} - sure.keys()
            scores[named] = self._sets(
                sure,
                {
                    name.participant: name.surface
                    for name in reversed(found)
                    if name.participant not in optional
                },
            )
            scores[mentions] = self._meet(expected, found, is_the_same, _name, _name)
        return scores

    def _rounds(self) -> Scores:
        labels = self._report.rounds or ()
        optional = {label.slug for label in labels if label.is_optional}
        expected = {label.slug: label for label in labels if not label.is_optional}
        found = {link.round: link for link in self._draft.rounds if link.round not in optional}
        return {
            Category.ROUNDS: self._sets(
                {slug: label.surface for slug, label in expected.items()},
                {slug: link.surface for slug, link in found.items()},
            ),
            Category.ROUND_RELATIONS: self._sets(
                {f"{slug} ({label.relation})": label.surface for slug, label in expected.items()},
                {f"{slug} ({link.relation})": link.surface for slug, link in found.items()},
            ),
        }

    def _statements(self, labels: Sequence[StatementLabel]) -> Scores:
        def are_the_same_words(label: StatementLabel, found: FoundStatement) -> bool:
            span = self._span(label)
            if span is None:
                return False
            longest = max(span.end, found.end) - min(span.start, found.start)
            return _overlap(span, found) >= _SAME_WORDS * longest

        def are_said_by_the_same(label: StatementLabel, found: FoundStatement) -> bool:
            return are_the_same_words(label, found) and _is_same_speaker(label, found)

        found = [said for said in self._draft.statements if self._is_labelled(said)]
        return {
            Category.STATEMENTS: self._meet(labels, found, are_the_same_words, _said, _said),
            Category.STATEMENT_SPEAKERS: self._meet(
                labels, found, are_said_by_the_same, _said, _said
            ),
        }

    def _meet(
        self,
        labels: Sequence["Label"],
        found: Sequence["Found"],
        fits: Callable[["Label", "Found"], bool] | None,
        label_in_words: Callable[["Label"], str],
        found_in_words: Callable[["Found"], str],
    ) -> Score:
        """Pair each label with the finding that overlaps it most and fits it, each used once.

        What is left over and lies in an optional label is passed over.
        """
        score = Score()
        left = list(found)
        for label in labels:
            if label.is_optional:
                continue
            span = self._span(label)
            near = [
                item
                for item in left
                if _overlap(span, item) and (fits is None or fits(label, item))
            ]
            if near:
                left.remove(max(near, key=lambda item: _overlap(span, item)))
                score.right += 1
            else:
                context = self._context(self._report.text, label.start, label.end)
                lost = "" if span else " (its line was cut)"
                score.misses.append(self._slip(label_in_words(label) + lost, context))
        optional = [label for label in labels if label.is_optional]
        score.false_alarms += [
            self._slip_at(found_in_words(item), item)
            for item in left
            if not any(self._excuses(label, item) for label in optional)
        ]
        return score

    def _excuses(self, label: "Label", found: "Found") -> bool:
        """Whether most of the finding lies in the optional label; a name must be the same, too."""
        is_another = (
            isinstance(label, NameLabel)
            and isinstance(found, FoundName)
            and label.participant != found.participant
        )
        shared = _overlap(self._span(label), found)
        return not is_another and 2 * shared >= found.end - found.start

    def _sets(self, expected: Mapping[str, str], found: Mapping[str, str]) -> Score:
        return Score(
            len(expected.keys() & found.keys()),
            [self._slip(f"{key}: {expected[key]}") for key in expected if key not in found],
            [self._slip(f"{key}: {found[key][:_SURFACE]}") for key in found if key not in expected],
        )

    def _is_state(self, participant: str) -> bool:
        return self._kinds.get(participant) == _STATE

    def _is_no_state(self, participant: str) -> bool:
        return not self._is_state(participant)

    def _is_labelled(self, found: "Found") -> bool:
        return self._alignment.is_labelled(found.start)

    def _span(self, label: "Label") -> Span | None:
        return self._alignment.span(label.start, label.end)

    def _slip(self, what: str, context: str = "") -> Slip:
        return Slip(self._report.name, what, context)

    def _slip_at(self, what: str, found: "Found") -> Slip:
        return self._slip(what, self._context(self._draft.text, found.start, found.end))

    @staticmethod
    def _context(text: str, start: int, end: int) -> str:
        """The words with a little around them, the middle of long ones left out."""
        words = text[start:end]
        if len(words) > _SURFACE:
            words = f"{words[:_CONTEXT]} … {words[-_CONTEXT:]}"
        around = f"{text[max(0, start - _CONTEXT) : start]}[{words}]{text[end : end + _CONTEXT]}"
        return around.replace("\n", " ¶ ")


Label = TypeVar("Label", NameLabel, DateLabel, StatementLabel)
Found = TypeVar("Found", FoundName, FoundDate, FoundStatement)


def _overlap(span: Span | None, found: FoundName | FoundDate | FoundStatement) -> int:
    """How many characters the two share."""
    if span is None:
        return 0
    return max(0, min(span.end, found.end) - max(span.start, found.start))


def _is_same_speaker(label: StatementLabel, found: FoundStatement) -> bool:
    """Whether they name one participant or, for one whom nobody knows, each other's words."""
    if label.speaker or found.speaker:
        return label.speaker == found.speaker
    one, other = _words(label.speaker_surface), _words(found.speaker_surface)
    return bool(one and other) and (one in other or other in one)


def _words(text: str) -> str:
    return " ".join(fold(clean_unicode(text)).split())


def _date_label(label: DateLabel) -> str:
    return f"{label.accepted[0]}: {label.surface}"


def _date_found(found: FoundDate) -> str:
    return f"{found.days or '?'}: {found.surface[:_SURFACE]}"


def _name(name: NameLabel | FoundName) -> str:
    return f"{name.participant}: {name.surface}"


def _said(said: StatementLabel | FoundStatement) -> str:
    return f"{said.speaker or said.speaker_surface or '?'} ({said.verb})"
