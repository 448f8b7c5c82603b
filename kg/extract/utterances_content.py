"""What follows a verb of speech: a clause that is reported, or only its object."""

from __future__ import annotations

import re

from kg.chinese.speech import Cue
from kg.extract.utterances_grammar import NOUNS, is_plain
from kg.extract.utterances_ground import ASIDE, QUOTED, Ground
from kg.extract.utterances_named import Subject
from kg.extract.utterances_verbs import CLOSED_BY
from kg.extract.utterances_words import words

PLAIN_VERBS = words("says")
_NOMINAL_TAGS = NOUNS | {"TIME", "r", "m", "q", "a", "f", "s"}
_FINITE = words("finite") | words("negation")
_FACTS = words("fact")
_VERB_TAGS = frozenset({"v", "a", "vd", "ad", "an"})
_ASKS = re.compile(r"(?:为何|为什么|是否|如何|谁|何时|怎么|到底|究竟|能否|会否|有否|何以|哪)")
QUOTE_NEAR = re.compile(rf"[，,：: \u3000{ASIDE}]*[“「『\"]")
_OBJECT_QUOTED = re.compile(rf"[^，。；：“”]{{1,10}}“{QUOTED}+”(?=[，。；、！]|\Z)")
# Another verb of speech in the same clause does the reporting: 表明立场称, 提及此事时说.
_TOWARDS = re.compile(r"(?:此次|这次)?(?:对|向)[^，]{1,12}\Z")
_THERE = re.compile(r"\A[^，]{0,6}?(?:在|于)[^，。]{1,24}?(?:上|中|里|时|后|期间|会)(?=[^，]{0,6}\Z)")  # 在推特上|多次
_JUDGED = words("judged")
_HEARSAY = words("hearsay")
_INSIDE_VERBS = frozenset({"是", "有", "存在", "搁置", "成为"})


def has_frame(text: str, cue: Cue, end: int) -> bool:
    """Whether what the verb needs stands behind it: a quotation, a colon, or a clause."""
    if cue.verb in _JUDGED and text.startswith("为", cue.end):  # 研判为散发事件
        return False
    if "object" in cue.frames and _OBJECT_QUOTED.match(text, cue.end):  # 取笑对手“……”
        return True
    if "clause" in cue.frames or QUOTE_NEAR.match(text, cue.end) or ends_clause(text, cue, end):
        return True
    return "colon" in cue.frames and text[cue.end : cue.end + 1] in ("，", "：", ",", ":")


def ends_clause(text: str, cue: Cue, end: int) -> bool:
    """Whether nothing of the clause follows the verb."""
    return cue.end >= end or text[cue.end] in "。，,；;：:！？ " or text[cue.end] == ASIDE


def reports_clause(ground: Ground, cue: Cue, begin: int, end: int) -> bool:
    """Whether a clause follows the verb and not only its object: 强调要合作, not 强调合作的重要性."""
    if not ground.words or begin >= end or ground.masked[begin - 1] in "，：:, “「":
        return True
    if _ASKS.match(ground.masked, begin, end):
        return True
    stop = CLOSED_BY.search(ground.masked, begin, end)
    limit = stop.start() if stop else end
    if stop is not None and stop.group() in '“「『"':
        return True
    starts = [position for position in range(begin, limit) if position in ground.words]
    if not starts or cue.verb in PLAIN_VERBS:
        return True
    if (
        "object" in cue.frames
        and ground.tag_at(begin) in ("n", "vn")
        and ground.masked.startswith("、", ground.words[begin][0])
    ):
        return False  # 通报情况、分享信息
    if any(ground.masked[p : ground.words[p][0]] == "是" and p > begin for p in starts):
        return True
    if ground.masked.startswith("自己", begin) and ground.tag_at(begin + 2) in ("p", "d", "ad", "vd"):
        return True
    if ground.masked[begin] not in "这该此" and _names_what_is(ground, limit, end):
        return True
    if "object" in cue.frames and not _opens_clause(ground, starts):
        last = max((p for p in starts if ground.masked[p : ground.words[p][0]] == "的"), default=-1)
        if last >= 0 and ground.words[last][0] < limit:
            starts = [position for position in starts if position > last]
    return any(_predicates(ground, position) or ground.masked[position] in "是有为将会要应" for position in starts)


def _names_what_is(ground: Ground, comma: int, end: int) -> bool:
    """Whether the noun behind the verb is only the subject of what is said: 强调|他的任务，是守住边界."""
    return ground.masked.startswith(("，是", "，就是", "，不是", "，在于"), comma, end)


def is_finite(ground: Ground, begin: int, end: int) -> bool:
    """Whether a clause with a verb of its own begins there: 提到|公司将搬走, 提到|要继续施工."""
    stop = CLOSED_BY.search(ground.masked, begin, end)
    starts = [position for position in range(begin, stop.start() if stop else end) if position in ground.words]
    return _opens_clause(ground, starts)


def _opens_clause(ground: Ground, starts: list[int]) -> bool:
    """Whether the first verb is one that no relative clause begins with: 重申美国将|履行它的承诺."""
    for position in starts:
        word = ground.masked[position : ground.words[position][0]]
        if word in _FINITE and ground.tag_at(position) != "p":
            return word in ("是", "有") or ground.masked[starts[-1] : ground.words[starts[-1]][0]] not in _FACTS
        if ground.tag_at(position) not in _NOMINAL_TAGS:
            return False
    return False


