"""What has been read of an article so far: the utterances found, who spoke last, and what may go on."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Literal

from kg.chinese.quotations import Quotation
from kg.extract.utterances_carry import Carry, is_state_media
from kg.extract.utterances_grammar import NOUN_TAGS
from kg.extract.utterances_ground import ASIDE, Ground
from kg.extract.utterances_memory import Memory, Speaker
from kg.extract.utterances_record import Passages, recorded, told_once
from kg.extract.utterances_report import Report
from kg.extract.utterances_titles import Bearers
from kg.model import Article, Names, Sentence, Span, Utterance

_FOREIGN = re.compile(r"[ ]?[（(][A-Za-z][^（）()一-鿿]{1,24}[)）]")  # 那些人「到时候了」（their time is up）
_OFTEN = 3  # times in the article
_LONGEST_TERM = 8  # characters
EDGE = "，,；;。：: \u00a0\u3000、！!—" + ASIDE
OPENING = '“‘「『｢〝"＂'


class Told:
    """The state of reading one article."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...], names: Names) -> None:
        self.article = article
        self.names = names
        self.passages = Passages(sentences)
        self.memory = Memory()
        self.bearers = Bearers(article, names)
        self.state_media = is_state_media(article)
        self.found: list[Utterance] = []
        self.taken: set[tuple[int, int]] = set()
        self.carry = Carry()
        self.behind: Ground | None = None  # the next paragraph
        self.title = False
        self.last_report: Report | None = None
        self.subject = Speaker()  # whom the sentence right before takes up as one who has his say
        self.voice = Speaker()  # whose the last whole quotation was
        self.voice_at = -9  # in which paragraph
        self.list = Carry()  # whose points are counted: 第一，…。第二，…
        self.marked: Counter[str] = Counter()  # how often which words stand in marks

    def utterances(self) -> tuple[Utterance, ...]:
        """All utterances in text order; one told twice stands once, with both passages."""
        return told_once(self.found, self.article.text)

    def known(self, speaker: Speaker) -> Speaker:
        """The person whom an unnamed speaker's words can only mean, if there is one."""
        if speaker.text is None or speaker.entities:
            return speaker
        entity = self.bearers.only(self.bearers.text[speaker.text.begin : speaker.text.end])
        return speaker if entity is None else Speaker((entity,))

    def is_taken(self, ground: Ground, quote: Quotation) -> bool:
        """Whether the quotation has been read already, as somebody's words or as nobody's."""
        return (quote.begin + ground.begin, quote.end + ground.begin) in self.taken

    def quote(self, ground: Ground, quote: Quotation, speaker: Speaker, report: Report | None, *, direct: bool) -> None:
        """Write down a quotation once: a whole one also where nobody is known to have said it, a part in no title."""
        if self.is_taken(ground, quote):
            return
        self.taken.add((quote.begin + ground.begin, quote.end + ground.begin))
        kind: Literal["direct", "partial"] = "direct" if direct else "partial"
        if not direct and (not speaker or self._is_by_word(ground, quote)):
            return
        if self.title and not direct:
            return
        if direct:
            self.voice, self.voice_at = speaker, ground.index
        self.add(ground, kind, quote.begin, quote.end, speaker, report, repaired=quote.repaired)

    def _is_by_word(self, ground: Ground, quote: Quotation) -> bool:
        """Whether a few nouns stand in marks wherever the article speaks of them: a term that many use."""
        tags = {ground.tag_at(p) for p in range(quote.begin, quote.end) if p in ground.words}
        text = ground.folded[quote.begin : quote.end].strip()
        often = self.marked[text] >= _OFTEN and "的" not in text
        return often and quote.end - quote.begin <= _LONGEST_TERM and bool(tags) and tags <= NOUN_TAGS

    def add(
        self,
        ground: Ground,
        kind: Literal["direct", "partial", "indirect"],
        begin: int,
        end: int,
        speaker: Speaker,
        report: Report | None,
        *,
        repaired: bool = False,
        rule: str = "",
    ) -> None:
        """Write down an utterance that stands from ``begin`` to ``end`` of the paragraph."""
        speaker = self.known(speaker)
        low = min(begin, report.cue.begin, report.clause) if report else begin
        high = max(end, report.cue.end) if report else end
        found = recorded(
            Span(ground.begin + begin, ground.begin + end),
            kind,
            speaker,
            report,
            base=ground.begin,
            passages=self.passages.of(ground.begin + low, ground.begin + high),
        )
        self.found.append(replace(found, rule=f"utterances.{rule}" if rule else found.rule, repaired=repaired))


def trim(ground: Ground, begin: int, end: int) -> tuple[int, int]:
    """The stretch without marks and white space at its edges; a foreign original in brackets stays."""
    text = ground.masked
    full = end
    while end > begin and text[end - 1] in EDGE + "？?":
        end -= 1
    aside = _FOREIGN.match(ground.folded, end, full) if text[end : end + 1] == ASIDE else None
    end = aside.end() if aside is not None and text[end - 1 : end] not in ASIDE else end
    while begin < end and text[begin] in EDGE:
        begin += 1
    return begin, end
