"""Rows of a graph as plain text, and the evidence of everything in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

PREFIXES = """
PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX schema: <https://schema.org/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""

_ARTICLES = """SELECT ?article ?headline ?url ?published ?publisher ?relies WHERE { GRAPH ?article {
    ?article a schema:NewsArticle
    OPTIONAL { ?article schema:headline ?headline } OPTIONAL { ?article schema:url ?url }
    OPTIONAL { ?article schema:datePublished ?published } OPTIONAL { ?article schema:publisher ?publisher }
    OPTIONAL { ?article kg:reliesOn ?relies } } }"""

_PASSAGES = """SELECT ?thing ?report ?article ?passage ?sentence ?begin WHERE { ?thing kg:reportedIn ?report .
    GRAPH ?article {
        ?report prov:wasDerivedFrom ?passage . ?passage nif:anchorOf ?sentence ; nif:beginIndex ?begin } }"""

_NAMES = "SELECT ?entity ?name WHERE { ?entity schema:name ?name }"


class Queryable(Protocol):
    """Anything that answers SPARQL text over the default graph: Graph of newskg, rdflib Dataset, pyoxigraph Store."""

    def query(self, query: str, /) -> Any: ...


@dataclass(frozen=True, slots=True, order=True)
class Article:
    """What evidence tells of an article; ``published`` is ISO 8601, empty where unknown."""

    published: str
    outlet: str
    headline: str
    url: str
    iri: str
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A sentence of an article, in the outlet's own characters."""

    article: Article
    begin: int
    sentence: str

    @property
    def date(self) -> str:
        """The day of publication as the outlet prints it, empty where unknown."""
        return self.article.published[:10]


def rows(graph: Queryable, query: str) -> Iterator[dict[str, str]]:
    """The rows of a SELECT as text by variable; unbound variables are left out."""
    answer = graph.query(PREFIXES + query)
    names = [_plain(variable).lstrip("?") for variable in getattr(answer, "vars", None) or answer.variables]
    for row in answer:
        values = ((name, row[name]) for name in names)
        yield {name: _plain(value) for name, value in values if value is not None}


def names_of(graph: Queryable) -> dict[str, str]:
    """The first name of every entity, by IRI."""
    found: dict[str, str] = {}
    for row in sorted(rows(graph, _NAMES), key=lambda row: (row["entity"], row["name"])):
        found.setdefault(row["entity"], row["name"])
    return found


def articles_of(graph: Queryable, names: Mapping[str, str]) -> dict[str, Article]:
    """Every article by its IRI."""
    told: dict[str, dict[str, str]] = {}
    agencies: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(graph, _ARTICLES):
        told.setdefault(row["article"], row)
        if "relies" in row:
            agencies[row["article"]].add(names.get(row["relies"], _last(row["relies"])))
    return {iri: _article(row, names, tuple(sorted(agencies[iri]))) for iri, row in sorted(told.items())}


def evidence_of(graph: Queryable, articles: Mapping[str, Article]) -> dict[str, tuple[Evidence, ...]]:
    """The sentences that tell each event, utterance and post, by its IRI, oldest article first."""
    found: defaultdict[str, set[Evidence]] = defaultdict(set)
    for row in rows(graph, _PASSAGES):
        if article := articles.get(row["article"]):
            found[row["thing"]].add(Evidence(article, int(row["begin"]), row["sentence"]))
    return {thing: tuple(sorted(found[thing])) for thing in sorted(found)}


def _article(row: Mapping[str, str], names: Mapping[str, str], agencies: tuple[str, ...]) -> Article:
    publisher = row.get("publisher", "")
    return Article(
        published=_zone_in_digits(row.get("published", "")),
        outlet=names.get(publisher, _last(publisher)),
        headline=row.get("headline", ""),
        url=row.get("url", ""),
        iri=row["article"],
        agencies=agencies,
    )


def _zone_in_digits(moment: str) -> str:
    """Stores differ in how they write GMT."""
    return moment.removesuffix("Z") + "+00:00" if moment.endswith("Z") else moment


def _last(iri: str) -> str:
    return iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _plain(term: Any) -> str:
    return str(getattr(term, "value", term)) if not isinstance(term, str) else str(term)
