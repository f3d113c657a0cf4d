"""Copies in the archive: found for what is new, joined to the earliest, kept as editors decide."""

import datetime as dt
import json

import pytest
from django.core.management import call_command
from django.utils.translation import override

from archive.models import Article, ArticleChange, DuplicateLink, Fingerprint, ReviewStatus
from archive.selectors.article_page import article_page
from archive.selectors.rows import article_rows
from archive.services.duplicates import group_duplicates, uncompared
from archive.services.importing import import_paths
from archive.services.stories import decide_copy, decide_links
from tests.archive.ingest.test_duplicates import BODY, MIDDLE, OWN
from tests.archive.reports import report, write_lines
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def article(day, body=BODY, **fields):
    """Return a report of that day of July 2017."""
    return ArticleFactory(body=body, published=dt.date(2017, 7, day), **fields)


def copy_of(one):
    one.refresh_from_db()
    return one.duplicate_of


def test_copies_are_joined_to_the_earliest_known_and_nothing_is_deleted():
    late, early, undated = article(5), article(4), ArticleFactory(body=BODY, published=None)
    other = article(3, OWN)
    found = group_duplicates()
    assert [copy_of(each) for each in (late, early, undated, other)] == [early, None, early, None]
    assert found.stories == [(early.pk, late.pk, undated.pk)]
    assert found.changed == 2
    assert Article.objects.count() == 4


def test_a_link_says_by_which_rule_and_how_surely():
    article(4)
    article(5, BODY.replace("صباح اليوم", "فجر اليوم"))
    group_duplicates()
    link = DuplicateLink.objects.get()
    assert (link.rule, link.status) == ("near-copy", ReviewStatus.SUGGESTED)
    assert 0.7 < link.confidence < 1


def test_pages_show_the_copies():
    first, copy = article(4), article(5)
    group_duplicates()
    assert [row.duplicates for row in article_rows([first, copy])] == [1, 1]
    for one, other in ((first, copy), (copy, first)):
        assert [row.id for row in article_page(one.pk).copies] == [other.pk]


def test_an_earlier_copy_that_comes_later_becomes_the_first():
    first, second = article(5), article(6)
    group_duplicates()
    earlier = article(4)
    found = group_duplicates(uncompared())
    assert found.compared == 1
    assert copy_of(earlier) is None
    assert copy_of(first) == copy_of(second) == earlier


def test_what_is_new_is_compared_and_what_is_old_is_left_alone():
    article(4)
    article(5)
    group_duplicates()
    ArticleChange.objects.all().delete()
    article(6, OWN)
    group_duplicates(uncompared())
    assert not ArticleChange.objects.exists()
    assert uncompared() == []


def test_those_that_keep_a_copy_of_the_articles_are_told_of_the_changes():
    first, copy = article(4), article(5)
    group_duplicates()
    assert set(ArticleChange.objects.values_list("article_number", flat=True)) == {copy.pk}
    assert copy_of(first) is None


def test_a_dry_run_says_what_would_change_and_changes_nothing():
    article(4)
    copy = article(5)
    found = group_duplicates(dry_run=True)
    assert (found.changed, found.links["same-text"]) == (1, 1)
    assert copy_of(copy) is None
    assert not DuplicateLink.objects.exists()
    assert not Fingerprint.objects.exists()


def test_comparing_again_changes_nothing():
    article(4)
    article(5)
    group_duplicates()
    assert group_duplicates().changed == 0
    assert DuplicateLink.objects.count() == 1


def test_a_report_whose_text_has_become_another_leaves_its_story():
    first, copy = article(4), article(5)
    group_duplicates()
    Article.objects.filter(pk=copy.pk).update(body=OWN)
    group_duplicates([copy.pk])
    assert copy_of(copy) is None
    assert copy_of(first) is None


def test_a_report_that_an_editor_took_out_of_its_story_stays_out():
    first, copy, third = article(4), article(5), article(6)
    group_duplicates()
    copy.refresh_from_db()
    copy.duplicate_of = None
    copy.save()
    decide_copy(copy, first.pk)
    assert copy_of(third) == first
    group_duplicates()
    assert copy_of(copy) is None
    assert copy_of(third) == first


def test_a_copy_that_an_editor_named_stays_one_and_is_never_the_first():
    early, late = article(4, OWN), article(5)
    early.duplicate_of = late
    early.save()
    decide_copy(early, None)
    group_duplicates()
    assert copy_of(early) == late
    assert copy_of(late) is None


def test_a_copy_that_was_named_before_links_were_kept_stays_one():
    early, late = article(4, OWN), article(5, MIDDLE)
    late.duplicate_of = early
    late.save()
    group_duplicates()
    assert copy_of(late) == early
    assert DuplicateLink.objects.get().status == ReviewStatus.CONFIRMED


def test_a_rejected_pair_is_parted_and_not_found_again():
    article(4)
    copy = article(5)
    group_duplicates()
    assert decide_links(list(DuplicateLink.objects.all()), are_copies=False, by=None) == 1
    assert copy_of(copy) is None
    group_duplicates()
    assert copy_of(copy) is None
    assert DuplicateLink.objects.get().status == ReviewStatus.REJECTED


def test_an_import_finds_the_copies_among_what_it_brings(tmp_path):
    later = report(3, text=BODY, published="2017-07-05")
    path = write_lines(tmp_path / "r.jsonl", report(1, text=BODY), report(2, text=OWN), later)
    import_paths([path])
    copy = Article.objects.get(external_id="r-3")
    assert copy.duplicate_of == Article.objects.get(external_id="r-1")
    write_lines(tmp_path / "r.jsonl", report(3, text=OWN, published="2017-07-05"))
    import_paths([path])
    assert copy_of(copy) == Article.objects.get(external_id="r-2")


def test_comparing_takes_a_fixed_number_of_questions(django_assert_max_num_queries):
    for number in range(30):
        article(4, BODY if number % 2 else f"{OWN} {number}")
    with django_assert_max_num_queries(25):
        group_duplicates()


def test_the_command_counts_what_it_found(capsys):
    article(4)
    article(5)
    with override("en"):
        call_command("find_duplicates", "--dry-run")
        assert "Dry run" in capsys.readouterr().out
        call_command("find_duplicates")
    out = capsys.readouterr().out
    assert "Pairs of the same text: 1" in out
    assert "Reports that changed place: 1" in out


def test_inspecting_a_report_names_what_it_is_a_copy_of(tmp_path, capsys):
    path = write_lines(tmp_path / "r.jsonl", report(1, text=BODY))
    import_paths([path])
    other = write_lines(tmp_path / "other.jsonl", report(2, source="other", text=BODY))

    def inspected(file):
        call_command("inspect_article", str(file), "--json")
        return json.loads(capsys.readouterr().out)["articles"][0]["duplicate_of"]

    assert inspected(other) == Article.objects.get().pk
    assert inspected(path) is None
    assert inspected(write_lines(tmp_path / "third.jsonl", report(3, text=OWN))) is None
