"""Days as they are typed in a command: each form, what is refused, and that nothing else ever comes out."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmd.dates import Interval, When
from netmd.errors import UsageError
from netmd.spoken import (
    DAY_FORMS,
    MONTH_FORMS,
    SPAN_FORMS,
    UnknownDateError,
    parse_day,
    parse_span,
    parse_spoken,
)
from tests.factory import TODAY

THURSDAY = TODAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-05", "2026-12-05"),
        ("today", "2026-05-14"),
        ("yesterday", "2026-05-13"),
        ("tomorrow", "2026-05-15"),
        ("friday", "2026-05-15"),
        ("wed", "2026-05-20"),
        ("thursday", "2026-05-14"),
        ("next tuesday", "2026-05-19"),
        ("next thursday", "2026-05-21"),
        ("last tuesday", "2026-05-12"),
        ("last thursday", "2026-05-07"),
        ("+2w", "2026-05-28"),
        ("2w", "2026-05-28"),
        ("-3d", "2026-05-11"),
        ("+ 1 month", "2026-06-14"),
        ("in 3 weeks", "2026-06-04"),
        ("in a year", "2027-05-14"),
        ("3 weeks ago", "2026-04-23"),
        ("a month ago", "2026-04-14"),
        ("12 dec", "2026-12-12"),
        ("dec 12", "2026-12-12"),
        ("14 may", "2026-05-14"),
        ("13 may", "2027-05-13"),
        ("12 december 2027", "2027-12-12"),
        ("12th dec 2027", "2027-12-12"),
        ("december 12, 2024", "2024-12-12"),
        ("29 feb", "2028-02-29"),
        ("end of week", "2026-05-17"),
        ("end of the month", "2026-05-31"),
        ("next week", "2026-05-18"),
        ("next month", "2026-06-01"),
    ],
)
def test_a_day_is_read_in_each_of_its_forms(text: str, expected: str) -> None:
    assert parse_day(text, THURSDAY) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("friday", "2026-05-08"),
        ("thursday", "2026-05-14"),
        ("12 dec", "2025-12-12"),
        ("14 may", "2026-05-14"),
        ("29 feb", "2024-02-29"),
        ("next friday", "2026-05-15"),
        ("yesterday", "2026-05-13"),
    ],
)
def test_looking_back_a_weekday_or_day_of_the_year_is_the_last_one(text: str, expected: str) -> None:
    assert parse_day(text, THURSDAY, past=True) == date.fromisoformat(expected)


def test_a_span_alone_is_ahead_and_refused_where_days_gone_by_are_meant() -> None:
    with pytest.raises(UnknownDateError) as refused:
        parse_day("2w", THURSDAY, past=True)
    assert refused.value.hint == "Write -2w or 2w ago."


@pytest.mark.parametrize("text", ["  TODAY ", "ToDay", "End   of\tMonth", "DEC  12", " In 3  Weeks"])
def test_case_and_spaces_do_not_matter(text: str) -> None:
    assert parse_day(text, THURSDAY) == parse_day(" ".join(text.lower().split()), THURSDAY)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("05.12.2026", "Write 5 dec 2026 or 12 may 2026, whichever you mean."),
        ("12/5", "Write 12 may or 5 dec, whichever you mean."),
        ("31.12.2026", "Write 31 dec 2026."),
        ("2026-3-4", "Write 2026-03-04."),
        ("2026-12", "A day is needed here, such as 2026-12-01."),
        ("friday 14:30", "The day alone will do here; leave the time out."),
        ("2026-02-30", "Look at the calendar again."),
        ("31 feb", "Look at the calendar again."),
        ("+9999 years", "Look at the calendar again."),
    ],
)
def test_what_comes_near_is_refused_with_what_to_write(text: str, hint: str) -> None:
    with pytest.raises(UnknownDateError) as refused:
        parse_day(text, THURSDAY)
    assert refused.value.hint == hint


@pytest.mark.parametrize(
    "text",
    ["", "soon", "12", "friday week", "every 2 weeks", "in -2w", "+2w ago", "-2w ago", "in 3 weeks ago", "+0d", "may",
     "2026-W20", "20261205", "１２ dec", "monthly", "in friday"],
)  # fmt: skip
def test_what_it_does_not_know_is_an_error_that_lists_the_forms(text: str) -> None:
    with pytest.raises(UnknownDateError) as refused:
        parse_day(text, THURSDAY)
    for form in (form for group in DAY_FORMS for form in group):
        assert form in refused.value.message


def test_the_error_is_a_wrong_call() -> None:
    assert UnknownDateError.exit_code == UsageError.exit_code == 2


@pytest.mark.parametrize("form", [form for group in DAY_FORMS for form in group])
@pytest.mark.parametrize("past", [False, True])
def test_every_form_that_is_listed_is_read(form: str, past: bool) -> None:
    assert isinstance(parse_day(form, THURSDAY, past=past), date)


@pytest.mark.parametrize("form", [*MONTH_FORMS, "next month"])
def test_a_month_is_read_where_one_will_do(form: str) -> None:
    assert parse_spoken(form, THURSDAY).precision == "month"


def test_a_month_error_lists_the_forms_of_a_month_too() -> None:
    with pytest.raises(UnknownDateError) as refused:
        parse_spoken("some time", THURSDAY)
    assert all(form in refused.value.message for form in MONTH_FORMS)


def test_a_time_may_follow_a_day() -> None:
    assert parse_spoken("yesterday 14:30", THURSDAY) == When(date(2026, 5, 13), clock=time(14, 30))
    assert parse_spoken("Friday at 9:05", THURSDAY) == When(date(2026, 5, 15), clock=time(9, 5))


def test_a_time_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownDateError, match="no time 25:00"):
        parse_spoken("today 25:00", THURSDAY)


@pytest.mark.parametrize("form", SPAN_FORMS)
def test_every_form_of_a_span_that_is_listed_is_read(form: str) -> None:
    assert parse_span(form).count > 0


def test_a_span_that_is_none_lists_the_forms() -> None:
    assert parse_span(" 2W ") == Interval(2, "week")
    with pytest.raises(UnknownDateError) as refused:
        parse_span("monthly")
    assert all(form in refused.value.hint for form in SPAN_FORMS)


def test_a_text_of_any_length_is_named_briefly() -> None:
    with pytest.raises(UnknownDateError) as refused:
        parse_day("x" * 5000, THURSDAY)
    assert len(refused.value.message.splitlines()[0]) < 90


_PIECES = st.sampled_from(
    ("in", "ago", "next", "last", "friday", "week", "of", "end", "month", "dec", "12", "29", "feb", "31", "2026",
     "-", "+", "9999", "0001", "w", "d", "y", "years", "2026-12", "2026-02-30", "14:30", "at", " ", ".", "/", "a")
)  # fmt: skip


@given(
    st.text() | st.lists(_PIECES, max_size=5).map(" ".join) | st.lists(_PIECES, max_size=5).map("".join),
    st.dates(),
    st.booleans(),
)
def test_any_text_gives_a_date_or_an_unknown_date_error(text: str, today: date, past: bool) -> None:
    for read in (parse_day, parse_spoken):
        try:
            found = read(text, today, past=past)
        except UnknownDateError:
            continue
        assert isinstance(found, (date, When))


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)), st.sampled_from(["mon", "friday", "last sun"]))
def test_a_weekday_falls_on_that_weekday_and_within_a_week(today: date, text: str) -> None:
    found = parse_day(text, today)
    assert f"{found:%A}".casefold().startswith(text.split()[-1])
    assert abs((found - today).days) <= 7


@given(st.dates(), st.dates())
def test_an_iso_day_is_that_day_whatever_today_is(day: date, today: date) -> None:
    assert parse_day(day.isoformat(), today) == day
