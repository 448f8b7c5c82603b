"""Where an event took place that its sentence leaves unsaid: on the journey told, or where he who came is met."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from kg.chinese.folding import fold
from kg.extract.events_drafts import Draft
from kg.extract.events_items import ends_of, words_of
from kg.extract.events_merge import Told
from kg.extract.events_places import inside, is_spot, is_wide
from kg.model import DateRange, Names, Sentence
from kg.ontology import KG

STAY = 10  # days around a visit's date in which the visitor's meetings are taken to be part of it
AHEAD = 3  # sentences behind a journey in which what is still to come may be part of it
TITLE = 12  # characters between a country and its minister in which his title stands
REMOTE = 12  # characters before a trigger in which 视频 says how it is done


def with_hosts(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, who came placed where he is met in the same sentence: 在乙地会见〔到访的〕甲, 〔前来参会的〕甲."""
    out: list[Draft] = []
    for draft in drafts:
        came = "Journey" in draft.frame.traits or ("Gathering" in draft.frame.traits and draft.attends)
        if draft.place is None and draft.back and came:
            beside = [d for d in out if d.sentence == draft.sentence and set(d.who) & set(draft.who)]
            goes = any("Journey" in d.frame.traits and d.place is not None for d in beside)  # 来华进行〔国事访问〕
            met = (d.place for d in beside if d.frame.meets and not goes)
            draft = draft._replace(place=next(met, None))
        out.append(draft)
    return tuple(out)


def placed(event: Told, told: Sequence[Told], sentences: Sequence[Sentence], names: Names) -> Told:
    """The event with the place that the scene gives it, where its sentence tells none."""
    draft = event.draft
    if draft.place is not None:
        return event
    if draft.frame.kind == f"{KG}Call" or is_remote(draft, sentences):
        return event
    place = _carried_place(draft, told, sentences, names) if draft.frame.meets else None
    if place is None and "Gathering" in draft.frame.traits:
        place = _gone_to(draft, told, sentences, names)
    if place is None:
        place, room = (where(draft, told, sentences, names) for where in (_told_there, _same_day_place))
        place = room if place is None or (room is not None and inside(room, place, names)) else place
    return replace(event, draft=draft._replace(place=place)) if place is not None else event


