"""The body of an HTTP response as the browser saw it: unpacked, and never more than is wanted."""

import zlib
from collections.abc import Callable

import brotli

_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_ZLIB_FIRST = 0x78
_MARKUP = b"<"


class BrokenPayloadError(ValueError):
    """A body that cannot be unpacked; ``is_cut`` where its end is missing."""

    def __init__(self, *, is_cut: bool) -> None:
        super().__init__("cut short" if is_cut else "damaged")
        self.is_cut = is_cut


def unpack_payload(data: bytes, encoding: str, most: int) -> bytes:
    """The body, unpacked by what Content-Encoding says, and cut somewhere beyond ``most`` bytes.

    Crawlers also store bodies unpacked and leave the header as it was: what begins as markup is
    taken as it is, and so is what is in an encoding that is not known. Raises BrokenPayloadError.
    """
    unpack = _UNPACKERS.get(encoding.strip().lower())
    if unpack is None or not data or data.lstrip()[:1] == _MARKUP:
        return data
    try:
        unpacked, is_whole = unpack(data, most + 1)
    except (zlib.error, brotli.error) as error:
        raise BrokenPayloadError(is_cut=False) from error
    if not is_whole and len(unpacked) <= most:
        raise BrokenPayloadError(is_cut=True)
    return unpacked


def _gunzip(data: bytes, most: int) -> tuple[bytes, bool]:
    return _inflate(data, most, _GZIP_WINDOW)


def _undeflate(data: bytes, most: int) -> tuple[bytes, bool]:
    """The standard means zlib's format; some servers send its inside without the wrapping."""
    is_wrapped = data[0] == _ZLIB_FIRST
    return _inflate(data, most, zlib.MAX_WBITS if is_wrapped else -zlib.MAX_WBITS)


def _inflate(data: bytes, most: int, window: int) -> tuple[bytes, bool]:
    unpacker = zlib.decompressobj(window)
    return unpacker.decompress(data, most), unpacker.eof


def _unbrotli(data: bytes, most: int) -> tuple[bytes, bool]:
    unpacker = brotli.Decompressor()
    return unpacker.process(data, output_buffer_limit=most), unpacker.is_finished()


_UNPACKERS: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _undeflate,
    "br": _unbrotli,
}
