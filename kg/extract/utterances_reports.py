"""Reports of a unit: each verb of speech with its subject, and the stretch of what it reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.chinese.quotations import Quotation
from kg.chinese.speech import Cue
from kg.extract.utterances_ground import ASIDE, QUOTED, Ground, Unit
from kg.extract.utterances_quotes import is_apart
from kg.extract.utterances_subject import Subject, is_plain, subject_before
from kg.extract.utterances_words import alternation, ending, opening, words
from kg.model import Mention

_BOUNDARY = re.compile(r"[，,；;：:。！？!?”」』\"]")
_CLOSED_BY = re.compile(r"[，,；;。！？!?“「『\"]")
_SUBORDINATE = re.compile(
    r"(?:时|之际|的时候|期间|以来|的同时|之时|之余|途中|过程中)\Z|\A(?:[^，]{0,6})(?:之后|过后|后|之前|前)\Z"
)
_NOMINAL_BEHIND = re.compile(
    r"(?:者|人士|书|性|力|权|率|声|信|函|稿|团|式|员|家(?!园|庭|人|属)|度|案|文|口吻|态度|方式|机会|内容|原因|理由|为由|为名|为借口|活动|行动|行为|电话|效果)"
)
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
    rf"(?:了|过|出)?[^，。；：“「]{{0,14}}?(?:{_OBJECTS})(?:和[^，。；：“「]{{1,10}}|"
    rf"、[^，。；：“「]{{1,10}})?(?=[，,。；;！]|\Z)"
)
_OBJECT_VERBS = frozenset({"表示", "表达", "表明", "均表示"})
_PASSIVE = re.compile(
    r"(?:被|遭|遭到|受到|受|获|挨|令人|让人|引发|引起|招致|面临|面对|提出|发出|收到|回应|驳斥|否认|反驳|"
    r"拒绝|无视|的|下|下达|签署|执行|予以|加以|进行|作出|做出|强烈|严厉|表示|表达|应[^，]{1,10}|及|和|、)\Z"
)
_PASSIVE_SAID = re.compile(r"(?:被|遭|遭到|受到|获|令人|让人|引发|引起|招致|面临|的|以便)\Z")
_CITES = re.compile(r"援引|引述|引用|转述|转引|引据")
_BY_MEDIA = re.compile(r"(?:据|根据|按照|按)")
_OCCASION = re.compile(
    r"(?:在|于)[^，。；：]{1,40}?(?:会上|会中|会议上|记者会|发布会|简报会|论坛上|峰会上|节目中|节目上|"
    r"声明中|声明里|推特上|推特|脸书上|脸书|"
    r"微博上|社交媒体上|采访时|采访中|专访时|专访中|演讲时|演讲中|讲话中|致词时|致辞时|会面时|会谈时|"
    r"会晤时|会见时|听证会上|文章中|信中|上|中|时|期间)"
    r"|接受[^，。；：]{1,30}?(?:采访|专访|访问)(?:时|中)?|致[词辞]时|受访时|会前|会后"
)
_ADDRESS = re.compile(r"(?:对|向|跟|同|与|和)(?!此|于|比|照)")
_ADDRESSEE_NOUN = re.compile(
    r"(?:[一-鿿]{0,8}?)(?:记者|媒体|传媒|新闻界|外界|民众|公众|国会|议会|议员|众人|大家|他们|她们|他|她|"
    r"人们|代表|官员|居民|支持者|听众|观众|同学|学生|员工)(?:们)?"
)
_PIVOT_OUTSIDE = frozenset({"要求", "警告", "敦促", "命令", "请求", "督促", "告诫", "提醒"})
_TITLE_BEHIND = re.compile(rf"(?:主席|总统|总理|首相|部长|外长|先生|女士|们|等国|政府|方面|当局|[{ASIDE}])*")
_MEDIA_SENSE = "report"
_COMPARES = re.compile(r"(?:就如|正如|诚如|一如|如同|就像|像|如)(?!果|今|是|此|何)")
_OPEN = '“「『"'
_SAYING = frozenset({"说", "讲", "写", "写道", "强调", "提到", "声称", "宣称", "形容", "描述", "称"})
_NO_COMMA = frozenset({"表态", "忧虑", "担忧", "怀疑", "同意", "期待", "期望", "不满", "支持"})
_NOUN_COMMA = re.compile(r"[，。；]")
_TAIL = re.compile(
    r"，(?:(?:并|又|还|也|同时|而且|更)?(?:将|把)[^，。]{1,20}(?:称为|称作|形容为|描述为|列为|视为|比作|定性为)|促使|引发|引起|"
    r"迫使|导致|激怒|据说|据悉|据报|以便)"
)
_NAMED_SO = re.compile(rf"[^，。：“「『\"]{{1,24}}[“「『\"]{QUOTED}+[”」』\"](?=，(?:这|此|该|令|使|让|并))")
_MANNER = re.compile(r"(?:公开|明确|正式|直接|具体|详细|立即|主动|进一步|正面|对此|就此|同时|当面|亲口|再|必)+\Z")
_TOPIC_VERBS = frozenset({"提到", "提及", "谈到", "谈及", "说到", "讲到", "论及"})
_PLAIN_VERBS = frozenset(
    {"说", "称", "指", "表示", "指出", "承认", "否认", "认为", "坚称", "声称", "宣称", "相信", "坦承", "告诉"}
)
_VERB_TAGS = frozenset({"v", "a", "vd", "ad", "an"})


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
    media = _cited_media(ground, unit)
    found = [_without_tail(ground, report) for report in found]
    return tuple(replace(report, reported_by=report.reported_by or _before(media, ground, report)) for report in found)


def _without_tail(ground: Ground, report: Report) -> Report:
    """Cut what is the reporter's own again: ，并将中国称为…, ，促使…"""
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
        if comma >= 0 and (ground.tag_at(comma + 1) in ("v", "c") or ground.masked[comma + 1] in "并"):
            end = comma
    return replace(report, end=end)


