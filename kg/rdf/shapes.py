"""What must hold of a graph, checked with the shapes of the ontology and said in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyshacl import validate as check
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from kg.resources import ontology_dir


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Something of the graph that must not be so: which thing, what is wrong, and the value that shows it."""

    subject: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.subject}: {self.message}{f' ({self.value})' if self.value else ''}"


def validate(graph: Graph, *extensions: Path) -> tuple[Violation, ...]:
    """What is wrong in a graph, sorted; nothing where all shapes hold.

    Args:
        graph: all statements as one set of triples, as Turtle output has them.
        extensions: the user's Turtle files; their classes count below those of the ontology, their shapes are checked.
    """
    shapes = _read("shapes.ttl", extensions)
    _, report, _ = check(
        _looked_at(graph, shapes),
        shacl_graph=shapes,
        ont_graph=_read("newskg.ttl", extensions),
        inference="none",
        advanced=False,
        meta_shacl=False,
        inplace=True,
    )
    if not isinstance(report, Graph):
        raise TypeError("pySHACL gave no report graph")
    results = report.subjects(RDF.type, SH.ValidationResult)
    return tuple(sorted({_violation(report, result) for result in results}))


def _looked_at(graph: Graph, shapes: Graph) -> Graph:
    """A copy in memory of the statements that the shapes can look at: types, and the properties they name."""
    named = {RDF.type, RDFS.subClassOf, *(o for o in shapes.objects() if isinstance(o, URIRef))}
    every = any((None, p, None) in shapes for p in (SH.closed, SH.sparql))
    found = Graph()
    for predicate in (None,) if every else sorted(named):
        found += graph.triples((None, predicate, None))
    return found


def _violation(report: Graph, result: Node) -> Violation:
    message = min(str(m) for m in report.objects(result, SH.resultMessage))
    value = report.value(result, SH.value)
    subject = report.value(result, SH.focusNode)
    return Violation(str(subject), message, "" if value is None or value == subject else _short(value))


def _short(value: Node) -> str:
    return f'"{value}"' if isinstance(value, Literal) else str(value) if isinstance(value, URIRef) else ""


@cache
def _read(name: str, extensions: tuple[Path, ...]) -> Graph:
    """A file of the ontology with the user's own."""
    graph = Graph()
    for path in (ontology_dir() / name, *extensions):
        graph.parse(path, format="turtle")
    return graph
