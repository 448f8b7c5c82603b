"""The graph in memory: loads what was saved, answers SPARQL, says what is wrong in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_rdf import two_articles

from kg.errors import QueryError, StoreError
from kg.rdf.dataset import graphs_of
from kg.rdf.serialise import FORMATS
from kg.store import Graph

MET = "SELECT ?a ?b { ?a kg:met ?b } ORDER BY ?a ?b"
MET_TOLD = "SELECT ?article ?a ?b { GRAPH ?article { ?a kg:met ?b } } ORDER BY ?article ?a ?b"
SAID_TOLD = "SELECT ?article ?a ?b { GRAPH ?article { ?a kg:said ?b } } ORDER BY ?article ?a ?b"


@pytest.fixture
def graph() -> Graph:
    return Graph(graphs_of(two_articles()))


@pytest.mark.parametrize("ending", FORMATS)
def test_a_saved_graph_loads_as_it_was(graph: Graph, ending: str, tmp_path: Path) -> None:
    graph.save(tmp_path / f"g{ending}")
    loaded = Graph.open(tmp_path / f"g{ending}")
    assert loaded.base == graph.base
    for question in (MET, MET_TOLD, SAID_TOLD):
        assert list(loaded.query(question)) == list(graph.query(question)) != []
    for other in FORMATS:
        graph.save(tmp_path / f"one{other}")
        loaded.save(tmp_path / f"two{other}")
        assert (tmp_path / f"one{other}").read_bytes() == (tmp_path / f"two{other}").read_bytes()


def test_a_plain_query_counts_each_thing_once(graph: Graph) -> None:
    rows = list(graph.query("SELECT (COUNT(*) AS ?n) { ?event a kg:Meeting }"))
    assert int(rows[0][0]) == 1


def test_the_dataset_is_rdflib_over_the_same_memory(graph: Graph) -> None:
    assert len(list(graph.dataset.query("SELECT * { GRAPH ?g { ?s ?p ?o } }"))) > 50
    assert graph.dataset.default_union is False


def test_the_flat_graph_holds_every_statement_once(graph: Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "g.nt")
    assert len(graph.flat()) == len((tmp_path / "g.nt").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("SELECT * { ?s ?p", "line 1, column 17: no SPARQL query, there is a mistake at the end"),
        ("SELECT * {\n ?s foo:x ?o }", "line 2, column 10: the prefix foo: is not known"),
        ("who met whom", "there is a mistake near 'whom'"),
        ("", "no SPARQL query"),
    ],
)
def test_a_mistake_in_a_question_is_one_line(graph: Graph, question: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        graph.query(question)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("absent.nq", None, "No such file"),
        ("g.pdf", b"", "no graph format ends in '.pdf'"),
        ("g.nq", b"no quads", "broken"),
        ("g.ttl", b"<a", "broken"),
    ],
)
def test_a_graph_that_can_not_be_loaded_is_one_line(
    name: str, content: bytes | None, message: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(StoreError, match=message) as caught:
        Graph.open(tmp_path / name)
    assert "\n" not in str(caught.value)