def _predicates(ground: Ground, position: int) -> bool:
    """Whether a verb or adjective begins there, and not an adjective that only stands before its noun: 新措施."""
    tag = ground.tag_at(position)
    if tag == "a":
        return ground.tag_at(ground.words[position][0]) not in ("n", "vn", "nz")
    return tag in _VERB_TAGS


def is_bare_noun(ground: Ground, clause: int, cue: Cue, subject: Subject) -> bool:
    """Whether an attitude or act stands there as a noun: 有一种担心，…"""
    noun = ground.tag_at(cue.begin) in ("n", "vn", "an")
    return noun and cue.sense in ("attitude", "act") and not is_verb_here(ground, clause, cue, subject)


def is_verb_here(ground: Ground, clause: int, cue: Cue, subject: Subject) -> bool:
    """Whether the subject, or nothing but adverbs, stands right before the word."""
    if cue.end - cue.begin > len(cue.verb) and ground.masked[cue.end - 1] in "说称道示出":
        return True
    if subject.form in ("named", "pronoun", "text"):
        between = _THERE.sub("", ground.masked[max(subject.end, clause) : cue.begin])
        return is_plain(_TOWARDS.sub("", between))
    return is_plain(ground.masked[clause : cue.begin])


def is_somebody(ground: Ground, subject: Subject, cue: Cue) -> bool:
    """Whether a person or body does it, not a fact that shows something: 数据说明."""
    if subject.form in ("pronoun", "dropped"):
        return True
    return subject.form == "named" and "的" not in ground.masked[subject.end : cue.begin]


def starts_content(ground: Ground, begin: int) -> bool:
    """Whether punctuation or a quotation mark sets off what is reported."""
    return ground.masked[begin - 1] in "，：:,“「"


def reports_clause_strictly(ground: Ground, begin: int, end: int) -> bool:
    """Whether a verb or adjective stands in the clause that follows."""
    stop = CLOSED_BY.search(ground.masked, begin, end)
    tags = [ground.tag_at(position) for position in range(begin, stop.start() if stop else end)]
    return any(tag in ("v", "a") for tag in tags)


def is_topic_phrase(ground: Ground, clause: int, subject: Subject, cue: Cue) -> bool:
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


_OPENS_RELATIVE = re.compile(
    r"(?:组织|举行|举办|发起|展开|发动|参加|参与|推出|签署|出版|针对|对于|对|因|与|和|跟|向|由|将|把|让|使|[一两三几多数这那每](?:名|位|些|个|批|群|份|项|篇))"
    r"(?:公开|一直|曾经|曾|多次|长期|强烈|经常|不断|持续|最|最先|首先|此前|早前|[ ])*\Z"
)


_WOULD = re.compile(r"(?:要|想|愿|愿意|支持|反对)[^，。：“「]{1,20}的[^，。：“「]{2,}")  # 表态要加入的|国家


def describes_noun(ground: Ground, clause: int, cue: Cue, end: int) -> bool:
    """Whether the verb only opens a relative clause: 一名呼吁停火的|议员, 针对批评他的|人."""
    if cue.end >= end:
        return False
    opens = cue.sense in ("act", "attitude") or cue.verb in ("否认", "承认")
    if cue.verb == "表态" and _WOULD.match(ground.masked, cue.end) and not ground.masked[clause : cue.begin].strip():
        return True
    opens = opens and is_plain(ground.masked[clause : cue.begin]) and not starts_content(ground, cue.end + 1)
    opens = opens and (clause == 0 or ground.masked[clause - 1] in "。！？")
    if not opens and _OPENS_RELATIVE.search(ground.masked, clause, cue.begin) is None:
        return False
    stop = CLOSED_BY.search(ground.masked, cue.end, end)
    limit = stop.start() if stop else end
    return ground.masked.find("的", cue.end + 1, limit - 1) >= 0


def in_relative(ground: Ground, clause: int, subject: Subject, begin: int, end: int) -> bool:
    """Whether the report only describes a noun that follows: 这是她答应要修的|桥."""
    stop = CLOSED_BY.search(ground.masked, begin, end)
    limit = stop.start() if stop else end
    starts = [position for position in range(begin, limit) if position in ground.words]
    last = max((p for p in starts if ground.masked[p : ground.words[p][0]] == "的"), default=-1)
    if (
        last < 0
        or starts_content(ground, begin)
        or any(ground.tag_at(position) in ("v", "a", "ad", "d", "p") for position in starts if position > last)
    ):
        return False
    if subject.begin < 0:
        return False
    before = [position for position in range(clause, subject.begin) if position in ground.words]
    return any(
        (ground.tag_at(p) in ("v", "vd") or ground.masked[p : ground.words[p][0]] in _INSIDE_VERBS) for p in before
    ) and not re.search(r"(?:时|后|前|中|上|里|，)\Z", ground.masked[clause : subject.begin].rstrip(" " + ASIDE))


def trimmed_end(text: str, begin: int, end: int) -> int:
    """Where the stretch ends without closing marks and white space."""
    while end > begin and text[end - 1] in "。！？!?；;，, \u3000\u00a0":
        end -= 1
    return end
