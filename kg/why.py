"""Why the graph says so: the sentences behind what links two names, and behind the names themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from kg.analysis import QUOTES, RELATIONS, STATUS
from kg.analysis.names import bearers
from kg.store import Graph

_KINDS = {**QUOTES, "Membership": RELATIONS["post"]}
_SENTENCE_ENDS = "。！？!?\n"

_NAMES = "SELECT ?thing ?form WHERE { ?thing schema:name ?form } ORDER BY ?form"
_FORMS = "SELECT ?thing ?form WHERE { ?thing schema:alternateName ?form } ORDER BY ?form"

_FACTS = """SELECT DISTINCT ?fact ?kind ?text ?status ?date ?place WHERE {
  { ?fact kg:participant <ONE> ; kg:participant|schema:location <OTHER> } UNION
  { ?fact kg:speaker <ONE> ; kg:addressee <OTHER> } UNION
  { ?fact org:member <ONE> ; org:organization <OTHER> }
  OPTIONAL { ?fact a/rdfs:label ?label FILTER (LANG(?label) = "zh") }
  OPTIONAL { ?fact kg:status ?status }
  OPTIONAL { ?fact schema:startDate ?date }
  OPTIONAL { ?fact schema:location/schema:name ?place }
  OPTIONAL { ?fact schema:text|kg:title ?words }
  OPTIONAL { ?fact kg:speaker/schema:name ?speaker }
  OPTIONAL { ?fact rdfs:label ?named }
  ?fact a ?class
  BIND (COALESCE(?label, STRAFTER(STR(?class), "#")) AS ?kind)
  BIND (COALESCE(CONCAT(STR(?speaker), "：", STR(?words)), ?words, ?named, "") AS ?text)
}"""

_TOLD = """SELECT DISTINCT ?fact ?rule ?begin ?end ?sentence ?article ?headline ?published ?outlet WHERE {
  VALUES ?fact { FACTS }
  ?fact kg:reportedIn ?report .
  GRAPH ?article {
    ?report prov:wasDerivedFrom ?passage OPTIONAL { ?report kg:rule ?rule }
    ?passage nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end .
    ?article schema:headline ?headline ; schema:publisher ?publisher
    OPTIONAL { ?article schema:datePublished ?published }
  }
  ?publisher schema:name ?outlet
}"""

_ALIASES = """SELECT DISTINCT ?alias ?rule ?begin ?end ?sentence ?text ?article ?headline ?published ?outlet WHERE {
  GRAPH ?joining { ?join kg:aliasOf <ONE> ; kg:aliasName ?alias ; kg:joinedBy ?rule ; prov:wasDerivedFrom ?passage }
  GRAPH ?article {
    ?passage nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end .
    ?article schema:headline ?headline ; schema:publisher ?publisher
    OPTIONAL { ?article schema:datePublished ?published } OPTIONAL { ?article nif:isString ?text }
  }
  ?publisher schema:name ?outlet
}"""

_FIRST_SHOWN = """SELECT ?begin ?end ?sentence ?text ?article ?headline ?published ?outlet WHERE {
  GRAPH ?article {
    ?passage itsrdf:taIdentRef <ONE> ; nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end .
    ?article schema:headline ?headline ; schema:publisher ?publisher
    OPTIONAL { ?article schema:datePublished ?published } OPTIONAL { ?article nif:isString ?text }
  }
  ?publisher schema:name ?outlet
  FILTER (STR(?sentence) = "NAME")
} ORDER BY ?published STR(?article) ?begin LIMIT 1"""


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence of an article, in the outlet's own characters, and the rule that read it."""

    published: str  # ISO 8601, empty where unknown
    outlet: str
    headline: str
    article: str  # IRI
    begin: int
    text: str
    rule: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Something that the graph says, in short, with the sentences that say it."""

    date: str
    kind: str
    text: str
    status: str  # 计划 or 否认 for events that did not happen, else empty
    place: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the graph with its names and why they are its names."""

    iri: str
    name: str
    others: tuple[str, ...]
    reasons: tuple[Reason, ...]


