"""What was measured, round by round, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import median
from typing import NamedTuple


class Key(NamedTuple):
    """What was measured, in a notebook of how many people, of which program or server."""

    what: str
    size: int
    program: str


Figures = Mapping[Key, float]


@dataclass(frozen=True, slots=True)
class Round:
    """The figures of one round, and the load of the machine (over a minute) before it began."""

    load: float
    figures: Figures


Derived = Callable[[Figures], float]
"""A figure out of those of one round. Raises :class:`KeyError` where one it needs is missing."""


def middle(rounds: Sequence[Round], derived: Derived) -> float | None:
    """The median over the rounds that have what it takes; None if none has."""
    found = []
    for round_ in rounds:
        try:
            found.append(derived(round_.figures))
        except KeyError:
            continue
    return median(found) if found else None


def value(key: Key) -> Derived:
    """The figure itself."""
    return lambda figures: figures[key]


def ratio(key: Key, other: Key) -> Derived:
    """One as a share of the other."""
    return lambda figures: figures[key] / figures[other]


def beyond(key: Key, other: Key) -> Derived:
    """What is left of one when the other is taken off."""
    return lambda figures: figures[key] - figures[other]


def exponent(what: str, program: str, small: int, large: int) -> Derived:
    """The power of the size that a figure grows with, from one size to the other: 1 is in proportion."""

    def derived(figures: Figures) -> float:
        times = figures[Key(what, large, program)] / figures[Key(what, small, program)]
        return log(times) / log(large / small)

    return derived
