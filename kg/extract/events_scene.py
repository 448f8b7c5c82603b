"""What a sentence leaves unsaid because the scene is known: place and date carried from what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from kg.extract.events_drafts import Draft
from kg.extract.events_items import words_of
from kg.extract.events_located import JOURNEYS
from kg.extract.events_merge import RECENT, Told, kin, places_fit
from kg.extract.events_other_time import TAKEN_UP
from kg.extract.events_places import is_wide
from kg.model import DateRange, Names, Participant, Sentence
from kg.ontology import KG, Ontology

STAY = 10  # days around a visit's date in which the visitor's meetings are taken to be part of it
FRESH = 31  # days; what the article tells first is its news if it is no older
DAILY = 5  # characters around a briefing in which 例行 says that it is held every day
_GOING = frozenset((f"{KG}Arrival", f"{KG}Departure"))
REMOTE = 12  # characters before a trigger in which 视频 says how it is done
REACH = 2  # sentences back in the same paragraph from which a date is carried


def settled(draft: Draft, today: date | None) -> Draft:
    """A draft whose own date is still to come as planned, and without a date of another clause that is.

    A picture of long ago is one of another day.
    """
    if draft.caption and draft.date is not None and not _of_these_days(draft.date, today):
        draft = replace(draft, archive=True)
    if today is None or draft.date is None or draft.status != "happened":
        return draft
    if draft.date.start <= today.isoformat()[: len(draft.date.start)]:
        return draft
    return replace(draft, status="planned") if draft.dated else replace(draft, date=None)


def with_attendance(drafts: Sequence[Draft], ontology: Ontology) -> tuple[Draft, ...]:
    """王毅参加会谈: he takes part in the talks told last, not in talks of his own; 上述活动 means all meetings told."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.attends and draft.told_before:
            out = [_joined(d, draft) if d.met and d.status == "happened" else d for d in out]
        elif draft.attends and draft.frame.meets and (last := _last_attended(out, draft, ontology)) is not None:
            out[last] = _joined(out[last], draft)
        else:
            out.append(draft)
    return tuple(out)


def _joined(told: Draft, draft: Draft) -> Draft:
    known = set(told.who)
    more = tuple(Participant(p.entity, "participant") for p in draft.participants if p.entity not in known)
    return replace(told, participants=told.participants + more)


def _last_attended(told: Sequence[Draft], draft: Draft, ontology: Ontology) -> int | None:
    recent = range(len(told) - 1, max(-1, len(told) - 1 - RECENT), -1)
    return next((n for n in recent if _attended(told[n], draft, ontology)), None)


def _attended(told: Draft, draft: Draft, ontology: Ontology) -> bool:
    return bool(told.met) and kin(told, draft, ontology) and told.status == "happened"


def with_scene(
    told: Sequence[Told], sentences: Sequence[Sentence], names: Names, *, today: date | None
) -> tuple[Told, ...]:
    """The events, with places and dates of the scene where they fit.

    Args:
        today: the day of the article, up to which a stay lasts.
    """
    out: list[Told] = []
    lead = next((e.draft for e in told if e.draft.date and e.draft.status == "happened"), None)
    for n, event in enumerate(told):
        draft = event.draft
        if draft.date is None:
            around = _around(told, n)
            draft = replace(
                draft,
                date=_carried_date(draft, around, sentences, names)
                or _stay(draft, around, names, today)
                or _lead_date(draft, lead, names, today)
                or _daily(draft, sentences, today),
            )
        out.append(replace(event, draft=draft))
    return tuple(_placed(event, _around(out, n), sentences, names) for n, event in enumerate(out))


def _around(told: Sequence[Told], n: int) -> Sequence[Told]:
    """The events told before and after one; all of them but in texts much longer than articles."""
    return told[max(0, n - RECENT) : n + RECENT]


def _carried_date(draft: Draft, told: Sequence[Told], sentences: Sequence[Sentence], names: Names) -> DateRange | None:
    """The date of an event told right before in the same paragraph, with the same people."""
    if draft.earlier or (draft.back and draft.frame.kind in _GOING):
        return None  # not 来到甲地的乙周二会见丙
    people = set(draft.who)
    for event in reversed(told):
        other = event.draft
        last = max((t.sentence for t in event.tellings if _is_told_by(t, draft, sentences)), default=None)
        if last is None or other is draft or other.date is None or other.status != draft.status:
            continue
        if draft.aside or (draft.back and last != draft.sentence):
            continue
        if other.back and not draft.back and (last == draft.sentence or not other.frame.meets):
            continue  # 自5月封锁以来首次会晤; 上周被解职的甲
        if other.aside and other.frame.kind in TAKEN_UP:
            continue  # 1月上任后，……
        if last != draft.sentence and sentences[draft.sentence].folded.startswith(_apart()):
            continue  # 不过，……; 图为……
        if last == draft.sentence == other.sentence and _is_since(draft, other, sentences):
            continue  # 自甲1月上任以来首次会面
        same_paragraph = sentences[last].paragraph == sentences[draft.sentence].paragraph
        if same_paragraph and draft.sentence - last <= REACH and people & set(other.who):
            if len(other.date.start) > 4:
                return other.date
    return None


