"""The shapes: what a good graph passes and a bad one is told, in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kg.rdf.shapes import validate

PREFIXES = """@prefix : <https://newskg.example/> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a a schema:Person ; schema:name "甲" . :b a schema:Person ; schema:name "乙" .
"""
MEETING = """:e a kg:Talks ; kg:status kg:Happened ; kg:participant :a, :b ; prov:wasDerivedFrom :p .
:p nif:referenceContext :t ; nif:beginIndex 0 ; nif:endIndex 5 .
"""


def graph(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


def test_shapes_pass_a_good_graph() -> None:
    assert validate(graph(MEETING + ":a kg:met :b . :b kg:met :a .")) == ()


@pytest.mark.parametrize(
    ("turtle", "says"),
    [
        (MEETING.replace("kg:participant :a, :b", "kg:participant :a"), "a meeting needs two participants"),
        (MEETING.replace(" ; prov:wasDerivedFrom :p", ""), "shows no passage"),
        (MEETING.replace("kg:Happened", "kg:Perhaps"), "the status of an event"),
        (MEETING.replace("beginIndex 0", "beginIndex 9"), "ends before it begins"),
        (MEETING + ":a kg:met :b .", "one direction only"),
        (MEETING + ":a a schema:Place .", "a person is a place too"),
        (
            MEETING + ':e schema:startDate "2023-07-19"^^xsd:date ; schema:endDate "2023-07-16"^^xsd:date .',
            "an event ends before it begins",
        ),
        (":u a kg:DirectQuotation ; kg:speaker :a ; prov:wasDerivedFrom :p .", "an utterance has no words"),
    ],
)
def test_shapes_say_what_is_wrong(turtle: str, says: str) -> None:
    assert any(says in str(violation) for violation in validate(graph(turtle)))


@pytest.mark.parametrize("path", sorted(Path(__file__).parent.glob("golden/*/graph.nt")), ids=lambda p: p.parent.name)
def test_shapes_hold_of_every_golden_graph(path: Path) -> None:
    assert validate(Graph().parse(path, format="nt")) == ()


def test_shapes_of_the_user_are_checked_too(tmp_path: Path) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        """@prefix ex: <https://example.org/mine#> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
ex:Recall rdfs:subClassOf kg:Event .
ex:placed a sh:NodeShape ; sh:targetClass ex:Recall ;
    sh:property [ sh:path schema:location ; sh:minCount 1 ; sh:message "a recall has no place" ] .
""",
        encoding="utf-8",
    )
    turtle = MEETING.replace("kg:Talks", "<https://example.org/mine#Recall>")
    assert [v.message for v in validate(graph(turtle), mine)] == ["a recall has no place"]
