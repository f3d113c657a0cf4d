"""The words that name a speaker whom the archive does not know: «مصدر دبلوماسي», «ناشطون», «نويرت».

Next to a reporting verb such words are its subject, unless they begin like something else: a
preposition, an adverb, or the object of the verb («أكد رفضه أن»).
"""

from collections.abc import Sequence
from functools import lru_cache

from archive.arabic.letters import fold
from archive.arabic.months import WEEKDAYS
from archive.arabic.tokens import Token

_LONGEST = 10

TITLES = frozenset(
    fold(
        "المتحدث المتحدثة الناطق الناطقة متحدث متحدثة ناطق الوزير وزير وزيرة الرئيس رئيس "
        "رئيسة المسؤول مسؤول مسؤولة المصدر مصدر مصادر نائب مدير السفير سفير المندوب مندوب "
        "المبعوث مبعوث القائد قائد الجنرال العميد عضو مساعد معاون مستشار المستشار الأمين "
        "أمين الدبلوماسي دبلوماسي الناشط ناشط ناشطون نشطاء الناشطون مسؤولون مسؤولان "
        "دبلوماسيون شهود سكان مراقبون محللون خبراء خبير محلل المحلل المرصد مندوبة المندوبة "
        "سفيرة المستشارة مستشارة وكيل زعيم قيادي القيادي النائب الخبير الباحث باحث المصادر"
    ).split()
)
# After the verb these begin something other than its subject.
_NO_SUBJECT = frozenset(
    fold(
        "في إلى على عن من مع خلال بعد قبل عقب إثر ضمن أمام حول بشأن ردا تعليقا بحسب وفق كما "
        "لدى أيضا بأن له لها لهم هذا هذه ذلك وأن قد ما هو هي كل أي إذا عندما حين بينما لكن "
        "فيه منه لا لم لن عليه عبر منذ أثناء بين ضد عشية وسط حيث لو ليس مما لما بما فيما "
        "مرة إنما وإن فإن نقلا تجاه بها به وهو وهي تلك رغم مثلما بشكل بصورة بقوة بشدة "
        "بعيد قبيل and "
        "in at on"
    ).split()
)
ADVERBS = frozenset(
    {
        *fold(
            "اليوم أمس مساء صباح أيضا كذلك لاحقا بدوره بدورها يوم السيد السيدة رسميا مجددا علنا "
            "مرارا سابقا مؤخرا صراحة تحديدا حرفيا بوضوح حينها آنذاك وقتها بعدها هنا هناك أخيرا "
            "آنفا فجر ليل ليلة عصر ظهر أول ختاما حاليا الآن غدا بالتالي بالفعل"
        ).split(),
        *WEEKDAYS,
    }
)
# What one says, hopes or refuses: objects that stand between a verb and its أن.
_OBJECTS = frozenset(
    fold(
        "ضرورة أهمية وجود عدم حق مسألة احتمال إمكانية صحة استعداد التزام رغبة موقف حرص دعم "
        "رفض عزم أمل قلق ثقة أسف حقيقة نية شيئا بيان سبب كيف لماذا متى أين هل نفس ذات مدى "
        "مقتل وقوع سقوط وفاة إصابة استمرار وقف بدء إرسال وصول انسحاب حصول تعرض"
    ).split()
)
# Objects, too, by the pronoun at their end: «رفضه», «ثقتها», «عزمهم».
_POSSESSIVES = ("ه", "ها", "هم", "هما")
_ADVERBIAL = ("اً", "ًا")
_TO_MEDIA = tuple(
    fold(
        "لوكال لصحيف لقنا لتلفزيون لإذاع لشبك لموقع لصحف لبرنامج لرويترز لفرانس لبي للصحف للصحاف "
        "للقنا للوكال للتلفزيون للإذاع للإعلام"
    ).split()
)
# Right after a verb, to whom one speaks; later it may be part of a name: «جبهة التحرير للشمال».
_TO = fold("لل")
_ENDS = frozenset(fold("قائلا الذي التي الذين وذلك اللذان").split())
# «عدد من المسؤولين»
_SOME = frozenset(fold("عدد العديد الكثير").split())
_OF = fold("من")
_ON = "علي"
_ARTICLE = "ال"
# «فيها», «منهم»: prepositions with their pronouns.
_PRONOUNS = frozenset({"ها", "هم"})


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """The word folded; reports repeat their words."""
    return fold(word)


def is_no_subject(token: Token) -> bool:
    """Whether the word after a verb cannot begin or belong to its subject."""
    word = folded(token.text)
    if word == _ON:
        # Folded, the preposition على is the name علي.
        return token.text.endswith("ى")
    return word in _NO_SUBJECT or word.startswith(_TO_MEDIA) or word[-2:] in _PRONOUNS


def is_to_media(token: Token) -> bool:
    """Whether the word begins those whom the speaker told: «لوكالة رويترز», «للصحفيين»."""
    return folded(token.text).startswith((*_TO_MEDIA, _TO))


def speaker_words(text: str, start: int, words: Sequence[Token]) -> list[Token]:
    """The words, of those that follow ``start``, that name a speaker; empty where they do not."""
    phrase: list[Token] = []
    for token in words:
        between = text[phrase[-1].end if phrase else start : token.start]
        of_some = len(phrase) == 1 and folded(phrase[0].text) in _SOME
        if of_some and folded(token.text) == _OF:
            phrase.append(token)
            continue
        if phrase and (_is_past(token) or between.strip(" \t\"“”«»'")):
            break
        if not phrase and (_is_past(token) or "،" in between or ":" in between):
            return []
        if not phrase and is_to_media(token):
            return []
        phrase.append(token)
    if not phrase or len(phrase) > _LONGEST or _is_object(phrase[0], len(phrase)):
        return []
    return phrase


def _is_past(token: Token) -> bool:
    word = folded(token.text)
    return is_no_subject(token) or word in ADVERBS or word in _ENDS


def _is_object(first: Token, length: int) -> bool:
    word = folded(first.text)
    if word in TITLES:
        return False
    if word.removeprefix(_ARTICLE) in _OBJECTS or first.text.endswith(_ADVERBIAL):
        return True
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
        return False
    if len(word) < 3 and length == 1:
        return True
    return first.text.endswith(_POSSESSIVES) and not first.text.endswith("الله")
