"""newskg: a knowledge graph of Chinese news in which every statement shows its sentence.

>>> from kg import build                                    # doctest: +SKIP
>>> graph = build("seeds")                                  # doctest: +SKIP
>>> list(graph.query("SELECT ?a ?b { ?a kg:met ?b }"))      # doctest: +SKIP
>>> graph.save("graph.ttl")                                 # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store import Graph

__version__ = "0.1.0"
__all__ = ["build", "load"]


def build(
    *paths: str | PathLike[str],
    base: str | None = None,
    ontology: Sequence[str | PathLike[str]] = (),
    workers: int = 1,
) -> Graph:
    """The graph of what the articles in files and folders say.

    Args:
        paths: article files, and folders that are searched for them.
        base: what all IRIs of the data begin with; https://newskg.example/ if not given.
        ontology: Turtle files that add kinds of events.
        workers: processes to share the work.
    Returns:
        The graph; ``graph.skipped`` names the files that gave no article, and why.
    Raises:
        KgError: a path does not exist, a mistake in an added ontology, or a base that is no IRI.
    """
    from kg.corpus import read_corpus
    from kg.ontology import load_ontology
    from kg.rdf.dataset import graphs_of
    from kg.rdf.iris import BASE
    from kg.store import Graph

    added = tuple(map(Path, ontology))
    corpus = read_corpus(map(Path, paths), ontology=added, workers=workers)
    base = BASE if base is None else base
    return Graph(graphs_of(corpus.facts, base, load_ontology(*added)), base=base, skipped=corpus.skipped)


def load(path: str | PathLike[str]) -> Graph:
    """The graph that was saved in a file.

    Raises:
        StoreError: the file does not exist, has an unknown ending, or is broken.
    """
    from kg.store import Graph

    return Graph.open(Path(path))
