"""What counts as given and got, and that nothing counts twice."""

from __future__ import annotations

from netmd.ledger import Handed, introductions_from, ledger
from netmd.model import Contact, Entry
from tests.factory import TODAY, contact, gave, got, index, intro, opportunity, passed, touch


def words(one: Contact, *others: Entry) -> tuple[list[str], list[str]]:
    given, received = ledger(one, index(one, *others), TODAY)
    return [_words(line) for line in given], [_words(line) for line in received]


def _words(line: Handed) -> str:
    return f"{line.when.iso if line.when else '-'} {line.exchange.text}"


def test_lines_introductions_and_openings_count_as_given() -> None:
    ann = contact(
        "Ann",
        meetings=[
            touch("2026-03-01 Call", exchanges=[gave("a map")], introductions=[intro("ann", "bob", stage="met")])
        ],
    )
    opening = opportunity("Writer", passed_to=[passed("ann", on="2026-04-02", outcome="applied")])
    assert words(ann, contact("Bob"), opening) == (
        [
            "2026-04-02 the opening [[writer]] (applied)",
            "2026-03-01 a map",
            "2026-03-01 an introduction to [[bob]] (met)",
        ],
        [],
    )


def test_lines_the_people_they_led_me_to_and_the_openings_they_told_of_count_as_got() -> None:
    ann = contact("Ann", meetings=[touch("2026-03-01 Call", exchanges=[got("a name")])])
    bob = contact("Bob", introduced_by=["ann"], met="2026-03-20")
    opening = opportunity("Writer", source=["ann"], found="2026-04-01")
    assert words(ann, bob, opening) == (
        [],
        ["2026-04-01 the opening [[writer]]", "2026-03-20 an introduction to [[bob]]", "2026-03-01 a name"],
    )


def test_an_introduction_that_a_line_speaks_of_counts_once_with_the_lines_day() -> None:
    ann = contact("Ann", meetings=[touch("2026-03-01 Call", exchanges=[got("an introduction to [[bob]]")])])
    bob = contact("Bob", introduced_by=["ann"], met="2026-03-20")
    assert words(ann, bob) == ([], ["2026-03-01 an introduction to [[bob]]"])


def test_a_line_in_a_section_that_links_them_speaks_of_them_too() -> None:
    call = touch("2026-03-01 Call", text="Two students: [[bob]] and [[cem]].", exchanges=[got("two students")])
    bob, cem = (contact(name, introduced_by=["ann"], met="2026-03-20") for name in ("Bob", "Cem"))
    assert words(contact("Ann", meetings=[call]), bob, cem) == ([], ["2026-03-01 two students"])


def test_of_several_lines_in_a_section_the_one_that_calls_it_an_introduction_is_it() -> None:
    call = touch("2026-03-01 Call", text="You should meet [[bob]].",
                 exchanges=[got("a pay band"), got("an introduction to Bob")])  # fmt: skip
    ann, bob = contact("Ann", meetings=[call]), contact("Bob", introduced_by=["ann"])
    (received,) = introductions_from(ann, index(ann, bob), TODAY)
    assert received.line is not None
    assert received.line.text == "an introduction to Bob"


def test_an_opening_that_a_line_speaks_of_counts_once() -> None:
    told = touch("2026-03-01 Message", text="See [[writer]].", exchanges=[got("the posting")])
    sent = touch("2026-03-02 Message", text="Sent her [[writer]].", exchanges=[gave("the posting")])
    opening = opportunity("Writer", source=["bob"], found="2026-03-01", passed_to=[passed("ann", on="2026-03-02")])
    ann, bob = contact("Ann", meetings=[sent]), contact("Bob", meetings=[told])
    assert words(ann, bob, opening) == (["2026-03-02 the posting"], [])
    assert words(bob, ann, opening) == ([], ["2026-03-01 the posting"])


