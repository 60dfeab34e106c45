"""What holds the network together: the people and ties without which it would fall apart, and who connects most."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netmd.network.graph import Edge

if TYPE_CHECKING:
    import networkx as nx

EXACT_UP_TO = 200
"""People up to whom every way between two is followed; beyond, only those from :data:`SOURCES` of them."""
SOURCES = 12
"""Chosen by a hash of their path, so that they stay the same when somebody joins."""


@dataclass(frozen=True, slots=True)
class Part:
    """People who would be cut off: those of them tied to whoever holds them, and how many they are in all.

    With a single gate, the one tie to it is a bridge: losing it parts the network as well.
    """

    gates: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who alone ties others to the rest; the largest part first."""

    path: str
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """How many would be cut off."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class Structure:
    """``holders`` come by how many they hold. ``between`` is, by path, the share (0 to 1) of all pairs of others whose
    shortest way leads over somebody. ``parts`` counts the people in each group that nothing ties to another, the
    largest first; people without ties are in none.
    """

    holders: tuple[Holder, ...]
    between: Mapping[str, float]
    parts: tuple[int, ...]


def structure_of(edges: Iterable[Edge]) -> Structure:
    """The structure of the graph that these ties make."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(sorted({(min(edge.a, edge.b), max(edge.a, edge.b)) for edge in edges}))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    holders: list[Holder] = []
    for part in parts:
        holders += _holders(graph, part)
    holders.sort(key=lambda holder: (-holder.count, holder.path))
    return Structure(tuple(holders), _between(graph), tuple(map(len, parts)))


def _holders(graph: nx.Graph[str], part: Sequence[str]) -> Iterator[Holder]:
    """Who holds this connected part together.

    The blocks within which nobody alone is needed make a tree with those who are; its branches are what is cut off.
    """
    import networkx as nx

    found_blocks: Iterable[set[str]] = nx.biconnected_components(graph.subgraph(part))  # type: ignore[assignment]
    blocks = sorted(found_blocks, key=min)
    times = Counter(path for block in blocks for path in block)
    tree: nx.Graph[str | int] = nx.Graph()
    for number, block in enumerate(blocks):
        tree.add_edges_from((number, path) for path in block if times[path] > 1)
    if not tree:
        return
    parent = dict(nx.bfs_predecessors(tree, 0))
    size: dict[str | int, int] = {}
    for node in reversed((0, *parent)):
        own = 1 if isinstance(node, str) else sum(times[path] == 1 for path in blocks[node])
        size[node] = own + sum(size[other] for other in tree[node] if parent.get(other) == node)
    for path in sorted(node for node in tree if isinstance(node, str)):
        numbers = [number for number in tree[path] if isinstance(number, int)]
        counts = {number: size[number] if parent.get(number) == path else len(part) - size[path] for number in numbers}
        found = [Part(tuple(sorted(blocks[number].intersection(graph[path]))), counts[number]) for number in numbers]
        found.sort(key=lambda cut_off: (-cut_off.count, cut_off.gates))
        yield Holder(path, tuple(found[1:]))


def _between(graph: nx.Graph[str]) -> Mapping[str, float]:
    import networkx as nx

    others = len(graph) - 2
    if others <= 0:
        return {}
    if len(graph) <= EXACT_UP_TO:
        found = nx.betweenness_centrality(graph, normalized=True)
        return {path: round(share, 6) for path, share in found.items()}
    sources = sorted(graph, key=lambda path: hashlib.blake2b(path.encode("utf-8", "surrogatepass")).digest())[:SOURCES]
    found = nx.betweenness_centrality_subset(graph, sources, list(graph))
    # networkx halves what it counts, as if each pair were met from both its ends
    return {path: round(2 * times / ((len(sources) - (path in sources)) * others), 6) for path, times in found.items()}
