"""Those who share a name, an address or a number: of many, the ones who share more are looked up, not looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from netmd.exchange.matching.form import ANYBODY, BARE, NO_PROFILE, Form

MOST = 30
"""As many are compared one by one; of more, as many for each thing they may agree in besides."""


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
            self._join(own, people[own])
        elif len(self._ids) > MOST:
            self._by = {}
            for known in self._ids:
                self._join(known, people[known])

    def _join(self, own: str, form: Form) -> None:
        """Let somebody be found here, also by what is learned of them later."""
        form.crowds = (*form.crowds, self)
        self.index(own, form)

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


@dataclass(slots=True)
class Shares:
    """Who has what: a name, an address. What one person has alone, as most do, costs no more than its entry."""

    _owners: dict[str, str | Shared] = field(default_factory=dict)

    def add(self, key: str, own: str, people: Mapping[str, Form]) -> None:
        """Let somebody, of all ``people``, have this too."""
        there = self._owners.setdefault(key, own)
        if isinstance(there, Shared):
            there.add(own, people)
        elif there != own:
            both = self._owners[key] = Shared()
            both.add(there, people)
            both.add(own, people)

    def likely(self, key: str, wanted: Iterable[str]) -> Iterable[str]:
        """Those who have it, as :meth:`Shared.likely` chooses of many."""
        there = self._owners.get(key)
        if there is None:
            return ()
        return there.likely(wanted) if isinstance(there, Shared) else (there,)


def likeness(form: Form) -> Iterator[str]:
    """By what others of an address may be found to be called alike, what says most first."""
    yield from (f"name {name}" for name in form.names)
    yield from (f"word {word}" for word in form.words if len(word) > 1 or not word.isascii())
    yield ANYBODY


def agreement(form: Form) -> Iterator[str]:
    """By what others of a name may be found to be the same, and not to be others."""
    mark = "free " if form.profile else ""
    yield from (f"{mark}org {org}" for org in form.orgs)
    if form.birthday:
        yield f"{mark}born {form.birthday[-5:]}"
    yield from (f"{mark}touch {touch}" for touch in form.touches)
    if form.profile:
        yield NO_PROFILE
    if form.is_bare:
        yield BARE
