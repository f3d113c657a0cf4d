"""Questions that readers put to an archive, and reports judged by how well they answer, as in TREC.

The reports judged for a question are a pool: the first ten of several engines and of a search put
in other words, each judged without knowing who found it. What no engine found is not judged and
counts as off, so that figures are fair to engines whose finds are in the pool: ``Scores.judged``
tells how much of what was found is.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import fmean

GOLDEN = Path(__file__).resolve().parents[2] / "fixtures" / "golden"
QUESTIONS = GOLDEN / "questions.tsv"
JUDGEMENTS = GOLDEN / "judgements.tsv"

ANSWERS, TOUCHES, OFF = 2, 1, 0
DEPTH = 10
"""How many of the results are looked at."""
FIRST_PAGE = 5
"""How many of them are on a screen."""

Grades = Mapping[str, int]
"""How well each judged report answers a question, by external id."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader types, and how well the reports judged for it answer."""

    number: int
    text: str
    grades: Grades

    @property
    def is_for_tuning(self) -> bool:
        """Whether search may be tuned on it; the others are kept to check what was tuned."""
        return self.number % 2 == 1


@dataclass(frozen=True, slots=True)
class Scores:
    """How well an engine did, on one question or on several on average."""

    ndcg: float
    """Normalised discounted cumulative gain of the first ten; 1 where nothing could be better."""
    reciprocal_rank: float
    """One by the place of the first report that answers; 0 where none of the first ten does."""
    precision: float
    """The share of the first five that at least touch what was asked."""
    judged: float
    """The share of the first ten that were judged; 1 where nothing was found."""


def read_questions(questions: Path = QUESTIONS, judgements: Path = JUDGEMENTS) -> list[Question]:
    """The questions in their order, each with its judgements."""
    grades: dict[int, dict[str, int]] = {}
    for number, external_id, grade in _rows(judgements):
        grades.setdefault(int(number), {})[external_id] = int(grade)
    return [
        Question(int(number), text, grades.get(int(number), {}))
        for number, text in _rows(questions)
    ]


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def scores(found: Sequence[str], grades: Grades) -> Scores:
    """How well these results, the best first, answer."""
    best = found[:DEPTH]
    gained = [grades.get(external_id, OFF) for external_id in best]
    ideal = _discounted(sorted(grades.values(), reverse=True)[:DEPTH])
    rank = gained.index(ANSWERS) + 1 if ANSWERS in gained else 0
    return Scores(
        ndcg=_discounted(gained) / ideal if ideal else 0.0,
        reciprocal_rank=1 / rank if rank else 0.0,
        precision=sum(grade >= TOUCHES for grade in gained[:FIRST_PAGE]) / FIRST_PAGE,
        judged=fmean(external_id in grades for external_id in best) if best else 1.0,
    )


def _discounted(grades: Sequence[int]) -> float:
    """What results of these grades give together, each the less, the further down it stands.

    The gain is exponential (Burges et al., ICML 2005): an answer is worth three that touch it.
    """
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))


def average(of: Collection[Scores]) -> Scores:
    """The scores on average; each question weighs the same."""
    return Scores(
        ndcg=fmean(one.ndcg for one in of),
        reciprocal_rank=fmean(one.reciprocal_rank for one in of),
        precision=fmean(one.precision for one in of),
        judged=fmean(one.judged for one in of),
    )
