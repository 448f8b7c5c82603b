"""Why the graph says so: the sentences behind what links two names, and behind the names themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kg.errors import QueryError
from kg.resolve.forms import key_of
from kg.store import Graph

_SUGGESTIONS, _LIKE = 3, 50  # of 100
_SENTENCE_ENDS = "。！？!?\n"

_FORMS = "SELECT ?thing ?form ?main WHERE { { ?thing schema:name ?form BIND (true AS ?main) } UNION "
_FORMS += "{ ?thing schema:alternateName ?form BIND (false AS ?main) } }"

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
  OPTIONAL { VALUES (?class ?known) {
    (kg:DirectQuotation "直接引语") (kg:PartialQuotation "部分引语") (kg:IndirectSpeech "转述") (org:Membership "任职")
  } }
  BIND (COALESCE(?label, ?known, STRAFTER(STR(?class), "#")) AS ?kind)
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
    status: str  # Happened, Planned or Denied for events, else empty
    place: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the graph with its names and why they are its names."""

    iri: str
    name: str
    others: tuple[str, ...]
    reasons: tuple[Reason, ...]


def named(graph: Graph, name: str) -> str:
    """The IRI of whom or what a name names: any form of it, in either script, in either case, or the IRI itself.

    Raises:
        QueryError: nothing bears that name (the nearest are suggested), or several do.
    """
    main: dict[str, set[str]] = defaultdict(set)
    other: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for thing, form, is_main in graph.query(_FORMS):  # type: ignore[misc]
        (main if bool(is_main) else other)[key_of(str(form))].add(str(thing))
        if bool(is_main):
            names[str(thing)] = str(form)
    if name in names:
        return name
    key = key_of(name)
    found = sorted(main.get(key) or other.get(key) or ())
    if not found:
        raise QueryError(f"{name}: no such name in the graph{_near(key, main, other, names)}")
    if len(found) > 1:
        several = ", ".join(f"{names[iri]} <{iri}>" for iri in found)
        raise QueryError(f"{name}: {len(found)} bear this name; give the full name or the IRI: {several}")
    return found[0]


def why(graph: Graph, one: str, other: str) -> tuple[Reason, ...]:
    """What links two names, oldest first, each with its sentences; ``()`` where nothing does.

    Events with both (or of the one at the other), words of the one to the other, posts of the one in the other.
    """
    first, second = named(graph, one), named(graph, other)
    facts: dict[str, tuple[str, str, str, str, str]] = {}
    for a, b in ((first, second), (second, first)):
        question = _FACTS.replace("<ONE>", f"<{a}>").replace("<OTHER>", f"<{b}>")
        for row in graph.query(question):
            fact, kind, text, status, date, place = ("" if value is None else str(value) for value in row)  # type: ignore[union-attr]
            facts[fact] = min(facts.get(fact, (date, kind, text, status, place)), (date, kind, text, status, place))
    told = _told(graph, facts)
    return tuple(
        sorted(
            Reason(date, kind, text, status.rsplit("#", 1)[-1], place, told.get(fact, ()))
            for fact, (date, kind, text, status, place) in facts.items()
        )
    )


def about(graph: Graph, name: str) -> Named:
    """Everything about a name: its other forms, and for each the rule and the sentences that joined it."""
    iri = named(graph, name)
    forms = [(str(form), bool(main)) for thing, form, main in graph.query(_FORMS) if str(thing) == iri]  # type: ignore[misc]
    main = next(form for form, is_main in sorted(forms) if is_main)
    others = tuple(sorted(form for form, is_main in forms if not is_main))
    sentences: dict[tuple[str, str], set[Sentence]] = defaultdict(set)
    for row in graph.query(_ALIASES.replace("<ONE>", f"<{iri}>")):
        values = {str(key): "" if value is None else str(value) for key, value in row.asdict().items()}  # type: ignore[union-attr]
        sentences[values["alias"], values["rule"]].add(_sentence(values))
    reasons = [Reason("", alias, rule, "", "", tuple(sorted(s))) for (alias, rule), s in sentences.items()]
    known = {reason.kind for reason in reasons}
    for form in (main, *others):
        if form not in known:
            reasons.append(Reason("", form, "", "", "", tuple(_shown(graph, iri, form))))
    return Named(iri, main, others, tuple(sorted(reasons)))


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


def _near(key: str, main: dict[str, set[str]], other: dict[str, set[str]], names: dict[str, str]) -> str:
    forms = {form: names[min(things)] for known in (other, main) for form, things in known.items()}
    found = process.extract(key, sorted(forms), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=2 * _SUGGESTIONS)
    near = tuple(dict.fromkeys(forms[form] for form, _, _ in found))[:_SUGGESTIONS]
    return f"; did you mean {', '.join(near)}?" if near else ""