def is_remote(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether those who meet are not in one place: 视频会谈, 以视频方式举行会谈."""
    sentence = sentences[draft.sentence]
    begin, end = draft.trigger.begin - sentence.begin, draft.trigger.end - sentence.begin
    before = max(begin - REMOTE, *(sentence.folded.rfind(mark, 0, begin) for mark in "，；"), 0)
    return any(word in sentence.folded[before:end] for word in words_of("remote"))


def _gone_to(draft: Draft, told: Sequence[Told], sentences: Sequence[Sentence], names: Names) -> int | None:
    """Where somebody went to attend it, in the same sentence: 前往〔希腊〕，参加会议."""
    sentence = sentences[draft.sentence]
    for other in (d for e in told for d in e.tellings):
        if "Journey" not in other.frame.traits or other.place is None or other.sentence != draft.sentence:
            continue
        between = sentence.folded[other.trigger.end - sentence.begin : draft.trigger.begin - sentence.begin]
        passed = names.within(other.trigger.end, draft.trigger.begin)
        places = {e for m in passed if m.kind == "place" for e in m.entities} - {other.place}
        onward = any(mark in between for mark in "；后前") or bool(places) or is_wide(names.entities[other.place])
        if set(other.who) & set(draft.who) and any(w in between for w in words_of("attends")) and not onward:
            return other.place
    return None


def _told_there(draft: Draft, told: Sequence[Told], sentences: Sequence[Sentence], names: Names) -> int | None:
    """Where those are told to be right before in the sentence: 访问〔甲地〕，举行典礼; 在〔甲地〕会谈，达成共识."""
    mutual = "Mutual" in draft.frame.traits
    if not (mutual or "Gathering" in draft.frame.traits or draft.frame.kind == f"{KG}Interview"):
        return None
    sentence = sentences[draft.sentence]
    for other in (d for e in told for d in e.tellings if d.sentence == draft.sentence and d.status == draft.status):
        place, shared = other.place, set(other.who) & set(draft.who)
        if place is None or other.trigger.begin > draft.trigger.begin or is_wide(names.entities[place]):
            continue
        there = "Journey" in other.frame.traits or (mutual and other.frame.meets and shared == set(draft.who))
        between = sentence.folded[other.trigger.end - sentence.begin : draft.trigger.begin - sentence.begin]
        if shared and there and not any(mark in between for mark in "；：后前") and near(other.date, draft.date):
            return place
    return None


def _same_day_place(draft: Draft, told: Sequence[Told], sentences: Sequence[Sentence], names: Names) -> int | None:
    """Where another event of the same day took place that one of the same people took part in."""
    people = {e for e in draft.who if names.entities[e].kind == "person"}
    if draft.date is None or len(draft.date.start) < 10 or draft.frame.date_required or draft.aside:
        return None
    for event in told:
        other = event.draft
        if "Homeward" in other.frame.traits and not _comes_before(other, draft):
            continue  # 结束访问〔返回乙地〕。甲在机场欢送
        if other.sentence != draft.sentence and _is_apart(draft, other, names):
            continue
        if "Force" in draft.frame.traits and other.trigger.begin > draft.trigger.begin:
            continue  # 发动政变后在乙地阅兵
        if other.date == draft.date and other.place is not None and people & set(other.who):
            later = "Journey" in other.frame.traits and other.sentence > draft.sentence > 0 and not other.dated
            if "Journey" in other.frame.traits and other.sentence == draft.sentence:
                leaves = not draft.frame.traits.isdisjoint(("Office", "Post", "Miscellany"))  # 离任前往乙地
                onward = leaves or _is_onward(draft, other, sentences)
                later = other.trigger.begin > draft.trigger.begin and onward
            elif "Journey" in other.frame.traits and is_spot(names.entities[other.place]):
                later = True  # 会谈后，当天前往〔广场〕献花
            if other.status == draft.status and not later and not is_wide(names.entities[other.place]):
                return other.place
    return None


def _is_apart(draft: Draft, other: Draft, names: Names) -> bool:
    """Whether what another sentence tells of the same day says nothing of where: 甲辞职, 甲向〔纪念碑〕献花."""
    if not draft.frame.traits.isdisjoint(("Office", "Post")):
        return True
    outdoors = other.place is not None and "open_site" in ends_of(fold(names.entities[other.place].name))
    return outdoors and draft.frame.kind != other.frame.kind


def _comes_before(other: Draft, draft: Draft) -> bool:
    """Whether a sentence tells one event before another."""
    return other.sentence == draft.sentence and other.trigger.begin < draft.trigger.begin


def _carried_place(draft: Draft, told: Sequence[Told], sentences: Sequence[Sentence], names: Names) -> int | None:
    """Where the journey goes that one of the participants is told to be on; the nearest before, or in the sentence."""
    people = {e for e in draft.who if names.entities[e].kind == "person"}
    begin = draft.trigger.begin
    tellings = [d for e in told for d in e.tellings if d.sentence <= draft.sentence]
    journeys = [d for d in tellings if "Journey" in d.frame.traits and people & set(d.who)]
    hosts = _hosts(draft, sentences[draft.sentence], names) if len(journeys) > 1 else frozenset()
    visited = {host for host in hosts for d in journeys if _is_in(d.place, {host}, names)}
    for other in sorted(journeys, key=lambda d: (d.trigger.begin > begin, -d.trigger.begin)):
        if (place := other.place) is None:
            continue
        if any(d.trigger == other.trigger and d.place != other.place for d in tellings):
            continue  # 访问甲国和乙国
        if other.status not in (draft.status, "happened") or (draft.back and other.sentence != draft.sentence):
            continue
        if other.status != draft.status and draft.sentence - other.sentence > AHEAD:
            continue  # 将与乙国领导人谈话, long behind a visit to 丙国
        if other.sentence == draft.sentence and is_since_other(draft, other, sentences):
            continue  # 自甲访问乙地以来首次会面
        if other.trigger.begin > begin and (other.earlier or _is_onward(draft, other, sentences)):
            continue  # 会见甲，随后前往〔乙地〕; 会见甲后，访问乙地
        if other.sentence != draft.sentence and is_spot(names.entities[place]):
            continue
        if other.sentence != draft.sentence and visited and not _is_in(place, visited, names):
            continue  # 访问甲国和乙国。与〔乙国〕外长会谈
        if near(other.date, draft.date) and not is_wide(names.entities[place]):
            return place
    return None


def _is_in(place: int | None, countries: Collection[int], names: Names) -> bool:
    """Whether a place is one of some countries, or lies in one."""
    return place is not None and any(place == one or inside(place, one, names) for one in countries)


def _hosts(draft: Draft, sentence: Sentence, names: Names) -> frozenset[int]:
    """The countries that stand right before those who take part, whose ministers they are: 与〔某国〕外长甲会谈."""
    told = [m for m in names.within(sentence.begin, sentence.end) if m.entities]
    pairs = ((a, b) for a, b in pairwise(told) if a.kind == "place" and b.kind == "person" and b.begin - a.end < TITLE)
    return frozenset(e for a, b in pairs if set(b.entities) & set(draft.who) for e in a.entities)


def is_since_other(draft: Draft, journey: Draft, sentences: Sequence[Sentence]) -> bool:
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
