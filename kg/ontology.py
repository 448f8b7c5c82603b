"""The ontology and its lexicon, compiled for extraction."""
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ontology:
    pass


def load_ontology(*extensions: Path) -> Ontology:
    return Ontology()
