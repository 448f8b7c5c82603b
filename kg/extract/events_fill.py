"""Who does what to whom, where and when: the arguments of one frame by the grammar of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kg.extract.events_arguments import Arguments, is_core, is_journey
from kg.extract.events_around import Around, modifier_of, of_folk
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_doers import (
    acts_for_subject,
    asked_by,
    behind_copula,
    ends_relative,
    faces_people,
    given_to,
    happens_at,
    is_one_of,
    led_off,
    marked_passive,
    moves_thing,
    strikes_head,
    who_is_one,
)
from kg.extract.events_freed import (
    counts_since,
    freed,
    is_site,
    of_reaction,
    without_kind,
    without_topic,
)
from kg.extract.events_gatherings import with_gathering
from kg.extract.events_items import Item
from kg.extract.events_laid import Laid, Roles
from kg.extract.events_objects import objects_of, owners_of, struck
from kg.extract.events_occasions import (
    callers_of,
    holder_of,
    of_nations,
    parties_of,
)
from kg.extract.events_patterns import can_be_at, pattern_of
from kg.extract.events_phrases import Phrase, named
from kg.extract.events_reasons import without_reason
from kg.extract.events_sides import first_subject, invited_by, sides_of
from kg.extract.events_suspended import suspended
from kg.extract.events_when_clause import date_of
from kg.extract.events_where import places_of
from kg.model import Mention
from kg.ontology import KG, Frame


def fill(parsed: Parsed, number: int, item: int, frame: Frame, around: Around, *, buried: bool) -> Arguments | None:
    """The arguments of a frame whose trigger is an item; None where it does not fit."""
    clause = parsed.clauses[number]
    pattern = pattern_of(parsed, clause, item, frame, around)
    if pattern is None:
        return None
    laid = Laid(parsed.items, clause, item, frame, pattern, around)
    left = _left(laid)
    if (is_journey(frame) or "joins_body" in laid.senses) and moves_thing(laid.items, left, item):
        return None
    roles = _by_phrases(laid, left)
    for stage in (with_gathering, _in_place, _by_attribute, _by_head, _by_noun):
        if roles is None:
            return None
        roles = stage(laid, roles)
    return None if roles is None else _arguments(laid, roles, number, buried=buried)


def _left(laid: Laid) -> Sequence[Phrase]:
    """The phrases before a trigger that can take part in what it tells."""
    items, clause, item, frame, pattern, around = laid
    left = without_topic(items, without_reason(items, clause, around.left, item), item)
    if frame.meets and pattern == "LightVerb":
        left = without_kind(items, left, item, frame.light_verbs)
    if pattern in ("VerbObject", "BoundPlace") and is_journey(frame):
        left = of_reaction(items, left, item)
    return freed(items, clause, left, item)


def _by_phrases(laid: Laid, left: Sequence[Phrase]) -> Roles | None:
    """Who takes part by the phrases before and behind the word: 〔甲〕同〔乙〕会谈, 〔甲〕会见〔乙〕."""
    items, clause, item, frame, pattern, around = laid
    sides = sides_of(items, left, item)
    subject, partners = sides.subject, sides.partners
    if around.relative is not None and subject and counts_since(items, subject[-1], item):
        subject = ()  # 甲上任以来〔首批〕访问乙地的人士
    if "Mutual" in frame.traits and subject and not partners:
        partners = sides.passed
    if (proxy := next((p for p in left if acts_for_subject(items, p)), None)) is not None:
        subject = proxy.heads + proxy.weak
        if not subject:
            return None
    if (faces := faces_people(items, clause, item)) and not any("partner" in p.governed for p in around.left):
        subject, partners = subject + partners, ()  # 甲和乙会晤〔官员〕
    objects = objects_of(items, clause, around, item, frame) if pattern in ("VerbObject", "LightVerb") else ()
    if frame.meets and not (partners or objects):
        partners = invited_by(items, clause, item, subject)
    if frame.meets and frame.object_required and frame.object_part == "patient" and not objects:
        subject, partners = subject + partners, ()  # 甲和乙到机场送行
    if frame.meets and pattern == "LightVerb" and not (partners or objects):
        partners = callers_of(items, clause, item, frame)
    if pattern == "VerbObject" and partners and any(m.kind != "place" for m in objects):
        subject, partners = subject + partners, ()  # 甲和乙会见〔丙〕
    return Roles(left, sides, subject, partners, objects, faces)


def _in_place(laid: Laid, roles: Roles) -> Roles | None:
    """Roles with the places of the clause; a place that stands like a subject is where it happens."""
    items, clause, item, frame, _, around = laid
    sides, subject = roles.sides, roles.subject
    if sides.unnamed and frame.kind == f"{KG}Trade":
        return None  # 市民购买某报
    where = tuple(places_of(items, clause, around, item))
    people = frame.kind == f"{KG}Protest" or "happens_at" in laid.senses
    if subject and happens_at(items, item, laid.light, subject, people=people):
        where, subject = (*where, *subject), ()  # 〔某校〕发生枪击, 〔领事馆〕前聚集数百人
        sides = sides._replace(unnamed=not (roles.spoken_at or laid.attended))
    return roles._replace(sides=sides, subject=subject, where=where)


def _by_attribute(laid: Laid, roles: Roles) -> Roles | None:
    """Roles with what a relative clause around the word leaves out: 甲谴责〔袭击乙地的〕行动."""
    items, clause, item, frame, pattern, around = laid
    sides, subject = roles.sides, roles.subject
    passive = sides.passive or marked_passive(items, around, item)
    passive = passive or (frame.object_part == "patient" and not roles.objects and led_off(items, roles.left, item))
    dropped = not subject and (roles.spoken_at or (not sides.unnamed and pattern != "Nominal"))
    if dropped and pattern == "Verb" and ends_relative(around, item):
        dropped = around.head is not None  # 刚离世的父亲: the noun behind 的 is the subject, without a name
    if dropped and around.relative is not None and around.head is None:
        if of_folk(items, around.relative):
            return None  # 到访过南非的旅客, 抵台的疫苗
        outer = not _is_governed(items, around.relative.first)
        subject = first_subject(items, clause.open_phrases(around.relative.first)) if outer else ()
        since = "occasion" in items[around.relative.de - 1].senses and not is_core(frame)
        dropped = outer and not subject and not since  # 为大选后的政治……
    if "Exit" in frame.traits and frame.object_part == "place" and _quits_body(items, item, roles.objects):
        return None  # 离开〔美联储〕: no journey
    return roles._replace(subject=subject, passive=passive, dropped=dropped)


def _by_head(laid: Laid, roles: Roles) -> Roles:
    """Roles with what the noun behind a relative clause is in it: 警方拘捕的〔甲〕, 访问乙地的〔甲〕."""
    items, clause, _, frame, _, around = laid
    if frame.object_part == "place" and (one := who_is_one(items, clause, around, roles.subject)):
        return roles._replace(subject=one, dropped=False)
    if frame.object_part == "place" and not roles.subject and is_one_of(items, clause, around):
        return roles._replace(dropped=True)
    if around.head is None:
        return roles
    role = _role_of_head(laid, roles)
    if role == "struck":
        return roles._replace(objects=named(around.head), dropped=False)
    if role == "subject":
        return roles._replace(subject=named(around.head), dropped=False)
    return roles._replace(objects=around.head.heads) if role == "object" else roles


def _role_of_head(laid: Laid, roles: Roles) -> Literal["struck", "subject", "object"] | None:
    """What the noun behind a relative clause is in it: 警方拘捕的〔甲〕, 访问乙地的〔甲〕, 甲提名的〔乙〕."""
    items, _, item, frame, pattern, around = laid
    if not roles.passive and not roles.objects and strikes_head(items, around, item):
        return "struck"
    if not roles.subject and (not roles.passive or ends_relative(around, item)):
        return "subject"
    if not roles.subject or roles.objects or "VerbObject" not in frame.patterns or around.head is None:
        return None
    person = all(m.kind == "person" for m in around.head.heads) and items[item + 1].kind == "de"
    return "object" if pattern == "VerbObject" or (pattern == "Verb" and person) else None


def _by_noun(laid: Laid, roles: Roles) -> Roles:
    """Roles with who stands beside a noun that tells the event, or behind 是: 〔甲〕的记者会, 抵达的是〔甲〕."""
    items, clause, item, frame, pattern, _ = laid
    subject, dropped = roles.subject, roles.dropped
    if not subject and not roles.passive and (behind := behind_copula(items, clause, item)):
        subject, dropped = behind, False
    if dropped and not roles.spoken_at and pattern in ("LightVerb", "Nominal") and (holder := holder_of(clause, item)):
        about = len(holder) == 1 and holder[0].kind == "place"  # 阿富汗会议 is about the country
        others = {*asked_by(items, clause, item), *roles.sides.agents, *roles.partners}  # 安排与〔甲〕会面
        if not (about or roles.attended or roles.of_matter) and not set(holder) <= others:
            subject, dropped = holder, False
    if frame.meets and pattern == "Nominal" and (parties := parties_of(items, clause, item)):
        return roles._replace(subject=parties, partners=(), dropped=False)
    if dropped and not roles.spoken_at and laid.light is not None and _told_before_it(items, clause, item):
        dropped = any("attends" in i.senses for i in items[clause.low : item])  # not 在危机中举行的选举
    return roles._replace(subject=subject, dropped=dropped)


def _arguments(laid: Laid, roles: Roles, number: int, *, buried: bool) -> Arguments:
    """The arguments of a frame by who fills its places."""
    items, clause, item, frame, pattern, around = laid
    sides, subject, objects = roles.sides, roles.subject, roles.objects
    gathering = frame.meets or (can_be_at(frame) and frame.object_part != "place")
    date = date_of(items, clause, around, item, nominal=pattern == "Nominal", gathers=gathering)
    if sides.displaced and not any(m.kind in frame.object_kinds for m in objects):
        objects = ()  # 将〔甲〕引渡至乙国
    if "Arranged" in frame.traits and frame.object_part != "place":
        objects = (*objects, *(m for m in given_to(items, around) if m not in objects))
    whom = objects or sides.toward or sides.displaced
    of_state = any(m.kind == "person" for m in subject) and of_nations(items, clause, item)
    return Arguments(
        frame=frame,
        trigger=items[item],
        at=item,
        pattern=pattern,
        subject=subject,
        partners=roles.partners,
        objects=whom or _touched(clause, item, frame),
        agents=sides.agents,
        places=tuple(m for m in roles.where if m not in subject),
        date=date if frame.meets or not _is_counted_from(items, clause, item) else None,
        passive=roles.passive,
        dropped=roles.dropped,
        attends=laid.attended or of_state,
        clause=number,
        relative=around.relative is not None,
        attribute=around.relative is not None or buried or _told_before_it(items, clause, item),
        both=sides.both,
        faced=sides.faced or roles.faced,
        extra=sides.brought + tuple(m for m in (*roles.hosts, *roles.joined) if m not in whom),
    )


def _touched(clause: Clause, item: int, frame: Frame) -> tuple[Mention, ...]:
    """Whose things or people a verb strikes or stops, where it has no object of its own."""
    owners = owners_of(clause.items, clause, item, frame)
    return owners or struck(clause, item, frame) or suspended(clause, item, frame)


def _is_governed(items: Sequence[Item], relative: int) -> bool:
    """Whether 对 governs those without a name who act in an attribute: 甲对〔去过乙地的〕大多数人实施禁令."""
    before = items[relative - 1] if relative else None
    aims = before is not None and "becomes" in before.senses  # 为继续与乙〔对话的〕立场
    return before is not None and before.kind == "prep" and "toward" in before.senses and not aims


def _is_counted_from(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether an event only says since when something is the first of its kind: 上任后的〔首次〕演讲."""
    if item and items[item - 1].kind == "date":
        return False  # 〔7月3日〕上任后的首次演讲
    behind = [i for i in items[item + 1 : min(item + 5, clause.high)] if i.kind not in ("noun", "name") or _is_first(i)]
    after = next((n for n, i in enumerate(behind) if "occasion" in i.senses and i.text[-1] in "后来"), None)
    return after is not None and any(_is_first(i) for i in behind[after + 1 : after + 3])


def _quits_body(items: Sequence[Item], item: int, objects: Sequence[Mention]) -> bool:
    """Whether it is a body without a seat that somebody leaves: 离开〔某公司〕; not 离开白宫, 离开某城的公司."""
    near = any(i.mention in objects for i in items[item + 1 : item + 3])
    return near and all(m.kind == "organisation" and not is_site(m, items) for m in objects)


def _is_first(item: Item) -> bool:
    return "first_of" in item.senses


def _told_before_it(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether a verb in the attribute of the noun tells it: 双方〔发表的〕声明."""
    modifier = modifier_of(items, clause, item)
    return modifier is not None and modifier.verbal