@cache
def _apart() -> tuple[str, ...]:
    """The words with which a sentence turns to something of another day."""
    return (*words_of("contrast"), *words_of("picture"))


def _is_told_by(telling: Draft, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether a telling stands before a draft, or goes on from it: 启程前往甲地〔视察〕; not 出席峰会，并会晤甲."""
    begin, sentence = draft.trigger.begin, sentences[draft.sentence]
    if telling.sentence != draft.sentence or telling.trigger.begin <= begin:
        return telling.trigger.begin <= begin
    between = sentence.folded[draft.trigger.end - sentence.begin : telling.trigger.begin - sentence.begin]
    return not any(mark in between for mark in "，、；：（前后和与及并")


def _stay(draft: Draft, told: Sequence[Told], names: Names, today: date | None) -> DateRange | None:
    """Between an arrival told before and the day of the article: when the traveller's meetings took place."""
    if today is None or draft.back or not draft.met or draft.status != "happened":
        return None
    people = {e for e in draft.who if names.entities[e].kind == "person"}
    for event in told:
        other = event.draft
        if other.frame.kind != f"{KG}Arrival" or other.date is None or len(other.date.start) < 10:
            continue
        days = (today - date.fromisoformat(other.date.start)).days
        if not places_fit(draft.place, other.place, names):
            continue  # 在丙地会见乙, where an arrival in 丁地 is told
        if other.sentence <= draft.sentence and 0 <= days <= STAY and people & set(other.who):
            return DateRange(other.date.start, today.isoformat())
    return None


def _lead_date(draft: Draft, lead: Draft | None, names: Names, today: date | None) -> DateRange | None:
    """The date of the article's lead event for what the same people do around it; no background of years ago.

    One of them alone does so where he meets somebody or the press, or where it is told again, or with it.
    """
    if lead is None or lead.date is None or not _of_these_days(lead.date, today) or lead.status != draft.status:
        return None
    if draft.loose or draft.back or draft.earlier or draft.aside:
        return None
    people = {e for e in draft.who if names.entities[e].kind == "person"}
    if not people & set(lead.who) or draft.frame.date_required:
        return None
    alike = draft.frame.kind == lead.frame.kind != f"{KG}Act"
    news = alike or draft.frame.kind == f"{KG}PressConference" or draft.sentence <= lead.sentence + 1
    return lead.date if news or draft.frame.meets or len(set(draft.who) & set(lead.who)) > 1 else None


def _daily(draft: Draft, sentences: Sequence[Sentence], today: date | None) -> DateRange | None:
    """The day of a briefing that is held every day (在例行记者会上): the article's, where it tells no other."""
    if today is None or draft.frame.kind != f"{KG}PressConference" or draft.status != "happened":
        return None
    if draft.caption or draft.back or draft.earlier or draft.aside:
        return None
    sentence = sentences[draft.sentence]
    at = draft.trigger.begin - sentence.begin
    if any(word in sentence.folded[:at] for word in words_of("thereafter")):
        return None  # 随后在例行记者会上
    around = sentence.folded[max(0, at - DAILY) : at + DAILY]
    daily = any(word in around for word in words_of("daily"))
    return DateRange(today.isoformat(), today.isoformat()) if daily else None


def _of_these_days(when: DateRange, today: date | None) -> bool:
    """Whether a date is a day of the weeks before the article."""
    if len(when.start) < 10:
        return False
    return today is None or abs((today - date.fromisoformat(when.start)).days) <= FRESH


def _placed(event: Told, told: Sequence[Told], sentences: Sequence[Sentence], names: Names) -> Told:
    draft = event.draft
    if draft.place is not None:
        return event
    if draft.frame.kind == f"{KG}Call" or _is_remote(draft, sentences):
        return event
    place = _place_beside(draft, told) or (_carried_place(draft, told, sentences, names) if draft.frame.meets else None)
    if place is None:
        place = _same_day_place(draft, told, sentences, names)
    return replace(event, draft=replace(draft, place=place))


def _is_remote(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether those who meet are not in one place: 视频会谈, 以视频方式举行会谈."""
    sentence = sentences[draft.sentence]
    begin, end = draft.trigger.begin - sentence.begin, draft.trigger.end - sentence.begin
    before = max(begin - REMOTE, *(sentence.folded.rfind(mark, 0, begin) for mark in "，；"), 0)
    return any(word in sentence.folded[before:end] for word in words_of("remote"))


def _place_beside(draft: Draft, told: Sequence[Told]) -> int | None:
    """Where he who came is met in the same sentence: 在乙地会见〔到访的〕甲."""
    if draft.frame.kind not in JOURNEYS or not draft.back:
        return None
    before = (e.draft for e in told if e.draft.frame.meets and e.draft.trigger.begin < draft.trigger.begin)
    meetings = (m for m in before if m.sentence == draft.sentence and m.place is not None)
    return next((m.place for m in meetings if set(m.who) & set(draft.who)), None)


def _same_day_place(draft: Draft, told: Sequence[Told], sentences: Sequence[Sentence], names: Names) -> int | None:
    """Where another event of the same day took place that one of the same people took part in."""
    people = {e for e in draft.who if names.entities[e].kind == "person"}
    if draft.date is None or len(draft.date.start) < 10 or draft.frame.date_required or draft.aside:
        return None
    for event in told:
        other = event.draft
        if other.date == draft.date and other.place is not None and people & set(other.who):
            later = other.frame.kind in JOURNEYS and other.sentence > draft.sentence > 0 and not other.dated
            if other.frame.kind in JOURNEYS and other.sentence == draft.sentence:
                later = other.trigger.begin > draft.trigger.begin and _is_onward(draft, other, sentences)
            if other.status == draft.status and not later and not is_wide(names.entities[other.place]):
                return other.place
    return None


def _carried_place(draft: Draft, told: Sequence[Told], sentences: Sequence[Sentence], names: Names) -> int | None:
    """Where the journey goes that one of the participants is told to be on; the nearest before, or in the sentence."""
    people = {e for e in draft.who if names.entities[e].kind == "person"}
    begin = draft.trigger.begin
    tellings = [d for e in told for d in e.tellings if d.sentence <= draft.sentence]
    for other in sorted(tellings, key=lambda d: (d.trigger.begin > begin, -d.trigger.begin)):
        if other.frame.kind not in JOURNEYS or other.place is None or not people & set(other.who):
            continue
        if other.status not in (draft.status, "happened") or (draft.back and other.sentence != draft.sentence):
            continue
        if other.sentence == draft.sentence and _is_since(draft, other, sentences):
            continue  # 自甲访问乙地以来首次会面
        if other.trigger.begin > begin and (other.earlier or _is_onward(draft, other, sentences)):
            continue  # 会见甲，随后前往〔乙地〕; 会见甲后，访问乙地
        if near(other.date, draft.date) and not is_wide(names.entities[other.place]):
            return other.place
    return None


def _is_since(draft: Draft, journey: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether 以来 stands between a journey and what came after it."""
    sentence = sentences[draft.sentence]
    between = sentence.folded[journey.trigger.end - sentence.begin : draft.trigger.begin - sentence.begin]
    return any(word in between for word in words_of("since"))


def _is_onward(draft: Draft, journey: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether a journey told behind is another act: 会见甲〔后〕访问乙地; not 会见到访乙地的甲."""
    sentence = sentences[draft.sentence]
    between = sentence.folded[draft.trigger.end - sentence.begin : journey.trigger.begin - sentence.begin]
    return "：" not in between and any(mark in between for mark in "，；后前") and not journey.back


def near(journey: DateRange | None, when: DateRange | None) -> bool:
    """Whether a date can belong to a journey: unknown, or within some days of it."""
    if journey is None or when is None:
        return True
    if len(journey.start) < 10 or len(when.start) < 10:
        size = min(len(journey.start), len(when.start))
        return journey.start[:size] == when.start[:size]
    gap = date.fromisoformat(when.start) - date.fromisoformat(journey.start)
    return abs(gap.days) <= STAY


def _is_person(entity: int, names: Names) -> bool:
    return names.entities[entity].kind == "person"


def worth_telling(event: Told, names: Names) -> bool:
    """Whether a graph gains by it: somebody named takes part, and a place, a date or a partner is known."""
    draft = event.draft
    if not draft.participants:
        return False
    if draft.met or (
        draft.frame.meets and len(draft.participants) > 1 and any(_is_person(e, names) for e in draft.who)
    ):
        return True
    if draft.whole and draft.status != "denied" and len(draft.participants) > 1:
        return True
    return draft.date is not None or (draft.place is not None and not draft.frame.date_required)
