"""The picture of a network of many: its groups on a rim, the ties between them, and inside who ties most.

Groups that know each other stand side by side; where nothing says otherwise they stand clockwise in the order they come
in. How well two know each other is taken in steps, so that one more person changes the size of a circle and the width
of a line, and an order only where it stood on the edge. Connectors stand on the side of the groups they are tied to.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmd.network.clusters import ties_between
from netmd.network.geometry import Box, Curve, Label, Point, box_around, place_labels, polar, rounded, tenths
from netmd.network.graph import Edge

RIM = 300.0
MOST_GROUPS = 24
MOST_LINES = 26
"""More would be a thicket in which no line can be followed."""
_LARGEST, _SMALLEST = 30.0, 5.0
"""Pixels of a circle's radius."""
_WIDEST, _WIDEST_FROM = 9.0, 6
"""Pixels of the widest line, and the ties it stands for at least: of few ties no line is wide."""
_INSIDE = 118.0
_TEXT = 12.5
_PERSON = 5.0
_TIED_TO = 3
"""Groups that a connector is drawn tied to."""
_LEAST_TIED = 2
"""Groups somebody must know people in to connect them."""
_SIDE_BY_SIDE = 3
"""The step of ties above chance (:func:`_turns`) from which two groups stand together: nearly two ties, so that a
single one moves nobody."""
_LEAST_ABOVE, _DEVIATIONS = 0.5, 0.5
"""Ties above what chance would have, in ties and in its standard deviations, from which a line is drawn."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group to be drawn: its name and its people's paths."""

    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """A group, or a person among the connectors, drawn; ``number`` is the place in what was handed in."""

    number: int
    x: float
    y: float
    radius: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The ties between two groups: their places in what was handed in, how many, and the line, so many pixels wide."""

    a: int
    b: int
    ties: int
    curve: Curve
    width: float


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything drawn, in the order of drawing; ``strings`` tie each connector to the groups they know most of."""

    box: Box
    ribbons: tuple[Ribbon, ...]
    strings: tuple[Curve, ...]
    groups: tuple[Circle, ...]
    connectors: tuple[Circle, ...]


def draw_groups(
    groups: Sequence[Group], connectors: Sequence[tuple[str, str]], edges: Sequence[Edge]
) -> Overview:  # fmt: skip
    """The picture of these groups, at most :data:`MOST_GROUPS`, of the ties between them, and of the connectors (path
    and name). The same values give the same drawing.
    """
    ties = ties_between([group.people for group in groups], edges)
    above = _above_chance(ties, groups, edges)
    turns = _turns(above, len(groups))
    spots = [tenths(polar(turn, RIM)) for turn in turns]
    radii = _radii([len(group.people) for group in groups])
    ribbons = _ribbons(ties, above, turns)
    known = _known_groups([path for path, _ in connectors], groups, edges)
    places = _inside(known, turns)
    strings = tuple(
        rounded((place, _toward(place, 1.25), _toward(spots[number], 0.8), spots[number]))
        for place, counts in zip(places, known, strict=True)
        for number, _ in _strongest(counts)
    )
    dots = [(spot, radius, _shown(group)) for spot, radius, group in zip(spots, radii, groups, strict=True)]
    people = [(place, _PERSON, name) for place, (_, name) in zip(places, connectors, strict=True)]
    labels = place_labels([*dots, *people], [], _TEXT, len(dots) + len(people))
    circles = [
        Circle(number, *spot, radius, labels[number])
        for number, (spot, radius) in enumerate(zip(spots, radii, strict=True))
    ]
    named = [Circle(at, *place, _PERSON, labels[len(dots) + at]) for at, place in enumerate(places)]
    return Overview(_bounds(dots), ribbons, strings, tuple(circles), tuple(named))


def _shown(group: Group) -> str:
    """The longest that stands beside a group: its name and its size."""
    return f"{group.name} {len(group.people)}"


def _radii(sizes: Sequence[int]) -> list[float]:
    """By area, so that twice the people look twice as much."""
    largest = max(sizes, default=1)
    return [round(max(_SMALLEST, _LARGEST * math.sqrt(size / largest)), 1) for size in sizes]


def connecting(people: Iterable[str], groups: Sequence[Group], edges: Sequence[Edge]) -> list[str]:
    """Those of the people, by path, who are tied to somebody in two of the groups."""
    paths = list(people)
    known = _known_groups(paths, groups, edges)
    return [path for path, counts in zip(paths, known, strict=True) if len(counts) >= _LEAST_TIED]


