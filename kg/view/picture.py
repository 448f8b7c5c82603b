"""Which nodes and edges are drawn, how large and where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import cos, pi, sin, sqrt
from typing import TypeAlias

import networkx as nx

from kg.analysis import STATUS, Relations, Utterance
from kg.view.layout import arrange

Plain: TypeAlias = "nx.Graph[str]"

_PETALS = 10  # words shown around one speaker; the card has the rest
_DATED = 90  # nodes; with more of them dates are on the cards only
_MANY, _HUBS = 200, 1.5  # nodes; from here on only the names of the busiest can be read before one zooms in: larger
_ENTITIES = 0.6  # of the nodes drawn, the rest are events between them
_WIDE, _NARROW = 1.0, 0.56  # width of a Chinese and of a Latin character, in em
_LINE = 1.35  # height of a line of text, in em


@dataclass(frozen=True, slots=True)
class Dot:
    """A node as drawn; ``x`` and ``y`` are the middle of its symbol, in pixels."""

    iri: str
    kind: str
    label: str
    x: int
    y: int
    size: int
    font: int
    status: str = "happened"


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as drawn."""

    one: str
    other: str
    relation: str
    count: int


@dataclass(frozen=True, slots=True)
class Petal:
    """Words that stand beside their speaker."""

    speaker: str
    utterance: Utterance
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn, and of how many nodes it was chosen."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    petals: tuple[Petal, ...]
    joined: int  # nodes that could have been drawn


def draw(graph: Relations, top: int) -> Picture:
    """The `top` most connected nodes with all that joins them.

    Meetings of two that only repeat the edge between them are not nodes of their own; names that nothing joins and that
    say nothing are left out.
    """
    candidates = _candidates(graph)
    kept = _most_connected(candidates, top)
    drawn = candidates.subgraph(kept)
    dots = [_dot(drawn, iri) for iri in sorted(kept)]
    boxes = {dot.iri: _box(dot, len(_unaddressed(graph, dot.iri))) for dot in dots}
    plain: Plain = nx.Graph()
    plain.add_nodes_from(sorted(kept))
    plain.add_edges_from(sorted({(one, other) for one, other in drawn.edges() if one != other}))
    places = arrange(plain, {iri: (width, height) for iri, (width, height, _) in boxes.items()})
    placed = tuple(replace(dot, x=places[dot.iri][0], y=round(places[dot.iri][1] - boxes[dot.iri][2])) for dot in dots)
    lines = [
        Line(a, b, relation, data["count"]) for a, b, relation, data in drawn.edges(keys=True, data=True) if a != b
    ]
    petals = tuple(petal for dot in placed for petal in _ring(graph, dot))
    return Picture(placed, tuple(sorted(lines, key=_order)), petals, len(candidates))


def _candidates(graph: Relations) -> Relations:
    repeated = {
        iri
        for iri, data in graph.nodes(data=True)
        if data["kind"] == "event" and data["status"] == "happened" and _repeats_an_edge(graph, iri)
    }
    left: Relations = graph.subgraph(iri for iri in graph if iri not in repeated)
    return left.subgraph(iri for iri, data in left.nodes(data=True) if left.degree(iri) or data.get("utterances"))


def _repeats_an_edge(graph: Relations, event: str) -> bool:
    people = sorted(set(graph.predecessors(event)))
    if len(people) != 2 or graph.out_degree(event):
        return False
    return bool(graph.has_edge(people[0], people[1], "met"))


