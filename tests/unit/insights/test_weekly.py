from datetime import date

from netmd.insights import WEEKS, touch_log, weekly, weeks_of
from netmd.insights.weekly import Weekly
from tests.factory import TODAY, contact, index, touch


def of(*days: str, today: date = TODAY) -> Weekly:
    meetings = [touch(f"{day} Call", text="x") for day in days]
    return weekly(touch_log(index(contact("Ann", meetings=meetings)), today))


def test_weeks_run_from_monday_to_sunday() -> None:
    found = of("2026-05-03", "2026-05-04", "2026-05-10", "2026-05-11")
    assert [(str(week.monday), week.touches) for week in found.weeks[-3:]] == [
        ("2026-04-27", 1),
        ("2026-05-04", 2),
        ("2026-05-11", 1),
    ]


def test_a_year_back_is_in_it_and_no_more() -> None:
    found = of("2025-05-11", "2025-05-12")
    assert len(found.weeks) == WEEKS
    assert (found.weeks[0].touches, found.total, found.busy) == (1, 1, 1)


def test_the_busiest_week_is_the_latest_of_equals() -> None:
    found = of("2026-03-02", "2026-03-03", "2026-03-30", "2026-03-31", "2026-05-01")
    assert found.busiest is not None
    assert str(found.busiest.monday) == "2026-03-30"


def test_weeks_in_a_row_end_with_this_one_or_the_last() -> None:
    assert of("2026-05-05", "2026-04-28").row == 2  # this week may still get one
    assert of("2026-05-12", "2026-05-05", "2026-04-28").row == 3
    assert of("2026-04-28", "2026-04-21").row == 0


def test_the_longest_row_may_be_over() -> None:
    found = of("2026-01-05", "2026-01-12", "2026-01-19", "2026-05-12")
    assert (found.row, found.longest) == (1, 3)


def test_without_a_touch_no_week_is_the_busiest() -> None:
    found = of()
    assert (found.total, found.busiest, found.row, found.longest) == (0, None, 0, 0)


def test_the_first_weeks_of_the_calendar_are_not_gone_beyond() -> None:
    assert len(weeks_of((), date(1, 1, 20))) == 3
