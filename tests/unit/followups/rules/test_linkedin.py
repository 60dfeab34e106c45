from __future__ import annotations

from datetime import date

import pytest

from netmd.followups import Lane
from netmd.settings import LinkedIn
from tests.factory import contact, item, meeting_file, settings, touch
from tests.unit.followups.asking import fired, only


def priya(*headings, **fields):
    return contact("Priya Raman", meetings=[touch(heading, text="…") for heading in headings], **fields)


def test_it_is_due_the_day_after_the_first_conversation_and_never_late():
    reminder = only("linkedin", priya("2026-03-04 Coffee", "2026-05-13 Call"))
    assert (reminder.what, reminder.due, reminder.late_after) == ("Connect on LinkedIn", date(2026, 3, 5), None)
    assert reminder.why == "last talked on 13 May (call), no LinkedIn noted"


@pytest.mark.parametrize(("day", "lane"), [("2026-04-30", Lane.THIS_WEEK), ("2026-04-29", Lane.LATER)])
def test_it_is_for_this_week_while_the_conversation_is_fresh(day, lane):
    assert only("linkedin", priya(f"{day} Coffee")).lane is lane


def test_without_a_conversation_it_is_silent():
    assert not fired("linkedin", priya("2026-05-13 Email: hello", "2026-06-01 Coffee"))


@pytest.mark.parametrize("linkedin", ["https://www.linkedin.com/in/priya-raman", "none", "no"])
def test_a_known_profile_or_a_no_silences_it(linkedin):
    assert not fired("linkedin", priya("2026-05-13 Coffee", linkedin=linkedin))


def test_a_touch_on_linkedin_silences_it():
    assert not fired("linkedin", priya("2026-05-12 Coffee", "2026-05-13 LinkedIn: connected"))


@pytest.mark.parametrize("mark", [" ", "x"])
def test_an_item_of_theirs_that_names_linkedin_silences_it(mark):
    assert not fired("linkedin", priya("2026-05-13 Coffee", items=[item("Add on LinkedIn", mark=mark)]))


def test_an_item_of_a_shared_meeting_that_names_linkedin_silences_it():
    panel = meeting_file("2026-05-13 Panel", ["priya-raman", "sam-lee"], items=[item("Add both on linkedin")])
    assert not fired("linkedin", priya(), contact("Sam Lee"), panel)


@pytest.mark.parametrize("silence", [{"status": "archived"}, {"snooze": "2026-05-15"}])
def test_archived_and_snoozed_people_are_silent(silence):
    assert not fired("linkedin", priya("2026-05-13 Coffee", **silence))


def test_it_can_be_turned_off():
    assert not fired("linkedin", priya("2026-05-13 Coffee"), using=settings(linkedin=LinkedIn(enabled=False)))
