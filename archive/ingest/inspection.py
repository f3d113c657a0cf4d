"""What extraction found in a report, as ``inspect_article --json`` prints it."""

from collections import defaultdict
from typing import Any

from archive.ingest.values import Draft, Origin


def inspected(
    draft: Draft, file: str, source: str, duplicate_of: int | None = None
) -> dict[str, Any]:
    """The report and everything found in it; offsets count in headline, newline and body.

    ``duplicate_of`` is the number of the report in the archive that it is a copy of.
    """
    mentions: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in draft.names:
        span = {"surface": name.surface, "start": name.start, "end": name.end}
        mentions[name.participant].append(span)
    return {
        "file": file,
        "id": draft.record.external_id,
        "headline": draft.headline,
        "body": draft.body,
        "language": draft.language,
        "source": source,
        "published": _published(draft),
        "rounds": [
            {"slug": link.round, "relation": link.relation.value, "evidence": link.surface}
            for link in draft.rounds
        ],
        "participants": [{"id": slug, "mentions": spans} for slug, spans in mentions.items()],
        "dates": [
            {
                "surface": date.surface,
                "start": date.start,
                "end": date.end,
                "from": date.days.first.isoformat() if date.days else None,
                "to": date.days.last.isoformat() if date.days else None,
            }
            for date in draft.dates
        ],
        "statements": [
            {
                "speaker": said.speaker or None,
                "speaker_surface": said.speaker_surface,
                "verb": said.verb,
                "start": said.start,
                "end": said.end,
            }
            for said in draft.statements
        ],
        "noise": [{"kind": noise.kind.value, "text": noise.text} for noise in draft.noise],
        "duplicate_of": duplicate_of,
        "proposed": [
            {
                "name": person.surface,
                "title": person.title,
                "start": person.start,
                "end": person.end,
                "rule": person.evidence.rule,
                "confidence": person.evidence.confidence,
            }
            for person in draft.proposed
        ],
    }


def _published(draft: Draft) -> dict[str, Any]:
    found = draft.publication
    return {
        "from": found.days.first.isoformat() if found else None,
        "to": found.days.last.isoformat() if found else None,
        "precision": found.precision.value if found else None,
        "origin": found.origin.value if found else Origin.UNKNOWN.value,
        "confidence": found.confidence if found else 0.0,
        "evidence": found.evidence if found else "",
        "candidates": [candidate.as_dict() for candidate in draft.candidates],
    }
