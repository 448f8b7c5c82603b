"""The command line as a whole: its commands, and what happens where one fails."""

from __future__ import annotations

import sys
from inspect import getdoc
from io import TextIOWrapper
from typing import Annotated

import typer

from kg import __version__
from kg.cli.ask import export, path, queries, query, view, why
from kg.cli.build import build, formats
from kg.cli.check import validate
from kg.errors import KgError

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, name="kg"
)
for command in (build, formats, query, queries, why, path, view, export, validate):
    app.command(short_help=(getdoc(command) or "").split("\n")[0])(command)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newskg {__version__}")
        raise typer.Exit


@app.callback()
def _kg(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Chinese news articles in, a knowledge graph out in which every statement shows its sentence."""


def main() -> None:
    """Run the command line: exit 0 done, 1 some articles were skipped, 2 wrong use; a KgError is one line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except KgError as error:
        typer.echo(str(error), err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stdout = None  # the reader has gone; say nothing more
        sys.exit(0)
