"""Who led to whom, as a forest: each person hangs below whoever introduced them to me."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

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


def lineage_of(index: Index) -> Lineage:
    """The forest of all contacts.

    Of several introducers a person hangs below the one nearest to somebody I met by myself, as
    :func:`netmd.network.paths.introduction_chain` has it; the first named of those as near. Where introductions go
    round in a circle, the one of them met first stands as a root.
    """
    introducers = {
        contact.path: tuple(other.path for other in index.introduced_by(contact) if other.path != contact.path)
        for contact in index.contacts
    }
    led_to: dict[str, list[str]] = {}
    for path, others in introducers.items():
        for other in others:
            led_to.setdefault(other, []).append(path)
    in_order = sorted(index.contacts, key=order_met)
    generation: dict[str, int] = {}
    roots = [contact for contact in in_order if not introducers[contact.path]]
    _spread((contact.path for contact in roots), led_to, generation)
    for contact in in_order:
        if contact.path not in generation:
            roots.append(contact)
            _spread([contact.path], led_to, generation)
    children: dict[str, list[Contact]] = {}
    root_paths = {contact.path for contact in roots}
    for contact in in_order:
        if contact.path not in root_paths:
            children.setdefault(min(introducers[contact.path], key=generation.__getitem__), []).append(contact)
    return Lineage(
        tuple(sorted(roots, key=order_met)),
        {path: tuple(found) for path, found in children.items()},
        generation,
        _counts(children, generation),
    )


def order_met(contact: Contact) -> tuple[date, str, str]:
    """In the order in which I came to know people, as far as the notes tell; it depends on nobody else."""
    days = [meeting.when.start for meeting in contact.note.meetings]
    met = contact.met.start if contact.met else min(days, default=date.max)
    return met, name_key(contact.name), contact.path


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


def _counts(children: Mapping[str, list[Contact]], generation: Mapping[str, int]) -> dict[str, int]:
    after: dict[str, int] = {}
    for path in sorted(generation, key=generation.__getitem__, reverse=True):
        after[path] = sum(1 + after[child.path] for child in children.get(path, ()))
    return after
