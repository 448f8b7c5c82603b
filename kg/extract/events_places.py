"""Which entity a place word means for an event, and which places act as parties."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.chinese.gazetteer import lookup
from kg.chinese.tables import rows
from kg.model import Entity, Mention, Names, Sentence


@cache
def _bound() -> dict[str, str]:
    return {row["surface"]: row["note"] for row in rows("clause") if row["sense"] == "bound"}


def place_entity(mentions: Iterable[Mention], names: Names) -> int | None:
    """The first mention's entity; places go before bodies that have a seat (白宫)."""
    found = [m for m in mentions if m.entities]
    best = [m for m in found if m.kind == "place"] or found
    return best[0].entities[0] if best else None


def is_actor(entity: Entity) -> bool:
    """Whether an entity can take part: persons, bodies, and of the places countries and their like."""
    if entity.kind != "place":
        return True
    if (entity.authority or "").startswith("country:"):
        return True
    return any(place.kind in ("country", "continent", "region") for place in lookup(entity.name))


def bound_place(sentence: Sentence, begin: int, names: Names) -> int | None:
    """The place that a verb is bound to: a name right behind it, or the character of one (访华, 抵京)."""
    for mention in names.mentions:
        if mention.begin == begin and mention.kind == "place" and mention.entities:
            return mention.entities[0]
    note = _bound().get(sentence.folded[begin - sentence.begin : begin - sentence.begin + 1])
    if note is None:
        return None
    for index, entity in enumerate(names.entities):
        if entity.kind == "place" and (entity.country == note or entity.authority == f"country:{note}"):
            if note.isascii() and (entity.authority or "").startswith("country:"):
                return index
        if entity.kind == "place" and any(note == place.name for place in lookup(entity.name)):
            return index
    return None
