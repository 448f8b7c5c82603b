"""Whether a verb of speech has what it needs where it stands, and is no noun, wish, deed or plan."""

from __future__ import annotations

import re

from kg.chinese.speech import Cue
from kg.extract.utterances_acts import is_deed, is_document_before
from kg.extract.utterances_content import (
    PLAIN_VERBS,
    QUOTE_NEAR,
    describes_noun,
    has_frame,
    in_relative,
    is_bare_noun,
    is_finite,
    is_somebody,
    is_topic_phrase,
    is_verb_here,
    reports_clause_strictly,
    starts_content,
)
from kg.extract.utterances_grammar import NOUNS
from kg.extract.utterances_ground import Ground, Unit
from kg.extract.utterances_named import Subject
from kg.extract.utterances_words import alternation, words

_CLAIM_NOUN = re.compile(rf"[^，。：“「]{{1,40}}的{alternation('claim')}(?=[，。；]|\Z)")
_WEAK = re.compile(r"[^，。：“「]{0,8}?(?<![据堪号名职宣声坚])(?:说|称|表示|指出)(?=[，：“「])(?<!人士称)")
_FUTURE = re.compile(
    r"(?:将(?!其|此|这|军)|会(?!后|前|上|中(?!国)|间|见|晤|谈|场|议)|可能|应该|应当|必须|需要|打算|计划|准备|拟|即将|有望|可望|可以|能够|"
    r"是(?!否))"
)
_WOULD_SAY = re.compile(r"(?:常|经常|总|总是|往往|有时|时常)?会(?:对[^，。]{1,10}|[^，。]{0,4})?")
_JOINED_FUTURE = re.compile(
    r"[ ]*(?:并且|并|也|还|而且|以及|同时|同时也)?(?:将(?!其|此|这|军|把)|即将|拟|打算|计划|准备)"
)
_KEEPS_SILENT = re.compile(r"(?:并没有|没有|并未|未|没|拒绝)")  # 发表声明，没有提到…
_WILL_NOT = re.compile(r"(?:自己|他|她)?(?:不愿|不会|不想|不打算|愿意|无意|反对|支持)")
_SHOWS = frozenset({"表明", "说明", "暗示", "反映"})


def is_framed(ground: Ground, clause: int, cue: Cue, subject: Subject, *, end: int) -> bool:
    """Whether the word is a verb there and has its frame: a clause, a colon or a quotation."""
    text = ground.masked
    ends = text[cue.end : cue.end + 1] in ("，", "。", "；")
    bare = cue.end - cue.begin == len(cue.verb)  # 表态, not 表态称
    if ends and ((bare and cue.verb in words("no_comma")) or is_bare_noun(ground, clause, cue, subject)):
        return False
    if (
        cue.sense == "act"
        and ground.tag_at(cue.begin) in ("n", "vn")
        and not is_verb_here(ground, clause, cue, subject)
    ):
        return False
    if _WEAK.match(text, cue.end) and (cue.sense != "question" or cue.verb == "提问"):
        return False
    if cue.verb not in PLAIN_VERBS and _CLAIM_NOUN.match(text, cue.end, end):
        return False
    if cue.verb in words("calls_so") and text[cue.end : cue.end + 1] in ("为", "成", "作"):
        return False
    if cue.verb == "自称" and ground.tag_at(cue.end) in NOUNS | {"m"}:  # 自称分析员的人
        return False
    return has_frame(text, cue, end) or ("finite" in cue.frames and is_finite(ground, cue.end, end))


def fits(ground: Ground, unit: Unit, clause: int, cue: Cue, subject: Subject, *, begin: int, end: int) -> bool:
    """Whether what stands from ``begin`` to ``end`` is told by the subject now: no wish, plan, deed."""
    text = ground.masked
    if cue.verb in _SHOWS and not is_somebody(ground, subject, cue):
        return False
    if cue.verb in words("finds") and not _is_paper(ground, clause, cue, subject):
        return False
    if cue.verb in ("承认", "否认") and not starts_content(ground, begin) and subject.form == "named":
        if not any(m.kind == "person" for m in subject.mentions) and not reports_clause_strictly(ground, begin, end):
            return False
    if cue.verb in words("wish") and ground.tag_at(begin) in ("v", "vd", "d", "p", "ad"):
        if not starts_content(ground, begin):
            return False
    if _is_planned(ground, clause, cue, subject):
        return False
    if describes_noun(ground, clause, cue, end) or in_relative(ground, clause, subject, begin, end):
        return False
    if is_topic_phrase(ground, clause, subject, cue) or is_deed(ground, clause, cue, subject, begin, end):
        return False
    refuses = _WILL_NOT.match(text, begin) is not None
    if cue.verb in ("表明", "说明") and subject.form == "dropped" and not (text[clause : cue.begin].strip() or refuses):
        if not is_document_before(text, unit.begin, clause):
            return False  # 两国再次会谈，表明…
    comma = text[cue.end : cue.end + 1] == "，"
    if comma and cue.verb in words("denial") and "对此" in text[clause : cue.begin]:
        return False
    return not (comma and "clause" not in cue.frames and _KEEPS_SILENT.match(text, begin))


_PAPER = re.compile(rf"{alternation('document')}[^，。：；“]{{0,3}}\Z")


def _is_paper(ground: Ground, clause: int, cue: Cue, subject: Subject) -> bool:
    """Whether a document finds or shows the quoted words that follow: 研究|发现，“……”."""
    if QUOTE_NEAR.match(ground.masked, cue.end) is None:
        return False
    return subject.form == "document" or _PAPER.search(ground.masked, clause, cue.begin) is not None


def _is_planned(ground: Ground, clause: int, cue: Cue, subject: Subject) -> bool:
    """Whether somebody is only going to say it: 他将表示…"""
    if subject.form == "dropped":
        return _JOINED_FUTURE.match(ground.masked, clause, cue.begin) is not None
    named = subject.end > 0 and subject.form != "document"
    if named and cue.sense == "utterance" and _WOULD_SAY.fullmatch(ground.masked, subject.end, cue.begin) is not None:
        behind_quote = ground.masked[max(clause - 1, 0)] in '”」』"' and ground.masked[cue.end : cue.end + 1] in "，。"
        if behind_quote or re.match(r"[，：:]?[“「『\"]", ground.masked[cue.end : cue.end + 2]):
            return False  # 她会对大家说，“……”
    return named and _FUTURE.match(ground.masked, subject.end, cue.begin) is not None