def _before(media: tuple[Mention, ...], ground: Ground, report: Report) -> tuple[Mention, ...]:
    return tuple(mention for mention in media if mention.begin - ground.begin < report.clause)


def _candidates(ground: Ground, unit: Unit) -> Iterator[Report]:
    boundaries = [
        unit.begin,
        *(m.end() for m in _BOUNDARY.finditer(ground.masked, unit.begin, unit.end) if _parts(ground, unit, m.start())),
    ]
    for cue in unit.cues:
        clause = boundaries[bisect_right(boundaries, cue.begin) - 1]
        if _stands_alone(ground, cue) and not _is_noun(ground, clause, cue) and not _is_blocked(ground, clause, cue):
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


_IN_THE_EYES = re.compile(r"在([^，。：；]{1,30})看来[，,]")


def _views(ground: Ground, unit: Unit) -> Iterator[Report]:
    """在X看来，…: what somebody thinks."""
    for match in _IN_THE_EYES.finditer(ground.masked, unit.begin, unit.end):
        cue = Cue(match.end(1), match.end(1) + 2, "看来", "attitude", ("clause", "quote"))
        subject = subject_before(ground, match.start(1), match.end(1))
        end = _trimmed_end(ground.masked, match.end(), unit.end)
        if subject.form in ("named", "pronoun", "text") and end > match.end():
            yield Report(cue, match.start(), subject, match.end(), end)


def _stands_alone(ground: Ground, cue: Cue) -> bool:
    """Whether the verb is a word by itself to the tagger (访问 is not 问)."""
    if not ground.words:
        return True
    if cue.begin in ground.words:
        end, _ = ground.words[cue.begin]
        return (
            len(cue.verb) > 1 or end <= cue.end or ground.masked[cue.begin + 1 : end] in ("道", "说", "称", "出", "到")
        )
    start = next((start for start in range(cue.begin - 1, max(cue.begin - 6, -1), -1) if start in ground.words), None)
    if start is None:
        return True
    end, tag = ground.words[start]
    if end <= cue.begin:
        return True
    glued = ground.masked[start : cue.begin]
    if glued == "话":
        return True
    if glued in words("adverb") or glued in words("coordinator") or glued in words("preposition"):
        return True
    return len(cue.verb) > 1 and tag in ("PER", "nr", "ORG", "LOC", "ns", "nz") and end <= cue.end


