"""Links to other notes, in each form Obsidian and Markdown have."""

from __future__ import annotations

import pytest

from netmd.reading.links import find_links, without_links
from tests.unit.reading.notes import contact


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("[[sam-lee]]", "sam-lee", "sam-lee"),
        ("[[sam-lee|Sam]]", "sam-lee", "Sam"),
        ("[[ sam-lee | Sam ]]", "sam-lee", "Sam"),
        ("[[People/Sam Lee|Sam]]", "People/Sam Lee", "Sam"),
        ("[[Sam Lee#Work#Now]]", "Sam Lee", "Sam Lee#Work#Now"),
        ("[[Sam Lee#^b1]]", "Sam Lee", "Sam Lee#^b1"),
        ("[[sam-lee.md]]", "sam-lee.md", "sam-lee.md"),
        ("| [[sam-lee\\|Sam]] |", "sam-lee", "Sam"),
        ("[Sam](sam-lee.md)", "sam-lee", "Sam"),
        ("[Sam](../people/Sam%20Lee.md#work)", "../people/Sam Lee", "Sam"),
        ("[Sam](<Sam Lee.md>)", "Sam Lee", "Sam"),
        ('[Sam](sam-lee.md "the designer")', "sam-lee", "Sam"),
        ("[Sam](sam-lee.md 'the designer')", "sam-lee", "Sam"),
        ("[Sam](sam_(lee).md)", "sam_(lee)", "Sam"),
        ("[Sam](SAM-LEE.MD)", "SAM-LEE", "Sam"),
        ("[Sam]( sam-lee.md)", None, None),
        ("[](sam-lee.md)", "sam-lee", "sam-lee.md"),
        ("[`Sam`](sam-lee.md)", "sam-lee", "sam-lee.md"),
        ("[[王芳|芳]]", "王芳", "芳"),
        ("![[photo.png|100x145]]", None, None),
        ("![[sam-lee]]", None, None),
        ("![Sam](sam-lee.md)", None, None),
        ("[Sam](https://a.example/sam.md)", None, None),
        ("[Sam](//a.example/sam.md)", None, None),
        ("[Sam](mailto:a.md)", None, None),
        ("[Sam](#work.md)", None, None),
        ("[Sam](photo.png)", None, None),
        ("[[#Work]]", None, None),
        ("[[ ]]", None, None),
        ("[[a\nb]]", None, None),
        ("[[`a`]]", None, None),
        ("`[[a]]`", None, None),
        ("[ [a] ]", None, None),
        ("[Sam]", None, None),
    ],
)
def test_a_link_is_read_in_each_form(text: str, target: str | None, shown: str | None) -> None:
    found = contact(f"Text: {text}\n").note.links
    assert [(link.target, link.shown) for link in found] == ([(target, shown)] if target else [])
    assert [link.location.column for link in found] == [text.index("[") + 7] * len(found)


def test_links_next_to_each_other_are_all_found() -> None:
    assert [target for _, _, target, _ in find_links("[[a]][[b]]([c](c.md)) [[[d]]] !x[[e]]")] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[[People/Priya Raman]]", "priya raman"),
        ("[[PRIYA-RAMAN.md]]", "priya-raman"),
        ("[[Zoe\u0308  A\u030angstro\u0308m]]", "zoë ångström"),
        ("[[Straße]]", "strasse"),
    ],
)
def test_targets_compare_whatever_their_case_path_and_unicode_form(text: str, key: str) -> None:
    (found,) = contact(text).note.links
    assert found.key == key


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("with [[sam-lee|Sam]] at [[Places/Balzac's]]", "with Sam at Balzac's"),
        ("[Sam](sam-lee.md)!", "Sam!"),
        ("see [a](https://a.example)", "see [a](https://a.example)"),
        ("none", "none"),
    ],
)
def test_a_reader_sees_what_a_link_shows(text: str, seen: str) -> None:
    assert without_links(text) == seen
