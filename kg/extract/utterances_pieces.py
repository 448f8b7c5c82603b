"""What a report says: cut at quotations that stand apart into indirect speech and quotations."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.chinese.quotations import Quotation
from kg.extract.utterances_grammar import NOUNS
from kg.extract.utterances_ground import ASIDE, QUOTED, Ground, Unit, last_sign
from kg.extract.utterances_issuers import noun_of
from kg.extract.utterances_memory import Speaker
from kg.extract.utterances_named import nominal
from kg.extract.utterances_quotes import (
    belongs,
    has_predicate,
    is_apart,
    is_clause,
    is_part,
    opens_without_subject,
    states,
)
from kg.extract.utterances_record import is_medium
from kg.extract.utterances_report import Report
from kg.extract.utterances_reports import find_reports
from kg.extract.utterances_speakers import is_uttered
from kg.extract.utterances_tails import is_own_again
from kg.extract.utterances_terms import is_term
from kg.extract.utterances_told import EDGE, OPENING, Told, trim
from kg.extract.utterances_words import words

_JOINED = re.compile(r"[，,；; ]*(?:并|同时|而且|随后|且)(?!不|非|未|没)")
_QUOTED_NOUN = re.compile(rf"[“「『\"]{QUOTED}+[”」』\"]的[^，。；：]{{1,8}}")  # 提出「…」的论述

_COVERAGE = re.compile(r"[^，。]{2,}报[道导]\Z")
_NOUN_QUOTED = re.compile(rf"([^，。；：“]{{1,16}}的)[“「『\"]{QUOTED}+[”」』\"]")  # 确认邻国的“…”
_WHEN = re.compile(r"(?<![此同当届平小])时|之际|期间")  # 在谈到“……”时表示欢迎
_CLAUSES = 14  # characters of words with a comma inside that are clauses of their own


def _speaks_itself(ground: Ground, quote: Quotation) -> bool:
    """Whether the words that finish the reporter's clause are a clause all the same: of their own voice, or several."""
    text = ground.folded[quote.begin : quote.end]
    ended = text.rstrip()[-1:] in ("。", "！", "？") and len(text) > _CLAUSES
    several = len(text) >= _CLAUSES and "，" in text
    return "我" in text or ended or several or _has_subject(ground, quote) or states(ground, quote)


def _has_subject(ground: Ground, quote: Quotation) -> bool:
    """Whether words of some length open with a noun that a verb follows: 城南的船已经开走了."""
    long = quote.end - quote.begin >= _CLAUSES and ground.tag_at(quote.begin) in NOUNS | {"r"}
    first = ground.words.get(quote.begin, (quote.end, ""))[0]
    return (
        long and ground.tag_at(first) in ("d", "p", "v") and not ground.folded[quote.begin : quote.end].endswith("的")
    )


def tell(told: Told, ground: Ground, unit: Unit, report: Report, speaker: Speaker) -> None:
    """Write down what a report says."""
    if not speaker and report.subject.form in ("none", "coverage"):
        return
    source = is_medium(speaker, told.names) and not _is_piece(ground, report)
    if (source or _is_coverage(ground, speaker)) and (
        (report.cue.verb in ("称", "指", "披露", "透露") and ground.masked[report.cue.end] not in "：:")
        or _holds_report(ground, unit, report)
    ):
        report = replace(report, object_only=True)
    if report.forward or report.object_only:
        _pieces(told, ground, unit, report, speaker)


def _is_piece(ground: Ground, report: Report) -> bool:
    """Whether an article is cited on (文章称，…), and not the news of a medium (报道称)."""
    subject = report.subject
    piece = subject.form == "document" and noun_of(ground.folded[subject.begin : subject.end]) in words("press_piece")
    return piece and "报" not in ground.folded[subject.begin : subject.end]


def _is_coverage(ground: Ground, speaker: Speaker) -> bool:
    """Whether the words for the speaker are a medium's report: 晚报的报道."""
    if speaker.text is None:
        return False
    return (
        _COVERAGE.search(ground.masked, speaker.text.begin - ground.begin, speaker.text.end - ground.begin) is not None
    )


def _holds_report(ground: Ground, unit: Unit, report: Report) -> bool:
    """Whether what is reported is that somebody else says something: 晚报说，他表示…"""
    comma = ground.masked.find("，", report.begin, report.end)
    first = comma if comma >= 0 else report.end
    return any(r.nested and report.begin <= r.cue.begin <= first for r in find_reports(ground, unit))


