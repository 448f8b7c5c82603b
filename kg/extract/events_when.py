"""When an event happened, by its sentence: the date told with it, or one that it has from a clause before."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.events_arguments import Arguments, is_core
from kg.extract.events_background import ends_journey, has_other_time, is_aside
from kg.extract.events_clauses import Clause, Parsed, has_sense
from kg.extract.events_items import Item
from kg.extract.events_other_time import (
    comes_soon_after,
    is_of_other_act,
    is_of_topic,
    is_remembered,
    is_since_then,
    is_years_ago,
    names_other,
    names_since,
    of_entering,
    of_other_before,
    opens_span,
)
from kg.extract.events_phrases import of_person
from kg.extract.events_reasons import reason_begin
from kg.extract.events_subject import subject_of
from kg.extract.events_when_clause import clause_dates, is_judgement, sets_out, tells_day
from kg.extract.events_when_told import date_told, has_own, heard_in, is_attribute, is_day, is_of_other
from kg.model import DateMention, DateRange, Status
from kg.ontology import KG, Frame


def when(parsed: Parsed, arguments: Arguments, status: Status) -> DateRange | None:
    """The date of the clause, else of the nearest earlier clause that reports no speech."""
    if status != "happened" and _is_of_attitude(parsed, arguments):
        return None
    told = date_told(parsed, arguments)
    if told is not None and _is_anothers(parsed, arguments, told, status):
        return None
    if told is not None and (told is arguments.date or status != "planned" or _opens_plan(parsed, arguments)):
        own = told is arguments.date or not parsed.clauses[arguments.clause].occasion or _is_while(parsed, arguments)
        year = told.range is not None and len(told.range.start) == 4
        return told.range if not year or (own and _dates_by_year(parsed, arguments, told)) else None
    if _has_other_time(parsed, arguments):
        return None
    if parsed.sentence.kind == "caption":
        return next((d.range for d in heard_in(parsed, arguments, _of_caption(parsed, arguments.clause))), None)
    if _is_of_other_case(parsed, arguments):
        return None
    if subject_of(parsed, arguments.clause) and has_sense(parsed, arguments.clause, "contrast"):
        return None  # 甲在去年十一月大选获胜，乙却发动政变
    return _of_clause_before(parsed, arguments, status)


def _is_anothers(parsed: Parsed, arguments: Arguments, told: DateMention, status: Status) -> bool:
    """Whether the date told with an event is that of something else, or of too much."""
    clause = parsed.clauses[arguments.clause]
    if is_day(told) and ends_journey(parsed, arguments):
        return True
    if status == "happened" and not is_day(told) and opens_span(parsed, arguments, told):
        return True
    if told.rule == "dates.dateline" and (status == "planned" or _is_past(parsed, clause)):
        return True  # （路透北京11日电）首脑即将会晤, （路透北京11日电）继甲会见乙后，…
    if told.rule == "dates.dateline" and _has_other_day(parsed, arguments):
        return True  # （路透北京11日电）甲吊销许可，乙周一回应……
    alone = arguments.pattern == "Nominal" and "Verb" in arguments.frame.patterns  # （路透北京11日电）大选，……
    if told.rule == "dates.dateline" and (alone or arguments.frame.kind == f"{KG}Visit"):
        return True
    if told.rule == "dates.dateline" and arguments.relative and not is_core(arguments.frame):
        return True  # （路透北京11日电）被甲列入黑名单的乙……
    if comes_soon_after(parsed, arguments, told) or is_years_ago(parsed, told):
        return True  # 1月20日上任后〔不久〕访问乙地, 〔多年前〕，在新年假期……
    if names_other(parsed, arguments) or is_remembered(parsed, arguments):
        return True
    return names_since(parsed, arguments, told) or is_of_other_act(parsed, arguments, told)


def _has_other_day(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a clause behind an event has a day told for itself."""
    behind = parsed.clauses[arguments.clause + 1 :]
    return any(i.date is not None and is_day(i.date) for clause in behind for i in clause.dated)


