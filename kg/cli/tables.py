"""Answers as tables that line up, as CSV, and as JSON."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Sequence

from rdflib.query import Result
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import QueryError
from kg.rdf.turtle import Shortener

WIDE = 1_000_000  # columns: no terminal, so nothing is cut


def answer(result: Result, form: str, base: str) -> str:
    """An answer as text.

    Args:
        result: of a SELECT, ASK, CONSTRUCT or DESCRIBE.
        form: table, csv or json.
        base: of the data, so that IRIs can be written short in a table.
    Raises:
        QueryError: the form is no form of this kind of answer.
    """
    if result.type == "ASK":
        return ("true" if result.askAnswer else "false") + "\n"
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        if form != "table":
            raise QueryError(f"--format {form}: CONSTRUCT and DESCRIBE answer with a graph; leave --format out")
        lines = [f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in result.graph or ()]
        return "".join(sorted(lines))
    if form == "json":
        text = result.serialize(format="json") or b""
        return text.decode("utf-8") + "\n"
    names = [str(name) for name in result.vars or ()]
    if form == "csv":
        return _csv(names, ([_text(value) for value in row] for row in result))  # type: ignore[union-attr]
    shorten = Shortener(base)
    return table(names, ([_short(value, shorten) for value in row] for row in result))  # type: ignore[union-attr]


def table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their names, in columns that line up with Chinese text; wrapped on a terminal, whole in a pipe."""
    terminal = sys.stdout.isatty()
    grid = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=False)
    for name in names:
        grid.add_column(name, overflow="fold", no_wrap=not terminal)
    count = 0
    for row in rows:
        grid.add_row(*(Text(" ".join(value.split())) for value in row))
        count += 1
    out = io.StringIO()
    console = Console(file=out, width=None if terminal else WIDE, color_system=None, legacy_windows=False)
    console.print(grid)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join([*lines, f"({count:,} {'row' if count == 1 else 'rows'})"]) + "\n"


def _csv(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return out.getvalue()


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _short(value: object, shorten: Shortener) -> str:
    text = _text(value)
    return shorten(f"<{text}>") if value is not None and type(value).__name__ == "URIRef" else text
