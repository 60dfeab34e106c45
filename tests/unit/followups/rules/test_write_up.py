from __future__ import annotations

from datetime import date

import pytest

from netmd.followups import Lane
from netmd.settings import WriteUp
from tests.factory import contact, item, meeting_file, opportunity, settings, touch
from tests.unit.followups.asking import fired, only


def priya(*headings, **fields):
    return contact("Priya Raman", meetings=[touch(heading) for heading in headings], **fields)


@pytest.mark.parametrize(
    ("day", "lane"),
    [("2026-05-13", Lane.TODAY), ("2026-05-11", Lane.TODAY), ("2026-05-10", Lane.LATE), ("2026-03-15", Lane.LATE)],
)
def test_an_empty_conversation_is_due_the_day_after_and_late_after_three(day, lane):
    entry = priya(f"{day} Coffee at Balzac's")
    reminder = only("write-up", entry)
    assert reminder.lane is lane
    assert reminder.what == "Write it down while it is fresh: Coffee at Balzac's"
    assert reminder.location == entry.note.meetings[0].location


def test_a_month_that_is_over_is_asked_about_not_taken_for_held():
    reminder = only("write-up", priya("2026-04 Lunch, she proposes a date"))
    assert reminder.what == "Did it take place? Write it down, or fix another day: Lunch, she proposes a date"
    assert reminder.why == "nothing is written below Apr 2026"


def test_it_names_the_day():
    assert only("write-up", priya("2026-05-13 Coffee")).why == "nothing is written below 13 May"


@pytest.mark.parametrize("day", ["2026-05-14", "2026-05-15", "2026-03-14"])
def test_what_is_not_past_yet_or_long_past_is_silent(day):
    assert not fired("write-up", priya(f"{day} Coffee"))


def test_a_month_counts_from_its_end():
    assert not fired("write-up", priya("2026-05 Coffee"))
    reminder = only("write-up", priya("2026-04 Coffee"))
    assert (reminder.due, reminder.late_after) == (date(2026, 5, 1), date(2026, 5, 3))


def test_an_empty_message_needs_no_notes():
    assert not fired("write-up", priya("2026-05-13 Email: thank you"))


@pytest.mark.parametrize("below", [{"text": "She builds a team"}, {"items": [item("Send it")]}])
def test_a_section_with_something_below_it_is_silent(below):
    assert not fired("write-up", contact("Priya", meetings=[touch("2026-05-13 Coffee", **below)]))


def test_a_shared_meeting_gives_one_about_the_file_it_stands_in():
    sam = contact("Sam Lee")
    assert only("write-up", priya("2026-05-13 Coffee with [[sam-lee]]"), sam).subject == "contacts/priya-raman.md"
    panel = meeting_file("2026-05-13 Panel", ["sam-lee"], text="")
    assert only("write-up", panel, sam).subject == panel.path


def test_an_interview_for_an_opportunity_counts():
    opening = opportunity("Community manager", status="mine", meetings=[touch("2026-05-13 Interview")])
    assert only("write-up", opening).subject == opening.path


@pytest.mark.parametrize("silence", [{"status": "archived"}, {"snooze": "2026-05-15"}])
def test_archived_and_snoozed_people_are_silent(silence):
    assert not fired("write-up", priya("2026-05-13 Coffee", **silence))


def test_a_meeting_file_is_silent_only_if_all_who_took_part_are():
    panel = meeting_file("2026-05-13 Panel", ["sam-lee", "priya-raman"], text="")
    sam = contact("Sam Lee", status="archived")
    assert fired("write-up", panel, sam, priya())
    assert not fired("write-up", panel, sam, priya(snooze="2026-05-15"))


def test_its_days_can_be_set():
    using = settings(write_up=WriteUp(late_after_days=1, lapse_after_days=4))
    assert only("write-up", priya("2026-05-12 Coffee"), using=using).lane is Lane.LATE
    assert fired("write-up", priya("2026-05-10 Coffee"), using=using)
    assert not fired("write-up", priya("2026-05-09 Coffee"), using=using)


def test_it_can_be_turned_off():
    assert not fired("write-up", priya("2026-05-13 Coffee"), using=settings(write_up=WriteUp(enabled=False)))
