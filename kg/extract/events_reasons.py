"""The reason that a clause gives for what it tells, which may tell an event of its own: 以甲购买导弹为由制裁甲."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_clauses import Clause
from kg.extract.events_items import Item, senses
from kg.extract.events_phrases import Phrase, named


def reason_of(items: Sequence[Item], clause: Clause) -> range:
    """The items between 因 and 而, or between 以 and 为由; none where no reason stands before the verb."""
    if "because" in clause.senses:
        opens = next(n for n in range(clause.low, clause.high) if "because" in items[n].senses)
        ends = next((n for n in range(opens, clause.high) if items[n].text.endswith("而")), None)
        ends = ends if ends is not None else _suffers(items, opens, clause.high)
        return range(opens + 1, ends) if ends is not None else range(0)
    if "pretext" not in clause.senses:
        return range(0)
    ends = next(n for n in range(clause.low, clause.high) if "pretext" in items[n].senses)
    opens = next((n for n in range(ends - 1, clause.low - 1, -1) if items[n].text == "以"), ends)
    return range(opens + 1, ends)


def reason_begin(items: Sequence[Item], clause: Clause, item: int) -> int | None:
    """Where the reason begins in which a verb stands; a date before is the main verb's: 周二，甲因〔乙部署〕导弹曾抗议.

    None where it stands in none: 因疫情〔取消〕访问.
    """
    reason = reason_of(items, clause)
    if item in reason:
        return reason[0]
    before = range(item - 1, clause.low - 1, -1) if "because" in clause.senses else ()
    opens = next((n for n in before if "because" in items[n].senses), None)
    between = items[opens + 1 : item] if opens is not None else ()
    if opens is None or any(i.kind not in ("name", "noun", "mark") for i in between):
        return None
    return opens + 1 if not between or between[-1].mention is not None else None


def _suffers(items: Sequence[Item], opens: int, high: int) -> int | None:
    """Where 被 or 遭 goes on from what somebody did: 甲因参加抗议〔被〕捕; not 因甲〔被〕捕."""
    acted = False
    for n in range(opens + 1, high):
        passive = senses().get(items[n].text[0], frozenset())
        if acted and "passive" in passive and items[n].kind in ("prep", "verb"):
            return n
        acted = acted or items[n].kind == "verb" or "trigger" in items[n].senses
    return None


def without_reason(items: Sequence[Item], clause: Clause, phrases: Sequence[Phrase], item: int) -> Sequence[Phrase]:
    """The phrases that a trigger can take where a clause gives a reason: 甲〔因乙袭击丙〕而制裁乙."""
    reason = reason_of(items, clause)
    if not reason or item < reason[0]:
        return phrases
    if item > reason[-1]:
        return [p for p in phrases if p.first not in reason]
    opens = reason[0] - 1
    own = [p for p in phrases if p.first > opens]
    if not any(named(p) for p in own if opens in (p.before, p.governor)):
        return phrases  # 甲〔因袭击乙〕而被捕
    return [p._replace(governed=frozenset(), governor=None) if opens in (p.before, p.governor) else p for p in own]
