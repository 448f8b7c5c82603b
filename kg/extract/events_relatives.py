"""What stands before each 的 of a clause: relative clauses and genitives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.events_attribute_edges import (
    behind_list,
    behind_occasion,
    behind_pair,
    behind_pointer,
    counted_passive,
    ends_before,
    seat_of,
)
from kg.extract.events_genitives import genitive_start, is_of_age, is_of_post, phrase_start
from kg.extract.events_items import Item, is_post
from kg.extract.events_phrases import PEOPLE, SIDES, is_person, nouny, of_person

_AIMS = frozenset("对向")


class Relative(NamedTuple):
    """A stretch of items before 的: a relative clause, or a genitive where it holds no verb."""

    first: int
    de: int
    verbal: bool


def relatives_of(items: Sequence[Item], low: int, high: int) -> tuple[Relative, ...]:
    """What stands before each 的 of a clause and belongs to the noun behind it."""
    out: list[Relative] = []
    floor = low
    for de in range(low, high):
        if items[de].kind != "de" or de == low or not any(nouny(i) or i.kind == "noun" for i in items[de + 1 : high]):
            continue
        copula = next((n + 1 for n in range(de - 1, floor - 1, -1) if _becomes(items[n])), floor)
        relative = _relative(items, copula, de, high)
        if relative.verbal and out and relative.first == floor and _governed_place(items, out[-1], de):
            relative = Relative(out[-1].first - 1, de, True)  # 〔在某城的公司任职〕的甲
        out.append(relative)
        floor = de + 1
    return tuple(out)


def _becomes(item: Item) -> bool:
    """Whether a word says what somebody is: 是, 作为; not 为, which may say for whom."""
    return "becomes" in item.senses and "toward" not in item.senses


def _governed_place(items: Sequence[Item], owner: Relative, de: int) -> bool:
    """Whether 在 governs what a genitive belongs to, before a verb: 在〔某城的〕公司任职."""
    before = items[owner.first - 1] if owner.first else None
    if before is None or owner.verbal or before.kind != "prep" or "place" not in before.senses:
        return False
    verb = next((n for n in range(owner.de + 1, de) if not nouny(items[n])), de)
    return items[verb].kind == "verb"


def _relative(items: Sequence[Item], low: int, de: int, high: int) -> Relative:
    """What stands before a 的: a relative clause where it holds a verb of its own, else a genitive."""
    low = behind_occasion(items, low, de)
    if (seat := seat_of(items, low, de)) is not None:
        return Relative(seat, de, True)
    if of_person(items, de):
        low = behind_list(items, low, de)
    verbs = [i for i in range(low, de) if items[i].kind == "verb"]
    if verbs and "speech" in items[verbs[0]].senses and all("matter" in i.senses for i in items[low : verbs[0]]):
        low, verbs = verbs[0] + 1, verbs[1:]  # 消息称〔来自甲地的〕乙
    if _sees_of_place(items, de, verbs):
        return Relative(verbs[-1] + 1, de, False)
    if (met := _met(items, low, de, verbs)) is not None:
        return Relative(met, de, True)
    done = next((v for v in verbs if ends_before(items, low, v, de)), None)
    if done is not None:
        low, verbs = done + 1, [v for v in verbs if v > done]
    found = _marked(items, low, de, verbs) or _genitive(items, low, de, high, verbs)
    found = found or _governed(items, low, de, high, verbs)
    return found or Relative(_start(items, low, de, verbs), de, True)


def _marked(items: Sequence[Item], low: int, de: int, verbs: Sequence[int]) -> Relative | None:
    """What a word of its own opens: 〔包括甲在内的〕四名官员, 〔时任部长的〕甲."""
    if "among" in items[de - 1].senses and (lists := [n for n in range(low, de) if "lists" in items[n].senses]):
        return Relative(lists[-1], de, True)  # 制裁〔包括甲在内的〕四名官员
    if (counted := counted_passive(items, low, de)) is not None:
        return Relative(counted, de, True)  # 涵盖十名〔在六月被甲国制裁的〕官员
    if (pointed := behind_pointer(items, low, de)) is not None:
        return Relative(pointed, de, True)
    if is_of_age(items, de):
        return Relative(phrase_start(items, low, de), de, False)
    if is_of_post(items, verbs, de):
        return Relative(genitive_start(items, verbs[-1] + 1, de), de, False)  # 任命甲担任〔某区的〕联络人
    if de - 2 > low and "pronoun" in items[de - 1].senses and items[de - 2].kind == "list" and verbs:
        return Relative(de - 1, de, False)  # 甲离任、〔他的〕继任者上任
    held = next((i for i in range(verbs[-1] + 1, de) if "held_then" in items[i].senses), None) if verbs else None
    return None if held is None else Relative(held, de, False)  # 会见〔时任部长的〕甲


def _genitive(items: Sequence[Item], low: int, de: int, high: int, verbs: Sequence[int]) -> Relative | None:
    """The genitive before 的, whose verbs belong to the clause: 会见〔乙国的〕部长; None for a relative clause."""
    if not verbs:
        return _made_of(items, low, de) or Relative(genitive_start(items, low, de), de, False)
    if _aims_behind(items, verbs[-1], de, high):
        return Relative(genitive_start(items, verbs[-1] + 1, de), de, False)  # 甲宣布对〔乙政府的〕官员实施制裁
    if (of_person(items, de) and not _has_post(items, low, de, verbs)) or _depicted(items, de, verbs):
        return None
    start = phrase_start(items, low, de - 1 if _is_frame(items[de - 1]) else de)
    if start == de or _in_governed(items, low, verbs[-1]):
        return None
    return Relative(genitive_start(items, low, de), de, False)


def _governed(items: Sequence[Item], low: int, de: int, high: int, verbs: Sequence[int]) -> Relative | None:
    """The relative clause whose start a preposition or a leader gives: 与〔乙国新任命的〕丙会谈, 〔甲率领的〕代表团."""
    if "occasion" in items[de - 1].senses and "abstract" not in items[de - 1].senses:
        leads = [n for n in range(low, verbs[0]) if items[n].senses & {"with", "toward"} and n + 1 == verbs[0]]
        return Relative(leads[-1] + 1 if leads else low, de, True)  # 〔甲与乙举行会谈后的〕声明, 与〔胜选后的〕甲
    made = "made_of" in items[de - 1].senses
    last = de if made else verbs[-1]
    told = next((i for i in range(last, low, -1) if "source" in items[i].senses and items[i].kind == "prep"), None)
    if told is not None and _stands_for_somebody(items[told + 1]) and any(v > told for v in verbs):
        return Relative(told + 1, de, True)  # 甲根据〔乙签署的〕法律
    governors = [i for i in range(low, last) if items[i].senses & {"with", "toward", "agent", "about"}]
    led = next((i for i in governors if items[i].text == "由" and items[i - 1].kind in ("verb", "aspect")), None)
    if led is not None and led > low:
        return Relative(led, de, True)  # 甲见到〔由乙聘请的〕丙
    goes_on = any(i.kind == "verb" for i in items[de + 1 : high])
    prepositions = [i for i in governors if items[i].kind == "prep"]
    governors = [
        i
        for i in prepositions
        if made or _leads_relative(items, i) or (goes_on and _is_of_main_verb(items, low, de, i, verbs[-1]))
    ]
    body = _made_of(items, low, de)
    if body is not None and (not governors or items[body.first].kind == "prep"):
        return body  # 甲与〔以乙为首的〕代表团
    if governors and made:
        return Relative(governors[0] - _opens_with_body(items, governors[0]), de, True)
    if not governors:
        return None
    return Relative(behind_pair(items, governors[-1], de, high) or governors[-1] + 1, de, True)


def _is_of_main_verb(items: Sequence[Item], low: int, de: int, governor: int, verb: int) -> bool:
    """Whether a preposition belongs to the verb behind the noun: 甲〔对〕乙提出的建议表示欢迎."""
    if items[governor].senses & {"toward", "ba", "about"}:
        return True
    return _has_host(items, low, governor) and not _of_meeting(items, verb, de)


def _start(items: Sequence[Item], low: int, de: int, verbs: Sequence[int]) -> int:
    """Where a relative clause begins that nothing opens: at its place, or behind the first verb of the clause."""
    first_name = next((i for i in range(low, de) if _stands_for_somebody(items[i]) and not _is_at(items, i)), None)
    alone = len([v for v in verbs if first_name is None or v > first_name]) == 1
    if alone and (placed := _own_place(items, low, verbs[-1])) is not None:
        return placed
    if len(verbs) < 2 or _spans(items, low, verbs):
        return low
    return verbs[0] + 1 if first_name is not None and first_name < verbs[0] else low


def _aims_behind(items: Sequence[Item], verb: int, de: int, high: int) -> bool:
    """Whether 对 right behind a verb governs what stands before 的: 甲宣布〔对乙的官员〕实施制裁."""
    aims = verb + 2 < de and items[verb + 1].kind == "prep" and items[verb + 1].text in _AIMS
    return aims and any(i.kind == "verb" for i in items[de + 1 : high]) and all(map(nouny, items[verb + 2 : de]))


def _met(items: Sequence[Item], low: int, de: int, verbs: Sequence[int]) -> int | None:
    """Where a relative clause begins that tells whom a person met: 〔周五会见了乙的〕甲; not 甲会见了〔乙的〕助手."""
    if len(verbs) != 1 or not items[verbs[0]].senses >= {"sees", "trigger"} or not is_person(items[de - 1]):
        return None
    if not is_person(items[de + 1]) or any(_stands_for_somebody(i) for i in items[low : verbs[0]] if not _is_where(i)):
        return None
    open_to = ("name", "noun", "mark", "list", "aspect")
    return low if all(i.kind in open_to for i in items[verbs[0] + 1 : de]) else None


def _sees_of_place(items: Sequence[Item], de: int, verbs: Sequence[int]) -> bool:
    """Whether those behind 的 are of the place behind a verb of meeting: 会见〔某地的〕甲; not 访问某地的甲."""
    if not verbs or not items[verbs[-1]].senses >= {"sees", "trigger"} or not of_person(items, de):
        return False
    between = [i for i in items[verbs[-1] + 1 : de] if i.kind not in ("aspect", "mark")]
    return bool(between) and all(_is_where(i) for i in between)


def _is_where(item: Item) -> bool:
    return item.mention is not None and item.mention.kind == "place"


def _made_of(items: Sequence[Item], low: int, de: int) -> Relative | None:
    """The clause that says who leads a body: 会见〔甲率领的〕代表团, 〔由甲率领的〕代表团, 〔以甲为首的〕代表团."""
    if "made_of" not in items[de - 1].senses or de - 2 < low or not is_person(items[de - 2]):
        return None
    start = phrase_start(items, low, de - 1)
    led = start > low and items[start - 1].kind == "prep" and items[start - 1].text in ("由", "以")
    return Relative(start - led, de, True)


def _opens_with_body(items: Sequence[Item], governor: int) -> bool:
    """Whether who stands before 与 is no host of the whole, but one of the makers: 退出〔甲国与乙国组建的〕机制."""
    before = items[governor - 1].mention
    beside = before is not None and before.kind != "person" and "with" in items[governor].senses
    return beside and governor > 1 and items[governor - 2].kind in ("verb", "aspect")


def _is_frame(item: Item) -> bool:
    """Whether a word says under what roof something is done: 举行四方机制〔下〕的会谈, not 会谈中的."""
    return "abstract" in item.senses and "during" not in item.senses and item.kind == "adverb"


def _spans(items: Sequence[Item], low: int, verbs: Sequence[int]) -> bool:
    """Whether 在 opens what 后 ends before the last verb: 甲〔在乙和丙结束会谈后〕发表的声明."""
    ends = any("occasion" in i.senses and "abstract" not in i.senses for i in items[verbs[0] : verbs[-1]])
    return ends and any(i.kind == "prep" and "place" in i.senses for i in items[low : verbs[0]])


def _depicted(items: Sequence[Item], de: int, verbs: Sequence[int]) -> bool:
    """Whether the noun behind 的 shows or tells what the lexicon's verb before it says: 甲会见乙的〔照片〕."""
    return "depicts" in items[de + 1].senses and bool(verbs) and "trigger" in items[verbs[-1]].senses


