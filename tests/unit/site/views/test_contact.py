import re
from dataclasses import replace

import pytest

from netmd.dates import When
from netmd.model import Contact, Entry, Exchange, Section
from netmd.problems import RULES, Location, Problem
from tests.factory import contact, intro, item, link, meeting_file, opportunity, touch
from tests.unit.site.pages import build, read, section

PRIYA = "contacts/priya-raman.html"


def priya(**more: object) -> Contact:
    fields: dict[str, object] = {
        "orgs": ["Northside Athletics"],
        "roles": ["Director of Communications"],
        "pronouns": "she/her",
        "direction": "up",
        "tags": ["sports"],
        "emails": ["priya@northside.example"],
        "location": "Toronto",
        "birthday": "--05-18",
        "met": "2026-03-04",
        "met_at": "the rink",
        "introduced_by": ["dana-okafor"],
        "cadence": "4-6 weeks",
        "seeking": ["photographer"],
        "offers": ["media contacts"],
        "linkedin": "www.linkedin.com/in/priya",
    }
    return contact("Priya Raman", **{**fields, **more})  # type: ignore[arg-type]


def network() -> tuple[Entry, ...]:
    gave = Exchange("gave", "a portfolio of [[sam-lee]]", Location("x"))
    coffee = touch(
        "2026-03-04 15:00 Coffee with [[sam-lee]]",
        text="She **builds** the team.\n- [ ] Send the deck",
        items=[item("Send the deck", due="2026-05-01"), item("org chart", them=True), item("Old", mark="x")],
        introductions=[intro("sam-lee", "priya-raman", stage="met")],
        exchanges=[gave],
    )
    return (
        priya(meetings=[coffee, touch("2026-04-20 Email: thank you", text="Kind."), touch("2026-12 Coffee")]),
        contact("Sam Lee", offers=["event photographers"]),
        contact("Dana Okafor"),
        contact("Kim", introduced_by=["priya-raman"]),
        meeting_file(
            "2026-05-05 Panel",
            ["priya-raman", "kim"],
            path="meetings/panel.md",
            items=[item("@priya-raman the recording", owed_by="priya-raman", due="2026-05-30")],
            text="Full house.",
            place="Town hall",
        ),
        opportunity("Photographer wanted", org="Acme", tags=["photographer"], path="opportunities/photo.md"),
        opportunity("Editor", passed_to=["priya-raman"], path="opportunities/editor.md"),
    )


def page() -> bytes:
    return build(*network())[PRIYA]


def test_the_head_says_who_where_and_how_the_tie_stands() -> None:
    text = section(page(), "main")
    assert text.startswith(
        "Priya Raman she/her Director of Communications, Northside Athletics in time Last touch 5 May (meeting)"
    )
    assert "↑ up sports" in text


def test_the_card_shows_each_field_and_keeps_unknown_keys() -> None:
    made = priya()
    made = replace(made, note=replace(made.note, extra=(("coffee_order", ("flat white",)),)))
    text = read(build(made)[PRIYA]).text
    assert "E-mail priya@northside.example" in text
    assert "Birthday 18 May (in 4 days)" in text
    assert "Met 4 Mar, the rink" in text
    assert "Introduced by dana-okafor" in text
    assert "Cadence every 4-6 weeks" in text
    assert "coffee order flat white" in text


def test_promises_are_told_apart_by_who_owes_them() -> None:
    text = read(page()).text
    promises = text[text.index("Promises Mine") : text.index("Timeline")]
    assert re.search(r"Mine Send the deck was due 13 days ago netmd done \w+ Theirs", promises)
    assert "the recording 30 May meetings/ panel.md" in promises
    assert "org chart" in promises
    assert "Old" not in promises
    assert "@priya-raman" not in promises


