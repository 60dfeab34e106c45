from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from netmd.followups.reminder import Lane, Reminder, lane_for, lateness
from netmd.problems import Location
from tests.factory import TODAY

REMINDER = Reminder("thank-you", "contacts/a.md", "Say thank you", "coffee", Location("contacts/a.md"), Lane.TODAY)


@pytest.mark.parametrize(
    ("days", "lane"), [(-1, Lane.TODAY), (0, Lane.TODAY), (1, Lane.THIS_WEEK), (7, Lane.THIS_WEEK)]
)
def test_what_is_never_late_stays_today_s_once_it_is_due(days, lane):
    assert lane_for(TODAY + timedelta(days), None, TODAY) is lane


def test_later_begins_after_seven_days_and_holds_what_has_no_day():
    assert lane_for(TODAY + timedelta(8), None, TODAY) is Lane.LATER
    assert lane_for(None, None, TODAY) is Lane.LATER


def test_late_begins_the_day_after_the_last_one_in_time():
    assert lane_for(TODAY - timedelta(3), TODAY, TODAY) is Lane.TODAY
    assert lane_for(TODAY - timedelta(3), TODAY - timedelta(1), TODAY) is Lane.LATE


def test_lateness_is_days_late_over_days_allowed():
    assert lateness(date(2026, 5, 7), TODAY, 14) == 0.5
    assert lateness(date(2026, 5, 7), TODAY, 0) == 7
    assert lateness(TODAY, TODAY, 14) == lateness(None, TODAY, 14) == 0


def test_an_id_depends_on_rule_subject_and_what_it_is_about_alone():
    assert REMINDER.id == replace(REMINDER, what="Say merci", why="tea", lane=Lane.LATE, urgency=3).id
    others = [replace(REMINDER, **{key: "x"}) for key in ("rule", "subject", "about")]
    assert len({REMINDER.id, *(reminder.id for reminder in others)}) == 4
    assert len(REMINDER.id) == 10
