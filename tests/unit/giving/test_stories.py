"""Stories are whole, in order, and made of dated lines; the sample's two great ones first."""

from __future__ import annotations

import re
from datetime import date

from netmd.giving.steps import noted
from netmd.giving.stories import Story, stories
from netmd.model import Entry, Section
from netmd.notebook import load
from netmd.problems import Location
from netmd.resources import sample_notebook
from tests.factory import TODAY, contact, index, intro, opportunity, passed, touch

SAMPLE, MORE = stories(load(sample_notebook()).index, date(2026, 5, 14), 12)


def told(*entries: Entry) -> list[Story]:
    return list(stories(index(*entries), TODAY, 12)[0])


def steps(story: Story) -> list[str]:
    return [f"{one.when.iso} {one.kind} {' '.join(person.id for person in one.people)}".strip() for one in story.steps]


def sample_story(title: str) -> Story:
    (found,) = [one for one in SAMPLE if one.about and one.about.title == title]
    return found


def in_this_order(wanted: list[str], found: list[str]) -> bool:
    rest = iter(found)
    return all(one in rest for one in wanted)


def test_the_posting_for_sam_comes_out_whole_and_in_order() -> None:
    story = sample_story("Community manager")
    assert (story.people[0].id, story.outcome, story.is_over) == ("sam-lee", "second interview, then signed", True)
    assert in_this_order(
        [
            "2026-03-16 found camille-theriault",
            "2026-03-17 passed sam-lee",
            "2026-03-19 led hana-petrovic renee-ortiz",
            "2026-03-20 introduced sam-lee renee-ortiz",
            "2026-03-30 touch sam-lee",
            "2026-04-09 touch sam-lee",
            "2026-04-20 touch sam-lee",
            "2026-04-20 came sam-lee renee-ortiz",
            "2026-04-21 touch camille-theriault",
            "2026-05-04 touch sam-lee",
        ],
        steps(story),
    )


def test_my_own_job_is_told_from_the_first_introduction() -> None:
    story = sample_story("Communications and community lead")
    assert (story.kind, story.outcome) == ("mine", "signed")
    assert in_this_order(
        [
            "2026-02-26 led dana-okafor priya-raman",
            "2026-03-04 touch priya-raman",
            "2026-03-20 led priya-raman soren-aagaard",
            "2026-03-24 found soren-aagaard",
            "2026-03-24 led soren-aagaard noor-haddad",
            "2026-04-07 touch noor-haddad",
            "2026-04-10 noted",
            "2026-04-21 touch noor-haddad",
            "2026-05-05 touch noor-haddad kwame-boateng",
            "2026-05-08 noted",
            "2026-05-12 touch noor-haddad",
            "2026-05-12 noted",
        ],
        steps(story),
    )


def test_every_step_stands_in_the_notes_where_it_says() -> None:
    checked = 0
    for story in SAMPLE:
        for step in story.steps:
            text = (sample_notebook() / step.location.path).read_text(encoding="utf-8").splitlines()
            line, above = text[step.location.line - 1], "\n".join(text[: step.location.line])
            if step.kind in ("touch", "found", "noted", "passed"):
                assert step.when.iso in line or "/meetings/" in f"/{step.location.path}", step
            assert step.when.iso in above or (step.kind == "led" and re.search("introduced_by", line)), step
            checked += 1
    assert checked > 40


def test_nothing_private_is_in_a_story() -> None:
    assert "noor-haddad" in " ".join(steps(sample_story("Communications and community lead")))
    titles = [step.meeting.title for story in SAMPLE for step in story.steps if step.meeting]
    assert titles
    assert not [title for title in titles if "offer" in title and title.startswith("Call")]
    assert "helene-marchetti" not in " ".join(" ".join(steps(story)) for story in SAMPLE)


def test_an_opening_passed_on_of_which_nothing_is_said_is_no_story() -> None:
    assert told(contact("Ann"), opportunity("Writer", passed_to=[passed("ann", on="2026-04-01")])) == []


def test_one_that_is_still_open_is_told_so_far() -> None:
    opening = opportunity("Writer", passed_to=[passed("ann", on="2026-04-01", outcome="applied")])
    (story,) = told(contact("Ann"), opening)
    assert (story.outcome, story.is_over, steps(story)) == ("applied", False, ["2026-04-01 passed ann"])


