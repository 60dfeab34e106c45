from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netmd.followups import Lane
from netmd.settings import OpportunityMatch
from tests.factory import contact, opportunity, settings
from tests.unit.followups.asking import fired, only


def opening(**fields):
    given = {"org": "Rocket Nine", "found": "2026-05-08", "closes": "2026-06-30", **fields}
    return opportunity("Community manager", **given)


def sam(**fields):
    return contact("Sam Lee", **{"seeking": ["a community manager role"], **fields})


def about_sam(*entries, **asking):
    return [reminder for reminder in fired("opportunity", *entries, **asking) if reminder.subject == sam().path]


def test_what_a_contact_seeks_is_passed_on_this_week():
    entry = opening()
    reminder = only("opportunity", entry, sam())
    assert (reminder.subject, reminder.lane) == ("contacts/sam-lee.md", Lane.THIS_WEEK)
    assert reminder.what == "Pass on 'Community manager' at Rocket Nine"
    assert reminder.why == "seeks a community manager role; found 8 May, closes 30 Jun"
    assert (reminder.due, reminder.late_after) == (date(2026, 5, 8), None)
    assert reminder.location == entry.note.at("title")


def test_where_no_day_is_known_it_is_for_today():
    reminder = only("opportunity", opening(found=None, closes=None, org=""), sam())
    assert (reminder.what, reminder.why) == ("Pass on 'Community manager'", "seeks a community manager role")
    assert reminder.due == date(2026, 5, 14)


@pytest.mark.parametrize(
    ("closes", "lane"),
    [("2026-05-14", Lane.TODAY), ("2026-05-21", Lane.TODAY), ("2026-05-22", Lane.THIS_WEEK)],
)
def test_it_is_for_today_if_the_opening_closes_within_a_week(closes, lane):
    assert [reminder.lane for reminder in about_sam(opening(closes=closes), sam())] == [lane]


@pytest.mark.parametrize("fields", [{"closes": "2026-05-13"}, {"status": "filled"}, {"status": "mine"}])
def test_an_opening_that_is_over_or_mine_is_not_passed_on(fields):
    assert not about_sam(opening(**fields), sam())


def test_not_what_was_passed_on_already():
    assert not fired("opportunity", opening(passed_to=["sam-lee"]), sam())
    assert fired("opportunity", opening(passed_to=["renee"]), sam(), contact("Renee"))


def test_not_to_the_one_it_comes_from():
    assert not fired("opportunity", opening(source=["sam-lee"]), sam())


def test_not_to_one_who_seeks_something_else():
    assert not fired("opportunity", opening(), sam(seeking=["sales manager"]))


@pytest.mark.parametrize("silence", [{"status": "archived"}, {"snooze": "2026-05-15"}])
def test_archived_and_snoozed_people_are_not_thought_of(silence):
    assert not fired("opportunity", opening(), sam(**silence))


def test_what_the_notebook_calls_the_same_is_passed_on_too_and_says_that_it_is_a_synonym():
    using = replace(settings(), synonyms=(("community manager", "community lead", "forum host"),))
    assert [reminder.why for reminder in about_sam(opening(closes=None), sam(seeking=["forum hosts"]), using=using)] == [
        "seeks forum hosts (a synonym of yours); found 8 May"
    ]
    assert not about_sam(opening(), sam(seeking=["forum hosts"]))


def test_word_by_word_goes_before_a_synonym_in_the_reason():
    using = replace(settings(), synonyms=(("community manager", "forum host"),))
    person = sam(seeking=["forum host", "community manager"])
    assert about_sam(opening(), person, using=using)[0].why.startswith("seeks community manager;")


def test_somebody_dormant_may_still_want_a_posting():
    assert fired("opportunity", opening(), sam(status="dormant"))


@pytest.mark.parametrize(
    ("closes", "lane", "what", "why"),
    [
        ("2026-05-14", Lane.TODAY, "Closes today", "open, passed to nobody yet; closes today"),
        ("2026-05-20", Lane.THIS_WEEK, "Closes 20 May", "open, passed to nobody yet; closes in 6 days"),
        ("2026-05-21", Lane.THIS_WEEK, "Closes 21 May", "open, passed to nobody yet; closes in 7 days"),
    ],
)
def test_an_open_one_that_closes_within_a_week_is_brought_up(closes, lane, what, why):
    entry = opening(closes=closes)
    reminder = only("opportunity", entry)
    assert (reminder.lane, reminder.what, reminder.why) == (lane, what, why)
    assert (reminder.subject, reminder.location) == (entry.path, entry.note.at("closes"))


@pytest.mark.parametrize("closes", ["2026-05-13", "2026-05-22", None])
def test_one_that_is_closed_or_closes_later_is_not(closes):
    assert not fired("opportunity", opening(closes=closes))


def test_an_open_one_that_somebody_was_passed_is_left_to_them():
    assert not fired("opportunity", opening(closes="2026-05-20", passed_to=["sam-lee"]), sam())


@pytest.mark.parametrize(
    ("stage", "why"),
    [
        ("", "mine, no step taken yet; closes tomorrow"),
        ("researching", "mine, researching; closes tomorrow"),
        ("interview", "mine, interview; closes tomorrow"),
        ("offer", None),
        ("signed", None),
    ],
)
def test_one_of_mine_counts_before_an_offer(stage, why):
    found = fired("opportunity", opening(status="mine", stage=stage, closes="2026-05-15"))
    assert [reminder.why for reminder in found] == ([why] if why else [])


def test_what_soon_means_can_be_set():
    using = settings(opportunity=OpportunityMatch(closes_within_days=2))
    assert fired("opportunity", opening(closes="2026-05-16"), using=using)
    assert not fired("opportunity", opening(closes="2026-05-17"), using=using)


def test_it_can_be_turned_off():
    using = settings(opportunity=OpportunityMatch(enabled=False))
    assert not fired("opportunity", opening(closes="2026-05-15"), sam(), using=using)
