"""Several tellings of one event in one article become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.events_apart import apart, asked_apart, received_apart, refers_to, word_of
from kg.extract.events_attending import attended
from kg.extract.events_drafts import Draft
from kg.extract.events_near import is_of_day, near, pairs_of
from kg.extract.events_places import inside, is_airport, is_same_town, is_spot
from kg.model import DateRange, Names, Participant, Sentence
from kg.ontology import KG, Ontology

RECENT = 200  # events among which one that was told already is looked for; articles of news tell fewer
_ALIKE = str.maketrans("诉告", "控控")  # 起诉, 控告 and 被控 are one act; 申请保释 is another
BESIDE = 1  # sentences between two tellings of what happened long ago, only one of which says when


@dataclass(frozen=True, slots=True)
class Told:
    """One event: what its tellings know together, and the tellings in text order."""

    draft: Draft
    tellings: tuple[Draft, ...]


def merged(
    drafts: Sequence[Draft], names: Names, sentences: Sequence[Sentence], ontology: Ontology
) -> tuple[Told, ...]:
    """The events of an article, each with all its tellings, in the order of the first."""
    out: list[Told] = []
    for draft in _with_titles(drafts, names, sentences, ontology):
        recent = range(max(0, len(out) - RECENT), len(out))
        place = next((n for n in recent if _same(out[n], draft, names, sentences, ontology)), None)
        place = attended(out, draft, names, sentences) if place is None else place
        if place is None:
            out.append(Told(draft, (draft,)))
        else:
            out[place] = Told(union(out[place].draft, draft, names, ontology), (*out[place].tellings, draft))
    return tuple(_of_one(event) for event in out)


def _of_one(event: Told) -> Told:
    """An event, a conference where every telling only says who spoke at a 会议, and none who met."""
    frame = event.draft.if_alone
    if frame is None or not all(draft.if_alone for draft in event.tellings):
        return event
    return Told(event.draft._replace(frame=frame), tuple(d._replace(frame=frame) for d in event.tellings))


def rejoined(told: Sequence[Told], names: Names, sentences: Sequence[Sentence], ontology: Ontology) -> tuple[Told, ...]:
    """The events, those told as one of which the scene has shown that they are of one day."""
    out: list[Told] = []
    for event in told:
        recent = range(max(0, len(out) - RECENT), len(out))
        fits = (n for n in recent if is_of_day(out[n].draft, event.draft))
        alike = [n for n in fits if _same(out[n], event.draft, names, sentences, ontology)]
        pairs = [n for n in alike if event.draft.met and pairs_of(out[n].draft) == pairs_of(event.draft)]
        found = pairs or [n for n in alike if _is_meant(out[n].draft, event.draft, sentences)]
        if len(found) == 1:
            one = out[found[0]]
            draft = union(one.draft, event.draft, names, ontology)
            out[found[0]] = Told(draft, (*one.tellings, *event.tellings))
        else:
            out.append(event)
    return tuple(out)


def _is_meant(told: Draft, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether a draft without a new party refers to what was told, or tells more of the same people."""
    a, b = set(told.who), set(draft.who)
    return b <= a and (a == b or refers_to(draft, sentences))


def _with_titles(
    drafts: Sequence[Draft], names: Names, sentences: Sequence[Sentence], ontology: Ontology
) -> Sequence[Draft]:
    """The drafts, what a title tells planned where the body tells it so: headlines leave out 将."""
    count = next((n for n, draft in enumerate(drafts) if sentences[draft.sentence].kind != "title"), len(drafts))
    body = drafts[count:]
    return (*(_like_body(d, body, names, sentences, ontology) for d in drafts[:count]), *body)


def _like_body(
    title: Draft, body: Sequence[Draft], names: Names, sentences: Sequence[Sentence], ontology: Ontology
) -> Draft:
    """A draft of the title, planned where the body tells it so and never as happened."""
    if title.status != "happened" or word_of(title, sentences).endswith("了"):
        return title
    alike = (d for d in body if kin(title, d, ontology) and people_fit(title, d, names))
    if "Journey" in title.frame.traits and title.place is not None:
        alike = (d for d in alike if d.place is not None)  # 甲计划造访10个州
    fits = {d.status for d in alike if dates_fit(title.date, d.date) and places_fit(title.place, d.place, names)}
    return title._replace(status="planned") if "planned" in fits and "happened" not in fits else title


