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
    CONTAINS = "contains"
    """جاء, as in «جاء في بيان»: whoever the text is by."""
    ACCORDING = "according"
    """بحسب, as in «بحسب لافروف»: no verb, and the one whom it names."""


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
    "أورد طمأن أقسم اقترح أبلغ أخبر اعترف برر"
).split()
_PAST_CONTINUING = fold("أضاف تابع أوضح أردف استطرد استدرك استرسل نوه ختم").split()
_PAST_LOOSE = fold("اتهم وصف طالب دعا انتقد رحب أدان دان خاطب تحدث علق ندد رد").split()
# In the present tense, without the letter that says who: ي for him and them, ت for her.
_PRESENT = fold(
    "قول ؤكد رى عتبر شير ذكر صرح علن شدد حذر توقع رجح زعم نفي فيد لفت كشف قر كتب هدد تعهد "
    "نبه صر كرر لاحظ لمح جيب عترف خبر برر ستبعد تساءل"
).split()
_PRESENT_CONTINUING = fold("ضيف تابع وضح ستطرد ستدرك").split()
_PARTICIPLES = fold(
    "قائلا مؤكدا مشددا لافتا مشيرا معتبرا كاشفا محذرا نافيا معلنا معربا متسائلا معلقا "
    "زاعما متوقعا مصرحا ذاكرا مهددا منبها مصرا مكررا متوعدا متعهدا مدعيا مرجحا "
    "كاتبا مقرا معترفا مذكرا مبررا مستبعدا"
).split()
_PARTICIPLES_CONTINUING = fold("مضيفا متابعا موضحا مردفا مستطردا مستدركا منوها مبينا خاتما").split()
_PARTICIPLES_LOOSE = fold("متهما واصفا مطالبا داعيا منتقدا مرحبا").split()
_NOUNS = fold("قوله قولها قولهم قولهما بقوله بقولها بقولهم بالقول").split()
_RELAYS = fold("نقل نقلت نقلوا نقلا ينقل تنقل").split()
# «جاء في بيان»: what was said stands in a text.
_CONTAINS = fold("جاء ورد").split()
_ACCORDING = fold("بحسب حسب وفق وفقا طبقا").split()
_ENGLISH = fold("said says told stated added adding saying announced stressed warned noted").split()
_YA, _MAQSURA = "ي", "ى"
_IMPERSONAL = frozenset(fold("يذكر يتوقع يرجح").split())
# Without their vowels these are as often nouns: «إن ذكر بوتين», «في كشف جديد».
_ALSO_NOUNS = frozenset(fold("ذكر كشف وصف نقل كتب وعد تعهد توقع رد").split())


def _inflected(past: str) -> Iterator[tuple[str, Gender]]:
    """He, she and they said it."""
    stem = past[:-1] if past.endswith(_YA) else past
    yield past, Gender.MASCULINE
    yield stem + "ت", Gender.FEMININE
    yield stem + "وا", Gender.PLURAL


def _present(stem: str) -> Iterator[tuple[str, Gender]]:
    """He, she and they say it."""
    yield "ي" + stem, Gender.MASCULINE
    yield "ت" + stem, Gender.FEMININE
    yield "ي" + stem.removesuffix(_YA) + "ون", Gender.PLURAL


def _with_object(past: str) -> tuple[str, ...]:
    """He and she said it, the pronoun written onto the verb."""
    return tuple(past + ending for ending in ("ه", "ها", "ته", "تها"))


def _gendered(participle: str) -> tuple[str, ...]:
    stem = participle[:-1]
    return participle, stem + "ه", stem + "ين"


def _of_past(
    past: list[str], participles: list[str], *, continues: bool = False, is_loose: bool = False
) -> dict[str, ReportingWord]:
    """The past tense of verbs, with an object and without, and their participles."""
    words = {}
    for verb in past:
        for word, gender in _inflected(verb):
            words[word] = ReportingWord(VerbForm.FINITE, 0, continues, is_loose, gender)
        if not is_loose:
            words |= dict.fromkeys(_with_object(verb), ReportingWord(VerbForm.WITH_OBJECT, 0))
    for masculine in participles:
        participle = ReportingWord(VerbForm.PARTICIPLE, 0, continues, is_loose)
        words |= dict.fromkeys(_gendered(masculine), participle)
    return words


def _of_present(stems: list[str], *, continues: bool = False) -> dict[str, ReportingWord]:
    return {
        word: ReportingWord(VerbForm.FINITE, 0, continues, gender=gender)
        for stem in stems
        for word, gender in _present(stem)
    }


def _words() -> dict[str, ReportingWord]:
    words = dict.fromkeys(_ENGLISH, ReportingWord(VerbForm.FINITE, 0))
    words |= dict.fromkeys(_NOUNS, ReportingWord(VerbForm.NOUN, 0))
    words |= dict.fromkeys(_RELAYS, ReportingWord(VerbForm.RELAY, 0))
    words |= _of_past(_PAST, _PARTICIPLES)
    words |= _of_past(_PAST_CONTINUING, _PARTICIPLES_CONTINUING, continues=True)
    words |= _of_past(_PAST_LOOSE, _PARTICIPLES_LOOSE, is_loose=True)
    words |= _of_present(_PRESENT)
    words |= _of_present(_PRESENT_CONTINUING, continues=True)
    for word in _CONTAINS:
        words |= dict.fromkeys((word, word + "ت"), ReportingWord(VerbForm.CONTAINS, 0))
    return words | dict.fromkeys(_ACCORDING, ReportingWord(VerbForm.ACCORDING, 0))


_WORDS = _words()
_ANSWERED = ReportingWord(VerbForm.FINITE, 1, is_loose=True, gender=Gender.MASCULINE)
# In the past tense these end in ى; with ي they are nouns.
_WITH_MAQSURA = frozenset(verb for verb in (*_PAST, *_PAST_LOOSE) if verb.endswith(_YA))
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
    if found and folded[found.skip :] in _WITH_MAQSURA and not word.endswith(_MAQSURA):
        # «رأي» and «نفي» are nouns.
        return None
    return found


def without_document(text: str) -> ReportingWord | None:
    """What «جاء» or «ورد» is where no text is named that says something: «ورد لافروف» answers."""
    return _ANSWERED if fold(text) == "ورد" else None
