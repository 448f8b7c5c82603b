"""Reports of a unit: each verb of speech with its subject, and the stretch of what it reports."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.utterances_candidates import candidates
from kg.extract.utterances_content import trimmed_end
from kg.extract.utterances_grammar import NAME_TAGS, PLACE_TAGS, TIME, is_plain
from kg.extract.utterances_ground import ASIDE, QUOTED, Ground, Unit
from kg.extract.utterances_parties import cited_media
from kg.extract.utterances_report import Report
from kg.extract.utterances_subject import topic_of
from kg.extract.utterances_tails import ends_with_condition, told_until, under_clause_ends
from kg.extract.utterances_words import alternation, words
from kg.model import Mention

_TAIL = re.compile(
    r"，(?:(?:并|又|还|也|同时|而且|更)?(?:将|把)[^，。]{1,20}(?:称为|称作|形容为|描述为|列为|视为|比作|定性为)|促使|引发|引起|"
    r"迫使|导致|激怒|据说|据悉|据报|以便)"
)
_NAMED_SO = re.compile(rf"[^，。：“「『\"]{{1,24}}[“「『\"]{QUOTED}+[”」』\"](?=，(?:这|此|该|令|使|让|并))")
_TOPIC = re.compile(r"[ ]*(?:至于|针对|对于(?!此)|谈到|谈及|被问及|被问到|就[^，]{2,20}(?:问题|一事))[^，；]{1,40}，")
_COORDINATES = re.compile(rf"[ {ASIDE}]*{alternation('coordinator')}")


def find_reports(ground: Ground, unit: Unit) -> tuple[Report, ...]:
    """The reports of a unit in text order, their stretches cut where the next one begins."""
    found: list[Report] = []
    for candidate in sorted(candidates(ground, unit), key=lambda report: report.cue.begin):
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
    if match and report.cue.sense == "act" and match.group().endswith(("促使", "迫使")):
        match = None  # 呼吁各国作出反应，迫使军方放权
    end = match.start() if match and (not apart or ground.masked[match.start() + 1] in "并又还也同据") else report.end
    end = min(end, _poll_end(ground, report))
    if report.cue.verb in ("宣布", "宣告") and not apart:
        comma = ground.masked.find("，", report.begin, end)
        if comma >= 0 and (ground.tag_at(comma + 1) in ("v", "c") or ground.masked.startswith("并", comma + 1)):
            end = comma
    if report.cue.sense == "act" and not apart:
        end = _before_own_subject(ground, report.begin, end)
    end = under_clause_ends(ground.masked, report.clause, report.cue.begin, report.begin, end)
    return replace(report, end=told_until(ground.masked, report.begin, end, apart=apart))


_POLLED = re.compile(r"\d[\d.]*[ ]*[%％]|受访者|受访民众|[一二三四五六七八九]成")
_COMPARED = re.compile(
    r"，(?:(?:这|该|两|其)?[^，。；]{0,6}(?:比例|数字|占比|支持率)[^，。；]{0,16}|较|比)[^，。；]{0,24}"
    r"(?:高|低|上升|下降|下滑|增加|减少|多|少|小于|大于|持平|个百分点)|，(?:另有?|而)?[约近]?\d[\d.]*[ ]*[%％]"
)
_FOLLOWS = re.compile(r"(?:从而|却|接下来|这|此举|结果|为[^，]{1,16}了|也(?:没有|未|没)|认为|令|使|而(?!不是|且|非))")


def _poll_end(ground: Ground, report: Report) -> int:
    """Where what people in a poll say ends: before how many they are compared with, or what others say."""
    if _POLLED.search(ground.masked, report.clause, report.cue.begin) is None:
        return report.end
    found = _COMPARED.search(ground.masked, report.begin, report.end)
    return found.start() if found is not None and found.start() - report.begin >= 2 else report.end


def _before_own_subject(ground: Ground, begin: int, end: int) -> int:
    """Where what is demanded ends: before a clause with a subject of its own, or one that tells what came of it."""
    comma = ground.masked.find("，", begin, end)
    while comma >= 0:
        tag = ground.tag_at(comma + 1)
        behind = ground.words.get(comma + 1, (comma + 1, ""))[0]
        noun = tag == "n" and ground.tag_at(behind) in ("v", "d", "p", "ad", "vd")
        led_on = ends_with_condition(ground.masked, begin, comma) or _CONDITION.match(ground.masked, begin, comma)
        if comma - begin >= 2 and not led_on:
            own = tag in NAME_TAGS | PLACE_TAGS or noun
            if (own and ground.masked[begin] != "在") or _FOLLOWS.match(ground.masked, comma + 1, end):
                return comma
        comma = ground.masked.find("，", comma + 1, end)
    return end


_CONDITION = re.compile(r"(?:如果|若|一旦|只要|当)")


def _before(media: tuple[Mention, ...], ground: Ground, report: Report) -> tuple[Mention, ...]:
    return tuple(mention for mention in media if mention.begin - ground.begin < report.clause)


def _place(ground: Ground, found: list[Report], new: Report) -> None:
    """Take the report in, cutting or keeping the one whose stretch it stands in."""
    outer = next((report for report in reversed(found) if report.begin <= new.cue.begin < report.end), None)
    if outer is None:
        found.append(new)
        return
    starts_content = outer.begin >= new.clause
    if not starts_content and _CAUSES.match(ground.masked, new.clause):
        return
    relation = _relation(ground, outer, new, starts_content)
    if relation == "content":
        return
    if relation == "replaces":
        found[-1] = replace(
            new, clause=outer.clause, subject=outer.subject if new.subject.form == "dropped" else new.subject
        )
    elif relation == "nested" and _topic_before(ground.masked, outer.begin, new.clause) == new.clause:
        found.append(replace(new, nested=True, end=_nested_end(ground, outer, new)))
    else:
        cut = _topic_before(ground.masked, outer.begin, new.clause)
        inside = outer.nested and new.subject.form == "named" and ground.masked[new.clause - 1] == "，"
        for position, report in enumerate(found):
            if report.begin <= new.cue.begin < report.end and (report.nested or not inside):
                stop = min(_other_begins(ground, report, new), max(cut, report.begin))
                found[position] = replace(report, end=trimmed_end(ground.masked, report.begin, stop))
        found.append(replace(new, nested=inside))


def _nested_end(ground: Ground, outer: Report, new: Report) -> int:
    """Where what is said within a report ends: without a mark of its own, before what is quoted behind a comma."""
    end = min(new.end, outer.end)
    if ground.masked[new.begin - 1] in "，：:,“「" or outer.subject.form == "coverage":
        return end
    quoted = _QUOTED_BEHIND.search(ground.masked, new.begin, end)
    return quoted.start() if quoted is not None else end


def _other_begins(ground: Ground, outer: Report, new: Report) -> int:
    """Where what comes before the new report begins: at the semicolon behind which its own subject stands."""
    cut = ground.masked.rfind("；", outer.begin, new.clause)
    if cut >= 0 and _WHEN_ALONE.fullmatch(ground.masked, cut + 1, new.clause):
        return cut
    if cut < 0 or new.subject.form != "dropped" or topic_of(ground, cut + 1, new.clause) is None:
        return new.clause
    return cut


def _topic_before(text: str, begin: int, clause: int) -> int:
    """Where the topic begins that the clause answers to, else the clause: 至于价格，他说……"""
    comma = max(text.rfind(mark, begin, max(clause - 1, begin)) for mark in "，；")
    return comma + 1 if comma >= 0 and _TOPIC.match(text, comma + 1, clause) else clause


def _relation(ground: Ground, outer: Report, new: Report, starts_content: bool) -> str:
    sense = new.cue.sense
    if not starts_content and ground.masked.startswith("由", new.clause):
        return "content"  # 呼吁启动程序，由内阁断定…
    if not starts_content and new.subject.form == "document" and ground.masked.startswith("对此", new.clause):
        return "coordinate"
    if sense in ("act", "attitude") and _ONLY_WHEN.fullmatch(ground.masked, outer.begin, new.clause):
        return "content"
    before = ground.masked[new.clause : new.cue.begin]
    joined = _COORDINATES.match(before) is not None
    boundary = ground.masked[new.clause - 1] if new.clause > 0 else ""
    cut = ground.masked.rfind("；", outer.begin, new.clause)
    if cut >= 0 and _WHEN_ALONE.fullmatch(ground.masked, cut + 1, new.clause):
        boundary = "；"
    if new.subject.form == "coverage":
        return "content" if starts_content else "coordinate"
    if new.subject.form == "dropped" and not new.forward and _NO_NEED.search(before):
        return "content"
    if outer.object_only and new.cue.sense != "attitude":
        return "coordinate"
    if new.subject.form == "dropped":
        if (
            new.cue.verb in ("指", "称")
            and not before.strip()
            and _HOLDS.search(ground.masked, outer.begin, new.clause)
        ):
            return "content"  # 收到情报，指……
        if _is_supposed(ground, outer, new, before) or _must_be(ground, outer, new, joined=joined):
            return "content"
        if not before.strip() and starts_content and "clause" not in outer.cue.frames:
            return "replaces"
        if starts_content and sense == "act" and outer.cue.verb in words("answer") and is_plain(before):
            return "replaces"
        if starts_content:
            return "replaces" if "clause" not in outer.cue.frames and sense == "utterance" else "content"
        if (
            new.cue.verb in words("informs")
            and not joined
            and not before.strip()
            and _DUTY.search(ground.masked, outer.begin, new.clause)
        ):
            return "content"  # 必须做好准备，告诉民众……
        if sense in ("utterance", "question"):
            return "coordinate"
        if sense == "act" and ends_with_condition(ground.masked, outer.begin, max(new.clause - 1, outer.begin)):
            return "content"
        if sense == "act":
            own = ground.masked[outer.begin - 1] not in "，：:,"
            quoting = ground.masked[new.cue.end : new.cue.end + 1] in ("“", "「", '"', "：")
            more = joined or (re.fullmatch(r"[ ]*(?:更|又|也|还|亦|再|则)*", before) is not None and not starts_content)
            besides = (
                re.match(r"[^，]{0,8}(?:除了|不仅|不但|不只)", ground.masked[outer.begin : new.clause]) is not None
            )
            if _DOES_MORE.fullmatch(before) and not besides:
                return "coordinate"
            next_act = own and not before.strip()
            return "coordinate" if (joined and own) or (more and quoting) or next_act else "content"
        return "coordinate" if joined and new.cue.verb == "认为" else "content"
    same = _same_pronoun(ground, outer, new) or _same_subject(outer, new)
    if same and _WANTS.fullmatch(ground.masked[max(new.subject.end, 0) : new.cue.begin]):
        return "content"  # ，她要告诉大家，……
    if same and sense == "attitude" and before.strip(" ").startswith(("因此", "所以")):
        return "content"
    if same:
        led = ends_with_condition(ground.masked, outer.begin, max(new.clause - 1, outer.begin))
        led = led or _CONDITION.match(ground.masked, outer.begin) is not None
        if starts_content or (sense == "attitude" and led):
            return "content" if sense in ("attitude", "act") else "nested"
        return "coordinate"
    if new.object_only and not starts_content and ground.masked[outer.begin - 1] not in "，：:,":
        return "coordinate"  # …警告对方停火，发言人对此表示不满
    if sense == "attitude":
        contrast = boundary in "；;" or re.search(r"[则也亦就]\Z", before) is not None
        return "coordinate" if contrast and new.subject.form == "named" else "content"
    if boundary in "；;" or re.search(r"(?:则|也|亦|还)\Z", before) or (joined and not starts_content):
        return "coordinate"
    if "question" in (outer.cue.sense, sense) and not starts_content:
        return "coordinate"
    if sense in ("act", "headline"):
        return "content"
    bare = ground.masked[outer.begin - 1] not in "，：:,"
    named = bool(new.subject.mentions) and new.subject.mentions[-1].kind in ("person", "organisation")
    named = named or not ground.masked[outer.begin : new.clause].strip(QUOTED + "“”「」『』，")
    if bare and named and sense == "utterance" and not starts_content:
        return "coordinate"
    return "coordinate" if not starts_content and _at_another_time(ground, new) else "nested"


def _at_another_time(ground: Ground, new: Report) -> bool:
    """Whether a person by name has said it before or elsewhere: ，部长周平此前表示，…"""
    person = bool(new.subject.mentions) and new.subject.mentions[-1].kind == "person"
    between = ground.masked[max(new.subject.end, new.clause) : new.cue.begin]
    return person and new.subject.form == "named" and _AT_TIME.search(between) is not None


_WANTS = re.compile(rf"(?:也|还|只|就|更|都|仍|最)*{alternation('wants')}{alternation('adverb_wants')}*")
_ONLY_WHEN = re.compile(r"(?:在|于|自|从|当)[^，。]{1,14}(?:前|后|时|之际|期间|的话)，")  # 他们说，在批准前，对方须……
_HOLDS = re.compile(
    r"(?:收到|接到|接获|获得|拿到|看到|听到|掌握|存在|流传|有)[^，。；]{0,20}(?:情报|信息|资讯|消息|投诉|举报|报案|传言|传闻|谣言|说法|证据|报告|邮件|信件)，\Z"
)
_WHEN_ALONE = re.compile(rf"[ ]*(?:而|但|不过)?(?:一直)?(?:到|在|至)?{TIME.pattern}[^，。；]{{0,8}}，")
_QUOTED_BEHIND = re.compile(r"，(?=[“「『])")
_CAUSES = re.compile(r"[ ]*" + alternation("adds_to"))
_DUTY = re.compile(r"必须|应该|应当|应(?!对|邀)|需要|要(?!求|闻|素|员|点)|得(?=[^，]{1,6}(?:起来|出来))|可以")
_DOES_MORE = re.compile(r"[ ]*(?:同时|并且|并|还)(?:再次|再度|同时|也|还|一再|多次|强烈|公开|严正|郑重)*")
_NO_NEED = re.compile(
    r"(?:不必|不要|无需|毋需|毋须|无须|不用|不应|不该|不能|不可|不宜|切勿|切忌|别)[^，]{0,4}\Z"
)  # 不必过度解读
_AT_TIME = re.compile(rf"(?:此前|早前|日前|近日|早些时候|稍早|稍后|随后|不久前|{TIME.pattern})[^，。]{{0,12}}\Z")


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
