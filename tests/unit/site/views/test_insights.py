import re
from datetime import date, timedelta
from typing import Any

import pytest

from netmd.model import Contact
from netmd.settings import Drifting, ThankYou
from tests.factory import TODAY, contact, item, settings, touch
from tests.unit.site.pages import build, read, section

ANN = "contacts/ann.html"


def calls(*days_ago: int) -> list[Any]:
    return [touch(f"{TODAY - timedelta(days=days)} Call", text="x") for days in days_ago]


def figure(key: str, *people: Contact, **more: Any) -> str:
    return section(build(*people, **more)["insights.html"], key)


def network() -> tuple[Contact, ...]:
    deck = item("Deck", due="2026-05-01", mark="x", done=date(2026, 5, 1))
    coffee = touch("2026-05-01 Coffee with [[bea]]", items=[deck])
    return (
        contact("Ann", direction="up", met="2021", meetings=[coffee, touch("2026-05-02 Email: thank you")]),
        contact("Bea", direction="down", meetings=[touch("2026-04-07 Message")]),
        contact("Cem"),
    )


def test_each_question_is_answered_in_a_sentence() -> None:
    site = build(*network())["insights.html"]
    said = {
        "touches": "How often am I in touch? 3 touches in 2 weeks of the last 53. The fullest was the week of 27 Apr, "
        "with 2.",
        "quiet": "Who has grown quiet? Nobody's rhythm is known yet",
        "growth": "Is my network growing? 2 people known, 1 of them new since December 2025. The most in a month: 1, in "
        "Apr 2026.",
        "directions": "Do I meet up, down and across? Since December 2025: 2 up, 0 across and 2 down.",
        "channels": "How do I keep in touch? In 1 conversation and 2 times in writing. Coffee comes first, with 1 of 3.",
        "rhythm": "Do I keep my rhythm? 2 of 2 gaps between touches ended within the window. Today 2 ties are within the "
        "window, 0 past it.",
        "thanks": "Do I say thank you the next day? By the next day a word had followed 1 of 2 conversations. After 1 "
        "the notes have none so far.",
        "promises": "Do I keep my promises on time? Mine: 1 of 1 on time.",
    }
    for key, words in said.items():
        assert section(site, key).startswith(words), key


def test_each_plot_is_named_and_has_its_figures_as_a_table() -> None:
    page = read(build(*network())["insights.html"])
    plots = [attributes for tag, attributes in page.elements if tag == "svg" and attributes.get("role") == "img"]
    named = [attributes[key] for attributes in plots for key in ("aria-labelledby", "aria-describedby")]
    assert len(plots) == 9  # growth and directions have two
    assert set(named) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert [tag for tag, _ in page.elements].count("table") == 7


def test_patterns_that_are_used_are_there() -> None:
    page = read(build(*network())["insights.html"])
    used = {attributes["fill"] for _, attributes in page.elements if attributes.get("fill", "").startswith("url(#")}
    assert used
    assert {name.removeprefix("url(#").removesuffix(")") for name in used} <= set(page.ids)


def test_the_figures_are_by_quarter_where_the_notes_reach_far_back() -> None:
    site = build(contact("Ann", meetings=calls(700, 10)))["insights.html"]
    assert "Since April 2024, by quarter" in read(site).text
    assert "Q2 2026 0 1 Q1 2026 0 0" in section(site, "rhythm")


def test_an_empty_notebook_is_told_what_makes_figures_appear() -> None:
    for site in (build(), build(contact("Ann"))):
        text = read(site["insights.html"]).text
        assert "Nothing to count yet. With the first touch, a heading such as ## 2026-05-14 Coffee" in text
        assert b'<svg class="plot ' not in site["insights.html"]


def test_a_figure_with_too_little_says_what_would_make_it_appear() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-12 Email")])
    site = build(ann)["insights.html"]
    assert "No contact's note says yet where they stand" in section(site, "directions")
    assert "direction: up" in section(site, "directions")
    assert "A second touch with somebody shows here." in section(site, "rhythm")
    assert "No conversation yet" in section(site, "thanks")
    assert "- [ ] Send the deck due:2026-05-14" in section(site, "promises")


