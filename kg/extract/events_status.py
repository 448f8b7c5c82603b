"""Whether an event happened, is planned, denied, or only thought of."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_arguments import Arguments, is_core, is_gathering
from kg.extract.events_around import is_unreal
from kg.extract.events_carried import SHORT, carried_status, foresees, is_said_to_be, is_topic_of_plan, only_invited
from kg.extract.events_clauses import Clause, Parsed, has_sense
from kg.extract.events_cues import asked_for, cues_of, is_over
from kg.extract.events_disposal import marks_object
from kg.extract.events_items import Item, senses_of
from kg.extract.events_off import status_off
from kg.extract.events_purpose import is_halted, is_only_spoken_of, is_only_thought_of, is_prepared, is_purpose
from kg.model import Status
from kg.ontology import KG, CueStatus, Frame

_APPOINTMENT = f"{KG}Appointment"
_SUSPENSION = f"{KG}Suspension"


def status_of(parsed: Parsed, arguments: Arguments) -> Status | None:
    """Happened, planned or denied; None for what is only thought of, asked or called for."""
    if any(has_sense(parsed, n, "conditional") for n in range(arguments.clause + 1)):
        return None
    clause = parsed.clauses[arguments.clause]
    at = arguments.at
    if arguments.frame.kind == _APPOINTMENT and _counts_days(parsed.items, at):
        return None
    taken_up = "Office" in arguments.frame.traits  # 以总统兼任总理的〔身份〕
    if (taken_up or _may_be_attribute(arguments)) and is_unreal(parsed.items, clause, at):
        return None
    if _of_outcome(parsed, clause, at) or (arguments.pattern == "Nominal" and _awaited(parsed.items, clause, at)):
        return None
    if is_only_spoken_of(parsed, clause, arguments.frame, at):
        return None
    cues = cues_of(parsed, arguments)
    hoped = frozenset[str]().union(*(parsed.items[n].senses for n, s in cues if s == "planned"))
    if "perhaps" in hoped and "Misfortune" in arguments.frame.traits:
        return None  # 冲突〔可能〕发生
    if "weighs" in hoped and not is_core(arguments.frame):
        return None  # 〔考虑〕关闭边界; a journey that is thought of is told
    if _is_needed(parsed, clause, arguments) or _is_ruled_on(parsed.items, clause, at, arguments.frame):
        return None
    asked = asked_for(parsed.items, clause.low, at)
    called = any("calls" in parsed.items[n].senses for n, s in cues if s == "hypothetical" and n not in asked)
    undone = arguments.frame.meets or arguments.frame.kind == _SUSPENSION or any(s == "denied" for _, s in cues)
    if is_purpose(parsed.items, clause, at):
        return None
    undone = undone or (arguments.pattern == "Nominal" and arguments.date is None)
    if called or is_only_thought_of(parsed, clause, at) or (undone and is_prepared(parsed, clause, at)):
        return None  # 呼吁甲不要会见乙, 为取消选举铺路; not 为甲预计出席的峰会预热
    cues = [(n, s) for n, s in cues if s not in ("hypothetical", "denied") or not is_over(parsed.items, n, at)]
    denied = [n for n, s in cues if s == "denied"]
    if arguments.frame.meets and not denied and is_halted(parsed, clause, at):
        return None
    if denied and "holds_office" in parsed.items[at].senses:
        return None  # 已没〔担任〕议员
    if denied and any(i.senses & {"attends", "stays_away"} for i in parsed.items[denied[-1] : at]):
        return None  # 不〔参加〕就职典礼: it is held without him
    if denied and (_is_unsaid(parsed.items, denied[-1]) or _is_rather_than(parsed.items, denied[-1])):
        return None
    if denied and any("speech" in i.senses for i in parsed.items[denied[-1] + 1 : at]):
        return None  # 没有承认在大选中败选
    if any(n + 1 in denied for n in denied) or _is_undone(parsed.items, cues, arguments.frame):  # 不会阻止甲就任
        return None
    if arguments.dropped and only_invited(parsed, arguments.clause):
        return None
    cues = [(n, s) for n, s in cues if not (_was_invited(parsed, clause.low, n) or "anew" in parsed.items[n].senses)]
    if _is_invited(parsed.items, clause, at, arguments):
        cues.append((at, "planned"))
    return _status(parsed, arguments, at, [s for n, s in cues if n not in asked])


def _is_unsaid(items: Sequence[Item], cue: int) -> bool:
    """Whether what is denied is that somebody tells of it: 只字〔未提〕甲访问乙地."""
    return any("leaves_out" in senses_of(items[cue:end]) for end in (cue + 1, cue + 2))


def _is_rather_than(items: Sequence[Item], cue: int) -> bool:
    """Whether a denial is only of somebody or something that stands behind it: 由部长〔而非〕总理访问乙地."""
    text = "".join(i.text for i in items[max(0, cue - 1) : cue + 2])
    end = next((n for n in range(cue + 1, len(items)) if items[n].text not in "非不是"), cue)
    return ("而非" in text or "而不是" in text) and items[end].kind in ("noun", "name")


def _counts_days(items: Sequence[Item], at: int) -> bool:
    """Whether an office is only counted from: 上任〔100天〕的评估, 上任的〔第十天〕."""
    de = next((n for n in range(at + 1, len(items)) if items[n].kind not in ("noun", "name")), at)
    counted = items[de + 1].text if de + 1 < len(items) and items[de].kind == "de" else ""
    if counted.startswith(("第", "最后")) and not counted.startswith("第一"):
        return True
    date = items[at + 1].date if at + 1 < len(items) else None
    return date is not None and (date.kind == "duration" or items[at + 1].text.endswith("后"))  # 上任〔5天后〕


def _is_invited(items: Sequence[Item], clause: Clause, at: int, arguments: Arguments) -> bool:
    """Whether who acts is only invited to: 甲邀请〔乙〕访问丙地."""
    guests = {m.begin for m in arguments.subject}
    words = (n for n in range(clause.low, at - 1) if "invites" in items[n].senses and items[n].kind == "verb")
    return any(any(items[i].begin in guests for i in range(n + 1, at)) for n in words)


def _was_invited(parsed: Parsed, low: int, cue: int) -> bool:
    """Whether an invitation is of an earlier time, and so was followed: 〔曾〕受邀参加会议."""
    if "invited" not in parsed.items[cue].senses | senses_of(parsed.items[cue : cue + 2]):
        return False
    return any("back_then" in i.senses for i in parsed.items[low:cue])


def is_asked(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a sentence asks what it tells; not if the question begins behind it: 甲周一访问乙地，〔丙有何评论〕？"""
    if not parsed.sentence.folded.rstrip('”’」』"）)').endswith(("？", "?")):
        return False
    before = range(arguments.clause + 1)
    whole = arguments.date is not None or (arguments.frame.meets and arguments.subject and arguments.partners)
    return not whole or any(has_sense(parsed, n, "asks") for n in before) or not _asks(parsed)


