from __future__ import annotations

from netmd.openings import STATUSES, is_for_others, pipeline
from tests.factory import index, opportunity


def test_open_ones_come_by_the_day_they_close_and_mine_by_stage_furthest_first():
    found = pipeline(
        index(
            opportunity("Open"),
            opportunity("Later", closes="2026-06-01"),
            opportunity("Soon", closes="2026-05-20"),
            opportunity("Begun", status="mine"),
            opportunity("Odd", status="mine", stage="chatting"),
            opportunity("Applied", status="mine", stage="applied"),
            opportunity("Signed", status="mine", stage="signed"),
            opportunity("Gone", status="filled"),
        )
    )
    assert list(found) == list(STATUSES)
    assert {status: [one.title for one in openings] for status, openings in found.items()} == {
        "open": ["Soon", "Later", "Open"],
        "mine": ["Signed", "Applied", "Begun", "Odd"],
        "filled": ["Gone"],
        "closed": [],
    }


def test_mine_and_what_i_once_applied_for_are_not_for_others():
    assert is_for_others(opportunity("A", status="filled"))
    assert not is_for_others(opportunity("A", status="mine"))
    assert not is_for_others(opportunity("A", status="closed", stage="applied"))
