"""A sentence prepared for walking over its title phrases, and such a phrase."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kg.chinese.titles import Time, title_before
from kg.model import Mention, Sentence, Token

_FORENAME = 3  # characters of a forename that a name may have lost


@dataclass(frozen=True, slots=True)
class Phrase:
    """A title phrase in a sentence, by offsets in the sentence, without its time mark."""

    begin: int
    end: int
    time: Time
    left: int  # where the phrase begins with its time mark


class Line:
    """A sentence prepared for walking: where tokens and mentions end and begin."""

    def __init__(self, sentence: Sentence, inside: tuple[Mention, ...]) -> None:
        self.sentence = sentence
        self.folded = sentence.folded
        self.tokens = sentence.tokens
        self.ends = [token.end - sentence.begin for token in sentence.tokens]
        self.people = [mention for mention in inside if mention.kind == "person"]
        self.bodies = [mention for mention in inside if mention.kind != "person"]

    def token_over(self, end: int) -> Token | None:
        """The token that holds the character before ``end``."""
        index = bisect_left(self.ends, end)
        return self.tokens[index] if index < len(self.tokens) else None

    def body_before(self, end: int) -> int | None:
        """Where the longest organisation or place that ends at ``end`` begins."""
        position = self.sentence.begin + end
        begins = [mention.begin - self.sentence.begin for mention in self.bodies if mention.end == position]
        return min(begins, default=None)

    def body_across(self, begin: int, end: int) -> int:
        """Where a name begins that reaches into the title at ``begin`` (国务院台办 of 国务院台办主任), or ``begin``."""
        position = self.sentence.begin + begin
        last = self.sentence.begin + end
        return min(
            (m.begin - self.sentence.begin for m in self.bodies if m.begin < position < m.end < last), default=begin
        )

    def name_begin(self, mention: Mention) -> int:
        """Where a name begins, with what the tagger took to belong to it (让-吕克 before a surname found alone)."""
        begin = mention.begin - self.sentence.begin
        token = self.token_over(begin + 1)
        if token is None or token.tag != "PER" or token.end < mention.end:
            return begin
        start = token.begin - self.sentence.begin
        foreign = "·" in self.folded[start : token.end - self.sentence.begin] and begin - start <= _FORENAME
        return start if foreign and start < begin and title_before(self.folded, begin) is None else begin

    def word_ends(self, end: int) -> bool:
        """Whether a token ends there."""
        token = self.token_over(end)
        return token is not None and token.end - self.sentence.begin == end

    def person_at(self, begin: int) -> bool:
        """Whether a person's name begins there."""
        position = self.sentence.begin + begin
        return any(mention.begin == position for mention in self.people)

    def person_in(self, begin: int, end: int) -> bool:
        """Whether a person's name lies in the stretch."""
        first, last = self.sentence.begin + begin, self.sentence.begin + end
        return any(first <= mention.begin and mention.end <= last and not mention.nested for mention in self.people)

    def person_over(self, end: int) -> bool:
        """Whether the character before ``end`` belongs to a person's name outside of any organisation's."""
        position = self.sentence.begin + end
        return any(
            mention.begin < position <= mention.end
            and not any(body.begin <= mention.begin and mention.end <= body.end for body in self.bodies)
            for mention in self.people
        )
