"""Pronouns, bare titles and groups, back to whom they mean."""
from kg.model import Article, Names, Role, Sentence


def link_coreference(
    article: Article, sentences: tuple[Sentence, ...], names: Names, roles: tuple[Role, ...]
) -> Names:
    return names
