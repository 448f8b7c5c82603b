"""Where a word only says what kind of thing is told of: “制裁甲”的〔标语〕, 关押政治犯的〔监狱〕, 通话〔渠道〕."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_clauses import Trigger
from kg.extract.events_items import CLOSES, OPENS, QUOTES, Item, ends_of, is_post, senses

_TITLES = QUOTES | frozenset("《》，。；")


def says_kind(items: Sequence[Item], trigger: Trigger) -> bool:
    """Whether a word stands in what a slogan, a paper, a jail, a channel or a former holder of a post is called.

    Or tells that somebody moved to a place.
    """
    traits = frozenset[str]().union(*(frame.traits for frame in trigger.frames))
    if _is_written(items, trigger.item):
        return True
    held = any(frame.meets for frame in trigger.frames) or bool(traits & {"Vote", "Gathering"})
    if held and "Delivered" not in traits and _is_in_title(items, trigger.item):
        return True
    if "Misfortune" in traits and _is_of_memorial(items, trigger.item):
        return True
    if "Motion" in traits and _is_stance(items, trigger.item):
        return True
    if "Journey" in traits and _is_of_permit(items, trigger.item):
        return True
    if _is_of_paper(items, trigger) or ("Journey" in traits and _settles(items, trigger.item)):
        return True
    if "OnPersons" in traits and _is_of_jail(items, trigger.item):
        return True
    if "Post" in traits and _is_of_former(items, trigger.item):
        return True
    if not any(frame.meets for frame in trigger.frames):
        return False
    return _is_of_channel(items, trigger.item) or _is_kept_up(items, trigger.item)


def _is_written(items: Sequence[Item], item: int) -> bool:
    """Whether what is quoted is written on a wall or shouted: 出现“甲袭击乙”的〔涂鸦〕."""
    marks = [n for n in range(item + 1, len(items)) if items[n].kind == "mark" and items[n].text in QUOTES]
    if not marks or items[marks[0]].text in OPENS:
        return False
    end = marks[0]
    for opening, closing in zip(marks[1::2], marks[2::2], strict=False):
        if opening - end > 2 or items[opening].text in CLOSES:
            break
        end = closing  # “制裁甲”、“释放乙”等〔标语〕
    return any("slogan" in ends_of(noun.text) for noun in _nouns(items, end + 1))


def _is_in_title(items: Sequence[Item], item: int) -> bool:
    """Whether a noun stands in what a text or an evening is called: 《甲乙〔会谈〕纪要》, “总统〔大选〕前瞻”座谈会."""
    end = next((n for n in range(item + 1, len(items)) if items[n].text in _TITLES), None)
    if end is None or items[end].text not in "》”」』":
        return False
    if items[end].text == "》":
        return True
    return any("titled" in noun.senses | ends_of(noun.text) for noun in _nouns(items, end + 1))


def _is_of_paper(items: Sequence[Item], trigger: Trigger) -> bool:
    """Whether a word without an object only says what a paper or a briefing is about: 军演〔记者会〕, 预算〔报告〕."""
    if any(frame.meets or "VerbObject" in frame.patterns for frame in trigger.frames):
        return False
    return any(i.kind == "noun" and "on_matter" in i.senses for i in items[trigger.item + 1 : trigger.item + 2])


def _settles(items: Sequence[Item], item: int) -> bool:
    """Whether somebody goes to live and work in a place, which is no visit: 前往甲地〔工作〕."""
    at = item + 1
    while at < len(items) and items[at].kind in ("name", "noun") and "settles" not in items[at].senses:
        at += 1
    end = at + 1 == len(items) or items[at + 1].kind in ("break", "aspect", "date") if at < len(items) else False
    return end and "settles" in items[at].senses


def _is_of_jail(items: Sequence[Item], item: int) -> bool:
    """Whether people without a name are held in a place of that kind: 被送入〔关押政治犯〕的监狱."""
    de = item + 1
    while de < len(items) and items[de].kind == "noun" and items[de].mention is None:
        de += 1
    if item and items[item - 1].kind in ("date", "aspect", "adverb"):
        return False
    return item + 1 < de < len(items) and items[de].kind == "de" and "jail" in _head(items, de)


def _is_of_former(items: Sequence[Item], item: int) -> bool:
    """Whether whoever leaves a post is meant, and nobody named: 即〔离任〕总统参加典礼; not 甲周二卸任总统."""
    before, behind = items[item - 1] if item else None, items[item + 1 : item + 3]
    if before is not None and before.kind not in ("break", "verb", "prep", "de"):
        return False
    after = behind[1].kind if len(behind) == 2 and is_post(behind[0].text) and behind[0].mention is None else "break"
    return after in ("verb", "adverb", "prep") and "occasion" not in behind[1].senses


def _is_of_memorial(items: Sequence[Item], item: int) -> bool:
    """Whether a word is part of what a place of memory is called: 参观〔遇害〕者纪念馆, 在〔屠杀〕纪念日."""
    end = item + 1
    while end < len(items) and items[end].kind in ("noun", "name"):
        end += 1
    last = items[end - 1].text
    return end > item + 1 and any("memorial" in senses().get(last[-n:], frozenset()) for n in (3, 4))


def _is_of_permit(items: Sequence[Item], item: int) -> bool:
    """Whether a journey only says what a permit is for: 取消访问甲地、乙地〔免签〕待遇."""
    end = item + 1
    while end < len(items) and items[end].kind in ("noun", "name", "list"):
        if "permit" in ends_of(items[end].text):
            return True
        end += 1
    return end < len(items) and "permit" in ends_of(items[end].text)


def _is_stance(items: Sequence[Item], item: int) -> bool:
    """Whether somebody only comes back to what he held: 回到甲国从前的〔立场〕, 重返〔正轨〕."""
    end = next((n for n in range(item + 1, len(items)) if items[n].kind in ("break", "verb")), len(items))
    return end > item + 1 and "stance" in ends_of(items[end - 1].text)


def _is_kept_up(items: Sequence[Item], item: int) -> bool:
    """Whether people only stay in touch: 保持良好的〔对话〕, 维持与甲的〔对话〕."""
    at = item - 1
    while at > 0 and items[at].kind in ("noun", "name", "de", "aspect", "mark"):
        at -= 1
    return at >= 0 and "keeps" in items[at].senses


def _is_of_channel(items: Sequence[Item], item: int) -> bool:
    """Whether a standing way of meeting is told of, and no meeting: 有一种通话的〔渠道〕, 建立通话〔热线〕."""
    return items[item].kind == "noun" and "arrangement" in _head(items, item + 1)


def _nouns(items: Sequence[Item], at: int) -> Sequence[Item]:
    """The nouns that stand from an item on, behind 的 or 等."""
    first = at + 1 if at < len(items) and (items[at].kind == "de" or items[at].text == "等") else at
    last = first
    while last < len(items) and items[last].kind == "noun" and items[last].mention is None:
        last += 1
    return items[first:last]


def _head(items: Sequence[Item], at: int) -> frozenset[str]:
    """What the last of the nouns says that stand from an item on."""
    return ends_of(nouns[-1].text) if (nouns := _nouns(items, at)) else frozenset()
