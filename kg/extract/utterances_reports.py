"""Reports of a unit: each verb of speech with its subject, and the stretch of what it reports."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.utterances_candidates import candidates
from kg.extract.utterances_content import trimmed_end
from kg.extract.utterances_grammar import NAME_TAGS, PLACE_TAGS
from kg.extract.utterances_ground import QUOTED, Ground, Unit
from kg.extract.utterances_parties import cited_media
from kg.extract.utterances_relations import CONDITION, WHEN_ALONE, relation_of
from kg.extract.utterances_report import Report
from kg.extract.utterances_subject import topic_of
from kg.extract.utterances_tails import ends_with_condition, told_until, under_clause_ends
from kg.extract.utterances_words import alternation
from kg.model import Mention

_TAIL = re.compile(
    r"，(?:(?:并|又|还|也|同时|而且|更)?(?:将|把)[^，。]{1,20}(?:称为|称作|形容为|描述为|列为|视为|比作|定性为)|促使|引发|引起|"
    r"迫使|导致|激怒|据说|据悉|据报|以便)"
)
_NAMED_SO = re.compile(rf"[^，。：“「『\"]{{1,24}}[“「『\"]{QUOTED}+[”」』\"](?=，(?:这|此|该|令|使|让|并))")
_TOPIC = re.compile(r"[ ]*(?:至于|针对|对于(?!此)|谈到|谈及|被问及|被问到|就[^，]{2,20}(?:问题|一事))[^，；]{1,40}，")
_QUOTED_BEHIND = re.compile(r"，(?=[“「『])")
_CAUSES = re.compile(r"[ ]*" + alternation("adds_to"))


def find_reports(ground: Ground, unit: Unit) -> tuple[Report, ...]:
    """The reports of a unit in text order, their stretches cut where the next one begins."""
    found: list[Report] = []
    for candidate in sorted(candidates(ground, unit), key=lambda report: report.cue.begin):
        _place(ground, found, candidate)
    media = cited_media(ground, unit)
    found = [_without_tail(ground, report) for report in found]
    return tuple(replace(report, reported_by=report.reported_by or _before(media, ground, report)) for report in found)


def _without_tail(ground: Ground, report: Report) -> Report:
    """Cut what is the reporter's own again: ，并把这条河叫作…, ，促使…"""
    if not report.forward:
        return report
    apart = ground.masked[report.begin - 1] in "，：:,"
    named = _NAMED_SO.match(ground.masked, report.begin, report.end) if not apart else None
    if named is not None and report.cue.verb in ("称", "指", "形容", "戏称", "批评", "指责"):
        return replace(report, end=named.end())
    match = _TAIL.search(ground.masked, report.begin, report.end)
    if match and report.cue.sense == "act" and match.group().endswith(("促使", "迫使")):
        match = None  # 呼吁各国作出反应，迫使军方放权
    end = match.start() if match and (not apart or ground.masked[match.start() + 1] in "并又还也同据") else report.end
    end = min(end, _poll_end(ground, report))
    if report.cue.verb in ("宣布", "宣告") and not apart:
        comma = ground.masked.find("，", report.begin, end)
        if comma >= 0 and (ground.tag_at(comma + 1) in ("v", "c") or ground.masked.startswith("并", comma + 1)):
            end = comma
    if report.cue.sense == "act" and not apart:
        end = _before_own_subject(ground, report.begin, end)
    end = under_clause_ends(ground.masked, report.clause, report.cue.begin, report.begin, end)
    return replace(report, end=told_until(ground.masked, report.begin, end, apart=apart))


_POLLED = re.compile(r"\d[\d.]*[ ]*[%％]|受访者|受访民众|[一二三四五六七八九]成")
_COMPARED = re.compile(
    r"，(?:(?:这|该|两|其)?[^，。；]{0,6}(?:比例|数字|占比|支持率)[^，。；]{0,16}|较|比)[^，。；]{0,24}"
    r"(?:高|低|上升|下降|下滑|增加|减少|多|少|小于|大于|持平|个百分点)|，(?:另有?|而)?[约近]?\d[\d.]*[ ]*[%％]"
)
_FOLLOWS = re.compile(r"(?:从而|却|接下来|这|此举|结果|为[^，]{1,16}了|也(?:没有|未|没)|认为|令|使|而(?!不是|且|非))")