def named(graph: Graph, name: str) -> dict[str, tuple[str, ...]]:
    """Whom or what a name names, by IRI with all names, the full one first; see `kg.analysis.names.bearers`.

    Raises:
        QueryError: nothing bears that name; the nearest are suggested.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for question in (_NAMES, _FORMS):
        for thing, form in graph.query(question):  # type: ignore[misc]
            forms[str(thing)].append(str(form))
    return {iri: tuple(forms[iri]) for iri in bearers(forms, name)}


def why(graph: Graph, one: str, other: str) -> tuple[Reason, ...]:
    """What links two names, oldest first, each with its sentences; ``()`` where nothing does.

    Events with both (or of the one at the other), words of the one to the other, posts of the one in the other. Where
    several bear a name, each of them counts.
    """
    facts: dict[str, tuple[str, str, str, str, str]] = {}
    pairs = tuple(product(named(graph, one), named(graph, other)))
    for a, b in (*pairs, *((b, a) for a, b in pairs)):
        question = _FACTS.replace("<ONE>", f"<{a}>").replace("<OTHER>", f"<{b}>")
        for row in graph.query(question):
            fact, kind, text, status, date, place = ("" if value is None else str(value) for value in row)  # type: ignore[union-attr]
            facts[fact] = min(facts.get(fact, (date, kind, text, status, place)), (date, kind, text, status, place))
    told = _told(graph, facts)
    return tuple(
        sorted(
            Reason(date, _KINDS.get(kind, kind), text, _status(status), place, told.get(fact, ()))
            for fact, (date, kind, text, status, place) in facts.items()
        )
    )


def about(graph: Graph, name: str) -> tuple[Named, ...]:
    """All who bear a name, each with all forms, and for each form the rule and the sentences that joined it."""
    return tuple(_about(graph, iri, names) for iri, names in named(graph, name).items())


def _about(graph: Graph, iri: str, names: tuple[str, ...]) -> Named:
    sentences: dict[tuple[str, str], set[Sentence]] = defaultdict(set)
    for row in graph.query(_ALIASES.replace("<ONE>", f"<{iri}>")):
        values = {str(key): "" if value is None else str(value) for key, value in row.asdict().items()}  # type: ignore[union-attr]
        sentences[values["alias"], values["rule"]].add(_sentence(values))
    reasons = [Reason("", alias, rule, "", "", tuple(sorted(s))) for (alias, rule), s in sentences.items()]
    known = {reason.kind for reason in reasons}
    for form in names:
        if form not in known:
            reasons.append(Reason("", form, "", "", "", tuple(_shown(graph, iri, form))))
    return Named(iri, names[0], names[1:], tuple(sorted(reasons)))


def _status(iri: str) -> str:
    return STATUS[iri.rsplit("#", 1)[-1].lower()] if iri else ""


def _told(graph: Graph, facts: Iterable[str]) -> dict[str, tuple[Sentence, ...]]:
    found: dict[str, set[Sentence]] = defaultdict(set)
    iris = " ".join(f"<{fact}>" for fact in sorted(facts))
    for row in graph.query(_TOLD.replace("FACTS", iris)) if iris else ():
        values = {str(key): "" if value is None else str(value) for key, value in row.asdict().items()}  # type: ignore[union-attr]
        found[values["fact"]].add(_sentence(values))
    return {fact: tuple(sorted(sentences)) for fact, sentences in found.items()}


def _shown(graph: Graph, iri: str, form: str) -> Iterator[Sentence]:
    escaped = form.replace("\\", "\\\\").replace('"', '\\"')
    for row in graph.query(_FIRST_SHOWN.replace("<ONE>", f"<{iri}>").replace("NAME", escaped)):
        yield _sentence({str(key): "" if value is None else str(value) for key, value in row.asdict().items()})  # type: ignore[union-attr]


def _sentence(values: dict[str, str]) -> Sentence:
    begin, end = int(values["begin"]), int(values["end"])
    text = _around(values["text"], begin, end) if values.get("text") else values["sentence"]
    return Sentence(
        values.get("published", ""), values["outlet"], values["headline"], values["article"], begin, text,
        values.get("rule", ""),
    )  # fmt: skip


def _around(text: str, begin: int, end: int) -> str:
    """The sentence that holds a passage."""
    start = max(text.rfind(mark, 0, begin) for mark in _SENTENCE_ENDS) + 1
    stops = [stop for mark in _SENTENCE_ENDS if (stop := text.find(mark, max(begin, end - 1))) >= 0]
    return text[start : min(stops) + 1 if stops else len(text)].strip()
