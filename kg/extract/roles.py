"""Posts."""
from kg.model import Article, Names, Role, Sentence


def find_roles(article: Article, sentences: tuple[Sentence, ...], names: Names) -> tuple[Role, ...]:
    return ()
