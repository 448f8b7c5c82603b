"""What a clause without a subject, or one beside it, says of who acts: a reason, a plan, goods that come."""

from __future__ import annotations

from kg.extract.events_clauses import Clause, Parsed, has_sense
from kg.extract.events_items import senses
from kg.extract.events_phrases import named
from kg.model import Mention


def is_reason(parsed: Parsed, number: int) -> bool:
    """Whether what somebody said in a clause is only why what follows befell him: 甲因〔批评政府〕，周一被拘捕."""
    clause = parsed.clauses[number]
    said = next(n for n in range(clause.low, clause.high) if "speech" in parsed.items[n].senses)
    return any("because" in i.senses for i in parsed.items[clause.low : said])


def sees_off(parsed: Parsed, number: int) -> bool:
    """Whether a clause tells who sees somebody off or greets him, not who goes: 离开甲地时，〔乙到机场送行〕.

    Or the first of those behind it that has a verb: 离开甲地时，〔部长乙，局长丙等到机场送行〕.
    """
    while number + 1 < len(parsed.clauses) and not parsed.clauses[number].verbal:
        number += 1
    return has_sense(parsed, number, "sees_off")


def planner(parsed: Parsed, number: int, at: int) -> tuple[Mention, ...]:
    """Whose plan opens a clause that says with 是 what it holds: 〔甲〕此行的最后一项安排是与乙会谈."""
    items, clause = parsed.items, parsed.clauses[number]
    own = next((r for r in clause.relatives if r.first == clause.low and not r.verbal), None)
    copula = next((n for n in range(clause.low, at) if "copula" in items[n].senses), None)
    if own is None or copula is None or copula < own.de or items[min(copula + 1, at)].kind != "prep":
        return ()
    if "on_plan" not in items[copula - 1].senses:
        return ()
    return tuple(m for p in clause.phrases if own.first <= p.first < own.de for m in p.heads if m.kind == "person")


def right_behind_time(parsed: Parsed, number: int, at: int) -> tuple[Mention, ...]:
    """Who stands right behind 后 or 时 in the clause: 访问乙地之后〔甲〕将前往丙地."""
    items, clause = parsed.items, parsed.clauses[number]
    end = next((n for n in range(at + 1, clause.high) if "occasion" in items[n].senses), clause.high)
    if any(items[n].kind in ("de", "prep") for n in range(at + 1, end)):
        return ()
    behind = next((p.heads for p in clause.phrases if p.first == end + 1), ())
    return behind if any(m.kind == "person" for m in behind) else ()


def is_freight(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether a thing is carried by itself: not 乘专机, 甲的专机, 甲专机."""
    before = parsed.items[at - 1] if at > clause.low else None
    if "freight" not in parsed.items[at].senses or clause.hidden(at, within=None):
        return False
    if any("rides" in i.senses for i in parsed.items[clause.low : at]):
        return False
    own = before is not None and (before.kind in ("verb", "prep", "de") or before.tag == "person")
    return not own or (before is not None and before.kind == "verb" and before.text[-1] == "有")


def is_judged(parsed: Parsed, number: int, at: int) -> bool:
    """Whether 是 says something of what a clause without a subject tells: 对甲地的访问〔是〕……, 与甲对话，〔是〕……."""
    items, behind = parsed.items, at + 1
    if behind == parsed.clauses[number].high and items[behind : behind + 1]:
        behind += 1
    if parsed.clauses[number].low + 1 > at:
        return False
    while behind < len(items) and items[behind].kind == "adverb":
        behind += 1
    if behind + 1 < len(items) and (items[behind + 1].kind == "date" or "place" in items[behind + 1].senses):
        return False  # 与甲见面是〔在乙地〕
    says = (*items[behind : behind + 1], *(i for i in items[behind - 1 : behind] if i.kind == "adverb"))  # 只是
    return any("copula" in senses().get(i.text[-1:], frozenset()) for i in says)


def is_of_matter(parsed: Parsed, number: int, at: int) -> bool:
    """Whether what a clause tells is the attribute of a matter: 被迫逃离乙国的〔事件〕."""
    high = parsed.clauses[number].high
    if "matter" in parsed.items[min(at + 1, high - 1)].senses:
        return True  # 取消访问〔一事〕
    for n in range(at + 1, high - 1):
        if parsed.items[n].kind == "de":
            after = "occasion" in parsed.items[n - 1].senses  # 和甲会谈之后的〔报道〕
            return "matter" in parsed.items[n + 1].senses and not after
        if parsed.items[n].kind in ("verb", "prep"):
            return False
    return False


def names_folk(parsed: Parsed, earlier: int, number: int) -> bool:
    """Whether a clause is nothing but people without a name, of whom the next tells: 〔某组织专家组〕，将访问乙地."""
    clause = parsed.clauses[earlier]
    if clause.verbal or clause.occasion or earlier + 1 != number or len(clause.phrases) != 1:
        return False
    phrase = clause.phrases[0]
    whose = any(i.mention is not None for i in parsed.items[phrase.first : phrase.last])
    return whose and not phrase.governed and not named(phrase) and parsed.items[phrase.last].tag == "n"
