"""friends.md: whom it knows, what happened with whom, and every line of it accounted for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netmd.dates import When
from netmd.exchange.readers.friends import FORMAT, read, recognises
from netmd.exchange.records import ForeignFile, ImportRefusedError, ReadOptions

SAMPLE = Path(__file__).parents[5] / "shared" / "samples" / "vault" / "friends.md"
OPTIONS = ReadOptions(today=date(2026, 11, 24))

FILE = """\
### Activities:
- 2026-10-03: Dinner with **Ines Marlow** and **Tomas Vale** at _The Old Pier_. We split the bill. @food @harbour
- 2026-09-12: Sorted my stamps alone.
- 2026-02-30: A walk with **Tomas Vale**.
- 2026-08-01: **Ines** rang, \\Tomas was away.
- 2026-07-04: Met **Pia Brandt** on the train,
  who builds lighthouses.

### Notes:
- 2026-06-15: **Tomas Vale** moves to _Lisbon_. @news
- 2026-06-16: Nobody in particular.

### Friends:
- Ines Marlow (a.k.a. Nessie a.k.a. The Captain) [Whitby] @harbour @choir:alto
- Tomas Vale
- (a.k.a. Nobody)

### Locations:
- Whitby
"""


def _read(text: str = FILE) -> ForeignFile:
    return read(text.encode(), OPTIONS)


def _accounted(file: ForeignFile) -> set[int]:
    records = [*file.people, *file.events]
    sources = [source for one in records for source in (one.source, *one.also)]
    return {source.row for source in (*sources, *(passed.source for passed in file.passed_over))}


def test_friends_have_their_names_places_and_tags() -> None:
    ines, tomas, _ = _read().people
    assert (ines.name, ines.aliases, ines.location) == ("Ines Marlow", ("Nessie", "The Captain"), "Whitby")
    assert ines.tags == ("harbour", "choir:alto")
    assert (tomas.name, tomas.aliases, tomas.location, tomas.tags) == ("Tomas Vale", (), "", ())


def test_an_activity_is_a_touch_of_all_who_are_bold_in_it() -> None:
    touch = _read().events[0].touch
    assert touch.when == When(date(2026, 10, 3))
    assert [key.name for key in touch.people] == ["Ines Marlow", "Tomas Vale"]
    assert touch.title == "Dinner with Ines Marlow and Tomas Vale at The Old Pier"
    assert touch.place == "The Old Pier"
    assert touch.text == "We split the bill.\nTags: food, harbour"


def test_a_first_name_alone_means_the_one_friend_who_has_it() -> None:
    touch = _read().events[1].touch
    assert [key.name for key in touch.people] == ["Ines Marlow"]
    assert touch.title == "Ines rang, Tomas was away"


def test_a_first_name_of_two_friends_means_neither() -> None:
    file = _read("### Activities:\n- 2026-01-01: Tea with **Ann**.\n\n### Friends:\n- Ann Lee\n- Ann Roe\n")
    assert [one.name for one in file.people] == ["Ann Lee", "Ann Roe", "Ann"]
    assert [key.name for key in file.events[0].touch.people] == ["Ann"]


def test_somebody_who_is_only_named_in_an_activity_is_a_person_too() -> None:
    assert [one.name for one in _read().people] == ["Ines Marlow", "Tomas Vale", "Pia Brandt"]
    assert _read().events[2].touch.title == "Met Pia Brandt on the train, who builds lighthouses"


def test_a_note_is_no_touch_and_stays_with_whom_it_names() -> None:
    file = _read()
    assert file.people[1].notes == ("2026-06-15: Tomas Vale moves to Lisbon. @news",)
    assert all(event.touch.when != When(date(2026, 6, 15)) for event in file.events)


def test_every_line_is_accounted_for() -> None:
    file = _read()
    assert file.rows == 11
    assert _accounted(file) == set(range(1, 12))
    assert {passed.source.row: passed.why for passed in file.passed_over} == {
        2: "nobody is named in it",
        3: "no date that exists",
        7: "nobody is named in it",
        10: "no name",
        11: "a place: it stands with the people and activities there",
    }


def test_a_long_activity_has_its_beginning_as_a_title_and_all_of_it_as_text() -> None:
    words = "word " * 60
    touch = _read(f"### Activities:\n- 2026-01-01: **Ann Lee** {words}\n").events[0].touch
    assert len(touch.title) <= 101
    assert touch.title.endswith("…")
    assert touch.text == f"Ann Lee {words.strip()}"


@pytest.mark.parametrize("text", ["", "# Notes about cooking\n- salt\n", "name,email\nAnn,a@x.example\n", "\x00\xff"])
def test_another_file_is_not_recognised_and_refused(text: str) -> None:
    assert recognises("notes.md", text.encode()) < 0.5
    with pytest.raises(ImportRefusedError):
        _read(text)


def test_it_is_recognised_by_its_headings() -> None:
    assert recognises("whatever.txt", FILE.encode()) >= 0.9
    assert _read().format == FORMAT


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the design's samples are not here")
def test_the_sample_says_what_is_in_it() -> None:
    file = read(SAMPLE.read_bytes(), OPTIONS)
    assert recognises("friends.md", SAMPLE.read_bytes()) > 0.9
    assert [(one.name, one.aliases, one.location, one.tags) for one in file.people] == [
        ("George Washington Carver", (), "", ()),
        ("Grace Hopper", ("The Admiral", "Amazing Grace"), "Paris", ("navy", "science")),
        ("Marie Curie", (), "Atlantis", ("science",)),
    ]
    assert [(event.touch.when.iso, [key.name for key in event.touch.people]) for event in file.events] == [
        ("2018-11-01", ["Grace Hopper"]),
        ("2018-01-04", ["Grace Hopper", "George Washington Carver"]),
        ("2017-12-31", ["Marie Curie"]),
        ("2017-11-15", ["George Washington Carver"]),
    ]
    assert [event.touch.place for event in file.events] == ["Martha's Vineyard", "", "Paris", ""]
    assert file.people[1].notes == (
        "2018-06-15: Grace Hopper found out she's getting a big Naval Academy building named after her. @navy",
    )
    assert file.people[2].notes == ("2017-06-06: Marie Curie just got accepted into a PhD program in Paris. @school",)
    assert (file.rows, _accounted(file)) == (12, set(range(1, 13)))
    assert [passed.source.row for passed in file.passed_over] == [10, 11, 12]
