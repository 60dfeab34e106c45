"""The encoding of a text is told by the words it makes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmd.exchange.readers.encodings import known_encoding, likely_encoding
from netmd.exchange.readers.outlook_headers import OUTLOOK

LISTS = {
    "cp1252": "José García, François Lefèvre, Zoë Kaplan, Jörg Groß, Åsa Öberg, João Gonçalves, Nuño Ibáñez",
    "mac_roman": "José García, François Lefèvre, Zoë Kaplan, Jörg Groß, Åsa Öberg, João Gonçalves, Nuño Ibáñez",
    "cp850": "José García, François Lefèvre, Jörg Groß, Nuño Ibáñez, Köln, Besançon, Zürich",
    "cp1250": "Łukasz Żak, Małgorzata Wiśniewska, Jiří Novák, Kateřina Šťastná, Győző Kovács, Željko Šarić",
    "cp1251": "Анна Иванова, Сергей Петров, МОСКВА, Олександр Шевченко, Київ",
    "koi8-r": "Анна Иванова, Сергей Петров, Москва",
    "cp1253": "Γιώργος Παπαδόπουλος, Μαρία Νικολάου, Αθήνα",
    "cp1254": "Çağrı Şahin, Gülşen Yılmaz, İbrahim Öztürk, Eskişehir, Muğla",
    "cp1255": "דוד לוי, שרה כהן, תל אביב",
    "cp1256": "محمد علي, فاطمة حسن, القاهرة",
    "cp1257": "Jānis Bērziņš, Līga Kalniņa, Šarūnas Žemaitis, Kęstutis, Ąžuolas",
    "cp932": "田中太郎, 鈴木花子, 東京都, さくら銀行",
    "euc_jp": "田中太郎, 鈴木花子, さくら銀行",
    "gb18030": "张伟, 王芳, 北京市, 深圳科技有限公司",
    "big5": "陳大文, 林美玲, 臺北市, 股份有限公司",
    "cp949": "김철수, 이영희, 서울특별시",
}
"""Invented people and towns, as a short address book would have them."""


@pytest.mark.parametrize("encoding", LISTS)
@pytest.mark.parametrize("form", ["{0}", "Name,Notes\n{0},met at a conference\n", "“{0}”\r\n"])
def test_a_short_list_is_read_as_it_was_written(encoding: str, form: str) -> None:
    text = form.format(LISTS[encoding])
    data = text.encode(encoding, "ignore")
    assert data.decode(likely_encoding(data)) == data.decode(encoding)


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("pl", "cp1250"), ("ru", "cp1251"), ("tr", "cp1254"), ("ja", "cp932")]
    + [(language, "cp1252") for language in ("da", "de", "es", "fr", "it", "nl", "pt", "sv")],
)
def test_outlooks_header_alone_tells_the_encoding(language: str, encoding: str) -> None:
    data = OUTLOOK[language].encode(encoding)
    assert data.decode(likely_encoding(data)) == OUTLOOK[language]


@pytest.mark.parametrize(
    "word", ["Zoë", "García", "Muñoz", "Søren", "François", "Ågot", "Größe", "João", "50 €", "it’s"]
)
def test_a_single_western_word_is_western(word: str) -> None:
    assert likely_encoding(word.encode("cp1252")) == "cp1252"


def test_few_stray_bytes_leave_utf_8_what_it_is() -> None:
    assert likely_encoding("Zoë, José, Łukasz".encode() + b"caf\xe9") == "utf-8"
    assert likely_encoding("Zoë, ".encode("cp1252") + "José".encode()) == "cp1252"


@given(st.binary(max_size=400))
def test_any_bytes_have_an_encoding_that_python_knows(data: bytes) -> None:
    assert isinstance(data.decode(likely_encoding(data), "replace"), str)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("iso8859-2", "Łukasz Żółć, Łódź\nPřemysl, Ústí\nŽofie, Třebíč"),
        ("cp852", "Łukasz Żółć, Łódź\nPřemysl, Ústí\nŽofie, Třebíč"),
        ("mac_cyrillic", "Иван Петров\nОльга Кузнецова\nЯна Юрьева"),
        ("iso8859-5", "Иван Петров\nОльга Кузнецова\nЯна Юрьева"),
        ("utf-16-le", "名前,会社\n山田太郎,東京電機\n佐藤花子,大阪商事\n"),
        ("utf-16-be", "Имя,Компания\nИван Петров,Ромашка\n"),
    ],
)
def test_less_common_encodings_are_known_too(encoding: str, text: str) -> None:
    data = text.encode(encoding)
    assert data.decode(known_encoding(data)) == text


def test_utf_16_without_a_mark_may_have_lost_its_last_byte() -> None:
    assert known_encoding("Name,Email\nZoë,zoe@x.example\n".encode("utf-16-le")[:-1]) == "utf-16-le"


@pytest.mark.parametrize("text", ["สมชาย ใจดี สมหญิง รักไทย", "สวัสดี ครับ ผม ชื่อ"])
def test_what_makes_no_words_is_in_no_known_encoding(text: str) -> None:
    assert known_encoding(f"Name\n{text}\n".encode("cp874")) == ""


def test_a_lone_sign_that_is_no_letter_is_borne() -> None:
    assert known_encoding("Name,Size\nAna,½\nBo,×\n".encode("cp1252")) == "cp1252"
