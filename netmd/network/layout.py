"""The picture of a network of some dozens or hundreds: rings of lineage around me, a clock of whom I met when.

Whom I met by myself stands on the inner ring, clockwise from the top in the order in which we met; whom they
introduced to me stands behind them, a ring further out for each introduction. So a place is made of a person's own
notes: a newcomer takes a slot among those met at the time, the others move by less than a slot, and nobody changes
places with anybody. (A layout by forces puts friends nearer to each other, and turns all over with one newcomer.)
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netmd.network.geometry import (
    STRETCH,
    Box,
    Curve,
    Label,
    Point,
    box_around,
    place_labels,
    polar,
    rounded,
    tenths,
    text_width,
)
from netmd.network.graph import Edge
from netmd.network.ties import Kind

INNER = 150.0
"""Pixels from the middle to the first ring where there is room; many people push it outwards."""
ROOMY, ROOMY_UP_TO, SLOT = 45.0, 40, 9.0
"""Pixels that a person takes on the first ring for their name to have room, up to so many; and that the dot takes."""
STEP, SHRINK = 86.0, 0.86
"""Pixels from the first ring to the second; each further step is so much shorter."""
TEXT = 12.5
"""Pixels of a name's type."""
_MARGIN = 8.0


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody to be drawn: whom they hang below (empty for nobody), and the dot's radius in pixels."""

    path: str
    name: str
    parent: str
    radius: float


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody drawn; without a label where there is no room."""

    path: str
    name: str
    x: float
    y: float
    radius: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class Line:
    """A tie drawn from ``a`` to ``b``; ``weight`` is its width in pixels, 0 for the usual one."""

    a: str
    b: str
    kind: Kind
    curve: Curve
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything drawn, in the order of drawing, and the box it fills. ``rings`` are radii in x and y; ``spokes`` are
    the ends of the lines from me, at 0, 0."""

    box: Box
    rings: tuple[tuple[float, float], ...]
    spokes: tuple[Point, ...]
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]


def draw_people(nodes: Sequence[Node], edges: Sequence[Edge], most_names: int) -> Drawing:
    """The picture of these people, who come in the order in which I met them, and the ties among them.

    At most ``most_names`` get their names, those with the largest dots first. The same values give the same drawing.
    """
    turns, generations = _turns(nodes)
    leaves = max(1, len(nodes) - len({node.parent for node in nodes if node.parent}))
    inner = max(INNER, min(leaves, ROOMY_UP_TO) * ROOMY / (2 * math.pi), leaves * SLOT / (2 * math.pi))
    at = {node.path: (turns[node.path], ring_radius(generations[node.path], inner)) for node in nodes}
    spots = {path: tenths(polar(*place)) for path, place in at.items()}
    branches = {(node.parent, node.path) for node in nodes if node.parent}
    lines = [_line(edge, at, branches) for edge in edges if edge.a in at and edge.b in at]
    by_size = sorted(nodes, key=lambda node: -node.radius)
    middle = ((0.0, 0.0), 9.0, "")
    named = [(spots[node.path], node.radius, node.name) for node in by_size]
    labels = place_labels([*named, middle], [line.curve for line in lines], TEXT, min(most_names, len(named)))
    label_of = {node.path: label for node, label in zip(by_size, labels, strict=False)}
    dots = tuple(Dot(node.path, node.name, *spots[node.path], node.radius, label_of[node.path]) for node in nodes)
    deepest = max(generations.values(), default=1)
    radii = (ring_radius(generation, inner) for generation in range(1, deepest + 1))
    return Drawing(
        box=bounds(dots, lines),
        rings=tuple((round(radius * STRETCH, 1), round(radius, 1)) for radius in radii),
        spokes=tuple(spots[node.path] for node in nodes if not node.parent),
        lines=tuple(sorted(lines, key=lambda line: -line.kind)),
        dots=dots,
    )


def ring_radius(generation: int, inner: float) -> float:
    """Pixels from the middle to the ring of a generation, the first being 1."""
    return inner + STEP * (1 - SHRINK ** (generation - 1)) / (1 - SHRINK)


def bounds(dots: Sequence[Dot], lines: Sequence[Line]) -> Box:
    """The box around all that is drawn, in whole pixels; always around the middle."""
    boxes = [box_around((0, 0), 30)]
    for dot in dots:
        boxes.append(box_around((dot.x, dot.y), dot.radius + _MARGIN))
        if dot.label:
            width, label = text_width(dot.name, TEXT) + _MARGIN, dot.label
            left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
            boxes.append(Box(left, label.y - TEXT, left + width, label.y + TEXT / 2))
    boxes += [box_around(point, _MARGIN) for line in lines for point in (line.curve[0], line.curve[3])]
    return Box(
        math.floor(min(box.left for box in boxes)),
        math.floor(min(box.top for box in boxes)),
        math.ceil(max(box.right for box in boxes)),
        math.ceil(max(box.bottom for box in boxes)),
    )


def _turns(nodes: Sequence[Node]) -> tuple[Mapping[str, float], Mapping[str, int]]:
    """Where on the clock each stands, in turns from the top, and on which ring; every branch's end takes one slot."""
    children: dict[str, list[str]] = {}
    for node in nodes:
        children.setdefault(node.parent, []).append(node.path)
    generation: dict[str, int] = {}
    order: list[str] = []
    stack = [(path, 1) for path in reversed(children.get("", ()))]
    while stack:
        path, number = stack.pop()
        generation[path] = number
        order.append(path)
        stack += [(child, number + 1) for child in reversed(children.get(path, ()))]
    ends = [path for path in order if path not in children]
    turns = {path: (slot + 0.5) / len(ends) for slot, path in enumerate(ends)}
    for path in reversed(order):
        if path in children:
            below = children[path]
            turns[path] = (turns[below[0]] + turns[below[-1]]) / 2
    return turns, generation


def _line(edge: Edge, at: Mapping[str, tuple[float, float]], branches: set[tuple[str, str]]) -> Line:
    (turn_a, radius_a), (turn_b, radius_b) = at[edge.a], at[edge.b]
    if (edge.a, edge.b) in branches:
        way = radius_b - radius_a
        curve = (
            polar(turn_a, radius_a), polar(turn_a, radius_a + 0.3 * way),
            polar(turn_b, radius_b - 0.35 * way), polar(turn_b, radius_b),
        )  # fmt: skip
    else:
        pull = 1 - 0.62 * abs(math.sin(math.pi * (turn_a - turn_b))) ** 1.2
        curve = (
            polar(turn_a, radius_a), polar(turn_a, radius_a * pull),
            polar(turn_b, radius_b * pull), polar(turn_b, radius_b),
        )  # fmt: skip
    return Line(edge.a, edge.b, edge.kind, rounded(curve))
