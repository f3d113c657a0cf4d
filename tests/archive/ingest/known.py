"""A small archive's knowledge, and drafts, for the tests of the stages that read reports."""

import datetime as dt
from dataclasses import replace

from archive.dates import DateRange, PartialDate, Precision
from archive.ingest.values import (
    Draft,
    Knowledge,
    KnownName,
    KnownOffice,
    KnownRound,
    Origin,
    Publication,
    Record,
)

TODAY = dt.date(2025, 6, 1)

_PEOPLE = {
    "sergey-lavrov": ("سيرغي لافروف", "لافروف", "Sergey Lavrov", "Lavrov"),
    "staffan-de-mistura": ("ستيفان دي ميستورا", "دي ميستورا", "Staffan de Mistura"),
    "alexander-lavrentiev": ("ألكسندر لافرنتييف", "لافرنتييف", "Alexander Lavrentiev"),
    "kairat-abdrakhmanov": ("خيرت عبد الرحمنوف", "عبد الرحمنوف"),
    "mevlut-cavusoglu": ("مولود جاويش أوغلو", "جاويش أوغلو"),
    "vladimir-putin": ("فلاديمير بوتين", "بوتين", "الرئيس بوتين"),
    "donald-trump": ("دونالد ترامب", "ترامب"),
    "osama-abu-zaid": ("أسامة أبو زيد",),
    "maria-zakharova": ("ماريا زاخاروفا", "زاخاروفا"),
    "bashar-jaafari": ("بشار الجعفري", "?الجعفري", "Bashar al-Jaafari"),
    "mohammed-alloush": ("محمد علوش", "?علوش"),
    "nasr-al-hariri": ("نصر الحريري", "?الحريري"),
    "sedat-onal": ("سادات أونال", "أونال"),
    "selcuk-unal": ("سلجوق أونال", "أونال"),
    "ebrahim-raisi": ("إبراهيم رئيسي", "?رئيسي"),
}
_ORGANISATIONS = {
    "kazakh-mfa": ("وزارة الخارجية الكازاخستانية", "الخارجية الكازاخستانية", "خارجية كازاخستان"),
    "russian-mod": ("وزارة الدفاع الروسية", "الدفاع الروسية", "?وزارة الدفاع"),
    "russian-mfa": ("وزارة الخارجية الروسية", "الخارجية الروسية"),
    "syrian-government": ("الحكومة السورية", "نظام الأسد", "?الحكومة"),
    "syrian-opposition": ("المعارضة السورية", "?المعارضة"),
    "syrian-armed-opposition": ("المعارضة السورية المسلحة", "?فصائل المعارضة"),
    "guarantor-states": ("الدول الضامنة",),
    "united-nations": ("الأمم المتحدة", "UN"),
    "constitutional-committee": ("اللجنة الدستورية",),
    "sputnik": ("وكالة سبوتنيك", "?سبوتنيك"),
    "jabhat-al-nusra": ("جبهة النصرة", 'تنظيم "جبهة النصرة"'),
    "alwaght": ("?الوقت",),
    "working-group": ("مجموعة العمل حول المحتجزين",),
}
_STATES = {
    "russia": ("روسيا", "?موسكو", "?الوفد الروسي", "Russia"),
    "turkey": ("تركيا", "?أنقرة"),
    "iran": ("إيران",),
    "syria": ("سوريا", "?سورية", "Syria"),
    "kazakhstan": ("كازاخستان",),
}


def names_of(table, kind):
    for participant, names in table.items():
        for name in names:
            yield KnownName(participant, name.removeprefix("?"), name.startswith("?"), kind)


def days(first, last=None):
    return DateRange(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))


def numbered(track, number, first, last, city, *, name_ar, name_en):
    names = (f"{name_ar} {number}", f"{name_ar}-{number}", f"{name_en}-{number}")
    return KnownRound(
        f"{track}-{number}", track, number, days(first, last), "delegations", city, names
    )


def astana(number, first, last, city="أستانا"):
    known = numbered("astana", number, first, last, city, name_ar="أستانا", name_en="Astana")
    return replace(known, names=(*known.names, f"أستانة {number}"))


def geneva(number, first, last):
    return numbered("geneva", number, first, last, "جنيف", name_ar="جنيف", name_en="Geneva")


ROUNDS = (
    astana(1, "2017-01-23", "2017-01-24"),
    KnownRound(
        "astana-tech-2017-02-06",
        "astana",
        None,
        days("2017-02-06"),
        "technical",
        "أستانا",
        ("الاجتماع التقني لمجموعة العمليات المشتركة في أستانا",),
    ),
    astana(2, "2017-02-15", "2017-02-16"),
    astana(4, "2017-05-03", "2017-05-04"),
    astana(5, "2017-07-04", "2017-07-05"),
    astana(7, "2017-10-30", "2017-10-31"),
    geneva(7, "2017-07-10", "2017-07-14"),
    geneva(8, "2017-11-28", "2017-12-14"),
    KnownRound(
        "geneva-9",
        "geneva",
        9,
        days("2018-01-25", "2018-01-26"),
        "delegations",
        "فيينا",
        ("جنيف 9", "محادثات فيينا"),
    ),
    KnownRound(
        "sochi-congress-2018",
        "sochi-congress",
        1,
        days("2018-01-30"),
        "delegations",
        "سوتشي",
        ("مؤتمر سوتشي", "مؤتمر الحوار الوطني السوري"),
    ),
    KnownRound(
        "working-group-2018-03-15",
        "astana",
        None,
        days("2018-03-15"),
        "technical",
        "أستانا",
        ("مجموعة العمل حول المحتجزين",),
    ),
    KnownRound(
        "ministerial-2018-03-16",
        "astana",
        None,
        days("2018-03-16"),
        "ministerial",
        "أستانا",
        ("اجتماع وزراء خارجية الدول الضامنة في أستانا",),
    ),
    astana(10, "2018-07-30", "2018-07-31", "سوتشي"),
    astana(11, "2018-11-28", "2018-11-29"),
    astana(15, "2021-02-16", "2021-02-17", "سوتشي"),
    astana(17, "2021-12-21", "2021-12-22", "نور سلطان"),
)

KNOWLEDGE = Knowledge(
    names=(
        *names_of(_PEOPLE, "person"),
        *names_of(_ORGANISATIONS, "organisation"),
        *names_of(_STATES, "state"),
    ),
    rounds=ROUNDS,
    offices=(
        KnownOffice("vladimir-putin", "رئيس روسيا الاتحادية", dt.date(2012, 5, 7), None),
        KnownOffice("sergey-lavrov", "وزير خارجية روسيا", dt.date(2004, 3, 9), None),
    ),
    today=TODAY,
)


def record(**fields):
    values = {"name": "r", "original": b"", "media_type": "text/plain", "encoding": "utf-8"}
    return Record(**{**values, "text": "", **fields})


def draft(body, headline="", *, day=None, **fields):
    """Return a report of that text, published on that day where one is given."""
    published = None
    if day is not None:
        range_ = DateRange.of(PartialDate.fromisoformat(day))
        published = Publication(range_, Precision.DAY, Origin.STATED, "stated-field", 1.0, day)
    return Draft(record(**fields), headline, body, publication=published)
