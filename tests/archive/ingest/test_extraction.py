"""Reports are read in order, the same on one processor and on several."""

import pytest

from archive.ingest import extraction
from archive.ingest.extraction import Extraction
from archive.ingest.values import Draft, Knowledge, KnownName, Record, Refusal, RefusalReason
from tests.archive.reports import BODY

KNOWLEDGE = Knowledge(names=(KnownName("sergei-lavrov", "لافروف", False, "person"),))


def records(count):
    return [
        Record(
            f"r:{n}", b"", "text/plain", "utf-8", BODY, f"تقرير {n}", published="2017-07-04",
            external_id=str(n),
        )
        for n in range(count)
    ]  # fmt: skip


def run(chunks, processes):
    with Extraction(KNOWLEDGE, processes) as work:
        return list(work.run(enumerate(chunks)))


def test_processes_find_what_one_process_finds_and_keep_the_order(monkeypatch):
    monkeypatch.setattr(extraction, "WORTH_PROCESSES", 10)
    chunks = [records(60), records(3), [], records(40)]
    alone, together = run(chunks, 1), run(chunks, 2)
    assert alone == together
    assert [chunk for chunk, _results in together] == [0, 1, 2, 3]
    drafts = [draft for _chunk, results in together for draft in results]
    assert [draft.headline for draft in drafts[:60]] == [f"تقرير {n}" for n in range(60)]
    assert all(draft.names and draft.publication for draft in drafts)


def test_few_reports_start_no_processes(monkeypatch):
    def fail(*_arguments):
        raise AssertionError("processes were started")

    monkeypatch.setattr(extraction, "_start_processes", fail)
    assert len(run([records(5)], 4)[0][1]) == 5


def test_one_processor_starts_no_processes(monkeypatch):
    monkeypatch.setattr(extraction, "_processors", lambda: 1)
    monkeypatch.setattr(extraction, "_start_processes", lambda *_: pytest.fail("started"))
    monkeypatch.setattr(extraction, "WORTH_PROCESSES", 2)
    assert len(run([records(5)], None)[0][1]) == 5


def test_input_is_read_no_further_ahead_than_is_needed(monkeypatch):
    monkeypatch.setattr(extraction, "WORTH_PROCESSES", 5)
    taken = []

    def chunks():
        for number in range(20):
            taken.append(number)
            yield number, records(5)

    with Extraction(KNOWLEDGE, 2) as work:
        results = work.run(chunks())
        next(results)
        assert len(taken) <= 5


def test_a_report_on_which_a_stage_fails_is_refused_and_logged(monkeypatch, caplog):
    def fail_on_second(record):
        if record.external_id == "1":
            raise ValueError("no such thing")
        return Draft(record)

    monkeypatch.setattr(extraction, "build_pipeline", lambda _knowledge: fail_on_second)
    [(_chunk, results)] = run([records(3)], 1)
    assert results[1] == Refusal("r:1", RefusalReason.FAILED, "ValueError")
    assert [type(result) for result in results] == [Draft, Refusal, Draft]
    assert "r:1" in caplog.text
