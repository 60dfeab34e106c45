"""Who led to whom, as a forest: each person hangs below whoever introduced them to me."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netmd.carried import Carried
from netmd.index import Index
from netmd.model import Contact, name_key


@dataclass(frozen=True, slots=True)
class Lineage:
    """The forest. All maps are by path.

    ``roots`` are the people I met by myself, the first met first, and ``children`` whom each led me to, likewise.
    ``generation`` is 1 for a root; ``after`` counts the people who came of each, they and those they led to.
    """

    roots: tuple[Contact, ...]
    children: Mapping[str, tuple[Contact, ...]]
    generation: Mapping[str, int]
    after: Mapping[str, int]


def lineage_of(index: Index, carried: Carried | None = None) -> Lineage:
    """The forest of all contacts; ``carried`` has what the last build found out.

    Of several introducers a person hangs below the one nearest to somebody I met by myself, as
    :func:`netmd.network.paths.introduction_chain` has it; the first named of those as near. Where introductions go
    round in a circle, the one of them met first stands as a root.
    """
    carried = carried or Carried()
    people = {contact.path: contact for contact in index.contacts}
    introducers = carried.each("introducers", people, lambda path: _introducers(people[path], index))
    met = carried.each("met", people, lambda path: order_met(people[path]))
    forest = carried.once("forest", (introducers, met), lambda: _forest(introducers, met))
    return Lineage(
        tuple([people[path] for path in forest.roots]),
        {path: tuple([people[child] for child in found]) for path, found in forest.children.items()},
        forest.generation,
        forest.after,
    )


def order_met(contact: Contact) -> tuple[date, str, str]:
    """In the order in which I came to know people, as far as the notes tell; it depends on nobody else."""
    days = [meeting.when.start for meeting in contact.note.meetings]
    met = contact.met.start if contact.met else min(days, default=date.max)
    return met, name_key(contact.name), contact.path


@dataclass(frozen=True, slots=True)
class _Forest:
    """As :class:`Lineage`, of paths alone."""

    roots: tuple[str, ...]
    children: Mapping[str, Sequence[str]]
    generation: Mapping[str, int]
    after: Mapping[str, int]


def _introducers(contact: Contact, index: Index) -> tuple[str, ...]:
    if not contact.introduced_by:
        return ()
    return tuple([other.path for other in index.introduced_by(contact) if other.path != contact.path])


def _forest(introducers: Mapping[str, tuple[str, ...]], met: Mapping[str, tuple[date, str, str]]) -> _Forest:
    led_to: dict[str, list[str]] = {}
    for path, others in introducers.items():
        for other in others:
            led_to.setdefault(other, []).append(path)
    in_order = sorted(introducers, key=met.__getitem__)
    generation: dict[str, int] = {}
    roots = [path for path in in_order if not introducers[path]]
    _spread(roots, led_to, generation)
    for path in in_order:
        if path not in generation:
            roots.append(path)
            _spread([path], led_to, generation)
    children: dict[str, list[str]] = {}
    at_root = set(roots)
    for path in in_order:
        if path not in at_root:
            children.setdefault(min(introducers[path], key=generation.__getitem__), []).append(path)
    return _Forest(tuple(sorted(roots, key=met.__getitem__)), children, generation, _counts(children, generation))


def _spread(starts: Iterable[str], led_to: Mapping[str, list[str]], generation: dict[str, int]) -> None:
    """Number everybody who is not yet by the steps from ``starts``."""
    to_look_at = deque(starts)
    generation.update(dict.fromkeys(to_look_at, 1))
    while to_look_at:
        path = to_look_at.popleft()
        for other in led_to.get(path, ()):
            if other not in generation:
                generation[other] = generation[path] + 1
                to_look_at.append(other)


def _counts(children: Mapping[str, Sequence[str]], generation: Mapping[str, int]) -> dict[str, int]:
    after: dict[str, int] = {}
    for path in sorted(generation, key=generation.__getitem__, reverse=True):
        after[path] = sum(1 + after[child] for child in children.get(path, ()))
    return after
