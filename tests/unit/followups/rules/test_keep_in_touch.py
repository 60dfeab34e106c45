from __future__ import annotations

from datetime import date

import pytest

from netmd.followups import Lane
from netmd.settings import Drifting, KeepInTouch
from tests.factory import TODAY, contact, meeting_file, settings, touch
from tests.unit.followups.asking import fired, only


def priya(*headings, **fields):
    fields.setdefault("cadence", "4-6 weeks")
    return contact("Priya Raman", meetings=[touch(heading, text="…") for heading in headings], **fields)


@pytest.mark.parametrize(
    ("today", "lane", "why"),
    [
        ("2026-03-31", Lane.THIS_WEEK, "last touch 4 Mar (coffee), every 4-6 weeks: due 1 Apr"),
        ("2026-04-14", Lane.TODAY, "last touch 4 Mar (coffee), every 4-6 weeks: due since 1 Apr, late after 15 Apr"),
        ("2026-04-15", Lane.TODAY, "last touch 4 Mar (coffee), every 4-6 weeks: due since 1 Apr, late after 15 Apr"),
        ("2026-04-16", Lane.LATE, "last touch 4 Mar (coffee), every 4-6 weeks: late since 15 Apr"),
        ("2026-05-26", Lane.LATE, "last touch 4 Mar (coffee), every 4-6 weeks: late since 15 Apr"),
        (
            "2026-05-27",
            Lane.DRIFTING,
            "last touch 4 Mar (coffee), every 4-6 weeks: late since 15 Apr, silent for 2 months",
        ),
    ],
)
def test_due_after_the_first_number_late_after_the_second_drifting_after_twice_that(today, lane, why):
    entry = priya("2026-03-04 Coffee")
    reminder = only("keep-in-touch", entry, today=date.fromisoformat(today))
    assert (reminder.lane, reminder.why) == (lane, why)
    assert (reminder.due, reminder.late_after) == (date(2026, 4, 1), date(2026, 4, 15))
    assert (reminder.what, reminder.location) == ("Get in touch", entry.note.meetings[0].location)


@pytest.mark.parametrize(
    ("cadence", "lane"), [("7d", Lane.THIS_WEEK), ("8d", Lane.LATER), ("30d", Lane.LATER), ("31d", None)]
)
def test_it_shows_from_a_month_ahead(cadence, lane):
    found = fired("keep-in-touch", priya("2026-05-14 Email", cadence=cadence))
    assert [reminder.lane for reminder in found] == ([lane] if lane else [])


def test_on_the_day_itself_it_says_so():
    reminder = only("keep-in-touch", priya("2026-05-07 Email", cadence="1 week"))
    assert reminder.why == "last touch 7 May (e-mail), every week: due today, late after 18 May"


def test_the_longer_the_silence_for_its_window_the_more_urgent():
    monthly = contact("A", cadence="4-6 weeks", meetings=[touch("2026-03-12 Coffee", text="…")])
    weekly = contact("B", cadence="1-2 weeks", meetings=[touch("2026-04-18 Coffee", text="…")])
    found = fired("keep-in-touch", monthly, weekly)
    assert [reminder.subject for reminder in found] == ["contacts/b.md", "contacts/a.md"]
    assert [reminder.urgency for reminder in found] == [12 / 14, 21 / 42]


def test_an_older_entry_added_later_never_moves_it_back():
    reminder = only("keep-in-touch", priya("2026-04-10 Coffee", "2026-02-01 Call", "2026-03 Lunch"))
    assert reminder.due == date(2026, 5, 8)


def test_a_touch_in_another_file_counts():
    panel = meeting_file("2026-04-10 Panel", ["priya-raman"], text="…")
    assert only("keep-in-touch", priya("2026-03-04 Coffee"), panel).due == date(2026, 5, 8)


def test_without_a_touch_it_counts_from_the_day_they_met():
    entry = priya(met="2026-04-01")
    reminder = only("keep-in-touch", entry)
    assert reminder.why == "met 1 Apr, every 4-6 weeks: late since 13 May"
    assert reminder.location == entry.note.at("met")


@pytest.mark.parametrize("fields", [{}, {"met": "2026-06-01"}])
def test_with_nothing_to_count_from_it_is_silent(fields):
    assert not fired("keep-in-touch", priya(**fields))


def test_no_cadence_no_reminder():
    assert not fired("keep-in-touch", priya("2026-03-04 Coffee", cadence="none"))


@pytest.mark.parametrize(("plan", "silent"), [("2026-05-28", True), ("2026-05-29", False), ("2026-06", False)])
def test_a_meeting_planned_within_two_weeks_of_a_late_word_stands_for_it(plan, silent):
    found = fired("keep-in-touch", priya("2026-03-04 Coffee", f"{plan} Lunch"))
    assert bool(found) is not silent


@pytest.mark.parametrize(("plan", "silent"), [("2026-06-05", True), ("2026-06-06", False), ("2026-05", True)])
def test_a_meeting_planned_up_to_two_weeks_after_the_late_day_stands_for_a_due_word(plan, silent):
    meetings = [touch("2026-04-10 Coffee", text="…"), touch(f"{plan} Lunch")]
    found = fired("keep-in-touch", contact("Priya", cadence="4-6 weeks", meetings=meetings))
    assert bool(found) is not silent


def test_a_plan_in_another_file_stands_for_a_word_too():
    panel = meeting_file("2026-05-20 Panel", ["priya-raman"], text="")
    assert not fired("keep-in-touch", priya("2026-03-04 Coffee"), panel)


@pytest.mark.parametrize("silence", [{"status": "dormant"}, {"status": "archived"}, {"snooze": "2026-05-15"}])
def test_dormant_archived_and_snoozed_ties_are_silent(silence):
    assert not fired("keep-in-touch", priya("2026-03-04 Coffee", **silence))


def test_a_snooze_that_ends_today_is_over():
    assert fired("keep-in-touch", priya("2026-03-04 Coffee", snooze="2026-05-14"))


def test_without_the_drifting_rule_it_stays_late():
    using = settings(drifting=Drifting(enabled=False))
    assert only("keep-in-touch", priya("2025-03-04 Coffee"), using=using).lane is Lane.LATE


def test_how_long_drifting_takes_can_be_set():
    using = settings(drifting=Drifting(factor=3))
    assert only("keep-in-touch", priya("2026-01-09 Coffee"), using=using, today=TODAY).lane is Lane.LATE
    assert only("keep-in-touch", priya("2026-01-08 Coffee"), using=using, today=TODAY).lane is Lane.DRIFTING


def test_it_can_be_turned_off():
    using = settings(keep_in_touch=KeepInTouch(enabled=False))
    assert not fired("keep-in-touch", priya("2026-03-04 Coffee"), using=using)
