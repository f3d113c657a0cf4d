"""Compares the index with the database, article by article."""

from dataclasses import dataclass

import numpy as np

from archive.models import Article, ArticleChange

from .live import live_index
from .reading import all_documents, protected_names


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where index and database differ, by article number."""

    indexed: int
    missing: tuple[int, ...]
    """In the database only."""
    surplus: tuple[int, ...]
    """In the index only, or there twice."""
    stale: tuple[int, ...]
    """In both, and not the same."""
    names_changed: bool
    """Whether the names that are kept from the stemmer are others than when it was built."""

    @property
    def is_in_step(self) -> bool:
        """Whether nothing differs."""
        return not (self.missing or self.surplus or self.stale or self.names_changed)


def compare() -> Comparison:
    """What differs; reads every article. IndexUnavailableError where there is no index."""
    snapshot = live_index().snapshot()
    numbers = snapshot.column("number")[snapshot.alive]
    fingerprints = snapshot.column("fingerprint")[snapshot.alive]
    held = dict(zip(numbers.tolist(), fingerprints.tolist(), strict=True))
    unique, counts = np.unique(numbers, return_counts=True)
    surplus = set(unique[counts > 1].tolist())
    missing: list[int] = []
    stale: list[int] = []
    for document in all_documents():
        fingerprint = held.pop(document.number, None)
        if fingerprint is None:
            missing.append(document.number)
        elif fingerprint != document.fingerprint:
            stale.append(document.number)
    return Comparison(
        indexed=len(numbers),
        missing=tuple(missing),
        surplus=tuple(sorted(surplus | held.keys())),
        stale=tuple(stale),
        names_changed=snapshot.protected != protected_names(),
    )


def seems_in_step() -> bool:
    """Whether the index holds the public articles and no change waits; reads no text.

    IndexUnavailableError where there is no index.
    """
    snapshot = live_index().snapshot()
    held = np.sort(snapshot.column("number")[snapshot.alive])
    public = np.fromiter(
        Article.objects.public().order_by("pk").values_list("pk", flat=True), np.int64
    )
    return (
        not ArticleChange.objects.exists()
        and np.array_equal(held, public)
        and snapshot.protected == protected_names()
    )