def test_the_timeline_is_newest_first_with_plans_on_top_and_says_what_is_written_elsewhere() -> None:
    text = read(page()).text
    timeline = text[text.index("Timeline 3 and 1 planned") : text.rindex("E-mail priya@northside.example")]
    places = [timeline.index(words) for words in ("Dec 2026", "5 May", "20 Apr", "4 Mar 15:00")]
    assert places == sorted(places)
    assert "Panel with Kim Town hall, written in Panel Full house." in timeline
    assert "She builds the team." in timeline


def test_ties_are_shown_with_their_reasons() -> None:
    text = read(page()).text
    assert "Led me to Kim" in text
    assert "Sam Lee to Priya Raman met, 4 Mar" in text
    both = text[text.rindex("We both know") :]
    assert "Dana Okafor introduced us" in both
    assert "Kim met through them, together 5 May" in both
    assert "Sam Lee I introduced them, together 4 Mar" in both
    assert "Gave a portfolio of Sam Lee 4 Mar" in text
    assert "Openings passed on Editor" in text


def test_the_brief_holds_what_to_have_in_mind() -> None:
    brief = section(page(), "brief")
    assert brief.startswith("Brief for Coffee, Dec 2026")
    assert "How we met 4 Mar, the rink, introduced by Dana Okafor" in brief
    recalled = brief[brief.index("Last touches") : brief.index("I promised")]
    assert [recalled.index(day) for day in ("5 May", "20 Apr", "4 Mar")] == sorted(
        recalled.index(day) for day in ("5 May", "20 Apr", "4 Mar")
    )
    assert "She builds the team." in recalled
    assert "Send the deck" not in recalled
    assert "They seek photographer" in brief
    assert "They offer media contacts" in brief
    assert "Photographer wanted seeks photographer" in brief
    assert "Sam Lee offers photographer" in brief


def test_the_last_three_touches_only_are_in_the_brief() -> None:
    meetings = [touch(f"2026-04-0{day} Email: note {day}", text=f"Words {day}.") for day in range(1, 6)]
    brief = section(build(contact("Ann", meetings=meetings))["contacts/ann.html"], "brief")
    assert [day for day in range(1, 6) if f"Words {day}." in brief] == [3, 4, 5]


def test_undated_sections_keep_their_headings() -> None:
    ann = contact("Ann")
    here = Location(ann.path, 5)
    sections = (Section("", 0, "Rows at dawn.", here), Section("To ask", 2, "- her *boat*", here, private=True))
    text = read(build(replace(ann, note=replace(ann.note, sections=sections)))["contacts/ann.html"]).text
    assert "Notes Rows at dawn. To ask private her boat" in text


def test_a_heading_with_only_meetings_below_it_is_left_out() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-01 Call", text="x")])
    here = Location(ann.path, 5)
    sections = (
        Section("Family", 2, "", here),
        Section("Boys", 3, "Two.", here),
        Section("Log", 2, "", here),
        Section("Later", 2, "", here),
    )
    text = section(build(replace(ann, note=replace(ann.note, sections=sections)))["contacts/ann.html"], "whole")
    assert "Notes Family Boys Two. Timeline" in text
    only_log = replace(ann, note=replace(ann.note, sections=sections[2:]))
    assert "Notes" not in section(build(only_log)["contacts/ann.html"], "whole")


def test_the_brief_says_who_they_are_how_to_reach_them_and_what_was_given_and_got() -> None:
    meetings = [
        touch(f"2026-04-0{day} Call", text="x", exchanges=[Exchange("got", f"tip {day}", Location("x", day))])
        for day in (4, 2, 3, 1)
    ]
    ann = contact("Ann", meetings=meetings, emails=["ann@x.example"], phones=("+1 416 555 0100",))
    here = Location(ann.path, 5)
    sections = (
        Section("", 0, "Rows at **dawn**. %%secret%%", here, text_line=200),
        Section("Boat", 2, "- [ ] Ask\n- Called [[Dove]]", here, text_line=300),
    )
    note = replace(ann.note, sections=sections, items=(replace(item("Ask"), location=Location(ann.path, 300)),))
    brief = section(build(replace(ann, note=note))["contacts/ann.html"], "brief")
    assert "E-mail ann@x.example Phone +1 416 555 0100 Who they are Rows at dawn. Boat: Called Dove How we met" in brief
    assert "I gave lately Nothing yet I got lately tip 4 4 Apr tip 3 3 Apr tip 2 2 Apr We both know" in brief


