"""Reading an article paragraph by paragraph: reports, their quotations, and what carries on without a verb."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.utterances_acts import clause_before
from kg.extract.utterances_called import quotes_acted, quotes_answered, quotes_felt, quotes_named, quotes_viewed
from kg.extract.utterances_carry import Carry
from kg.extract.utterances_ground import ASIDE, Ground, Unit, units
from kg.extract.utterances_headline import headline_reports
from kg.extract.utterances_interview import Turn
from kg.extract.utterances_loose import (
    quotes_before,
    quotes_compared,
    quotes_set_off,
    quotes_unfinished,
)
from kg.extract.utterances_memory import Speaker, note_topic, rather_person, remember
from kg.extract.utterances_named import Subject, first_head, nominal
from kg.extract.utterances_onward import FIRST_POINT, carried, own_reports, without_report
from kg.extract.utterances_parties import unknown_noun
from kg.extract.utterances_pieces import tell
from kg.extract.utterances_press import note_medium
from kg.extract.utterances_record import is_medium
from kg.extract.utterances_report import Report
from kg.extract.utterances_reports import find_reports
from kg.extract.utterances_resort import opener
from kg.extract.utterances_speakers import (
    entities_of,
    first_subject,
    is_he,
    note_issuers,
    resolve,
    resolve_text,
    subject_of_unit,
)
from kg.extract.utterances_subject import after_lead
from kg.extract.utterances_told import Told
from kg.extract.utterances_words import alternation, opening

_NAMES_SOMEBODY = re.compile(
    r"(?!在|对|就|当|随|针对|谈|被|面对|至于|关于|会|此|另|同|但|而|不过|如|因|由|为|据|根|经|从|自|并|还|也|又|则|其|最|首|随|后|之|今|昨|"
    r"本|上|下|这|那|有|他|她|该|[\d”」，（(])[一-鿿]{2}"
)
_ITEM = re.compile(r"(?:第[二三四五六七八九十]|其次|其[二三四五六]|[二三四五六七八九十]是)(?=[，、是：,])")
_WE = re.compile(r"[^，。“]{0,12}，?我们(?!认为|看到|注意)")
_LISTED = re.compile(r"第[一二三四五六七八九十]|[一二三四五六七八九十]是|其[一二三四五六]")


def read(told: Told, ground: Ground) -> None:
    """Take in one paragraph."""
    if ground.kind == "title":
        for unit, report, speaker in headline_reports(ground, told.names):
            told.title = True
            tell(told, ground, unit, report, speaker)
        told.title = False
        for unit in units(ground):
            note_medium(told, ground, unit)
        return
    listed = (
        _LISTED.match(ground.masked) or _WE.match(ground.masked)
    ) is not None and told.memory.paragraph >= ground.index - 2
    told.carry = Carry(told.last_report, told.memory.last, 0) if listed and told.state_media else Carry()
    found = units(ground)
    for position, unit in enumerate(found):
        _unit(told, ground, unit, found[1] if position == 0 and len(found) > 1 else None, first=position == 0)


def without(ground: Ground, end: int) -> Ground:
    """The paragraph with what stands before ``end`` made unreadable."""
    return replace(ground, masked=ASIDE * min(end, len(ground.masked)) + ground.masked[end:])


def hear(told: Told, ground: Ground, turn: Turn) -> None:
    """Take in one paragraph of an interview: somebody's answer without marks, or a question and what it reports."""
    told.carry = Carry()
    if not turn.speaker:
        told.memory.last = told.memory.topic = told.memory.person = Speaker()
        read(told, without(ground, turn.begin))
        return
    end = len(ground.masked.rstrip())
    if end > turn.begin:
        told.add(ground, "direct", turn.begin, end, turn.speaker, None, rule="interview")
    remember(told.memory, turn.speaker, ground, told.names)


def _unit(told: Told, ground: Ground, unit: Unit, following: Unit | None, *, first: bool) -> None:
    told.memory.here = ground.index
    note_medium(told, ground, unit)
    note_issuers(ground, unit, told.memory, told.names)
    reports = own_reports(told, ground, unit, find_reports(ground, unit))
    item = _ITEM.match(ground.masked, unit.begin) if told.list else None
    if item is not None and not any(report.clause <= item.end() + 1 for report in reports):
        told.carry = told.list
        carried(told, ground, unit)
        return
    speakers = _speakers(told, ground, unit, reports)
    quotes_compared(told, ground, unit, reports)
    quotes_answered(told, ground, unit)
    quotes_viewed(told, ground, unit)
    # The innermost report has the quotation: 外交部说，他表示“……”.
    for report, speaker in sorted(zip(reports, speakers, strict=True), key=lambda pair: -pair[0].cue.begin):
        tell(told, ground, unit, report, speaker)
    quotes_before(told, ground, unit, reports, speakers)
    told_on = quotes_unfinished(told, ground, unit, speakers)
    if not reports and not told_on:
        without_report(told, ground, unit, following, first=first)
    elif not reports:
        told.carry = Carry()
    else:
        last, speaker = _has_the_last_word(reports, speakers)
        remember(told.memory, speaker, ground, told.names)
        if is_medium(speaker, told.names):
            note_topic(told.memory, first_subject(ground, last.begin, last.end, told.memory, told.names), told.names)
        told.last_report = last
        told.subject = Speaker()
        told.carry = Carry(last, speaker, unit.end)
        if last.forward and FIRST_POINT.match(ground.masked, last.begin):
            told.list = told.carry
    quotes_named(told, ground, unit)
    quotes_felt(told, ground, unit)
    quotes_acted(told, ground, unit)
    quotes_set_off(told, ground, unit)


