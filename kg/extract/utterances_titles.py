"""Common nouns that can only mean one person of the article: 总统, 这位警察总长, a part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.chinese.folding import fold
from kg.extract.utterances_words import words
from kg.model import Article, Names

_POINTING = re.compile(r"\A(?:这位|这名|该名|该|那位|那名)")
_PARTS = re.compile(r"[·•‧・\s]")
_NOT_THE_SAME = frozenset("副前候代")


class Bearers:
    """Who bears a title or a part of a name in one article."""

    def __init__(self, article: Article, names: Names) -> None:
        self.text = fold(article.text)
        self.names = names
        self.known: dict[str, int | None] = {}

    def only(self, noun: str) -> int | None:
        """The one person whom the noun can mean, or None.

        A title means the person beside whose name it stands anywhere in the article, if there is only one; a part of a
        name (马利克) means the person so named.
        """
        bare = _POINTING.sub("", noun.strip())
        if bare not in self.known:
            self.known[bare] = self._find(bare)
        return self.known[bare]

    def _find(self, noun: str) -> int | None:
        if len(noun) < 2:
            return None
        found = set(self._by_title(noun)) if noun in words("person") else set(self._by_part(noun))
        return found.pop() if len(found) == 1 else None

    def _by_title(self, title: str) -> Iterator[int]:
        for mention in self.names.mentions:
            if mention.kind != "person" or mention.form not in ("name", "short") or len(mention.entities) != 1:
                continue
            before = self.text[max(mention.begin - len(title) - 1, 0) : mention.begin]
            behind = self.text[mention.end : mention.end + len(title)]
            if behind == title or (before.endswith(title) and before[0] not in _NOT_THE_SAME):
                yield mention.entities[0]

    def _by_part(self, part: str) -> Iterator[int]:
        for index, entity in enumerate(self.names.entities):
            if entity.kind == "person" and any(part in _PARTS.split(fold(name))[1:] for name in entity.names):
                yield index
