"""A sentence as it is parsed for events: its triggers and clauses, their phrases and relatives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from kg.extract.events_attached import attached
from kg.extract.events_items import DASHES, Item
from kg.extract.events_phrases import Phrase, phrases_of
from kg.extract.events_relatives import Relative, relatives_of
from kg.model import Sentence
from kg.ontology import CueStatus, Frame


class Trigger(NamedTuple):
    """A word of the lexicon in its place: item index, frames."""

    item: int
    frames: tuple[Frame, ...]


@dataclass(frozen=True)
class Clause:
    """Items ``low`` to ``high`` (half-open) of a sentence, between two breaks."""

    items: Sequence[Item] = field(repr=False)
    low: int
    high: int
    cues: tuple[tuple[int, CueStatus], ...]  # item index and status
    occasion: bool  # ends in 时 后 期间: its subject may follow
    senses: frozenset[str]  # of its words

    @cached_property
    def relatives(self) -> tuple[Relative, ...]:
        """Its relative clauses and genitives."""
        return relatives_of(self.items, self.low, self.high)

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Its noun phrases, in text order."""
        return attached(self.items, phrases_of(self.items, self.low, self.high), self.relatives)

    @property
    def speech(self) -> bool:
        """Whether something is said in it."""
        return "speech" in self.senses

    @cached_property
    def dated(self) -> tuple[Item, ...]:
        """Its dates."""
        return tuple(i for i in self.items[self.low : self.high] if i.date is not None)

    @cached_property
    def verbal(self) -> bool:
        """Whether it has a verb or a word of the lexicon."""
        return "trigger" in self.senses or any(i.kind == "verb" for i in self.items[self.low : self.high])

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(i.text for i in self.items[self.low : self.high])

    def has_word(self, words: Iterable[str]) -> bool:
        """Whether one of some words stands in it."""
        return not self._words.isdisjoint(words)

    @cached_property
    def _holding(self) -> dict[int, tuple[Relative, ...]]:
        """Item → the relative clauses and genitives that hold it."""
        out: dict[int, tuple[Relative, ...]] = {}
        for relative in self.relatives:
            for item in range(relative.first, relative.de):
                out[item] = (*out.get(item, ()), relative)
        return out

    def innermost(self, item: int) -> Relative | None:
        """The smallest relative clause that holds an item."""
        holding = [r for r in self._holding.get(item, ()) if r.verbal]
        return min(holding, key=lambda r: r.de - r.first) if holding else None

    def hidden(self, item: int, *, within: Relative | None) -> bool:
        """Whether an item belongs to a relative clause or genitive that ``within`` does not lie in."""
        holding = self._holding.get(item, ())
        if within is None:
            return bool(holding)
        return any(r is not within and _inside(r, within) for r in holding)

    def open_phrases(self, limit: int) -> list[Phrase]:
        """The phrases before an item that stand in no relative clause or genitive."""
        return [p for p in self.phrases if p.last < limit and not self.hidden(p.first, within=None)]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence ready for the frames."""

    sentence: Sentence
    items: tuple[Item, ...]
    clauses: tuple[Clause, ...]
    triggers: tuple[Trigger, ...]

    def clause_of(self, item: int) -> int:
        """The number of the clause that holds an item."""
        return next(n for n, clause in enumerate(self.clauses) if clause.low <= item < clause.high)

    def is_aside(self, number: int) -> bool:
        """Whether a clause stands between two dashes: 我们——〔我的团队和我〕——抵达乙地."""
        low, high = self.clauses[number].low - 1, self.clauses[number].high
        return (
            low >= 0 and high < len(self.items) and self.items[low].text in DASHES and self.items[high].text in DASHES
        )


def has_sense(parsed: Parsed, number: int, sense: str) -> bool:
    """Whether a clause holds a word of that sense."""
    return sense in parsed.clauses[number].senses


def _inside(relative: Relative, other: Relative) -> bool:
    return other.first <= relative.first and relative.de <= other.de
