from __future__ import annotations

from datetime import date

import pytest

from netmd.followups import Lane
from netmd.settings import FollowUpDate
from tests.factory import contact, settings, touch
from tests.unit.followups.asking import fired, only


def priya(follow_up="2026-05-14", **fields):
    return contact("Priya Raman", follow_up=follow_up, **fields)


@pytest.mark.parametrize(
    ("day", "lane", "why"),
    [
        ("2026-05-13", Lane.LATE, "set for 13 May, 1 day over"),
        ("2026-05-14", Lane.TODAY, "set for 14 May, today"),
        ("2026-05-15", Lane.THIS_WEEK, "set for 15 May, tomorrow"),
        ("2026-06-14", Lane.LATER, "set for 14 Jun, in 4 weeks"),
    ],
)
def test_it_is_due_on_its_day_and_late_from_the_next(day, lane, why):
    entry = priya(day)
    reminder = only("follow-up", entry)
    assert (reminder.lane, reminder.why, reminder.due) == (lane, why, date.fromisoformat(day))
    assert (reminder.what, reminder.location) == ("Follow up", entry.note.at("follow_up"))


@pytest.mark.parametrize("day", ["2026-05-10", "2026-05-12"])
def test_a_touch_on_or_after_the_day_says_it_is_done(day):
    assert not fired("follow-up", priya("2026-05-10", meetings=[touch(f"{day} Email")]))


def test_a_touch_before_the_day_does_not():
    assert fired("follow-up", priya("2026-05-10", meetings=[touch("2026-05-09 Email")]))


def test_a_plan_does_not():
    assert fired("follow-up", priya("2026-05-10", meetings=[touch("2026-05-16 Coffee")]))


@pytest.mark.parametrize("silence", [{"status": "archived"}, {"snooze": "2026-05-15"}])
def test_archived_and_snoozed_people_are_silent(silence):
    assert not fired("follow-up", priya(**silence))


def test_a_snooze_that_ends_today_is_over():
    assert fired("follow-up", priya(snooze="2026-05-14"))


def test_it_can_be_turned_off():
    assert not fired("follow-up", priya(), using=settings(follow_up=FollowUpDate(enabled=False)))
