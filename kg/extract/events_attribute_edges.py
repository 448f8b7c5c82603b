"""Where the attribute before 的 begins at the earliest: what stands before it belongs to the main clause."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_items import Item, ends_of, takes_whom
from kg.extract.events_phrases import is_person, nouny


def seat_of(items: Sequence[Item], low: int, de: int) -> int | None:
    """Where it begins that a body has its seat somewhere: 加入〔总部位于甲地的〕组织."""
    return next((n for n in range(low, de - 1) if "seat" in items[n].senses and "lies_in" in items[n + 1].senses), None)


def behind_occasion(items: Sequence[Item], low: int, de: int) -> int:
    """Where a relative clause may begin at the earliest: behind 时, 期间 (演讲时把甲称为乙〔信任的〕国家).

    So too behind 之后 that ends what the 的 before opens: 在结束对甲的访问之后〔抵达的〕乙地.
    """
    for at in range(de - 2, low, -1):
        if "during" in items[at].senses and "abstract" not in items[at].senses:
            return at + 1
    ends = next((n for n in range(low, de - 1) if items[n].kind not in ("noun", "name", "mark")), low)
    done = items[ends].kind == "adverb" and "occasion" in items[ends].senses and "during" not in items[ends].senses
    return ends + 1 if ends > low and done else low


def behind_list(items: Sequence[Item], low: int, de: int) -> int:
    """Where a relative clause begins that opens the last member of a list: 制裁甲以及〔曾访问乙地的〕丙."""
    for at in range(de - 2, low, -1):
        if items[at].kind == "list" and items[at].text[-1] == "及" and items[at + 1].kind in ("verb", "adverb"):
            return at + 1 if is_person(items[at - 1]) else low
    return low


def ends_before(items: Sequence[Item], low: int, verb: int, de: int) -> bool:
    """Whether a verb stands before what belongs to the noun behind 的."""
    return _is_done(items, verb, de) or _takes_next(items, low, verb) or _fixes(items, verb, de)


def _is_done(items: Sequence[Item], verb: int, de: int) -> bool:
    """Whether 了 ends the verb: what stands behind it before 的 belongs to its object (逮捕了〔在此转机的〕甲)."""
    return items[verb].text.endswith("了") or (verb + 1 < de and items[verb + 1].text == "了")


def _takes_next(items: Sequence[Item], low: int, verb: int) -> bool:
    """Whether somebody follows with an attribute that opens with a verb: 会晤〔推动脱欧的〕甲, 释放〔仍被关押的〕甲."""
    after = verb + 1
    while items[after].kind == "adverb" and "own_act" in items[after].senses:
        after += 1
    suffers = items[after].kind == "prep" and "passive" in items[after].senses
    if suffers and "trigger" in items[verb].senses and after == verb + 1:
        return True  # 援助〔受到袭击的〕居民
    if items[verb].senses & {"sees", "judges"} and items[after].kind == "verb":
        return True  # 悼念〔刚刚去世的〕甲
    if "trigger" in items[verb].senses and "set" in items[verb + 1].senses:
        return True  # 推迟〔原定周三举行的〕大会
    if not takes_whom(items[verb]) or any("passive" in i.senses for i in items[low:verb]):
        return False
    at = verb + 1
    while items[at].kind in ("adverb", "date") and "occasion" not in items[at].senses:
        at += 1
    opens = items[at + 1] if items[at].kind == "prep" and items[at + 1].kind == "date" else items[at]
    left = {"holds_post", "trigger"} <= opens.senses and items[at + 1].kind == "de"  # 接替〔退休的〕甲
    return opens.kind == "verb" or left or bool(opens.senses & {"judges", "passive"}) or items[at].text == "于"


def _fixes(items: Sequence[Item], verb: int, de: int) -> bool:
    """Whether a verb says when something is to be, at what stands before 的: 甲定于〔6月在某城举行的〕峰会见面."""
    behind = [i for i in items[verb + 1 : de] if i.kind != "date"]
    return "fixes" in items[verb].senses and bool(behind) and behind[0].kind == "prep" and "place" in behind[0].senses


def behind_pair(items: Sequence[Item], governor: int, de: int, high: int) -> int | None:
    """Where an attribute begins that only tells of the occasion on which two meet: 甲与乙〔在丙地举行的〕峰会上见面."""
    at = governor + 1
    while at < de and nouny(items[at]):
        at += 1
    occasion = next((n for n in range(de + 1, high) if {"occasion", "while"} & items[n].senses), high)
    if any("partner" in i.senses for i in items[de:high]) or not any(map(is_person, items[governor + 1 : at])):
        return None
    met = (i for i in items[occasion:high] if "trigger" in i.senses)
    return at if any("meets_with" in i.senses | ends_of(i.text) for i in met) else None


def behind_pointer(items: Sequence[Item], low: int, de: int) -> int | None:
    """Where an attribute begins behind 那些, which points to its noun: 将资源给予那些〔受到袭击的〕居民."""
    for at in range(de - 2, low - 1, -1):
        if "those" in items[at].senses and items[at + 1].kind in ("verb", "prep", "adverb"):
            return at + 1 if any(i.kind == "verb" or "trigger" in i.senses for i in items[at + 1 : de]) else None
    return None


def counted_passive(items: Sequence[Item], low: int, de: int) -> int | None:
    """Where a passive attribute begins behind the count of those it tells of: 其他十位〔在六月被甲制裁的〕官员."""
    for at in range(low, de - 1):
        verb = any(i.kind == "verb" for i in items[low:at])
        if verb and items[at].tag == "m" and items[at].text[-1] in "位名" and items[at + 1].kind in ("prep", "date"):
            return at + 1 if any("passive" in i.senses for i in items[at + 1 : de]) else None
    return None
