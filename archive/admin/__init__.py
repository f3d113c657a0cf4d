"""The editors' admin: one module a subject."""

from . import articles, findings, imports, participants, redirects, rounds, sources

__all__ = ["articles", "findings", "imports", "participants", "redirects", "rounds", "sources"]
