"""Dates, intervals and windows."""

from __future__ import annotations

from datetime import date, time

import pytest

from netmd.dates import (
    Birthday,
    ImpossibleDateError,
    Interval,
    NoCadence,
    When,
    Window,
    add_days,
    parse_birthday,
    parse_cadence,
    parse_interval,
    parse_time,
    parse_when,
    relative_day,
    shift_iso_dates,
    short_date,
    short_when,
    span_in_words,
)

TODAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-04", When(date(2026, 3, 4))),
        (" 2026-03-04 ", When(date(2026, 3, 4))),
        ("2026-03", When(date(2026, 3, 1), "month")),
        ("2026", When(date(2026, 1, 1), "year")),
        ("2026-03-04 14:30", When(date(2026, 3, 4), "day", time(14, 30))),
        ("2026-03-04T14:30", When(date(2026, 3, 4), "day", time(14, 30))),
        ("2026-03-04T9:05:59", When(date(2026, 3, 4), "day", time(9, 5))),
        ("2024-02-29", When(date(2024, 2, 29))),
        ("2026-3-4", None),
        ("2026/03/04", None),
        ("4 March 2026", None),
        ("20260304", None),
        ("2026-03-04 afternoon", None),
        ("2026-03 14:30", None),
        ("02026", None),
        ("", None),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(text: str, expected: When | None) -> None:
    assert parse_when(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-02-30", "there is no day 2026-02-30"),
        ("2025-02-29", "there is no day 2025-02-29"),
        ("2026-13-01", "there is no month 2026-13"),
        ("2026-00", "there is no month 2026-00"),
        ("0000", "there is no day 0000-1-1"),
        ("2026-03-04 24:00", "there is no time 24:00"),
        ("2026-03-04 12:60", "there is no time 12:60"),
    ],
)
def test_a_date_that_is_none_says_why(text: str, reason: str) -> None:
    with pytest.raises(ImpossibleDateError, match=f"^{reason}$"):
        parse_when(text)


def test_a_time_has_hours_and_minutes() -> None:
    assert parse_time("9:05") == time(9, 5)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026-02", date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 31)),
        ("2026", date(2026, 12, 31)),
        ("9999-12", date.max),
        ("9999", date.max),
    ],
)
def test_a_month_and_a_year_end_on_their_last_day(text: str, end: date) -> None:
    when = parse_when(text)
    assert when is not None
    assert (when.end, when.iso) == (end, text)


