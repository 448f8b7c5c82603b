"""Verbs of speech that report something where they stand: each with its subject and the stretch of what it reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.chinese.quotations import Quotation
from kg.chinese.speech import Cue
from kg.extract.utterances_acts import clause_before
from kg.extract.utterances_blocked import is_blocked
from kg.extract.utterances_content import ends_clause, reports_clause, starts_content, trimmed_end
from kg.extract.utterances_frames import fits, is_framed
from kg.extract.utterances_ground import Ground, Unit, last_sign
from kg.extract.utterances_introduced import introduced
from kg.extract.utterances_named import Subject
from kg.extract.utterances_nouns import common_begin
from kg.extract.utterances_parties import addressed, all_nouns, behind_verb, cited, unknown_noun
from kg.extract.utterances_quotes import is_apart
from kg.extract.utterances_report import Report
from kg.extract.utterances_subject import subject_before
from kg.extract.utterances_verbs import is_noun, stands_alone
from kg.extract.utterances_words import alternation, words

_BOUNDARY = re.compile(r"[，,；;：:。！？!?”」』\"]|——")
_OBJECT_ONLY = re.compile(
    rf"(?:了|过|出)?(?![^，。；：“「]{{0,10}}(?:采取|持有|改变|坚持)|[^，。；：“「]{{2,40}}(?:深感|感到|有(?:信心|兴趣)))[^，。；：“「]{{0,14}}?{alternation('felt')}"
    rf"(?:和[^，。；：“「]{{1,10}}|、[^，。；：“「]{{1,10}})?(?=[，,。；;！]|\Z)"
    rf"|(?:了|过|出)?(?:对|就|针对)[^，。；：“「]{{1,40}}的{alternation('felt')}(?=[，,。；;！]|\Z)"
)
_SHORT_OBJECT = re.compile(
    r"(?![愿会将要不没是有能应已正仍可必想无])[一-鿿]{2}(?<![愿会将要不没是有能应])(?=[，。；]|\Z)"
)
_OBJECT_VERBS = frozenset({"表示", "表达", "表明", "均表示"})
_OCCASION = re.compile(
    rf"(?:在|于)[^，。；：]{{1,40}}?{alternation('occasion')}"
    r"|接受[^，。；：]{1,30}?(?:采访|专访|访问)(?:时|中)?|致[词辞]时|受访时|会前|会后"
)
_HIS_WORDS_BEFORE = re.compile(r"的(?:话|说法|讲话|表述)，\Z")
_OPEN = '“「『"'
_SAYS_MORE = re.compile(r"(?:并且|并|又|还|同时)")  # “……，”|并补充说，……
_MEDIA_ITSELF = re.compile(
    r"[ ]*(?:不过|但|同时|另外|此外)?，?((?:该|上述|这篇|另有|有)?(?:报道|报导|新闻))(?:[还也又亦并则指]|进一步|接着)?"
)
_NAMELY = re.compile(r"[^，。：；“「]{1,30}，即(?:是)?[，：]?")  # 重申他的说法，即……
_TOLD_QUOTE = re.compile(r"[^，。：；“「『\"]{1,12}[，：](?=[“「『\"])")  # 呼吁对岸，“……”
_AFTER_TELLING = re.compile(r"([^，。；]{8,80}?)(?<![今此最日事随背前落战幕先])(?:之后|以后|后)，")  # 宣称……后，乙反驳


def candidates(ground: Ground, unit: Unit) -> Iterator[Report]:
    """Each verb of speech of the unit that reports something where it stands, whatever the others report."""
    without_verb = tuple(introduced(ground, unit))
    yield from without_verb
    boundaries = [
        unit.begin,
        *(m.end() for m in _BOUNDARY.finditer(ground.masked, unit.begin, unit.end) if _parts(ground, unit, m.start())),
    ]
    for cue in unit.cues:
        if any(report.clause <= cue.begin < report.begin for report in without_verb):
            continue
        if cue.verb in words("finds") and any(c.end < cue.begin and c.sense == "utterance" for c in unit.cues):
            continue  # 周平告诉代表们，报告显示“……”
        clause = boundaries[bisect_right(boundaries, cue.begin) - 1]
        if stands_alone(ground, cue) and not is_noun(ground, clause, cue) and not is_blocked(ground, clause, cue):
            report = _report(ground, unit, clause, cue)
            if report is not None:
                yield report


def _parts(ground: Ground, unit: Unit, position: int) -> bool:
    """Whether a mark parts clauses; a closing quotation mark does so only behind a quotation that stands apart."""
    if ground.masked[position] not in '”」』"':
        return True
    quote = next((quote for quote in unit.quotes if quote.end == position), None)
    return quote is not None and (is_apart(ground, quote) or _ends_itself(ground, quote))


def _ends_itself(ground: Ground, quote: Quotation) -> bool:
    behind = ground.masked[quote.end + 1 : quote.end + 2]
    return last_sign(ground, quote) in tuple("，。！？!?,…—") and behind not in "的"


def _report(ground: Ground, unit: Unit, clause: int, cue: Cue) -> Report | None:
    text = ground.masked
    end = trimmed_end(text, cue.end, unit.end)
    begin, addressees, addressee_text = behind_verb(ground, clause, cue, end)
    own_words = text[begin : begin + 1] in _OPEN and not _told_behind(ground, unit, begin)
    if cue.sense == "report" and cue.end - cue.begin > 2 and not text[clause : cue.begin].strip(" 该这篇"):
        if own_words:  # 该报道称，“……”
            itself = Subject("document", begin=cue.begin, end=cue.begin + 2)
            return Report(cue, clause, itself, begin, end)
        return Report(cue, clause, Subject("coverage", begin=clause, end=cue.end), end, end, object_only=True)
    led = text[cue.end : cue.end + 1] in "：:" and not text[begin:].strip()  # 《晚报》报道称：¶“……”
    if cue.sense == "report" and not led and not own_words:
        return None
    subject = _subject(ground, clause, cue, end)
    stretch = _stretch(ground, unit, cue, begin, end)
    if subject is None or stretch is None or not is_framed(ground, clause, cue, subject, end=stretch[1]):
        return None
    begin, end = stretch
    if not reports_clause(ground, cue, begin, end) and text[begin:end].strip() and not ends_clause(text, cue, end):
        match = _NAMELY.match(text, begin, end) or (_TOLD_QUOTE.match(text, begin, end) if cue.sense == "act" else None)
        if match is None:
            return None
        begin = match.end()
    closes = _behind_quote(ground, clause, cue) and _SAYS_MORE.match(text, clause) is None
    if closes and text[cue.end : cue.end + 1] == "，":
        if ground.folded[max(clause - 2, 0)] in "，…," and text[cue.end + 1 : cue.end + 2] not in _OPEN:
            begin = end = cue.end
    if not fits(ground, unit, clause, cue, subject, begin=begin, end=end):
        return None
    only = _object_only(ground, cue, end)
    if not addressees and addressee_text is None:
        addressees, addressee_text = addressed(ground, clause, cue)
    occasion = _OCCASION.search(text, clause, cue.begin)
    begin = begin if only is None else min(only + 1, end)
    return Report(
        cue, clause, subject, begin, max(end, begin), addressees, addressee_text,
        (occasion.start(), occasion.end()) if occasion else None,
        reported_by=subject.governed, denied=cue.verb in words("denial"), object_only=only is not None,
    )  # fmt: skip


def _behind_quote(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether the clause stands right behind a quotation and ends with the verb: “……，”他说。"""
    before = clause > 0 and ground.masked[clause - 1] in '”」』"'
    return before and ground.masked[cue.end : cue.end + 1] in ("。", "，", "", "：")


