"""Edits change their slices and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmd.editing.document import Document, EditRefusedError, TextEdit
from netmd.problems import Location
from netmd.reading import read_note


@pytest.mark.parametrize(
    "data",
    [b"", b"a", b"a\n", b"a\r\nb\rc\n", b"\xef\xbb\xbfname: x\r\n", "é\n\u2028x\x85y".encode(), b"\xef\xbb\xbf"],
)
def test_a_document_gives_back_its_bytes(data: bytes) -> None:
    assert Document.of("a.md", data).data == data


def test_line_ends_and_the_mark_stay_beside_an_edit() -> None:
    document = Document.of("a.md", b"\xef\xbb\xbfone\r\ntwo\rthree\nfour")
    edited = document.edited([TextEdit(document.offset(Location("a.md", 3, 1)), document.line_end(3), "3")])
    assert edited.data == b"\xef\xbb\xbfone\r\ntwo\r3\nfour"


def test_new_text_takes_the_line_ends_of_the_document() -> None:
    assert Document.of("a.md", b"a\r\nb\r\nc\n").written("x\ny\n") == "x\r\ny\r\n"
    assert Document.of("a.md", b"").written("x\n") == "x\n"


def test_several_edits_are_all_of_the_document_before() -> None:
    document = Document.of("a.md", b"abcdef")
    assert document.edited([TextEdit(4, 5, "E"), TextEdit(0, 1, "AA"), TextEdit(2, 2, "-")]).text == "AAb-cdEf"


@pytest.mark.parametrize(
    "edits", [[TextEdit(0, 2, ""), TextEdit(1, 3, "")], [TextEdit(5, 9, "")], [TextEdit(2, 1, "")]]
)
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[TextEdit]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        Document.of("a.md", b"abcdef").edited(edits)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"caf\xe9", "not UTF-8"),
        (b"a\0b", "NUL"),
        (b"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", "conflict markers"),
    ],
)
def test_a_file_that_must_not_be_written_to_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(EditRefusedError, match=words):
        Document.of("a.md", data)


@given(st.lists(st.sampled_from(["## 2026-03-04 Coffee", "- [ ] one", "text", "", "- Gave: é", "\u2028"])),
       st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())  # fmt: skip
def test_places_that_reading_gives_are_found_in_the_document(lines: list[str], newline: str, bom: bool) -> None:
    data = (b"\xef\xbb\xbf" if bom else b"") + newline.join(lines).encode()
    document, reading = Document.of("contacts/a.md", data), read_note("contacts/a.md", data, "contact", {})
    assert reading.entry is not None
    note = reading.entry.note
    for item in note.items:
        assert document.text[document.offset(item.location) :].startswith("one")
    for meeting in note.meetings:
        assert document.text[document.offset(meeting.location) :].startswith("## 2026-03-04")
