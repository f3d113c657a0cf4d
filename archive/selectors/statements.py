"""What someone said, cut out of the reports without reading the reports."""

from collections.abc import Iterable

from django.db.models import F, Prefetch, QuerySet, TextField, Value
from django.db.models.functions import Concat, Substr

from archive.models import Article, ReviewStatus, Statement, StatementForm

from .rows import article_rows, for_rows, person_ref
from .values import ArticleRow, StatementView


def with_words(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Return the statements with speaker, report and, as ``words``, what was said.

    Two queries: the database cuts the words out, so that no body is carried over.
    """
    text = Concat("article__headline", Value("\n"), "article__body", output_field=TextField())
    return (
        statements.select_related("speaker")
        .annotate(words=Substr(text, F("start") + 1, F("end") - F("start")))
        .prefetch_related(Prefetch("article", queryset=for_rows(Article.objects.public())))
    )


def statement_views(statements: Iterable[Statement]) -> tuple[StatementView, ...]:
    """Return the statements that came from ``with_words`` as values, in their order."""
    found = list(statements)
    rows = {row.id: row for row in article_rows({s.article for s in found})}
    return tuple(
        statement_view(statement, statement.words, rows[statement.article_id])  # type: ignore[attr-defined]  # annotated
        for statement in found
    )


def statement_view(statement: Statement, words: str, article: ArticleRow) -> StatementView:
    """Return the statement with its words and its report."""
    return StatementView(
        text=" ".join(words.split()),
        speaker=person_ref(statement.speaker) if statement.speaker else None,
        speaker_surface=statement.speaker_surface,
        verb=statement.verb,
        is_direct=statement.form == StatementForm.DIRECT,
        is_confirmed=statement.status == ReviewStatus.CONFIRMED,
        confidence=statement.confidence,
        rule=statement.rule,
        article=article,
    )
