"""The whole network as a graph: the people, and everything that ties two of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from netmd.carried import Carried
from netmd.index import Index
from netmd.model import Contact
from netmd.network.ties import Kind, Tie, ties_of


@dataclass(frozen=True, slots=True)
class Edge:
    """Two people who are tied, and the strongest reason why.

    ``kind`` is :attr:`Kind.LED_ON` where ``a`` introduced ``b`` to me; for the other kinds their order means nothing.
    """

    a: str
    b: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Network:
    """People by path, in the order of their names, and each one's ties. I am not in it: I am tied to everybody.

    ``kinds`` is the strongest reason between two, as the first of them has it: both orders of each pair are there.
    """

    people: Mapping[str, Contact]
    ties: Mapping[str, tuple[Tie, ...]]
    kinds: Mapping[tuple[str, str], Kind]

    def edges(self) -> Iterator[Edge]:
        """Each tie once, as :class:`Edge`, in the order of people; two who introduced each other are two."""
        for path in self.ties:
            yield from self.edges_of(path)

    def edges_of(self, path: str) -> Iterator[Edge]:
        """Those of somebody's ties that are theirs to tell of: each is told of by one of the two."""
        for tie in self.ties[path]:
            first = tie.reasons[0].kind
            if first is Kind.LED_ON or (first is Kind.LED_HERE and any(one.kind is Kind.LED_ON for one in tie.reasons)):
                yield Edge(path, tie.other.path, Kind.LED_ON)
            elif path < tie.other.path and first is not Kind.LED_HERE:
                yield Edge(path, tie.other.path, first)


def network_of(index: Index, today: date, carried: Carried | None = None) -> Network:
    """The network of everybody in the notebook by ``today``; ``carried`` has what the last build of this day found."""
    people = {contact.path: contact for contact in index.contacts}
    ties, kinds = (carried or Carried()).merged(
        "ties",
        people,
        lambda path: ties_of(people[path], index, today),
        lambda path, found: [((path, tie.other.path), tie.reasons[0].kind) for tie in found],
    )
    return Network(people, ties, kinds)
