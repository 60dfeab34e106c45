from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netmd.followups import Lane
from netmd.settings import Items
from tests.factory import contact, item, meeting_file, opportunity, settings, touch
from tests.unit.followups.asking import fired, only


def priya(*items, **fields):
    return contact("Priya Raman", items=items, **fields)


@pytest.mark.parametrize(
    ("due", "lane", "why"),
    [
        ("2026-05-13", Lane.LATE, "due 13 May, 1 day over"),
        ("2026-05-14", Lane.TODAY, "due today"),
        ("2026-05-15", Lane.THIS_WEEK, "due 15 May, tomorrow"),
        ("2026-05-21", Lane.THIS_WEEK, "due 21 May, in 7 days"),
        ("2026-05-22", Lane.LATER, "due 22 May, in 8 days"),
        ("2025-12-01", Lane.LATE, "due 1 Dec 2025, 5 months over"),
    ],
)
def test_a_dated_item_stands_on_its_date_and_is_late_from_the_day_after(due, lane, why):
    reminder = only("action-item", priya(item("Send the deck", due=due)))
    assert (reminder.lane, reminder.why) == (lane, why)
    assert reminder.due == reminder.late_after == date.fromisoformat(due)
    assert (reminder.what, reminder.subject) == ("Send the deck", "contacts/priya-raman.md")


def test_its_place_is_the_line_of_the_item():
    entry = priya(item("Send the deck", due="2026-05-14"))
    assert only("action-item", entry).location == entry.note.items[0].location


@pytest.mark.parametrize(
    ("today", "lane", "why"),
    [
        (date(2026, 12, 1), Lane.LATER, "due by the end of Dec 2026, in 4 weeks"),
        (date(2026, 12, 31), Lane.TODAY, "due by the end of Dec 2026, today"),
        (date(2027, 1, 1), Lane.LATE, "due by the end of Dec 2026, 1 day over"),
    ],
)
def test_an_item_of_a_month_is_due_at_its_end(today, lane, why):
    reminder = only("action-item", priya(item("Plan the visit", due="2026-12")), today=today)
    assert (reminder.lane, reminder.why, reminder.due) == (lane, why, date(2026, 12, 31))


def test_an_item_without_a_date_is_listed_and_never_late():
    reminder = only("action-item", priya(item("Read her book")), today=date(2036, 1, 1))
    assert (reminder.lane, reminder.due, reminder.late_after) == (Lane.LATER, None, None)
    assert (reminder.why, reminder.urgency) == ("no date", 0)


@pytest.mark.parametrize("mark", ["x", "X", "-"])
def test_a_ticked_or_cancelled_item_is_silent(mark):
    assert not fired("action-item", priya(item("Send the deck", due="2026-05-01", mark=mark)))


def test_an_item_in_progress_is_open():
    assert fired("action-item", priya(item("Send the deck", due="2026-05-01", mark="/")))


@pytest.mark.parametrize("key", ["start", "scheduled"])
def test_a_day_to_start_hides_the_item_until_then(key):
    hidden = priya(item("Send the deck", due="2026-05-16", **{key: "2026-05-15"}))
    reminder = only("action-item", hidden)
    assert (reminder.lane, reminder.late_after) == (Lane.LATER, None)
    assert reminder.why == "not before 15 May; due 16 May, in 2 days"
    assert only("action-item", hidden, today=date(2026, 5, 15)).lane is Lane.THIS_WEEK


def test_an_item_that_is_only_scheduled_comes_up_on_that_day_and_is_never_late():
    entry = priya(item("Send the deck", scheduled="2026-05-14"))
    assert only("action-item", entry, today=date(2026, 5, 13)).why == "not before 14 May"
    assert only("action-item", entry).why == "scheduled for today"
    after = only("action-item", entry, today=date(2026, 6, 14))
    assert (after.lane, after.why, after.late_after) == (Lane.TODAY, "scheduled for 14 May", None)


@pytest.mark.parametrize(
    ("due", "why", "urgency"),
    [
        ("2026-03-26", "promised by 26 Mar, 7 weeks over", 7),
        ("2026-05-14", "promised by today", 0),
        ("2026-05-20", "promised by 20 May, in 6 days", 0),
        ("2026-06", "promised by the end of Jun 2026, in 6 weeks", 0),
        (None, "promised, no date", 0),
    ],
)
def test_what_they_owe_always_waits_on_them_and_urges_by_lateness(due, why, urgency):
    reminder = only("action-item", priya(item("org chart", due=due, them=True)))
    assert (reminder.lane, reminder.why, reminder.urgency) == (Lane.WAITING, why, urgency)


