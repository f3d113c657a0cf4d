"""The first stage: clean letters, the headline apart from the body, and the page's noise cut away.

Nothing is lost by a cut: what went is kept with the draft, and the original is never touched.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.arabic.letters import clean_unicode
from archive.ingest.inline_links import mark_inline_links
from archive.ingest.lines import Line, lines_of, words_of
from archive.ingest.noise import mark_labels
from archive.ingest.repetition import (
    Marks,
    mark_captions,
    mark_repeated_headline,
    mark_repeated_paragraphs,
    mark_teasers,
)
from archive.ingest.values import Draft, Knowledge, Noise, Stage

_LONGEST_HEADLINE = 200
# «الوقت- عقد ...» and «أستانا (وكالة) - بدأت ...» open a lead; «سوريا - ...» may be a headline.
_DATELINE = re.compile(
    r"(?!فيديو|بالفيديو|صور|بالصور|عاجل|خاص|تقرير)"
    r"([^\s\-–—:]{2,20}( [^\s\-–—:]{1,20}){0,3}[-–—] |[^\n()\-–—:]{2,60}\([^)\n]{2,30}\) ?[-–—])"
)
_LETTER = re.compile(r"[^\W\d_]")


def build_stage(knowledge: Knowledge) -> Stage:
    """The stage that fills in headline, body and noise."""
    del knowledge  # stages are all built alike; noise is told by the text alone
    return clean


def clean(draft: Draft) -> Draft:
    """The draft with its headline, its body, one paragraph a line, and what was cut.

    Where a record states no headline, the first line is it unless it reads as a lead: it ends in a
    full stop, is longer than a headline gets, or opens with a dateline.
    """
    record = draft.record
    lines = lines_of(clean_unicode(record.text))
    marks = mark_labels(lines)
    if record.headline is None:
        opening = next((line for line in lines if line.number not in marks), None)
        is_headline = opening is not None and not _is_lead(opening)
        headline = opening.text if opening is not None and is_headline else ""
        rest = [line for line in lines if not is_headline or line is not opening]
    else:
        headline = " ".join(clean_unicode(record.headline).split())
        rest = lines
    _mark_what_stands_around(rest, headline, marks)
    return _without(draft, headline, rest, lines, marks)


def _mark_what_stands_around(lines: Sequence[Line], headline: str, marks: Marks) -> None:
    mark_repeated_headline(lines, words_of(headline), marks)
    mark_teasers(lines, marks)
    mark_repeated_paragraphs(lines, marks)
    mark_captions(lines, marks)
    mark_inline_links(lines, marks)


def _without(
    draft: Draft, headline: str, rest: Sequence[Line], lines: Sequence[Line], marks: Marks
) -> Draft:
    kept = [line for line in rest if line.number not in marks]
    if not headline and not any(_LETTER.search(line.text) for line in kept):
        # Nothing but noise: then it is what there is to read.
        kept, marks = list(rest), {}
    return replace(
        draft,
        headline=headline,
        body="\n".join(line.text for line in kept),
        noise=tuple(
            Noise(marks[line.number], line.text, line.number)
            for line in lines
            if line.number in marks
        ),
    )


def _is_lead(line: Line) -> bool:
    """Whether a first line is clearly a paragraph and no headline."""
    return (
        len(line.text) > _LONGEST_HEADLINE
        or line.ends_with_full_stop
        or _DATELINE.match(line.text) is not None
    )
