"""From a name to its node, and from one name to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import networkx as nx
from rapidfuzz import fuzz, process

from kg.analysis.relations import Relations
from kg.analysis.rows import Evidence
from kg.chinese.folding import fold
from kg.errors import KgError

Plain: TypeAlias = "nx.Graph[str]"
Route: TypeAlias = "tuple[Step, ...]"

# A step by way of a country or a post tells less than a meeting: two steps among people are worth one of those.
_COST = {"met": 2, "said": 2, "participant": 2, "post": 3, "location": 4}
_STRONGEST = ("met", "said", "participant", "post", "location")
_LIKE = 50  # of 100: 克理 for 克里 scores 50, an unrelated two-character name 0
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: what joins two neighbours, and the sentences that say so."""

    one: str  # IRI
    other: str
    names: tuple[str, str]
    relation: str
    forward: bool  # whether the edge runs from ``one`` to ``other``
    evidence: tuple[Evidence, ...]


def find(graph: Relations, name: str) -> str:
    """The node that a name names: an IRI, or any form of a name, Simplified or Traditional, upper or lower case.

    Raises:
        KgError: nobody has that name (the nearest are suggested), or several have.
    """
    if name in graph:
        return name
    wanted = _key(name)
    first = [iri for iri, data in graph.nodes(data=True) if data["names"] and _key(data["names"][0]) == wanted]
    found = first or [iri for iri, names in _forms(graph) if wanted in names]
    if not found:
        raise KgError(f"{name}: no such name in the graph{_suggest(graph, wanted)}")
    if len(found) > 1:
        several = ", ".join(f"{graph.nodes[iri]['label']} <{iri}>" for iri in found)
        raise KgError(f"{name}: {len(found)} bear this name; give the full name or the IRI: {several}")
    return found[0]


def shortest_path(graph: Relations, one: str, other: str) -> Route:
    """The steps that lead from one name to another, each with its evidence; ``()`` where nothing joins them.

    Edges are taken in both directions. Denied events join nobody. Meetings, words and common events are preferred over
    posts, and those over places: a detour of one person is shorter than the way through a country.

    Raises:
        KgError: a name is not in the graph, or names several.
    """
    begin, end = find(graph, one), find(graph, other)
    plain = _undirected(graph)
    try:
        nodes = nx.dijkstra_path(plain, begin, end, weight="cost")
    except nx.NetworkXNoPath:
        return ()
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


def _forms(graph: Relations) -> Iterator[tuple[str, frozenset[str]]]:
    for iri, data in graph.nodes(data=True):
        if data["names"]:
            yield iri, frozenset(map(_key, data["names"]))


def _suggest(graph: Relations, wanted: str) -> str:
    labels = {form: graph.nodes[iri]["label"] for iri, forms in _forms(graph) for form in sorted(forms)}
    found = process.extract(wanted, sorted(labels), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_SUGGESTIONS * 2)
    near = tuple(dict.fromkeys(labels[form] for form, _, _ in found))[:_SUGGESTIONS]
    return f"; did you mean {', '.join(near)}?" if near else ""


def _key(name: str) -> str:
    return "".join(fold(name).casefold().split())
