"""Finding, among many texts, those that fit a phrase, without looking at them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from netmd.matching.phrases import Fit, Phrase, fit

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Lookup(Generic[_Thing]):
    """Things with the stems of their words, by each stem. Build one with :meth:`of`; it is false if there are none."""

    things: tuple[tuple[_Thing, frozenset[str]], ...] = ()
    _having: dict[str, list[int]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, things: Iterable[tuple[_Thing, frozenset[str]]]) -> Lookup[_Thing]:
        """A look-up of these things, each with the stems of its words."""
        kept = tuple(things)
        having: dict[str, list[int]] = {}
        for number, (_, stems) in enumerate(kept):
            for stem in stems:
                having.setdefault(stem, []).append(number)
        return cls(kept, having)

    def __bool__(self) -> bool:
        return bool(self.things)

    def fitting(self, phrases: Iterable[Phrase]) -> list[tuple[_Thing, Fit]]:
        """The things that fit one of the phrases, in the order of the things.

        Each comes once, with the first phrase it fits word by word, else the first it fits by a synonym.
        """
        found: dict[int, Fit] = {}
        for phrase in phrases:
            for number in self._worth_a_look(phrase):
                known = found.get(number)
                if known is None or known.by_synonym:
                    other = fit(phrase, self.things[number][1])
                    if other is not None and (known is None or not other.by_synonym):
                        found[number] = other
        return [(self.things[number][0], found[number]) for number in sorted(found)]

    def _worth_a_look(self, phrase: Phrase) -> set[int]:
        """Those that have the rarest word of the phrase, or of one of its readings."""
        rarest = (min((self._having.get(stem, []) for stem in stems), key=len, default=[])
                  for stems in (phrase.stems, *phrase.readings))  # fmt: skip
        return {number for numbers in rarest for number in numbers}
