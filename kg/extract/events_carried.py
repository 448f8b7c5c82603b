"""What the clauses before one that tells an event say of whether it happened: 外界预计，…… 这将是首次，……."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_clauses import Clause, Parsed, has_sense
from kg.extract.events_disposal import marks_object
from kg.extract.events_items import Item
from kg.extract.events_subject import subject_of
from kg.model import Status
from kg.ontology import CueStatus

OPENS = 3  # items of a clause among which 将是 opens it
SHORT = 4  # items of a clause that only says who expects what follows


def foresees(parsed: Parsed, number: int) -> bool:
    """Whether a clause only says that somebody expects what follows: 外界〔预计〕，……"""
    clause = parsed.clauses[number]
    last = next(
        n for n in range(clause.high - 1, clause.low - 1, -1) if n == clause.low or parsed.items[n].kind != "mark"
    )
    if clause.high - clause.low > SHORT or clause.senses & {"as_told", "agent", "source"}:
        return False
    return parsed.items[last].kind == "verb" and (last, "planned") in clause.cues


def is_said_to_be(parsed: Parsed, number: int) -> bool:
    """Whether a clause says of what is to come what it will be: 这〔将是〕甲上任以来，首次会谈."""
    clause = parsed.clauses[number]
    first = parsed.items[clause.low]
    return first.tag == "r" and any(
        s == "planned" and n < clause.low + OPENS and is_to_be(parsed.items, n, s, clause.high) for n, s in clause.cues
    )


def only_invited(parsed: Parsed, number: int) -> bool:
    """Whether a clause goes on with what somebody is invited to: 邀请乙访问甲地，〔并〕举行峰会."""
    if not number or parsed.items[parsed.clauses[number].low].text[0] != "并":
        return False
    before = parsed.clauses[number - 1]
    return any("invites" in i.senses and i.kind == "verb" for i in parsed.items[before.low : before.high])


def carried_status(parsed: Parsed, number: int) -> Status | None:
    """A clause without a subject goes on with the plan of those before: 将先访问甲地，讨论某事，然后前往乙地."""
    for earlier in range(number - 1, -1, -1):
        clause = parsed.clauses[earlier]
        own = [(n, s) for n, s in clause.cues if not (marks_object(parsed.items, n) or _is_aim(parsed.items, n))]
        cues = [s for n, s in own if not clause.hidden(n, within=None) and not _of_agent(parsed, clause, n)]
        if "planned" in cues and "while" in clause.senses:
            cues = [s for n, s in own if s != "planned" or not is_of_occasion(parsed.items, n, clause.high)]
        if "denied" in cues and "invites" in clause.senses:
            return "denied"  # 没有邀请甲，到乙地参观
        if "denied" in cues and _goes_on(parsed, earlier, number):
            return "denied"  # 不会利用这次机会，与甲会谈; 没有前往甲地，与乙会面
        if clause.speech or "denied" in cues:
            break
        if "planned" in cues:
            return "planned"
        if "hypothetical" in cues:
            return None  # 应保持对话，通过协商解决问题
        if cues or subject_of(parsed, earlier):
            break
    return "happened"


def _goes_on(parsed: Parsed, earlier: int, number: int) -> bool:
    """Whether a clause says to what end somebody did not go or take a chance: 没有利用这次〔机会〕，与甲会谈."""
    if earlier != number - 1 or has_sense(parsed, number, "contrast"):
        return False
    items, clause = parsed.items, parsed.clauses[earlier]
    return "chance" in items[clause.high - 1].senses or any(
        i.senses & {"goal", "sets_out"} for i in items[clause.low : clause.high]
    )


def is_of_occasion(items: Sequence[Item], cue: int, at: int) -> bool:
    """Whether a cue says only at what time something is done: 在选举〔即将〕举行之际逮捕甲; not 将在会谈之际……."""
    end = next((n for n in range(cue + 1, at) if "while" in items[n].senses), at)
    opens = next((n for n in range(cue - 1, -1, -1) if "place" in items[n].senses or items[n].kind == "break"), 0)
    return end < at and "place" in items[opens].senses and items[cue + 1].kind != "prep"


def _is_aim(items: Sequence[Item], cue: int) -> bool:
    """Whether a cue only says to what end something is done: 为〔寻求〕和平，甲与乙会谈."""
    return cue > 0 and items[cue - 1].text in ("为", "为了")


def _of_agent(parsed: Parsed, clause: Clause, cue: int) -> bool:
    """Whether somebody else does what a cue says: 甲经由乙〔安排〕，……"""
    return any(i.kind == "prep" and i.senses & {"agent", "source"} for i in parsed.items[clause.low : cue])


def is_to_be(items: Sequence[Item], cue: int, status: CueStatus, trigger: int) -> bool:
    """Whether what an event is the attribute of is still to come: 贸易〔将〕是甲与乙会谈的议题."""
    return status == "planned" and cue < trigger and items[cue + 1].text in ("是", "成为")


def is_topic_of_plan(items: Sequence[Item], clause: Clause, at: int) -> bool:
    """Whether a clause tells what a gathering will be: 峰会〔将〕讨论贸易, 会晤的议题〔将〕是……; not 会谈将继续."""
    end = next((n for n in range(at + 1, clause.high) if items[n].kind not in ("noun", "de", "mark")), clause.high)
    cue = next((n for n, s in clause.cues if n == end and s == "planned"), None)
    if cue is None or not items[cue].text.startswith("将") or marks_object(items, cue):
        return False
    verb = next((i for i in items[cue + 1 : clause.high] if i.kind == "verb"), None)
    return verb is not None and "goes_on" not in verb.senses
