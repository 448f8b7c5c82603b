"""Whom or what a verb takes behind it: its object with all that is coordinated with it, or the owner of a thing."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_around import Around
from kg.extract.events_clauses import Clause
from kg.extract.events_groups import added, alike
from kg.extract.events_items import Item, ends_of, is_post, senses
from kg.extract.events_phrases import Phrase, is_country, named
from kg.extract.events_sides import modifies
from kg.model import Mention
from kg.ontology import KG, Frame

_SEIZURE = f"{KG}Seizure"


def objects_of(items: Sequence[Item], clause: Clause, around: Around, item: int, frame: Frame) -> tuple[Mention, ...]:
    """The phrase right behind the trigger, with all that is coordinated with it."""
    if "welcomes" in items[item].senses and _of_thing(items, clause, item):
        return ()
    if item + 1 < clause.high and items[item + 1].kind == "list":
        return ()  # 甲离任、〔乙〕上任
    rest = iter(around.right)
    first = next(rest, None)
    while first is not None and not (first.heads or first.weak):
        if _blocked(items, clause, item, first.first):
            return ()
        first = next(rest, None)
    if first is not None and _sends(items, clause, first):
        sent = next((p for p in clause.phrases if p.first == first.last + 2), None)
        if sent is None or all(m.kind != "person" for m in sent.heads):
            return ()
        first = sent
        rest = iter(p for p in around.right if p.first > sent.first)
    elif first is None or first.governed or _blocked(items, clause, item, first.first):
        return ()
    if modifies(items, first, item) and all(m.kind != "person" for m in first.heads):  # 推出美国〔大选〕专页
        behind = next(rest, None)
        if behind is None or behind.first != first.last + 2 or all(m.kind != "person" for m in behind.heads):
            return ()
        first = behind  # 会见西藏〔流亡〕领袖甲
    out = list(first.heads if frame.object_part != "place" else first.heads or first.weak)
    out += [m for m in first.weak if m.kind == "organisation" and m not in out]
    last = first
    for phrase in rest:
        if "with" not in phrase.governed or phrase.governor != last.last + 1 or not alike(out, named(phrase)):
            break
        out += named(phrase) if "partner" in phrase.governed else added(out, phrase)  # 访问甲国〔与乙国官员〕会谈
        last = phrase
    if last is not first and modifies(items, last, item) and all(m.kind == "place" for m in out):
        return ()  # 提交甲国和乙国〔评估报告〕
    return tuple(out)


def _of_thing(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether what somebody welcomes is a thing: 欢迎〔甲的声明〕, 欢迎〔甲作出决定〕; not 欢迎甲到访."""
    last = next((p for p in reversed(clause.phrases) if p.first > item), None)
    behind = range(last.last + 1, clause.high) if last is not None else range(0)
    verb = any(items[n].kind == "verb" and "comes" not in items[n].senses for n in behind)
    return last is None or verb or not (last.heads or items[last.last].senses & {"people", "leaders", "post", "folk"})


def _sends(items: Sequence[Item], clause: Clause, sender: Phrase) -> bool:
    """Whether the object sent somebody, in an attribute without 的: 接见〔甲〕派遣特使乙."""
    at = sender.last + 1
    return at < clause.high and items[at].kind == "verb" and "sends" in senses().get(items[at].text[:2], frozenset())


def owners_of(items: Sequence[Item], clause: Clause, item: int, frame: Frame) -> tuple[Mention, ...]:
    """Whose thing the verb strikes: 冻结〔特朗普〕的账户, 终止与〔甲〕的协定; not whose people (逮捕特朗普的律师)."""
    first = next((p for p in clause.phrases if p.first > item), None)
    if first is not None and "with" in first.governed and not frame.meets and frame.object_part != "place":
        return first.heads if _of_deal(items, clause, item, first) else ()
    if frame.meets or frame.object_part != "patient":
        return ()
    if first is None or first.governed or first.last + 2 >= clause.high:
        return ()
    near = all(i.kind in ("aspect", "mark") for i in items[item + 1 : first.first])
    owned = next((r for r in clause.relatives if r.de == first.last + 1 and not r.verbal), None)
    if not near or owned is None:
        return ()
    thing = next((p for p in clause.phrases if p.first == owned.de + 1), None)
    if thing is None or thing.heads or thing.weak or items[thing.last].senses & {"people", "leaders", "group", "kin"}:
        return ()
    if is_post(items[thing.last].text):
        return ()
    return tuple(m for m in first.heads if m.kind != "place" or {"Force", "Blow"} <= frame.traits)


