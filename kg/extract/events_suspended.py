"""Whom it touches that something is stopped, called off or lifted."""

from __future__ import annotations

from kg.extract.events_clauses import Clause
from kg.extract.events_phrases import PEOPLE, Phrase, is_country
from kg.model import Mention
from kg.ontology import KG, Frame

_SUSPENSION = f"{KG}Suspension"


def suspended(clause: Clause, item: int, frame: Frame) -> tuple[Mention, ...]:
    """With or toward whom something is no longer done, or whose thing it is: 暂停与〔甲国〕的合作, 暂停〔甲国〕航班."""
    if frame.kind != _SUSPENSION:
        return ()
    items = clause.items
    carriers = (n for n in range(item, clause.low - 1, -1) if n == item or items[n].text in frame.light_verbs)
    verb = next((n for n in carriers if items[n].kind == "verb"), None)
    if verb is None:
        return ()
    first = next((n for n in range(verb + 1, clause.high) if items[n].kind not in ("aspect", "mark")), verb)
    if items[first].kind == "prep" and items[first].senses & {"toward", "with"}:
        behind = next((p for p in clause.phrases if p.governor == first and p.first == first + 1), None)
        if behind is None or any("adjoins" in i.senses for i in items[first + 2 : behind.last + 2]):
            return ()  # 停止与〔甲国〕相邻水域的捕捞
        return behind.heads or behind.weak
    goods = next((p for p in clause.phrases if p.first == first), None)
    return goods.weak if goods is not None and _is_of_country(clause, goods) else ()


def _is_of_country(clause: Clause, goods: Phrase) -> bool:
    """Whether a thing is called by its country: 〔英国〕航班; not 日本首相, 香港大选."""
    items = clause.items
    if goods.governed or goods.heads or len(goods.weak) != 1 or not is_country(items[goods.first]):
        return False
    behind = items[goods.last + 1] if goods.last + 1 < clause.high else None
    event = behind is not None and "trigger" in behind.senses and behind.kind == "noun"
    return not event and items[goods.last].senses.isdisjoint(PEOPLE)
