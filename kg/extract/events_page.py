"""An article as events are looked for in it: its sentences, parsed when they are asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg.extract.events_clauses import Parsed
from kg.extract.events_items import words_of
from kg.extract.events_parse import Occurrence, parse
from kg.extract.events_reading import items_of
from kg.extract.events_subject import is_of_others, subject_of
from kg.model import Article, DateMention, Mention, Names, Sentence
from kg.ontology import Ontology


class Page:
    """Sentences of an article; one in three is never parsed, as no word of the lexicon stands in it."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        names: Names,
        dates: Sequence[DateMention],
        ontology: Ontology,
    ) -> None:
        self._article = article
        self._sentences = sentences
        self._ontology = ontology
        self._mentions = tuple(m for m in names.mentions if not m.nested)
        self._first = {m.entities[0]: m for m in reversed(self._mentions) if len(m.entities) == 1}
        self._begins = [m.begin for m in self._mentions]
        self._dates = dates
        self._date_begins = [d.begin for d in dates]
        self._triggers: dict[int, tuple[Occurrence, ...]] = {}
        self._parsed: dict[int, Parsed] = {}
        self._subjects: dict[int, tuple[Mention, ...]] = {}  # sentence → the subject told of last, up to it

    def telling(self) -> Iterator[int]:
        """The numbers of the sentences that may tell an event, or who speaks for whom or deals with whom."""
        for index, sentence in enumerate(self._sentences):
            if sentence.kind == "note":
                continue
            if self._triggers_in(index) or _represents().search(sentence.folded):
                yield index

    def parsed(self, index: int) -> Parsed:
        """A sentence parsed."""
        found = self._parsed.get(index)
        if found is None:
            found = self._parsed[index] = self._parse(self._sentences[index], self._triggers_in(index))
        return found

    def _triggers_in(self, index: int) -> tuple[Occurrence, ...]:
        found = self._triggers.get(index)
        if found is None:
            found = self._triggers[index] = tuple(self._ontology.triggers(self._sentences[index].folded))
        return found

    def behind(self, index: int) -> Parsed | None:
        """The sentence behind another in the same kind of text, parsed; None where there is none."""
        if index + 1 == len(self._sentences):
            return None
        here, after = self._sentences[index], self._sentences[index + 1]
        return self.parsed(index + 1) if after.kind == here.kind else None

    def _parse(self, sentence: Sentence, found: Sequence[Occurrence]) -> Parsed:
        inside = self._mentions[bisect_left(self._begins, sentence.begin) : bisect_left(self._begins, sentence.end)]
        end = self._article.paragraphs[sentence.paragraph].end if sentence.kind == "caption" else sentence.end
        times = self._dates[bisect_left(self._date_begins, sentence.begin) : bisect_left(self._date_begins, end)]
        return parse(sentence, items_of(sentence, inside, times), found, self._ontology)

    def first_mentions(self, entities: Iterable[int]) -> tuple[Mention, ...]:
        """Where each of some entities is first named by itself."""
        return tuple(self._first[e] for e in entities if e in self._first)

    def subject_before(self, index: int) -> tuple[Mention, ...]:
        """The subject that a sentence may leave out; none behind a sentence about somebody without a name."""
        subject: tuple[Mention, ...] | None = None
        at = index
        while subject is None and at > 0:
            at -= 1
            subject = self._subjects[at] if at in self._subjects else self._subject(at)
        self._subjects |= dict.fromkeys(range(at, index), subject or ())
        return subject or ()

    def _subject(self, index: int) -> tuple[Mention, ...] | None:
        """Whom a sentence is about; () for somebody without a name, None where it does not say."""
        if self._sentences[index].kind == "note":
            return None
        parsed = self.parsed(index)
        for number in range(len(parsed.clauses)):
            if subject := subject_of(parsed, number):
                return _told_of(parsed, number, subject) or subject
            if is_of_others(parsed, number):
                return ()
        return None


def _told_of(parsed: Parsed, number: int, body: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The person of whom a body tells in the clause behind: 外交部宣布，〔部长甲〕将访问乙地."""
    if any(m.kind == "person" for m in body) or not parsed.clauses[number].speech or number + 1 == len(parsed.clauses):
        return ()
    told = subject_of(parsed, number + 1)
    return told if len(told) == 1 and told[0].kind == "person" else ()


@cache
def _represents() -> re.Pattern[str]:
    """The words by which a sentence tells who speaks for whom, or which countries deal with each other."""
    return re.compile("|".join(map(re.escape, (*words_of("spokesman"), *words_of("dealing")))))
