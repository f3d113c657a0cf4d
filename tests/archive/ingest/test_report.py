"""What an import says of itself: every reason in words, in the reader's language."""

import json

import pytest
from django.utils.translation import override

from archive.ingest.report import (
    ImportReport,
    refusal_in_words,
    stored_reason,
    stored_reason_in_words,
    warning_in_words,
)
from archive.ingest.values import ReadingWarning, Refusal, RefusalReason, WarningReason


@pytest.mark.parametrize("reason", RefusalReason)
def test_every_refusal_has_words_and_shows_its_detail(reason):
    words = refusal_in_words(reason, "DETAIL")
    assert words != reason.value
    assert "%(" not in words
    assert refusal_in_words(reason), "and needs no detail"


@pytest.mark.parametrize("reason", WarningReason)
def test_every_warning_has_words_and_shows_its_detail(reason):
    words = warning_in_words(ReadingWarning("r.txt", reason, "DETAIL"))
    assert "DETAIL" in words
    assert "%(" not in words


@pytest.mark.parametrize("detail", ["", "12", "a: b", "100%"])
def test_a_stored_reason_is_put_into_words_when_it_is_shown(detail):
    refusal = Refusal("r.jsonl:3", RefusalReason.BROKEN_JSON, detail)
    with override("en"):
        words = stored_reason_in_words(stored_reason(refusal))
        assert words == refusal_in_words(RefusalReason.BROKEN_JSON, detail)
    assert stored_reason_in_words("") == ""
    assert stored_reason_in_words("of-a-later-version: 5") == "of-a-later-version: 5"


def test_the_report_can_be_written_as_json():
    report = ImportReport(number=7, added=3, unchanged=2)
    report.refusals.append(Refusal("r.jsonl:3", RefusalReason.FIELD_MISSING, "id"))
    report.warnings.append(ReadingWarning("r.jsonl:4", WarningReason.DATE_NOT_USABLE, "0000"))
    assert report.total == 6
    written = json.loads(json.dumps(report.as_dict(), ensure_ascii=False))
    assert (written["import"], written["added"], written["refused"]) == (7, 3, 1)
    assert written["refusals"][0]["reason"] == "field-missing"
    assert written["warnings"][0]["detail"] == "0000"
