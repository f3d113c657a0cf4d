"""How well extraction did on a report: its draft compared with the labels, category by category.

A label and a finding meet where they overlap and say the same; the listing of what did not meet is
what the next improvement starts from. Nothing here reads a file or runs the pipeline.
"""

from collections.abc import Mapping, Sequence

from archive.arabic.letters import clean_unicode, fold
from archive.dates import Precision
from archive.ingest.labels import DateLabel, LabelledReport, NameLabel, StatementLabel
from archive.ingest.pairing import LONGEST_SURFACE, Pairing, overlap
from archive.ingest.scores import Category, Score, Scores
from archive.ingest.values import Draft, FoundDate, FoundName, FoundStatement

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
        self._pairing = Pairing(report, draft)

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
                score.misses.append(self._pairing.slip(f"{kind}: {line[:LONGEST_SURFACE]}"))
            else:
                found.remove(match)
                score.right += 1
        score.false_alarms += [
            self._pairing.slip(f"{kind}: {line[:LONGEST_SURFACE]}") for kind, line in found
        ]
        return score

    def _publication(self) -> Score:
        expected, found = self._report.published, self._draft.publication
        is_day = found is not None and found.precision is Precision.DAY
        if found is not None and is_day and found.days.first == expected:
            return Score(right=1)
        score = Score(misses=[self._pairing.slip(str(expected))])
        if found is not None:
            score.false_alarms.append(
                self._pairing.slip(f"{found.days} ({found.rule})", found.evidence)
            )
        return score

    def _dates(self, labels: Sequence[DateLabel]) -> Scores:
        def says_the_same(label: DateLabel, found: FoundDate) -> bool:
            return found.days in label.accepted

        found = [date for date in self._draft.dates if self._pairing.is_labelled(date)]
        fixed = [label for label in labels if label.accepted or label.is_optional]
        spans = self._pairing.meet(fixed, found, None, _date_label, _date_found)
        named = [self._pairing.span(label) for label in labels]
        spans.false_alarms = [
            self._pairing.slip_at(_date_found(date), date)
            for date in found
            if not any(overlap(span, date) for span in named)
        ]
        resolved = [date for date in found if date.days is not None]
        days = self._pairing.meet(fixed, resolved, says_the_same, _date_label, _date_found)
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
                if is_wanted(name.participant) and self._pairing.is_labelled(name)
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
            scores[mentions] = self._pairing.meet(expected, found, is_the_same, _name, _name)
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
            span = self._pairing.span(label)
            if span is None:
                return False
            longest = max(span.end, found.end) - min(span.start, found.start)
            return overlap(span, found) >= _SAME_WORDS * longest

        def are_said_by_the_same(label: StatementLabel, found: FoundStatement) -> bool:
            return are_the_same_words(label, found) and _is_same_speaker(label, found)

        found = [said for said in self._draft.statements if self._pairing.is_labelled(said)]
        return {
            Category.STATEMENTS: self._pairing.meet(
                labels, found, are_the_same_words, _said, _said
            ),
            Category.STATEMENT_SPEAKERS: self._pairing.meet(
                labels, found, are_said_by_the_same, _said, _said
            ),
        }

    def _sets(self, expected: Mapping[str, str], found: Mapping[str, str]) -> Score:
        return Score(
            len(expected.keys() & found.keys()),
            [self._pairing.slip(f"{key}: {expected[key]}") for key in expected if key not in found],
            [
                self._pairing.slip(f"{key}: {found[key][:LONGEST_SURFACE]}")
                for key in found
                if key not in expected
            ],
        )

    def _is_state(self, participant: str) -> bool:
        return self._kinds.get(participant) == _STATE

    def _is_no_state(self, participant: str) -> bool:
        return not self._is_state(participant)


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
    return f"{found.days or '?'}: {found.surface[:LONGEST_SURFACE]}"


def _name(name: NameLabel | FoundName) -> str:
    return f"{name.participant}: {name.surface}"


def _said(said: StatementLabel | FoundStatement) -> str:
    return f"{said.speaker or said.speaker_surface or '?'} ({said.verb})"
