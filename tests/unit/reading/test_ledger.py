"""Giving and receiving, introductions, and whom an opening was passed to."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.reading.notes import CONTACT, contact, opportunity, read, wrong


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("- Gave: a book", "gave", "a book"),
        ("* got: her rule: follow up, every time", "got", "her rule: follow up, every time"),
        ("1. GAVE: a book", "gave", "a book"),
        ("- **Gave:** a book", "gave", "a book"),
        ("- **Gave**: a book", "gave", "a book"),
        ("- __Got__: a book", "got", "a book"),
        ("- *Got:* a book", "got", "a book"),
        ("- Gave : a book", "gave", "a book"),
        ("- Gave:a book", "gave", "a book"),
        ("- Gave: a book\n  and a pen", "gave", "a book and a pen"),
        ("  - Gave: a book", "gave", "a book"),
        ("> - Gave: a book", "gave", "a book"),
        ("- Gave:", "gave", ""),
    ],
)
def test_list_items_that_begin_with_gave_or_got_are_the_ledger(line: str, kind: str, text: str) -> None:
    (found,) = contact(line).note.exchanges
    assert (found.kind, found.text) == (kind, text)


@pytest.mark.parametrize("line", ["Gave: a book", "- I gave: a book", "- Gave a book", "- Forgave: him", "- `Gave: x`", "- [ ] Gave: x"])
def test_what_only_mentions_giving_is_none(line: str) -> None:
    assert contact(line).note.exchanges == ()


def test_a_gift_knows_its_place_and_whom_it_links() -> None:
    (found,) = contact("a\n- Gave: [[sam-lee]]'s `[[x]]` book\n").note.exchanges
    assert str(found.location) == f"{CONTACT}:2:3"
    assert [(link.target, link.location.column) for link in found.links] == [("sam-lee", 9)]


@pytest.mark.parametrize(
    ("line", "stage", "on", "text"),
    [
        ("Intro: [[a]] to [[b]] (met)", "met", None, "[[a]] to [[b]]"),
        ("Intro: [[a]] to [[b]] (Sent).", "sent", None, "[[a]] to [[b]]"),
        ("**Intro:** [[a]] to [[b]] (offered)", "offered", None, "[[a]] to [[b]]"),
        ("intro: [[a]] to [[b]] (agreed 2026-03-08)", "agreed", date(2026, 3, 8), "[[a]] to [[b]]"),
        ("Intro: [[a]] to [[b]] (2026-03-08, sent)", "sent", date(2026, 3, 8), "[[a]] to [[b]]"),
        ("Intro: [[a]] to [[b]] (sent) 2026-03-08", "sent", date(2026, 3, 8), "[[a]] to [[b]]"),
        ("Intro: 2026-03-08 [[a]] to [[b]] (sent)", "sent", date(2026, 3, 8), "[[a]] to [[b]]"),
        ("Intro: [[a]] to [[b]] on [[2026-03-08]] (sent)", "sent", date(2026, 3, 8), "[[a]] to [[b]] on"),
        ("Intro: [[a]] to [[b]] (Signed the contract)", "Signed the contract", None, "[[a]] to [[b]]"),
        ("Intro: [[a]] to [[b]]", "", None, "[[a]] to [[b]]"),
        ("Intro: [[a]] (a cook) to [[b]]", "", None, "[[a]] (a cook) to [[b]]"),
        ("Intro: [[a]] to [[b]] (2026-03-08)", "", date(2026, 3, 8), "[[a]] to [[b]]"),
        ("Intro: [[a]], [[b]] and [C](c.md) (sent)", "sent", None, "[[a]], [[b]] and [C](c.md)"),
        ("Intro: [[a]] to [C](c.md)", "", None, "[[a]] to [C](c.md)"),
    ],
)
def test_an_introduction_says_where_it_stands_and_since_when(line: str, stage: str, on: date | None, text: str) -> None:
    reading = read(f"- {line}\n")
    assert wrong(reading) == []
    (found,) = reading.entry.note.introductions  # type: ignore[union-attr]
    assert (found.stage, found.on, found.text) == (stage, on, text)
    assert found.is_pending == (stage in ("sent", "agreed"))


def test_without_a_day_of_its_own_an_introduction_has_that_of_its_meeting() -> None:
    note = contact(
        """\
        - Intro: [[a]] to [[b]]
        ## 2026-03-04 Coffee
        ### After
        - Intro: [[a]] to [[c]] (sent)
        - Intro: [[a]] to [[d]] (sent 2026-03-09)
        ## 2026-05 Coffee
        - Intro: [[a]] to [[e]]
        ## Notes
        - Intro: [[a]] to [[f]]
        """
    ).note
    assert [intro.on for intro in note.introductions] == [None, date(2026, 3, 4), date(2026, 3, 9), None, None]
    assert [len(meeting.introductions) for meeting in note.meetings] == [2, 1]


@pytest.mark.parametrize("line", ["Intro: [[a]] (sent)", "Intro:", "Intro: Sam to Renee", "Intro: [[a]] to [[A]]", "Intro: [[a]] to `[[b]]`"])
def test_an_introduction_of_fewer_than_two_is_reported_and_kept(line: str) -> None:
    reading = read(f"Text.\n  - {line}\n")
    assert wrong(reading) == ["2:5 NET204"]
    assert len(reading.entry.note.introductions) == 1  # type: ignore[union-attr]


def test_a_day_that_does_not_exist_is_reported_where_it_stands_and_stays() -> None:
    reading = read("- Intro: [[a]] to [[b]] 2026-02-30 (sent)\n")
    assert wrong(reading) == ["1:25 NET203"]
    (found,) = reading.entry.note.introductions  # type: ignore[union-attr]
    assert (found.text, found.stage, found.on) == ("[[a]] to [[b]] 2026-02-30", "sent", None)


@pytest.mark.parametrize(
    ("line", "people", "on", "outcome"),
    [
        ("Passed to: [[sam-lee]] 2026-03-08 (applied)", ["sam-lee"], date(2026, 3, 8), "applied"),
        ("passed to: [[sam-lee]] (applied) 2026-03-08", ["sam-lee"], date(2026, 3, 8), "applied"),
        ("**Passed to:** [[sam-lee]]", ["sam-lee"], None, ""),
        ("Passed to: [Sam](sam-lee.md) 2026-03-08", ["sam-lee"], date(2026, 3, 8), ""),
        ("Passed  to: [[a]] and [[b]] (applied, hired 2026-04-01)", ["a", "b"], date(2026, 4, 1), "applied, hired"),
    ],
)
def test_an_opening_is_passed_to_people(line: str, people: list[str], on: date | None, outcome: str) -> None:
    (found,) = opportunity(f"Text.\n\n- {line}\n").passed
    assert ([link.target for link in found.people], found.on, found.outcome) == (people, on, outcome)
    assert (found.location.line, found.location.column) == (3, 3)


def test_passed_to_nobody_is_reported() -> None:
    assert wrong(read("- Passed to: Sam\n", "opportunities/x.md")) == ["1:3 NET206"]
