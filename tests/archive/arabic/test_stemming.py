import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.letters import fold
from archive.arabic.plurals import PLURALS
from archive.arabic.stemming import light_stem, split_clitics
from archive.arabic.suffixes import strip_suffixes


def stem(word: str) -> str:
    return light_stem(fold(word))


@pytest.mark.parametrize(
    "forms",
    [
        "مفاوضات والمفاوضات المفاوضات مفاوضاتها بالمفاوضات للمفاوضات المفاوضة لمفاوضات",
        "سلام السلام والسلام بالسلام للسلام بسلام",
        "إسلام الإسلام والإسلام الإسلامي",
        "أخبار الأخبار خبر",
        "كثير كثيرون كثيرا",
        "أغراض وأغراضها غرض",
        "أستانا أستانة آستانا الأستانة استانه لأستانا بأستانة",
        "وسيط الوسطاء والوسيط وسطائهم",
        "وفد وفود الوفد والوفدان وفدين للوفد وفدها لوفد بوفود",
        "أسير الأسرى أسراهم",
        "هدنة هدن الهدنة والهدنة بالهدنة للهدنة لهدنة",
        "جولة جولات الجولة جولتين وجولته",
        "خطة خطتهم خططها",
        "تصريح تصريحات تصريحاته وتصريحاتهم",
        "مسؤول مسؤولو ومسؤولون مسؤولين",
        "كازاخستان الكازاخستانية الكازاخي",
        "اتفاق الاتفاقات باتفاق لاتفاق اتفاقا واتفاقها",
        "فصيل فصائل الفصائل وفصائلها",
        "دولة دول الدولتين للدول",
        "منطقة مناطق بالمنطقة لمناطقها",
        "ضامن الضامنون الضامنين الضامنة",
        "لاجئ اللاجئين لاجئون للاجئين",
        "حليف حلفاء حلفائها حلفاؤه",
        "رئيس الرؤساء رئيسا والرئيس للرئيس",
        "سوريا سورية السوري السورية سوريين لسوريا",
        "إيران الإيراني الإيرانية وإيران بإيران",
        "تركيا التركية أتراك والتركي",
        "لجنة للجنة اللجان ولجانها بلجنة",
        "لقاء للقاء باللقاء لقاءات وللقاء",
        "مسؤول مسئول المسؤولين مسئولون",
        "سلاح أسلحة أسلحتهم والأسلحة",
        "انسحاب بانسحاب لانسحابها والانسحاب",
        "إعادة لإعادة بإعادة وإعادتهم",
        "حياة حياتهم بحياته الحياة",
        "أعلن أعلنت وأعلنت أعلنته",
        "ألمانيا ألماني والألمانية الألمان لألمانيا",
    ],
)
def test_forms_of_one_word_meet(forms: str) -> None:
    stems = {form: stem(form) for form in forms.split()}
    assert len(set(stems.values())) == 1, stems


@pytest.mark.parametrize(
    "words",
    [
        "سلام إسلام استسلام تسليم سلامة",
        "إطلاق طلاق",
        "اتفاق وفاق",
        "مصالحة مصالح",
        "شرطة شروط",
        "اجتماع اجتماعي",
        "رئيس رئيسي",
        "وفد وفاة",
        "إيران إيرادات",
        "لبنان لبن",
        "ميدان مدن",
        "فرقة الرقة",
        "رياض رياضة",
        "ألغام غم",
        "المان مان",
        "فعل عل",
    ],
)
def test_words_that_only_look_alike_stay_apart(words: str) -> None:
    stems = {word: stem(word) for word in words.split()}
    assert len(set(stems.values())) == len(stems), stems


def test_letters_of_the_word_itself_are_not_taken_for_clitics() -> None:
    words = """
        وفد وزير واشنطن لبنان إيران بيان ميدان روسيا فصيل فريق فلسطين كتاب كبير لسان بغداد باريس
        بوتين برلمان قانون مليون تفاهم تعاون أردوغان حاكم الله ألف الآن مباراة حياة توجيه
        كاليفورنيا ألمانيا وساطة ولاية وكالات والد بطولة لاعب كلام فهم
    """
    splits = {word: split_clitics(fold(word)) for word in words.split()}
    assert {word: split for word, split in splits.items() if split[0]} == {}


def test_letters_of_the_word_itself_are_not_taken_for_endings() -> None:
    words = "لبنان إيران بيان ميدان روسيا مليون قانون بوتين فلسطين برلمان تفاهم حياة توجه مؤقت"
    stems = {word: stem(word) for word in words.split()}
    assert stems == {word: fold(word) for word in words.split()}


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("والمفاوضات", ("وال", "مفاوضات")),
        ("وبالوفد", ("وبال", "وفد")),
        ("للمعارضة", ("لل", "معارضه")),
        ("وللمعارضة", ("ولل", "معارضه")),
        ("للقاء", ("ل", "لقاء")),
        ("ووصل", ("و", "وصل")),
        ("ووجدنا", ("و", "وجدنا")),
        ("وفي", ("و", "في")),
        ("فقال", ("ف", "قال")),
        ("فالوفد", ("فال", "وفد")),
        ("والآن", ("و", "الان")),
        ("بالله", ("ب", "الله")),
        ("بمواجهة", ("ب", "مواجهه")),
        ("لتعزيز", ("ل", "تعزيز")),
        ("كرئيس", ("ك", "رئيس")),
    ],
)
def test_clitics_are_cut_where_that_is_safe(word: str, split: tuple[str, str]) -> None:
    assert split_clitics(fold(word)) == tuple(map(fold, split))


def test_a_protected_name_survives_whole_with_or_without_clitics() -> None:
    names = frozenset(map(fold, ["القاهرة", "إسرائيل", "ويتكوف", "وليد", "لؤي", "الشرع"]))
    for name in ("القاهرة", "إسرائيل", "ويتكوف", "وليد", "الشرع"):
        for written in (name, f"و{name}", f"ل{name}"):
            assert light_stem(fold(written), protected=names) == fold(name)
    assert light_stem(fold("بويتكوف"), protected=names) == fold("ويتكوف")
    assert light_stem(fold("والمفاوضات"), protected=names) == stem("مفاوضات")


def test_a_protected_name_still_meets_its_other_spelling() -> None:
    names = frozenset({fold("أستانة"), fold("أستانا")})
    assert light_stem(fold("بأستانة"), protected=names) == light_stem("استانا", protected=names)


arabic_words = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءؤئ", min_size=1, max_size=12)


@given(st.one_of(arabic_words, st.text(min_size=1).map(fold).filter(bool)))
def test_a_word_never_stems_to_nothing(word: str) -> None:
    assert light_stem(word)
    assert light_stem(word, protected=frozenset({word[1:]}))


@given(arabic_words)
def test_splits_put_together_are_the_word(word: str) -> None:
    assert "".join(split_clitics(word)) == word


@pytest.mark.parametrize("word", ["", "lavrov", "2017", "s300"])
def test_what_is_not_arabic_is_left_alone(word: str) -> None:
    assert light_stem(word) == word


def test_every_broken_plural_meets_its_singular() -> None:
    apart = {
        plural: singular
        for plural, singular in PLURALS.items()
        if light_stem(plural) != strip_suffixes(singular)
        or light_stem(singular) != light_stem(plural)
    }
    assert apart == {}
