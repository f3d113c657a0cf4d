"""Names of the archive are found in spellings that no list holds, and no other words are."""

import pytest

from archive.ingest.name_context import ALIAS, BY_EAR, DERIVED
from archive.ingest.people import build_stage
from archive.ingest.values import Knowledge, KnownName
from tests.archive.ingest.known import draft


@pytest.fixture(scope="module")
def stage(request):
    return build_stage(request.getfixturevalue("facts"))


# As no list has them, and whom they name.
HEARD = [
    ("ألكسندر لافرينتيييف", "alexander-lavrentiev"),
    ("ألكساندر لافراينتيف", "alexander-lavrentiev"),
    ("لافرانتيف", "alexander-lavrentiev"),
    ("ستيفان ديميستوورا", "staffan-de-mistura"),
    ("ستافان دي مستوورا", "staffan-de-mistura"),
    ("ديمستوورا", "staffan-de-mistura"),
    ("خيرت عبد الرحماانوف", "kairat-abdrakhmanov"),
    ("خيرت عبدالرحمانووف", "kairat-abdrakhmanov"),
    ("عبدالرحمنووف", "kairat-abdrakhmanov"),
    ("سيرغي فيرشينيين", "sergei-vershinin"),
    ("فيرشيينين", "sergei-vershinin"),
    ("سيرغي سوروفيكيين", "sergei-surovikin"),
    ("سيرغي سورفيكين", "sergei-surovikin"),
    ("سيرغي روودسكوي", "sergei-rudskoi"),
    ("ميخائيل بوجداانوف", "mikhail-bogdanov"),
    ("ميخاييل بوغدانوف", "mikhail-bogdanov"),
    ("ماريا زخاروفا", "maria-zakharova"),
    ("ماريا زاخروفا", "maria-zakharova"),
    ("غينادي غاتيلووف", "gennady-gatilov"),
    ("غينادي غتيلوف", "gennady-gatilov"),
    ("أنطونيو غوتيرش", "antonio-guterres"),
    ("أنطونيو غويتريس", "antonio-guterres"),
    ("انطونييو غوتيريس", "antonio-guterres"),
    ("قاسم جومارت توكاييیف", "kassym-jomart-tokayev"),
    ("قاسم جوومارت توكاييف", "kassym-jomart-tokayev"),
    ("نور سلطان نازارباييف", "nursultan-nazarbayev"),
    ("نور سلطان نزرباييف", "nursultan-nazarbayev"),
    ("نازارباييف", "nursultan-nazarbayev"),
    ("رجب طيب أردغان", "recep-tayyip-erdogan"),
    ("رجب طيب أردووغان", "recep-tayyip-erdogan"),
    ("أيداربيك توماتووف", "aidarbek-tumatov"),
    ("ايداربك توماتوف", "aidarbek-tumatov"),
    ("أليكسي بوروودافكين", "alexey-borodavkin"),
    ("بورودفكين", "alexey-borodavkin"),
    ("ديفيد ساترفييلد", "david-satterfield"),
    ("فلاديمر بوتين", "vladimir-putin"),
    ("رومان فاسيليينكو", "roman-vassilenko"),
    ("رومان فاسلينكو", "roman-vassilenko"),
    ("أيبك سماديارووف", "aibek-smadiyarov"),
    ("سماديياروف", "aibek-smadiyarov"),
    ("مختار تليوبيردي", "mukhtar-tileuberdi"),
    ("يورداكوول", "ihsan-mustafa-yurdakul"),
    ("إحسان مصطفى يوردكول", "ihsan-mustafa-yurdakul"),
]

# Spellings that the archive lists or derives.
LISTED = [
    ("ستيفان ديميستورا", "staffan-de-mistura"),
    ("دي مستورا", "staffan-de-mistura"),
    ("ألكسندر لافرنتييف", "alexander-lavrentiev"),
    ("ألكسندر لافرينتييف", "alexander-lavrentiev"),
    ("لافرينتيف", "alexander-lavrentiev"),
    ("خيرت عبدالرحمنوف", "kairat-abdrakhmanov"),
    ("عبد الرحمانوف", "kairat-abdrakhmanov"),
    ("مولود تشاووش أوغلو", "mevlut-cavusoglu"),
    ("تشاوش اوغلو", "mevlut-cavusoglu"),
    ("جاويش أوغلو", "mevlut-cavusoglu"),
    ("شاووش أوغلو", "mevlut-cavusoglu"),
    ("محمّد علوش", "mohammed-alloush"),
]

NOBODY = [
    "سيرافقون الوفد إلى المدينة",
    "وصل زاخاروف إلى المطار",
    "كانت زخارف القاعة جميلة",
    "يلفّ الغموض مصير اللقاء",
    "شارك في جولة مستمرة",
    "دي مستمرة",
    "تحدث عن غاز الكلور",
    "نظر في الأمر ناظرا",
]


@pytest.mark.parametrize(("name", "participant"), HEARD)
def test_spelt_by_ear(stage, name, participant):
    found = stage(draft(f"وصل {name} إلى القاعة.")).names
    assert [(each.participant, each.surface) for each in found] == [(participant, name)]
    assert (found[0].evidence.rule, found[0].evidence.confidence) == BY_EAR


@pytest.mark.parametrize(("name", "participant"), LISTED)
def test_spelt_as_the_archive_has_it_a_name_is_surer(stage, name, participant):
    [found] = stage(draft(f"وصل {name} إلى القاعة.")).names
    assert found.participant == participant
    assert found.evidence.rule in {ALIAS[0], DERIVED[0]}
    assert found.evidence.confidence > BY_EAR[1]


@pytest.mark.parametrize("text", NOBODY)
def test_other_words_are_nobodys_name(stage, text):
    assert [name.surface for name in stage(draft(text)).names] == []


@pytest.mark.parametrize("particle", ["و", "ل", "ب"])
def test_particles_stay_outside(stage, particle):
    [found] = stage(draft(f"رسالة {particle}نازارباييف")).names
    assert found.surface == "نازارباييف"
    assert found.evidence.rule == BY_EAR[0]


def test_what_two_participants_would_share_is_neithers():
    names = (
        KnownName("one", "ماكسيم باراموف", False, "person"),
        KnownName("other", "ماكسيم بوراموف", False, "person"),
    )
    stage = build_stage(Knowledge(names=names))
    assert stage(draft("وصل ماكسيم برموف")).names == ()
    assert [name.participant for name in stage(draft("وصل ماكسيم باراموف")).names] == ["one"]


def test_short_words_and_arabs_names_are_spelt_as_they_are():
    names = (
        KnownName("salem", "محمد سالم", False, "person"),
        KnownName("husseini", "عبد الحميد الحسيني", False, "person"),
    )
    stage = build_stage(Knowledge(names=names))
    assert stage(draft("وصل محمد سليم وعبد الحميد الحسني")).names == ()


def test_a_mention_is_of_the_spelling_that_the_main_name_has():
    names = (
        KnownName("jaafari", "بشار الجعفري", False, "person"),
        KnownName("jaafari", "بشار الجعفرى", False, "person"),
    )
    [found] = build_stage(Knowledge(names=names))(draft("قال بشار الجعفرى كلمة")).names
    assert found.alias == "بشار الجعفري"
