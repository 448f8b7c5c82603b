"""What happened."""
from kg.model import Article, DateMention, Event, Names, Sentence, Utterance
from kg.ontology import Ontology


def find_events(
    article: Article,
    sentences: tuple[Sentence, ...],
    names: Names,
    dates: tuple[DateMention, ...],
    utterances: tuple[Utterance, ...],
    ontology: Ontology,
) -> tuple[Event, ...]:
    return ()
