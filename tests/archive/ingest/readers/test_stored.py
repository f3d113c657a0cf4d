"""What is kept of a report is enough to read it again."""

import pytest

from archive.ingest.readers.files import FoundFile, read_file
from archive.ingest.readers.stored import read_stored
from archive.ingest.values import Record, RefusalReason
from tests.archive.ingest.readers.formats import MEMBERS


@pytest.mark.parametrize("member", MEMBERS)
def test_an_original_of_every_format_gives_the_same_report_again(tmp_path, member):
    path = tmp_path / "file"
    path.write_bytes(MEMBERS[member])
    (first,) = read_file(FoundFile(path, member))
    assert isinstance(first, Record)
    again = read_stored(first.original, first.media_type, first.encoding, first.name, uri=first.url)
    assert isinstance(again, Record)
    for field in ("original", "headline", "text", "published", "published_rule", "url", "author"):
        assert getattr(again, field) == getattr(first, field)


def test_an_original_of_a_format_that_is_not_known_is_refused():
    refusal = read_stored(b"x", "application/pdf", "", "a.pdf")
    assert refusal.reason is RefusalReason.UNKNOWN_FORMAT
