"""Answers as tables that line up, as CSV, and as JSON."""

from __future__ import annotations

import csv
import io
import re
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, zip_longest

from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rdflib.query import Result
from rich.cells import cell_len, chop_cells, set_cell_size

from kg.errors import QueryError
from kg.rdf.turtle import Shortener

NARROW = 16  # columns of a terminal: names and times no wider than this are never wrapped
LEAST = 10  # columns that even a column gets in which little stands
MOST = 0.9  # of the cells of a column should fit it, if the rest of the terminal allows
LONG = 120  # columns: what is longer is cut on a terminal, and there alone
GAP = "  "

# Closing marks stay with the character before them, opening ones with the one behind; Latin words stay whole.
_PIECE = re.compile(r" |[“‘「『（《【]*[\u2e80-\uffef][，。、；：？！”’」』）》】…]*|[^ \u2e80-\uffef]+")


def only(result: Result, names: Collection[str] | None, limit: int | None) -> Result:
    """The rows of a SELECT in which one of ``names`` is a value or stands in a list of names, ``limit`` at most.

    Raises:
        QueryError: the answer has no rows.
    """
    if result.type != "SELECT":
        raise QueryError("--name and --limit choose among rows; only SELECT answers with rows")
    rows = (
        row
        for row in result.bindings
        if names is None or any(part in names for value in row.values() for part in str(value).split("、"))
    )
    result.bindings = list(islice(rows, limit))
    return result


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
    widths = [max(map(cell_len, column)) for column in zip(names, *cells, strict=True)]
    if sys.stdout.isatty():
        cells = [[_cut(cell) for cell in row] for row in cells]
        widths = _fitting(names, cells, shutil.get_terminal_size().columns)
    ruled = [list(names), ["─" * width for width in widths], *cells]
    blocks = [list(_lines(row, widths)) for row in ruled]
    apart = "\n" if any(len(block) > 1 for block in blocks) else ""
    text = "".join(blocks[0] + blocks[1]) + apart.join("".join(block) for block in blocks[2:])
    return text + f"({len(cells):,} {'row' if len(cells) == 1 else 'rows'})\n"


def _fitting(names: Sequence[str], cells: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths that fill the terminal at most: narrow columns as they are, the others as much as most cells need."""
    columns = [sorted(cell_len(row[number]) for row in cells) or [0] for number in range(len(names))]
    widths = [max(cell_len(name), column[-1]) for name, column in zip(names, columns, strict=True)]
    usual = [
        max(column[int(MOST * (len(column) - 1))], LEAST, cell_len(n)) for n, column in zip(names, columns, strict=True)
    ]
    wide = sorted((i for i, width in enumerate(widths) if width > NARROW), key=lambda i: usual[i])
    room -= len(GAP) * (len(names) - 1) + sum(width for i, width in enumerate(widths) if i not in wide)
    for done, i in enumerate(wide, 1):
        last = done == len(wide)
        widths[i] = max(min(widths[i] if last else usual[i], room // (len(wide) - done + 1)), LEAST)
        room -= widths[i]
    return widths


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    folded = [_fold(cell, width) for cell, width in zip(row, widths, strict=True)]
    for line in zip_longest(*folded, fillvalue=""):
        padded = (part + " " * (width - cell_len(part)) for part, width in zip(line, widths, strict=True))
        yield GAP.join(padded).rstrip() + "\n"


def _fold(cell: str, width: int) -> list[str]:
    lines = [""]
    for piece in _PIECE.findall(cell):
        for part in chop_cells(piece, width):
            if cell_len(lines[-1] + part) > width:
                lines.append("" if part == " " else part)
            else:
                lines[-1] += part
    return lines


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
    """A value to read: IRIs with prefixes, times to the minute."""
    if isinstance(value, URIRef):
        return shorten(f"<{value}>")
    if isinstance(value, Literal) and value.datatype == XSD.dateTime:
        return str(value)[:16].replace("T", " ")
    return _text(value)
