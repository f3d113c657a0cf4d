"""Reads from the database what the index is to hold."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from django.db.models import QuerySet

from archive.arabic.letters import fold, is_arabic
from archive.arabic.lexicon import FUNCTION_WORDS, NISBAS, NOUNS, SPELLINGS
from archive.arabic.plurals import PLURALS
from archive.arabic.stemming import light_stem, split_clitics
from archive.arabic.tokens import words
from archive.models import (
    Alias,
    Article,
    Mention,
    Participant,
    ParticipantKind,
    ReviewStatus,
    RoundLink,
    Statement,
)

from .documents import IndexDocument, day_number

# Articles read at once.
_CHUNK = 500
_SHORTEST_NAME = 3
# The stemmer leads the spellings and adjectives of these to one form by itself.
_KNOWN_PLACES = frozenset(NISBAS.values()) | frozenset(SPELLINGS.values())


def all_documents() -> Iterator[IndexDocument]:
    """Yield every public article, by rising number."""
    last = 0
    while True:
        # By key, not by offset: a page far on costs no more, and what is added meanwhile
        # shifts nothing.
        chunk = list(_articles().filter(pk__gt=last).order_by("pk")[:_CHUNK])
        if not chunk:
            return
        yield from _documents(chunk)
        last = chunk[-1].pk


def documents_of(numbers: Collection[int]) -> Iterator[IndexDocument]:
    """Yield those of the articles that exist and are public."""
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _CHUNK):
        chunk = ordered[start : start + _CHUNK]
        yield from _documents(list(_articles().filter(pk__in=chunk).order_by("pk")))


def protected_names() -> frozenset[str]:
    """The folded words of names, without the article, which the stemmer must leave whole.

    The names of people, and of states where they are one word. What is also a common word of the
    field («سلام» is a surname too) is not protected: the common word is what readers look for.
    """
    kept: set[str] = set()
    for kind, name in _names():
        parts = [_without_article(fold(word)) for word in words(name) if is_arabic(word)]
        if kind == ParticipantKind.PERSON or len(parts) == 1:
            kept.update(part for part in parts if len(part) >= _SHORTEST_NAME)
    common = NOUNS | FUNCTION_WORDS | PLURALS.keys()
    return frozenset(name for name in kept - common if light_stem(name) not in _KNOWN_PLACES)


def _without_article(word: str) -> str:
    proclitic, rest = split_clitics(word)
    return rest if proclitic == "ال" else word


def _names() -> Iterator[tuple[str, str]]:
    kinds = [ParticipantKind.PERSON, ParticipantKind.STATE]
    yield from Participant.objects.filter(kind__in=kinds).values_list("kind", "name_ar")
    yield from Alias.objects.filter(participant__kind__in=kinds).values_list(
        "participant__kind", "text"
    )


def _articles() -> QuerySet[Article]:
    return Article.objects.public().only(
        "headline",
        "summary",
        "body",
        "source_id",
        "published_from",
        "published_to",
        "duplicate_of_id",
    )


def _documents(articles: list[Article]) -> Iterator[IndexDocument]:
    numbers = [article.pk for article in articles]
    participants = _keys(Mention, "participant_id", numbers)
    rounds = _keys(RoundLink, "round_id", numbers)
    statements = _statements(numbers)
    for article in articles:
        yield IndexDocument(
            number=article.pk,
            headline=article.headline,
            lead=article.summary,
            body=article.body,
            source=article.source_id,
            date_start=day_number(article.published_from),
            date_end=day_number(article.published_to),
            participants=participants[article.pk],
            rounds=rounds[article.pk],
            story=article.duplicate_of_id or 0,
            statements=statements[article.pk],
        )


def _keys(
    model: type[Mention] | type[RoundLink], key: str, numbers: list[int]
) -> dict[int, tuple[int, ...]]:
    """For each article, the keys that its findings lead to, those rejected left out."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    findings = model.objects.exclude(status=ReviewStatus.REJECTED).filter(article__in=numbers)
    for article, other in findings.order_by().values_list("article_id", key).distinct():
        found[article].add(other)
    return defaultdict(tuple, {article: tuple(sorted(keys)) for article, keys in found.items()})


def _statements(numbers: list[int]) -> dict[int, tuple[tuple[int, int, int], ...]]:
    """For each article, who is known to say what where, rejected findings left out."""
    found: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    standing = Statement.objects.standing().filter(article__in=numbers, speaker__isnull=False)
    rows = standing.order_by("article", "start", "pk")
    for article, *statement in rows.values_list("article_id", "speaker_id", "start", "end"):
        found[article].append(tuple(statement))
    return defaultdict(tuple, {article: tuple(spans) for article, spans in found.items()})
