"""The words that dates are made of, each with a one-letter code and a value.

====  ===========================================  =====================================
code  words                                        value
====  ===========================================  =====================================
M m e month; one that is also a common word;       the month
      a month in English
H     Hijri month                                  the month
W     weekday                                      date.weekday()
O c   ordinal and cardinal words                   the number
Y 5   a year in words; «ألفين» alone               the year
S s   a season with its article; without           a Season
y 3 o «التسعينيات»; «الألفية»; «القرن»             its first year; 0
T g w اليوم, أمس, أول من أمس; غدا; الآن            days from the day of the report
R r A الماضي -1, الجاري 0, المقبل 1; in English;   -1, 0, 1
      الأخير
P     مطلع, منتصف, أواخر                           a Part
J     الربع, النصف                                 how many make a whole
K L l the week; the month; a month                 0
V v k the year; a year; a week                     0
u U   أيام, سنوات; الأيام, السنوات                 a unit: 0 day, 1 week, 2 month, 3 year
b B   يومين, عامين; اليومين, العامين               the same
j d   يوم; يومي                                    0
Z     هذا, هذه                                     0
t 0   مساء, صباح; فقط                              0
C G f و; إلى, حتى; من                              0
1     بين                                          0
a     the article before digits: الـ23             0
i I   في; منذ                                      0
p z 4 قبل; بعد; نحو                                0
E 6   على, عن; ونصف                                0
2 9   هجري; الميلاد                                0
F 8 ! سيعقد, المقرر: what points ahead; يبدأ; قال  0
@     هجمات, أحداث: what is named by its day        0
q     الموافق                                      0
X     words that take "today" out of اليوم         0
Q     الأمين العام: words that take away the year  0
====  ===========================================  =====================================
"""

from enum import IntEnum

from archive.arabic.letters import fold
from archive.arabic.months import ENGLISH_MONTHS, HIJRI_MONTHS, MONTHS, WEEKDAYS
from archive.arabic.numerals import CARDINALS, ORDINALS, YEARS_IN_WORDS

LAST_DAY = 31

# Months whose names are ordinary words, or people's names, too.
_DOUBTFUL_MONTHS = frozenset(fold("آب مارس ماي أوت نوار جوان ماية جوين").split())
_ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Part(IntEnum):
    """A third of a period."""

    FIRST = 0
    MIDDLE = 1
    LAST = 2


class Season(IntEnum):
    """A season, in the order of the year."""

    SPRING = 0
    SUMMER = 1
    AUTUMN = 2
    WINTER = 3


