"""Press reviews: whose article is cited on (文章接着写道), and words that run on over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.utterances_grammar import NOUN_TAGS, is_governed, is_object
from kg.extract.utterances_ground import Ground, Unit
from kg.extract.utterances_memory import Speaker
from kg.extract.utterances_record import is_medium
from kg.extract.utterances_told import Told, trim
from kg.extract.utterances_words import alternation, words
from kg.model import Mention

_FARTHEST = 4  # paragraphs that words left open may run on
_RELAYS = re.compile(rf"》?{alternation('relays')}")
_STOP = re.compile("[，。；：]")


def note_medium(told: Told, ground: Ground, unit: Unit) -> None:
    """Keep in mind the medium that the sentence is about: 《晚报》以…为题，报道了峰会。文章写道…"""
    for mention in ground.mentions_in(unit.begin, unit.end):
        low = mention.begin - ground.begin
        medium = Speaker(mention.entities)
        low -= ground.masked[low - 1] == "《"
        if not is_medium(medium, told.names) or _RELAYS.match(ground.masked, mention.end - ground.begin):
            continue
        relayed = _RELAYS.search(ground.masked, unit.begin, low) is not None
        if not relayed and is_object(ground, unit.begin, low):
            continue
        if not relayed and is_governed(ground, unit.begin, low, place_ok=False):
            continue
        if _is_title(ground, mention, unit.end):
            continue
        for noun in words("press_piece"):
            issuer = told.memory.issuers.get(noun)
            if issuer is None or is_medium(issuer, told.names):  # a person's article is his, whoever reports it
                told.memory.issuers[noun] = medium
        return


def _is_title(ground: Ground, medium: Mention, end: int) -> bool:
    """Whether nothing but nouns leads from a medium to a person: 《晚报》主编周平."""
    low = medium.end - ground.begin
    person = next((m for m in ground.mentions_in(low, end) if m.kind == "person"), None)
    high = person.begin - ground.begin if person is not None else low
    tags = {ground.tag_at(position) for position in range(low, high) if position in ground.words}
    return high > low and tags <= NOUN_TAGS | {"w"} and not _STOP.search(ground.masked, low, high)


def running_on(paragraphs: Sequence[Ground]) -> dict[int, int]:
    """The paragraphs that go on with words which one before left open, and where in each the words end.

    That is so where every paragraph up to one with the missing mark ” has no marks: “甲…¶乙…¶丙…。”; the first one may
    have no more than the opening mark: 周平说：“¶甲…。”
    """
    found: dict[int, int] = {}
    for number, ground in enumerate(paragraphs):
        last = ground.quotes[-1] if ground.quotes else None
        goes_on = last is not None and last.repaired and last.end >= len(ground.folded.rstrip())
        if not opens_next(ground) and not (last and goes_on and ground.folded[last.outer_begin] == "“"):
            continue
        within: dict[int, int] = {}
        for behind in paragraphs[number + 1 : number + 1 + _FARTHEST]:
            close, reopened = behind.folded.find("”"), behind.folded.find("“")
            if behind.kind != "body" or (reopened >= 0 and (close < 0 or reopened < close)):
                break
            within[behind.index] = close if close >= 0 else len(behind.folded)
            if close >= 0:
                found |= within
                break
    return found


def opens_next(ground: Ground) -> bool:
    """Whether the paragraph ends with an opening mark, so that the words stand in the next one."""
    return ground.kind == "body" and ground.folded.rstrip().endswith(("：“", ":“", "，“"))


def go_on(told: Told, ground: Ground, close: int) -> None:
    """Take in the part of a paragraph that belongs to words left open before it."""
    begin, end = trim(ground, 0, close)
    if end > begin:
        kept = ground.masked[end:close].rstrip()
        told.voice_at = ground.index
        told.add(ground, "direct", begin, end + len(kept), told.voice, None, repaired=True, rule="carried")
