"""What the page tells of a node or an edge: a heading, and facts with their sentences. Plain text, no HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.analysis import QUOTES, RELATIONS, STATUS, Evidence, Post, Relations, Utterance

KINDS = {"person": "人物", "organisation": "机构", "place": "地点", "event": "事件", "utterance": "言论"}
_MOST = 40  # facts of one kind on a card; the rest are counted

Card = dict[str, Any]


@dataclass(slots=True)
class Sources:
    """Each sentence once on the page; cards hold its number."""

    rows: list[dict[str, str]] = field(default_factory=list)
    _known: dict[Evidence, int] = field(default_factory=dict)

    def numbers(self, evidence: Iterable[Evidence]) -> list[int]:
        """The numbers of the sentences, new ones added."""
        return [self._number(one) for one in evidence]

    def _number(self, evidence: Evidence) -> int:
        if evidence not in self._known:
            self._known[evidence] = len(self.rows)
            article = evidence.article
            outlet = "，".join((article.outlet, *(f"据{agency}" for agency in article.agencies)))
            row = {"sentence": evidence.sentence, "outlet": outlet, "date": evidence.date, "headline": article.headline}
            # a link to anything but a web page has no place on a page that others open
            row["url"] = article.url if article.url.startswith(("https://", "http://")) else ""
            self.rows.append(row)
        return self._known[evidence]


def entity_card(graph: Relations, iri: str, sources: Sources) -> Card:
    """What is known of a person, an organisation or a place."""
    data = graph.nodes[iri]
    sections = (
        ("职务", [_post(graph, post, sources) for post in sorted(data["posts"], key=lambda one: -len(one.evidence))]),
        ("会面", [_edge(graph, one, other, iri, "met", sources) for one, other in _edges(graph, iri, "met")]),
        ("事件", [event_item(graph, event, iri, sources) for event in _events(graph, iri)]),
        ("言论", [utterance_item(graph, said, sources) for said in data["utterances"]]),
        ("别人对其说的话", _heard(graph, iri, sources)),
        ("任职者", [_edge(graph, one, other, iri, "post", sources) for one, other in graph_in(graph, iri, "post")]),
    )
    return _card(data["label"], KINDS[data["kind"]], data["names"][1:], sections)


def event_card(graph: Relations, iri: str, sources: Sources) -> Card:
    """What is known of an event: who, where, when, and who says so."""
    data = graph.nodes[iri]
    people = [{"text": graph.nodes[one]["label"], "node": one, "evidence": []} for one in graph.predecessors(iri)]
    places = [{"text": graph.nodes[one]["label"], "node": one, "evidence": []} for one in graph.successors(iri)]
    told = [{"text": "", "evidence": sources.numbers(data["evidence"])}]
    facts = tuple(fact for fact in (STATUS[data["status"]], data["date"]) if fact)
    sections = (("参与者", people), ("地点", places), ("原文", told))
    kind = "：".join(part for part in (KINDS["event"], data["type_label"]) if part)
    return _card(data["label"], kind, facts, sections)


def utterance_card(graph: Relations, speaker: str, said: Utterance, sources: Sources) -> Card:
    """The words, who spoke them, and the sentence."""
    item = utterance_item(graph, said, sources)
    return _card(graph.nodes[speaker]["label"], item["note"], (), (("言论", [item]),))


def edge_card(graph: Relations, one: str, other: str, relation: str, sources: Sources) -> Card:
    """What joins two nodes, with its sentences."""
    data = graph.edges[one, other, relation]
    names = f"{graph.nodes[one]['label']} {'→' if relation != 'met' else '—'} {graph.nodes[other]['label']}"
    times = (f"{data['count']} 次",) if data["count"] > 1 else ()
    told = [{"text": "", "evidence": sources.numbers(data["evidence"])}]
    return _card(names, RELATIONS[relation], times, (("原文", told),))


def event_item(graph: Relations, event: str, seen_from: str, sources: Sources) -> Card:
    """One line on an event, as seen from one of those in it."""
    data = graph.nodes[event]
    others = [graph.nodes[one]["label"] for one in graph.predecessors(event) if one != seen_from]
    places = [graph.nodes[one]["label"] for one in graph.successors(event) if one != seen_from]
    parts = ("、".join(others), f"在{'、'.join(places)}" if places else "")
    return {
        "text": "　".join((data["label"], *(part for part in parts if part))),
        "note": "　".join(part for part in (data["date"], STATUS[data["status"]]) if part),
        "node": event,
        "evidence": sources.numbers(data["evidence"]),
    }


def utterance_item(graph: Relations, said: Utterance, sources: Sources) -> Card:
    """The words with what kind of words they are, and to whom."""
    to = "、".join(graph.nodes[iri]["label"] for iri in said.addressees)
    kind = QUOTES.get(said.kind, "言论")
    return {
        "text": said.words if said.kind == "IndirectSpeech" else f"“{said.words}”",
        "note": f"{kind}，对{to}说" if to else kind,
        "evidence": sources.numbers(said.evidence),
    }


def graph_in(graph: Relations, iri: str, relation: str) -> list[tuple[str, str]]:
    """The edges of one relation that come in."""
    return [(one, other) for one, other, found in graph.in_edges(iri, keys=True) if found == relation]


def _edges(graph: Relations, iri: str, relation: str) -> list[tuple[str, str]]:
    out = [(one, other) for one, other, found in graph.out_edges(iri, keys=True) if found == relation]
    return sorted(out + graph_in(graph, iri, relation), key=lambda edge: -graph.edges[(*edge, relation)]["count"])


def _events(graph: Relations, iri: str) -> list[str]:
    near = {*graph.successors(iri), *graph.predecessors(iri)}
    events = [one for one in near if graph.nodes[one]["kind"] == "event"]
    return sorted(events, key=lambda one: (graph.nodes[one]["date"] or "9", one))


def _edge(graph: Relations, one: str, other: str, seen_from: str, relation: str, sources: Sources) -> Card:
    data, far = graph.edges[one, other, relation], other if one == seen_from else one
    note = f"{data['count']} 次" if data["count"] > 1 else ""
    item = {"text": graph.nodes[far]["label"], "note": note, "node": far}
    return {**item, "evidence": sources.numbers(data["evidence"])}


def _post(graph: Relations, post: Post, sources: Sources) -> Card:
    return {"text": post.title, "note": "前任" if post.former else "", "evidence": sources.numbers(post.evidence)}


def _heard(graph: Relations, iri: str, sources: Sources) -> list[Card]:
    return [
        {**utterance_item(graph, said, sources), "note": graph.nodes[speaker]["label"], "node": speaker}
        for speaker, _ in graph_in(graph, iri, "said")
        for said in graph.nodes[speaker]["utterances"]
        if iri in said.addressees
    ]


def _card(head: str, kind: str, notes: Iterable[str], sections: Iterable[tuple[str, list[Card]]]) -> Card:
    shown = [{"head": name, "items": items[:_MOST], "count": len(items)} for name, items in sections if items]
    return {"head": head, "kind": kind, "notes": list(notes), "sections": shown}
