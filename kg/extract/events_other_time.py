"""Dates in a sentence that are those of something else: 1月上任后，……, 自2017年3月起持续……, 多年前……."""

from __future__ import annotations

from itertools import takewhile

from kg.extract.events_arguments import Arguments, is_gathering
from kg.extract.events_clauses import Parsed
from kg.extract.events_cues import own_will
from kg.extract.events_items import Item
from kg.extract.events_phrases import of_person
from kg.extract.events_subject import subject_of
from kg.extract.events_when_clause import SINCE
from kg.model import DateMention

_WITHIN = frozenset(("abstract", "during", "occasion", "while"))  # 在会〔上〕, 会谈〔中〕


def of_other_before(parsed: Parsed, number: int, own: int) -> bool:
    """Whether a clause with 后 dates what somebody else did before: 甲〔周二上任后〕，乙召开会议."""
    clause = parsed.clauses[number]
    if not clause.occasion or not parsed.items[clause.high - 1].text.endswith("后"):
        return False
    subject, other = subject_of(parsed, own), subject_of(parsed, number)
    return bool(subject and other) and not {e for m in subject for e in m.entities} & {
        e for m in other for e in m.entities
    }


def of_entering(parsed: Parsed, number: int) -> bool:
    """Whether a clause with 后 tells since when somebody holds an office, which dates nothing: 1月上任〔后〕，……."""
    clause = parsed.clauses[number]
    if not clause.occasion or not parsed.items[clause.high - 1].text.endswith("后"):
        return False
    inside = (t for t in parsed.triggers if clause.low <= t.item < clause.high)
    return any(all("Office" in f.traits for f in t.frames) for t in inside)


def names_since(parsed: Parsed, arguments: Arguments, date: DateMention) -> bool:
    """Whether 以来 behind an event says only since when the date's verb is told: 去年成为断交〔以来〕……的人."""
    at = arguments.at
    if not any("since" in i.senses for i in parsed.items[at + 1 : at + 3]):
        return False
    open_ = any(i.text in SINCE or "opens_clause" in i.senses for i in parsed.items[:at] if i.begin < date.begin)
    return not open_ and any(i.kind == "verb" for i in parsed.items[:at] if i.begin > date.begin)


def is_since_then(parsed: Parsed, at: int) -> bool:
    """Whether 以来 or 几天后 before an item says that it has a time of its own; not 自五月以来首次会晤."""
    if any("first_of" in i.senses for i in parsed.items[:at]):
        return False
    return any(
        "since" in i.senses or (i.date is not None and i.date.range is None and i.text.endswith("后"))
        for i in parsed.items[:at]
    )


