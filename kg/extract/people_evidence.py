"""What speaks for a person and what against, over all places where an article has the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.chinese import gazetteer
from kg.extract.names_candidates import Candidate, Page
from kg.extract.people_shape import never, shape

POST_BEFORE = re.compile(
    "(?:长|官|员|家|者|人|授|士|师|统|席|理|相|使|王|卿|总|记|事|督|领袖|秘书|代表|委|主播|导演|先生|女士|夫人|之子|顾问)$"
)
_PERSON_BEHIND = re.compile(
    '[”"」]?(?:表示|说|称|指|认为|强调|告诉|先生|女士|总统|总理|主席|部长|教授|博士|[（(][A-Z][A-Za-z.-]+ '
    "|本人|夫妇|等人|曾|出生|去世|遭|被)"
)
_PLACE_BEFORE = re.compile(
    '(?:在|位于|前往|抵达|飞往|来到|首都|首府|城市|返回|赴|离开|驻|途经|边境|边城|小镇|飓风|台风|风暴)[“"「]?$'
)
_PLACE_BEHIND = re.compile(
    '[”"」]?(?:地区|市|州|省|县|区|山谷|河谷|谷地|机场|港|岛|海峡|东部|西部|南部|北部|中部|边境|边界|冲突|附近|郊区|一带|证券|分校|国际|记者|公司|集团|酒店|银行|智库|军事|医疗|战机|导弹|系统|软件|加工|研究院|中心|研究所|学院|大学|卫视|卫星|电视|奖|线|航母|级|基金|图书馆|医院|大道|街|路|广场|大厦|效应|河|湖|山|镇|村|飓风|台风|热带风暴|号)'
)
_OPENING, _CLOSING = ("“", "「", '"', "‘", "《"), ("”", "」", '"', "’", "》")
_AT = ("在", "于")
_DONE_THERE = re.compile(
    "举行|召开|告诉|会面|会晤|会谈|发表|和|与|、|，|。|进行|出席|参加|设|成立|建|开幕|登陆|讲话|接受"
)
_LATIN_PLACE = re.compile(r"\s?[（(][A-Z][a-z]+[)）]")
_STORM = re.compile('[”"」]?(?:飓风|台风|热带风暴|号[航货驱护])')


_ONE_WORD = re.compile(r"[”\"」]?\s?[（(]\s?[A-ZÀ-Þ][A-Za-zÀ-ÿ'’\-]+\s?[)）]")
_KIN_BEFORE = re.compile(
    "(?:女儿|儿子|妻子|丈夫|前妻|长子|次子|夫人|父亲|母亲|志愿者|难民|学生|男子|女子|居民|同事|名叫|名为)$"
)
_PLACE_ENDS = ("斯坦", "堡", "格勒", "波利斯", "维尔")


def vouched(page: Page, one: Candidate) -> bool:
    """Whether any place of the article shows that the bearer of this name is a person."""
    name = page.folded[one.begin : one.end]
    places = [match.start() for match in re.finditer(re.escape(name), page.folded)]
    return any(_speaks_for(page, place, place + len(name)) for place in places[:200])


def weigh(page: Page, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that the whole article bears out.

    A name that only stands where places stand, a storm, and a lone find between leftover characters fall out; a name of
    the gazetteer needs evidence that a person is meant.
    """
    by_name: dict[str, list[Candidate]] = defaultdict(list)
    for one in found:
        by_name[page.folded[one.begin : one.end]].append(one)
    kept: list[Candidate] = []
    for name, ones in by_name.items():
        if any(one.sure >= 3 or one.latin or one.known for one in ones):
            kept += ones
        elif _is_person(page, name, ones):
            kept += [replace(one, sure=max(one.sure, 1)) for one in ones]
    return sorted(kept)


def _is_person(page: Page, name: str, ones: list[Candidate]) -> bool:
    person = sum(_speaks_for(page, one.begin, one.end) for one in ones)
    place = sum(_speaks_against(page, one.begin, one.end) for one in ones)
    if any(_STORM.match(page.folded, one.end) for one in ones):
        return False
    if any(name.endswith("大") and page.folded[one.end : one.end + 1] == "学" for one in ones):
        return False
    if shape(name) == "han" and name[0] in never("weak") and not person and len(ones) < 3:
        return False
    listed = gazetteer.lookup(name)
    if listed and not person and any(_LATIN_PLACE.match(page.folded, one.end) for one in ones):
        return False
    if listed and not person:
        return not place and listed[0].ambiguous
    if place > person and shape(name) in ("foreign", "han", "dotted"):
        return False
    one_word = any(_ONE_WORD.match(page.folded, one.end) for one in ones)
    if not person and shape(name) in ("foreign", "dotted") and (one_word or name.endswith(_PLACE_ENDS)):
        return False
    if len(ones) == 1 and not person and shape(name) in ("han", "foreign"):
        return not _leftover(page, ones[0].begin)
    return True


def _speaks_for(page: Page, begin: int, end: int) -> bool:
    before = page.folded[max(0, begin - 4) : begin]
    bracket = _ONE_WORD.match(page.folded, end)
    behind = bracket.end() if bracket else end
    return bool(POST_BEFORE.search(before) or _KIN_BEFORE.search(before) or _PERSON_BEHIND.match(page.folded, behind))


def _speaks_against(page: Page, begin: int, end: int) -> bool:
    before = page.folded[max(0, begin - 4) : begin]
    if before[-1:] in _OPENING and page.folded[end : end + 1] in _CLOSING:
        return True
    word = page.closing.get(begin)
    if word is not None and word.tag == "LOC" and gazetteer.lookup(word.text):
        return True
    if before.endswith(_AT) and _DONE_THERE.match(page.folded, end):
        return True
    return bool(_PLACE_BEFORE.search(before) or _PLACE_BEHIND.match(page.folded, end))


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
