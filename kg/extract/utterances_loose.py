"""Quotations that no report holds: before their speech phrase, as somebody says, set off by a colon."""

from __future__ import annotations

import re

from kg.chinese.quotations import Quotation
from kg.extract.utterances_acts import voices_before
from kg.extract.utterances_carry import DESCRIBES, whose_they_are
from kg.extract.utterances_grammar import TIME
from kg.extract.utterances_ground import ASIDE, Ground, Unit, last_sign
from kg.extract.utterances_memory import Speaker, remember
from kg.extract.utterances_parties import cited
from kg.extract.utterances_pieces import tell_indirect
from kg.extract.utterances_quotes import has_predicate, is_apart, is_clause, is_fragment, is_part
from kg.extract.utterances_report import Report
from kg.extract.utterances_speakers import entities_of, resolve, subject_of_unit
from kg.extract.utterances_subject import after_lead, subject_before
from kg.extract.utterances_terms import is_term
from kg.extract.utterances_told import EDGE, OPENING, Told, trim
from kg.extract.utterances_words import alternation, opening
from kg.model import Span


def quotes_before(
    told: Told, ground: Ground, unit: Unit, reports: tuple[Report, ...], speakers: tuple[Speaker, ...]
) -> None:
    """“……，”他说。"""
    for report, speaker in zip(reports, speakers, strict=True):
        if report.nested:
            continue
        behind = ground.masked[report.cue.end : unit.end].strip(EDGE + "？?")
        before = [q for q in unit.quotes if q.end < report.cue.begin and not told.is_taken(ground, q)]
        gap = ground.masked[before[-1].end + 1 : report.clause] if before else "x"
        gap = "" if report is reports[0] and before and _leads_to_name(ground, before[-1], report, behind) else gap
        gap = "" if _WHEN_GAP.fullmatch(gap) else gap
        inside = before
        if before and not _set_off(ground, before[-1]):
            before = []
            if ground.masked.startswith(("直到", "直至", "但", "而", "随后"), report.clause):
                continue
        ended = bool(before) and last_sign(ground, before[-1]) in tuple("。！？!?")
        if report.subject.form == "dropped" and ground.masked[report.clause : report.cue.begin].strip():
            continue
        if (
            before
            and (not gap.strip(EDGE))
            and (
                not behind
                or ground.masked[report.begin : report.begin + 1] in OPENING
                or not report.forward
                or ended
                or _goes_on(ground, before[-1], report)
                or _in_between(ground, before[-1], report, first=report is reports[0])
            )
        ):
            for quote in before:
                apart = (
                    is_clause(ground, quote, apart=True) if quote is before[-1] or is_apart(ground, quote) else False
                )
                if apart or not is_term(ground, quote, state_media=told.state_media):
                    told.quote(ground, quote, speaker, report, direct=apart)
            first = before[0].outer_begin
            lead = ground.masked[unit.begin : first].strip(EDGE)
            if lead and report is reports[0] and not lead.startswith(("据", "根据", "另据", "對此", "对此")):
                tell_indirect(told, ground, unit, report, speaker, unit.begin, before[-1].end + 1)
        elif (
            report is reports[0]
            and not behind
            and report.cue.sense == "utterance"
            and "clause" in report.cue.frames
            and ground.masked[report.cue.end : report.cue.end + 1] not in ("：", ":")
            and not ground.masked.startswith(("据", "根据", "按照", "依据"), unit.begin)
        ):
            begin, end = trim(ground, unit.begin, report.clause)
            if end - begin >= 8 and report.subject.form != "dropped":
                tell_indirect(told, ground, unit, report, speaker, begin, end)
                for quote in inside:
                    if not is_apart(ground, quote) and not is_term(ground, quote, state_media=told.state_media):
                        told.quote(ground, quote, speaker, report, direct=False)


def _leads_to_name(ground: Ground, quote: Quotation, report: Report, behind: str) -> bool:
    """Whether all that stands behind the words describes who said them: “……，”写过史书，并为他出过主意的周平说。"""
    named = report.subject.form == "named" and not behind and last_sign(ground, quote) in ("，", ",")
    between = ground.masked[quote.end + 1 : report.clause]
    return named and "“" not in between and "的" in ground.masked[report.clause : report.subject.begin]


def _goes_on(ground: Ground, quote: Quotation, report: Report) -> bool:
    """Whether whoever is quoted goes on to say more: “……”，并指…"""
    return report.subject.form == "dropped" and _AND.match(ground.masked, quote.end + 1, report.cue.begin) is not None


