"""Files as wholes: what they are, damaged ones, and those that mean harm."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmd.exchange.readers import icalendar
from netmd.exchange.readers.icalendar import components
from netmd.exchange.records import ImportRefusedError
from tests.unit.exchange.readers.icalendar.calendars import ANN, calendar, event, people, read, times, whys
from tests.unit.exchange.readers.icalendar.test_programs import FILES

GOOGLE = (FILES / "google.ics").read_bytes()
OUTLOOK = (FILES / "outlook.ics").read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "sureness"),
    [
        ("a.ics", GOOGLE, 1.0),
        ("a.txt", b"\xef\xbb\xbf\r\nbegin:vcalendar\r\n", 1.0),
        ("a", "BEGIN:VCALENDAR\r\n".encode("utf-16"), 1.0),
        ("a", b"BEGIN:VEVENT\n", 0.9),
        ("a", b"<html>\nBEGIN:VCALENDAR\n", 0.5),
        ("a.ics", b"hello", 0.3),
        ("a.ics", b"", 0.0),
        ("a.vcf", b"BEGIN:VCARD\nVERSION:3.0\n", 0.0),
        ("a.csv", b"name,BEGIN:VCALENDAR\n", 0.0),
    ],
)
def test_a_calendar_is_known_by_how_it_begins(name: str, data: bytes, sureness: float) -> None:
    assert icalendar.recognises(name, data) == sureness


@pytest.mark.parametrize("data", [b"", b"hello", b"\0" * 100, b"BEGIN:\nEND:\n", b"PK\x03\x04" + bytes(range(256))])
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read(data)
    assert refused.value.hint


def test_an_empty_calendar_has_nothing() -> None:
    assert read(calendar()).rows == 0


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r\r\n", "\r", "\n\n"])
def test_any_line_ends(ends: str) -> None:
    data = calendar(event("SUMMARY:Coffee")).replace(b"\r\n", b"\n").replace(b"\n", ends.encode())
    assert times(read(data)) == ["2026-03-04 10:00"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding(encoding: str) -> None:
    text = calendar(event("SUMMARY:Café in São Paulo", "LOCATION:Straße 1")).decode()
    (record,) = read(text.encode(encoding)).events
    assert (record.touch.title, record.touch.place) == ("Café in São Paulo", "Straße 1")


def test_a_line_folded_within_a_character_is_made_whole() -> None:
    data = calendar(event("SUMMARY:Café")).replace(b"Caf\xc3\xa9", b"Caf\xc3\r\n \xa9")
    assert read(data).events[0].touch.title == "Café"


def test_a_quoted_printable_value_of_vcalendar_is_undone() -> None:
    line = "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9 with=\n a friend"
    assert read(calendar(event(line, "LOCATION:Here"))).events[0].touch.title == "Café with a friend"
    assert read(calendar(event(line, "LOCATION:Here"))).events[0].touch.place == "Here"


def test_texts_are_freed_of_their_escapes() -> None:
    (record,) = read(calendar(event(r"SUMMARY:A\, b\; c\\d\nE", r"DESCRIPTION:1\N2\:3")), with_text=True).events
    assert (record.touch.title, record.touch.text) == ("A, b; c\\d E", "1\n2:3")


def test_an_end_that_is_missing_is_thought_of() -> None:
    whole = event("SUMMARY:One")
    file = read(calendar(whole.replace("END:VEVENT", ""), whole, "BEGIN:VTODO\nSUMMARY:x", whole))
    assert len(file.events) == 3
    assert whys(file) == ["a task that names nobody"]


def test_what_the_file_ends_in_is_passed_over() -> None:
    data = calendar(event("UID:1"), event("UID:2"))
    file = read(data[: data.rindex(b"END:VEVENT")])
    assert (len(file.events), whys(file)) == (1, ["the file ends within it"])


def test_lines_that_are_none_cost_nothing_else() -> None:
    data = calendar("garbage", event("no line at all", ":", ";=:", "X", "\x01\x02", "SUMMARY:Coffee"), "more", "END:VX")
    assert read(data).events[0].touch.title == "Coffee"


def test_an_alarm_is_not_the_event() -> None:
    alarm = "BEGIN:VALARM\nATTENDEE;CN=Bea Lind:mailto:bea@example.org\nSUMMARY:Alarm\nEND:VALARM"
    file = read(calendar(event(alarm, "SUMMARY:Coffee")))
    assert people(file) == [[("Ann Other", "ann@example.org")]]
    assert file.events[0].touch.title == "Coffee"


def test_calendars_after_one_another_are_each_read_in_their_zone() -> None:
    def one(zone: str) -> bytes:
        return calendar(f"X-WR-TIMEZONE:{zone}", event(start=":20260304T120000Z"))

    assert times(read(one("Asia/Tokyo") + one("America/New_York"))) == ["2026-03-04 21:00", "2026-03-04 07:00"]


def test_a_cancelled_calendar_is_cancelled() -> None:
    assert whys(read(calendar("METHOD:CANCEL", event()))) == ["cancelled"]


def test_tasks_of_one_person_are_theirs_or_ours_and_others_are_passed_over() -> None:
    def task(*lines: str) -> str:
        return "\n".join(("BEGIN:VTODO", "SUMMARY:Send it", *lines, "END:VTODO"))

    file = read(
        calendar(
            task(ANN),
            task(ANN.replace("ATTENDEE", "ORGANIZER"), "STATUS:COMPLETED", "COMPLETED:20260305T120000Z"),
            task(ANN, "ATTENDEE;CN=Bea Lind:mailto:bea@example.org"),
            task(ANN, "STATUS:CANCELLED"),
            task(),
        )
    )
    theirs, ours = (person.items[0] for person in file.people)
    assert (theirs.theirs, theirs.is_done) == (True, False)
    assert (ours.theirs, ours.is_done, str(ours.done)) == (False, True, "2026-03-05")
    assert whys(file) == ["a task that names several people", "cancelled", "a task that names nobody"]


# -- hostile files ---------------------------------------------------------------------------------------------------


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "MOST_BYTES", 1_000)
    with pytest.raises(ImportRefusedError, match="larger than"):
        read(calendar(event("X:" + "a" * 1_000)))


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "MOST_COMPONENTS", 10)
    with pytest.raises(ImportRefusedError, match="more than 10 entries"):
        read(calendar(*(event() for _ in range(11))))


def test_too_deep_a_file_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match="deep"):
        read("BEGIN:VCALENDAR\n" + "BEGIN:X\n" * 100_000)


def test_rules_without_end_are_bounded_for_the_file_as_a_whole() -> None:
    bombs = ("FREQ=DAILY;COUNT=1000000000", "FREQ=DAILY;COUNT=9;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;INTERVAL=1",
             "FREQ=YEARLY;COUNT=9;BYSETPOS=366", "FREQ=DAILY;INTERVAL=99999999999999999999", "FREQ=WEEKLY;UNTIL=99991231")  # fmt: skip
    file = read(calendar(*(event(f"RRULE:{bombs[number % len(bombs)]}", start=":19010101") for number in range(1_000))))
    assert len(file.events) <= 1_000 * 107


def test_many_events_many_lines_and_long_ones_are_read() -> None:
    assert len(read(calendar(*(event(f"UID:{number}") for number in range(20_000)))).events) == 20_000
    assert whys(read(calendar(event("SUMMARY:" + "\n ".join("x" * 500_000), who="")))) == ["nobody else takes part"]
    assert read(calendar(event(who='ATTENDEE;CN="' + '"a;:' * 500_000))).rows == 1
    assert len(read(calendar(event("EXDATE:" + "20260305," * 500_000, "RRULE:FREQ=DAILY;COUNT=3"))).events) == 2


PIECES = re.findall(rb"[^\n]*\n", GOOGLE + OUTLOOK)


@settings(deadline=None)
@given(st.data())
def test_damaged_files_are_read_or_refused_with_every_entry_accounted_for(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from((GOOGLE, OUTLOOK))))
    for _ in range(data.draw(st.integers(0, 12))):
        at = data.draw(st.integers(0, len(whole) - 1))
        kind = data.draw(st.integers(0, 3))
        if kind == 0:
            whole[at] = data.draw(st.integers(0, 255))
        elif kind == 1:
            del whole[at : at + data.draw(st.integers(1, 60))]
        elif kind == 2:
            whole[at:at] = data.draw(st.sampled_from(PIECES))
        else:
            del whole[at:]
        if not whole:
            break
    with suppress(ImportRefusedError):
        read(bytes(whole), me=frozenset(("mira@bureau.example",)))
