"""Whether a sentence without a verb of speech goes on with the report before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kg.extract.utterances_grammar import TIME
from kg.extract.utterances_ground import ASIDE, Ground, Unit
from kg.extract.utterances_memory import Speaker
from kg.extract.utterances_named import Subject
from kg.extract.utterances_report import Report
from kg.extract.utterances_reports import find_reports
from kg.extract.utterances_subject import topic_of
from kg.extract.utterances_words import alternation, ending, words
from kg.model import Article

_STATE_OUTLETS = ("央视", "新华", "人民日报", "人民网", "中新", "中国新闻", "CCTV", "cctv", "xinhua", "people.com")
_FIRST_PERSON = re.compile(r"(?<!自)我(?!的天)|咱们|本人(?=[^，]{0,6}(?:认为|相信|希望))")
_SIDES = re.compile(
    r"(?:[一-鿿]方|双方|两国|各国|各方|国际社会|我国)(?:[一-鿿]{0,8})(?:愿|应|要|将|支持|反对|希望|期待|"
    r"欢迎|坚持|敦促|主张|高度|需|必须|决不|绝不|始终|一贯)"
)
_OPENS_MODAL = re.compile(
    rf"[ {ASIDE}]*(?:{alternation('opens_view')}|第[一二三四五六七八九十]|[一二三四五六]要|[一二三四五六]是)"
)
_JUDGES = re.compile(rf"{alternation('judges_view')}|不是[^，。]{{1,20}}[，]?(?:而)?是")
# A day, a source, what one sees, what was not said.
_NARRATED = (
    r"\d{1,2}[月日号](?!以来)|(?:周|星期|礼拜)[一二三四五六日天]|当[天日晚]|此前(?!提)|据(?!此)|曾(?!经历)|今年\d|"
    + alternation("narrated")
)
_NARRATES = re.compile(_NARRATED + "|目前(?!为止)")
_REPORTER = re.compile(
    _NARRATED
    + r"|\A[ \ue001]*(?:这|该(?!党)|此(?!外)|次日|翌日)|\A[^，。]{0,12}\d+[ ]*\Z|自[^，]{2,20}以来|"
    + alternation("reporter")
    + rf"|(?:尚未|未获|未予|未|没有)(?:得到|作出|做出)?{alternation('confirms')}"
)
# What the reporter makes of it: 这也是两国首次…, 这种导弹还没有试射, 这与前任的主张不同.
_SUMS_UP = re.compile(
    r"[ \ue001]*(?:而|但)?这(?:与|跟|和|(?:也|还|已|已经|将|更)?(?:不仅|不但|不只)?是[^。]*"
    rf"(?:{alternation('ranks')}|第[一二三四五六七八九十两\d]+)|"
    rf"(?:一|种|个|项|些|位|名|番|次)[^，。]{{1,10}}?{alternation('remarks')})"
)
_EARLIER = re.compile(r"曾|此前|早前|去年|前年|年前|个月前|\d{4}年|(?:今年)?\d{1,2}月(?!\d)|以来|一直|继续")
_OTHER_SUBJECT = re.compile(
    r"(?:该|这名|这位|那名|此案|此次|这次|这项|这份|这一)(?:[一-鿿]{1,8})"
    rf"(?:于|在|由|已|曾|{alternation('regulates')})"
)


@dataclass(frozen=True, slots=True)
class Carry:
    """The report that may go on: the last one of the paragraph."""

    report: Report | None = None
    speaker: Speaker = field(default_factory=Speaker)
    end: int = 0  # where it has come to

    def __bool__(self) -> bool:
        return self.report is not None and bool(self.speaker)


def named_behind(ground: Ground, unit: Unit, *, own: bool = False) -> Subject | None:
    """Who speaks in a sentence that follows its opening quotation: “……。”分析师周平告诉本台，…

    Only somebody named or described in that very sentence, and nobody who answers to what was said before (周平则说).

    Args:
        own: whether the quotation speaks in the first person, so that whoever is named behind it says it.
    """
    first = _clause_end(ground, unit)
    report = next(iter(find_reports(ground, unit)), None)
    describes = report is None and DESCRIBES.search(ground.masked, unit.begin, first) is not None
    subject = report.subject if report is not None else None
    if report is None and (unit.quotes or describes or own or _speaks_there(ground, unit)):
        subject = topic_of(ground, unit.begin, unit.end) or _set_off_by_comma(ground, unit.begin, first)
    if subject is None or subject.begin < 0 or _ANSWERS.search(ground.masked, unit.begin, first):
        return None
    comma = ground.masked.find("，", unit.begin, subject.begin)
    if comma >= 0 and TIME.fullmatch(ground.masked, unit.begin, comma) is None:
        return None
    person = bool(subject.mentions) and subject.mentions[-1].kind == "person"
    name = person and subject.mentions[-1].form in ("name", "short", "latin")
    someone = subject.form == "text" and (describes or _is_told_on(ground, unit, report))
    return subject if name or someone else None


def _is_told_on(ground: Ground, unit: Unit, report: Report | None) -> bool:
    """Whether somebody without a name opens the sentence and goes on in quoted words: “……。”王先生说：“……。”"""
    if report is None or report.subject.begin > unit.begin + 2 or report.cue.sense != "utterance":
        return False
    text = ground.masked
    one = _SOMEBODY.search(text, report.subject.begin, report.subject.end) is not None
    return one and text[report.begin : report.begin + 1] in "“「『"


_SOMEBODY = re.compile(alternation("person") + r"[\ue001 ]*\Z")


def _speaks_there(ground: Ground, unit: Unit) -> bool:
    """Whether the sentence is about an occasion on which one speaks: 16日在记者会上炮轰…"""
    return _OCCASION.search(ground.masked, unit.begin, unit.end) is not None


_OCCASION = re.compile("|".join(sorted((w for w in words("occasion") if len(w) > 1 and w != "期间"), key=len)[::-1]))


def _set_off_by_comma(ground: Ground, begin: int, comma: int) -> Subject | None:
    """Somebody whom a comma parts from what he does: 发言人周平，16日在…"""
    last = next(reversed(ground.mentions_in(begin, comma)), None)
    if last is None or last.end - ground.begin != comma:
        return None
    return Subject("named", (last,), last.begin - ground.begin, comma)


def _clause_end(ground: Ground, unit: Unit) -> int:
    found = ground.masked.find("，", unit.begin, unit.end)
    return found if found >= 0 else unit.end


DESCRIBES = re.compile(
    rf"(?:这样|如此|这般)(?:来)?{alternation('describes', 'describes_so')}|(?<!的){alternation('describes')}(?!的)"
)
_ANSWERS = re.compile(r"则|也|亦|另一|却|同样|反驳|回应|但|不过|然而|对此")


_THEY_ARE = re.compile(  # 这是周平入狱前写下的话, 说这番话的是周平
    r"[ ]*(?:这|以上|上面)[就正也便都]?(?:是|[句番段些](?:话|文字)(?:是|出自|来自))[^，。；：“]{0,40}"
    rf"|[ ]*{alternation('puts_in_words')}[出下了]*这[一番句段些席个]*[^，。；：“]{{0,6}}的人?[就正]?是"
    r"[^，。；：“]{0,40}"
    rf"|[ ]*(?:在[^，。；：“]{{1,20}}[后前时]，)?[^，。；：“]{{1,20}}?{alternation('puts_in_words')}[过出下]*的"
    r"这[句番段些](?:话|文字)"
)
_OF_WORDS = re.compile(alternation("said_noun", "puts_in_words"))


def whose_they_are(ground: Ground | None, begin: int) -> Speaker:
    """Who said the words that stand right before, where a sentence tells whose they are."""
    if ground is None or ground.kind != "body":
        return Speaker()
    match = _THEY_ARE.match(ground.masked, begin)
    if match is None or _OF_WORDS.search(ground.masked, match.start(), match.end()) is None:
        return Speaker()
    person = next((m for m in ground.mentions_in(match.start(), match.end()) if m.kind == "person"), None)
    return Speaker(person.entities) if person is not None else Speaker()


def is_state_media(article: Article) -> bool:
    """Whether the outlet is one of the state, whose reports of speeches run on to the end of the paragraph."""
    return any(name in article.outlet or name in article.url for name in _STATE_OUTLETS)


def carries_on(
    ground: Ground,
    unit: Unit,
    carry: Carry,
    topic: Speaker,
    *,
    state_media: bool,
    person: bool = True,
    undisturbed: bool = False,
) -> bool:
    """Whether the unit goes on with the report.

    State media run on to the end of the paragraph. Elsewhere it takes a person who has the floor, the speaker's own
    voice (我们), a side that wants or must (双方应), a sentence that opens with what should be, or a judgement, and
    nothing of the reporter's: no date, no subject that is the speaker by name. What an unnamed speaker says ends with
    its sentence.

    Args:
        person: whether the speaker is one.
        undisturbed: whether the sentence speaks of no other person first and nobody says anything in it.
    """
    report = carry.report
    if report is None or report.cue.sense not in ("utterance", "attitude", "act") or ground.kind == "caption":
        return False
    text = ground.masked[unit.begin : unit.end]
    if not carry.speaker.entities:
        return _unnamed_goes_on(ground, carry, unit, undisturbed=undisturbed)
    if len(topic.entities) == 1 and topic.entities[0] in carry.speaker.entities and not _by_pronoun(text):
        return False
    if state_media and person and report.cue.sense != "act":
        return not re.match(r"(?:会谈|会见|会晤|当[天晚日]|随后|双方还|两国元首|在座|与会)", text)
    if _FIRST_PERSON.search(text):
        return True
    if not report.forward or _others_contrast().match(text):
        return False
    if report.cue.sense == "act":
        return False
    if person and undisturbed and _has_the_floor(ground, carry, unit) and not _REPORTER.search(text):
        return True
    if _NARRATES.search(text) or _OTHER_SUBJECT.search(text) or _SUMS_UP.match(text):
        return False
    if not person:
        return bool(_SIDES.search(text) or _OPENS_MODAL.match(text))
    return bool(_SIDES.search(text) or _OPENS_MODAL.match(text) or _JUDGES.search(text))


def is_told_by_paper(ground: Ground, report: Report) -> bool:
    """Whether what is reported stands in a report or an article: 研究所的报告|指出, 他在文章中|写道."""
    return (
        report.subject.form == "document" or _PAPER.search(ground.masked, report.clause, report.cue.begin) is not None
    )


_PAPER = re.compile(alternation("own_document", "press_piece") + r"(?:[中里上]|还|也|又|并|则|进一步|接着|继续)*\Z")


def _unnamed_goes_on(ground: Ground, carry: Carry, unit: Unit, *, undisturbed: bool) -> bool:
    """Whether somebody without a name goes on in his own voice, or with what follows from what he said."""
    text = ground.masked[unit.begin : unit.end]
    if carry.report is None or not carry.report.forward or carry.report.cue.sense not in ("utterance", "attitude"):
        return False
    if not undisturbed or _REPORTER.search(text) or _SUMS_UP.match(text) or _OTHER_SUBJECT.search(text):
        return False
    subject = carry.report.subject
    if (
        carry.speaker.single
        and subject.end > 0
        and ending("spokesman").search(ground.masked, subject.begin, subject.end)
    ):
        return True
    if is_told_by_paper(ground, carry.report) and _has_the_floor(ground, carry, unit):
        return True
    return bool(_FIRST_PERSON.search(text) or _SIDES.search(text) or _OPENS_MODAL.match(text))


def _has_the_floor(ground: Ground, carry: Carry, unit: Unit) -> bool:
    """Whether the report tells, set off by a mark and in its own words, what somebody says now: 周平指出，…。

    Not where it ends with a quotation, and not one of an earlier day (他曾表示，…).
    """
    report, text = carry.report, ground.masked
    if report is None or not carry.end or text[report.begin - 1] not in "，：:,":
        return False
    before = text[report.clause : report.subject.begin] + text[report.subject.end : report.cue.begin]
    end = text[report.cue.end : unit.begin].rstrip(" \u00a0\u3000。！？!?")[-1:]
    return end not in tuple('”」』"') and _EARLIER.search(before) is None


@cache
def _others_contrast() -> re.Pattern[str]:
    """People without a name who hold something else: 反对派〔则〕形容……"""
    return re.compile(alternation("collective", "person") + "[则却]")


def _by_pronoun(text: str) -> bool:
    return (
        re.match(r"(?:他|她)(?:也|还|更|很)?(?:有信心|对|非常|相信|希望|期待|感谢|认为|感到|愿|呼吁|不认为|深信)", text)
        is not None
    )
