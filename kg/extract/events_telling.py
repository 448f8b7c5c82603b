"""Whether a word of the lexicon tells an event, and the arguments of the first of its frames that fits."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.events_arguments import Arguments, is_core, is_journey
from kg.extract.events_around import around_of
from kg.extract.events_clauses import Parsed, Trigger
from kg.extract.events_cues import asked_for
from kg.extract.events_fill import fill
from kg.extract.events_forces import sends_others
from kg.extract.events_instruments import by_instrument
from kg.extract.events_kinds import says_kind
from kg.extract.events_light import light_verb
from kg.extract.events_occasions import on_occasion
from kg.extract.events_purpose import is_eve
from kg.extract.events_untold import (
    goes_through,
    is_anniversary,
    is_answered,
    is_by_wire,
    is_habit,
    is_in_bill,
    is_part_of_noun,
    is_spoken_of,
    is_topic,
    is_unnamed_matter,
    is_unspecified,
    is_verb_and_object,
    joins_other,
    names_people,
)


def arguments(parsed: Parsed, trigger: Trigger) -> Arguments | None:
    """The arguments of a trigger in the first of its frames that fits; None where no frame fits."""
    if is_anniversary(parsed.items, trigger) or is_by_wire(parsed.items, trigger.item):
        return None
    if is_part_of_noun(parsed.items, trigger) or says_kind(parsed.items, trigger) or is_eve(parsed.items, trigger):
        return None
    if trigger.item and "his" in parsed.items[trigger.item - 1].senses:
        return None  # 对〔其〕访台的批评: whose visit it is stays open
    if is_verb_and_object(parsed.items, trigger):
        return None
    number = parsed.clause_of(trigger.item)
    clause = parsed.clauses[number]
    if is_unnamed_matter(parsed.items, clause, trigger.item):
        return None
    takes_people = any("VerbObject" in f.patterns and f.object_part != "place" for f in trigger.frames)
    if names_people(parsed.items, trigger.item, takes_people=takes_people):
        return None
    if is_spoken_of(parsed.items, trigger):
        return None
    if is_habit(parsed.items, clause, trigger.item) or is_answered(parsed.items, clause, trigger.item):
        return None
    if sends_others(parsed.items, clause, trigger.item) or joins_other(parsed.items, clause, trigger.item):
        return None
    if is_unspecified(parsed.items, trigger.item) or goes_through(parsed.items, clause, trigger):
        return None
    wish = "request" in parsed.items[trigger.item].senses
    if wish and trigger.item in asked_for(parsed.items, clause.low, clause.high):
        return None  # 应甲的〔邀请〕访问乙地
    frames = by_instrument(parsed.items, clause, trigger)
    if is_in_bill(parsed.items, trigger.item, frames):
        return None
    around = around_of(parsed, clause, trigger.item, {verb for frame in frames for verb in frame.light_verbs})
    buried = around.relative is None and clause.hidden(trigger.item, within=None)
    topic = is_topic(parsed.items, clause, trigger.item)
    carried = [f for f in frames if light_verb(parsed.items, clause, trigger.item, f)]
    for frame in (*carried, *frames):
        if (buried and not is_core(frame)) or (topic and not (frame.meets or is_journey(frame))):
            continue
        found = fill(parsed, number, trigger.item, frame, around, buried=buried)
        if found is None or (frame is not frames[-1] and (_lacks_partner(found) or _lacks_doer(found))):
            continue
        if found.frame.meets and _is_one_sided(found) and any("Delivered" in f.traits for f in frames):
            continue  # 甲在仪式上〔谈话〕
        gathering = next((f for f in carried if "Gathering" in f.traits and f is not frame), None)
        if gathering is None or not _is_one_sided(found):
            return found
        if on_occasion(parsed.items, clause, trigger.item):
            return replace(found, if_alone=gathering)  # 〔甲〕在乙地举行的会议上说
    return None


def _lacks_partner(found: Arguments) -> bool:
    """Whether those who meet lack the other side without which the frame tells nothing."""
    others = (*found.partners, *found.objects)
    return (
        found.frame.meets
        and found.frame.object_required
        and not any(m.kind in found.frame.object_kinds for m in others)
    )


def _lacks_doer(found: Arguments) -> bool:
    """Whether a clause has another subject than the person that its frame needs: a body holds a 集会, no candidate."""
    if found.frame.meets or found.frame.subject_kinds != {"person"} or found.pattern != "LightVerb":
        return False
    return bool(found.subject) and all(m.kind != "person" for m in found.subject)


def _is_one_sided(found: Arguments) -> bool:
    """Whether a meeting is told of one alone, so that it may be a gathering: 〔甲〕召开会议."""
    if not found.frame.meets or found.faced or found.both or found.partners or found.objects or found.agents:
        return False
    return sum(len(m.entities) for m in (*found.subject, *found.extra)) < 2
