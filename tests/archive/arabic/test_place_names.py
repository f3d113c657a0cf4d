"""A name leads to one place, and an Arabic name is written as reports write it."""

import re
from collections import Counter

from archive.arabic.letters import LETTERS
from archive.arabic.place_names import PLACES


def test_no_name_stands_for_two_places():
    names = Counter(name for place in PLACES for name in (place.arabic, place.latin, *place.others))
    assert [name for name, times in names.items() if times > 1] == []


def test_each_place_has_an_arabic_name_to_search_for_and_a_latin_one_to_show():
    assert len(PLACES) > 90
    for place in PLACES:
        assert re.fullmatch(f"[{LETTERS} ]+", place.arabic), place
        assert place.latin.isascii(), place
        assert place.arabic_names[0] == place.arabic
