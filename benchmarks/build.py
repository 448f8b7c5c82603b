"""How fast a corpus is built, and how much memory it takes.

    python benchmarks/build.py FOLDER [--limit 300] [--workers 1] [--output graph.nq]

Prints articles and facts, seconds for reading with extraction and for writing, articles a second, peak memory.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from kg.corpus import read_corpus
from kg.rdf.dataset import graphs_of
from kg.rdf.iris import BASE
from kg.rdf.serialise import save
from kg.read import find_files


def main() -> None:
    """Run one build and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="so many files, evenly spread over the folder")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--output", type=Path, help="keep the graph there")
    arguments = parser.parse_args()
    files = find_files(arguments.paths)
    if arguments.limit and arguments.limit < len(files):
        files = [files[i * len(files) // arguments.limit] for i in range(arguments.limit)]
    with tempfile.TemporaryDirectory() as folder:
        output = arguments.output or Path(folder) / "graph.nq"
        started = time.perf_counter()
        corpus = read_corpus(files, workers=arguments.workers)
        read = time.perf_counter()
        statements = save(graphs_of(corpus.facts), output, BASE)
        done = time.perf_counter()
        size = output.stat().st_size
    print(f"articles          {len(corpus.facts):,} ({len(corpus.skipped):,} skipped)")
    print(f"characters        {sum(len(told.article.text) for told in corpus.facts):,}")
    print(f"facts             {corpus.count:,}")
    print(f"statements        {statements:,} ({size / 1e6:,.0f} MB)")
    print(f"read and extract  {read - started:.1f} s")
    print(f"resolve and write {done - read:.1f} s")
    print(f"articles a second {len(corpus.facts) / (done - started):.1f}")
    own, worker = _peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN)
    print(f"peak memory       {own:,.0f} MB, of a worker {worker:,.0f} MB")


def _peak(who: int) -> float:
    used = resource.getrusage(who).ru_maxrss
    return used / 1e6 if sys.platform == "darwin" else used / 1e3


if __name__ == "__main__":
    main()
