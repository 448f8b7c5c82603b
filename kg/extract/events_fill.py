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
from kg.extract.events_items import Item, senses
from kg.extract.events_light import light_verb
from kg.extract.events_objects import objects_of, owners_of, struck
from kg.extract.events_occasions import (
    callers_of,
    holder_of,
    holders_among,
    hosts_of,
    interviewers_of,
    of_nations,
    on_occasion,
    owners_of_rite,
    parties_of,
    speaker_told,
)
from kg.extract.events_patterns import can_be_at, pattern_of
from kg.extract.events_phrases import Phrase, named
from kg.extract.events_reasons import without_reason
from kg.extract.events_sides import first_subject, invited_by, is_media, sides_of
from kg.extract.events_when_clause import date_of
from kg.extract.events_where import places_of
from kg.model import Mention
from kg.ontology import KG, Frame


def fill(parsed: Parsed, number: int, item: int, frame: Frame, around: Around, *, buried: bool) -> Arguments | None:
    """The arguments of a frame whose trigger is an item; None where it does not fit."""
    items, clause = parsed.items, parsed.clauses[number]
    pattern = pattern_of(parsed, clause, item, frame, around)
    if pattern is None:
        return None
    left = _left(items, clause, around, item, frame, pattern)
    if (is_journey(frame) or "joins_body" in items[item].senses) and moves_thing(items, left, item):
        return None
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
    spoken_at = pattern in ("LightVerb", "Nominal") and not frame.meets and on_occasion(items, clause, item)
    gathers = pattern in ("LightVerb", "Nominal") and not frame.meets and frame.object_part != "place"
    gathers = gathers and frame.traits.isdisjoint(("Instrument", "Vote"))
    hosts = _hosts(items, clause, item, frame, pattern, subject) if gathers else ()
    if "Delivered" in frame.traits:
        sides = sides._replace(toward=tuple(m for m in sides.toward if m.kind != "place"))
    of_matter = pattern == "LightVerb" and "Instrument" in frame.traits
    if of_matter and "Arranged" not in frame.traits and _of_purpose(items, clause, item, frame):
        sides = sides._replace(toward=())  # 提出〔向甲施压的〕法案
    if of_matter := of_matter and _behind_light_verb(items, clause, item, frame, subject):
        subject = ()  # 审查〔中央政府〕预算案
    attended = gathers and bool(hosts) and _attended(items, clause, item, frame)
    goes = frame.meets and pattern == "LightVerb" and _attended(items, clause, item, frame)
    joined = owners_of_rite(items, clause, item) if goes else holders_among(items, clause, item)
    if "Delivered" in frame.traits and subject and all(m.kind == "organisation" for m in subject):
        subject = speaker_told(items, clause, item) or subject  # 某刊发表〔甲〕周三在会上的讲话
    if attended and set(subject) <= set(hosts):
        subject = ()  # 出席〔上合组织〕峰会
    if "Vote" in frame.traits and item + 1 < clause.high and "since" in items[item + 1].senses:
        subject = ()  # 甲打破大选〔以来〕的沉默
        sides = sides._replace(unnamed=True)
    if spoken_at and hosts and subject == hosts:
        before = [p for p in clause.open_phrases(item) if items[p.last].end <= hosts[0].begin]
        joint = any("with" in p.governed for p in before)  # 甲和乙在某部记者会上说
        subject = () if joint else first_subject(items, before)  # 〔甲〕在某部记者会上说
    if subject and _is_of_both(items, clause, item, subject):
        return None  # 甲破坏〔双方达成的〕共识
    asking = asked_by(items, clause, item)
    if subject and set(subject) <= asking:
        before = [p for p in clause.open_phrases(item) if items[p.last].end <= subject[0].begin]
        hosts, subject = subject, first_subject(items, before)
    if sides.unnamed and frame.kind == f"{KG}Trade":
        return None  # 市民购买某报
    where = tuple(places_of(items, clause, around, item))
    people = frame.kind == f"{KG}Protest" or "happens_at" in items[item].senses
    if subject and happens_at(items, item, light_verb(items, clause, item, frame), subject, people=people):
        where, subject = (*where, *subject), ()  # 〔某校〕发生枪击, 〔领事馆〕前聚集数百人
        sides = sides._replace(unnamed=not (spoken_at or _attended(items, clause, item, frame)))
    passive = sides.passive or marked_passive(items, around, item)
    passive = passive or (frame.object_part == "patient" and not objects and led_off(items, left, item))
    dropped = not subject and (spoken_at or (not sides.unnamed and pattern != "Nominal"))
    if dropped and pattern == "Verb" and ends_relative(around, item):
        dropped = around.head is not None  # 刚离世的父亲: the noun behind 的 is the subject, without a name
    if dropped and around.relative is not None and around.head is None and of_folk(items, around.relative):
        return None  # 到访过南非的旅客, 抵台的疫苗
    if dropped and around.relative is not None and around.head is None:
        outer = not _is_governed(items, around.relative.first)
        subject = first_subject(items, clause.open_phrases(around.relative.first)) if outer else ()
        since = "occasion" in items[around.relative.de - 1].senses and not is_core(frame)
        dropped = outer and not subject and not since  # 为大选后的政治……
    if "Exit" in frame.traits and frame.object_part == "place" and _quits_body(items, item, objects):
        return None  # 离开〔美联储〕: no journey
    if frame.object_part == "place" and (one := who_is_one(items, clause, around, subject)):
        subject, dropped, around = one, False, around._replace(head=None)
    elif frame.object_part == "place" and not subject and is_one_of(items, clause, around):
        dropped, around = True, around._replace(head=None)
    if around.head is not None:
        role = _role_of_head(items, around, item, frame, pattern, subject=subject, objects=objects, passive=passive)
        objects = named(around.head) if role == "struck" else around.head.heads if role == "object" else objects
        subject = named(around.head) if role == "subject" else subject
        dropped = dropped and role not in ("struck", "subject")
    if not subject and not passive and (behind := behind_copula(items, clause, item)):
        subject, dropped = behind, False
    if dropped and not spoken_at and pattern in ("LightVerb", "Nominal") and (holder := holder_of(clause, item)):
        about = len(holder) == 1 and holder[0].kind == "place"  # 阿富汗会议 is about the country
        if not (about or attended or of_matter) and not set(holder) <= {*asking, *sides.agents}:
            subject, dropped = holder, False
    if frame.meets and pattern == "Nominal" and (parties := parties_of(items, clause, item)):
        subject, partners, dropped = parties, (), False
    light = light_verb(items, clause, item, frame)
    if dropped and not spoken_at and light is not None and _told_before_it(items, clause, item):
        dropped = any("attends" in i.senses for i in items[clause.low : item])  # not 在危机中举行的选举
    gathering = frame.meets or (can_be_at(frame) and frame.object_part != "place")
    date = date_of(items, clause, around, item, nominal=pattern == "Nominal", gathers=gathering)
    if sides.displaced and not any(m.kind in frame.object_kinds for m in objects):
        objects = ()  # 将〔甲〕引渡至乙国
    if "Arranged" in frame.traits and frame.object_part != "place":
        objects = (*objects, *(m for m in given_to(items, around) if m not in objects))
    whom = objects or sides.toward or sides.displaced
    return Arguments(
        frame=frame,
        trigger=items[item],
        at=item,
        pattern=pattern,
        subject=subject,
        partners=partners,
        objects=whom or owners_of(items, clause, item, frame) or struck(clause, item, frame),
        agents=sides.agents,
        places=tuple(m for m in where if m not in subject),
        date=date if frame.meets or not _is_counted_from(items, clause, item) else None,
        passive=passive,
        dropped=dropped,
        attends=(light is not None and "attends" in senses().get(light, frozenset()))
        or (any(m.kind == "person" for m in subject) and of_nations(items, clause, item)),
        clause=number,
        relative=around.relative is not None,
        attribute=around.relative is not None or buried or _told_before_it(items, clause, item),
        both=sides.both,
        faced=sides.faced or faces,
        extra=sides.brought + tuple(m for m in (*hosts, *joined) if m not in whom),
    )


