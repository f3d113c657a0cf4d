"""The domain's models, one noun a module."""

from .article import Article, DateOrigin
from .batch import BatchAction, BatchEntry, BatchState, ImportBatch
from .change import ArticleChange
from .duplicate import DuplicateLink, Fingerprint
from .mention import DateMention, Mention, RoundLink, RoundRelation
from .original import Original
from .participant import (
    Alias,
    Attendance,
    AttendanceRole,
    Participant,
    ParticipantKind,
    Script,
    Tenure,
)
from .proposal import Proposal, ProposalStatus, ProposedName, Sighting
from .redirect import SlugRedirect
from .review import Finding, ReviewStatus
from .source import Source, SourceKind
from .statement import Statement, StatementForm
from .track import Round, RoundAlias, RoundLevel, Track

__all__ = [
    "Alias",
    "Article",
    "ArticleChange",
    "Attendance",
    "AttendanceRole",
    "BatchAction",
    "BatchEntry",
    "BatchState",
    "DateMention",
    "DateOrigin",
    "DuplicateLink",
    "Finding",
    "Fingerprint",
    "ImportBatch",
    "Mention",
    "Original",
    "Participant",
    "ParticipantKind",
    "Proposal",
    "ProposalStatus",
    "ProposedName",
    "ReviewStatus",
    "Round",
    "RoundAlias",
    "RoundLevel",
    "RoundLink",
    "RoundRelation",
    "Script",
    "Sighting",
    "SlugRedirect",
    "Source",
    "SourceKind",
    "Statement",
    "StatementForm",
    "Tenure",
    "Track",
]
