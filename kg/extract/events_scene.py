"""What a sentence leaves unsaid because the scene is known: place and date carried from what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.extract.events_drafts import Draft
from kg.extract.events_merge import Told, kin
from kg.model import DateRange, Names, Participant, Sentence
from kg.ontology import KG, Ontology

STAY = 10  # days around a visit's date in which the visitor's meetings are taken to be part of it
_JOURNEYS = frozenset((f"{KG}Visit", f"{KG}Arrival"))


def with_attendance(drafts: Sequence[Draft], ontology: Ontology) -> tuple[Draft, ...]:
    """王毅参加会谈: he takes part in the talks told last, not in talks of his own."""
    out: list[Draft] = []
    for draft in drafts:
        last = next((n for n in range(len(out) - 1, -1, -1) if _attended(out[n], draft, ontology)), None)
        if draft.attends and draft.frame.meets and last is not None:
            known = set(out[last].who)
            more = tuple(Participant(p.entity, "participant") for p in draft.participants if p.entity not in known)
            out[last] = replace(out[last], participants=out[last].participants + more)
        else:
            out.append(draft)
    return tuple(out)


def _attended(told: Draft, draft: Draft, ontology: Ontology) -> bool:
    return bool(told.met) and kin(told, draft, ontology) and told.status == "happened"


def with_scene(told: Sequence[Told], sentences: Sequence[Sentence], names: Names) -> tuple[Told, ...]:
    """The events, with places and dates of the scene where they fit."""
    out: list[Told] = []
    for event in told:
        draft = event.draft
        if draft.date is None:
            draft = replace(draft, date=_carried_date(draft, out, sentences))
        if draft.place is None:
            draft = replace(draft, place=_carried_place(draft, out, names))
        out.append(replace(event, draft=draft))
    return tuple(out)


def _carried_date(draft: Draft, before: Sequence[Told], sentences: Sequence[Sentence]) -> DateRange | None:
    """The date of the event told right before in the same paragraph with one of the same participants."""
    for event in reversed(before):
        other = event.draft
        last = max(t.sentence for t in event.tellings)
        if sentences[last].paragraph != sentences[draft.sentence].paragraph or draft.sentence - last > 2:
            continue
        if other.date is not None and other.status == draft.status and set(other.who) & set(draft.who):
            return other.date
    return None


def _carried_place(draft: Draft, before: Sequence[Told], names: Names) -> int | None:
    """Where the journey goes that one of the participants is told to be on."""
    people = {e for e in draft.who if names.entities[e].kind == "person"}
    if not draft.frame.meets:
        return None
    for event in reversed(before):
        other = event.draft
        if other.frame.kind in _JOURNEYS and other.place is not None and set(other.who) & people:
            if other.status == draft.status and near(other.date, draft.date):
                return other.place
    return None


def near(journey: DateRange | None, when: DateRange | None) -> bool:
    """Whether a date can belong to a journey: unknown, or within some days of it."""
    if journey is None or when is None:
        return True
    if len(journey.start) < 10 or len(when.start) < 10:
        size = min(len(journey.start), len(when.start))
        return journey.start[:size] == when.start[:size]
    gap = date.fromisoformat(when.start) - date.fromisoformat(journey.start)
    return abs(gap.days) <= STAY


def worth_telling(event: Told) -> bool:
    """Whether a graph gains by it: somebody named takes part, and a place, a date or a partner is known."""
    draft = event.draft
    if not draft.participants:
        return False
    if draft.met or (draft.frame.meets and len(draft.participants) > 1):
        return True
    return draft.place is not None or draft.date is not None
