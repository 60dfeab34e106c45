from __future__ import annotations

import re
from datetime import date
from urllib.parse import unquote

from netmd.followups import build_agenda
from netmd.index import Index
from netmd.letters import templates_of
from netmd.model import Entry
from netmd.notebook import load
from netmd.resources import sample_notebook
from netmd.settings import Settings
from netmd.site.views import introductions
from netmd.site.views.context import Context
from netmd.site.views.introductions import IntroductionsView, introductions_view
from netmd.site.views.notes import RenderMemo
from tests.factory import TODAY, contact, intro, touch
from tests.unit.site.pages import build, read, section


def view(*entries: Entry) -> IntroductionsView:
    index, settings = Index.of(entries), Settings()
    agenda = build_agenda(index, settings, TODAY)
    letters = lambda name: templates_of(sample_notebook(), name)  # noqa: E731
    return introductions_view(Context(index, agenda, settings, (), TODAY, RenderMemo(), letters))


def test_silent_ones_come_first_with_why_and_the_command_and_are_in_no_other_group() -> None:
    ann = contact("Ann", introductions=[intro("ann", "bob", on="2026-04-24"), intro("ann", "cem", on="2026-05-13")])
    page = build(ann, contact("Bob"), contact("Cem"))["introductions.html"]
    assert section(page, "silent").startswith("Ask how it went 1 24 Apr Ann to Bob sent silent for 2 weeks netmd intro")
    assert section(page, "made").startswith("Made 2 Sent 1 13 May Ann to Cem sent")


def test_the_made_ones_stand_by_stage_with_day_and_place() -> None:
    began = touch("2026-03-20 Intro", introductions=[intro("ann", "bob", stage="hired", on="2026-04-20")])
    ann = contact("Ann", meetings=[began], introductions=[intro("ann", "cem", stage="offered", on="2026-05-10")])
    text = section(build(ann, contact("Bob"), contact("Cem"))["introductions.html"], "made")
    assert text == (
        "Made 2 Offered, waiting for a yes 1 10 May Ann to Cem offered contacts/ ann.md:4 "
        "Something came of it 1 20 Mar Ann to Bob hired 20 Apr contacts/ ann.md:6"
    )


def test_of_each_stage_the_newest_are_shown_and_the_others_counted_the_silent_ones_too() -> None:
    people = [contact(f"P{n:02}") for n in range(30)]
    sent = [intro("ann", one.id, on=f"2026-04-{n % 9 + 1:02}") for n, one in enumerate(people)]
    met = [intro("ann", one.id, stage="met", on="2026-05-01") for one in people]
    page = build(contact("Ann", introductions=[*sent, *met]), *people)["introductions.html"]
    silent, made = section(page, "silent"), section(page, "made")
    assert silent.startswith("Ask how it went 30 ")
    assert (silent.count("Ann to P"), "And 10 more" in silent) == (20, True)
    assert made.startswith("Made 60 Met 30 ")
    assert (made.count("Ann to P"), "And 10 more" in made) == (20, True)
    assert "30 silent" in read(page).text


def test_the_day_leads_to_the_section_the_line_stands_in() -> None:
    began = touch("2026-03-20 Intro", introductions=[intro("ann", "bob", stage="met")])
    page = read(build(contact("Ann", meetings=[began]), contact("Bob"))["introductions.html"])
    assert "contacts/ann.html#on-2026-03-20" in page.hrefs


def test_received_ones_say_by_whom_when_and_what_came_of_it() -> None:
    bob = contact("Bob", introduced_by=["ann"], met="2026-04-01", orgs=["Acme"],
                  meetings=[touch("2026-04-02 Call", text="x"), touch("2026-05-02 Call", text="x")])  # fmt: skip
    cem = contact("Cem", introduced_by=["ann"], met="2026-05-01")
    text = section(build(contact("Ann"), bob, cem)["introductions.html"], "received")
    assert text.startswith("Received 2 No touch yet 1 1 May Cem by Ann no touch yet contacts/ cem.md")
    assert "In touch since 1 1 Apr Bob Acme by Ann 2 touches since, last 2 May" in text


