"""Reports of a unit: each verb of speech with its subject, and the stretch of what it reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.chinese.quotations import Quotation
from kg.chinese.speech import Cue
from kg.extract.utterances_acts import is_deed, is_document_before
from kg.extract.utterances_content import (
    PLAIN_VERBS,
    describes_noun,
    ends_clause,
    has_frame,
    in_relative,
    is_bare_noun,
    is_finite,
    is_somebody,
    is_topic_phrase,
    is_verb_here,
    reports_clause,
    reports_clause_strictly,
    starts_content,
    trimmed_end,
)
from kg.extract.utterances_grammar import is_plain
from kg.extract.utterances_ground import ASIDE, QUOTED, Ground, Unit
from kg.extract.utterances_named import Subject
from kg.extract.utterances_parties import addressed, all_nouns, behind_verb, cited, cited_media, unknown_noun
from kg.extract.utterances_quotes import is_apart
from kg.extract.utterances_subject import subject_before, topic_of
from kg.extract.utterances_tails import ends_with_condition, told_until, under_clause_ends
from kg.extract.utterances_verbs import is_blocked, is_noun, stands_alone
from kg.extract.utterances_words import alternation
from kg.model import Mention

_BOUNDARY = re.compile(r"[，,；;：:。！？!?”」』\"]")
_OBJECTS = (
    "欢迎|关切|关注|满意|遗憾|愤怒|沮丧|祝贺|感谢|谢意|赞赏|反对|支持|谴责|哀悼|慰问|敬意|否认|担忧|失望|"
    "理解|同情|信心|兴趣|怀疑|"
    "异议|不满|抗议|肯定|赞同|同意|认同|尊重|忧虑|震惊|悲痛|歉意|高兴|乐观|悲观|谨慎|惋惜|关心|愿意|意见|"
    "看法|立场|态度|观点|"
    "愿望|意愿|决心|诚意|善意|敌意|期待|期望|担心|不安|惊讶|愤慨|沉痛|声援|道歉|肯定和赞赏|祝愿|祝福|"
    "问候|吊唁|意外|好奇|"
    "怀念|悼念|谢忱|认可|质疑|不解|无奈|抱歉|强烈不满|坚决反对"
)
_OBJECT_ONLY = re.compile(
    rf"(?:了|过|出)?(?![^，。；：“「]{{0,10}}(?:采取|持有|改变|坚持))[^，。；：“「]{{0,14}}?(?:{_OBJECTS})(?:和[^，。；：“「]{{1,10}}|"
    rf"、[^，。；：“「]{{1,10}})?(?=[，,。；;！]|\Z)"
)
_OBJECT_VERBS = frozenset({"表示", "表达", "表明", "均表示"})
_OCCASION = re.compile(
    r"(?:在|于)[^，。；：]{1,40}?(?:会上|会中|会议上|记者会|发布会|简报会|论坛上|峰会上|节目中|节目上|"
    r"声明中|声明里|推特上|推特|脸书上|脸书|"
    r"微博上|社交媒体上|采访时|采访中|专访时|专访中|演讲时|演讲中|讲话中|致词时|致辞时|会面时|会谈时|"
    r"会晤时|会见时|听证会上|文章中|信中|上|中|时|期间)"
    r"|接受[^，。；：]{1,30}?(?:采访|专访|访问)(?:时|中)?|致[词辞]时|受访时|会前|会后"
)
_MEDIA_SENSE = "report"
_OPEN = '“「『"'
_SAYING = frozenset({"说", "讲", "写", "写道", "强调", "提到", "声称", "宣称", "形容", "描述", "称"})
_NO_COMMA = frozenset({"表态", "忧虑", "担忧", "怀疑", "同意", "期待", "期望", "不满", "支持"})
_NOUN_COMMA = re.compile(r"[，。；]")
_TAIL = re.compile(
    r"，(?:(?:并|又|还|也|同时|而且|更)?(?:将|把)[^，。]{1,20}(?:称为|称作|形容为|描述为|列为|视为|比作|定性为)|促使|引发|引起|"
    r"迫使|导致|激怒|据说|据悉|据报|以便)"
)
_NAMED_SO = re.compile(rf"[^，。：“「『\"]{{1,24}}[“「『\"]{QUOTED}+[”」』\"](?=，(?:这|此|该|令|使|让|并))")
_SHORT_OBJECT = re.compile(
    r"(?![愿会将要不没是有能应已正仍可必想无])[一-鿿]{2,4}(?<![愿会将要不没是有能应])(?=[，。；]|\Z)"
)
_CLAIM_NOUN = re.compile(
    r"[^，。：“「]{1,40}的(?:说法|指控|指责|报道|报导|传闻|言论|批评|猜测|消息|观点|请求|传言)(?=[，。；]|\Z)"
)
_IN_THE_EYES = re.compile(r"在([^，。：；]{1,30})看来[，,]")
_MEDIA_ITSELF = re.compile(r"[ ]*(?:该|上述|这篇|另有|有)?(?:报道|报导|新闻)(?:还|也|又|亦|并|则|进一步|接着|指)?")
_NAMELY = re.compile(r"[^，。：；“「]{1,30}，即(?:是)?[，：]?")  # 重申他的说法，即……
_TOLD_QUOTE = re.compile(r"[^，。：；“「『\"]{1,12}[，：](?=[“「『\"])")  # 呼吁对岸，“……”
_WEAK = re.compile(r"[^，。：“「]{0,8}?(?<![据堪号名职宣声坚])(?:说|称|表示|指出)(?=[，：“「])(?<!人士称)")
_FUTURE = re.compile(
    r"(?:将(?!其|此|这|军)|会(?!后|前|上|见|晤|谈|场)|可能|应该|应当|必须|需要|打算|计划|准备|拟|即将|有望|可望|可以|能够|"
    r"是(?!否))"
)
_JOINED_FUTURE = re.compile(
    r"[ ]*(?:并且|并|也|还|而且|以及|同时|同时也)?(?:将(?!其|此|这|军|把)|即将|拟|打算|计划|准备)"
)
_WISHES = frozenset({"希望", "期望", "盼望", "冀望", "寄望", "期盼", "渴望", "期待", "同意", "担心", "担忧", "深感"})
_KEEPS_SILENT = re.compile(r"(?:并没有|没有|并未|未|没|拒绝)")  # 发表声明，没有提到…
_ANSWERS = frozenset(
    {"反驳", "驳斥", "回应", "回击", "反击", "批评", "抨击", "谴责", "抗议", "发表声明", "发声明", "喊话"}
)
_DENIES = frozenset({"否认", "驳斥", "否定", "矢口否认"})
_NAMES = frozenset({"描述", "形容", "比喻", "批评", "指责", "称", "指", "戏称", "赞扬", "称赞", "斥责"})
_TOPIC = re.compile(r"[ ]*(?:至于|针对|对于(?!此)|谈到|谈及|被问及|被问到|就[^，]{2,20}(?:问题|一事))[^，；]{1,40}，")
_AFTER_TELLING = re.compile(r"([^，。；]{8,80}?)(?<![今此最日事随背前落战幕先])(?:之后|以后|后)，")  # 宣称……后，乙反驳
_COORDINATES = re.compile(rf"[ {ASIDE}]*{alternation('coordinator')}")


@dataclass(frozen=True, slots=True)
class Report:
    """A verb of speech with what belongs to it: paragraph offsets."""

    cue: Cue
    clause: int  # where its clause begins
    subject: Subject
    begin: int  # what is reported; begin == end where nothing follows
    end: int
    addressees: tuple[Mention, ...] = ()
    addressee_text: tuple[int, int] | None = None
    occasion: tuple[int, int] | None = None
    reported_by: tuple[Mention, ...] = ()
    denied: bool = False
    nested: bool = False
    object_only: bool = False  # 表示欢迎: nothing is reported but what quotations follow

    @property
    def forward(self) -> bool:
        """Whether what is reported stands behind the verb."""
        return self.end > self.begin


def find_reports(ground: Ground, unit: Unit) -> tuple[Report, ...]:
    """The reports of a unit in text order, their stretches cut where the next one begins."""
    found: list[Report] = []
    candidates = [*_candidates(ground, unit), *_views(ground, unit)]
    for candidate in sorted(candidates, key=lambda report: report.cue.begin):
        _place(ground, found, candidate)
    media = cited_media(ground, unit)
    found = [_without_tail(ground, report) for report in found]
    return tuple(replace(report, reported_by=report.reported_by or _before(media, ground, report)) for report in found)


def _without_tail(ground: Ground, report: Report) -> Report:
    """Cut what is the reporter's own again: ，并把这条河叫作…, ，促使…"""
    if not report.forward:
        return report
    apart = ground.masked[report.begin - 1] in "，：:,"
    named = _NAMED_SO.match(ground.masked, report.begin, report.end) if not apart else None
    if named is not None and report.cue.verb in ("称", "指", "形容", "戏称", "批评", "指责"):
        return replace(report, end=named.end())
    match = _TAIL.search(ground.masked, report.begin, report.end)
    end = match.start() if match and (not apart or ground.masked[match.start() + 1] in "并又还也同据") else report.end
    if report.cue.verb in ("宣布", "宣告") and not apart:
        comma = ground.masked.find("，", report.begin, end)
        if comma >= 0 and (ground.tag_at(comma + 1) in ("v", "c") or ground.masked.startswith("并", comma + 1)):
            end = comma
    end = under_clause_ends(ground.masked, report.clause, report.cue.begin, report.begin, end)
    return replace(report, end=told_until(ground.masked, report.begin, end, apart=apart))


