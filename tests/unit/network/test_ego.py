"""One person among those they are tied to."""

from __future__ import annotations

from netmd.index import Index
from netmd.network.ego import MOST, WIDTH, EgoDrawing, draw_ego
from netmd.network.geometry import text_width
from netmd.network.graph import network_of
from netmd.network.ties import Kind
from tests.factory import TODAY, contact, index, intro


def ego(known: Index, path: str) -> EgoDrawing | None:
    return draw_ego(path, network_of(known, TODAY))


def _people() -> Index:
    return index(
        contact("Dana"),
        contact("Priya", introduced_by=["dana"], introductions=[intro("priya", "noor")]),
        contact("Sam", introduced_by=["priya"], introductions=[intro("sam", "noor")]),
        contact("Noor"),
        contact("Zoe", introduced_by=["dana"]),
    )


def test_who_led_to_somebody_stands_at_the_left_and_whom_they_led_to_at_the_right() -> None:
    drawing = ego(_people(), "contacts/priya.md")
    assert drawing is not None
    sides = {dot.name: dot.x for dot in drawing.dots}
    assert sides["Dana"] < sides["Priya"] == 0 < sides["Sam"]


def test_the_ties_among_the_others_are_drawn_too_and_nobody_elses() -> None:
    drawing = ego(_people(), "contacts/priya.md")
    assert drawing is not None
    assert {(line.a[9:-3], line.b[9:-3], line.kind) for line in drawing.lines} == {
        ("dana", "priya", Kind.LED_ON),
        ("priya", "sam", Kind.LED_ON),
        ("priya", "noor", Kind.INTRODUCED),
        ("sam", "noor", Kind.INTRODUCED),
    }


def test_with_fewer_than_two_ties_there_is_no_picture() -> None:
    assert ego(_people(), "contacts/zoe.md") is None
    assert ego(index(contact("Ann")), "contacts/ann.md") is None


def test_of_very_many_those_with_the_strongest_ties_are_drawn() -> None:
    others = [contact(f"Person {at}") for at in range(60)]
    mine = intro("ann", *(person.id for person in others))
    known = index(contact("Ann", introductions=[mine]), *others, contact("Zed", introduced_by=["ann"]))
    drawing = ego(known, "contacts/ann.md")
    assert drawing is not None
    assert len(drawing.dots) == MOST + 1
    assert "Zed" in {dot.name for dot in drawing.dots}


def test_a_long_name_is_shortened_to_the_room_there_is() -> None:
    long, longer = "Maximiliane Featherstonehaugh", "Wolfeschlegelsteinhausenbergerdorff"
    known = index(contact("Ann", introductions=[intro("ann", "maximiliane-featherstonehaugh", longer.lower())]),
                  contact(long), contact(longer))  # fmt: skip
    drawing = ego(known, "contacts/ann.md")
    assert drawing is not None
    names = [dot.name for dot in drawing.dots[1:]]
    assert "Maximiliane F." in names
    for dot in drawing.dots[1:]:
        assert dot.label is not None
        assert abs(dot.label.x) + text_width(dot.name, 11) <= WIDTH / 2
