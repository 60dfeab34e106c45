"""Calendars as programs write them: what is expected was read off each file by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netmd.dates import When
from netmd.exchange.readers import icalendar
from netmd.exchange.records import ItemRecord
from tests.unit.exchange.readers.icalendar.calendars import people, read, times, whys

FILES = Path(__file__).parent / "files"
SAMPLES = Path(__file__).parents[6] / "shared/samples/ics"


def test_google() -> None:
    file = read((FILES / "google.ics").read_bytes())
    assert file.rows == 6
    # Lisbon's clocks show UTC in March and UTC+1 in July, so that the call of 5 July, 23:30 UTC, is on the 6th.
    assert times(file) == ["2026-03-10 09:30", "2026-07-06 00:30", "2026-03-20"]
    assert people(file) == [
        [("Ines Carvalho", "ines@studio.example")],
        [("Tove Lind", "tove@lind.example")],
        [("Tove Lind", "tove@lind.example")],
    ]
    assert [record.touch.title for record in file.events] == [
        "Coffee with Inês",
        "Call: Auckland",
        "Retreat in the hills",
    ]
    assert file.events[0].touch.place == "Café Larkspur, Rua do Século 12"
    assert file.events[0].touch.text == ""
    assert whys(file) == ["cancelled", "you declined", "nobody else takes part"]
    assert file.notices == ("mira.holm@example.org is taken for you: it is your calendar.",)


def test_the_text_comes_with_it_where_it_is_wanted() -> None:
    file = read((FILES / "google.ics").read_bytes(), with_text=True)
    assert file.events[0].touch.text == "Ask about the archive, and the\nsecond volume"


def test_outlook() -> None:
    file = read((FILES / "outlook.ics").read_bytes(), me=frozenset(("mira@bureau.example",)))
    # Tuesdays 3 to 31 March: the 10th is cancelled, the 17th taken out, the 24th moved to the 25th.
    assert times(file) == ["2026-03-03 14:00", "2026-03-31 14:00", "2026-03-25 16:30"]
    assert {tuple(found) for found in people(file)} == {(("Anjali Raman", "anjali@bureau.example"),)}
    assert [record.source.row for record in file.events] == [1, 1, 2]
    assert file.events[2].touch.title == "Weekly, a day later"
    assert whys(file) == ["cancelled", "a diary entry"]
    (person,) = file.people
    assert (person.name, person.emails) == ("Anjali Raman", ("anjali@bureau.example",))
    assert person.items == (
        ItemRecord(text="Send the minutes", due=When(date(2026, 4, 1)), theirs=True, created=date(2026, 3, 3),
                   recurrence="2m"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "rows", "whys_expected"),
    [
        ("alarm_google_future.ics", 1, ["nobody else takes part"]),
        ("alarms_example.ics", 1, ["an alarm without its event"]),
        ("events_and_todos.ics", 4, ["nobody else takes part"] * 2 + ["a task that names nobody", "a diary entry"]),
        ("rfc5545_absolute_alarm.ics", 1, ["an alarm without its event"]),
        ("rfc9074_snooze.ics", 1, ["nobody else takes part"]),
        ("vobject_vtodo.ics", 1, ["a task that names nobody"]),
    ],
)
def test_samples_from_elsewhere(name: str, rows: int, whys_expected: list[str]) -> None:
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip("the samples are not here")
    file = read(path.read_bytes())
    assert (file.rows, whys(file)) == (rows, whys_expected)
    assert icalendar.recognises(name, path.read_bytes()) >= 0.9


def test_a_sample_with_somebody_in_it_keeps_its_hour() -> None:
    path = SAMPLES / "alarm_google_future.ics"
    if not path.is_file():
        pytest.skip("the samples are not here")
    named = path.read_text().replace("SUMMARY:event with alarms", "SUMMARY:event with Ann Other")
    assert times(read(named)) == ["2024-10-04 19:15"]  # 18:15 UTC, in London's summer time
