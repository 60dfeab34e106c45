"""Headings: which there are, which are meetings, and what a dated one says."""

from __future__ import annotations

from datetime import date

import pytest

from netmd.dates import parse_when
from netmd.model import CONVERSATIONS, Channel
from netmd.reading import read_note
from netmd.reading.headings import CHANNEL_WORDS, channel_of, find_headings
from tests.unit.reading.notes import CONTACT, contact, meeting, read, wrong


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("# a", [(1, "a")]),
        ("###### six\n####### seven", [(6, "six")]),
        ("   ## a", [(2, "a")]),
        ("    ## code", []),
        ("##\ta", [(2, "a")]),
        ("##a", []),
        ("##", [(2, "")]),
        ("## a ##", [(2, "a")]),
        ("## a #b", [(2, "a #b")]),
        ("## C#", [(2, "C#")]),
        ("## a ## \t", [(2, "a")]),
        ("## ##", [(2, "")]),
        ("- # a", []),
        ("> ## a", []),
        ("a\n=", [(1, "a")]),
        ("a\n---", [(2, "a")]),
        ("a\n-", []),
        ("  a\n  ---  ", [(2, "  a")]),
        ("text\na\n---", []),
        ("\n---", []),
        ("# a\nb\n---", [(1, "a"), (2, "b")]),
        ("text\n \nb\n===", [(1, "b")]),
        ("- a\n---", []),
        ("1. a\n---", []),
        ("> a\n---", []),
        ("| a |\n---", []),
        ("**a**\n---", [(2, "**a**")]),
        ("    a\n---", []),
        ("a\n---\nb\n---", [(2, "a"), (2, "b")]),
    ],
)
def test_headings_are_those_of_commonmark(text: str, headings: list[tuple[int, str]]) -> None:
    assert [(found.level, text[found.text_start : found.text_end]) for found in find_headings(text)] == headings


@pytest.mark.parametrize(
    ("heading", "when", "title"),
    [
        ("2026-03-04 Coffee", "2026-03-04", "Coffee"),
        ("2026-03-04", "2026-03-04", ""),
        ("2026-03-04 14:30 Coffee", "2026-03-04 14:30", "Coffee"),
        ("2026-03-04 9:05 Coffee", "2026-03-04 09:05", "Coffee"),
        ("2026-03-04 14:30-15:30 Coffee", "2026-03-04 14:30", "Coffee"),
        ("2026-03-04 14:30 – 15:30 Coffee", "2026-03-04 14:30", "Coffee"),
        ("2026-03-04, 14:30: Coffee", "2026-03-04 14:30", "Coffee"),
        ("2026-03-04T14:30 Coffee", "2026-03-04 14:30", "Coffee"),
        ("2026-03-04T14:30:00 Coffee", "2026-03-04 14:30", "Coffee"),
        ("2026-03-04 at 14:30 Coffee", "2026-03-04 14:30", "Coffee"),
        ("2026-03-04 2pm Coffee", "2026-03-04 14:00", "Coffee"),
        ("2026-03-04 12:15 a.m. Call", "2026-03-04 00:15", "Call"),
        ("2026-03-04 | Coffee", "2026-03-04", "Coffee"),
        ("2026-03-04: Coffee", "2026-03-04", "Coffee"),
        ("2026-03-04 – Coffee", "2026-03-04", "Coffee"),
        ("2026-03-04 - Coffee -", "2026-03-04", "Coffee"),
        ("2026-03-04-panel", "2026-03-04", "panel"),
        ("[[2026-03-04]] Coffee", "2026-03-04", "Coffee"),
        ("[[daily/2026-03-04|Wednesday]] 14:30 Coffee", "2026-03-04 14:30", "Coffee"),
        ("2026-03-04 Wed Coffee", "2026-03-04", "Coffee"),
        ("2026-03-04 (Wednesday), 14:30 Coffee", "2026-03-04 14:30", "Coffee"),
        ("2026-03-04 Sun Microsystems", "2026-03-04", "Sun Microsystems"),
        ("2026-03-04 3 people over", "2026-03-04", "3 people over"),
        ("2026-03-04–06 Conference", "2026-03-04", "06 Conference"),
        ("2026-12 Coffee, she proposes a date", "2026-12", "Coffee, she proposes a date"),
        ("2026-12: Coffee", "2026-12", "Coffee"),
        ("[[2026-12]]", "2026-12", ""),
        ("2026-03-04  Coffee   with  Sam", "2026-03-04", "Coffee with Sam"),
        ("2026-03-04 `code` talk", "2026-03-04", "`code` talk"),
        ("2026-03-04 Coffee ##", "2026-03-04", "Coffee"),
    ],
)
def test_a_heading_that_begins_with_a_date_is_a_meeting(heading: str, when: str, title: str) -> None:
    for text in (f"## {heading}", f"{heading}\n----", f"{heading}\n====\n"):
        reading = read(text)
        assert wrong(reading) == []
        (found,) = reading.entry.note.meetings  # type: ignore[union-attr]
        assert (str(found.when), found.title if " ##" not in heading or text[0] == "#" else title) == (when, title)


