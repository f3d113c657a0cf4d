"""Towns and regions of the news of war and talks, in Arabic and in Latin letters.

For readers who type one beginning, or know only the Latin name. States are participants and stand
with these; here are places that take no part. Names that are common words in English as well
(Al-Bab, Nice), or something else (Duma), are left out.
"""

from dataclasses import dataclass

from archive.arabic.transliteration import is_in_arabic


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a place is called."""

    arabic: str
    latin: str
    """The usual name in the English press."""
    others: tuple[str, ...] = ()
    """Other spellings, in either script."""

    @property
    def arabic_names(self) -> tuple[str, ...]:
        """All its names in Arabic letters, the usual one first."""
        return self.arabic, *(name for name in self.others if is_in_arabic(name))


_TABLE = """
دمشق: Damascus, Damas, Dimashq
حلب: Aleppo, Halab, Alep
حمص: Homs
حماة: Hama, Hamah
إدلب: Idlib, Idleb, Edlib
درعا: Daraa, Deraa, Dar'a
اللاذقية: Latakia, Lattakia, Ladhiqiyah, Lattaquié, Ladhiqiya
طرطوس: Tartus, Tartous
السويداء: Suwayda, Sweida, Suweida, Sweyda
القنيطرة: Quneitra, Kuneitra, Qunaitra
الرقة: Raqqa, Raqqah, Rakka
الحسكة: Hasakah, Hasaka, Hassakeh, Hasakeh
دير الزور: Deir ez-Zor, Deir Ezzor, Dayr al-Zawr, Deir al-Zour, Deir Azzor, Deir Ezzour
الغوطة: Ghouta, Ghuta
الغوطة الشرقية: Eastern Ghouta
دوما: Douma
حرستا: Harasta
جوبر: Jobar
داريا: Darayya, Daraya
مضايا: Madaya
الزبداني: Zabadani
كفريا: Kafriya, Kefraya, Kafraya
الفوعة: Foua, Fuaa, al-Fu'ah
القلمون: Qalamoun, Qalamun
اليرموك: Yarmouk, Yarmuk
عفرين: Afrin, Efrin
إعزاز: Azaz, Aazaz, عزاز
جرابلس: Jarablus, Jarabulus
منبج: Manbij, Membij, Minbij
سراقب: Saraqib, Saraqeb
خان شيخون: Khan Sheikhoun, Khan Shaykhun, Khan Shaykhoun, Khan Cheikhoun
معرة النعمان: Maarat al-Numan, Maaret al-Numan, Maarrat al-Numan
تدمر: Palmyra, Tadmur, Palmyre
البوكمال: Abu Kamal, Albu Kamal, Bukamal, Albukamal
التنف: Tanf
كوباني: Kobani, Kobane, عين العرب
القامشلي: Qamishli, Kamishli, Qamishlo
الجولان: Golan, Golan Heights
بيروت: Beirut, Beyrouth
طرابلس: Tripoli
عرسال: Arsal, Ersal
عمان: Amman
بغداد: Baghdad, Bagdad
الموصل: Mosul, Mossoul
البصرة: Basra, Basrah, Bassora
كركوك: Kirkuk, Kirkouk
أربيل: Erbil, Arbil, Irbil
سنجار: Sinjar
الفلوجة: Fallujah, Falluja, Fallouja
القدس: Jerusalem, Al-Quds
غزة: Gaza
رام الله: Ramallah
سيناء: Sinai
القاهرة: Cairo, Le Caire
الإسكندرية: Alexandria, Alexandrie
صنعاء: Sanaa
عدن: Aden
تعز: Taiz, Ta'izz
الحديدة: Hodeidah, Hudaydah, Hodeida, Hudayda
صعدة: Saada, Sa'dah
مأرب: Marib
الرياض: Riyadh, Riyad
جدة: Jeddah, Jiddah, Jidda
الدوحة: Doha
المنامة: Manama
مسقط: Muscat
أبوظبي: Abu Dhabi, أبو ظبي
دبي: Dubai
بنغازي: Benghazi
مصراتة: Misrata, Misurata
درنة: Derna
تونس: Tunis
الخرطوم: Khartoum
دارفور: Darfur, Darfour
أنقرة: Ankara
إسطنبول: Istanbul
أنطاليا: Antalya, أنتاليا
غازي عنتاب: Gaziantep, Antep, عنتاب
طهران: Tehran, Teheran
أصفهان: Isfahan, Esfahan
كابول: Kabul, Kaboul, كابل
أستانا: Astana, Nur-Sultan, أستانة, نور سلطان
سوتشي: Sochi, Sotchi
موسكو: Moscow, Moskva, Moscou
القرم: Crimea, Crimée
كييف: Kiev, Kyiv
مينسك: Minsk
باكو: Baku, Bakou
يريفان: Yerevan, Erevan
جنيف: Geneva, Genève, Genf
فيينا: Vienna, Wien, Vienne, فينا
لوزان: Lausanne
بروكسل: Brussels, Bruxelles
باريس: Paris
لندن: London, Londres
برلين: Berlin
روما: Rome, Roma
مدريد: Madrid
أثينا: Athens
هلسنكي: Helsinki, هيلسنكي
ستوكهولم: Stockholm
سالزبري: Salisbury, سالسبيري, سالزبوري, ساليسبري, سالسبوري
واشنطن: Washington
نيويورك: New York
سنغافورة: Singapore
بيونغيانغ: Pyongyang, بيونغ يانغ
طوكيو: Tokyo
بكين: Beijing, Peking, Pekin
زملكا: Zamalka
عربين: Arbin, Irbin
جسر الشغور: Jisr al-Shughur, Jisr al-Shughour
صيدا: Sidon, Saida
النجف: Najaf
كربلاء: Karbala, Kerbala
تكريت: Tikrit
سامراء: Samarra
نابلس: Nablus, Naplouse
أريحا: Jericho
رفح: Rafah
حيفا: Haifa
تل أبيب: Tel Aviv
خان يونس: Khan Younis, Khan Yunis, Khan Yunus, خانيونس
العريش: Arish
سقطرى: Socotra, Soqotra
شبوة: Shabwa, Shabwah
حضرموت: Hadramawt, Hadramout, Hadhramaut
المكلا: Mukalla
مكة: Mecca, Makkah
سبها: Sabha, Sebha
طبرق: Tobruk
سرت: Sirte
الجزائر: Algiers, Alger
الرباط: Rabat
نواكشوط: Nouakchott
جوبا: Juba
أديس أبابا: Addis Ababa
أسمرة: Asmara
مقديشو: Mogadishu, موغاديشو
نيروبي: Nairobi
كينشاسا: Kinshasa
قندهار: Kandahar
سان بطرسبرغ: Saint Petersburg, St Petersburg, سان بطرسبورغ, سانت بطرسبرغ, سانت بطرسبورغ
قازان: Kazan, كازان
دونيتسك: Donetsk
لوغانسك: Luhansk, Lugansk, لوهانسك
تبليسي: Tbilisi
لشبونة: Lisbon
وارسو: Warsaw
سيول: Seoul
نيودلهي: New Delhi, نيو دلهي
إسلام آباد: Islamabad
"""


def _read(line: str) -> PlaceName:
    arabic, _, names = line.partition(":")
    latin, *others = (name.strip() for name in names.split(","))
    return PlaceName(arabic, latin, tuple(others))


PLACES: tuple[PlaceName, ...] = tuple(map(_read, _TABLE.strip().splitlines()))
"""Each place once."""
