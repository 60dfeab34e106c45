"""What falls on each day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from netmd.followups import Agenda, build_agenda
from netmd.model import Contact, Entry, MeetingFile, Opportunity
from netmd.months import Event, Kind, Month, MonthEvents, months_of
from netmd.settings import LinkedIn
from tests.factory import TODAY, contact, index, item, meeting_file, opportunity, settings, touch


def months(*entries: Entry, today: date = TODAY) -> Mapping[Month, MonthEvents]:
    """The months by what is written; what follows from the agenda has tests of its own."""
    return months_of(index(*entries), today, Agenda(today))


def with_agenda(*entries: Entry, today: date = TODAY) -> Mapping[Month, MonthEvents]:
    found = index(*entries)
    return months_of(found, today, build_agenda(found, settings(linkedin=LinkedIn(enabled=False)), today))


def told(event: Event) -> tuple[str, str]:
    """What an event is and about whom."""
    entry = event.entry
    return event.kind.value, entry.name if isinstance(entry, Contact) else entry.title


def test_a_touch_stands_on_its_day_once_whoever_took_part() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-04 Coffee with [[bob]]")])
    assert [told(event) for event in months(ann, contact("Bob"))[2026, 5].days[4]] == [("touch", "Ann")]


def test_what_is_to_come_is_planned_and_a_month_stands_without_a_day() -> None:
    ann = contact("Ann", meetings=[touch("2026-06-02 10:00 Lunch"), touch("2026-06 Coffee")])
    june = months(ann)[2026, 6]
    assert [told(event) for event in june.days[2]] == [("planned", "Ann")]
    assert [told(event) for event in june.sometime] == [("planned", "Ann")]


def test_a_plan_for_a_month_that_nobody_fixed_is_nowhere() -> None:
    assert (2026, 4) not in months(contact("Ann", meetings=[touch("2026-04 Coffee")]))


def test_what_is_due_is_told_apart_by_who_owes_it_and_what_is_ticked_is_gone() -> None:
    ann = contact(
        "Ann",
        items=[
            item("mine", due="2026-05-20"),
            item("theirs", due="2026-05-20", them=True),
            item("Bob's", due="2026-05-20", owed_by="bob"),
            item("ticked", due="2026-05-20", mark="x"),
            item("cancelled", due="2026-05-20", mark="-"),
            item("undated"),
            item("some time", due="2026-05"),
        ],
    )
    may = months(ann, contact("Bob"))[2026, 5]
    assert [told(event) for event in may.days[20]] == [("due", "Ann"), ("promised", "Ann"), ("promised", "Bob")]
    assert [told(event) for event in may.sometime] == [("due", "Ann")]


def test_a_follow_up_stands_on_its_day_until_a_touch_has_settled_it() -> None:
    waiting = contact("Ann", follow_up="2026-05-10", meetings=[touch("2026-05-09 Email")])
    settled = contact("Bob", follow_up="2026-05-10", meetings=[touch("2026-05-11 Email")])
    archived = contact("Cem", follow_up="2026-05-10", status="archived")
    assert [told(event) for event in months(waiting, settled, archived)[2026, 5].days[10]] == [("follow-up", "Ann")]


def test_openings_close_on_their_day_unless_they_are_decided() -> None:
    found = months(
        opportunity("One", closes="2026-05-20"),
        opportunity("Two", closes="2026-05-20", status="mine"),
        opportunity("Three", closes="2026-05-20", status="filled"),
        opportunity("Four", closes="2026-05-20", status="closed"),
    )
    assert [told(event) for event in found[2026, 5].days[20]] == [("closes", "One"), ("closes", "Two")]


def test_a_birthday_makes_a_month_only_where_it_comes_next_and_stands_in_every_month_that_is_there() -> None:
    old = contact("Old", meetings=[touch("1994-03-01 Call"), touch("2024-03-01 Call")])
    ann = contact("Ann", birthday="1990-03-05")
    bob = contact("Bob", birthday="06-07")
    found = months(old, ann, bob)
    assert list(found) == [(1994, 3), (2024, 3), (2026, 5), (2026, 6), (2027, 3)]
    assert [event.turns for month in found for event in found[month].days.get(5, ())] == [4, 34, 37]
    assert [event.turns for event in found[2026, 6].days[7]] == [0]


def test_nobody_has_a_birthday_before_they_were_born_nor_once_they_are_archived() -> None:
    old = contact("Old", meetings=[touch("1989-03-05 Call"), touch("1990-03-05 Call")])
    found = months(old, contact("Ann", birthday="1990-03-05"), contact("Bob", birthday="03-05", status="archived"))
    kinds = {month: [event.kind for event in found[month].days.get(5, ())] for month in found}
    assert kinds[1989, 3] == kinds[1990, 3] == [Kind.TOUCH]
    assert kinds[2027, 3] == [Kind.BIRTHDAY]


def test_the_29th_of_february_is_the_28th_in_a_common_year() -> None:
    found = months(contact("Leap", birthday="2000-02-29"), contact("Ann", meetings=[touch("2024-02-01 Call")]))
    assert list(found[2024, 2].days) == [1, 29]
    assert list(found[2027, 2].days) == [28]


def test_a_year_long_ago_makes_one_month_and_not_those_between() -> None:
    assert list(months(contact("Ann", meetings=[touch("1900-01-02 Letter")]))) == [(1900, 1), (2026, 5)]


def test_todays_month_is_there_in_an_empty_notebook() -> None:
    found = months()
    assert list(found) == [(2026, 5)]
    assert len(found[2026, 5]) == 0


def test_what_is_known_by_the_year_alone_stands_in_each_month_of_it_or_in_its_first() -> None:
    ann = contact("Ann", meetings=[touch("2019 Met", text="Somewhere."), touch("2024 Email"), touch("2024-03-01 Call")])
    bob = contact("Bob", meetings=[touch("2024-07-01 Call")])
    found = months(ann, bob)
    assert list(found) == [(2019, 1), (2024, 3), (2024, 7), (2026, 5)]
    assert [len(month.sometime) for month in found.values()] == [1, 1, 1, 0]


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    ann = contact("Ann", birthday="12-31", meetings=[touch("0001-01-01 Call"), touch("9999-12-31 Call")])
    assert list(months(ann)) == [(1, 1), (2026, 5), (2026, 12), (9999, 12)]
    assert list(months(ann, today=date.max))[-1] == (9999, 12)


def test_a_day_is_in_a_fixed_order_plans_by_the_hour_first() -> None:
    entries: tuple[Entry, ...] = (
        contact("Zed", meetings=[touch("2026-05-14 09:00 Lunch")]),
        contact("Ann", birthday="05-14", meetings=[touch("2026-05-14 11:00 Lunch"), touch("2026-05-14 Email")]),
        opportunity("Editor", closes="2026-05-14", items=[item("apply", due="2026-05-14")]),
        meeting_file("2026-05-14 Panel", ["ann"]),
    )
    expected = [
        ("planned", "Panel"), ("planned", "Zed"), ("planned", "Ann"), ("due", "Editor"), ("closes", "Editor"),
        ("birthday", "Ann"), ("touch", "Ann"),
    ]  # fmt: skip
    assert [told(event) for event in months(*entries)[2026, 5].days[14]] == expected
    assert [told(event) for event in months(*reversed(entries))[2026, 5].days[14]] == expected
    assert {type(event.entry) for event in months(*entries)[2026, 5].days[14]} == {Contact, MeetingFile, Opportunity}


def test_the_day_by_which_to_get_in_touch_again_stands_where_the_cadence_puts_it_and_not_for_the_archived() -> None:
    ann = contact("Ann", cadence="2w", meetings=[touch("2026-05-10 Call", text="x")])
    bob = contact("Bob", cadence="2w", status="archived", meetings=[touch("2026-05-10 Call", text="x")])
    days = with_agenda(ann, bob)[2026, 5].days
    assert {day: [told(event) for event in days[day]] for day in days if day > 14} == {24: [("keep-in-touch", "Ann")]}


def test_a_thank_you_stands_on_the_day_it_is_due_until_it_is_said() -> None:
    ann = contact("Ann", cadence="yearly", meetings=[touch("2026-05-12 Coffee", text="x")])
    assert ("thank-you", "Ann") in [told(event) for event in with_agenda(ann)[2026, 5].days[13]]
    thanked = contact(
        "Ann", cadence="yearly", meetings=[touch("2026-05-12 Coffee", text="x"), touch("2026-05-13 Email", text="x")]
    )
    assert "thank-you" not in [event.kind.value for event in with_agenda(thanked)[2026, 5].days[13]]
