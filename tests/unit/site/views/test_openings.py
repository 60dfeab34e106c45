"""The list of openings, an opening's page, and the openings that fit on a contact's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netmd.model import Passed
from netmd.problems import Location
from netmd.settings import Settings
from tests.factory import contact, intro, link, opportunity, touch
from tests.unit.site.pages import build, read, section


def passed(entry, *lines):
    """The opening, passed on: (id, day, outcome)."""
    handed = tuple(
        Passed((link(who),), date.fromisoformat(day), outcome, Location(entry.path, 90)) for who, day, outcome in lines
    )
    links = (*entry.note.links, *(person for line in handed for person in line.people))
    return replace(entry, passed=handed, note=replace(entry.note, links=links))


def network():
    return (
        contact("Ann", orgs=["Acme"], roles=["Editor"], tags=["press"]),
        contact("Bea", seeking=["writer"], tags=["press"], introduced_by=["ann"]),
        contact("Cem", tags=["press", "writers"], meetings=[touch("2026-05-03 Call", text="Acme hires.")]),
        opportunity("Writer", org="Acme", tags=["press"], closes="2026-05-20"),
        opportunity("Old", org="Acme", status="filled", closes="2026-04-01"),
        opportunity("My job", org="Guild", status="mine", stage="interview"),
        opportunity("My dream", org="Guild", status="mine", stage="applied", passed_to=["bea"]),
    )


# -- the list ----------------------------------------------------------------------------------------------------------


def test_open_ones_name_who_would_want_them_and_why():
    assert section(build(*network())["openings.html"], "open") == (
        "Open 1 Writer Acme Bea seeks writer; tagged press Cem tagged press and writers; Acme came up on 3 May press "
        "closes Wed 20 May"
    )


def test_mine_stand_by_stage_with_the_whole_way_and_where_i_am():
    page = build(*network())["openings.html"]
    stages = "researching applied interview offer signed"
    assert section(page, "mine") == f"Mine 2 My job Guild {stages} My dream Guild {stages} Passed to Bea"
    steps = [
        attributes
        for tag, attributes in read(page).elements
        if tag == "li" and attributes.get("class", "").startswith("is-")
    ]
    assert [step["class"] for step in steps[:5]] == ["is-past", "is-past", "is-here", "is-ahead", "is-ahead"]
    assert [at for at, step in enumerate(steps) if step.get("aria-current") == "step"] == [2, 6]


def test_open_ones_that_are_past_their_day_come_last_the_latest_of_them_first():
    titles = {"Past": "2025-06-01", "Soon": "2026-05-20", "Just past": "2026-05-13", "Today": "2026-05-14", "Any": None}
    openings = (opportunity(title, closes=closes) if closes else opportunity(title) for title, closes in titles.items())
    words = section(build(*openings)["openings.html"], "open")
    assert sorted(titles, key=words.index) == ["Today", "Soon", "Any", "Just past", "Past"]


def test_a_stage_of_ones_own_is_shown_as_written():
    page = build(opportunity("My job", status="mine", stage="haggling"))["openings.html"]
    assert section(page, "mine") == "Mine 1 My job haggling"


def test_the_head_counts_each_status_and_leads_there():
    page = read(build(*network())["openings.html"])
    assert "Openings 1 open 2 mine 1 filled Open" in page.text
    assert {"#open", "#mine", "#filled"} <= set(page.hrefs)


def test_an_opening_that_fits_nobody_says_so():
    assert "Passed to nobody yet; nobody you know looks for it" in section(
        build(opportunity("Writer"))["openings.html"], "open"
    )


def test_the_list_names_three_who_were_not_told_and_counts_the_others():
    people = [contact(f"P{n}", seeking=["writer"]) for n in range(1, 8)]
    entry = passed(opportunity("Writer"), ("p2", "2026-05-06", "applied"))
    text = section(build(*people, entry)["openings.html"], "open")
    assert text == (
        "Open 1 Writer Passed to P2, 6 May applied P1 seeks writer P3 seeks writer P4 seeks writer and 3 more"
    )


def test_without_openings_the_page_says_what_would_be_there():
    page = read(build()["openings.html"])
    assert "A file in opportunities/ shows here" in page.text
    assert "A line “status: mine” puts an opening here." in page.text


# -- an opening's page -------------------------------------------------------------------------------------------------


def test_the_page_ranks_who_would_want_it_with_the_command_that_passes_it_on():
    text = section(build(*network())["openings/writer.html"], "wanted-by")
    assert text == (
        "Who would want it 2 Bea seeks writer; tagged press not told netmd pass writer bea "
        "Cem tagged press and writers; Acme came up on 3 May not told netmd pass writer cem "
        "Passed to nobody yet. A line such as - Passed to: [[sam-lee]] 2026-05-14 in the file says whom."
    )


def test_who_was_told_is_marked_with_what_came_of_it():
    entry = passed(opportunity("Writer"), ("bea", "2026-05-06", "second interview"))
    page = build(contact("Bea", seeking=["writer"]), entry)["openings/writer.html"]
    assert section(page, "wanted-by") == "Who would want it 1 Bea seeks writer told 6 May: second interview"
    assert "Passed to Bea, 6 May second interview" in section(page, "main")


def test_a_snoozed_contact_is_listed_and_left_in_peace():
    page = build(contact("Bea", seeking=["writer"], snooze="2026-08-01"), opportunity("Writer"))["openings/writer.html"]
    assert section(page, "wanted-by").startswith("Who would want it 1 Bea seeks writer snoozed until 1 Aug Passed to")


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("offered", "you offered an introduction to Ann on 8 May"),
        ("agreed", "agreed to meet Ann on 8 May"),
        ("sent", "introduced to Ann on 8 May"),
        ("", "introduced to Ann on 8 May"),
        ("hired for June", "introduced to Ann on 8 May: hired for June"),
    ],
)
def test_an_introduction_for_the_opening_is_said_in_place_of_not_told(stage, said):
    asked = touch("2026-05-08 Message", text="See [[writer]].", introductions=[intro("bea", "ann", stage=stage)])
    people = (contact("Ann", meetings=[asked]), contact("Bea", seeking=["writer"]))
    site = build(*people, opportunity("Writer", source=["ann"]))
    assert f"Bea seeks writer {said} netmd pass writer bea" in section(site["openings/writer.html"], "wanted-by")
    assert f"Bea seeks writer; {said}" in section(site["openings.html"], "open")
    assert said in read(site["contacts/bea.html"]).text
    assert "not told" not in read(site["contacts/bea.html"]).text


def test_an_introduction_for_something_else_is_not():
    sections = [
        touch("2026-05-08 Message", text="About [[baker]].", introductions=[intro("bea", "ann", stage="offered")]),
        touch("2026-05-09 Message", text="See [[writer]].", introductions=[intro("cem", "ann", stage="offered")]),
    ]
    people = (contact("Ann", meetings=sections), contact("Bea", seeking=["writer"]), contact("Cem"))
    page = build(*people, opportunity("Writer"), opportunity("Baker"))["openings/writer.html"]
    assert "Bea seeks writer not told" in section(page, "wanted-by")


def test_what_is_over_says_who_would_have_wanted_it_and_gives_no_command():
    page = build(contact("Bea", seeking=["writer"]), opportunity("Writer", status="closed"))["openings/writer.html"]
    assert section(page, "wanted-by") == "Who would have wanted it 1 Bea seeks writer not told"


def test_one_of_mine_has_no_ranking():
    page = build(*network())["openings/my-job.html"]
    assert "wanted-by" not in read(page).ids
    assert section(page, "main").startswith("Opening My job Guild mine researching applied interview offer signed")


def test_it_shows_whom_i_know_there_and_by_whose_introductions():
    people = (
        contact("Ann"),
        contact("Bea", introduced_by=["ann"]),
        contact("Cem", orgs=["Acme"], roles=["Chair"], introduced_by=["bea"]),
        contact("Dan", meetings=[touch("2026-05-03 Call", text="Knows Acme well.")]),
    )
    text = section(build(*people, opportunity("Writer", org="Acme"))["openings/writer.html"], "main")
    assert "Whom you know there Cem Chair; no touch yet; came through Ann → then Bea" in text
    assert "Who may know more Dan Acme came up on 3 May; last in touch 3 May" in text


def test_where_nobody_is_known_it_says_so():
    text = section(build(opportunity("Writer", org="Acme"))["openings/writer.html"], "main")
    assert "Whom you know there Nobody at Acme, and nobody's notes name it." in text


def test_the_page_stays_short_where_hundreds_would_want_it():
    people = [contact(f"P{n:03}", seeking=["writer"], orgs=["Acme"]) for n in range(300)]
    page = build(*people, opportunity("Writer", org="Acme"))["openings/writer.html"]
    text = section(page, "main")
    assert "Who would want it 300" in text
    assert "And 280 more whom less speaks for." in text
    assert "and 288 more at Acme" in text


def test_hostile_names_stay_text():
    bad = "<img src=x onerror=alert(1)>"
    people = contact(bad, seeking=["writer"], orgs=[bad], roles=[bad], path="contacts/x.md")
    site = build(people, opportunity("Writer " + bad, org=bad, stage=bad, tags=[bad], path="opportunities/x.md"))
    for path in ("openings.html", "openings/x.html", "contacts/x.html"):
        assert "<img" not in site[path].decode()


# -- a contact's page --------------------------------------------------------------------------------------------------


def test_a_contact_shows_the_openings_that_fit_and_whether_they_were_told():
    bea = contact("Bea", seeking=["writer", "editor"], tags=["press"])
    told = passed(opportunity("Editor", org="Guild"), ("bea", "2026-05-06", "applied"))
    text = section(build(bea, told, opportunity("Writer", org="Acme", tags=["press"]))["contacts/bea.html"], "main")
    assert (
        "Openings that fit Writer Acme seeks writer; tagged press; not told Editor Guild seeks editor; told 6 May: applied"
    ) in text
    assert "Openings passed on" not in text


def test_what_was_passed_on_and_is_over_stands_apart():
    entry = passed(opportunity("Editor", status="filled"), ("bea", "2026-05-06", "signed"))
    text = section(build(contact("Bea", seeking=["editor"]), entry)["contacts/bea.html"], "main")
    assert "Openings passed on Editor signed, 6 May" in text
    assert "Openings that fit" not in text


def test_the_reminder_the_page_and_the_brief_give_the_same_reason():
    bea = contact("Bea", seeking=["scribe"], meetings=[touch("2026-05-15 10:00 Call")])
    site = build(bea, opportunity("Writer"), settings=Settings(synonyms=(("writer", "scribe"),)))
    said = "seeks scribe (a synonym of yours)"
    assert said in section(site["index.html"], "main")
    assert said in section(site["openings/writer.html"], "wanted-by")
    assert said in section(site["contacts/bea.html"], "brief")