@pytest.mark.parametrize(
    ("heading", "when", "title"),
    [
        ("2026-3-4 Coffee", "2026-03-04", "Coffee"),
        ("2026/03/04 14:30 Coffee", "2026-03-04 14:30", "Coffee"),
        ("2026.03.04: Coffee", "2026-03-04", "Coffee"),
        ("Wed 2026-03-04 Coffee", "2026-03-04", "Coffee"),
        ("Wednesday, 2026-03-04: Coffee", "2026-03-04", "Coffee"),
        ("**2026-03-04** Coffee", "2026-03-04", "Coffee"),
        ("[2026-03-04] Coffee", "2026-03-04", "Coffee"),
        ("(2026-03-04) Coffee", "2026-03-04", "Coffee"),
        ("📅 2026-03-04 Coffee", "2026-03-04", "Coffee"),
    ],
)
def test_a_date_that_can_mean_but_one_day_is_read_and_reported(heading: str, when: str, title: str) -> None:
    reading = read(f"\n## {heading}\n")
    assert wrong(reading) == ["2:4 NET202"]
    (found,) = reading.entry.note.meetings  # type: ignore[union-attr]
    assert (str(found.when), found.title) == (when, title)


@pytest.mark.parametrize(
    "heading",
    [
        "4 March 2026 Coffee", "4th March", "4. Mar 2026", "March 4, 2026: Coffee", "Mar 2026", "Wed 4 March Coffee",
        "04.03.2026 Coffee", "3/4/26 Coffee", "04-03-2026", "20260304 Coffee", "2026-3 Coffee", "2026/03",
        "Coffee 2026-03-04", "Coffee (2026-03-04)", "Coffee, 2026-03-04 14:30",
    ],
)  # fmt: skip
def test_a_date_in_another_form_or_place_is_reported_and_the_text_stays(heading: str) -> None:
    reading = read(f"\n##  {heading}\nwords\n")
    assert wrong(reading) == ["2:5 NET202"]
    note = reading.entry.note  # type: ignore[union-attr]
    assert (note.meetings, note.sections[0].title, note.sections[0].text) == ((), heading, "words")


@pytest.mark.parametrize(
    "heading",
    [
        "Notes", "2026 plans", "1.2 Numbers", "24/7 support", "3 Marketing ideas", "March Madness", "May I ask",
        "Plans until 2026-03-31", "Follow up by (2026-03-31)", "Agenda for 2026-03-04", "Call 2026-03-045", "100 days",
    ],
)  # fmt: skip
def test_a_heading_without_a_day_of_its_own_is_a_section_in_silence(heading: str) -> None:
    reading = read(f"## {heading}\nwords\n")
    assert wrong(reading) == []
    assert [section.title for section in reading.entry.note.sections] == [heading]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("heading", "problems"),
    [
        ("2026-02-30 Coffee", ["1:4 NET201"]),
        ("2026-13-01 Coffee", ["1:4 NET201"]),
        ("2026-13 Coffee", ["1:4 NET201"]),
        ("2026-2-30 Coffee", ["1:4 NET201"]),
        ("[[2026-02-30]] Coffee", ["1:4 NET201"]),
    ],
)
def test_a_day_that_does_not_exist_is_reported_and_the_section_stays(heading: str, problems: list[str]) -> None:
    reading = read(f"## {heading}\n- [ ] still here\n")
    assert wrong(reading) == problems
    note = reading.entry.note  # type: ignore[union-attr]
    assert (note.meetings, len(note.items), len(note.sections)) == ((), 1, 1)


@pytest.mark.parametrize(
    ("heading", "column", "title"),
    [("2026-03-04 25:00 Coffee", 15, "25:00 Coffee"), ("2026-03-04 at 13pm", 18, "at 13pm")],
)
def test_a_time_that_does_not_exist_costs_the_time_only(heading: str, column: int, title: str) -> None:
    reading = read(f"## {heading}\n")
    assert wrong(reading) == [f"1:{column} NET201"]
    (found,) = reading.entry.note.meetings  # type: ignore[union-attr]
    assert (found.when, found.title) == (parse_when("2026-03-04"), title)