def is_spoken_of(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a noun is only what another verb is about, whose day is not its own: 周二，甲〔谴责〕乙的庆祝活动.

    Not where the verb holds it or takes part in it (周二，甲出席庆祝活动), or it is where somebody acts: 在会上.
    """
    if arguments.pattern != "Nominal" or arguments.attends:
        return False
    if any(i.senses & _WITHIN for i in parsed.items[arguments.at + 1 : arguments.at + 2]):
        return False
    clause, items = parsed.clauses[arguments.clause], parsed.items
    within = clause.innermost(arguments.at)
    before = [n for n in range(arguments.at - 1, clause.low - 1, -1) if not clause.hidden(n, within=within)]
    last = next((items[n] for n in before if items[n].kind == "verb" or "place" in items[n].senses), None)
    return last is not None and _acts(last, arguments)


def is_of_guest(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a gathering is told as why somebody came who is met: 会见来华〔出席峰会〕的甲, which has its own days."""
    if not arguments.attends or arguments.frame.meets or arguments.date is not None:
        return False
    relative = parsed.clauses[arguments.clause].innermost(arguments.at)
    return relative is not None and of_person(parsed.items, relative.de)


def is_remembered(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a clause tells an event only as so many years past: 在法庭作出裁决〔五周年〕之际，甲周日宣布……."""
    return any(i.text.endswith("周年") for i in parsed.items[arguments.at + 1 : arguments.at + 3])


def names_other(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a noun only says what a gathering behind it is about: 周二在〔联合军演〕记者会上, 〔袭击事件〕听证会."""
    at, items, frame = arguments.at, parsed.items, arguments.frame
    if at + 1 >= len(items) or items[at + 1].kind != "noun" or is_gathering(frame):
        return False
    owned = at > parsed.clauses[arguments.clause].low and items[at - 1].kind == "name"
    if not owned and arguments.pattern != "Nominal":
        return False
    return any(t.item == at + 1 and any("Gathering" in f.traits for f in t.frames) for t in parsed.triggers)


def _acts(item: Item, arguments: Arguments) -> bool:
    """Whether an item is a verb that does something to what stands behind it."""
    open_to = {"holds", "attends", "copula", "goal", "place", "undergoes", "also"}
    return item.kind == "verb" and item.text not in arguments.frame.light_verbs and item.senses.isdisjoint(open_to)


def is_of_topic(parsed: Parsed, at: int) -> bool:
    """Whether a sentence only says what an event was about, another time's story: ……是会谈的〔主要议题〕之一."""
    behind = parsed.items[at + 1 : at + 5]
    if not behind or behind[0].kind != "de":
        return False
    nouns = takewhile(lambda i: i.kind in ("noun", "adverb"), behind[1:])
    return any("topic_of" in i.senses for i in nouns)


def opens_span(parsed: Parsed, arguments: Arguments, date: DateMention) -> bool:
    """Whether a month or year only says since when something goes on: 〔自2017年3月起〕持续拘捕.

    Not 自2013年出任部长, 自二月签署协议后.
    """
    clause, at = parsed.clauses[arguments.clause], arguments.at
    if "Outset" in arguments.frame.traits or any("occasion" in i.senses for i in parsed.items[at + 1 : clause.high]):
        return False
    at = next((n for n, item in enumerate(parsed.items) if item.date is date), 0)
    return date.rule == "dates.from" or (at > 0 and parsed.items[at - 1].text in SINCE)


def is_years_ago(parsed: Parsed, date: DateMention) -> bool:
    """Whether a sentence told of a time years ago, which is not told, before a day without a year."""
    before = (i for i in parsed.items if i.date is not None and i.end < date.begin)  # not 一年前6月15日
    return any(i.date is not None and i.date.kind == "vague" and i.text.endswith("年前") for i in before)


def comes_soon_after(parsed: Parsed, arguments: Arguments, date: DateMention) -> bool:
    """Whether 后不久 stands between a date and what happened, or 后 behind an office: it is that of something else.

    1月20日上任〔后〕两次与甲通话; not 1月20日上任后〔立即〕与甲通话.
    """
    if date is not arguments.date:
        return False
    between = parsed.sentence.folded[date.end - parsed.sentence.begin : arguments.trigger.begin - parsed.sentence.begin]
    return "后不久" in between or _in_office(parsed, arguments, date)


def _in_office(parsed: Parsed, arguments: Arguments, date: DateMention) -> bool:
    """Whether the first verb behind a date takes up an office, 后 behind it, and what follows is not done at once."""
    between = [n for n in range(arguments.at) if parsed.items[n].begin >= date.end]
    first = next((n for n in between if parsed.items[n].kind == "verb"), arguments.at)
    offices = (t.item for t in parsed.triggers if all("Office" in f.traits for f in t.frames))
    behind = [parsed.items[n] for n in between if n > first]
    if first not in offices or not behind or "occasion" not in behind[0].senses or behind[0].text[-1] != "后":
        return False
    return not any("at_once" in i.senses or i.date is not None for i in behind)


def is_of_other_act(parsed: Parsed, arguments: Arguments, date: DateMention) -> bool:
    """Whether a date is that of what is told beside an event: 6月〔承认已〕离开甲地, 6月3日〔刚〕上任，到乙地视察.

    A year is also that of what was done for it: 1980年甲因乙出兵〔而〕抵制比赛.
    """
    if _is_admitted(parsed, arguments, date) or _has_just(parsed, arguments, date):
        return True
    if _is_owned(parsed, arguments, date):
        return True
    if _stands_between(parsed, arguments, date):
        return True
    if date.range is None or len(date.range.start) > len("2020"):
        return False
    between = (i for i in parsed.items if date.end <= i.begin < arguments.trigger.begin)
    behind = parsed.items[arguments.at + 1 : parsed.clauses[arguments.clause].high]
    return any("because" in i.senses for i in between) and any(i.text in ("而", "而对") for i in behind)


def _is_admitted(parsed: Parsed, arguments: Arguments, date: DateMention) -> bool:
    """Whether somebody only says on a day that it has happened: 6月3日撰文，〔证实〕自己〔已经〕离开甲地."""
    if arguments.frame.traits.isdisjoint(("Journey", "Motion", "Office", "Post")):
        return False
    between = [i for i in parsed.items if date.end <= i.begin < arguments.trigger.begin]
    done = next((n for n, i in enumerate(between) if i.senses & {"already", "back_then"}), 0)
    return any("admits" in i.senses for i in between[:done])


def _is_owned(parsed: Parsed, arguments: Arguments, date: DateMention) -> bool:
    """Whether somebody only says on a day that he was not forced to it: 〔周二否认〕是被迫离开甲地."""
    between = (n for n, i in enumerate(parsed.items[: arguments.at]) if date.end <= i.begin)
    return any(own_will(parsed.items, n, arguments.at) for n in between)


def _stands_between(parsed: Parsed, arguments: Arguments, date: DateMention) -> bool:
    """Whether 后 or 前 behind a verb only says of what time something is: 24日敲定英国〔脱欧后的〕协议.

    So too in what was some time before, a day told ahead: 11月8日，甲〔去世前〕两周，…….
    """
    frame, items = arguments.frame, parsed.items
    at, clause = arguments.at, parsed.clauses[arguments.clause]
    if frame.meets or frame.object_part == "place":
        return False
    open_to = ("name", "noun", "aspect", "mark")
    end = next((n for n in range(at + 1, clause.high) if items[n].kind not in open_to), clause.high)
    if end + 1 >= clause.high or "occasion" not in items[end].senses:
        return False
    if items[end].text[-1] == "前":
        return date.end <= items[clause.low].begin and items[end + 1].date is not None
    ahead = date is not arguments.date and date.end <= items[clause.low].begin
    if ahead and items[end].text[-1] == "后" and "Office" in frame.traits:
        return items[end + 1].kind in ("verb", "adverb")  # 6月1日，甲就任后出访乙地
    between = (i for i in items[clause.low : at] if i.begin >= date.end)
    return items[end + 1].kind in ("de", "noun", "name") and any(i.kind == "verb" for i in between)


def _has_just(parsed: Parsed, arguments: Arguments, date: DateMention) -> bool:
    """Whether who has just taken up an office does something that day: 6月3日〔刚当上部长〕，到乙地视察."""
    at, clause = arguments.at, parsed.clauses[arguments.clause]
    if "Office" not in arguments.frame.traits or date.range is None or len(date.range.start) < 10 or not at:
        return False
    later = parsed.items[clause.high :]
    return "just" in parsed.items[at - 1].senses and any(i.kind == "verb" for i in later)
