"""What the tagger takes for a place and the gazetteer does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.chinese import gazetteer
from kg.extract.names_candidates import Candidate, Page, Word
from kg.extract.people_shape import transliteration
from kg.extract.places_words import behind_event, suffixes, words

_PIECES = re.compile('([、，,（()）和及与：:“”"《》/-])')


def tagged(page: Page, listed: list[Candidate]) -> Iterator[Candidate]:
    """Names of places by the tag and the form of the words; ``listed`` is what else is known to be one."""
    covered = {place for one in listed for place in range(one.begin, one.end)}
    ends, begins = {one.end for one in listed}, {one.begin for one in listed}
    for sentence_words in page.words:
        for number, word in enumerate(sentence_words):
            begin = word.begin
            for piece in _PIECES.split(word.text) if word.tag in ("LOC", "ns") else ():
                first, part = _own_part(begin, piece, ends, begins)
                begin += len(piece)
                last = first + len(part)
                free = (first in begins and part.endswith(suffixes("land"))) or not covered & set(range(first, last))
                after_place = first in ends and 2 <= len(part) <= 6 and not _OF_PLACE.search(part)
                across = page.folded[first - 1 : first] == "跨"
                if not part or not free or across or behind_event().match(page.folded, last):
                    continue
                if _plausible(part, after_place=after_place):
                    yield Candidate(first, _with_suffix(sentence_words, number, last), "place", "places.tagged", sure=1)


def _own_part(begin: int, part: str, ends: set[int], begins: set[int]) -> tuple[int, str]:
    """Where a name begins and what it is without a count and 地区 behind it, and a listed place before: 台南|官田."""
    counted = _COUNTED.search(part)
    part = part[: counted.start()] if counted else part
    part = part.removesuffix("地区") if len(part) > 4 else part
    inner = max((end - begin for end in ends if begin < end < begin + len(part)), default=0)
    if not inner or begin not in begins or part[inner:] in suffixes("area"):
        return begin, part
    left = _CLASS_FIRST.match(part, inner)
    inner = left.end() if left else inner
    return begin + inner, part[inner:]


_COUNTED = re.compile("[一二三四五六七八九十两几多数0-9]+[座处个条家所国]|(?:部分|大部|多数|其他|各)")
_CLASS_FIRST = re.compile("地区|自治区|[省州市县区]")
_OF_PLACE = re.compile(
    "(?:[东南西北中内外]部|[一二三四五六七八九十两多各数诸]国|地区|地带|境内|境外|方面|书店|餐厅|商场|超市|医院|学校|大学|公司|银行|政府|当局|总部|法院|军队|沿岸|沿海|海域|近海|附近|一带|周边|边境|市区|郊区|首都|两地|三地|各地|以[东南西北外]|方向|上空)$|^(?:驻|的|和|与|联邦|共和|民主|大陆)"
)


def _plausible(name: str, *, after_place: bool) -> bool:
    if (
        len(name) < 2
        or name in words("never")
        or name.endswith(suffixes("no_place"))
        or name.endswith("方")
        or (all(map(gazetteer.country_of_character, name)) and not gazetteer.lookup(name))  # 日韩, not 加沙
        or not re.fullmatch("[㐀-鿿]+", name)
    ):
        return False
    if len(name) >= 3 and name.endswith(suffixes("area") + suffixes("site")):
        return True
    return after_place or all(char in transliteration() for char in name)


def _with_suffix(sentence_words: tuple[Word, ...], number: int, end: int) -> int:
    """Where the name ends when its class word is the next word: 橙 市."""
    following = sentence_words[number + 1] if number + 1 < len(sentence_words) else None
    if following and following.begin == end and following.text in suffixes("area"):
        return following.end
    return end
