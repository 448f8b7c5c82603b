"""Who is behind a report and whom it is told: the one cited, the speaker no table knows, the addressee, the medium."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.chinese.speech import Cue
from kg.extract.utterances_ground import ASIDE, QUOTED, Ground, Unit
from kg.extract.utterances_named import Subject
from kg.extract.utterances_subject import after_lead, subject_before
from kg.extract.utterances_verbs import CLOSED_BY
from kg.extract.utterances_words import alternation, opening
from kg.model import Mention

_CITES = re.compile(r"借用|援引|引述|引用|转述|转引|引据")
_NO_SOURCE = re.compile(rf"[^，。]{{0,10}}?{alternation('cited_thing')}[^，。的]{{0,4}}\Z")  # 引用相关数据|称
_NEAR = re.compile(r"(?:接近|靠近|熟悉|熟知|了解|知悉)[^，。]{0,12}\Z")  # 援引接近周平的|消息
_HIS_WORDS = re.compile(r"的?(?:话|说法|讲话|表述)\Z")
OPEN_MARKS = ("“", "「", "『", '"')
_ADDRESS = re.compile(r"(?:对|向|跟|同|与|和)(?!此|于|比|照)")
_ADDRESSEE_NOUN = re.compile(
    r"(?:[一-鿿]{0,8}?)(?:记者|媒体|传媒|新闻界|外界|民众|公众|国会|议会|议员|众人|大家|他们|她们|他|她|"
    r"人们|代表|官员|居民|支持者|听众|观众|同学|学生|员工)(?:们)?"
)
_TOLD_OFF = frozenset({"警告", "告诫", "提醒"})  # whoever is told stands outside what is told
_HEADED = re.compile(alternation("head_opens") + ".*|.*的")
_TITLED = re.compile(rf"(?:们|等人|等|主席|总统|总理|先生|[{ASIDE}])*(?:说|称|道)?")
_TITLE_BEHIND = re.compile(rf"(?:主席|总统|总理|首相|部长|外长|先生|女士|们|等国|政府|方面|当局|[{ASIDE}])*")


def all_nouns(ground: Ground, begin: int, end: int) -> bool:
    """Whether nothing but nouns stands before the verb: 一些政府首长声称…"""
    tags = [ground.tag_at(position) for position in range(begin, end) if position in ground.words]
    return (
        bool(tags)
        and end - begin <= 16
        and all(tag in ("n", "nz", "m", "q", "r", "a", "LOC", "ORG", "nt") for tag in tags)
        and (tags[-1] in ("n", "nz", "nt", "ORG"))
    )


def unknown_noun(ground: Ground, clause: int, verb: int) -> Subject:
    """What stands before the verb, up to its first adverbial, as a speaker that no table knows."""
    clause = after_lead(ground, clause, verb)
    while clause < verb and ground.masked[clause] in f' ”」』"，{ASIDE}{QUOTED}':
        clause += 1
    starts = [position for position in range(clause, verb) if position in ground.words]
    opens = ground.words.get(clause, (clause, ""))
    if opens[1] in ("v", "vd") and opens[0] > clause + 1 and _HEADED.match(ground.masked, clause, verb) is None:
        return Subject("dropped")  # 拿起晶片|解释
    for position in starts[1:]:
        if ground.masked[position : ground.words[position][0]] in ("则", "却"):
            return Subject("text", begin=clause, end=position)
        if ground.tag_at(position) in ("d", "p", "TIME", "t") or ground.masked[position : position + 2] in (
            "接受",
            "此前",
            "早前",
        ):
            return Subject("text", begin=clause, end=position)
    return Subject("text", begin=clause, end=verb)


def cited(ground: Ground, clause: int, verb: int) -> Subject | None:
    """媒体援引X的话说: the one cited, with the medium beside."""
    match = _CITES.search(ground.masked, clause, verb)
    if match is None:
        return None
    behind = ground.mentions_in(match.end(), verb)
    media = tuple(ground.mentions_in(clause, match.start()))[-1:]
    if not behind and _NO_SOURCE.match(ground.masked, match.end(), verb) is not None:
        citing = subject_before(ground, clause, match.start())
        return citing if citing.form in ("named", "pronoun") else None
    if behind:
        last = behind[-1]
        tail = ground.masked[last.end - ground.begin : verb]
        near = _NEAR.search(ground.masked, match.end(), last.begin - ground.begin)
        if near is not None and tail.strip(ASIDE):
            return Subject("text", begin=near.start(), end=verb, governed=media)
        if not opening("person", "document", "collective").search(tail) or last.kind == "person":
            return Subject("named", (last,), last.begin - ground.begin, last.end - ground.begin, media)
    words = _HIS_WORDS.search(ground.masked, match.end(), verb)
    inner = subject_before(ground, match.end(), words.start() if words else verb)
    if inner.form in ("text", "named", "document"):
        return replace(inner, governed=media)
    if (noun := opening("person", "collective").search(ground.masked, match.end(), verb)) is not None:
        return Subject("text", begin=match.end(), end=noun.end(), governed=media)
    return None


def _owns_noun(ground: Ground, named: Mention, limit: int) -> bool:
    """Whether the name only says whose somebody is spoken to: 告诉中国的|副主席，…"""
    behind = named.end - ground.begin
    noun = opening("person").search(ground.masked, behind, limit)
    return (
        named.kind != "person" and ground.masked.startswith("的", behind) and noun is not None and noun.end() == limit
    )


def _behind_noun(ground: Ground, position: int, end: int) -> int:
    """Behind the nouns of which the name is only a part, and those joined to it: 要求美国|情报机构…"""
    joined = re.compile(r"(?:以及|及|和|与|、)").match(ground.masked, position, end)
    start = joined.end() if joined else position
    stop = start
    while stop < end and ground.tag_at(stop) in ("n", "nz", "nt", "ORG", "LOC", "PER", "ns") and stop in ground.words:
        stop = ground.words[stop][0]
    return stop if stop > start else position


class Told(NamedTuple):
    """Whom a verb tells, and where its stretch stands behind it: the addressees by name, or the words for them."""

    position: int
    addressees: tuple[Mention, ...] = ()
    text: tuple[int, int] | None = None


def behind_verb(ground: Ground, clause_begin: int, cue: Cue, end: int) -> Told:
    """Where the content begins, and who is spoken to: 告诉记者，…"""
    told = _told(ground, clause_begin, cue, end) if cue.takes_addressee else Told(cue.end)
    position = told.position
    if told.addressees and position == cue.end:
        position = _behind_pivot(ground, cue, told.addressees[0], end)
    while position < end and ground.masked[position] in f"，,：: \u3000\u00a0{ASIDE}":
        position += 1
    return told._replace(position=position)


def _told(ground: Ground, clause_begin: int, cue: Cue, end: int) -> Told:
    """Who stands right behind a verb that takes an addressee; one who is to act (警告甲停火) stays in the content."""
    text, begin = ground.masked, cue.end
    limit = _reach(text, begin, end)
    inside = _in_reach(ground, cue, limit)
    if text[max(clause_begin - 1, 0)] in '”」』"' and limit == end and limit - begin <= _BEHIND_QUOTE:
        last = tuple(inside[-1:]) if inside and inside[-1].end - ground.begin >= limit - 2 else ()
        return Told(limit, last, None if last else (begin, limit))
    noun = _ADDRESSEE_NOUN.match(text, begin, limit)
    pivot = "pivot" in cue.frames
    if noun is not None and noun.end() >= limit - 1 and not pivot:
        inside = [m for m in inside if m.begin - ground.begin >= noun.end()]
    named = _named_among(ground, cue, inside, limit)
    apart = named is not None and named.end - ground.begin < limit - 3
    pivot = pivot or (cue.sense == "act" and apart)
    if named is not None and not pivot and _owns_noun(ground, named, limit):
        return Told(limit, (), (begin, limit))
    if named is not None and (pivot or not apart or named.begin - ground.begin == begin or named.kind == "person"):
        return Told(begin if pivot else _behind_title(text, named.end - ground.begin, limit), (named,))
    if noun is not None:
        return Told(begin if pivot else _behind_say(text, noun.end(), limit), (), noun.span())
    if "addressee" in cue.frames and _is_unnamed(ground, cue, limit, end):
        return Told(limit, (), (begin, limit))
    return Told(begin)


_BEHIND_QUOTE = 24  # characters behind closing marks that only say who was told: “……”甲告诉某台记者
_AT_MOST = 14  # characters between a verb and whom it tells
_BESIDE_SAID = re.compile("(?:说|称|道)?")


def _reach(text: str, begin: int, end: int) -> int:
    """Where the words end in which an addressee can stand: at the next mark."""
    closed = CLOSED_BY.search(text, begin)
    limit = min(closed.start() if closed else end, end)
    colon = text.find("：", begin, limit)
    return colon if colon >= 0 else limit


def _in_reach(ground: Ground, cue: Cue, limit: int) -> list[Mention]:
    """The names near a verb; all up to the mark where the last of them is a person right before it."""
    inside = list(ground.mentions_in(cue.end, limit))
    whole = "addressee" in cue.frames and bool(inside) and ground.masked[limit : limit + 1] in ("，", "：")
    if whole and inside[-1].kind == "person":
        if not ground.masked[inside[-1].end - ground.begin : limit].strip(ASIDE + " "):
            return inside
    return [m for m in inside if m.begin - ground.begin - cue.end <= _AT_MOST]


def _named_among(ground: Ground, cue: Cue, inside: Sequence[Mention], limit: int) -> Mention | None:
    """The name of an addressee: the last where it ends the stretch, else the first; none behind another verb."""
    if not inside:
        return None
    named = inside[-1] if inside[-1].end - ground.begin >= limit - 3 else inside[0]
    before = range(cue.end, named.begin - ground.begin)
    acts = any(ground.tag_at(p) in ("v", "d", "p", "a") and ground.masked[p] not in "驻前" for p in before)
    return None if acts else named


def _behind_title(text: str, position: int, limit: int) -> int:
    titled = _TITLED.match(text, position, limit)
    return titled.end() if titled else position


def _behind_say(text: str, position: int, limit: int) -> int:
    said = _BESIDE_SAID.match(text, position, limit)
    return said.end() if said else position


def _is_unnamed(ground: Ground, cue: Cue, limit: int, end: int) -> bool:
    """Whether the few words up to the end, behind a quotation, or up to a comma say who is told: 告诉当地农户，……"""
    text, begin = ground.masked, cue.end
    if limit == end and limit - begin <= 16 and any(mark in text[begin - 30 : cue.begin] for mark in "”」"):
        return True
    short = limit < end and begin < limit <= begin + 12 and text[limit] in "，：:,"
    return short and not any(ground.tag_at(p) in ("v", "vd") for p in range(begin, limit))


def _behind_pivot(ground: Ground, cue: Cue, addressee: Mention, end: int) -> int:
    """Where the content begins behind one who is told off, or before words in marks: 警告甲|“……”; else at the verb."""
    text, behind = ground.masked, addressee.end - ground.begin
    tail = _TITLE_BEHIND.match(text, behind, end)
    behind = _behind_noun(ground, tail.end() if tail else behind, end)
    told_off = cue.verb in _TOLD_OFF and addressee.kind == "person"
    return behind if told_off or text[behind : behind + 1] in OPEN_MARKS else cue.end


def addressed(ground: Ground, clause: int, cue: Cue) -> tuple[tuple[Mention, ...], tuple[int, int] | None]:
    """Who stands behind 对 or 向 before the verb."""
    text = ground.masked
    for match in reversed(list(_ADDRESS.finditer(text, clause, cue.begin))):
        inside = ground.mentions_in(match.end(), cue.begin)
        if inside:
            last = inside[-1]
            gap = text[last.end - ground.begin : cue.begin].strip(ASIDE + " ")
            strong = match.group() in "对向跟" and (last.kind != "place" or match.group() == "向")
            if strong and (gap == "" or opening("person").fullmatch(gap) or gap in ("们", "等人", "记者", "方面")):
                return (last,), None
            return (), None
        noun = _ADDRESSEE_NOUN.match(text, match.end(), cue.begin)
        if noun is not None and match.group() in "对向跟" and noun.end() >= cue.begin - 2:
            return (), (noun.start(), noun.end())
    return (), None


def cited_media(ground: Ground, unit: Unit) -> tuple[Mention, ...]:
    """据路透社报道，…; 路透社报道说，…"""
    out: list[Mention] = []
    for mention in ground.mentions_in(unit.begin, unit.end):
        if mention.kind != "organisation":
            continue
        before = ground.masked[max(unit.begin, mention.begin - ground.begin - 12) : mention.begin - ground.begin]
        behind = ground.masked[mention.end - ground.begin : mention.end - ground.begin + 16]
        if re.search(r"(?:据|根据)[^，。]{0,10}\Z", before) or re.match(
            rf"[》{ASIDE} ]*[^，。]{{0,8}}(?:报道|报导|援引|引述|消息)", behind
        ):
            out.append(mention)
    return tuple(out)
