"""Stacked columns over a course of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netmd.site.views.plots.marks import WIDTH, Axis, Box, Label, Series, compact, slots, tidy

_WIDEST = 30
_TOP = 14
_FOOT = 30


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns upon ``baseline``, each with its sum (``totals``) above it; ``key`` names what is stacked, from below."""

    width: int
    height: int
    baseline: float
    boxes: tuple[Box, ...]
    totals: tuple[Label, ...]
    labels: tuple[Label, ...]
    key: tuple[Series, ...]
    kind: str = "columns"


def columns(series: Sequence[Series], axis: Axis, values: Sequence[Sequence[int]], *, tall: int = 110) -> Columns:
    """A column for each name of the axis. ``values`` has a row for each series, with a number a column.

    The highest column is ``tall``. A key of one series says nothing and is left out.
    """
    sums = [sum(column) for column in zip(*values, strict=True)]
    scale = tall / max((*sums, 1))
    slot, centres = slots(len(sums))
    wide = min(_WIDEST, slot * 0.72)
    baseline = _TOP + tall
    boxes: list[Box] = []
    totals: list[Label] = []
    for at, centre in enumerate(centres):
        top = float(baseline)
        for one, row in zip(series, values, strict=True):
            if row[at]:
                high = max(1.0, row[at] * scale)
                top -= high
                about = f"{axis.full[at]}: {row[at]:,} {one.name}"
                boxes.append(Box(one.tone, tidy(centre - wide / 2), tidy(top), tidy(wide), tidy(high), about))
        if sums[at]:
            totals.append(Label(centre, tidy(top - 4), compact(sums[at])))
    key = tuple(series) if len(series) > 1 else ()
    labels = axis.labels(centres, baseline + 14)
    return Columns(WIDTH, baseline + _FOOT, baseline, tuple(boxes), tuple(totals), labels, key)