def _in_between(ground: Ground, quote: Quotation, report: Report, *, first: bool) -> bool:
    """Whether whoever is told of right behind the words goes on with more: 甲可能夺权，“这是号角”，周平解释道，…"""
    gap = ground.masked[quote.end + 1 : report.clause]
    behind = gap.strip(" ") in ("", "，") or _WHEN_GAP.fullmatch(gap) is not None
    named = behind and first and report.subject.form in ("named", "text") and is_clause(ground, quote, apart=True)
    return named and ground.masked[report.begin - 1] in "，," and has_predicate(ground, quote.begin, quote.end)


_WHEN_GAP = re.compile(  # “……，”周四晚上，|周平说
    rf"[ ]*(?:{TIME.pattern}|[^，。；：“”]{{1,16}}(?:之后|后|之前|前|时|之际|期间|中|上|里))，[ ]*"
)
_AND = re.compile(r"[，,](?:并且|并|又|还|也|同时|而且|随后)")


def _set_off(ground: Ground, quote: Quotation) -> bool:
    """Whether a quotation before its speech phrase stands by itself: at the beginning, or with its own comma."""
    low = quote.outer_begin
    while low > 0 and ground.masked[low - 1] in " \u00a0\u3000" + ASIDE:
        low -= 1
    if ground.masked[quote.end + 1 : quote.end + 2] == "的":
        return False
    left = low == 0 or ground.masked[low - 1] in '，,。！？!?；;：:”」』"'
    return left or last_sign(ground, quote) in tuple("，。！？!?,…—")


def quotes_unfinished(told: Told, ground: Ground, unit: Unit, speakers: tuple[Speaker, ...]) -> bool:
    """“……，”周平这样评价对手。 Words that open a sentence and end with a comma are told by whom the clause names.

    Args:
        speakers: who is told to speak in the sentence; the first one says them where the clause names nobody and
            nobody has spoken right before.

    Returns:
        Whether there are such words.
    """
    found = False
    for quote in unit.quotes:
        opens = not ground.masked[unit.begin : quote.outer_begin].strip(EDGE)
        if not opens or last_sign(ground, quote) not in ("，", ",") or told.is_taken(ground, quote):
            continue
        stop = _STOP.search(ground.masked, quote.end + 1, unit.end)
        if (
            stop is None
            or ground.masked[quote.end + 1 : quote.end + 2] in (*OPENING, "的", "据", "")
            or not is_clause(ground, quote, apart=True)
        ):
            continue
        speaker = whose_they_are(ground, quote.end + 1)
        speaker = speaker or subject_of_unit(ground, quote.end + 1, stop.start(), told.memory, told.names)
        if not speaker and (describes := DESCRIBES.search(ground.masked, quote.end + 1, stop.start())) is not None:
            subject = subject_before(ground, quote.end + 1, describes.start())
            speaker = resolve(ground, subject, Speaker(), told.memory, told.names)
        speaker = speaker or told.carry.speaker or next(iter(speakers), Speaker())
        told.quote(ground, quote, speaker, None, direct=True)
        remember(told.memory, speaker, ground, told.names)
        found = True
    return found


_STOP = re.compile(r"(?<=[^，。；：” ])[，。；：]|\Z")


def quotes_compared(told: Told, ground: Ground, unit: Unit, reports: tuple[Report, ...]) -> None:
    """正如X所说，“……”"""
    for quote in unit.quotes:
        match = _AS_SAID.search(ground.masked, unit.begin, quote.outer_begin)
        if match is None or told.is_taken(ground, quote):
            continue
        if any(report.begin <= match.start() < report.end for report in reports) and "所" not in match.group():
            continue  # 周平表示，就如总统提到，“我们……”
        subject = subject_before(ground, match.start(1), match.end(1))
        speaker = resolve(ground, subject, Speaker(), told.memory, told.names)
        if speaker:
            told.quote(ground, quote, speaker, None, direct=is_clause(ground, quote, apart=True))


_SAYS_IT = rf"{alternation('as_said')}[过到道出]?"
_AS_SAID = re.compile(  # 正如周平告诉我们的那样：
    rf"{alternation('as_if')}(?![果今是此何])([^，。；：“「]{{2,40}}?)"
    rf"(?:所?{_SAYS_IT}|(?:对|向|跟)[^，。；：“]{{1,10}}{_SAYS_IT}|告诉[^，。；：“]{{1,10}})"
    r"的?(?:那样|一样)?[，：]? ?\Z"
)


