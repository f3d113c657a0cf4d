"""The stretch of a text that shows a reader why it was found."""

from collections.abc import Iterable, Sequence

from .highlight import Hit, Segment, segments

EXCERPT_LENGTH = 240
"""Characters of an excerpt, about."""

_SENTENCE_ENDS = ".!?؟…\n"
# How far an excerpt may begin before its first match, to begin with a sentence.
_LEAD_IN = 80
_GOES_ON_BEFORE = Segment("… ", is_match=False)
_GOES_ON_AFTER = Segment(" …", is_match=False)


def excerpt(text: str, hits: Sequence[Hit]) -> tuple[Segment, ...]:
    """The stretch of the text that shows most of what was sought, marked; empty without a hit.

    An ellipsis at either end says that the text goes on.
    """
    if not hits:
        return ()
    starts, ends, sought, _ = zip(*hits, strict=True)
    places = zip(starts, ends, strict=True)
    return cut(text, *bounds(text, best_place(starts, ends, sought)), places)


def cut(
    text: str, start: int, end: int, places: Iterable[tuple[int, int]] = ()
) -> tuple[Segment, ...]:
    """The stretch of the text from start to end, with the matches that lie in it marked."""
    middle = segments(text, places, start, end)
    before = () if not start or text[:start].isspace() else (_GOES_ON_BEFORE,)
    after = () if end == len(text) or text[end:].isspace() else (_GOES_ON_AFTER,)
    return (*before, *middle, *after)


def best_place(starts: Sequence[int], ends: Sequence[int], sought: Sequence[object]) -> int:
    """Where the stretch should begin that holds the most different things sought.

    Takes, for each match in order, where it begins and ends, and what it is a match of.
    """
    best, most_things, most_matches = 0, -1, -1
    inside: dict[object, int] = {}
    count, beyond = len(starts), 0
    for first, (start, here) in enumerate(zip(starts, sought, strict=True)):
        limit = start + EXCERPT_LENGTH - _LEAD_IN
        while beyond < count and (beyond == first or ends[beyond] <= limit):
            inside[sought[beyond]] = inside.get(sought[beyond], 0) + 1
            beyond += 1
        things = len(inside)
        if things > most_things or (things == most_things and beyond - first > most_matches):
            best, most_things, most_matches = start, things, beyond - first
        if beyond == count or count - first - 1 <= most_things:
            # What follows holds less.
            break
        if inside[here] == 1:
            del inside[here]
        else:
            inside[here] -= 1
    return best


def bounds(text: str, first_hit: int) -> tuple[int, int]:
    """Where an excerpt around the hit begins and ends: at sentences if near, else at words."""
    earliest = max(0, first_hit - _LEAD_IN)
    before = text[earliest:first_hit]
    sentence = max(map(before.rfind, _SENTENCE_ENDS))
    if sentence >= 0:
        start = earliest + sentence + 1
    elif earliest:
        space = before.find(" ")
        start = earliest + space + 1 if space >= 0 else first_hit
    else:
        start = 0
    start += len(text[start:first_hit]) - len(text[start:first_hit].lstrip())
    end = min(len(text), start + EXCERPT_LENGTH)
    if end < len(text):
        space = text.rfind(" ", first_hit, end)
        end = space if space > first_hit else end
    return start, end
