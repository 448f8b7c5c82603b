"""The light verb that carries the noun of an event: 〔举行〕了为期两天的会谈."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from kg.extract.events_clauses import Clause
from kg.extract.events_items import Item
from kg.ontology import Frame

_OPENING, _CLOSING = frozenset("“‘「『《"), frozenset("”’」』》")
_LONGEST = 5  # items of a gathering's name before its last, in quotation marks


def light_verb(items: Sequence[Item], clause: Clause, item: int, frame: Frame) -> str | None:
    """The light verb that carries the noun: before it in the clause with no other verb between."""
    if not clause.has_word(frame.light_verbs):
        return None
    within = clause.innermost(item)
    for at in _outside_quotes(items, clause.low, item, frame.light_verbs):
        if items[item].kind == "verb" and "occasion" in items[at].senses:
            return None  # 出席峰会〔期间〕会面
        if items[at].text in frame.light_verbs:
            if items[item].kind == "verb" and clause.hidden(at, within=within):
                continue  # 出席论坛的甲会晤乙
            return items[at].text
        if items[at].kind != "verb":
            continue
        ends = "trigger" in items[at].senses and "denies" in items[at].senses  # 发表声明中止与乙的条约
        if ends or ("trigger" not in items[at].senses and not _modifies(items, at, item)):
            return None
    return None


def _outside_quotes(items: Sequence[Item], low: int, item: int, light_verbs: Container[str]) -> Iterator[int]:
    """The items before a noun, from the right, without those of a name in quotation marks: 出席〔「拯救美国」〕集会."""
    depth = 0
    if item + 1 < len(items) and items[item + 1].text in _CLOSING:  # 举行“二加二〔会议〕”, not “举行二加二〔会议〕”
        inside = list(takewhile(lambda i: i.text not in _OPENING, reversed(items[low:item])))
        depth = int(len(inside) < _LONGEST and all(i.text not in light_verbs for i in inside))
    for at in range(item - 1, low - 1, -1):
        if items[at].text in _OPENING:
            depth = max(0, depth - 1)
        elif items[at].text in _CLOSING:
            depth += 1
        elif not depth:
            yield at


def _modifies(items: Sequence[Item], verb: int, item: int) -> bool:
    """Whether a verb stands in an attribute of the noun: 举行〔为期两天的〕会谈."""
    return any(i.kind == "de" for i in items[verb + 1 : item])
