"""Fingerprints of texts: a few numbers of which two copies of a report share at least one.

What shares a number is only a candidate: ``duplicates`` compares the texts themselves.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from archive.ingest.lines import words_of

Keys = NDArray[np.int64]

SHINGLE = 3
PASSAGE = 8
"""So many words in a row are hardly ever the same in two reports that have no source in common."""
LEAST_WORDS = 8
"""Shorter texts are told apart by too little: two captions of the same words are no copies."""

# Of texts that share 0.7 of their shingles 99.6 in 100 meet in a band; of those that share 0.3, 15.
_BANDS = 20
_ROWS = 4
_SHORT_BODY = 20
_LEAST_PARAGRAPH = 12
_MOST_PARAGRAPHS = 60
# One passage in so many is kept: two reports with sixty in common share one, but for 1 pair in 180.
_PASSAGES_A_SAMPLE = 12
_MOST_SAMPLES = 400
_AT_ONCE = 20_000
# What more reports than this have in common is a phrase of the house, not a story.
_MOST_HOLDERS = 10


def comparable_words(headline: str, body: str) -> str:
    """The words by which reports are compared: those of the body, or of all where it is short.

    Copies often come under another headline.
    """
    words = words_of(body)
    return words if words.count(" ") + 1 >= _SHORT_BODY else words_of(f"{headline}\n{body}")


def shingles(words: str) -> set[str]:
    """The runs of three words that the text is made of."""
    return _runs(words, SHINGLE) or {words}


def passages(words: str) -> set[str]:
    """The runs of eight words that the text is made of."""
    return _runs(words, PASSAGE)


def _runs(words: str, length: int) -> set[str]:
    each = words.split()
    return set(map(" ".join, zip(*(each[at:] for at in range(length)), strict=False)))


def fingerprint(headline: str, body: str) -> Keys:
    """The numbers of a report; none where it is too short to be compared."""
    words = comparable_words(headline, body)
    if words.count(" ") + 1 < LEAST_WORDS:
        return np.empty(0, dtype=np.int64)
    sketch = _sketch(words)
    parts = [b"text" + words.encode()]
    parts += [bytes([band]) + sketch[band].tobytes() for band in range(_BANDS)]
    parts += [b"paragraph" + text.encode() for text in _paragraphs(body)]
    parts += [b"passage" + text for text in _samples(words)]
    return np.array(sorted(set(map(_number, parts))), dtype=np.int64)


def candidates(keys: Sequence[Keys], fresh: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield, as two places in ``keys``, each pair that shares a number and has a fresh one in it.

    Of the many holders of one number each meets only the first of them and the one before it, so
    that a thousand copies of a text cost no more than a thousand comparisons.
    """
    owners = np.repeat(np.arange(len(keys)), [len(each) for each in keys])
    numbers = np.concatenate(keys) if keys else np.empty(0, dtype=np.int64)
    order = np.lexsort((owners, numbers))
    numbers, owners = numbers[order], owners[order]
    ends = np.flatnonzero(np.diff(numbers)) + 1
    starts = np.concatenate(([0], ends))
    sizes = np.diff(np.concatenate((starts, [len(numbers)])))
    seen: set[tuple[int, int]] = set()
    for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        for pair in _pairs(owners[start : start + size].tolist()):
            if pair not in seen and (fresh[pair[0]] or fresh[pair[1]]):
                seen.add(pair)
                yield pair


def _pairs(holders: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(holders) <= _MOST_HOLDERS:
        for at, holder in enumerate(holders):
            yield from ((other, holder) for other in holders[:at])
        return
    for at in range(1, len(holders)):
        yield holders[0], holders[at]
        yield holders[at - 1], holders[at]


def _sketch(words: str) -> NDArray[np.uint32]:
    sketch = _empty_sketch().copy()
    runs = [run.encode() for run in shingles(words)]
    for start in range(0, len(runs), _AT_ONCE):
        sketch.update_batch(runs[start : start + _AT_ONCE])
    rows: NDArray[np.uint32] = sketch.hashvalues.reshape(_BANDS, _ROWS)
    return rows


@cache
def _empty_sketch() -> MinHash:
    """A sketch of nothing, of which copies are made: setting one up anew takes longer."""
    return MinHash(num_perm=_BANDS * _ROWS, hashfunc=zlib.crc32)


def _paragraphs(body: str) -> list[str]:
    found = (words_of(line) for line in body.split("\n"))
    return [words for words in found if words.count(" ") + 1 >= _LEAST_PARAGRAPH][:_MOST_PARAGRAPHS]


def _samples(words: str) -> list[bytes]:
    """The same few of a text's passages in whatever text they stand."""
    found = (passage.encode() for passage in passages(words))
    chosen = [text for text in found if zlib.crc32(text) % _PASSAGES_A_SAMPLE == 0]
    return sorted(chosen)[:_MOST_SAMPLES]


def _number(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
