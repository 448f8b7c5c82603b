"""The graphs of a few articles, whole; ``pytest --regold`` writes them anew, and the difference is reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import build
from kg.rdf.shapes import validate

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(folder.name for folder in GOLDEN.iterdir())


def test_the_graph_of_the_seeds(seeds: Path, regold: bool, tmp_path: Path) -> None:
    compare(seeds, GOLDEN / "seeds" / "graph.ttl", regold, tmp_path)


@pytest.mark.parametrize("case", [case for case in CASES if case != "seeds"])
def test_the_graph_of_articles_written_for_it(case: str, regold: bool, tmp_path: Path) -> None:
    compare(GOLDEN / case, GOLDEN / case / "graph.nt", regold, tmp_path)


def compare(articles: Path, golden: Path, regold: bool, folder: Path) -> None:
    graph = build(*sorted(articles.glob("*.txt")))
    assert graph.skipped == ()
    assert validate(graph.flat()) == ()
    built = folder / golden.name
    graph.save(built, text=False)
    if regold:
        golden.write_bytes(built.read_bytes())
    if not golden.exists():
        return
    lines, expected = (path.read_text(encoding="utf-8").splitlines() for path in (built, golden))
    missing = [line for line in expected if line not in set(lines)]
    new = [line for line in lines if line not in set(expected)]
    assert (missing, new) == ([], []), "see `pytest --regold`"
    assert built.read_bytes() == golden.read_bytes()
