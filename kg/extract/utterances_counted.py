"""Names that only say whose somebody unnamed is: 一位前甲局的|分析员, 51名甲局|独立专家, 这名林海|支持者, 两国|外长."""

from __future__ import annotations

import re

from kg.extract.utterances_grammar import starts_adjunct
from kg.extract.utterances_ground import Ground
from kg.extract.utterances_words import alternation, opening
from kg.model import Mention

_ONE_OF_THEM = re.compile(r"(?:一|两|三|几|数|多|另一|这|那|该|\d+)(?:名|位|个)|前")
_SO_MANY = re.compile(r"(?:[一两三几多数]|\d+)[名位]\Z")
_THAT_ONE = re.compile(r"(?:[这那一][位名]|该[位名])\Z")
_JOINED = re.compile(r"[和与及、]")
AND = re.compile(r"[ ]*(以及|暨|和|及|、|与)[ ]*")
_OFFICE = re.compile(rf"的?{alternation('office')}们?")
_THEN = re.compile(r"[一-鿿]{2,4}?(?:前|后|期间)(?=[在于，])")  # 大选前|在
_NEAR = 4  # characters from the name to the noun for people of it


def is_counted(ground: Ground, begin: int, mention: Mention, rest: int, end: int) -> bool:
    """Whether the name only says whose somebody unnamed is, or where he works.

    Args:
        begin: where the clause begins; ``rest`` where it goes on behind the name, ``end`` where its verb stands.
    """
    low = mention.begin - ground.begin
    that_one = _THAT_ONE.search(ground.masked, begin, low) is not None
    if mention.kind == "person":
        return that_one and _is_follower(ground, rest)
    if not _ONE_OF_THEM.search(ground.masked, begin, low):
        return False
    if _SO_MANY.search(ground.masked, begin, low) and opening("person").search(
        ground.masked, rest, min(end, rest + _NEAR)
    ):
        return True
    if mention.kind == "place" and that_one:
        return opening("person").search(ground.masked, rest, end) is not None  # 这位东国倾向强硬的媒体|人物
    nouns = [p for p in range(rest + 1, end) if ground.tag_at(p) in ("n", "nz")]
    joined = bool(nouns) and _JOINED.match(ground.masked, rest, end) is not None
    return joined and opening("person").search(ground.masked, nouns[-1], end) is not None


def _is_follower(ground: Ground, position: int) -> bool:
    """Whether a noun for somebody else stands right behind the name: 这名林海|支持者."""
    while ground.tag_at(position) in ("n", "nz", "vn"):
        end = ground.words[position][0]
        if opening("person").match(ground.masked, position, end) is not None:
            return True
        position = end
    return False


def office_behind(ground: Ground, mention: Mention, rest: int, end: int) -> int | None:
    """Where an office ends that countries have in common, joined by 和 before it: 东国和西国的外长|."""
    match = AND.match(ground.masked, rest, end)
    if match is None or mention.kind == "person":
        return None
    other = next((m for m in ground.mentions_in(match.end(), end) if m.begin - ground.begin == match.end()), None)
    if other is None or other.kind == "person":
        return None
    office = _OFFICE.match(ground.masked, other.end - ground.begin, end)
    if office is None:
        return None
    goes_on = starts_adjunct(ground, office.end(), end) or _THEN.match(ground.masked, office.end(), end) is not None
    return office.end() if goes_on else None


def character_before(ground: Ground, begin: int, mention: Mention) -> Mention | None:
    """The country that one character names, right before another such: 英|法|德三国."""
    if mention.kind != "place" or mention.end - mention.begin > 1:
        return None
    low = mention.begin - ground.begin
    beside = next(iter(ground.mentions_in(max(begin, low - 1), low)), None)
    return beside if beside is not None and beside.kind == "place" else None
