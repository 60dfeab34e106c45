"""How lines are joined, taken apart and decoded, whichever program wrote them."""

from __future__ import annotations

import codecs

import pytest

from netmd.exchange.readers import vcard
from netmd.exchange.records import ImportRefusedError
from tests.unit.exchange.readers.vcard.cards import card, extra, person, read

JO = card("FN:Jo Zielińska", "NOTE:one\\ntwo", "EMAIL:jo@x.example")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
@pytest.mark.parametrize(
    "encode",
    [
        str.encode,
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
    ],
)
def test_line_ends_and_unicode_in_every_form_give_the_same_person(end, encode) -> None:
    data = encode(JO.replace("\r\n", end))
    assert vcard.recognises("x.vcf", data) == 1.0
    (one,) = read(data).people
    assert (one.name, one.notes, one.emails) == ("Jo Zielińska", ("one\ntwo",), ("jo@x.example",))


def test_a_line_goes_on_in_those_that_begin_with_white_space() -> None:
    assert person("NOTE:seven", " teen", "\t ducks", "ROLE:Editor").notes == ("seventeen ducks",)


def test_in_version_2_1_the_white_space_is_part_of_the_text() -> None:
    assert person("NOTE:seven", " teen ducks", version="2.1").notes == ("seven teen ducks",)


def test_a_name_or_parameter_may_be_folded_too() -> None:
    assert person("TEL;TYPE=", " cell;PREF=1:+1", " 416 555 0100").phones == ("+1416 555 0100",)


def test_quoted_printable_goes_on_after_a_soft_break() -> None:
    one = person(
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ren=C3=A9e=",
        "=20Ort=C3=",
        "=ADz",
        "NOTE;QUOTED-PRINTABLE:a: b=0D=0A=",
        "c: d",
        "TEL:12345678",
        version="2.1",
    )
    assert (one.name, one.notes, one.phones) == ("Renée Ortíz", ("a: b\nc: d",), ("12345678",))


def test_a_soft_break_before_the_end_swallows_no_card() -> None:
    found = read(card("FN;ENCODING=QUOTED-PRINTABLE:Ann=", version="2.1") + card("FN:Bob"))
    assert [one.name for one in found.people] == ["Ann", "Bob"]


@pytest.mark.parametrize(
    ("charset", "encoding"), [("ISO-8859-1", "latin-1"), ("windows-1252", "cp1252"), ("Shift_JIS", "shift_jis")]
)
def test_a_property_in_an_encoding_of_its_own(charset: str, encoding: str) -> None:
    name = "田辺由紀ソ" if encoding == "shift_jis" else "Søren Åkesson"
    data = card("NOTE:ü", f"FN;CHARSET={charset}:@", version="2.1").encode().replace(b"@", name.encode(encoding))
    (one,) = read(data).people
    assert (one.name, one.notes) == (name, ("ü",))


def test_utf8_under_a_western_name_is_utf8() -> None:
    assert person("FN;CHARSET=ISO-8859-1:Søren", version="2.1").name == "Søren"


def test_bytes_that_nothing_explains_are_windows_1252() -> None:
    (one,) = read(card("FN:S@ren").encode().replace(b"@", b"\xf8")).people
    assert one.name == "Søren"


@pytest.mark.parametrize("charset", ["unicode_escape", "zip", "idna", "no-such", "", "utf-7"])
def test_a_charset_that_is_none_does_no_harm(charset: str) -> None:
    assert person(f"FN;CHARSET={charset}:Søren \\\\x41", version="2.1").name.startswith("S")


def test_a_value_cut_off_amid_a_character_ends_before_it() -> None:
    assert person("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ren=C3=A9=C3", version="2.1").name == "René"


def test_text_in_base64_is_text() -> None:
    assert person("NOTE;ENCODING=b:bWV0IGF0IGE=", "  IGZhaXI=").notes
    assert person("NOTE;ENCODING=b:bWV0IGF0IGEg", " ZmFpcg==").notes == ("met at a fair",)
    assert person("NOTE;ENCODING=b:x").notes == ()


def test_a_picture_that_is_not_indented_ends_at_the_next_property() -> None:
    one = person("PHOTO;ENCODING=BASE64;JPEG:", "/9j/4AAQSkZJRgABAQ", "AAAA==", "", "TEL;CELL:12345678", version="2.1")
    assert one.phones == ("12345678",)


def test_escapes() -> None:
    assert person('NOTE:a\\, b\\; c\\: d\\\\n e\\Nf C:\\Users \\"x\\" \\').notes == (
        'a, b; c: d\\n e\nf C:\\Users "x" \\',
    )


def test_a_note_whose_lines_were_not_folded_keeps_them() -> None:
    one = person("NOTE:first", "second: with a colon", "https://x.example/", "third", "TEL:12345678")
    assert one.notes == ("first\nsecond: with a colon\nhttps://x.example/\nthird",)
    assert one.phones == ("12345678",)


