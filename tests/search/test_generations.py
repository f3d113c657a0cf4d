"""The index on disk: built beside the one in use, swapped in one step, never misread."""

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from search.backends import schema, writing
from search.backends.snapshot import Snapshot
from search.backends.writing import apply_changes
from search.index import generations
from search.index.generations import IndexUnavailableError, changed_while_building
from search.index.live import live_index

ROOT = Path(__file__).resolve().parents[2]

DOCUMENT = """
    from search.index.documents import IndexDocument

    def document(number, body="نص قصير"):
        return IndexDocument(number, "", "", body, 1, 0, 0, (), ())
"""


@pytest.fixture
def start():
    """Return a function that starts another process on a script, which sees no settings."""
    with ExitStack() as stack:

        def run(script: str, *arguments: object) -> subprocess.Popen[str]:
            code = textwrap.dedent(DOCUMENT) + textwrap.dedent(script)
            command = [sys.executable, "-c", code, *map(str, arguments)]
            process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
            return stack.enter_context(process)

        yield run


def segments(generation) -> list[Path]:
    return list(generation.path.glob("*.seg"))


def numbers(view) -> list[int]:
    return sorted(view.column("number")[view.alive].tolist())


def test_where_nothing_was_built_there_is_no_index(root):
    assert root.stamp() is None
    with pytest.raises(IndexUnavailableError, match="no index"):
        live_index().snapshot()


def test_a_swap_leaves_one_generation_and_readers_see_it_at_once(root, build_of, document):
    build_of(document(1))
    first = live_index().snapshot()
    build_of(document(1), document(2))
    second = live_index().snapshot()
    assert numbers(first) == [1]
    assert numbers(second) == [1, 2]
    assert [path.name for path in root.path.glob("index-*")] == [root.current().path.name]


def test_a_reader_that_is_not_told_of_a_change_keeps_its_snapshot(build_of, document):
    build_of(document(1))
    assert live_index().snapshot() is live_index().snapshot()


def test_a_snapshot_that_is_open_outlives_the_files_it_was_read_from(root, build_of, document):
    view = build_of(document(1, "مفاوضات"))
    shutil.rmtree(root.current().path)
    assert view.postings("text", "مفاوض").docs.tolist() == [0]


def test_another_process_sees_a_commit(start, root, build_of, document):
    build_of(document(1))
    reader = start(
        """
        import sys
        from pathlib import Path
        from search.index.generations import IndexRoot
        from search.index.live import LiveIndex

        index = LiveIndex(IndexRoot(Path(sys.argv[1])))
        print(index.snapshot().count, flush=True)
        for _ in range(500):
            if index.snapshot().count == 2:
                break
            import time; time.sleep(0.02)
        print(index.snapshot().count, flush=True)
        """,
        root.path,
    )
    assert reader.stdout.readline().strip() == "1"
    with root.write_lock():
        apply_changes(root.current(), [2], [document(2)])
        root.touch()
    assert reader.stdout.readline().strip() == "2"
    assert reader.wait(20) == 0


def test_large_segments_are_left_to_a_commit_for_which_nobody_waits(root, build_of, document):
    build_of()
    generation = root.current()
    for first in range(0, 320, 80):
        some = range(first, first + 80)
        apply_changes(generation, some, map(document, some), merged=writing.SMALL)
    assert len(segments(generation)) == 4
    assert writing.is_to_be_merged(generation)
    apply_changes(generation, (), ())
    assert len(segments(generation)) == 1
    assert not writing.is_to_be_merged(generation)
    assert numbers(Snapshot(generation)) == list(range(320))


