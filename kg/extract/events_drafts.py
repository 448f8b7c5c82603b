"""From arguments to a draft of an event: entities, status, place and date as its own sentence gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.extract.events_addressed import with_addressee, with_welcomed
from kg.extract.events_arguments import Arguments
from kg.extract.events_background import (
    ends_journey,
    happened_once,
    has_other_time,
    is_archive,
    is_aside,
    is_picture,
    is_post_given,
    is_then,
    looks_back,
    refers_back,
)
from kg.extract.events_briefings import with_spokesman
from kg.extract.events_capitals import as_state
from kg.extract.events_clauses import Parsed
from kg.extract.events_dateless import is_whole, needs_date
from kg.extract.events_fillers import entities_of, fillers_of, without_press
from kg.extract.events_first_person import with_speaker
from kg.extract.events_guests import with_guest
from kg.extract.events_lists import with_list, with_row
from kg.extract.events_officials import with_officials
from kg.extract.events_parties import each_apart, pairs_of, participants_of, together
from kg.extract.events_reasons import reason_begin
from kg.extract.events_spokesmen import Spokesmen, for_bodies
from kg.extract.events_status import is_asked, status_of
from kg.extract.events_struck import as_dealt
from kg.extract.events_subject import subject_for
from kg.extract.events_suspended import with_shut
from kg.extract.events_targets import with_passive_before, with_targets
from kg.extract.events_votes import with_votes
from kg.extract.events_when import is_elsewhen, is_later, when
from kg.extract.events_when_told import date_told, dates_itself, is_dated
from kg.model import DateRange, Mention, Names, Participant, Span, Status
from kg.ontology import Frame


class Draft(NamedTuple):
    """An event as one sentence tells it; places and dates may still come from the scene."""

    frame: Frame
    trigger: Span
    sentence: int
    status: Status
    participants: tuple[Participant, ...]
    place: int | None
    date: DateRange | None
    met: tuple[tuple[int, int], ...]
    rule: str
    attends: bool = False
    loose: bool = False  # the subject comes from another sentence
    told_before: bool = False  # 上述活动
    earlier: bool = False  # shortly before (此前 早些时候), once (过), or at a time of its own: no day of the scene
    aside: bool = False  # in 上任后 and its like: when something else happened
    dated: bool = False  # the date is told with it, not in another clause
    dates_itself: bool = False  # it is told as an attribute with a date of its own
    back: bool = False  # told as of an earlier time: 曾 此前 上次
    caption: bool = False
    archive: bool = False  # under a picture of another day: 资料照片
    old: bool = False  # of months or years ago
    named_in: int | None = None  # the sentence that names the parties, where it is another
    acted_for: tuple[int, ...] = ()  # countries of whose officials no name is told
    whole: bool = False  # both sides are named, which is enough
    if_alone: Frame | None = None  # what it is where no telling names who met
    faced: bool = False  # another side is told of, with a name or without

    @property
    def who(self) -> tuple[int, ...]:
        """Entities that take part."""
        return tuple(p.entity for p in self.participants)


def drafts_of(
    parsed: Parsed,
    index: int,
    found: Sequence[Arguments],
    *,
    names: Names,
    carried: Callable[[], tuple[Mention, ...]],
    behind: Callable[[], Parsed | None],
    pair: tuple[Mention, ...],
    spokesmen: Spokesmen,
) -> Iterator[Draft]:
    """The events of one sentence; several where one verb has several places."""
    timely = (a for a in found if not needs_date(a.frame) or is_dated(parsed, a))
    told_of = (a for a in timely if not is_asked(parsed, a) and not is_post_given(a, found))
    dealt = (one for a in told_of if (one := as_dealt(parsed, a)) is not None)
    kept = (with_spokesman(parsed, index, with_row(parsed, a), behind, spokesmen) for a in dealt)
    own = (with_shut(parsed, with_votes(parsed, with_guest(parsed, a, carried))) for a in kept)
    told = (with_targets(parsed, index, with_passive_before(parsed, with_list(parsed, a)), behind) for a in own)
    spoken = (with_welcomed(parsed, with_addressee(parsed, with_speaker(parsed, a))) for a in told)
    for arguments in (with_officials(parsed, a) for a in spoken):
        if _is_judged(parsed, arguments):
            continue
        if arguments.frame.date_required and not (is_dated(parsed, arguments) or _is_whole(parsed, arguments)):
            continue
        if (status := status_of(parsed, arguments)) is None:
            continue
        if refers_back(parsed, arguments) or is_then(parsed, arguments):
            continue
        subject, loose = (pair, False) if arguments.both else subject_for(parsed, arguments, carried)
        if arguments.dropped and arguments.frame.meets and not arguments.both and _on_journey(parsed, arguments):
            arguments = replace(arguments, faced=True)
        subject = as_state(parsed, arguments, for_bodies(parsed, arguments, subject, spokesmen), names)
        for draft in _expand(parsed, index, arguments, status=status, subject=subject, loose=loose, names=names):
            if len(draft.met) == 1:
                pair = tuple(m for m in (*subject, *arguments.partners, *arguments.objects) if m.kind == "person")
            yield draft


def _is_whole(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether both sides are named, not only the country whose officials are met."""
    return not arguments.acted_for and is_whole(parsed, arguments)


