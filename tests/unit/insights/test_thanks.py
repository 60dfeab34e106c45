from datetime import date
from typing import Any

import pytest

from netmd.followups import Agenda, build_agenda
from netmd.insights import span_of, thanks, touch_log
from netmd.insights.thanks import Thanks
from netmd.model import Contact, Meeting
from netmd.settings import ThankYou
from tests.factory import TODAY, contact, index, item, meeting_file, settings, touch

SPAN = span_of(date(2025, 12, 1), TODAY)
COFFEE = touch("2026-04-01 Coffee", text="x")


def of(*entries: Any, **rules: Any) -> Thanks:
    found = index(*entries)
    return thanks(touch_log(found, TODAY), found, settings(**rules), SPAN)


def after_coffee(*following: Meeting) -> tuple[int, int, int, int]:
    found = of(contact("Ann", meetings=[COFFEE, *following]))
    return sum(found.in_time), sum(found.within_a_week), sum(found.later), sum(found.never)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-04-01", (1, 0, 0, 0)),
        ("2026-04-02", (1, 0, 0, 0)),
        ("2026-04-03", (0, 1, 0, 0)),
        ("2026-04-08", (0, 1, 0, 0)),
        ("2026-04-09", (0, 0, 1, 0)),
    ],
)
def test_a_word_counts_by_how_soon_it_followed(day: str, expected: tuple[int, int, int, int]) -> None:
    assert after_coffee(touch(f"{day} Email: thank you")) == expected


def test_without_a_word_there_is_none_so_far() -> None:
    assert after_coffee() == (0, 0, 0, 1)


def test_any_later_touch_is_a_word() -> None:
    assert after_coffee(touch("2026-04-02 Call", text="x")) == (1, 0, 0, 1)


def test_a_word_written_before_the_conversation_is_none() -> None:
    ann = contact("Ann", meetings=[touch("2026-04-01 Email: see you at four"), COFFEE])
    assert sum(of(ann).never) == 1


def test_a_message_of_the_day_in_another_file_is_one() -> None:
    panel = meeting_file("2026-04-01 Panel", ["ann"], text="Full.")
    assert sum(of(contact("Ann", meetings=[touch("2026-04-01 Message: thanks")]), panel).in_time) == 1


def test_conversations_of_one_day_ask_for_one_word() -> None:
    padel, drinks = touch("2026-04-01 18:00 Call", text="x"), touch("2026-04-01 20:30 Coffee", text="x")
    found = of(contact("Ann", meetings=[padel, drinks, touch("2026-04-02 Email")]))
    assert (sum(found.in_time), sum(found.never)) == (1, 0)


def test_a_conversation_with_three_asks_for_three_words() -> None:
    dinner = touch("2026-04-01 Dinner with [[bea]] and [[cem]]", text="x")
    bea = contact("Bea", meetings=[touch("2026-04-02 Message")])
    found = of(contact("Ann", meetings=[dinner]), bea, contact("Cem"))
    assert (sum(found.in_time), sum(found.never)) == (1, 2)


@pytest.mark.parametrize(
    ("mark", "done", "expected"),
    [("x", "2026-04-02", "in_time"), ("x", "2026-04-05", "within_a_week"), (" ", None, "never")],
)
def test_an_item_that_thanks_counts_on_the_day_it_was_done(mark: str, done: str | None, expected: str) -> None:
    thank = item("Thank her", mark=mark, done=date.fromisoformat(done) if done else None)
    found = of(contact("Ann", meetings=[touch("2026-04-01 Coffee", items=[thank])]))
    assert sum(getattr(found, expected)) == 1


def test_an_item_that_thanks_one_of_them_is_no_word_to_the_other() -> None:
    wrote = item("Write to Bea with thanks", mark="x", done=date(2026, 4, 2))
    found = of(contact("Ann"), contact("Bea"), meeting_file("2026-04-01 Breakfast", ["ann", "bea"], items=[wrote]))
    assert (sum(found.in_time), sum(found.never)) == (1, 1)


def test_a_thank_you_done_on_a_day_not_noted_is_left_out() -> None:
    found = of(contact("Ann", meetings=[touch("2026-04-01 Coffee", items=[item("Thank her", mark="x")])]))
    assert (found.undated, sum(found.never)) == (1, 0)


def test_a_conversation_some_time_in_a_month_is_left_out() -> None:
    found = of(contact("Ann", meetings=[touch("2026-04 Coffee", text="x"), touch("2026-05-01 Email")]))
    assert (found.undated, sum(found.in_time)) == (1, 0)


def test_a_conversation_whose_day_for_it_is_not_over_is_too_fresh() -> None:
    found = of(contact("Ann", meetings=[touch("2026-05-13 Coffee", text="x")]))
    assert (found.pending, sum(found.never)) == (1, 0)


def test_how_many_days_there_are_for_it_can_be_set() -> None:
    ann = contact("Ann", meetings=[COFFEE, touch("2026-04-04 Email")])
    assert sum(of(ann, thank_you=ThankYou(due_after_days=3)).in_time) == 1


def test_figures_stand_in_the_period_of_the_conversation() -> None:
    ann = contact("Ann", meetings=[touch("2026-03-31 Coffee", text="x"), touch("2026-04-01 Email")])
    assert of(ann).in_time == (0, 0, 0, 1, 0, 0)


LATEST = (
    contact("Ann", meetings=[touch("2026-05-10 Coffee", text="x")]),
    contact("Bea", meetings=[touch("2026-05-10 Coffee", text="x"), touch("2026-05-11 Email")]),
    contact("Cem", meetings=[touch("2026-05-10 Email"), touch("2026-05-10 Coffee", text="x")]),
    contact("Dan", meetings=[touch("2026-05-10 Coffee", items=[item("Thank", mark="x", done=TODAY)])]),
)


def asked(people: tuple[Contact, ...]) -> Agenda:
    return build_agenda(index(*people), settings(), TODAY)


@pytest.mark.parametrize("person", LATEST, ids=lambda person: person.name)
def test_the_reminder_asks_for_just_those_words_that_are_missing(person: Contact) -> None:
    is_asked = any(one.rule == "thank-you" for one in asked((person,)).for_subject(person.path))
    assert is_asked == (sum(of(person).never) == 1)
