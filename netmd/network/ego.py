"""The picture of one person among those they are tied to, and of what ties these to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from netmd.network.geometry import Curve, Label, Point, rounded, tenths, text_width
from netmd.network.graph import Network
from netmd.network.layout import Dot, Line
from netmd.network.ties import Kind, Tie

MOST = 12
"""People drawn around one, those with the strongest ties; more would be a thicket, and are in the list."""
WIDTH = 304
"""Pixels: of the column of facts on a contact's page."""
ROW = 26
"""Pixels from one to the next: enough for a finger between two others (WCAG 2.2, 2.5.8)."""
TEXT = 11.0
_OUT = 42
_SELF, _OTHER = 6, 4.5
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class EgoDrawing:
    """The dots, the person in the middle first, and the ties; ``height`` in pixels, the middle at 0, 0."""

    height: int
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]


def draw_ego(path: str, network: Network) -> EgoDrawing | None:
    """The person at ``path`` between who led to them, at the left, and whom they led to, at the right; the others where
    there is room. None for somebody with fewer than two ties: their list says as much.
    """
    ties = sorted(network.ties[path], key=lambda tie: tie.kind)[:MOST]
    if len(ties) < 2:
        return None
    left, right = _sides(ties)
    dots = [Dot(path, network.people[path].name, 0, 0, _SELF, None)]
    dots += [_dot(tie, at, len(left), -1) for at, tie in enumerate(left)]
    dots += [_dot(tie, at, len(right), 1) for at, tie in enumerate(right)]
    kind_of = network.kinds.get
    lines = [
        _line(a, b, kind) for a, b in combinations(dots, 2) if (kind := kind_of((a.path, b.path))) is not None
    ]  # fmt: skip
    return EgoDrawing(ROW * max(len(left), len(right)) + 12, tuple(dots), tuple(lines))


def _sides(ties: Sequence[Tie]) -> tuple[list[Tie], list[Tie]]:
    left = [tie for tie in ties if tie.kind is Kind.LED_HERE]
    right = [tie for tie in ties if tie.kind is Kind.LED_ON]
    for tie in ties[len(left) + len(right) :]:  # the two come first
        (left if len(left) < len(right) else right).append(tie)
    return left, right


def _dot(tie: Tie, at: int, of: int, side: int) -> Dot:
    x, y, label = _seat(at, of, side)
    return Dot(tie.other.path, _short(tie.other.name), x, y, _OTHER, label)


@cache
def _seat(at: int, of: int, side: int) -> tuple[float, float, Label]:
    """Where one of so many at a side is, and their name: among :data:`MOST` there are few such places."""
    x, y = side * _OUT, ROW * (2 * at - of + 1) // 2
    return x, y, Label(x + side * (_OTHER + _GAP), round(y + TEXT * 0.35, 2), "start" if side > 0 else "end")


_ROOM = WIDTH / 2 - _OUT - _OTHER - _GAP
"""For a name beside its dot."""


def _short(name: str) -> str:
    """The name, of a long one its first word and an initial, as far as there is room beside the dot."""
    if text_width(name, TEXT) <= _ROOM:
        return name
    first, *others = name.split()
    short = f"{first} {others[-1][0]}." if others else first
    while text_width(short, TEXT) > _ROOM:
        short = f"{short.rstrip('…')[:-1]}…"
    return short


def _line(a: Dot, b: Dot, kind: Kind) -> Line:
    if kind is Kind.LED_HERE:
        a, b, kind = b, a, Kind.LED_ON
    return Line(a.path, b.path, kind, _rounded_curve(a.x, a.y, b.x, b.y))


@lru_cache(maxsize=4096)
def _rounded_curve(ax: float, ay: float, bx: float, by: float) -> Curve:
    return rounded(_curve((ax, ay), (bx, by)))


def _curve(a: Point, b: Point) -> Curve:
    """Straight from and to the middle; between two at one side bent inwards; past the middle between two sides."""
    (ax, ay), (bx, by) = a, b
    if 0.0 in (ax, bx):
        return a, tenths((ax + (bx - ax) / 3, ay + (by - ay) / 3)), tenths((bx - (bx - ax) / 3, by - (by - ay) / 3)), b
    if ax == bx:
        bend = ax * max(0.2, 1 - abs(by - ay) / (2.4 * ROW))
        return a, (bend, ay + (by - ay) * 0.25), (bend, by - (by - ay) * 0.25), b
    away = 16.0 if ay + by >= 0 else -16.0
    return a, (ax / 2, ay + away), (bx / 2, by + away), b
