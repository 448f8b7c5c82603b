"""An article cut into sentences."""
from kg.model import Article, Sentence


def split(article: Article) -> tuple[Sentence, ...]:
    raise NotImplementedError
