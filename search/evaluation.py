"""How well search does on queries of which the right report is known."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from django.utils.translation import gettext

from .choices import Copies
from .request import SearchRequest
from .service import run_search

DEPTH = 10
"""A report further down than this counts as not found."""


class QueryFileError(ValueError):
    """The file is no text, or a line of it is not a query, a tab and an external id."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A query and the external id of the report it should find."""

    query: str
    external_id: str


def read_judgements(path: Path) -> list[Judgement]:
    """The queries of a file; empty lines are passed over. Raises QueryFileError and OSError."""
    judgements = []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        text = gettext("%(file)s is not UTF-8 text.")
        raise QueryFileError(text % {"file": path.name}) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        query, tab, external_id = line.rpartition("\t")
        if not (tab and query.strip() and external_id.strip()):
            text = gettext("%(file)s, line %(line)d: not a query, a tab and an external id.")
            raise QueryFileError(text % {"file": path.name, "line": number})
        judgements.append(Judgement(query, external_id.strip()))
    if not judgements:
        raise QueryFileError(gettext("%(file)s holds no queries.") % {"file": path.name})
    return judgements


def evaluate_queries(
    judgements: Sequence[Judgement], progress: Callable[[int, int], None]
) -> dict[str, float]:
    """MRR@10, hit@1, recall@10 and latency in milliseconds, through the site's own path."""
    ranks: list[int] = []
    times: list[float] = []
    for done, judgement in enumerate(judgements, 1):
        started = time.perf_counter()
        # A copy of the right report does not count, so copies are results of their own.
        page = run_search(SearchRequest(q=judgement.query, copies=Copies.ALL), "ar")
        times.append((time.perf_counter() - started) * 1000)
        ids = [hit.external_id for hit in page.hits[:DEPTH]]
        ranks.append(ids.index(judgement.external_id) + 1 if judgement.external_id in ids else 0)
        progress(done, len(judgements))
    found = np.array(ranks)
    reciprocal = np.where(found > 0, 1 / np.maximum(found, 1), 0.0)
    percentiles = np.percentile(times, [50, 95, 99])
    return {
        "queries": len(judgements),
        "mrr@10": round(float(reciprocal.mean()), 4),
        "hit@1": round(float((found == 1).mean()), 4),
        "recall@10": round(float((found > 0).mean()), 4),
        "p50_ms": round(float(percentiles[0]), 1),
        "p95_ms": round(float(percentiles[1]), 1),
        "p99_ms": round(float(percentiles[2]), 1),
    }
