"""What a sentence leaves unsaid because the scene is known: place and date carried from what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from kg.extract.events_drafts import Draft
from kg.extract.events_items import words_of
from kg.extract.events_merge import RECENT, Told, kin, places_fit
from kg.extract.events_said import Spoken, day_spoken
from kg.extract.events_scene_places import STAY, is_remote, is_since_other, placed
from kg.model import DateRange, Names, Participant, Sentence
from kg.ontology import KG, Ontology

FRESH = 31  # days; what the article tells first is its news if it is no older
OLD = 60  # days; what happened before is no news of today
DAILY = 5  # characters around a briefing in which 例行 says that it is held every day
REACH = 2  # sentences back in the same paragraph from which a date is carried


def settled(draft: Draft, today: date | None) -> Draft:
    """A draft whose own date is still to come as planned, and without a date of another clause that is.

    A picture of long ago is one of another day; what an attribute dates before today has happened.
    """
    if draft.caption and draft.date is not None and not _of_these_days(draft.date, today):
        draft = draft._replace(archive=True)
    if today is None or draft.date is None or draft.status == "denied":
        return draft
    when = draft.date
    draft = draft._replace(old=_is_old(when, today))
    if draft.status == "planned":
        past = (draft.dates_itself or (draft.old and draft.dated)) and when.end < today.isoformat()[: len(when.end)]
        return draft._replace(status="happened") if past else draft
    if when.start <= today.isoformat()[: len(when.start)]:
        return draft
    told = draft.dated and "Misfortune" not in draft.frame.traits  # nobody plans to be killed: the year is another
    return draft._replace(status="planned") if told else draft._replace(date=None)


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
    return told._replace(participants=told.participants + more)


def _last_attended(told: Sequence[Draft], draft: Draft, ontology: Ontology) -> int | None:
    """The talks of two told last, else what is told last of one who meets people without a name (会见参观团)."""
    recent = range(len(told) - 1, max(-1, len(told) - 1 - RECENT), -1)
    held = [n for n in recent if told[n].status == "happened" and kin(told[n], draft, ontology)]
    pairs = [n for n in held if told[n].met] or [n for n in held if told[n].frame.meets]
    return pairs[0] if pairs else None


def with_scene(
    told: Sequence[Told], sentences: Sequence[Sentence], names: Names, *, today: date | None, spoken: Spoken
) -> tuple[Told, ...]:
    """The events, with places and dates of the scene where they fit.

    Args:
        spoken: on which days who spoke.
        today: the day of the article, up to which a stay lasts.
    """
    out: list[Told] = []
    lead = next((e.draft for e in told if e.draft.date and e.draft.status == "happened"), None)
    for n, event in enumerate(told):
        out.append(event)
        if event.draft.date is not None:
            continue
        draft, around = event.draft, _around(told, n)
        first = lead if lead is not None and not _goes_elsewhere(draft, lead, sentences) else None
        carried = (
            _carried_date(draft, around, sentences, names)
            or _stay(draft, around, names, today)
            or _lead_date(draft, first, names, today)
            or day_spoken(draft, spoken, sentences)
            or _daily(draft, sentences, today)
        )
        if carried is not None:
            out[n] = replace(event, draft=draft._replace(date=carried))
    return tuple(placed(event, _around(out, n), sentences, names) for n, event in enumerate(out))


def _around(told: Sequence[Told], n: int) -> Sequence[Told]:
    """The events told before and after one; all of them but in texts much longer than articles."""
    return told[max(0, n - RECENT) : n + RECENT]


def _carried_date(draft: Draft, told: Sequence[Told], sentences: Sequence[Sentence], names: Names) -> DateRange | None:
    """The date of an event told right before in the same paragraph, with the same people."""
    if draft.earlier or (draft.back and "Motion" in draft.frame.traits):
        return None  # not 来到甲地的乙周二会见丙
    people = set(draft.who)
    for event in reversed(told):
        other = event.draft
        last = max((t.sentence for t in event.tellings if _is_told_by(t, draft, sentences)), default=None)
        if last is None or other is draft or other.date is None:
            continue
        if other.status != draft.status:
            if other.sentence == draft.sentence and other.dated and people & set(other.who):
                return None  # 周四将前往甲地，然后周五回到乙地，造访丙地
            continue
        if last != draft.sentence and _goes_elsewhere(draft, other, sentences):
            continue  # 本月中旬同甲国视频会谈。此外还走访了乙国
        if draft.aside or (draft.back and (last != draft.sentence or _is_past_deed(draft))):
            continue  # 周二吊唁〔刚刚过世的〕甲
        if other.back and not draft.back and (last == draft.sentence or not other.frame.meets):
            continue  # 自5月封锁以来首次会晤; 上周被解职的甲
        if other.aside and "Office" in other.frame.traits:
            continue  # 1月上任后，……
        if last != draft.sentence and _goes_home(other, draft):
            continue
        if last != draft.sentence and "Justice" in draft.frame.traits and other.frame.kind != draft.frame.kind:
            continue  # 并已因参加集会在狱中服刑
        if last != draft.sentence and sentences[draft.sentence].folded.startswith(_apart()):
            continue  # 不过，……; 图为……
        if last == draft.sentence == other.sentence and is_since_other(draft, other, sentences):
            continue  # 自甲1月上任以来首次会面
        same_paragraph = sentences[last].paragraph == sentences[draft.sentence].paragraph
        if same_paragraph and draft.sentence - last <= REACH and people & set(other.who):
            if len(other.date.start) > 4:
                return other.date
    return None


def _goes_elsewhere(draft: Draft, other: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether a visit is told behind talks over a distance, which are no part of it."""
    if draft.frame.kind != f"{KG}Visit" or draft.sentence <= other.sentence:
        return False
    return other.frame.kind == f"{KG}Call" or is_remote(other, sentences)


def _goes_home(other: Draft, draft: Draft) -> bool:
    """Whether only the end of a journey has a day, on which nothing else of it need be: 周五返回甲国。其间会见乙."""
    return not other.frame.traits.isdisjoint(("Homeward", "Exit")) and other.frame.kind != draft.frame.kind


def _is_past_deed(draft: Draft) -> bool:
    """Whether what is told as background is no meeting or journey, which has a day of its own."""
    return not draft.frame.meets and draft.frame.traits.isdisjoint(("Journey", "Motion", "Muster", "Gathering"))


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
    if "Journey" in draft.frame.traits and not places_fit(draft.place, lead.place, names):
        return None  # 访问甲国，此前在13天内访问〔乙国、丙国〕
    alike = draft.frame.kind == lead.frame.kind and "Miscellany" not in draft.frame.traits
    if "Justice" in draft.frame.traits and not alike:
        return None  # 被控煽动、周一受审
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


def _is_old(when: DateRange, today: date) -> bool:
    """Whether a date lies months before the article."""
    return when.end < (today - timedelta(days=OLD)).isoformat()[: len(when.end)]
