"""What speaks for a person and what against, over all places where an article has the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.chinese import gazetteer
from kg.extract.names_candidates import Candidate, Page
from kg.extract.names_context import one_of, words
from kg.extract.people_shape import never, shape

_OPENING, _CLOSING = ("“", "「", '"', "‘", "《"), ("”", "」", '"', "’", "》")
_AT = ("在", "于")
_ONE_WORD = re.compile(r"[”\"」]?\s?[（(]\s?[A-ZÀ-Þ][A-Za-zÀ-ÿ'’\-]+\s?[)）]")
_ENOUGH = 200  # places looked at for one name


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    quote = '[”"」]?'
    return {
        "post": re.compile(one_of("post_end") + "$"),
        "kin": re.compile(one_of("kin", "bearer") + "$"),
        "person": re.compile(f"{quote}(?:{one_of('person_behind')}|[（(][A-Z][A-Za-z.-]+ )"),
        "to_place": re.compile(one_of("place_before") + '[“"「]?$'),
        "of_place": re.compile(quote + one_of("place_behind")),
        "there": re.compile(one_of("done_there")),
        "storm_before": re.compile(one_of("storm_before") + '[“"「]?$'),
        "storm": re.compile(f"{quote}(?!{one_of('no_storm')}){one_of('storm')}"),
    }


def post_before(text: str) -> bool:
    """Whether the text ends as a post does."""
    return _patterns()["post"].search(text) is not None


def vouched(page: Page, one: Candidate) -> bool:
    """Whether any place of the article shows that the bearer of this name is a person."""
    name = page.folded[one.begin : one.end]
    return any(_speaks_for(page, place, place + len(name)) for place in page.places(name)[:_ENOUGH])


def weigh(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that the whole article bears out.

    A name that only stands where places stand, a storm, and a lone find between leftover characters fall out; a name of
    the gazetteer needs evidence that a person is meant.
    """
    by_name: dict[str, list[Candidate]] = defaultdict(list)
    countries = {page.folded[begin] for begin, _, _ in _countries(page)}
    for one in found:
        if not _stray(page, one):
            by_name[page.folded[one.begin : one.end]].append(one)
    kept: list[Candidate] = []
    firsts = {page.folded[one.begin] for one in found if one.known and not one.latin}
    for name, ones in by_name.items():
        if _pair(name, ones, firsts):
            continue
        if any(one.sure >= 3 or one.latin or one.known for one in ones):
            kept += ones
        elif name[0] in countries and shape(name) == "han" and len(ones) < 3 and not any(_vouch(page, ones)):
            continue  # 白坚定: Belarus, in an article on Belarus
        elif _is_person(page, name, ones):
            kept += [replace(one, sure=max(one.sure, 1)) for one in ones]
    return sorted(kept)


def _stray(page: Page, one: Candidate) -> bool:
    """Whether the place itself shows that no person is named: a storm or a ship, or the rest of another word."""
    name, before = page.folded[one.begin : one.end], page.folded[max(0, one.begin - 5) : one.begin]
    if _patterns()["storm"].match(page.folded, one.end) or _patterns()["storm_before"].search(before):
        return True
    if one.sure > 1 or one.known or one.latin:
        return False
    day = name[0] == "周" and (name[1] in _DAYS or before[-1:] in tuple("上下本这每"))  # 上周|企图, 周四|本
    counted = before[-1:].isdigit() or (name[0] == "张" and before[-1:] in tuple("十百千万亿"))  # 1500|贝克
    pair = before[-1:] == "中" and shape(name) == "han" and gazetteer.country_of_character(name[0]) is not None
    crowned = page.folded[one.end - 1 : one.end + 1] in never("before") and gazetteer.lookup(name[:-1])  # 迪拜王|储
    party = name[1:] in words("party_stem") and page.folded.startswith("党", one.end)  # 在任|共和党籍
    return day or counted or pair or party or bool(crowned)


_DAYS = frozenset("一二三四五六日末初")


def _pair(name: str, ones: Iterable[Candidate], firsts: Container[str]) -> bool:
    """Whether two characters are the first ones of two well-known people of the article: 马习, 拜习."""
    return len(name) == 2 and all(char in firsts for char in name) and not any(one.known for one in ones)


def _countries(page: Page) -> Iterator[tuple[int, int, tuple[gazetteer.Place, ...]]]:
    """Countries named in the article whose first character can stand for them."""
    for begin, end, places in gazetteer.find(page.folded):
        if places[0].kind == "country" and gazetteer.country_of_character(page.folded[begin]) == places[0].country:
            yield begin, end, places


def _vouch(page: Page, ones: list[Candidate]) -> Iterator[bool]:
    return (_speaks_for(page, one.begin, one.end) for one in ones)


def _is_person(page: Page, name: str, ones: list[Candidate]) -> bool:
    person = sum(_speaks_for(page, one.begin, one.end) for one in ones)
    place = sum(_speaks_against(page, one.begin, one.end) for one in ones)
    if name[0] == "曾" and not person and len(ones) == 1 and page.opening.get(ones[0].end) is not None:
        return page.folded[ones[0].begin - 1] in "、和与"  # 欧尔班|曾拖延|承认
    if len(name) == 2 and all(page.folded.startswith(("两人", "二人", "之争", "体制"), one.end) for one in ones):
        return False  # 蔡赖两人
    if any(name.endswith("大") and page.folded[one.end : one.end + 1] == "学" for one in ones):
        return False
    if shape(name) == "han" and name[0] in never("weak") and not person and len(ones) < 3:
        return False
    listed = gazetteer.lookup(name)
    if listed and not person and any(_ONE_WORD.match(page.folded, one.end) for one in ones):
        return False
    if listed and not person:
        return not place and listed[0].ambiguous
    if place > person and shape(name) in ("foreign", "han", "dotted"):
        return False
    one_word = any(_ONE_WORD.match(page.folded, one.end) for one in ones)
    if not person and shape(name) in ("foreign", "dotted") and (one_word or name.endswith(words("place_end"))):
        return False
    if len(ones) == 1 and not person and shape(name) in ("han", "foreign"):
        return not _leftover(page, ones[0].begin)
    return True


def _speaks_for(page: Page, begin: int, end: int) -> bool:
    before = page.folded[max(0, begin - 4) : begin]
    bracket = _ONE_WORD.match(page.folded, end)
    behind = bracket.end() if bracket else end
    return bool(
        post_before(before) or _patterns()["kin"].search(before) or _patterns()["person"].match(page.folded, behind)
    )


def _speaks_against(page: Page, begin: int, end: int) -> bool:
    before = page.folded[max(0, begin - 4) : begin]
    quoted = before[-1:] in _OPENING and page.folded[end : end + 1] in _CLOSING
    if quoted and "·" not in page.folded[begin:end]:
        return True
    word = page.closing.get(begin)
    if word is not None and word.tag == "LOC" and gazetteer.lookup(word.text):
        return True
    if before.endswith(_AT) and _patterns()["there"].match(page.folded, end):
        return True
    return bool(_patterns()["to_place"].search(before) or _patterns()["of_place"].match(page.folded, end))


def _leftover(page: Page, begin: int) -> bool:
    """Whether a single character that is no word by itself stands before: 主|张民主."""
    word = page.closing.get(begin)
    return (
        word is not None
        and len(word.text) == 1
        and "㐀" <= word.text <= "鿿"
        and word.tag not in ("LOC", "PER", "ORG", "u", "p", "c", "w", "r", "f", "d")
        and word.text not in never("loose")
    )
