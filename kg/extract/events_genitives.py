"""Where a genitive begins: 甲与乙的〔会谈〕, 对甲的〔访问〕 whole before an event; else only what 和 lists."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_items import Item, is_post
from kg.extract.events_phrases import OWNED, PEOPLE, is_person, nouny

_COMES_TO = frozenset("满过到达")  # 年满18岁


def genitive_start(items: Sequence[Item], low: int, de: int, *, event: bool = False) -> int:
    """Where a genitive begins: 甲与乙的〔会谈〕, 对甲的〔访问〕 whole before an event; else only what 和 lists."""
    crossed = {"with", "toward"} if event or _of_event(items, de) else {"with"}
    between = de - 1 > low and _sides_with(items[de - 2], items[de - 1])
    at = phrase_start(items, low, de - 1 if between else de)
    while at > low and items[at - 1].kind == "prep" and items[at - 1].senses & crossed:
        if "partner" in items[at - 1].senses and "toward" not in crossed:
            break
        beside = is_person(items[_behind_dates(items, low, at - 2)])
        if not crossed & {"toward"} and all(i.kind in ("adverb", "date") or i.tag == "c" for i in items[low : at - 1]):
            break  # 和〔甲国的〕外长乙会谈, 然后才和〔甲国的〕外长乙会谈
        if beside and (_is_held(items, de) or not any(is_person(i) for i in items[at:de])):
            break  # 甲和〔某公司的〕创始人乙, 甲和〔乙的〕助理丙
        at = phrase_start(items, low, at - 1)
    placed = at > low and "place" in items[at - 1].senses and items[at - 1].kind == "prep" and _of_event(items, de)
    named = items[de + 1].mention is not None  # 与甲在乙的〔丙地寓所〕会晤
    if placed and not named and _with_before(items, low, at - 1):
        return genitive_start(items, low, at - 1, event=True)  # 甲与乙〔在丙地的〕会谈
    if placed and at - 2 > low and is_person(items[at - 2]) and items[at - 3].kind == "verb":
        return at - 2  # 回应〔甲在乙地的〕讲话
    return at


def phrase_start(items: Sequence[Item], low: int, de: int) -> int:
    """Where the names and nouns begin that stand right before an item."""
    at = de
    while at > low and items[at - 1].kind in ("name", "noun", "mark", "list", "date"):
        at -= 1
    return at


def _of_event(items: Sequence[Item], de: int) -> bool:
    """Whether the noun behind 的 is one of the lexicon: 甲与乙的〔首次〕会谈."""
    at = de + 1
    while at < len(items) and (nouny(items[at]) or items[at].kind == "adverb"):
        if items[at].senses & (PEOPLE | OWNED) or is_post(items[at].text) or is_person(items[at]):
            return False  # 甲与乙的〔一名顾问〕会谈
        at += 1
    return at < len(items) and "trigger" in items[at].senses


def _behind_dates(items: Sequence[Item], low: int, at: int) -> int:
    """The item before dates and adverbs: 〔甲〕周二和……"""
    while at > low and items[at].kind in ("date", "adverb"):
        at -= 1
    return at


def _is_held(items: Sequence[Item], de: int) -> bool:
    """Whether a post and its holder stand behind 的."""
    at = de + 1
    while at < len(items) and items[at].kind == "noun" and items[at].mention is None:
        at += 1
    return (
        at > de + 1
        and at < len(items)
        and is_person(items[at])
        and ("aide" in items[at - 1].senses or is_post(items[at - 1].text))
    )


def _sides_with(before: Item, item: Item) -> bool:
    """Whether a word says where by what stands before it: 甲与乙〔之间〕的会谈, 在边境〔附近〕的丙地."""
    among = "during" in item.senses and bool(before.senses & PEOPLE)
    return among or "pair" in item.senses or (item.tag == "f" and not item.senses)


def _with_before(items: Sequence[Item], low: int, at: int) -> bool:
    """Whether a partner stands right before an item: 与〔乙〕在……"""
    start = phrase_start(items, low, at)
    return low < start < at and items[start - 1].kind == "prep" and "with" in items[start - 1].senses


def is_of_age(items: Sequence[Item], de: int) -> bool:
    """Whether 的 stands behind somebody's age: 拘捕〔现年65岁的〕甲; not 年满18岁的, 当选议员、65岁的."""
    if items[de - 1].tag != "m" or items[de - 1].text[-1] != "岁" or de < 2:
        return False
    return items[de - 2].kind != "list" and items[de - 2].text[-1] not in _COMES_TO


def is_of_post(items: Sequence[Item], verbs: Sequence[int], de: int) -> bool:
    """Whether 的 stands inside the post that somebody holds, with nobody named behind it."""
    if not verbs or "holds_office" not in items[verbs[-1]].senses or verbs[-1] + 1 == de:
        return False
    last = de
    while last + 1 < len(items) and items[last + 1].kind in ("noun", "name") and items[last + 1].tag != "person":
        last += 1
    named_behind = items[last].mention is not None or (last + 1 < len(items) and items[last + 1].mention is not None)
    inside = all(nouny(i) or i.kind in ("list", "date") for i in items[verbs[-1] + 1 : de])
    told = items[last].senses & {"matter", "depicts", "unreal"}  # 甲担任部长的〔消息〕
    return inside and last > de and not named_behind and not told
