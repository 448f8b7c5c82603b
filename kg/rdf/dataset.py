"""Facts of many articles → the graphs of the corpus, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Facts
from kg.ontology import Ontology, load_ontology
from kg.rdf import vocabulary as v
from kg.rdf.fused import default_graph, labels_of
from kg.rdf.iris import BASE, check_base
from kg.rdf.naming import name_all
from kg.rdf.reports import article_graph
from kg.rdf.terms import NamedTriples
from kg.resolve.entities import resolve
from kg.resolve.events import fuse_events
from kg.resolve.speech import fuse_posts, fuse_utterances


def graphs_of(facts: Iterable[Facts], base: str = BASE, ontology: Ontology | None = None) -> Iterator[NamedTriples]:
    """The default graph first, then each article's, by IRI.

    Args:
        facts: one for each article; the order does not matter, two of one URL must not be given.
        base: what all data IRIs begin with.
        ontology: what the classes of the events are called; the shipped one if not given.
    Raises:
        StoreError: the base is no absolute IRI that ends in / or #.
    """
    check_base(base)
    ordered = sorted(facts, key=lambda told: told.article.url)
    resolution = resolve(ordered)
    ontology = ontology or load_ontology()
    above = {kind: declared.above for kind, declared in ontology.by_iri.items()}
    events = fuse_events(ordered, resolution, above)
    fused = events, fuse_utterances(ordered, resolution), fuse_posts(ordered, resolution)
    naming = name_all(ordered, resolution, fused, labels_of(ontology), base)
    yield None, tuple(dict.fromkeys(default_graph(resolution, fused, naming, ontology)))
    for number in sorted(range(len(ordered)), key=naming.articles.__getitem__):
        yield naming.articles[number], article_graph(number, ordered[number], resolution, naming)


def without_text(graphs: Iterable[NamedTriples]) -> Iterator[NamedTriples]:
    """The same graphs without the bodies of the articles; passages stay, since they are the evidence."""
    return ((name, tuple(t for t in triples if t[1] != v.IS_STRING)) for name, triples in graphs)
