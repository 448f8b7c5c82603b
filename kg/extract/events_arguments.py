"""Who does what to whom, where and when: the arguments of one trigger by the grammar of its clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as day

from kg.chinese.gazetteer import lookup
from kg.extract.events_clauses import Clause, Parsed, Trigger
from kg.extract.events_items import Item, senses
from kg.extract.events_phrases import Phrase, Relative, named
from kg.extract.events_sides import first_subject, sides_of
from kg.model import DateMention, Mention
from kg.ontology import Frame

SPAN = 16  # days; a longer stretch says when something kept happening, not when it happened


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
    date_near: bool = False  # the date stands in the trigger's own clause
    passive: bool = False
    dropped: bool = False  # the clause has no subject of its own
    attends: bool = False  # 参加会见
    clause: int = 0
    attribute: bool = False  # it stands in a relative clause, or behind one that tells it: 双方发表的〔联合声明〕
    both: bool = False  # the subject is the two told of before
    relative: bool = False  # the trigger stands in a relative clause
    extra: tuple[Mention, ...] = field(default=())  # 陪同 率


@dataclass(frozen=True, slots=True)
class _Around:
    """The phrases that a trigger can take, left and right of it, and the relative clause it stands in."""

    left: tuple[Phrase, ...]
    right: tuple[Phrase, ...]
    relative: Relative | None
    head: Phrase | None


def arguments(parsed: Parsed, trigger: Trigger) -> Arguments | None:
    """The arguments of a trigger in the first of its frames that fits; None where no frame fits."""
    if _anniversary(parsed.items, trigger.item):
        return None
    number = parsed.clause_of(trigger.item)
    clause = parsed.clauses[number]
    if _names_people(parsed.items, trigger.item):
        return None
    around = _around(parsed, clause, trigger.item)
    carried = [f for f in trigger.frames if _light(parsed.items, clause, trigger.item, f)]
    for frame in (*carried, *trigger.frames):
        found = _fill(parsed, number, trigger.item, frame, around)
        if found is not None:
            return found
    return None


def _around(parsed: Parsed, clause: Clause, item: int) -> _Around:
    relative = clause.innermost(item)
    before = _modifier(parsed.items, clause, item)
    visible = [
        p
        for p in clause.phrases
        if not clause.hidden(p.first, within=relative) or (before is not None and before.first <= p.first < before.de)
    ]
    if relative is None:
        left = tuple(p for p in visible if p.last < item)
        right = tuple(p for p in visible if p.first > item)
        return _Around(left, right, None, None)
    inside = [p for p in visible if relative.first <= p.first and p.last < relative.de]
    head = next((p for p in clause.phrases if p.first > relative.de and named(p)), None)
    between = parsed.items[relative.de + 1 : head.first] if head is not None else ()
    if any(i.kind in ("verb", "prep") and "also" not in i.senses for i in between):
        head = None
    return _Around(
        tuple(p for p in inside if p.last < item), tuple(p for p in inside if p.first > item), relative, head
    )


def _modifier(items: Sequence[Item], clause: Clause, item: int) -> Relative | None:
    """The relative clause or genitive right before a noun: 甲与乙举行的〔会谈〕, 甲对乙的〔访问〕."""
    at = item - 1
    while at >= clause.low and items[at].kind in ("noun", "mark", "aspect"):
        at -= 1
    return next((r for r in clause.relatives if r.de == at), None)


def _fill(parsed: Parsed, number: int, item: int, frame: Frame, around: _Around) -> Arguments | None:
    items, clause = parsed.items, parsed.clauses[number]
    pattern = _pattern(parsed, clause, item, frame, around)
    if pattern is None:
        return None
    sides = sides_of(items, _freed(items, clause, around.left, item), item)
    subject = sides.subject
    objects = _objects(items, around, item, frame) if pattern in ("VerbObject", "LightVerb") else ()
    passive = sides.passive or (item > 0 and "passive" in items[item - 1].senses)
    dropped = not subject and not sides.unnamed and pattern != "Nominal"
    if dropped and around.relative is not None and around.head is None:
        subject = first_subject(
            items, [p for p in clause.phrases if p.last < around.relative.first and _shown(clause, p)]
        )
        dropped = not subject
    if around.head is not None and not subject and not passive:
        subject, dropped = named(around.head), False
    elif around.head is not None and subject and not objects and pattern == "VerbObject":
        objects = around.head.heads
    if dropped and pattern in ("LightVerb", "Nominal") and (holder := _holder(clause, item)):
        subject, dropped = holder, False
    light = _light(items, clause, item, frame)
    return Arguments(
        frame=frame,
        trigger=items[item],
        pattern=pattern,
        subject=subject,
        partners=sides.partners,
        objects=objects or sides.toward or sides.displaced,
        agents=sides.agents,
        places=tuple(_places(items, clause, around, item)),
        date=_date(items, clause, around, item, nominal=pattern == "Nominal"),
        passive=passive,
        dropped=dropped,
        attends=light is not None and "attends" in senses().get(light, frozenset()),
        clause=number,
        relative=around.relative is not None,
        attribute=around.relative is not None or _told_before_it(items, clause, item),
        both=sides.both,
        extra=sides.brought,
    )


def _holder(clause: Clause, item: int) -> tuple[Mention, ...]:
    """Whose meeting it is by its own name: 〔联合国〕气候变化大会."""
    return next((named(p) for p in clause.phrases if p.last + 1 == item), ())


def _told_before_it(items: Sequence[Item], clause: Clause, item: int) -> bool:
    modifier = _modifier(items, clause, item)
    return modifier is not None and modifier.verbal


def _freed(items: Sequence[Item], clause: Clause, phrases: Sequence[Phrase], item: int) -> list[Phrase]:
    """The phrases, with the subject of 在甲访问乙地之后 free of the 在 that governs the whole."""
    out: list[Phrase] = []
    for phrase in phrases:
        governor = items[phrase.governor] if phrase.governor is not None else None
        if governor is not None and governor.senses & {"place", "direction", "topic", "source"} and named(phrase):
            person = any(m.kind == "person" for m in phrase.heads)
            spans = _spanned(items, clause, phrase.last, item)
            if spans and not governor.senses & {"with", "toward"} and (person or _opens(items, clause, phrase)):
                phrase = replace(phrase, governed=frozenset(), governor=None)
        out.append(phrase)
    return out


def _spanned(items: Sequence[Item], clause: Clause, first: int, item: int) -> bool:
    """Whether 时 后 期间 stands behind the trigger and none between a phrase and it."""
    between = any("occasion" in i.senses for i in items[first + 1 : item])
    return not between and any("occasion" in i.senses for i in items[item + 1 : clause.high])


def _opens(items: Sequence[Item], clause: Clause, phrase: Phrase) -> bool:
    return phrase.governor == clause.low and not any(is_site(m, items) for m in phrase.heads)


def is_site(mention: Mention, items: Sequence[Item]) -> bool:
    """Whether a name behind 在 is rather where than who: any place but a country, any body with a seat."""
    text = next((i.text for i in items if i.mention is mention), "")
    if mention.kind == "place":
        return not any(place.kind == "country" for place in lookup(text))
    return any("site_end" in senses().get(text[-n:], frozenset()) for n in (1, 2, 3))


def _pattern(parsed: Parsed, clause: Clause, item: int, frame: Frame, around: _Around) -> str | None:
    """How the trigger stands in its clause, if the frame knows that."""
    items, patterns = parsed.items, frame.patterns
    word = items[item]
    if "BoundPlace" in patterns:
        return "BoundPlace"
    if "LightVerb" in patterns and _light(items, clause, item, frame):
        return "LightVerb"
    noun = word.tag in ("n", "vn", "nz") or (item > 0 and items[item - 1].kind == "de" and item - 1 >= clause.low)
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


def _stands_alone(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether a noun tells an event by itself: 甲与乙的会谈, 在甲的记者会上, 甲乙会谈; not 安排会谈 or 会谈气氛."""
    if _before_noun(items, item):
        return False
    if _modifier(items, clause, item) is not None:
        return True
    before = next((items[n] for n in range(item - 1, clause.low - 1, -1) if items[n].kind != "mark"), None)
    return before is not None and before.kind in ("name", "prep", "date")


