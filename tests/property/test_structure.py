"""Who holds a network together, and who is between whom, as a library for graphs has it."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmd.network import structure
from netmd.network.graph import Edge
from netmd.network.structure import structure_of
from netmd.network.ties import Kind

_person = st.integers(0, 24).map("p{:02}".format)
_pairs = st.lists(st.tuples(_person, _person).filter(lambda pair: pair[0] != pair[1]), min_size=1, max_size=40)


@settings(deadline=None)
@given(_pairs)
def test_holders_parts_and_shares_are_those_of_networkx(pairs: list[tuple[str, str]]) -> None:
    graph: nx.Graph[str] = nx.Graph(pairs)
    found = structure_of(Edge(a, b, Kind.TOGETHER) for a, b in pairs)
    assert found.parts == tuple(sorted(map(len, nx.connected_components(graph)), reverse=True))
    assert {one.path for one in found.holders} == set(nx.articulation_points(graph))
    for holder in found.holders:
        whole = nx.node_connected_component(graph, holder.path)
        cut = sorted(map(len, nx.connected_components(graph.subgraph(whole - {holder.path}))), reverse=True)
        assert [part.count for part in holder.parts] == cut[1:]
        assert {gate for part in holder.parts for gate in part.gates} < set(graph[holder.path])
    if len(graph) > 2:
        assert found.between == pytest.approx(nx.betweenness_centrality(graph), abs=1e-5)


@settings(deadline=None)
@given(_pairs)
def test_from_some_of_many_the_shares_are_those_of_networkx(pairs: list[tuple[str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(structure, "EXACT_UP_TO", 4)
        patch.setattr(structure, "SOURCES", 30)
        graph: nx.Graph[str] = nx.Graph(pairs)
        between = structure_of(Edge(a, b, Kind.TOGETHER) for a, b in pairs).between
        if len(graph) > 2:
            assert between == pytest.approx(nx.betweenness_centrality(graph), abs=1e-5)