def _above_chance(
    ties: Mapping[tuple[int, int], int], groups: Sequence[Group], edges: Iterable[Edge]
) -> Mapping[tuple[int, int], float]:
    """By how many ties two groups have more than chance would have, where it is worth a line.

    Chance lets every tie that leaves a group end at any other, as often as that one has ties (the configuration model,
    M. E. J. Newman, Networks, 2nd ed., 12.1).
    """
    at = {path: number for number, group in enumerate(groups) for path in group.people}
    leaving = Counter[int]()
    all_leaving = 0
    for edge in edges:
        a, b = at.get(edge.a), at.get(edge.b)
        if a is None or a != b:
            all_leaving += 1
            leaving.update(number for number in (a, b) if number is not None)
    found = {}
    for (a, b), number in ties.items():
        expected = leaving[a] * leaving[b] / (2 * all_leaving)
        if number - expected >= max(_LEAST_ABOVE, _DEVIATIONS * math.sqrt(expected)):
            found[a, b] = round(number - expected, 6)
    return found


def _turns(above: Mapping[tuple[int, int], float], count: int) -> list[float]:
    """Where on the clock each group stands, in turns from the top.

    The pairs that know each other best are put side by side, then the next, as long as both have a side free. How well
    is counted in steps, two for each doubling.
    """
    row_of = {number: [number] for number in range(count)}
    steps = {pair: math.floor(2 * math.log2(1 + ties)) for pair, ties in above.items()}
    for a, b in sorted(steps, key=lambda pair: (-steps[pair], pair)):
        if steps[a, b] < _SIDE_BY_SIDE:
            break
        one, other = row_of[a], row_of[b]
        if one is other or a not in (one[0], one[-1]) or b not in (other[0], other[-1]):
            continue
        row = [*(one if one[-1] == a else one[::-1]), *(other if other[0] == b else other[::-1])]
        row_of.update(dict.fromkeys(row, row))
    order: list[int] = []
    for first, row in sorted(row_of.items()):
        if first == min(row):
            order += row if 2 * row.index(first) < len(row) else row[::-1]
    turns = [0.0] * count
    for slot, number in enumerate(order):
        turns[number] = (slot + 0.5) / count
    return turns


def _ribbons(
    ties: Mapping[tuple[int, int], int], above: Mapping[tuple[int, int], float], turns: Sequence[float]
) -> tuple[Ribbon, ...]:
    strongest = sorted(above, key=lambda pair: (-above[pair], pair))[:MOST_LINES]
    most = max([_WIDEST_FROM, *(ties[pair] for pair in strongest)])
    found = []
    for a, b in reversed(strongest):
        start, end = polar(turns[a], RIM), polar(turns[b], RIM)
        pull = 1 - 0.9 * abs(math.sin(math.pi * (turns[a] - turns[b])))
        curve = rounded((start, _toward(start, pull), _toward(end, pull), end))
        found.append(Ribbon(a, b, ties[a, b], curve, round(max(0.6, _WIDEST * ties[a, b] / most), 1)))
    return tuple(found)


def _known_groups(
    people: Sequence[str], groups: Sequence[Group], edges: Iterable[Edge]
) -> list[Counter[int]]:  # fmt: skip
    """For each of the people, how many ties lead to each group."""
    at = {path: number for number, group in enumerate(groups) for path in group.people}
    found: dict[str, Counter[int]] = {path: Counter() for path in people}
    for edge in edges:
        for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
            if one in found and other in at:
                found[one][at[other]] += 1
    return [found[path] for path in people]


def _strongest(counts: Counter[int]) -> list[tuple[int, int]]:
    return sorted(counts.items(), key=lambda found: (-found[1], found[0]))[:_TIED_TO]


def _inside(known: Sequence[Counter[int]], turns: Sequence[float]) -> list[Point]:
    """A place on the inner ring for each: evenly apart, in the order in which their groups lie, as near as may be."""
    wished = []
    for number, counts in enumerate(known):
        x = sum(ties * math.sin(2 * math.pi * turns[group]) for group, ties in sorted(counts.items()))
        y = sum(ties * math.cos(2 * math.pi * turns[group]) for group, ties in sorted(counts.items()))
        wished.append((round(math.atan2(x, y) / (2 * math.pi) % 1, 4), number))
    places: list[Point] = [(0.0, 0.0)] * len(wished)
    for rank, (_, number) in enumerate(sorted(wished)):
        places[number] = tenths(polar((rank + 0.5) / len(wished), _INSIDE))
    return places


def _toward(point: Point, share: float) -> Point:
    """The point so much of the way from the middle."""
    return point[0] * share, point[1] * share


def _bounds(dots: Sequence[tuple[Point, float, str]]) -> Box:
    """The rim with room for the names beside it."""
    boxes = [box_around((0, 0), 150), *(box_around(point, radius + 30) for point, radius, _ in dots)]
    left, right = min(box.left for box in boxes) - 130, max(box.right for box in boxes) + 130
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    return Box(math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom))
