"""Subjects that no finder of names and no table knows: a Latin name, a body in marks, a noun behind its clause."""

from __future__ import annotations

import re

from kg.extract.utterances_grammar import (
    NAME_TAGS,
    NOUN_TAGS,
    NOUNS,
    SUFFIX,
    is_governed,
    is_object,
    is_plain,
    phrase_begin,
    starts_adjunct,
)
from kg.extract.utterances_ground import ASIDE, QUOTED, Ground
from kg.extract.utterances_named import MODIFIED, Subject
from kg.extract.utterances_nouns import common_begin
from kg.extract.utterances_words import opening

_IN_MARKS = re.compile(rf"[“「『\"]{QUOTED}{{2,14}}[”」』\"](?=[ {ASIDE}]*(?:等)?(?:网站|组织|媒体)?)")


def named_in_marks(ground: Ground, begin: int, verb: int) -> Subject | None:
    """A body whose name stands in marks behind what it is: 法国“星期日报”|表示."""
    match = next(reversed(list(_IN_MARKS.finditer(ground.masked, begin, verb))), None)
    if match is None or match.start() == begin or not is_plain(ground.masked[match.end() : verb].lstrip(ASIDE + " ")):
        return None
    low = len(ground.masked[: match.start()].rstrip("— "))
    last = next((p for p in range(low - 1, begin - 1, -1) if p in ground.words), -1)
    if ground.tag_at(last) not in NOUNS or is_governed(ground, begin, low, place_ok=False):
        return None
    if ground.tag_at(match.start() + 1) in ("d", "ad", "p", "c", "r"):
        return None
    if any(mark in ground.folded[match.start() + 1 : match.end() - 1] for mark in "，。！？"):
        return None
    return Subject("text", begin=match.start(), end=match.end())


def unknown_name(ground: Ground, begin: int, verb: int) -> Subject | None:
    """A noun phrase that no table knows, where nothing but nouns and adverbs stands before the verb."""
    starts = [position for position in range(begin, verb) if position in ground.words]
    while starts and (ground.tag_at(starts[-1]) in _ADVERB_TAGS or ground.masked[starts[-1]] in ASIDE + "（）()"):
        starts.pop()
    if len(starts) < 2 or ground.tag_at(starts[-1]) not in NAME_TAGS:
        return None
    if ground.masked[starts[-1] : ground.words[starts[-1]][0]].endswith(("先生", "女士", "小姐")):
        low = starts[-1] if ground.masked[starts[-1] - 1] == "的" else phrase_begin(ground, begin, starts[-1])
        return Subject("text", begin=low, end=ground.words[starts[-1]][0])
    if is_plain(ground.masked[begin : (end := ground.words[starts[-1]][0])]) or "，" in ground.masked[begin:end]:
        return None
    if any(ground.tag_at(position) not in NOUN_TAGS | {"d"} for position in starts):
        return None
    return Subject("text", begin=begin, end=end)


def described_noun(ground: Ground, begin: int, verb: int) -> Subject | None:
    """A noun behind its relative clause, with an adverbial behind it: 获得奖项的演员|在台上."""
    match = opening("starter").match(ground.masked, begin, verb)
    last = ground.masked.rfind("的", begin, verb)
    if match is None or last < match.end() or last + 1 not in ground.words or "，" in ground.masked[begin:verb]:
        return None
    end = last + 1
    while end < verb and ground.tag_at(end) in NAME_TAGS | {"n"}:
        end = ground.words[end][0]
    if end == last + 1 or not starts_adjunct(ground, end, verb) or ground.masked[end : end + 1] in "时后前中":
        return None
    return Subject("text", begin=begin, end=end)


_ADVERB_TAGS = frozenset({"d", "ad", "vd", "c", "TIME", "t", "w"})

_LATIN = re.compile(r"[A-Z][A-Za-z.'’\-]*(?:[ ·•](?:[A-Z][A-Za-z.'’\-]*|de|la|van|von|der|al|bin))*")


def latin(ground: Ground, begin: int, verb: int) -> Subject | None:
    """A name in Latin letters that no finder of names knows, with the nouns before it: 辩护律师Isabel Schurman."""
    for match in _LATIN.finditer(ground.masked, begin, verb):
        end = SUFFIX.match(ground.masked, match.end(), verb)
        position = end.end() if end else match.end()
        if not starts_adjunct(ground, position, verb) or is_governed(ground, begin, match.start(), place_ok=False):
            continue
        if MODIFIED.match(ground.masked, position, verb):
            continue
        if len(match.group()) > 2 and not is_object(ground, begin, match.start()):
            return Subject("text", begin=common_begin(ground, begin, match.start()), end=match.end())
    return None
