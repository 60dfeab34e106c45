from datetime import date
from itertools import pairwise

from netmd.insights import span_of
from tests.factory import TODAY


def test_what_lies_within_a_year_is_cut_into_months() -> None:
    span = span_of(date(2025, 5, 31), TODAY)
    assert span.grain == "month"
    assert len(span.periods) == 13
    assert (span.start, span.periods[-1].end) == (date(2025, 5, 1), date(2026, 5, 31))


def test_what_reaches_further_back_is_cut_into_quarters() -> None:
    span = span_of(date(2025, 4, 30), TODAY)
    assert span.grain == "quarter"
    assert span.periods[0].start == date(2025, 1, 1)
    assert span.periods[-1].end == date(2026, 6, 30)


def test_it_reaches_no_further_back_than_three_years() -> None:
    span = span_of(date(1998, 1, 1), TODAY)
    assert (span.start, len(span.periods)) == (date(2023, 4, 1), 13)


def test_a_notebook_just_begun_has_half_a_year_before_it() -> None:
    for first in (TODAY, None, date(2030, 1, 1)):
        assert [period.start.month for period in span_of(first, TODAY).periods] == [12, 1, 2, 3, 4, 5]


def test_a_day_is_in_the_period_that_has_it() -> None:
    span = span_of(date(2026, 1, 1), TODAY)
    assert span.position(date(2025, 12, 1)) == 0
    assert span.position(date(2026, 2, 28)) == 2
    assert span.position(date(2025, 11, 30)) is None
    assert span.position(date(2026, 6, 1)) is None


def test_periods_follow_each_other_without_a_gap() -> None:
    for first in (date(2026, 1, 1), date(2024, 1, 1)):
        periods = span_of(first, TODAY).periods
        assert all((later.start - earlier.end).days == 1 for earlier, later in pairwise(periods))


def test_the_calendars_ends_hold() -> None:
    assert span_of(date.max, date.max).periods[-1].end == date.max
    assert span_of(date.min, date.min).start == date.min
