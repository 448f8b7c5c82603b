"""Whether a sentence tells that what was set has been called off or put off."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import Item, senses_of
from kg.model import Status


def status_off(parsed: Parsed, arguments: Arguments) -> Status | None:
    """Denied where an event is called off (会谈取消), planned where it is put off to the day told; else None."""
    clause, at = parsed.clauses[arguments.clause], arguments.at
    after = parsed.items[at + 1 : clause.high]
    reach = 3 if "Nominal" in arguments.frame.patterns else 1
    back = next((n for n, i in enumerate(_until_other(after[:reach])) if "back" in i.senses), None)
    if "speech" in arguments.trigger.senses:
        back = None  # 宣布〔取消〕交易
    if back is not None and arguments.date is not None and after[back].begin < arguments.date.begin:
        return "planned"  # 峰会推迟到〔周五〕
    if (back is not None and not _acts_on(after[back + 1 :])) or _called_off(parsed.items, clause, at):
        return "denied"
    return "denied" if _is_off_again(parsed, arguments) else None


def _is_off_again(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether what was set for a day is called off behind it: 原定周五会见乙，但会面临时〔取消〕.

    Not where the day is the new one: 原定周二举行的峰会推迟到〔周五〕.
    """
    items, at, date = parsed.items, arguments.at, arguments.date
    back = next((i for i in items[at + 1 :] if "back" in i.senses and i.kind != "noun"), None)
    if back is None or (date is not None and date.begin >= back.begin):
        return False
    clause = parsed.clauses[arguments.clause]
    till = clause.high if items[at].kind == "noun" else at  # 会谈〔原定〕周二举行，但被推迟
    return any("set" in items[n].senses | senses_of(items[n : n + 2]) for n in range(clause.low, till))


def _acts_on(after: Sequence[Item]) -> bool:
    """Whether 取消 has an object of its own: 签署行政命令取消〔甲地的地位〕."""
    first = next((i for i in after if i.kind not in ("aspect", "mark")), None)
    return first is not None and (first.kind in ("name", "noun") or bool(first.senses & {"toward", "ba"}))


def _until_other(after: Sequence[Item]) -> Sequence[Item]:
    """What follows up to a list mark or 上, 中, 期间: 在峰会〔上取消会谈〕 is of something else."""
    ends = (n for n, item in enumerate(after) if item.kind == "list" or "occasion" in item.senses)
    return after[: next(ends, len(after))]


def _called_off(items: Sequence[Item], clause: Clause, trigger: int) -> bool:
    """Whether the end of what 的 leads to stands before it: 〔取消〕原定于周五举行的峰会."""
    de = next((n for n in range(trigger - 1, clause.low, -1) if items[n].kind == "de"), None)
    if de is None or any(items[n].kind not in ("name", "noun", "mark") for n in range(de + 1, trigger)):
        return False
    opens = min((r.first for r in clause.relatives if r.de == de), default=clause.low + 1)
    backs = [n for n in range(clause.low, de) if "back" in items[n].senses]
    return any(n == clause.low or n + 1 == opens or "set" in items[n + 1].senses for n in backs)
