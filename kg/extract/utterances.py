"""Who said what."""
from kg.model import Article, Names, Sentence, Utterance


def find_utterances(article: Article, sentences: tuple[Sentence, ...], names: Names) -> tuple[Utterance, ...]:
    return ()
