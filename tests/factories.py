"""Factories: rows that a test may ask for, with headlines and names of our own."""

import datetime as dt
import hashlib

import factory
from factory.django import DjangoModelFactory

from archive import models


class SourceFactory(DjangoModelFactory[models.Source]):
    """A news source."""

    class Meta:
        model = models.Source
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda n: f"source-{n}")
    name_ar = factory.Sequence(lambda n: f"صحيفة التجربة {n}")
    name_en = factory.Sequence(lambda n: f"Test Daily {n}")
    kind = models.SourceKind.NEWSPAPER


class OriginalFactory(DjangoModelFactory[models.Original]):
    """The record of some bytes (the bytes themselves are not written)."""

    class Meta:
        model = models.Original

    sha256 = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    size = 100
    media_type = "text/plain"
    encoding = "utf-8"
    name = factory.Sequence(lambda n: f"report-{n}.txt")


class ArticleFactory(DjangoModelFactory[models.Article]):
    """A report of a stated day; ``published=None`` makes an undated one."""

    class Meta:
        model = models.Article

    class Params:
        published: dt.date | None = dt.date(2017, 7, 4)

    source = factory.SubFactory(SourceFactory)
    original = factory.SubFactory(OriginalFactory)
    external_id = factory.Sequence(lambda n: f"report-{n}")
    headline = "انطلاق جولة جديدة من المحادثات في أستانا"
    body = "بدأت اليوم في العاصمة الكازاخستانية جولة جديدة من المحادثات.\nوتستمر الجولة يومين."
    published_from = factory.LazyAttribute(lambda o: o.published)
    published_to = factory.LazyAttribute(lambda o: o.published)
    published_precision = factory.LazyAttribute(lambda o: "day" if o.published else "")
    published_origin = factory.LazyAttribute(
        lambda o: models.DateOrigin.STATED if o.published else models.DateOrigin.UNKNOWN
    )
    published_confidence = factory.LazyAttribute(lambda o: 1.0 if o.published else 0.0)


class TrackFactory(DjangoModelFactory[models.Track]):
    """A track of negotiations."""

    class Meta:
        model = models.Track
        django_get_or_create = ("slug",)

    slug = "astana"
    name_ar = "مسار أستانا"
    name_en = "Astana process"


class RoundFactory(DjangoModelFactory[models.Round]):
    """A round of two days in July 2017."""

    class Meta:
        model = models.Round
        django_get_or_create = ("slug",)

    track = factory.SubFactory(TrackFactory)
    number = factory.Sequence(lambda n: n + 1)
    slug = factory.LazyAttribute(lambda o: f"{o.track.slug}-{o.number}")
    name_ar = factory.LazyAttribute(lambda o: f"الجولة {o.number} من محادثات أستانا")
    name_en = factory.LazyAttribute(lambda o: f"Round {o.number} of the Astana talks")
    start = dt.date(2017, 7, 4)
    end = dt.date(2017, 7, 5)
    city_ar = "أستانا"
    city_en = "Astana"
    country = "KZ"
    level = models.RoundLevel.DELEGATIONS


class ParticipantFactory(DjangoModelFactory[models.Participant]):
    """A person with no names but the main one."""

    class Meta:
        model = models.Participant
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda n: f"person-{n}")
    kind = models.ParticipantKind.PERSON
    name_ar = factory.Sequence(lambda n: f"فلان الفلاني {n}")
    name_en = factory.Sequence(lambda n: f"John Doe {n}")


class AliasFactory(DjangoModelFactory[models.Alias]):
    """A name in Arabic script."""

    class Meta:
        model = models.Alias

    participant = factory.SubFactory(ParticipantFactory)
    text = factory.LazyAttribute(lambda o: o.participant.name_ar)
    script = models.Script.ARABIC


class MentionFactory(DjangoModelFactory[models.Mention]):
    """A participant named at the start of a report."""

    class Meta:
        model = models.Mention

    article = factory.SubFactory(ArticleFactory)
    participant = factory.SubFactory(ParticipantFactory)
    surface = "فلان"
    start = 0
    end = 4
    rule = "alias"


class RoundLinkFactory(DjangoModelFactory[models.RoundLink]):
    """A report about a round."""

    class Meta:
        model = models.RoundLink

    article = factory.SubFactory(ArticleFactory)
    round = factory.SubFactory(RoundFactory)
    relation = models.RoundRelation.SUBJECT
    rule = "named"


class StatementFactory(DjangoModelFactory[models.Statement]):
    """Words given to a speaker."""

    class Meta:
        model = models.Statement

    article = factory.SubFactory(ArticleFactory)
    speaker = factory.SubFactory(ParticipantFactory)
    speaker_surface = "فلان"
    verb = "قال"
    start = 0
    end = 10
    rule = "quotation"
