"""Commands that ask a graph: questions, evidence, paths, pictures."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from kg.cli.tables import answer, only
from kg.errors import StoreError
from kg.queries import about, question, shipped
from kg.rdf.serialise import check_folder, replace
from kg.store import Graph
from kg.why import Reason, named
from kg.why import about as about_name
from kg.why import why as why_linked

GraphFile = Annotated[Path, typer.Argument(metavar="GRAPH", help="A graph that `kg build` wrote.")]

FEW = 3  # sentences that show one form of a name


class Form(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"


def query(
    graph: GraphFile,
    asked: Annotated[
        str, typer.Argument(metavar="QUESTION", help="The name of a shipped question, a .rq file, or SPARQL text.")
    ],
    form: Annotated[Form, typer.Option("--format", help="How to print the answer.")] = Form.table,
    name: Annotated[str | None, typer.Option(help="Only rows that name somebody: any form of the name.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most that many rows.")] = None,
) -> None:
    """Ask a graph.

    \b
    kg query graph.ttl who-met-whom
    kg query graph.ttl who-said-what --name 克里 --limit 20
    kg query graph.ttl 'SELECT ?name { ?p a schema:Person ; schema:name ?name }' --format csv
    """
    text = question(asked)
    loaded = Graph.open(graph)
    result = loaded.query(text)
    if name is not None or limit is not None:
        names = None if name is None else {form for forms in named(loaded, name).values() for form in forms}
        result = only(result, names, limit)
    typer.echo(answer(result, form.value, loaded.base), nl=False)


def queries() -> None:
    """List the shipped questions.

    \b
    kg queries
    """
    width = max(map(len, shipped()))
    for name, text in shipped().items():
        typer.echo(f"{name:{width}}  {about(text)}")


def why(
    graph: GraphFile,
    one: Annotated[str, typer.Argument(metavar="NAME", help="Any form of a name.")],
    other: Annotated[str | None, typer.Argument(metavar="NAME", help="Another name.")] = None,
) -> None:
    """Show the sentences behind what links two names, or why the forms of one name are one.

    \b
    kg why graph.ttl 克里 韩正
    kg why graph.ttl 克里
    """
    loaded = Graph.open(graph)
    if other is None:
        _explain(loaded, one)
        return
    reasons = why_linked(loaded, one, other)
    for reason in reasons:
        _tell(reason)
    if not reasons:
        typer.echo(f"nothing in {graph} links {one} and {other}; `kg path` looks for a way through others", err=True)


def path(
    graph: GraphFile,
    one: Annotated[str, typer.Argument(metavar="NAME", help="Any form of a name.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Another name.")],
) -> None:
    """Show the shortest path between two names, each step with a sentence.

    \b
    kg path graph.ttl 李强 韩正
    """
    from kg.analysis import RELATIONS, shortest_path

    steps = shortest_path(Graph.open(graph).networkx(), one, other)
    for step in steps:
        arrow = "→" if step.forward else "←"
        typer.echo(f"{step.names[0]} {arrow} {RELATIONS[step.relation]} {arrow} {step.names[1]}")
        for evidence in step.evidence[:1]:
            typer.echo(f"    {' '.join(evidence.sentence.split())}")
            typer.echo(f"    — {evidence.article.outlet} {evidence.date} {evidence.article.headline}")
    if not steps:
        typer.echo(f"nothing in {graph} joins {one} and {other}", err=True)


def view(
    graph: GraphFile,
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write, .html.")],
    top: Annotated[int, typer.Option(min=1, help="How many nodes at most; the most connected are drawn.")] = 150,
    article: Annotated[
        str | None, typer.Option(help="Show one article and what it says: its URL, or a part of its headline.")
    ] = None,
) -> None:
    """Draw a graph, or show one article, as a page that opens in any browser, without a network.

    \b
    kg view graph.ttl -o page.html
    kg view graph.ttl -o article.html --article 克里见韩正
    """
    if output.suffix.lower() not in (".html", ".htm"):
        raise StoreError(f"{output}: a page ends in .html")
    check_folder(output)
    from kg.view import article_page, page

    loaded = Graph.open(graph)
    text = page(loaded, title=graph.stem, top=top) if article is None else article_page(loaded, article)
    replace(output, lambda out: _write(out, text.encode("utf-8")))
    typer.echo(f"{graph} → {output}", err=True)


def export(
    graph: GraphFile,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write, .graphml or .gexf.")],
) -> None:
    """Export a graph as a network for other programs: GraphML (yEd, Cytoscape) or GEXF (Gephi).

    \b
    kg export graph.ttl -o network.graphml
    """
    form = output.suffix.lower().lstrip(".")
    if form not in ("graphml", "gexf"):
        raise StoreError(f"{output}: no form of networks ends in {output.suffix!r}; use .graphml or .gexf")
    check_folder(output)
    from kg.analysis import export as network_file

    content = network_file(Graph.open(graph).networkx(), form)
    replace(output, lambda out: _write(out, content))
    typer.echo(f"{graph} → {output}", err=True)


def _write(out: BinaryIO, content: bytes) -> None:
    out.write(content)


def _tell(reason: Reason) -> None:
    details = ", ".join(filter(None, (reason.date, reason.place, reason.status)))
    head = reason.text if reason.text.startswith(reason.kind) else f"{reason.kind} {reason.text}"
    typer.echo(head + (f" ({details})" if details else ""))
    _show(reason)


def _show(reason: Reason, most: int | None = None) -> None:
    for sentence in reason.sentences[:most]:
        typer.echo(f"    {' '.join(sentence.text.split())}")
        rule = f" [{sentence.rule}]" if sentence.rule else ""
        typer.echo(f"    — {sentence.outlet} {sentence.published[:10]} {sentence.headline}{rule}")


def _explain(graph: Graph, name: str) -> None:
    for thing in about_name(graph, name):
        others = "、".join(thing.others)
        typer.echo(f"{thing.name} <{thing.iri}>" + (f": {others}" if others else ""))
        for reason in thing.reasons:
            typer.echo(f"{reason.kind}" + (f" = {thing.name}, by {reason.text}" if reason.text else ""))
            _show(reason, FEW)
            if (more := len(reason.sentences) - FEW) > 0:
                typer.echo(f"    … and {more:,} more")
