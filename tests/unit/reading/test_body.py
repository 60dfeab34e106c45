"""Sections and meetings: where each begins and ends, and what belongs to it."""

from __future__ import annotations

import pytest

from netmd.model import Meeting, Section
from netmd.problems import Location
from tests.unit.reading.notes import CONTACT, contact, meeting, read, wrong

NOTE = """\
---
name: Priya
---

Ran the rebrand.

## Ideas
Ask about hockey.

## 2026-03-04 Coffee
She builds the team.
### Next
- [ ] Send the deck
#### Deeper
- Gave: a book
## 2026-03-05 Email: thank you
## Later
Words.

# 2026-03-06 Call
### 2026-03-07 Text
ok
"""


def test_a_meeting_runs_to_the_next_heading_of_its_level_and_holds_those_below_it() -> None:
    note = contact(NOTE).note
    assert [(found.title, found.location.line, found.text_line) for found in note.meetings] == [
        ("Coffee", 10, 11), ("Email: thank you", 16, 17), ("Call", 20, 21), ("Text", 21, 22)
    ]  # fmt: skip
    coffee, mail, call, text = note.meetings
    assert coffee.text == "She builds the team.\n### Next\n- [ ] Send the deck\n#### Deeper\n- Gave: a book"
    assert [item.text for item in coffee.items] == ["Send the deck"]
    assert [exchange.text for exchange in coffee.exchanges] == ["a book"]
    assert (mail.text, mail.is_empty, call.is_empty, text.text) == ("", True, True, "ok")


def test_what_stands_outside_meetings_is_kept_as_sections() -> None:
    note = contact(NOTE).note
    assert [(s.title, s.level, s.text, s.location) for s in note.sections] == [
        ("", 0, "Ran the rebrand.", Location(CONTACT, 5, 1)),
        ("Ideas", 2, "Ask about hockey.", Location(CONTACT, 7, 1)),
        ("Later", 2, "Words.", Location(CONTACT, 17, 1)),
    ]


def test_no_line_of_a_body_is_lost() -> None:
    note = contact(NOTE).note
    parts: list[Section | Meeting] = [*note.sections, *note.meetings]
    kept = "\n".join(part.text for part in parts)
    titles = {part.title for part in parts}
    for line in NOTE.split("---\n")[2].splitlines():
        assert not line.strip() or line in kept or line.lstrip("# 0123456789-") in titles


def test_a_meeting_at_the_very_end_without_a_line_end_is_one() -> None:
    found = meeting("Hi.\n\n## 2026-03-04 Coffee with [[sam-lee]]")
    assert (found.title, found.text, [link.target for link in found.people]) == (
        "Coffee with [[sam-lee]]", "", ["sam-lee"]
    )  # fmt: skip


def test_the_text_of_a_meeting_is_as_written_with_its_comments_and_code() -> None:
    text = "```\n## x\n```\n%%secret%% `a`\n\n    code"
    assert meeting(f"## 2026-03-04 Coffee\n\n{text}\n\n").text == text


def test_a_seven_fold_sign_is_text_of_the_meeting() -> None:
    assert meeting("## 2026-03-04 Coffee\n####### seven\n").text == "####### seven"


def test_link_definitions_are_gathered_for_the_whole_note() -> None:
    note = contact("[Site]: https://a.example 'x'\n\n```\n[no]: https://b.example\n```\n[^1]: a footnote\n").note
    assert note.definitions == "[Site]: https://a.example 'x'"


def test_crlf_and_lf_give_the_same_contact() -> None:
    assert read(NOTE.replace("\n", "\r\n").encode()) == read(NOTE.encode())
    assert wrong(read(NOTE)) == []


def test_an_item_that_begins_where_the_text_ends_belongs_to_its_meeting() -> None:
    read_contact = contact("## 2026-03-04 Coffee\n- [ ]")
    assert [item.mark for item in read_contact.note.meetings[0].items] == [" "]


@pytest.mark.parametrize(("sign", "quoted"), [("```", "'```'"), ("~~~", "`~~~`"), ("<!--", "`<!--`")])
def test_a_sign_that_is_never_closed_is_quoted_so_that_it_can_be_read(sign: str, quoted: str) -> None:
    (problem,) = read(f"{sign}\ntext\n").problems
    assert problem.message.startswith(f"{quoted} is never closed")


def test_a_comment_in_a_reference_definition_is_not_in_what_it_defines() -> None:
    note = contact('[ref]: https://x.example "%% SECRET %%"\n[b]: https://b.example %%x%%\n').note
    assert "SECRET" not in note.definitions
    assert note.definitions.split()[:2] == ["[ref]:", "https://x.example"]
    assert note.definitions.split("\n")[1] == "[b]: https://b.example"


def test_a_comment_that_reaches_into_a_section_or_beyond_it_is_not_in_its_text() -> None:
    note = contact("# Boat %% a\nSECRET %%\nRows. %% SECRET\n%% ## 2026-03-04 Coffee %% b\nSECRET %%\nTalked.\n").note
    assert [(section.title, section.text.strip(), section.text_line) for section in note.sections] == [
        ("Boat", "Rows.", 3)
    ]  # fmt: skip
    assert [(one.title, one.text, one.text_line) for one in note.meetings] == [("Coffee", "Talked.", 6)]
