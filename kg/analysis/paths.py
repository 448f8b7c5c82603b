"""From a name to its node, and from one name to another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import networkx as nx

from kg.analysis.names import bearers
from kg.analysis.relations import Relations
from kg.analysis.rows import Evidence

Plain: TypeAlias = "nx.Graph[str]"
Route: TypeAlias = "tuple[Step, ...]"

# A step by way of a country or a post tells less than a meeting: two steps among people are worth one of those.
_COST = {"met": 2, "said": 2, "participant": 2, "post": 3, "location": 4}
_STRONGEST = ("met", "said", "participant", "post", "location")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: what joins two neighbours, and the sentences that say so."""

    one: str  # IRI
    other: str
    names: tuple[str, str]
    relation: str
    forward: bool  # whether the edge runs from ``one`` to ``other``
    evidence: tuple[Evidence, ...]


def find(graph: Relations, name: str) -> tuple[str, ...]:
    """The nodes that a name names: an IRI, or any form of a name, Simplified or Traditional, upper or lower case.

    Raises:
        KgError: nobody has that name; the nearest are suggested.
    """
    return bearers({iri: data["names"] for iri, data in graph.nodes(data=True) if data["names"]}, name)


def shortest_path(graph: Relations, one: str, other: str) -> Route:
    """The steps that lead from one name to another, each with its evidence; ``()`` where nothing joins them.

    Edges are taken in both directions. Denied events join nobody. Meetings, words and common events are preferred over
    posts, and those over places: a detour of one person is shorter than the way through a country. Where several bear
    a name, the two that are nearest to each other are meant.

    Raises:
        KgError: a name is not in the graph.
    """
    ends = find(graph, other)
    begins = [iri for iri in find(graph, one) if iri not in ends]
    plain = _undirected(graph)
    ways = nx.multi_source_dijkstra_path(plain, begins, weight="cost") if begins else {}
    reached = [iri for iri in ends if iri in ways]
    if not reached:
        return ()
    nodes = ways[min(reached, key=lambda iri: nx.path_weight(plain, ways[iri], "cost"))]
    return tuple(_step(graph, a, b, plain.edges[a, b]["relation"]) for a, b in pairwise(nodes))


def _undirected(graph: Relations) -> Plain:
    plain: Plain = nx.Graph()
    plain.add_nodes_from(graph)
    for one, other, relation in graph.edges(keys=True):
        if any(graph.nodes[node].get("status") == "denied" for node in (one, other)):
            continue
        known = plain.edges[one, other]["relation"] if plain.has_edge(one, other) else None
        if known is None or _STRONGEST.index(relation) < _STRONGEST.index(known):
            place = "place" in (graph.nodes[one]["kind"], graph.nodes[other]["kind"])
            plain.add_edge(one, other, relation=relation, cost=_COST["location" if place else relation])
    return plain


def _step(graph: Relations, one: str, other: str, relation: str) -> Step:
    forward = graph.has_edge(one, other, relation)
    data = graph.edges[(one, other, relation) if forward else (other, one, relation)]
    names = (graph.nodes[one]["label"], graph.nodes[other]["label"])
    return Step(one, other, names, relation, forward, data["evidence"])
