"""What stands around a trigger: the phrases it can take, and the relative clause or genitive it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import Item
from kg.extract.events_phrases import Phrase, Relative, named


@dataclass(frozen=True, slots=True)
class Around:
    """The phrases that a trigger can take, left and right of it, and the relative clause it stands in."""

    left: tuple[Phrase, ...]
    right: tuple[Phrase, ...]
    relative: Relative | None
    head: Phrase | None


def around_of(parsed: Parsed, clause: Clause, item: int) -> Around:
    """The phrases that the trigger at ``item`` can take, those inside relative clauses left out."""
    relative = clause.innermost(item)
    before = modifier_of(parsed.items, clause, item)
    visible = [
        p
        for p in clause.phrases
        if not clause.hidden(p.first, within=relative) or (before is not None and before.first <= p.first < before.de)
    ]
    if relative is None:
        left = tuple(p for p in visible if p.last < item)
        right = tuple(p for p in visible if p.first > item)
        return Around(left, right, None, None)
    inside = [p for p in visible if relative.first <= p.first and p.last < relative.de]
    head = next((p for p in clause.phrases if p.first > relative.de and named(p)), None)
    between = parsed.items[relative.de + 1 : head.first] if head is not None else ()
    if any(i.kind in ("verb", "prep") and "also" not in i.senses for i in between):
        head = None
    return Around(tuple(p for p in inside if p.last < item), tuple(p for p in inside if p.first > item), relative, head)


def modifier_of(items: Sequence[Item], clause: Clause, item: int) -> Relative | None:
    """The relative clause or genitive right before a noun: 甲与乙举行的〔会谈〕, 甲对乙的〔访问〕."""
    at = item - 1
    while at >= clause.low and items[at].kind in ("noun", "mark", "aspect", "name"):
        at -= 1
    return next((r for r in clause.relatives if r.de == at), None)