def _has_the_last_word(reports: tuple[Report, ...], speakers: tuple[Speaker, ...]) -> tuple[Report, Speaker]:
    """The last report that stands in no other; where it has no speaker, the one that it holds: 报道称，甲说……"""
    both = list(zip(reports, speakers, strict=True))
    outer = [(report, speaker) for report, speaker in both if not report.nested] or both
    inner = [(report, speaker) for report, speaker in both if report.nested and speaker]
    return inner[-1] if inner and not outer[-1][1] and inner[-1][0].cue.begin > outer[-1][0].cue.begin else outer[-1]


def _speakers(told: Told, ground: Ground, unit: Unit, reports: tuple[Report, ...]) -> tuple[Speaker, ...]:
    out: list[Speaker] = []
    outer: Speaker = Speaker()
    source = False  # whether the outer report tells its source: 据林海称，…
    position = unit.begin
    for report in reports:
        before = outer
        if not before or report.subject.form == "pronoun":
            between = subject_of_unit(ground, position, report.clause, told.memory, told.names)
            before = rather_person(between, before, told.names)
        elif (cut := ground.masked.rfind("；", position, report.clause)) >= 0:
            before = subject_of_unit(ground, cut + 1, report.clause, told.memory, told.names) or before
        if report.subject.form == "dropped" and not before:
            before = _first_named(told, ground, unit, report) or _medium(report)
        if report.subject.form == "dropped":
            before = _criticised_by(ground, report) or before
        speaker = told.known(resolve(ground, report.subject, before, told.memory, told.names))
        if report.nested and source and speaker == outer and is_he(ground, report.subject):
            speaker = rather_person(told.memory.person, speaker, told.names)
        speaker = speaker or opener(ground, report, told.memory, told.names)
        if not speaker and report.subject.form == "pronoun" and ground.masked[report.subject.end - 1] == "们":
            speaker = Speaker((), report.subject.span(ground))
        out.append(speaker)
        if not report.nested:
            outer, source = speaker, ground.masked.startswith(("据", "根据"), report.clause)
        position = max(position, report.cue.end)
    return tuple(out)


_BY_WHOM = re.compile(  # 林海遭到周平批评，|称……
    rf"(?:遭到?|受到|被|获得?|招致|引来)([^，。；：“”]{{2,30}}?)的?(?:[^，。；：“”]{{0,3}}){alternation('done_in_words')}[^，。；：]{{0,8}}，\Z"
)


def _criticised_by(ground: Ground, report: Report) -> Speaker:
    """Who criticises or praises somebody in the clause before, and goes on to say so."""
    if ground.masked[report.clause : report.cue.begin].strip():
        return Speaker()
    agent = _BY_WHOM.search(ground.masked, clause_before(ground.masked, max(report.clause - 1, 0)), report.clause)
    if agent is None:
        return Speaker()
    last = next(iter(ground.mentions_in(*agent.span(1))[-1:]), None)
    return Speaker(last.entities) if last is not None else Speaker()


_ADVERBIAL = re.compile(r"(?:在|当|随着|继|就在)[^“”]*(?:之后|后|时|之际|之下|下|期间|之前|前|中)")  # 在广告登出之后，


def _medium(report: Report) -> Speaker:
    """The medium whose report it is: 《晚报》报道称，……，|称……"""
    return Speaker(tuple(dict.fromkeys(index for mention in report.reported_by for index in mention.entities)))


def _first_named(told: Told, ground: Ground, unit: Unit, report: Report) -> Speaker:
    """Whoever opens the sentence, where a later clause drops its subject: the name, or the noun as text."""
    low = after_lead(ground, unit.begin, report.clause)
    first = ground.masked.find("，", low, report.clause)
    while _ADVERBIAL.fullmatch(ground.masked, low, max(first, low)) is not None:
        low, first = first + 1, ground.masked.find("，", first + 1, report.clause)
    if first <= low or not _NAMES_SOMEBODY.match(ground.masked, low):
        return Speaker()
    head = first_head(ground, low, first)
    nearest = next(iter(ground.mentions_in(low, first)), None)
    if head is not None and entities_of(head):
        return Speaker(entities_of(head))
    if nearest is not None and nearest.begin - ground.begin == low and nearest.kind == "person":
        return Speaker(nearest.entities)
    noun = _person_first(ground, low, first) or unknown_noun(ground, low, first)
    return resolve_text(ground, noun)


def _person_first(ground: Ground, begin: int, end: int) -> Subject | None:
    """Somebody without a name who opens the clause and does something there: 城南的市长|致函晚报."""
    if any(m.kind == "person" and m.form == "latin" for m in ground.mentions_in(begin, end)):
        return None  # the Latin form of a name that its finder missed
    for noun in opening("person").finditer(ground.masked, begin, end):
        if noun.end() in ground.words and ground.tag_at(noun.end()) in ("v", "d", "p", "TIME", "t"):
            plain = begin if (at := ground.masked.find("驻", begin, noun.start())) < 0 else at + 1  # 北国|驻|城南大使
            return Subject("text", begin=begin, end=noun.end()) if nominal(ground, plain, noun.start()) else None
    return None
