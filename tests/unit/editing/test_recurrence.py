"""When a recurring item comes next."""

from __future__ import annotations

from datetime import date

import pytest

from netmd.editing.recurrence import counts_from_completion, next_day


@pytest.mark.parametrize(
    ("rule", "start", "following"),
    [
        ("1d", "2026-03-04", "2026-03-05"),
        ("2w", "2026-03-04", "2026-03-18"),
        ("+2w", "2026-03-04", "2026-03-18"),
        ("w", "2026-03-04", "2026-03-11"),
        ("3b", "2026-03-05", "2026-03-10"),
        ("1m", "2026-01-31", "2026-02-28"),
        ("1y", "2024-02-29", "2025-02-28"),
        ("every day", "2026-03-04", "2026-03-05"),
        ("every other week", "2026-03-04", "2026-03-18"),
        ("Every 2  Weeks", "2026-03-04", "2026-03-18"),
        ("every 10 days when done", "2026-03-04", "2026-03-14"),
        ("every weekday", "2026-03-06", "2026-03-09"),
        ("every quarter", "2026-11-30", "2027-02-28"),
        ("monthly", "2026-03-04", "2026-04-04"),
        ("every yearly", "2026-03-04", "2027-03-04"),
        ("every friday", "2026-03-06", "2026-03-13"),
        ("every week on monday", "2026-03-04", "2026-03-09"),
        ("every week on monday, friday", "2026-03-04", "2026-03-06"),
        ("every 2 weeks on tuesday", "2026-03-04", "2026-03-17"),
        ("every month on the 1st", "2026-03-04", "2026-04-01"),
        ("every month on the 31st", "2026-01-31", "2026-02-28"),
        ("every month on the last", "2026-02-28", "2026-03-31"),
        ("every month on the last friday", "2026-03-04", "2026-03-27"),
        ("every month on the last friday", "2026-03-27", "2026-04-24"),
        ("every 3 months on the 2nd tuesday", "2026-03-10", "2026-06-09"),
    ],
)
def test_the_next_day_follows_the_rule(rule: str, start: str, following: str) -> None:
    day = date.fromisoformat(start)
    assert next_day(rule, day, day.day) == date.fromisoformat(following)


def test_a_month_from_the_31st_stays_at_the_months_end_and_comes_back() -> None:
    day, days = date(2026, 1, 31), []
    for _ in range(4):
        following = next_day("+1m", day, 31)
        assert following is not None
        days.append(following.isoformat())
        day = following
    assert days == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]


@pytest.mark.parametrize(
    "rule",
    ["", "0d", "every", "every blue moon", "every january on the 3rd", "every week on someday", "every 0 days",
     "every month on the 40th", "every month on the 5th friday", "every year on 3 march"],
)  # fmt: skip
def test_what_cannot_be_worked_out_is_not_guessed(rule: str) -> None:
    assert next_day(rule, date(2026, 3, 4), 4) is None


@pytest.mark.parametrize(
    ("rule", "completion"),
    [("2w", True), ("+2w", False), ("every 2 weeks", False), ("every 2 weeks when done", True), ("monthly", False)],
)
def test_todo_txt_counts_from_completion_and_tasks_from_the_due_date(rule: str, completion: bool) -> None:
    assert counts_from_completion(rule) is completion


def test_the_calendars_end_is_an_end_and_no_crash() -> None:
    assert next_day("9999y", date(2026, 3, 4), 4) == date.max
