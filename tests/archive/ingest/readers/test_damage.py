"""Whatever is broken in a file, it is answered with reports and refusals, never with an error."""

import gzip
import lzma
import random

import pytest

from archive.ingest.readers.files import FoundFile, read_file
from archive.ingest.values import Record, Refusal
from tests.archive.ingest.readers.formats import MEMBERS, response, tarred, warc, zipped
from tests.archive.ingest.readers.pages import page

WHOLE = {
    **MEMBERS,
    "crawl.warc.gz": warc(response(), response(), gzipped=True),
    "utf-16.html": page().encode("utf-16"),
    "all.zip": zipped(MEMBERS),
    "all.tar": tarred(MEMBERS),
    "all.tar.gz": gzip.compress(tarred(MEMBERS)),
    "all.tar.xz": lzma.compress(tarred(MEMBERS)),
}
PIECES = [
    b"<", b">", b"\0", b"\xff\xfe", b"]]>", b"<![CDATA[", b"<item>", b"</DOC>", b"<DOC>", b'"',
    b"\r\n\r\n", b"0\r\n\r\n", b"PK\x01\x02", b"<script type='application/ld+json'>", b"{", b"[",
    b"&#0;", b"&#xD800;", b"\xed\xa0\x80", b"9" * 400,
]  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the data with bytes changed, left out, put in or doubled, or with its end cut off."""
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0:
                data = data[:at] + chance.randbytes(1) + data[at + 1 :]
            case 1:
                data = data[:at] + data[at + chance.choice([1, 3, 50, 500]) :]
            case 2:
                data = data[:at] + chance.choice(PIECES) + data[at:]
            case 3:
                start = chance.randrange(len(data) + 1)
                data = data[:at] + data[start : start + chance.choice([5, 100, 1000])] + data[at:]
            case 4 if chance.random() < 0.3:
                data = data[:at]
    return data


@pytest.mark.parametrize("name", WHOLE)
def test_a_damaged_file_is_answered(tmp_path, name):
    chance = random.Random(name)
    path = tmp_path / "file"
    for number in range(60):
        data = damaged(WHOLE[name], chance)
        path.write_bytes(data)
        answers = list(read_file(FoundFile(path, name)))
        assert answers, number
        for answer in answers:
            assert isinstance(answer, Record | Refusal)
            if isinstance(answer, Record):
                assert 0 < len(answer.external_id) <= 200
                f"{answer.headline}{answer.text}{answer.url}{answer.author}".encode()
