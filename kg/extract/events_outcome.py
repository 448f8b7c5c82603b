"""What came of a plan, and a call told as a meeting: tellings of one event whose status or class differ."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_drafts import Draft
from kg.extract.events_merge import RECENT, Told, dates_fit, kin, people_fit, places_fit, union
from kg.extract.events_when_told import is_one_day
from kg.model import Names
from kg.ontology import KG, Ontology

_CALL = f"{KG}Call"


def with_outcome(told: Sequence[Told], names: Names, ontology: Ontology) -> tuple[Told, ...]:
    """The events, each plan that was carried out one with what happened, and a video meeting one with the call."""
    out: list[Told] = []
    for event in told:
        recent = range(max(0, len(out) - RECENT), len(out))
        found = next((n for n in recent if _is_one(out[n].draft, event.draft, names, ontology)), None)
        if found is None:
            out.append(event)
        else:
            out[found] = _joined(out[found], event, names, ontology)
    return tuple(out)


def _is_one(a: Draft, b: Draft, names: Names, ontology: Ontology) -> bool:
    """Whether two drafts tell one event in two ways."""
    if {a.status, b.status} == {"planned", "happened"}:
        alike = _is_carried_out(a, b) and kin(a, b, ontology)
    else:
        alike = a.status == b.status and _is_called(a, b)
    return alike and people_fit(a, b, names) and places_fit(a.place, b.place, names)


def _is_carried_out(a: Draft, b: Draft) -> bool:
    """Whether a plan and a deed are of one time, or of the same people and place where the plan has no time."""
    if "Journey" in a.frame.traits & b.frame.traits and (a.place is None or b.place is None):
        return False  # 抵达甲地，展开访问。下午将探访学校
    if a.date is not None and b.date is not None:
        return a.date.start == b.date.start and dates_fit(a.date, b.date)
    plan, deed = (a, b) if a.status == "planned" else (b, a)
    if plan.date is not None or plan.dated or deed.old or deed.back or plan.place is None:
        return False
    return plan.place == deed.place and set(plan.who) == set(deed.who)


def _is_called(a: Draft, b: Draft) -> bool:
    """Whether one telling has a call and the other a meeting of the same two on one day, and neither a place."""
    if (a.frame.kind == _CALL) == (b.frame.kind == _CALL) or not (a.frame.meets and b.frame.meets):
        return False
    if a.place is not None or b.place is not None or a.date != b.date or not is_one_day(a.date):
        return False
    return len(set(a.who) & set(b.who)) > 1


def _joined(one: Told, other: Told, names: Names, ontology: Ontology) -> Told:
    """Two events as one: what happened goes before what was planned, a call before a meeting."""
    first, second = one.draft, other.draft
    if second.frame.kind == _CALL or (first.status == "planned" and second.status == "happened"):
        first, second = second, first
    draft = union(first, second, names, ontology)._replace(status=first.status)
    return Told(draft._replace(frame=first.frame), (*one.tellings, *other.tellings))
