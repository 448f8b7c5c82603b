"""``kg validate``: does a graph keep the rules of the ontology?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.store import Graph


def validate(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="A graph that `kg build` wrote.")],
    ontology: Annotated[
        list[Path] | None, typer.Option(help="Turtle that adds kinds of events; may be given several times.")
    ] = None,
) -> None:
    """Say in plain words what of a graph breaks the rules of the ontology; exit code 1 if anything does.

    \b
    kg validate graph.ttl
    """
    from kg.rdf.shapes import validate as check

    violations = check(Graph.open(graph).flat(), *(ontology or ()))
    for violation in violations:
        typer.echo(str(violation))
    count = len(violations)
    typer.echo(f"{graph}: {f'{count:,} violations' if count else 'every rule holds'}", err=True)
    raise typer.Exit(1 if violations else 0)
