"""Who does what to whom, where and when: the arguments of one trigger by the grammar of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.chinese.gazetteer import lookup
from kg.extract.events_around import Around, around_of, modifier_of, of_folk
from kg.extract.events_clauses import Clause, Parsed, Trigger
from kg.extract.events_items import Item, senses
from kg.extract.events_objects import objects_of, owners_of, struck
from kg.extract.events_occasions import holder_of, hosts_of, on_occasion
from kg.extract.events_patterns import (
    by_instrument,
    can_be_at,
    is_anniversary,
    is_by_wire,
    is_matter,
    is_part_of_noun,
    is_spoken_of,
    is_unnamed_matter,
    light_verb,
    names_people,
    pattern_of,
)
from kg.extract.events_phrases import Phrase, is_country, named
from kg.extract.events_sides import first_subject, is_media, sides_of
from kg.extract.events_where import date_of, places_of
from kg.model import DateMention, Mention
from kg.ontology import KG, Frame

_OF_INSTRUMENTS = frozenset(f"{KG}{name}" for name in ("Legislation", "Act", "Aid", "Charge"))


@dataclass(frozen=True, slots=True)
class Arguments:
    """The mentions that fill the places of a frame, as far as the sentence gives them."""

    frame: Frame
    trigger: Item
    pattern: str
    subject: tuple[Mention, ...] = ()
    partners: tuple[Mention, ...] = ()  # 与 …
    objects: tuple[Mention, ...] = ()
    agents: tuple[Mention, ...] = ()  # 由 被 …
    places: tuple[Mention, ...] = ()
    date: DateMention | None = None
    passive: bool = False
    dropped: bool = False  # the clause has no subject of its own
    attends: bool = False  # 参加会见
    clause: int = 0
    attribute: bool = False  # it stands in a relative clause, or behind one that tells it: 双方发表的〔联合声明〕
    both: bool = False  # the subject is the two told of before
    relative: bool = False  # the trigger stands in a relative clause
    faced: bool = False  # another side is told of, with a name or without
    extra: tuple[Mention, ...] = field(default=())  # 陪同 率


def arguments(parsed: Parsed, trigger: Trigger) -> Arguments | None:
    """The arguments of a trigger in the first of its frames that fits; None where no frame fits."""
    if is_anniversary(parsed.items, trigger) or is_by_wire(parsed.items, trigger.item):
        return None
    if is_part_of_noun(parsed.items, trigger):
        return None
    number = parsed.clause_of(trigger.item)
    clause = parsed.clauses[number]
    if is_unnamed_matter(parsed.items, clause, trigger.item):
        return None
    takes_people = any("VerbObject" in f.patterns and f.object_part != "place" for f in trigger.frames)
    if names_people(parsed.items, trigger.item, takes_people=takes_people) or is_spoken_of(parsed.items, trigger.item):
        return None
    frames = by_instrument(parsed.items, clause, trigger)
    around = around_of(parsed, clause, trigger.item, {verb for frame in frames for verb in frame.light_verbs})
    buried = around.relative is None and clause.hidden(trigger.item, within=None)
    carried = [f for f in frames if light_verb(parsed.items, clause, trigger.item, f)]
    for frame in (*carried, *frames):
        if buried and not (frame.meets or frame.object_part == "place"):
            continue
        found = _fill(parsed, number, trigger.item, frame, around)
        if found is not None and (frame is frames[-1] or not _lacks_partner(found)):
            return found
    return None


def _lacks_partner(found: Arguments) -> bool:
    """Whether those who meet lack the other side without which the frame tells nothing."""
    others = (*found.partners, *found.objects)
    return (
        found.frame.meets
        and found.frame.object_required
        and not any(m.kind in found.frame.object_kinds for m in others)
    )


def _fill(parsed: Parsed, number: int, item: int, frame: Frame, around: Around) -> Arguments | None:
    items, clause = parsed.items, parsed.clauses[number]
    pattern = pattern_of(parsed, clause, item, frame, around)
    if pattern is None:
        return None
    sides = sides_of(items, _freed(items, clause, around.left, item), item)
    subject, partners = sides.subject, sides.partners
    if (faces := _faces(items, clause, item)) and not any("partner" in p.governed for p in around.left):
        subject, partners = subject + partners, ()  # 甲和乙会晤〔官员〕
    objects = objects_of(items, clause, around, item, frame) if pattern in ("VerbObject", "LightVerb") else ()
    if pattern == "VerbObject" and partners and any(m.kind != "place" for m in objects):
        subject, partners = subject + partners, ()  # 甲和乙会见〔丙〕
    spoken_at = pattern in ("LightVerb", "Nominal") and not frame.meets and on_occasion(items, clause, item)
    gathers = pattern in ("LightVerb", "Nominal") and not frame.meets and frame.object_part != "place"
    gathers = gathers and frame.kind not in _OF_INSTRUMENTS
    hosts = hosts_of(items, clause, item, frame.light_verbs) if gathers else ()
    if frame.kind != f"{KG}Interview":
        hosts = tuple(m for m in hosts if not is_media(m, items))
    if (
        pattern == "LightVerb"
        and frame.kind in _OF_INSTRUMENTS
        and _behind_light_verb(items, clause, item, frame, subject)
    ):
        subject = ()  # 审查〔中央政府〕预算案
    if spoken_at and hosts and subject == hosts:
        subject = ()
    asked_by = _asked_by(items, clause, item)
    if subject and set(subject) <= asked_by:
        hosts, subject = subject, ()
    passive = sides.passive or _marked_passive(items, around, item)
    dropped = not subject and (spoken_at or (not sides.unnamed and pattern != "Nominal"))
    if dropped and around.relative is not None and pattern == "Verb" and item + 1 == around.relative.de:
        dropped = around.head is not None  # 刚离世的父亲: the noun behind 的 is the subject, without a name
    if dropped and around.relative is not None and around.head is None and of_folk(items, around.relative):
        return None  # 到访过南非的旅客, 抵台的疫苗
    if dropped and around.relative is not None and around.head is None:
        subject = first_subject(items, clause.open_phrases(around.relative.first))
        dropped = not subject
    if around.head is not None and not subject and not passive:
        subject, dropped = named(around.head), False
    elif around.head is not None and subject and not objects and pattern == "VerbObject":
        objects = around.head.heads
    if not subject and not passive and (behind := _behind_copula(items, clause, item)):
        subject, dropped = behind, False
    if dropped and not spoken_at and pattern in ("LightVerb", "Nominal") and (holder := holder_of(clause, item)):
        if (len(holder) > 1 or holder[0].kind != "place") and not set(
            holder
        ) <= asked_by:  # 阿富汗会议 is about the country
            subject, dropped = holder, False
    light = light_verb(items, clause, item, frame)
    if dropped and not spoken_at and light is not None and _told_before_it(items, clause, item):
        dropped = any("attends" in i.senses for i in items[clause.low : item])  # not 在危机中举行的选举
    return Arguments(
        frame=frame,
        trigger=items[item],
        pattern=pattern,
        subject=subject,
        partners=partners,
        objects=objects
        or sides.toward
        or sides.displaced
        or owners_of(items, clause, item, frame)
        or struck(clause, item, frame),
        agents=sides.agents,
        places=tuple(m for m in places_of(items, clause, around, item) if m not in subject),
        date=date_of(
            items,
            clause,
            around,
            item,
            nominal=pattern == "Nominal",
            gathers=frame.meets or (can_be_at(frame) and frame.object_part != "place"),
        ),
        passive=passive,
        dropped=dropped,
        attends=light is not None and "attends" in senses().get(light, frozenset()),
        clause=number,
        relative=around.relative is not None,
        attribute=around.relative is not None or _told_before_it(items, clause, item),
        both=sides.both,
        faced=sides.faced or faces,
        extra=sides.brought + hosts,
    )


def _asked_by(items: Sequence[Item], clause: Clause, item: int) -> frozenset[Mention]:
    """Whom 接受 and its object name as the other side, never as the subject: 甲，周二接受〔乙〕专访."""
    at = next((n for n in range(item - 1, clause.low - 1, -1) if items[n].kind == "verb"), None)
    if at is None or "undergoes" not in items[at].senses:
        return frozenset()
    return frozenset(m for p in clause.phrases if at < p.first < item for m in named(p))


def _behind_light_verb(
    items: Sequence[Item], clause: Clause, item: int, frame: Frame, subject: Sequence[Mention]
) -> bool:
    """Whether those taken for the subject stand between the light verb and its noun."""
    at = next((n for n in range(item - 1, clause.low, -1) if items[n].text in frame.light_verbs), item)
    return bool(subject) and all(items[at].begin < m.begin for m in subject)


def _faces(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether people without a name stand right behind a verb: 甲和乙会晤〔官员〕."""
    behind = next((p for p in clause.phrases if p.first > item), None)
    if behind is None or behind.governed or any(i.kind != "aspect" for i in items[item + 1 : behind.first]):
        return False
    return bool(items[behind.last].senses & {"people", "leaders", "kin", "folk", "post"})


