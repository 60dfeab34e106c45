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


def test_an_events_date_in_its_front_matter_is_left_to_the_editor() -> None:
    file = note("---\ndate: 2026-05-20\n---\nText.\n", "meetings/meetup.md", "meeting")
    with pytest.raises(EditRefusedError, match=r"meetings/meetup\.md"):
        move_meeting(file, file.entry.note.meetings[0].location, date(2026, 5, 29))
