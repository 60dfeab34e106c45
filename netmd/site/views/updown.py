"""The geometry of a plot of what went out, up from a line, and what came in, down from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netmd.site.views.plots import WIDTH, Box, Label

_TALLEST, _TOP, _LABELS, _GAP = 62.0, 14.0, 30.0, 0.28
_WIDEST = 40.0
"""A column of a few is no wider, so that two months don't fill the page."""
_LABEL_ROOM = 46
"""A word below the columns needs so much."""
_DIGIT_ROOM = 6.8
"""And a figure at the end of one so much for each digit; where one does not fit, none is shown."""


@dataclass(frozen=True, slots=True)
class UpDown:
    """Columns up and down from ``baseline``, figures at their ends, and the words below them."""

    width: float
    height: float
    baseline: float
    up: tuple[Box, ...]
    down: tuple[Box, ...]
    figures: tuple[Label, ...]
    labels: tuple[Label, ...]


def up_down(columns: Sequence[tuple[str, str, int, int]]) -> UpDown:
    """The plot of columns, each with its word, its sentence, how much up, how much down; one scale for both."""
    top = max((max(up, down) for _, _, up, down in columns), default=0) or 1
    step = min(_WIDEST, WIDTH / max(1, len(columns)))
    baseline = _TOP + _TALLEST
    ups, downs, figures, labels = list[Box](), list[Box](), list[Label](), list[Label]()
    has_figures = len(f"{top:,}") * _DIGIT_ROOM <= step
    every = max(1, -(-_LABEL_ROOM // max(1, int(step))))
    for number, (word, about, up, down) in enumerate(columns):
        x, middle = round((number + _GAP / 2) * step, 1), round((number + 0.5) * step, 1)
        for amount, boxes, is_up in ((up, ups, True), (down, downs, False)):
            if amount:
                height = round(max(1.5, _TALLEST * amount / top), 1)
                y = baseline - height if is_up else baseline
                boxes.append(
                    Box(x=x, y=round(y, 1), width=round(step * (1 - _GAP), 1), height=height,
                        tone="solid" if is_up else "open", about=about)
                )  # fmt: skip
                if has_figures:
                    figures.append(Label(middle, round(y - 3 if is_up else y + height + 11, 1), f"{amount:,}"))
        if (len(columns) - 1 - number) % every == 0:
            labels.append(Label(middle, baseline + _TALLEST + _LABELS - 4, word))
    return UpDown(
        width=max(round(step * len(columns), 1), 1),
        height=baseline + _TALLEST + _LABELS,
        baseline=baseline,
        up=tuple(ups),
        down=tuple(downs),
        figures=tuple(figures),
        labels=tuple(labels),
    )