def quotes_set_off(told: Told, ground: Ground, unit: Unit) -> None:
    """Whole clauses that a colon introduces (他用粤语说了两句话：“…”), or that go on with a report right before."""
    for quote in unit.quotes:
        before = ground.masked[unit.begin : quote.outer_begin].rstrip(" ")
        introduced = before.endswith(("：", ":")) and is_clause(ground, quote, apart=True)
        if introduced and _is_heading(ground, quote, before):
            continue
        wordy = _wordy(ground, quote)
        if (
            not (introduced or wordy)
            or told.is_taken(ground, quote)
            or is_term(ground, quote, state_media=told.state_media)
        ):
            continue
        topic = subject_of_unit(ground, unit.begin, quote.outer_begin, told.memory, told.names)
        if introduced:
            source = cited(ground, unit.begin, quote.outer_begin)
            speaker = (Speaker(entities_of(source)) if source is not None else None) or topic
            last = told.memory.last
            if told.memory.paragraph == ground.index and ground.folded[quote.begin] in "他她" and last.entities:
                speaker = last  # 周平说……。林海没有表态：“他不想……”
            speaker = speaker or _opener(told, ground, unit, quote)
            speaker = speaker or (last if told.memory.paragraph == ground.index else Speaker())
        elif told.memory.paragraph == ground.index and _same_voice(told, topic):
            speaker = told.memory.last
        elif _own_words(ground, unit, quote, voiced=_voiced(told, ground, unit, quote, topic)) and _is_somebody(
            told, topic
        ):
            speaker = topic
        else:
            continue
        if speaker:
            apart = is_apart(ground, quote) and is_clause(ground, quote, apart=True)
            apart = apart and (introduced or not is_fragment(ground, quote))
            told.quote(ground, quote, speaker, None, direct=apart)
            if introduced and apart:
                remember(told.memory, speaker, ground, told.names)


def _opener(told: Told, ground: Ground, unit: Unit, quote: Quotation) -> Speaker:
    """Somebody with a name that no table knows, who opens the sentence: 最后林郑感谢主席：“……”"""
    position = after_lead(ground, unit.begin, quote.outer_begin)
    while ground.tag_at(position) in ("d", "TIME", "t", "c", "ad"):
        position = ground.words[position][0]
    if ground.tag_at(position) not in ("PER", "nr"):
        return Speaker()
    end = ground.words[position][0]
    known = told.bearers.only(ground.folded[position:end])
    text = Span(ground.begin + position, ground.begin + end)
    return Speaker((known,)) if known is not None else Speaker((), text, single=True)


def _is_heading(ground: Ground, quote: Quotation, before: str) -> bool:
    """Whether a colon leads to words on a banner, or another behind them makes them a heading: 2017年：“再见”：甲…"""
    return ground.masked[quote.end + 1 : quote.end + 2] in ("：", ":") or _BANNER.search(before) is not None


_BANNER = re.compile(alternation("banner") + "[：:]\\Z")


def _own_words(ground: Ground, unit: Unit, quote: Quotation, *, voiced: bool) -> bool:
    """Whether the quotation ends the sentence behind a comma and is the subject's: 他把矛头指向对手，“我们不会退让。”

    Args:
        voiced: whether the clause before tells that a feeling was voiced (他表达抗议); else it takes the first person.
    """
    text = ground.folded[quote.begin : quote.end]
    last = ground.masked[quote.end + 1 : unit.end].strip(EDGE) == ""
    apart = ground.masked[unit.begin : quote.outer_begin].rstrip(" ").endswith("，")
    return apart and last and (voiced or "我" in text) and is_clause(ground, quote, apart=True)


def _voiced(told: Told, ground: Ground, unit: Unit, quote: Quotation, topic: Speaker) -> bool:
    """Whether the clause before tells a feeling, or whole sentences are one person's: 他很悲观，“……。”"""
    if voices_before(ground.masked[unit.begin : quote.outer_begin].rstrip(" ")):
        return True
    if any(cue.sense == "utterance" for cue in unit.cues):
        return False
    text = ground.folded[quote.begin : quote.end]
    person = len(topic.entities) == 1 and told.names.entities[topic.entities[0]].kind == "person"
    comma = ground.masked.find("，", unit.begin, quote.begin)
    person = person or (bool(topic) and opening("own_paper").search(ground.masked, unit.begin, comma) is not None)
    whole = "，" in text or last_sign(ground, quote) in tuple("。！？") or has_predicate(ground, quote.begin, quote.end)
    return person and not is_part(ground, quote) and whole


def _is_somebody(told: Told, speaker: Speaker) -> bool:
    return bool(speaker.entities) and told.names.entities[speaker.entities[0]].kind != "place"


def _wordy(ground: Ground, quote: Quotation) -> bool:
    """Whether the quoted words are more than a term: long, with a predicate."""
    return quote.end - quote.begin >= 10 and has_predicate(ground, quote.begin, quote.end)


def _same_voice(told: Told, topic: Speaker) -> bool:
    if not topic:
        return True
    entity = told.names.entities[topic.entities[0]] if topic.entities else None
    return topic == told.memory.last or (entity is not None and entity.kind == "place")
