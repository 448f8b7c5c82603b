"""Whom it touches that something is stopped, called off or lifted."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import senses
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


def with_shut(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments of a verb without an object, whose subject is the house that is shut: 〔某国大使馆〕已关闭."""
    if arguments.frame.kind != _SUSPENSION or arguments.objects or "shuts" not in arguments.trigger.senses:
        return arguments
    text = "".join(i.text for i in parsed.items if i.mention in arguments.subject)
    seat = any({"site_end", "building"} & senses().get(text[-n:], frozenset()) for n in (1, 2, 3))
    ends = parsed.clauses[arguments.clause].high == arguments.at + 1
    behind = parsed.items[arguments.at + 1 : arguments.at + 2]
    ends = ends or all(i.kind in ("de", "aspect", "adverb", "break") for i in behind)
    return replace(arguments, passive=True) if seat and ends else arguments


def _is_of_country(clause: Clause, goods: Phrase) -> bool:
    """Whether a thing is called by its country: 〔英国〕航班; not 日本首相, 香港大选."""
    items = clause.items
    if goods.governed or goods.heads or len(goods.weak) != 1 or not is_country(items[goods.first]):
        return False
    behind = items[goods.last + 1] if goods.last + 1 < clause.high else None
    event = behind is not None and "trigger" in behind.senses and behind.kind == "noun"
    return not event and items[goods.last].senses.isdisjoint(PEOPLE)