def test_parameters_bare_quoted_and_in_any_case() -> None:
    one = person(
        "tel;home;fax:11111111",
        'TEL;type="work,fax":22222222',
        'Tel;VALUE=uri;Type="cell:a;b":tel:33333333',
        version="2.1",
    )
    assert extra(one)["fax"] == ("11111111", "22222222")
    assert one.phones == ("33333333",)


def test_quotation_marks_that_never_close_hide_no_value() -> None:
    assert person('TEL;X-A="home:12345678').phones == ("12345678",)


def test_a_group_gives_its_label() -> None:
    one = person(
        "item1.TEL:12345678",
        "item1.X-ABLabel:_$!<AssistantPhone>!$_",
        "ITEM2.X-ABDATE:2010-06-01",
        "item2.X-ABLabel:Opened the shop",
    )
    assert one.phones == ()
    assert extra(one) == {"assistant phone": ("12345678",), "Opened the shop": ("2010-06-01",)}


def test_several_cards_each_for_itself() -> None:
    found = read("junk before\n" + card("FN:Ann") + "\n\n" + card("NOTE:nobody") + card("FN:Bob", version="4.0"))
    assert [(one.name, one.source.row) for one in found.people] == [("Ann", 1), ("Bob", 3)]
    assert [(one.source.row, one.why) for one in found.passed_over] == [(2, "no name")]


def test_an_empty_card_is_passed_over() -> None:
    found = read("BEGIN:VCARD\nEND:VCARD\n" + card("FN:Bob"))
    assert [(one.source.row, one.why) for one in found.passed_over] == [(1, "nothing is in it")]


def test_a_card_without_its_end_is_read_and_said() -> None:
    found = read("BEGIN:VCARD\nFN:Ann\n" + card("FN:Bob") + "begin:vcard\nFN:Cy")
    assert [one.name for one in found.people] == ["Ann", "Bob", "Cy"]
    assert found.notices == ("No END:VCARD, so the file may have been cut off there: card 1, 3.",)


def test_a_card_within_a_card_is_left_out() -> None:
    agent = card("FN:The Agent", "TEL:99999999", version="2.1")
    found = read(card("FN:Ann", "AGENT:\r\n" + agent.rstrip(), "TEL:12345678", version="2.1"))
    assert [(one.name, one.phones) for one in found.people] == [("Ann", ("12345678",))]
    assert "cards within cards (1)" in found.notices[0]


@pytest.mark.parametrize(
    "data", [b"\0" * 1000, bytes(range(256)) * 20, b"name,email\nAnn,a@x.example\n", b"BEGIN:VCALENDAR\n"]
)
def test_what_holds_no_card_is_refused(data: bytes) -> None:
    assert vcard.recognises("x.vcf", data) == 0.0
    with pytest.raises(ImportRefusedError, match="no vCard"):
        read(data)


def test_a_card_further_down_is_a_weaker_sign() -> None:
    assert 0 < vcard.recognises("x.txt", b"see:\n" + JO.encode()) < vcard.recognises("x", b"\n\n" + JO.encode()) == 1.0


HOSTILE = {
    "parameters without end": card("FN:A", "TEL" + ";a=a," * 15 + ":1") + card("FN:B" + ";a=a," * 50_000),
    "quotation marks": card("FN:A", 'TEL;a="' * 50_000),
    "begin upon begin": "BEGIN:VCARD\n" * 20_000,
    "agents in agents": "BEGIN:VCARD\nFN:A\nAGENT:\n" * 20_000,
    "properties": card("FN:A", *["TEL:1"] * 50_000),
    "a long line": card("FN:A", "NOTE:" + "x" * 5_000_000),
    "escapes": card("FN:A", "ORG:" + "\\;" * 200_000, "NOTE:" + "\\n" * 200_000),
    "folds": card("FN:A", "NOTE:x", *[" y"] * 100_000),
    "soft breaks": card("FN:A", "NOTE;ENCODING=QUOTED-PRINTABLE:=", *["=C3="] * 50_000, version="2.1"),
    "ends of lines": "BEGIN:VCARD" + "\r" * 500_000,
    "semicolons": card("FN:A", "ADR:" + ";" * 200_000, "N:" + ";" * 200_000, "X-NETMD-EXTRA:" + ";" * 200_000),
    "names": card("FN:A", *[f"X-{n}:y" for n in range(5_000)]),
    "bytes": card("FN:A", *("".join(map(chr, range(1, 256))),) * 500),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_read_or_passed_over(text: str) -> None:
    assert read(text).rows >= 1


def test_too_many_properties_lose_their_card_and_no_other() -> None:
    found = read(card("FN:A", *["TEL:1"] * 20_000) + card("FN:Bob"))
    assert [one.name for one in found.people] == ["Bob"]
    assert [one.why for one in found.passed_over] == ["too many lines for a card"]


@pytest.mark.parametrize("text", ["=", "-", "=3D"])
def test_a_value_of_signs_is_a_value(text: str) -> None:
    assert person(f"NICKNAME:{text}").aliases == (text,)
