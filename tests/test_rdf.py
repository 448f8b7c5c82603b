"""Facts become graphs: the same bytes whatever the order, and the same graph when they are read back."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from told import Teller

from kg.errors import StoreError
from kg.model import DateRange, Event, Facts, Span
from kg.rdf.dataset import graphs_of, without_text
from kg.rdf.iris import BASE, article_iri, local_name, passage_iri
from kg.rdf.serialise import FORMATS, save
from kg.rdf.terms import NamedTriples, calendar, literal

KG = "https://w3id.org/newskg/ontology#"


def two_articles() -> list[Facts]:
    """One visit told by two outlets, in two scripts."""
    one = Teller(
        "https://www.a.example/n/1",
        '美国气候特使约翰·克里（John Kerry）19日在北京会见王毅。\n“我们"谈"得很好，”克里说。',
    )
    kerry = one.entity("person", "约翰·克里", "克里", "John Kerry")
    wang = one.entity("person", "王毅")
    place = one.entity("place", "北京", country="CN")
    one.role(kerry, "美国气候特使")
    one.said(kerry, '我们"谈"得很好，', cue=one.span("说"), addressees=(wang,))
    one.event("会见", kerry, wang, "2023-07-19", place=place)
    two = Teller(
        "https://www.b.example/cn/%E4%B8%AD%E5%9B%BD/2?x=a%20b",
        "氣候特使會晤王毅\n美國氣候特使克里會晤王毅。",
        script="zh-Hant",
    )
    kerry, wang = two.entity("person", "克里"), two.entity("person", "王毅")
    two.role(kerry, "美國氣候特使")
    two.event("會晤", kerry, wang, None)
    return [one.facts(), two.facts()]


def quads(graphs: list[NamedTriples]) -> set[tuple[str, str, str, str | None]]:
    return {(s, p, o, name) for name, triples in graphs for s, p, o in triples}


@pytest.mark.parametrize("ending", FORMATS)
def test_files_are_the_same_whatever_the_order_of_the_articles(ending: str, tmp_path: Path) -> None:
    facts = two_articles()
    save(graphs_of(facts), tmp_path / f"one{ending}", BASE)
    save(graphs_of(reversed(facts)), tmp_path / f"two{ending}", BASE)
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


@pytest.mark.parametrize("ending", [".nq", ".trig", ".jsonld"])
def test_rdflib_reads_back_every_statement_in_its_graph(ending: str, tmp_path: Path) -> None:
    graphs = list(graphs_of(two_articles()))
    save(graphs, tmp_path / f"g{ending}", BASE)
    form = {".nq": "nquads", ".trig": "trig", ".jsonld": "json-ld"}[ending]
    dataset = rdflib.Dataset()
    dataset.parse(tmp_path / f"g{ending}", format=form)
    default = str(rdflib.graph.DATASET_DEFAULT_GRAPH_ID)
    found = ((s, p, o, None if g is None or str(g) == default else str(g)) for s, p, o, g in dataset.quads())
    read = {(s.n3(), p.n3(), o.n3().lower(), g) for s, p, o, g in found}
    assert read == {(s, p, rdflib.util.from_n3(o).n3().lower(), g) for s, p, o, g in quads(graphs)}


@pytest.mark.parametrize("ending", [".ttl", ".nt"])
def test_rdflib_reads_back_every_statement_as_one_graph(ending: str, tmp_path: Path) -> None:
    graphs = list(graphs_of(two_articles()))
    save(graphs, tmp_path / f"g{ending}", BASE)
    read = {(s.n3(), p.n3(), o.n3()) for s, p, o in rdflib.Graph().parse(tmp_path / f"g{ending}")}
    assert read == {(s, p, rdflib.util.from_n3(o).n3()) for s, p, o, _ in quads(graphs)}


def test_turtle_is_pleasant_to_read(tmp_path: Path) -> None:
    save(graphs_of(two_articles()), tmp_path / "g.ttl", BASE)
    text = (tmp_path / "g.ttl").read_text(encoding="utf-8")
    assert "\nperson:约翰·克里 a schema:Person ;\n" in text
    assert "\nevent:2023-07-19-会见-克里-王毅 a kg:Meeting ;\n" in text
    assert "\n@base <https://newskg.example/article/b.example/cn/中国/2?x=a%20b> .\n" in text
    assert "\n<#report-1> a kg:Meeting ;\n" in text
    assert '"约翰·克里"@zh-Hans' in text


def test_the_default_graph_holds_each_thing_once() -> None:
    default = next(triples for name, triples in graphs_of(two_articles()) if name is None)
    people = {s for s, p, o in default if o == "<https://schema.org/Person>"}
    events = {s for s, p, o in default if o == f"<{KG}Meeting>"}
    assert people == {f"<{BASE}person/约翰·克里>", f"<{BASE}person/王毅>"}
    assert len(events) == 1
    assert len([t for t in default if t[1] == f"<{KG}reportedIn>" and t[0] in events]) == 2
    assert len([t for t in default if t[1] == f"<{KG}met>"]) == 2
    assert not [t for t in default if t[1].endswith("wasDerivedFrom>")]


def test_each_article_shows_its_own_evidence() -> None:
    for name, triples in graphs_of(two_articles()):
        if name is None:
            continue
        reports = {s for s, p, _ in triples if p == f"<{KG}rule>" and "#char=" not in s}
        assert reports
        assert reports <= {s for s, p, _ in triples if p.endswith("wasDerivedFrom>")}


def test_an_alias_says_which_rule_joined_it() -> None:
    told = dict(graphs_of(two_articles()))
    second = told[article_iri("https://b.example/cn/中国/2?x=a%20b")]
    assert any(p == f"<{KG}joinedBy>" and o == '"resolve.short_name_and_post"' for _, p, o in second)


def test_a_planned_meeting_is_no_met_edge() -> None:
    teller = Teller("https://a.example/1", "克里将会见王毅。")
    teller.event("会见", teller.entity("person", "克里"), teller.entity("person", "王毅"), None, status="planned")
    assert not [t for _, triples in graphs_of([teller.facts()]) for t in triples if t[1] == f"<{KG}met>"]


def test_an_event_of_unnamed_people_is_labelled_with_its_place() -> None:
    teller = Teller("https://a.example/1", "数百人周三在河口抗议。")
    place, span = teller.entity("place", "河口"), teller.span("抗议")
    day = DateRange("2023-07-19", "2023-07-19")
    teller.events.append(Event(f"{KG}Protest", span, (span,), "happened", "test.event", (), place, day))
    labels = {o for _, triples in graphs_of([teller.facts()]) for _, p, o in triples if p.endswith("#label>")}
    assert any("抗议：河口" in label for label in labels), labels


def test_without_text_leaves_the_bodies_out_and_the_passages_in() -> None:
    triples = [t for _, triples in without_text(graphs_of(two_articles())) for t in triples]
    assert not [t for t in triples if t[1].endswith("isString>")]
    assert [t for t in triples if t[1].endswith("anchorOf>")]


def test_an_output_is_replaced_only_once_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "g.nq"
    path.write_text("old", encoding="utf-8")

    def broken() -> object:
        yield None, (("<a:a>", "<a:b>", "<a:c>"),)
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreError, match="No space left"):
        save(broken(), path, BASE)  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["g.nq"]


def test_an_unknown_ending_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no graph format ends in '\.rdf'"):
        save([], tmp_path / "g.rdf", BASE)


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://www.rfi.fr/cn/%E4%B8%AD%E5%9B%BD/20230719-a", "article/rfi.fr/cn/中国/20230719-a"),
        ("http://x.example:8080/a b/<c>?id=5", "article/x.example:8080/a%20b/%3Cc%3E?id=5"),
        ("https://x.example/a%2Fb%23c", "article/x.example/a%2Fb%23c"),
        ("https://x.example/%B0%A1", "article/x.example/%B0%A1"),  # GBK, no UTF-8
        ("https://X.example/100%", "article/x.example/100%25"),
    ],
)
def test_article_iris_are_readable_and_legal(url: str, iri: str) -> None:
    assert article_iri(url) == BASE + iri
    rdflib.URIRef(BASE + iri).n3()


def test_names_become_legal_local_names() -> None:
    assert local_name("A/B #1%") == "A%2FB_%231%25"
    assert local_name("龐培歐") == "庞培欧"
    assert passage_iri("https://x.example/a", Span(4, 9)) == "https://x.example/a#char=4,9"


def test_literals_are_escaped_and_dates_typed() -> None:
    assert literal('a"\\\n\u0001') == '"a\\"\\\\\\n\\u0001"'
    assert calendar("2023-07").endswith("#gYearMonth>")
    assert calendar("2023").endswith("#gYear>")
    assert calendar("2023-07-19").endswith("#date>")
