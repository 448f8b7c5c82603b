"""Time and memory of the tagger and of finding names, on one core, over files given.

    python benchmarks/names_speed.py FOLDER [COUNT]

Prints: seconds to load the model, characters a second of processor time for tagging and for finding names, and the
most memory the process held.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from kg.chinese.sentences import split
from kg.chinese.tagger import tag
from kg.chinese.tagger_model import load
from kg.extract.names import find_names
from kg.read import read_article

BATCH = 32  # articles, as in the pipeline


def main(folder: Path, count: int) -> None:
    """Read, tag and find names; print the figures."""
    begun = time.process_time()
    load()
    print(f"load {time.process_time() - begun:.2f} s")
    print(f"memory with the model {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    articles = [read_article(path) for path in sorted(folder.glob("*.txt"))[:count]]
    characters = sum(len(article.text) for article in articles)
    tagging = naming = 0.0
    for first in range(0, len(articles), BATCH):
        batch = articles[first : first + BATCH]
        cut = [split(article) for article in batch]
        begun = time.process_time()
        tagged = iter(tag([sentence for sentences in cut for sentence in sentences]))
        tagging += time.process_time() - begun
        ready = [tuple(next(tagged) for _ in sentences) for sentences in cut]
        begun = time.process_time()
        for article, sentences in zip(batch, ready, strict=True):
            find_names(article, sentences)
        naming += time.process_time() - begun
    print(f"{len(articles)} articles, {characters:,} characters")
    print(f"tagger {characters / tagging:,.0f} characters a second, names {characters / naming:,.0f}")
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200)
