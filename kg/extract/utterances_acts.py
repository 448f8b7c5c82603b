"""Verbs of demanding and judging that tell of a deed or an opinion, where nothing shows that anything was uttered."""

from __future__ import annotations

import re

from kg.chinese.speech import Cue
from kg.extract.utterances_ground import Ground
from kg.extract.utterances_named import Subject
from kg.extract.utterances_subject import after_lead
from kg.extract.utterances_words import alternation, opening, words

# 甲国去年要求乙国撤军 tells what happened; with an occasion, a colon or quoted words it tells what was said.
_DEMANDS = words("demand")
_UTTERED = opening("uttered")
_SPEAKS_OUT = re.compile(
    r"(?:举行|召开|举办|出席|发表|发布|发出|致|写|公布|提交|递交|寄出|接受)[^，。]{0,12}"
    rf"{alternation('uttered')}\Z|(?:发言|发声|讲话|致[辞词函信电]|[去来]函|喊话|表态|发[文推帖]|通电?话)\Z"
)
_VOICED = re.compile(
    r"(?:表达|表示|提出|发出|阐述|阐明|申明|作出|做出|致以|送上|发去|捎来)了?[^，。；]{0,8}?"
    rf"{alternation('felt', 'said_noun')}，[ ]*\Z"
)
_LONGEST_CLAUSE = 60  # characters
_ANNOUNCES = words("announce")
_MEASURE = re.compile(r"对[^，。；：“]{2,50}(?:进行|实施|采取|展开|作出|做出|加征|发起|启动)")  # 宣布对甲国实施制裁
_PUBLIC = re.compile(
    r"[^，。]{0,4}?(?:外界|舆论|各界|学界|学术界|坊间|市场|民间|人们|普遍|不少人|许多人|很多人|有人|多数人|没有人|无人|"
    r"几乎没有|没有[^，。]{1,6})(?:都|就|普遍|一般|多|均|则|也|大多)?\Z"
)
_GENERALLY = re.compile(r"[ ]*(?:而|但|不过)?(?:一般|通常)(?:都)?\Z")  # 一般认为
_EXPECTED = words("expect")  # 央行预计将降息
_FORECASTS = words("forecast")


def is_document_before(text: str, begin: int, clause: int) -> bool:
    """Whether the clause before speaks of something written or said: 发表声明，表明…"""
    comma = max(text.rfind("，", begin, max(clause - 1, begin)), begin)
    return _UTTERED.search(text, comma, clause) is not None


def clause_before(text: str, end: int) -> int:
    """Where the clause that ends there begins; none is longer than 80 characters."""
    low = max(end - 80, 0)
    return max(*(text.rfind(mark, low, end) + 1 for mark in "，。！？；："), low)


def speaks_out_before(text: str, clause: int) -> bool:
    """Whether the clause before tells of an occasion on which one speaks: 周平举行记者会，要求……"""
    end = max(clause - 1, 0)
    return _SPEAKS_OUT.search(text, clause_before(text, end), end) is not None


def voices_before(text: str) -> bool:
    """Whether the text ends with a clause that tells of a feeling put into words: 甲表示了祝愿，"""
    return _VOICED.search(text, max(len(text) - _LONGEST_CLAUSE, 0)) is not None


def _follows_verb(ground: Ground, cue: Cue) -> bool:
    """Whether a verb stands right before: 绝食|抗议."""
    before = next((p for p in range(cue.begin - 1, max(cue.begin - 5, -1), -1) if p in ground.words), -1)
    return ground.tag_at(before) == "v" and ground.words[before][0] == cue.begin


def is_deed(ground: Ground, clause: int, cue: Cue, subject: Subject, begin: int, end: int) -> bool:
    """Whether the verb tells what somebody did or what people think, and gives nobody's words.

    Args:
        clause: where the clause of the verb begins, a paragraph offset like ``begin`` and ``end`` of what is reported.
    """
    text = ground.masked
    set_off = text[cue.end : cue.end + 1] in '，：:,“「『"'
    if cue.verb in _DEMANDS and cue.sense == "act":
        quoted = re.search(r"[“「『\"]", text[begin:end]) is not None
        said = _UTTERED.search(text, clause, cue.begin) is not None
        said = said or (subject.form == "dropped" and speaks_out_before(text, clause))
        goes_on = subject.form == "pronoun" or any(m.form == "pronoun" for m in subject.mentions)
        return not set_off and not quoted and not said and not goes_on
    if cue.verb == "提出" and not set_off:  # 提出工厂应当搬走, not 提出搬走工厂
        return ground.tag_at(begin) in ("", "v", "d", "p", "m", "a", "vn")
    if cue.verb in _ANNOUNCES and not set_off and _MEASURE.match(text, begin, end) is not None:
        return True
    if cue.verb in _ANNOUNCES and not set_off:
        return ground.tag_at(begin) in ("v", "ad", "vd") and text[begin] not in "将要会是有"
    if cue.sense == "attitude" and _GENERALLY.match(text[clause : cue.begin]):
        return True
    if cue.sense == "attitude" and subject.form in ("text", "none") and not set_off:
        return _PUBLIC.match(text[clause : cue.begin]) is not None
    if (
        cue.verb in ("抗议", "投诉") and set_off and (subject.form in ("text", "none") or _follows_verb(ground, cue))
    ):  # 学生上街抗议，…
        return text[cue.end : cue.end + 1] in "，," and text[begin : begin + 1] not in '“「『"'
    if cue.verb not in _FORECASTS or set_off:
        return False
    if subject.form == "dropped" and after_lead(ground, clause, cue.begin) >= cue.begin:
        return True
    person = subject.form == "pronoun" or any(mention.kind == "person" for mention in subject.mentions)
    tags = ("d", "p", "t", "TIME") if person else ("v", "vd", "d", "p", "ad", "t", "TIME")
    return cue.verb in _EXPECTED and ground.tag_at(begin) in tags
