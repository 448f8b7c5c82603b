"""Date and time expressions."""
from kg.model import Article, DateMention, Sentence


def find_dates(article: Article, sentences: tuple[Sentence, ...]) -> tuple[DateMention, ...]:
    return ()
