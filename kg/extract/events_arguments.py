"""Who does what to whom, where and when: the arguments of one trigger by the grammar of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.chinese.gazetteer import lookup
from kg.extract.events_around import Around, around_of, modifier_of, of_folk
from kg.extract.events_clauses import Clause, Parsed, Trigger
from kg.extract.events_items import Item, is_post, senses
from kg.extract.events_occasions import holder_of, hosts_of, on_occasion
from kg.extract.events_phrases import Phrase, is_country, named
from kg.extract.events_sides import first_subject, modifies, sides_of
from kg.extract.events_where import date_of, places_of
from kg.model import DateMention, Mention
from kg.ontology import KG, Frame

_LASTING = frozenset((f"{KG}JudicialSentence", f"{KG}Arrest"))


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
    extra: tuple[Mention, ...] = field(default=())  # 陪同 率


def arguments(parsed: Parsed, trigger: Trigger) -> Arguments | None:
    """The arguments of a trigger in the first of its frames that fits; None where no frame fits."""
    if _anniversary(parsed.items, trigger):
        return None
    number = parsed.clause_of(trigger.item)
    clause = parsed.clauses[number]
    if _unnamed_matter(parsed.items, clause, trigger.item):
        return None
    takes_people = any("VerbObject" in f.patterns and f.object_part != "place" for f in trigger.frames)
    if _names_people(parsed.items, trigger.item, takes_people=takes_people) or _spoken_of(parsed.items, trigger.item):
        return None
    around = around_of(parsed, clause, trigger.item)
    buried = around.relative is None and clause.hidden(trigger.item, within=None)
    carried = [f for f in trigger.frames if _light(parsed.items, clause, trigger.item, f)]
    for frame in (*carried, *trigger.frames):
        if buried and not (frame.meets or frame.object_part == "place"):
            continue
        found = _fill(parsed, number, trigger.item, frame, around)
        if found is not None:
            return found
    return None


def _fill(parsed: Parsed, number: int, item: int, frame: Frame, around: Around) -> Arguments | None:
    items, clause = parsed.items, parsed.clauses[number]
    pattern = _pattern(parsed, clause, item, frame, around)
    if pattern is None:
        return None
    sides = sides_of(items, _freed(items, clause, around.left, item), item)
    subject = sides.subject
    objects = _objects(items, around, item, frame) if pattern in ("VerbObject", "LightVerb") else ()
    spoken_at = pattern in ("LightVerb", "Nominal") and not frame.meets and on_occasion(items, clause, item)
    gathers = pattern in ("LightVerb", "Nominal") and not frame.meets and frame.object_part != "place"
    hosts = hosts_of(items, clause, item, frame.light_verbs) if gathers else ()
    if spoken_at and hosts and subject == hosts:
        subject = ()
    passive = sides.passive or _marked_passive(items, around, item)
    dropped = not subject and (spoken_at or (not sides.unnamed and pattern != "Nominal"))
    if dropped and around.relative is not None and pattern == "Verb" and item + 1 == around.relative.de:
        dropped = around.head is not None  # 刚离世的父亲: the noun behind 的 is the subject, without a name
    if dropped and around.relative is not None and around.head is None and of_folk(items, around.relative):
        return None  # 到访过南非的旅客
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
        if len(holder) > 1 or holder[0].kind != "place":  # 阿富汗会议 is about the country
            subject, dropped = holder, False
    light = _light(items, clause, item, frame)
    if dropped and not spoken_at and light is not None and _told_before_it(items, clause, item):
        dropped = any("attends" in i.senses for i in items[clause.low : item])  # not 在危机中举行的选举
    return Arguments(
        frame=frame,
        trigger=items[item],
        pattern=pattern,
        subject=subject,
        partners=sides.partners,
        objects=objects or sides.toward or sides.displaced or _owners(items, clause, item, frame),
        agents=sides.agents,
        places=tuple(places_of(items, clause, around, item)),
        date=date_of(items, clause, around, item, nominal=pattern == "Nominal", gathers=frame.meets or _gathers(frame)),
        passive=passive,
        dropped=dropped,
        attends=light is not None and "attends" in senses().get(light, frozenset()),
        clause=number,
        relative=around.relative is not None,
        attribute=around.relative is not None or _told_before_it(items, clause, item),
        both=sides.both,
        extra=sides.brought + hosts,
    )


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
    """Whether 被 or 遭 stands between the subject and the verb, who does it being left out: 被以……罪名逮捕."""
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
        if governor is not None and governor.senses & {"about", "topic"} and _is_matter(items, phrase, item):
            phrase = replace(phrase, governed=frozenset(), governor=None)
        elif governor is not None and governor.senses & {"place", "direction", "topic", "source"} and named(phrase):
            person = any(m.kind == "person" for m in phrase.heads)
            spans = _spanned(items, clause, phrase.last, item)
            acts = person or _is_pair(items, phrase) or _opens(items, clause, phrase)
            if acts and spans and not governor.senses & {"with", "toward"}:
                phrase = replace(phrase, governed=frozenset(), governor=None)
        out.append(phrase)
    return out


def _unnamed_matter(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """就〔官员〕访问乙地一事: an event that is only spoken of, of nobody named."""
    before = next((p for p in clause.phrases if p.last + 1 == item), None)
    if before is None or before.governor is None or named(before) or not _is_matter(items, before, item):
        return False
    return bool(items[before.governor].senses & {"about", "topic"})


def _is_pair(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase opens with two countries in one word: 在〔中美〕会晤期间."""
    two = items[phrase.first : phrase.first + 2]
    return len(phrase.heads) == 2 and len(two) == 2 and all(i.mention is not None and is_country(i) for i in two)


