"""Which entity a place word means for an event, and which places act as parties."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.chinese.folding import fold
from kg.chinese.gazetteer import lookup
from kg.chinese.tables import rows
from kg.extract.events_items import ends_of, senses
from kg.model import Entity, Mention, Names, Sentence
from kg.ontology import KG, Frame

_ARREST = f"{KG}Arrest"
_SUSPENSION = f"{KG}Suspension"


@cache
def _bound() -> dict[str, str]:
    return {row["surface"]: row["note"] for row in rows("clause") if row["sense"] == "bound"}


def place_entity(mentions: Iterable[Mention], names: Names) -> int | None:
    """The first mention's entity; places go before bodies that have a seat (白宫)."""
    for mention in mentions:
        if mention.entities and (mention.kind == "place" or _is_site(names.entities[mention.entities[0]])):
            return mention.entities[0]
    return None


def _is_site(entity: Entity) -> bool:
    """Whether a body is a place too: 白宫, 早稻田大学, 总统府; not 政府 or 委员会."""
    name = fold(entity.name)
    if entity.kind != "organisation" or "government" in senses().get(name[-2:], frozenset()):
        return False
    return any("site_end" in senses().get(name[-n:], frozenset()) for n in (1, 2, 3))


def is_court(entity: Entity) -> bool:
    """Whether a body is a court or an office that prosecutes: 某地高等法院, 某地检署."""
    name = fold(entity.name)
    ends = (senses().get(name[-n:], frozenset()) for n in (2, 3))
    return entity.kind == "organisation" and any("court" in found for found in ends)


def is_actor(entity: Entity) -> bool:
    """Whether an entity can take part: persons, bodies, and of the places countries and their like, not islands."""
    if entity.kind != "place":
        return True
    if (entity.authority or "").startswith("country:"):
        return True
    name = fold(entity.name)
    if any("terrain_end" in senses().get(name[-n:], frozenset()) for n in (1, 2)):
        return False
    return any(place.kind in ("country", "continent", "region") for place in lookup(name))


def is_wide(entity: Entity) -> bool:
    """Whether a place holds several countries: 欧洲, 中东; too wide to say where two people met."""
    return any(p.kind in ("continent", "region") and p.country is None for p in lookup(fold(entity.name)))


def is_spot(entity: Entity) -> bool:
    """Whether a place is a house, square or airport, where what else its visitor does that day need not be."""
    return not ends_of(fold(entity.name)).isdisjoint(("building", "site_end"))


def is_airport(entity: Entity) -> bool:
    """Whether travellers land there: 某市国际机场, 某地空军基地."""
    return "port" in ends_of(fold(entity.name))


def home_place(frame: Frame, agents: Iterable[Mention], names: Names) -> int | None:
    """Where police and courts act: the place in their name (〔香港〕警方, 〔丹东〕法院); a country for arrests only.

    And where people elect a body: 〔香港〕区议会选举.
    """
    if frame.traits.isdisjoint(("AtHome", "Vote")):
        return None
    for agent in agents:
        if agent.kind != "organisation":
            continue
        inside = [m for m in names.within(agent.begin, agent.end, nested=True) if m.kind == "place" and m.entities]
        for mention in sorted(inside, key=lambda m: -m.begin):
            if frame.kind == _ARREST or "Vote" in frame.traits or not is_nation(names.entities[mention.entities[0]]):
                return mention.entities[0]
    return None


def mission_place(frame: Frame, missions: Iterable[Mention], names: Names) -> int | None:
    """Where an embassy stood that is shut: the town behind 驻 in its name, 甲国驻〔仰光〕大使馆."""
    if frame.kind != _SUSPENSION:
        return None
    called = (fold(names.entities[e].name) for m in missions if m.kind == "organisation" for e in m.entities)
    posts = tuple(name.partition("驻")[2] for name in called if "驻" in name)
    towns = (n for n, e in enumerate(names.entities) if e.kind == "place" and not is_nation(e)) if posts else ()
    return next((n for n in towns if any(post.startswith(fold(names.entities[n].name)) for post in posts)), None)


def is_struck(entity: Entity, frame: Frame) -> bool:
    """Whether a place that a verb strikes is where it happens: a city; a region that is attacked (袭击加沙地带)."""
    if "OnGoods" in frame.traits:
        return False  # 对〔某国首都〕实施制裁
    return not is_actor(entity) or (frame.kind == f"{KG}Attack" and not is_nation(entity))


def bound_place(sentence: Sentence, begin: int, names: Names) -> int | None:
    """The place that a verb is bound to: a name right behind it, or the character of one (访华, 抵京)."""
    for mention in names.mentions:
        if mention.begin == begin and mention.kind == "place" and mention.entities:
            return mention.entities[0]
    note = _bound().get(sentence.folded[begin - sentence.begin : begin - sentence.begin + 1])
    if note is None:
        return None
    return next((n for n, entity in enumerate(names.entities) if entity.kind == "place" and _is(entity, note)), None)


def town_called(name: str, names: Names) -> int | None:
    """The town of the article that a name means, where it is named by itself too: 日内瓦峰会, told by 在日内瓦."""
    towns = {place.geonames for place in lookup(fold(name))[:1]} - {None}
    places = (n for n, entity in enumerate(names.entities) if entity.kind == "place")
    return next((n for n in places if towns & {p.geonames for p in lookup(fold(names.entities[n].name))[:1]}), None)


def _is(entity: Entity, note: str) -> bool:
    """Whether a place is the country of that code or the place of that name."""
    if entity.authority == f"country:{note}":
        return True
    return any(
        place.country == note and place.kind == "country" if note.isascii() else place.name == note
        for place in lookup(fold(entity.name))
    )


def inside(narrow: int, wide: int, names: Names) -> bool:
    """Whether one place lies in another: 北京人民大会堂 in 北京, 柏林 in 德国."""
    a, b = names.entities[narrow], names.entities[wide]
    if narrow == wide or a.kind == "person" or b.kind == "person":
        return False
    if len(fold(b.name)) > 1 and fold(b.name) in fold(a.name):
        return True
    return is_nation(b) and not is_nation(a) and a.country is not None and a.country == b.country


def is_same_town(one: int, other: int, names: Names) -> bool:
    """Whether two names are of one town or airport: 华府 and 华盛顿, 三藩市 and 旧金山, 甲国际机场 and 甲机场."""
    short = [fold(names.entities[n].name).replace("国际", "") for n in (one, other)]
    if short[0] == short[1] and is_airport(names.entities[one]):
        return True
    found = [{p.geonames for p in lookup(fold(names.entities[n].name))[:1] if p.kind == "city"} for n in (one, other)]
    return bool((found[0] & found[1]) - {None})


def is_nation(entity: Entity) -> bool:
    """Whether a place is a country."""
    return (entity.authority or "").startswith("country:")
