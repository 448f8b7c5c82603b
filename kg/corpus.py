"""Many articles: files found, read and extracted by workers, the same result whatever their order and number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from kg.errors import KgError
from kg.model import Article, Facts
from kg.ontology import Ontology, load_ontology
from kg.pipeline import extract
from kg.read import find_files, read_article

BATCH = 32  # articles whose sentences are tagged together
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that gave no article, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the articles say, by URL, and which files gave none."""

    facts: tuple[Facts, ...]
    skipped: tuple[Skipped, ...] = ()

    @property
    def count(self) -> int:
        """How many facts: utterances, events and posts."""
        return sum(len(told.utterances) + len(told.events) + len(told.roles) for told in self.facts)


def read_corpus(
    paths: Iterable[Path], *, ontology: Sequence[Path] = (), workers: int = 1, progress: Progress | None = None
) -> Corpus:
    """Read and extract the articles of files and folders.

    Args:
        paths: files, and folders that are searched for articles.
        ontology: Turtle files that add classes and frames.
        workers: processes to share the work.
        progress: told at the beginning and after each batch how many files are done, and of how many.
    Raises:
        ReadError: a path does not exist.
        OntologyError: a mistake in an added ontology.
    """
    files = find_files(tuple(paths))
    load_ontology(*ontology)
    batches = [(files[i : i + BATCH], tuple(ontology)) for i in range(0, len(files), BATCH)]
    facts: list[Facts] = []
    skipped: list[Skipped] = []
    if progress:
        progress(0, len(files))
    for told, left in _run(batches, workers):
        facts += told
        skipped += left
        if progress:
            progress(len(facts) + len(skipped), len(files))
    kept, doubles = _one_of_each(facts)
    return Corpus(tuple(kept), tuple(sorted((*skipped, *doubles), key=lambda s: (s.path, s.reason))))


Batch = tuple[Sequence[Path], tuple[Path, ...]]
Outcome = tuple[list[Facts], list[Skipped]]


def _run(batches: Sequence[Batch], workers: int) -> Iterator[Outcome]:
    if workers <= 1 or len(batches) <= 1:
        yield from map(_batch, batches)
        return
    with get_context("spawn").Pool(min(workers, len(batches))) as pool:
        yield from pool.imap(_batch, batches)


def _batch(batch: Batch) -> Outcome:
    files, ontology = batch
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for path in files:
        try:
            articles.append(read_article(path))
        except KgError as error:
            skipped.append(Skipped(str(path), str(error)))
    return _facts(articles, load_ontology(*ontology), skipped), skipped


def _facts(articles: list[Article], ontology: Ontology, skipped: list[Skipped]) -> list[Facts]:
    """The facts of a batch; an article on which extraction fails is skipped, whatever the failure."""
    try:
        return [_slim(told) for told in extract(articles, ontology)]
    except Exception as error:  # a mistake of ours must not cost the user the other articles
        if len(articles) == 1:
            reason = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
            source = articles[0].source
            skipped.append(Skipped(source, f"{source}: newskg fails on this article ({reason}); please report it"))
            return []
    return [told for article in articles for told in _facts([article], ontology, skipped)]


def _slim(facts: Facts) -> Facts:
    """Without sentences and tokens: what follows needs passages only."""
    return replace(facts, sentences=())


def _one_of_each(facts: Iterable[Facts]) -> tuple[list[Facts], list[Skipped]]:
    """One article for each URL: the earliest, then the one whose text comes first."""
    chosen: dict[str, Facts] = {}
    doubles: list[Skipped] = []
    for told in sorted(facts, key=_rank):
        article = told.article
        first = chosen.setdefault(article.url, told)
        if first is not told:
            doubles.append(Skipped(article.source, f"{article.source}: the same URL as {first.article.source}"))
    return [chosen[url] for url in sorted(chosen)], doubles


def _rank(facts: Facts) -> tuple[str, str, str, str]:
    article = facts.article
    return article.url, article.published.isoformat() if article.published else "9999", article.text, article.source
