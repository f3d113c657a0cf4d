"""What people put in by mistake or out of malice: through both commands, it costs nothing else.

Each file lies beside a sound report, which must come in whatever becomes of the other.
"""

import gzip
import json

import pytest
from django.core.management import call_command
from django.utils.translation import override

from archive.ingest.readers import opening, unpacking
from archive.models import Article, Mention
from tests.archive.ingest.readers.formats import REPORT, response, tarred, warc, zipped
from tests.archive.ingest.readers.pages import menus
from tests.archive.reports import report, write_text
from tests.factories import AliasFactory, ParticipantFactory

pytestmark = pytest.mark.django_db

SOUND = "تقرير سليم بجوار الملف المعطوب"
LINES = "".join(json.dumps(report(n), ensure_ascii=False) + "\n" for n in range(200)).encode()
LAVROV = "سيرغي لافروف"


def half(data):
    return data[: len(data) // 2]


# The file, what it holds, and the words of the message in Arabic and in English.
CUT = ("ينقطع قبل نهايته", "breaks off before its end")
REFUSED = {
    "truncated.jsonl.gz": (half(gzip.compress(LINES)), CUT),
    "truncated.txt.gz": (half(gzip.compress(REPORT * 9)), CUT),
    "half.warc": (half(warc(response())), CUT),
    "half.warc.gz": (half(warc(response(), gzipped=True)), CUT),
    "menus.html": (menus().encode(), ("لا تقرير فيه", "no report in it")),
    "digits.txt": ("٢٠١٧ 123 456\n7 8 9".encode(), ("لا حرف فيه", "no letter in it")),
    "bomb.zip": (
        zipped({"report.txt": REPORT, "bomb.txt": bytes(60_000_000)}),
        ("يتمدد عند فكه", "unpacks to far more"),
    ),
    "leaves.zip": (zipped({"../../x.txt": REPORT}), ("يقود إلى خارجه", "leads out of the archive")),
    "leaves.tar": (tarred({"../../x.txt": REPORT}), ("يقود إلى خارجه", "leads out of the archive")),
}


@pytest.fixture
def _small_limits(monkeypatch):
    for module in (unpacking, opening):
        monkeypatch.setattr(module, "RATIO_COUNTS_FROM", 5_000_000)


def run(capsys, command, *arguments):
    """Return what a command prints, the exit code first."""
    code = 0
    try:
        call_command(command, *map(str, arguments))
    except SystemExit as ended:
        code = ended.code
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.usefixtures("_small_limits")
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_file_is_named_with_what_is_wrong_and_costs_no_other(
    tmp_path, capsys, name, language
):
    data, words = REFUSED[name]
    folder = tmp_path / "reports"
    write_text(folder / "sound.txt", SOUND, "بدأت الجولة اليوم في موعدها المقرر.")
    (folder / name).write_bytes(data)
    with override(language):
        code, out, err = run(capsys, "inspect_article", "--json", folder)
        imported, _, told = run(capsys, "import_articles", folder, "--no-index")
    assert (code, imported) == (1, 1)
    for said in (err, told):
        assert name in said
        assert words[language == "en"] in said
        assert "Traceback" not in said
    assert SOUND in [article["headline"] for article in json.loads(out)["articles"]]
    assert Article.objects.filter(headline=SOUND).exists()
    assert not list(tmp_path.glob("**/x.txt"))


def inspect(tmp_path, capsys, *lines):
    """Return the text of a report and what was found in it, importing it too."""
    path = write_text(tmp_path / "r.txt", *lines)
    code, out, _ = run(capsys, "inspect_article", "--json", path)
    imported, _, _ = run(capsys, "import_articles", path, "--no-index")
    assert (code, imported) == (0, 0)
    [article] = json.loads(out)["articles"]
    return f"{article['headline']}\n{article['body']}", article


@pytest.fixture
def _lavrov():
    AliasFactory(text=LAVROV, participant=ParticipantFactory(slug="sergei-lavrov"))


@pytest.mark.usefixtures("_lavrov")
@pytest.mark.parametrize(
    "written",
    [
        LAVROV,
        "\u200fسيرغي\u200f لافروف\u200e",
        "سير\u200dغي لا\u200cفروف",
        "\u202bسيرغي لافروف\u202c",
        "سیرغی لافروف",
        "سيرگي لاڤروف",
        "سـيرغي لافـروف",
    ],
    ids=["plain", "marks", "joiners", "embedding", "persian", "borrowed", "stretched"],
)
def test_a_name_is_known_through_marks_and_borrowed_letters(tmp_path, capsys, written):
    text, article = inspect(tmp_path, capsys, "عنوان", f"وصل {written} إلى أستانا صباح اليوم.")
    [person] = article["participants"]
    assert person["id"] == "sergei-lavrov"
    [mention] = person["mentions"]
    assert text[mention["start"] : mention["end"]] == mention["surface"]
    assert Mention.objects.get().article == Article.objects.get()


def test_of_two_names_that_overlap_the_longer_is_meant_and_only_it(tmp_path, capsys):
    for slug, name in {"syria": "سوريا", "sdf": "قوات سوريا الديمقراطية"}.items():
        AliasFactory(text=name, participant=ParticipantFactory(slug=slug))
    _, article = inspect(tmp_path, capsys, "عنوان", "وصلت قوات سوريا الديمقراطية إلى المدينة.")
    assert [person["id"] for person in article["participants"]] == ["sdf"]


@pytest.mark.parametrize(
    "said",
    [
        'قال الوزير: «لن نوقع البيان قبل "قراءته كاملا',
        'قال: "قلت له «لا تفعل "ذلك» ثم مضيت.',
        "«« قال » قال « قال «",
    ],
)
def test_quotation_marks_that_never_close_do_no_harm(tmp_path, capsys, said):
    text, article = inspect(tmp_path, capsys, "عنوان", said, "وانتهت الجولة في موعدها المقرر.")
    assert said in text
    for statement in article["statements"]:
        assert 0 < statement["start"] < statement["end"] <= len(text)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("في 31 شباط 2017", []),
        ("في 0 شباط و32 كانون الثاني", []),
        ("في 14 تموز 1789", [("1789-07-14", "1789-07-14")]),
        ("منذ عام 1864", [("1864-01-01", "1864-12-31")]),
    ],
)
def test_days_in_no_calendar_are_none_and_those_long_past_are_read(tmp_path, capsys, words, days):
    _, article = inspect(tmp_path, capsys, "عنوان", f"وقع الوفدان البيان {words} في العاصمة.")
    assert [(date["from"], date["to"]) for date in article["dates"]] == days
    assert article["published"]["from"] is None
    assert Article.objects.get().date_mentions.count() == len(days)


def test_a_paragraph_without_an_end_is_a_report(tmp_path, capsys):
    sentence = "قال رئيس الوفد إن المحادثات مستمرة اليوم الثلاثاء 4 تموز 2017 في أستانا، "
    _, article = inspect(tmp_path, capsys, "عنوان", sentence * 3000)
    assert len(article["dates"]) == 3000
