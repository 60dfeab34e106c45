"""What was worked out of each entry, carried over to the next state of the notebook for as long as it holds.

What is said of an entry on a day hangs on itself, on the entries it mentions and on those that mention it. A save
changes one file of thousands; of all entries out of its reach everything is as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar, cast

from netmd.index import Index
from netmd.key_maps import contributions
from netmd.model import Contact, Entry, MeetingFile

_Value = TypeVar("_Value")
_Other = TypeVar("_Other")
_Key = TypeVar("_Key", bound=Hashable)
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

    It is all where one came, went or is called otherwise, as names are shown and tell people apart, and where an
    opening changed, as it may fit anybody. Otherwise it is the changed entries, those they mention or are mentioned
    by, those mentioned beside them, and whom I introduced to any of these.
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
    return reached | {path for index in indexes for path in _introduced_to(reached, index)}


def _introduced_to(paths: Set[str], index: Index) -> Iterator[str]:
    """Whom I introduced to one of these people: what is asked of an introduction hangs on the touches of both."""
    for path in paths:
        entry = index.entries.get(path)
        for file in {file for key in entry.keys for file in index.mentioning(key)} if entry else ():
            for intro in index.entries[file].note.introductions:
                people = {person.path for person in index.people(intro.people)}
                if path in people:
                    yield from people


def _is_called_the_same(old: Entry, new: Entry) -> bool:
    if isinstance(old, Contact) and isinstance(new, Contact):
        return (old.id, old.name, old.aliases) == (new.id, new.name, new.aliases)
    if isinstance(old, MeetingFile) and isinstance(new, MeetingFile):
        return (old.id, old.title) == (new.id, new.title)
    return False


@dataclass(frozen=True, slots=True)
class _Made:
    """The values of a kind, what they were made of beside the entries, and of which entries they no longer hold."""

    values: Mapping[str, object]
    given: object
    outdated: frozenset[str] = frozenset()
    differing: frozenset[str] = frozenset()


class Carried:
    """Values by kind and by the path of the entry they are about. One belongs to one notebook, and to each of its
    builds in turn.

    A value may hang on its entry, on those that mention it or that it mentions, on those mentioned beside it, and on
    what all entries are called; on openings, on the settings and the day. What hangs on more says so: it is ``given``.
    """

    def __init__(self) -> None:
        self._made: dict[str, _Made] = {}
        self._folded: dict[str, object] = {}
        self._once: dict[str, tuple[object, object]] = {}
        self._of: tuple[Index, object] | None = None
        self.epoch: object = object()
        """Another one where anything may have changed: who is there, what they are called, the settings, the day."""

    def begin(self, index: Index, given: object) -> None:
        """A build of this state of the notebook begins; ``given`` is what all values hang on beside it."""
        affected: Set[str] | None = None
        if self._of is not None and self._of[1] == given:
            affected = affected_entries(self._of[0], index, changed_entries(self._of[0], index))
        self._of = index, given
        self._outdate(affected)

    def forget(self) -> None:
        """Nothing is carried over: there is no next build."""
        self._made, self._folded, self._once = {}, {}, {}

    def branch(self, affected: Set[str] | None) -> Carried:
        """Another state of the notebook beside this one: all holds there but what was said of these entries."""
        other = Carried()
        other._made, other._folded, other._once = dict(self._made), dict(self._folded), dict(self._once)
        other.epoch = self.epoch
        other._outdate(affected)
        return other

    def each(
        self, kind: str, paths: Iterable[str], make: Callable[[str], _Value], *, given: object = None
    ) -> Mapping[str, _Value]:
        """Of each of these entries what ``make`` makes of its path, or made before."""
        return self._each(kind, paths, make, given)[0]

    def tally(
        self, kind: str, paths: Iterable[str], make: Callable[[str], Iterable[_Key]], *, given: object = None
    ) -> Mapping[_Key, int]:
        """How often each of the keys comes that ``make`` gives of these entries; none that never does, in no order."""
        keys: dict[_Key, _Key] = {}

        def counted(path: str) -> tuple[_Key, ...]:
            return tuple(keys.setdefault(key, key) for key in make(path))

        values, changes = self._each(kind, paths, counted, given)
        last = cast("Counter[_Key] | None", self._fold(kind, changes))
        if last is None:
            total = Counter(chain.from_iterable(values.values()))
        elif not changes:
            return last
        else:
            total = Counter(last)
            for _, old, new in changes:
                total.subtract(old)
                total.update(new)
            total = +total
        self._folded[kind] = total
        return total

    def grouped(
        self, kind: str, paths: Iterable[str], make: Callable[[str], Mapping[_Key, _Value]], *, given: object = None
    ) -> Mapping[_Key, Mapping[str, _Value]]:
        """What ``make`` gives of these entries, by its keys and then by path, in no order.

        A group in which nothing differs from the last time's is the same object.
        """
        values, changes = self._each(kind, paths, lambda path: tuple(make(path).items()), given)
        last = cast("dict[_Key, dict[str, _Value]] | None", self._fold(kind, changes))
        groups: dict[_Key, dict[str, _Value]]
        if last is None:
            groups = {}
            for path, items in values.items():
                for key, one in items:
                    groups.setdefault(key, {})[path] = one
        elif not changes:
            return last
        else:
            groups, copied = dict(last), set[_Key]()
            for path, was, now in changes:
                old, new = dict(was), dict(now)
                for key in old.keys() | new.keys():
                    if old.get(key) == new.get(key):
                        continue
                    if key not in copied:
                        groups[key] = dict(groups.get(key, {}))
                        copied.add(key)
                    if key in new:
                        groups[key][path] = new[key]
                    else:
                        del groups[key][path]
            groups = {key: group for key, group in groups.items() if group}
        self._folded[kind] = groups
        return groups

    def merged(
        self,
        kind: str,
        paths: Iterable[str],
        make: Callable[[str], _Value],
        items: Callable[[str, _Value], Iterable[tuple[_Key, _Other]]],
    ) -> tuple[Mapping[str, _Value], Mapping[_Key, _Other]]:
        """What ``make`` makes of these entries, and in one map the ``items`` of all, which have no key in common."""
        values, changes = self._each(kind, paths, make, None)
        last = cast("dict[_Key, _Other] | None", self._fold(kind, changes))
        if last is None:
            merged = {key: value for path, made in values.items() for key, value in items(path, made)}
        elif not changes:
            return values, last
        else:
            merged = dict(last)
            for path, old, _ in changes:
                for key, _ in items(path, old):
                    del merged[key]
            for path, _, new in changes:
                merged.update(items(path, new))
        self._folded[kind] = merged
        return values, merged

    def by_group(
        self,
        kind: str,
        groups: Mapping[_Key, _Value],
        make: Callable[[_Key, _Value], _Other],
        *,
        given: object = None,
    ) -> Mapping[_Key, _Other]:
        """What ``make`` makes of each of these groups, made again where it differs from the last time's."""
        known = self._once.get(kind)
        if known is None or known[0] != given:
            made = {key: make(key, group) for key, group in groups.items()}
        else:
            before, last = cast("tuple[Mapping[_Key, _Value], Mapping[_Key, _Other]]", known[1])
            if before is groups:
                return last
            made = {
                key: last[key] if (old := before.get(key)) is group or old == group else make(key, group)
                for key, group in groups.items()
            }
        self._once[kind] = given, (groups, made)
        return made

    def differing(self, kind: str) -> Set[str]:
        """The entries of which a value came out otherwise when those of a kind were made again the last time."""
        return self._made[kind].differing

    def outdate(self, kinds: Iterable[str], paths: Set[str]) -> None:
        """What these kinds have of these entries does not hold: something changed that is further off."""
        for kind in kinds if paths else ():
            made = self._made.get(kind)
            if made is not None:
                self._made[kind] = replace(made, outdated=made.outdated | paths)

    def once(self, kind: str, given: object, make: Callable[[], _Value]) -> _Value:
        """What ``make`` makes of what is ``given``, of what entries are called, of openings, settings and the day."""
        wanted = self.epoch, given
        known = self._once.get(kind)
        if known is None or known[0] != wanted:
            known = self._once[kind] = wanted, make()
        return cast(_Value, known[1])

    def _outdate(self, affected: Set[str] | None) -> None:
        if affected is None:
            self._made, self._folded, self._once = {}, {}, {}
            self.epoch = object()
        elif affected:
            self._made = {kind: replace(made, outdated=made.outdated | affected) for kind, made in self._made.items()}

    def _each(
        self, kind: str, paths: Iterable[str], make: Callable[[str], _Value], given: object
    ) -> tuple[Mapping[str, _Value], Sequence[tuple[str, _Value, _Value]] | None]:
        """The values, and those that were made again as path, old and new one; None for all of them."""
        held = self._made.get(kind)
        changes: list[tuple[str, _Value, _Value]] | None = None
        values: dict[str, _Value]
        if held is None or held.given != given:
            values = {path: make(path) for path in paths}
        else:
            known, outdated = cast("dict[str, _Value]", held.values), held.outdated
            order = list(paths)
            if order == list(known):
                again = [path for path in outdated if path in known]
                values, changes = dict(known) if again else known, []
                for path in again:
                    values[path] = make(path)
                    changes.append((path, known[path], values[path]))
            else:
                values = {path: known[path] if path in known and path not in outdated else make(path) for path in order}
        differing = frozenset(path for path, old, new in changes or () if old != new)
        self._made[kind] = _Made(values, given, differing=differing)
        return values, changes

    def _fold(self, kind: str, changes: object) -> object:
        """What all values of a kind came to the last time, where it is known what changed since."""
        return self._folded.get(kind) if changes is not None else None
