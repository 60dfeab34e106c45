"""Bars lying one above the other, each with its name before it, or above it where a name is long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netmd.site.views.plots.marks import WIDTH, Box, Label, Series, tidy

_BAR = 11
_GAP = 8
_LETTER = 6.2
"""The width of a letter, about."""
_SHORT = 14
"""Letters of a name that stands before its bar."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar to be drawn: its name, and a number for each series."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar as drawn: its parts, its name, and its sum at its end."""

    name: Label
    total: Label
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """``key`` names the parts of a bar, from the left."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    key: tuple[Series, ...]
    kind: str = "bars"


def bars(series: Sequence[Series], rows: Sequence[BarRow]) -> Bars:
    """The rows as bars from the top; the longest fills the width, less the room for names before it and its sum."""
    letters = max((len(row.name) for row in rows), default=0)
    longest = max((sum(row.values) for row in rows), default=0)
    is_before = letters <= _SHORT
    left = round(letters * _LETTER + _GAP) if is_before else 0
    high, drop = (20, 4) if is_before else (34, 16)
    scale = (WIDTH - left - _GAP - _LETTER * len(f"{longest:,}")) / max(longest, 1)
    drawn = tuple(
        Bar(
            name=Label(0, at * high + (drop + 10 if is_before else 11), row.name),
            total=Label(tidy(left + sum(row.values) * scale + _GAP / 2), at * high + drop + 10, f"{sum(row.values):,}"),
            boxes=_boxes(series, row, left, at * high + drop, scale),
        )
        for at, row in enumerate(rows)
    )
    return Bars(WIDTH, len(rows) * high, drawn, tuple(series) if len(series) > 1 else ())


def _boxes(series: Sequence[Series], row: BarRow, left: int, top: int, scale: float) -> tuple[Box, ...]:
    boxes: list[Box] = []
    x = float(left)
    for one, value in zip(series, row.values, strict=True):
        if value:
            about = f"{row.name}: {value:,} {one.name}"
            boxes.append(Box(one.tone, tidy(x), top, tidy(max(1.0, value * scale)), _BAR, about))
            x += value * scale
    return tuple(boxes)