def _before(media: tuple[Mention, ...], ground: Ground, report: Report) -> tuple[Mention, ...]:
    return tuple(mention for mention in media if mention.begin - ground.begin < report.clause)


def _candidates(ground: Ground, unit: Unit) -> Iterator[Report]:
    boundaries = [
        unit.begin,
        *(m.end() for m in _BOUNDARY.finditer(ground.masked, unit.begin, unit.end) if _parts(ground, unit, m.start())),
    ]
    for cue in unit.cues:
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
    return ground.folded[quote.end - 1] in "，。！？!?,…—" and behind not in "的"


def _views(ground: Ground, unit: Unit) -> Iterator[Report]:
    """在X看来，…: what somebody thinks."""
    for match in _IN_THE_EYES.finditer(ground.masked, unit.begin, unit.end):
        cue = Cue(match.end(1), match.end(1) + 2, "看来", "attitude", ("clause", "quote"))
        subject = subject_before(ground, match.start(1), match.end(1))
        end = trimmed_end(ground.masked, match.end(), unit.end)
        if subject.form in ("named", "pronoun", "text") and end > match.end():
            yield Report(cue, match.start(), subject, match.end(), end)


def _report(ground: Ground, unit: Unit, clause: int, cue: Cue) -> Report | None:
    text = ground.masked
    subject = cited(ground, clause, cue.begin) or subject_before(ground, clause, cue.begin)
    end = trimmed_end(text, cue.end, unit.end)
    begin, addressees, addressee_text = behind_verb(ground, clause, cue, end)
    if _MEDIA_ITSELF.fullmatch(text, clause, cue.begin) is not None:
        return None
    if cue.sense == _MEDIA_SENSE and (text[begin : begin + 1] not in _OPEN or _told_behind(ground, unit, begin)):
        return None
    behind_quote = clause > 0 and text[clause - 1] in '”」』"' and text[cue.end : cue.end + 1] in ("。", "，", "", "：")
    if subject.form == "none" and behind_quote and cue.sense == "utterance":
        subject = unknown_noun(ground, clause, cue.begin)
    if subject.form == "none" and cue.verb == "认为" and cue.begin - clause <= 6 and text.startswith("，", cue.end):
        subject = unknown_noun(ground, clause, cue.begin)
    if subject.form == "none" and cue.sense == "utterance" and all_nouns(ground, clause, cue.begin):
        subject = unknown_noun(ground, clause, cue.begin)
    if subject.form == "none":
        if (
            cue.sense not in ("utterance", "question")
            or text[cue.end : cue.end + 1] not in '，：:,“「"'
            or cue.end >= end
        ):
            return None
        subject = unknown_noun(ground, clause, cue.begin)
    if text[cue.end : cue.end + 1] == "的" and not (text[cue.end + 1 : cue.end + 2] in _OPEN and cue.verb in _SAYING):
        return None
    if text[cue.end : cue.end + 1] == "的":
        quoted = next((x for x in unit.quotes if x.outer_begin == cue.end + 1), None)
        if quoted is None:
            return None
        begin, end = quoted.outer_begin, quoted.end + 1
    quoted = next((x for x in unit.quotes if x.outer_begin == begin), None)
    if quoted is not None and re.match(r"时|后|之后|的时候|之际", text[quoted.end + 1 : quoted.end + 4]):
        end = quoted.end + 1
    bare = cue.sense == "utterance" and len(cue.verb) > 1 and not starts_content(ground, begin)
    if bare and (after := _AFTER_TELLING.match(text, begin, end)) is not None:
        end = after.end(1)
    if _NOUN_COMMA.match(text, cue.end) and (cue.verb in _NO_COMMA or is_bare_noun(ground, clause, cue, subject)):
        return None
    if (
        cue.sense == "act"
        and ground.tag_at(cue.begin) in ("n", "vn")
        and not is_verb_here(ground, clause, cue, subject)
    ):
        return None
    if _WEAK.match(text, cue.end) and (cue.sense != "question" or cue.verb == "提问"):
        return None
    if cue.verb not in PLAIN_VERBS and _CLAIM_NOUN.match(text, cue.end, end):
        return None
    if cue.verb in _NAMES and text[cue.end : cue.end + 1] in "为成作":
        return None
    if not has_frame(text, cue, end) and not ("finite" in cue.frames and is_finite(ground, cue.end, end)):
        return None
    if not reports_clause(ground, cue, begin, end) and text[begin:end].strip() and not ends_clause(text, cue, end):
        match = _NAMELY.match(text, begin, end) or (_TOLD_QUOTE.match(text, begin, end) if cue.sense == "act" else None)
        if match is None:
            return None
        begin = match.end()
    if cue.verb in ("表明", "说明", "暗示", "反映") and not is_somebody(ground, subject, cue):
        return None
    if cue.verb in ("承认", "否认") and not starts_content(ground, begin) and subject.form == "named":
        if not any(m.kind == "person" for m in subject.mentions) and not reports_clause_strictly(ground, begin, end):
            return None
    if behind_quote and text[cue.end : cue.end + 1] == "，" and ground.folded[max(clause - 2, 0)] in "，…,":
        if text[cue.end + 1 : cue.end + 2] not in _OPEN:
            begin = end = cue.end
    wished = ground.tag_at(begin) in ("v", "vd", "d", "p", "ad") and not starts_content(ground, begin)
    if cue.verb in _WISHES and wished:
        return None
    if subject.end > 0 and subject.form != "document" and _FUTURE.match(text, subject.end, cue.begin):
        return None
    if subject.form == "dropped" and _JOINED_FUTURE.match(text, clause, cue.begin):
        return None
    if (
        describes_noun(ground, clause, cue, end)
        or in_relative(ground, clause, subject, begin, end)
        or is_topic_phrase(ground, clause, subject, cue)
    ):
        return None
    if is_deed(ground, clause, cue, subject, begin, end):
        return None
    if cue.verb in ("表明", "说明") and subject.form == "dropped" and not text[clause : cue.begin].strip():
        if not is_document_before(text, unit.begin, clause):
            return None  # 两国再次会谈，表明…
    if cue.verb in _DENIES and "对此" in text[clause : cue.begin] and text[cue.end : cue.end + 1] == "，":
        return None
    if "clause" not in cue.frames and text.startswith("，", cue.end) and _KEEPS_SILENT.match(text, begin):
        return None
    voices = cue.verb in _OBJECT_VERBS or text[: cue.end].endswith("表示")
    object_only = voices and (match := _OBJECT_ONLY.match(text, cue.end, end)) is not None
    if (
        text[: cue.end].endswith("表示")
        and not object_only
        and (short := _SHORT_OBJECT.match(text, cue.end, end)) is not None
    ):
        object_only, match = True, short
    if object_only and match is not None:
        begin = min(match.end() + 1, end)
    if not addressees and addressee_text is None:
        addressees, addressee_text = addressed(ground, clause, cue)
    occasion = _OCCASION.search(text, clause, cue.begin)
    return Report(
        cue, clause, subject, begin, max(end, begin), addressees, addressee_text,
        (occasion.start(), occasion.end()) if occasion else None,
        reported_by=subject.governed, denied=cue.verb in _DENIES, object_only=object_only,
    )  # fmt: skip