def test_a_pair_has_its_reasons_the_command_and_a_letter_to_each() -> None:
    yuki = contact("Yuki Tanabe", seeking=["sponsors"], emails=["yuki@kitesail.example"])
    (found,) = view(yuki, contact("Renee Ortiz", offers=["sponsors"])).suggestions
    assert found.why == ("Yuki Tanabe seeks sponsors, Renee Ortiz offers sponsors",)
    assert found.command == "netmd intro yuki-tanabe renee-ortiz --stage offered"
    assert [letter.to for letter in found.letters] == ["Yuki Tanabe", "Renee Ortiz"]
    assert found.letters[0].mailto.startswith("mailto:yuki@kitesail.example?subject=")
    assert "May I introduce you to Renee Ortiz?" in unquote(found.letters[0].mailto)
    assert found.letters[1].mailto == ""
    assert "no address known" in found.letters[1].text


def test_a_name_from_a_file_that_is_not_utf_8_is_no_trouble_in_a_letter() -> None:
    ann = contact("Ann \udcff", path="contacts/ann-\udcff.md", seeking=["sponsors"])
    (found,) = view(ann, contact("Bob", offers=["sponsors"], emails=["bob@x.example", "b\udcff@x.example"])).suggestions
    assert "%3F" in found.letters[1].mailto


def test_a_template_that_cannot_be_used_is_named_and_the_page_stands() -> None:
    def letters(name: str) -> tuple[str, str]:
        return "no subject", f"drafts/{name}.txt"

    index = Index.of([contact("Ann", seeking=["sponsors"]), contact("Bob", offers=["sponsors"])])
    agenda = build_agenda(index, Settings(), TODAY)
    (found,) = introductions_view(Context(index, agenda, Settings(), (), TODAY, RenderMemo(), letters)).suggestions
    assert found.letters == ()
    assert found.trouble.startswith("drafts/intro-offer.txt")


def test_what_people_wrote_is_escaped() -> None:
    ann = contact("<b>Ann</b>", path="contacts/ann.md", seeking=["<i>sponsors"], tags=["<u>"])
    page = build(ann, contact("Bob", offers=["<i>sponsors"], tags=["<u>"]), contact("Cem"))["introductions.html"]
    assert b"<b>Ann" not in page
    assert b"<i>sponsors" not in page
    assert "the tag <u>" in read(page).text


def test_long_lists_are_cut_and_the_rest_counted() -> None:
    many = introductions.MOST_MADE + 7
    ann = contact("Ann", introductions=[intro("ann", "bob", stage="met", on="2026-05-01") for _ in range(many)])
    found = view(ann, contact("Bob"))
    assert (found.made, len(found.groups[0].lines), found.groups[0].more) == (many, introductions.MOST_MADE, 7)
    led = [contact(f"P {n}", introduced_by=["ann"], met="2026-05-01") for n in range(introductions.MOST_RECEIVED + 3)]
    assert view(contact("Ann"), *led).more_received == 3


def test_an_empty_notebook_says_what_would_stand_here() -> None:
    text = read(build()["introductions.html"]).text
    for words in ("Nobody to bring together yet", "- Intro:", "introduced_by"):
        assert words in text


def test_the_samples_page_has_all_its_introductions() -> None:
    notebook = load(sample_notebook())
    today = date(2026, 5, 14)
    agenda = build_agenda(notebook.index, notebook.settings, today)
    found = introductions_view(Context(notebook.index, agenda, notebook.settings, (), today, RenderMemo()))
    texts = [path.read_text(encoding="utf-8") for path in sample_notebook().rglob("*.md") if path.name != "README.md"]
    assert found.made == sum(len(re.findall(r"^- Intro: ", text, re.MULTILINE)) for text in texts)
    assert found.received == sum(bool(re.search(r"^introduced_by: ", text, re.MULTILINE)) for text in texts)
    assert found.suggestions[0].people[0].text == "Yuki Tanabe"
    assert found.suggestions[0].people[1].text == "Renée Ortiz"