def test_the_notes_of_a_brief_are_an_excerpt() -> None:
    ann = contact("Ann")
    note = replace(ann.note, sections=(Section("", 0, "word " * 300, Location(ann.path, 5)),))
    brief = section(build(replace(ann, note=note))["contacts/ann.html"], "brief")
    words = brief[brief.index("Who they are") : brief.index("How we met")]
    assert words.strip().endswith("word…")
    assert 380 < len(words) < 430


def test_a_note_with_problems_leads_to_them() -> None:
    problem = Problem(RULES["NET101"], Location("contacts/ann.md", 1), "x", "y")
    other = Problem(RULES["NET101"], Location("meetings/p.md", 1), "x", "y")
    event = meeting_file("2026-05-05 Panel", ["ann"], path="meetings/p.md")
    site = build(contact("Ann"), contact("Bea"), event, problems=[problem, problem, other])
    assert "2 problems in this note" in read(site["contacts/ann.html"]).text
    assert "1 problem in this note" in read(site["meetings/p.html"]).text
    assert "in this note" not in read(site["contacts/bea.html"]).text
    href = next(href for href in read(site["contacts/ann.html"]).hrefs if "problems.html#" in href)
    assert href.partition("#")[2] in read(site["problems.html"]).ids


def test_a_contact_of_whom_nothing_is_known_still_has_a_page() -> None:
    text = section(build(contact("Ann"))["contacts/ann.html"], "main")
    assert text.startswith("Ann no touch yet Brief")
    assert "Timeline 0 No touch yet." in text
    assert "Promises" not in text


def test_two_meetings_of_one_day_have_places_of_their_own() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-01 Call"), touch("2026-05-01 Email: thanks")])
    ids = read(build(ann)["contacts/ann.html"]).ids
    assert {"on-2026-05-01", "on-2026-05-01.2"} <= set(ids)


def test_the_day_of_each_touch_is_looked_at_a_few_times_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    many, looks = 400, list[When]()
    iso = When.iso.fget  # type: ignore[attr-defined]
    ann = contact("Ann", meetings=[touch("2026-05-01 x") for _ in range(many)])

    def looked_at(when: When) -> str:
        looks.append(when)
        return str(iso(when))

    monkeypatch.setattr(When, "iso", property(looked_at))
    ids = read(build(ann)["contacts/ann.html"]).ids
    anchors = [one for one in ids if one.startswith("on-")]
    assert sorted(anchors) == sorted(["on-2026-05-01", *(f"on-2026-05-01.{rank}" for rank in range(2, many + 1))])
    assert len(looks) < 20 * many


def test_very_many_reminders_are_cut_short_above_a_timeline_that_is_whole() -> None:
    ann = contact("Ann", linkedin="x", meetings=[touch("2026-05-01 Call") for _ in range(130)])
    page = build(ann)["contacts/ann.html"]
    assert "And 31 more: netmd due lists them." in section(page, "whole")
    assert sum(one.startswith("on-") for one in read(page).ids) == 130


def test_an_introduction_i_made_and_a_gift_at_an_event_stand_among_what_was_given() -> None:
    text = section(page(), "whole")
    assert "Gave an introduction to Sam Lee (met) 4 Mar" in text
    walk = meeting_file("2026-05-01 Walk", path="meetings/walk.md")
    line = replace(Exchange("got", "a map of [[dana-okafor]]", Location(walk.path, 9)), links=(link("dana-okafor"),))
    event = replace(walk.note.meetings[0], exchanges=(line,))
    walk = replace(walk, note=replace(walk.note, meetings=(event,), exchanges=(line,)))
    dana = build(contact("Dana Okafor"), walk)["contacts/dana-okafor.html"]
    assert "Given and got Got a map of Dana Okafor 1 May" in section(dana, "whole")