def test_what_another_contact_owes_is_about_that_contact():
    entries = (priya(item("@sam-lee the list, by mail", owed_by="sam-lee")), contact("Sam Lee"))
    reminder = only("action-item", *entries)
    assert (reminder.subject, reminder.lane) == ("contacts/sam-lee.md", Lane.WAITING)
    assert reminder.what == "the list, by mail"
    assert reminder.location.path == "contacts/priya-raman.md"


def test_a_name_that_is_no_contact_s_leaves_the_item_mine():
    reminder = only("action-item", priya(item("Mention @acme in the post", due="2026-05-14", owed_by="acme")))
    assert (reminder.subject, reminder.lane) == ("contacts/priya-raman.md", Lane.TODAY)
    assert reminder.what == "Mention @acme in the post"


def test_in_a_meeting_file_an_item_is_about_the_only_other_person():
    met = meeting_file("2026-05-01 Panel", ["sam-lee"], items=[item("Send slides", due="2026-05-20")])
    assert only("action-item", met, contact("Sam Lee")).subject == "contacts/sam-lee.md"


@pytest.mark.parametrize("who", [[], ["nobody"], ["sam-lee", "priya-raman"]])
def test_in_a_meeting_file_of_several_or_none_an_item_is_about_the_file(who):
    met = meeting_file("2026-05-01 Panel", who, items=[item("Send slides", due="2026-05-20")])
    assert only("action-item", met, contact("Sam Lee"), priya()).subject == met.path


def test_in_a_meeting_file_of_several_an_item_is_about_the_one_who_owes_it():
    met = meeting_file("2026-05-01 Panel", ["sam-lee", "priya-raman"], items=[item("slides", owed_by="sam-lee")])
    assert only("action-item", met, contact("Sam Lee"), priya()).subject == "contacts/sam-lee.md"


def test_an_item_of_an_opportunity_is_about_it():
    opening = opportunity("Community manager", items=[item("Tailor the CV", due="2026-05-20")])
    assert only("action-item", opening).subject == opening.path


def test_an_item_within_a_meeting_counts_once():
    assert fired("action-item", contact("Priya", meetings=[touch("2026-05-01 Coffee", items=[item("Send it")])]))
    assert only("action-item", contact("Priya", meetings=[touch("2026-05-01 Coffee", items=[item("Send it")])]))


@pytest.mark.parametrize("silence", [{"status": "archived"}, {"snooze": "2026-05-15"}])
def test_of_silent_people_dated_items_stay_and_undated_are_silent(silence):
    entry = priya(item("dated", due="2026-05-20"), item("undated"), item("theirs", them=True), **silence)
    assert only("action-item", entry).what == "dated"


def test_of_a_dormant_contact_or_one_whose_snooze_is_over_all_items_stay():
    for fields in ({"status": "dormant"}, {"snooze": "2026-05-14"}):
        assert len(fired("action-item", priya(item("dated", due="2026-05-20"), item("undated"), **fields))) == 2


def test_priority_raises_the_order_within_the_lane():
    entries = [
        replace(item(name, due=due), priority=name)
        for name, due in [("lowest", "2026-05-13"), ("low", "2026-05-13"), ("highest", "2026-05-13")]
    ]
    plain = item("none", due="2026-05-13")
    order = [reminder.what for reminder in fired("action-item", priya(*entries, plain))]
    assert order == ["highest", "none", "low", "lowest"]


def test_links_are_shown_as_names():
    entry = priya(item("Ask [[sam-lee]] and [[nobody|a friend]] for [the list](https://example.org/list)"))
    assert only("action-item", entry, contact("Sam Lee")).what == "Ask Sam Lee and a friend for the list"


def test_an_item_without_text_is_named_as_such():
    assert only("action-item", priya(item(""))).what == "An item without words"


def test_it_can_be_turned_off():
    entry = priya(item("Send the deck", due="2026-05-01"))
    assert not fired("action-item", entry, using=settings(action_item=Items(enabled=False)))
