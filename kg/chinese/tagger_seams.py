"""Words cut anew where the tagger's seams run through a word that is sure: 塞西|通电话, 主席|冯德莱恩, 的黎波里."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.chinese import gazetteer, titles
from kg.chinese.tables import rows
from kg.model import Token

Seam = tuple[int, int, str]  # begin, end and tag of a word, offsets in the sentence

_LONG_PLACE = 4  # characters; a shorter name of sounds may be a piece of a person's
_LONGEST_PLACE = 8
_LONGEST_POST = 5
_REST = range(2, 7)  # characters of a name of sounds that the tagger glued to the end of a post
_NAMING = frozenset(("PER", "nr", "nz", "nt", "ORG", "n"))
_UNSURE = frozenset(("nw", "nz"))  # words that may hold a post and its bearer: 执行官佛瑞德史密斯
_WEEKDAY = re.compile("(?:星期|周|礼拜)[一二三四五六日天]")
_REIGN = re.compile("[一二三四五六七八九十]{1,2}世")
_TO_PLACE = ("于", "在", "赴", "到", "抵", "访")
_JOINS = frozenset("和与同及跟")


def mend(folded: str, tokens: Sequence[Token], offset: int) -> tuple[Token, ...]:
    """The tokens of a sentence that begins at ``offset``, cut anew at its sure words."""
    bounds = [piece for token in tokens for piece in _between_marks(folded, token, offset)]
    for seam in (
        *_weekdays(folded, bounds),
        *_verbs(folded, bounds),
        *_gatherings(folded, bounds),
        *_places(folded, bounds),
        *_posts(folded, bounds),
        *_somebody(folded, bounds),
    ):
        bounds = [*_cut(folded, bounds, seam)]
    for seam in tuple(_joined_places(folded, bounds)):
        bounds = [*_cut(folded, bounds, seam)]
    return tuple(Token(begin + offset, end + offset, tag) for begin, end, tag in bounds)


def _between_marks(folded: str, token: Token, offset: int) -> Iterator[Seam]:
    """A word without 、 in it, which the tagger takes for any word, and the mark itself; a verb behind a name apart."""
    begin, end = token.begin - offset, token.end - offset
    while (mark := folded.find("、", begin, end)) >= 0:
        if mark > begin:
            yield begin, mark, token.tag
        yield mark, mark + 1, "w"
        begin = mark + 1
    opening = next((word for word in _words("opens") if folded.startswith(word, begin, end - 1)), "")
    if opening:  # 以盗窃为由|拘捕
        yield begin, begin + len(opening), "v"
        begin += len(opening)
    verb = next((word for word in _words("behind name") if folded.endswith(word, begin, end)), "")
    if verb and begin < end - len(verb) - 1 and _sounds(folded[end - len(verb) - 2 : end - len(verb)]):
        yield begin, end - len(verb), token.tag
        begin = end - len(verb)
        yield begin, end, "v"
    elif begin < end:
        yield begin, end, token.tag


def _cut(folded: str, bounds: list[Seam], seam: Seam) -> Iterator[Seam]:
    begin, end, _ = seam
    for first, last, tag in bounds:
        if last <= begin or first >= end:
            yield first, last, tag
            continue
        if first < begin:
            yield first, begin, _tag_of(folded[first:begin], tag)
        if first <= begin < last:
            yield seam
        if last > end:
            yield end, last, _tag_of(folded[end:last], tag)


def _tag_of(rest: str, tag: str) -> str:
    if _WEEKDAY.fullmatch(rest):
        return "TIME"
    if _REIGN.fullmatch(rest):
        return "m"
    if len(rest) >= 2:
        return "PER" if _sounds(rest) else tag
    return "p" if rest in _TO_PLACE else tag


def _verbs(folded: str, bounds: list[Seam]) -> Iterator[Seam]:
    """A verb whose first character is glued to a name: 塞西通|电话."""
    ends = {last: tag for _, last, tag in bounds}
    starts = {first for first, _, _ in bounds}
    for word in _words("verb"):
        for match in re.finditer(word, folded):
            inside = next((e for e in range(match.start() + 1, match.end()) if e in ends), None)
            if match.start() not in starts and inside is not None and ends[inside] in _NAMING and match.end() in ends:
                yield match.start(), match.end(), "v"
    for word in _words("whole"):  # 应|约同
        for match in re.finditer(word, folded):
            if match.start() in starts and match.start() + 1 in ends and match.end() not in ends:
                yield match.start(), match.end(), "v"
    for word in _words("coming"):  # 会|见到|访的甲
        for match in re.finditer(word, folded):
            if match.start() not in starts and match.start() + 1 in ends and match.end() in ends:
                yield match.start(), match.end(), "v"


def _gatherings(folded: str, bounds: list[Seam]) -> Iterator[Seam]:
    """A gathering behind the place or the sides that are glued to it, and a meeting inside a name: 日内瓦|美俄|峰会."""
    for first, last, tag in bounds:
        noun = next((word for word in _words("gathering") if folded.endswith(word, first, last)), "")
        of_whom = _named(folded[first : last - len(noun)]) if tag in _NAMING and noun else []
        for begin, end in zip([0, *of_whom], of_whom, strict=False):
            yield first + begin, first + end, "LOC"
        if of_whom:
            yield last - len(noun), last, "n"
        for verb in _words("behind name") if tag in ("ORG", "nt", "nz") else ():
            begin = folded.find(verb, first + 2, last - 2)
            behind = folded[begin + len(verb) : last]
            placed = any(gazetteer.lookup(behind[:size]) for size in range(2, 6))
            if begin > 0 and (placed or _is_sure(folded[first:begin])):
                yield begin, begin + len(verb), "v"


def _named(text: str) -> list[int]:
    """Where the places end that the text consists of, but for 两国 and 元首 behind; none if it has anything else."""
    ends = [0]
    while ends[-1] < len(text):
        begin = ends[-1]
        sizes = range(min(len(text) - begin, _LONGEST_PLACE), 1, -1)
        size = next((size for size in sizes if _is_sure(text[begin : begin + size])), 0)
        if not size and not gazetteer.country_of_character(text[begin]):
            break
        ends.append(begin + (size or 1))
    rest = text[ends[-1] :]
    for word in _words("of sides"):
        rest = rest.removeprefix(word)
    return [] if rest else ends[1:]


def _is_sure(text: str) -> bool:
    places = gazetteer.lookup(text)
    return bool(places) and not places[0].ambiguous


def _weekdays(folded: str, bounds: list[Seam]) -> Iterator[Seam]:
    """A day of the week that is glued to the name before it: 白宫|周一."""
    for first, last, tag in bounds:
        if tag in _NAMING and (day := _WEEKDAY.search(folded, first + 2, last)) is not None and day.end() == last:
            yield day.start(), last, "TIME"


def _places(folded: str, bounds: list[Seam]) -> Iterator[Seam]:
    """A long name of sounds with a seam inside, or behind a preposition that is glued to it: 亚|的|斯亚贝巴."""
    starts = {first: (last, tag) for first, last, tag in bounds}
    for begin, end, places in gazetteer.find(folded):
        if end - begin < _LONG_PLACE or places[0].ambiguous or not _sounds(folded[begin:end].replace("的", "")):
            continue
        inside = any(place in starts for place in range(begin + 1, end))
        glued = folded[begin - 1 : begin] in _TO_PLACE and starts.get(begin - 1) == (end, "PER")
        if (inside or glued) and "·" not in folded[max(0, begin - 1) : end + 1]:
            yield begin, end, "LOC"


def _joined_places(folded: str, bounds: list[Seam]) -> Iterator[Seam]:
    """A country that is glued to a name and to the word that joins the two: 甲|和|法国."""
    for first, last, tag in bounds:
        for at in range(first, last - 2) if tag in _NAMING else ():
            if folded[at] in _JOINS and any(p.kind == "country" for p in gazetteer.lookup(folded[at + 1 : last])[:1]):
                yield at, at + 1, "c"
                yield at + 1, last, "LOC"


def _posts(folded: str, bounds: list[Seam]) -> Iterator[Seam]:
    """A post of which the tagger gave the end to the name behind it: 外|相拉布, 主|席冯德莱恩."""
    spans = {first: last for first, last, _ in bounds}
    tags = {last: tag for _, last, tag in bounds}
    for first, last, tag in bounds:
        for end in range(first + 1, min(last, first + _LONGEST_POST + 4)):
            rest = folded[end:last]
            sounds = len(rest) in _REST and _sounds(rest)
            if not (sounds or _WEEKDAY.fullmatch(rest) or _REIGN.fullmatch(rest)):
                continue
            begin = titles.title_before(folded, end, max(0, end - _LONGEST_POST))
            if begin is None or (begin >= first and tag not in _UNSURE):
                continue
            if begin in spans or begin > first or tags.get(first) in _NAMING:
                yield begin, end, "n"
                break


def _somebody(folded: str, bounds: list[Seam]) -> Iterator[Seam]:
    """Somebody whose last character the tagger gave to the verb behind: 发言|人称."""
    starts, ends = {first for first, _, _ in bounds}, {last for _, last, _ in bounds}
    for match in _speakers().finditer(folded):
        if match.start() in starts and match.end() not in ends and match.end() + 1 in ends:
            yield match.start(), match.end(), "n"
            yield match.end(), match.end() + 1, "v"


@cache
def _speakers() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(_words("somebody")) + ")(?=[称说指])")


@cache
def _words(sense: str) -> tuple[str, ...]:
    return tuple(row["surface"] for row in rows("tagger_seams") if row["sense"] == sense)


@cache
def _sound_characters() -> frozenset[str]:
    return frozenset(row["surface"] for row in rows("transliteration") if row["sense"] == "transliteration")


def _sounds(text: str) -> bool:
    return all(char in _sound_characters() for char in text)
