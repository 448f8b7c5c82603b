"""The page: one file that opens without a network."""

from __future__ import annotations

from collections import Counter
from typing import Any

from jinja2 import Environment
from pyvis.network import Network

from kg.analysis import RELATIONS, Article, Relations, relations
from kg.analysis.rows import Queryable
from kg.view.cards import KINDS, Sources, edge_card, entity_card, event_card, utterance_card
from kg.view.environment import environment
from kg.view.picture import Dot, Line, Petal, Picture, draw

TOP = 150  # nodes; with 200 of them names are just legible on a usual screen
_FEW_PETALS = 80  # words stand beside their speakers from the beginning if there are no more

# Okabe and Ito's colours can be told apart by the colour-blind; shapes differ as well
_COLOURS = {
    "person": "#0072B2",
    "organisation": "#E69F00",
    "place": "#009E73",
    "event": "#D55E00",
    "utterance": "#CC79A7",
}
_SHAPES = {"person": "dot", "organisation": "square", "place": "triangleDown", "event": "box", "utterance": "dot"}
_LINES: dict[str, dict[str, Any]] = {
    "met": {"color": "#0072B2", "width": 3.2, "dashes": False},
    "said": {"color": "#B3528A", "width": 2.0, "dashes": False, "arrows": "to"},
    "participant": {"color": "#E0905C", "width": 1.3, "dashes": False},
    "location": {"color": "#009E73", "width": 1.3, "dashes": [3, 5]},
    "post": {"color": "#B97F00", "width": 1.3, "dashes": [8, 5]},
    "words": {"color": "#CC79A7", "width": 1.0, "dashes": False},
}
_INK = "#22303C"
_ASIDE = {"enabled": True, "type": "curvedCW", "roundness": 0.22}
_FONTS = (
    "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',"
    "'WenQuanYi Zen Hei',sans-serif"
)
_OUTLETS = 6  # named in the heading; more do not fit its line


def page(graph: Queryable, *, title: str = "newskg", top: int = TOP) -> str:
    """The graph as an HTML page, all in one text, that asks no network for anything.

    Args:
        graph: a graph that newskg built; the default graph is drawn, sentences come from the articles' graphs.
        title: heading of the page.
        top: how many nodes at most; the most connected are drawn, and the page says so.
    """
    network = relations(graph)
    picture = draw(network, max(top, 1))
    sources = Sources()
    drawn = _drawn(network, picture, sources)
    made = environment()
    made.globals |= {
        "page": {"cards": drawn.pop("cards"), "sources": sources.rows, "few": len(picture.petals) <= _FEW_PETALS},
        "title": title,
        "counts": _counts(network),
        "period": _period(network),
        "outlets": _outlets(network),
        "picture": picture,
        "legend": [(kind, KINDS[kind], _COLOURS[kind]) for kind in KINDS],
        "lines": [(name, RELATIONS[name], style) for name, style in _LINES.items() if name in RELATIONS],
    }
    return _render(drawn["canvas"], made)


def _render(canvas: Network, made: Environment) -> str:
    canvas.templateEnv = made
    canvas.path = "page.html"
    canvas.options = _options()
    return str(canvas.generate_html())


def _drawn(network: Relations, picture: Picture, sources: Sources) -> dict[str, Any]:
    canvas = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    cards: dict[str, Any] = {}
    for dot in picture.dots:
        canvas.add_node(dot.iri, **_node(dot, network))
        make = event_card if dot.kind == "event" else entity_card
        cards[dot.iri] = make(network, dot.iri, sources)
    for number, petal in enumerate(picture.petals):
        iri = f"words-{number}"
        canvas.add_node(iri, **_petal(petal))
        cards[iri] = utterance_card(network, petal.speaker, petal.utterance, sources)
        canvas.edges.append({**_edge("words", 1), "id": f"line-{iri}", "from": petal.speaker, "to": iri})
    for number, line in enumerate(picture.lines):
        # add_edge of pyvis walks through all nodes for each edge
        canvas.edges.append(
            {**_edge(line.relation, line.count), "id": f"line-{number}", "from": line.one, "to": line.other}
        )
        cards[f"line-{number}"] = edge_card(network, line.one, line.other, line.relation, sources)
    _part_parallel(canvas, picture.lines)
    return {"canvas": canvas, "cards": cards}


