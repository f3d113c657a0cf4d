"""Derivation: which words name one deed, by the patterns (أوزان) of Arabic's verbs.

A root alone joins too much: سلام، إسلام، استسلام and تسليم have one, and little else in common.
What the forms of one verb share is its sense: يفاوض، تفاوض، مفاوضات. So a word is led back to its
root in one form of the verb, and no further. The patterns of the ten forms, of their verbal nouns
and participles, are those of Karin C. Ryding, "A Reference Grammar of Modern Standard Arabic"
(Cambridge 2005), chapters 22 to 32. The third form and the sixth, its mutual sense, are one
family. What spelling leaves open is decided by the lists of `verbs`; where these do not decide,
a word has no family.

All words here are folded.
"""

import re
from collections.abc import Callable, Collection
from functools import cache, lru_cache

from archive.arabic import verbs
from archive.arabic.stemming import light_stem

# Before the name of a family, so that it is never taken for a word.
_MARK = "√"
_FUTURE_OR_PURPOSE = ("سي", "ست", "لي")
_LEAST_WITH_PARTICLE = 5
_LEAST_WHOLE = 6

_Name = Callable[[re.Match[str]], str | None]


@lru_cache(maxsize=200_000)
def family(stem: str) -> str:
    """The name of the family of a light stem; the stem itself where it has none that is sure.

    Words of one stem are of one family; a name of a family is no word.
    """
    if stem.isascii():
        return stem
    name = _name(stem)
    if name is None and stem.startswith(_FUTURE_OR_PURPOSE) and len(stem) >= _LEAST_WITH_PARTICLE:
        name = _name(stem[1:])
    if name is None and stem.endswith("ه") and len(stem) >= _LEAST_WHOLE:
        name = _name(stem[:-1])
    return stem if name is None else _MARK + name


def _name(stem: str) -> str | None:
    listed = _listed()
    if stem in listed:
        return listed[stem]
    for pattern, name in _PATTERNS:
        match = pattern.fullmatch(stem)
        if match is not None and (found := name(match)) is not None:
            return listed.get(found, found)
    return None


@cache
def _listed() -> dict[str, str | None]:
    """The stems of listed words: the name of the family, or None for those of no family."""
    names: dict[str, str | None] = {}
    for verb, *words in verbs.FAMILIES:
        name = verb.removesuffix("+")
        for word in words if verb.endswith("+") else (verb, *words):
            names[light_stem(word)] = name
            if word.startswith("ي"):
                names[light_stem("ت" + word[1:])] = name
        if not verb.endswith(("+", "ي")):
            names.setdefault(verb + "ت", name)  # she did
    return names | {light_stem(word): None for word in verbs.NO_FAMILY}


def _as(template: str) -> _Name:
    return lambda match: match.expand(template)


def _form_iii(match: re.Match[str]) -> str | None:
    return None if _root(match) in verbs.VI_APART else match.expand(r"\g<x>ا\g<y>\g<z>")


def _form_vi(match: re.Match[str]) -> str | None:
    return _form_iii(match) or match.expand(r"ت\g<x>ا\g<y>\g<z>")


def _bare_form_iii(match: re.Match[str]) -> str | None:
    verb = match["verb"]
    return verb if verb in verbs.FORM_III else None


def _bare(match: re.Match[str]) -> str | None:
    """The perfect of three letters: فعل."""
    root = _root(match)
    if root in verbs.BARE_FORM_II:
        return _form_ii(root)
    return root if root in verbs.FORM_I else None


def _unmarked(match: re.Match[str]) -> str | None:
    """The imperfect that three forms share: يفعل; with ت also the fifth's تفعل."""
    root = _root(match)
    if match["subject"] == "ت" and root in verbs.FORM_V:
        return "ت" + root
    if root in verbs.FORM_II:
        return _form_ii(root)
    if root in verbs.FORM_IV:
        return "ا" + root
    return root if root in verbs.FORM_I else None