def test_two_processes_that_write_at_once_lose_nothing(start, root, build_of, document):
    build_of(document(1))
    script = """
        import sys
        from pathlib import Path
        from search.backends.writing import apply_changes
        from search.index.generations import IndexRoot

        root = IndexRoot(Path(sys.argv[1]))
        for number in range(int(sys.argv[2]), int(sys.argv[2]) + 8):
            with root.write_lock():
                apply_changes(root.current(), [number], [document(number)])
                root.touch()
    """
    writers = [start(script, root.path, first) for first in (100, 200)]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    expected = [1, *range(100, 108), *range(200, 208)]
    assert numbers(live_index().snapshot()) == expected


def test_a_build_that_is_killed_leaves_the_index_as_it_was(start, root, build_of, document):
    build_of(document(1))
    builder = start(
        """
        import itertools, sys
        from pathlib import Path
        from search.backends.building import build
        from search.index.generations import IndexRoot

        root = IndexRoot(Path(sys.argv[1]))
        with root.build_lock():
            generation = root.begin()
            generation.write_metadata([])
            print("begun", flush=True)
            endless = (document(number) for number in itertools.count(1))
            build(generation.path, endless, frozenset(), total=10**9,
                  progress=lambda _: None, processes=1)
        """,
        root.path,
    )
    assert builder.stdout.readline().strip() == "begun"
    deadline = time.monotonic() + 20
    while not list(root.path.glob("*.building/part-*/*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(builder.pid, signal.SIGKILL)
    builder.wait(20)
    assert list(root.path.glob("*.building"))
    assert numbers(live_index().snapshot()) == [1]
    build_of(document(1), document(2))
    assert numbers(live_index().snapshot()) == [1, 2]
    assert not list(root.path.glob("*.building"))


def test_a_commit_that_is_killed_leaves_the_index_as_it_was(start, root, build_of, document):
    build_of(document(1))
    writer = start(
        """
        import os, signal, sys
        from pathlib import Path
        from search.backends.writing import apply_changes
        from search.index.generations import IndexRoot

        def documents():
            yield document(2)
            os.kill(os.getpid(), signal.SIGKILL)
            yield document(3)

        root = IndexRoot(Path(sys.argv[1]))
        with root.write_lock():
            apply_changes(root.current(), [2, 3], documents())
        """,
        root.path,
    )
    assert writer.wait(20) == -signal.SIGKILL
    assert numbers(live_index().snapshot()) == [1]
    with root.write_lock(timeout=5):
        apply_changes(root.current(), [4], [document(4)])
        root.touch()
    assert numbers(live_index().snapshot()) == [1, 4]


def test_an_index_of_another_schema_is_not_misread(root, build_of, document, monkeypatch):
    build_of(document(1))
    monkeypatch.setattr(generations, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
    with pytest.raises(IndexUnavailableError, match="another version"):
        root.current()


def test_an_index_analysed_by_other_code_is_not_misread(root, build_of, document):
    build_of(document(1))
    metadata = root.current().path / "metadata.json"
    metadata.write_text(json.dumps({"analysis": "older", "protected": []}))
    with pytest.raises(IndexUnavailableError, match="analysed by another version"):
        root.current()


@pytest.mark.parametrize("content", ["", "{}", "[]", "not json", '{"generation": "../elsewhere"}'])
def test_a_broken_pointer_is_no_index(root, build_of, document, content):
    build_of(document(1))
    (root.path / "current.json").write_text(content)
    with pytest.raises(IndexUnavailableError):
        root.current()


def test_a_pointer_to_a_directory_that_is_gone_is_no_index(root, build_of, document):
    build_of(document(1))
    shutil.rmtree(root.current().path)
    with pytest.raises(IndexUnavailableError, match="not whole"):
        root.current()


def test_what_changes_during_a_build_is_told_to_it(root, build_of, document):
    build_of(document(1))
    with root.build_lock(), root.write_lock():
        building = root.begin()
        root.note_changed([4, 9])
        root.note_changed([4])
    assert changed_while_building(building) == {4, 9}


def test_the_names_that_were_protected_are_known_to_queries(build_of, document):
    build_of(document(1), protected=["سادات"])
    assert live_index().snapshot().table["السادات"].stem == "سادات"
