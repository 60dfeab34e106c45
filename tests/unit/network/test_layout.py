"""The picture of the network: places that stay, names that can be read."""

from __future__ import annotations

import math

import pytest

from netmd.network.geometry import STRETCH, Box, along, box_around, place_labels, text_width
from netmd.network.graph import Edge
from netmd.network.layout import TEXT, Dot, Drawing, Node, draw_people
from netmd.network.overview import Group, draw_groups
from netmd.network.ties import Kind


def crowd(count: int) -> list[Node]:
    """So many people, every third introduced by the one before."""
    return [
        Node(f"p{at}", f"Person Number {at}", f"p{at - 1}" if at % 3 == 2 else "", 4.0 + at % 5) for at in range(count)
    ]


def ties(nodes: list[Node]) -> list[Edge]:
    led = (Edge(node.parent, node.path, Kind.LED_ON) for node in nodes if node.parent)
    return [*led, Edge(nodes[0].path, nodes[-1].path, Kind.INTRODUCED)]


def turn(dot: Dot) -> float:
    """Where on the clock, in turns from the top."""
    return math.atan2(dot.x / STRETCH, -dot.y) / (2 * math.pi) % 1


def boxes(drawing: Drawing) -> list[Box]:
    """What the names cover."""
    found = []
    for dot in drawing.dots:
        if dot.label:
            width = text_width(dot.name, TEXT)
            left = dot.label.x - {"start": 0, "middle": width / 2, "end": width}[dot.label.anchor]
            found.append(Box(left, dot.label.y - TEXT * 0.8, left + width, dot.label.y + TEXT * 0.25))
    return found


@pytest.mark.parametrize("place", [0, 1, 7, 15, 29, 30])
def test_a_newcomer_moves_nobody_by_as_much_as_a_slot_and_nobody_changes_places(place: int) -> None:
    before = crowd(30)
    after = [*before[:place], Node("new", "New", "", 4.0), *before[place:]]
    old = {dot.path: turn(dot) for dot in draw_people(before, ties(before), 60).dots}
    new = {dot.path: turn(dot) for dot in draw_people(after, ties(before), 60).dots}
    slot = 1 / sum(node.path not in {other.parent for other in before} for node in before)
    assert max(abs(new[path] - old[path]) for path in old) < slot
    met_by_myself = [node.path for node in before if not node.parent]
    assert sorted(met_by_myself, key=old.__getitem__) == sorted(met_by_myself, key=new.__getitem__)


def test_somebody_introduced_by_one_at_an_end_takes_a_ring_further_out_and_nobody_moves() -> None:
    before = crowd(12)
    after = [*before, Node("new", "New", "p11", 4.0)]
    old = {dot.path: (dot.x, dot.y) for dot in draw_people(before, [], 60).dots}
    new = {dot.path: (dot.x, dot.y) for dot in draw_people(after, [], 60).dots}
    assert {path: new[path] for path in old} == old
    assert math.hypot(*new["new"]) > math.hypot(*new["p11"])


def test_whom_i_met_by_myself_stand_clockwise_in_the_order_in_which_we_met() -> None:
    nodes = [Node(name, name, "", 5.0) for name in "abcdefgh"]
    turns = [turn(dot) for dot in draw_people(nodes, [], 60).dots]
    assert turns == sorted(turns)


@pytest.mark.parametrize("count", [1, 5, 28, 40])
def test_of_few_everybody_has_a_name_that_covers_no_other_name_and_no_dot(count: int) -> None:
    nodes = crowd(count)
    drawing = draw_people(nodes, ties(nodes), count)
    assert all(dot.label for dot in drawing.dots)
    names = boxes(drawing)
    dots = [box_around((dot.x, dot.y), dot.radius) for dot in drawing.dots]
    assert not [1 for at, box in enumerate(names) for other in names[at + 1 :] if box.meets(other)]
    assert not [1 for box in names for dot in dots if box.meets(dot)]


def test_of_many_those_with_the_largest_dots_are_named() -> None:
    nodes = crowd(120)
    drawing = draw_people(nodes, ties(nodes), 20)
    named = [dot.radius for dot in drawing.dots if dot.label]
    assert 10 <= len(named) <= 20
    assert min(named) == 8.0


def test_everything_drawn_lies_within_the_picture() -> None:
    nodes = crowd(40)
    drawing = draw_people(nodes, ties(nodes), 60)
    for box in boxes(drawing):
        assert drawing.box.left <= box.left
        assert box.right <= drawing.box.right
        assert drawing.box.top <= box.top
        assert box.bottom <= drawing.box.bottom


def test_lines_begin_and_end_where_people_stand_and_the_picture_is_the_same_each_time() -> None:
    nodes = crowd(9)
    drawing = draw_people(nodes, ties(nodes), 60)
    spots = {dot.path: (dot.x, dot.y) for dot in drawing.dots}
    for line in drawing.lines:
        points = list(along(line.curve))
        assert points[0] == pytest.approx(spots[line.a])
        assert points[-1] == pytest.approx(spots[line.b])
    assert draw_people(nodes, ties(nodes), 60) == drawing


def test_nobody_is_a_picture_too() -> None:
    assert draw_people([], [], 60).dots == ()


def test_a_chain_of_hundreds_is_drawn() -> None:
    nodes = [Node(f"p{at}", "Name", f"p{at - 1}" if at else "", 4.0) for at in range(1500)]
    drawing = draw_people(nodes, [], 10)
    assert drawing.box.bottom - drawing.box.top < 2000


def test_a_name_without_room_is_left_out() -> None:
    labels = place_labels([((0.0, 0.0), 5.0, "Someone"), ((0.0, 0.0), 400.0, "")], [], TEXT, 1)
    assert labels == [None, None]


def test_one_more_in_a_group_moves_no_group() -> None:
    groups = [Group(name, tuple(f"{name}{at}" for at in range(4 + at))) for at, name in enumerate("abcdef")]
    grown = [*groups[:2], Group("c", (*groups[2].people, "new")), *groups[3:]]
    known = [Edge("a0", "b0", Kind.LED_ON), Edge("a1", "b1", Kind.LED_ON), Edge("c0", "d0", Kind.INTRODUCED)]
    before, after = (draw_groups(one, [("a0", "Ann")], known) for one in (groups, grown))
    assert [(one.x, one.y) for one in before.groups] == [(one.x, one.y) for one in after.groups]
    assert [(one.a, one.b, one.ties) for one in before.ribbons] == [(2, 3, 1), (0, 1, 2)]
    assert before.ribbons[1].width > before.ribbons[0].width
    assert len(before.strings) == 1
