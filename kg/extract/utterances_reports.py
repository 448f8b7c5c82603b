"""Reports of a unit: each verb of speech with its subject, and the stretch of what it reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.chinese.speech import Cue
from kg.extract.utterances_ground import ASIDE, Ground, Unit
from kg.extract.utterances_subject import Subject, subject_before
from kg.extract.utterances_words import alternation, ending, opening, words
from kg.model import Mention

_BOUNDARY = re.compile(r"[，,；;：:。！？!?”」』\"]")
_CLOSED_BY = re.compile(r"[，,；;。！？!?“「『\"]")
_SUBORDINATE = re.compile(r"(?:时|之际|的时候|期间|之后|过后|后|之前|以前|以来|的同时|之时|之余|途中|过程中)\Z")
_NOMINAL_BEHIND = re.compile(
    r"(?:者|人士|书|性|力|权|率|声|信|函|稿|团|式|员|家|度|案|文|口吻|态度|方式|机会|内容|原因|理由)"
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
    r"拒绝|无视|的)\Z"
)
_CITES = re.compile(r"援引|引述|引用|转述|转引")
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
_MEDIA_SENSE = "report"
_COMPARES = re.compile(r"(?:就如|正如|诚如|一如|如同|就像|像|如)(?!果|今|是|此|何)")
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
    for candidate in _candidates(ground, unit):
        _place(ground, found, candidate)
    media = _cited_media(ground, unit)
    return tuple(replace(report, reported_by=report.reported_by or _before(media, ground, report)) for report in found)


def _before(media: tuple[Mention, ...], ground: Ground, report: Report) -> tuple[Mention, ...]:
    return tuple(mention for mention in media if mention.begin - ground.begin < report.clause)


def _candidates(ground: Ground, unit: Unit) -> Iterator[Report]:
    boundaries = [unit.begin, *(match.end() for match in _BOUNDARY.finditer(ground.masked, unit.begin, unit.end))]
    for cue in unit.cues:
        clause = boundaries[bisect_right(boundaries, cue.begin) - 1]
        if _stands_alone(ground, cue) and not _is_noun(ground, clause, cue) and not _is_blocked(ground, clause, cue):
            report = _report(ground, unit, clause, cue)
            if report is not None:
                yield report


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
    end, _ = ground.words[start]
    if end <= cue.begin:
        return True
    glued = ground.masked[start : cue.begin]
    if glued in words("adverb") or glued in words("coordinator") or glued in words("preposition"):
        return True
    return len(cue.verb) > 1 and end < cue.end


def _is_noun(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether the word names the speech act: 美国的批评, 批评声."""
    text = ground.masked
    if _NOMINAL_BEHIND.match(text, cue.end) and cue.sense != "utterance":
        return True
    before = text[clause : cue.begin]
    if cue.sense in ("act", "attitude"):
        return before.endswith(("的", "之", "一个", "这一", "这种", "此一", "该"))
    return before.endswith("的") and text[cue.end : cue.end + 1] not in ("，", "：", ":", ",")


