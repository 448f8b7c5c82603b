"""What somebody calls a thing: quoted words behind verbs of naming, in passives, of feelings, and what is answered."""

from __future__ import annotations

import re

from kg.chinese.quotations import Quotation
from kg.extract.utterances_acts import clause_before
from kg.extract.utterances_ground import Ground, Unit
from kg.extract.utterances_memory import Speaker
from kg.extract.utterances_named import Subject, nominal
from kg.extract.utterances_quotes import naming
from kg.extract.utterances_speakers import entities_of, resolve_text, subject_of_unit
from kg.extract.utterances_subject import subject_before
from kg.extract.utterances_terms import is_term
from kg.extract.utterances_told import Told
from kg.extract.utterances_words import alternation
from kg.model import Mention


def quotes_viewed(told: Told, ground: Ground, unit: Unit) -> None:
    """制裁被周平称为“……”的政府: what a name is given by whom the passive tells, whatever the sentence reports."""
    for quote in unit.quotes:
        if told.is_taken(ground, quote) or is_term(ground, quote, state_media=told.state_media):
            continue
        verb = naming(ground, unit, quote)
        judged = _JUDGED_BY.search(ground.masked, unit.begin, quote.outer_begin)
        agent = _BY.search(ground.masked, unit.begin, verb[0]) if verb is not None else judged
        named = _calling(ground, unit, quote)
        if agent is not None:
            low, high = agent.span(1)
            named = next((m for m in ground.mentions_in(low, high) if m.end - ground.begin == high), None)
            if named is None and judged is agent:
                someone = resolve_text(ground, Subject("text", begin=low, end=high))
                told.quote(ground, quote, someone, None, direct=False)
        if named is not None and named.entities:
            told.quote(ground, quote, Speaker(named.entities), None, direct=False)


def _calling(ground: Ground, unit: Unit, quote: Quotation) -> Mention | None:
    """Who calls something so in a relative clause: 一直称邻国为“……”的|北国."""
    calls = _CALLS.search(ground.masked, unit.begin, quote.outer_begin)
    if calls is None or ground.masked[quote.end + 1 : quote.end + 2] != "的":
        return None
    begin = max(clause_before(ground.masked, calls.start()), unit.begin)
    named = next(iter(ground.mentions_in(quote.end + 2, min(quote.end + 20, unit.end))), None)
    if named is None or subject_before(ground, begin, calls.start()).form not in ("dropped", "none"):
        return None
    return named if nominal(ground, quote.end + 2, named.begin - ground.begin) else None


_CALLS = re.compile(rf"(?:称|视|{alternation('describes')})[^，。；：“”]{{1,14}}(?:为|作)\Z")
_JUDGED_BY = re.compile(  # 被媒体|评价“……”
    rf"(?:被|遭)([^，。；：“”]{{2,14}}?)(?:{alternation('done_in_words')}|评价|评为|形容)(?:为|是)?[：]? ?\Z"
)
_BY = re.compile(r"(?:被|遭)([^，。；：“”]{2,24})\Z")


def quotes_named(told: Told, ground: Ground, unit: Unit) -> None:
    """将X形容为“……”."""
    for quote in unit.quotes:
        if told.is_taken(ground, quote) or is_term(ground, quote, state_media=told.state_media):
            continue
        verb = naming(ground, unit, quote)
        if verb is None or _NOT_SO.search(ground.masked, unit.begin, verb[0]) is not None:
            continue
        speaker = _namer(told, ground, unit, verb[0])
        if speaker:
            told.quote(ground, quote, speaker, None, direct=False)


_NOT_SO = re.compile(rf"{alternation('not_so')}[^，。；：“”]{{0,24}}\Z")  # 不愿把邻国|称为“……”


def _namer(told: Told, ground: Ground, unit: Unit, verb: int) -> Speaker:
    clause = max((ground.masked.rfind(mark, unit.begin, verb) for mark in "，；,;。"), default=-1) + 1
    clause = max(clause, unit.begin)
    stretch = ground.masked[clause:verb]
    passive = re.search(r"被|遭", stretch)
    if passive:
        inside = ground.mentions_in(clause + passive.end(), verb)
        return Speaker(inside[-1].entities) if inside else Speaker()
    taking = re.search(r"将|把|称|被", stretch)
    limit = clause + taking.start() if taking else verb
    subject = subject_before(ground, clause, limit)
    if subject.form == "named" and entities_of(subject):
        return Speaker(entities_of(subject))
    if subject.form == "text":
        return Speaker((), subject.span(ground))
    if subject.form in ("pronoun", "dropped"):
        return subject_of_unit(ground, unit.begin, limit, told.memory, told.names)
    return Speaker()


def quotes_felt(told: Told, ground: Ground, unit: Unit) -> None:
    """安理会对政变“深表关切”: what somebody feels about something, in his own words."""
    for quote in unit.quotes:
        text = ground.folded[quote.begin : quote.end]
        if _FEELS.match(text) is None or told.is_taken(ground, quote):
            continue
        about = _ABOUT.search(ground.masked, unit.begin, quote.outer_begin)
        speaker = subject_of_unit(ground, unit.begin, about.start(), told.memory, told.names) if about else Speaker()
        if speaker:
            told.quote(ground, quote, speaker, None, direct=False)


_FEELS = re.compile(alternation("feels") + rf"[^，。；：]{{0,12}}{alternation('felt')}\Z")
_ABOUT = re.compile(r"(?:对|就|为|因|向)[^，。；：“「『]{1,40}\Z")


def quotes_acted(told: Told, ground: Ground, unit: Unit) -> None:
    """发言人“严厉谴责”对方: the deed itself in the words of whoever does it, and whom it is done to behind them."""
    for quote in unit.quotes:
        acts = _ACTS.fullmatch(ground.folded, quote.begin, quote.end) is not None
        if not acts or told.is_taken(ground, quote) or ground.tag_at(quote.end + 1) in ("", "w", "u"):
            continue
        clause = max(clause_before(ground.masked, quote.outer_begin), unit.begin)
        subject = subject_before(ground, clause, quote.outer_begin)
        if subject.form == "named" and entities_of(subject):
            told.quote(ground, quote, Speaker(entities_of(subject)), None, direct=False)


_ACTS = re.compile(alternation("feels", "harshly") + "地?" + alternation("done_in_words"))


def quotes_answered(told: Told, ground: Ground, unit: Unit) -> None:
    """针对周平称此事是“……”，发言人表示…: what is answered was said by whom the phrase names."""
    for cue in unit.cues:
        begin = max(clause_before(ground.masked, cue.begin), unit.begin)
        lead = _ANSWERS_TO.match(ground.masked, begin, cue.begin)
        quoted = [q for q in unit.quotes if q.outer_begin >= cue.end and not told.is_taken(ground, q)]
        if lead is None or cue.sense not in ("utterance", "act") or not quoted:
            continue
        comma = ground.masked.find("，", cue.end, unit.end)
        subject = subject_before(ground, lead.end(), cue.begin)
        if subject.form != "named" or not entities_of(subject):
            continue
        for quote in (q for q in quoted if q.end < comma):
            if not is_term(ground, quote, state_media=told.state_media):
                told.quote(ground, quote, Speaker(entities_of(subject)), None, direct=False)


_ANSWERS_TO = re.compile(r"[ ]*(?:但|而|不过)?(?:对于|针对|面对|关于|至于)(?!此)")