def _told_behind(ground: Ground, unit: Unit, begin: int) -> bool:
    """Whether the quotation there has its own speech phrase behind it: 据《晚报》报道，“……，”周平说，……"""
    quote = next((x for x in unit.quotes if x.outer_begin == begin), None)
    if quote is None:
        return False
    stop = _BOUNDARY.search(ground.masked, quote.end + 1, unit.end)
    end = stop.start() if stop else unit.end
    return any(cue.end == end and cue.begin > quote.end + 1 and cue.sense == "utterance" for cue in unit.cues)


def _place(ground: Ground, found: list[Report], new: Report) -> None:
    """Take the report in, cutting or keeping the one whose stretch it stands in."""
    outer = next((report for report in reversed(found) if report.begin <= new.cue.begin < report.end), None)
    if outer is None:
        found.append(new)
        return
    starts_content = outer.begin >= new.clause
    relation = _relation(ground, outer, new, starts_content)
    if relation == "content":
        return
    if relation == "replaces":
        found[-1] = replace(
            new, clause=outer.clause, subject=outer.subject if new.subject.form == "dropped" else new.subject
        )
    elif relation == "nested" and _topic_before(ground.masked, outer.begin, new.clause) == new.clause:
        found.append(replace(new, nested=True, end=min(new.end, outer.end)))
    else:
        cut = _topic_before(ground.masked, outer.begin, new.clause)
        inside = outer.nested and new.subject.form == "named" and ground.masked[new.clause - 1] == "，"
        for position, report in enumerate(found):
            if report.begin <= new.cue.begin < report.end and (report.nested or not inside):
                stop = min(_other_begins(ground, report, new), max(cut, report.begin))
                found[position] = replace(report, end=trimmed_end(ground.masked, report.begin, stop))
        found.append(replace(new, nested=inside))


