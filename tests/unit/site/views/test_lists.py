import re

from netmd.model import Entry
from netmd.problems import RULES, Location, Problem
from tests.factory import contact, item, meeting_file, opportunity, touch
from tests.unit.site.pages import build, read, section


def network() -> tuple[Entry, ...]:
    return (
        contact("Ann", orgs=["Acme", "Guild"], roles=["Editor", "Chair"], tags=["press", "Mentor"], direction="up"),
        contact("Bea", orgs=["ACME"], tags=["press"], meetings=[touch("2026-03-20 Call", text="x")]),
        contact("Cem", status="archived", tags=["mentor"]),
        opportunity("Writer", org="Acme", tags=["press"], closes="2026-05-20"),
        opportunity("Old", org="Acme", status="filled", closes="2026-04-01"),
        opportunity("My job", org="Guild", status="mine", stage="interview"),
        opportunity("My dream", org="Guild", status="mine", stage="applied", passed_to=["bea"]),
    )


def rows(data: bytes) -> list[str]:
    body = data.decode().partition("<tbody")[2].partition("</tbody>")[0].partition(">")[2]
    text = (re.sub(r"<[^>]+>", " ", row) for row in body.split("</tr>") if "<tr" in row)
    return [" ".join(row.split()) for row in text]


def test_the_table_of_contacts_has_a_row_for_each() -> None:
    ann = contact("Ann", orgs=["Acme"], items=[item("One"), item("Two", them=True), item("Done", mark="x")])
    page = build(*network()[1:], ann)["contacts.html"]
    assert rows(page) == [
        "Ann Acme never no touch yet 2",
        "Bea ACME press 20 Mar late since 1 May",
        "Cem mentor never archived",
    ]
    assert "Contacts 3" in read(page).text


def test_filters_offer_what_there_is_with_counts() -> None:
    text = read(build(*network())["contacts.html"]).text
    assert "Direction any up (1) State any no touch yet (1) late (1) archived (1) Sort by" in text


def test_the_bar_shows_where_in_its_window_a_tie_stands() -> None:
    ann = contact("Ann", cadence="10d", meetings=[touch("2026-05-02 Call", text="x")])
    page = read(build(ann)["contacts.html"])
    bars = [attributes for tag, attributes in page.elements if tag == "rect"]
    assert [(bar.get("width"), bar.get("x")) for bar in bars] == [("80%", None), (None, "67%")]


def test_organisations_say_who_does_what_there() -> None:
    page = build(*network())["organisations.html"]
    assert section(page, "acme").startswith(
        "ACME 2 Ann Editor no touch yet Bea late last touch 20 Mar Openings: Writer open, Old filled"
    )
    assert section(page, "guild").startswith("Guild Ann Chair no touch yet")


def test_tags_are_one_whatever_their_case() -> None:
    site = build(*network())
    assert "Mentor 2 Ann, Cem press 2 Ann, Bea" in read(site["tags.html"]).text
    assert rows(site["tags/mentor.html"])[1].startswith("Cem")
    assert "Openings with it: Writer open" in read(site["tags/press.html"]).text


def test_the_page_of_a_meeting_says_when_where_and_who() -> None:
    event = meeting_file("2026-05-05 Panel", ["ann"], place="Town hall", text="Full *house*.", path="meetings/p.md")
    text = section(build(contact("Ann", orgs=["Acme"]), event)["meetings/p.html"], "main")
    assert text == "Meeting Panel 5 May, Town hall Notes Full house. Who was there Ann Acme Written in meetings/ p.md"


def test_problems_stand_by_file_and_place_with_their_mending() -> None:
    problems = [
        Problem(RULES["NET301"], Location("contacts/b.md", 9, 3), "Nobody is called that.", "Write the name."),
        Problem(RULES["NET101"], Location("contacts/b.md", 1), "It is never closed.", "Add `---` at the end."),
        Problem(RULES["NET105"], Location("contacts/ann.md", 2), "Odd key.", "Did you mean org?"),
    ]
    page = build(contact("Ann"), problems=problems)["problems.html"]
    text = section(page, "main")
    assert text.startswith(
        "Problems 3 1 error, 1 warning, 1 hint contacts/ ann.md Ann line 2:1 hint Odd key. Did you mean org? NET105"
    )
    assert text.index("NET101") < text.index("NET301")


def test_a_badge_with_the_count_is_on_every_overview_when_there_are_problems() -> None:
    problem = Problem(RULES["NET101"], Location("contacts/b.md"), "x", "y")
    with_problem, clean = build(contact("Ann"), problems=[problem]), build(contact("Ann"))
    assert with_problem["contacts/ann.html"] == clean["contacts/ann.html"]  # else one problem would make all anew
    for path in (path for path in clean if path.endswith(".html") and path != "contacts/ann.html"):
        assert '<span class="badge">1</span>' in with_problem[path].decode(), path
        assert "badge" not in clean[path].decode(), path
    assert "The notebook is clean" in read(clean["problems.html"]).text


def test_every_page_of_an_empty_notebook_says_what_would_appear_there() -> None:
    site = build()
    for path in ("contacts.html", "openings.html", "organisations.html", "tags.html", "problems.html"):
        assert len(section(site[path], "main")) > 60, path


def test_code_in_the_sentences_of_a_problem_is_set_as_code() -> None:
    problem = Problem(RULES["NET101"], Location("contacts/b.md"), "`a < b` is odd", "Add `---` at the end.")
    page = build(problems=[problem])["problems.html"].decode()
    assert "<code>a &lt; b</code> is odd" in page
    assert "Add <code>---</code> at the end." in page


def test_very_many_problems_of_a_kind_in_one_file_are_cut_short_and_counted() -> None:
    many = [Problem(RULES["NET101"], Location("contacts/ann.md", line), "odd", "Mend it.") for line in range(1, 4021)]
    one = Problem(RULES["NET102"], Location("contacts/ann.md", 5000), "other", "Mend it.")
    site = build(contact("Ann"), problems=[*many, one])
    text = read(site["problems.html"]).text
    assert (text.count("odd"), text.count("other")) == (20, 1)
    assert "And 4,000 more of NET101: netmd check lists them." in text
    assert "Problems 4021" in text
    assert "4021 problems in this note" in read(site["contacts/ann.html"]).text


def test_very_many_files_with_problems_are_cut_short_and_no_link_leads_nowhere() -> None:
    people = [contact(f"P {n}", path=f"contacts/p{n:03}.md") for n in range(502)]
    problems = [Problem(RULES["NET101"], Location(person.path), "odd", "Mend it.") for person in reversed(people)]
    site = build(*people, problems=problems)
    page = read(site["problems.html"])
    assert page.text.count("odd") == 500
    assert "And 2 more files: netmd check lists them." in page.text
    leads = {name: read(site[f"contacts/{name}.html"]).hrefs for name in ("p499", "p500")}
    (anchor,) = (href.partition("#")[2] for href in leads["p499"] if "problems.html#" in href)
    assert anchor in page.ids
    assert not [href for href in leads["p500"] if "problems.html#" in href]
    assert leads["p500"].count("../problems.html") == leads["p499"].count("../problems.html") + 1
