"""Forces that are sent somewhere: whether what is sent are forces at all, and where they go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import Item, ends_of, senses
from kg.model import Mention


def sends_others(items: Sequence[Item], clause: Clause, at: int) -> bool:
    """Whether neither forces nor staff are sent or stationed: 派出〔副议长〕出席晚宴, 部署〔供应链〕."""
    if "musters" not in items[at].senses and "musters" not in senses().get(items[at].text.rstrip("了"), frozenset()):
        return False
    end = next((n for n in range(at + 1, clause.high) if items[n].kind == "verb"), clause.high)
    return not any(_are_forces(i) for i in (*items[clause.low : at], *items[at + 1 : end]))


def _are_forces(item: Item) -> bool:
    if item.mention is not None and item.mention.kind == "person":
        return False
    longer = (senses().get(item.text[-n:], frozenset()) for n in (1, 2, 3, 4))
    return item.kind in ("name", "noun") and ("forces" in ends_of(item.text) or any("forces" in s for s in longer))


def names_forces(parsed: Parsed, mention: Mention) -> bool:
    """Whether a place only says whose the forces are: 部署〔美国〕导弹系统."""
    at = next((n for n, i in enumerate(parsed.items) if i.mention is mention), len(parsed.items))
    behind = (i for i in parsed.items[at + 1 : at + 4] if i.kind in ("name", "noun"))
    return any(_are_forces(i) for i in behind)


def sent_to(parsed: Parsed, number: int, at: int) -> Iterator[Mention]:
    """The places to which forces go behind the verb: 派出军机进入〔台湾〕西南空域, 派出军舰在〔北海〕军演."""
    items, high = parsed.items, parsed.clauses[number].high
    for n in range(at + 2, high - 1):
        if items[n].senses & {"enters", "goal", "place"}:
            last = next((i for i in range(n + 1, high) if items[i].kind not in ("name", "noun", "mark", "de")), high)
            yield from (m for i in items[n + 1 : last] if (m := i.mention) is not None and m.kind == "place")
