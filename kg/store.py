"""The graph's home: Oxigraph in memory, rdflib as its public face."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result

from kg.errors import QueryError, StoreError
from kg.rdf import vocabulary as v
from kg.rdf.dataset import without_text
from kg.rdf.iris import BASE
from kg.rdf.serialise import FORMATS, nquads, ntriples, save
from kg.rdf.terms import NamedTriples, Triple, canonical, integer

if TYPE_CHECKING:
    from kg.analysis import Relations
    from kg.corpus import Skipped

_PARSERS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_FLAT = frozenset({".ttl", ".nt"})  # everything as one graph: the articles' graphs are restored from the IRIs
_PLACE = re.compile(r"(?:error|rror) at (\d+):(\d+)")
_WORD = re.compile(r"\w*$")
_PREFIX = re.compile(r"([\w-]*):[\w\-·.]*$")

# A report restores the direct edges of its article: between people of different parts, or of one that all have.
_RESTORE_MET = """
INSERT { GRAPH ?article { ?one kg:met ?other } } WHERE {
  ?one kg:met ?other .
  GRAPH ?article { ?report kg:encounter true ; kg:status kg:Happened ; kg:participant ?one, ?other }
  FILTER NOT EXISTS { GRAPH ?article { ?report kg:agent ?one, ?other ; kg:patient ?third } }
  FILTER NOT EXISTS { GRAPH ?article { ?report kg:patient ?one, ?other ; kg:agent ?third } }
}"""


class Graph:
    """What articles say: the default graph holds each thing once, the graph of an article what that article says.

    >>> graph = Graph()
    >>> len(graph), list(graph.query("SELECT ?one WHERE { ?one kg:met ?other }"))
    (0, [])
    """

    def __init__(
        self, graphs: Iterable[NamedTriples] = (), *, base: str = BASE, skipped: tuple[Skipped, ...] = ()
    ) -> None:
        self._store = ox.Store()
        self.base = base
        self.skipped = skipped
        for lines in nquads(graphs, base):
            self._store.bulk_load(lines.encode("utf-8"), ox.RdfFormat.N_QUADS, lenient=True)

    @classmethod
    def open(cls, path: Path | str) -> Graph:
        """Load a graph that was saved in any of the forms of :data:`kg.rdf.serialise.FORMATS`.

        Raises:
            StoreError: the file does not exist, has an unknown ending, or is broken.
        """
        path = Path(path)
        form = _PARSERS.get(path.suffix.lower())
        if form is None:
            raise StoreError(f"{path}: no graph format ends in {path.suffix!r}; use one of {', '.join(FORMATS)}")
        graph = cls()
        try:
            graph._load(path, form)
        except SyntaxError as error:
            raise StoreError(f"{path}: broken, {_one_line(str(error))}; build it again") from error
        except OSError as error:
            reason = str(error.strerror or error).split(" (os error")[0]
            raise StoreError(f"{path}: {reason}; build it with `kg build`") from error
        graph.base = graph._find_base()
        return graph

    @property
    def dataset(self) -> Dataset:
        """The same graph as an rdflib Dataset over the same memory; queries given as text run in Oxigraph."""
        return Dataset(store=OxigraphStore(store=self._store))

    def __len__(self) -> int:
        return len(self._store)

    def query(self, question: str) -> Result:
        """Answer SPARQL over the default graph; ``GRAPH ?article { … }`` asks what each article says.

        The prefixes kg, schema, nif, prov, org, owl, rdf, rdfs, skos, xsd and itsrdf need no declaration.

        Raises:
            QueryError: the text is no SPARQL query; the message says where.
        """
        try:
            return self.dataset.query(question, initNs=v.PREFIXES)
        except SyntaxError as error:
            raise QueryError(_mistake(question, str(error))) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the question can't be answered: {_one_line(str(error))}") from error

    def graphs(self) -> Iterator[NamedTriples]:
        """The default graph, then each article's, as text terms."""
        by_name: dict[str, list[Triple]] = defaultdict(list)
        yield None, tuple(_triple(q) for q in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        for name in sorted(n.value for n in self._store.named_graphs()):
            found = self._store.quads_for_pattern(None, None, None, ox.NamedNode(name))
            by_name[name] = [_triple(q) for q in found]
            yield name, tuple(by_name.pop(name))

    def flat(self) -> rdflib.Graph:
        """Everything as one rdflib Graph, for tools that know no named graphs."""
        store = ox.Store()
        for lines in ntriples(self.graphs(), self.base):
            store.bulk_load(lines.encode("utf-8"), ox.RdfFormat.N_TRIPLES, lenient=True)
        return rdflib.Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)

    def save(self, path: Path | str, *, text: bool = True) -> int:
        """Write the graph in the form that the ending of ``path`` names; ``text=False`` leaves article bodies out.

        Returns:
            The number of statements written.
        """
        graphs = self.graphs() if text else without_text(self.graphs())
        return save(graphs, Path(path), self.base)

    def networkx(self) -> Relations:
        """People, organisations, places and events as a networkx graph; see :func:`kg.analysis.relations`."""
        from kg.analysis import relations

        return relations(self)

    def _load(self, path: Path, form: ox.RdfFormat) -> None:
        if path.suffix.lower() not in _FLAT:
            self._store.bulk_load(path=str(path), format=form, lenient=True)
            return
        articles = {
            _text(quad.subject)
            for quad in ox.parse(path=str(path), format=form, lenient=True)
            if quad.predicate.value == v.TYPE[1:-1] and quad.object == ox.NamedNode(v.ARTICLE[1:-1])
        }
        self._store.bulk_extend(_placed(ox.parse(path=str(path), format=form, lenient=True), articles))
        self._store.update(_RESTORE_MET, prefixes=v.PREFIXES)

    def _find_base(self) -> str:
        article = ox.NamedNode(v.ARTICLE[1:-1])
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(v.TYPE[1:-1]), article, None):
            return _text(quad.subject).split("article/", 1)[0]
        return BASE


def _placed(quads: Iterable[ox.Quad], articles: set[str]) -> Iterator[ox.Quad]:
    """Each statement in the graph of the article that its subject, or the utterance it points to, belongs to."""
    for quad in quads:
        node = quad.object if quad.predicate.value == v.SAID[1:-1] else quad.subject
        article = _text(node).split("#", 1)[0]
        if article in articles:
            yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(article))
        else:
            yield quad


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))


def _triple(quad: ox.Quad) -> Triple:
    predicate = str(quad.predicate)
    if predicate in (v.BEGIN, v.END):  # Oxigraph keeps every whole number as xsd:integer
        return str(quad.subject), predicate, integer(int(_text(quad.object)))
    return str(quad.subject), predicate, canonical(str(quad.object))


def _mistake(question: str, error: str) -> str:
    place = _PLACE.search(error)
    if place is None:
        return f"no SPARQL query: {_one_line(error)}"
    line, column = int(place[1]), int(place[2])
    lines = question.splitlines() or [""]
    before, rest = lines[min(line, len(lines)) - 1][: column - 1], lines[min(line, len(lines)) - 1][column - 1 :]
    if "Prefix not found" in error and (prefix := _PREFIX.search(before)):
        return f"line {line}, column {column}: the prefix {prefix[1]}: is not known; declare it with PREFIX"
    near = f"near {(_WORD.search(before) or [''])[0] + rest.strip()[:30]!r}" if rest.strip() else "at the end"
    return f"line {line}, column {column}: no SPARQL query, there is a mistake {near}; see `kg queries` for examples"


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]