def _anniversary(items: Sequence[Item], item: int) -> bool:
    """建交40周年: the day is not the event's."""
    after = items[item + 1] if item + 1 < len(items) else None
    return after is not None and after.date is not None and after.date.range is None


def _names_people(items: Sequence[Item], item: int) -> bool:
    """谈判〔代表〕, 贸易谈判〔官员〕: a noun of the lexicon before people is their attribute."""
    after = items[item + 1] if item + 1 < len(items) else None
    return items[item].kind == "noun" and after is not None and bool(after.senses & {"people", "post"})


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


def _objects(items: Sequence[Item], around: _Around, item: int, frame: Frame) -> tuple[Mention, ...]:
    """The phrase right behind the trigger, with all that is coordinated with it."""
    rest = iter(around.right)
    first = next(rest, None)
    while first is not None and not (first.heads or first.weak):
        if _blocked(items, around, item + 1, first.first):
            return ()
        first = next(rest, None)
    if first is None or first.governed or _blocked(items, around, item + 1, first.first):
        return ()
    out = list(first.heads if frame.object_part != "place" else first.heads or first.weak)
    out += [m for m in first.weak if m.kind == "organisation" and m not in out]
    last = first
    for phrase in rest:
        if "with" not in phrase.governed or phrase.governor != last.last + 1 or not _alike(out, named(phrase)):
            break
        out += named(phrase)
        last = phrase
    return tuple(out)


