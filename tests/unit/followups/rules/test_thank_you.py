from __future__ import annotations

from datetime import date

import pytest

from netmd.followups import Lane
from netmd.settings import ThankYou
from tests.factory import contact, item, meeting_file, settings, touch
from tests.unit.followups.asking import fired, only


def priya(*headings, **fields):
    return contact("Priya Raman", meetings=[touch(heading, text="…") for heading in headings], **fields)


@pytest.mark.parametrize(
    ("day", "lane"),
    [("2026-05-14", Lane.THIS_WEEK), ("2026-05-13", Lane.TODAY), ("2026-05-12", Lane.LATE), ("2026-04-30", Lane.LATE)],
)
def test_it_is_due_the_day_after_a_conversation_and_late_the_next(day, lane):
    entry = priya(f"{day} Coffee at Balzac's")
    reminder = only("thank-you", entry)
    assert (reminder.lane, reminder.what) == (lane, "Say thank you")
    assert reminder.location == entry.note.meetings[0].location


def test_a_message_written_below_a_meeting_with_an_hour_answers_it_though_it_has_none_itself():
    assert not fired("thank-you", priya("2026-05-13 12:30 Lunch", "2026-05-13 Email: thank you"))
    assert fired("thank-you", priya("2026-05-13 Email: see you at lunch", "2026-05-13 12:30 Lunch"))


def test_it_lapses_two_weeks_after_the_conversation():
    assert not fired("thank-you", priya("2026-04-29 Coffee"))


def test_it_says_which_conversation():
    assert only("thank-you", priya("2026-05-13 Lunch")).why == "meal on 13 May, no word since"


def test_a_conversation_of_a_month_counts_from_its_end():
    reminder = only("thank-you", priya("2026-04 Coffee"))
    assert (reminder.due, reminder.why) == (date(2026, 5, 1), "coffee in Apr 2026, no word since")


@pytest.mark.parametrize("heading", ["2026-05-13 Email: hello", "2026-05-13 LinkedIn: connected"])
def test_a_mere_message_asks_for_no_thanks(heading):
    assert not fired("thank-you", priya(heading))


def test_a_later_touch_silences_it():
    assert not fired("thank-you", priya("2026-05-12 Coffee", "2026-05-13 Email: thank you"))


def test_a_later_section_of_the_same_day_silences_it():
    assert not fired("thank-you", priya("2026-05-13 Coffee", "2026-05-13 Email: thank you"))


def test_a_message_earlier_on_the_same_day_does_not():
    assert fired("thank-you", priya("2026-05-13 Email: see you at ten", "2026-05-13 Coffee"))


def test_in_a_file_with_the_newest_first_what_stands_above_came_later():
    thanked = priya("2026-05-13 Email: thank you", "2026-05-13 Coffee", "2026-03-04 Call")
    assert not fired("thank-you", thanked)
    assert fired("thank-you", priya("2026-05-13 Coffee", "2026-05-13 Email: see you at ten", "2026-03-04 Call"))


def test_the_hour_tells_before_the_place_in_the_file():
    assert not fired("thank-you", priya("2026-05-13 18:00 Email: thank you", "2026-05-13 09:00 Coffee"))


def test_a_message_of_the_same_day_in_another_file_silences_it():
    panel = meeting_file("2026-05-13 Panel", ["priya-raman"], text="…")
    assert fired("thank-you", priya(), panel)
    assert not fired("thank-you", priya("2026-05-13 Email: thank you"), panel)


def test_only_the_latest_conversation_counts():
    reminder = only("thank-you", priya("2026-05-11 Coffee", "2026-05-13 Call"))
    assert reminder.why == "call on 13 May, no word since"


@pytest.mark.parametrize("mark", [" ", "x"])
def test_an_item_of_the_meeting_that_says_thank_silences_it(mark):
    meeting = touch("2026-05-13 Coffee", items=[item("Send a THANK-you note", mark=mark)])
    assert not fired("thank-you", contact("Priya", meetings=[meeting]))