_LISTED: dict[tuple[str, int], str] = {
    ("T", 0): "اليوم today",
    ("T", -1): "أمس البارحة yesterday",
    ("T", 1): "الغد tomorrow",
    ("g", 1): "غدا",
    ("w", 0): "الآن حاليا راهنا now currently",
    ("R", -1): "الماضي الماضية الماضيين الماضيتين المنصرم المنصرمة الفائت الفائتة",
    ("R", 0): "الجاري الجارية الحالي الحالية",
    ("R", 1): "المقبل المقبلة المقبلين المقبلتين القادم القادمة القادمين القادمتين الآتي الآتية",
    ("A", -1): "الأخير الأخيرة الأخيرين الأخيرتين",
    ("r", -1): "last",
    ("r", 0): "this",
    ("r", 1): "next",
    ("P", Part.FIRST): "مطلع أوائل بداية مستهل early",
    ("P", Part.MIDDLE): "منتصف أواسط mid",
    ("P", Part.LAST): "أواخر نهاية late",
    ("J", 4): "الربع",
    ("J", 2): "النصف",
    ("6", 0): "نصف ونصف",
    ("S", Season.SPRING): "الربيع",
    ("S", Season.SUMMER): "الصيف",
    ("S", Season.AUTUMN): "الخريف",
    ("S", Season.WINTER): "الشتاء",
    ("s", Season.SPRING): "ربيع",
    ("s", Season.SUMMER): "صيف",
    ("s", Season.AUTUMN): "خريف",
    ("s", Season.WINTER): "شتاء",
    ("o", 0): "القرن",
    ("3", 2000): "الألفية",
    ("K", 0): "الأسبوع",
    ("k", 1): "أسبوع",
    ("L", 0): "الشهر",
    ("l", 2): "شهر",
    ("V", 0): "العام السنة",
    ("v", 3): "عام سنة",
    ("j", 0): "يوم",
    ("d", 0): "يومي",
    ("u", 0): "أيام يوما",
    ("u", 1): "أسابيع أسبوعا",
    ("u", 2): "أشهر شهور شهرا",
    ("u", 3): "أعوام سنوات سنين عاما",
    ("U", 0): "الأيام",
    ("U", 1): "الأسابيع",
    ("U", 2): "الأشهر الشهور",
    ("U", 3): "الأعوام السنوات السنين",
    ("b", 0): "يومين",
    ("b", 1): "أسبوعين",
    ("b", 2): "شهرين",
    ("b", 3): "عامين سنتين عامي",
    ("B", 0): "اليومين",
    ("B", 1): "الأسبوعين",
    ("B", 2): "الشهرين",
    ("B", 3): "العامين السنتين",
    ("Z", 0): "هذا هذه",
    ("t", 0): "صباحا مساء صباح ظهر ظهرا فجر ليل ليلا morning evening",
    ("0", 0): "فقط",
    ("C", 0): "و وال أو and",
    ("G", 0): "إلى حتى to",
    ("f", 0): "من of",
    ("1", 0): "بين between",
    ("a", 0): "ال بال لل فال كال the",
    ("i", 0): "في وفي in since",
    ("I", 0): "منذ",
    ("p", 0): "قبل",
    ("z", 0): "بعد",
    ("4", 0): "نحو حوالي قرابة زهاء",
    ("E", 0): "على عن",
    ("2", 0): "ه هجري هجرية الهجرية الهجري الهجرة",
    ("9", 0): "الميلاد",
    ("8", 0): "يبدأ تبدأ ينطلق تنطلق يعقد تعقد ينعقد تنعقد يستأنف تستأنف يلتقي تلتقي يجتمع تجتمع "
    "يصل تصل يعود تعود يغادر تغادر يتوجه تتوجه ينتهي تنتهي تختتم يختتم",
    ("@", 0): "هجمات اعتداءات أحداث ثورة انقلاب انتفاضة حرب",
    ("q", 0): "الموافق المصادف",
    ("X", 0): "التالي التالية نفسه ذاته الواحد السابق ذلك ذات نفس طوال طيلة كل الوطني العالمي "
    "الدولي التاريخي الذي",
    ("F", 0): "يعتزم تعتزم يتوقع المقرر المقررة المرتقب المرتقبة المزمع المنتظر المتوقع مقرر مقررة "
    "مقررا مرتقبة بحلول will scheduled",
    ("!", 0): "قال قالت أعلن أعلنت أكد أكدت ذكر ذكرت أفاد أفادت أوضح أوضحت أضاف أضافت كشف كشفت "
    "أعرب أعربت أقر أقرت اتهم اتهمت هدد هددت شن شنت قتل قتلت أسفر أسفرت وصل وصلت وقع وقعت التقى "
    "التقت بدأ بدأت جرى جرت عقد عقدت said",
    # «الأمين العام الحالي» is no year.
    ("Q", 0): "الأمين المدير القائد المدعي النائب المفتش القنصل السكرتير المراقب الرأي القطاع "
    "النظام المنسق المشرف الاتحاد المؤتمر الوكيل",
}
_PHRASES: dict[str, tuple[str, int]] = {
    "أول من أمس": ("T", -2),
    "أول أمس": ("T", -2),
    "أمس الأول": ("T", -2),
    "قبل أمس": ("T", -2),
    "بعد غد": ("T", 2),
    "بعد الغد": ("T", 2),
    "يوم غد": ("T", 1),
    "الليلة الماضية": ("T", -1),
    "الوقت الحالي": ("w", 0),
    "الوقت الراهن": ("w", 0),
    "الوقت الحاضر": ("w", 0),
    # Newspapers, a party, a politician, a joke.
    "حزب الغد": ("x", 0),
    "كذبة أبريل": ("x", 0),
    "أخبار اليوم": ("x", 0),
    "المصري اليوم": ("x", 0),
    "رأي اليوم": ("x", 0),
    "دي مايو": ("x", 0),
    "الألفية الثالثة": ("3", 2000),
    "الألفية الجديدة": ("3", 2000),
}
# Verbs that take the س of the future: سيلتقي, ستعقد, سيجتمعون.
_FUTURE_VERBS = (
    "كون جري بدأ عقد نعقد لتقي جتمع شارك تم زور توجه ستضيف صل تولى حضر بحث قام نظم جرى دخل عود "
    "غادر ستأنف علن حل واجه بقى صبح سمح حدث فرض ستمر حصل قوم تعين تخذ ؤدي دفع واصل عيد ساعد قدم "
    "صدر فتح حدد منح عمل تمكن شكل مثل لعب سعى خوض قرر قود شهد نظر نتهي ختتم نطلق فتتح ستقبل ناقش "
    "تناول جلس طلق نقل رسل وقع صوت دلي خرج ذهب سافر لقي تحدث قابل نسحب نضم غلق رفع طرح درس ترك "
    "عرض نشر ؤدى تسلم سلم رأس ترأس تلو شرع باشر حاكم مثل بقي قيم جرون"
)
_DECADES = {
    1920: "عشريني",
    1930: "ثلاثيني",
    1940: "أربعيني",
    1950: "خمسيني",
    1960: "ستيني",
    1970: "سبعيني",
    1980: "ثمانيني",
    1990: "تسعيني",
}


