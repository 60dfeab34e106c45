"""What plots are made of: boxes, words, series and their tones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

WIDTH = 360
"""Of every plot, in user units."""

Tone = Literal["solid", "hatch", "dots", "open", "fine", "late"]
"""How a series is filled. The first four differ by their pattern alone, in one colour; ``fine`` is full and ``late``
hatched the other way, each in the colour of that state."""
PATTERNS: tuple[Tone, ...] = ("solid", "hatch", "dots", "open")
"""The tones that say nothing of better or worse, in the order to use them."""


@dataclass(frozen=True, slots=True)
class Series:
    """One of the kinds a plot tells apart: its name in the key, and its tone."""

    name: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a plot; ``about`` is said when it is pointed at."""

    tone: str
    x: float
    y: float
    width: float
    height: float
    about: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place: ``y`` is their baseline."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The names of columns: ``short`` stands below each (``May``), ``group`` below the first of its kind (``2026``),
    ``full`` is said when one is pointed at (``May 2026``).
    """

    short: tuple[str, ...]
    group: tuple[str, ...]
    full: tuple[str, ...]

    def labels(self, centres: Sequence[float], y: float) -> tuple[Label, ...]:
        """The names where they are to stand: as many as there is room for, the last one always."""
        step = 1 if len(self.short) <= _ROOM else 2
        shown = [at for at in range(len(self.short)) if (len(self.short) - 1 - at) % step == 0]
        words = [Label(centres[at], y, self.short[at]) for at in shown]
        firsts = [at for n, at in enumerate(shown) if n == 0 or self.group[at] != self.group[shown[n - 1]]]
        return (*words, *(Label(centres[at], tidy(y + 12), self.group[at]) for at in firsts if self.group[at]))


def slots(number: int) -> tuple[float, tuple[float, ...]]:
    """The room of each of so many columns, and their centres."""
    slot = min(_WIDEST, WIDTH / max(1, number))
    return slot, tuple(tidy(slot * (at + 0.5)) for at in range(number))


_WIDEST = 60
_ROOM = 13
"""Names of three letters that fit side by side."""


def tidy(number: float) -> float:
    """To a tenth, and without one where there is none."""
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def compact(number: int) -> str:
    """A number in the room of four digits: ``940``, ``1.2k``, ``12k``, ``3.4M``."""
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if number >= size:
            return f"{number // size}{unit}" if number >= 10 * size else f"{number / size:.1f}{unit}".replace(".0", "")
    return str(number)
