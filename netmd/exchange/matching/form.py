"""What somebody is known by, in the forms in which people are compared (:mod:`netmd.identity`).

There is one for each row of a file and each contact, so that it holds no more than it must: tuples, empty ones shared,
and what follows from the rest is worked out when asked. One that learns much holds more, so as not to begin anew each
time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netmd import identity as keys

if TYPE_CHECKING:
    from netmd.exchange.matching.shared import Shared

ANYBODY = "anybody"
NO_PROFILE = "no profile"
BARE = "bare"
"""By what those are found in a crowd of whom something is not known."""


@dataclass(slots=True)
class Form:
    """``id`` tells somebody from others; ``written`` are their names as written, ``names`` those in the form in
    which names are looked up. ``crowds`` are those with many others that somebody stands in."""

    id: str
    written: Collection[str]
    names: Collection[str]
    emails: Collection[str] = ()
    phones: Collection[str] = ()
    profile: str = ""
    orgs: Collection[str] = ()
    birthday: str = ""
    touches: frozenset[str] | set[str] = frozenset()
    crowds: tuple[Shared, ...] = ()
    _words: dict[str, None] | None = None
    _is_address: bool | None = None

    @property
    def word_lists(self) -> Iterator[tuple[str, ...]]:
        """The words of each name."""
        return map(keys.name_words, self.written)

    @property
    def words(self) -> dict[str, None]:
        """The words of all names."""
        return {word: None for words in self.word_lists for word in words} if self._words is None else self._words

    @property
    def ends(self) -> tuple[tuple[str, str], ...]:
        """The first and the last word of each name that has several."""
        return tuple(found for name in self.written if (found := keys.ends(name)))

    @property
    def is_address(self) -> bool:
        """Whether a name is but an address."""
        return any("@" in name for name in self.written) if self._is_address is None else self._is_address

    @property
    def is_nameless(self) -> bool:
        """Whether the name is but an address, or nothing."""
        return self.is_address or not self.words

    @property
    def is_bare(self) -> bool:
        """Whether nothing tells them from others of their name."""
        return not (self.orgs or self.emails or self.profile)

    def found_by(self) -> Iterator[str]:
        """All by which somebody is found in a crowd."""
        yield from (f"name {name}" for name in self.names)
        yield from (f"word {word}" for word in self.words)
        if self.is_nameless:
            yield ANYBODY
        agreeing = [f"org {org}" for org in self.orgs] + [f"touch {touch}" for touch in self.touches]
        agreeing += [f"born {self.birthday[-5:]}"] if self.birthday else []
        yield from agreeing
        if not self.profile:
            yield from (f"free {one}" for one in agreeing)
            yield NO_PROFILE
        if self.is_bare:
            yield BARE

    def learn(self, more: Form) -> None:
        """Take over what another form of the same person says; of profiles and birthdays the first stays."""
        if any(name not in self.written for name in more.written):
            self._is_address = self.is_address or more.is_address
            self._words = self.words
            self._words |= more.words
        self.written = _grown(self.written, more.written)
        self.names = _grown(self.names, more.names)
        self.emails = _grown(self.emails, more.emails)
        self.phones = _grown(self.phones, more.phones)
        self.profile = self.profile or more.profile
        self.orgs = _grown(self.orgs, more.orgs)
        self.birthday = self.birthday or more.birthday
        if not more.touches <= self.touches:
            self.touches = set(self.touches) if isinstance(self.touches, frozenset) else self.touches
            self.touches |= more.touches
        for crowd in self.crowds:
            crowd.index(self.id, more)


def _grown(some: Collection[str], more: Collection[str]) -> Collection[str]:
    """Both, in the order in which they came; what grows is grown in place from then on."""
    if all(one in some for one in more):
        return some
    grown = some if isinstance(some, dict) else dict.fromkeys(some)
    grown.update(dict.fromkeys(more))
    return grown
