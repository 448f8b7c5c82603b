"""The order of the stops, written once."""

from collections.abc import Iterable, Iterator

from kg.chinese.dates import find_dates
from kg.chinese.sentences import split
from kg.chinese.tagger import tag
from kg.extract.coreference import link_coreference
from kg.extract.events import find_events
from kg.extract.names import find_names
from kg.extract.roles import find_roles, roles_of_pronouns
from kg.extract.utterances import find_utterances
from kg.model import Article, Facts, Sentence
from kg.ontology import Ontology


def facts_of(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> Facts:
    """What one article says; ``sentences`` are its own, tagged."""
    names = find_names(article, sentences)
    roles = find_roles(article, sentences, names)
    names = link_coreference(article, sentences, names, roles)
    roles = roles_of_pronouns(article, sentences, names, roles)
    dates = find_dates(article, sentences)
    utterances = find_utterances(article, sentences, names)
    events = find_events(article, sentences, names, dates, utterances, ontology)
    return Facts(article, sentences, names, dates, roles, utterances, events)


def extract(articles: Iterable[Article], ontology: Ontology, *, batch: int = 32) -> Iterator[Facts]:
    """Facts of many articles in their order; sentences of a batch are tagged together."""
    pending: list[Article] = []
    for article in articles:
        pending.append(article)
        if len(pending) == batch:
            yield from _extract_batch(pending, ontology)
            pending = []
    yield from _extract_batch(pending, ontology)


def _extract_batch(articles: list[Article], ontology: Ontology) -> Iterator[Facts]:
    cut = [split(article) for article in articles]
    tagged = iter(tag([sentence for sentences in cut for sentence in sentences]))
    for article, sentences in zip(articles, cut, strict=True):
        yield facts_of(article, tuple(next(tagged) for _ in sentences), ontology)
