"""What is dear to work out, kept from build to build for as long as what it is made of stays the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast

_Made = TypeVar("_Made")


@dataclass
class Kept:
    """The last result of each name. One belongs to one notebook and is handed to each of its builds."""

    results: dict[str, tuple[object, object]] = field(default_factory=dict)

    def once(self, name: str, values: object, make: Callable[[], _Made]) -> _Made:
        """What ``make`` makes of ``values``, and nothing else; made anew only where they differ from the last time's.

        A name stands for one kind of result.
        """
        known = self.results.get(name)
        if known is None or known[0] != values:
            known = self.results[name] = values, make()
        return cast(_Made, known[1])