def _form_ii(root: str) -> str:
    return f"{root[0]}{root[1]}ّ{root[2]}"


def _of(roots: Collection[str], name: Callable[[str], str]) -> _Name:
    """The family, of these roots only."""
    return lambda match: name(root) if (root := _root(match)) in roots else None


def _swallowed(match: re.Match[str]) -> str | None:
    """يتفق and متفق, of the eighth form whose و is gone: اتفاق."""
    rest = match["rest"]
    return "ات" + rest if rest in verbs.ASSIMILATED_VIII else None


def _root(match: re.Match[str]) -> str:
    return "".join(match.group("x", "y", "z"))


def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, in which X, Y and Z are the letters of the root and S is he or she."""
    letters = {name: f"(?P<{name.lower()}>[^اى])" for name in "XYZ"} | {"S": "(?P<subject>[يت])"}
    return re.compile(re.sub("[XYZS]", lambda match: letters[match[0]], pattern))


_X_HOLLOW, _X = _as(r"است\g<x>ا\g<z>"), _as(r"است\g<x>\g<y>\g<z>")
_VIII_HOLLOW, _VIII = _as(r"ا\g<x>تا\g<z>"), _as(r"ا\g<x>ت\g<y>\g<z>")
_VIII_SHORT = _as(r"ا\g<x>ت\g<y>")
_VII, _V = _as(r"ان\g<x>\g<y>\g<z>"), _as(r"ت\g<x>\g<y>\g<z>")

# Those that leave no doubt before those that might be another's, within each length.
_PATTERNS: tuple[tuple[re.Pattern[str], _Name], ...] = tuple(
    (_compiled(pattern), name)
    for pattern, name in (
        # استقالة، يستقيل; استخدام، استخدم، يستخدم، مستخدم
        ("استXاZ", _X_HOLLOW),
        ("Sست(?!.ي.)XYZ", _X),
        ("SستXيZ", _X_HOLLOW),
        ("مستXيZ", _X_HOLLOW),
        ("استXYا?Z", _X),
        ("مستXYZ", _X),
        # اختيار، اختار، يختار; اعتقال، اعتقل، يعتقل، معتقل; احتلال، احتل، يحتل; انتهاء
        ("اXتي?اZ", _VIII_HOLLOW),
        ("S(?!ت)XتاZ", _VIII_HOLLOW),
        ("اXتYا(?:(?P=y)|ء)", _VIII_SHORT),
        ("اXتYا?Z", _VIII),
        ("S(?!ت)XتYZ", _VIII),
        ("م(?!ت)XتYZ", _VIII),
        # تشكيل, before تنفجر
        ("تXYيZ", _of(verbs.FORM_II, _form_ii)),
        # انفجار، انفجر، ينفجر، منفجر
        ("انXYا?Z", _VII),
        ("SنXYZ", _VII),
        ("من(?!.[وي])XYZ", _VII),
        # تفاوض، يتفاوض، متفاوض; مفاوضة، يفاوض، فاوض
        ("(?:S|م)?تXاYZ", _form_vi),
        ("[يم]XاYZ", _form_iii),
        ("(?P<verb>.ا..)ت?", _bare_form_iii),
        # يتقدم، متقدم
        ("(?:S|م)تXYZ", _V),
        # إطلاق، أطلق
        ("اXYا?Z", _of(verbs.FORM_IV, "ا{}".format)),
        # اتفاق، يتفق، متفق
        ("اتXاZ", _as(r"ات\g<x>\g<z>")),
        ("ات(?P<rest>..)", _swallowed),
        ("[يتم]ت(?P<rest>..)", _swallowed),
        # مرفوض; يرفض، يشكل، يطلق; رفض، حدد
        ("مXYوZ", _of(verbs.FORM_I, "{}".format)),
        ("SXYZ", _unmarked),
        ("XYZت?", _bare),
        ("اXتY", _VIII_SHORT),
        ("[يتم](?!ت)XتY", _VIII_SHORT),
    )
)
