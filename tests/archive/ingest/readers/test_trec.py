"""Collections of <DOC> elements: one report each, and a broken one costs no other."""

import gzip
import tracemalloc

import pytest

from archive.ingest.readers import trec
from archive.ingest.readers.files import FoundFile, read_file
from archive.ingest.values import Record, RefusalReason
from tests.archive.ingest.readers.formats import TREC, WRAPPED
from tests.archive.ingest.readers.pages import HEADLINE, PARAGRAPHS

LDC = f"""<DOC id="TST_ARB_20171031.0008" type="story" >
<HEADLINE>
خبر آخر
</HEADLINE>
<DATELINE>
أستانا 31-10 (تجربة)
</DATELINE>
<TEXT>
{PARAGRAPHS[2]}
{PARAGRAPHS[3]}
</TEXT>
</DOC>
"""


def read(data: str | bytes, tmp_path, name: str = "collection"):
    path = tmp_path / "docs"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_file(FoundFile(path, name)))


def test_a_document_gives_number_headline_date_author_and_paragraphs(tmp_path):
    (record,) = read(TREC, tmp_path)
    assert (record.external_id, record.id_is_derived) == ("T-20171031-7", False)
    assert record.headline == HEADLINE
    assert record.text == f'{PARAGRAPHS[0]}\n{PARAGRAPHS[1]} "نعم" & شكراً'
    assert (record.published, record.source, record.author) == (
        "2017-10-31",
        "test-daily",
        "سلمى الحسن",
    )
    assert record.name == "collection:1 T-20171031-7"


def test_a_document_of_the_ldc_has_its_number_in_the_tag_and_its_dateline_first(tmp_path):
    _, record = read(TREC + LDC, tmp_path)
    assert record.external_id == "TST_ARB_20171031.0008"
    assert record.text == f"أستانا 31-10 (تجربة)\n{PARAGRAPHS[2]}\n{PARAGRAPHS[3]}"


def test_a_body_holds_the_text_without_the_headline(tmp_path):
    text = TREC.replace("TEXT>", "X>").replace("<HEADLINE>", "<BODY><HEADLINE>")
    (record,) = read(text.replace("</DOC>", "</BODY></DOC>"), tmp_path)
    assert record.text.startswith(PARAGRAPHS[0])
    assert HEADLINE not in record.text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_the_original_is_the_element_as_it_stands_and_can_be_read_again(tmp_path, encoding):
    data = (TREC + LDC).encode(encoding)
    record, _ = read(data, tmp_path)
    assert record.original == TREC.strip().encode(encoding)
    again = trec.read_document(record.original, "again")
    assert isinstance(again, Record)
    assert (again.text, again.external_id) == (record.text, record.external_id)


@pytest.mark.parametrize("name", ["docs.sgml", "docs.xml", "docs.txt", "docs"])
def test_a_collection_is_known_by_its_first_document_whatever_its_name(tmp_path, name):
    text = f'<?xml version="1.0"?>\n<!-- collection -->\n{TREC}'
    assert len(read(text, tmp_path, name)) == 1


def test_xml_with_an_element_doc_that_has_no_number_is_no_collection(tmp_path):
    (refusal,) = read("<doc><p>نص</p></doc>", tmp_path, "a.xml")
    assert refusal.reason is RefusalReason.UNKNOWN_FORMAT


def test_a_document_cut_in_half_is_named_and_those_before_it_are_kept(tmp_path):
    text = LDC + TREC
    record, refusal = read(text[: text.index(PARAGRAPHS[1])], tmp_path)
    assert isinstance(record, Record)
    assert (refusal.name, refusal.reason) == (
        "collection:2 T-20171031-7",
        RefusalReason.CUT_SHORT,
    )


def test_a_document_that_is_never_closed_costs_no_other(tmp_path):
    first, broken, last = read(LDC + TREC.replace("</DOC>", "") + LDC, tmp_path)
    assert isinstance(first, Record)
    assert broken.reason is RefusalReason.CUT_SHORT
    assert isinstance(last, Record)


def test_a_document_without_text_or_number_is_refused(tmp_path):
    (refusal,) = read("<DOC><DOCNO>1</DOCNO><HEADLINE>ع</HEADLINE></DOC>", tmp_path)
    assert (refusal.reason, refusal.detail) == (RefusalReason.FIELD_MISSING, "text")
    (refusal,) = read("<DOC><DOCNO></DOCNO><TEXT>نص</TEXT></DOC>", tmp_path)
    assert (refusal.reason, refusal.detail) == (RefusalReason.FIELD_MISSING, "id")
    (refusal,) = read("<DOC><DOCNO>1</DOCNO><TEXT> </TEXT></DOC>", tmp_path)
    assert refusal.reason is RefusalReason.EMPTY


def test_a_document_too_large_for_a_report_is_refused_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(trec, "MAX_BYTES", 500_000)
    large = TREC.replace(WRAPPED, "نص " * 400_000)
    refusal, record = read(large + LDC, tmp_path)
    assert refusal.reason is RefusalReason.TOO_LARGE
    assert isinstance(record, Record)


def test_a_truncated_gzip_keeps_the_documents_before_the_cut(tmp_path):
    text = "".join(TREC.replace("-7 ", f"-{n * n} ") for n in range(3000))
    data = gzip.compress(text.encode())
    *records, refusal = read(data[: len(data) // 2], tmp_path)
    assert len(records) > 1000
    assert refusal.reason is RefusalReason.CUT_SHORT


def test_utf_16_is_refused_by_name(tmp_path):
    (refusal,) = read(TREC.encode("utf-16"), tmp_path)
    assert (refusal.reason, refusal.detail) == (RefusalReason.UNKNOWN_ENCODING, "UTF-16")


def test_a_large_collection_is_read_document_by_document(tmp_path):
    path = tmp_path / "large"
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(TREC.replace(PARAGRAPHS[1], PARAGRAPHS[1] * 20) for _ in range(2500))
    assert path.stat().st_size > 15_000_000
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_file(FoundFile(path, "large")))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 2500
    assert peak < 3_000_000
