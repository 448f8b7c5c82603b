"""The frames of a word by what it is done to: 签署 a law or an accord, 扣押 a person or a ship."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_clauses import Clause, Trigger
from kg.extract.events_items import Item, ends_of
from kg.ontology import KG, Frame

_LAW = f"{KG}Legislation"


def by_instrument(items: Sequence[Item], clause: Clause, trigger: Trigger) -> tuple[Frame, ...]:
    """The frames of 签署 by what is signed: a law (签署……的〔法案〕, 签署的〔法案〕) or an agreement.

    Those of 废除 by what is given up: a treaty (废除〔条约〕) or a law.
    Those of 通过 where a law is passed, or by a body that passes laws; 通过 is a means elsewhere.
    """
    if "means" in items[trigger.item].senses and not _passes(items, clause, trigger.item):
        return ()  # 通过难民身份来到乙地
    persons = tuple(f for f in trigger.frames if {"Force", "OnPersons"} <= f.traits)
    if 0 < len(persons) < len(trigger.frames):
        craft = _holds_craft(items, clause, trigger.item)
        return tuple(f for f in trigger.frames if f not in persons) if craft else persons
    if "repeals" in items[trigger.item].senses:
        treaty = any("deal" in ends_of(i.text) for i in items[trigger.item + 1 : clause.high])
        return tuple(f for f in trigger.frames if (f.kind == _LAW) != treaty)
    if "signs" not in items[trigger.item].senses:
        return trigger.frames
    law = _signs_law(items, clause, trigger.item)
    return tuple(f for f in trigger.frames if (f.kind == _LAW) == law)


def _holds_craft(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether what is held is a ship or a thing, no person: 扣押一艘〔油轮〕, 〔货轮〕被扣押."""
    first = item + 2 if item + 1 < clause.high and items[item + 1].kind == "aspect" else item + 1
    behind = _noun_behind(items, first - 1, clause.high)
    if behind >= first:
        return "craft" in ends_of(items[behind].text)
    marked = next((n for n in range(clause.low, item) if "passive" in items[n].senses), item)
    before = (i for i in reversed(items[clause.low : marked]) if i.kind in ("noun", "name"))
    return "craft" in ends_of(next(before, items[item]).text)


def _passes(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether a law is passed, or who passes something can pass laws: 〔议会〕通过……."""
    bodies = (i.text for i in items[clause.low : item] if i.mention is not None and i.mention.kind == "organisation")
    return _signs_law(items, clause, item) or any("passes" in ends_of(text) for text in bodies)


def _signs_law(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether what is signed is an instrument of one hand: the noun right behind, or behind the last 的 before it."""
    edges = [item, *(n for n in range(item, clause.high) if items[n].kind == "de")]
    relative = clause.innermost(item)
    if relative is not None and relative.de == item + 1:
        edges = [n for n in edges if n >= relative.de]  # 甲签署的〔法律〕, 甲签署的禁止乙交易的〔行政令〕
    heads = (_noun_behind(items, edge, clause.high) for edge in (edges[0], edges[-1]))
    if any("instrument" in ends_of(items[head].text) | items[head].senses for head in heads):
        return True
    closing = (n for n in range(item + 2, clause.high) if items[n].text == "》" and not _opens_attribute(items, n))
    if "instrument" in ends_of(items[next(closing, item) - 1].text):
        return True  # 签署《2019年甲与乙关系及加强合作〔法〕》
    title = next((n for n in range(item + 2, clause.high) if items[n].text == "《"), None)
    return title is not None and "instrument" in ends_of(items[title - 1].text)  # 签署第3号〔行政令〕《……》


def _opens_attribute(items: Sequence[Item], at: int) -> bool:
    """Whether 的 stands right behind an item: 《甲法》〔的〕实施协议."""
    return at + 1 < len(items) and items[at + 1].kind == "de"


def _noun_behind(items: Sequence[Item], at: int, high: int) -> int:
    """The last of the nouns behind an item; the item itself where 的 makes them an attribute."""
    last = at
    while last + 1 < high and (_in_object(items[last + 1]) or items[last].text == "《"):  # 签署《2020年甲法案》
        last += 1
    if last + 1 < high and items[last + 1].kind == "de":
        return at
    return last - 1 if last > at + 1 and items[last].kind == "mark" else last


def _in_object(item: Item) -> bool:
    return item.kind in ("noun", "name", "mark") or "instrument" in item.senses
