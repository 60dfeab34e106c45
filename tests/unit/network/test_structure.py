"""Who holds the network together, who connects, and the groups."""

from __future__ import annotations

from itertools import combinations

import pytest

from netmd.network import structure
from netmd.network.clusters import clusters_of, ties_between
from netmd.network.graph import Edge
from netmd.network.structure import Structure, structure_of
from netmd.network.ties import Kind
from tests.factory import contact


def edges(*pairs: str) -> list[Edge]:
    """``"ab"`` is a tie of a and b."""
    return [Edge(a, b, Kind.TOGETHER) for a, b in pairs]


def held(found: Structure) -> dict[str, list[tuple[str, int]]]:
    return {one.path: [("".join(part.gates), part.count) for part in one.parts] for one in found.holders}


def test_who_alone_ties_others_to_the_larger_rest_holds_them() -> None:
    found = structure_of(edges("ab", "ac", "bc", "cd", "de"))
    assert held(found) == {"c": [("d", 2)], "d": [("e", 1)]}


def test_somebody_with_several_branches_holds_all_but_the_largest() -> None:
    assert held(structure_of(edges("ma", "ab", "bc", "mx", "xy", "mz")))["m"] == [("x", 2), ("z", 1)]


def test_those_tied_by_two_to_the_rest_are_a_part_with_two_gates() -> None:
    found = structure_of(edges("ab", "bc", "ca", "cd", "ce", "de", "ax", "bx"))
    assert held(found) == {"c": [("de", 2)]}


def test_a_ring_is_held_by_nobody() -> None:
    assert structure_of(edges("ab", "bc", "cd", "da")).holders == ()


def test_taking_a_holder_away_cuts_off_as_many_as_said() -> None:
    pairs = ("ab", "bc", "ca", "cd", "de", "ef", "fd", "dg", "gh", "bi", "kl", "lm")
    for holder in structure_of(edges(*pairs)).holders:
        before = next(part for part in _parts(pairs) if holder.path in part)
        after = _parts([pair for pair in pairs if holder.path not in pair], before - {holder.path})
        assert sorted(map(len, after))[:-1] == sorted(part.count for part in holder.parts)


def _parts(pairs: tuple[str, ...] | list[str], people: set[str] | None = None) -> list[set[str]]:
    """The connected groups, found by joining sets."""
    parts = [{person} for person in sorted(people or set("".join(pairs)))]
    for pair in pairs:
        joined = [part for part in parts if part & set(pair)]
        if len(joined) > 1:
            parts = [part for part in parts if part not in joined] + [set().union(*joined)]
    return parts


def test_groups_that_nothing_ties_are_counted_by_size() -> None:
    assert structure_of(edges("ab", "cd", "de")).parts == (3, 2)
    assert structure_of([]).parts == ()


def test_the_middle_of_a_star_is_between_all_and_its_points_between_none() -> None:
    between = structure_of(edges("ma", "mb", "mc", "md")).between
    assert between["m"] == 1
    assert {between[point] for point in "abcd"} == {0}


def test_in_a_large_network_the_share_is_taken_from_some_and_the_same_where_these_are_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ties = edges("ab", "bc", "ca", "cd", "de", "ef")
    exact = structure_of(ties).between
    monkeypatch.setattr(structure, "EXACT_UP_TO", 2)
    assert structure_of(ties).between == pytest.approx(exact, abs=1e-5)
    star = [Edge("m", f"p{number}", Kind.LED_ON) for number in range(40)]
    assert structure_of(star).between["m"] == 1


def test_the_order_of_ties_changes_nothing() -> None:
    pairs = [f"{a}{b}" for a, b in combinations("abcdefg", 2)][::3]
    assert structure_of(edges(*pairs)) == structure_of(edges(*reversed(pairs)))


def test_clusters_count_the_ties_within_and_to_others_and_name_who_has_these() -> None:
    ann, bo, cy, di = (contact(name) for name in ("Ann", "Bo", "Cy", "Di"))
    ties = [Edge(one.path, other.path, Kind.LED_ON) for one, other in ((ann, bo), (bo, cy), (bo, di), (cy, di))]
    acme, small, late = clusters_of(
        [
            (name, tuple(one.path for one in group))
            for name, group in (("Acme", (ann, bo)), ("Solo", (cy,)), ("Late", (bo, cy)), ("Big", (ann, bo, cy)))
        ],
        ties,
        9,
    )[0]
    assert (acme.name, acme.inside, acme.outside) == ("Big", 2, 2)
    assert (small.name, small.inside, small.outside) == ("Acme", 1, 2)
    assert small.connectors == ((bo.path, 2),)
    assert late.name == "Late"


def test_ties_between_groups_are_summed_and_those_within_left_out() -> None:
    assert dict(ties_between(["ab", "cd", "e"], edges("ab", "ac", "bd", "ce", "xy"))) == {(0, 1): 2, (1, 2): 1}
