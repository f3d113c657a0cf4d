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
        "سفيرة المستشارة مستشارة وكيل زعيم قيادي القيادي النائب الخبير الباحث باحث المصادر "
        "الموفد موفد ممثل ممثلة مراسل مراسلة المراسل المدير المديرة مديرة "
        "المدعي المدعية مدعية القاضي قاضي قاضية"
    ).split()
)
# After the verb these begin something other than its subject.
_NO_SUBJECT = frozenset(
    fold(
        "في إلى على عن من مع خلال بعد قبل عقب إثر ضمن أمام حول بشأن ردا تعليقا بحسب وفق كما "
        "لدى أيضا بأن له لها لهم هذا هذه ذلك وأن قد ما هو هي كل أي إذا عندما حين بينما لكن "
        "فيه منه لا لم لن عليه عبر منذ أثناء بين ضد عشية وسط حيث لو ليس مما لما بما فيما "
        "مرة إنما وإن فإن نقلا تجاه بها به وهو وهي تلك رغم مثلما بشكل بصورة بقوة بشدة "
        "بعيد قبيل ل ب and "
        "in at on"
    ).split()
)
ADVERBS = frozenset(
    {
        *fold(
            "اليوم أمس مساء صباح أيضا كذلك لاحقا بدوره بدورها يوم السيد السيدة رسميا مجددا علنا "
            "مرارا سابقا مؤخرا صراحة تحديدا حرفيا بوضوح حينها آنذاك وقتها بعدها هنا هناك أخيرا "
            "آنفا فجر ليل ليلة عصر ظهر أول ختاما حاليا الآن غدا بالتالي بالفعل بداية نهاية مطلع "
            "منتصف أواخر أوائل أكثر"
        ).split(),
        *WEEKDAYS,
    }
)
# What one says, hopes or refuses: objects that stand between a verb and its أن.
_OBJECTS = frozenset(
    fold(
        "ضرورة أهمية وجود عدم حق مسألة احتمال إمكانية صحة استعداد التزام رغبة موقف حرص دعم "
        "رفض عزم أمل قلق ثقة أسف حقيقة نية شيئا بيان سبب كيف لماذا متى أين هل نفس ذات مدى "
        "مقتل وقوع سقوط وفاة إصابة استمرار وقف بدء إرسال وصول انسحاب حصول تعرض قول القول قيام فتح "
        "دفع منع نشر قتل شن خرق رفع سحب دخول خروج عقد حدوث وجوب"
    ).split()
)
_BY = "ب"
_BY_THE = "بال"
_WITH_NUN = ("يون", "يين")
_BY_NOUNS = ("بت", "بم", "باست", "بان")
_IN_NAME_OF = fold("باسم")
# Told whom, or of what: «قال له», «قال فيه»; the subject may follow.
_TO_PRONOUN = frozenset(
    fold("له لها لهم لهما إليه إليها إليهم عليه عليها عليهم فيه فيها به بها منه عنه عنها").split()
)
# What stands in a title after its noun: «مسؤول في الأمم المتحدة», «السفير لدى موسكو».
_SENT = frozenset(fold("مبعوث سفير سفيرة موفد مندوب مندوبة ممثل ممثلة").split())
_SENT_TO = frozenset(fold("إلى لدى في").split())
_OF_PLACE = frozenset(fold("في من").split())
_THIS = frozenset(fold("هذا هذه ذلك تلك").split())
_NO_PLACES = tuple(
    fold(
        "مؤتمر تصريح بيان حديث مقابل كلم خطاب تغريد رسال لقاء جلس اجتماع اتصال وقت ختام تقرير حوار "
        "مقال نهاي بداي إطار إشار هذا هذه ذلك تلك حين ما مكالم رد سياق أعقاب شريط تسجيل موقع مستهل"
    ).split()
)
_QUOTES = '"“”„‟«»'
_LONGEST_NAME = 4
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
_ENDS = frozenset(
    fold(
        "قائلا طالبا رافضا الذي التي الذين وذلك اللذان نقلته نقلتها نشرته نشرتها بثته بثتها"
    ).split()
)
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


def is_with_by(token: Token) -> bool:
    """Whether بـ is written onto the word, by its look."""
    return folded(token.text).startswith(_BY)


def is_told(token: Token) -> bool:
    """Whether the word after a verb is a pronoun for whom was told, or of what: «له», «فيه»."""
    return folded(token.text) in _TO_PRONOUN


