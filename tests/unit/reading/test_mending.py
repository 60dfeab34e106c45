"""What people write by a slip is read where it can only mean one thing, and named where something was lost."""

from __future__ import annotations

import pytest

from tests.unit.reading.notes import contact, front, read, wrong


def test_front_matter_without_its_opening_fence_is_read_and_named() -> None:
    reading = read("name: Priya Raman\norg: Northside\n---\n## 2026-03-04 Coffee\n")
    assert wrong(reading) == ["1:1 NET115"]
    priya = contact("name: Priya Raman\norg: Northside\n---\n## 2026-03-04 Coffee\n")
    assert (priya.name, priya.orgs, len(priya.note.meetings)) == ("Priya Raman", ("Northside",), 1)


def test_front_matter_without_any_fence_is_named_and_stays_text() -> None:
    reading = read("name: Kim\nphone: 12\n\nText\n")
    assert wrong(reading) == ["1:1 NET115"]
    assert reading.problems[0].mend == "Put a line `---` before this line, and another after line 2."
    assert "phone: 12" in contact("name: Kim\nphone: 12\n\nText\n").note.sections[0].text


@pytest.mark.parametrize("text", ["Name: hers alone\n", "Met her: twice\n", "Her role: none\norg: x\n", "# Ann\nname: x\n"])
def test_prose_with_a_colon_is_no_front_matter(text: str) -> None:
    assert wrong(read(text)) == []


def test_a_value_cut_by_a_number_sign_is_named() -> None:
    reading = read("---\norg: School #3\nrole: Head # of it\n---\n")
    assert wrong(reading) == ["2:13 NET114"]
    assert reading.problems[0].mend == 'Put the whole value in quotes: `"School #3"`.'


@pytest.mark.parametrize(
    ("key", "value"),
    [("birthday", "05.12.1971"), ("met", "Oct 2025"), ("cadence", "now and then"), ("direction", "sideways")],
)
def test_a_value_that_cannot_be_read_is_kept_to_be_shown(key: str, value: str) -> None:
    assert (key, (value,)) in front(f"{key}: {value}").note.extra


def test_a_choice_that_is_nothing_like_one_is_not_decided_for_the_person() -> None:
    (problem,) = read("---\nstatus: retired\n---\n").problems
    assert problem.message == "`status: retired` is not one of active, dormant, archived."
    assert problem.mend == "Write one of these, or take the line out."
    (problem,) = read("---\nstatus: archive\n---\n").problems
    assert problem.mend == "Did you mean `status: archived`?"


def test_singular_and_plural_of_a_key_are_one() -> None:
    ann = front("offer: [a, b]\nseek: c\npronoun: they\ne-mails: a@b.example")
    assert (ann.offers, ann.seeking, ann.pronouns, ann.emails) == (("a", "b"), ("c",), "they", ("a@b.example",))
