"""Whether a sentence tells an event as its news or only as background: when something else happened, or long ago."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Parsed, has_sense
from kg.extract.events_items import senses_of, words_of
from kg.model import Sentence
from kg.ontology import KG


def refers_back(parsed: Parsed, arguments: Arguments) -> bool:
    """会谈后，…… names an event that was told before; it tells none."""
    clause = parsed.clauses[arguments.clause]
    if arguments.partners or arguments.objects or arguments.agents or arguments.places:
        return False
    at = arguments.at
    again = at > clause.low and "this_time" in parsed.items[at - 1].senses
    return (clause.occasion and at == clause.low) or (again and not arguments.subject)


def is_then(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a noun only says after or before what something else happened: 甲在〔大选〕后会见乙."""
    frame, clause = arguments.frame, parsed.clauses[arguments.clause]
    if frame.meets or arguments.pattern != "Nominal" or frame.kind == f"{KG}Speech":
        return False
    at = arguments.at
    after = next((i for i in parsed.items[at + 1 : clause.high] if i.kind not in ("aspect", "mark")), None)
    if after is None or "occasion" not in after.senses:
        return False
    if "Verb" in frame.patterns:
        return after.text[-1] in "前后"
    return after.text[-1] == "前" and arguments.date is None  # not 在周三的会议前


def is_aside(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether 后 or 前 stands behind the trigger of no meeting and its object: 上任后, 当选总统后, 卸任前."""
    if arguments.frame.meets:
        return False
    items, clause = parsed.items, parsed.clauses[arguments.clause]
    behind = range(arguments.at + 1, clause.high)
    open_to = ("aspect", "name", "noun", "mark")
    at = next((n for n in behind if items[n].kind not in open_to or "occasion" in items[n].senses), None)
    if at is None or "occasion" not in items[at].senses:
        return False
    named = at + 1 < clause.high and items[at + 1].kind in ("name", "noun")  # 判处〔前〕部长某甲
    before = items[at].text.endswith("前") and arguments.trigger.kind == "verb" and not named
    return before or items[at].text.endswith("后")


def is_post_given(arguments: Arguments, found: Sequence[Arguments]) -> bool:
    """Whether a verb only says to what post somebody is named or elected: 提名甲〔担任〕部长, 选出甲〔担任〕总统."""
    if arguments.frame.kind != f"{KG}Appointment" or not arguments.subject:
        return False
    before = (a for a in found if a.clause == arguments.clause and a.trigger.begin < arguments.trigger.begin)
    return any("Office" in a.frame.traits and a.objects == arguments.subject for a in before)


def looks_back(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether an event is told as background: 曾 此前, 自……以来, in an attribute (双方发表的联合声明)."""
    told = any(has_sense(parsed, n, "back_then") for n in range(arguments.clause + 1))
    told = told or _is_long_before(parsed, arguments.clause)
    return told or arguments.attribute or has_sense(parsed, arguments.clause, "since")


def _is_long_before(parsed: Parsed, number: int) -> bool:
    """Whether 早在 sets the date of a clause far before the rest: 〔早在〕五月就被通缉."""
    items, clause = parsed.items, parsed.clauses[number]
    days = (n for n in range(clause.low + 1, clause.high) if items[n].date is not None) if clause.dated else ()
    return any("long_before" in senses_of(items[max(clause.low, n - 2) : n]) for n in days)


def happened_once(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether 过 says that it happened at some time before: 访问过日本."""
    behind = arguments.at + 1
    return behind < len(parsed.items) and parsed.items[behind].text == "过"


def has_other_time(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a journey has a time of its own: 这次 speaks of it as a whole, 随后 sets it off by some time."""
    words = parsed.clauses[arguments.clause].senses
    return not arguments.frame.traits.isdisjoint(("Journey", "Motion")) and bool(words & {"this_time", "thereafter"})


def ends_journey(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a journey is told as over, so that the day is that of its end: 周末〔结束〕对甲地的访问."""
    clause, at = parsed.clauses[arguments.clause], arguments.at
    if "ends" not in clause.senses or not (arguments.frame.kind == f"{KG}Visit" or arguments.attends):
        return False
    return any("ends" in i.senses for i in parsed.items[clause.low : at])


def is_picture(sentence: Sentence) -> bool:
    """Whether a sentence tells what a picture shows: a caption, or one that 图为 opens."""
    if sentence.kind == "caption":
        return True
    picture = next((word for word in words_of("picture") if sentence.folded.startswith(word)), None)
    return picture is not None and sentence.folded[len(picture) : len(picture) + 1] in ("为", "：", "是")


def is_archive(sentence: Sentence) -> bool:
    """Whether a caption says that its picture is of another day: 资料照片：……"""
    return sentence.kind == "caption" and any(word in sentence.folded for word in words_of("archive"))
