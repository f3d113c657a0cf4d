"""An import that is cut short, or meets another, has lost nothing."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from archive.models import Article, BatchState, ImportBatch
from archive.services.importing import ImportRunningError, import_paths
from archive.services.importing.lock import LOCK_NAME
from archive.services.importing.run import BATCH_SIZE
from tests.archive.reports import report, write_lines

ROOT = Path(__file__).resolve().parents[3]
REPORTS = 8 * BATCH_SIZE
PATIENCE = 60


@pytest.mark.django_db
def test_a_second_import_is_told_who_is_at_work_and_changes_nothing(tmp_path, settings):
    path = write_lines(tmp_path / "r.jsonl", report())
    ImportBatch.objects.create(paths=["reports/june"])
    with FileLock(settings.DATA_DIR / LOCK_NAME), pytest.raises(ImportRunningError) as raised:
        import_paths([path])
    assert "reports/june" in str(raised.value)
    assert not Article.objects.exists()
    assert ImportBatch.objects.get().state == BatchState.RUNNING
    assert import_paths([path]).added == 1


@pytest.mark.django_db
def test_a_run_that_nobody_ended_is_called_interrupted_by_the_next(tmp_path):
    stale = ImportBatch.objects.create(paths=["reports"])
    import_paths([write_lines(tmp_path / "r.jsonl", report())])
    stale.refresh_from_db()
    assert stale.state == BatchState.INTERRUPTED


@pytest.mark.django_db
def test_an_error_in_the_middle_leaves_whole_batches_and_says_so(tmp_path, monkeypatch):
    path = write_lines(
        tmp_path / "r.jsonl", *(report(n, text="نص.") for n in range(BATCH_SIZE + 1))
    )

    def fail_in_second(result):
        if result.total > BATCH_SIZE:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_paths([path], progress=fail_in_second)
    batch = ImportBatch.objects.get()
    assert batch.state == BatchState.INTERRUPTED
    assert batch.added == Article.objects.count()


def run(data, *arguments):
    environment = os.environ | {
        "MASAR_DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "archive.settings.development",
    }
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def stored(data):
    with closing(sqlite3.connect(data / "masar.sqlite3")) as database:
        return database.execute("SELECT count(*) FROM archive_article").fetchone()[0]


def children(pid):
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(line) for line in listed.stdout.split()]


def is_alive(pid):
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)


def test_a_kill_in_the_middle_leaves_whole_batches_and_a_second_run_completes_them(tmp_path):
    data = tmp_path / "data"
    path = write_lines(tmp_path / "r.jsonl", *map(report, range(REPORTS)))
    assert run(data, "migrate", "--verbosity=0").wait(PATIENCE) == 0
    process = run(data, "import_articles", str(path), "--no-index")
    wait_until(lambda: stored(data) or process.poll() is not None)
    workers = children(process.pid)
    os.kill(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)
    count = stored(data)
    assert 0 < count < REPORTS
    assert count % BATCH_SIZE == 0
    wait_until(lambda: not any(map(is_alive, workers)))

    again = run(data, "import_articles", str(path), "--no-index", "--report", str(tmp_path / "j"))
    assert again.wait(PATIENCE) == 0
    result = json.loads((tmp_path / "j").read_text(encoding="utf-8"))
    assert (result["added"], result["unchanged"]) == (REPORTS - count, count)
    with closing(sqlite3.connect(data / "masar.sqlite3")) as database:
        runs = dict(database.execute("SELECT state, added FROM archive_importbatch"))
        noted = database.execute("SELECT count(DISTINCT article_number) FROM archive_articlechange")
        assert noted.fetchone()[0] == REPORTS
    assert runs == {"interrupted": count, "finished": REPORTS - count}
    files = [file for file in (data / "originals").rglob("*") if file.is_file()]
    assert len([file for file in files if not file.name.startswith(".")]) == REPORTS
