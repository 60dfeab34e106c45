"""The page of the network, and a contact among those they are tied to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from netmd.index import Index
from netmd.model import Contact, Entry
from netmd.network import layout
from netmd.notebook import load
from netmd.resources import sample_notebook
from netmd.settings import Settings
from netmd.site.build import SiteMemo
from netmd.site.views.network import picture
from tests.factory import contact, intro, touch
from tests.unit.site.pages import build, pages, read

STORY_DATE = date(2026, 5, 14)


def people() -> tuple[Contact, ...]:
    return (
        contact("Dana", orgs=["Grey"], tags=["sports"], met="2021-09-06"),
        contact("Priya", orgs=["North"], tags=["sports"], introduced_by=["dana"], met="2026-03-04"),
        contact("Noor", orgs=["Light"], introduced_by=["priya"], meetings=[touch("2026-05-01 Call", text="x")]),
        contact("Kwame", orgs=["Light"], introduced_by=["noor"]),
        contact("Sam", introductions=[intro("sam", "dana", stage="met")]),
        contact("Zoe", path="contacts/zoe été.md"),
    )


def page(*entries: Entry) -> str:
    return build(*entries)["network.html"].decode()


def lines(html: str, kind: str) -> list[str]:
    """What the lines of a kind in the picture say."""
    return re.findall(rf'<path class="tie {kind}"[^>]*><title>([^<]*)</title>', html)


def test_everybody_is_in_the_picture_and_leads_to_their_page() -> None:
    html = page(*people())
    svg = html.partition("<svg")[2].partition("</svg>")[0]
    names = ("dana", "priya", "noor", "kwame", "sam", "zoe-%C3%A9t%C3%A9")
    assert re.findall(r'class="mark [^"]*" href="([^"]*)"', svg) == [f"contacts/{name}.html" for name in names]
    assert "<title>Noor, Light, through Priya, 1 touch</title>" in svg


def test_the_lines_say_who_introduced_whom_and_to_whom() -> None:
    html = page(*people())
    assert lines(html, "led") == [
        "Dana introduced you to Priya", "Noor introduced you to Kwame", "Priya introduced you to Noor",
    ]  # fmt: skip
    assert lines(html, "introduced") == ["You introduced Dana and Sam"]
    assert lines(html, "noted") == []


def test_the_page_says_who_holds_it_together_and_who_connects() -> None:
    text = read(build(*people())["network.html"]).text
    assert "Without you, who alone ties whom to the rest? You are left out of this" in text
    assert "Priya alone ties Noor and 1 more by a single tie" in text
    assert "5 people hang together in one group. 1 is tied to nobody else you know, as far as the notes tell." in text
    assert "3 of 6 came to you through somebody you know. The longest chain is 3 introductions long." in text
    assert "Dana 50% 2 1 2" in text


def test_the_tree_ends_with_what_came_of_it() -> None:
    text = read(build(*people())["network.html"]).text
    assert "Dana Grey 6 Sep 2021 introduced to Sam: met Priya North 4 Mar Noor Light Kwame Light no touch yet" in text
    assert "2 have led to nobody yet." in text


def test_at_an_organisation_whom_i_know_stands_first_then_by_whose_introductions() -> None:
    text = read(build(*people())["network.html"]).text
    assert "Light Noor last in touch 1 May; came through Dana → then Priya ; 1 more there" in text
    assert "Grey Dana met 6 Sep 2021 " in text


def test_no_plain_piece_of_text_has_another_name_for_those_who_listen() -> None:
    named = [(tag, one) for tag, one in read(build(*people())["network.html"]).elements if "aria-label" in one]
    assert [one for tag, one in named if tag in ("span", "p", "b", "li") and "role" not in one] == []


def test_at_an_organisation_whom_i_was_in_touch_with_last_stands_for_it_and_nobody_archived() -> None:
    text = page(
        contact("Ann", orgs=["Acme"], meetings=[touch("2026-04-01 Call")]),
        contact("Bea", orgs=["Acme"], introduced_by=["ann"], meetings=[touch("2026-05-01 Call")]),
        contact("Cem", orgs=["Acme"], status="archived", meetings=[touch("2026-05-02 Call")]),
    )
    ways = read(text.encode()).text.partition("Whom do I know where?")[2]
    assert ways.startswith(" Acme Bea last in touch 1 May; came through Ann ; 2 more there")


def test_an_empty_notebook_says_how_the_picture_begins() -> None:
    text = read(build()["network.html"]).text
    assert "Nobody here yet." in text
    assert "<svg" not in build()["network.html"].decode()


def test_names_from_notes_are_text() -> None:
    html = page(contact("<b>Ann</b>", path="contacts/a.md"), contact("Bo", introduced_by=["a"]))
    assert "<b>Ann" not in html
    assert "&lt;b&gt;Ann&lt;/b&gt; introduced you to Bo" in html


def test_a_change_of_words_in_a_note_draws_nothing_anew_and_gives_the_bytes_of_a_clean_build(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memo = SiteMemo()
    build(*people(), memo=memo)
    drawn: list[int] = []
    monkeypatch.setattr(picture, "draw_people", lambda *given: drawn.append(1) or layout.draw_people(*given))
    noor = people()[2]
    told = replace(noor, note=replace(noor.note, meetings=(replace(noor.note.meetings[0], text="Other words."),)))
    changed = (*people()[:2], told, *people()[3:])
    assert build(*changed, memo=memo)["network.html"] == build(*changed)["network.html"]
    assert len(drawn) == 1  # the clean build's
    joined = (*changed, contact("Ann"))
    assert build(*joined, memo=memo)["network.html"] == build(*joined)["network.html"]
    assert len(drawn) == 3


def test_many_people_are_drawn_as_groups_with_who_ties_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MOST_PEOPLE", 5)
    html = page(*people())
    assert "Which groups know each other?" in html
    assert "<title>Light: 2 people</title>" in html
    assert "<title>Light and North: 1 tie</title>" in html
    assert 'href="organisations.html#light"' in html
    assert read(html.encode()).text.count("Priya") > 1


def fan(name: str, count: int, **fields: Any) -> list[Contact]:
    """Somebody who led me to so many."""
    led = [contact(f"{name}{at}", introduced_by=[name.lower()]) for at in range(count)]
    return [contact(name, **fields), *led]


def connecting(entries: list[Contact]) -> str:
    return read(build(*entries)["network.html"]).text.partition("Who connects most?")[2].partition("Without you")[0]


def test_who_connects_most_is_ordered_by_what_the_picture_uses() -> None:
    people = [*fan("Ann", 6), *fan("Cy", 4, introduced_by=["ann"]), contact("Mo", introduced_by=["ann"])]
    people += fan("Bo", 6, introduced_by=["mo"])
    found = re.findall(r"(Ann|Bo|Cy|Mo) \d+% (\d+)", connecting(people))
    assert found == [("Ann", "8"), ("Bo", "7"), ("Mo", "2"), ("Cy", "5")]


def test_small_shares_can_be_told_apart() -> None:
    people = [*fan("Hub", 150), contact("End", introduced_by=["hub0", "hub1"])]
    assert "Hub0 0.7% 2" in connecting(people)
    assert "End under 0.1% 2" in connecting(people)


@pytest.mark.parametrize("count", [240, 1200])
def test_the_page_of_many_is_no_larger_than_a_page_may_be(count: int) -> None:
    crowd = [
        contact(
            f"Person Number {at}", orgs=[f"Organisation {at % 200}"], tags=[f"tag{at % 30}"],
            introduced_by=[f"person-number-{at // 3}"] if at else [],
        )
        for at in range(count)
    ]  # fmt: skip
    (html,) = (one.data for one in pages(Index.of(crowd), Settings()) if one.path == "network.html")
    assert len(html) < 200_000
    read(html)


# -- on the page of a contact ---------------------------------------------------------------------------------------------


def test_a_contact_stands_among_those_they_are_tied_to() -> None:
    html = build(*people())["contacts/priya.html"].decode()
    svg = html.partition('<svg class="net ego"')[2].partition("</svg>")[0]
    assert re.findall(r'href="([^"]*)"', svg) == ["../contacts/dana.html", "../contacts/noor.html"]
    assert lines(svg, "led") == ["Dana introduced you to Priya", "Priya introduced you to Noor"]


def test_somebody_tied_to_nobody_has_no_picture() -> None:
    zoe = next(data.decode() for path, data in build(*people()).items() if path.startswith("contacts/zoe"))
    assert "<h1>Zoe" in zoe
    assert "net ego" not in zoe


# -- the sample, counted in its text -------------------------------------------------------------------------------------


def _texts() -> Iterator[tuple[Path, str]]:
    for path in sorted((sample_notebook() / "contacts").rglob("*.md")):
        yield path, path.read_text(encoding="utf-8")


def _sample_page() -> str:
    index = load(sample_notebook()).index
    return next(one.data for one in pages(index, Settings(), today=STORY_DATE) if one.path == "network.html").decode()


def test_the_samples_picture_has_everybody_and_every_introduction() -> None:
    html = _sample_page()
    people = list(_texts())
    introduced = [match for _, text in people for match in re.findall(r"^introduced_by:.*\[\[", text, re.M)]
    notes = [text for _, text in people]
    notes += [path.read_text(encoding="utf-8") for path in (sample_notebook() / "meetings").glob("*.md")]
    pairs = set()
    for line in re.findall(r"^- Intro: (.*)$", "\n".join(notes), re.M):
        pairs |= {frozenset(pair) for pair in combinations(sorted(set(re.findall(r"\[\[([^\]|]*)", line))), 2)}
    assert len(re.findall(r'<a class="mark', html)) == len(people)
    assert len(lines(html, "led")) == len(introduced)
    assert len(lines(html, "introduced")) == len(pairs)
    assert html.count('<text class="label" ') == len(people)


def test_the_samples_story_stands_in_its_tree() -> None:
    text = read(_sample_page().encode()).text
    story = text[text.index("What came of whom?") :]
    places = [story.index(name) for name in ("Dana Okafor", "Priya Raman", "Søren Aagaard", "Noor Haddad", "Kwame")]
    assert places == sorted(places)
    assert "told you of Communications and community lead: signed" in story


def test_the_samples_other_story_stands_with_who_told_me_of_the_opening() -> None:
    text = read(_sample_page().encode()).text
    camille = text[text.index("Camille Thériault Thériault Talent 2 Nov 2023") :]
    told = "told you of Community manager, passed on to Sam Lee: second interview, then signed"
    assert camille.index(told) < camille.index("Inês Carvalho")
