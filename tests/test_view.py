"""The page: what is drawn, what it tells, and that it asks no network for anything."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import pytest
from rdflib import Dataset, Literal
from small_graph import BASE, RDFS, SCHEMA, entity, small_graph

from kg.analysis import Relations, relations
from kg.view import page
from kg.view.layout import arrange
from kg.view.picture import draw

KERRY, HAN = (str(entity("person", name)) for name in ("约翰·克里", "韩正"))


@pytest.fixture(scope="module")
def network() -> Relations:
    return relations(small_graph())


@pytest.fixture(scope="module")
def html() -> str:
    return page(small_graph(), title="两篇文章")


def data_of(html: str, name: str) -> Any:
    found = re.search(rf"^const {name} = (.*);$", html, re.MULTILINE)
    assert found
    return json.loads(found[1])


class Links(HTMLParser):
    """Everything that a browser would load by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in {"src", "href", "srcset", "data", "action"}]


def test_page_loads_nothing_from_elsewhere(html: str) -> None:
    links = Links()
    links.feed(html)
    assert links.found == ["data:,"]
    assert "@import" not in html
    assert not re.search(r"url\((?!\s*[\"']?data:)", "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL)))
    assert "default-src 'none'" in html


def test_page_joins_two_who_met_and_shows_the_sentences(html: str) -> None:
    edges = data_of(html, "EDGES")
    met = next(edge for edge in edges if {edge["from"], edge["to"]} == {KERRY, HAN} and edge["relation"] == "met")
    told = data_of(html, "PAGE")
    rows = [told["sources"][n] for n in told["cards"][met["id"]]["sections"][0]["items"][0]["evidence"]]
    assert [(row["outlet"], row["date"]) for row in rows] == [("法广", "2023-07-19"), ("美国之音", "2023-07-19")]
    assert rows[0]["sentence"] == "凱瑞今天在北京與韓正會面。"


def test_page_shows_words_beside_their_speaker_and_between_two_who_spoke(html: str) -> None:
    edges = data_of(html, "EDGES")
    assert [(e["from"], e["to"]) for e in edges if e["relation"] == "said"] == [(KERRY, HAN)]
    assert sorted(e["from"] for e in edges if e["relation"] == "words") == sorted(
        [KERRY, str(entity("person", "李硕"))]
    )


def test_page_tells_what_others_said_to_somebody(html: str) -> None:
    sections = {section["head"]: section["items"] for section in data_of(html, "PAGE")["cards"][HAN]["sections"]}
    assert [(item["note"], item["text"][:5]) for item in sections["别人对其说的话"]] == [("约翰·克里", "“气候变化")]


def test_page_marks_what_was_denied(html: str) -> None:
    labels = [node["label"] for node in data_of(html, "NODES") if node["kind"] == "event"]
    assert "会见（否认）" in labels and "会见\n2023-07-19" in labels


def test_page_holds_the_heading_and_the_counts(html: str) -> None:
    assert "<h1>两篇文章</h1>" in html
    assert "<b>2</b> 文章" in html and "<b>7</b> 人物" in html


def test_page_escapes_whatever_articles_and_users_write() -> None:
    graph = small_graph()
    evil = "</script><img src=x onerror=alert(1)>"
    graph.default_graph.add((entity("person", "韩正"), SCHEMA.alternateName, Literal(evil)))
    graph.default_graph.add((entity("person", "韩正"), RDFS.comment, Literal(evil)))
    html = page(graph, title=evil)
    assert "<img" not in html
    assert html.count("</script>") == 3


def test_page_links_only_to_web_pages() -> None:
    graph = small_graph()
    for subject, predicate, _, name in list(graph.quads((None, SCHEMA.url, None, None))):
        graph.graph(name).set((subject, predicate, Literal("javascript:alert(1)")))
    assert {row["url"] for row in data_of(page(graph), "PAGE")["sources"]} == {""}


def test_page_is_the_same_every_time(html: str) -> None:
    assert page(small_graph(), title="两篇文章") == html


def test_page_of_an_empty_graph_says_so() -> None:
    assert "图中没有任何关系" in page(Dataset())


def test_page_with_few_nodes_allowed_keeps_the_most_connected_and_says_so() -> None:
    html = page(small_graph(), top=5)
    nodes = [node for node in data_of(html, "NODES") if node["kind"] != "utterance"]
    assert len(nodes) <= 5 and KERRY in {node["id"] for node in nodes}
    assert re.search(r"只画出联系最多的 \d 个节点，共 \d+ 个", html)


def test_draw_leaves_out_a_meeting_that_only_repeats_an_edge(network: Relations) -> None:
    drawn = {dot.iri for dot in draw(network, 100).dots}
    assert f"{BASE}event/会谈-王毅-铃木一郎" not in drawn
    assert f"{BASE}event/会见-约翰·克里-韩正" in drawn


def test_draw_leaves_out_names_that_nothing_joins(network: Relations) -> None:
    drawn = {dot.iri for dot in draw(network, 100).dots}
    assert str(entity("organisation", "美国之音")) not in drawn
    assert str(entity("person", "李硕")) in drawn


@pytest.mark.parametrize("count", [1, 2, 12, 150])
def test_arrange_lets_no_two_boxes_overlap(count: int) -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(count, 1, seed=3) if count > 1 else nx.empty_graph(1), str)
    graph.add_edges_from([("a", "b"), ("c", "d")])
    boxes = {node: (40.0 + 13 * (number % 5), 50.0) for number, node in enumerate(sorted(graph))}
    places = arrange(graph, boxes)
    assert places == arrange(graph, boxes)
    for one in places:
        for other in places:
            if one < other:
                apart = [abs(places[one][i] - places[other][i]) - (boxes[one][i] + boxes[other][i]) / 2 for i in (0, 1)]
                assert max(apart) > -4, (one, other)
