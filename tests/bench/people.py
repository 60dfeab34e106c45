"""Invented people: their names and ids, and whom each might know.

They come in circles of :data:`CIRCLE`, of whom they know most; a few hubs know people everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from random import Random

from tests.bench import words

CIRCLE = 25
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae"})


class People:
    """The names and ids of a notebook of ``count`` people, each of them once."""

    def __init__(self, count: int) -> None:
        pairs = [(given, family) for given in words.GIVEN for family in words.FAMILY]
        Random("people").shuffle(pairs)
        doubles = ((given, f"{family}-{other}") for other in words.FAMILY for given, family in pairs)
        chosen = [f"{given} {family}" for given, family in pairs[:count]]
        chosen += [f"{given} {family}" for (given, family), _ in zip(doubles, range(count - len(chosen)), strict=False)]
        self.names = chosen
        self.ids = [plain(name) for name in chosen]

    def __len__(self) -> int:
        return len(self.names)

    def near(self, number: int, chance: Random) -> int:
        """Somebody this one might know: mostly of the same circle, sometimes a hub, sometimes anybody; never themself."""
        drawn = chance.random()
        start = number - number % CIRCLE
        if drawn < 0.7:
            found = start + chance.randrange(min(CIRCLE, len(self) - start))
        elif drawn < 0.8:
            found = chance.randrange(1 + len(self) // 100)
        else:
            found = chance.randrange(len(self))
        return found if found != number else (number + 1) % len(self)


def plain(name: str) -> str:
    """The id of a name: ``Zsófia Kovačić`` is ``zsofia-kovacic``."""
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode()).strip("-")