def test_dates_sort_by_day_and_then_by_time() -> None:
    written = ["2026-03-04 14:30", "2026-03-04", "2026-03", "2026", "2026-03-01"]
    whens = sorted((when for text in written if (when := parse_when(text))), key=lambda when: when.sort_key)
    assert [str(when) for when in whens] == ["2026", "2026-03", "2026-03-01", "2026-03-04", "2026-03-04 14:30"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14d", Interval(14, "day")),
        ("30 days", Interval(30, "day")),
        ("1 day", Interval(1, "day")),
        ("2w", Interval(2, "week")),
        ("2 wks", Interval(2, "week")),
        ("every 6 weeks", Interval(6, "week")),
        ("Every  6 Weeks", Interval(6, "week")),
        ("every week", Interval(1, "week")),
        ("every other week", Interval(2, "week")),
        ("every fortnight", Interval(2, "week")),
        ("a month", Interval(1, "month")),
        ("3m", Interval(3, "month")),
        ("every quarter", Interval(3, "month")),
        ("2 quarters", Interval(6, "month")),
        ("1y", Interval(1, "year")),
        ("daily", Interval(1, "day")),
        ("weekly", Interval(1, "week")),
        ("biweekly", Interval(2, "week")),
        ("fortnightly", Interval(2, "week")),
        ("monthly", Interval(1, "month")),
        ("bimonthly", Interval(2, "month")),
        ("quarterly", Interval(3, "month")),
        ("half-yearly", Interval(6, "month")),
        ("yearly", Interval(1, "year")),
        ("Annually", Interval(1, "year")),
        ("0 days", None),
        ("00 weeks", None),
        ("week", None),
        ("every", None),
        ("6", None),
        ("-2w", None),
        ("1.5 weeks", None),
        ("12345 days", None),
        ("every 6 lightyears", None),
        ("4-6 weeks", None),
        ("", None),
    ],
)
def test_an_interval_is_read_in_each_form(text: str, expected: Interval | None) -> None:
    assert parse_interval(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "shown"),
    [
        ("4-6 weeks", Window(Interval(4, "week"), Interval(6, "week")), "every 4-6 weeks"),
        ("every 4 - 6 weeks", Window(Interval(4, "week"), Interval(6, "week")), "every 4-6 weeks"),
        ("4–6w", Window(Interval(4, "week"), Interval(6, "week")), "every 4-6 weeks"),
        ("4—6 weeks", Window(Interval(4, "week"), Interval(6, "week")), "every 4-6 weeks"),
        ("4 to 6 weeks", Window(Interval(4, "week"), Interval(6, "week")), "every 4-6 weeks"),
        ("4..6 weeks", Window(Interval(4, "week"), Interval(6, "week")), "every 4-6 weeks"),
        ("1 month to 6 weeks", Window(Interval(1, "month"), Interval(6, "week")), "every 1 month to 6 weeks"),
        ("1-2 quarters", Window(Interval(3, "month"), Interval(6, "month")), "every 3-6 months"),
        ("4-4 weeks", Window(Interval(4, "week"), Interval(4, "week")), "every 4-4 weeks"),
        ("monthly", Window(Interval(1, "month")), "every month"),
        ("6 weeks", Window(Interval(6, "week")), "every 6 weeks"),
        ("none", NoCadence.NONE, "no cadence"),
        ("Never", NoCadence.NONE, "no cadence"),
        ("no", NoCadence.NONE, "no cadence"),
    ],
)
def test_a_cadence_is_an_interval_a_window_or_none(text: str, expected: Window | NoCadence, shown: str) -> None:
    assert parse_cadence(text) == expected
    assert str(expected) == shown


@pytest.mark.parametrize("text", ["6-4 weeks", "0-4 weeks", "4-6", "4-6 moons", "6 weeks to 1 month", "soon", ""])
def test_a_window_that_runs_backwards_or_has_no_unit_is_none(text: str) -> None:
    assert parse_cadence(text) is None


@pytest.mark.parametrize(
    ("cadence", "last", "due", "late"),
    [
        ("4-6 weeks", date(2026, 3, 4), date(2026, 4, 1), date(2026, 4, 15)),
        ("14d", date(2026, 3, 4), date(2026, 3, 18), date(2026, 3, 25)),
        ("7 days", date(2026, 3, 1), date(2026, 3, 8), date(2026, 3, 12)),  # 10.5 days are 11
        ("monthly", date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 14)),
        ("monthly", date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 15)),
        ("quarterly", date(2025, 11, 30), date(2026, 2, 28), date(2026, 4, 14)),
        ("yearly", date(2024, 2, 29), date(2025, 2, 28), date(2025, 8, 30)),
        ("9999 years", date(2026, 3, 4), date.max, date.max),
    ],
)
def test_a_window_opens_after_n_and_closes_after_its_end_or_one_and_a_half_n(
    cadence: str, last: date, due: date, late: date
) -> None:
    window = parse_cadence(cadence)
    assert isinstance(window, Window)
    assert (window.due(last), window.late(last)) == (due, late)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1988-05-18", Birthday(5, 18, 1988)),
        ("--05-18", Birthday(5, 18)),
        ("--0518", Birthday(5, 18)),
        ("05-18", Birthday(5, 18)),
        ("02-29", Birthday(2, 29)),
        ("19880518", Birthday(5, 18, 1988)),
        ("1988", None),
        ("0518", None),
        ("5-18", None),
        ("18 May", None),
        ("18.05.1988", None),
        ("", None),
    ],
)
def test_a_birthday_may_lack_its_year(text: str, expected: Birthday | None) -> None:
    assert parse_birthday(text) == expected


