"""Who connects most, and who and what holds the network together, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmd.model import Contact, name_key
from netmd.network.graph import Edge
from netmd.network.structure import Structure
from netmd.site.views.context import Context
from netmd.site.views.parts import Ref, employer

MOST_CONNECTORS = 10
MOST_HOLDERS = 12
_MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Connector:
    """Somebody who ties many: whom they led me to, all who came of that, people they are tied to, and the share of
    shortest ways between two others that lead over them, in hundredths."""

    who: Ref
    led_to: int
    after: int
    ties: int
    between: str


@dataclass(frozen=True, slots=True)
class Behind:
    """Somebody and ``more`` others who would be cut off; ``single`` says that a single tie leads to several."""

    first: Ref
    more: int
    single: bool


@dataclass(frozen=True, slots=True)
class Only:
    """``who`` is the only way to each of these; ``others`` are the groups left out."""

    who: Ref
    parts: tuple[Behind, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Holding:
    """Those who hold most, and how many are left out; ``parts`` says how many groups nothing ties to each other."""

    only: tuple[Only, ...]
    more: int
    parts: str


def connectors(context: Context, edges: Sequence[Edge], structure: Structure) -> tuple[Connector, ...]:
    """Those over whom most ways between others lead, by the ties that count; nobody with fewer than two."""
    people, lineage = context.network.people, context.lineage
    first = context.kept.once(
        "connectors", (edges, tuple(people)), lambda: _most_between(people, edges, structure)[:MOST_CONNECTORS]
    )
    return tuple(
        Connector(
            who=employer(context, people[path]),
            led_to=len(lineage.children.get(path, ())),
            after=lineage.after[path],
            ties=ties,
            between=_percent(structure.between.get(path, 0)),
        )
        for path, ties in first
    )


def _most_between(paths: Iterable[str], edges: Sequence[Edge], structure: Structure) -> list[tuple[str, int]]:
    """Those with several ties, the most between others first, each with the people they are tied to."""
    tied: dict[str, set[str]] = {}
    for edge in edges:
        tied.setdefault(edge.a, set()).add(edge.b)
        tied.setdefault(edge.b, set()).add(edge.a)
    several = [(path, len(tied[path])) for path in paths if len(tied.get(path, ())) > 1]
    return sorted(several, key=lambda one: (-structure.between.get(one[0], 0), -one[1]))


def holding(context: Context, structure: Structure) -> Holding:
    """Who and what the network would fall apart without."""
    people = context.network.people

    def ref(path: str) -> Ref:
        return Ref(people[path].name, context.href(people[path]))

    only = tuple(
        Only(
            ref(one.path),
            tuple(
                Behind(ref(_first(part.gates, people)), part.count - 1, len(part.gates) == 1 and part.count > 1)
                for part in one.parts[:_MOST_PARTS]
            ),
            max(0, len(one.parts) - _MOST_PARTS),
        )
        for one in structure.holders[:MOST_HOLDERS]
    )
    return Holding(only, len(structure.holders) - len(only), _parts(structure.parts, len(people)))


def _first(paths: Sequence[str], people: Mapping[str, Contact]) -> str:
    return min(paths, key=lambda path: (name_key(people[path].name), path))


def _percent(share: float) -> str:
    """``26%``, ``0.7%``, ``under 0.1%``, ``0``."""
    if share < 0.001:
        return "under 0.1%" if share else "0"
    return f"{share:.0%}" if share >= 0.0995 else f"{share:.1%}"


def _parts(sizes: Sequence[int], people: int) -> str:
    """How many groups there are, in a sentence; empty where nobody is tied to anybody."""
    if not sizes:
        return ""
    alone = people - sum(sizes)
    rest = ""
    if alone:
        rest = f" {alone:,} {'is' if alone == 1 else 'are'} tied to nobody else you know, as far as the notes tell."
    if len(sizes) == 1:
        return f"{sizes[0]:,} people hang together in one group.{rest}"
    others = f"{sizes[1]:,}" if len(sizes) == 2 else f"{sizes[1]:,} and fewer" if len(set(sizes[1:])) > 1 else (
        f"{sizes[1]:,} each"
    )  # fmt: skip
    return (
        f"{sum(sizes):,} people fall into {len(sizes):,} groups that nobody ties to each other: {sizes[0]:,} in the "
        f"largest, {others} in the {'other' if len(sizes) == 2 else 'others'}.{rest}"
    )
