"""The words with which Arabic and English reports say that someone said something."""

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from archive.arabic.letters import fold


class VerbForm(Enum):
    """What a reporting word tells of where its speaker stands."""

    FINITE = "finite"
    """قال, أكدت: the speaker follows, or went before."""
    PARTICIPLE = "participle"
    """مضيفا, قائلا: whoever the sentence is about."""
    NOUN = "noun"
    """قوله: whoever «عن» names before it."""
    RELAY = "relay"
    """نقلت: the one after «عن» speaks, not the one who relays."""
    WITH_OBJECT = "with-object"
    """أعلنته, as in «وفقا لما أعلنته»: what was said went before."""


class Gender(Enum):
    """Whose doing a verb's form shows."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    PLURAL = "plural"


class ReportingWord(NamedTuple):
    """A reporting word, without the conjunction before it."""

    form: VerbForm
    skip: int
    """Letters of a conjunction written onto it."""
    continues: bool = False
    """Whether it goes on with what somebody began to say: أضاف, تابع."""
    is_loose: bool = False
    """Whether it reports only where many words are quoted: اتهم, وصف."""
    gender: Gender | None = None


_PAST = fold(
    "قال أعلن أكد صرح ذكر شدد لفت أشار رأى اعتبر كشف حذر نفى أفاد أعرب جدد تساءل أقر "
    "توقع كتب زعم ادعى هدد تعهد نبه غرد رجح استبعد أصر كرر توعد لاحظ ألمح أكمل أجاب وعد "
    "أورد طمأن أقسم اقترح أبلغ"
).split()
_PAST_CONTINUING = fold("أضاف تابع أوضح أردف استطرد استدرك نوه ختم").split()
_PAST_LOOSE = fold("اتهم وصف طالب دعا انتقد رحب أدان دان خاطب تحدث علق ندد").split()
_PRESENT = fold(
    "يقول تقول يؤكد تؤكد يرى ترى يعتبر تعتبر يشير تشير يذكر تذكر يصرح يعلن تعلن يشدد "
    "تشدد يحذر تحذر يقولون تقولون يؤكدون يرون يعتبرون يتوقع تتوقع يرجح ترجح يزعم تزعم "
    "ينفي تنفي يفيد تفيد يلفت تلفت"
).split()
_PRESENT_CONTINUING = fold("يضيف تضيف يتابع تتابع يوضح توضح").split()
_PARTICIPLES = fold(
    "قائلا مؤكدا مشددا لافتا مشيرا معتبرا كاشفا محذرا نافيا معلنا معربا متسائلا معلقا "
    "زاعما متوقعا مصرحا ذاكرا مهددا منبها مصرا مكررا متوعدا متعهدا مدعيا مرجحا "
    "ملاحظا كاتبا"
).split()
_PARTICIPLES_CONTINUING = fold("مضيفا متابعا موضحا مردفا مستطردا مستدركا منوها مبينا خاتما").split()
_PARTICIPLES_LOOSE = fold("متهما واصفا مطالبا داعيا منتقدا مرحبا").split()
_NOUNS = fold("قوله قولها قولهم قولهما بقوله بقولها بقولهم بالقول").split()
_RELAYS = fold("نقل نقلت نقلا").split()
_ENGLISH = fold("said says told stated added adding saying announced stressed warned noted").split()
_YA, _MAQSURA = "ي", "ى"
_IMPERSONAL = frozenset(fold("يذكر").split())
# Without their vowels these are as often nouns: «إن ذكر بوتين», «في كشف جديد».
_ALSO_NOUNS = frozenset(fold("ذكر كشف وصف نقل كتب وعد تعهد توقع").split())


def _inflected(past: str) -> Iterator[tuple[str, Gender]]:
    """He, she and they said it."""
    stem = past[:-1] if past.endswith(_YA) else past
    yield past, Gender.MASCULINE
    yield stem + "ت", Gender.FEMININE
    yield stem + "وا", Gender.PLURAL


def _with_object(past: str) -> tuple[str, ...]:
    """He and she said it, the pronoun written onto the verb."""
    return tuple(past + ending for ending in ("ه", "ها", "ته", "تها"))


def _gendered(participle: str) -> tuple[str, ...]:
    stem = participle[:-1]
    return participle, stem + "ه", stem + "ين"


def _words() -> dict[str, ReportingWord]:
    finite, participle = VerbForm.FINITE, VerbForm.PARTICIPLE
    words = dict.fromkeys(_ENGLISH, ReportingWord(finite, 0))
    words |= dict.fromkeys(_NOUNS, ReportingWord(VerbForm.NOUN, 0))
    words |= dict.fromkeys(_RELAYS, ReportingWord(VerbForm.RELAY, 0))
    for past, participles, continues, is_loose in (
        (_PAST, _PARTICIPLES, False, False),
        (_PAST_CONTINUING, _PARTICIPLES_CONTINUING, True, False),
        (_PAST_LOOSE, _PARTICIPLES_LOOSE, False, True),
    ):
        for verb in past:
            for word, gender in _inflected(verb):
                words[word] = ReportingWord(finite, 0, continues, is_loose, gender)
            if not is_loose:
                words |= dict.fromkeys(_with_object(verb), ReportingWord(VerbForm.WITH_OBJECT, 0))
        for masculine in participles:
            for word in _gendered(masculine):
                words[word] = ReportingWord(participle, 0, continues, is_loose)
    for present, continues in ((_PRESENT, False), (_PRESENT_CONTINUING, True)):
        for word in present:
            gender = Gender.FEMININE if word.startswith("ت") else Gender.MASCULINE
            if word.endswith("ون"):
                gender = Gender.PLURAL
            words[word] = ReportingWord(finite, 0, continues, gender=gender)
    return words


_WORDS = _words()
COMPLEMENTIZERS = frozenset(
    particle + pronoun
    for particle in ("ان", "بان")
    for pronoun in ("", "ه", "ها", "هم", "هما", "نا", "ني")
) | {"that"}
"""Folded, أن and إن are one word; with the pronouns that they take."""


def is_impersonal(word: str) -> bool:
    """Whether the verb, without a subject, is nobody's: «ويذكر أن» is "it is worth noting"."""
    return fold(word) in _IMPERSONAL


def is_also_noun(word: str) -> bool:
    """Whether the reporting word, its conjunction left out, may be a noun of the same letters."""
    return fold(word) in _ALSO_NOUNS


@lru_cache(maxsize=50_000)
def reporting_word(word: str) -> ReportingWord | None:
    """The word, as it stands in a text, as a reporting word; None for any other."""
    folded = fold(word)
    found = _WORDS.get(folded)
    if found is None and folded[:1] in ("و", "ف"):
        found = _WORDS.get(folded[1:])
        found = found._replace(skip=1) if found else None
    if folded.endswith(_YA) and not word.endswith(_MAQSURA):
        # «رأي» and «نفي» are nouns.
        return None
    return found
