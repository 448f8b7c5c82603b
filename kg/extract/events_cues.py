"""Which words of a clause say of an event in it whether it is planned, denied or only thought of."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_arguments import Arguments
from kg.extract.events_around import modifier_of
from kg.extract.events_carried import is_of_occasion, is_to_be
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_disposal import is_taken_for, marks_object
from kg.extract.events_items import CLOSES, OPENS, Item, words_of
from kg.extract.events_relatives import Relative
from kg.ontology import CueStatus, Frame

Cues = list[tuple[int, CueStatus]]
"""Words by their item, and what each says."""


def cues_of(parsed: Parsed, arguments: Arguments) -> Cues:
    """The words that say it of an event: those before it that stand in no other's attribute, and 将……举行 around it."""
    items, clause, at = parsed.items, parsed.clauses[arguments.clause], arguments.at
    within = clause.innermost(at)
    cues = _around(items, clause, arguments, within)
    cues = [(n, s) for n, s in cues if not marks_object(items, n) and not _gives_reason(items, n)]
    cues = [(n, s) for n, s in cues if not _is_quoted(items, n, at)]
    cues = [(n, s) for n, s in cues if items[n].text != "将" or not is_taken_for(items[n : clause.high])]
    cues += [(n, s) for n, s in clause.cues if n < at and "calls" in items[n].senses and clause.low <= n]
    cues = [(n, s) for n, s in cues if s != "planned" or not _is_about(clause, n)]
    cues = [(n, s) for n, s in cues if s != "denied" or not (_is_listed_before(items, n, at) or own_will(items, n, at))]
    cues = [(n, s) for n, s in cues if s != "planned" or not is_of_occasion(items, n, at)]
    judged = next((n for n in range(at, clause.low, -1) if "judges" in items[n].senses), -1)
    cues = [(n, s) for n, s in cues if n > judged or s != "planned"]  # 将〔谴责〕甲试射导弹
    ground = next((n for n in range(at, clause.low, -1) if "ground" in items[n].senses), -1)
    cues = [(n, s) for n, s in cues if s != "denied" or n > ground]  # 在不设前提的〔基础上〕恢复谈判
    if within is None and (held := _held_behind(items, clause, at, arguments.frame)) is not None:
        cues += [(n, s) for n, s in clause.cues if at < n < held]
    return cues


def _around(items: Sequence[Item], clause: Clause, arguments: Arguments, within: Relative | None) -> Cues:
    """The cues before an event, and those of the attribute that it stands in or has."""
    at = arguments.at
    if within is not None:
        return [(n, s) for n, s in clause.cues if within.first <= n < at or is_to_be(items, n, s, at)]
    cues = [(n, s) for n, s in clause.cues if n < at and not clause.hidden(n, within=within)]
    if (told := _telling(items, clause, at, arguments.frame)) is not None:
        cues += [(n, s) for n, s in clause.cues if told.first <= n < told.de and s == "planned"]
    return cues


def _telling(items: Sequence[Item], clause: Clause, at: int, frame: Frame) -> Relative | None:
    """The attribute that tells when a noun is held: 〔周五将举行的〕甲与乙的会谈."""
    told = modifier_of(items, clause, at)
    while told is not None and not told.verbal:
        told = next((r for r in clause.relatives if told is not None and r.de == told.first - 1), None)
    return told if told is not None and items[told.de - 1].text in frame.light_verbs else None


def _is_about(clause: Clause, cue: int) -> bool:
    """Whether a cue only ends a noun phrase that a preposition governs: 就振兴〔计划〕."""
    return any(p.first < cue <= p.last and p.governed for p in clause.phrases)


def _is_listed_before(items: Sequence[Item], cue: int, at: int) -> bool:
    """Whether 并 begins another act behind that which a cue denies: 〔禁止〕购买设备并暂停了条约."""
    joins = next((n for n in range(cue + 1, at) if items[n].text in ("并", "并且")), cue)
    return any(i.kind == "verb" or "trigger" in i.senses for i in items[cue + 1 : joins])


def _is_quoted(items: Sequence[Item], cue: int, at: int) -> bool:
    """Whether the words in quotation marks in which a cue stands end before an event: “〔愿〕努力”是甲来访时说的."""
    end = next((n for n in range(cue + 1, at) if items[n].text in CLOSES), at)
    return cue + 1 < end < at and all(i.text not in OPENS for i in items[cue + 1 : end])


def _gives_reason(items: Sequence[Item], cue: int) -> bool:
    """Whether a cue only says why or where: 很〔可能〕是因为甲发射导弹, 〔可能〕是在会谈时感染的."""
    behind = items[cue + 1 : cue + 3]
    if len(behind) == 2 and "perhaps" in items[cue].senses and behind[0].text == "是" and "place" in behind[1].senses:
        return True
    return any("because" in i.senses for i in behind)


def own_will(items: Sequence[Item], cue: int, at: int) -> bool:
    """Whether what somebody denies is only that he had to do it: 〔否认〕是被迫离开甲地."""
    return "speech" in items[cue].senses and any(i.text.startswith(words_of("forced")) for i in items[cue + 1 : at + 1])


def _held_behind(items: Sequence[Item], clause: Clause, trigger: int, frame: Frame) -> int | None:
    """The verb behind a noun that tells its event: 会谈将于周二〔举行〕, 会谈没有〔举行〕."""
    last = next((n for n in range(clause.high - 1, trigger, -1) if items[n].kind not in ("aspect", "mark")), trigger)
    if any("speech" in i.senses for i in items[trigger + 1 : last]):
        return None  # 举行会谈时〔宣布〕会议将举行
    held = items[last].text in frame.light_verbs or "comes_true" in items[last].senses
    return last if last > trigger and held else None


def is_over(items: Sequence[Item], cue: int, trigger: int) -> bool:
    """Whether 后 ends what a cue stands in before the trigger: 讨论〔支持〕甲的会议结束后会见乙; not 没有在会谈后……"""
    if items[cue + 1].kind == "prep":
        return False
    return any("occasion" in i.senses and i.text.endswith("后") for i in items[cue:trigger])


def asked_for(items: Sequence[Item], low: int, high: int) -> range:
    """From 应 to the wish it answers: 应甲的〔邀请〕访问乙地 is no mere wish."""
    opened = next((n for n in range(low, high) if items[n].text == "应"), high)
    wish = next((n for n in range(opened + 1, high) if "request" in items[n].senses), None)
    return range(opened, wish + 1) if wish is not None else range(0)
