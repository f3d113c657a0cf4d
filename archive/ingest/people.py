"""Who is named in a report, and where.

A form that may mean two participants, or something else altogether, says nothing by itself; it is
understood where the report itself says enough (`name_context`). A name that holds another's words
(«الحكومة السورية المؤقتة») is found first, so that nobody is taken for its part.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from archive.arabic.letters import fold
from archive.dates import Precision
from archive.ingest.name_context import Context
from archive.ingest.name_forms import PERSON, NameForm, comparable, name_forms
from archive.ingest.name_hearing import NameHearer, merged
from archive.ingest.name_matching import Match, NameMatcher, Page
from archive.ingest.nations import Nations
from archive.ingest.round_patterns import TrackPatterns, track_names
from archive.ingest.values import Draft, FoundName, Knowledge, KnownOffice, Stage

# Given names that, before a surname, make it another person's.
_GIVEN_NAMES = frozenset(
    fold(
        "إيفانكا ميلانيا حافظ ماهر أسماء رفعت باسل سعد رفيق بهاء أحمد محمد محمود علي حسن حسين خالد "
        "عمر إبراهيم يوسف مصطفى سمير كمال جمال فؤاد فيصل سليمان عبدالله ناصر طارق عادل وليد زياد "
        "نبيل ميشيل جورج بلال ليودميلا إيمان منال رامي أنس أيمن داود داوود كليجدار كليتشدار"
    ).split()
)
# Names that hold the words of another's; the archive may know them, and need not.
_NOBODY = (
    "الحكومة السورية المؤقتة",
    "الحكومة المؤقتة",
    "قوات سوريا الديمقراطية",
    "قوات سورية الديمقراطية",
    "قوات سوريا الديموقراطية",
    "مجلس سوريا الديمقراطية",
    "مجلس سوريا الديموقراطية",
    "مجلس الأمن القومي",
    "مجلس الأمن الوطني",
    "المعارضة السورية الداخلية",
)
_ALI = fold("علي")
_AGENCY = fold("وكالة ")
_INTERNATIONAL = tuple(fold(" الدولي الدولية").split(" ")[1:])


def build_stage(knowledge: Knowledge) -> Stage:
    """The stage that finds the participants; it may be shared between threads."""
    tracks = TrackPatterns(track_names(knowledge.rounds))
    forms = name_forms(knowledge.names)
    for text in _NOBODY:
        forms.setdefault(comparable(fold(text)), (NameForm("", text, ""),))
    finder = NameFinder(forms, tracks, knowledge.offices)

    def find(draft: Draft) -> Draft:
        return replace(draft, names=finder.find(draft.text, _published_on(draft)))

    return find


def _published_on(draft: Draft) -> date | None:
    publication = draft.publication
    if publication is None or publication.precision is not Precision.DAY:
        return None
    return publication.days.first


class NameFinder:
    """Finds the participants that a text names."""

    def __init__(
        self,
        forms: Mapping[str, tuple[NameForm, ...]],
        tracks: TrackPatterns | None = None,
        offices: Iterable[KnownOffice] = (),
    ) -> None:
        self._tracks = tracks
        self._matcher = NameMatcher(forms)
        self._hearer = NameHearer(forms)
        self._nations = Nations(forms)
        self._offices: dict[str, list[KnownOffice]] = defaultdict(list)
        for office in offices:
            self._offices[office.participant].append(office)
        self._international = frozenset(
            key
            for key in forms
            if any(f"{key} {adjective}" in forms for adjective in _INTERNATIONAL)
        )
        self._agencies = frozenset(
            form.participant for key, of in forms.items() if key.startswith(_AGENCY) for form in of
        )
        self._given_names = set(_GIVEN_NAMES)
        self._own_words: dict[str, set[str]] = {}
        for key, of in forms.items():
            words = key.split()
            for form in of:
                self._own_words.setdefault(form.participant, set()).update(words)
                if form.kind == PERSON and len(words) > 1 and not form.skip:
                    self._given_names.add(words[0])

    def find(self, text: str, published: date | None = None) -> tuple[FoundName, ...]:
        """The participants named, in the order of the text, whose first line is the headline."""
        page = Page.of(text)
        matches = self._matches(page)
        if not matches:
            return ()
        keys = [_key(page, match) for match in matches]
        others = [
            self._is_someone_else(page, match, key)
            for match, key in zip(matches, keys, strict=True)
        ]
        context = self._context(page, matches, published, keys, others)
        found = []
        for match, key, is_someone_else in zip(matches, keys, others, strict=True):
            if is_someone_else:
                context.contested.add(key)
                continue
            name = context.understood(match, key)
            if name is not None:
                found.append(name)
        return tuple(found)

    def _matches(self, page: Page) -> list[Match]:
        """The places of names, spelt as they are known or by ear, without nobody's."""
        found = merged(self._matcher.matches(page), self._hearer.matches(page))
        return [match for match in found if match.forms[0].participant]

    def _context(
        self,
        page: Page,
        matches: Sequence[Match],
        published: date | None,
        keys: Sequence[str],
        others: Sequence[bool],
    ) -> Context:
        return Context(
            page,
            matches,
            nations=self._nations,
            offices=self._offices,
            international=self._international,
            agencies=self._agencies,
            tracks=self._tracks,
            published=published,
            contested=frozenset(
                key for key, is_other in zip(keys, others, strict=True) if is_other
            ),
        )

    def _is_someone_else(self, page: Page, match: Match, key: str) -> bool:
        """Whether a surname follows a given name that is none of its owner's."""
        if " " in key or match.forms[0].kind != PERSON:
            return False
        word = page.word_before(match.start)
        if word.endswith(_ALI) and page.source.startswith(
            "ى ", page.origin(match.start, match.end)[0] - 2
        ):
            # «على الأسد», not «علي الأسد».
            return False
        candidates = {word, word[1:]} if word[:1] in "ولبف" else {word}
        return bool(candidates & self._given_names) and not any(
            candidates & self._own_words[form.participant] for form in match.forms
        )


def _key(page: Page, match: Match) -> str:
    """The matched form's letters, with the article that «لل» has swallowed."""
    letters = page.letters[match.start : match.end]
    return "ال" + letters[2:] if letters.startswith("لل") else letters