def _poll_end(ground: Ground, report: Report) -> int:
    """Where what people in a poll say ends: before how many they are compared with, or what others say."""
    if _POLLED.search(ground.masked, report.clause, report.cue.begin) is None:
        return report.end
    found = _COMPARED.search(ground.masked, report.begin, report.end)
    return found.start() if found is not None and found.start() - report.begin >= 2 else report.end


def _before_own_subject(ground: Ground, begin: int, end: int) -> int:
    """Where what is demanded ends: before a clause with a subject of its own, or one that tells what came of it."""
    comma = ground.masked.find("，", begin, end)
    while comma >= 0:
        tag = ground.tag_at(comma + 1)
        behind = ground.words.get(comma + 1, (comma + 1, ""))[0]
        noun = tag == "n" and ground.tag_at(behind) in ("v", "d", "p", "ad", "vd")
        led_on = ends_with_condition(ground.masked, begin, comma) or CONDITION.match(ground.masked, begin, comma)
        if comma - begin >= 2 and not led_on:
            own = tag in NAME_TAGS | PLACE_TAGS or noun
            if (own and ground.masked[begin] != "在") or _FOLLOWS.match(ground.masked, comma + 1, end):
                return comma
        comma = ground.masked.find("，", comma + 1, end)
    return end


def _before(media: tuple[Mention, ...], ground: Ground, report: Report) -> tuple[Mention, ...]:
    return tuple(mention for mention in media if mention.begin - ground.begin < report.clause)


def _place(ground: Ground, found: list[Report], new: Report) -> None:
    """Take the report in, cutting or keeping the one whose stretch it stands in."""
    outer = next((report for report in reversed(found) if report.begin <= new.cue.begin < report.end), None)
    if outer is None:
        found.append(new)
        return
    starts_content = outer.begin >= new.clause
    if not starts_content and _CAUSES.match(ground.masked, new.clause):
        return
    relation = relation_of(ground, outer, new, starts_content=starts_content)
    if relation == "content":
        return
    if relation == "replaces":
        found[-1] = replace(
            new, clause=outer.clause, subject=outer.subject if new.subject.form == "dropped" else new.subject
        )
    elif relation == "nested" and _topic_before(ground.masked, outer.begin, new.clause) == new.clause:
        found.append(replace(new, nested=True, end=_nested_end(ground, outer, new)))
    else:
        cut = _topic_before(ground.masked, outer.begin, new.clause)
        inside = outer.nested and new.subject.form == "named" and ground.masked[new.clause - 1] == "，"
        for position, report in enumerate(found):
            if report.begin <= new.cue.begin < report.end and (report.nested or not inside):
                stop = min(_other_begins(ground, report, new), max(cut, report.begin))
                found[position] = replace(report, end=trimmed_end(ground.masked, report.begin, stop))
        found.append(replace(new, nested=inside))


def _nested_end(ground: Ground, outer: Report, new: Report) -> int:
    """Where what is said within a report ends: without a mark of its own, before what is quoted behind a comma."""
    end = min(new.end, outer.end)
    if ground.masked[new.begin - 1] in "，：:,“「" or outer.subject.form == "coverage":
        return end
    quoted = _QUOTED_BEHIND.search(ground.masked, new.begin, end)
    return quoted.start() if quoted is not None else end


def _other_begins(ground: Ground, outer: Report, new: Report) -> int:
    """Where what comes before the new report begins: at the semicolon behind which its own subject stands."""
    cut = ground.masked.rfind("；", outer.begin, new.clause)
    if cut >= 0 and WHEN_ALONE.fullmatch(ground.masked, cut + 1, new.clause):
        return cut
    if cut < 0 or new.subject.form != "dropped" or topic_of(ground, cut + 1, new.clause) is None:
        return new.clause
    return cut


def _topic_before(text: str, begin: int, clause: int) -> int:
    """Where the topic begins that the clause answers to, else the clause: 至于价格，他说……"""
    comma = max(text.rfind(mark, begin, max(clause - 1, begin)) for mark in "，；")
    return comma + 1 if comma >= 0 and _TOPIC.match(text, comma + 1, clause) else clause
