"""Towns and regions of the news of war and talks, in Arabic and in Latin letters.

For readers who type one beginning, or know only the Latin name. States are participants and stand
with these; here are places that take no part.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a place is called."""

    arabic: str
    latin: str
    """The usual name in the English press."""
    others: tuple[str, ...] = ()
    """Other spellings, in either script."""


_TABLE = """
دمشق: Damascus
حلب: Aleppo, Halab
حمص: Homs, Hims
حماة: Hama, Hamah
إدلب: Idlib, Idleb
درعا: Daraa, Deraa, Dar'a
اللاذقية: Latakia, Lattakia, Ladhiqiyah
طرطوس: Tartus, Tartous
السويداء: Suwayda, Sweida, Suweida
القنيطرة: Quneitra, Kuneitra, Qunaitra
الرقة: Raqqa, Raqqah, Rakka
الحسكة: Hasakah, Hasaka, Hassakeh
دير الزور: Deir ez-Zor, Deir Ezzor, Deir al-Zor, Dayr al-Zawr
الغوطة: Ghouta, Ghuta
الغوطة الشرقية: Eastern Ghouta
دوما: Douma, Duma
حرستا: Harasta
جوبر: Jobar
داريا: Darayya, Daraya
مضايا: Madaya
الزبداني: Zabadani
كفريا: Kafriya, Kefraya
الفوعة: Foua, Fuaa, al-Fu'ah
القلمون: Qalamoun, Qalamun
اليرموك: Yarmouk, Yarmuk
عفرين: Afrin
إعزاز: Azaz, أعزاز
جرابلس: Jarablus, Jarabulus
منبج: Manbij
سراقب: Saraqib, Saraqeb
خان شيخون: Khan Sheikhoun, Khan Shaykhun
معرة النعمان: Maarat al-Numan, Maaret al-Numan
تدمر: Palmyra, Tadmur
البوكمال: Abu Kamal, Albu Kamal, Bukamal
التنف: Tanf
كوباني: Kobani, Kobane, عين العرب
القامشلي: Qamishli, Kamishli
الجولان: Golan, Golan Heights
بيروت: Beirut
طرابلس: Tripoli
عرسال: Arsal
عمان: Amman
بغداد: Baghdad
الموصل: Mosul
البصرة: Basra, Basrah
كركوك: Kirkuk
أربيل: Erbil, Arbil, Irbil
سنجار: Sinjar
الفلوجة: Fallujah, Falluja
القدس: Jerusalem
غزة: Gaza
رام الله: Ramallah
سيناء: Sinai
القاهرة: Cairo
الإسكندرية: Alexandria
صنعاء: Sanaa, Sana'a
عدن: Aden
تعز: Taiz, Ta'izz
الحديدة: Hodeidah, Hudaydah, Hodeida
صعدة: Saada, Sa'dah
مأرب: Marib, Ma'rib
الرياض: Riyadh
جدة: Jeddah, Jiddah
الدوحة: Doha
المنامة: Manama
مسقط: Muscat
أبوظبي: Abu Dhabi, أبو ظبي
دبي: Dubai
بنغازي: Benghazi
مصراتة: Misrata
درنة: Derna
تونس: Tunis
الخرطوم: Khartoum
دارفور: Darfur
أنقرة: Ankara
إسطنبول: Istanbul, اسطنبول
أنطاليا: Antalya
غازي عنتاب: Gaziantep
طهران: Tehran, Teheran
أصفهان: Isfahan, Esfahan
كابول: Kabul
أستانا: Astana, أستانة, آستانا, Nur-Sultan, نور سلطان
سوتشي: Sochi, Sotchi
موسكو: Moscow, Moskva
القرم: Crimea
كييف: Kiev, Kyiv
مينسك: Minsk
باكو: Baku
يريفان: Yerevan
جنيف: Geneva, Genève, Genf
فيينا: Vienna, Wien
لوزان: Lausanne
بروكسل: Brussels, Bruxelles
باريس: Paris
لندن: London
برلين: Berlin
روما: Rome
مدريد: Madrid
أثينا: Athens
هلسنكي: Helsinki
ستوكهولم: Stockholm
سالزبري: Salisbury
واشنطن: Washington
نيويورك: New York
سنغافورة: Singapore
بيونغيانغ: Pyongyang
طوكيو: Tokyo
بكين: Beijing, Peking
"""


def _read(line: str) -> PlaceName:
    arabic, _, names = line.partition(":")
    latin, *others = (name.strip() for name in names.split(","))
    return PlaceName(arabic, latin, tuple(others))


PLACES: tuple[PlaceName, ...] = tuple(map(_read, _TABLE.strip().splitlines()))
"""Each place once."""
