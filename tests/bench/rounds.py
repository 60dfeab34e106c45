"""Rounds: each program once, in turn, so that all see the same machine; begun only while it has nothing else to do."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

from tests.bench.figures import Key, Round
from tests.bench.places import Place
from tests.bench.processes import FailedError

Measure = Callable[[Place, int, Set[str]], dict[Key, float]]

LOAD_PER_CORE = 0.7
"""A round does not begin, and so does not count, above this load (the mean of a minute)."""
_LOOK_EVERY = 5.0


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets a round begin when the load has gone down, for which it waits ``patience`` seconds; if ``noisy``, always."""

    noisy: bool
    patience: float

    def load(self) -> float | None:
        """The load a round begins with; None if it did not go down."""
        most = LOAD_PER_CORE * (os.cpu_count() or 1)
        until = time.monotonic() + self.patience
        while not self.noisy and os.getloadavg()[0] > most:
            if time.monotonic() > until:
                return None
            time.sleep(_LOOK_EVERY)
        return os.getloadavg()[0]


def measured(
    name: str, measure: Measure, places: Iterable[Place], wanted: Set[str], rounds: int, gate: Gate
) -> list[Round]:
    """So many rounds of one measure over all places; fewer if the machine did not come to rest three times in a row."""
    order = sorted(places, key=lambda place: place.size)
    found: list[Round] = []
    refused = 0
    while len(found) < rounds and refused < 3:
        load = gate.load()
        if load is None:
            refused += 1
            aside(f"{name}: no round was begun, the load is {os.getloadavg()[0]:.2f} (--noisy measures all the same)")
            continue
        refused = 0
        found.append(Round(load, _round(name, measure, order, wanted, len(found))))
    return found


def aside(text: str) -> None:
    """Tell how far things are, where it is in nobody's way."""
    print(text, file=sys.stderr, flush=True)


def _round(name: str, measure: Measure, places: Sequence[Place], wanted: Set[str], number: int) -> dict[Key, float]:
    found: dict[Key, float] = {}
    for place in places:
        try:
            taken = measure(place, number, wanted)
        except FailedError as error:
            aside(f"{name}, round {number + 1}, {place.size:,} contacts: {error}")
            continue
        aside(f"{name}, round {number + 1}, {place.size:,} contacts, {place.program.name}: "
              + "; ".join(f"{key.what} {value:.3f}" for key, value in taken.items()))  # fmt: skip
        found |= taken
    return found
