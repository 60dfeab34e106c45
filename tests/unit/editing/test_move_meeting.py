"""A plan moved to another day: the date in its heading, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from netmd.editing.document import EditRefusedError
from netmd.editing.move_meeting import move_meeting
from tests.unit.editing.notes import note


@pytest.mark.parametrize(
    ("heading", "moved"),
    [
        ("## 2026-05-20 16:00 Call: the trailer", "## 2026-05-29 16:00 Call: the trailer"),
        ("## 2026-05-20 (Wed) Call", "## 2026-05-29 (Fri) Call"),
        ("## 2026-05-20, Wednesday: Call", "## 2026-05-29, Friday: Call"),
        ("## [[2026-05-20]] Call", "## [[2026-05-29]] Call"),
        ("## [[Daily/2026-05-20|Wed]] Call", "## [[Daily/2026-05-29|Wed]] Call"),
        ("## 2026-05-20 Sun Microsystems", "## 2026-05-29 Sun Microsystems"),
        ("## 2026-05 Call", "## 2026-05-29 Call"),
        ("2026-05-20 9am - 11am Call\n-----", "2026-05-29 9am - 11am Call\n-----"),
    ],
)
def test_the_date_moves_and_the_form_stays(heading: str, moved: str) -> None:
    text = "---\nname: Ann Lee\n---\n{}\n- [ ] ask her due:2026-05-20\n\n## 2026-03-01 Coffee\nGood.\n"
    file = note(text.format(heading))
    plan = file.entry.note.meetings[0]
    assert move_meeting(file, plan.location, date(2026, 5, 29)).document.text == text.format(moved)


def test_the_line_ends_and_the_rest_stay() -> None:
    file = note(b"\xef\xbb\xbf## 2026-05-20 Call\r\nAsk.\r\n")
    after = move_meeting(file, file.entry.note.meetings[0].location, date(2026, 5, 29))
    assert after.document.data == b"\xef\xbb\xbf## 2026-05-29 Call\r\nAsk.\r\n"


@pytest.mark.parametrize(
    ("line", "moved"),
    [
        ("date: 2026-05-20", "date: 2026-05-29"),
        ("date: 2026-05-20 18:30   # the mixer", "date: 2026-05-29 18:30   # the mixer"),
        ("Date:  '2026-05-20T18:30'", "Date:  '2026-05-29T18:30'"),
        ("day: 2026-05", "day: 2026-05-29"),
        ('date: "[[Daily/2026-05-20]]"', 'date: "[[Daily/2026-05-29]]"'),
        ("time: 18:30\ndate: 2026-05-20", "time: 18:30\ndate: 2026-05-29"),
    ],
)
def test_an_events_date_moves_in_its_front_matter(line: str, moved: str) -> None:
    text = (
        "---\r\ntitle: Mixer on 2026-05-20\r\n{}\r\n---\r\nText.\r\n- Intro: [[ann]] to [[bo]] (offered)\r\n"
        "- Intro: [[cy]] to [[bo]] 2026-05-20 (offered)\r\n\r\n## 2026-05-20 Call\r\n"
    )
    file = note(text.format(line.replace("\n", "\r\n")), "meetings/mixer.md", "meeting")
    after = move_meeting(file, file.entry.note.meetings[0].location, date(2026, 5, 29))
    assert after.document.text == text.format(moved.replace("\n", "\r\n"))
    assert [str(meeting.when)[:10] for meeting in after.entry.note.meetings] == ["2026-05-29", "2026-05-20"]


@pytest.mark.parametrize("date_line", ["date: |\n  2026-05-20", "date: [2026-05-20]", "date: !!str 2026-05-20"])
def test_an_events_date_that_is_written_another_way_is_left_to_the_editor(date_line: str) -> None:
    file = note(f"---\n{date_line}\n---\nText.\n", "meetings/meetup.md", "meeting")
    with pytest.raises(EditRefusedError, match=r"meetings/meetup\.md:2"):
        move_meeting(file, file.entry.note.meetings[0].location, date(2026, 5, 29))


@pytest.mark.parametrize("text", ["Text.\n", "---\ntitle: Mixer\n---\n", "2026-05-20 is the day.\n"])
def test_an_events_date_in_the_name_of_its_file_is_said_to_be_there(text: str) -> None:
    file = note(text, "meetings/2026-05-20-mixer.md", "meeting")
    with pytest.raises(EditRefusedError, match="in the name of its file") as raised:
        move_meeting(file, file.entry.note.meetings[0].location, date(2026, 5, 29))
    assert "date: 2026-05-29" in raised.value.hint
