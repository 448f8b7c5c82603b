"""Places: the gazetteer where the words allow it, the tagger where the form does, country characters as in 美中."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.chinese import gazetteer
from kg.chinese.tables import rows
from kg.extract.names_candidates import Candidate, Page, Word
from kg.extract.people_shape import shape, transliteration

_PLACE_TAGS = frozenset(("LOC", "ns", "ORG", "nt"))
_PIECES = re.compile('([、，,（()）和及与：:“”"《》/-])')


def find_places(page: Page) -> tuple[Candidate, ...]:
    """Stretches that name places; also those inside longer names."""
    found = [*_listed(page)]
    found += _sites(page)
    found += _tagged(page, found)
    found += _characters(page, found)
    return tuple(found)


@cache
def suffixes(sense: str) -> tuple[str, ...]:
    """Endings of place names: ``area`` (州 省 海), ``site`` (大会堂 机场); the longest first."""
    found = (row["surface"] for row in rows("place_suffixes") if row["sense"] == sense)
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


@cache
def words(sense: str) -> frozenset[str]:
    """Words that are no place though they look like one (``never``), or that stand before one (``before``)."""
    return frozenset(row["surface"] for row in rows("place_suffixes") if row["sense"] == sense)


def _listed(page: Page) -> Iterator[Candidate]:
    for sentence in page.told:
        for begin, end, places in gazetteer.find(sentence.folded):
            first, last = sentence.begin + begin, sentence.begin + end
            country = places[0].kind == "country" and not places[0].ambiguous
            if not _stands(page, first, last, sure=not places[0].ambiguous, country=country):
                continue
            rule = "places.country" if country else "places.gazetteer"
            name = places[0].name
            key = f"country:{places[0].country}" if country else f"place:{places[0].country or ''}:{name}"
            yield Candidate(first, last, "place", rule, sure=2 if country else 1, known=key)


def _stands(page: Page, begin: int, end: int, *, sure: bool, country: bool) -> bool:
    """Whether the words allow a place here."""
    if begin not in page.tags or page.folded[begin:end] in words("never"):
        return False
    tags = {page.tags.get(place) for place in range(begin, end)}
    whole = begin in page.edges and end in page.edges
    if tags <= {"PER", "nr"}:
        return whole and sure and (country or not shape(page.folded[begin:end]))
    if not sure:
        return tags <= _PLACE_TAGS and whole
    if whole or country:
        return True
    return bool(tags & _PLACE_TAGS) or end - begin >= 3


def _tagged(page: Page, listed: list[Candidate]) -> Iterator[Candidate]:
    """What the tagger takes for a place and the gazetteer does not know."""
    covered = {place for one in listed for place in range(one.begin, one.end)}
    for sentence_words in page.words:
        for number, word in enumerate(sentence_words):
            if word.tag not in ("LOC", "ns"):
                continue
            begin = word.begin
            for part in _PIECES.split(word.text):
                span = range(begin, begin + len(part))
                if part and not covered & set(span) and _plausible(part):
                    last = _with_suffix(sentence_words, number, begin + len(part))
                    yield Candidate(begin, last, "place", "places.tagged", sure=1)
                begin += len(part)


def _plausible(name: str) -> bool:
    if len(name) < 2 or name in words("never") or not re.fullmatch("[㐀-鿿]+", name):
        return False
    if len(name) >= 3 and name.endswith(suffixes("area") + suffixes("site")):
        return True
    return all(char in transliteration() for char in name)


def _with_suffix(sentence_words: tuple[Word, ...], number: int, end: int) -> int:
    """Where the name ends when its class word is the next word: 橙 市."""
    following = sentence_words[number + 1] if number + 1 < len(sentence_words) else None
    if following and following.begin == end and following.text in suffixes("area"):
        return following.end
    return end


def _sites(page: Page) -> Iterator[Candidate]:
    """Buildings and sites: a place or a name, then words that end in 大会堂, 机场, 基地."""
    for sentence_words in page.words:
        for number, word in enumerate(sentence_words):
            suffix = next((one for one in suffixes("site") if word.text.endswith(one)), "")
            if not suffix:
                continue
            first = _left_edge(sentence_words, number)
            text = page.folded[sentence_words[first].begin : word.end]
            proper = sentence_words[first].tag in ("LOC", "ns", "PER", "nz") and text != sentence_words[first].text
            if first == number:
                proper = word.tag in ("LOC", "ns", "nz", "ORG") and len(word.text) > len(suffix) + 1
            if proper and text not in words("never"):
                yield Candidate(sentence_words[first].begin, word.end, "place", "places.site", sure=2)


def _left_edge(sentence_words: tuple[Word, ...], number: int) -> int:
    first = number
    best = number
    while first > 0 and number - first < 3:
        before = sentence_words[first - 1]
        if before.end != sentence_words[first].begin or before.tag not in ("LOC", "ns", "nz", "n", "PER", "f"):
            break
        first -= 1
        if before.tag in ("LOC", "ns", "nz", "PER") and before.text not in words("before"):
            best = first
    return best


@cache
def _pair() -> re.Pattern[str]:
    chars = "".join(sorted(char for char in _country_characters()))
    return re.compile(f"[{chars}]{{2,4}}")


@cache
def _country_characters() -> frozenset[str]:
    return frozenset(char for char in map(chr, range(0x4E00, 0xA000)) if gazetteer.country_of_character(char))


def _characters(page: Page, listed: list[Candidate]) -> Iterator[Candidate]:
    """美中, 中美俄: each character a country; and one character before 方 or a post, or behind a verb: 美方, 访美."""
    covered = {place for one in listed for place in range(one.begin, one.end)}
    for offset, match in page.find(_pair()):
        begin, end = offset + match.start(), offset + match.end()
        if len(set(match[0])) == len(match[0]) and not covered & {begin, end - 1} and _is_pair(page, begin, end):
            for place in range(begin, end):
                yield _character(page, place, "places.country_characters")
    for pattern in (_before(), _behind()):
        for offset, match in page.find(pattern):
            place = offset + match.start()
            edge = place if pattern is _before() else place + 1
            if place not in covered and edge in page.edges and page.tags.get(place) not in ("PER", "TIME"):
                yield _character(page, place, "places.country_character")


def _character(page: Page, place: int, rule: str) -> Candidate:
    code = gazetteer.country_of_character(page.folded[place])
    return Candidate(place, place + 1, "place", rule, sure=1, known=f"country:{code}")


def _is_pair(page: Page, begin: int, end: int) -> bool:
    tags = {page.tags.get(place) for place in range(begin, end)}
    if begin not in page.edges or "PER" in tags or "TIME" in tags:
        return False
    if end in page.edges:
        text = page.folded[begin:end]
        return text not in words("never") and bool(tags & {"LOC", "ns", "ORG", "nt", "n", "nz", "vn", "j"})
    return bool(
        re.match("关系|两国|双边|双方|贸易|领导人|元首|首脑|对话|会谈|峰会|外长|战略", page.folded[end : end + 3])
    )


@cache
def _before() -> re.Pattern[str]:
    chars = "".join(sorted(_country_characters()))
    posts = "方(?![面案法向式针便才程])|防长|外长|财长|国务卿|国务院|总统|总理|参议|众议|国会|军(?!事)|媒|官员|大使|驻"
    return re.compile(rf"[{chars}](?={posts})")


@cache
def _behind() -> re.Pattern[str]:
    chars = "".join(sorted(_country_characters()))
    return re.compile(rf"(?<=[访抵驻赴离对涉反亲联援])[{chars}](?![国洲])")
