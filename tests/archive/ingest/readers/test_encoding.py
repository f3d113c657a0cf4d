"""Reports come in the encodings of twenty years; each must be read as it was written."""

import random

import pytest

from archive.ingest.readers.encoding import UndecodableError, decode
from archive.ingest.values import RefusalReason

REPORT = (
    "انطلقت في أستانا، اليوم، جولة جديدة من المحادثات؛ وسأل صحفي: متى تُختتم؟\n"
    "وقال الوزير: «تُختتم غداً». وحضر M. de Mistura الجلسة الأولى في 4 تموز/يوليو 2017."
)
TEXTS = ["أستانا", "قمة", "لا", "مفاوضات أستانا", "جلسة 5", "انتهى الاجتماع أمس.", REPORT]
ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8-sig",
    "utf-16": "utf-16-le",  # Python writes a byte-order mark, and on this machine little-endian
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "cp1256": "windows-1256",
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("codec", ENCODINGS)
def test_arabic_is_read_in_each_encoding_however_short_it_is(text, codec):
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.encoding == ENCODINGS[codec]
    assert decoded.lost == 0


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_english_is_read_too(codec):
    text = "Talks on Syria opened in Astana on Tuesday.\nThe round ends on Wednesday."
    assert decode(text.encode(codec)).text == text


def test_a_french_text_of_old_windows_keeps_its_accents():
    text = "L'été à Genève, où les négociations ont été reportées"
    assert decode(text.encode("cp1252")).text == text


def test_a_damaged_utf8_text_loses_only_what_is_damaged():
    data = REPORT.encode()
    decoded = decode(data[:50] + b"\xff\xfe" + data[50:])
    assert decoded.encoding == "utf-8"
    assert decoded.lost == 2
    assert decoded.text.replace("\N{REPLACEMENT CHARACTER}", "") == REPORT


@pytest.mark.parametrize("codec", ["iso8859_6", "koi8_r", "cp1251", "mac_cyrillic"])
def test_what_would_read_as_gibberish_is_refused(codec):
    text = (
        REPORT.replace("«", "").replace("»", "") if codec == "iso8859_6" else "Переговоры в Астане"
    )
    with pytest.raises(UndecodableError) as raised:
        decode(text.encode(codec))
    assert raised.value.reason is RefusalReason.UNKNOWN_ENCODING


@pytest.mark.parametrize("start", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x10JFIF"])
def test_bytes_that_are_no_text_are_refused(start):
    noise = random.Random(7).randbytes(5000)
    with pytest.raises(UndecodableError) as raised:
        decode(start + noise)
    assert raised.value.reason is RefusalReason.NOT_TEXT