@pytest.mark.parametrize("text", ["1987-02-29", "02-30", "13-01"])
def test_a_birthday_that_does_not_exist_says_so(text: str) -> None:
    with pytest.raises(ImpossibleDateError):
        parse_birthday(text)


@pytest.mark.parametrize(
    ("birthday", "today", "expected"),
    [
        (Birthday(5, 18, 1988), TODAY, date(2026, 5, 18)),
        (Birthday(5, 14), TODAY, TODAY),
        (Birthday(5, 13), TODAY, date(2027, 5, 13)),
        (Birthday(2, 29), date(2026, 2, 1), date(2026, 2, 28)),
        (Birthday(2, 29), date(2026, 3, 1), date(2027, 2, 28)),
        (Birthday(2, 29), date(2027, 3, 1), date(2028, 2, 29)),
        (Birthday(1, 1), date.max, date.max),
    ],
)
def test_a_birthday_comes_round_and_29_february_on_the_28th_of_a_common_year(
    birthday: Birthday, today: date, expected: date
) -> None:
    assert birthday.next_on_or_after(today) == expected


def test_a_birthday_is_written_as_vcard_has_it() -> None:
    assert (Birthday(5, 18, 1988).iso, Birthday(5, 8).iso) == ("1988-05-18", "--05-08")


def test_days_are_held_at_the_calendars_ends() -> None:
    assert (add_days(date.max, 1), add_days(date.min, -1)) == (date.max, date.min)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "in 2 days"),
        (13, "in 13 days"),
        (14, "in 2 weeks"),
        (59, "in 8 weeks"),
        (60, "in 2 months"),
        (-21, "3 weeks ago"),
        (-729, "24 months ago"),
        (-730, "2 years ago"),
    ],
)
def test_a_day_is_said_from_where_today_stands(days: int, words: str) -> None:
    assert relative_day(add_days(TODAY, days), TODAY) == words


def test_a_span_of_one_day_is_singular_and_has_no_sign() -> None:
    assert [span_in_words(days) for days in (0, 1, -1, -6)] == ["0 days", "1 day", "1 day", "6 days"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-10-02", "2 Oct"),
        ("2025-10-02", "2 Oct 2025"),
        ("2026-10-02 14:30", "2 Oct 14:30"),
        ("2026-12", "Dec 2026"),
        ("2027", "2027"),
    ],
)
def test_a_date_is_shown_short_with_its_year_where_it_is_another(text: str, shown: str) -> None:
    when = parse_when(text)
    assert when is not None
    assert short_when(when, TODAY) == shown
    assert when.precision != "day" or shown.startswith(short_date(when.start, TODAY))


@pytest.mark.parametrize(
    ("text", "days", "expected"),
    [
        ("## 2026-03-04 Coffee due:2026-03-31", 1, "## 2026-03-05 Coffee due:2026-04-01"),
        ("📅 2026-03-04, [due:: 2026-03-04]", -4, "📅 2026-02-28, [due:: 2026-02-28]"),
        ("planned 2026-12", 30, "planned 2027-01"),
        ("birthday: --12-31", 1, "birthday: --01-01"),
        ("2026-02-30 and 2026-13 and 12026-03-04 and 2026-03-045", 5, "2026-02-30 and 2026-13 and 12026-03-04 and 2026-03-045"),
        ("2026-03-04-panel", 5, "2026-03-04-panel"),
        ("call 0047-12-34-56", 5, "call 0047-12-34-56"),
    ],
)  # fmt: skip
def test_iso_dates_in_a_text_move_and_what_only_looks_like_one_stays(text: str, days: int, expected: str) -> None:
    assert shift_iso_dates(text, days) == expected