def _is_governed(items: Sequence[Item], relative: int) -> bool:
    """Whether 对 governs those without a name who act in an attribute: 甲对〔去过乙地的〕大多数人实施禁令."""
    before = items[relative - 1] if relative else None
    aims = before is not None and "becomes" in before.senses  # 为继续与乙〔对话的〕立场
    return before is not None and before.kind == "prep" and "toward" in before.senses and not aims


def _left(
    items: Sequence[Item], clause: Clause, around: Around, item: int, frame: Frame, pattern: str
) -> Sequence[Phrase]:
    """The phrases before a trigger that can take part in what it tells."""
    left = without_topic(items, without_reason(items, clause, around.left, item), item)
    if frame.meets and pattern == "LightVerb":
        left = without_kind(items, left, item, frame.light_verbs)
    if pattern in ("VerbObject", "BoundPlace") and is_journey(frame):
        left = of_reaction(items, left, item)
    return freed(items, clause, left, item)


def _hosts(
    items: Sequence[Item], clause: Clause, item: int, frame: Frame, pattern: str, subject: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Those whose gathering it is: 〔世卫〕记者会, 主持〔甲与乙的〕签约仪式; none of a speech that a person gives."""
    hosts = hosts_of(items, clause, item, frame.light_verbs)
    if "Delivered" in frame.traits and any(m.kind == "person" for m in subject):
        hosts = ()
    if not hosts and pattern == "LightVerb":
        hosts = tuple(m for m in owners_of_rite(items, clause, item) if m not in subject)
    if frame.kind == f"{KG}Interview":
        return tuple(dict.fromkeys((*interviewers_of(items, clause, item), *hosts)))
    return tuple(m for m in hosts if not is_media(m, items))


def _role_of_head(
    items: Sequence[Item],
    around: Around,
    item: int,
    frame: Frame,
    pattern: str,
    *,
    subject: Sequence[Mention],
    objects: Sequence[Mention],
    passive: bool,
) -> Literal["struck", "subject", "object"] | None:
    """What the noun behind a relative clause is in it: 警方拘捕的〔甲〕, 访问乙地的〔甲〕, 甲提名的〔乙〕."""
    if not passive and not objects and strikes_head(items, around, item):
        return "struck"
    if not subject and (not passive or ends_relative(around, item)):
        return "subject"
    if not subject or objects or "VerbObject" not in frame.patterns or around.head is None:
        return None
    person = all(m.kind == "person" for m in around.head.heads) and items[item + 1].kind == "de"
    return "object" if pattern == "VerbObject" or (pattern == "Verb" and person) else None


def _attended(items: Sequence[Item], clause: Clause, item: int, frame: Frame) -> bool:
    """Whether a gathering is what somebody goes to: 〔出席〕甲主办的峰会."""
    return "attends" in senses().get(light_verb(items, clause, item, frame) or "", frozenset())


def _behind_light_verb(
    items: Sequence[Item], clause: Clause, item: int, frame: Frame, subject: Sequence[Mention]
) -> bool:
    """Whether those taken for the subject stand between the light verb and its noun."""
    at = next((n for n in range(item - 1, clause.low, -1) if items[n].text in frame.light_verbs), item)
    return bool(subject) and all(items[at].begin < m.begin for m in subject)


def _is_counted_from(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether an event only says since when something is the first of its kind: 上任后的〔首次〕演讲."""
    if item and items[item - 1].kind == "date":
        return False  # 〔7月3日〕上任后的首次演讲
    behind = [i for i in items[item + 1 : min(item + 5, clause.high)] if i.kind not in ("noun", "name") or _is_first(i)]
    after = next((n for n, i in enumerate(behind) if "occasion" in i.senses and i.text[-1] in "后来"), None)
    return after is not None and any(_is_first(i) for i in behind[after + 1 : after + 3])


def _of_purpose(items: Sequence[Item], clause: Clause, item: int, frame: Frame) -> bool:
    """Whether a verb that is not the one that carries it says what an instrument is for: 提出〔向甲施压的〕法案."""
    modifier = modifier_of(items, clause, item)
    return modifier is not None and modifier.verbal and items[modifier.de - 1].text not in frame.light_verbs


def _is_of_both(items: Sequence[Item], clause: Clause, item: int, subject: Sequence[Mention]) -> bool:
    """Whether the attribute of a noun says that two without a name did it, and not who stands before."""
    modifier = modifier_of(items, clause, item)
    if modifier is None or not modifier.verbal or any(m.begin >= items[modifier.first].begin for m in subject):
        return False
    return any("both_of" in i.senses for i in items[modifier.first : modifier.de])


def _quits_body(items: Sequence[Item], item: int, objects: Sequence[Mention]) -> bool:
    """Whether it is a body without a seat that somebody leaves: 离开〔某公司〕; not 离开白宫, 离开某城的公司."""
    near = any(i.mention in objects for i in items[item + 1 : item + 3])
    return near and all(m.kind == "organisation" and not is_site(m, items) for m in objects)


def _is_first(item: Item) -> bool:
    return "first_of" in item.senses


def _told_before_it(items: Sequence[Item], clause: Clause, item: int) -> bool:
    modifier = modifier_of(items, clause, item)
    return modifier is not None and modifier.verbal
