"""What someone said once, though several copies of a report hold it.

Copies of a report are one story; words that stand in several of its reports are shown once, from
the report that leads the story.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from archive.arabic.letters import fold
from archive.models import Article, Statement

from .statements import words_of


@dataclass(frozen=True, slots=True)
class Repeated:
    """Which statements say what another says, and how many more reports hold each of the others."""

    hidden: frozenset[int]
    also_in: dict[int, int]


def repeated(said: QuerySet[Statement]) -> Repeated:
    """Return the statements of these that repeat another of their story, in one query.

    Reads the words of statements in stories of several reports only.
    """
    shown: dict[tuple[int, str], int] = {}
    reports: dict[tuple[int, str], set[int]] = {}
    hidden = set()
    for statement, article, story, words in _in_stories(said):
        key = story, " ".join(fold(words).split())
        if key in shown:
            hidden.add(statement)
        else:
            shown[key] = statement
        reports.setdefault(key, set()).add(article)
    also_in = Counter({shown[key]: len(articles) - 1 for key, articles in reports.items()})
    return Repeated(frozenset(hidden), dict(+also_in))


def _in_stories(said: QuerySet[Statement]) -> Iterator[tuple[int, int, int, str]]:
    """Yield statement, report, story and words, the leading report of each story first."""
    copies = Article.objects.filter(duplicate_of=OuterRef("article"))
    yield from (
        said.filter(Q(article__duplicate_of__isnull=False) | Exists(copies))
        .annotate(story=Coalesce("article__duplicate_of", "article"), words=words_of())
        .order_by("story", F("article__duplicate_of").asc(nulls_first=True), "article", "start")
        .values_list("pk", "article", "story", "words")
    )