def _asks(parsed: Parsed) -> bool:
    """Whether a word makes one of the clauses a question."""
    return any(has_sense(parsed, n, "asks") for n in range(len(parsed.clauses)))


def _awaited(items: Sequence[Item], clause: Clause, at: int) -> bool:
    """Whether the event is only looked at: 〔关注〕周末的峰会, 〔迎接〕大选."""
    open_to = (n for n in range(at - 1, clause.low - 1, -1) if not clause.hidden(n, within=None))
    verb = next((n for n in open_to if items[n].kind == "verb"), None)
    return verb is not None and "awaits" in items[verb].senses


def _of_outcome(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether what is denied is how an event came out: 拒绝接受〔选举失败〕, 不承认大选〔结果〕."""
    behind = parsed.items[at + 1 : clause.high]
    head = next((i for i in behind if i.kind not in ("de", "mark")), None)
    denied = any(s == "denied" and n < at for n, s in clause.cues)
    return denied and head is not None and "outcome" in head.senses


def _status(parsed: Parsed, arguments: Arguments, at: int, cues: Sequence[CueStatus]) -> Status | None:
    clause = parsed.clauses[arguments.clause]
    after = parsed.items[at + 1 : clause.high]
    head = _head(after, arguments) if _may_be_attribute(arguments) else frozenset()
    if "unreal" in head:
        return None
    if (off := status_off(parsed, arguments)) is not None:
        return off
    strong = [status for status in cues if status in ("denied", "hypothetical")]
    if strong:  # the nearest to the verb counts: 不愿透露如果……会怎样, 应不会见面
        return "denied" if strong[-1] == "denied" else None
    if _decided(parsed, clause, arguments):
        return "planned"
    done = _aspect(after) or "了" in parsed.items[at].text or _is_carried_out(parsed.items[clause.low : at], arguments)
    if not done and _opens_what_comes(parsed, arguments):
        return "planned"
    if ("planned" in cues and not done) or "plan" in head or _is_before_plan(parsed, clause, at):
        return "planned"  # not 就未来十年的关系举行〔了〕会谈
    if _is_beside_plan(parsed, arguments):
        return "planned"
    if not done and is_gathering(arguments.frame) and is_topic_of_plan(parsed.items, clause, at):
        return "planned"
    if any(foresees(parsed, n) for n in range(arguments.clause)) and not done:
        return "planned"
    if arguments.clause and is_said_to_be(parsed, arguments.clause - 1) and not done:
        return "planned"
    if arguments.dropped and arguments.clause and not cues and not done and arguments.date is None:
        return carried_status(parsed, arguments.clause)
    return "happened"


def _is_ruled_on(items: Sequence[Item], clause: Clause, at: int, frame: Frame) -> bool:
    """Whether a court only rules on it, or somebody is only charged with it: 法院〔裁定〕甲违约, 甲〔被控〕纵火."""
    if "Justice" in frame.traits or clause.senses.isdisjoint(("rules", "alleges", "passive")):
        return False
    before = [n for n in range(clause.low, at) if not clause.hidden(n, within=clause.innermost(at))]
    found = (senses_of(items[n : n + 2]) if "passive" in items[n].senses else items[n].senses for n in before)
    return any(senses & {"rules", "alleges"} for senses in found)


def _is_undone(items: Sequence[Item], cues: Sequence[tuple[int, CueStatus]], frame: Frame) -> bool:
    """Whether what is told last is that something in force is ended, which is no denial of it: 〔撤销〕甲与乙的协议."""
    last = next((items[n] for n, s in reversed(cues) if s == "denied"), None)
    lasting = frame.traits & {"Mutual", "Instrument", "OnGoods"} and not frame.meets
    return bool(lasting) and last is not None and "undoes" in last.senses


def _is_needed(parsed: Parsed, clause: Clause, arguments: Arguments) -> bool:
    """Whether a clause says what an act would need: 与甲谈判〔需要〕让步."""
    if arguments.date is not None or clause.occasion:
        return False
    behind = range(arguments.at + 1, clause.high)
    verb = next((n for n in behind if parsed.items[n].kind in ("verb", "adverb", "prep")), clause.low)
    return "needs" in parsed.items[verb].senses and not clause.hidden(verb, within=None)


def _decided(parsed: Parsed, clause: Clause, arguments: Arguments) -> bool:
    """Whether somebody only decided to do it: 〔决定〕重启与甲的谈判, 〔决定〕购买导弹; not 决定任命甲."""
    frame, items, at = arguments.frame, parsed.items, arguments.at
    if "Decree" in frame.traits or "decides" not in clause.senses:
        return False
    words = [n for n in range(clause.low, at) if "decides" in items[n].senses and items[n].kind == "verb"]
    words = [n for n in words if not clause.hidden(n, within=clause.innermost(at))]
    if is_core(arguments.frame):
        return bool(words)
    done = items[at].text[-1] in "了过" or _aspect(items[at + 1 : clause.high])
    return not done and any(not is_over(items, n, at) for n in words)


def _may_be_attribute(arguments: Arguments) -> bool:
    """Whether a noun behind the verb can be what it is the attribute of; 批准计划 takes it as its object."""
    frame = arguments.frame
    return arguments.relative or is_core(arguments.frame) or "VerbObject" not in frame.patterns


def _head(after: Sequence[Item], arguments: Arguments) -> frozenset[str]:
    """What the noun says that a verb is the attribute of: 访问乙地的〔计划〕, 访乙〔可能性〕."""
    if arguments.pattern in ("Nominal", "LightVerb") and not any("perhaps" in i.senses for i in after[1:3]):
        after = after[:1]
    for item in after:
        if (item.kind == "noun" and item.senses & {"unreal", "plan"}) or "perhaps" in item.senses:
            return item.senses  # 会谈的〔计划〕, 会谈的一个〔可能〕的场所
        if item.kind not in ("name", "noun", "de", "mark", "list", "aspect"):
            break
    return frozenset()


def _aspect(after: Sequence[Item]) -> bool:
    return bool(after) and after[0].text in ("了", "过")


def _is_before_plan(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether what follows the event is still to come: 离开甲地后〔将〕返回乙地, 会面时〔将〕讨论, 这次访问〔将〕……."""
    first = next((n for n in range(at + 1, clause.high) if parsed.items[n].kind not in ("name", "noun", "mark")), at)
    if "this_time" in clause.senses and any(n == first and s == "planned" for n, s in clause.cues):
        return True
    end = next((n for n in range(at + 1, clause.high) if "occasion" in parsed.items[n].senses), clause.high)
    if end + 1 >= clause.high or not (_is_of_time(parsed.items[end]) or parsed.items[end].text[-1] == "后"):
        return False
    return any(n == end + 1 and s == "planned" and _is_to_come(parsed.items, n) for n, s in clause.cues)


def _is_to_come(items: Sequence[Item], cue: int) -> bool:
    """Whether a cue says that something will happen, not what somebody wants: 〔将〕 and 〔会〕, not 承诺."""
    return not marks_object(items, cue) and not items[cue].senses & {"attitude", "speech"}


def _opens_what_comes(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a clause with 前 or 期间 stands before one that tells what will happen: 在前往甲地〔之前〕，乙将……."""
    clause, number = parsed.clauses[arguments.clause], arguments.clause + 1
    words = parsed.items[clause.high - 1]
    if not clause.occasion or number >= len(parsed.clauses) or not _is_of_time(words):
        return False
    if any(i.date is not None for i in parsed.items[: arguments.at]):
        return False
    behind = parsed.clauses[number]
    open_to = [(n, s) for n, s in behind.cues if not behind.hidden(n, within=None)]
    at, status = next(((n, s) for n, s in open_to if _is_to_come(parsed.items, n)), (behind.high, None))
    wanted = any(not _is_to_come(parsed.items, n) for n, _ in open_to if n < at)  # 访问期间，甲〔承诺〕将……
    return status == "planned" and not behind.speech and not wanted and at < behind.low + SHORT


def _is_beside_plan(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether 除 opens what will happen beside something else: 〔除〕驱逐外交官，还〔会〕制裁官员."""
    clause, number = parsed.clauses[arguments.clause], arguments.clause + 1
    if parsed.items[clause.low].text not in ("除", "除了") or number >= len(parsed.clauses):
        return False
    behind = parsed.clauses[number]
    return any(n < behind.low + SHORT and _is_to_come(parsed.items, n) for n, s in behind.cues if s == "planned")


def _is_of_time(word: Item) -> bool:
    return word.text.endswith("前") or "while" in word.senses


def _is_carried_out(before: Sequence[Item], arguments: Arguments) -> bool:
    """Whether 了 stands at the light verb: 也参与〔了〕演习."""
    if arguments.pattern != "LightVerb":
        return False
    return any((i.kind == "aspect" and i.text in "了过") or (i.kind == "verb" and i.text[-1] in "了过") for i in before)
