"""Reports go in at one end: added once, passed over the second time, updated when they change."""

import datetime as dt
import hashlib
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import (
    Article,
    ArticleChange,
    BatchEntry,
    BatchState,
    DateOrigin,
    ImportBatch,
    Mention,
    Original,
    Source,
)
from archive.services.importing import PathMissingError, SourceInvalidError, import_paths
from archive.services.originals import read_original
from tests.archive.reports import BODY, HEADLINE, report, write_lines, write_text
from tests.factories import AliasFactory, SourceFactory

pytestmark = pytest.mark.django_db


def counts(result):
    return result.added, result.updated, result.unchanged, result.refused


@pytest.fixture
def path(tmp_path):
    return tmp_path / "reports.jsonl"


def test_a_report_is_stored_with_all_that_it_states(path):
    line = report(author="مراسلنا", summary="موجز", section="سياسة", url="https://example.org/1")
    write_lines(path, line)
    assert counts(import_paths([path])) == (1, 0, 0, 0)
    article = Article.objects.get()
    assert (article.source.slug, article.external_id) == ("wakala", "r-1")
    assert (article.headline, article.body) == (line["title"], BODY)
    assert (article.author, article.summary, article.section) == ("مراسلنا", "موجز", "سياسة")
    assert article.url == "https://example.org/1"
    assert article.language == "ar"
    assert article.published_from == article.published_to == dt.date(2017, 7, 4)
    assert article.published_origin == DateOrigin.STATED


def test_the_original_is_kept_byte_for_byte(path):
    write_lines(path, report(unknown={"kept": True}))
    import_paths([path])
    original = Article.objects.get().original
    data = read_original(original)
    assert data == path.read_bytes().rstrip(b"\n")
    assert original.sha256 == hashlib.sha256(data).hexdigest()
    assert (original.name, original.media_type) == ("reports.jsonl:1", "application/json")


def test_the_same_input_again_adds_nothing(path):
    write_lines(path, *map(report, range(5)))
    import_paths([path])
    before = list(Article.objects.values_list("pk", "modified_at"))
    assert counts(import_paths([path])) == (0, 0, 5, 0)
    assert list(Article.objects.values_list("pk", "modified_at")) == before
    assert ArticleChange.objects.values("article_number").distinct().count() == 5


def test_a_report_whose_bytes_differ_is_updated_and_its_old_original_kept(path):
    write_lines(path, report(), report(2))
    import_paths([path])
    article = Article.objects.get(external_id="r-1")
    old = article.original
    write_lines(path, report(text="نص مصحح."), report(2))
    assert counts(import_paths([path])) == (0, 1, 1, 0)
    article.refresh_from_db()
    assert article.body == "نص مصحح."
    assert article.original != old
    entry = BatchEntry.objects.get(action="updated")
    assert (entry.article, entry.previous_original) == (article, old)
    assert json.loads(read_original(old))["text"] == BODY


def test_an_update_leaves_the_date_that_an_editor_set(path):
    write_lines(path, report())
    import_paths([path])
    day = dt.date(2017, 7, 5)
    Article.objects.update(published_from=day, published_to=day, published_origin=DateOrigin.EDITED)
    write_lines(path, report(text="نص مصحح."))
    import_paths([path])
    article = Article.objects.get()
    assert article.body == "نص مصحح."
    assert (article.published_from, article.published_origin) == (day, DateOrigin.EDITED)


def test_an_update_of_an_edited_article_shows_in_its_history(path):
    write_lines(path, report())
    import_paths([path])
    article = Article.objects.get()
    assert not article.history.exists()
    article.headline = "عنوان المحرر"
    article.save()
    write_lines(path, report(title="عنوان جديد"))
    import_paths([path])
    headlines = list(article.history.values_list("headline", flat=True))
    assert headlines == ["عنوان جديد", "عنوان المحرر"]


def test_one_id_twice_in_a_file_is_an_update(path):
    write_lines(path, report(text="الأول."), report(text="الثاني."), report(text="الثاني."))
    assert counts(import_paths([path])) == (1, 1, 1, 0)
    assert Article.objects.get().body == "الثاني."
    assert Original.objects.count() == 2


def test_one_id_in_two_sources_is_two_reports(path):
    write_lines(path, report(), report(source="sahifa"))
    assert counts(import_paths([path])) == (2, 0, 0, 0)


def test_what_is_found_in_reports_is_stored_with_them(path):
    alias = AliasFactory(text="لافروف", participant__slug="sergei-lavrov")
    write_lines(path, report())
    import_paths([path])
    mention = Mention.objects.get()
    assert (mention.participant, mention.alias) == (alias.participant, alias)
    assert mention.article.text[mention.start : mention.end] == "لافروف"
    assert mention.rule
    assert mention.article.date_mentions.exists()


def test_every_change_is_noted_for_those_who_keep_a_copy(path):
    write_lines(path, *map(report, range(3)))
    import_paths([path])
    noted = set(ArticleChange.objects.values_list("article_number", flat=True))
    assert noted == set(Article.objects.values_list("pk", flat=True))


