"""Bad input is named, with what to do about it; everything beside it goes in."""

import gzip
import os

import pytest

from archive.ingest import pipeline
from archive.ingest.report import refusal_in_words, warning_in_words
from archive.ingest.values import RefusalReason, WarningReason
from archive.models import Article, BatchEntry, DateOrigin, ImportBatch
from archive.services.importing import import_paths
from archive.services.originals import read_original
from tests.archive.reports import BODY, HEADLINE, report, write_lines, write_text

pytestmark = pytest.mark.django_db
TEXT = f"{HEADLINE}\n{BODY}"


@pytest.fixture
def inbox(tmp_path):
    """Return a folder beside the archive's own data."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def test_an_empty_file_and_an_empty_folder(inbox):
    (inbox / "empty.txt").touch()
    (inbox / "folder").mkdir()
    result = import_paths([inbox / "folder", inbox / "empty.txt"])
    assert [(r.name, r.reason) for r in result.refusals] == [("empty.txt", RefusalReason.EMPTY)]
    assert result.total == 1


def test_a_folder_of_images_is_refused_image_by_image(inbox):
    for number in range(3):
        (inbox / f"{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + os.urandom(999))
    write_text(inbox / "report.txt", TEXT)
    result = import_paths([inbox])
    assert (result.added, result.refused) == (1, 3)
    assert BatchEntry.objects.filter(action="refused").count() == 3


def test_a_single_line_of_40_megabytes(inbox):
    path = inbox / "reports.jsonl"
    path.write_bytes(b'{"id": "1", "text": "' + b"a" * 40_000_000 + b'"}\n')
    write_text(inbox / "line.txt", "كلمة " * 4_500_000)
    write_lines(inbox / "z.jsonl", report())
    result = import_paths([inbox])
    assert [r.reason for r in result.refusals] == [RefusalReason.TOO_LARGE] * 2
    assert result.added == 1


def test_broken_json_in_line_3000_of_7791_costs_one_report(inbox):
    lines = [report(number, text="نص.") for number in range(1, 7792)]
    path = write_lines(inbox / "r.jsonl", *lines[:2999], b'{"id": "3000", ', *lines[3000:])
    result = import_paths([path], dry_run=True)
    assert (result.added, result.refused) == (7790, 1)
    assert result.refusals[0].name == "r.jsonl:3000"


@pytest.mark.parametrize("encoding", ["cp1256", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_reports_in_other_encodings_read_as_they_were_written(inbox, encoding):
    data = TEXT.encode(encoding)
    (inbox / "report.txt").write_bytes(data)
    import_paths([inbox])
    article = Article.objects.get()
    assert (article.headline, article.body) == (HEADLINE, BODY)
    assert read_original(article.original) == data


def test_a_report_with_no_arabic_in_it_is_a_report_in_its_language(inbox):
    write_text(
        inbox / "english.txt",
        "Talks open in Astana",
        "A new round of the talks on Syria opened in the Kazakh capital on Tuesday.",
    )
    write_text(inbox / "numbers.txt", "2017 - 5,6 !؟ ١٢٣")
    result = import_paths([inbox])
    assert [r.reason for r in result.refusals] == [RefusalReason.NO_LETTERS]
    assert Article.objects.get().language == "en"


@pytest.mark.parametrize("published", ["0000-00-00", "0000-01-01", "9999-12-31", "2017-02-31"])
def test_a_date_that_cannot_be_costs_the_date_and_not_the_report(inbox, published):
    path = write_lines(inbox / "r.jsonl", report(published=published, text="نص قصير."))
    result = import_paths([path])
    article = Article.objects.get()
    assert (article.published_from, article.published_origin) == (None, DateOrigin.UNKNOWN)
    [warning] = result.warnings
    assert warning.reason is WarningReason.DATE_NOT_USABLE
    assert published in warning_in_words(warning)


def test_a_packed_file_that_is_cut_short_gives_what_it_has(inbox):
    path = write_lines(
        inbox / "r.jsonl", *(report(n, text=os.urandom(999).hex() + " نص") for n in range(50))
    )
    packed = inbox / "packed.jsonl.gz"
    packed.write_bytes(gzip.compress(path.read_bytes())[:-20_000])
    result = import_paths([packed])
    assert result.added > 0
    assert result.refused == 1


def test_a_report_on_which_a_stage_fails_costs_only_itself(inbox, monkeypatch):
    def fails_on_second(knowledge):
        def stage(draft):
            if draft.record.external_id == "r-2":
                raise ZeroDivisionError
            return draft

        return stage

    monkeypatch.setattr(pipeline.statements, "build_stage", fails_on_second)
    path = write_lines(inbox / "r.jsonl", report(1), report(2), report(3))
    result = import_paths([path])
    assert (result.added, result.refused) == (2, 1)
    [refusal] = result.refusals
    assert (refusal.reason, refusal.detail) == (RefusalReason.FAILED, "ZeroDivisionError")


def test_names_longer_than_a_column_are_shortened_at_their_start(inbox):
    deep = inbox / "reports"
    for _ in range(5):
        deep = deep / ("m" * 120)
    write_text(deep / "report.txt", TEXT)
    (deep / "empty.txt").touch()
    import_paths([inbox / "reports"])
    names = [
        *BatchEntry.objects.values_list("name", flat=True),
        Article.objects.get().original.name,
    ]
    assert all(len(name) == 500 and name.startswith("…") for name in names)
    assert names[0].endswith("/report.txt") or names[1].endswith("/report.txt")


def test_all_that_is_wrong_with_a_batch_is_written_down(inbox):
    path = write_lines(inbox / "r.jsonl", b"{", b"[]", report(id=None), report())
    import_paths([path])
    batch = ImportBatch.objects.get()
    assert (batch.added, batch.refused) == (1, 3)
    reasons = batch.entries.filter(action="refused").values_list("reason", flat=True)
    assert list(reasons) == ["broken-json: 2", "not-an-object", "field-missing: id"]
    assert all(refusal_in_words(*reason.split(": ")) != reason for reason in reasons)