def test_touches_that_speak_of_something_else_are_left_out() -> None:
    meetings = [
        touch("2026-04-03 Call, after the interview", text="x"),
        touch("2026-04-05 Lunch", text="x"),
        touch("2026-04-06 Message: Acme wrote", text="x"),
        touch("2026-04-07 Coffee", text="About [[writer]]."),
        touch("2026-06-07 Interview", text=""),
    ]
    opening = opportunity("Writer", org="Acme", status="filled",
                          passed_to=[passed("ann", on="2026-04-01", outcome="hired")])  # fmt: skip
    (story,) = told(contact("Ann", meetings=meetings), opening)
    assert steps(story) == [
        "2026-04-01 passed ann",
        "2026-04-03 touch ann",
        "2026-04-06 touch ann",
        "2026-04-07 touch ann",
    ]


def test_an_introduction_that_met_is_a_story_with_who_led_me_there_before() -> None:
    bob = contact("Bob", introduced_by=["cem"], met="2026-03-01")
    made = touch("2026-04-01 Intro", introductions=[intro("ann", "bob", stage="met")])
    (story,) = told(contact("Ann", meetings=[made]), bob, contact("Cem"))
    assert (story.kind, story.outcome) == ("introduction", "met")
    assert steps(story) == ["2026-03-01 led cem bob", "2026-04-01 introduced ann bob"]


def test_introductions_that_are_only_offered_agreed_or_sent_are_none_yet() -> None:
    lines = [intro("ann", "bob", stage=stage, on="2026-04-01") for stage in ("offered", "agreed", "sent", "")]
    assert told(contact("Ann", introductions=lines), contact("Bob")) == []


def test_an_introduction_that_was_part_of_passing_on_is_told_there_only() -> None:
    made = touch("2026-04-02 Intro", introductions=[intro("ann", "bob", stage="met")])
    opening = opportunity("Writer", org="Acme", passed_to=[passed("ann", on="2026-04-01", outcome="hired")])
    (story,) = told(contact("Ann", meetings=[made]), contact("Bob", orgs=["Acme"]), opening)
    assert steps(story) == ["2026-04-01 passed ann", "2026-04-02 introduced ann bob"]


def test_a_circle_of_introducers_ends() -> None:
    ann, bob = contact("Ann", introduced_by=["bob"], met="2026-01-01"), contact("Bob", introduced_by=["ann"])
    mine = opportunity("Writer", source=["ann"], found="2026-04-01", status="mine", stage="signed")
    (story,) = told(ann, bob, mine)
    assert "2026-04-01 found ann" in steps(story)


def test_private_openings_people_and_sections_tell_nothing() -> None:
    private = contact("Ann", private=True, introductions=[intro("ann", "bob", stage="met", on="2026-04-01")])
    assert told(private, contact("Bob")) == []
    hidden = opportunity("Writer", passed_to=[passed("ann", on="2026-04-01", outcome="hired")])
    assert told(contact("Ann", private=True), hidden) == []


def test_rows_and_items_with_a_day_are_read_from_an_openings_note() -> None:
    text = (
        "| stage | when | what |\n| --- | --- | --- |\n| applied | 2026-04-10 | one page |\n| offer | 2026-02-30 | x |\n"
        "- 2026-04-12: they rang\n- called on 2026-04-13\nOn 2026-04-14 nothing.\n"
        "```\n- 2026-04-15 code\n```\n<!-- \n- 2026-04-16 hidden\n-->\n"
    )
    found = noted((Section("", 0, text, Location("o.md", 9), text_line=9),))
    assert [(one.when.iso, one.text, one.location.line) for one in found] == [
        ("2026-04-10", "applied: one page", 11),
        ("2026-04-12", "they rang", 13),
    ]


def test_most_are_told_and_the_rest_counted() -> None:
    lines = [intro("ann", "bob", stage="met", on=f"2026-04-0{day}") for day in range(1, 6)]
    found, more = stories(index(contact("Ann", introductions=lines), contact("Bob")), TODAY, 2)
    assert ([one.steps[-1].when.iso for one in found], more) == (["2026-04-05", "2026-04-04"], 3)
