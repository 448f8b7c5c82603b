"""The shipped questions, asked of two articles on one visit; and why the graph says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_rdf import two_articles

from kg.errors import QueryError
from kg.queries import about, question, shipped
from kg.rdf.dataset import graphs_of
from kg.store import Graph
from kg.why import about as about_name
from kg.why import named, why


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(graphs_of(two_articles()))


def ask(graph: Graph, name: str) -> list[dict[str, str]]:
    return [{str(k): str(value) for k, value in row.asdict().items()} for row in graph.query(question(name))]


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_question_says_what_it_answers_and_runs(name: str, graph: Graph) -> None:
    assert about(shipped()[name]).endswith(".")
    list(graph.query(question(name)))


def test_who_met_whom_counts_a_meeting_once_with_all_who_say_so(graph: Graph) -> None:
    [row] = ask(graph, "who-met-whom")
    assert {row["who"], row["whom"]} == {"约翰·克里", "王毅"}
    assert (row["date"], row["place"], row["articles"]) == ("2023-07-19", "北京", "2")


def test_who_said_what_gives_the_words_and_to_whom(graph: Graph) -> None:
    [row] = ask(graph, "who-said-what")
    assert (row["who"], row["kind"], row["to"]) == ("约翰·克里", "直接引语", "王毅")
    assert row["words"] == '我们"谈"得很好，'
    [told] = ask(graph, "who-told-whom")
    assert (told["who"], told["whom"], told["verb"], told["outlets"]) == ("约翰·克里", "王毅", "说", "晨报")


def test_what_happened_where_and_when(graph: Graph) -> None:
    [row] = ask(graph, "what-happened-where")
    assert (row["what"], row["place"], row["who"], row["articles"]) == ("会见", "北京", "王毅、约翰·克里", "2")
    [dated] = ask(graph, "timeline")
    assert (dated["date"], dated["status"], dated["outlets"]) == ("2023-07-19", "已发生", "晨报")


def test_posts_are_counted_over_scripts(graph: Graph) -> None:
    [row] = ask(graph, "posts")
    assert (row["who"], row["post"], row["time"], row["articles"]) == ("约翰·克里", "美国气候特使", "现任", "2")


def test_names_sources_and_aliases(graph: Graph) -> None:
    names = {row["name"]: row for row in ask(graph, "names")}
    assert (names["约翰·克里"]["kind"], names["约翰·克里"]["articles"]) == ("人物", "2")
    assert "John Kerry" in names["约翰·克里"]["other_forms"]
    assert sorted((row["utterances"], row["events"]) for row in ask(graph, "sources")) == [("0", "1"), ("1", "1")]
    assert {row["rule"] for row in ask(graph, "aliases")} == {"resolve.short_name_and_post"}


def test_why_shows_the_sentences_of_every_article(graph: Graph) -> None:
    met, said = sorted(why(graph, "克里", "王毅"), key=lambda reason: reason.kind != "会见")
    assert [s.outlet for s in met.sentences] == ["晨报", "晨报"]
    assert {s.text for s in met.sentences} == {"会见", "會晤"}
    assert said.kind == "直接引语"


def test_why_of_one_name_shows_the_rule_that_joined_it(graph: Graph) -> None:
    [thing] = about_name(graph, "john kerry")
    assert thing.name == "约翰·克里"
    joined = [reason for reason in thing.reasons if reason.text]
    assert [reason.text for reason in joined] == ["resolve.short_name_and_post"]
    assert "美國氣候特使克里會晤王毅。" in {s.text for s in joined[0].sentences}


def test_names_are_found_in_either_script(graph: Graph) -> None:
    found = named(graph, "約翰·克里")
    assert len(found) == 1
    assert found == named(graph, "约翰•克里") == named(graph, "JOHN KERRY")


def test_an_unknown_name_suggests_the_nearest(graph: Graph) -> None:
    with pytest.raises(QueryError, match="did you mean 约翰·克里"):
        named(graph, "约翰·克利")


def test_what_is_no_question_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no shipped question"):
        question("who-met-who")
    with pytest.raises(QueryError, match="No such file"):
        question(str(tmp_path / "absent.rq"))
    (tmp_path / "mine.rq").write_text("ASK {}", encoding="utf-8")
    assert question(str(tmp_path / "mine.rq")) == "ASK {}"
