"""Places, curves and labels of a drawing, in pixels: x to the right, y downwards, the middle at 0, 0."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
"""A cubic Bézier curve: where it begins, its two handles, where it ends."""
Anchor = Literal["start", "middle", "end"]

STRETCH = 1.5
"""Rings are so much wider than high: pages are, and names lie flat."""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a text begins, ends or has its middle, by ``anchor``; ``y`` is its baseline."""

    x: float
    y: float
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Box:
    """What a thing covers."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom


def polar(turn: float, radius: float) -> Point:
    """The point on the ring of ``radius``, so many turns (0 to 1) clockwise from the top."""
    angle = 2 * math.pi * turn
    return radius * STRETCH * math.sin(angle), -radius * math.cos(angle)


def rounded(curve: Curve) -> Curve:
    """To tenths of a pixel, so that the last bits of a sine, which differ between machines, are seen nowhere."""
    a, b, c, d = (tenths(point) for point in curve)
    return a, b, c, d


def tenths(point: Point) -> Point:
    """To tenths of a pixel; no negative zero."""
    return round(point[0], 1) + 0.0, round(point[1], 1) + 0.0


def along(curve: Curve, steps: int = 32) -> Iterator[Point]:
    """Points on the curve, ends included."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    for step in range(steps + 1):
        t = step / steps
        s = 1 - t
        yield (
            s**3 * ax + 3 * s * s * t * bx + 3 * s * t * t * cx + t**3 * dx,
            s**3 * ay + 3 * s * s * t * by + 3 * s * t * t * cy + t**3 * dy,
        )


def text_width(text: str, size: float) -> float:
    """About how wide a text is set at ``size`` pixels: wide characters take a whole square, others a good half."""
    if text.isascii():
        return size * (len(text) * 0.56)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return size * (wide * 1.02 + (len(text) - wide) * 0.56)


def box_around(point: Point, radius: float) -> Box:
    """The box around a dot."""
    return Box(point[0] - radius, point[1] - radius, point[0] + radius, point[1] + radius)


def place_labels(
    dots: Sequence[tuple[Point, float, str]], curves: Iterable[Curve], size: float, most: int
) -> list[Label | None]:
    """Where the name of each dot (place, radius, name) goes; None for those that find no room.

    The first dots choose first, and the first ``most`` of them are named at all. No name covers another or a dot; of
    the places left the one that crosses the fewest curves wins, and of those the one farthest from the middle.
    """
    points = [point for curve in curves for point in along(curve)]
    rows: dict[int, list[Point]] = {}
    for point in points:
        rows.setdefault(math.floor(point[1] / _ROW), []).append(point)
    taken = [box_around(point, radius + 1) for point, radius, _ in dots]
    labels: list[Label | None] = []
    for number, (point, radius, name) in enumerate(dots):
        best: tuple[float, Label, Box] | None = None
        for rank, (label, box) in enumerate(_places(point, radius, name, size) if number < most else ()):
            if any(box.meets(other) for other in taken):
                continue
            cost = rank * 0.8 + _crossed(box, rows)
            if best is None or cost < best[0]:
                best = cost, label, box
        labels.append(best[1] if best else None)
        if best:
            taken.append(best[2])
    return labels


_ROW = 16.0


def _crossed(box: Box, rows: dict[int, list[Point]]) -> int:
    first, last = math.floor(box.top / _ROW), math.floor(box.bottom / _ROW)
    return sum(box.holds(point) for row in range(first, last + 1) for point in rows.get(row, ()))


def _places(point: Point, radius: float, name: str, size: float) -> Iterator[tuple[Label, Box]]:
    """Around the dot, outward first."""
    x, y = point
    width, gap = text_width(name, size), radius + 5
    right, up = x >= 0, y < 0
    beside: tuple[Anchor, Anchor] = ("start", "end") if right else ("end", "start")
    side = {"start": gap, "end": -gap}
    above, below = y - gap, y + gap + size * 0.75
    middle = y + size * 0.35
    outward, inward = (above, below) if up else (below, above)
    spots: list[tuple[float, float, Anchor]] = [
        (x + side[beside[0]], middle, beside[0]),
        (x, outward, "middle"),
        (x + side[beside[0]] * 0.6, outward + (2 if up else -2), beside[0]),
        (x + side[beside[0]] * 0.6, inward + (-2 if up else 2), beside[0]),
        (x, inward, "middle"),
        (x + side[beside[1]], middle, beside[1]),
        (x + side[beside[1]] * 0.6, outward, beside[1]),
        (x + side[beside[1]] * 0.6, inward, beside[1]),
        (x, outward + (-size if up else size) * 1.2, "middle"),
        (x, inward + (size if up else -size) * 1.2, "middle"),
    ]
    for at, baseline, anchor in spots:
        left = at if anchor == "start" else at - width if anchor == "end" else at - width / 2
        box = Box(left - 2, baseline - size * 0.85, left + width + 2, baseline + size * 0.3)
        place = tenths((at, baseline))
        yield Label(place[0], place[1], anchor), box