def is_object_with_by(token: Token) -> bool:
    """Whether the word after a verb is an object that بـ makes one: «بوقوع», «بالتدخل»."""
    word = folded(token.text)
    if word.startswith(_BY_THE) or token.text.startswith("بإ"):
        return True
    return word.startswith(_BY) and word.removeprefix(_BY) in _OBJECTS


def speaker_words(
    text: str, start: int, words: Sequence[Token], *, takes_object: bool = False
) -> list[Token]:
    """The words, of those that follow ``start``, that name a speaker; empty where they do not.

    After a verb that ``takes_object`` («ندد»), what بـ is written onto is the object.
    """
    phrase: list[Token] = []
    for at, token in enumerate(words):
        between = text[phrase[-1].end if phrase else start : token.start]
        if not phrase and (
            _is_past(token) or "،" in between or ":" in between or is_to_media(token)
        ):
            return []
        if phrase and _is_beyond(text, phrase, words[at:], takes_object=takes_object):
            break
        phrase.append(token)
    while len(phrase) > 1 and is_no_subject(phrase[-1]):
        phrase.pop()
    if not phrase or len(phrase) > _LONGEST or _is_object(phrase[0], len(phrase)):
        return []
    return phrase


def _is_beyond(
    text: str, phrase: Sequence[Token], rest: Sequence[Token], *, takes_object: bool
) -> bool:
    """Whether the first word of the rest no longer names the speaker."""
    token, last = rest[0], phrase[-1]
    if text[last.end : token.start].strip(" \t'" + _QUOTES) or _is_after_plural(token, last):
        return True
    if _is_after_by(token, phrase, takes_object=takes_object):
        return True
    if text[token.start - 1] in _QUOTES:
        # «اتهم رئيس النادي "جهات" بأنها»: the object, but «جماعة "السلام"» is a name.
        is_titled = folded(phrase[0].text) in TITLES and last.text.startswith(_ARTICLE)
        return takes_object and is_titled
    return _is_past(token) and not _is_attribute(phrase, rest)


def name_after_title(text: str, phrase: Sequence[Token], words: Sequence[Token]) -> list[Token]:
    """The name between commas after a title, of the words after it: «السفير، سالم الخطيب، إن»."""
    end = phrase[-1].end
    name: list[Token] = []
    for token in words:
        between = text[end : token.start].strip()
        if between and name:
            break
        if (
            (not name and between not in ("،", ","))
            or _is_past(token)
            or len(name) == _LONGEST_NAME
        ):
            return []
        name.append(token)
        end = token.end
    is_closed = text[end : end + 3].lstrip().startswith(("،", ","))
    if not name or not is_closed or folded(name[0].text).startswith(_ARTICLE):
        return []
    return name


def _is_after_by(token: Token, phrase: Sequence[Token], *, takes_object: bool) -> bool:
    """Whether what بـ is written onto is the verb's, and no part of a title or a name."""
    word = folded(token.text)
    if word.startswith(_BY_THE) and len(word) > len(_BY_THE):
        return takes_object or folded(phrase[0].text) not in TITLES
    if not takes_object or word == _IN_NAME_OF or not word.startswith(_BY):
        return False
    # Names begin with ب, too: «علق سالم بدران».
    of_body = folded(phrase[0].text).startswith(_ARTICLE) and folded(phrase[0].text) not in TITLES
    return of_body or is_object_with_by(token) or word.startswith(_BY_NOUNS)


def _is_after_plural(token: Token, last: Token) -> bool:
    """Whether a definite noun follows a plural with its ن, which owns none: «دبلوماسيون الوفد»."""
    is_indefinite = not last.text.startswith(_ARTICLE)
    return is_indefinite and last.text.endswith(_WITH_NUN) and token.text.startswith(_ARTICLE)


def _is_attribute(phrase: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether a preposition goes on with the title before it, and tells nothing of the saying."""
    word, first = folded(rest[0].text), folded(phrase[0].text)
    if word in _THIS:
        last = folded(phrase[-1].text)
        return last == _IN_NAME_OF or (last in TITLES and not last.startswith(_ARTICLE))
    if len(phrase) == 1 and first in _SOME and word == _OF:
        return True
    if len(rest) < 2 or folded(rest[1].text).startswith(_NO_PLACES) or first not in TITLES:
        return False
    if word in _SENT_TO and first.removeprefix(_ARTICLE) in _SENT:
        return True
    return word in _OF_PLACE and not first.startswith(_ARTICLE)


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