def _is_noun(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether the word names the speech act: 美国的批评, 批评声."""
    text = ground.masked
    if _NOMINAL_BEHIND.match(text, cue.end) and cue.sense != "utterance":
        return True
    before = text[clause : cue.begin]
    if cue.sense in ("act", "attitude"):
        if re.search(r"的[^，的]{1,4}\Z", before) and text[cue.end : cue.end + 1] in "，。；、的" and ground.words:
            return True
        return before.endswith(("的", "之", "一个", "这一", "这种", "此一", "该"))
    return before.endswith("的") and text[cue.end : cue.end + 1] not in ("，", "：", ":", ",")


def _is_blocked(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether the clause says that nobody says it, or not yet: 没有表示, 拒绝透露, 被指, 谈到…时."""
    before = ground.masked[clause : cue.begin].rstrip(" " + ASIDE)
    if (
        (cue.sense != "utterance" and _PASSIVE.search(before))
        or _PASSIVE_SAID.search(before)
        or _COMPARES.match(before)
    ):
        return True
    if before.endswith("据"):
        return True
    if cue.verb in _TOPIC_VERBS and re.match(
        r"[^，。：“「]{1,25}?(?:时|的时候|之际)", ground.masked[cue.end : cue.end + 28]
    ):
        return True
    if re.search(r"(?:被|遭)[^，时后的]{0,12}\Z", before) and cue.verb not in ("表示",):
        return True
    if re.search(r"(?:没有|未有|并无|没|无)(?:其他|其它|任何|进一步|更多|具体)?\Z", before):
        return True
    bare = _MANNER.sub("", before)
    if bare != before and ending("negation").search(bare) and not _inside_word(ground, clause + len(bare) - 1):
        return True
    if (match := ending("negation", "modal").search(before)) is not None and not _inside_word(
        ground, clause + match.start()
    ):
        return not (match.group() in ("以", "来", "去", "会") and cue.verb in ("表示", "说", "称", "指出"))
    if match is not None and _inside_word(ground, clause + match.start()) and not ground.words:
        return match.group() not in ("会", "应", "将", "要", "可", "能", "以", "来", "去", "使")
    behind = _CLOSED_BY.search(ground.masked, cue.end)
    stretch = ground.masked[cue.end : behind.start() if behind else len(ground.masked)]
    return (
        bool(stretch)
        and stretch[0] not in "：:在当于自从如若除"
        and _SUBORDINATE.search(stretch.rstrip(ASIDE + " ")) is not None
        and (behind is not None and behind.group() in "，,")
    )


def _inside_word(ground: Ground, position: int) -> bool:
    """Whether no word begins at the position: 会 in 记者会, 应 in 回应."""
    if ground.words:
        return position not in ground.words and position > 0
    return (
        ground.masked[position : position + 1] in "会应将要可能以来去使"
        and "\u4e00" <= ground.masked[max(position - 1, 0)] <= "\u9fff"
    )


def _report(ground: Ground, unit: Unit, clause: int, cue: Cue) -> Report | None:
    text = ground.masked
    subject = _cited(ground, clause, cue.begin) or subject_before(ground, clause, cue.begin)
    end = _trimmed_end(text, cue.end, unit.end)
    begin, addressees, addressee_text = _behind_verb(ground, clause, cue, end)
    if cue.sense == _MEDIA_SENSE and text[begin : begin + 1] not in _OPEN:
        return None
    behind_quote = clause > 0 and text[clause - 1] in '”」』"' and text[cue.end : cue.end + 1] in ("。", "，", "", "：")
    if subject.form == "none" and behind_quote and cue.sense == "utterance":
        subject = _unknown_noun(ground, clause, cue.begin)
    if subject.form == "none" and cue.verb == "认为" and cue.begin - clause <= 6 and text.startswith("，", cue.end):
        subject = _unknown_noun(ground, clause, cue.begin)
    if subject.form == "none" and cue.sense == "utterance" and _all_nouns(ground, clause, cue.begin):
        subject = _unknown_noun(ground, clause, cue.begin)
    if subject.form == "none":
        if (
            cue.sense not in ("utterance", "question")
            or text[cue.end : cue.end + 1] not in '，：:,“「"'
            or cue.end >= end
        ):
            return None
        subject = _unknown_noun(ground, clause, cue.begin)
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
    if _NOUN_COMMA.match(text, cue.end) and (cue.verb in _NO_COMMA or _is_bare_noun(ground, clause, cue, subject)):
        return None
    if (
        cue.sense == "act"
        and ground.tag_at(cue.begin) in ("n", "vn")
        and not _is_verb_here(ground, clause, cue, subject)
    ):
        return None
    if _WEAK.match(text, cue.end) and cue.sense != "question":
        return None
    if cue.verb in _NAMES and text[cue.end : cue.end + 1] in "为成作":
        return None
    if not _has_frame(text, cue, end):
        return None
    if not _reports_clause(ground, cue, begin, end) and text[begin:end].strip() and not _ends_clause(text, cue, end):
        match = _NAMELY.match(text, begin, end)
        if match is None:
            return None
        begin = match.end()
    if cue.verb in ("表明", "说明", "暗示", "反映") and not _is_somebody(ground, subject, cue):
        return None
    if cue.verb in ("承认", "否认") and not _starts_content(ground, begin) and subject.form == "named":
        if not any(m.kind == "person" for m in subject.mentions) and not _reports_clause_strictly(ground, begin, end):
            return None
    if behind_quote and text[cue.end : cue.end + 1] == "，" and ground.folded[max(clause - 2, 0)] in "，。！？…,":
        if text[cue.end + 1 : cue.end + 2] not in _OPEN:
            begin = end = cue.end
    wished = ground.tag_at(begin) in ("v", "vd", "d", "p", "ad") and not _starts_content(ground, begin)
    if cue.verb in _WISHES and wished:
        return None
    if subject.end > 0 and subject.form != "document" and _FUTURE.match(text, subject.end, cue.begin):
        return None
    if cue.verb in ("预计", "预料", "预期", "估计") and re.match("[也还]?[将会在到于]", text[cue.end : cue.end + 2]):
        return None
    if _in_relative(ground, clause, subject, begin, end) or _is_topic_phrase(ground, clause, subject, cue):
        return None
    object_only = cue.verb in _OBJECT_VERBS and (match := _OBJECT_ONLY.match(text, cue.end, end)) is not None
    if object_only and match is not None:
        begin = min(match.end() + 1, end)
    if not addressees and addressee_text is None:
        addressees, addressee_text = _addressed(ground, clause, cue)
    occasion = _OCCASION.search(text, clause, cue.begin)
    return Report(
        cue, clause, subject, begin, max(end, begin), addressees, addressee_text,
        (occasion.start(), occasion.end()) if occasion else None,
        reported_by=subject.governed, denied=cue.verb in ("否认", "驳斥", "否定", "矢口否认"), object_only=object_only,
    )  # fmt: skip


_NAMELY = re.compile(r"[^，。：；“「]{1,30}，即(?:是)?[，：]?")  # 重申他的说法，即……


def _all_nouns(ground: Ground, begin: int, end: int) -> bool:
    """Whether nothing but nouns stands before the verb: 一些政府首长声称…"""
    tags = [ground.tag_at(position) for position in range(begin, end) if position in ground.words]
    return (
        bool(tags)
        and end - begin <= 16
        and all(tag in ("n", "nz", "m", "q", "r", "a", "LOC", "ORG", "nt") for tag in tags)
        and (tags[-1] in ("n", "nz", "nt", "ORG"))
    )


def _unknown_noun(ground: Ground, clause: int, verb: int) -> Subject:
    """What stands before the verb, up to its first adverbial, as a speaker that no table knows."""
    while clause < verb and ground.masked[clause] in f' ”」』"，{ASIDE}{QUOTED}':
        clause += 1
    starts = [position for position in range(clause, verb) if position in ground.words]
    for position in starts[1:]:
        if ground.tag_at(position) in ("d", "p", "TIME", "t") or ground.masked[position : position + 2] in (
            "接受",
            "此前",
            "早前",
        ):
            return Subject("text", begin=clause, end=position)
    return Subject("text", begin=clause, end=verb)


_ASKS = re.compile(r"(?:为何|为什么|是否|如何|谁|何时|怎么|到底|究竟|能否|会否|有否|何以|哪)")
_QUOTE_NEAR = re.compile(rf"[，,：: \u3000{ASIDE}]*[“「『\"]")


def _has_frame(text: str, cue: Cue, end: int) -> bool:
    """Whether what the verb needs stands behind it: a quotation, a colon, or a clause."""
    if "clause" in cue.frames or _QUOTE_NEAR.match(text, cue.end) or _ends_clause(text, cue, end):
        return True
    return "colon" in cue.frames and text[cue.end : cue.end + 1] in ("，", "：", ",", ":")


def _ends_clause(text: str, cue: Cue, end: int) -> bool:
    return cue.end >= end or text[cue.end] in "。，,；;：:！？ " or text[cue.end] == ASIDE


def _reports_clause(ground: Ground, cue: Cue, begin: int, end: int) -> bool:
    """Whether a clause follows the verb and not only its object: 强调要合作, not 强调合作的重要性."""
    if not ground.words or begin >= end or ground.masked[begin - 1] in "，：:, “「":
        return True
    if _ASKS.match(ground.masked, begin, end):
        return True
    stop = _CLOSED_BY.search(ground.masked, begin, end)
    limit = stop.start() if stop else end
    if stop is not None and stop.group() in '“「『"':
        return True
    starts = [position for position in range(begin, limit) if position in ground.words]
    if not starts or cue.verb in _PLAIN_VERBS:
        return True
    if "object" in cue.frames:
        last = max((p for p in starts if ground.masked[p : ground.words[p][0]] == "的"), default=-1)
        if last >= 0 and ground.words[last][0] < limit:
            starts = [position for position in starts if position > last]
    return any(
        ground.tag_at(position) in _VERB_TAGS or ground.masked[position] in "是有为将会要应" for position in starts
    )


# Another verb of speech in the same clause does the reporting: 表明立场称, 提及此事时说.
_TOWARDS = re.compile(r"(?:此次|这次)?(?:对|向)[^，]{1,12}\Z")
_WEAK = re.compile(r"[^，。：“「]{0,8}?(?<![据堪号名职宣声坚])(?:说|称|表示|指出)(?=[，：“「])(?<!人士称)")


def _is_bare_noun(ground: Ground, clause: int, cue: Cue, subject: Subject) -> bool:
    """Whether an attitude or act stands there as a noun: 存在共同忧虑，…"""
    noun = ground.tag_at(cue.begin) in ("n", "vn", "an")
    return noun and cue.sense in ("attitude", "act") and not _is_verb_here(ground, clause, cue, subject)


def _is_verb_here(ground: Ground, clause: int, cue: Cue, subject: Subject) -> bool:
    """Whether the subject, or nothing but adverbs, stands right before the word."""
    if cue.end - cue.begin > len(cue.verb) and ground.masked[cue.end - 1] in "说称道示出":
        return True
    if subject.form in ("named", "pronoun", "text"):
        between = ground.masked[max(subject.end, clause) : cue.begin]
        return is_plain(_TOWARDS.sub("", between))
    return is_plain(ground.masked[clause : cue.begin])


def _is_somebody(ground: Ground, subject: Subject, cue: Cue) -> bool:
    """Whether a person or body does it, not a fact that shows something: 数据说明."""
    if subject.form in ("pronoun", "dropped"):
        return True
    return subject.form == "named" and "的" not in ground.masked[subject.end : cue.begin]


def _starts_content(ground: Ground, begin: int) -> bool:
    return ground.masked[begin - 1] in "，：:,“「"


def _reports_clause_strictly(ground: Ground, begin: int, end: int) -> bool:
    stop = _CLOSED_BY.search(ground.masked, begin, end)
    tags = [ground.tag_at(position) for position in range(begin, stop.start() if stop else end)]
    return any(tag in ("v", "a") for tag in tags)


_FUTURE = re.compile(
    r"(?:将(?!其|此|这|军)|会(?!后|前|上|见|晤|谈|场)|可能|应该|应当|必须|需要|打算|计划|准备|拟|即将|有望|可望|可以|能够|"
    r"是(?!否))"
)
_WISHES = frozenset({"希望", "期望", "盼望", "冀望", "寄望", "期盼", "渴望", "期待", "同意", "担心", "担忧", "深感"})
_NAMES = frozenset({"描述", "形容", "比喻", "批评", "指责", "称", "指", "戏称", "赞扬", "称赞", "斥责"})
_HEARSAY = frozenset({"预计", "估计", "预期", "预料", "预测", "推测", "估算", "据信", "相信", "怀疑", "担心"})


def _is_topic_phrase(ground: Ground, clause: int, subject: Subject, cue: Cue) -> bool:
    """因担心…, 对于那些认为…的人来说: a phrase inside the reporter's own sentence."""
    if subject.form == "dropped" and cue.verb in _HEARSAY and not ground.masked[clause : cue.begin].strip():
        return clause == 0 or ground.masked[clause - 1] in "。！？"
    if subject.form != "dropped" or cue.sense not in ("attitude", "act"):
        return False
    tags = [ground.tag_at(position) for position in range(clause, cue.begin) if position in ground.words]
    if "v" in tags and "p" not in tags:
        return True
    return (
        re.match(
            r"[ ]*(?:但|而|也)?(?:因|因为|由于|出于|为|为了|对于|对|随着|以|如果|若)", ground.masked[clause : cue.begin]
        )
        is not None
    )


_INSIDE_VERBS = frozenset({"是", "有", "存在", "搁置", "成为"})


def _in_relative(ground: Ground, clause: int, subject: Subject, begin: int, end: int) -> bool:
    """Whether the report only describes a noun that follows: 这是他承诺要做的|事情."""
    stop = _CLOSED_BY.search(ground.masked, begin, end)
    limit = stop.start() if stop else end
    starts = [position for position in range(begin, limit) if position in ground.words]
    last = max((p for p in starts if ground.masked[p : ground.words[p][0]] == "的"), default=-1)
    if (
        last < 0
        or _starts_content(ground, begin)
        or any(ground.tag_at(position) in ("v", "a", "ad", "d", "p") for position in starts if position > last)
    ):
        return False
    if subject.begin < 0:
        return False
    before = [position for position in range(clause, subject.begin) if position in ground.words]
    return any(
        (ground.tag_at(p) in ("v", "vd") or ground.masked[p : ground.words[p][0]] in _INSIDE_VERBS) for p in before
    ) and not re.search(r"(?:时|后|前|中|上|里|，)\Z", ground.masked[clause : subject.begin].rstrip(" " + ASIDE))


def _cited(ground: Ground, clause: int, verb: int) -> Subject | None:
    """媒体援引X的话说: the one cited, with the medium beside."""
    match = _CITES.search(ground.masked, clause, verb)
    if match is None:
        return None
    behind = ground.mentions_in(match.end(), verb)
    media = tuple(ground.mentions_in(clause, match.start()))[-1:]
    if behind:
        last = behind[-1]
        tail = ground.masked[last.end - ground.begin : verb]
        if not opening("person", "document", "collective").search(tail) or last.kind == "person":
            return Subject("named", (last,), last.begin - ground.begin, last.end - ground.begin, media)
    inner = subject_before(ground, match.end(), verb)
    if inner.form in ("text", "named", "document"):
        return replace(inner, governed=media)
    if (noun := opening("person", "collective").search(ground.masked, match.end(), verb)) is not None:
        return Subject("text", begin=match.end(), end=noun.end(), governed=media)
    return None


def _trimmed_end(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1] in "。！？!?；;，, \u3000\u00a0":
        end -= 1
    return end


def _behind_verb(
    ground: Ground, clause_begin: int, cue: Cue, end: int
) -> tuple[int, tuple[Mention, ...], tuple[int, int] | None]:
    """Where the content begins, and who is spoken to: 告诉记者，…"""
    text, position = ground.masked, cue.end
    addressees: tuple[Mention, ...] = ()
    addressee_text = None
    if cue.takes_addressee:
        stretch_end = _CLOSED_BY.search(text, position)
        limit = min(stretch_end.start() if stretch_end else end, end)
        colon = text.find("：", position, limit)
        limit = colon if colon >= 0 else limit
        behind_quote = ground.masked[max(clause_begin - 1, 0)] in '”」』"' and limit == end
        inside = [m for m in ground.mentions_in(position, limit) if m.begin - ground.begin - position <= 14]
        pivot = pivot_frame = "pivot" in cue.frames
        noun = _ADDRESSEE_NOUN.match(text, position, limit)
        if behind_quote and limit - position <= 24:
            last = inside[-1:] if inside and inside[-1].end - ground.begin >= limit - 2 else ()
            return limit, tuple(last), None if last else (position, limit)
        if noun is not None and noun.end() >= limit - 1 and not pivot_frame:
            inside = [m for m in inside if m.begin - ground.begin >= noun.end()]
        named = next(iter(inside), None)
        if inside and inside[-1].end - ground.begin >= limit - 3:
            named = inside[-1]
        if named is not None and any(
            ground.tag_at(p) in ("v", "d", "p", "a") for p in range(position, named.begin - ground.begin)
        ):
            named = None
        pivot = pivot or (cue.sense == "act" and named is not None and named.end - ground.begin < limit - 3)
        if named is not None and (
            pivot
            or named.end - ground.begin >= limit - 3
            or named.begin - ground.begin == position
            or named.kind == "person"
        ):
            addressees = (named,)
            if not pivot:
                position = named.end - ground.begin
                tail = re.compile(rf"(?:们|等人|等|主席|总统|总理|先生|[{ASIDE}])*(?:说|称|道)?").match(
                    text, position, limit
                )
                position = tail.end() if tail else position
        elif noun is not None:
            addressee_text = (noun.start(), noun.end())
            if not pivot:
                position = noun.end()
                tail = re.compile("(?:说|称|道)?").match(text, position, limit)
                position = tail.end() if tail else position
        elif (
            "addressee" in cue.frames
            and limit == end
            and limit - position <= 16
            and text[position - 30 : cue.begin].count("”") + text[position - 30 : cue.begin].count("」")
        ) or (
            "addressee" in cue.frames
            and limit < end
            and limit - position <= 12
            and limit > position
            and text[limit] in "，：:,"
        ):
            addressee_text = (position, limit)
            position = limit
    if addressees and cue.verb in _PIVOT_OUTSIDE and position == cue.end:
        position = addressees[0].end - ground.begin
        tail = _TITLE_BEHIND.match(text, position, end)
        position = tail.end() if tail else position
    while position < end and text[position] in f"，,：: \u3000\u00a0{ASIDE}":
        position += 1
    return position, addressees, addressee_text


def _addressed(ground: Ground, clause: int, cue: Cue) -> tuple[tuple[Mention, ...], tuple[int, int] | None]:
    """Who stands behind 对 or 向 before the verb."""
    text = ground.masked
    for match in reversed(list(_ADDRESS.finditer(text, clause, cue.begin))):
        inside = ground.mentions_in(match.end(), cue.begin)
        if inside:
            last = inside[-1]
            gap = text[last.end - ground.begin : cue.begin].strip(ASIDE + " ")
            strong = match.group() in "对向跟" and (last.kind != "place" or match.group() == "向")
            if strong and (gap == "" or opening("person").fullmatch(gap) or gap in ("们", "等人", "记者", "方面")):
                return (last,), None
            return (), None
        noun = _ADDRESSEE_NOUN.match(text, match.end(), cue.begin)
        if noun is not None and match.group() in "对向跟" and noun.end() >= cue.begin - 2:
            return (), (noun.start(), noun.end())
    return (), None


def _cited_media(ground: Ground, unit: Unit) -> tuple[Mention, ...]:
    """据路透社报道，…; 路透社报道说，…"""
    out: list[Mention] = []
    for mention in ground.mentions_in(unit.begin, unit.end):
        if mention.kind != "organisation":
            continue
        before = ground.masked[max(unit.begin, mention.begin - ground.begin - 12) : mention.begin - ground.begin]
        behind = ground.masked[mention.end - ground.begin : mention.end - ground.begin + 16]
        if re.search(r"(?:据|根据)[^，。]{0,10}\Z", before) or re.match(
            rf"[》{ASIDE} ]*[^，。]{{0,8}}(?:报道|报导|援引|引述|消息)", behind
        ):
            out.append(mention)
    return tuple(out)


def _place(ground: Ground, found: list[Report], new: Report) -> None:
    """Take the report in, cutting or keeping the one whose stretch it stands in."""
    outer = next((report for report in reversed(found) if report.begin <= new.cue.begin < report.end), None)
    if outer is None:
        if new.subject.form == "dropped" and new.cue.sense == "attitude" and not found:
            pass
        found.append(new)
        return
    between = ground.masked[outer.begin : new.cue.begin]
    starts_content = outer.begin >= new.clause
    relation = _relation(ground, outer, new, starts_content, between)
    if relation == "content":
        return
    if relation == "replaces":
        found[-1] = replace(
            new, clause=outer.clause, subject=outer.subject if new.subject.form == "dropped" else new.subject
        )
    elif relation == "nested":
        found.append(replace(new, nested=True, end=min(new.end, outer.end)))
    else:
        for position, report in enumerate(found):
            if report.begin <= new.cue.begin < report.end:
                found[position] = replace(report, end=_trimmed_end(ground.masked, report.begin, new.clause))
        found.append(new)


_COORDINATES = re.compile(rf"[ {ASIDE}]*{alternation('coordinator')}")


def _relation(ground: Ground, outer: Report, new: Report, starts_content: bool, between: str) -> str:
    sense = new.cue.sense
    before = ground.masked[new.clause : new.cue.begin]
    joined = _COORDINATES.match(before) is not None
    boundary = ground.masked[new.clause - 1] if new.clause > 0 else ""
    if outer.object_only and new.cue.sense != "attitude":
        return "coordinate"
    if new.subject.form == "dropped":
        if not before.strip() and starts_content and "clause" not in outer.cue.frames:
            return "replaces"
        if starts_content:
            return "replaces" if "clause" not in outer.cue.frames and sense == "utterance" else "content"
        if sense in ("utterance", "question"):
            return "coordinate"
        if sense == "act":
            own = ground.masked[outer.begin - 1] not in "，：:,"
            return "coordinate" if joined and own else "content"
        return "coordinate" if joined and new.cue.verb == "认为" else "content"
    same = _same_pronoun(ground, outer, new) or _same_subject(outer, new)
    if same:
        if starts_content:
            return "content" if sense in ("attitude", "act") else "nested"
        return "coordinate"
    if sense == "attitude":
        contrast = boundary in "；;" or re.search(r"[则也亦]\Z", before) is not None
        return "coordinate" if contrast and new.subject.form == "named" else "content"
    if boundary in "；;" or re.search(r"(?:则|也|亦|还)\Z", before) or (joined and not starts_content):
        return "coordinate"
    if outer.cue.sense == "question" and not starts_content:
        return "coordinate"
    if sense in ("act", "headline"):
        return "content"
    return "nested"


def _same_pronoun(ground: Ground, outer: Report, new: Report) -> bool:
    if new.subject.form != "pronoun":
        return False
    text = ground.masked[new.subject.begin : new.subject.end]
    return len(outer.subject.mentions) > 1 or not re.search(r"们|双方|两|俩|二人|三方", text)


def _same_subject(outer: Report, new: Report) -> bool:
    first = {index for mention in outer.subject.mentions for index in mention.entities}
    second = {index for mention in new.subject.mentions for index in mention.entities}
    return bool(first & second)
