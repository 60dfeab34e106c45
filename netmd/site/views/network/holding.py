"""Who connects most, and who and what holds the network together, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netmd.model import Contact, name_key
from netmd.network.graph import Edge
from netmd.network.structure import Structure
from netmd.site.views.context import Context
from netmd.site.views.parts import Ref, employer

MOST_CONNECTORS = 10
MOST_HOLDERS = 8


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
class Only:
    """``who`` is the only way to ``first`` and so many more, for each group they hold."""

    who: Ref
    parts: tuple[tuple[Ref, int], ...]


@dataclass(frozen=True, slots=True)
class OnlyTie:
    """The one tie that joins ``b``, and ``more`` behind them, to the rest."""

    a: Ref
    b: Ref
    more: int


@dataclass(frozen=True, slots=True)
class Holding:
    """``more_only`` and ``more_ties`` are left out. ``parts`` says how many groups nothing ties to each other."""

    only: tuple[Only, ...]
    more_only: int
    ties: tuple[OnlyTie, ...]
    more_ties: int
    parts: str


def connectors(context: Context, edges: Sequence[Edge], structure: Structure) -> tuple[Connector, ...]:
    """Those tied to most people, by the ties that count; nobody with fewer than two."""
    tied: dict[str, set[str]] = {}
    for edge in edges:
        tied.setdefault(edge.a, set()).add(edge.b)
        tied.setdefault(edge.b, set()).add(edge.a)
    people, lineage = context.network.people, context.lineage
    order = sorted(
        (path for path in tied if len(tied[path]) > 1),
        key=lambda path: (-len(tied[path]), -structure.between.get(path, 0), name_key(people[path].name), path),
    )
    return tuple(
        Connector(
            who=employer(context, people[path]),
            led_to=len(lineage.children.get(path, ())),
            after=lineage.after[path],
            ties=len(tied[path]),
            between=_percent(structure.between.get(path, 0)),
        )
        for path in order[:MOST_CONNECTORS]
    )


def holding(context: Context, structure: Structure) -> Holding:
    """Who and what the network would fall apart without."""
    people = context.network.people

    def ref(path: str) -> Ref:
        return Ref(people[path].name, context.href(people[path]))

    only = tuple(
        Only(ref(one.path), tuple((ref(_first(part.gates, people)), part.count - 1) for part in one.parts))
        for one in structure.holders[:MOST_HOLDERS]
    )
    ties = tuple(OnlyTie(ref(one.a), ref(one.b), one.count - 1) for one in structure.bridges[:MOST_HOLDERS])
    return Holding(
        only, len(structure.holders) - len(only), ties, len(structure.bridges) - len(ties),
        _parts(structure.parts, len(people)),
    )  # fmt: skip


def _first(paths: Sequence[str], people: Mapping[str, Contact]) -> str:
    return min(paths, key=lambda path: (name_key(people[path].name), path))


def _percent(share: float) -> str:
    """``26%``, ``under 1%``, ``0``."""
    return f"{share:.0%}" if share >= 0.01 else "under 1%" if share else "0"


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
