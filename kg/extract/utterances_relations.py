"""How a report stands to the one in whose stretch it begins: a part of it, beside it, in its place, or within it."""

from __future__ import annotations

import re
from typing import Literal

from kg.extract.utterances_grammar import TIME, is_plain
from kg.extract.utterances_ground import ASIDE, QUOTED, Ground
from kg.extract.utterances_report import Report
from kg.extract.utterances_tails import ends_with_condition
from kg.extract.utterances_words import alternation, words

Relation = Literal["content", "coordinate", "replaces", "nested"]

CONDITION = re.compile(r"(?:如果|若|一旦|只要|当)")
WHEN_ALONE = re.compile(rf"[ ]*(?:而|但|不过)?(?:一直)?(?:到|在|至)?{TIME.pattern}[^，。；]{{0,8}}，")
_COORDINATES = re.compile(rf"[ {ASIDE}]*{alternation('coordinator')}")
_WANTS = re.compile(rf"(?:也|还|只|就|更|都|仍|最)*{alternation('wants')}{alternation('adverb_wants')}*")
_ONLY_WHEN = re.compile(r"(?:在|于|自|从|当)[^，。]{1,14}(?:前|后|时|之际|期间|的话)，")  # 他们说，在批准前，对方须……
_HOLDS = re.compile(
    r"(?:收到|接到|接获|获得|拿到|看到|听到|掌握|存在|流传|有)[^，。；]{0,20}(?:情报|信息|资讯|消息|投诉|举报|报案|传言|传闻|谣言|说法|证据|报告|邮件|信件)，\Z"
)
_DUTY = re.compile(r"必须|应该|应当|应(?!对|邀)|需要|要(?!求|闻|素|员|点)|得(?=[^，]{1,6}(?:起来|出来))|可以")
_DOES_MORE = re.compile(r"[ ]*(?:同时|并且|并|还)(?:再次|再度|同时|也|还|一再|多次|强烈|公开|严正|郑重)*")
_NO_NEED = re.compile(  # 不必过度解读
    r"(?:不必|不要|无需|毋需|毋须|无须|不用|不应|不该|不能|不可|不宜|切勿|切忌|别)[^，]{0,4}\Z"
)
_AT_TIME = re.compile(rf"(?:此前|早前|日前|近日|早些时候|稍早|稍后|随后|不久前|{TIME.pattern})[^，。]{{0,12}}\Z")
_BESIDES = re.compile(r"[^，]{0,8}(?:除了|不仅|不但|不只)")
_ADDS = re.compile(r"[ ]*(?:更|又|也|还|亦|再|则)*")
_MUST = re.compile(r"(?:必须|应该|应当|需要|需|应|要求)")
_SUPPOSES = re.compile(r"(?:如果|若|假如|一旦)")
_MARKS = "，：:,"  # what sets the words of a report apart from its verb


def relation_of(ground: Ground, outer: Report, new: Report, *, starts_content: bool) -> Relation:
    """How a report stands to the one in whose stretch it begins.

    Args:
        starts_content: what the outer one reports begins with it.
    Returns:
        ``content``: it is part of what is reported. ``coordinate``: the outer report ends before it. ``replaces``: the
        outer verb only leads up to it. ``nested``: somebody is reported to have said it.
    """
    text, sense, form = ground.masked, new.cue.sense, new.subject.form
    if not starts_content and text.startswith("由", new.clause):
        return "content"  # 呼吁启动程序，由内阁断定…
    if not starts_content and form == "document" and text.startswith("对此", new.clause):
        return "coordinate"
    if sense in ("act", "attitude") and _ONLY_WHEN.fullmatch(text, outer.begin, new.clause):
        return "content"
    if form == "coverage":
        return "content" if starts_content else "coordinate"
    if form == "dropped" and not new.forward and _NO_NEED.search(_before(ground, new)):
        return "content"
    if outer.object_only and sense != "attitude":
        return "coordinate"
    if form == "dropped":
        return _without_subject(ground, outer, new, starts_content=starts_content)
    if _same_pronoun(ground, outer, new) or _same_subject(outer, new):
        return _of_same(ground, outer, new, starts_content=starts_content)
    return _of_another(ground, outer, new, starts_content=starts_content)


def _before(ground: Ground, report: Report) -> str:
    """What stands before the verb in its clause."""
    return ground.masked[report.clause : report.cue.begin]


def _is_bare(ground: Ground, report: Report) -> bool:
    """Whether what is reported follows its verb without a mark: 称他会来."""
    return ground.masked[report.begin - 1] not in _MARKS


def _is_conditional(ground: Ground, outer: Report, new: Report) -> bool:
    """Whether the clause before the new report is a condition or a time: 他说，如果谈判失败，……"""
    return ends_with_condition(ground.masked, outer.begin, max(new.clause - 1, outer.begin))


def _without_subject(ground: Ground, outer: Report, new: Report, *, starts_content: bool) -> Relation:
    """The relation of a verb whose subject stands before: …，并称……"""
    before = _before(ground, new)
    holds = new.cue.verb in ("指", "称") and not before.strip()
    if holds and _HOLDS.search(ground.masked, outer.begin, new.clause):
        return "content"  # 收到情报，指……
    if _is_supposed(ground, outer, new, before) or _must_be(ground, outer, new, before):
        return "content"
    return _opening(outer, new, before) if starts_content else _behind(ground, outer, new, before)


def _opening(outer: Report, new: Report, before: str) -> Relation:
    """The relation of a verb with which what is reported begins: 回应称……, 表示批评……"""
    sense, takes_clause = new.cue.sense, "clause" in outer.cue.frames
    if not takes_clause and (not before.strip() or sense == "utterance"):
        return "replaces"
    answers = sense == "act" and outer.cue.verb in words("answer") and is_plain(before)
    return "replaces" if answers else "content"


