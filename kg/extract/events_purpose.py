"""Whether an event is only what something else is done for or before, or what somebody has a mind about."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_clauses import Clause, Parsed, Trigger
from kg.extract.events_items import Item, senses, words_of
from kg.ontology import KG, Frame

_HALTS = frozenset((f"{KG}Suspension", f"{KG}Withdrawal"))


def is_purpose(items: Sequence[Item], clause: Clause, at: int) -> bool:
    """Whether 为 opens what something else is done for: 甲〔为〕跟乙磋商，将访问丙地; 提出〔购买〕."""
    if "proposes" in items[at - 1].senses and items[at].kind == "verb" and at > clause.low:
        return True
    if any(i.text == "以" for i in items[clause.low : at]) and _aim_behind(items, clause, at) & {"aim", "example"}:
        return True  # 成立〔以脱离欧盟为诉求〕的党, 〔以甲入侵乙为例〕
    for n in range(clause.low, at):
        if items[n].text == "为" and (items[n + 1].senses & {"with", "partner"} or n + 1 == at):
            return items[at].kind == "verb" and not any(i.kind == "verb" for i in items[at + 1 : clause.high])
    return False


def is_halted(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether talks are only what somebody stops or leaves, told by itself: 〔中断〕与甲的会谈, 〔退出〕谈判."""
    before = [t for t in parsed.triggers if clause.low <= t.item < at and not clause.hidden(t.item, within=None)]
    if not before or all(frame.kind not in _HALTS for frame in before[-1].frames):
        return False
    behind = parsed.items[before[-1].item + 1 : at]
    return all(i.kind != "verb" and i.text not in ("并", "后") for i in behind)


def is_only_spoken_of(parsed: Parsed, clause: Clause, frame: Frame, at: int) -> bool:
    """Whether a clause only says what somebody thinks or talks of: somebody may come, could win, might be struck."""
    items = parsed.items
    if "Journey" in frame.traits and (_is_discussed(items, clause, at) or _is_of_travellers(items, clause, at)):
        return True
    if "Misfortune" in frame.traits and (_is_deemed(items, clause, at) or _by_accident(items, clause, at)):
        return True
    return _only_welcomes(parsed, clause, at) or _is_chance(items, clause, at)


def _only_welcomes(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether somebody is only free to come, and no day is told: 〔欢迎〕甲访问乙地; not 周五欢迎甲到访, 欢迎甲抵达."""
    items = parsed.items
    if "welcomes" not in items[at].senses or any(i.date is not None for i in items[:at]):
        return False
    come = {t.item for t in parsed.triggers if any("Motion" in frame.traits for frame in t.frames)}
    return any(items[n].kind == "verb" and n not in come for n in range(at + 1, clause.high))


def _is_discussed(items: Sequence[Item], clause: Clause, at: int) -> bool:
    """Whether a journey is only what others talk over: 就派甲访问乙地进行了〔讨论〕."""
    last = _last(items, at, clause.high)
    if last is None or not last.text.endswith(words_of("discussed")):
        return False
    return any(i.kind == "prep" and "about" in i.senses for i in items[clause.low : at])


def _is_of_travellers(items: Sequence[Item], clause: Clause, at: int) -> bool:
    """Whether it only says whom a rule is for: 将禁止〔到访过甲地的〕旅客入境; not 没有去过甲地."""
    if "过" not in (items[at].text[-1], *(i.text for i in items[at + 1 : at + 2])):
        return False
    return any(n < at and s in ("planned", "denied") and "never" not in items[n].senses for n, s in clause.cues)


def _is_deemed(items: Sequence[Item], clause: Clause, at: int) -> bool:
    """Whether people only say what it would be: 〔将〕甲遭攻击视为威胁."""
    if not any("deems" in i.senses for i in items[at + 1 : clause.high]):
        return False
    return any(i.text in words_of("ba") for i in items[clause.low : at])


def _by_accident(items: Sequence[Item], clause: Clause, at: int) -> bool:
    """Whether nobody struck whoever came to harm: 遭遇〔火灾〕后受伤."""
    return any("accident" in i.senses for i in items[clause.low : at])


def _is_chance(items: Sequence[Item], clause: Clause, at: int) -> bool:
    """Whether it could only come to that: 完成谈判仍有很大的〔机会〕, 会谈在计划〔之中〕."""
    last = _last(items, at, clause.high)
    if last is not None and "during" in last.senses and at < clause.high - 2:
        return "plan" in items[clause.high - 2].senses
    if last is None or "chance" not in last.senses:
        return False
    return any(i.kind == "verb" and i.text in words_of("owns") for i in items[at + 1 : clause.high])


def _last(items: Sequence[Item], at: int, high: int) -> Item | None:
    """The last word behind an event in its clause."""
    return next((i for i in reversed(items[at + 1 : high]) if i.kind != "mark"), None)


def _aim_behind(items: Sequence[Item], clause: Clause, at: int) -> frozenset[str]:
    """What the word behind the next 为 says: 以脱离欧盟为〔目标〕."""
    last = next((n for n in range(at + 1, clause.high - 1) if items[n].text == "为"), None)
    return items[last + 1].senses if last is not None else frozenset()


def is_eve(items: Sequence[Item], trigger: Trigger) -> bool:
    """Whether a word only says before what something came: 〔签约〕前夕生变; journeys are told so too (访问前夕)."""
    eve = any("eve" in i.senses for i in items[trigger.item + 1 : trigger.item + 2])
    return eve and all(frame.object_part != "place" for frame in trigger.frames)


def is_prepared(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether an event is only what something else is done for: 为甲与乙会谈〔创造条件〕."""
    if not any(i.text in ("为", "为了") for i in parsed.items[clause.low : at]):
        return False
    return "prepares" in _end_of(parsed, clause, at)


def is_only_thought_of(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether a clause only says what somebody thinks of an event: 对与乙举行会谈〔持开放态度〕."""
    toward = any("toward" in i.senses for i in parsed.items[clause.low : at])
    return toward and "thinks_of" in _end_of(parsed, clause, at)


def _end_of(parsed: Parsed, clause: Clause, at: int) -> frozenset[str]:
    """What the words with which a clause ends say: 创造条件."""
    behind = "".join(i.text for i in parsed.items[at + 1 : clause.high])
    return frozenset().union(*(senses().get(behind[-n:], frozenset()) for n in (2, 3, 4, 5, 6)))