def _is_matter(items: Sequence[Item], phrase: Phrase, item: int) -> bool:
    """Whether a phrase acts in what is only spoken of: 就〔甲〕访问乙地一事."""
    return phrase.last + 1 == item and any("matter" in i.senses for i in items[item + 1 : item + 4])


def _spanned(items: Sequence[Item], clause: Clause, first: int, item: int) -> bool:
    """Whether 时 后 期间 stands behind the trigger and none between a phrase and it."""
    between = any("occasion" in i.senses for i in items[first + 1 : item])
    behind = items[item + 1 : clause.high]
    return not between and any("occasion" in i.senses or (i.kind == "date" and i.text[-1] in "前后") for i in behind)


def _opens(items: Sequence[Item], clause: Clause, phrase: Phrase) -> bool:
    if phrase.governor is None or any(
        i.kind not in ("prep", "adverb", "mark") for i in items[clause.low : phrase.governor]
    ):
        return False
    return not any(is_site(m, items) for m in phrase.heads)


def is_site(mention: Mention, items: Sequence[Item]) -> bool:
    """Whether a name behind 在 is rather where than who: any place but a country, any body with a seat."""
    text = next((i.text for i in items if i.mention is mention), "")
    if mention.kind == "place":
        return not any(place.kind == "country" for place in lookup(text))
    return any("site_end" in senses().get(text[-n:], frozenset()) for n in (1, 2, 3))


def _pattern(parsed: Parsed, clause: Clause, item: int, frame: Frame, around: Around) -> str | None:
    """How the trigger stands in its clause, if the frame knows that."""
    items, patterns = parsed.items, frame.patterns
    word = items[item]
    if "BoundPlace" in patterns:
        return "BoundPlace"
    if "LightVerb" in patterns and _light(items, clause, item, frame):
        return "LightVerb"
    noun = word.tag in ("n", "vn", "nz") or (item > 0 and items[item - 1].kind == "de" and item - 1 >= clause.low)
    if "LightVerb" in patterns and not frame.meets and _gathers(frame) and on_occasion(items, clause, item):
        return "Nominal"
    if "VerbObject" in patterns and not noun:
        if _objects(items, around, item, frame) or not (patterns & {"Verb", "WithVerb", "Nominal"}):
            return "VerbObject"
    if "VerbObject" in patterns and noun and item > 0 and items[item - 1].kind != "de":
        if _objects(items, around, item, frame) and frame.object_part != "place":
            return "VerbObject"
    if "WithVerb" in patterns and (not noun or any("with" in p.governed for p in around.left)):
        return "WithVerb"
    if "Verb" in patterns and not noun:
        return "Verb"
    if "VerbObject" in patterns and not noun:
        return "VerbObject"
    if "Nominal" in patterns and _stands_alone(items, clause, item):
        return "Nominal"
    if "VerbObject" in patterns and frame.object_part == "place" and _objects(items, around, item, frame):
        return "VerbObject"
    return None


def _gathers(frame: Frame) -> bool:
    """Whether one can be at what a frame tells: a meeting, a speech; not an agreement."""
    return "Nominal" in frame.patterns or any("attends" in senses().get(v, frozenset()) for v in frame.light_verbs)


