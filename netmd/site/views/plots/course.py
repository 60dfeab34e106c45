"""A number that changes in the course of time, as a line over the area below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netmd.site.views.plots.marks import WIDTH, Axis, Label, compact, slots, tidy

_TOP = 16
_FOOT = 30


@dataclass(frozen=True, slots=True)
class Course:
    """``line`` and ``area`` are SVG path data; ``ends`` are the first and the last number, where the line has them."""

    width: int
    height: int
    baseline: float
    line: str
    area: str
    ends: tuple[Label, ...]
    labels: tuple[Label, ...]
    key: tuple[()] = ()
    kind: str = "course"


def course(values: Sequence[int], *, tall: int = 80, axis: Axis | None = None) -> Course:
    """The values over a scale from nothing to the greatest, which is ``tall``, with the axis' names below where given.

    They stand where :func:`netmd.site.views.plots.columns.columns` has its columns, so that the two can be laid one
    above the other and share the names. Raises IndexError without any value.
    """
    _, centres = slots(len(values))
    scale = tall / max((*values, 1))
    baseline = _TOP + tall
    points = [(x, tidy(baseline - value * scale)) for x, value in zip(centres, values, strict=True)]
    line = "M" + "L".join(f"{x} {y}" for x, y in points)
    area = f"{line}V{baseline}H{points[0][0]}Z"
    ends = tuple(
        Label(points[at][0], tidy(points[at][1] - 5), compact(values[at])) for at in dict.fromkeys((0, len(values) - 1))
    )
    labels = axis.labels(centres, baseline + 14) if axis else ()
    return Course(WIDTH, baseline + (_FOOT if axis else 1), baseline, line, area, ends, labels)
