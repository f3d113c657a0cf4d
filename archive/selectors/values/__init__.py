"""What pages show: frozen values that selectors return and templates read.

Names and texts are already in the reader's language where the archive holds both; every ``url`` is
an address of this site. Counts count public reports.
"""

from .calendar import CalendarDay, CalendarMonth, CalendarYear, NearbyPage, SourcePage
from .figures import (
    ArchiveCounts,
    Axis,
    AxisPoint,
    AxisYear,
    Coverage,
    CoverageCell,
    CoverageRow,
    PeriodCount,
    PersonCount,
    RoundCount,
    SourceCount,
    TrackBlock,
)
from .people import AliasView, AttendanceView, InitialGroup, PeoplePage, PersonPage, TenureView
from .references import (
    ArticleRow,
    PersonRef,
    PublicationView,
    ReportRef,
    ReportTexts,
    RoundRef,
    SourceRef,
    StatementView,
)
from .report import (
    ArticlePage,
    Block,
    NamedPerson,
    NoiseView,
    Paragraph,
    RoundLinkView,
    Segment,
    SoughtWord,
)
from .talks import DelegateView, DelegationView, HomePage, Phase, RoundPage, TimelineDay

__all__ = [
    "AliasView",
    "ArchiveCounts",
    "ArticlePage",
    "ArticleRow",
    "AttendanceView",
    "Axis",
    "AxisPoint",
    "AxisYear",
    "Block",
    "CalendarDay",
    "CalendarMonth",
    "CalendarYear",
    "Coverage",
    "CoverageCell",
    "CoverageRow",
    "DelegateView",
    "DelegationView",
    "HomePage",
    "InitialGroup",
    "NamedPerson",
    "NearbyPage",
    "NoiseView",
    "Paragraph",
    "PeoplePage",
    "PeriodCount",
    "PersonCount",
    "PersonPage",
    "PersonRef",
    "Phase",
    "PublicationView",
    "ReportRef",
    "ReportTexts",
    "RoundCount",
    "RoundLinkView",
    "RoundPage",
    "RoundRef",
    "Segment",
    "SoughtWord",
    "SourceCount",
    "SourcePage",
    "SourceRef",
    "StatementView",
    "TenureView",
    "TimelineDay",
    "TrackBlock",
]
