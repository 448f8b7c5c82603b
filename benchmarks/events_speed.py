"""How fast events are found, and how fast the ontology compiles.

    python benchmarks/events_speed.py seeds

Prints characters a second of one core for the extraction of events alone (names, dates and utterances are found
before), and the seconds that ``load_ontology`` takes. On two shared cores: over 100,000 characters a second, 0.02 s.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kg.extract.events import find_events
from kg.ontology import load_ontology
from kg.pipeline import extract
from kg.read import find_files, read_article

ROUNDS = 5


def main(folder: str) -> None:
    """Measure over the articles of a folder."""
    start = time.process_time()
    ontology = load_ontology()
    tuple(ontology.triggers(""))
    print(f"load_ontology: {time.process_time() - start:.3f} s, {len(ontology.frames)} frames")
    articles = [read_article(path) for path in find_files((Path(folder),))]
    told = tuple(extract(articles, ontology))
    start = time.process_time()
    for _ in range(ROUNDS):
        for facts in told:
            find_events(facts.article, facts.sentences, facts.names, facts.dates, facts.utterances, ontology)
    spent = time.process_time() - start
    characters = ROUNDS * sum(len(facts.article.text) for facts in told)
    print(f"find_events: {characters / spent:,.0f} characters a second over {len(told)} articles")


if __name__ == "__main__":
    main(sys.argv[1])