def test_a_year_of_silence_says_so() -> None:
    assert "There was no touch in the last year." in figure("touches", contact("Ann", meetings=calls(400)))


def test_who_has_grown_quiet_is_told_in_words() -> None:
    text = figure("quiet", contact("Ann", meetings=calls(119, 98, 77)), contact("Bea", meetings=calls(25, 15, 5)))
    assert "1 of 2 ties with a rhythm has been silent for twice the usual gap or longer." in text
    assert "Ann last 26 Feb usually every 3 weeks, silent for 11" in text


@pytest.mark.parametrize(
    ("days_ago", "words"),
    [
        ((50, 43, 36), "usually every week, silent for 5 weeks"),
        ((390, 300, 210), "usually every 3 months, silent for 7"),
    ],
)
def test_a_rhythm_is_told_in_the_unit_that_suits_it(days_ago: tuple[int, ...], words: str) -> None:
    assert words in figure("quiet", contact("Ann", meetings=calls(*days_ago)))


def test_quiet_ties_lead_to_their_pages() -> None:
    page = read(build(contact("Ann", meetings=calls(119, 98, 77)))["insights.html"])
    assert "contacts/ann.html" in page.hrefs


def test_of_many_quiet_ties_the_quietest_are_shown() -> None:
    people = [contact(f"P{at:02}", meetings=calls(140 + at, 120 + at, 100 + at)) for at in range(14)]
    text = figure("quiet", *people)
    assert text.index("P13") < text.index("P12")
    assert "P05" not in text
    assert "And 6 more." in text


def test_the_factor_of_drifting_is_that_of_quiet_ties() -> None:
    text = figure("quiet", contact("Ann", meetings=calls(119, 98, 77)), settings=settings(drifting=Drifting(factor=4)))
    assert "in the one tie with a rhythm the silence is shorter than 4 times the usual gap." in text


@pytest.mark.parametrize(
    ("days", "question"),
    [
        (0, "Do I say thank you on the same day?"),
        (1, "Do I say thank you the next day?"),
        (3, "Do I say thank you within 3 days?"),
        (9, "Do I say thank you within 9 days?"),
    ],
)
def test_the_question_of_thanks_goes_by_the_setting(days: int, question: str) -> None:
    rules = settings(thank_you=ThankYou(due_after_days=days))
    text = figure("thanks", *network(), settings=rules)
    assert text.startswith(question)
    assert ("within a week" in text) == (days < 7)


def test_a_shift_is_told_only_where_there_is_enough_to_see_one() -> None:
    many = contact("Ann", direction="up", meetings=calls(*range(1, 13)))
    before = contact("Bea", direction="down", meetings=calls(*range(150, 162)))
    assert "In the last 3 months 100% of them were up, 0% before." in figure("directions", many, before)
    assert "before." not in figure("directions", many)


def test_names_in_figures_are_escaped() -> None:
    site = build(contact("<b>Ann</b>", path="contacts/ann.md", meetings=calls(119, 98, 77)))["insights.html"]
    assert b"<b>Ann" not in site


def test_nothing_is_styled_inline() -> None:
    site = build(*network())
    for name in ("insights.html", ANN):
        assert not re.search(rb"\sstyle=", site[name]), name


def test_a_contacts_page_shows_the_weeks_of_the_last_year() -> None:
    page = build(contact("Ann", meetings=calls(300, 20, 3, 1)))[ANN]
    assert "4 touches in 3 weeks of the last year" in section(page, "year-title")
    assert b"assets/plots.css" in page


@pytest.mark.parametrize("days_ago", [(), (3,), (500, 490), (500, 3)])
def test_of_fewer_than_two_touches_in_it_no_year_is_shown(days_ago: tuple[int, ...]) -> None:
    page = build(contact("Ann", meetings=calls(*days_ago)))[ANN]
    assert b"plot strip" not in page
    assert b"assets/plots.css" not in page


def test_the_strip_of_a_contact_is_small() -> None:
    page = build(contact("Ann", meetings=calls(*range(1, 366, 3))))[ANN]
    found = re.search(rb'<svg class="plot strip.*?</svg>', page, re.DOTALL)
    assert found is not None
    assert len(found[0]) < 3000
