"""Who is behind a report and whom it is told: the one cited, the speaker no table knows, the addressee, the medium."""

from __future__ import annotations

import re
from dataclasses import replace

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


def behind_verb(
    ground: Ground, clause_begin: int, cue: Cue, end: int
) -> tuple[int, tuple[Mention, ...], tuple[int, int] | None]:
    """Where the content begins, and who is spoken to: 告诉记者，…"""
    text, position = ground.masked, cue.end
    addressees: tuple[Mention, ...] = ()
    addressee_text = None
    if cue.takes_addressee:
        stretch_end = CLOSED_BY.search(text, position)
        limit = min(stretch_end.start() if stretch_end else end, end)
        colon = text.find("：", position, limit)
        limit = colon if colon >= 0 else limit
        behind_quote = ground.masked[max(clause_begin - 1, 0)] in '”」』"' and limit == end
        inside = list(ground.mentions_in(position, limit))
        whole = "addressee" in cue.frames and bool(inside) and text[limit : limit + 1] in ("，", "：")
        if not (
            whole and inside[-1].kind == "person" and not text[inside[-1].end - ground.begin : limit].strip(ASIDE + " ")
        ):
            inside = [m for m in inside if m.begin - ground.begin - position <= 14]
        pivot = pivot_frame = "pivot" in cue.frames
        noun = _ADDRESSEE_NOUN.match(text, position, limit)
        if behind_quote and limit - position <= 24:
            last = inside[-1:] if inside and inside[-1].end - ground.begin >= limit - 2 else ()
            return limit, tuple(last), None if last else (position, limit)
        if noun is not None and noun.end() >= limit - 1 and not pivot_frame:
            inside = [m for m in inside if m.begin - ground.begin >= noun.end()]
        named = next(iter(inside), None)
        if inside and inside[-1].end - ground.begin >= limit - 3:
            named = inside[-1]
        if named is not None and any(
            ground.tag_at(p) in ("v", "d", "p", "a") and text[p] not in "驻前"
            for p in range(position, named.begin - ground.begin)
        ):
            named = None
        pivot = pivot or (cue.sense == "act" and named is not None and named.end - ground.begin < limit - 3)
        if named is not None and not pivot and _owns_noun(ground, named, limit):
            addressee_text = (position, limit)
            position = limit
        elif named is not None and (
            pivot
            or named.end - ground.begin >= limit - 3
            or named.begin - ground.begin == position
            or named.kind == "person"
        ):
            addressees = (named,)
            if not pivot:
                position = named.end - ground.begin
                tail = re.compile(rf"(?:们|等人|等|主席|总统|总理|先生|[{ASIDE}])*(?:说|称|道)?").match(
                    text, position, limit
                )
                position = tail.end() if tail else position
        elif noun is not None:
            addressee_text = (noun.start(), noun.end())
            if not pivot:
                position = noun.end()
                tail = re.compile("(?:说|称|道)?").match(text, position, limit)
                position = tail.end() if tail else position
        elif (
            "addressee" in cue.frames
            and limit == end
            and limit - position <= 16
            and text[position - 30 : cue.begin].count("”") + text[position - 30 : cue.begin].count("」")
        ) or (
            "addressee" in cue.frames
            and limit < end
            and limit - position <= 12
            and limit > position
            and text[limit] in "，：:,"
            and not any(ground.tag_at(p) in ("v", "vd") for p in range(position, limit))
        ):
            addressee_text = (position, limit)
            position = limit
    if addressees and position == cue.end:
        behind = addressees[0].end - ground.begin
        tail = _TITLE_BEHIND.match(text, behind, end)
        behind = _behind_noun(ground, tail.end() if tail else behind, end)
        if (cue.verb in _TOLD_OFF and addressees[0].kind == "person") or text[behind : behind + 1] in OPEN_MARKS:
            position = behind
    while position < end and text[position] in f"，,：: \u3000\u00a0{ASIDE}":
        position += 1
    return position, addressees, addressee_text


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
