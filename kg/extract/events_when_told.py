"""The date that a sentence tells an event with: that of its clause, or of a clause that is only a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.chinese.dates_context import quote_begin
from kg.extract.events_arguments import Arguments, is_core
from kg.extract.events_clauses import Parsed, has_sense
from kg.extract.events_other_time import is_of_guest, is_remembered, is_spoken_of, names_other
from kg.extract.events_reasons import reason_begin, reason_of
from kg.extract.events_subject import opens_with_act, subject_for
from kg.extract.events_when_clause import clause_dates, tells_day
from kg.model import DateMention, DateRange

_LIMITS = frozenset(("dates.before", "dates.after", "dates.since", "dates.from"))  # 6月25日前: not the day itself


def date_told(parsed: Parsed, arguments: Arguments) -> DateMention | None:
    """The date of the clause, of one without a verb before it (周二，…), or of the speech whose speaker acts in it.

    What stands between the two in a clause with 后 or 时 has a date of its own.
    """
    if arguments.date is not None:
        return arguments.date
    if has_own(parsed, arguments) or has_sense(parsed, arguments.clause, "earlier"):
        return None
    if reason_begin(parsed.items, parsed.clauses[arguments.clause], arguments.at) is not None:
        return None
    if is_attribute(parsed, arguments) or _is_of_holder(arguments) or is_of_other(parsed, arguments):
        return None  # 周三，甲回应乙遭攻击的新闻
    for earlier in range(arguments.clause - 1, -1, -1):
        clause = parsed.clauses[earlier]
        if clause.occasion and not clause.speech:
            continue  # 去年八月，甲访问乙地后，……
        reason = reason_of(parsed.items, clause)
        told = (parsed.items[n] for n in range(clause.low, clause.high) if n not in reason)
        verbal = any((i.kind == "verb" and "pretext" not in i.senses) or "trigger" in i.senses for i in told)
        spoken = clause.speech and earlier == arguments.clause - 1 and opens_with_act(parsed, arguments.clause)
        if (verbal or clause.speech) and not (spoken and arguments.dropped):
            return None
        if (found := next(heard_in(parsed, arguments, (earlier,)), None)) is not None:
            done = spoken and has_sense(parsed, arguments.clause, "already")
            return None if done and not is_one_day(found.range) else found  # 2月表示，已……; 上周表示，已……
    return None


def is_of_other(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether an event without a date of its own is only named in what is told of something else."""
    return (
        is_spoken_of(parsed, arguments)
        or is_of_guest(parsed, arguments)
        or names_other(parsed, arguments)
        or is_remembered(parsed, arguments)
    )


def is_attribute(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a verb is passive or stands right before 的: 周二为甲〔提名〕的乙举行听证会."""
    if not arguments.relative or arguments.dropped or arguments.attends or is_core(arguments.frame):
        return False
    de = arguments.at + 1
    goes_on = any(i.kind == "verb" for i in parsed.items[de : parsed.clauses[arguments.clause].high])
    return arguments.passive or (goes_on and parsed.items[de].kind == "de")


def dates_itself(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether an attribute has a day of its own, whatever is to come of it: 将废除〔今年1月签署的〕协议.

    Not 将〔出席〕周二举行的会谈, 〔计划〕周二举行的会谈.
    """
    date, clause = arguments.date, parsed.clauses[arguments.clause]
    if date is None or not (arguments.relative or arguments.attribute):
        return False
    day = next(n for n, item in enumerate(parsed.items) if item.begin >= date.begin)
    verb = next((n for n in range(day - 1, clause.low - 1, -1) if parsed.items[n].kind == "verb"), None)
    if verb is None or "attends" in parsed.items[verb].senses:
        return False
    return all(n < verb or n > arguments.at for n, status in clause.cues if status == "planned")


def _is_of_holder(arguments: Arguments) -> bool:
    """Whether an office is told as the attribute of who holds or held it: 周三，〔卸任不久的〕甲访问乙地."""
    behind = all(m.begin > arguments.trigger.begin for m in arguments.subject)
    return arguments.relative and behind and not arguments.frame.traits.isdisjoint(("Office", "Post", "Outset"))


def is_dated(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether the sentence itself says when, and who did it can be told."""
    if arguments.dropped:
        return bool(subject_for(parsed, arguments, tuple)[0]) and date_told(parsed, arguments) is not None
    return date_told(parsed, arguments) is not None


def has_own(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a clause has a time of its own, though no day: 在6月25日前撤离, 在甲抵达〔之前〕."""
    clause = parsed.clauses[arguments.clause]
    if arguments.date is not None or (clause.occasion and parsed.items[clause.high - 1].text.endswith("前")):
        return True
    opening = parsed.clauses[arguments.clause - 1].dated if _opens(parsed, arguments.clause) else ()
    for item in (*opening, *clause.dated):
        date = item.date
        if date is not None and (date.rule == "dates.before" or (date.range is None and item.text.endswith("后"))):
            return True  # 1月3日前，……; 几天后，……
    if any(item.date is not None and item.date.kind == "vague" for item in opening):
        return True  # 不久前，……
    dates = (i.date for i in clause.dated if i.date is not None)
    return any(d.rule in _LIMITS or d.kind == "vague" or (d.range is not None and not tells_day(d)) for d in dates)


def _opens(parsed: Parsed, number: int) -> bool:
    """Whether a clause without a verb stands before a clause: 〔几天后〕，……."""
    return number > 0 and not parsed.clauses[number - 1].verbal


def heard_in(parsed: Parsed, arguments: Arguments, numbers: Iterable[int]) -> Iterator[DateMention]:
    """The dates of clauses; those in quotation marks only for what stands in the same ones.

    A dateline's only where there is no other: （路透北京6日电）甲2018年访问乙地时，……
    """
    text, start = parsed.sentence.folded, parsed.sentence.begin
    voice = quote_begin(text, arguments.trigger.begin - start)
    heard = [d for d in clause_dates(parsed, numbers) if quote_begin(text, d.begin - start) in (None, voice)]
    own = [d for d in heard if d.rule != "dates.dateline"]
    return (d for d in own or heard if not _is_told_closer(d, heard))


def _is_told_closer(date: DateMention, dates: Iterable[DateMention]) -> bool:
    """Whether a year is only that of a day behind it: 〔一年前〕6月15日."""
    year = date.range.start if date.range is not None else ""
    behind = (d.range for d in dates if d.begin >= date.end)
    return len(year) == 4 and any(when is not None and when.start.startswith(f"{year}-") for when in behind)


def is_one_day(when: DateRange | None) -> bool:
    """Whether a date is a single day, not a week or a span of days."""
    return when is not None and len(when.start) == len("2020-01-01") and when.start == when.end


def is_day(date: DateMention) -> bool:
    """Whether a date is a day, not a month or a year."""
    return date.range is not None and len(date.range.start) == 10
