"""The words by which reports tell of meetings: of whom, when and at what level.

Patterns over `comparable` letters, and nothing of which round they mean.
"""

import re
from collections.abc import Iterable

from archive.arabic.letters import fold

GUARANTORS = ("روسي", "ترك", "ايران")
CAPITALS = ("موسكو", "انقر", "طهران")


def either(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; of none it matches nothing."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def _words(text: str) -> str:
    return either(fold(text).split())


START = "(?<!\\w)[وفبلك]{0,2}(?:ال|ل)?"
MEETING = re.compile(
    rf"{START}(?:{_words('محادثات مفاوضات مباحثات مشاورات اجتماع اجتماعات لقاء جولة مؤتمر قمة')})"
    rf"(?!\w)|{START}{fold('وزراء')} (?:ال)?{fold('خارجي')}\w+"
    rf"|(?<!\w)[وف]?س?(?:{_words('يجتمعون اجتمعوا يلتقون التقوا يجتمع استقبل يستقبل')})(?!\w)"
)
SINCE = re.compile(rf"(?<!\w)[وف]?{fold('منذ')}(?!\w)")
SUMMIT_WORD = re.compile(rf"{START}{fold('قمة')}(?!\w)")
ROUND_WORD = re.compile(rf"{START}{fold('جولة')}(?!\w)")
LEADERS = re.compile(
    rf"{START}(?:{_words('رؤساء زعماء قادة')})(?!\w)|{fold('الرئيس')} [^\n]{{0,120}}{fold('نظيره')}"
)
MINISTERS = re.compile(rf"{START}{fold('وزراء')} (?:ال)?{fold('خارجي')}\w+|{START}{fold('وزاري')}")
EXPERTS = re.compile(rf"{START}(?:{_words('خبراء تقني تقنية فني فنية')})(?!\w)")
TRIO = re.compile(
    rf"(?<!\w)(?:{fold('الدول الضامنة')}|{START}{fold('ثلاثي')}ه?(?!\w)|{fold('الثلاث')}ه?(?!\w))"
)
SYRIA = re.compile(rf"{START}{fold('سوري')}|{fold('إدلب')}")
# «محادثات أستانا العام الماضي»: the year is past, and the talks may be any.
_NO_TIME = (
    rf"(?: (?!(?:ال)?(?:{_words('عام شهر أسبوع سنة يوم صيف شتاء ربيع خريف')})(?!\w)|[وفب]?ال"
    rf"(?:{_words('اثنين ثلاثاء أربعاء خميس جمعة سبت أحد')})(?!\w))\w+)"
)
LAST_BEFORE = re.compile(rf"(?<!\w)[وف]?(?:{_words('آخر أحدث')}) $")
LAST = re.compile(rf"{_NO_TIME}{{0,2}} ال(?:{_words('أخير أخيرة ماضي ماضية سابق سابقة')})(?!\w)")
NEXT = re.compile(rf"{_NO_TIME}{{0,2}} ال(?:{_words('مقبل مقبلة قادم قادمة مرتقب مرتقبة')})(?!\w)")
SOON = re.compile(
    rf"(?<!\w)[وف]?(?:س[يت](?:{_words('جتمعون لتقون جتمع عقد ستضيف لتقي')})|{fold('قريبا')})(?!\w)"
)
COUNT = re.compile(rf"(?<!\w)[وفبل]?(\w+) (?:{_words('جولات اجتماعات لقاءات')})(?!\w)")
THIS_YEAR = fold("هذا العام")
UNTIL_NOW = fold("حتى الآن")
# Bounded, so that a text without punctuation takes no longer than another.
SENTENCE = re.compile(r"[^\n.!?؟؛]{1,1500}")
CLAUSE = re.compile(r"[^،,]{1,600}")
SURFACE_END = re.compile(r"[،,.\n؟!؛\"»”]")
