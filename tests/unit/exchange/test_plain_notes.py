"""Notes as plain text."""

from __future__ import annotations

import pytest

from netmd.exchange.plain_notes import meeting_text, sections_of
from netmd.index import Index
from netmd.model import Contact
from netmd.reading import read_note


def read(body: str) -> Contact:
    entry = read_note("contacts/ann.md", f"---\nname: Ann\n---\n{body}".encode(), "contact", {}).entry
    assert isinstance(entry, Contact)
    return entry


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("One line\ngoes on.\n\nA second.", ["One line goes on.\n\nA second."]),
        ("## Family\nTwo sons.", ["Family\nTwo sons."]),
        ("Says:\n- one\n  more\n- two", ["Says:\none more\ntwo"]),
        ("A break  \nstays.", ["A break\nstays."]),
        ("| a | b |\n| c | d |", ["| a | b |\n| c | d |"]),
        ("Text\n```\na\nb\n```\nafter", ["Text", "a\nb", "after"]),
        ("## Nothing below\n\n## Two\nx", ["Two\nx"]),
        ("%% hidden %%\n- [ ] an item\n- Gave: a book", []),
        ("## Money (private)\nx", []),
    ],
)
def test_paragraphs_are_lines_and_what_has_its_own_place_is_left_out(body: str, texts: list[str]) -> None:
    ann = read(body)
    found = "\n".join(sections_of(ann.note, Index.of([ann])))
    for text in texts:
        assert text in found
    assert bool(found) == bool(texts)
    if "```" not in body:
        assert found == "\n".join(texts)


def test_a_meeting_says_what_is_below_its_heading_alone() -> None:
    ann = read("Before.\n\n## 2026-03-04 Coffee\nTalked *long*\nand well.\n- [ ] send it\n\n### Money (private)\nx\n")
    (meeting,) = ann.note.meetings
    assert meeting_text(meeting, Index.of([ann])) == "Talked long and well."