def _has_host(items: Sequence[Item], low: int, governor: int) -> bool:
    """Whether somebody stands before 与, so that what follows it is his partner: 甲与〔乙国新任命的〕丙会谈.

    和 joins another person where a person stands right before it and none before the verb: 甲和〔主管此事的〕乙会谈.
    """
    if "partner" in items[governor].senses:
        return any(_stands_for_somebody(i) for i in items[low:governor])
    verb = next((i for i in range(governor, len(items)) if items[i].kind in ("verb", "de")), governor)
    between = items[governor + 1 : verb]
    return "with" in items[governor].senses and is_person(items[governor - 1]) and not any(map(is_person, between))


def _of_meeting(items: Sequence[Item], verb: int, de: int) -> bool:
    """Whether those who meet before 的 do so of themselves, a plain noun behind it: 〔甲与乙会晤的〕议题."""
    noun = items[de + 1]
    plain = noun.kind == "noun" and noun.mention is None and "trigger" not in noun.senses
    return verb == de - 1 and "trigger" in items[verb].senses and plain and not of_person(items, de)


def _has_post(items: Sequence[Item], low: int, de: int, verbs: Sequence[int]) -> bool:
    """Whether a country or body before 的 is whose the post behind is: 甲会见〔德国〕的总理乙."""
    owner = items[de - 1].mention
    if len(verbs) != 1 or owner is None or verbs[0] + 1 < phrase_start(items, verbs[0], de):
        return False
    before = range(low, verbs[0])
    if any(items[n].senses & {"with", "toward"} for n in before):
        return False
    subjectless = "sees" in items[verbs[0]].senses and not any(items[n].kind in ("name", "noun") for n in before)
    if not subjectless and not any(is_person(items[n]) for n in before):
        return False
    at = de + 1
    while at < len(items) and items[at].kind == "noun" and items[at].mention is None:
        at += 1
    if at == len(items) or not is_person(items[at]):
        return False
    if owner.kind == "person":
        return "owned" in items[at - 1].senses  # 看望甲的〔前任〕乙
    return is_post(items[at - 1].text) or bool(items[at - 1].senses & (SIDES | PEOPLE))