def _subject(ground: Ground, clause: int, cue: Cue, end: int) -> Subject | None:
    """Who speaks, also somebody that no table knows; None where nobody can."""
    if (coverage := _MEDIA_ITSELF.fullmatch(ground.masked, clause, cue.begin)) is not None:
        return Subject("coverage", begin=coverage.start(1), end=coverage.end(1))
    if (comment := _comment(ground, clause, cue)) is not None:
        return comment
    if cue.sense == "question" and (asker := _FACED.match(ground.masked, clause, cue.begin)) is not None:
        return Subject("text", begin=asker.start(1), end=asker.end(1))
    subject = cited(ground, clause, cue.begin) or subject_before(ground, clause, cue.begin)
    if subject.form == "dropped" and (source := _cited_before(ground, clause, cue.begin)) is not None:
        return source
    if subject.form != "none":
        return subject
    behind = ground.masked[cue.end : cue.end + 1]
    thinks = cue.verb == "认为" and cue.begin - clause <= 6 and behind == "，"
    said = cue.sense == "utterance" and (_behind_quote(ground, clause, cue) or all_nouns(ground, clause, cue.begin))
    set_off = cue.sense in ("utterance", "question") and behind in '，：:,“「"' and cue.end < end
    body = cue.sense == "act" and behind == "，" and _is_body(ground, clause, cue.begin)
    if _LISTED.match(ground.masked, clause, cue.begin) is not None:
        return Subject("dropped")
    return unknown_noun(ground, clause, cue.begin) if thinks or said or set_off or body else None


