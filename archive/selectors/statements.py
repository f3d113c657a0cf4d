"""What someone said, cut out of the reports without reading the reports."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db.models import F, Prefetch, QuerySet, TextField, Value
from django.db.models.functions import Concat, Substr

from archive.models import Article, ReviewStatus, Statement, StatementForm

from .rows import article_rows, for_rows, person_ref
from .values import ArticleRow, StatementView


def words_of() -> Substr:
    """Return the expression of a statement's words, which the database cuts out of the report."""
    text = Concat("article__headline", Value("\n"), "article__body", output_field=TextField())
    return Substr(text, F("start") + 1, F("end") - F("start"))


def with_words(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Return the statements with speaker, report and, as ``words``, what was said.

    Two queries: the database cuts the words out, so that no body is carried over.
    """
    return (
        statements.select_related("speaker")
        .annotate(words=words_of())
        .prefetch_related(Prefetch("article", queryset=for_rows(Article.objects.public())))
    )


def statement_views(
    statements: Iterable[Statement], also_in: Mapping[int, int] | None = None
) -> tuple[StatementView, ...]:
    """Return the statements that came from ``with_words`` as values, in their order.

    ``also_in`` says of a statement's number how many more reports of its story hold it.
    """
    more = also_in or {}
    found = list(statements)
    rows = {row.id: row for row in article_rows({s.article for s in found})}
    return tuple(
        replace(
            statement_view(statement, statement.words, rows[statement.article_id]),  # type: ignore[attr-defined]  # annotated
            also_in=more.get(statement.pk, 0),
        )
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
