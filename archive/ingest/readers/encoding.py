"""Which encoding a text is in, and the text; for the encodings that Arabic reports come in."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from archive.arabic.letters import LETTERS
from archive.ingest.values import RefusalReason

UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF16 = ("utf-16", "utf-16-le", "utf-16-be")
_UTF32 = ("utf-32", "utf-32-le", "utf-32-be")
_BOM_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Controls that no text holds; escape and the old end-of-file mark do turn up in old texts.
_CONTROLS = bytes([*range(9), *range(14, 26), *range(28, 32), 127])
_MOST_CONTROLS = 0.02
# In UTF-16, one byte of each pair is the block: 00 for Latin and spaces, 06 for Arabic.
_LEAST_BLOCK_BYTES = 0.7
# Of every five characters beyond ASCII at least four are whole in a UTF-8 text that was damaged.
_MOST_DAMAGE = 0.2
_MOST_MIXED_WORDS = 0.02

# Declared, these say nothing: the bytes have already shown that they are none of them.
_DECIDED = frozenset({"utf-8", "utf-8-sig", "utf-7", "ascii", *_UTF16, *_UTF32})
_WESTERN = frozenset({"iso8859-1", "iso8859-15", "cp1252", "ascii"})

_WORD = re.compile(r"[^\W\d_]{2,}")
_ARABIC = re.compile(f"[{LETTERS}]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and how many of its characters could not be read."""

    text: str
    encoding: str
    lost: int = 0


class UndecodableError(ValueError):
    """Bytes that are no text, or text in none of the encodings; ``reason`` says which."""

    def __init__(self, reason: RefusalReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of the bytes, by these rules, the first that applies.

    A byte-order mark is believed. Bytes that are whole UTF-8 are UTF-8. Where nearly every other
    byte is 00 or 06 it is UTF-16. Where at most a fifth of what is beyond ASCII is broken it is
    damaged UTF-8. Then the encoding that the file declares is believed, unless it is the Western
    one that old Arabic pages declare, or too much is broken in it. The rest is windows-1256 if
    charset-normalizer finds that it reads well and Arabic words hold no Latin letters; asked to
    choose freely it takes short Arabic words for UTF-16, so it is only asked to judge. Raises
    UndecodableError for anything else.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom) and not data.startswith(_BOM_UTF32):
            return _believed(data.removeprefix(bom), encoding)
    if is_binary(data):
        return _decode_utf16(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass  # not whole UTF-8: the rules below decide
    damaged = _decoded(data, "utf-8", "utf-8")
    beyond_ascii = len(re.findall(r"[^\x00-\x7f]", damaged.text))
    if damaged.lost <= _MOST_DAMAGE * beyond_ascii:
        return damaged
    return _decode_as_declared(data, declared, beyond_ascii) or _decode_windows_1256(data)


def is_binary(data: bytes) -> bool:
    """Whether the bytes hold so many controls that they are no text in a one-byte encoding."""
    return len(data) - len(data.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(data)


def _decoded(data: bytes, codec: str, encoding: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    lost = text.count(_REPLACEMENT) - data.count(_REPLACEMENT.encode(codec))
    return Decoded(text, encoding, max(lost, 0))


def _believed(data: bytes, encoding: str) -> Decoded:
    decoded = _decoded(data, encoding.removesuffix("-sig"), encoding)
    if decoded.lost > _MOST_DAMAGE * len(decoded.text) or is_binary(decoded.text.encode()):
        raise UndecodableError(RefusalReason.NOT_TEXT)
    return decoded


def _decode_utf16(data: bytes) -> Decoded:
    def share(lane: bytes) -> float:
        return (lane.count(0) + lane.count(6)) / max(len(lane), 1)

    first, second = share(data[0::2]), share(data[1::2])
    if max(first, second) < _LEAST_BLOCK_BYTES or data.startswith(_BOM_UTF32):
        raise UndecodableError(RefusalReason.NOT_TEXT)
    return _believed(data, "utf-16-be" if first > second else "utf-16-le")


def _decode_as_declared(data: bytes, declared: str, beyond_ascii: int) -> Decoded | None:
    """The text in the one-byte or Asian encoding that is declared, if it can be that one."""
    try:
        codec = codecs.lookup(declared.strip()).name
        text = data.decode(codec, errors="replace")
    except (LookupError, ValueError):  # no such encoding, or one of bytes to bytes
        return None
    if codec in _WESTERN and (arabic := _decode_arabic(data)):
        return arabic
    lost = text.count(_REPLACEMENT)
    is_plausible = codec not in _DECIDED and lost <= _MOST_DAMAGE * beyond_ascii
    return Decoded(text, declared.strip().lower(), lost) if is_plausible else None


def _decode_arabic(data: bytes) -> Decoded | None:
    """The text in windows-1256, if most of its words beyond ASCII are then Arabic."""
    try:
        decoded = _decode_windows_1256(data)
    except UndecodableError:
        return None
    words = [word for word in _WORD.findall(decoded.text) if not word.isascii()]
    arabic = sum(_ARABIC.match(word) is not None for word in words)
    return decoded if arabic > len(words) / 2 else None


def _decode_windows_1256(data: bytes) -> Decoded:
    if from_bytes(data, cp_isolation=["cp1256"]).best() is None:
        raise UndecodableError(RefusalReason.UNKNOWN_ENCODING)
    text = data.decode("cp1256")
    words = _WORD.findall(text)
    mixed = sum(bool(_ARABIC.search(word) and _LATIN.search(word)) for word in words)
    if mixed > _MOST_MIXED_WORDS * len(words):
        raise UndecodableError(RefusalReason.UNKNOWN_ENCODING)
    return Decoded(text, "windows-1256")
