"""The page of the network: its picture, its lineage, who connects and holds it, its groups, the ways into places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from netmd.model import Contact
from netmd.network.clusters import clusters_of
from netmd.network.graph import Edge
from netmd.network.paths import introduction_chain
from netmd.network.structure import structure_of
from netmd.network.ties import Kind
from netmd.site.views.context import Context
from netmd.site.views.gathered import Group
from netmd.site.views.known import Known, known
from netmd.site.views.network.holding import Connector, Holding, connectors, holding
from netmd.site.views.network.picture import Picture, line_title, network_picture
from netmd.site.views.network.tree import Branch, trees
from netmd.site.views.parts import Ref
from netmd.touches import touch_day

MOST_CLUSTERS = 12
MOST_TIES = 120
"""Ties written out behind the picture."""
MOST_WAYS = 40


@dataclass(frozen=True, slots=True)
class ClusterLine:
    """A group, how many are in it, the ties among them and to others, and who has most of the latter."""

    name: Ref
    people: int
    inside: int
    outside: int
    connectors: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """Groups of one kind; ``more`` are left out."""

    title: str
    lines: tuple[ClusterLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class WayIn:
    """An organisation, and of those I know there the one I was in touch with last; ``more`` others are there."""

    org: Ref
    first: Known
    more: int


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The page. ``ties`` are the picture in words, ``more_*`` what is left out of each list."""

    people: int
    answer: str
    picture: Picture | None
    ties: tuple[str, ...]
    more_ties: int
    trees: tuple[Branch, ...]
    more_trees: int
    leaves: int
    connectors: tuple[Connector, ...]
    holding: Holding
    clusters: tuple[Clusters, ...]
    ways: tuple[WayIn, ...]
    more_ways: int


def network_view(context: Context) -> NetworkView:
    """The network on one page. A link in somebody's notes is a hint, no tie that the page counts."""
    edges = _edges(context)
    structure = context.kept.once("structure", edges, lambda: structure_of(edges))
    people = context.network.people
    found, more_trees = trees(context)
    orgs = context.organisations
    ways = tuple(_way(context, one) for one in orgs[:MOST_WAYS])
    lineage = context.lineage
    return NetworkView(
        people=len(people),
        answer=_answer(context),
        picture=network_picture(context, edges, structure) if people else None,
        ties=tuple(line_title(people[edge.a], people[edge.b], edge.kind) for edge in edges[:MOST_TIES]),
        more_ties=max(0, len(edges) - MOST_TIES),
        trees=found,
        more_trees=more_trees,
        leaves=sum(not lineage.after[contact.path] for contact in lineage.roots),
        connectors=connectors(context, edges, structure),
        holding=holding(context, structure),
        clusters=tuple(
            clusters
            for clusters in (
                _clusters(context, "Organisations", orgs, edges, context.org_href),
                _clusters(context, "Tags", context.tags, edges, context.tag_href),
            )
            if clusters.lines
        ),
        ways=ways,
        more_ways=len(orgs) - len(ways),
    )


def _edges(context: Context) -> tuple[Edge, ...]:
    """Each tie that counts once, in the order of people; the same object where they are the last build's."""
    network = context.network
    of_each = context.carried.each(
        "edges",
        network.people,
        lambda path: tuple([edge for edge in network.edges_of(path) if edge.kind is not Kind.NOTED]),
    )
    edges = tuple(chain.from_iterable(of_each.values()))
    return context.kept.once("edges", edges, lambda: edges)


def _answer(context: Context) -> str:
    """How many came through somebody, and the longest chain, in a sentence."""
    through = context.carried.tally(
        "through somebody", context.people, lambda path: (bool(context.index.introduced_by(context.people[path])),)
    ).get(True, 0)
    if not through:
        return ""
    longest = max(context.lineage.generation.values()) - 1
    people = len(context.index.contacts)
    chain = f" The longest chain is {longest:,} introductions long." if longest > 1 else ""
    return f"{through:,} of {people:,} came to you through somebody you know.{chain}"


def _clusters(
    context: Context,
    title: str,
    groups: tuple[Group, ...],
    edges: tuple[Edge, ...],
    href: Callable[[str], str],
) -> Clusters:
    found, of_all = context.kept.once(
        title,
        (groups, edges),
        lambda: clusters_of(((one.name, one.paths) for one in groups), edges, MOST_CLUSTERS),
    )
    lines = tuple(
        ClusterLine(
            name=Ref(one.name, href(one.name)),
            people=len(one.people),
            inside=one.inside,
            outside=one.outside,
            connectors=tuple(_ref(context, context.people[path]) for path, _ in one.connectors),
        )
        for one in found
    )
    return Clusters(title, lines, of_all - len(lines))


def _ref(context: Context, contact: Contact) -> Ref:
    return Ref(contact.name, context.href(contact))


def _way(context: Context, org: Group) -> WayIn:
    def closeness(contact: Contact) -> tuple[bool, date]:
        last = context.standings[contact.path].last
        return contact.status != "archived", touch_day(last, context.today) if last else date.min

    first = max((context.people[path] for path in org.paths), key=closeness)
    chain_to = introduction_chain(first, context.index)
    return WayIn(Ref(org.name, context.org_href(org.name)), known(context, chain_to), len(org.paths) - 1)
