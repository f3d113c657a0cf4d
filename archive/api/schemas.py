"""The shapes that several answers share."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from archive.models import Article, Finding, Participant, Round, Source, Track


class NamedOut(Schema):
    """Something with a slug and a name in both languages."""

    slug: str
    name_ar: str
    name_en: str

    @classmethod
    def of(cls, row: Source | Track | Round | Participant) -> "NamedOut":
        """Return the row's slug and names."""
        return NamedOut(slug=row.slug, name_ar=row.name_ar, name_en=row.name_en)


class PublicationOut(Schema):
    """When a report was published, as well as it is known."""

    from_: dt.date | None = Field(
        serialization_alias="from",
        description="The first day on which it may have been published; null where undated.",
    )
    to: dt.date | None = Field(description="The last such day; the same where the day is known.")
    precision: str | None = Field(description="`day`, `month`, `year`, `range`, or null.")
    origin: str = Field(description="`stated`, `inferred`, `edited` or `unknown`.")
    confidence: float = Field(description="From 0 to 1.")
    evidence: str = Field(description="The words that the date rests on; may be empty.")

    @classmethod
    def of(cls, article: Article) -> "PublicationOut":
        """Return the article's date of publication."""
        return cls(
            from_=article.published_from,
            to=article.published_to,
            precision=article.published_precision or None,
            origin=article.published_origin,
            confidence=article.published_confidence,
            evidence=article.published_evidence,
        )


class FindingOut(Schema):
    """How something became known, and whether an editor has looked at it."""

    status: str = Field(description="`suggested` by a program or `confirmed` by an editor.")
    rule: str = Field(description="The rule that found it; empty where an editor entered it.")
    confidence: float = Field(description="From 0 to 1, as the rule judged it.")


def finding_fields(finding: Finding) -> dict[str, Any]:
    """Return what every finding says of itself."""
    return {
        "status": finding.status,
        "rule": finding.rule,
        "confidence": finding.confidence,
    }


def page_url(request: HttpRequest, row: Any) -> str:
    """Return the whole address of the row's page on the site."""
    return request.build_absolute_uri(row.get_absolute_url())