_LISTED = re.compile(r"(?:以及|及|与|和)[^，。：“]*(?:时|后|之际)\Z")  # 林海在谈到甲，及与乙的冲突时|说
_FACED = re.compile(
    rf"(?:面对|对于|针对|应对)([^，。：；]{{0,10}}?{alternation('asker')}们?)[^，。：；]{{0,4}}\Z"
)  # 面对记者|询问


def _is_body(ground: Ground, clause: int, verb: int) -> bool:
    """Whether nothing but the name of a body that no table knows stands before the verb: 城南会|警告，……"""
    last = next((p for p in range(verb - 1, clause - 1, -1) if p in ground.words), -1)
    return ground.tag_at(last) in ("ORG", "nt") and all_nouns(ground, clause, verb)


def _comment(ground: Ground, clause: int, cue: Cue) -> Subject | None:
    """A comment that speaks, its writer where one is told: 评论|写道, 热度最高的评论|写道."""
    end = cue.begin + len(cue.verb)
    before = ground.masked[clause : cue.begin].strip(" ")
    one = _ONE_COMMENT.search(before)
    if cue.verb != "评论" or cue.end == end or (before and not before.endswith("的") and one is None):
        return None
    if one is not None:
        return Subject("text", begin=common_begin(ground, clause, cue.begin - len(one.group())), end=end)
    if not before:
        return Subject("document", begin=cue.begin, end=end)
    writer = subject_before(ground, clause, cue.begin - 1)
    return (
        writer
        if writer.form in ("named", "pronoun")
        else Subject("text", begin=common_begin(ground, clause, cue.begin), end=end)
    )


_ONE_COMMENT = re.compile(r"[一两几数多该这][则条篇个句段](?:[^，。的“]{0,6})\Z")  # 其中一则热门|评论写道


def _cited_before(ground: Ground, clause: int, verb: int) -> Subject | None:
    """Who is cited in the clause before, where nothing stands before the verb: 引述周平的话，|称……"""
    if ground.masked[clause:verb].strip() or ground.masked[max(clause - 1, 0)] != "，":
        return None
    begin = clause_before(ground.masked, clause - 1)
    found = _HIS_WORDS_BEFORE.search(ground.masked, begin, clause)
    return cited(ground, begin, found.start()) if found is not None else None


def _stretch(ground: Ground, unit: Unit, cue: Cue, begin: int, end: int) -> tuple[int, int] | None:
    """Where what is reported begins and ends; None for 他说的话."""
    text = ground.masked
    if text[cue.end : cue.end + 1] == "的":
        quoted = next((x for x in unit.quotes if x.outer_begin == cue.end + 1), None)
        if quoted is None or cue.verb not in words("plain_speech"):
            return None
        begin, end = quoted.outer_begin, quoted.end + 1
    quoted = next((x for x in unit.quotes if x.outer_begin == begin), None)
    if quoted is not None and re.match(r"时|后|之后|的时候|之际", text[quoted.end + 1 : quoted.end + 4]):
        end = quoted.end + 1
    bare = cue.sense in ("utterance", "act") and len(cue.verb) > 1 and not starts_content(ground, begin)
    if bare and (after := _AFTER_TELLING.match(text, begin, end)) is not None:
        end = after.end(1)
    return begin, end


def _object_only(ground: Ground, cue: Cue, end: int) -> int | None:
    """Where the object of 表示 ends, if nothing else is reported: 表示|欢迎."""
    shows = ground.masked[: cue.end].endswith("表示")
    match = _OBJECT_ONLY.match(ground.masked, cue.end, end) if shows or cue.verb in _OBJECT_VERBS else None
    if match is None and shows:
        match = _SHORT_OBJECT.match(ground.masked, cue.end, end)
    return match.end() if match else None


def _told_behind(ground: Ground, unit: Unit, begin: int) -> bool:
    """Whether the quotation there has its own speech phrase behind it: 据《晚报》报道，“……，”周平说，……"""
    quote = next((x for x in unit.quotes if x.outer_begin == begin), None)
    if quote is None:
        return False
    stop = _BOUNDARY.search(ground.masked, quote.end + 1, unit.end)
    end = stop.start() if stop else unit.end
    return any(cue.end == end and cue.begin > quote.end + 1 and cue.sense == "utterance" for cue in unit.cues)
