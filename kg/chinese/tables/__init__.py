"""The word tables that ship with the package: tab-separated, a header line, one entry a line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table in file order, each as column → text; an empty field is ``""``.

    Args:
        name: the table's name without its ending, such as ``"outlets"``.
    Raises:
        FileNotFoundError: no such table ships with the package.
        ValueError: a line has more or fewer fields than the header.
    """
    lines = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    return tuple(_row(name, header, number, line) for number, line in enumerate(lines[1:], start=2) if line)


def names() -> tuple[str, ...]:
    """The names of all tables, sorted."""
    return tuple(sorted(entry.name[:-4] for entry in files(__name__).iterdir() if entry.name.endswith(".tsv")))


def _row(name: str, header: list[str], number: int, line: str) -> dict[str, str]:
    fields = line.split("\t")
    if len(fields) != len(header):
        raise ValueError(f"{name}.tsv:{number}: {len(fields)} fields, the header has {len(header)}; mend the tabs")
    return dict(zip(header, fields, strict=True))