def _alike(some: Sequence[Mention], other: Sequence[Mention]) -> bool:
    return any(m.kind == "person" for m in some) == any(m.kind == "person" for m in other)


def _blocked(items: Sequence[Item], around: _Around, first: int, last: int) -> bool:
    """Whether a verb, a preposition or a break stands between, outside attributes."""
    de = [i for i in range(first, last) if items[i].kind == "de"]
    start = de[-1] + 1 if de and items[first].text != "是" else first
    return any(
        (items[i].kind in ("verb", "prep", "break") and items[i].text not in ("到", "了", "往", "至"))
        or "occasion" in items[i].senses
        for i in range(start, last)
    )


def _places(items: Sequence[Item], clause: Clause, around: _Around, item: int) -> Iterator[Mention]:
    """Places that a preposition of place sets before or behind the trigger, the nearest first."""
    before = sorted(around.left, key=lambda p: -p.first)
    for phrase in (*before, *around.right):
        if "place" not in phrase.governed or _abstract(items, phrase):
            continue
        if phrase.first > item and any(_parts(items[i]) for i in range(item + 1, phrase.first - 1)):
            continue
        for mention in reversed(phrase.heads or phrase.weak):
            if mention.kind != "person":
                yield mention
    for relative in clause.relatives:
        if not relative.verbal:
            yield from _genitive_place(items, clause, relative)


def _parts(item: Item) -> bool:
    return item.kind in ("verb", "break") or "occasion" in item.senses


def _genitive_place(items: Sequence[Item], clause: Clause, relative: Relative) -> Iterator[Mention]:
    for phrase in clause.phrases:
        if relative.first <= phrase.first < relative.de and "place" in phrase.governed:
            yield from (m for m in reversed(phrase.heads) if m.kind == "place")


def _abstract(items: Sequence[Item], phrase: Phrase) -> bool:
    """在中国问题上: no place."""
    after = items[phrase.last + 1] if phrase.last + 1 < len(items) else None
    weak = bool(phrase.weak) and not phrase.heads
    return weak and after is not None and after.text in ("上", "中", "下", "之间", "方面")


