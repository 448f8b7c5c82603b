"""Stretches of an article that may be names, before it is settled which of them are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.chinese.shared_names import countries_told
from kg.model import Article, Kind, Sentence

GUESSED = frozenset(("PER", "nr"))  # tags of what the tagger takes for a person


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A stretch that may name something; offsets are those of the article."""

    begin: int
    end: int
    kind: Kind
    rule: str
    sure: int = 1  # 0 a guess, 1 the tagger says so and the form fits, 2 further evidence, 3 a table or a bracket
    latin: bool = False
    known: str | None = None  # the authority row that has the name

    def inside(self, other: Candidate) -> bool:
        """Whether it lies wholly in ``other`` and is shorter."""
        return other.begin <= self.begin and self.end <= other.end and self.end - self.begin < other.end - other.begin


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its folded characters."""

    begin: int
    end: int
    text: str
    tag: str


class Page:
    """One article with its sentences, and the folded text that rules match on."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...]) -> None:
        self.article = article
        self.sentences = sentences
        self.told = tuple(sentence for sentence in sentences if sentence.kind != "note")

    @cached_property
    def folded(self) -> str:
        """The article's text, folded where sentences cover it."""
        parts: list[str] = []
        position = 0
        for sentence in sorted(self.sentences, key=lambda one: one.begin):
            if sentence.begin < position:
                continue
            parts += (self.article.text[position : sentence.begin], sentence.folded)
            position = sentence.begin + len(sentence.folded)
        return "".join((*parts, self.article.text[position:]))

    @cached_property
    def words(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each told sentence."""
        return tuple(
            tuple(
                Word(t.begin, t.end, sentence.folded[t.begin - sentence.begin : t.end - sentence.begin], t.tag)
                for t in sentence.tokens
            )
            for sentence in self.told
        )

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where words begin or end."""
        return frozenset(edge for words in self.words for word in words for edge in (word.begin, word.end))

    @cached_property
    def tags(self) -> dict[int, str]:
        """The tag of the word that holds each offset."""
        return {place: word.tag for words in self.words for word in words for place in range(word.begin, word.end)}

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the told sentences speak of each country."""
        return countries_told(sentence.folded for sentence in self.told)

    @cached_property
    def closing(self) -> dict[int, Word]:
        """The word that ends at each offset."""
        return {word.end: word for words in self.words for word in words}

    @cached_property
    def opening(self) -> dict[int, Word]:
        """The word that begins at each offset."""
        return {word.begin: word for words in self.words for word in words}

    def places(self, name: str) -> list[int]:
        """Where a folded name begins, in text order."""
        return [match.start() for match in re.finditer(re.escape(name), self.folded)]

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Matches in told sentences, each with the offset to add to its bounds."""
        for sentence in self.told:
            for match in pattern.finditer(sentence.folded):
                yield sentence.begin, match


def settle(candidates: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """The candidates that stand, none of them overlapping, and those that lie inside a longer one that stands.

    Where two cross, the surer one stands, then the longer, then the earlier.
    """
    by_sureness = sorted(set(candidates), key=lambda one: (-one.sure, one.begin - one.end, one.known is None, one))
    at: dict[int, list[Candidate]] = {}
    for one in by_sureness:
        met = {other for place in range(one.begin, one.end) for other in at.get(place, ())}
        if all(one.inside(other) or other.inside(one) for other in met):
            for place in range(one.begin, one.end):
                at.setdefault(place, []).append(one)
    kept = {one for here in at.values() for one in here}
    nested = {one for one in kept if any(one.inside(other) for other in at[one.begin])}
    return tuple(sorted(kept - nested)), tuple(sorted(one for one in nested if _worth(one, at[one.begin])))


def _worth(one: Candidate, here: list[Candidate]) -> bool:
    """Whether a nested name is worth a mention: no piece of a name of its own kind."""
    if any(one.inside(other) and other.rule == "places.joined_by_hyphen" for other in here):
        return False
    if (one.known or "").startswith("country:"):
        return True
    return all(
        other.kind != one.kind
        or not one.inside(other)
        or (
            one.rule == "places.gazetteer"
            and other.end - one.end >= 3
            and other.rule in ("places.site", "places.gazetteer")
        )
        for other in here
    )
