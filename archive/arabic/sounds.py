"""How the letters of names sound, as consonants that Arabic and Latin spellings share.

A sound is a capital: B for ب, p and b; H for ح, خ, ه, h and kh, which writers of names exchange;
X for ش and sh. Vowels, w and y are none. Where a letter may stand for several sounds, or for none,
all of them are listed, the most usual first.
"""

import re
from dataclasses import dataclass

Options = tuple[str, ...]

NONE: Options = ("",)

# Longest first; the letters are folded, so that ة is ه, گ is غ and چ is ج.
_ARABIC: dict[str, Options] = {
    "تش": ("TX", "X", "J"),
    "دج": ("J",),
    "ب": ("B",),
    "ت": ("T",),
    "ث": ("T", "S"),
    "ج": ("J", "G"),
    "ح": ("H",),
    "خ": ("H",),
    "د": ("D",),
    "ذ": ("Z", "D"),
    "ر": ("R",),
    "ز": ("Z",),
    "س": ("S",),
    "ش": ("X",),
    "ص": ("S",),
    "ض": ("D",),
    "ط": ("T",),
    "ظ": ("Z", "D"),
    "غ": ("G",),
    "ف": ("F",),
    "ق": ("K", "G"),
    "ك": ("K", "G"),
    "ل": ("L",),
    "م": ("M",),
    "ن": ("N",),
    "ه": ("H",),
}
_ARABIC_AT_END: dict[str, Options] = {"ه": ("", "H", "T"), "د": ("D", "T"), "ت": ("T", "D")}

_LATIN: dict[str, Options] = {
    "dsch": ("J",),
    "tsch": ("TX", "X", "J"),
    "sch": ("X",),
    "tch": ("TX", "X", "J"),
    "dzh": ("J",),
    "ph": ("F",),
    "ck": ("K",),
    "ch": ("X", "TX", "J", "H"),
    "sh": ("X",),
    "zh": ("J", "Z"),
    "dj": ("J",),
    "kh": ("H",),
    "gh": ("G",),
    "th": ("T", "S"),
    "dh": ("D", "Z"),
    "b": ("B",),
    "c": ("K", "J", "S"),
    "d": ("D",),
    "f": ("F",),
    # Egyptians write ج as g, and Arabic writers a foreign g as ج or غ.
    "g": ("G", "J"),
    "h": ("H",),
    # German and Polish writers mean y by it.
    "j": ("J", ""),
    "k": ("K",),
    "l": ("L",),
    "m": ("M",),
    "n": ("N",),
    "p": ("B",),
    "q": ("K", "G"),
    "r": ("R",),
    "s": ("S",),
    "t": ("T",),
    # و stands for a Turkish v within a word.
    "v": ("F", ""),
    "w": ("", "F"),
    "x": ("KS",),
    "z": ("Z",),
}
_LATIN_AT_END: dict[str, Options] = {
    "h": ("", "H"),
    "d": ("D", "T"),
    "t": ("T", "D"),
    "v": ("F",),
    "w": ("F", ""),
}
# Told apart in what is heard, though not in skeletons.
_HEARD = {"kh": "x", "خ": "x", "sh": "c", "ش": "c", "sch": "c", "ch": "c"}

_VOWELS = dict(zip("اويؤئaeiouwy", "auiuiaiiuuui", strict=True))
_ARABIC_PIECE = re.compile("|".join(sorted(_ARABIC, key=len, reverse=True)) + "|.")
_LATIN_PIECE = re.compile(
    "|".join(rf"{letters}" for letters in sorted(_LATIN, key=len, reverse=True)) + "|."
)
_LONG_VOWEL = re.compile(r"([aiu])\1+")
_SILENT_E = re.compile(r"(?<=[b-df-hj-np-tv-xz])e$")
_FINAL_S = re.compile(r"(?<=[b-df-hj-np-rt-z])s$")
# Never given back: a word of many vowels would be tried in every way.
_ANY_VOWELS = "[اويءؤئع]*+"
_DOUBLED = re.compile(r"([b-df-hj-np-tv-xz]{1,2})\1")


