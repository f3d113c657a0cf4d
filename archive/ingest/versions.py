"""Whether two texts of one name are one report in two versions, or two reports."""

from archive.ingest.lines import words_of

LEAST_SIMILARITY = 0.5
_WORDS = 3


def are_versions(one: str, other: str) -> bool:
    """Whether at least half of what the shorter text says is in the other, word for word.

    A correction, a longer version and a copy with other menus around it are the same report.
    """
    return similarity(one, other) >= LEAST_SIMILARITY


def similarity(one: str, other: str) -> float:
    """The share of the shorter text's runs of three words that the other text has too."""
    first, second = _runs(one), _runs(other)
    if not first or not second:
        return float(first == second)
    return len(first & second) / min(len(first), len(second))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = words_of(text).split()
    if len(words) < _WORDS:
        return {tuple(words)} if words else set()
    return set(zip(*(words[at:] for at in range(_WORDS)), strict=False))