def _other_begins(ground: Ground, outer: Report, new: Report) -> int:
    """Where what comes before the new report begins: at the semicolon behind which its own subject stands."""
    cut = ground.masked.rfind("；", outer.begin, new.clause)
    if cut < 0 or new.subject.form != "dropped" or topic_of(ground, cut + 1, new.clause) is None:
        return new.clause
    return cut


def _topic_before(text: str, begin: int, clause: int) -> int:
    """Where the topic begins that the clause answers to, else the clause: 至于价格，他说……"""
    comma = max(text.rfind(mark, begin, max(clause - 1, begin)) for mark in "，；")
    return comma + 1 if comma >= 0 and _TOPIC.match(text, comma + 1, clause) else clause


def _relation(ground: Ground, outer: Report, new: Report, starts_content: bool) -> str:
    sense = new.cue.sense
    before = ground.masked[new.clause : new.cue.begin]
    joined = _COORDINATES.match(before) is not None
    boundary = ground.masked[new.clause - 1] if new.clause > 0 else ""
    if outer.object_only and new.cue.sense != "attitude":
        return "coordinate"
    if new.subject.form == "dropped":
        if _is_supposed(ground, outer, new, before) or _must_be(ground, outer, new, joined=joined):
            return "content"
        if not before.strip() and starts_content and "clause" not in outer.cue.frames:
            return "replaces"
        if starts_content and sense == "act" and outer.cue.verb in _ANSWERS and is_plain(before):
            return "replaces"
        if starts_content:
            return "replaces" if "clause" not in outer.cue.frames and sense == "utterance" else "content"
        if sense in ("utterance", "question"):
            return "coordinate"
        if sense == "act" and ends_with_condition(ground.masked, outer.begin, max(new.clause - 1, outer.begin)):
            return "content"
        if sense == "act":
            own = ground.masked[outer.begin - 1] not in "，：:,"
            quoting = ground.masked[new.cue.end : new.cue.end + 1] in ("“", "「", '"', "：")
            more = joined or (re.fullmatch(r"[ ]*(?:更|又|也|还|亦|再|则)*", before) is not None and not starts_content)
            next_act = own and outer.cue.sense == "act" and not before.strip()
            return "coordinate" if (joined and own) or (more and quoting) or next_act else "content"
        return "coordinate" if joined and new.cue.verb == "认为" else "content"
    same = _same_pronoun(ground, outer, new) or _same_subject(outer, new)
    if same:
        if starts_content:
            return "content" if sense in ("attitude", "act") else "nested"
        return "coordinate"
    if new.object_only and not starts_content and ground.masked[outer.begin - 1] not in "，：:,":
        return "coordinate"  # …警告对方停火，发言人对此表示不满
    if sense == "attitude":
        contrast = boundary in "；;" or re.search(r"[则也亦就]\Z", before) is not None
        return "coordinate" if contrast and new.subject.form == "named" else "content"
    if boundary in "；;" or re.search(r"(?:则|也|亦|还)\Z", before) or (joined and not starts_content):
        return "coordinate"
    if outer.cue.sense == "question" and not starts_content:
        return "coordinate"
    if sense in ("act", "headline"):
        return "content"
    return "nested"


