"""Where an event took place, by its sentence: what a preposition, its object or a clause beside it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.chinese.gazetteer import lookup
from kg.extract.events_arguments import Arguments, is_gathering
from kg.extract.events_clauses import Parsed
from kg.extract.events_forces import names_forces, sent_to
from kg.extract.events_items import Item, ends_of
from kg.extract.events_phrases import is_country
from kg.extract.events_places import (
    bound_place,
    home_place,
    is_nation,
    is_struck,
    is_wide,
    mission_place,
    place_entity,
    town_called,
)
from kg.extract.events_where import attribute_places, goal_places, is_joint, short_toward
from kg.model import Mention, Names
from kg.ontology import KG

_TOWNS = frozenset(("city", "state", "site"))
_TOWN_TAGS = frozenset(("LOC", "ns"))
_PLACING = frozenset(("place", "abstract"))
_LAUNCH = f"{KG}Launch"
_SITES = frozenset(("building", "site_end", "terrain_end"))


def place_of(parsed: Parsed, arguments: Arguments, objects: tuple[Mention, ...], names: Names) -> int | None:
    """Where: what a preposition says, a city that is struck (袭击敖德萨, 敖德萨遭袭), or a clause of place beside."""
    place = place_entity(arguments.places, names)
    if arguments.frame.kind == f"{KG}Call":
        return place if place is not None and not is_nation(names.entities[place]) else None
    if place is None:
        place = _at_town(parsed, arguments, names)
    if place is not None:
        return place
    behind = parsed.items[arguments.at : parsed.clauses[arguments.clause].high]
    told = "speech" in arguments.trigger.senses and not any(i.text == "为" for i in behind)  # 宣布甲地……
    sides = (*(arguments.subject if arguments.passive else ()), *objects)
    struck = (
        e
        for m in sides
        if m.kind == "place" and not (told or _is_founded(arguments, m)) and _is_beside(parsed, arguments, m)
        for e in m.entities
    )
    towns = (e for e in struck if is_struck(names.entities[e], arguments.frame))
    if (town := next(towns, None)) is not None:
        return town
    if (aimed := place_entity(_aimed_at(parsed, arguments), names)) is not None:
        return aimed
    if (arrived := _arrived_at(parsed, arguments, names)) is not None:
        return arrived
    entered = place_entity(_entered(parsed, arguments), names)
    if entered is not None and not is_wide(names.entities[entered]):
        return entered
    of_post = not arguments.frame.traits.isdisjoint(("Office", "Post"))  # 在会上，上任不久的甲……
    scene = place_entity(_scene_places(parsed, arguments.clause), names) if not of_post else None
    if scene is not None:
        return scene
    shut = (*objects, *(arguments.subject if arguments.passive else ()))
    if (mission := mission_place(arguments.frame, shut, names)) is not None:
        return mission
    elected = objects if "Vote" in arguments.frame.traits else ()
    return home_place(arguments.frame, (*arguments.agents, *arguments.subject, *elected), names)


def _at_town(parsed: Parsed, arguments: Arguments, names: Names) -> int | None:
    """The town that a gathering is called by: 〔日内瓦〕峰会, 两国〔上海〕会谈; not whom it is with: 与〔北京〕对话."""
    items, at, clause = parsed.items, arguments.at, parsed.clauses[arguments.clause]
    if not is_gathering(arguments.frame) or at == clause.low or arguments.pattern == "VerbObject":
        return None
    town = items[at - 1]
    if (town.mention is None and town.tag not in _TOWN_TAGS) or not any(p.kind in _TOWNS for p in lookup(town.text)):
        return None
    phrase = next((p for p in clause.phrases if p.first <= at - 1 <= p.last), None)
    verb = items[at - 2] if at - 2 >= clause.low else None
    gone_to = verb is not None and verb.kind == "verb" and "trigger" in verb.senses  # 前往柏林演讲
    if gone_to or (phrase is not None and phrase.governed - _PLACING):
        return None
    return town_called(town.text, names)


def _is_founded(arguments: Arguments, mention: Mention) -> bool:
    """Whether a place is what is set up, and not where: 成立〔某自治区〕."""
    return arguments.frame.kind == _LAUNCH and mention.begin > arguments.trigger.begin


def _aimed_at(parsed: Parsed, arguments: Arguments) -> Iterator[Mention]:
    """The region that is struck: 对〔某国〕境内的设施发动空袭, 袭击〔某地〕的设施, 向〔某国〕境内发射火箭."""
    clause, at = parsed.clauses[arguments.clause], arguments.at
    strikes = {"Blow", "Misfortune"} <= arguments.frame.traits
    if not strikes and arguments.frame.kind != _LAUNCH:
        return
    for phrase in clause.phrases:
        behind = strikes and at < phrase.first and all(i.kind == "aspect" for i in parsed.items[at + 1 : phrase.first])
        toward = phrase.last < at and "toward" in phrase.governed
        last, de = parsed.items[phrase.last], parsed.items[min(phrase.last + 1, clause.high - 1)]
        region = last.mention is not None and last.mention.kind == "place" and not is_country(last)
        if (toward or behind) and (_is_near(last) or (region and de.kind == "de")):
            yield from reversed(phrase.heads or phrase.weak)
            yield from (i.mention for i in parsed.items[phrase.first : phrase.last] if i.mention is not None)


def _arrived_at(parsed: Parsed, arguments: Arguments, names: Names) -> int | None:
    """Where somebody came right before in the same clause: 返回〔俄罗斯〕后被捕, 返〔港〕后会见记者."""
    low, at = parsed.clauses[arguments.clause].low, arguments.at
    for trigger in parsed.triggers:
        came = any("Journey" in f.traits for f in trigger.frames) or "comes" in parsed.items[trigger.item].senses
        if not low <= trigger.item < at or not came or "attends" in parsed.items[trigger.item].senses:
            continue
        after = range(trigger.item + 1, at)
        end = next((n for n in after if _is_after(parsed.items[n])), None)
        if end is None or any(m.begin > parsed.items[end].begin for m in arguments.subject):
            continue
        where = [m for i in parsed.items[trigger.item + 1 : end] if (m := i.mention) is not None and m.kind == "place"]
        bound = bound_place(parsed.sentence, parsed.items[trigger.item].end - 1, names) if not where else None
        return place_entity(reversed(where), names) if where else bound
    return None


def _entered(parsed: Parsed, arguments: Arguments) -> tuple[Mention, ...]:
    """The place that somebody goes to in order to do it, its light verb right behind: 进入〔南海〕进行演习."""
    items, low, at = parsed.items, parsed.clauses[arguments.clause].low, arguments.at
    light = next((n for n in range(at - 1, low, -1) if items[n].text in arguments.frame.light_verbs), low)
    goes = next((t for t in parsed.triggers if t.item == light - 2), None)
    mention = items[light - 1].mention if light > low + 1 else None
    if goes is None or mention is None or mention.kind != "place":
        return ()
    onto = all(f.object_part == "place" and "Exit" not in f.traits for f in goes.frames)
    return (mention,) if onto else ()


def _is_after(item: Item) -> bool:
    return "occasion" in item.senses and item.text[-1] in "后时"


def _is_beside(parsed: Parsed, arguments: Arguments, mention: Mention) -> bool:
    """Whether no space of a headline parts an object from its verb: 部长确诊新冠　〔白宫〕称……."""
    begin = parsed.sentence.begin
    between = parsed.sentence.folded[arguments.trigger.end - begin : mention.begin - begin]
    return parsed.sentence.kind != "title" or not (" " in between or "\u3000" in between)


def object_places(parsed: Parsed, arguments: Arguments, names: Names) -> tuple[tuple[int, ...], tuple[Mention, ...]]:
    """Places that the verb itself takes (访问日本, 访华, 对日本进行访问) and the objects that are no places."""
    if "Exit" in arguments.frame.traits and (left := _left(parsed, arguments, names)) is not None:
        return (left,), tuple(m for m in arguments.objects if m.kind != "place")
    if arguments.pattern == "BoundPlace":
        found = bound_place(parsed.sentence, arguments.trigger.begin + len(arguments.trigger.text), names)
        return ((found,) if found is not None else ()), ()
    places = [m for m in arguments.objects if m.kind == "place" or place_entity((m,), names) is not None]
    if "Muster" in arguments.frame.traits:
        places = [m for m in places if not names_forces(parsed, m)]
    where = tuple(dict.fromkeys(e for m in places for e in m.entities))
    housed = "Exit" in arguments.frame.traits and not arguments.objects  # 离开〔某城〕的住所
    if not where and not housed and not any(m.kind == "person" for m in arguments.objects):
        attribute = place_entity(attribute_places(parsed, arguments.clause, arguments.at), names)
        where = (attribute,) if attribute is not None else ()
    if not where and "Journey" in arguments.frame.traits:
        goals = goal_places(parsed, arguments.clause, arguments.at, set(arguments.frame.light_verbs))
        where = tuple(dict.fromkeys(e for m in goals if (e := place_entity((m,), names)) is not None))
    if not where and arguments.pattern == "LightVerb" and (short := short_toward(parsed, arguments.at)):
        found = bound_place(parsed.sentence, short.begin, names)
        where = (found,) if found is not None else ()
    if not where and "Journey" in arguments.frame.traits and len(arguments.trigger.text) > 1:
        found = bound_place(parsed.sentence, arguments.trigger.end - 1, names)  # 来〔华〕进行国事访问
        where = (found,) if found is not None else ()
    if not where and "Muster" in arguments.frame.traits:
        sent = place_entity(sent_to(parsed, arguments.clause, arguments.at), names)
        where = (sent,) if sent is not None else ()
    if "Muster" in arguments.frame.traits:
        return where, tuple(m for m in arguments.objects if m.kind != "place")
    if where and not arguments.frame.traits.isdisjoint(("Journey", "Motion")):
        return where, ()  # 离开布鲁塞尔的欧盟委员会
    return where, tuple(m for m in arguments.objects if m not in places)


def _left(parsed: Parsed, arguments: Arguments, names: Names) -> int | None:
    """Which place somebody leaves, where 从 says so before the verb: 从〔莫斯科〕搭机返回乙地, 从〔阿富汗〕撤军."""
    at, clause = arguments.at, parsed.clauses[arguments.clause]
    within = clause.innermost(at)
    before = (p for p in clause.phrases if p.last < at and not clause.hidden(p.first, within=within))
    for phrase in reversed(tuple(before)):
        opens = phrase.governor is not None and "origin" in parsed.items[phrase.governor].senses
        if opens and not any("occasion" in i.senses for i in parsed.items[phrase.last + 1 : at]):
            return place_entity((m for m in reversed(phrase.heads or phrase.weak) if m.kind != "person"), names)
    return None


def _scene_places(parsed: Parsed, number: int) -> Iterator[Mention]:
    """Places of a verbless clause before (在巴黎，… 美国特拉华州威尔明顿，…) and of 地点在…… behind."""
    for earlier in range(number - 1, -1, -1):
        clause = parsed.clauses[earlier]
        items = parsed.items[clause.low : clause.high]
        if any(_is_act(item) or ("trigger" in item.senses and not clause.occasion) for item in items):
            break
        placed = [p for p in clause.phrases if "place" in p.governed or all(_is_place(i) for i in items)]
        placed = [p for p in placed if "matter" not in parsed.items[p.last].senses]  # 在甲国问题上
        placed = [p for p in placed if not _is_of_clock(parsed.items, p.last)]
        placed = [
            p
            for p in placed
            if not is_joint(parsed.items, p) and not _is_of_matter(parsed, number=earlier, last=p.last)
        ]
        yield from (m for p in reversed(placed) for m in reversed(p.heads) if m.kind != "person")
        near = [p for p in placed if clause.occasion or _is_near(parsed.items[p.last])]  # 在捷克行程中, 在首尔郊外
        yield from (m for p in reversed(near) for m in reversed(p.weak) if m.kind == "place")
    if number + 1 < len(parsed.clauses):
        clause = parsed.clauses[number + 1]
        if "site" in clause.senses:
            site = next(n for n in range(clause.low, clause.high) if "site" in parsed.items[n].senses)
            yield from (m for p in clause.phrases if p.first > site for m in reversed(p.heads) if m.kind == "place")


def _is_of_clock(items: Sequence[Item], last: int) -> bool:
    """Whether a place only says whose clock is meant: 〔英国〕当地时间1月31日."""
    behind = items[last + 1 : last + 2]
    return any("时间" in i.text and (i.date is not None or i.kind == "noun") for i in behind)


def _is_act(item: Item) -> bool:
    return item.kind == "verb" or "passive" in item.senses  # 甲在乙国〔受到〕限制


def _is_near(item: Item) -> bool:
    """Whether a noun behind a place says where about: 郊外, 南部, 海域."""
    return item.kind == "noun" and (item.tag in ("s", "LOC", "ns") or bool(ends_of(item.text) & _SITES))


def _is_of_matter(parsed: Parsed, *, number: int, last: int) -> bool:
    """Whether a place is only what something belongs to or is about: 在〔甲国〕的要求下, 在〔甲地〕方面."""
    behind = parsed.items[last + 1 : parsed.clauses[number].high]
    if parsed.items[last].kind == "noun" and "abstract" in parsed.items[last].senses:
        return True
    if any("abstract" in i.senses and "during" not in i.senses for i in behind):
        return True
    if not behind or behind[0].kind != "de":
        return False
    return not any(i.mention is not None or "trigger" in i.senses or ends_of(i.text) & _SITES for i in behind)


def _is_place(item: Item) -> bool:
    return item.kind in ("mark", "date") or (item.mention is not None and item.mention.kind == "place")