def _stands_alone(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether a noun tells an event by itself: 甲与乙的会谈, 在甲的记者会上, 甲乙会谈; not 安排会谈 or 会谈气氛."""
    if _before_noun(items, item):
        return False
    if modifier_of(items, clause, item) is not None:
        return True
    if on_occasion(items, clause, item):
        return True
    if item + 1 < clause.high and "copula" in items[item + 1].senses:  # 两人上一次会面是在……
        return True
    before = next((items[n] for n in range(item - 1, clause.low - 1, -1) if items[n].kind != "mark"), None)
    return before is not None and before.kind in ("name", "prep", "date")


def _anniversary(items: Sequence[Item], trigger: Trigger) -> bool:
    """建交40周年: the day is not the event's; 判刑三年 says how long."""
    after = items[trigger.item + 1] if trigger.item + 1 < len(items) else None
    if any(frame.kind in _LASTING for frame in trigger.frames):
        return False
    return after is not None and after.date is not None and after.text.endswith("年") and after.date.kind == "duration"


def _names_people(items: Sequence[Item], item: int, *, takes_people: bool) -> bool:
    """谈判〔代表〕, 来访〔官员〕: a noun before people, or a verb that takes none, is their attribute."""
    at = item + 1
    while at + 1 < len(items) and items[item].tag in ("n", "vn") and _is_plain(items[at]):
        at += 1  # 流亡〔精神〕领袖
    people = at < len(items) and bool(items[at].senses & {"people", "post", "leaders"})
    return people and (items[item].kind == "noun" or not takes_people)


def _is_plain(item: Item) -> bool:
    return item.kind == "noun" and item.mention is None and not item.senses


def _spoken_of(items: Sequence[Item], item: int) -> bool:
    """就〔该项会谈〕, 有关〔访问〕: an event that is only the matter of something else."""
    at = item - 1
    while at >= 0 and items[at].kind in ("noun", "mark"):
        at -= 1
    return at >= 0 and items[at].kind == "prep" and "about" in items[at].senses


def _before_noun(items: Sequence[Item], item: int) -> bool:
    """大选〔结果〕, 会谈〔气氛〕: a noun of the lexicon before another noun tells no event."""
    after = items[item + 1] if item + 1 < len(items) else None
    return after is not None and after.kind == "noun" and after.tag in ("n", "nz", "vn") and not after.senses


def _light(items: Sequence[Item], clause: Clause, item: int, frame: Frame) -> str | None:
    """The light verb that carries the noun: before it in the clause with no other verb between."""
    for at in range(item - 1, clause.low - 1, -1):
        if items[at].text in frame.light_verbs:
            return items[at].text
        if items[at].kind == "verb" and "trigger" not in items[at].senses and not _modifies(items, at, item):
            return None
    return None


def _modifies(items: Sequence[Item], verb: int, item: int) -> bool:
    """Whether a verb stands in an attribute of the noun: 举行〔为期两天的〕会谈."""
    return any(i.kind == "de" for i in items[verb + 1 : item])


def _objects(items: Sequence[Item], around: Around, item: int, frame: Frame) -> tuple[Mention, ...]:
    """The phrase right behind the trigger, with all that is coordinated with it."""
    rest = iter(around.right)
    first = next(rest, None)
    while first is not None and not (first.heads or first.weak):
        if _blocked(items, around, item + 1, first.first):
            return ()
        first = next(rest, None)
    if first is None or first.governed or _blocked(items, around, item + 1, first.first):
        return ()
    if modifies(items, first, item) and all(m.kind != "person" for m in first.heads):  # 推出美国〔大选〕专页
        behind = next(rest, None)
        if behind is None or behind.first != first.last + 2 or all(m.kind != "person" for m in behind.heads):
            return ()
        first = behind  # 会见西藏〔流亡〕领袖甲
    out = list(first.heads if frame.object_part != "place" else first.heads or first.weak)
    out += [m for m in first.weak if m.kind == "organisation" and m not in out]
    last = first
    for phrase in rest:
        if "with" not in phrase.governed or phrase.governor != last.last + 1 or not _alike(out, named(phrase)):
            break
        out += named(phrase)
        last = phrase
    return tuple(out)


def _owners(items: Sequence[Item], clause: Clause, item: int, frame: Frame) -> tuple[Mention, ...]:
    """Whose thing the verb strikes: 冻结〔特朗普〕的账户; not whose people (逮捕特朗普的律师)."""
    first = next((p for p in clause.phrases if p.first > item), None)
    if frame.meets or frame.object_part != "patient":
        return ()
    if first is None or first.governed or first.last + 2 >= clause.high:
        return ()
    near = all(i.kind in ("aspect", "mark") for i in items[item + 1 : first.first])
    owned = next((r for r in clause.relatives if r.de == first.last + 1 and not r.verbal), None)
    if not near or owned is None:
        return ()
    thing = next((p for p in clause.phrases if p.first == owned.de + 1), None)
    if thing is None or thing.heads or thing.weak or items[thing.last].senses & {"people", "leaders", "group", "kin"}:
        return ()
    if is_post(items[thing.last].text):
        return ()
    return tuple(m for m in first.heads if m.kind != "place")


def _alike(some: Sequence[Mention], other: Sequence[Mention]) -> bool:
    return any(m.kind == "person" for m in some) == any(m.kind == "person" for m in other)


def _blocked(items: Sequence[Item], around: Around, first: int, last: int) -> bool:
    """Whether a verb, a preposition or a break stands between, outside attributes."""
    de = [i for i in range(first, last) if items[i].kind == "de"]
    start = de[-1] + 1 if de and items[first].text != "是" else first
    return any(
        (items[i].kind in ("verb", "prep", "break") and items[i].text not in ("到", "了", "往", "至"))
        or "occasion" in items[i].senses
        for i in range(start, last)
    )
