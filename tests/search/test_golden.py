"""What queries must find, must not find, and must rank first: fixtures/golden/search.tsv.

The cases are those on which off-the-shelf Arabic stemmers fail (root stemmers join peace, Islam and
surrender; Snowball leaves والسلام whole), and their like.
"""

from pathlib import Path

import pytest

from archive.models import Article
from search.index.updating import rebuild
from search.request import SearchRequest
from search.service import run_search
from tests import factories

GOLDEN = Path(__file__).resolve().parents[2] / "fixtures" / "golden" / "search.tsv"
CASES = [
    tuple(line.split("\t"))
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture
def keys(db) -> dict[str, int]:
    """Index every text of the cases as the body of a report; return their keys."""
    texts = sorted({text for _, _, *texts in CASES for text in texts})
    source = factories.SourceFactory()
    original = factories.OriginalFactory()
    articles = [
        factories.ArticleFactory.build(
            source=source, original=original, headline="", body=text, external_id=str(number)
        )
        for number, text in enumerate(texts)
    ]
    for name in ("سيرغي لافروف", "رجب طيب أردوغان"):
        factories.ParticipantFactory(name_ar=name)
    created = Article.objects.bulk_create(articles)
    rebuild()
    return {article.body: article.pk for article in created}


def is_right(kind: str, places: list[int | None]) -> bool:
    """Return whether the texts stand in the results as the case demands."""
    if kind == "misses":
        return places == [None]
    if kind == "finds":
        return None not in places
    return None not in places and places == sorted(places)


def test_every_golden_query_finds_what_it_should_and_nothing_it_should_not(keys):
    wrong = []
    for kind, query, *texts in CASES:
        page = run_search(SearchRequest(q=query, size=100), "ar")
        found = [hit.row.id for hit in page.hits]
        places = [found.index(keys[text]) if keys[text] in found else None for text in texts]
        if not is_right(kind, places):
            wrong.append(f"{kind}: {query} | {' | '.join(texts)}")
    assert not wrong, "\n".join(wrong)


def test_the_golden_cases_hold_each_sort_of_demand():
    assert len(CASES) >= 120
    assert {kind for kind, *_ in CASES} == {"finds", "misses", "above"}
