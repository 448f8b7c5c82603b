"""Common nouns that can only mean one bearer of the article: 总统, 这位警察总长, 检方, 工会, a part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.chinese.folding import fold
from kg.chinese.tables import rows
from kg.extract.utterances_words import alternation, words
from kg.model import Article, Names

_POINTING = re.compile(r"\A(?:这位|这名|该名|该|那位|那名)")
_PARTS = re.compile(r"[·•‧・\s]")
_NOT_THE_SAME = frozenset("副前候代")

_ASIDE = re.compile(r"[（(][^（）()]*[）)]\Z")
_OUTPUT = re.compile(
    r"(?<=.)[》]?的?(?:[^，。的]{0,4}的)?(?:报道|报导|官网|官方网站|网站|官方微博|官微|推特|脸书|方面)\Z"
    rf"|(?<=..)的[^，。的]{{0,6}}{alternation('document')}\Z"
)
_TITLE_BEHIND = re.compile(alternation("office", "called_by") + r"\Z")
_FIRMS = re.compile(rf"{alternation('firm_part')}*{alternation('firm_end')}")
_SHORT = 2  # characters of a name that is looked for only by itself

_BODIES = re.compile(
    "("
    + "|".join(sorted({row["surface"] for row in rows("speech_bodies")}, key=len, reverse=True))
    + ")(?:起诉书|诉状|声明|判决书|判决|公告|报告|方面|起诉)?\\Z"
)


class Bearers:
    """Who bears a title or a part of a name in one article."""

    def __init__(self, article: Article, names: Names) -> None:
        self.text = fold(article.text)
        self.names = names
        self.known: dict[str, int | None] = {}

    def only(self, noun: str) -> int | None:
        """The one person or body which the noun can mean, or None.

        A phrase that ends with a person's name means him. A title means the person beside whose name it stands anywhere
        in the article, if there is only one; a part of a name (马利克) means the person so named; a kind of body (检方,
        工会) or the end of a body's name (气象局) the only one there is; what a body puts out (路透社的报道) the body.
        """
        bare = _OUTPUT.sub("", _POINTING.sub("", _ASIDE.sub("", noun).strip().strip('《》“”「」『』"')))
        if bare not in self.known:
            self.known[bare] = self._find(bare)
        return self.known[bare]

    def _find(self, noun: str) -> int | None:
        if len(noun) < 2:
            return None
        if (named := self._by_name(noun)) is not None:
            return named
        title = _TITLE_BEHIND.search(noun)
        if title is not None and len(found := set(self._called(noun[: title.start()]))) == 1:
            return found.pop()
        if noun in words("person"):
            found = set(self._by_title(noun))
        elif (body := _BODIES.match(noun)) is not None:
            found = set(self._by_kind(body.group(1)))
        else:
            found = set(self._by_part(noun)) or set(self._by_end(noun)) or set(self._by_begin(noun))
        return found.pop() if len(found) == 1 else None

    def _by_name(self, phrase: str) -> int | None:
        """Whose name the phrase is or, behind a title, ends with: a name that its finder missed there."""
        found = [
            (len(name), index)
            for index, entity in enumerate(self.names.entities)
            for name in map(fold, entity.names)
            if phrase == name or (entity.kind == "person" and len(name) > _SHORT and phrase.endswith(name))
        ]
        return max(found)[1] if found else None

    def _called(self, name: str) -> Iterator[int]:
        """The people so named or with such a part of a name: 洛德|大使."""
        for index, entity in enumerate(self.names.entities):
            if entity.kind == "person" and len(name) > 1 and any(name == fold(known) for known in entity.names):
                yield index
        yield from self._by_part(name) if len(name) > 1 else ()

    def _by_kind(self, kind: str) -> Iterator[int]:
        endings = tuple(row["name_end"] for row in rows("speech_bodies") if row["surface"] == kind)
        for index, entity in enumerate(self.names.entities):
            if entity.kind == "organisation" and any(fold(name).endswith(endings) for name in entity.names):
                yield index

    def _by_end(self, noun: str) -> Iterator[int]:
        for index, entity in enumerate(self.names.entities):
            if entity.kind == "organisation" and len(noun) > _SHORT and fold(entity.name).endswith(noun):
                yield index

    def _by_begin(self, noun: str) -> Iterator[int]:
        for index, entity in enumerate(self.names.entities):
            if entity.kind == "organisation" and any(
                _FIRMS.fullmatch(fold(name)[len(noun) :]) for name in entity.names if fold(name).startswith(noun)
            ):
                yield index

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