@pytest.mark.parametrize("line", ["##2026-03-04 Coffee", "##\u00a02026-03-04 Coffee", "#[[2026-03-04]] Coffee"])
def test_a_missing_space_after_the_sign_is_reported(line: str) -> None:
    reading = read(f"## Notes\n {line}\n")
    assert wrong(reading) == ["2:2 NET202"]
    assert line in reading.entry.note.sections[0].text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "hidden",
    [
        "```\n## 2026-03-04 Coffee\n```", "~~~md\n## 2026-03-04 Coffee\n~~~", "<!--\n## 2026-03-04 Coffee\n-->",
        "%%\n## 2026-03-04 Coffee\n%%", "- ```\n  ## 2026-03-04 Coffee\n  ```", "> ## 2026-03-04 Coffee",
        "    ## 2026-03-04 Coffee", "####### 2026-03-04 Coffee", "```\n2026-03-04\n----\n```",
    ],
)  # fmt: skip
def test_what_stands_in_code_comments_and_quotes_is_no_heading(hidden: str) -> None:
    reading = read(f"Text.\n\n{hidden}\n\nMore.\n")
    assert wrong(reading) == []
    assert reading.entry.note.meetings == ()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("heading", "title", "private"),
    [
        ("2026-03-04 Coffee (private)", "Coffee", True),
        ("2026-03-04 Coffee (Private)  ", "Coffee", True),
        ("2026-03-04 (private)", "", True),
        ("2026-03-04 Coffee (private) ##", "Coffee", True),
        ("2026-03-04 Private coffee", "Private coffee", False),
        ("2026-03-04 Coffee (private) talk", "Coffee (private) talk", False),
    ],
)
def test_a_heading_may_close_with_private(heading: str, title: str, private: bool) -> None:
    found = meeting(f"## {heading}\n")
    assert (found.title, found.private) == (title, private)


def test_what_stands_below_a_private_heading_is_private_too() -> None:
    note = contact(
        """\
        # Family (private)
        a
        ## Health
        b
        ### 2026-03-04 Visit
        c
        # Work
        d
        ## 2026-03-05 Call
        e
        """
    ).note
    assert [(section.title, section.private) for section in note.sections] == [
        ("Family", True), ("Health", True), ("Work", False)
    ]  # fmt: skip
    assert [(found.title, found.private) for found in note.meetings] == [("Visit", True), ("Call", False)]


@pytest.mark.parametrize(("channel", "words"), CHANNEL_WORDS.items())
def test_the_first_word_tells_the_channel(channel: Channel, words: str) -> None:
    for word in words.split():
        assert channel_of(word, {}) == channel
        assert channel_of(f"{word.title()}: about it", {}) == channel


@pytest.mark.parametrize(
    ("title", "channel"),
    [
        ("", "meeting"),
        ("with [[sam-lee]]", "meeting"),
        ("☕ Coffee", "coffee"),
        ("**Call**", "call"),
        ("Coffee/walk", "coffee"),
        ("Video-call", "video"),
        ("[[sam-lee|Call]] from Sam", "call"),
        ("Thank-you note", "thanks"),
        ("Callback", "meeting"),
        ("A coffee", "meeting"),
        ("25:00 Coffee", "meeting"),
    ],
)
def test_a_channel_is_found_behind_signs_and_not_in_other_words(title: str, channel: Channel) -> None:
    assert channel_of(title, {}) == channel


def test_the_notebooks_own_words_come_first() -> None:
    reading = read_note(CONTACT, b"## 2026-03-04 Padel\n## 2026-03-05 Call\n", "contact", {"padel": "visit", "call": "video"})
    assert [found.channel for found in reading.entry.note.meetings] == ["visit", "video"]  # type: ignore[union-attr]


def test_those_linked_in_the_heading_took_part_and_its_day_did_not() -> None:
    found = meeting(
        "## [[2026-03-04]] Coffee with [[sam-lee|Sam]], [[Renee Ortiz]] and [Dana](../contacts/dana-okafor.md)\n"
        "Spoke of [[tobias-lindgren]] on [[2026-03-01]].\n"
    )
    assert [(link.target, link.shown) for link in found.people] == [
        ("sam-lee", "Sam"), ("Renee Ortiz", "Renee Ortiz"), ("../contacts/dana-okafor", "Dana")
    ]  # fmt: skip
    assert [link.location.column for link in found.people] == [31, 48, 68]
    assert "tobias-lindgren" in [link.target for link in found.links]
    assert found.when.start == date(2026, 3, 4)


@pytest.mark.parametrize("title", ["In touch", "In contact, by way of Ana", "Contacted", "Touch"])
def test_a_mere_word_of_no_known_kind_is_no_conversation(title: str) -> None:
    assert channel_of(title, {}) == "touch"
    assert "touch" not in CONVERSATIONS


def test_a_title_that_begins_with_in_is_a_meeting_all_the_same() -> None:
    assert channel_of("In the park", {}) == channel_of("In call for nobody", {}) == "meeting"