def _stands_for_somebody(item: Item) -> bool:
    return item.kind == "name" or bool(item.senses & {"pronoun", "both"})


def _is_at(items: Sequence[Item], name: int) -> bool:
    """Whether a place stands right behind 在: 〔在甲地出席峰会的〕乙."""
    mention, before = items[name].mention, items[name - 1] if name else None
    place = mention is not None and mention.kind == "place"
    return place and before is not None and before.kind == "prep" and "place" in before.senses


def _own_place(items: Sequence[Item], low: int, verb: int) -> int | None:
    """Where 在 opens the relative clause behind the subject of the whole: 拜登〔在莫斯科举行的〕会议期间."""
    named_before = False
    for at in range(low, verb):
        if _stands_for_somebody(items[at]):
            named_before = True
        elif named_before and "place" in items[at].senses and items[at].kind == "prep" and items[at - 1].kind != "verb":
            return None if any("occasion" in i.senses for i in items[at:verb]) else at
    return None


def _in_governed(items: Sequence[Item], low: int, verb: int) -> bool:
    return any(items[i].senses & {"with", "agent", "toward"} and _leads_relative(items, i) for i in range(low, verb))


def _leads_relative(items: Sequence[Item], governor: int) -> bool:
    """与 before a verb (与来访的拜登) or before a name that acts in the relative clause."""
    return governor + 1 < len(items) and items[governor + 1].kind in ("verb", "adverb", "prep", "date")
