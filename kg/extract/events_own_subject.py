"""Clauses that name nobody before their verb and yet drop no subject: somebody or something without a name acts."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_arguments import Arguments, is_journey
from kg.extract.events_clauses import Parsed
from kg.extract.events_groups import is_object, is_thing
from kg.extract.events_items import Item
from kg.extract.events_phrases import PEOPLE, Phrase, named
from kg.model import Mention
from kg.ontology import Frame

_SOMEBODY = PEOPLE | {"pronoun", "kin", "leaders", "country_people", "countries"}
_BETWEEN = frozenset(("adverb", "date", "mark"))
_SET_IN_TIME = (("prep",), ("date", "name"), ("de",))  # 于2015年的


def has_own_subject(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a clause without a name before its verb has a subject after all: 甲说，〔其女〕患病.

    So too 甲表示，〔两千到三千名〕士兵将回国; 此次〔首相的〕访美行程; 在〔他〕抵达前; 飞往乙地的〔航班〕.
    """
    items, at = parsed.items, arguments.at
    clause = parsed.clauses[arguments.clause]
    if is_journey(arguments.frame) and _carries_thing(items, at, clause.high):
        return True
    if (
        arguments.relative
        and not arguments.frame.meets
        and any(_stands_before(items, p) for p in clause.open_phrases(at))
    ):
        return True
    before = [p for p in clause.phrases if p.last < at]
    if _is_set_in_time(items, at) or _is_topic(items, at):
        return True
    if any(_is_counted(items, p) or _is_number(items, p) or _is_his_kin(items, p) for p in before):
        return True
    return bool(before) and (_owns(items, before[-1], at) or _acts_at_time(items, before[-1], at))


def may_be_left_out(subject: tuple[Mention, ...], frame: Frame) -> tuple[Mention, ...]:
    """Whom a sentence may leave out of those the one before is about: persons, both sides of a meeting."""
    both = frame.meets and sum(len(m.entities) for m in subject) > 1
    return subject if both else tuple(m for m in subject if m.kind == "person")


def opens_sentence(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a clause leaves out whom the sentence before is about: 〔次日前往乙地〕; not 近七成受访者说, 这些访问."""
    if arguments.relative or arguments.passive:
        return False
    items, at = parsed.items, arguments.at
    before = [p for p in parsed.clauses[arguments.clause].phrases if p.last < at and not p.governed]
    return not any((named(p) or is_thing(items, p)) and not is_object(items, p) for p in before)


def asks_others(parsed: Parsed, number: int) -> bool:
    """Whether a clause lets or asks others do something, or judges what they do: 〔呼吁民众留在家中〕，不要前往乙地."""
    clause, items = parsed.clauses[number], parsed.items
    if clause.senses.isdisjoint(("bids", "judges")):
        return False
    for n in range(clause.low, clause.high - 1):
        if items[n].kind == "verb" and items[n].senses & {"bids", "judges"} and not clause.hidden(n, within=None):
            whom = next((p for p in clause.phrases if p.first > n and not p.governed), None)
            if whom is not None and any(i.kind == "verb" for i in items[whom.last + 1 : clause.high]):
                return True
    return False


def _carries_thing(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether what goes somewhere is the thing whose attribute says where: 一架飞往〔甲地的商业航班〕."""
    behind = next((n for n in range(at + 1, high) if items[n].kind not in ("name", "noun", "mark")), high)
    if behind == high or items[behind].kind != "de":
        return False
    end = next((n for n in range(behind + 1, high) if items[n].kind not in ("name", "noun", "mark")), high)
    return "freight" in items[end - 1].senses


def _stands_before(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether somebody without a name stands before an act taken for an attribute: 〔该党执委会〕推迟原定周五的大会."""
    return not phrase.governed and not named(phrase) and items[phrase.last].tag == "n" and not is_object(items, phrase)


def _is_set_in_time(items: Sequence[Item], at: int) -> bool:
    """Whether a verb with its time is the attribute of what was done, or of the noun: 签署〔于2015年的〕协议."""
    de = next((n for n in range(at - 1, 0, -1) if items[n].kind not in ("name", "noun", "mark")), 0)
    verb = de - len(_SET_IN_TIME) if items[de].kind == "de" else at
    behind = items[verb + 1 : verb + 1 + len(_SET_IN_TIME)]
    return (
        len(behind) == len(_SET_IN_TIME)
        and behind[0].text == "于"
        and all(item.kind in kinds for item, kinds in zip(behind, _SET_IN_TIME, strict=True))
    )


def _is_topic(items: Sequence[Item], at: int) -> bool:
    """Whether something is only what the rest is about: 对于8月〔公投〕，甲说……"""
    before = next((i for i in reversed(items[:at]) if i.kind != "date"), items[at])
    return before.kind == "prep" and bool(before.senses & {"about", "topic"})


def _is_number(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether so many people without a name stand first, whatever their attribute tells: 〔5名〕来到甲地的抗争者."""
    alone = phrase.first == phrase.last and not phrase.governed
    return alone and items[phrase.last].tag == "m" and items[phrase.last].text[-1] in "名位"


def _is_counted(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether 到 before a phrase only joins two numbers: 2500〔到3500名〕士兵."""
    at = phrase.governor
    if at is None or at == 0 or "goal" not in items[at].senses:
        return False
    return items[at - 1].tag == "m" == items[phrase.first].tag


def _is_his_kin(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase is somebody's kin, in one word that the tagger takes for a pronoun: 〔其女〕患病."""
    return not phrase.governed and items[phrase.last].tag == "r" and "kin" in items[phrase.last].senses


def _owns(items: Sequence[Item], phrase: Phrase, at: int) -> bool:
    """Whether people without a name own what a noun tells: 〔首相的〕访美行程."""
    owner = phrase.last + 2 == at and items[at - 1].kind == "de" and not phrase.governed
    return owner and not phrase.heads and bool(items[phrase.last].senses & _SOMEBODY)


def _acts_at_time(items: Sequence[Item], phrase: Phrase, at: int) -> bool:
    """Whether people without a name act in what 在 governs as a whole: 在〔他〕抵达前, 在〔七名官员〕返台当天."""
    if "place" not in phrase.governed or phrase.heads or not items[phrase.last].senses & _SOMEBODY:
        return False
    return items[at].kind == "verb" and all(i.kind in _BETWEEN for i in items[phrase.last + 1 : at])