def arabic_options(word: str) -> list[Options]:
    """What each consonant of a folded Arabic word may sound like."""
    return _options(_ARABIC_PIECE.findall(word), _ARABIC, _ARABIC_AT_END)


def latin_options(word: str) -> list[Options]:
    """What each consonant of a word in small ASCII letters may sound like."""
    return _options(_LATIN_PIECE.findall(_DOUBLED.sub(r"\1", word)), _LATIN, _LATIN_AT_END)


def arabic_sound(word: str) -> str:
    """A folded Arabic word as it most likely sounds, its long vowels kept, for comparing."""
    return _sound(_ARABIC_PIECE.findall(word.removesuffix("ه")), _ARABIC)


def latin_sound(word: str) -> str:
    """A word in small ASCII letters as it most likely sounds, for comparing."""
    word = _SILENT_E.sub("", _DOUBLED.sub(r"\1", word))
    return _sound(_LATIN_PIECE.findall(word), _LATIN)


@dataclass(frozen=True, slots=True)
class Spellings:
    """How a Latin word may be spelled in folded Arabic."""

    beginnings: frozenset[str]
    """What the spellings begin with, without an article: a letter, or two after an alef."""
    pattern: re.Pattern[str]
    """What matches a line that is such a spelling, with an article or without."""
    consonants: int


def arabic_spellings(word: str) -> Spellings:
    """The Arabic spellings of a word in small ASCII letters: its consonants, with any vowels.

    Of a doubled consonant one is enough, and of an s after a consonant at the end none: «خاشقجي»,
    «غريفيث».
    """
    pieces = _LATIN_PIECE.findall(_FINAL_S.sub("", word))
    consonants = [place for place, piece in enumerate(pieces) if piece in _LATIN]
    spelled: list[str] = []
    for place in consonants:
        piece = pieces[place]
        is_last = place == len(pieces) - 1
        options = _LATIN_AT_END.get(piece, _LATIN[piece]) if is_last else _LATIN[piece]
        spellings = "|".join(dict.fromkeys(map(_letters_of, filter(None, options))))
        may_be_none = "" in options or (place > 0 and pieces[place - 1] == piece)
        spelled.append(f"(?:{spellings})?" if may_be_none else f"(?:{spellings})")
    pattern = f"^(?:ال)?{_ANY_VOWELS}{_ANY_VOWELS.join(spelled)}{_ANY_VOWELS}ه?$"
    sounds = _LATIN[pieces[consonants[0]]] if consonants else NONE
    letters = {letter[0] for one in sounds for letter in _heard_as(one[:1])}
    beginnings = set(letters) if consonants[:1] == [0] else set[str]()
    if consonants[:1] != [0] or "" in sounds:
        # A vowel, or what may be one.
        beginnings |= {f"ا{letter}" for letter in (*letters, "و", "ي")} | set("عوي")
    return Spellings(frozenset(beginnings), re.compile(pattern, re.MULTILINE), len(spelled))


def _letters_of(sound: str) -> str:
    """What matches the letters that may stand for a sound, or for several in turn."""
    return "|".join(_heard_as(sound)) or _ANY_VOWELS.join(
        f"(?:{'|'.join(_heard_as(one))})" for one in sound
    )


def _heard_as(sound: str) -> list[str]:
    """The Arabic letters that may be heard so."""
    return [letters for letters, options in _ARABIC.items() if sound and sound in options]


def _options(
    pieces: list[str], sounds: dict[str, Options], at_end: dict[str, Options]
) -> list[Options]:
    options = [sounds[piece] for piece in pieces[:-1] if piece in sounds]
    if pieces and pieces[-1] in sounds:
        options.append(at_end.get(pieces[-1], sounds[pieces[-1]]))
    return options


def _sound(pieces: list[str], sounds: dict[str, Options]) -> str:
    heard = "".join(
        _HEARD.get(piece) or sounds.get(piece, NONE)[0].lower() or _VOWELS.get(piece, "")
        for piece in pieces
    )
    return _LONG_VOWEL.sub(r"\1", heard)
