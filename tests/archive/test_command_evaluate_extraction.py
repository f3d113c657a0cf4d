"""The command that measures extraction: both formats of labels, and what it says without them."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from archive.services.reference import load_reference
from tests.factories import AliasFactory, ParticipantFactory, RoundFactory

pytestmark = pytest.mark.django_db

TITLE = "اجتماع جديد"
TEXT = "قال كريم السالمي يوم الثلاثاء إن العمل مستمر."
NAME = "كريم السالمي"


@pytest.fixture
def known():
    """Let the archive know one person and one round."""
    person = ParticipantFactory(slug="karim-salmi", name_ar=NAME)
    AliasFactory(participant=person, text=NAME)
    RoundFactory(slug="astana-5", number=5)


@pytest.fixture
def corpus(tmp_path):
    """Write a corpus of one report."""
    path = tmp_path / "corpus.jsonl"
    record = {"id": "r1", "source": "s", "title": TITLE, "text": TEXT, "published": "2017-07-05"}
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def labels(tmp_path):
    """Write a folder of labels for that report, without its text."""
    folder = tmp_path / "labels"
    folder.mkdir()
    whole = f"{TITLE}\n{TEXT}"
    start = whole.index(NAME)
    data = {
        "report": "r1",
        "sha256": hashlib.sha256(whole.encode()).hexdigest(),
        "published": "2017-07-05",
        "participants": [
            {"id": "karim-salmi", "surface": NAME, "start": start, "end": start + len(NAME)}
        ],
        "states": [],
        "rounds": [],
        "dates": [],
        "statements": [],
        "noise": [],
    }
    (folder / "r1.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return folder


def run(*arguments, **options) -> str:
    """Return what the command prints, in English."""
    out = StringIO()
    with override("en"):
        call_command("evaluate_extraction", *map(str, arguments), stdout=out, **options)
    return out.getvalue()


def test_labels_without_texts_are_joined_to_the_corpus(known, labels, corpus):
    result = json.loads(run(labels, corpus=str(corpus), json=True))
    mentions = result["categories"]["participant-mentions"]
    assert (mentions["right"], mentions["missed"], mentions["f1"]) == (1, 0, 1.0)


def test_every_miss_is_listed_with_its_words(known, labels, corpus):
    file = labels / "r1.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["rounds"] = [{"slug": "astana-5", "relation": "subject", "surface": TITLE}]
    file.write_text(json.dumps(data), encoding="utf-8")
    output = run(labels, corpus=str(corpus))
    assert "rounds: missed (1)" in output
    assert f"r1  astana-5: {TITLE}" in output


def test_labels_beside_their_texts_need_no_corpus(known, tmp_path):
    (tmp_path / "a.txt").write_text(f"{TITLE}\n{TEXT}", encoding="utf-8")
    place = {"line": 2, "start": TEXT.index(NAME), "end": TEXT.index(NAME) + len(NAME)}
    person = {"id": "karim-salmi", "surfaces": [{"surface": NAME, "occurrences": [place]}]}
    seed = {
        "publication_date": "2017-07-05",
        "primary_rounds": [],
        "rounds": [],
        "dates": [],
        "people": [person],
        "organisations": [],
        "places": [],
        "noise": [],
    }
    path = tmp_path / "labels.json"
    path.write_text(json.dumps({"seeds": {"a.txt": seed}}), encoding="utf-8")
    result = json.loads(run(path, json=True))
    assert result["categories"]["participants"]["right"] == 1


def assert_unusable(words: str, *arguments, **options) -> None:
    """Check that the command ends with exit code 2 and says these words."""
    with pytest.raises(CommandError, match=words) as error:
        run(*arguments, **options)
    assert error.value.returncode == 2


def test_without_the_corpus_it_says_so_and_what_to_give(known, labels, tmp_path):
    assert_unusable("--corpus FILE", labels)
    assert_unusable("--corpus FILE", labels, corpus=str(tmp_path / "nowhere.jsonl"))


def test_a_corpus_without_the_report_or_with_another_text_is_told_apart(known, labels, corpus):
    text = corpus.read_text(encoding="utf-8")
    corpus.write_text(text.replace("r1", "r2"), encoding="utf-8")
    assert_unusable("does not hold r1", labels, corpus=str(corpus))
    corpus.write_text(text.replace("مستمر", "متوقف"), encoding="utf-8")
    assert_unusable("is not the one that was labelled", labels, corpus=str(corpus))


@pytest.mark.parametrize("content", ["not json", "[]", "{}", '{"report": "r1"}'])
def test_a_file_that_holds_no_labels_is_refused(known, corpus, tmp_path, content):
    path = tmp_path / "wrong.json"
    path.write_text(content, encoding="utf-8")
    assert_unusable("labels", path, corpus=str(corpus))


def test_a_path_that_leads_nowhere_is_refused(known, tmp_path):
    assert_unusable("No such file", tmp_path / "nothing.json")


def test_an_empty_archive_is_told_to_run_bootstrap(labels, corpus):
    assert_unusable("bootstrap", labels, corpus=str(corpus))


def test_hidden_dates_are_counted_once_each(known, corpus):
    result = json.loads(run(hide_dates=True, corpus=str(corpus), sample=5, json=True))
    assert len(result["hidden_dates"]) == 3
    for counts in result["hidden_dates"].values():
        assert counts["total"] == 1
        others = {"total", "answered", "far_off"}
        assert sum(count for name, count in counts.items() if name not in others) == 1


def test_hidden_dates_need_a_corpus(known):
    assert_unusable("--corpus", hide_dates=True)


def test_the_labelled_seeds_are_read_whole(seeds):
    load_reference()
    result = json.loads(run(seeds / "seed_labels.json", json=True))
    assert result["categories"]["participants"]["recall"] > 0.9
