"""Days and hours, as the clocks of the event's own zone show them."""

from __future__ import annotations

import pytest

from tests.unit.exchange.readers.icalendar.calendars import calendar, event, read, times, whys

ZONE = "BEGIN:VTIMEZONE\nTZID:{}\nBEGIN:STANDARD\nTZOFFSETFROM:{}\nTZOFFSETTO:{}\nEND:STANDARD\nEND:VTIMEZONE"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (":20260304", "2026-03-04"),
        (";VALUE=DATE:20260304", "2026-03-04"),
        (":20260304T100000", "2026-03-04 10:00"),
        (";TZID=America/New_York:20260304T233000", "2026-03-04 23:30"),
        (";TZID=W. Europe Standard Time:20260304T100000", "2026-03-04 10:00"),
        (';TZID="(UTC-05:00) Eastern Time":20260304T100000', "2026-03-04 10:00"),
        (";TZID=Nowhere/At_all:20260304T100000", "2026-03-04 10:00"),
        (";VALUE=DATE-TIME:2026-03-04T10:00:00", "2026-03-04 10:00"),
    ],
)
def test_what_is_written_for_a_zone_is_what_its_clocks_show(start: str, expected: str) -> None:
    file = read(calendar(event(start=start)))
    assert times(file) == [expected]
    assert file.notices == ()


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("X-WR-TIMEZONE:Europe/Berlin", "2026-03-05 00:30"),
        ("X-WR-TIMEZONE:/mozilla.org/20050126_1/Europe/Berlin", "2026-03-05 00:30"),
        ("X-WR-TIMEZONE:/x.org/2005/America/Argentina/Buenos_Aires", "2026-03-04 20:30"),
        (ZONE.format("Asia/Tokyo", "+0900", "+0900"), "2026-03-05 08:30"),
        (ZONE.format("Our Own Time", "-0330", "-0330"), "2026-03-04 20:00"),
    ],
)
def test_what_is_written_in_utc_is_on_the_clocks_of_the_calendar(zone: str, expected: str) -> None:
    file = read(calendar(zone, event(start=":20260304T233000Z")))
    assert times(file) == [expected]
    assert file.notices == ()


@pytest.mark.parametrize(
    "zone", ["", "X-WR-TIMEZONE:Etc/UTC", "X-WR-TIMEZONE:Nowhere", "X-WR-TIMEZONE:../../etc/passwd"]
)
def test_without_a_zone_utc_stays_and_is_said(zone: str) -> None:
    file = read(calendar(zone, event(start=":20260304T233000Z"), event(start=";TZID=UTC:20260304T100000")))
    assert times(file) == ["2026-03-04 23:30", "2026-03-04 10:00"]
    (notice,) = file.notices
    assert notice.startswith("2 times are in UTC")


@pytest.mark.parametrize("start", ["", ":", ":tomorrow", ":20260230", ":20260304T250000", ":2026"])
def test_what_is_no_date_is_passed_over(start: str) -> None:
    assert whys(read(calendar(event(start=start)))) == ["no date that can be read"]


@pytest.mark.parametrize("start", [":00010101T000000Z", ":16010101", ":99991231T235959Z"])
def test_days_out_of_reach_are_passed_over(start: str) -> None:
    assert whys(read(calendar("X-WR-TIMEZONE:Asia/Tokyo", event(start=start)))) == ["its day is out of reach"]
