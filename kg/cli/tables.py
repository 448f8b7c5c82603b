"""Answers as tables that line up, as CSV, and as JSON."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Sequence

from rdflib.query import Result
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import QueryError
from kg.rdf.turtle import Shortener

NARROW = 14  # columns of a terminal: names and dates no wider than this are never wrapped

LONG = 120  # columns: what is longer is cut on a terminal, and there alone


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
    cells = [[" ".join(value.split()) for value in row] for row in rows]
    counted = f"({len(cells):,} {'row' if len(cells) == 1 else 'rows'})\n"
    return (_wrapped(names, cells) if sys.stdout.isatty() else _whole(names, cells)) + counted


def _whole(names: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell: nothing is cut where a program may read it."""
    lines = [list(names), *map(list, cells)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    ruled = [lines[0], ["─" * width for width in widths], *lines[1:]]
    padded = ("  ".join(c + " " * (w - cell_len(c)) for c, w in zip(line, widths, strict=True)) for line in ruled)
    return "".join(line.rstrip() + "\n" for line in padded)


def _wrapped(names: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    """Columns that fit the terminal; long cells go over several lines."""
    grid = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=False)
    for number, name in enumerate(names):
        widest = max((cell_len(row[number]) for row in cells), default=0)
        grid.add_column(name, overflow="fold", no_wrap=widest <= NARROW)
    for row in cells:
        grid.add_row(*(Text(_cut(cell)) for cell in row))
    out = io.StringIO()
    Console(file=out, width=Console().width, color_system=None, legacy_windows=False).print(grid)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _cut(cell: str) -> str:
    return cell if cell_len(cell) <= LONG else set_cell_size(cell, LONG - 1).rstrip() + "…"


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
