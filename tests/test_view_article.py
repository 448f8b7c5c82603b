"""The page of one article: its own text with what was found in it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from small_graph import ARTICLES, KG, NIF, VOA, entity, small_graph
from typer.testing import CliRunner

from kg.analysis.rows import articles_of, names_of
from kg.cli.app import app
from kg.errors import KgError
from kg.view import article_page
from kg.view.article import find_article
from kg.view.reading import Span, lines_of


@pytest.fixture(scope="module")
def html() -> str:
    return article_page(small_graph(), "克里会见韩正")


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_article_page_shows_the_whole_text(html: str) -> None:
    body = re.findall(r"<(?:h1|p)>(.*?)</(?:h1|p)>", html.split("</article>")[0], re.DOTALL)
    assert tuple(plain(line).strip() for line in body) == ARTICLES[VOA][2]


def test_article_page_marks_names_and_words(html: str) -> None:
    assert re.search(r'<span class="person" title="约翰·克里"[^>]*>John Kerry</span>', html)
    assert re.search(r'<span class="DirectQuotation" data-facts="[^"]+">气候变化是&lt;b&gt;共同', html)


def test_article_page_lists_facts_in_the_order_of_the_text(html: str) -> None:
    heads = [plain(head) for head in re.findall(r"<li class=\"fact.*?<b>(.*?)</b>", html)]
    assert heads[0] == "会见　约翰·克里、韩正　在北京"
    assert "约翰·克里 → 韩正：气候变化是<b>共同</b>的威胁 & 应当分开处理。" in heads
    assert "会见　李强、赵国华" in heads and "否认" in html
    assert "王毅去年" not in html


def test_article_page_says_according_to_whom() -> None:
    graph = small_graph()
    told = graph.graph(VOA)
    words, met = URIRef(f"{VOA}#utterance-会谈很有"), URIRef(f"{VOA}#report-会晤-李强-1")
    told.add((words, KG.reportedBy, entity("organisation", "法广")))
    told.add((words, KG.denies, Literal(True)))
    told.add((met, KG.accordingTo, words))
    html = article_page(graph, "克里会见韩正")
    notes = dict(re.findall(r"<b>(.*?)</b> <i>(.*?)</i>", html))
    assert notes["约翰·克里：会谈很有建设性，"] == "直接引语　否认　据法广"
    assert notes["会晤　李强、王毅、约翰·克里"] == "据约翰·克里"
    assert "据" not in notes["会见　约翰·克里、韩正　在北京"]


def test_article_page_loads_nothing(html: str) -> None:
    assert re.findall(r'(?:src|href)="([^"]*)"', html) == ["data:,", f"{VOA}.html"]


def test_article_page_asks_back_where_no_article_or_several_are_meant() -> None:
    graph = small_graph()
    articles = articles_of(graph, names_of(graph)).values()
    assert find_article(articles, f"{VOA}.html").iri == str(VOA)
    assert find_article(articles, "会见").iri == str(VOA)
    with pytest.raises(KgError, match=r"^XYZ: no such article in the graph$"):
        find_article(articles, "XYZ")
    with pytest.raises(KgError, match="did you mean 克里会见韩正"):
        find_article(articles, "克里会见了韩正")
    with pytest.raises(KgError, match="2 articles are meant"):
        find_article([*articles, *articles], "会见")


def test_article_page_needs_the_text() -> None:
    graph = small_graph()
    graph.graph(VOA).remove((None, NIF.isString, None))
    with pytest.raises(KgError, match="without --without-text"):
        article_page(graph, "克里会见韩正")


def test_article_page_escapes_the_text() -> None:
    graph = small_graph()
    graph.graph(VOA).set((VOA, NIF.isString, Literal("<script>alert(1)</script>\n" + "字" * 200)))
    assert "<script>alert" not in article_page(graph, "克里会见韩正")


def test_lines_are_cut_where_anything_begins_or_ends() -> None:
    spans = (Span(0, 5, fact="f"), Span(1, 3, "person", name="甲"), Span(2, 8, "place", name="乙"))
    first, second = lines_of("零一二三四\n六七", spans)
    assert [(s.text, s.marks, s.facts) for s in first] == [
        ("零", (), ("f",)),
        ("一", ("person",), ("f",)),
        ("二", ("person", "place"), ("f",)),
        ("三四", ("place",), ("f",)),
    ]
    assert [(s.text, s.marks) for s in second] == [("六七", ("place",))]


def test_view_writes_the_page_of_an_article(tmp_path: Path) -> None:
    graph = tmp_path / "graph.nq"
    graph.write_text(small_graph().serialize(format="nquads"), encoding="utf-8")
    run = CliRunner().invoke(app, ["view", str(graph), "-o", str(tmp_path / "a.html"), "--article", "会见韩正"])
    assert run.exit_code == 0, run.output
    assert "美国气候特使" in (tmp_path / "a.html").read_text(encoding="utf-8")
