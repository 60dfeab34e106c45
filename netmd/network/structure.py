"""What holds the network together: the people and ties without which it would fall apart, and who connects most."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from netmd.network.graph import Edge

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
    pairs = sorted({(min(edge.a, edge.b), max(edge.a, edge.b)) for edge in edges})
    paths = sorted({path for pair in pairs for path in pair})
    number = {path: at for at, path in enumerate(paths)}
    graph: _Graph = [[] for _ in paths]
    for a, b in pairs:
        graph[number[a]].append(number[b])
        graph[number[b]].append(number[a])
    parts, holders = [], list[Holder]()
    for part, blocks in _parts(graph):
        parts.append(len(part))
        holders += _holders(graph, len(part), blocks, paths)
    holders.sort(key=lambda holder: (-holder.count, holder.path))
    return Structure(tuple(holders), _between(graph, paths), tuple(sorted(parts, reverse=True)))


_Graph = list[list[int]]
"""The neighbours of each node. Nodes are numbers, as it is gone through for each tie that comes."""


def _parts(graph: _Graph) -> Iterator[tuple[list[int], list[list[int]]]]:
    """Each connected part, and its blocks: the largest sets within which nobody alone is needed (Hopcroft and Tarjan
    1973).
    """
    found = [0] * len(graph)
    low = [0] * len(graph)
    count = 0
    for root in range(len(graph)):
        if found[root]:
            continue
        count += 1
        found[root] = low[root] = count
        part, blocks, open_nodes = [root], list[list[int]](), [root]
        stack = [(root, -1, iter(graph[root]))]
        while stack:
            node, parent, others = stack[-1]
            for other in others:
                if not found[other]:
                    count += 1
                    found[other] = low[other] = count
                    part.append(other)
                    open_nodes.append(other)
                    stack.append((other, node, iter(graph[other])))
                    break
                if other != parent and found[other] < low[node]:
                    low[node] = found[other]
            else:
                stack.pop()
                if parent >= 0:
                    low[parent] = min(low[parent], low[node])
                    if low[node] >= found[parent]:
                        at = len(open_nodes) - 1
                        while open_nodes[at] != node:
                            at -= 1
                        blocks.append([parent, *open_nodes[at:]])
                        del open_nodes[at:]
        yield part, blocks


def _holders(graph: _Graph, people: int, blocks: Sequence[list[int]], paths: Sequence[str]) -> Iterator[Holder]:
    """Who holds a connected part of so many people together.

    The blocks make a tree with those who are in several; its branches are what is cut off. They come as they are left
    by a search, so that the first node of each leads to the blocks before it.
    """
    of: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        for node in block:
            of.setdefault(node, []).append(at)
    below = [0] * len(blocks)
    """People in the branch that begins with a block, without the node it hangs on."""
    for at, block in enumerate(blocks):
        below[at] = sum(1 + sum(below[other] for other in of[node] if other != at and blocks[other][0] == node)
                        for node in block[1:])  # fmt: skip
    for node, at_blocks in of.items():
        if len(at_blocks) > 1:
            hanging = sum(below[at] for at in at_blocks if blocks[at][0] == node)
            near = set(graph[node])
            found = [
                Part(
                    tuple(sorted(paths[other] for other in near.intersection(blocks[at]))),
                    below[at] if blocks[at][0] == node else people - 1 - hanging,
                )
                for at in at_blocks
            ]
            found.sort(key=lambda cut_off: (-cut_off.count, cut_off.gates))
            yield Holder(paths[node], tuple(found[1:]))


def _between(graph: _Graph, paths: Sequence[str]) -> Mapping[str, float]:
    others = len(graph) - 2
    if others <= 0:
        return {}
    sources = list(range(len(graph)))
    if len(graph) > EXACT_UP_TO:
        sources.sort(key=lambda node: hashlib.blake2b(paths[node].encode("utf-8", "surrogatepass")).digest())
        del sources[SOURCES:]
    times = [0.0] * len(graph)
    for source in sources:
        _follow(graph, source, times)
    from_others = [len(sources)] * len(graph)
    for source in sources:
        from_others[source] -= 1
    return {path: round(times[at] / (from_others[at] * others), 6) for at, path in enumerate(paths)}


def _follow(graph: _Graph, source: int, times: list[float]) -> None:
    """Add to ``times``, for everybody but the source, the share of shortest ways from it to each other person that lead
    over them (Brandes 2001).
    """
    away = [-1] * len(graph)
    ways = [0.0] * len(graph)
    away[source], ways[source] = 0, 1.0
    order = [source]
    for node in order:
        next_away, own = away[node] + 1, ways[node]
        for other in graph[node]:
            if away[other] < 0:
                away[other] = next_away
                ways[other] = own
                order.append(other)
            elif away[other] == next_away:
                ways[other] += own
    share = [0.0] * len(graph)
    for node in reversed(order[1:]):
        before = away[node] - 1
        each = (1 + share[node]) / ways[node]
        for other in graph[node]:
            if away[other] == before:
                share[other] += ways[other] * each
        times[node] += share[node]
