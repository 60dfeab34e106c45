from __future__ import annotations

import pytest

from netmd.followups.words import names, on_day, plain, standing, title_of
from tests.factory import TODAY, contact, index, opportunity, touch

PEOPLE = index(contact("Sam Lee", aliases=["Sammy"]), opportunity("Community manager"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("with [[sam-lee]]", "with Sam Lee"),
        ("with [[contacts/sam-lee.md#Coffee]]", "with Sam Lee"),
        ("with [[Sammy|our Sam]]", "with our Sam"),
        ("with [[nobody]]", "with nobody"),
        ("for [[community-manager]]", "for Community manager"),
        ("see [the deck](decks/a%20b.pdf) and ![[img.png|100]]", "see the deck and 100"),
        ("[[#Heading]]", "#Heading"),
        ("two\n lines   [x", "two lines [x"),
        ("[[", "[["),
    ],
)
def test_links_become_what_they_show(text, shown):
    assert plain(text, PEOPLE) == shown


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C", "D"], "A, B, C and D"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 others"),
    ],
)
def test_names_are_joined_and_many_are_counted(given, shown):
    assert names(given) == shown


def test_days_are_said_from_today():
    assert standing(TODAY, TODAY) == "today"
    assert standing(TODAY.replace(day=1), TODAY) == "13 days over"
    assert standing(TODAY.replace(day=15), TODAY) == "tomorrow"


def test_a_meeting_is_on_a_day_or_in_a_month():
    assert on_day(touch("2026-03-04 14:30 Coffee"), TODAY) == "on 4 Mar"
    assert on_day(touch("2025-12 Coffee"), TODAY) == "in Dec 2025"


def test_a_meeting_without_a_title_is_named_by_its_channel():
    assert title_of(touch("2026-03-04", channel="email"), PEOPLE) == "E-mail"
    assert title_of(touch("2026-03-04", channel="linkedin"), PEOPLE) == "LinkedIn"
