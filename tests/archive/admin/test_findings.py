"""Findings are confirmed, rejected, corrected and added by copying words."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from archive import models
from tests import factories

from .forms import add_url, change_url, filled

CONFIRMED = models.ReviewStatus.CONFIRMED
REJECTED = models.ReviewStatus.REJECTED
SUGGESTED = models.ReviewStatus.SUGGESTED


def run(desk, model, action, rows):
    url = reverse(f"admin:archive_{model._meta.model_name}_changelist")
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return desk.post(url, data, follow=True)


def errors(response):
    assert response.status_code == HTTPStatus.OK
    return response.context["adminform"].form.errors


@pytest.mark.parametrize(
    "factory",
    [factories.MentionFactory, factories.RoundLinkFactory, factories.StatementFactory],
    ids=["mention", "round", "statement"],
)
@pytest.mark.parametrize(("action", "status"), [("confirm", CONFIRMED), ("reject", REJECTED)])
def test_chosen_findings_are_decided_and_no_others(desk, factory, action, status):
    rows = [factory() for _ in range(3)]
    model = type(rows[0])
    response = run(desk, model, action, rows[:2])
    assert len(list(response.context["messages"])) == 1
    assert set(model.objects.filter(status=status)) == set(rows[:2])
    rows[2].refresh_from_db()
    assert rows[2].status == SUGGESTED


@pytest.mark.parametrize("model", [models.Tenure, models.Attendance])
def test_offices_and_seats_are_decided_too(desk, populated, model):
    rows = list(model.objects.all())
    run(desk, model, "confirm", rows)
    assert not model.objects.exclude(status=CONFIRMED).exists()


def test_the_words_are_marked_in_their_context(desk):
    article = factories.ArticleFactory(headline="عنوان", body="قال <b>فلان</b> كلاماً")
    start = article.text.index("فلان")
    factories.MentionFactory(article=article, start=start, end=start + 4)
    html = desk.get(reverse("admin:archive_mention_changelist")).content.decode()
    assert (
        '<bdi dir="auto" class="evidence">عنوان قال &lt;b&gt;<mark>فلان</mark>'
        "&lt;/b&gt; كلاماً</bdi>" in html
    )


def test_long_reports_are_cut_around_the_words(desk):
    article = factories.ArticleFactory(headline="عنوان", body="ا" * 500 + "فلان" + "ب" * 500)
    start = article.text.index("فلان")
    factories.MentionFactory(article=article, start=start, end=start + 4)
    html = desk.get(reverse("admin:archive_mention_changelist")).content.decode()
    assert f">…{'ا' * 60}<mark>فلان</mark>{'ب' * 60}…<" in html


def test_a_mention_is_added_by_copying_its_words(desk):
    article = factories.ArticleFactory(body="وصل الجعفري إلى أستانا. وقال الجعفري إن الوفد جاد.")
    person = factories.ParticipantFactory()
    words = {"article": article.pk, "participant": person.pk, "words": "الجعفرى"}
    for _ in range(2):
        assert desk.post(add_url(models.Mention), words).status_code == HTTPStatus.FOUND
    places = [article.text[m.start : m.end] for m in models.Mention.objects.order_by("start")]
    assert places == ["الجعفري", "الجعفري"]
    first, second = models.Mention.objects.order_by("start")
    assert first.start < second.start
    assert (first.rule, first.confidence, first.status) == ("", 1.0, CONFIRMED)
    assert errors(desk.post(add_url(models.Mention), words))["words"]


def test_words_that_are_not_in_the_report_are_refused_and_kept(desk):
    article = factories.ArticleFactory()
    person = factories.ParticipantFactory()
    data = {"article": article.pk, "participant": person.pk, "words": "كلام لم يقله أحد"}
    response = desk.post(add_url(models.Mention), data)
    assert errors(response)["words"]
    assert "كلام لم يقله أحد" in response.content.decode()
    assert not models.Mention.objects.exists()


def test_a_statement_copied_across_a_line_end_is_found(desk):
    article = factories.ArticleFactory(headline="عنوان", body="سنواصل\nالمفاوضات حتى النهاية")
    data = {"article": article.pk, "words": "سنواصل المفاوضات", "form": "direct", "verb": "قال"}
    assert desk.post(add_url(models.Statement), data).status_code == HTTPStatus.FOUND
    statement = models.Statement.objects.get()
    assert article.text[statement.start : statement.end] == "سنواصل\nالمفاوضات"
    assert errors(desk.post(add_url(models.Statement), data))["words"]


def test_a_date_is_added_with_its_days(desk):
    article = factories.ArticleFactory(body="تبدأ الجولة في الرابع من تموز وتستمر يومين")
    data = {"article": article.pk, "words": "الرابع من تموز", "days": "4 تموز 2017"}
    assert desk.post(add_url(models.DateMention), data).status_code == HTTPStatus.FOUND
    date = models.DateMention.objects.get()
    assert (str(date.first), str(date.last), date.precision) == ("2017-07-04", "2017-07-04", "day")
    assert date.surface == "الرابع من تموز"


def test_a_link_to_a_round_is_added_with_or_without_words(desk):
    article = factories.ArticleFactory(headline="جولة جديدة في أستانا")
    for words in ("أستانا", ""):
        round_ = factories.RoundFactory()
        data = {"article": article.pk, "round": round_.pk, "relation": "subject", "words": words}
        assert desk.post(add_url(models.RoundLink), data).status_code == HTTPStatus.FOUND
        link = models.RoundLink.objects.get(round=round_)
        assert link.evidence == words
        assert (link.evidence_start is None) is (words == "")


def test_evidence_that_is_not_in_the_report_is_refused(desk):
    article, round_ = factories.ArticleFactory(), factories.RoundFactory()
    data = {
        "article": article.pk,
        "round": round_.pk,
        "relation": "subject",
        "words": "كلام لم يقله أحد",
    }
    assert errors(desk.post(add_url(models.RoundLink), data))["words"]


def test_a_second_link_to_the_same_round_is_refused_with_a_message(desk):
    link = factories.RoundLinkFactory()
    data = {"article": link.article_id, "round": link.round_id, "relation": "mentioned"}
    assert errors(desk.post(add_url(models.RoundLink), data))
    assert models.RoundLink.objects.count() == 1


def test_a_corrected_finding_is_thereby_confirmed(desk):
    statement = factories.StatementFactory(speaker=None)
    speaker = factories.ParticipantFactory()
    url = change_url(statement)
    desk.post(url, filled(desk.get(url)) | {"speaker": speaker.pk})
    statement.refresh_from_db()
    assert (statement.speaker, statement.status) == (speaker, CONFIRMED)


def test_a_finding_saved_as_it_was_is_still_a_suggestion(desk):
    mention = factories.MentionFactory()
    url = change_url(mention)
    desk.post(url, filled(desk.get(url)))
    mention.refresh_from_db()
    assert mention.status == SUGGESTED


def test_findings_are_decided_on_the_reports_own_page(desk):
    link = factories.RoundLinkFactory()
    article = link.article
    mention = factories.MentionFactory(article=article)
    statement = factories.StatementFactory(article=article)
    other = factories.RoundFactory()
    url = change_url(article)
    data = filled(desk.get(url)) | {
        "mentions-0-status": REJECTED.value,
        "statements-0-status": CONFIRMED.value,
        "round_links-0-relation": "mentioned",
        "round_links-TOTAL_FORMS": "2",
        "round_links-1-article": article.pk,
        "round_links-1-round": other.pk,
        "round_links-1-relation": "subject",
        "round_links-1-status": SUGGESTED.value,
    }
    assert desk.post(url, data).status_code == HTTPStatus.FOUND
    for row in (mention, statement, link):
        row.refresh_from_db()
    assert mention.status == REJECTED
    assert statement.status == CONFIRMED
    assert (link.relation, link.status) == ("mentioned", CONFIRMED)
    added = models.RoundLink.objects.get(round=other)
    assert (added.status, added.rule) == (CONFIRMED, "")


def test_the_same_round_twice_on_a_reports_page_is_a_message(desk):
    link = factories.RoundLinkFactory()
    url = change_url(link.article)
    data = filled(desk.get(url)) | {
        "round_links-TOTAL_FORMS": "2",
        "round_links-1-article": link.article_id,
        "round_links-1-round": link.round_id,
        "round_links-1-relation": "mentioned",
        "round_links-1-status": SUGGESTED.value,
    }
    response = desk.post(url, data)
    assert response.status_code == HTTPStatus.OK
    assert response.context["errors"]
    assert models.RoundLink.objects.count() == 1


def test_which_round_a_link_leads_to_cannot_be_changed(desk):
    link = factories.RoundLinkFactory()
    other = factories.RoundFactory()
    url = change_url(link)
    desk.post(url, filled(desk.get(url)) | {"round": other.pk})
    assert models.RoundLink.objects.get().round_id == link.round_id


def test_a_finding_is_rejected_not_deleted(desk):
    mention = factories.MentionFactory()
    url = reverse("admin:archive_mention_delete", args=[mention.pk])
    assert desk.post(url, {"post": "yes"}).status_code == HTTPStatus.FOUND
    assert models.Mention.objects.filter(pk=mention.pk).exists()
    assert (
        "delete_selected"
        not in desk.get(reverse("admin:archive_mention_changelist")).content.decode()
    )


def test_a_rejected_finding_leaves_the_public_page(desk, client):
    article = factories.ArticleFactory(headline="لقاء", body="وصل المبعوث الخاص أمس")
    person = factories.ParticipantFactory(slug="the-envoy", name_ar="المبعوث الخاص")
    start = article.text.index("المبعوث")
    mention = factories.MentionFactory(
        article=article, participant=person, surface="المبعوث", start=start, end=start + 7
    )
    statement = factories.StatementFactory(article=article, speaker=person)
    link = factories.RoundLinkFactory(article=article)
    address = reverse("person-detail", args=[person.slug])
    meeting = reverse("round-detail", args=[link.round.slug])
    before = client.get(article.get_absolute_url()).content.decode()
    assert address in before
    assert meeting in before
    for model, row in (
        (models.Mention, mention),
        (models.Statement, statement),
        (models.RoundLink, link),
    ):
        run(desk, model, "reject", [row])
    after = client.get(article.get_absolute_url()).content.decode()
    assert address not in after
    assert meeting not in after
