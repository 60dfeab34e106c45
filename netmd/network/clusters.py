"""The groups a network falls into by what the notes call them: organisations, or tags; and who ties them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmd.network.graph import Edge


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of people, by their paths, with its name.

    ``inside`` counts the ties among them, ``outside`` those to others. ``connectors`` are the people with the most ties
    to others, each with the number, the most first.
    """

    name: str
    people: tuple[str, ...]
    inside: int
    outside: int
    connectors: tuple[tuple[str, int], ...]


MOST_CONNECTORS = 3


def clusters_of(
    groups: Iterable[tuple[str, tuple[str, ...]]], edges: Sequence[Edge], most: int
) -> tuple[tuple[Cluster, ...], int]:
    """The ``most`` largest groups of several people, by their paths, as clusters, and how many groups there are."""
    several = [(name, people) for name, people in groups if len(people) > 1]
    largest = sorted(several, key=lambda group: -len(group[1]))[:most]
    member_of = _membership(largest)
    nothing: frozenset[int] = frozenset()
    inside, outside = Counter[int](), Counter[int]()
    out_of: list[Counter[str]] = [Counter() for _ in largest]
    for edge in edges:
        of_a, of_b = member_of.get(edge.a, nothing), member_of.get(edge.b, nothing)
        if not of_a and not of_b:
            continue
        for number in of_a & of_b:
            inside[number] += 1
        for one, other, path in ((of_a, of_b, edge.a), (of_b, of_a, edge.b)):
            for number in one - other:
                outside[number] += 1
                out_of[number][path] += 1
    found = tuple(
        Cluster(name, people, inside[at], outside[at], _most(people, out_of[at]))
        for at, (name, people) in enumerate(largest)
    )
    return found, len(several)


def ties_between(groups: Sequence[Iterable[str]], edges: Iterable[Edge]) -> Mapping[tuple[int, int], int]:
    """How many ties lead from one group to another, by their places in ``groups``, the lower first."""
    at = {path: number for number, group in enumerate(groups) for path in group}
    found = Counter[tuple[int, int]]()
    for edge in edges:
        a, b = at.get(edge.a), at.get(edge.b)
        if a is not None and b is not None and a != b:
            found[min(a, b), max(a, b)] += 1
    return found


def _membership(groups: Sequence[tuple[str, tuple[str, ...]]]) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (_, people) in enumerate(groups):
        for path in people:
            found.setdefault(path, set()).add(number)
    return {path: frozenset(numbers) for path, numbers in found.items()}


def _most(people: Iterable[str], ties: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    tied = [(path, ties[path]) for path in people if ties.get(path)]
    return tuple(sorted(tied, key=lambda found: -found[1])[:MOST_CONNECTORS])
