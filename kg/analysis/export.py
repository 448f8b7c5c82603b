"""The relations in the forms that other programs read: GraphML (yEd, Cytoscape) and GEXF (Gephi)."""

from __future__ import annotations

import io
from typing import TypeAlias

import networkx as nx

from kg.analysis.relations import Relations
from kg.analysis.rows import Evidence
from kg.errors import KgError

Flat: TypeAlias = "nx.MultiDiGraph[str]"


def export(graph: Relations, form: str) -> bytes:
    """The relations as a file's content, UTF-8; attributes are plain text and numbers, sentences one a line.

    Args:
        graph: what `relations` gives.
        form: "graphml" or "gexf".
    Raises:
        KgError: another form.
    """
    out = io.BytesIO()
    flat = _flat(graph)
    if form == "graphml":
        nx.write_graphml_xml(flat, out, encoding="utf-8", named_key_ids=True)
        return out.getvalue()
    if form == "gexf":
        nx.write_gexf(flat, out, encoding="utf-8")
        # some versions of networkx write today's date into the file
        return _undated(out.getvalue().decode("utf-8")).encode("utf-8")
    raise KgError(f"{form}: no form of networks that newskg writes; use graphml or gexf")


def _undated(text: str) -> str:
    begin = text.find(' lastmodifieddate="')
    if begin < 0:
        return text
    return text[:begin] + text[text.index('"', begin + len(' lastmodifieddate="')) + 1 :]


def _flat(graph: Relations) -> Flat:
    flat: Flat = nx.MultiDiGraph()
    for iri, data in graph.nodes(data=True):
        flat.add_node(
            iri,
            label=_clean(data["label"]),
            kind=data["kind"],
            names=_clean("; ".join(data["names"])),
            type=data.get("type", ""),
            status=data.get("status", ""),
            date=data.get("date", ""),
            utterances=len(data.get("utterances", ())),
        )
    for number, (one, other, relation, data) in enumerate(graph.edges(keys=True, data=True)):
        flat.add_edge(
            one,
            other,
            key=str(number),
            relation=relation,
            weight=data["count"],
            evidence="\n".join(map(_line, data["evidence"])),
        )
    return flat


def _line(evidence: Evidence) -> str:
    return _clean(f"{evidence.sentence} ({evidence.article.outlet}, {evidence.date}, {evidence.article.url})")


def _clean(text: str) -> str:
    """Without the control characters that XML does not allow."""
    return "".join(char for char in text if char in "\t\n" or char >= " ")
