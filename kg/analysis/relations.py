"""The fused facts of a graph as networkx: who met whom, who told whom, who took part in what, where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Literal, TypeAlias

import networkx as nx

from kg.analysis.rows import Article, Evidence, Queryable, articles_of, evidence_of, names_of, rows

Relations: TypeAlias = "nx.MultiDiGraph[str]"
Relation = Literal["met", "said", "participant", "location", "post"]
QUOTES = {"DirectQuotation": "直接引语", "PartialQuotation": "部分引语", "IndirectSpeech": "转述"}
STATUS = {"happened": "", "planned": "计划", "denied": "否认"}
RELATIONS = {"met": "会面", "said": "告诉", "participant": "参与", "location": "发生地", "post": "任职"}

_CLASSES = {"Person": "person", "Organization": "organisation", "Place": "place"}
_KINDS = """SELECT ?entity ?class WHERE {
    VALUES ?class { schema:Person schema:Organization schema:Place } ?entity a ?class }"""
_ENTITIES = """SELECT ?entity ?class ?name ?form WHERE {
    VALUES ?class { schema:Person schema:Organization schema:Place }
    ?entity a ?class . OPTIONAL { ?entity schema:name ?name } OPTIONAL { ?entity schema:alternateName ?form } }"""
_EVENTS = """SELECT ?event ?class ?trigger ?status ?start ?end ?place WHERE {
    ?event kg:trigger ?trigger ; a ?class OPTIONAL { ?event kg:status ?status }
    OPTIONAL { ?event schema:startDate ?start } OPTIONAL { ?event schema:endDate ?end }
    OPTIONAL { ?event schema:location ?place } }"""
_TYPES = 'SELECT ?class ?label WHERE { ?class rdfs:label ?label FILTER (LANG(?label) = "zh") }'
_PARTS = """SELECT ?event ?entity ?part WHERE {
    ?event kg:participant ?entity OPTIONAL { VALUES ?part { kg:agent kg:patient } ?event ?part ?entity } }"""
_MET = "SELECT ?one ?other WHERE { ?one kg:met ?other }"
_MET_TOLD = "SELECT ?article ?one ?other WHERE { GRAPH ?article { ?one kg:met ?other } }"
_SAID = """SELECT ?utterance ?speaker ?addressee ?words ?class WHERE {
    ?utterance kg:speaker ?speaker ; a ?class OPTIONAL { ?utterance schema:text ?words }
    OPTIONAL { ?utterance kg:addressee ?addressee } }"""
_POSTS = """SELECT ?post ?person ?organisation ?title ?former WHERE {
    ?post a org:Membership ; org:member ?person OPTIONAL { ?post kg:title ?title }
    OPTIONAL { ?post kg:former ?former } OPTIONAL { ?post org:organization ?organisation } }"""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words that somebody uttered, with the sentences that show it."""

    iri: str
    kind: str  # DirectQuotation, PartialQuotation or IndirectSpeech
    words: str
    addressees: tuple[str, ...]  # IRIs
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A post that somebody holds or held."""

    title: str
    organisation: str | None  # IRI
    former: bool
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class _Source:
    """The rows of the graph on their way into networkx."""

    graph: Queryable
    articles: Mapping[str, Article]
    evidence: Mapping[str, tuple[Evidence, ...]]
    into: Relations = field(default_factory=nx.MultiDiGraph)


def relations(graph: Queryable) -> Relations:
    """The default graph as a directed multigraph, nodes and edges in a stable order.

    A node is an IRI with ``kind`` (person, organisation, place, event), ``label``, ``names`` (every form); people and
    organisations also have ``utterances`` (tuple of Utterance) and ``posts`` (tuple of Post); events ``type`` (local
    name of the class), ``type_label`` (its Chinese label, where the graph has one), ``status`` (happened, planned,
    denied), ``date`` (ISO 8601, or start/end) and ``evidence``.
    An edge's key is its ``relation``: met (once for a pair, from the first IRI to the second), said (speaker to
    addressee), participant (entity to event, with ``part``), location (event to place), post (person to organisation);
    each has ``evidence``, a tuple of Evidence, and ``count``, the number of facts that it stands for.
    ``graph["articles"]`` holds every Article, oldest first.
    """
    articles = articles_of(graph, names_of(graph))
    source = _Source(graph, articles, evidence_of(graph, articles))
    _add_entities(source)
    _add_events(source)
    _add_meetings(source)
    _add_utterances(source)
    _add_posts(source)
    ordered = _sorted(source.into)
    ordered.graph["articles"] = tuple(sorted(articles.values()))
    return ordered


def kinds_of(graph: Queryable) -> dict[str, str]:
    """What each entity is: person, organisation or place, by IRI."""
    found = sorted((row["entity"], _CLASSES[row["class"].rsplit("/", 1)[-1]]) for row in rows(graph, _KINDS))
    return dict(reversed(found))


def _add_entities(source: _Source) -> None:
    forms: defaultdict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: {"name": set(), "form": set()})
    for row in rows(source.graph, _ENTITIES):
        entry = forms[row["entity"], _CLASSES[row["class"].rsplit("/", 1)[-1]]]
        for key in entry:
            entry[key].update({row[key]} if key in row else ())
    for (iri, kind), entry in sorted(forms.items()):
        names = tuple(dict.fromkeys((*sorted(entry["name"]), *sorted(entry["form"]))))
        label = names[0] if names else iri.rsplit("/", 1)[-1]
        source.into.add_node(iri, kind=kind, label=label, names=names, utterances=(), posts=())


def _add_events(source: _Source) -> None:
    told = _by(rows(source.graph, _EVENTS), "event")
    labels = {row["class"].rsplit("#", 1)[-1]: row["label"] for row in rows(source.graph, _TYPES)}
    for iri, found in told.items():
        first = found[0]
        classes = sorted({row["class"].rsplit("#", 1)[-1] for row in found if "#" in row["class"]})
        source.into.add_node(
            iri,
            kind="event",
            label=first["trigger"],
            names=(),
            type=(classes or [""])[-1],
            type_label=labels.get((classes or [""])[-1], ""),
            status=first.get("status", "").rsplit("#", 1)[-1].lower() or "happened",
            date=_date(first.get("start", ""), first.get("end", "")),
            evidence=source.evidence.get(iri, ()),
        )
        for place in sorted({row["place"] for row in found if row.get("place") in source.into}):
            _join(source.into, iri, place, "location", source.evidence.get(iri, ()))
    for row in sorted(rows(source.graph, _PARTS), key=lambda row: tuple(row.items())):
        if row["event"] in told and row["entity"] in source.into:
            edge = _join(source.into, row["entity"], row["event"], "participant", source.evidence.get(row["event"], ()))
            edge["part"] = row.get("part", "#participant").rsplit("#", 1)[-1]
            edge["count"] = 1


def _add_meetings(source: _Source) -> None:
    pairs = {_pair(row["one"], row["other"]) for row in rows(source.graph, _MET)}
    told = {(row["article"], *_pair(row["one"], row["other"])) for row in rows(source.graph, _MET_TOLD)}
    found: defaultdict[tuple[str, str], dict[str, tuple[Evidence, ...]]] = defaultdict(dict)
    for event, data in source.into.nodes(data=True):
        if data["kind"] != "event" or data["status"] != "happened":
            continue
        for one, other in combinations(sorted(set(source.into.predecessors(event))), 2):
            shown = tuple(e for e in data["evidence"] if (e.article.iri, one, other) in told)
            if (one, other) in pairs and shown:
                found[one, other][event] = shown
    for one, other in sorted(pairs):
        if one in source.into and other in source.into:
            events = found[one, other]
            edge = _join(source.into, one, other, "met", [e for event in events.values() for e in event])
            edge |= {"count": max(1, len(events)), "events": tuple(sorted(events))}


def _add_utterances(source: _Source) -> None:
    for iri, found in _by(rows(source.graph, _SAID), "utterance").items():
        addressees = tuple(sorted({row["addressee"] for row in found if row.get("addressee") in source.into}))
        kinds = sorted({row["class"].rsplit("#", 1)[-1] for row in found} - {"Utterance"})
        evidence = source.evidence.get(iri, ())
        utterance = Utterance(iri, (kinds or [""])[0], found[0].get("words", ""), addressees, evidence)
        for speaker in sorted({row["speaker"] for row in found if row["speaker"] in source.into}):
            source.into.nodes[speaker]["utterances"] += (utterance,)
            for addressee in addressees:
                _join(source.into, speaker, addressee, "said", evidence)


def _add_posts(source: _Source) -> None:
    for iri, found in _by(rows(source.graph, _POSTS), "post").items():
        row, evidence = found[0], source.evidence.get(iri, ())
        if row["person"] not in source.into:
            continue
        former = row.get("former") in {"true", "1"}
        organisation = row.get("organisation") if row.get("organisation") in source.into else None
        post = Post(row.get("title", ""), organisation, former, evidence)
        source.into.nodes[row["person"]]["posts"] += (post,)
        if organisation is not None:
            _join(source.into, row["person"], organisation, "post", evidence)


def _join(into: Relations, one: str, other: str, relation: Relation, evidence: Iterable[Evidence]) -> dict[str, Any]:
    """The edge, new or met again: evidence is gathered, facts are counted."""
    if not into.has_edge(one, other, relation):
        into.add_edge(one, other, relation, relation=relation, count=0, evidence=())
    edge: dict[str, Any] = into.edges[one, other, relation]
    edge["count"] += 1
    edge["evidence"] = tuple(sorted({*edge["evidence"], *evidence}))
    return edge


def _by(found: Iterable[dict[str, str]], key: str) -> dict[str, list[dict[str, str]]]:
    groups: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in sorted(found, key=lambda row: tuple(row.items())):
        groups[row[key]].append(row)
    return dict(sorted(groups.items()))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _date(start: str, end: str) -> str:
    return f"{start}/{end}" if end and end != start else start


def _sorted(graph: Relations) -> Relations:
    ordered: Relations = nx.MultiDiGraph()
    ordered.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: node[0]))
    for one, other, relation in sorted(graph.edges(keys=True)):
        ordered.add_edge(one, other, relation, **graph.edges[one, other, relation])
    return ordered
