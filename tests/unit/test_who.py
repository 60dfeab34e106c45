"""Whom a text means: each way to fit, their order, and what is unclear."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmd.called import Match as Found
from netmd.index import Index
from netmd.model import Contact, Opportunity
from netmd.who import Match, closest_openings, closest_people, find_openings, find_people
from tests.factory import contact, index, opportunity

PRIYA = contact("Priya Raman", aliases=["Pri"], emails=["priya.raman@northside.example"])
RENEE = contact("Renée Ortiz", emails=["r.ortiz@rocket.example"])
SOREN = contact("Søren Aagaard", path="contacts/soren-aagaard.md", aliases=["Søren A."])
SAM = contact("Sam Lee")
SAMANTHA = contact("Samantha Wong")
BEN = contact("Ben Quintero", path="contacts/family/ben-quintero.md")
ROSA = contact("Rosa Quintero", path="contacts/family/rosa-quintero.md")
OLU = contact("Olúwaṣeun Adéyẹmí", path="contacts/oluwaseun-adeyemi.md", aliases=["Seun"])
MINJI = contact("김민지", path="contacts/minji-kim.md")
YUKI = contact("田中由紀", path="contacts/yuki.md")
SOMCHAI = contact("สมชาย", path="contacts/chai.md")
EVERYBODY = (PRIYA, RENEE, SOREN, SAM, SAMANTHA, BEN, ROSA, OLU, MINJI, YUKI, SOMCHAI)


@pytest.fixture
def network() -> Index:
    return index(*EVERYBODY, opportunity("Priya", path="opportunities/priya.md"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("priya-raman", PRIYA),
        ("PRIYA RAMAN", PRIYA),
        ("Pri", PRIYA),
        ("pri", PRIYA),
        ("[[priya-raman|P.]]", PRIYA),
        ("@priya-raman", PRIYA),
        ("priya-raman.md", PRIYA),
        ("contacts/priya-raman.md", PRIYA),
        ("notes/contacts/family/ben-quintero.md", BEN),
        ("priya.raman@northside.example", PRIYA),
        ("Priya.Raman@Northside.example", PRIYA),
        ("priya.r", PRIYA),
        ("@northside", PRIYA),
        ("rocket.ex", RENEE),
        ("renee ortiz", RENEE),
        ("ortiz renee", RENEE),
        ("soren", SOREN),
        ("sørenaagaard", SOREN),
        ("sam", SAM),
        ("sama", SAMANTHA),
        ("quin ros", ROSA),
        ("seun", OLU),
        ("oluwaseun adeyemi", OLU),
        ("김민지", MINJI),
        ("kim minji", MINJI),
        ("민지", MINJI),
        ("田", YUKI),
        ("由紀", YUKI),
        ("紀", YUKI),
        ("ชาย", SOMCHAI),
    ],
)
def test_a_contact_is_found_by_what_they_are_called(network: Index, text: str, expected: Contact) -> None:
    assert find_people(network, text) == Match(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pirya", PRIYA),
        ("priay ramn", PRIYA),
        ("renne", RENEE),
        ("samantah", SAMANTHA),
        ("oluwasuen", OLU),
        ("sam lea", SAM),
        ("aagard", SOREN),
        ("prijaraman", PRIYA),
    ],
)
def test_a_slip_is_forgiven_and_said(network: Index, text: str, expected: Contact) -> None:
    assert find_people(network, text) == Match(expected, is_slip=True)


@pytest.mark.parametrize("text", ["", "  ", "-", "zzz", "pxyza", "xz", "[[]]", "@", "/", ".md", "priya lee"])
def test_nobody_is_found_by_what_nobody_is_called(network: Index, text: str) -> None:
    assert find_people(network, text) == Match()


def test_several_that_fit_in_the_same_way_are_candidates_by_name(network: Index) -> None:
    assert find_people(network, "quintero") == Match(candidates=(BEN, ROSA))
    assert find_people(network, "s") == Match(candidates=(OLU, SAM, SAMANTHA, SOREN))


def test_an_id_goes_before_another_ones_name() -> None:
    named_like_an_id = contact("sam-lee", path="contacts/other.md")
    assert find_people(index(SAM, named_like_an_id), "sam-lee") == Match(SAM)


def test_an_exact_name_goes_before_a_piece_of_another() -> None:
    longer = contact("Sam Lee Jones")
    assert find_people(index(SAM, longer), "sam lee") == Match(SAM)


def test_a_beginning_goes_before_a_piece_within_a_word_without_spaces() -> None:
    first, second = contact("由紀子", path="contacts/a.md"), contact("田中由紀", path="contacts/b.md")
    assert find_people(index(first, second), "由紀") == Match(first)
    assert find_people(index(first, second), "紀").candidates == (second, first)


def test_one_letter_is_a_beginning_even_where_it_is_a_word(network: Index) -> None:
    amara = contact("Amara Diallo")
    assert find_people(index(SOREN, amara), "a") == Match(candidates=(amara, SOREN))


def test_two_files_with_one_id_are_told_apart_by_path() -> None:
    here, there = contact("Sam Lee"), contact("Sam Lee", path="contacts/old/sam-lee.md")
    both = index(here, there)
    assert find_people(both, "sam-lee") == Match(candidates=(there, here))
    assert find_people(both, "contacts/old/sam-lee.md") == Match(there)


def test_an_archived_contact_gives_way_to_the_one_who_is_not() -> None:
    gone = contact("Sam Abel", status="archived")
    assert find_people(index(gone, SAM), "sam") == Match(SAM)


def test_archived_contacts_rank_last_and_are_found_all_the_same() -> None:
    gone = contact("Sam Abel", status="archived")
    other = contact("Sam Zorn")
    assert find_people(index(gone, SAM, other), "sam") == Match(candidates=(SAM, other, gone))
    assert find_people(index(gone, SAM), "abel") == Match(gone)


def test_of_several_slips_the_fewest_letters_win_and_a_draw_is_unclear() -> None:
    marek, marec = contact("Marek Dvorak"), contact("Maren Stone")
    assert find_people(index(marek, marec), "mareg") == Match(candidates=(marek, marec))
    assert find_people(index(marek, marec), "marekk dvorak").contact == marek


BAKER = opportunity("Night baker", path="opportunities/baker-mill.md", org="Mill")
HELP = opportunity("Baker's help", path="opportunities/help.md", org="Oven & Co")
OPENINGS = index(PRIYA, SAM, BAKER, HELP, opportunity("Sam Lee", path="opportunities/sam.md"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("baker-mill", BAKER),
        ("opportunities/baker-mill.md", BAKER),
        ("[[help]]", HELP),
        ("NIGHT BAKER", BAKER),
        ("night baker mill", BAKER),
        ("oven", HELP),
        ("mil", BAKER),
        ("sam lee", OPENINGS.opportunities[-1]),
    ],
)
def test_an_opening_is_found_by_its_id_its_title_and_its_organisation(text: str, expected: Opportunity) -> None:
    assert find_openings(OPENINGS, text) == Found(expected)


def test_of_openings_several_fit_or_none_and_a_slip_is_forgiven() -> None:
    assert find_openings(OPENINGS, "baker") == Found(candidates=(HELP, BAKER))
    assert find_openings(OPENINGS, "nigth baker") == Found(BAKER, is_slip=True)
    assert find_openings(OPENINGS, "priya") == Found()
    assert closest_openings(OPENINGS, "knight bakery")[0] == BAKER


def test_an_empty_notebook_has_nobody() -> None:
    assert find_people(index(), "sam") == Match()
    assert closest_people(index(), "sam") == ()


def test_the_closest_names_are_offered_for_more_than_a_slip(network: Index) -> None:
    assert closest_people(network, "Samanter Wung")[0] == SAMANTHA
    assert len(closest_people(network, "Quentin Sam", limit=2)) <= 2
    assert closest_people(network, "!?") == ()


@given(st.text(max_size=12) | st.sampled_from(["a a", "sam sam", "a@b", "x/y.md", "[[s", "pri pri pri"]))
@settings(deadline=None)
def test_any_text_is_answered_the_same_way_twice(text: str) -> None:
    network = index(*EVERYBODY)
    found = find_people(network, text)
    assert found == find_people(index(*reversed(EVERYBODY)), text)
    assert not (found.contact and found.candidates)
    assert len({one.path for one in found.candidates}) == len(found.candidates) != 1


@given(st.sampled_from(EVERYBODY))
def test_everybody_is_found_by_path_id_and_name(one: Contact) -> None:
    network = index(*EVERYBODY)
    for text in (one.path, one.id, one.name, *one.aliases, *one.emails):
        assert find_people(network, text) == Match(one)


def test_rapidfuzz_is_loaded_only_where_nothing_fits_exactly() -> None:
    script = (
        "import sys\n"
        "from tests.factory import contact, index\n"
        "from netmd.who import find_people\n"
        "network = index(contact('Priya Raman'))\n"
        "assert find_people(network, 'pri').contact\n"
        "assert 'rapidfuzz' not in sys.modules\n"
        "assert find_people(network, 'pirya').contact\n"
        "assert 'rapidfuzz' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
