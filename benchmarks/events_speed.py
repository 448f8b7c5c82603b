"""How fast events are found, and how fast the ontology compiles.

    python benchmarks/events_speed.py seeds

Prints characters a second of one core for the extraction of events alone (names, dates and utterances are found
before), in the best of some rounds and on the average, and the seconds that ``load_ontology`` takes. On two shared
cores: over sixty plain news articles 134,000 and 114,000; over thirty-three with more events to a line 99,000 to
105,000 and 92,000; 0.07 s.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kg.extract.events import find_events
from kg.ontology import load_ontology
from kg.pipeline import extract
from kg.read import find_files, read_article

ROUNDS = 15


def main(folder: str) -> None:
    """Measure over the articles of a folder."""
    start = time.process_time()
    ontology = load_ontology()
    tuple(ontology.triggers(""))
    print(f"load_ontology: {time.process_time() - start:.3f} s, {len(ontology.frames)} frames")
    articles = [read_article(path) for path in find_files((Path(folder),))]
    told = tuple(extract(articles, ontology))
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for facts in told:
            find_events(facts.article, facts.sentences, facts.names, facts.dates, facts.utterances, ontology)
        rounds.append(time.process_time() - start)
    characters = sum(len(facts.article.text) for facts in told)
    best, average = characters / min(rounds), characters * ROUNDS / sum(rounds)
    print(f"find_events: {best:,.0f} characters a second over {len(told)} articles, {average:,.0f} on the average")


if __name__ == "__main__":
    main(sys.argv[1])