def _same(told: Told, draft: Draft, names: Names, sentences: Sequence[Sentence], ontology: Ontology) -> bool:
    first = told.draft
    if first.status != draft.status or not kin(first, draft, ontology):
        return False
    if "Miscellany" in draft.frame.traits and not _word_fits(told, draft, sentences):
        return False
    if (
        not (people_fit(first, draft, names) or (_lands(first, draft, names) and not (first.who and draft.who)))
        or not _hosts_fit(first, draft, names)
        or not (places_fit(first.place, draft.place, names) or _lands(first, draft, names))
    ):
        return False
    if not dates_fit(first.date, draft.date) or _turned(first, draft) or _elsewhen(first, draft):
        return False
    if _of_old(told, draft):
        return False
    if (first.archive or draft.archive) and not (first.date and draft.date):
        return False
    if received_apart(first, draft, names) or asked_apart(first, draft, names) or _parted(first, draft):
        return False
    return near(first, told.tellings, draft, sentences) and not apart(told.tellings, draft, sentences)


def _lands(a: Draft, b: Draft, names: Names) -> bool:
    """Whether one traveller comes on one day to an airport and to the land it lies in: 抵达〔乙机场〕, 抵〔丙国〕."""
    if f"{KG}Arrival" not in (a.frame.kind, b.frame.kind) or not is_of_day(a, b) or a.place is None or b.place is None:
        return False
    one, other = names.entities[a.place], names.entities[b.place]
    return is_airport(one) != is_airport(other) and is_spot(one) != is_spot(other)


def _parted(a: Draft, b: Draft) -> bool:
    """Whether one blow is told with a place and another with a day, and no one whom both strike.

    Or one only with its year, in which there are others: 〔去年〕爆发冲突, 〔5月〕在甲地发生冲突.
    """
    if "Blow" not in a.frame.traits & b.frame.traits:
        return False
    if a.date is not None and b.date is not None and a.place != b.place and _is_of_year(a.date) != _is_of_year(b.date):
        return True
    here, there = (a.place is None, a.date is None), (b.place is None, b.date is None)
    struck = [{p.entity for p in one.participants if p.part == "patient"} for one in (a, b)]
    return here[0] != here[1] and there == (here[1], here[0]) and not struck[0] & struck[1]


def _is_of_year(when: DateRange) -> bool:
    return len(when.start) == 4


def _elsewhen(a: Draft, b: Draft) -> bool:
    """Whether one telling has a year of its own that is not kept, and the other a date: 2018年当选."""
    return (a.date is None) != (b.date is None) and (a if a.date is None else b).dated and a.status == "happened"


def _of_old(told: Told, draft: Draft) -> bool:
    """Whether what is told without a date stands apart from what happened months ago: 甲辞职。……2007年，甲也曾辞职."""
    first = told.draft
    if (first.date is None) == (draft.date is None) or not (first.old or draft.old):
        return False
    return draft.sentence - told.tellings[-1].sentence > BESIDE


def _turned(a: Draft, b: Draft) -> bool:
    """Whether the one that strikes in one telling is struck in the other."""
    if "Blow" not in a.frame.traits | b.frame.traits:
        return False
    parts = {p.entity: p.part for p in a.participants}
    return any({parts.get(p.entity, p.part), p.part} == {"agent", "patient"} for p in b.participants)