def _part_parallel(canvas: Network, lines: tuple[Line, ...]) -> None:
    """Words and posts pass beside a meeting of the same two."""
    ends = Counter(frozenset((line.one, line.other)) for line in lines)
    for edge in canvas.edges:
        if ends[frozenset((edge["from"], edge["to"]))] > 1 and edge["relation"] != "met":
            edge["smooth"] = _ASIDE


def _node(dot: Dot, network: Relations) -> dict[str, Any]:
    colour = _COLOURS[dot.kind]
    node: dict[str, Any] = {"label": dot.label, "shape": _SHAPES[dot.kind], "x": dot.x, "y": dot.y, "kind": dot.kind}
    node |= {"size": dot.size, "font": {"size": dot.font}, "names": list(network.nodes[dot.iri]["names"])}
    if dot.kind != "event":
        return node | {"color": _colour(colour, "#ffffff")}
    happened = dot.status == "happened"
    tint = "#FCE6D8" if happened else "#FFFFFF"
    node["color"] = _colour(tint, colour if dot.status != "denied" else "#8A8A8A")
    node["font"] |= {"color": "#7A3300" if dot.status != "denied" else "#666666", "strokeWidth": 0}
    return node | {"shapeProperties": {"borderDashes": False if happened else [4, 3], "borderRadius": 7}}


def _colour(background: str, border: str) -> dict[str, Any]:
    over = {"background": background, "border": _INK}
    return {"background": background, "border": border, "highlight": over, "hover": over}


def _petal(petal: Petal) -> dict[str, Any]:
    colour = _colour(_COLOURS["utterance"], "#ffffff")
    return {"label": " ", "shape": "dot", "size": 5, "color": colour, "x": petal.x, "y": petal.y, "kind": "utterance"}


def _edge(relation: str, count: int) -> dict[str, Any]:
    style = dict(_LINES[relation])
    style["width"] = round(style["width"] + min(count - 1, 6) * 0.6, 1)
    return {**style, "color": {"color": style["color"]}, "relation": relation}


def _options() -> dict[str, Any]:
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {"hover": True, "hideEdgesOnDrag": False, "multiselect": False, "hoverConnectedEdges": False},
        "nodes": {
            "borderWidth": 1.5,
            "font": {"face": _FONTS, "color": _INK, "strokeWidth": 4, "strokeColor": "#FBFAF7", "vadjust": 0},
            "scaling": {"label": {"drawThreshold": 7}},
            "margin": {"top": 5, "bottom": 5, "left": 9, "right": 9},
        },
        "edges": {"smooth": False, "arrows": {"to": {"scaleFactor": 0.6}}, "selectionWidth": 1, "hoverWidth": 1},
    }


def _counts(network: Relations) -> list[tuple[str, int]]:
    kinds = Counter(data["kind"] for _, data in network.nodes(data=True))
    words = {said.iri for _, data in network.nodes(data=True) for said in data.get("utterances", ())}
    found = [(KINDS[kind], kinds[kind]) for kind in ("person", "organisation", "place", "event")]
    return [("文章", len(network.graph["articles"])), *found, (KINDS["utterance"], len(words))]


def _period(network: Relations) -> str:
    days = sorted({article.published[:10] for article in _articles(network) if article.published})
    return " – ".join(dict.fromkeys((days[0], days[-1]))) if days else ""


def _outlets(network: Relations) -> str:
    found = Counter(article.outlet for article in _articles(network))
    names = [name for name, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))]
    return "、".join(names[:_OUTLETS]) + (" 等" if len(names) > _OUTLETS else "")


def _articles(network: Relations) -> tuple[Article, ...]:
    found: tuple[Article, ...] = network.graph["articles"]
    return found