def _behind(ground: Ground, outer: Report, new: Report, before: str) -> Relation:
    """The relation of a verb behind the first clause of what is reported: 他说会来，并呼吁……"""
    sense, bare_verb, joined = new.cue.sense, not before.strip(), _COORDINATES.match(before) is not None
    informs = new.cue.verb in words("informs") and not joined and bare_verb
    if informs and _DUTY.search(ground.masked, outer.begin, new.clause):
        return "content"  # 必须做好准备，告诉民众……
    if sense in ("utterance", "question"):
        return "coordinate"
    if sense != "act":
        return "coordinate" if joined and new.cue.verb == "认为" else "content"
    if _is_conditional(ground, outer, new):
        return "content"
    if _DOES_MORE.fullmatch(before) and not _BESIDES.match(ground.masked, outer.begin, new.clause):
        return "coordinate"
    quoting = ground.masked[new.cue.end : new.cue.end + 1] in ("“", "「", '"', "：")
    more = quoting and (joined or _ADDS.fullmatch(before) is not None)
    return "coordinate" if more or (_is_bare(ground, outer) and (joined or bare_verb)) else "content"


def _of_same(ground: Ground, outer: Report, new: Report, *, starts_content: bool) -> Relation:
    """The relation of a report of the same speaker: 他说，他认为……"""
    sense = new.cue.sense
    if _WANTS.fullmatch(ground.masked[max(new.subject.end, 0) : new.cue.begin]):
        return "content"  # ，她要告诉大家，……
    if sense == "attitude" and _before(ground, new).strip(" ").startswith(("因此", "所以")):
        return "content"
    led = _is_conditional(ground, outer, new) or CONDITION.match(ground.masked, outer.begin) is not None
    if starts_content or (sense == "attitude" and led):
        return "content" if sense in ("attitude", "act") else "nested"
    return "coordinate"


def _of_another(ground: Ground, outer: Report, new: Report, *, starts_content: bool) -> Relation:
    """The relation of a report of somebody else: 他说，专家认为……"""
    sense, before = new.cue.sense, _before(ground, new)
    if new.object_only and not starts_content and _is_bare(ground, outer):
        return "coordinate"  # …警告对方停火，发言人对此表示不满
    parted = _is_parted(ground, outer, new)
    if sense == "attitude":
        contrast = parted or re.search(r"[则也亦就]\Z", before) is not None
        return "coordinate" if contrast and new.subject.form == "named" else "content"
    if parted or re.search(r"(?:则|也|亦|还)\Z", before) or (_COORDINATES.match(before) and not starts_content):
        return "coordinate"
    if "question" in (outer.cue.sense, sense) and not starts_content:
        return "coordinate"
    if sense in ("act", "headline"):
        return "content"
    named = bool(new.subject.mentions) and new.subject.mentions[-1].kind in ("person", "organisation")
    named = named or not ground.masked[outer.begin : new.clause].strip(QUOTED + "“”「」『』，")
    if _is_bare(ground, outer) and named and sense == "utterance" and not starts_content:
        return "coordinate"
    return "coordinate" if not starts_content and _at_another_time(ground, new) else "nested"


def _is_parted(ground: Ground, outer: Report, new: Report) -> bool:
    """Whether a report opens the paragraph, or stands behind a semicolon or the time that follows one."""
    cut = ground.masked.rfind("；", outer.begin, new.clause)
    if cut >= 0 and WHEN_ALONE.fullmatch(ground.masked, cut + 1, new.clause):
        return True
    return new.clause == 0 or ground.masked[new.clause - 1] in "；;"


def _at_another_time(ground: Ground, new: Report) -> bool:
    """Whether a person by name has said it before or elsewhere: ，部长周平此前表示，…"""
    person = bool(new.subject.mentions) and new.subject.mentions[-1].kind == "person"
    between = ground.masked[max(new.subject.end, new.clause) : new.cue.begin]
    return person and new.subject.form == "named" and _AT_TIME.search(between) is not None


def _is_supposed(ground: Ground, outer: Report, new: Report, before: str) -> bool:
    """如果提名甲，表示…: the word says what a condition shows."""
    if new.cue.verb not in ("表示", "表明", "说明", "显示") or before.strip() or new.clause <= outer.begin:
        return False
    return _SUPPOSES.match(ground.masked, outer.begin, new.clause) is not None


def _must_be(ground: Ground, outer: Report, new: Report, before: str) -> bool:
    """乙国必须务实，并承认…: what somebody should own up to."""
    owns_up = new.cue.verb in ("承认", "解释", "说明", "公布", "澄清", "披露", "公开", "交代")
    if not owns_up or _COORDINATES.match(before) is None:
        return False
    clause = ground.masked.rfind("，", outer.begin, max(new.clause - 1, outer.begin)) + 1
    return _MUST.search(ground.masked, max(clause, outer.begin), new.clause) is not None


def _same_pronoun(ground: Ground, outer: Report, new: Report) -> bool:
    if new.subject.form != "pronoun":
        return False
    text = ground.masked[new.subject.begin : new.subject.end]
    return len(outer.subject.mentions) > 1 or not re.search(r"们|双方|两|俩|二人|三方", text)


def _same_subject(outer: Report, new: Report) -> bool:
    first = {index for mention in outer.subject.mentions for index in mention.entities}
    second = {index for mention in new.subject.mentions for index in mention.entities}
    return bool(first & second)
