"""Who has the same tag, or is at the same organisation: the groups that many pages show, kept from build to build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from netmd.carried import Carried
from netmd.key_maps import most_written
from netmd.model import Contact, name_key


@dataclass(frozen=True, slots=True)
class Group:
    """Some people: ``name`` is what most of them write, ``key`` what it is compared by. ``paths`` come by name."""

    key: str
    name: str
    paths: tuple[str, ...]


def gathered(
    kind: str, people: Mapping[str, Contact], names_of: Callable[[Contact], Sequence[str]], carried: Carried
) -> tuple[Group, ...]:
    """The groups that the people, who come by name, fall into by what they write; by name."""
    rank = carried.once("ranks", (), lambda: {path: at for at, path in enumerate(people)})

    def written(path: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name in names_of(people[path]):
            key = name_key(name)
            found[key] = (*found.get(key, ()), name)
        return found

    def group(key: str, members: Mapping[str, tuple[str, ...]]) -> Group:
        names = Counter(name for written in members.values() for name in written)
        return Group(
            key,
            most_written(names),
            tuple(sorted(members, key=rank.__getitem__)),
        )

    groups = carried.by_group(kind, carried.grouped(kind, people, written), group)
    return tuple(groups[key] for key in sorted(groups))
