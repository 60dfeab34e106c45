"""Bars lying one above the other, each with its name above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netmd.site.views.plots.marks import WIDTH, Box, Label, Series, tidy

_ROW = 34
_BAR = 11
_GAP = 8
_LETTER = 6
"""The width of a letter, about."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar to be drawn: its name, and a number for each series."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar as drawn: its parts, the name above it, and its sum at its end."""

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
    """The rows as bars from the top; the longest fills the width, less the room for its sum."""
    longest = max((sum(row.values) for row in rows), default=0)
    room = WIDTH - _GAP - _LETTER * len(f"{longest:,}")
    scale = room / max(longest, 1)
    drawn = tuple(_bar(series, row, at * _ROW, scale) for at, row in enumerate(rows))
    return Bars(WIDTH, len(rows) * _ROW, drawn, tuple(series) if len(series) > 1 else ())


def _bar(series: Sequence[Series], row: BarRow, top: int, scale: float) -> Bar:
    boxes: list[Box] = []
    x = 0.0
    for one, value in zip(series, row.values, strict=True):
        if value:
            wide = max(1.0, value * scale)
            about = f"{row.name}: {value:,} {one.name}"
            boxes.append(Box(one.tone, tidy(x), top + 16, tidy(wide), _BAR, about))
            x += wide
    total = Label(tidy(x + (_GAP / 2 if x else 0)), top + 26, f"{sum(row.values):,}")
    return Bar(Label(0, top + 11, row.name), total, tuple(boxes))
