"""The agenda as a calendar: what is on which day, and that two libraries that did not write it read the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from netmd import notebook
from netmd.exchange.as_ical import MOST_OVERDUE, to_ical
from netmd.exchange.readers.icalendar import read
from netmd.exchange.records import ReadOptions
from netmd.followups.agenda import build_agenda
from netmd.index import Index
from netmd.reading import read_note
from netmd.settings import BirthdayAhead, Settings
from tests.factory import TODAY, contact, item, meeting_file, settings, touch

SAMPLE = Path(__file__).parents[3] / "notebook"


def written(*entries: Any, today: date = TODAY, of: Settings | None = None, todos: bool = False) -> str:
    """The calendar of these entries."""
    people = Index.of(entries)
    of = of or Settings()
    return to_ical(build_agenda(people, of, today), people, of, today, todos=todos)


@dataclass(frozen=True)
class Event:
    """What a program shows of an event."""

    day: date
    said: str
    why: str
    place: str
    alarms: tuple[timedelta, ...]
    uid: str
    again: str


def events(text: str, kind: str = "VEVENT") -> list[Event]:
    """The events, or tasks, as the icalendar library reads them, in the order of the file."""
    calendar = icalendar.Calendar.from_ical(text)
    assert [component.errors for component in calendar.walk() if component.errors] == []
    return [
        Event(
            entry["DTSTART"].dt if "DTSTART" in entry else entry["DUE"].dt if "DUE" in entry else date.max,
            str(entry["SUMMARY"]),
            str(entry["DESCRIPTION"]),
            str(entry.get("LOCATION", "")),
            tuple(alarm["TRIGGER"].dt for alarm in entry.walk("VALARM")),
            str(entry["UID"]),
            entry["RRULE"].to_ical().decode() if "RRULE" in entry else "",
        )
        for entry in calendar.walk(kind)
    ]


def days(text: str) -> list[tuple[str, str]]:
    """Day and summary of each event."""
    return [(event.day.isoformat(), event.said) for event in events(text)]


def ann(**fields: Any) -> Any:
    """A contact of whom nothing but what is said is to be done."""
    return contact("Ann Other", **{"cadence": "none", **fields})


def test_an_item_is_on_the_day_it_is_due_with_its_reason_and_place() -> None:
    (event,) = events(written(ann(items=[item("Send the book", due="2026-05-20")])))
    assert (event.day, event.said) == (date(2026, 5, 20), "Ann Other: Send the book")
    assert event.why == "due 20 May\ncontacts/ann-other.md, line 5"
    assert event.alarms == (timedelta(hours=9),)


def test_what_is_late_is_on_today_and_what_has_no_day_is_nowhere() -> None:
    text = written(ann(items=[item("Send the book", due="2026-04-01"), item("Think of a present")]))
    assert days(text) == [("2026-05-14", "Ann Other: Send the book")]


def test_what_another_owes_says_that_it_is_awaited() -> None:
    text = written(ann(items=[item("the address", due="2026-05-20", them=True)]))
    assert days(text) == [("2026-05-20", "Ann Other: waiting for the address")]


@pytest.mark.parametrize(("count", "more"), [(MOST_OVERDUE, 0), (MOST_OVERDUE + 1, 1), (3_000, 3_000 - MOST_OVERDUE)])
def test_of_very_many_overdue_ones_the_first_stand_there_and_the_others_are_counted(count: int, more: int) -> None:
    people = [ann(path=f"contacts/p{number}.md", items=[item("Call", due="2026-04-01")]) for number in range(count)]
    found = days(written(*people))
    assert found[:MOST_OVERDUE] == [("2026-05-14", "Ann Other: Call")] * MOST_OVERDUE
    assert found[MOST_OVERDUE:] == ([("2026-05-14", f"{more:,} more on the dashboard")] if more else [])


def test_a_planned_meeting_is_a_day_with_its_hour_in_front_and_an_alarm_the_evening_before() -> None:
    (event,) = events(written(ann(meetings=[touch("2026-05-20 08:45 Coffee at the Courier", place="Courier")])))
    assert (event.day, event.said, event.place) == (
        date(2026, 5, 20),
        "08:45 Ann Other: Coffee at the Courier",
        "Courier",
    )
    assert event.why.startswith("With Ann Other.\ncontacts/ann-other.md, line ")
    assert event.alarms == (timedelta(hours=-6),)


def test_what_is_planned_for_tomorrow_is_not_said_in_words_of_today() -> None:
    text = written(ann(meetings=[touch("2026-05-15 Coffee with Ann Other")]))
    assert days(text) == [("2026-05-15", "Coffee with Ann Other")]
    assert "tomorrow" not in text.casefold()


def test_a_plan_for_a_month_asks_for_a_day_from_its_beginning() -> None:
    entry = ann(meetings=[touch("2026-07 Coffee")])
    assert days(written(entry)) == [("2026-07-01", "Ann Other: Fix a day: Coffee")]
    assert days(written(entry, today=date(2026, 7, 9))) == [("2026-07-09", "Ann Other: Fix a day: Coffee")]


def test_a_meeting_of_several_names_them() -> None:
    (event,) = events(written(ann(), meeting_file("2026-05-20 18:30 Meetup", ["ann-other"], place="Studio 2")))
    assert (event.said, event.place) == ("18:30 Meetup", "Studio 2")
    assert event.why.startswith("With Ann Other.\n")


def test_birthdays_come_each_year_with_an_alarm_ahead() -> None:
    (event,) = events(written(ann(birthday="1988-11-02")))
    assert (event.day, event.said, event.again) == (date(1988, 11, 2), "Birthday of Ann Other", "FREQ=YEARLY")
    assert event.why == "Born on 1988-11-02.\ncontacts/ann-other.md"
    assert event.alarms == (timedelta(hours=9), timedelta(days=-7, hours=9))


def test_a_birthday_without_a_year_and_of_a_leap_day() -> None:
    (event,) = events(written(ann(birthday="--02-29")))
    assert (event.day.month, event.day.day) == (2, 29)
    assert "Born" not in event.why
    rule = vobject.readOne(written(ann(birthday="--02-29"))).vevent.getrruleset(addRDate=True)
    assert {f"{at:%m-%d}" for at in list(rule[120:128])} == {"02-28", "02-29"}


def test_a_birthday_stands_there_once_and_not_for_the_archived_or_where_it_is_turned_off() -> None:
    assert [said for _, said in days(written(ann(birthday="--05-16")))] == ["Birthday of Ann Other"]
    assert days(written(ann(birthday="--05-16", status="archived"))) == []
    assert days(written(ann(birthday="--05-16"), of=settings(birthday=BirthdayAhead(enabled=False)))) == []


def test_tasks_on_request_hold_every_reminder_and_meetings_stay_events() -> None:
    items = [item("Send it", due="2026-05-20"), item("Some day"), item("Late", due="2026-04-01")]
    entries = (ann(items=items, meetings=[touch("2026-05-20 Coffee")], birthday="--11-02"),)
    text = written(*entries, todos=True)
    tasks = sorted((task.day.isoformat(), task.said) for task in events(text, "VTODO"))
    assert tasks == [
        ("2026-04-01", "Ann Other: Late"), ("2026-05-20", "Ann Other: Send it"), ("9999-12-31", "Ann Other: Some day"),
    ]  # fmt: skip
    assert [said for _, said in days(text)] == ["Ann Other: Coffee", "Birthday of Ann Other"]
    assert "VTODO" not in written(*entries)


def test_events_keep_their_identity_from_day_to_day_and_no_two_have_one() -> None:
    entry = ann(items=[item("Send it", due="2026-05-20"), item("Send it", due="2026-05-20")], birthday="--05-16")
    first, then = (events(written(entry, today=today)) for today in (TODAY, TODAY + timedelta(days=9)))
    assert [event.uid for event in first] == [event.uid for event in then]
    assert len({event.uid for event in first}) == len(first) == 3


def test_the_same_notebook_on_the_same_day_gives_the_same_text_whatever_its_order() -> None:
    entries = [
        ann(path=f"contacts/{name}.md", items=[item(name, due="2026-05-20")], birthday="--02-03") for name in "abc"
    ]
    assert written(*entries) == written(*reversed(entries))


def test_the_calendar_is_called_as_the_notebook() -> None:
    text = written(of=replace(Settings(), name="Ten weeks, one job"))
    assert {"NAME:Ten weeks\\, one job", "X-WR-CALNAME:Ten weeks\\, one job"} <= set(text.split("\r\n"))
    assert "METHOD:PUBLISH\r\n" in text


def test_foreign_line_ends_make_no_lines_of_their_own() -> None:
    text = written(ann(items=[item("a\r\nEND:VCALENDAR\u2028b\x1b", due="2026-05-20")]))
    assert text.count("\nEND:VCALENDAR") == 1
    assert all(32 <= ord(character) != 0x2028 or character in "\r\n" for character in text)
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize("todos", [False, True])
def test_another_library_reads_the_sample_as_the_first_does(todos: bool) -> None:
    loaded = notebook.load(SAMPLE)
    today = date(2026, 5, 14)
    agenda = build_agenda(loaded.index, loaded.settings, today)
    text = to_ical(agenda, loaded.index, loaded.settings, today, todos=todos)
    other = vobject.readOne(text)
    assert other.validate()
    assert [
        (entry.dtstart.value, entry.summary.value, entry.description.value, entry.uid.value, len(entry.valarm_list))
        for entry in other.vevent_list
    ] == [(event.day, event.said, event.why, event.uid, len(event.alarms)) for event in events(text)]
    tasks = [entry.summary.value for entry in other.contents.get("vtodo", [])]
    assert tasks == [task.said for task in events(text, "VTODO")]
    planned = [reminder for reminder in agenda if reminder.rule == "planned"]
    birthdays = [person for person in loaded.index.contacts if person.birthday and person.status != "archived"]
    others = [reminder for reminder in agenda if reminder.rule not in ("planned", "birthday")]
    if todos:
        assert (len(other.vevent_list), len(tasks)) == (len(planned) + len(birthdays), len(others))
    else:
        assert len(planned) + len(birthdays) < len(other.vevent_list) <= len(planned) + len(birthdays) + len(others)


def test_nothing_to_do_is_a_calendar_without_events() -> None:
    assert events(written(ann())) == []
    assert vobject.readOne(written()).version.value == "2.0"


def test_what_a_note_hides_is_not_in_the_calendar() -> None:
    note = b"---\nname: Ann Other\n---\n- [ ] Send %%secret%% the book <!-- secret --> due:2026-05-20\n"
    note += b"\n## 2026-05-21 Coffee %%secret%% at noon\n"
    reading = read_note("contacts/ann.md", note, "contact", {})
    assert reading.entry is not None
    text = written(reading.entry)
    assert "Send" in text
    assert "at noon" in text
    assert "secret" not in text


def test_our_own_calendar_gives_nothing_when_it_is_imported() -> None:
    entry = ann(items=[item("Send it", due="2026-05-20")], meetings=[touch("2026-05-20 Coffee with Ann Other")])
    for todos in (False, True):
        file = read(written(entry, todos=todos).encode(), ReadOptions(today=TODAY))
        assert {passed.why for passed in file.passed_over} == {"netmd's own reminder"}
        assert (file.people, file.events, file.rows) == ((), (), 2)