def _date(items: Sequence[Item], clause: Clause, around: _Around, item: int, *, nominal: bool) -> DateMention | None:
    """The date nearest before the trigger in its clause, else nearest behind it.

    A verb of speech between keeps it away; for a noun that stands alone and for a date behind, any verb does.
    """
    low, high = (clause.low, clause.high) if around.relative is None else (around.relative.first, around.relative.de)
    modifier = _modifier(items, clause, item)
    dates = [
        (n, items[n].date)
        for n in range(low, high)
        if items[n].kind == "date"
        and (not clause.hidden(n, within=around.relative) or (modifier and modifier.first <= n < modifier.de))
    ]
    told = [(n, d) for n, d in dates if d is not None and d.kind != "duration" and _reaches(items, n, item, nominal)]
    before = [d for n, d in told if n < item]
    nearest = before[-1] if before else next((d for n, d in told if n > item), None)
    return nearest if nearest is not None and tells_day(nearest) else None


def _reaches(items: Sequence[Item], date: int, item: int, nominal: bool) -> bool:
    between = items[date + 1 : item] if date < item else items[item + 1 : date]
    if any("since" in i.senses for i in between):
        return False
    if nominal or date > item:
        return not any(i.kind == "verb" and "copula" not in i.senses for i in between)
    return not any("speech" in i.senses for i in between[:-1])


def subject_of(parsed: Parsed, number: int) -> tuple[Mention, ...]:
    """The subject of a clause, for clauses that drop theirs; all it names, where it has no verb (甲和乙，…)."""
    clause = parsed.clauses[number]
    phrases = [p for p in clause.phrases if _shown(clause, p)]
    if not any(i.kind == "verb" or "trigger" in i.senses for i in parsed.items[clause.low : clause.high]):
        return tuple(m for p in phrases if not p.governed - {"with", "partner", "comitative"} for m in named(p))
    return first_subject(parsed.items, phrases) or _passengers(parsed, clause)


def _passengers(parsed: Parsed, clause: Clause) -> tuple[Mention, ...]:
    """Who rides in what the clause is about: 习近平与夫人乘坐的专机."""
    for relative in clause.relatives:
        if relative.verbal and any("rides" in i.senses for i in parsed.items[relative.first : relative.de]):
            inside = [p for p in clause.phrases if relative.first <= p.first and p.last < relative.de]
            return tuple(m for p in inside if not p.governed - {"with", "partner", "comitative"} for m in named(p))
    return ()


def opening_subject(parsed: Parsed, number: int) -> tuple[Mention, ...]:
    """The subject with which a clause opens, before any verb: 会见布林肯时，〔习近平〕表示."""
    clause = parsed.clauses[number]
    verb = next((n for n in range(clause.low, clause.high) if parsed.items[n].kind == "verb"), clause.high)
    return first_subject(parsed.items, [p for p in clause.phrases if p.last < verb and _shown(clause, p)])


def _shown(clause: Clause, phrase: Phrase) -> bool:
    return not clause.hidden(phrase.first, within=None)


def tells_day(date: DateMention) -> bool:
    """Whether a date can be an event's: a day, month or year, or a span of days; not 近两个月 or 自1993年以来."""
    if date.range is None:
        return False
    start, end = date.range.start, date.range.end
    if start == end:
        return True
    if len(start) < 10 or len(end) < 10:
        return False
    return (day.fromisoformat(end) - day.fromisoformat(start)).days <= SPAN


def clause_dates(parsed: Parsed, numbers: Iterable[int]) -> Iterator[DateMention]:
    """Calendar dates of clauses in the order given, those of relative clauses left out."""
    for number in numbers:
        clause = parsed.clauses[number]
        for n in range(clause.low, clause.high):
            date = parsed.items[n].date
            if date is not None and tells_day(date) and not clause.hidden(n, within=None):
                yield date