def _behind_copula(items: Sequence[Item], clause: Clause, item: int) -> tuple[Mention, ...]:
    """Who does what stands before 的是: 搭乘专机抵达的是〔甲〕."""
    for n in range(item + 1, clause.high - 1):
        if items[n].kind == "de" and "copula" in items[n + 1].senses:
            return next((named(p) for p in clause.phrases if p.first > n + 1), ())
        if items[n].kind not in ("name", "noun", "mark", "aspect"):
            break
    return ()


def _told_before_it(items: Sequence[Item], clause: Clause, item: int) -> bool:
    modifier = modifier_of(items, clause, item)
    return modifier is not None and modifier.verbal


def _marked_passive(items: Sequence[Item], around: Around, item: int) -> bool:
    """Whether 被 or 遭 opens the verb, or stands before it, who does it being left out: 被控, 被以……罪名逮捕."""
    if items[item].kind == "verb" and items[item].text[0] in "被遭":
        return True
    free = [p.last for p in around.left if not p.governed and named(p)]
    return any(
        items[n].kind == "prep" and "passive" in items[n].senses
        for n in range(free[-1] + 1 if free else item - 1, item)
    )


def _freed(items: Sequence[Item], clause: Clause, phrases: Sequence[Phrase], item: int) -> list[Phrase]:
    """The phrases, with the subject of 在甲访问乙地之后 free of the 在 that governs the whole."""
    out: list[Phrase] = []
    for phrase in phrases:
        governor = items[phrase.governor] if phrase.governor is not None else None
        told = (
            governor is not None and governor.senses & {"about", "topic", "toward"} and is_matter(items, phrase, item)
        )
        if told:  # 丙对甲与乙签署协议一事发表评论
            out = [p for p in out if p.governed]
        if told or (governor is not None and "toward" in governor.senses and _suffers(items, phrase, item)):
            phrase = replace(phrase, governed=frozenset(), governor=None)
        elif governor is not None and "place" in governor.senses and not named(phrase):
            unnamed = items[phrase.last].senses & {"leaders", "both"}
            if unnamed and _spanned(items, clause, phrase.last, item):  # 在〔双方领导人〕通话后
                phrase = replace(phrase, governed=frozenset(), governor=None)
        elif governor is not None and governor.senses & {"place", "direction", "topic", "source"} and named(phrase):
            person = any(m.kind == "person" for m in phrase.heads)
            spans = _spanned(items, clause, phrase.last, item)
            acts = person or _is_pair(items, phrase) or _opens(items, clause, phrase)
            own = "opens_clause" in governor.senses and _opens(items, clause, phrase)  # 随着甲访问乙地
            if own or (acts and spans and not governor.senses & {"with", "toward"}):
                phrase = replace(phrase, governed=frozenset(), governor=None)
        out.append(phrase)
    return out


