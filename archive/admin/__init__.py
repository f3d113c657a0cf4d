"""The editors' admin: one module a subject."""

from . import (
    articles,
    duplicates,
    findings,
    imports,
    participants,
    proposals,
    redirects,
    rounds,
    sources,
)

__all__ = [
    "articles",
    "duplicates",
    "findings",
    "imports",
    "participants",
    "proposals",
    "redirects",
    "rounds",
    "sources",
]