def _pieces(told: Told, ground: Ground, unit: Unit, report: Report, speaker: Speaker) -> None:
    """Cut what is reported at quotations that stand apart: indirect, direct, indirect."""
    begin = report.begin
    inside = [
        q
        for q in unit.quotes
        if q.outer_begin >= report.begin and q.end <= report.end + 1 and not told.is_taken(ground, q)
    ]
    pending: list[Quotation] = []
    within: set[int] = set()  # quotations that finish the reporter's own clause
    for quote in inside:
        term = is_term(ground, quote, state_media=told.state_media)
        if ground.masked[quote.outer_begin - 1] == "、" and any(q.end == quote.outer_begin - 2 for q in pending):
            pending.append(quote)  # 他称这是“…”、“…”
            continue
        if not (
            is_apart(ground, quote, _cue_end(unit, quote, report)) and is_clause(ground, quote, apart=True)
        ) and not (quote.outer_begin == report.begin and _whole(ground, quote, report) and not term):
            pending.append(quote)
            continue
        chained = bool(pending) and _follows(ground, pending[-1], quote)
        if chained or belongs(ground, report.begin, begin, quote) or _in_the_middle(ground, begin, quote, report):
            pending.append(quote)
            within.add(quote.begin)
            continue
        lead = begin == report.begin and quote.outer_begin - begin <= 1
        if not lead:
            tell_indirect(told, ground, unit, report, speaker, begin, quote.outer_begin)
        asked = report.cue.sense == "act" and begin == quote.outer_begin and is_part(ground, quote)
        told.quote(ground, quote, speaker, report, direct=not asked and is_clause(ground, quote, apart=True))
        begin = quote.end + 1
    if begin == report.begin or not _JOINED.match(ground.masked, begin, report.end):
        tell_indirect(told, ground, unit, report, speaker, begin, report.end)
    if report.object_only and report.subject.end > 0:
        before = [x for x in unit.quotes if report.subject.end <= x.begin and x.end < report.cue.begin]
        pending += [x for x in before if _WHEN.search(ground.masked, x.end, report.cue.begin) is None]
    for quote in pending:
        if not is_term(ground, quote, state_media=told.state_media):
            own = quote.begin not in within or _speaks_itself(ground, quote)
            whole = is_clause(ground, quote, apart=quote.begin in within)
            told.quote(ground, quote, speaker, report, direct=own and whole)


def _follows(ground: Ground, before: Quotation, quote: Quotation) -> bool:
    """Whether the words go on, without a subject, with what other words told right before: 桥“很旧”，“已经封了。”"""
    near = ground.masked[before.end + 1 : quote.outer_begin].strip(" ") == "，"
    return near and opens_without_subject(ground, quote) and "，" not in ground.folded[quote.begin : quote.end]


def _in_the_middle(ground: Ground, begin: int, quote: Quotation, report: Report) -> bool:
    """Whether a quotation that ends no sentence stands amid what is told: 桥很旧，“不安全”，必须重建."""
    behind = ground.masked[quote.end + 1 : report.end]
    if quote.outer_begin - begin < 4 or last_sign(ground, quote) in tuple("。！？!?，,…"):
        return False
    return behind.startswith("，") and len(behind) > 4 and behind[1] not in OPENING


def _cue_end(unit: Unit, quote: Quotation, report: Report) -> int:
    """Where the verb ends that stands right before the quotation, if one does."""
    if any(cue.end == quote.outer_begin and cue.sense in ("utterance", "question") for cue in unit.cues):
        return quote.outer_begin
    return report.begin


def _whole(ground: Ground, quote: Quotation, report: Report) -> bool:
    """Whether the quotation is all that is reported: 表示“支持工人”。"""
    if ground.masked.startswith("的", quote.end + 1) and "，" not in ground.folded[quote.begin : quote.end]:
        return False  # 作出“停止施工”的指示
    return not ground.masked[quote.end + 1 : report.end].strip(EDGE)


def tell_indirect(
    told: Told, ground: Ground, unit: Unit, report: Report, speaker: Speaker, begin: int, end: int
) -> None:
    """Write down indirect speech, unless the stretch is no clause of its own."""
    if not report.cue.takes_clause or report.object_only or not is_uttered(ground, report, speaker):
        return
    if "colon" in report.cue.frames and ground.masked[report.begin : report.begin + 1] in OPENING:
        return
    if begin > report.begin and (
        is_own_again(ground.masked, begin) or ground.masked[:end].rstrip("，： ").endswith("发现")
    ):
        return
    begin, end = trim(ground, begin, end)
    visible = ground.masked[begin:end].replace(ASIDE, "")
    unmarked = begin == report.begin and bool(ground.words) and ground.masked[begin - 1] not in "，：:,"
    if unmarked and QUOTED not in visible and not has_predicate(ground, begin, end):
        return
    if begin == report.begin and _QUOTED_NOUN.fullmatch(ground.masked, begin, end):
        return
    owned = _NOUN_QUOTED.fullmatch(ground.masked, begin, end) if unmarked else None
    if owned is not None and "object" in report.cue.frames and nominal(ground, begin, owned.end(1)):
        return
    saying = (cue for cue in unit.cues if cue.sense in ("utterance", "question"))
    if any(cue.end == end and cue.begin > begin for cue in saying) and end < report.end:
        return
    if (
        len(visible) < 2
        or not visible.strip(QUOTED + '“”「」『』"')
        or not any("\u4e00" <= char <= "\u9fff" for char in ground.folded[begin:end])
    ):
        return
    if begin == report.begin and (report.cue.verb in ("称", "指", "形容", "戏称") or report.cue.sense == "act"):
        bare = re.match(
            rf"[^，。：；“「『\"]{{1,30}}?(?:为|是)?(?:一个|一种)?[“「『\"]{QUOTED}+[”」』\"]\Z",
            ground.masked[begin:end],
        )
        if (
            bare
            and report.cue.verb in ("称", "戏称", "形容")
            and re.search("(?<![因认作])为", ground.masked[begin:end])
        ):
            return
        if bare and re.match(r"(?:其|此|他|她|它|这)[“「『\"]", ground.masked[begin:end]):
            return  # 称其“荒谬”
    told.add(ground, "indirect", begin, end, speaker, report)