def _word_fits(told: Told, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether the word shares a character with one that told the event before: 任命 and 获任命, not 提名 and 就任.

    Or is the noun of a verb that told it: 〔加征〕关税, 〔推出〕战略.
    """
    words = [_word(d, sentences) for d in told.tellings]
    if told.tellings[-1].sentence == draft.sentence and words[-1] in draft.frame.light_verbs:
        return True
    return any(set(word) & set(_word(draft, sentences)) for word in words)


def _word(draft: Draft, sentences: Sequence[Sentence]) -> str:
    return word_of(draft, sentences).rstrip("了").translate(_ALIKE)


def kin(a: Draft, b: Draft, ontology: Ontology) -> bool:
    """Whether the classes are one, or one lies right under the other (talks and meetings, not calls and meetings)."""
    above = ontology.by_iri
    return (
        a.frame.kind == b.frame.kind
        or a.frame.kind in above[b.frame.kind].above[:1]
        or b.frame.kind in above[a.frame.kind].above[:1]
    ) and not _apart(a, b)


def _apart(a: Draft, b: Draft) -> bool:
    """kg:Event itself says too little to be another class's event; to leave an office is not to take one."""
    return a.frame.kind != b.frame.kind and bool({f"{KG}Event", f"{KG}Resignation"} & {a.frame.kind, b.frame.kind})


def people_fit(a: Draft, b: Draft, names: Names) -> bool:
    """Whether one telling's participants are among the other's; persons count before bodies."""
    who_a, who_b = set(a.who), set(b.who)
    people_a = {e for e in who_a if names.entities[e].kind == "person"}
    people_b = {e for e in who_b if names.entities[e].kind == "person"}
    if people_a and people_b:
        if a.frame.meets and _apart_in(who_a - people_a, who_b - people_b, people_a & people_b):
            return False
        return people_a <= people_b or people_b <= people_a
    return bool(who_a & who_b) and (who_a <= who_b or who_b <= who_a)


def _apart_in(bodies_a: set[int], bodies_b: set[int], people: set[int]) -> bool:
    """Whether one person is told to meet different bodies or countries: 甲与乙国会谈, 甲与丙国会谈."""
    return len(people) == 1 and bool(bodies_a and bodies_b) and not bodies_a & bodies_b


def _hosts_fit(a: Draft, b: Draft, names: Names) -> bool:
    """Whether two conferences can be one: not where each is of bodies of its own (七国集团峰会, 北约峰会)."""
    if f"{KG}Conference" not in (a.frame.kind, b.frame.kind):
        return True
    bodies_a = {e for e in a.who if names.entities[e].kind == "organisation"}
    bodies_b = {e for e in b.who if names.entities[e].kind == "organisation"}
    return not bodies_a or not bodies_b or bool(bodies_a & bodies_b)


def places_fit(a: int | None, b: int | None, names: Names) -> bool:
    """Whether two places can be one: the same, unknown, or one in the other."""
    if a is None or b is None or a == b:
        return True
    return inside(a, b, names) or inside(b, a, names) or is_same_town(a, b, names)


def dates_fit(a: DateRange | None, b: DateRange | None) -> bool:
    """Whether two dates can be one: the same, unknown, or one within the other."""
    return a is None or b is None or a == b or holds(a, b) or holds(b, a)


def holds(wide: DateRange, narrow: DateRange) -> bool:
    """Whether the narrow range lies in the wide one; both as precise as the text."""
    return wide.start <= narrow.start and narrow.end[: len(wide.end)] <= wide.end


def union(a: Draft, b: Draft, names: Names, ontology: Ontology) -> Draft:
    """What two tellings know together: the narrower class, place and date, all participants."""
    narrow = b if a.frame.kind in ontology.by_iri[b.frame.kind].above else a
    known = {p.entity for p in a.participants}
    more: tuple[Participant, ...] = tuple(p for p in b.participants if p.entity not in known)
    met = _across((*a.met, *b.met))
    nameless = {*a.acted_for, *b.acted_for} if met else set()  # 甲与乙国官员会谈 is told to be with 乙
    return a._replace(
        frame=narrow.frame,
        participants=tuple(p for p in (*a.participants, *more) if p.entity not in nameless),
        acted_for=(*a.acted_for, *b.acted_for),
        place=_narrower(a.place, b.place, names),
        date=_narrower_date(a.date, b.date),
        met=met,
        old=a.old or b.old,
        loose=a.loose and b.loose,
    )


def _across(pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Each pair once, and none of two told before to have met the same other: hosts do not meet each other."""
    once = {tuple(sorted(pair)): pair for pair in reversed(pairs)}
    out = [pair for pair in dict.fromkeys(pairs) if once[tuple(sorted(pair))] == pair]
    others: dict[int, set[int]] = {}
    kept: list[tuple[int, int]] = []
    for a, b in out:
        if not others.setdefault(a, set()) & others.setdefault(b, set()):
            kept.append((a, b))
            others[a].add(b)
            others[b].add(a)
    return tuple(kept)


def _narrower(a: int | None, b: int | None, names: Names) -> int | None:
    if a is None or b is None:
        return b if a is None else a
    lands = is_airport(names.entities[b]) and not is_airport(names.entities[a])
    return b if inside(b, a, names) or lands else a


def _narrower_date(a: DateRange | None, b: DateRange | None) -> DateRange | None:
    if a is None or b is None:
        return b if a is None else a
    return b if holds(a, b) else a
