"""Files of reports that tests of the importer put in and take out."""

import json
from pathlib import Path
from typing import Any

HEADLINE = "جولة جديدة من المحادثات تبدأ في أستانا"
BODY = (
    "بدأت في أستانا، الثلاثاء، جولة جديدة من المحادثات السورية، وتستمر يومين.\n"
    "وقال لافروف إن الجولة «فرصة للتهدئة»، وإن الخبراء يتابعون عملهم."
)


def report(number: int = 1, **fields: Any) -> dict[str, Any]:
    """Return a report in the import format."""
    return {
        "id": f"r-{number}",
        "source": "wakala",
        "title": f"{HEADLINE} {number}",
        "text": BODY,
        "published": "2017-07-04",
    } | fields


def write_lines(path: Path, *reports: dict[str, Any] | bytes) -> Path:
    """Write reports, or lines as they are, into a file of JSON lines."""
    lines = (
        each if isinstance(each, bytes) else json.dumps(each, ensure_ascii=False).encode()
        for each in reports
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def write_text(path: Path, *lines: str) -> Path:
    """Write a report into a text file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
