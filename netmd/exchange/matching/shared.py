"""Those who share a name, an address or a number: of many, the ones who share more are looked up, not looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

MOST = 30
"""As many are compared one by one; of more, as many for each thing they may agree in besides."""

_ANYBODY = "anybody"
_NO_PROFILE = "no profile"
_BARE = "bare"


@dataclass(slots=True)
class Form:
    """What somebody is known by, in the forms in which people are compared (:mod:`netmd.identity`).

    ``names`` have their words, ``ends`` are the first and last of these; ``crowds`` are those with many others that
    somebody stands in.
    """

    names: dict[str, tuple[str, ...]]
    words: set[str]
    ends: set[tuple[str, str]]
    is_address: bool
    emails: dict[str, None]
    phones: dict[str, None]
    profile: str
    orgs: set[str]
    birthday: str
    touches: set[str]
    crowds: list[tuple[Shared, str]] = field(default_factory=list)

    @property
    def is_nameless(self) -> bool:
        """Whether the name is but an address, or nothing."""
        return self.is_address or not self.words

    @property
    def is_bare(self) -> bool:
        """Whether nothing tells them from others of their name."""
        return not (self.orgs or self.emails or self.profile)

    @property
    def likeness(self) -> Iterator[str]:
        """By what others of an address may be found to be called alike, what says most first."""
        yield from (f"name {name}" for name in self.names)
        yield from (f"word {word}" for word in self.words if len(word) > 1 or not word.isascii())
        yield _ANYBODY

    @property
    def agreement(self) -> Iterator[str]:
        """By what others of a name may be found to be the same, and not to be others."""
        mark = "free " if self.profile else ""
        yield from (f"{mark}org {org}" for org in self.orgs)
        if self.birthday:
            yield f"{mark}born {self.birthday[-5:]}"
        yield from (f"{mark}touch {touch}" for touch in self.touches)
        if self.profile:
            yield _NO_PROFILE
        if self.is_bare:
            yield _BARE

    def found_by(self) -> Iterator[str]:
        """All by which somebody is found in a crowd."""
        yield from (f"name {name}" for name in self.names)
        yield from (f"word {word}" for word in self.words)
        if self.is_nameless:
            yield _ANYBODY
        agreeing = [f"org {org}" for org in self.orgs] + [f"touch {touch}" for touch in self.touches]
        agreeing += [f"born {self.birthday[-5:]}"] if self.birthday else []
        yield from agreeing
        if not self.profile:
            yield from (f"free {one}" for one in agreeing)
            yield _NO_PROFILE
        if self.is_bare:
            yield _BARE

    def learn(self, more: Form) -> None:
        """Take over what another form of the same person says; of profiles and birthdays the first stays."""
        self.names |= more.names
        self.words |= more.words
        self.ends |= more.ends
        self.is_address = self.is_address or more.is_address
        self.emails |= more.emails
        self.phones |= more.phones
        self.profile = self.profile or more.profile
        self.orgs |= more.orgs
        self.birthday = self.birthday or more.birthday
        self.touches |= more.touches
        for crowd, own in self.crowds:
            crowd.index(own, more)

    def join(self, crowd: Shared, own: str) -> None:
        """Be found in a crowd, also by what is learned later."""
        self.crowds.append((crowd, own))
        crowd.index(own, self)


@dataclass(slots=True)
class Shared:
    """Those who share something, in the order in which they became known."""

    _ids: dict[str, None] = field(default_factory=dict)
    _by: dict[str, dict[str, None]] | None = None

    def add(self, own: str, people: Mapping[str, Form]) -> None:
        """Add somebody; ``people`` are all that are known."""
        if own in self._ids:
            return
        self._ids[own] = None
        if self._by is not None:
            people[own].join(self, own)
        elif len(self._ids) > MOST:
            self._by = {}
            for known in self._ids:
                people[known].join(self, known)

    def index(self, own: str, form: Form) -> None:
        """Let somebody be found by what is known of them."""
        assert self._by is not None
        for key in form.found_by():
            self._by.setdefault(key, {})[own] = None

    def likely(self, wanted: Iterable[str]) -> Iterable[str]:
        """All of them; or of many those who are found by what is wanted, and then the first."""
        if self._by is None:
            return self._ids
        found: dict[str, None] = {}
        for key in wanted:
            found |= dict.fromkeys(islice(self._by.get(key, ()), MOST))
        return found | dict.fromkeys(islice(self._ids, MOST))