def _is_blocked(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether the clause says that nobody says it, or not yet: 没有表示, 拒绝透露, 被指, 谈到…时."""
    before = ground.masked[clause : cue.begin].rstrip(" " + ASIDE)
    if _PASSIVE.search(before) or _COMPARES.match(before):
        return True
    if cue.verb in _TOPIC_VERBS and re.match(
        r"[^，。：“「]{1,25}?(?:时|的时候|之际)", ground.masked[cue.end : cue.end + 28]
    ):
        return True
    if re.search(r"(?:被|遭)[^，]{0,14}\Z", before) and cue.verb not in ("表示",):
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
        and stretch[0] not in "：:"
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
    begin, addressees, addressee_text = _behind_verb(ground, cue, end)
    if cue.sense == _MEDIA_SENSE and text[begin - 1 : begin] not in ("：", ":"):
        return None
    if subject.form == "none":
        if (
            cue.sense not in ("utterance", "question")
            or text[cue.end : cue.end + 1] not in '，：:,“「"'
            or cue.end >= end
        ):
            return None
        subject = Subject("text", begin=clause, end=cue.begin)
    if text[cue.end : cue.end + 1] == "的" and text[cue.end + 1 : cue.end + 2] not in '“「"':
        return None
    if not _has_frame(text, cue, end):
        return None
    if not _reports_clause(ground, cue, begin, end) and text[begin:end].strip() and not _ends_clause(text, cue, end):
        match = _NAMELY.match(text, begin, end)
        if match is None:
            return None
        begin = match.end()
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
_QUOTE_NEAR = re.compile(rf"[，,：: \u3000{ASIDE}]*[“「『\"]")


def _has_frame(text: str, cue: Cue, end: int) -> bool:
    """Whether what the verb needs stands behind it: a quotation, a colon, or a clause."""
    if cue.takes_clause or _QUOTE_NEAR.match(text, cue.end) or _ends_clause(text, cue, end):
        return True
    return "colon" in cue.frames and text[cue.end : cue.end + 1] in ("，", "：", ",", ":")


def _ends_clause(text: str, cue: Cue, end: int) -> bool:
    return cue.end >= end or text[cue.end] in "。，,；;：:！？ " or text[cue.end] == ASIDE


def _reports_clause(ground: Ground, cue: Cue, begin: int, end: int) -> bool:
    """Whether a clause follows the verb and not only its object: 强调要合作, not 强调合作的重要性."""
    if cue.verb in _PLAIN_VERBS or not ground.words or begin >= end or ground.masked[begin - 1] in "，：:, “「":
        return True
    stop = _CLOSED_BY.search(ground.masked, begin, end)
    limit = stop.start() if stop else end
    if stop is not None and stop.group() in '“「『"':
        return True
    starts = [position for position in range(begin, limit) if position in ground.words]
    if not starts:
        return True
    if ground.tag_at(starts[0]) in ("v", "d", "ad", "vd", "p", "c") and cue.sense != "utterance":
        return True
    last_of = max(
        (position for position in starts if ground.masked[position : ground.words[position][0]] == "的"), default=-1
    )
    if last_of >= 0 and ground.words[last_of][0] >= limit:
        return True
    tail = [position for position in starts if position > last_of]
    return any(ground.tag_at(position) in _VERB_TAGS or ground.masked[position] in "是有为将会" for position in tail)


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


def _behind_verb(ground: Ground, cue: Cue, end: int) -> tuple[int, tuple[Mention, ...], tuple[int, int] | None]:
    """Where the content begins, and who is spoken to: 告诉记者，…"""
    text, position = ground.masked, cue.end
    addressees: tuple[Mention, ...] = ()
    addressee_text = None
    if cue.takes_addressee:
        stretch_end = _CLOSED_BY.search(text, position)
        limit = min(stretch_end.start() if stretch_end else end, end)
        colon = text.find("：", position, limit)
        limit = colon if colon >= 0 else limit
        inside = [m for m in ground.mentions_in(position, limit) if m.begin - ground.begin - position <= 14]
        pivot = "pivot" in cue.frames
        noun = _ADDRESSEE_NOUN.match(text, position, limit)
        named = next(iter(inside), None)
        if inside and inside[-1].end - ground.begin >= limit - 3:
            named = inside[-1]
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
    if new.subject.form == "dropped":
        if not before.strip() and starts_content and "clause" not in outer.cue.frames:
            return "replaces"
        if starts_content:
            return "replaces" if "clause" not in outer.cue.frames and sense == "utterance" else "content"
        if sense in ("utterance", "question"):
            return "coordinate"
        if sense == "act":
            return "coordinate" if joined else "content"
        return "coordinate" if joined and new.cue.verb == "认为" else "content"
    same = new.subject.form == "pronoun" or _same_subject(outer, new)
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


def _same_subject(outer: Report, new: Report) -> bool:
    first = {index for mention in outer.subject.mentions for index in mention.entities}
    second = {index for mention in new.subject.mentions for index in mention.entities}
    return bool(first & second)
