"""Real reports for measurements, stored as they are, without the work of an import."""

import datetime as dt
import gzip
import json
from itertools import islice
from pathlib import Path

from archive.models import Article, DateOrigin, Original, Source


def store_passages(path: Path, count: int) -> set[str]:
    """Store the first reports of a file in the import format and return their external ids."""
    sources: dict[str, Source] = {}
    originals, articles = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, count)):
            record = json.loads(line)
            slug = record["source"]
            if slug not in sources:
                sources[slug] = Source.objects.create(slug=slug, name_ar=slug, name_en=slug)
            published = dt.datetime.fromisoformat(record["published"])
            original = Original(sha256=f"{number:064x}", size=len(line), name=str(number))
            originals.append(original)
            articles.append(
                Article(
                    source=sources[slug],
                    original=original,
                    external_id=record["id"],
                    headline=record["title"],
                    summary=record.get("summary") or "",
                    body=record["text"],
                    published_from=published.date(),
                    published_to=published.date(),
                    published_precision="day",
                    published_origin=DateOrigin.STATED,
                )
            )
    Original.objects.bulk_create(originals)
    Article.objects.bulk_create(articles)
    return {article.external_id for article in articles}
