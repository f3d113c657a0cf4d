"""Whatever the text, no stage fails, and every result lies at its words."""

import time
from functools import reduce
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest import dating, language, people, rounds, statements, unknown_persons
from tests.archive.ingest.known import KNOWLEDGE, draft

STAGES = [
    module.build_stage(KNOWLEDGE)
    for module in (language, dating, people, rounds, statements, unknown_persons)
]
WORDS = (
    "اليوم الثلاثاء أمس 4 تموز / 2017 ٢٠١٧ الماضي يومي و22 الـ أستانا 5 لافروف الجعفري قال وأضاف "
    'مضيفا قوله عن إن " « » “ : . ، ( ) a Astana-5 31 شباط'
)
INVISIBLE = ("ـ", "َ", "ﷲ", "ي\u0654", "\u0654", "\u200f", "\u200d", "\x00", "𐀀")
PHRASES = (
    "أول من أمس",
    "الجولة السابعة من محادثات",
    "للخارجية الكازاخستانية",
    "\n",
    "\r\n",
    "  ",
)
PIECES = (*WORDS.split(), *INVISIBLE, *PHRASES)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)
DAYS = st.sampled_from(["", "2017-07-04", "1900-01-01", "2025-06-01", "2016-02-29T23:59:59+14:00"])


def read(headline, body, day=""):
    return reduce(lambda done, stage: stage(done), STAGES, draft(body, headline, published=day))


@settings(max_examples=250, deadline=None)
@given(headline=TEXTS.map(lambda text: text.replace("\n", " ")), body=TEXTS, day=DAYS)
def test_every_result_lies_at_its_words(headline, body, day):
    done = read(headline, body, day)
    text = done.text
    for found in (*done.names, *done.dates):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.surface
    for said in done.statements:
        assert 0 <= said.start < said.end <= len(text)
    everything = (*done.names, *done.dates, *done.rounds, *done.statements)
    for evidence in (each.evidence for each in everything):
        assert 0 <= evidence.confidence <= 1
        assert 0 <= evidence.start < evidence.end <= len(text)
    for found in (done.names, done.dates):
        spans = [(each.start, each.end) for each in found]
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert len({each.round for each in done.rounds}) == len(done.rounds)
    assert len({(each.start, each.end) for each in done.statements}) == len(done.statements)


@settings(max_examples=100, deadline=None)
@given(body=TEXTS)
def test_a_report_is_read_the_same_twice(body):
    assert read("تقرير", body) == read("تقرير", body)


PROSE = (
    'قال لافروف اليوم الثلاثاء إن "الحوار مستمر مع كل الأطراف" في أستانا 5 يومي 4 و5 تموز، وأضاف '
    "أن وزارة الخارجية الكازاخستانية والأمم المتحدة ستشاركان في الجولة السابعة من محادثات أستانا. "
)


@pytest.mark.parametrize(
    "unit", [PROSE, 'قال لافروف "', "الخميس 16 شباط ", "محادثات من في ", '« “ " ']
)
def test_time_grows_with_the_length_and_not_faster(unit):
    def seconds(length):
        body = (unit * (length // len(unit) + 1))[:length]
        started = time.process_time()
        read("محادثات أستانا", body)
        return time.process_time() - started

    seconds(20_000)
    assert seconds(240_000) < 20 * (seconds(60_000) + 0.05)
