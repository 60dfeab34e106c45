"""What comes again: the days of its rule, those taken out, moved and added, and how many are read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from netmd.exchange.readers.icalendar.recurrence import Budget, NotUnderstoodError, days_of, read_rule
from tests.unit.exchange.readers.icalendar.calendars import calendar, event, read, times, whys

START = date(2024, 1, 31)
END = date(2027, 6, 30)


def days(rule: str, start: date = START, first: date = START, last: date = END) -> list[date]:
    return list(days_of(read_rule(rule), start, first, last, Budget()))


def expected(rule: str, start: date) -> list[date]:
    """What dateutil makes of it, up to the end."""
    found = rrulestr(rule, dtstart=datetime(start.year, start.month, start.day, tzinfo=UTC))
    last = datetime(END.year, END.month, END.day, tzinfo=UTC)
    return [at.date() for at in takewhile(lambda at: at <= last, found)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=DAILY;BYMONTH=1,12;COUNT=40",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;WKST=SU",
        "FREQ=WEEKLY;COUNT=5",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=2TU,4TH;INTERVAL=2",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;BYMONTH=3,6;BYDAY=SU;BYSETPOS=1,-1",
    ],
)
def test_days_are_those_dateutil_finds(rule: str) -> None:
    found = expected(rule, START)
    assert found
    start = found[0]
    assert days(rule, start, start) == expected(rule, start)


WEEKDAYS = st.lists(st.sampled_from(("MO", "TU", "WE", "TH", "FR", "SA", "SU")), min_size=1, max_size=3, unique=True)


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 60))}")
    if draw(st.booleans()):
        numbered = frequency in ("MONTHLY", "YEARLY") and draw(st.booleans())
        number = str(draw(st.sampled_from((1, 2, 4, -1, -2)))) if numbered else ""
        parts.append("BYDAY=" + ",".join(number + name for name in draw(WEEKDAYS)))
    elif frequency != "WEEKLY" and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from((1, 13, 28, 31, -1, -3)))}")
    if draw(st.booleans()):
        parts.append(f"BYMONTH={draw(st.sampled_from(('1', '2,8', '3,6,9,12')))}")
    if len(parts) > 3 and frequency != "DAILY" and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from(('1', '-1', '1,-1')))}")
    return ";".join([*parts, f"WKST={draw(st.sampled_from(('MO', 'SU')))}"])


@settings(deadline=None)
@given(rules(), st.integers(0, 400), st.integers(0, 900))
def test_any_rule_gives_what_dateutil_finds_from_any_day_on(rule: str, after: int, later: int) -> None:
    found = expected(rule, START + timedelta(days=after))
    if not found:
        return
    start = found[0]
    right = expected(rule, start)
    assert days(rule, start, start) == right
    first = start + timedelta(days=later)
    assert [day for day in days(rule, start, first) if day >= first] == [day for day in right if day >= first]


@pytest.mark.parametrize(
    "rule",
    ["", "FREQ=SECONDLY", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=1,2", "FREQ=YEARLY;BYWEEKNO=3", "FREQ=YEARLY;BYYEARDAY=1",
     "FREQ=DAILY;INTERVAL=x", "FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=DAILY;COUNT=inf",
     "FREQ=DAILY;COUNT=nan", "FREQ=WEEKLY;WKST=XX", "RSCALE=HEBREW;FREQ=YEARLY"],
)  # fmt: skip
def test_a_rule_that_says_more_gives_the_first_time_only(rule: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read_rule(rule)
    file = read(calendar(event(f"RRULE:{rule}")))
    assert times(file) == ["2026-03-04 10:00"]
    assert len(file.notices) == 1


def test_the_last_times_and_the_next_ones_are_read_and_that_is_said() -> None:
    file = read(calendar(event("RRULE:FREQ=WEEKLY", start=":20200101T100000")))
    found = times(file)
    assert len(found) == 104 + 3
    assert (found[-4], found[-3:]) == ("2026-05-13 10:00", ["2026-05-20 10:00", "2026-05-27 10:00", "2026-06-03 10:00"])
    assert [notice for notice in file.notices if "1 event that comes again is shortened" in notice]


def test_a_series_of_long_ago_gives_its_last_two_years() -> None:
    file = read(calendar(event("RRULE:FREQ=MONTHLY;UNTIL=20120501", start=":20050501")))
    assert times(file)[0] >= "2010-05-01"
    assert times(file)[-1] == "2012-05-01"
    assert len(times(file)) == 25


def test_the_last_time_is_told_by_the_clocks_of_the_zone() -> None:
    # Midnight of the 11th in Berlin is 22:59:59 UTC of the 10th before summer time, as Google writes the end of a day.
    start = ";TZID=Europe/Berlin:20260304T233000"
    assert (
        times(read(calendar(event("RRULE:FREQ=WEEKLY;UNTIL=20260311T225959Z", start=start))))[-1] == "2026-03-11 23:30"
    )
    start = ";TZID=America/Los_Angeles:20260304T233000"
    assert (
        times(read(calendar(event("RRULE:FREQ=DAILY;UNTIL=20260307T075959Z", start=start))))[-1] == "2026-03-06 23:30"
    )


def test_days_are_taken_out_added_and_moved() -> None:
    series = event(
        "UID:1", "RRULE:FREQ=DAILY;COUNT=5", "EXDATE:20260305T100000,20260306T100000", "RDATE:20260401T100000/PT1H"
    )
    moved = event("UID:1", "RECURRENCE-ID:20260307T100000", start=":20260310T120000")
    assert times(read(calendar(moved, series))) == [
        "2026-03-10 12:00", "2026-03-04 10:00", "2026-03-08 10:00", "2026-04-01 10:00",
    ]  # fmt: skip


def test_a_series_of_which_nothing_is_left_is_passed_over() -> None:
    file = read(calendar(event("RRULE:FREQ=DAILY;COUNT=1", "EXDATE:20260304T100000")))
    assert whys(file) == ["all its times were taken out or moved"]


def test_an_older_copy_is_passed_over_wherever_it_stands() -> None:
    newer, older = event("UID:1", "SEQUENCE:2", "SUMMARY:New"), event("UID:1", "SEQUENCE:1", "SUMMARY:Old")
    for entries in ((newer, older), (older, newer)):
        file = read(calendar(*entries))
        assert [record.touch.title for record in file.events] == ["New"]
        assert whys(file) == ["an older copy of another event"]


def test_a_series_that_begins_in_some_years_is_planned_for_its_beginning() -> None:
    assert times(read(calendar(event("RRULE:FREQ=YEARLY", start=":20290101")))) == ["2029-01-01"]
