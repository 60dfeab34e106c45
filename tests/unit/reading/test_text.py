"""Bytes to text: encodings, line ends, places, conflict markers."""

from __future__ import annotations

import codecs

import pytest

from netmd.problems import Location
from netmd.reading.text import MAX_BYTES, Text, decode
from tests.unit.reading.notes import contact, read, wrong

NOTE = "---\nname: Zoë Ångström\n---\n## 2026-03-04 Café “Noir” – 3 €\n"


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (NOTE.encode(), []),
        (codecs.BOM_UTF8 + NOTE.encode(), []),
        (NOTE.encode("utf-16"), ["1:1 NET003"]),
        (codecs.BOM_UTF16_BE + NOTE.encode("utf-16-be"), ["1:1 NET003"]),
        (codecs.BOM_UTF16_LE + NOTE.encode("utf-16-le"), ["1:1 NET003"]),
        (NOTE.encode("cp1252"), ["2:9 NET002"]),
        (NOTE.replace("\n", "\r\n").encode("cp1252"), ["2:9 NET002"]),
        (NOTE.replace("\n", "\r").encode("cp1252"), ["2:9 NET002"]),
        (codecs.BOM_UTF8 + NOTE.encode("cp1252"), ["2:9 NET002"]),
        (NOTE.encode().replace("€".encode(), b"\x80"), ["4:31 NET002"]),
    ],
)
def test_a_note_is_read_in_every_encoding_people_save_in(data: bytes, problems: list[str]) -> None:
    reading = read(data)
    assert wrong(reading) == problems
    assert reading.entry.name == "Zoë Ångström"  # type: ignore[union-attr]
    assert reading.entry.note.meetings[0].title == "Café “Noir” – 3 €"  # type: ignore[union-attr]


def test_bytes_that_windows_1252_has_no_character_for_are_kept_as_one_each() -> None:
    text, _ = decode("a.md", b"a\x81\x8d\x8f\x90\x9d\xff")
    assert text is not None
    assert text.content == "a\x81\x8d\x8f\x90\x9dÿ"


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (b"\0" * 40, ["1:1 NET004"]),
        (b"# Hi\n\nthere\0", ["3:1 NET004"]),
        ("# Hi\n".encode("utf-16-le"), ["1:1 NET004"]),
        (b"\xff\xfea", ["1:1 NET004"]),
        (codecs.BOM_UTF32_LE + "# Hi".encode("utf-32-le"), ["1:1 NET004"]),
        (b"\xff\xfe\x00\xd8", ["1:1 NET004"]),
        (b" " * (MAX_BYTES + 1), ["1:1 NET005"]),
    ],
)
def test_what_nobody_wrote_by_hand_is_reported_and_is_no_contact(data: bytes, problems: list[str]) -> None:
    reading = read(data)
    assert (reading.entry, wrong(reading)) == (None, problems)


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \t\r\n", codecs.BOM_UTF8])
def test_an_empty_file_is_a_contact_with_a_hint(data: bytes) -> None:
    reading = read(data)
    assert wrong(reading) == ["1:1 NET009"]
    assert reading.entry.name == "Priya Raman"  # type: ignore[union-attr]


def test_an_empty_utf_16_file_is_empty_and_not_broken() -> None:
    assert wrong(read(codecs.BOM_UTF16_LE)) == ["1:1 NET003", "1:1 NET009"]


def test_a_file_just_within_the_limit_is_read() -> None:
    assert contact(b"x" + b" " * (MAX_BYTES - 1)).note.sections[0].text.strip() == "x"


CONFLICT = "## 2026-03-04 Coffee\n<<<<<<< HEAD\n- [ ] mine\n=======\n- [ ] theirs\n>>>>>>> branch\n"


def test_conflict_markers_are_reported_once_where_they_begin_and_both_sides_are_read() -> None:
    reading = read(CONFLICT)
    assert wrong(reading) == ["2:1 NET008"]
    assert [item.text for item in reading.entry.note.items] == ["mine", "theirs"]  # type: ignore[union-attr]


@pytest.mark.parametrize("text", [CONFLICT.replace("=======", "======"), "<<<<<<< HEAD\n", ">>>>>>> x\n=======\n"])
def test_half_a_conflict_is_none(text: str) -> None:
    assert "NET008" not in str(wrong(read(text)))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_place_is_found_whatever_the_line_ends(end: str) -> None:
    text = Text.of("a.md", f"one{end}two{end}{end}four")
    assert text.content == "one\ntwo\n\nfour"
    places = [text.at(text.content.index(word)) for word in ("one", "two", "four")]
    assert places == [Location("a.md", 1, 1), Location("a.md", 2, 1), Location("a.md", 4, 1)]
    assert text.at(len(text.content)) == Location("a.md", 4, 5)
    assert text.line_of(4) == 2