def _is_judged(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether the day is that of what somebody says of it: 7月7日〔祝贺〕甲当选."""
    date, clause = arguments.date, parsed.clauses[arguments.clause]
    frame = arguments.frame
    if date is None or arguments.relative or not (frame.date_required or "Office" in frame.traits):
        return False
    before = range(clause.low, arguments.at)
    judging = [n for n in before if "judges" in parsed.items[n].senses and parsed.items[n].kind == "verb"]
    return bool(judging) and date.end <= parsed.items[judging[-1]].begin


def _on_journey(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether an earlier clause tells a journey, so that who meets meets his hosts: 甲和乙访问丙国，〔举行会谈〕."""
    begin = parsed.items[parsed.clauses[arguments.clause].low].begin
    before = (t for t in parsed.triggers if parsed.items[t.item].begin < begin)
    return any(frame.object_part == "place" for trigger in before for frame in trigger.frames)


def _expand(
    parsed: Parsed,
    index: int,
    arguments: Arguments,
    *,
    status: Status,
    subject: tuple[Mention, ...],
    loose: bool,
    names: Names,
) -> Iterator[Draft]:
    """The drafts of one verb: one for each place it leads to, and for each of those who did it apart."""
    frame = arguments.frame
    if ("Force" in frame.traits and not arguments.passive) or loose or arguments.dropped:
        subject = without_press(subject, names)
    filled = fillers_of(parsed, arguments, subject, names)
    if filled is None:
        return
    sides, agents, where, place = filled
    draft = _draft(parsed, index, arguments, status=status, loose=loose)
    apart = _is_apart(parsed, arguments, "own_share" if len(where) > 1 else "apart")
    parts = each_apart(sides if frame.meets else together(sides), names) if apart else (sides,)
    paired = len(parts) == len(where) > 1
    for number, one in enumerate(parts):
        met = tuple(pairs_of(arguments, one, agents, names)) if frame.meets else ()
        participants = tuple(participants_of(arguments, one, agents, names))
        for entity in (where[number],) if paired else where or (place,):
            yield draft._replace(participants=participants, met=met, place=entity)


def _draft(parsed: Parsed, index: int, arguments: Arguments, *, status: Status, loose: bool) -> Draft:
    """A draft with all that is known of it but who takes part and where."""
    clause = parsed.clauses[arguments.clause]
    date = when(parsed, arguments, status)
    within = reason_begin(parsed.items, clause, arguments.at) is not None
    adrift = date is None and (within or is_elsewhen(parsed, arguments) or is_later(parsed, arguments))
    return Draft(
        frame=arguments.frame,
        trigger=Span(arguments.trigger.begin, arguments.trigger.end),
        sentence=index,
        status=status,
        participants=(),
        place=None,
        date=date,
        met=(),
        rule=f"events.{arguments.pattern}",
        attends=arguments.attends,
        loose=loose,
        told_before="told_before" in clause.senses,
        earlier=adrift or _is_earlier(parsed, arguments),
        aside=is_aside(parsed, arguments),
        dated=date_told(parsed, arguments) is not None,
        dates_itself=dates_itself(parsed, arguments),
        back=within or looks_back(parsed, arguments),
        caption=is_picture(parsed.sentence),
        archive=is_archive(parsed.sentence),
        named_in=arguments.named_in,
        acted_for=entities_of(arguments.acted_for),
        whole=_is_whole(parsed, arguments),
        if_alone=arguments.if_alone,
        faced=arguments.faced,
    )


def _is_earlier(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether it was shortly before, once, or at a time of its own, so that the day of the scene is not its day."""
    senses = parsed.clauses[arguments.clause].senses
    if "earlier" in senses or ("at_last" in senses and not arguments.frame.meets):
        return True
    if "lasts" in arguments.trigger.senses or happened_once(parsed, arguments):
        return True
    return has_other_time(parsed, arguments) or ends_journey(parsed, arguments)


def _is_apart(parsed: Parsed, arguments: Arguments, sense: str) -> bool:
    """Whether 分别 or 先后 before the verb says that each did it by himself; of several places 分别 alone does."""
    clause, at = parsed.clauses[arguments.clause], arguments.at
    if arguments.frame.meets and not (arguments.partners or arguments.objects or arguments.agents):
        return False
    words = [n for n in range(clause.low, at) if sense in parsed.items[n].senses]
    if not words or any(
        i.kind == "verb" and i.text not in arguments.frame.light_verbs for i in parsed.items[words[-1] : at]
    ):
        return False
    return not clause.hidden(words[-1], within=clause.innermost(at))
