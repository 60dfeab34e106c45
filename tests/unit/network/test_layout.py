"""The picture of the network: places that stay, names that can be read."""

from __future__ import annotations

import math

import pytest

from netmd.network.geometry import STRETCH, Box, along, box_around, place_labels, text_width
from netmd.network.graph import Edge
from netmd.network.layout import TEXT, Dot, Drawing, Node, draw_people
from netmd.network.overview import MOST_LINES, Group, connecting, draw_groups
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


def around(names: str, edges: list[Edge]) -> str:
    """The groups of two people each, clockwise as they are drawn."""
    groups = [Group(name, (f"{name}0", f"{name}1")) for name in names]
    drawn = sorted(
        draw_groups(groups, [], edges).groups, key=lambda one: math.atan2(one.x / STRETCH, -one.y) % math.tau
    )
    return "".join(groups[one.number].name for one in drawn)


def between(a: str, b: str, count: int) -> list[Edge]:
    return [Edge(f"{a}{at % 2}", f"{b}{at // 2 % 2}", Kind.LED_ON) for at in range(count)]


def test_groups_that_know_each_other_stand_side_by_side() -> None:
    edges = [*between("a", "e", 8), *between("b", "f", 6), *between("e", "c", 4), *between("d", "h", 4)]
    assert around("abcdefgh", edges) == "aecbfdhg"
    assert around("abcdefgh", []) == "abcdefgh"


@pytest.mark.parametrize("pair", ["ae", "bf", "ce", "ag", "dh", "cf"])
def test_one_more_tie_moves_no_group(pair: str) -> None:
    edges = [*between("a", "e", 8), *between("b", "f", 6), *between("e", "c", 4)]
    assert around("abcdefgh", [*edges, *between(*pair, 1)]) == around("abcdefgh", edges) == "aecbfdgh"


def test_a_line_is_drawn_where_two_groups_know_each_other_better_than_their_size_lets_expect() -> None:
    names = "abcdefghijklmnop"
    groups = [Group(name, (f"{name}0", f"{name}1")) for name in names]
    everywhere = [edge for at, a in enumerate(names) for b in names[at + 1 :] for edge in between(a, b, 1)]
    assert draw_groups(groups, [], everywhere).ribbons == ()
    drawn = draw_groups(groups, [], [*everywhere, *between("c", "n", 3)]).ribbons
    assert [(names[one.a], names[one.b], one.ties) for one in drawn] == [("c", "n", 4)]


def test_what_size_lets_expect_is_reckoned_over_everybody_not_only_over_who_is_drawn() -> None:
    groups = [Group("a", tuple(f"a{at}" for at in range(9))), Group("b", tuple(f"b{at}" for at in range(9)))]
    groups.append(Group("c", tuple(f"c{at}" for at in range(9))))
    drawn = [Edge(f"{one}{at}", f"{other}{at}", Kind.LED_ON) for one, other in ("ab", "bc", "ac") for at in range(3)]
    elsewhere = [Edge(f"x{at}", f"y{at}", Kind.LED_ON) for at in range(900)]
    assert len(draw_groups(groups, [], [*drawn, *elsewhere]).ribbons) == 3
    away = [Edge(f"{one}{at % 9}", f"z{at}", Kind.LED_ON) for one in "abc" for at in range(300)]
    assert draw_groups(groups, [], [*drawn, *away]).ribbons == ()


def test_of_many_lines_the_strongest_are_drawn() -> None:
    groups = [Group(f"g{at:02}", (f"g{at:02}-0", f"g{at:02}-1")) for at in range(24)]
    edges = [
        Edge(f"g{at:02}-0", f"g{(at + step) % 24:02}-1", Kind.TOGETHER)
        for at in range(24) for step in range(1, 5) for _ in range(6 - step)
    ]  # fmt: skip
    drawn = draw_groups(groups, [], edges).ribbons
    assert len(drawn) == MOST_LINES < 24 * 4
    assert {one.ties for one in drawn} == {5, 4}


def test_those_inside_know_two_of_the_groups_that_are_drawn() -> None:
    groups = [Group("a", ("a0", "a1")), Group("b", ("b0",)), Group("c", ("c0",))]
    edges = [
        Edge("x", "a0", Kind.LED_ON), Edge("x", "b0", Kind.LED_ON), Edge("y", "a0", Kind.LED_ON),
        Edge("y", "a1", Kind.LED_ON), Edge("y", "elsewhere", Kind.LED_ON), Edge("c0", "z", Kind.TOGETHER),
        Edge("z", "a1", Kind.TOGETHER),
    ]  # fmt: skip
    assert connecting(["elsewhere", "y", "z", "x"], groups, edges) == ["z", "x"]
    assert len(draw_groups(groups, [("z", "Zoe"), ("x", "Xi")], edges).strings) == 4
