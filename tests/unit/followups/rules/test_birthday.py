from __future__ import annotations

from datetime import date

import pytest

from netmd.followups import Lane
from netmd.settings import BirthdayAhead
from tests.factory import contact, settings
from tests.unit.followups.asking import fired, only


def priya(birthday="1988-05-18", **fields):
    return contact("Priya Raman", birthday=birthday, **fields)


def test_it_says_the_age_and_the_day():
    entry = priya()
    reminder = only("birthday", entry)
    assert (reminder.what, reminder.why) == ("Wish a happy birthday", "turns 38 on 18 May")
    assert (reminder.due, reminder.late_after, reminder.location) == (
        date(2026, 5, 18),
        None,
        entry.note.at("birthday"),
    )


@pytest.mark.parametrize(
    ("today", "lane"),
    [
        ("2026-05-10", None),
        ("2026-05-11", Lane.THIS_WEEK),
        ("2026-05-17", Lane.THIS_WEEK),
        ("2026-05-18", Lane.TODAY),
        ("2026-05-19", None),
    ],
)
def test_from_a_week_ahead_through_the_day_itself(today, lane):
    found = fired("birthday", priya(), today=date.fromisoformat(today))
    assert [reminder.lane for reminder in found] == ([lane] if lane else [])


@pytest.mark.parametrize(
    ("birthday", "today", "why"),
    [
        ("--05-18", "2026-05-14", "birthday on 18 May"),
        ("--05-14", "2026-05-14", "birthday today"),
        ("1988-05-14", "2026-05-14", "turns 38 today"),
        ("2026-05-18", "2026-05-14", "birthday on 18 May"),
        ("1990-01-02", "2025-12-30", "turns 36 on 2 Jan 2026"),
        ("1988-02-29", "2026-02-25", "turns 38 on 28 Feb"),
    ],
)
def test_words_for_other_days(birthday, today, why):
    assert only("birthday", priya(birthday), today=date.fromisoformat(today)).why == why


@pytest.mark.parametrize("silence", [{"status": "archived"}, {"snooze": "2026-05-15"}])
def test_archived_and_snoozed_people_are_silent(silence):
    assert not fired("birthday", priya(**silence))


def test_how_far_ahead_can_be_set():
    assert not fired("birthday", priya(), using=settings(birthday=BirthdayAhead(days_before=3)))
    assert fired("birthday", priya(), using=settings(birthday=BirthdayAhead(days_before=4)))


def test_it_can_be_turned_off():
    assert not fired("birthday", priya(), using=settings(birthday=BirthdayAhead(enabled=False)))
