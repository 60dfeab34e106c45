"""One date of the front matter changes; its quotes, its comment and every other line stay."""

from __future__ import annotations

from datetime import date

import pytest

from netmd.editing.document import EditRefusedError
from netmd.editing.front_matter import remove_date, set_date
from netmd.model import Contact
from tests.unit.editing.notes import note

DAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "---\nsnooze: 2026-06-01\n---\n"),
        ("Text.", "---\nsnooze: 2026-06-01\n---\nText."),
        ("\n## 2026-03-04 Call\n", "---\nsnooze: 2026-06-01\n---\n\n## 2026-03-04 Call\n"),
        ("---\nname: A\n---\nText.", "---\nname: A\nsnooze: 2026-06-01\n---\nText."),
        ("---\n---\nText.", "---\nsnooze: 2026-06-01\n---\nText."),
        ("---\nname: A\n# last\n\n---\n", "---\nname: A\n# last\nsnooze: 2026-06-01\n\n---\n"),
        ("---\nname: >\n  A\n  B\n---\n", "---\nname: >\n  A\n  B\nsnooze: 2026-06-01\n---\n"),
        ("---\nname: A\nsnooze: 2026-05-01\ntags: [b]\n---\n", "---\nname: A\nsnooze: 2026-06-01\ntags: [b]\n---\n"),
        ("---\nsnooze:   '2026-05-01'  # busy\n---\n", "---\nsnooze:   '2026-06-01'  # busy\n---\n"),
        ('---\n"snooze": "2026-05-01"\n---\n', '---\n"snooze": "2026-06-01"\n---\n'),
        ("---\nSnooze:\nname: A\n---\n", "---\nSnooze: 2026-06-01\nname: A\n---\n"),
        ("---\nsnooze: # when?\n---\n", "---\nsnooze: 2026-06-01 # when?\n---\n"),
        ("---\nsnooze: soon\n---\n", "---\nsnooze: 2026-06-01\n---\n"),
    ],
)
def test_a_date_is_set_where_it_is_or_at_the_end(before: str, after: str) -> None:
    file = set_date(note(before), "snooze", DAY)
    assert file.document.text == after
    assert isinstance(file.entry, Contact)
    assert file.entry.snooze == DAY


def test_line_ends_and_the_byte_order_mark_are_the_files_own() -> None:
    file = set_date(note(b"\xef\xbb\xbf---\r\nname: A\r\n---\r\nText."), "follow_up", DAY)
    assert file.document.data == b"\xef\xbb\xbf---\r\nname: A\r\nfollow_up: 2026-06-01\r\n---\r\nText."


def test_a_key_by_its_other_word_is_the_same_key() -> None:
    file = set_date(note("---\nnext contact: 2026-05-01\n---\n"), "follow_up", DAY)
    assert file.document.text == "---\nnext contact: 2026-06-01\n---\n"


@pytest.mark.parametrize(
    "before",
    [
        "---\nname: A\n",
        "---\n{name: A}\n---\n",
        "---\nsnooze:\n  - 2026-05-01\n---\n",
        "---\nsnooze:\n- 2026-05-01\n---\n",
        "---\nsnooze: [2026-05-01]\n---\n",
        "---\nsnooze: >\n  2026-05-01\n---\n",
        "---\nnot a key\n---\nText.\n",
    ],
)
def test_what_is_written_in_another_way_is_left_to_the_person(before: str) -> None:
    with pytest.raises(EditRefusedError) as refusal:
        set_date(note(before), "snooze", DAY)
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nname: A\nfollow_up: 2026-05-01 # x\ntags: [b]\n---\n", "---\nname: A\ntags: [b]\n---\n"),
        ("---\nfollow_up: 2026-05-01\n---\nText.", "---\n---\nText."),
        ("---\nname: A\n---\n", "---\nname: A\n---\n"),
    ],
)
def test_a_date_goes_with_its_line(before: str, after: str) -> None:
    assert remove_date(note(before), "follow_up").document.text == after


def test_only_contacts_have_these_dates() -> None:
    with pytest.raises(EditRefusedError, match="not a contact"):
        set_date(note("---\ntitle: A\n---\n", "opportunities/a.md", "opportunity"), "snooze", DAY)
