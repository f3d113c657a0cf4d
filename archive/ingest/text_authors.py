"""Whom a text that says something is by: «بيان لوزارة الخارجية», «بيان أصدره المجلس», «البيان»."""

from collections.abc import Sequence
from dataclasses import replace

from archive.arabic.letters import fold
from archive.arabic.tokens import Token
from archive.ingest.speaker_phrases import TITLES, folded
from archive.ingest.speakers import NamesInText, Speaker
from archive.ingest.subjects import SubjectFinder

_DOCUMENTS = frozenset(
    fold(
        "بيان البيان بيانه بيانها تقرير التقرير تقريرها تصريح تصريحات رسالة الرسالة نص بلاغ إعلان "
        "مذكرة تغريدة وثيقة الوثيقة خطاب كلمة مقال افتتاحية تدوينة حصيلة"
    ).split()
)
_OF_SPEAKERS = frozenset(
    fold(
        "وكالة وكالات الوكالة صحيفة الصحيفة صحف جريدة مجلة قناة القناة موقع الموقع إذاعة تلفزيون "
        "التلفزيون وسائل إعلام الإعلام شبكة وزارة الوزارة منظمة المنظمة لجنة اللجنة هيئة الهيئة "
        "جمعية الجمعية مركز المركز مكتب ناشطين الناشطين نشطاء سكان شهود خبراء محللين المحللين "
        "مراقبين مسؤولين دبلوماسيين"
    ).split()
)
# Between the text and its author: «بيان نشره على موقعه», «بيان صادر عن», «بيان رسمي».
_ISSUED = frozenset(
    fold(
        "صادر صادرة صدر صدرت أصدره أصدرها أصدرته أصدرتها نشره نشرها نشرته نشرتها وزعه وزعها وزعته "
        "وزعتها بثه بثته تلاه أذاعه عن من على ما يسمى مشترك مشتركة رسمي رسمية صحافي صحفي صحافية "
        "صحفية مكتوب جديد جديدة حديث حديثة له لها ل ب الصادر الصادرة المشترك المشتركة"
    ).split()
)
_TO, _TO_THE, _THE = "ل", "لل", "ال"


def is_document(token: Token) -> bool:
    """Whether the word is a text that may say something: «بيان», «تقرير»."""
    return folded(token.text) in _DOCUMENTS


class TextAuthors:
    """Finds whom the texts that a report quotes are by."""

    def __init__(self, names: NamesInText, after: SubjectFinder) -> None:
        self._names = names
        self._after = after

    def author(self, words: Sequence[Token]) -> Speaker | None:
        """Whom the text is by that the first word names, if the words after it tell."""
        rest = list(words[1:])
        while rest and folded(rest[0].text) in _ISSUED:
            rest.pop(0)
        if not rest:
            return None
        if len(rest) == len(words) - 1 and not self._is_owner(words[0], rest[0]):
            return None
        return self._owner(rest, "text-by")

    def _is_owner(self, document: Token, first: Token) -> bool:
        """Whether the word after a text names whose it is, and is no adjective: «بيان أمريكي»."""
        if self._names.at(first.start) or self._names.at(first.start + 1):
            return True
        word = folded(_without_to(first).text)
        if word in TITLES or word in _OF_SPEAKERS or first.text.startswith(_TO_THE):
            return True
        return word.startswith(_THE) and not folded(document.text).startswith(_THE)

    def source(self, words: Sequence[Token], known: Speaker | None) -> Speaker | None:
        """Whom «بحسب» names with the words: a source, and no law, plan or agreement."""
        if not words:
            return None
        if is_document(words[0]):
            return self.author(words)
        first = _without_to(words[0])
        is_source = (
            self._names.at(words[0].start) is not None
            or self._names.at(words[0].start + 1) is not None
            or folded(first.text) in TITLES
            or folded(first.text) in _OF_SPEAKERS
            or (known is not None and folded(first.text) in map(folded, known.surface.split()))
        )
        return self._owner(words, "according-to") if is_source else None

    def _owner(self, words: Sequence[Token], rule: str) -> Speaker | None:
        first = words[0]
        name = self._names.at(first.start) or self._names.at(first.start + 1)
        if name is not None and not self._names.is_person_after(name.end):
            return Speaker.named(name, rule, 0.75)
        words = [_without_to(first), *words[1:]]
        named = self._after.named(first.start, words)
        if named is not None:
            return replace(named, rule=rule, confidence=0.75)
        unknown = self._after.unknown(words[0].start, words)
        return unknown and replace(unknown, rule=rule, confidence=min(0.55, unknown.confidence))


def _without_to(token: Token) -> Token:
    """The word without the ل written onto it; «للمرصد» keeps its place, and gets its article."""
    if token.text.startswith(_TO_THE):
        return Token(_THE + token.text[2:], token.start, token.end)
    if token.text.startswith(_TO) and (
        folded(token.text[1:]) in TITLES or folded(token.text[1:]) in _OF_SPEAKERS
    ):
        return Token(token.text[1:], token.start + 1, token.end)
    return token
