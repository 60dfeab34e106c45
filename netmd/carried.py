"""What was worked out of each entry, carried over to the next state of the notebook for as long as it holds.

What is said of an entry on a day hangs on itself, on the entries it mentions and on those that mention it. A save
changes one file of thousands; of all entries out of its reach everything is as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from typing import TypeVar, cast

from netmd.index import Index
from netmd.key_maps import contributions
from netmd.model import Entry, Opportunity

_Made = TypeVar("_Made")
_MANY = 200
"""Changed entries from which on everything is worked out anew."""


def changed_entries(before: Index, now: Index) -> frozenset[str]:
    """The paths of the entries that are new, gone, or say something else than before."""
    old, new = before.entries, now.entries
    if old is new:
        return frozenset()
    found = {path for path, entry in new.items() if (last := old.get(path)) is not entry and last != entry}
    return frozenset(found | (old.keys() - new.keys()))


def affected_entries(before: Index, now: Index, changed: Set[str]) -> Set[str] | None:
    """The paths of the entries of which something else may be said since these changed; None for all.

    It is all where one came, went or is called otherwise, as names tell people apart, and where an opening changed, as
    it may fit anybody. Otherwise it is the changed entries, those they mention or are mentioned by, and those mentioned
    beside them.
    """
    if len(changed) > _MANY:
        return None
    indexes, reached = (before, now), set(changed)
    names, mentions = set[str](), set[str]()
    for path in changed:
        old, new = before.entries.get(path), now.entries.get(path)
        if old is None or new is None or not _is_called_the_same(old, new):
            return None
        names |= new.keys
        mentions |= contributions(old)[2] | contributions(new)[2]
    linking = {path for index in indexes for key in names for path in index.mentioning(key)}
    reached |= linking
    for path in linking:
        mentions |= contributions(now.entries[path])[2]
    reached |= {entry.path for index in indexes for key in mentions | names for entry in index.candidates(key)}
    return reached


def _is_called_the_same(old: Entry, new: Entry) -> bool:
    return type(old) is type(new) and not isinstance(new, Opportunity) and old.id == new.id and old.keys == new.keys


class Carried:
    """Values by kind and by the path of the entry they are about. One belongs to one notebook, and to each of its
    builds in turn.
    """

    def __init__(self) -> None:
        self._last: dict[str, dict[str, object]] = {}
        self._now: dict[str, dict[str, object]] = {}
        self._affected: Set[str] | None = None

    def branch(self, affected: Set[str] | None) -> Carried:
        """Another state of the notebook beside this one: all holds there but what was said of these entries."""
        other = Carried()
        other._last, other._affected = self._now, affected
        return other

    def begin(self, affected: Set[str] | None) -> None:
        """A build begins in which what was said of these entries, or of all (None), may no longer hold."""
        self._last, self._now, self._affected = self._now, {}, affected

    def each(self, kind: str, paths: Iterable[str], make: Callable[[str], _Made]) -> dict[str, _Made]:
        """Of each of these entries what ``make`` makes of its path, or made before."""
        last, affected = self._last.get(kind), self._affected
        if last is None or affected is None:
            made: dict[str, _Made] = {path: make(path) for path in paths}
        else:
            known = cast("dict[str, _Made]", last)
            made = {path: make(path) if path in affected or path not in known else known[path] for path in paths}
        self._now[kind] = cast("dict[str, object]", made)
        return made