def _is_done_by_then(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a clause tells what was done by the day of the clause before: 周二告知记者，甲〔已〕被起诉."""
    number = arguments.clause
    return has_sense(parsed, number, "already") and bool(subject_of(parsed, number))


def _has_other_time(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether an event without a date is told as of another time than the clauses before it."""
    clause = parsed.clauses[arguments.clause]
    if has_own(parsed, arguments) or (arguments.relative and not is_core(arguments.frame)):
        return True
    if is_aside(parsed, arguments) or has_other_time(parsed, arguments):
        return True
    if reason_begin(parsed.items, clause, arguments.at) is not None or is_later(parsed, arguments):
        return True
    if has_sense(parsed, arguments.clause, "at_last") and not arguments.frame.meets:
        return True  # 甲周二受伤，最终不治
    # 周四将受审，此前已被拘留两年
    return "earlier" in clause.senses or {"back_then", "occasion"} <= parsed.items[clause.low].senses


def _of_clause_before(parsed: Parsed, arguments: Arguments, status: Status) -> DateRange | None:
    """The date of the nearest clause before that may be an event's; of the one behind where 期间 opens the sentence."""
    if is_of_topic(parsed, arguments.at) or is_of_other(parsed, arguments):
        return None
    for number in range(arguments.clause - 1, -1, -1):
        if of_other_before(parsed, number, arguments.clause):
            continue
        if of_entering(parsed, number):
            break
        if (parsed.clauses[number].speech and not _goes_on_speaking(arguments)) or (
            status == "planned" and not _plans(parsed, number)
        ):
            break
        found = next(
            (d for d in heard_in(parsed, arguments, (number,)) if _reaches_over(d.range, arguments.frame)), None
        )
        if found is not None and (is_of_other_act(parsed, arguments, found) or _is_done_by_then(parsed, arguments)):
            return None
        if found is not None:
            open_ = _comes_after(parsed, arguments) or opens_span(parsed, arguments, found)
            open_ = open_ or _is_past(parsed, parsed.clauses[number])  # 一月签署协议〔后〕，……
            return found.range if is_day(found) or not open_ else None
    if (
        has_sense(parsed, arguments.clause, "while")
        and "Office" not in arguments.frame.traits
        and not parsed.clauses[arguments.clause].speech
        and not arguments.relative
        and arguments.clause + 1 < len(parsed.clauses)
    ):
        return next((d.range for d in heard_in(parsed, arguments, (arguments.clause + 1,))), None)
    return None


def _goes_on_speaking(arguments: Arguments) -> bool:
    """Whether somebody holds a speech in a clause behind what he says, not another: 甲称，乙的演说……."""
    return "Address" in arguments.frame.traits and (arguments.dropped or arguments.pattern != "Nominal")


def _dates_by_year(parsed: Parsed, arguments: Arguments, date: DateMention) -> bool:
    """Whether a whole year is enough of a date: 访问, 〔2016年〕大选, what a year that opens the sentence tells."""
    named_by_it = arguments.pattern in ("LightVerb", "Nominal") and arguments.trigger.begin == date.end
    at = next(n for n, item in enumerate(parsed.items) if item.date is date)
    exact = at > 0 and _is_set_in(parsed.items[at - 1], arguments, date)
    own = date is arguments.date and parsed.items[min(at + 1, len(parsed.items) - 1)].kind != "de"
    exact = exact or (own and ("Misfortune" in arguments.frame.traits or _is_plain_year(parsed, arguments, at)))
    return named_by_it or exact or is_core(arguments.frame) or _leads(parsed, date)


def _is_set_in(before: Item, arguments: Arguments, date: DateMention) -> bool:
    """Whether a preposition sets what somebody told does in a year: 甲〔于〕2018年起诉乙, 甲〔在〕2018年当选."""
    if before.text == "于":
        return True
    own = not arguments.dropped and date.end <= arguments.trigger.begin
    return own and before.kind == "prep" and "place" in before.senses


def _is_plain_year(parsed: Parsed, arguments: Arguments, date: int) -> bool:
    """Whether a verb with a place is told with a year in figures: 〔2007年〕在甲地发表讲话; not 今年."""
    told = bool(arguments.places) and arguments.pattern != "Nominal" and not arguments.frame.date_required
    return told and parsed.items[date].text[0].isdecimal()


def _is_while(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a journey is told with 时 or 期间: 1972年，在甲访问乙国〔时〕."""
    clause = parsed.clauses[arguments.clause]
    return is_core(arguments.frame) and "while" in parsed.items[clause.high - 1].senses


def _is_of_other_case(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a later clause with its own subject tells what a court or the police did: 周二出狱，〔她〕曾被判刑."""
    return "Justice" in arguments.frame.traits and not arguments.dropped and arguments.clause > 0


def is_later(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a clause opens with what came at some time afterwards: 周一被捕，〔后〕获保释."""
    opens = parsed.items[parsed.clauses[arguments.clause].low]
    return "at_some_later_time" in opens.senses and not is_core(arguments.frame)


def _leads(parsed: Parsed, date: DateMention) -> bool:
    """Whether a date is a clause of its own that opens the sentence: 〔2021年〕，……."""
    opening = [i for i in parsed.items[: parsed.clauses[0].high] if i.kind not in ("break", "mark")]
    return len(opening) == 1 and opening[0].date == date


def _opens_plan(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a clause that is only a date stands before one that tells what will happen: 周二，甲将会见乙.

    Not where somebody says or plans it: 周二，甲宣布将会见乙.
    """
    items, clause = parsed.items, parsed.clauses[arguments.clause]
    if not arguments.clause:
        return False
    before = parsed.clauses[arguments.clause - 1]
    if any(i.kind not in ("date", "prep", "adverb", "mark") for i in items[before.low : before.high]):
        return False
    verbs = (i for i in items[clause.low : arguments.at] if i.kind == "verb")
    return all(verb.text in arguments.frame.light_verbs for verb in verbs)


def is_elsewhen(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether an event without a date has a time of its own, which is not that of the scene."""
    if has_own(parsed, arguments) or date_told(parsed, arguments) is not None or is_attribute(parsed, arguments):
        return True
    if is_of_other(parsed, arguments):
        return True
    if _is_of_other_case(parsed, arguments) and any(i.date is not None for i in _before_it(parsed, arguments)):
        return True
    if arguments.clause and (_ends_soon(parsed, arguments.clause - 1) or _follows_month(parsed, arguments.clause - 1)):
        return True
    clause = parsed.clauses[arguments.clause]
    at = arguments.at
    if clause.dated and _is_with_guest(parsed, clause, at):
        return True
    if sets_out(parsed.items[clause.low : at]) or is_since_then(parsed, at) or is_of_topic(parsed, at):
        return True
    if any(is_judgement(i) for i in parsed.items[clause.low : at]):
        return True  # 周二祝贺甲就职
    if any("back_then" in i.senses for i in parsed.items[at - 1 : at]):
        return True  # 曾到访乙地的甲
    if any(
        i.date is not None and i.date.rule == "dates.range" and not tells_day(i.date)
        for i in _before_it(parsed, arguments)
    ):
        return True  # 5月6日到28日访问甲地，并会见乙
    if not _comes_after(parsed, arguments):
        return False
    return not all(is_day(d) for d in clause_dates(parsed, range(arguments.clause)))


def _is_with_guest(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether somebody takes part of whom a date is told, another than that of the scene: 与〔5月到访的〕甲举行峰会."""
    items = parsed.items
    guests = (r for r in clause.relatives if r.de < at and of_person(items, r.de))
    dates = (items[n].date for r in guests for n in range(r.first, r.de))
    return any(date is not None and tells_day(date) for date in dates)


def _ends_soon(parsed: Parsed, number: int) -> bool:
    """Whether a clause sets off what follows by a time not told: 在甲与乙会晤〔前不久〕，…; 在甲上任〔后不久〕，…."""
    last = parsed.items[parsed.clauses[number].high - 1]
    return "earlier" in last.senses or parsed.sentence.folded.endswith("后不久", 0, last.end - parsed.sentence.begin)


def _follows_month(parsed: Parsed, number: int) -> bool:
    """Whether a clause only says after what of some month or year something happened: 在今年1月退出〔后〕，…."""
    return _is_past(parsed, parsed.clauses[number]) and any(not is_day(d) for d in clause_dates(parsed, (number,)))


def _before_it(parsed: Parsed, arguments: Arguments) -> tuple[Item, ...]:
    """The items of the clauses before that of the trigger."""
    return parsed.items[: parsed.clauses[arguments.clause].low]


def _of_caption(parsed: Parsed, own: int) -> Iterator[int]:
    """The clauses of a caption whose date can be an event's: those before it, and those that tell nothing else."""
    for number, clause in enumerate(parsed.clauses):
        if number <= own or "trigger" not in clause.senses:
            yield number


def _comes_after(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether 后 before the trigger sets it off from what a clause before dates: 三月确诊，病愈〔后〕返回甲地."""
    clause, at = parsed.clauses[arguments.clause], arguments.at
    return any("occasion" in i.senses and i.text.endswith("后") for i in parsed.items[clause.low : at])


def _is_past(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause tells what came before the main one: 在甲会见乙〔后〕，…."""
    return clause.occasion and parsed.items[clause.high - 1].text.endswith("后")


def _is_of_attitude(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether the date is that of a verb of will behind it: 周二〔承诺〕访问甲地, 周二〔取消〕访问."""
    clause, at = parsed.clauses[arguments.clause], arguments.at
    words = [
        n
        for n in range(clause.low, at)
        if "attitude" in parsed.items[n].senses and not clause.hidden(n, within=clause.innermost(at))
    ]
    if not words:
        return False
    return arguments.date is None or arguments.date.begin < parsed.items[words[-1]].begin


def _reaches_over(date: DateRange | None, frame: Frame) -> bool:
    """Whether a date of another clause can be an event's: a whole year only of meetings and journeys."""
    return date is not None and (len(date.start) > 4 or is_core(frame))


def _plans(parsed: Parsed, number: int) -> bool:
    return any(status == "planned" for _, status in parsed.clauses[number].cues)
