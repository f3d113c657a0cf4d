"""Which language a report is written in: Arabic, English, or one that the archive does not read."""

import re
from dataclasses import replace

from archive.arabic.letters import arabic_share
from archive.ingest.values import Draft, Knowledge, Stage

UNDETERMINED = "und"
"""ISO 639's code for a language that was not determined."""

_SAMPLE = 20_000
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
_NAMES = {"arabic": "ar", "english": "en", "العربية": "ar", "عربي": "ar", "الإنجليزية": "en"}
_IN_ARABIC_SCRIPT = frozenset({"ar", "ara", "fa", "fas", "per", "ur", "urd", "ku", "ckb", "ps"})

# Persian and Urdu letters that Arabic writers use, if at all, in the odd foreign name. Their ya and
# kaf are not among them: whole Arabic reports are typed with those.
_NOT_ARABIC_LETTERS = re.compile("[پچژگٹڈڑں]")
_LEAST_SHARE_OF_OTHERS = 0.01

_LATIN_WORD = re.compile(r"[a-z]+")
_ENGLISH_WORDS = frozenset({"the", "of", "and", "to", "in", "that", "for", "on", "with", "was"})
_LEAST_SHARE_OF_ENGLISH_WORDS = 0.1


def build_stage(knowledge: Knowledge) -> Stage:
    """The stage that fills in the language."""
    del knowledge  # stages are all built alike; letters alone tell a language

    def detect(draft: Draft) -> Draft:
        text = draft.text[:_SAMPLE]
        return replace(draft, language=stated(draft.record.language, text) or written(text))

    return detect


def stated(language: str, text: str) -> str | None:
    """The code of the language that a record states; None where the script belies it."""
    language = language.strip()
    code = _NAMES.get(language.lower())
    if code is None:
        match = _TAG.fullmatch(language)
        if match is None:
            return None
        code = match[1].lower()
    code = {"ara": "ar", "eng": "en"}.get(code, code)
    is_arabic_script = arabic_share(text) >= 0.5
    return code if (code in _IN_ARABIC_SCRIPT) == is_arabic_script else None


def written(text: str) -> str:
    """The language that the letters and commonest words of the text show: ar, en or und."""
    share = arabic_share(text)
    if share >= 0.5:
        others = len(_NOT_ARABIC_LETTERS.findall(text))
        return UNDETERMINED if others > _LEAST_SHARE_OF_OTHERS * len(text) else "ar"
    words = _LATIN_WORD.findall(text.lower())
    english = sum(word in _ENGLISH_WORDS for word in words)
    return "en" if words and english >= _LEAST_SHARE_OF_ENGLISH_WORDS * len(words) else UNDETERMINED