def _most_connected(graph: Relations, top: int) -> list[str]:
    if len(graph) <= top:
        return list(graph)
    entities = [iri for iri, data in graph.nodes(data=True) if data["kind"] != "event"]
    weight = {iri: _weight(graph, iri) for iri in entities}
    entities.sort(key=lambda iri: (-weight[iri], iri))
    kept: list[str] = []
    for count in range(max(1, round(top * _ENTITIES)), top + 1, max(1, top // 20)):
        found = _with_events(graph, entities[:count], top)
        kept = max(kept, found, key=len)
    return kept


def _with_events(graph: Relations, entities: list[str], top: int) -> list[str]:
    """The entities with as many of the events between them as there is room for; what nothing joins is left out."""
    inside = Counter(event for iri in entities for event in {*graph.successors(iri), *graph.predecessors(iri)})
    events = [iri for iri in inside if graph.nodes[iri]["kind"] == "event" and inside[iri] > 1]
    events.sort(key=lambda iri: (-inside[iri], iri))
    kept = graph.subgraph(entities + events[: top - len(entities)])
    return [iri for iri in kept if kept.degree(iri)]


def _weight(graph: Relations, iri: str) -> float:
    """How many others are joined to an entity, directly or in an event; words count for little, but they count."""
    near = {*graph.successors(iri), *graph.predecessors(iri)}
    events = [one for one in near if graph.nodes[one]["kind"] == "event"]
    others = near.difference(events).union(*({*graph.successors(e), *graph.predecessors(e)} for e in events))
    return len(others - {iri}) + min(len(graph.nodes[iri].get("utterances", ())), _PETALS) / (2 * _PETALS)


def _dot(drawn: Relations, iri: str) -> Dot:
    dated = len(drawn) <= _DATED
    data, near = drawn.nodes[iri], len({*drawn.successors(iri), *drawn.predecessors(iri)})
    if data["kind"] == "event":
        return Dot(iri, "event", label(drawn, iri, dated=dated), 0, 0, 10, 13, data["status"])
    size = round(9 + 4.2 * sqrt(near))
    font = min(34, 11 + size // 3) + round((size - 13) * min(_HUBS, max(0.0, (len(drawn) - _MANY) / 600)))
    return Dot(iri, data["kind"], label(drawn, iri, dated=dated), 0, 0, size, font)


def _box(dot: Dot, petals: int) -> tuple[float, float, float]:
    """Width and height with the label, and how far the symbol's middle lies above the box's."""
    lines = dot.label.split("\n")
    wide = max(sum(_WIDE if char >= "⺀" else _NARROW for char in line) for line in lines) * dot.font
    high = len(lines) * dot.font * _LINE
    if dot.kind == "event":
        return wide + 30, high + 26, 0.0
    ring = _radius(dot.size) + 8 if petals else dot.size + 4
    below = max(dot.size + 6 + high, ring)
    return max(wide + 14, 2 * ring), ring + below + 8, (below - ring) / 2


def label(graph: Relations, iri: str, *, dated: bool) -> str:
    """What stands at the node: a name, or the word for the event with its date and status."""
    data = graph.nodes[iri]
    if data["kind"] != "event":
        return str(data["label"])
    status = STATUS[data["status"]]
    first = f"{data['label']}（{status}）" if status else data["label"]
    return f"{first}\n{data['date'].replace('/', ' – ')}" if data["date"] and dated else str(first)


def _unaddressed(graph: Relations, iri: str) -> list[Utterance]:
    return [said for said in graph.nodes[iri].get("utterances", ()) if not said.addressees]


def _radius(size: int) -> float:
    return size + 16.0


def _ring(graph: Relations, dot: Dot) -> list[Petal]:
    """Words on an arc above their speaker, for the name stands below."""
    said = _unaddressed(graph, dot.iri)[:_PETALS]
    spread = min(pi / 5.5, pi * 1.25 / max(len(said), 1))
    begin = -pi / 2 - spread * (len(said) - 1) / 2
    angles = [begin + spread * number for number in range(len(said))]
    radius = _radius(dot.size)
    return [
        Petal(dot.iri, one, round(dot.x + radius * cos(angle)), round(dot.y + radius * sin(angle)))
        for one, angle in zip(said, angles, strict=True)
    ]


def _order(line: Line) -> tuple[str, str, str]:
    return line.one, line.other, line.relation
