"""Who is well connected, and who belongs together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from kg.analysis.relations import Relations

Plain: TypeAlias = "nx.Graph[str]"
_SEED = 1


@dataclass(frozen=True, slots=True)
class Connected:
    """How well one person or organisation is connected."""

    iri: str
    name: str
    neighbours: int  # people and organisations met, spoken to, or that took part in the same event
    met: int  # people met
    events: int  # events took part in
    utterances: int


@dataclass(frozen=True, slots=True)
class Community:
    """People and organisations with more to do with one another than with the rest; the best connected first."""

    names: tuple[str, ...]
    iris: tuple[str, ...]


def most_connected(graph: Relations, n: int = 10, *, kind: str = "person") -> tuple[Connected, ...]:
    """The `n` entities of one kind with the most neighbours, at most; those with none are left out.

    Neighbours are counted once each, however often they met; planned events count, denied ones do not.
    """
    found = [_connected(graph, iri) for iri, data in graph.nodes(data=True) if data["kind"] == kind]
    found.sort(key=lambda one: (-one.neighbours, -one.met, -one.events, -one.utterances, one.iri))
    return tuple(one for one in found if one.neighbours)[:n]


def communities(graph: Relations) -> tuple[Community, ...]:
    """Groups of people and organisations joined by meetings, words and common events; the largest group first.

    Places join nobody: half the world passes through Washington. Groups of one are left out.
    Source: Blondel et al. 2008 (Louvain), with a fixed seed and nodes in a fixed order.
    """
    plain = _social(graph)
    order = list(plain)
    numbered = nx.relabel_nodes(plain, {iri: number for number, iri in enumerate(order)})
    groups = nx.community.louvain_communities(numbered, weight="weight", seed=_SEED) if plain.size() else []
    named = [_community(graph, plain, sorted(order[number] for number in group)) for group in groups]
    return tuple(sorted((group for group in named if len(group.iris) > 1), key=lambda g: (-len(g.iris), g.iris)))


def _connected(graph: Relations, iri: str) -> Connected:
    events = [e for e in graph.successors(iri) if graph.nodes[e]["kind"] == "event" and _counts(graph, e)]
    together = {one for event in events for one in graph.predecessors(event)}
    direct = {other for one, other, relation in graph.out_edges(iri, keys=True) if relation in {"met", "said"}}
    direct |= {one for one, other, relation in graph.in_edges(iri, keys=True) if relation in {"met", "said"}}
    met = {*_met(graph, iri)}
    people = {one for one in together | direct if graph.nodes[one]["kind"] != "place"}
    data = graph.nodes[iri]
    return Connected(iri, data["label"], len(people - {iri}), len(met), len(events), len(data["utterances"]))


def _met(graph: Relations, iri: str) -> list[str]:
    forward = [other for _, other, relation in graph.out_edges(iri, keys=True) if relation == "met"]
    return forward + [one for one, _, relation in graph.in_edges(iri, keys=True) if relation == "met"]


def _counts(graph: Relations, event: str) -> bool:
    return bool(graph.nodes[event]["status"] != "denied")


def _social(graph: Relations) -> Plain:
    plain: Plain = nx.Graph()
    for one, other, data in graph.edges(data=True):
        if one == other or not (_joins(graph, one) and _joins(graph, other)):
            continue
        weight = plain.edges[one, other]["weight"] if plain.has_edge(one, other) else 0
        plain.add_edge(one, other, weight=weight + data["count"])
    return plain


def _joins(graph: Relations, iri: str) -> bool:
    kind = graph.nodes[iri]["kind"]
    return kind != "place" and (kind != "event" or _counts(graph, iri))


def _community(graph: Relations, plain: Plain, members: list[str]) -> Community:
    people = [iri for iri in members if graph.nodes[iri]["kind"] != "event"]
    people.sort(key=lambda iri: (-plain.degree(iri), iri))
    return Community(tuple(graph.nodes[iri]["label"] for iri in people), tuple(people))
