"""inspect_article: what is found in a report, for programs and for people, with nothing stored."""

import json

import pytest
from django.core.management import CommandError, call_command

from archive.models import Article, ImportBatch
from tests.archive.reports import BODY, HEADLINE, report, write_lines, write_text
from tests.factories import AliasFactory, ParticipantFactory, RoundFactory

pytestmark = pytest.mark.django_db

KEYS = [
    "file", "id", "headline", "body", "language", "source", "published", "rounds", "participants",
    "dates", "statements", "noise", "duplicate_of", "proposed",
]  # fmt: skip


@pytest.fixture
def _known():
    RoundFactory(slug="astana-5", number=5, name_ar="أستانا 5")
    AliasFactory(text="سيرغي لافروف", participant=ParticipantFactory(slug="sergei-lavrov"))


def inspect(capsys, *arguments):
    call_command("inspect_article", "--json", *map(str, arguments))
    return json.loads(capsys.readouterr().out)["articles"]


@pytest.mark.usefixtures("_known")
def test_the_json_is_what_was_promised(tmp_path, capsys):
    path = write_text(
        tmp_path / "5.txt",
        "أستانا 5 تبدأ غداً",
        "أستانا، 4 تموز/يوليو 2017 (وكالة) - قال سيرغي لافروف: «تبدأ الجولة غداً في موعدها المقرر».",
        "التعليقات (0)",
    )
    [article] = inspect(capsys, path)
    assert list(article) == KEYS
    assert article["file"] == str(path)
    assert (article["id"], article["source"], article["language"]) == ("5", "unsourced", "ar")
    assert article["headline"] == "أستانا 5 تبدأ غداً"
    published = article["published"]
    keys = ["from", "to", "precision", "origin", "confidence", "evidence", "candidates"]
    assert list(published) == keys
    assert (published["from"], published["to"]) == ("2017-07-04", "2017-07-04")
    assert (published["precision"], published["origin"]) == ("day", "stated")
    assert article["noise"] == [{"kind": "comment-counter", "text": "التعليقات (0)"}]
    assert article["duplicate_of"] is None
    text = f"{article['headline']}\n{article['body']}"
    [person] = article["participants"]
    [mention] = person["mentions"]
    assert person["id"] == "sergei-lavrov"
    assert text[mention["start"] : mention["end"]] == mention["surface"] == "سيرغي لافروف"
    for date in article["dates"]:
        assert text[date["start"] : date["end"]] == date["surface"]
        assert set(date) == {"surface", "start", "end", "from", "to"}
    [link] = [link for link in article["rounds"] if link["slug"] == "astana-5"]
    assert set(link) == {"slug", "relation", "evidence"}
    [said] = article["statements"]
    assert list(said) == ["speaker", "speaker_surface", "verb", "start", "end"]
    assert "تبدأ الجولة" in text[said["start"] : said["end"]]


def test_a_report_of_which_nothing_is_known_is_described_all_the_same(tmp_path, capsys):
    [article] = inspect(capsys, write_text(tmp_path / "r.txt", "كلمة واحدة"))
    assert article["published"] == {
        "from": None, "to": None, "precision": None, "origin": "unknown", "confidence": 0.0,
        "evidence": "",
        "candidates": [],
    }  # fmt: skip
    assert article["participants"] == article["rounds"] == article["statements"] == []


def test_many_reports_are_one_document_in_their_order(tmp_path, capsys):
    path = write_lines(tmp_path / "r.jsonl", *(report(n, text="نص.") for n in range(300)))
    articles = inspect(capsys, path)
    assert [article["id"] for article in articles] == [f"r-{n}" for n in range(300)]
    assert {article["source"] for article in articles} == {"wakala"}


def test_no_reports_are_a_document_too(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert inspect(capsys, tmp_path / "empty") == []


def test_nothing_is_stored(tmp_path, capsys, settings):
    inspect(capsys, write_text(tmp_path / "r.txt", HEADLINE, BODY))
    assert not Article.objects.exists()
    assert not ImportBatch.objects.exists()
    assert not settings.ORIGINALS_DIR.exists()


def test_refusals_go_to_standard_error_and_the_document_stays_whole(tmp_path, capsys):
    path = write_lines(tmp_path / "r.jsonl", report(1), b"{", report(2))
    with pytest.raises(SystemExit) as raised:
        call_command("inspect_article", "--json", str(path))
    captured = capsys.readouterr()
    assert raised.value.code == 1
    assert len(json.loads(captured.out)["articles"]) == 2
    assert "r.jsonl:2" in captured.err


def test_a_path_that_leads_nowhere_exits_with_2(tmp_path):
    with pytest.raises(CommandError, match="nowhere") as raised:
        call_command("inspect_article", str(tmp_path / "nowhere"))
    assert raised.value.returncode == 2


@pytest.mark.usefixtures("_known")
def test_people_get_lines_with_the_words_that_were_found(tmp_path, capsys):
    path = write_text(
        tmp_path / "r.txt",
        "أستانا 5 تبدأ غداً",
        "قال سيرغي لافروف إن الجولة تبدأ غداً.",
        "التعليقات (0)",
    )
    call_command("inspect_article", str(path))
    out = capsys.readouterr().out
    for words in ("أستانا 5 تبدأ غداً", str(path), "sergei-lavrov", "astana-5", "comment-counter"):
        assert words in out
