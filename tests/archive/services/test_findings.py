"""What the pipeline finds anew replaces what it found before, and never what an editor decided."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.dates import DateRange, Precision
from archive.ingest.values import (
    Draft,
    Evidence,
    FoundDate,
    FoundName,
    FoundRound,
    FoundStatement,
    Origin,
    Publication,
    Record,
    Relation,
)
from archive.models import DateMention, DateOrigin, Mention, ReviewStatus, RoundLink, Statement
from archive.services.findings import row_numbers, set_publication, store_findings
from archive.services.spans import TextChange
from tests.factories import (
    AliasFactory,
    ArticleFactory,
    MentionFactory,
    ParticipantFactory,
    RoundFactory,
    RoundLinkFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db
RECORD = Record("r.txt", b"", "text/plain", "utf-8", "")
EVIDENCE = Evidence("alias", 0.9, 0, 5)


@pytest.fixture
def article():
    return ArticleFactory(headline="لقاء", body="قال لافروف إن الجولة تبدأ غداً. ثم غادر لافروف.")


@pytest.fixture
def lavrov():
    return AliasFactory(text="لافروف", participant=ParticipantFactory(slug="lavrov")).participant


def at(article, words, from_=0):
    start = article.text.index(words, from_)
    return start, start + len(words)


def named(article, words="لافروف", participant="lavrov", from_=0):
    start, end = at(article, words, from_)
    return FoundName(participant, words, words, start, end, EVIDENCE)


def draft_of(article, **found):
    return Draft(RECORD, headline=article.headline, body=article.body, **found)


def store(article, draft, **arguments):
    return store_findings({article.pk: draft}, row_numbers(), **arguments)


def test_all_that_a_draft_holds_is_stored(article, lavrov):
    meeting = RoundFactory(slug="astana-5")
    day = DateRange(dt.date(2017, 7, 5), dt.date(2017, 7, 5))
    start, end = at(article, "غداً")
    said = at(article, "الجولة تبدأ غداً")
    draft = draft_of(
        article,
        names=(named(article),),
        dates=(FoundDate("غداً", start, end, day, Precision.DAY, EVIDENCE),),
        rounds=(FoundRound("astana-5", Relation.SUBJECT, "الجولة", EVIDENCE),),
        statements=(FoundStatement("lavrov", "لافروف", "قال", False, *said, EVIDENCE),),
    )
    store(article, draft, new=[article.pk])
    mention = Mention.objects.get()
    assert (mention.participant, mention.alias.text) == (lavrov, "لافروف")
    assert (mention.rule, mention.confidence, mention.evidence_end) == ("alias", 0.9, 5)
    assert mention.status == ReviewStatus.SUGGESTED
    assert DateMention.objects.get().first == day.first
    assert (RoundLink.objects.get().round, RoundLink.objects.get().relation) == (meeting, "subject")
    assert (Statement.objects.get().speaker, Statement.objects.get().form) == (lavrov, "reported")


def test_what_points_to_a_row_that_is_gone_is_left_out(article):
    draft = draft_of(
        article,
        names=(named(article, participant="nobody"),),
        rounds=(FoundRound("nowhere-1", Relation.SUBJECT, "الجولة", EVIDENCE),),
        statements=(FoundStatement("nobody", "لافروف", "قال", True, 5, 8, EVIDENCE),),
    )
    store(article, draft)
    assert not Mention.objects.exists()
    assert not RoundLink.objects.exists()
    assert Statement.objects.get().speaker is None


def test_earlier_suggestions_go(article, lavrov):
    MentionFactory(article=article, start=0, end=4, rule="alias")
    RoundLinkFactory(article=article)
    StatementFactory(article=article)
    store(article, draft_of(article, names=(named(article),)))
    assert Mention.objects.get().participant == lavrov
    assert not RoundLink.objects.exists()
    assert not Statement.objects.exists()


def test_other_articles_are_left_alone(article, lavrov):
    other = MentionFactory()
    store(article, draft_of(article, names=(named(article),)))
    assert Mention.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize("status", [ReviewStatus.CONFIRMED, ReviewStatus.REJECTED])
def test_what_an_editor_decided_stays_and_is_not_suggested_again(article, lavrov, status):
    start, end = at(article, "لافروف")
    decided = MentionFactory(
        article=article, participant=lavrov, start=start, end=end, status=status, rule="alias"
    )
    link = RoundLinkFactory(article=article, status=status, relation="mentioned")
    said = StatementFactory(article=article, start=5, end=9, status=status, verb="أكد")
    draft = draft_of(
        article,
        names=(named(article), named(article, from_=end)),
        rounds=(FoundRound(link.round.slug, Relation.SUBJECT, "الجولة", EVIDENCE),),
        statements=(FoundStatement("lavrov", "لافروف", "قال", True, 5, 9, EVIDENCE),),
    )
    store(article, draft)
    assert Mention.objects.count() == 2
    assert Mention.objects.get(pk=decided.pk).status == status
    assert RoundLink.objects.get() == link
    assert RoundLink.objects.get().relation == "mentioned"
    assert Statement.objects.get() == said
    assert Statement.objects.get().verb == "أكد"


def test_what_an_editor_entered_stays_though_nobody_confirmed_it(article):
    entered = MentionFactory(article=article, rule="", status=ReviewStatus.SUGGESTED)
    store(article, draft_of(article))
    assert Mention.objects.get() == entered


def test_the_same_find_twice_in_a_draft_is_stored_once(article, lavrov):
    store(article, draft_of(article, names=(named(article), named(article))))
    assert Mention.objects.count() == 1


def test_a_reviewed_row_moves_with_its_words_when_the_text_changes(article, lavrov):
    start, end = at(article, "لافروف")
    row = MentionFactory(
        article=article, participant=lavrov, surface="لافروف", start=start, end=end,
        status=ReviewStatus.CONFIRMED, evidence_start=start, evidence_end=end,
    )  # fmt: skip
    before = article.text
    article.body = f"فقرة جديدة في أول الخبر.\n{article.body}"
    article.save()
    change = {article.pk: TextChange(before, article.text)}
    assert store(article, draft_of(article), changes=change) == []
    row = Mention.objects.get()
    assert article.text[row.start : row.end] == "لافروف"
    assert row.start == article.text.index("لافروف")
    assert (row.evidence_start, row.evidence_end) == (row.start, row.end)
    assert row.status == ReviewStatus.CONFIRMED


def test_a_reviewed_row_whose_words_are_gone_is_told_of(article, lavrov):
    start, end = at(article, "لافروف")
    MentionFactory(
        article=article, participant=lavrov, start=start, end=end, status=ReviewStatus.CONFIRMED
    )
    before = article.text
    article.body = "نص آخر."
    article.save()
    change = {article.pk: TextChange(before, article.text)}
    assert store(article, draft_of(article), changes=change) == [(article.pk, "لافروف")]
    assert not Mention.objects.exists()


def test_an_edited_date_is_not_replaced():
    article = ArticleFactory(
        published=dt.date(2017, 7, 5), published_origin=DateOrigin.EDITED, published_rule=""
    )
    day = DateRange(dt.date(2017, 7, 4), dt.date(2017, 7, 4))
    found = Publication(day, Precision.DAY, Origin.STATED, "field", 1.0, "2017-07-04")
    set_publication(article, draft_of(article, publication=found))
    assert article.published_from == dt.date(2017, 7, 5)
    assert article.published_origin == DateOrigin.EDITED


def test_a_date_that_is_no_longer_found_goes():
    article = ArticleFactory()
    set_publication(article, draft_of(article))
    article.full_clean(exclude=["original", "source"])
    assert (article.published_from, article.published_origin) == (None, DateOrigin.UNKNOWN)
    assert article.published_precision == ""


def test_queries_do_not_grow_with_the_articles(article, lavrov):
    articles = [article, *ArticleFactory.create_batch(9, headline="لقاء", body=article.body)]
    numbers = row_numbers()

    def queries(some):
        drafts = {each.pk: draft_of(each, names=(named(each),)) for each in some}
        store_findings(drafts, numbers)
        with CaptureQueriesContext(connection) as context:
            store_findings(drafts, numbers)
        return len(context)

    assert queries(articles[:2]) == queries(articles) <= 13
