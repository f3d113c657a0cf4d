"""Whoever is meant by a name typed in any script is found; words that are no names name nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.transliteration import plain_latin, skeletons, sound
from search.known_names import KnownName, Named
from search.name_table import NameTable, leading, plain_form
from search.names import name_table, resolve_names
from tests import factories
from tests.fixtures.reference import rows


def reference_table() -> NameTable:
    """The participants of the reference data, without a database."""
    names: dict[str, dict[str, bool]] = {}
    for row in rows("aliases"):
        names.setdefault(row["participant"][0], {})[row["text"]] = row["is_ambiguous"]
    named = []
    for key, row in enumerate(rows("participants")):
        own = names.get(row["slug"], {})
        known = tuple(KnownName(key, text, shared) for text, shared in own.items())
        named.append(Named(key, row["slug"], row["kind"], row["name_ar"], row["name_en"], known))
    return NameTable(named)


@pytest.fixture(scope="module")
def table() -> NameTable:
    return reference_table()


# One participant a line: what may be typed for them, set apart by semicolons.
ALIASES = """
sergey-lavrov: Lavrov; lavrov; LAVROV; Sergei Lavrov; Serguei Lavrov; لافروف; سيرغى لافروف
mevlut-cavusoglu: Cavusoglu; Çavuşoğlu; çavuşoğlu; Mevlut Cavusoglu; جاويش أوغلو; تشاووش اوغلو
staffan-de-mistura: de Mistura; De Mistura; Staffan de Mistura; دي ميستورا; ديمستورا; دى ميستورا
bashar-jaafari: Jaafari; Ja'afari; Ja’afari; Jaʿafarī; al-Jaafari; Bashar al-Ja'afari; بشار الجعفري
mohammad-javad-zarif: Zarif; Javad Zarif; Mohammad-Javad Zarif; ظريف; محمد جواد ظريف
mikhail-bogdanov: Bogdanov; Mikhail Bogdanov; بوغدانوف; بوجدانوف
kairat-abdrakhmanov: Abdrakhmanov; Kairat Abdrahmanov; عبد الرحمنوف; عبدالرحمانوف
alexander-lavrentiev: Lavrentiev; Lavrentyev; Lavrentjev; لافرينتييف; لافرنتيف
recep-tayyip-erdogan: Erdogan; Erdoğan; ERDOĞAN; أردوغان; اردوغان; إردوغان
antonio-guterres: Guterres; António Guterres; Antonio Guterres; غوتيريش
bashar-al-assad: Assad; Bashar Assad; Bashar al-Assad; Bachar el-Assad; بشار الأسد
nursultan-nazarbayev: Nazarbayev; Nazarbaïev; نزارباييف; نور سلطان نزارباييف
islamic-state: ISIS; isis; ISIL; Daesh; داعش; Islamic State
united-nations: UN; U.N.; United Nations; الأمم المتحدة
united-states: US; USA; usa; United States; الولايات المتحدة
ahmad-kuzbari: Kuzbari; al-Kuzbari; Ahmad Kuzbari; الكزبري
nasr-al-hariri: Hariri; al-Hariri; Nasr Hariri; نصر الحريري
walid-al-muallem: Muallem; al-Muallem; Walid Muallem; وليد المعلّم
geir-pedersen: Pedersen; Geir O. Pedersen; غير بيدرسون; جير بيدرسن
yasser-abdul-rahim: Yasser Abdul Rahim; Yasser Abd al-Rahim; Yasser Abdulrahim; ياسر عبدالرحيم
russia: Russia; Moscow; روسيا
"""
OTHER_SPELLINGS = """
sergey-lavrov: Lavroff; Lavrof; Lawrow; Лавров; Сергей Лавров; Sirghi Lafruf; Sīrġī Lāfrūf
mevlut-cavusoglu: Cavushoglu; Chavushoglu; Tschawuschoglu; Mevlüt Chavushoglu; Чавушоглу
staffan-de-mistura: demistura; Stafan de Mistura; Stāfān dī Mīstūrā; де Мистура
bashar-jaafari: Jaʿfarī; Ǧaʿfarī; al-Jaʿfarī; Jafari; Bachar al-Jaafari
mohammad-javad-zarif: Zareef; Ẓarīf; Mohamed Jawad Zarif; Muḥammad Jawād Ẓarīf; Зариф
mikhail-bogdanov: Bogdanoff; Mikhaïl Bogdanov; Bughdānūf; Богданов
kairat-abdrakhmanov: Abdurakhmanov; Abdurahmanov; Abdrahmanov; Abdurrahmanov; Абдрахманов
alexander-lavrentiev: Lavrentieff; Lavrentev; Лаврентьев; Aleksandr Lavrentiev; Lavrintiyef
recep-tayyip-erdogan: Erdoghan; Erdogaan; Эрдоган; Ardūġān; Urdughan
nursultan-nazarbayev: Nazarbaiev; Nazarbajev; Nūr Sulṭān Naẓarbāyīf; Назарбаев
ahmad-kuzbari: Kouzbari; Aḥmad al-Kuzbarī; Ahmed el Kouzbari; al Kuzbary
nasr-al-hariri: Harīrī; el-Hariri; Naṣr al-Ḥarīrī; Nasser Hariri
walid-al-muallem: Mouallem; Muʿallim; Walīd al-Muʿallim; Walid el-Mouallem
faisal-mekdad: Mikdad; Miqdad; al-Miqdād; Fayṣal al-Miqdād; Faysal Mekdad; Faycal Mikdad
mohammed-alloush: Aloush; Muḥammad ʿAllūsh; Mohamed Allouch; Mohamad Aloosh
sergei-shoigu: Choïgou; Shoygou; Sergueï Choïgou; Шойгу; Sergej Shojgu
maria-zakharova: Zaharova; Захарова; Marija Zakharova; Mārīyā Zākhārūfā
geir-pedersen: Geir Pederssen; Гейр Педерсен; Geir Pedarsen
kassym-jomart-tokayev: Tokaev; Tokajev; Qasym-Zhomart Tokayev; Токаев
vladimir-putin: Poutine; Putine; Wladimir Putin; Путин; Vladimir Poutine
hossein-amir-abdollahian: Amir Abdullahian; Amir-Abdolahian; Hossein Amirabdollahian
anas-al-abdah: Anas al-Abda; Anas al-ʿAbda; Anas Alabdah
hadi-al-bahra: Bahra; Albahra; Hādī al-Baḥra; Hadi el Bahra
yahya-al-aridi: Yaḥyā al-ʿArīḍī; Yehia Aridi; Yahia el-Aridi
abbas-araghchi: Araghchi; Araqchi; ʿAbbās ʿArāqchī; Abbas Araghtchi
nour-al-din-al-zenki: Nour al-Din al-Zenki; Nureddin al-Zenki; Nūr ad-Dīn az-Zankī
ramzy-ezzeldin-ramzy: Ramzy Ezzeldin Ramzy; Ramzi Izz al-Din Ramzi; Ramzī ʿIzz ad-Dīn Ramzī
jaish-al-islam: Jaysh al-Islam; Jaish al-Eslam; Jeish al-Islam
"""
ARABIZI = """
mohammed-alloush: 3alloush; Mo7ammad 3alloush; mohamad 3aloush
nasr-al-hariri: 7ariri; na9r al7ariri; al-7ariri
bashar-jaafari: ja3fari; al-ja3fari; bashar al ja3fari
ali-asghar-khaji: 5aji; 7'aji; ali asghar 5aji
walid-al-muallem: mo3allem; mu3allim; walid al-mo3allem
yahya-al-aridi: ya7ya al3aridi; ya7ya al-3aridi
hadi-al-bahra: hadi al-ba7ra; ba7ra
anas-al-abdah: anas al-3abda; anas el 3abdeh
ghady-khoury: ghadi 5oury; 3'adi khoury
yasser-abdul-rahim: yasser 3abd al-ra7im; yaser 3abdelra7im
"""
SLIPS = """
sergey-lavrov: Lavorv; Larvov; Lavrrov
mevlut-cavusoglu: Cavusolgu; Cavusogllu; Cavusuglu
recep-tayyip-erdogan: Edrogan; Erdoagn
staffan-de-mistura: de Misutra; Stafan de Mistrua
antonio-guterres: Guteress; Gutteres
alexander-lavrentiev: Lavrentive
geir-pedersen: Petersen; Geir Pedresen
"""
NOBODY = """
peace talks; talks; peace; detainees; detainees abductees; ceasefire; truce; delegation; meeting;
opposition; government; army; war; press; minister; foreign minister; ministry; statement; said;
raise; rise; sure; sorry; matters; button; potion; tomato; hurry; berry; carol; rice; trade;
terror; is; us; who; aid; iris; Paris; Sochi; Geneva; Astana; Vienna; Riyadh; Cairo; Idlib; Aleppo;
Homs; Hama; Ghouta; Daraa; Harare; Rohingya; Bucharest; Lahore; Surrey; music; mosque; silence;
matter of; S300; F16; covid19; 2017; round 5; 3; مفاوضات; معتقلين;
المعتقلين; سلام; حلب; جنيف; أستانا; باريس; سوتشي; هدنة
"""


def cases(table: str) -> list[tuple[str, str]]:
    lines = (line.split(":", 1) for line in table.strip().splitlines())
    return [(slug, typed.strip()) for slug, names in lines for typed in names.split(";")]


def nobody() -> list[str]:
    return [typed.strip() for typed in NOBODY.split(";")]


def test_there_are_cases_enough():
    tables = (ALIASES, OTHER_SPELLINGS, ARABIZI, SLIPS)
    assert sum(len(cases(table)) for table in tables) + len(nobody()) >= 300


@pytest.mark.parametrize(("slug", "typed"), cases(ALIASES))
def test_a_name_that_the_archive_has_is_known(table, slug, typed):
    first, *others = leading(table.matches(typed))
    assert (first.participant.slug, first.kind) == (slug, "alias")
    assert not others


@pytest.mark.parametrize(("slug", "typed"), cases(OTHER_SPELLINGS))
def test_a_name_is_known_in_other_spellings_and_alphabets(table, slug, typed):
    assert [match.participant.slug for match in leading(table.matches(typed))] == [slug]


@pytest.mark.parametrize(("slug", "typed"), cases(ARABIZI))
def test_a_name_is_known_in_arabizi(table, slug, typed):
    first, *others = leading(table.matches(typed))
    assert first.participant.slug == slug
    assert not others


@pytest.mark.parametrize(("slug", "typed"), cases(SLIPS))
def test_a_slip_of_the_finger_is_forgiven_but_told(table, slug, typed):
    first, *others = leading(table.matches(typed))
    assert first.participant.slug == slug
    assert first.kind != "alias"
    assert first.score < 1
    assert not others


@pytest.mark.parametrize("typed", nobody())
def test_words_and_places_are_nobody(table, typed):
    assert table.matches(typed) == []


def test_who_shares_a_name_is_offered_beside_the_other_the_more_often_named_first(table):
    keys = {named.slug: key for key, named in table.participants.items()}
    both = {"selcuk-unal", "sedat-onal"}
    matches = leading(table.matches("أونال", {keys["selcuk-unal"]: 3, keys["sedat-onal"]: 2}))
    assert [match.participant.slug for match in matches] == ["selcuk-unal", "sedat-onal"]
    matches = leading(table.matches("أونال", {keys["selcuk-unal"]: 3, keys["sedat-onal"]: 30}))
    assert [match.participant.slug for match in matches] == ["sedat-onal", "selcuk-unal"]
    assert {match.participant.slug for match in leading(table.matches("SNC"))} == {
        "syrian-national-coalition",
        "syrian-negotiation-commission",
    }
    assert both == {match.participant.slug for match in matches}


def test_a_match_says_which_name_it_was_and_who_bears_it(table):
    match = table.matches("3alloush")[0]
    assert (match.name.text, match.kind) == ("alloush", "arabizi")
    match = table.matches("Лавров")[0]
    assert match.name.text == "Lavrov"
    assert match.participant.label == "سيرغي لافروف"


def test_only_capitals_mean_a_short_abbreviation(table):
    assert [match.participant.slug for match in table.matches("IS")] == ["islamic-state"]
    assert table.matches("is") == []


@given(text=st.text(max_size=300))
def test_no_text_is_too_strange_for_a_name(text):
    for skeleton in skeletons(text):
        assert set(skeleton) <= set("BDFGHJKLMNRSTXZ")
    assert plain_latin(text).isascii()
    sound(text)


@given(text=st.text(alphabet="abdeghklmnrstuz3725' -ʿḥāالبتحدرسعقنوي", max_size=40))
def test_any_name_matches_itself(text):
    table = NameTable([Named(1, "x", "person", "س", "X", (KnownName(1, text, is_shared=False),))])
    if any(map(str.isalpha, plain_form(text))):
        assert [match.name.text for match in table.matches(text)][:1] == [text]


def test_names_that_change_are_known_at_once(db, django_assert_num_queries):
    person = factories.ParticipantFactory(name_ar="هاني العطار", name_en="Hani al-Attar")
    assert [match.participant.slug for match in resolve_names("Attar")] == [person.slug]
    with django_assert_num_queries(1):
        assert resolve_names("Attaar")
    alias = factories.AliasFactory(participant=person, text="أبو النور")
    assert [match.name.text for match in resolve_names("Abu Nour")] == ["أبو النور"]
    alias.text = "أبو السرور"
    alias.save()
    assert resolve_names("Abu Nour") == []
    person.delete()
    assert resolve_names("Attar") == []


def test_the_table_is_read_in_two_queries(db, django_assert_num_queries):
    factories.AliasFactory.create_batch(5)
    with django_assert_num_queries(3):
        name_table()
