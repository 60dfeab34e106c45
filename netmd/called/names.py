"""What a thing is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from netmd.folding import fold, words_of
from netmd.model import name_key

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Called(Generic[Thing]):
    """A thing with what it is called, worked out once: the folded words of each name, and its folded addresses.

    One that is set aside gives way to one that is not.
    """

    thing: Thing
    title: str
    path: str
    names: tuple[tuple[str, ...], ...]
    addresses: tuple[str, ...] = ()
    is_aside: bool = False

    @classmethod
    def of(
        cls,
        thing: Thing,
        path: str,
        own_id: str,
        names: tuple[str, ...],
        addresses: Iterable[str] = (),
        *,
        is_aside: bool = False,
    ) -> Called[Thing]:
        """A thing of these names, the first of which is what it is called; its id is one too where it differs."""
        folded = tuple(_words(names, own_id))
        return cls(thing, names[0], path, folded, tuple(fold(address.strip()) for address in addresses), is_aside)

    @property
    def rank(self) -> tuple[bool, str, str]:
        """The order in which several are shown."""
        return self.is_aside, name_key(self.title), self.path


def _words(names: tuple[str, ...], own_id: str) -> Iterator[tuple[str, ...]]:
    first, *others = map(words_of, names)
    yield first
    yield from others
    words = words_of(own_id)
    if words != first:
        yield words