def _is_supposed(ground: Ground, outer: Report, new: Report, before: str) -> bool:
    """如果提名甲，表示…: the word says what a condition shows."""
    if new.cue.verb not in ("表示", "表明", "说明", "显示") or before.strip() or new.clause <= outer.begin:
        return False
    return re.match(r"(?:如果|若|假如|一旦)", ground.masked[outer.begin : new.clause]) is not None


def _must_be(ground: Ground, outer: Report, new: Report, *, joined: bool) -> bool:
    """乙国必须务实，并承认…: what somebody should own up to."""
    if not joined or new.cue.verb not in ("承认", "解释", "说明", "公布", "澄清", "披露", "公开", "交代"):
        return False
    clause = ground.masked.rfind("，", outer.begin, max(new.clause - 1, outer.begin)) + 1
    return (
        re.search(r"(?:必须|应该|应当|需要|需|应|要求)", ground.masked[max(clause, outer.begin) : new.clause])
        is not None
    )


def _same_pronoun(ground: Ground, outer: Report, new: Report) -> bool:
    if new.subject.form != "pronoun":
        return False
    text = ground.masked[new.subject.begin : new.subject.end]
    return len(outer.subject.mentions) > 1 or not re.search(r"们|双方|两|俩|二人|三方", text)


def _same_subject(outer: Report, new: Report) -> bool:
    first = {index for mention in outer.subject.mentions for index in mention.entities}
    second = {index for mention in new.subject.mentions for index in mention.entities}
    return bool(first & second)
