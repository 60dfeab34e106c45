from __future__ import annotations

from datetime import date

import pytest

from netmd.followups import Lane
from netmd.settings import IntroductionFollowUp
from tests.factory import contact, intro, settings, touch
from tests.unit.followups.asking import fired, only


def people(intros, **sam):
    return (
        contact("Priya Raman", introductions=intros),
        contact("Sam Lee", **sam),
        contact("Renee Ortiz"),
    )


def sent(on="2026-04-20", stage="sent"):
    return intro("sam-lee", "renee-ortiz", stage=stage, on=on)


def test_after_two_weeks_of_silence_it_asks_the_first_of_its_people():
    entries = people([sent()])
    reminder = only("introduction", *entries)
    assert (reminder.what, reminder.subject) == ("Ask how it went", "contacts/sam-lee.md")
    assert reminder.why == "introduction of Sam Lee to Renee Ortiz sent 20 Apr, silent for 3 weeks"
    assert (reminder.due, reminder.late_after) == (date(2026, 5, 4), date(2026, 5, 18))
    assert reminder.location == entries[0].note.introductions[0].location


@pytest.mark.parametrize(
    ("on", "lane"),
    [
        ("2026-05-01", None),
        ("2026-04-30", Lane.TODAY),
        ("2026-04-16", Lane.TODAY),
        ("2026-04-15", Lane.LATE),
    ],
)
def test_due_when_two_weeks_are_over_late_two_weeks_later(on, lane):
    assert [reminder.lane for reminder in fired("introduction", *people([sent(on)]))] == ([lane] if lane else [])


@pytest.mark.parametrize("stage", ["", "offered", "met", "hired as a designer"])
def test_only_what_is_sent_or_agreed_waits(stage):
    assert not fired("introduction", *people([sent(stage=stage)]))


def test_what_is_agreed_waits():
    reminder = only("introduction", *people([sent(stage="agreed")]))
    assert reminder.why == "introduction of Sam Lee to Renee Ortiz agreed 20 Apr, silent for 3 weeks"


def test_a_touch_with_any_of_its_people_breaks_the_silence():
    assert not fired("introduction", *people([sent()], meetings=[touch("2026-05-01 Email")]))
    reminder = only("introduction", *people([sent()], meetings=[touch("2026-04-30 Email")]))
    assert reminder.why == "introduction of Sam Lee to Renee Ortiz sent 20 Apr, silent for 2 weeks"


def test_without_a_day_it_is_listed_and_never_late():
    reminder = only("introduction", *people([sent(on=None)]), today=date(2030, 1, 1))
    assert (reminder.lane, reminder.due) == (Lane.LATER, None)
    assert reminder.why == "introduction of Sam Lee to Renee Ortiz sent, no date"


def test_the_meeting_it_stands_in_gives_the_day():
    meeting = touch("2026-04-20 Coffee", introductions=[sent(on=None)])
    entries = (contact("Priya Raman", meetings=[meeting]), *people([])[1:])
    assert only("introduction", *entries).due == date(2026, 5, 4)


def test_people_without_a_file_are_passed_over():
    entries = (contact("Priya Raman", introductions=[intro("nobody", "sam-lee", on="2026-04-20")]), contact("Sam Lee"))
    reminder = only("introduction", *entries)
    assert reminder.subject == "contacts/sam-lee.md"
    assert reminder.why == "introduction of nobody to Sam Lee sent 20 Apr, silent for 3 weeks"


def test_if_none_has_a_file_it_is_about_the_contact_it_stands_under():
    entry = contact("Priya Raman", introductions=[intro("nobody", "somebody", on="2026-04-20")])
    assert only("introduction", entry).subject == entry.path


def test_it_counts_once_however_many_files_it_links():
    host = contact("Sam Lee", introductions=[intro("sam-lee", "renee-ortiz", on="2026-04-20")])
    assert only("introduction", host, contact("Renee Ortiz")).subject == host.path


@pytest.mark.parametrize("silence", [{"status": "archived"}, {"snooze": "2026-05-15"}])
def test_archived_and_snoozed_people_are_silent(silence):
    assert not fired("introduction", *people([sent()], **silence))


def test_how_long_it_waits_can_be_set():
    using = settings(introduction=IntroductionFollowUp(silent_days=3))
    assert fired("introduction", *people([sent("2026-05-11")]), using=using)
    assert not fired("introduction", *people([sent("2026-05-12")]), using=using)


def test_it_can_be_turned_off():
    using = settings(introduction=IntroductionFollowUp(enabled=False))
    assert not fired("introduction", *people([sent()]), using=using)