def _decades() -> dict[str, tuple[str, int]]:
    return {
        article + fold(stem[:-1] + ending): ("y", year)
        for year, stem in _DECADES.items()
        for ending in ("ات", "يات")
        for article in ("", "ال")
    }


def _future_verbs() -> dict[str, tuple[str, int]]:
    return {
        fold(f"س{person}{stem}{ending}"): ("F", 0)
        for person in "يتن"
        for stem in _FUTURE_VERBS.split()
        for ending in ("", "ان", "ون")
    }


def _cardinals() -> dict[str, tuple[str, int]]:
    counted = {word: ("c", n) for word, n in CARDINALS.items()}
    # «العشرة»; of two words only the first takes the article.
    return counted | {f"ال{word}": ("c", n) for word, n in CARDINALS.items()}


def _words() -> dict[str, tuple[str, int]]:
    words = _cardinals()
    words |= {word: ("O", n) for word, n in ORDINALS.items() if n <= LAST_DAY}
    words |= {word: ("Y", year) for word, year in YEARS_IN_WORDS.items()}
    words |= dict.fromkeys(("الفين", "الفان"), ("5", 2000))
    words |= {fold(word): key for key, listed in _LISTED.items() for word in listed.split()}
    words |= {word: ("e", month) for word, month in ENGLISH_MONTHS.items()}
    words |= {word: ("W", day) for day, word in enumerate(_ENGLISH_WEEKDAYS)}
    words |= {word: ("H", month) for word, month in HIJRI_MONTHS.items()}
    words |= {word: ("W", day) for word, day in WEEKDAYS.items()}
    words |= {
        word: ("m" if word in _DOUBTFUL_MONTHS else "M", month) for word, month in MONTHS.items()
    }
    return (
        words
        | _decades()
        | _future_verbs()
        | {fold(phrase): key for phrase, key in _PHRASES.items()}
    )


WORDS: dict[str, tuple[str, int]] = _words()
"""Folded words and phrases to their codes and values."""