def test_a_line_that_links_somebody_itself_does_not_also_stand_for_what_its_section_links() -> None:
    told = touch("2026-03-22 Call", text="The club: [[writer]].", exchanges=[got("the name of her lawyer, [[cem]]")])
    ann, opening = contact("Ann", meetings=[told]), opportunity("Writer", source=["ann"], found="2026-03-22")
    assert words(ann, contact("Cem", introduced_by=["ann"]), opening) == (
        [],
        ["2026-03-22 the name of her lawyer, [[cem]]", "2026-03-22 the opening [[writer]]"],
    )


def test_a_line_that_links_only_the_one_it_is_about_still_speaks_of_what_its_section_links() -> None:
    told = touch("2026-03-22 Call", text="See [[writer]].", exchanges=[got("the posting, from [[ann]]")])
    opening = opportunity("Writer", source=["ann"], found="2026-03-22")
    assert words(contact("Ann", meetings=[told]), opening) == ([], ["2026-03-22 the posting, from [[ann]]"])


def test_one_line_speaks_of_a_person_or_of_an_opening_never_of_both() -> None:
    told = touch("2026-03-22 Call", text="[[bob]] knows more of [[writer]].", exchanges=[got("a hint")])
    opening = opportunity("Writer", source=["ann"], found="2026-03-22")
    bob = contact("Bob", introduced_by=["ann"])
    assert words(contact("Ann", meetings=[told]), bob, opening) == (
        [],
        ["2026-03-22 a hint", "2026-03-22 the opening [[writer]]"],
    )


def test_an_introduction_was_given_on_the_day_it_was_begun_whenever_something_came_of_it() -> None:
    sent = touch("2026-03-20 Intro", introductions=[intro("ann", "bob", stage="signed", on="2026-04-20")])
    march = touch("2026-03 Intro", introductions=[intro("ann", "cem", stage="met", on="2026-04-20")])
    within = touch("2026-03 Intro", introductions=[intro("ann", "dan", on="2026-03-24")])
    ann = contact("Ann", meetings=[sent, march, within])
    assert words(ann, *map(contact, ("Bob", "Cem", "Dan")))[0] == [
        "2026-03-24 an introduction to [[dan]] (sent)",
        "2026-03-20 an introduction to [[bob]] (signed)",
        "2026-03 an introduction to [[cem]] (met)",
    ]


def test_a_line_calls_it_an_introduction_where_the_other_note_says_nothing() -> None:
    call = touch("2026-03-01 Call", exchanges=[got("an introduction to [[bob]]"), got("a book [[cem]] wrote")])
    ann = contact("Ann", meetings=[call])
    received = introductions_from(ann, index(ann, contact("Bob"), contact("Cem")), TODAY)
    assert [one.to.id for one in received] == ["bob"]


def test_without_a_line_the_day_is_that_of_meeting_them_else_of_the_first_touch() -> None:
    ann = contact("Ann")
    bob = contact("Bob", introduced_by=["ann"], met="2026-02", meetings=[touch("2026-03-20 Call", text="x")])
    cem = contact("Cem", introduced_by=["ann"], meetings=[touch("2026-03-20 Call", text="x")])
    dan = contact("Dan", introduced_by=["ann"], meetings=[touch("2026-06-20 Call")])
    received = introductions_from(ann, index(ann, bob, cem, dan), TODAY)
    assert [one.when and one.when.iso for one in received] == ["2026-02", "2026-03-20", None]
    assert [one.location.path for one in received] == [f"contacts/{name}.md" for name in ("bob", "cem", "dan")]


def test_somebody_who_introduced_themselves_and_a_circle_of_introducers_are_no_trouble() -> None:
    ann, bob = contact("Ann", introduced_by=["ann", "bob"]), contact("Bob", introduced_by=["ann"])
    assert [one.to.id for one in introductions_from(ann, index(ann, bob), TODAY)] == ["bob"]
    assert [one.to.id for one in introductions_from(bob, index(ann, bob), TODAY)] == ["ann"]
