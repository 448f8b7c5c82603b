"""``kg build``: articles in, a graph out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg.corpus import Corpus, read_corpus
from kg.ontology import load_ontology
from kg.rdf.dataset import graphs_of, without_text
from kg.rdf.iris import BASE, check_base
from kg.rdf.serialise import FORMATS, check_output, save

FEED = """
           <!--1689756309000-->
           [克里见韩正 提气候归气候 政治归政治](https://www.rfi.fr/cn/…)
           ------

           <div>19/07/2023 - 10:40</div><p>美国气候特使克里今天会见中国国家副主席韩正。…</p>

           The time, in milliseconds, may be missing. Front matter (lines between ---) may stand before it.
"""


def build(
    paths: Annotated[list[Path], typer.Argument(help="Article files, and folders that are searched for them.")],
    output: Annotated[Path, typer.Option("--output", "-o", help=f"The graph to write: {' '.join(FORMATS)}.")],
    base: Annotated[str, typer.Option(help="What all IRIs of the data begin with.")] = BASE,
    ontology: Annotated[
        list[Path] | None, typer.Option(help="Turtle that adds kinds of events; may be given several times.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to share the work.")] = 1,
    no_text: Annotated[bool, typer.Option("--without-text", help="Leave the bodies of the articles out.")] = False,
) -> None:
    """Read articles and write the graph of what they say.

    \b
    kg build seeds -o graph.ttl
    kg build articles/ one-more.txt -o graph.nq --workers 4
    """
    started = time.monotonic()
    check_output(output)
    check_base(base)
    added = tuple(ontology or ())
    corpus = _read(paths, added, workers)
    for skipped in corpus.skipped:
        typer.echo(skipped.reason, err=True)
    graphs = graphs_of(corpus.facts, base, load_ontology(*added))
    save(without_text(graphs) if no_text else graphs, output, base)
    seconds = time.monotonic() - started
    done = f"{len(corpus.facts):,} articles, {len(corpus.skipped):,} skipped, {corpus.count:,} facts"
    typer.echo(f"{done} → {output} ({seconds:.1f} s)", err=True)
    raise typer.Exit(1 if corpus.skipped else 0)


def formats() -> None:
    """List the forms of articles that are read and of graphs that are written.

    \b
    kg formats
    """
    typer.echo("Articles:")
    typer.echo(
        "  feed     a comment with the time, [title](url), a line of dashes, the HTML of the body; one a file, UTF-8:"
    )
    typer.echo(FEED)
    typer.echo("Graphs, by the ending of the file:")
    for ending, form in FORMATS.items():
        typer.echo(f"  {ending:8} {form}")


def _read(paths: list[Path], ontology: tuple[Path, ...], workers: int) -> Corpus:
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)

        def progress(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        return read_corpus(paths, ontology=ontology, workers=workers, progress=progress)
