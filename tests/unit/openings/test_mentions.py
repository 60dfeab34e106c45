from __future__ import annotations

from dataclasses import replace

import pytest

from netmd.model import Section
from netmd.openings.mentions import find_links, find_mentions
from netmd.problems import Location
from tests.factory import TODAY, contact, index, link, meeting_file, opportunity, touch, when


def undated(name, text, **fields):
    entry = contact(name, **fields)
    return replace(entry, note=replace(entry.note, sections=(Section("", 0, text, Location(entry.path)),)))


def named(*entries, orgs=("Rocket Nine",), titles=()):
    found = find_mentions(orgs, titles, index(*entries), TODAY)
    return {
        name: {path.removeprefix("contacts/").removesuffix(".md"): str(day) for path, day in days.items()}
        for name, days in found.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "at Rocket Nine.",
        "**Rocket Nine**",
        "(Rocket\nNine)",
        "[[Rocket Nine]]",
        "é: Rocket  Nine's best",
        "Nine Rocket Nine",
    ],
)
def test_an_organisation_is_found_whatever_stands_around_it(text):
    assert named(contact("Ann", meetings=[touch("2026-05-03 Call", text=text)])) == {
        "Rocket Nine": {"ann": "2026-05-03"}
    }


@pytest.mark.parametrize(
    "text", ["a rocket nine feet long", "Rocket Nineteen", "Sprocket Nine", "Rocket. Nine", "%% Rocket Nine %%", ""]
)  # fmt: skip
def test_it_is_not_found_in_other_words_in_another_case_or_in_comments(text):
    assert named(contact("Ann", meetings=[touch("2026-05-03 Call", text=text)])) == {}


def test_a_name_beyond_ascii_is_found_in_a_text_of_its_own_letters_and_others():
    texts = ["Bei Bäckerei Übel.", "plain", "Łódź: Bäckerei Übel"]
    people = [contact(f"P{n}", meetings=[touch("2026-05-03 Call", text=text)]) for n, text in enumerate(texts)]
    assert named(*people, orgs=["Bäckerei Übel"]) == {"Bäckerei Übel": {"p0": "2026-05-03", "p2": "2026-05-03"}}


def test_a_title_is_found_in_any_case():
    ann = contact("Ann", meetings=[touch("2026-05-03 Call about a COMMUNITY manager")])
    ann = replace(ann, note=replace(ann.note, meetings=(replace(ann.note.meetings[0], text="x"),)))
    assert named(ann, titles=["Community manager"]) == {"Community manager": {"ann": "2026-05-03"}}


def test_the_latest_touch_counts_and_what_is_to_come_does_not():
    meetings = [
        touch(f"{day} Call", text="Rocket Nine") for day in ("2026-05-03", "2026-05-06", "2026-04-01", "2026-05-20")
    ]
    assert named(contact("Ann", meetings=meetings)) == {"Rocket Nine": {"ann": "2026-05-06"}}


def test_undated_notes_and_front_matter_count_where_no_touch_does():
    ann = undated("Ann", "Was at Rocket Nine.")
    bea = contact("Bea")
    bea = replace(bea, note=replace(bea.note, extra=(("former", ("Acme", "Rocket Nine")),)))
    cem = undated("Cem", "Was at Rocket Nine.", meetings=[touch("2026-05-03 Call", text="Rocket Nine")])
    assert named(ann, bea, cem) == {"Rocket Nine": {"ann": "None", "bea": "None", "cem": "2026-05-03"}}


def test_a_meeting_concerns_all_who_took_part_and_an_opening_nobody():
    panel = meeting_file("2026-05-03 Panel", ["ann", "bea"], text="Rocket Nine paid.")
    guests = contact("Cem", meetings=[touch("2026-05-04 Call with [[ann]]", text="Rocket Nine")])
    entry = opportunity("Host", meetings=[touch("2026-05-03 Call with [[dan]]", text="Rocket Nine")])
    found = named(panel, guests, entry, contact("Ann"), contact("Bea"), contact("Dan"))
    assert found == {"Rocket Nine": {"ann": "2026-05-04", "bea": "2026-05-03", "cem": "2026-05-04"}}


def test_without_names_nothing_is_found():
    ann = contact("Ann", meetings=[touch("2026-05-03 Call", text="Rocket Nine")])
    assert named(ann, orgs=(), titles=()) == named(ann, orgs=("!",)) == {}


def test_links_to_an_opening_are_found_in_past_meetings_and_in_undated_notes():
    entry = opportunity("Host")
    ann = contact(
        "Ann", meetings=[touch("2026-05-03 Call", text="see [[host]]"), touch("2026-05-20 Call", text="[[host]]")]
    )
    bea = contact("Bea", meetings=[touch("2026-05-20 Call", text="see [[host]]")])
    cem = contact("Cem")
    cem = replace(cem, note=replace(cem.note, links=(link("host"),)))
    panel = meeting_file("2026-05-02 Panel", ["dan"], text="see [[host]]")
    found = find_links(entry, index(entry, ann, bea, cem, panel, contact("Dan")), TODAY)
    assert found == {
        "contacts/ann.md": when("2026-05-03"), "contacts/cem.md": None, "contacts/dan.md": when("2026-05-02"),
    }  # fmt: skip