# --- Text files ---


def test_a_text_file_is_named_by_its_stem_and_updated_when_it_is_corrected(tmp_path):
    path = write_text(tmp_path / "a" / "5.txt", HEADLINE, *BODY.split("\n"))
    import_paths([path])
    write_text(path, HEADLINE, *BODY.split("\n"), "وأضاف الوزير أن الجولة تُختتم غداً.")
    assert counts(import_paths([path])) == (0, 1, 0, 0)
    assert Article.objects.get().external_id == "5"


def test_two_texts_of_one_file_name_are_both_kept_and_stay_so(tmp_path):
    first = write_text(tmp_path / "a" / "5.txt", HEADLINE, *BODY.split("\n"))
    second = write_text(
        tmp_path / "b" / "5.txt", "قمة ثلاثية في سوتشي", "عقد الرؤساء الثلاثة قمتهم الأولى اليوم."
    )
    assert counts(import_paths([tmp_path / "a", tmp_path / "b"])) == (2, 0, 0, 0)
    digest = hashlib.sha256(second.read_bytes()).hexdigest()[:8]
    assert set(Article.objects.values_list("external_id", flat=True)) == {"5", f"5-{digest}"}
    assert counts(import_paths([second, first])) == (0, 0, 2, 0)


def test_an_id_that_a_source_gave_itself_is_never_changed(path):
    write_lines(path, report())
    import_paths([path])
    write_lines(path, report(title="قمة في سوتشي", text="نص آخر لا يشبه الأول في شيء."))
    assert counts(import_paths([path])) == (0, 1, 0, 0)


# --- Sources ---


def test_reports_without_a_source_belong_to_the_given_one_or_to_the_unknown_one(tmp_path):
    write_text(tmp_path / "1.txt", HEADLINE, BODY)
    import_paths([tmp_path])
    import_paths([tmp_path], source="sahifa")
    assert set(Article.objects.values_list("source__slug", flat=True)) == {"unsourced", "sahifa"}
    assert Source.objects.get(slug="unsourced").name_ar == "مصدر غير معروف"


def test_a_given_source_does_not_override_a_stated_one(path):
    write_lines(path, report(), report(2, source=None))
    import_paths([path], source="sahifa")
    stated = dict(Article.objects.values_list("external_id", "source__slug"))
    assert stated == {"r-1": "wakala", "r-2": "sahifa"}


def test_a_source_that_nobody_has_described_is_added_to_be_checked(path):
    SourceFactory(slug="known")
    write_lines(path, report(), report(2, source="known"))
    import_paths([path])
    assert set(Source.objects.values_list("slug", "needs_check")) == {
        ("wakala", True),
        ("known", False),
    }


@pytest.mark.parametrize("slug", ["", "a b", "وكالة", "x" * 81])
def test_a_slug_that_cannot_be_one_is_refused_before_anything_happens(path, slug):
    write_lines(path, report())
    with pytest.raises(SourceInvalidError):
        import_paths([path], source=slug)
    assert not ImportBatch.objects.exists()


def test_a_path_that_leads_nowhere_is_refused_before_anything_happens(path, tmp_path):
    write_lines(path, report())
    with pytest.raises(PathMissingError, match="nowhere"):
        import_paths([path, tmp_path / "nowhere"])
    assert not Article.objects.exists()


# --- The run itself ---


def test_a_run_is_written_down(path, django_user_model):
    user = django_user_model.objects.create_user("muharrir")
    write_lines(path, report(), b"{", report(2))
    result = import_paths([path], user=user)
    batch = ImportBatch.objects.get()
    assert (batch.pk, batch.user, batch.state) == (result.number, user, BatchState.FINISHED)
    assert (batch.added, batch.refused) == (2, 1)
    assert batch.paths == [str(path)]
    refused = batch.entries.get(action="refused")
    assert (refused.name, refused.reason) == ("reports.jsonl:2", "broken-json: 2")


def test_a_dry_run_says_what_would_happen_and_stores_nothing(path, settings):
    write_lines(path, report(), report(2))
    import_paths([path])
    write_lines(path, report(text="نص مصحح."), report(2), report(3), report(3), b"{")
    originals = sum(1 for _ in settings.ORIGINALS_DIR.rglob("*"))
    result = import_paths([path], dry_run=True)
    assert counts(result) == (1, 1, 2, 1)
    assert Article.objects.count() == 2
    assert ImportBatch.objects.count() == 1
    assert sum(1 for _ in settings.ORIGINALS_DIR.rglob("*")) == originals


def test_the_number_of_queries_does_not_grow_with_the_reports(tmp_path):
    few = write_lines(tmp_path / "few.jsonl", *(report(n, text="نص.") for n in range(10)))
    many = write_lines(tmp_path / "many.jsonl", *(report(n, text="نص.") for n in range(100, 138)))
    SourceFactory(slug="wakala")

    def queries(path):
        with CaptureQueriesContext(connection) as context:
            import_paths([path])
        return len(context)

    assert queries(few) == queries(many) <= 40
    assert queries(many) <= 14, "what is in already costs one look"
