"""The command ``kg``: the only place that prints, exits or reads the clock."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from kg.corpus import read_corpus
from kg.errors import KgError
from kg.rdf.dataset import graphs_of, without_text
from kg.rdf.iris import BASE
from kg.rdf.serialise import save

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def _kg() -> None:
    """Chinese news articles in, a knowledge graph out in which every statement shows its sentence."""


@app.command()
def build(
    paths: Annotated[list[Path], typer.Argument(help="Article files, and folders of them.")],
    out: Annotated[Path, typer.Option("-o", "--output", help="The graph to write: .nq .trig .ttl .nt .jsonld")],
    base: Annotated[str, typer.Option(help="What all IRIs of the data begin with.")] = BASE,
    ontology: Annotated[list[Path] | None, typer.Option(help="Turtle that adds kinds of events.")] = None,
    workers: Annotated[int, typer.Option(help="Processes to share the work.", min=1)] = 1,
    bare: Annotated[bool, typer.Option("--without-text", help="Leave the bodies of the articles out.")] = False,
) -> None:
    """Read articles and write the graph of what they say.

    Example: kg build seeds -o graph.ttl
    """
    started = time.monotonic()
    corpus = read_corpus(paths, ontology=ontology or (), workers=workers)
    for skipped in corpus.skipped:
        print(skipped.reason, file=sys.stderr)
    graphs = graphs_of(corpus.facts, base)
    save(without_text(graphs) if bare else graphs, out, base)
    seconds = time.monotonic() - started
    done = f"{len(corpus.facts):,} articles, {len(corpus.skipped):,} skipped, {corpus.count:,} facts"
    print(f"{done} → {out} ({seconds:.1f} s)", file=sys.stderr)
    raise typer.Exit(1 if corpus.skipped else 0)


def main() -> None:
    """Run the command line; a KgError is one line and exit code 2."""
    try:
        app()
    except KgError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
