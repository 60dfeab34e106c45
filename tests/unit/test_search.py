"""Full text: what is looked through, what fits, in which order, and where it says that it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmd.index import Index
from netmd.model import Entry
from netmd.reading import Kind, read_note
from netmd.search import Part, search

PRIYA = """\
---
name: Priya Raman
org: Northside Athletics
seeking: [match-day photographer]
coffee_order: flat white
---
Ran the league's rebrand.
Two boys in hockey.

## 2026-03-04 Coffee at the Café Larkspur
She builds the whole
team this spring.

- Gave: the fan survey
- [ ] Send the deck due:2026-03-05

## Ideas

Ask about the badge.
"""
SOREN = """\
---
name: Søren Aagaard
tags: [sports]
---
Husband of [[priya-raman|Priya]]. Northside's league.
"""
OPENING = """\
---
title: Photographer for the league
org: Rocket Nine
---
- Passed to: [[priya-raman]] 2026-03-08 (applied)
"""


def read(path: str, text: str, kind: Kind = "contact") -> Entry:
    entry = read_note(path, text.encode(), kind, {}).entry
    assert entry is not None
    return entry


@pytest.fixture
def network() -> Index:
    return Index.of(
        [
            read("contacts/priya-raman.md", PRIYA),
            read("contacts/soren-aagaard.md", SOREN),
            read("opportunities/photographer.md", OPENING, "opportunity"),
        ]
    )


def found(network: Index, *texts: str) -> list[str]:
    return [one.entry.id for one in search(network, texts, 20).found]


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("raman", 2, Part.NAME),
        ("athletics", 3, Part.FIELD),
        ("match-day", 4, Part.FIELD),
        ("flat white", 5, Part.FIELD),
        ("rebrand", 7, Part.TEXT),
        ("hockey", 8, Part.TEXT),
        ("larkspur", 10, Part.TITLE),
        ("2026-03-04", 10, Part.TITLE),
        ("spring", 12, Part.TEXT),
        ("survey", 14, Part.TEXT),
        ("deck", 15, Part.TEXT),
        ("ideas", 17, Part.TITLE),
        ("badge", 19, Part.TEXT),
    ],
)
def test_everything_in_a_note_is_found_where_it_stands(network: Index, text: str, line: int, part: Part) -> None:
    one = search(network, [text], 20).found[0]
    first = one.lines[0]
    assert (one.entry.id, first.location.line, first.part) == ("priya-raman", line, part)
    (start, end), *_ = first.hits
    assert first.text[start:end].casefold().startswith(text)
    assert PRIYA.splitlines()[line - 1].casefold().find(text) >= 0


def test_the_ledger_of_an_opening_is_found(network: Index) -> None:
    (one,) = search(network, ["applied"], 20).found
    assert str(one.lines[0].location) == "opportunities/photographer.md:5:1"


def test_names_come_before_fields_fields_before_titles_and_texts(network: Index) -> None:
    assert found(network, "photographer") == ["photographer", "priya-raman"]
    assert found(network, "northside") == ["priya-raman", "soren-aagaard"]
    assert found(network, "league") == ["photographer", "priya-raman", "soren-aagaard"]


def test_all_words_must_occur_in_whatever_order_and_part(network: Index) -> None:
    assert found(network, "badge", "priya", "coffee") == ["priya-raman"]
    assert found(network, "badge", "sports") == []


def test_each_word_is_shown_once_before_any_is_shown_twice(network: Index) -> None:
    (one,) = search(network, ["priya", "badge"], 20).found
    assert [line.text for line in one.lines[:2]] == ["Priya Raman", "Ask about the badge."]


def test_a_text_of_several_words_is_a_phrase(network: Index) -> None:
    assert found(network, "fan survey") == ["priya-raman"]
    assert found(network, "survey fan") == []


def test_a_phrase_is_found_over_the_end_of_a_line_and_marked_on_both(network: Index) -> None:
    (one,) = search(network, ["whole team"], 20).found
    marked = [(line.location.line, [line.text[start:end] for start, end in line.hits]) for line in one.lines]
    assert marked == [(11, ["whole"]), (12, ["team"])]


def test_the_beginning_of_a_word_is_enough_and_goes_before_its_middle(network: Index) -> None:
    assert found(network, "photo") == ["photographer", "priya-raman"]
    assert found(network, "graph") == ["photographer", "priya-raman"]
    assert found(network, "ran") == ["priya-raman"]


def test_case_and_accents_do_not_matter(network: Index) -> None:
    assert found(network, "SOREN") == found(network, "søren") == ["soren-aagaard"]
    (one,) = search(network, ["cafe"], 20).found
    ((start, end),) = one.lines[0].hits
    assert one.lines[0].text[start:end] == "Café"


def test_marks_are_right_where_folding_changes_the_length() -> None:
    network = Index.of([read("contacts/a.md", "---\nname: A\n---\næther ﬁne cafe\u0301 Straße end\n")])
    for typed, meant in (("end", "end"), ("strasse", "Straße"), ("cafe", "cafe\u0301"), ("fine", "ﬁne")):
        (one,) = search(network, [typed], 20).found
        (line,) = one.lines
        ((start, end),) = line.hits
        assert line.text[start:end] == meant


def test_a_slip_is_forgiven_where_nothing_else_is_found_and_said(network: Index) -> None:
    result = search(network, ["larkspurr"], 20)
    assert result.taken_as == (("larkspurr", "larkspur"),)
    assert [one.entry.id for one in result.found] == ["priya-raman"]
    assert search(network, ["league"], 20).taken_as == ()


def test_short_words_and_far_ones_are_no_slips(network: Index) -> None:
    assert found(network, "zq") == []
    assert found(network, "photagrophex") == []


@pytest.mark.parametrize("line", ["company: Kestrel", "Organisation: Kestrel", "Coffee Order: Kestrel"])
def test_a_key_is_placed_however_it_is_written(line: str) -> None:
    network = Index.of([read("contacts/a.md", f"---\nname: A\n{line}\n---\n")])
    assert search(network, ["kestrel"], 1).found[0].lines[0].location.line == 3


def test_only_so_many_are_given_and_all_are_counted(network: Index) -> None:
    result = search(network, ["league"], 1)
    assert (len(result.found), result.total) == (1, 3)


@pytest.mark.parametrize("texts", [[], [""], ["!"], ["  ", "—"]])
def test_no_word_finds_nothing(network: Index, texts: list[str]) -> None:
    assert search(network, texts, 20).found == ()


def test_archived_contacts_come_last_among_their_like() -> None:
    network = Index.of(
        [
            read("contacts/a.md", "---\nname: Adam Lee\nstatus: archived\n---\n"),
            read("contacts/b.md", "---\nname: Zoe Lee\n---\n"),
        ]
    )
    assert found(network, "lee") == ["b", "a"]


@given(st.lists(st.text(max_size=8), max_size=3), st.text(st.characters(exclude_characters="\0"), max_size=60))
def test_any_words_over_any_text_mark_only_what_is_there(texts: list[str], body: str) -> None:
    network = Index.of([read("contacts/a.md", f"---\nname: Somebody\n---\n{body}\n")])
    for one in search(network, texts, 5).found:
        for line in one.lines:
            last = 0
            for start, end in line.hits:
                assert last <= start < end <= len(line.text)
                last = end


@given(st.text(alphabet="abcdé ø\n", min_size=1, max_size=40))
def test_every_word_of_a_text_is_found(body: str) -> None:
    network = Index.of([read("contacts/q.md", f"---\nname: Q\n---\n{body}\n")])
    for word in body.split():
        assert found(network, word) == ["q"]