def _suffers(items: Sequence[Item], phrase: Phrase, item: int) -> bool:
    """Whether a phrase is what a passive verb befalls: 对〔甲〕遭攻击负有责任."""
    behind = items[phrase.last + 1]
    if phrase.last + 1 == item:
        return "passive" in senses().get(behind.text[0], frozenset())
    return "passive" in behind.senses and behind.kind == "prep" and phrase.last + 2 == item


def _is_pair(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase opens with two countries in one word: 在〔中美〕会晤期间."""
    two = items[phrase.first : phrase.first + 2]
    return len(phrase.heads) == 2 and len(two) == 2 and all(i.mention is not None and is_country(i) for i in two)


def _spanned(items: Sequence[Item], clause: Clause, first: int, item: int) -> bool:
    """Whether 时 后 期间 stands behind the trigger and none between a phrase and it."""
    between = any("occasion" in i.senses for i in items[first + 1 : item])
    behind = items[item + 1 : clause.high]
    if any(i.kind == "de" and j.kind == "date" for i, j in pairwise(behind)):
        return not between  # 在甲访问乙地的〔次日〕
    return not between and any("occasion" in i.senses or (i.kind == "date" and i.text[-1] in "前后") for i in behind)


def _opens(items: Sequence[Item], clause: Clause, phrase: Phrase) -> bool:
    if phrase.governor is None or any(
        i.kind not in ("prep", "adverb", "mark", "date") for i in items[clause.low : phrase.governor]
    ):
        return False
    return not any(is_site(m, items) for m in phrase.heads)


def is_site(mention: Mention, items: Sequence[Item]) -> bool:
    """Whether a name behind 在 is rather where than who: any place but a country, any body with a seat."""
    text = next((i.text for i in items if i.mention is mention), "")
    if mention.kind == "place":
        return not any(place.kind == "country" for place in lookup(text))
    return any("site_end" in senses().get(text[-n:], frozenset()) for n in (1, 2, 3))
