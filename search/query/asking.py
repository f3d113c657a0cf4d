"""Words that only ask, before what is asked about: «ما هي آخر أخبار», «شو صار», «كم عدد».

No report is about them, so none must hold them. Elsewhere in a query they are words like others:
«أخبار» in «نشر أخبار كاذبة».
"""

from collections.abc import Sequence

from archive.arabic.letters import fold

from .operators import QUESTION_WORDS, is_function_word

_HAPPENS = frozenset(
    fold(
        "حدث حصل جرى صار يحدث يحصل يجري يصير تم يتم تمت نشر كتب قيل ينشر يكتب يقال"
        " happened published written"
    ).split()
)
_LATEST = frozenset(fold("آخر أحدث أهم أبرز latest").split())
_NEWS = frozenset(fold("أخبار أنباء تطورات مستجدات تفاصيل news").split())
_THE_NEWS = frozenset("ال" + word for word in _NEWS)
_HOW_MANY = (fold("كم"), fold("عدد"))


def asking(words: Sequence[str]) -> int:
    """How many of the words, from the first on, only ask; perhaps all of them."""
    before = ""
    is_question = False
    for place, typed in enumerate(words):
        word = fold(typed)
        is_question = is_question or word in QUESTION_WORDS
        only_asks = (
            is_function_word(word)
            or word in _NEWS
            or (word in _LATEST and _has_news(words[place + 1 : place + 2]))
            or (word in _THE_NEWS and before in _LATEST)
            or (word in _HAPPENS and is_question)
            or (before, word) == _HOW_MANY
        )
        if not only_asks:
            return place
        before = word
    return len(words)


def _has_news(words: Sequence[str]) -> bool:
    return any(fold(word) in _NEWS | _THE_NEWS for word in words)
