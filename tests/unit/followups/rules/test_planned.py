from __future__ import annotations

from datetime import date, time

import pytest

from netmd.followups import Lane
from netmd.settings import Planned
from tests.factory import contact, meeting_file, settings, touch
from tests.unit.followups.asking import fired, only


def priya(*headings, **fields):
    return contact("Priya Raman", meetings=[touch(heading) for heading in headings], **fields)


def test_the_day_before_it_asks_to_read_the_brief():
    entry = priya("2026-05-15 14:30 Coffee at Balzac's")
    reminder = only("planned", entry)
    assert (reminder.lane, reminder.due, reminder.clock) == (Lane.TODAY, date(2026, 5, 15), time(14, 30))
    assert reminder.what == "Tomorrow 14:30: Coffee at Balzac's"
    assert reminder.why == "planned for Fri 15 May at 14:30, tomorrow"
    assert reminder.location == entry.note.meetings[0].location


def test_two_days_before_it_is_planned():
    reminder = only("planned", priya("2026-05-16 Coffee at Balzac's"))
    assert (reminder.lane, reminder.what) == (Lane.PLANNED, "Coffee at Balzac's")
    assert reminder.why == "planned for Sat 16 May, in 2 days"


def test_today_it_counts_until_something_is_written_below_it():
    assert only("planned", priya("2026-05-14 Coffee")).what == "Today: Coffee"
    assert not fired("planned", contact("Priya", meetings=[touch("2026-05-14 Coffee", text="Good talk")]))


def test_with_a_time_it_stays_all_day_for_its_notes_may_be_what_to_ask():
    entry = contact("Priya", meetings=[touch("2026-05-14 16:00 Call", text="Ask about the trailer.")])
    assert only("planned", entry).what == "Today 16:00: Call"
    assert not fired("planned", contact("Priya", meetings=[touch("2026-05-14 16:00 Email", text="Sent.")]))
    assert not fired("planned", contact("Priya", meetings=[touch("2026-05-13 16:00 Call", text="Talked.")]))


def test_a_past_meeting_is_none():
    assert not fired("planned", priya("2026-05-13 Coffee"))


def test_a_planned_message_needs_no_brief():
    assert only("planned", priya("2026-05-15 Email: the update")).what == "Tomorrow: Email: the update"


@pytest.mark.parametrize("today", [date(2026, 5, 14), date(2026, 12, 1), date(2026, 12, 31)])
def test_a_plan_for_a_month_asks_for_a_day_and_is_never_late_before_it_is_over(today):
    reminder = only("planned", priya("2026-12 Coffee, she proposes a date"), today=today)
    assert (reminder.lane, reminder.what) == (Lane.PLANNED, "Fix a day: Coffee, she proposes a date")
    assert (reminder.why, reminder.late_after) == ("some time in Dec 2026", None)
    assert not fired("planned", priya("2026-12 Coffee"), today=date(2027, 1, 1))


def test_a_meeting_of_several_gives_one_line_that_names_the_others():
    entries = (priya("2026-05-20 Lunch with [[sam-lee]]"), contact("Sam Lee"))
    reminder = only("planned", *entries)
    assert (reminder.subject, reminder.what) == ("contacts/priya-raman.md", "Lunch with Sam Lee")


def test_a_meeting_file_is_the_subject_of_its_plan():
    people = [contact(name) for name in ("Ann", "Bo", "Cy", "Di", "Ed")]
    evening = meeting_file("2026-05-20 Alumni evening", [entry.id for entry in people], text="", place="Town hall")
    reminder = only("planned", evening, *people)
    assert (reminder.subject, reminder.what) == (evening.path, "Alumni evening with Ann, Bo, Cy and 2 others")
    assert reminder.why == "planned for Wed 20 May, in 6 days, Town hall"


def test_a_plan_without_a_title_is_named_by_its_kind():
    assert only("planned", priya("2026-05-20")).what == "Meeting"


def test_plans_of_snoozed_people_stay_and_of_archived_ones_do_not():
    assert fired("planned", priya("2026-05-20 Coffee", snooze="2026-06-01"))
    assert not fired("planned", priya("2026-05-20 Coffee", status="archived"))


def test_how_many_days_before_can_be_set():
    using = settings(planned=Planned(days_before=2))
    reminder = only("planned", priya("2026-05-16 9:00 Coffee"), using=using)
    assert (reminder.lane, reminder.what) == (Lane.TODAY, "Sat 16 May 09:00: Coffee")
    assert only("planned", priya("2026-05-17 Coffee"), using=using).lane is Lane.PLANNED


def test_it_can_be_turned_off():
    assert not fired("planned", priya("2026-05-15 Coffee"), using=settings(planned=Planned(enabled=False)))
