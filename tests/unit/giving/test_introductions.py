from __future__ import annotations

from netmd.giving.introductions import introductions_made, introductions_received, what_came
from tests.factory import TODAY, contact, index, intro, touch


def test_each_introduction_stands_where_its_brackets_say_newest_first() -> None:
    stages = ("offered", "agreed", "sent", "met", "signed in June", "")
    lines = [intro("ann", "bob", stage=stage, on=f"2026-04-0{day}") for day, stage in enumerate(stages, 1)]
    made = introductions_made(index(contact("Ann", introductions=lines), contact("Bob")))
    assert [one.stage for one in made] == ["unsaid", "outcome", "met", "sent", "agreed", "offered"]


def test_one_whose_outcome_has_a_day_of_its_own_began_on_its_sections() -> None:
    sent = touch("2026-03-20 Intro", introductions=[intro("ann", "bob", stage="signed", on="2026-04-20")])
    (made,) = introductions_made(index(contact("Ann", meetings=[sent]), contact("Bob")))
    assert (str(made.begun), str(made.on)) == ("2026-03-20", "2026-04-20")


def test_the_newest_is_the_one_begun_last_whenever_something_came_of_it() -> None:
    sent = touch("2026-03-20 Intro", introductions=[intro("ann", "bob", stage="signed", on="2026-04-20")])
    later = touch("2026-04-01 Intro", introductions=[intro("ann", "cem", stage="signed")])
    made = introductions_made(index(contact("Ann", meetings=[sent, later]), contact("Bob"), contact("Cem")))
    assert [one.people[1].id for one in made] == ["cem", "bob"]


def test_those_to_people_without_a_note_are_there() -> None:
    (made,) = introductions_made(index(contact("Ann", introductions=[intro("ann", "nobody")])))
    assert [one.id for one in made.people] == ["ann"]


def test_what_came_of_one_received_are_the_touches_from_its_day_on() -> None:
    days = ("2026-03-01", "2026-04-01", "2026-05-01", "2026-05-20")
    bob = contact("Bob", introduced_by=["ann"], met="2026-04-01",
                  meetings=[touch(f"{day} Call", text="x") for day in days])  # fmt: skip
    found = index(contact("Ann"), bob, contact("Cem", introduced_by=["ann"]))
    came = what_came(introductions_received(found, TODAY)[0], found, TODAY)
    assert [(one.received.to.id, one.touches, one.last and one.last.when.iso) for one in came] == [
        ("bob", 2, "2026-05-01"),
        ("cem", 0, None),
    ]
