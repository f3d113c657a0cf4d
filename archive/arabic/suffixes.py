"""The endings that light stemming takes off a folded word: pronouns, plurals, the feminine."""

import re

from archive.arabic.lexicon import FINAL_TA_WORDS, NISBAS, NOUNS, WHOLE_WORDS
from archive.arabic.plurals import PLURALS

# Shorter stems than these are not left over: ايران keeps its ان, and تفاهم its هم.
LEAST_STEM = 3
_LEAST_LONG_STEM = 4
_LEAST_PLURAL = 4

_PRONOUNS = {"هما": 4, "كما": 4, "ها": 3, "هم": 4, "هن": 4, "كم": 4, "نا": 4}
_ACCUSATIVE = re.compile("(?:ت..ي.|..ي.|.ا..|م.{4,}|ا.{3,}ا.)ا")

# Perfect verbs of the derived forms, for few nouns look like them: اعلنت، تعرضت، استهدفت.
_FEMININE_VERB = re.compile("(?:ا(?:...|[نت]...|.ت..|ست...)|ت...)(?<!ا)ت")

VERBAL_NOUN = re.compile("ا(?:ست..?ا.|ن..ا.|.ت.ا.|ت.ا.|..ا.|ستي.اء)|ا.ا.ه|استيا?.{2}ه|ت..ي.")
"""Form IV, VII, VIII and X, and form II: اطلاق، انسحاب، اجتماع، استخدام، اعاده، تعزيز."""


def strip_suffixes(word: str) -> str:
    """The word without pronoun, plural and feminine endings, each taken off at most once."""
    if word in WHOLE_WORDS:
        return word
    word = strip_pronoun(word)
    if word in WHOLE_WORDS:
        return word
    word = _strip_plural(word)
    if word in WHOLE_WORDS:
        return word
    return _strip_feminine(word)


def strip_pronoun(word: str) -> str:
    """The word as it is written without the pronoun after it: زيارتها is زياره."""
    if word.endswith("نا") and (word[:-1] in NOUNS or word[:-1] in WHOLE_WORDS):
        return word[:-1]  # قانونا: the ن is the noun's, the alef its case
    for ending, least in _PRONOUNS.items():
        if not word.endswith(ending):
            continue
        before = _before_pronoun(word[: -len(ending)])
        if len(word) >= len(ending) + least or (len(before) >= LEAST_STEM and before in NOUNS):
            return before
    if word.endswith("ه") and len(word) > LEAST_STEM:
        before = _before_pronoun(word[:-1])
        if before.endswith("ات") and len(before) > _LEAST_PLURAL:
            return before  # تصريحاته: the feminine ending does not follow the plural's
        # Otherwise ه may as well be the feminine ending, which is not ours.
        return before if before != word[:-1] else word
    return word


def _before_pronoun(word: str) -> str:
    """The word as it is written without a pronoun: زيارت- is زياره, حلفائ- is حلفاء."""
    if word.endswith("ت") and word not in FINAL_TA_WORDS:
        feminine = word[:-1] + "ه"
        if feminine in WHOLE_WORDS or (word[-2:] != "ات" and len(feminine) >= LEAST_STEM):
            return feminine
    if word.endswith(("ائ", "اؤ", "وئ")):
        return word[:-1] + "ء"
    if word.endswith("ا") and (word[:-1] + "ي" in PLURALS or word[:-1] + "ي" in WHOLE_WORDS):
        return word[:-1] + "ي"  # اسراهم: a final ى is written ا before a pronoun
    return word


def _strip_plural(word: str) -> str:
    ending, stem = word[-2:], word[:-2]
    if ending in ("ان", "ون", "ين"):
        return _strip_dual_or_plural(stem, ending)
    if ending in ("ات", "وا") and len(stem) >= LEAST_STEM:
        return stem
    if word.endswith("ا"):
        return word[:-1] if _is_accusative(word) else word
    if word.endswith("و") and len(word) > _LEAST_PLURAL and word[:-1] in NOUNS:
        return word[:-1]  # مسؤولو الأمن: a plural before what it belongs to
    is_verb = _FEMININE_VERB.fullmatch(word) and word not in FINAL_TA_WORDS
    return word[:-1] if is_verb else word


def _strip_dual_or_plural(stem: str, ending: str) -> str:
    if stem in FINAL_TA_WORDS or stem in NOUNS:
        return stem
    if stem.endswith("ت") and ending != "ون" and len(stem) > LEAST_STEM:
        return stem[:-1]
    # A long word in ان is a name (اردوغان) sooner than a dual.
    return stem if ending != "ان" and len(stem) >= _LEAST_LONG_STEM else stem + ending


def _is_accusative(word: str) -> bool:
    """Whether the final alef is a case ending (اجتماعا, كبيرا) and not the word's own (روسيا)."""
    stem = word[:-1]
    if stem in NOUNS or VERBAL_NOUN.fullmatch(stem):
        return True
    return not word.endswith(("يا", "نا", "ها")) and _ACCUSATIVE.fullmatch(word) is not None


def _strip_feminine(word: str) -> str:
    if word.endswith("ه") and len(word) > LEAST_STEM:
        word = word[:-1]
    if word in NISBAS:
        return NISBAS[word]
    if word.endswith("ي") and len(word) > _LEAST_LONG_STEM and word not in WHOLE_WORDS:
        word = word[:-1]
    return word
