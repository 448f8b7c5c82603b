"""What is worth telling: who with whom, where or when; what a crowd does needs the place and the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.events_drafts import Draft
from kg.extract.events_merge import Told
from kg.extract.events_when_told import is_one_day
from kg.model import Names, Sentence
from kg.ontology import KG

_TALKS = f"{KG}Talks"
LEAD = 2  # sentences of the text that tell the news of the day


def worth_telling(events: Iterable[Told], names: Names, sentences: Sequence[Sentence]) -> Iterator[Told]:
    """The events by which a graph gains; one told without a date or without names only where no other tells it."""
    lead = _lead(sentences)
    kept = [e for e in events if _is_known(e, names) or _is_public(e.draft, names) or _is_news(e.draft, names, lead)]
    dated = {tale for event in kept if event.draft.date is not None for tale in _tales(event)}
    seen: set[tuple[object, ...]] = set()
    for event in kept:
        draft = event.draft
        if draft.whole and draft.date is None and not dated.isdisjoint(_twins(event)):
            continue  # 甲国制裁乙国官员：〔8月7日〕，甲国宣布制裁丙
        scene = (draft.frame.kind, draft.place, draft.date)
        if draft.participants or scene not in seen:
            yield event
        seen.add(scene)


def _tales(event: Told) -> set[tuple[int, object]]:
    """What is told in which sentences: something of a class, something of some people."""
    draft = event.draft
    return {(t.sentence, what) for t in event.tellings for what in (draft.frame.kind, frozenset(draft.who))}


def _twins(event: Told) -> set[tuple[int, object]]:
    """What tells the same event, where it has a date: one of its class, or what was said of one to come."""
    draft = event.draft
    people = (frozenset(draft.who),) if draft.status == "planned" else ()
    return {(t.sentence, what) for t in event.tellings for what in (draft.frame.kind, *people)}


def _is_known(event: Told, names: Names) -> bool:
    """Whether somebody named takes part, and a place, a date or a partner is known."""
    draft = event.draft
    if not draft.participants:
        return False
    sides = [e for e in draft.who if e not in draft.acted_for]  # not 会晤〔乙国〕官员, at some time
    if draft.met or (draft.frame.meets and len(sides) > 1 and any(_is_person(e, names) for e in sides)):
        return True
    mutual = "Mutual" in draft.frame.traits or (draft.frame.kind == _TALKS and draft.date is None)
    if mutual and not any(d.faced for d in event.tellings) and _is_lone(draft, names):
        return False  # 甲签署了协议, 甲在乙地〔会谈〕时说: with whom?
    if draft.whole and draft.status != "denied" and len(draft.participants) > 1:
        return True
    return draft.date is not None or (draft.place is not None and not draft.frame.date_required)


def _is_public(draft: Draft, names: Names) -> bool:
    """Whether people without a name did it in a place and on a day that are told: 〔数千人周六在仰光〕示威."""
    if "Crowd" not in draft.frame.traits or draft.participants or draft.status != "happened":
        return False
    where = draft.place is not None and names.entities[draft.place].kind == "place"
    return is_one_day(draft.date) and where and draft.dated and not draft.back


def _lead(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the headline and of the first sentences of the text."""
    body = [n for n, sentence in enumerate(sentences) if sentence.kind == "body"]
    return frozenset(n for n, sentence in enumerate(sentences) if sentence.kind == "title") | frozenset(body[:LEAD])


def _is_news(draft: Draft, names: Names, lead: frozenset[int]) -> bool:
    """Whether somebody named leaves his post in the headline or the first sentences: 〔部长甲辞职〕, not 甲卸任后."""
    if "Post" not in draft.frame.traits or draft.sentence not in lead or draft.status != "happened":
        return False
    if not draft.whole or draft.aside or draft.back or draft.earlier or draft.caption:
        return False
    return bool(draft.who) and all(_is_person(e, names) for e in draft.who)


def _is_person(entity: int, names: Names) -> bool:
    return names.entities[entity].kind == "person"


def _is_lone(draft: Draft, names: Names) -> bool:
    """Whether one takes part alone who has no members that could agree among themselves."""
    return len(draft.participants) == 1 and names.entities[draft.who[0]].kind != "organisation"