def asked_after(text: str) -> list[str]:
    """Who is still to be thanked, of Hana and Renée, after a breakfast with an item."""
    breakfast = meeting_file("2026-05-13 Breakfast", ["hana-petrović", "renée-ortiz"], items=[item(text, mark="x")])
    people = (
        contact("Hana Petrović"),
        contact("Renée Ortiz", aliases=["Ms Boathouse"]),
        contact("Camille Roux"),
        contact("Renée Blau"),
    )
    return [reminder.subject[9:13] for reminder in fired("thank-you", *people, breakfast)]


@pytest.mark.parametrize(
    "text",
    [
        "Write to Renée with thanks",
        "Thank [[renée-ortiz]]",
        "Thank [[renée-ortiz|R.]] for Hana",
        "thank RENEE ORTIZ, and write to Camille",
        "Tell Hana, thank Renée",
        "Write to Renée with thanks for Hana's idea",
        "Thank Ms Boathouse",
    ],
)
def test_an_item_that_names_or_links_somebody_settles_it_for_them_only(text):
    assert asked_after(text) == ["hana"]


@pytest.mark.parametrize(
    "text",
    [
        "Thank both by name",
        "Thank them, and write to Camille the same day",
        "Say thank you, with flowers",
        "Thank them for Camille",
        "Tell Camille, say thanks to all",
        "Thank everyone at the barn",
    ],
)
def test_an_item_that_names_nobody_or_says_them_settles_it_for_all(text):
    assert asked_after(text) == []


@pytest.mark.parametrize("text", ["Tell Hana, thank Camille", "Thank Renée Blau", "Thank [[renée-blau|Renée]]"])
def test_thanking_somebody_who_was_not_there_settles_nothing(text):
    assert asked_after(text) == ["hana", "rené"]


def test_a_name_with_the_family_first_is_known_by_the_given_one():
    entries = (contact("Ortiz, Renée"), contact("Hana"))
    lunch = meeting_file("2026-05-13 Lunch", ["ortiz-renée", "hana"], items=[item("Thank Renée")])
    assert only("thank-you", *entries, lunch).subject == "contacts/hana.md"


def test_an_item_about_something_else_does_not():
    assert fired("thank-you", contact("Priya", meetings=[touch("2026-05-13 Coffee", items=[item("Send the deck")])]))


def test_everybody_who_took_part_gets_one():
    entries = (priya("2026-05-13 Coffee with [[sam-lee]]"), contact("Sam Lee"))
    assert {reminder.subject for reminder in fired("thank-you", *entries)} == {entry.path for entry in entries}


def test_thanking_one_of_them_leaves_the_other():
    entries = (
        priya("2026-05-12 Coffee with [[sam-lee]]"),
        contact("Sam Lee", meetings=[touch("2026-05-13 Email: thanks")]),
    )
    assert only("thank-you", *entries).subject == "contacts/priya-raman.md"


@pytest.mark.parametrize("silence", [{"status": "archived"}, {"snooze": "2026-05-15"}])
def test_archived_and_snoozed_people_are_silent(silence):
    assert not fired("thank-you", priya("2026-05-13 Coffee", **silence))


def test_its_days_and_words_can_be_set():
    rule = ThankYou(due_after_days=3, lapse_after_days=5, words=("merci",))
    entry = contact("Priya", meetings=[touch("2026-05-12 Coffee", items=[item("thank her")])])
    assert only("thank-you", entry, using=settings(thank_you=rule)).due == date(2026, 5, 15)
    assert not fired("thank-you", entry, using=settings(thank_you=rule), today=date(2026, 5, 18))
    said = contact("Priya", meetings=[touch("2026-05-12 Coffee", items=[item("Merci!")])])
    assert not fired("thank-you", said, using=settings(thank_you=rule))


def test_it_can_be_turned_off():
    assert not fired("thank-you", priya("2026-05-13 Coffee"), using=settings(thank_you=ThankYou(enabled=False)))
