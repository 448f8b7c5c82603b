"""Graphs → files: the same bytes for the same graphs, whatever their order in memory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pyoxigraph

from kg.errors import StoreError
from kg.rdf.terms import NamedTriples, Triple
from kg.rdf.turtle import trig, turtle

FORMATS: dict[str, str] = {
    ".nq": "N-Quads: one line a statement, each article a named graph",
    ".trig": "TriG: pleasant to read, each article a named graph",
    ".ttl": "Turtle: pleasant to read, everything as one graph",
    ".nt": "N-Triples: one line a statement, everything as one graph",
    ".jsonld": "JSON-LD: each article a named graph",
}


def save(graphs: Iterable[NamedTriples], path: Path, base: str) -> int:
    """Write graphs to ``path`` in the form that its ending names, replacing a file only once the new one is whole.

    Returns:
        The number of statements written.
    Raises:
        StoreError: unknown ending, or the file can't be written.
    """
    check_output(path)
    write = _WRITERS[path.suffix.lower()]
    count = 0

    def counted() -> Iterator[NamedTriples]:
        nonlocal count
        for name, triples in graphs:
            count += len(triples)
            yield name, triples

    replace(path, lambda out: _write_all(out, write(counted(), base)))
    return count


def check_output(path: Path) -> None:
    """Make sure that a graph can be written there, before any work is done.

    Raises:
        StoreError: unknown ending, or no such folder.
    """
    if path.suffix.lower() not in FORMATS:
        raise StoreError(f"{path}: no graph format ends in {path.suffix!r}; use one of {', '.join(FORMATS)}")
    check_folder(path)


def check_folder(path: Path) -> None:
    """Make sure that the folder of an output exists.

    Raises:
        StoreError: it does not.
    """
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}; make it first")


def replace(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    """Fill a temporary file beside ``path``, then put it in the place of ``path``."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise StoreError(f"{path}: can't be written ({error.strerror or error})") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            fill(out)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: can't be written ({error.strerror or error})") from error
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write_all(out: BinaryIO, chunks: Iterable[str]) -> None:
    out.writelines(chunk.encode("utf-8") for chunk in chunks)


def nquads(graphs: Iterable[NamedTriples], base: str) -> Iterator[str]:
    """Sorted lines, graph by graph."""
    for name, triples in graphs:
        end = f" <{name}> .\n" if name else " .\n"
        yield "".join(sorted(f"{s} {p} {o}{end}" for s, p, o in triples))


def ntriples(graphs: Iterable[NamedTriples], base: str) -> Iterator[str]:
    """Sorted lines of everything as one graph."""
    for _, triples in one_graph(graphs):
        yield "".join(sorted(f"{s} {p} {o} .\n" for s, p, o in triples))


def one_graph(graphs: Iterable[NamedTriples]) -> Iterator[NamedTriples]:
    """The graphs without what an earlier one has said: the articles' direct edges stand in the default graph too."""
    known: frozenset[Triple] = frozenset()
    for name, triples in graphs:
        if name is None:
            known = frozenset(triples)
            yield name, triples
        else:
            yield name, tuple(t for t in triples if t not in known)


def jsonld(graphs: Iterable[NamedTriples], base: str) -> Iterator[str]:
    """One document, named graphs and all."""
    quads = pyoxigraph.parse("".join(nquads(graphs, base)).encode("utf-8"), pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    out = BytesIO()
    pyoxigraph.serialize(quads, out, pyoxigraph.RdfFormat.JSON_LD)
    yield out.getvalue().decode("utf-8")


_WRITERS: dict[str, Callable[[Iterable[NamedTriples], str], Iterator[str]]] = {
    ".nq": nquads,
    ".trig": trig,
    ".ttl": lambda graphs, base: turtle(one_graph(graphs), base),
    ".nt": ntriples,
    ".jsonld": jsonld,
}