def _of_deal(items: Sequence[Item], clause: Clause, item: int, partner: Phrase) -> bool:
    """Whether what a verb ends or begins is a deal with somebody: 终止〔与甲之间的引渡协定〕."""
    near = all(i.kind == "aspect" for i in items[item + 1 : partner.governor])
    owned = next((r for r in clause.relatives if r.de in (partner.last + 1, partner.last + 2) and not r.verbal), None)
    if not near or owned is None:
        return False
    thing = owned.de + 1
    while thing + 1 < clause.high and items[thing + 1].kind == "noun":
        thing += 1
    return not ends_of(items[thing].text).isdisjoint(("deal", "dealing"))


def struck(clause: Clause, item: int, frame: Frame) -> tuple[Mention, ...]:
    """Whose goods or people trade and sanctions strike: 禁止进口〔澳大利亚〕红酒, 对〔澳大利亚〕大麦征税.

    So too whose people they strike: 对〔中国〕官员的制裁.
    """
    if frame.kind == _SEIZURE:  # 搜查〔某报〕总部
        words = [i for i in clause.items[item + 1 : min(item + 5, clause.high)] if i.kind not in ("mark", "aspect")]
        owner = words[0].mention if len(words) > 1 and "site_end" in words[1].senses else None
        return (owner,) if owner is not None and owner.kind == "organisation" else ()
    if {"Instrument", "Arranged"} <= frame.traits:  # 捐赠〔甲国〕百万剂疫苗
        to, count = clause.items[min(item + 1, clause.high - 1)], clause.items[min(item + 2, clause.high - 1)]
        return (to.mention,) if count.tag == "m" and to.mention is not None and to.mention.kind == "place" else ()
    if "OnGoods" not in frame.traits and not {"Force", "Blow", "Misfortune"} <= frame.traits:
        return ()
    at = item - 1
    while at > clause.low and clause.items[at].kind in ("aspect", "noun") and clause.items[at].mention is None:
        at -= 1  # 对德国机场进行了〔集群〕打击
    carries = clause.items[at].text in frame.light_verbs or "serial" in clause.items[at].senses
    carrier = {at} if carries else set()  # 对中国官员〔实施〕制裁
    ends = {item, *carrier, *(r.de for r in clause.relatives if r.de + 1 == item)}
    ends |= {p.governor for p in clause.phrases if p.last + 1 in ends and p.governor and "with" in p.governed}
    toward = [p for p in clause.phrases if p.last + 1 in ends and p.governed & {"toward", "ba"}]
    behind = [p for p in clause.phrases if p.first == item + 1 and not p.governed]
    goods = [p for p in (*toward, *behind) if len(p.weak) == 1 and not p.heads]
    places = [i for i in clause.items[clause.low : clause.high] if i.tag == "place"]
    whose = [i.mention for i in places if "OnGoods" not in frame.traits or is_country(i)]
    return tuple(m for p in goods for m in p.weak if m in whose)


def _blocked(items: Sequence[Item], clause: Clause, item: int, last: int) -> bool:
    """Whether a verb, a preposition or a break stands between, outside attributes."""
    attributes = [r for r in clause.relatives if item < r.first <= r.de < last]
    return any(
        (items[i].kind in ("verb", "prep", "break") and items[i].text not in ("到", "了", "往", "至"))
        or (items[i].kind == "list" and items[item].kind == "noun")  # 召开大会，以及〔甲〕到访
        or "occasion" in items[i].senses
        for i in range(item + 1, last)
        if not any(r.first <= i <= r.de for r in attributes)
    )
