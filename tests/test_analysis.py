"""The graph as a network: what joins whom, and the sentences behind it."""

from __future__ import annotations

import io
from typing import Any

import networkx as nx
import pytest
from small_graph import BASE, entity, small_graph

from kg.analysis import Relations, communities, export, find, most_connected, relations, shortest_path
from kg.errors import KgError

KERRY, HAN, WANG = (str(entity("person", name)) for name in ("约翰·克里", "韩正", "王毅"))
LI, ZHAO, SUZUKI = (str(entity("person", name)) for name in ("李强", "赵国华", "铃木一郎"))


@pytest.fixture(scope="module")
def network() -> Relations:
    return relations(small_graph())


def edge(network: Relations, one: str, other: str, relation: str) -> dict[str, Any]:
    data: dict[str, Any] = network.edges[one, other, relation]
    return data


def test_relations_join_those_who_met_once_with_the_sentences_of_both_articles(network: Relations) -> None:
    met = edge(network, *sorted((KERRY, HAN)), "met")
    assert [(e.article.outlet, e.date) for e in met["evidence"]] == [("法广", "2023-07-19"), ("美国之音", "2023-07-19")]
    assert met["evidence"][0].sentence == "凱瑞今天在北京與韓正會面。"
    assert met["count"] == 1


def test_relations_do_not_join_people_who_met_the_same_man(network: Relations) -> None:
    assert not network.has_edge(WANG, LI) and not network.has_edge(LI, WANG)


def test_relations_keep_a_denied_meeting_as_denied(network: Relations) -> None:
    event = next(iri for iri in network.successors(ZHAO))
    assert network.nodes[event]["status"] == "denied"
    assert not network.has_edge(LI, ZHAO, "met") and not network.has_edge(ZHAO, LI, "met")


def test_relations_point_from_speaker_to_addressee(network: Relations) -> None:
    assert edge(network, KERRY, HAN, "said")["count"] == 1
    assert not network.has_edge(HAN, KERRY, "said")
    assert [u.words for u in network.nodes[KERRY]["utterances"]] == [
        "会谈很有建设性，",
        "气候变化是<b>共同</b>的威胁 & 应当分开处理。",
    ]


def test_relations_place_and_date_events(network: Relations) -> None:
    event = f"{BASE}event/会见-约翰·克里-韩正"
    assert network.nodes[event]["date"] == "2023-07-19"
    assert network.nodes[event]["type"] == "Meeting"
    assert network.has_edge(event, str(entity("place", "北京")), "location")
    assert edge(network, KERRY, event, "participant")["part"] == "agent"


def test_relations_come_in_one_order() -> None:
    first, second = relations(small_graph()), relations(small_graph())
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


def test_relations_read_a_pyoxigraph_store_as_they_read_rdflib(network: Relations) -> None:
    pyoxigraph = pytest.importorskip("pyoxigraph")
    store = pyoxigraph.Store()
    quads = small_graph().serialize(format="nquads")
    store.load(quads.encode("utf-8"), format=pyoxigraph.RdfFormat.N_QUADS)
    assert list(relations(store).edges(keys=True, data=True)) == list(network.edges(keys=True, data=True))


def test_relations_of_an_empty_graph_are_empty() -> None:
    from rdflib import Dataset

    empty = relations(Dataset())
    assert len(empty) == 0 and communities(empty) == () and most_connected(empty) == ()


def test_most_connected_counts_each_neighbour_once(network: Relations) -> None:
    first = most_connected(network, 2)
    assert [(one.name, one.neighbours, one.met) for one in first] == [("约翰·克里", 3, 3), ("王毅", 3, 2)]
    assert "赵国华" not in {one.name for one in most_connected(network, 100)}


def test_communities_are_stable_and_hold_no_events(network: Relations) -> None:
    found = communities(network)
    assert found == communities(network)
    assert found[0].names[0] in {"约翰·克里", "王毅"}
    assert all(not iri.startswith(f"{BASE}event/") for group in found for iri in group.iris)


@pytest.mark.parametrize("name", ["约翰·克里", "克里", "凱瑞", "凯瑞", "john kerry", "JohnKerry", KERRY])
def test_find_takes_every_form_of_a_name(network: Relations, name: str) -> None:
    assert find(network, name) == (KERRY,)


def test_find_suggests_the_nearest_names(network: Relations) -> None:
    with pytest.raises(KgError, match=r"^约翰·科里: no such name in the graph; did you mean 约翰·克里"):
        find(network, "约翰·科里")
    with pytest.raises(KgError, match=r"^XYZ: no such name in the graph$"):
        find(network, "XYZ")


def test_a_name_that_several_bear_means_each_of_them(network: Relations) -> None:
    twins = nx.MultiDiGraph(network)
    other = f"{BASE}person/克里"
    twins.add_node(other, kind="person", label="克里", names=("克里",), utterances=(), posts=())
    assert find(twins, "克里") == (other, KERRY)
    assert [step.names for step in shortest_path(twins, "克里", "韩正")] == [("约翰·克里", "韩正")]
    assert shortest_path(twins, "克里", "约翰·克里") == ()


def test_shortest_path_goes_by_meetings_and_shows_each_sentence(network: Relations) -> None:
    steps = shortest_path(network, "韓正", "铃木一郎")
    assert [step.names for step in steps] == [("韩正", "约翰·克里"), ("约翰·克里", "王毅"), ("王毅", "铃木一郎")]
    assert {step.relation for step in steps} == {"met"}
    assert all(step.evidence for step in steps)
    assert steps[1].evidence[0].sentence == "克里还与王毅、李强举行了会晤。"


def test_shortest_path_prefers_people_to_a_country_in_which_both_acted(network: Relations) -> None:
    more = nx.MultiDiGraph(network)
    place = str(entity("place", "中国"))
    for person in (HAN, SUZUKI):
        more.add_edge(person, place, "said", relation="said", count=1, evidence=())
    assert [step.relation for step in shortest_path(more, "韩正", "铃木一郎")] == ["met", "met", "met"]


def test_shortest_path_takes_no_denied_meeting(network: Relations) -> None:
    assert shortest_path(network, "赵国华", "李强") == ()


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_export_is_read_back_whole(network: Relations, form: str, read: Any) -> None:
    content = export(network, form)
    back = read(io.BytesIO(content))
    assert (len(back), back.number_of_edges()) == (len(network), network.number_of_edges())
    assert "凱瑞今天在北京與韓正會面。 (法广, 2023-07-19" in content.decode("utf-8")
    assert content == export(relations(small_graph()), form)


def test_export_names_the_forms_it_writes(network: Relations) -> None:
    with pytest.raises(KgError, match="use graphml or gexf"):
        export(network, "dot")
