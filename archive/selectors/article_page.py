"""A report with everything worked out about it."""

from collections.abc import Callable, Iterable, Sequence

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.dates import DateRange
from archive.models import (
    Article,
    DateMention,
    Mention,
    ReviewStatus,
    RoundLink,
    RoundRelation,
    Statement,
)

from .calendar import calendar_years
from .marking import Mark, Said, Sought, apart, marked_headline, marked_paragraphs
from .periods import calendar_url
from .rows import article_rows, for_rows, person_ref, round_ref, visible, web_address
from .statements import statement_view
from .values import ArticlePage, ArticleRow, NamedPerson, NoiseView, RoundLinkView, Segment

FindSpans = Callable[[int, str, str], Sequence[tuple[int, int]]]

NOISE_KINDS = {
    "comment-counter": _("comment counter"),
    "most-read": _("list of the most read"),
    "related-links": _("links to other reports"),
    "site-navigation": _("site navigation"),
    "image-caption": _("caption of a picture"),
    "share-buttons": _("buttons for sharing"),
    "truncated-teaser": _("teaser cut short"),
    "repeated-headline": _("repeated headline"),
    "repeated-paragraph": _("repeated paragraph"),
    "promotion": _("advertisement for the outlet itself"),
    "separator": _("line that only separates"),
}


def article_page(pk: int, find: FindSpans | None = None) -> ArticlePage:
    """Return the public report of that key; raises ``Article.DoesNotExist``.

    ``find`` tells, by key, headline and body, where the words stand that were searched for.
    """
    # for_rows leaves the texts out; here they are what is wanted.
    article = Article.objects.public().select_related("original").get(pk=pk)
    row = article_rows([for_rows(Article.objects.filter(pk=pk)).get()])[0]
    mentions = _mentions(article)
    said = _said(article, row)
    marks = apart([*_person_marks(mentions), *_date_marks(article)])
    sought = _sought(article, find) if find else []
    before, after = _neighbours(article)
    return ArticlePage(
        row=row,
        headline=_headline(article, row, marks, sought),
        summary=article.summary,
        author=article.author,
        section=article.section,
        original_url=web_address(article.url),
        paragraphs=marked_paragraphs(article.headline, article.body, marks, apart(said), sought),
        rounds=_rounds(article),
        people=_people(mentions),
        statements=len(said),
        noise=tuple(_noise(piece) for piece in article.noise),
        sha256=article.original.sha256,
        received_at=article.original.received_at,
        copies=_copies(article),
        previous=before,
        next=after,
        sought=len(sought),
    )


def _sought(article: Article, find: FindSpans) -> list[Sought]:
    """Return the places of what was searched for, numbered."""
    spans = find(article.pk, article.headline, article.body)
    return [Sought(*span, number, len(spans)) for number, span in enumerate(spans, 1)]


def _headline(
    article: Article, row: ArticleRow, marks: Sequence[Mark], sought: Sequence[Sought]
) -> tuple[Segment, ...]:
    if article.headline:
        return marked_headline(article.headline, marks, sought)
    return (Segment(row.headline, "text", "", "", is_suggested=False),)


def _mentions(article: Article) -> list[Mention]:
    found = visible(Mention.objects.filter(article=article))
    return list(found.select_related("participant").order_by("start", "pk"))


def _person_marks(mentions: Iterable[Mention]) -> Iterable[Mark]:
    for mention in mentions:
        person = person_ref(mention.participant)
        is_suggested = mention.status != ReviewStatus.CONFIRMED
        yield Mark(mention.start, mention.end, "person", person.url, person.name, is_suggested)


def _date_marks(article: Article) -> Iterable[Mark]:
    years = calendar_years()
    for found in visible(DateMention.objects.filter(article=article)):
        days = DateRange(found.first, found.last) if found.first and found.last else None
        # The calendar has no page for a year without a report or a round.
        is_linked = days is not None and days.first.year in years
        yield Mark(
            start=found.start,
            end=found.end,
            kind="date",
            url=calendar_url(days) if days and is_linked else "",
            label=days.isoformat() if days else "",
            is_suggested=found.status != ReviewStatus.CONFIRMED,
        )


def _said(article: Article, row: ArticleRow) -> list[Said]:
    found = visible(Statement.objects.filter(article=article)).select_related("speaker")
    return [
        Said(
            start=statement.start,
            end=statement.end,
            is_suggested=statement.status != ReviewStatus.CONFIRMED,
            statement=statement_view(statement, article.text[statement.start : statement.end], row),
        )
        for statement in found
    ]


def _rounds(article: Article) -> tuple[RoundLinkView, ...]:
    """Return the rounds that the report is about, then those that it mentions."""
    links = visible(RoundLink.objects.filter(article=article)).select_related("round__track")
    return tuple(
        RoundLinkView(
            round=round_ref(link.round),
            relation="subject" if link.relation == RoundRelation.SUBJECT else "mentioned",
            relation_label=link.get_relation_display(),
            evidence=link.evidence,
            is_confirmed=link.status == ReviewStatus.CONFIRMED,
            confidence=link.confidence,
        )
        for link in sorted(
            links,
            key=lambda link: (link.relation != RoundRelation.SUBJECT, link.round.start, link.pk),
        )
    )


def _people(mentions: Iterable[Mention]) -> tuple[NamedPerson, ...]:
    """Return who is named, the most often named first, with every form of the name."""
    by_person: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_person.setdefault(mention.participant_id, []).append(mention)
    named = (
        NamedPerson(
            person=person_ref(group[0].participant),
            surfaces=tuple(dict.fromkeys(mention.surface for mention in group)),
            count=len(group),
            is_confirmed=any(mention.status == ReviewStatus.CONFIRMED for mention in group),
        )
        for group in by_person.values()
    )
    return tuple(sorted(named, key=lambda entry: -entry.count))


def _noise(piece: dict[str, str]) -> NoiseView:
    kind = piece.get("kind", "")
    return NoiseView(str(NOISE_KINDS.get(kind, kind or gettext("other"))), piece.get("text", ""))


def _copies(article: Article) -> tuple[ArticleRow, ...]:
    first = article.duplicate_of_id or article.pk
    copies = Article.objects.public().filter(Q(pk=first) | Q(duplicate_of=first))
    return article_rows(copies.exclude(pk=article.pk).chronological())


def _neighbours(article: Article) -> tuple[ArticleRow | None, ArticleRow | None]:
    """Return the reports just before and just after in time; none for an undated one."""
    day = article.published_from
    if day is None:
        return None, None
    public = Article.objects.public()
    same_day = list(public.filter(published_from=day).chronological().values_list("pk", flat=True))
    earlier = public.filter(published_from__lt=day).chronological().values_list("pk", flat=True)
    later = public.filter(published_from__gt=day).chronological().values_list("pk", flat=True)
    line = [*earlier.reverse()[:1], *same_day, *later[:1]]
    place = line.index(article.pk)
    keys = line[max(0, place - 1) : place] + line[place + 1 : place + 2]
    rows = {row.id: row for row in article_rows(public.filter(pk__in=keys))}
    before = rows.get(line[place - 1]) if place else None
    return before, rows.get(line[place + 1]) if place + 1 < len(line) else None
