"""Whether a verb of speech is one where it stands: a word by itself, no noun, nothing that only leans on the clause."""

from __future__ import annotations

import re

from kg.chinese.speech import Cue
from kg.extract.utterances_ground import ASIDE, Ground
from kg.extract.utterances_words import alternation, ending, opening, words

CLOSED_BY = re.compile(r"[，,；;。！？!?“「『\"]")
_NOMINAL_BEHIND = re.compile(r"中(?!国|方|共|美|俄|日|印|央|资|企)|家(?!园|庭|人|属)|" + alternation("noun_behind"))


def stands_alone(ground: Ground, cue: Cue) -> bool:
    """Whether the verb is a word by itself to the tagger (访问 is not 问)."""
    if not ground.words or any(
        mention.end - ground.begin == cue.begin for mention in ground.mentions_in(max(cue.begin - 12, 0), cue.begin)
    ):
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
    if glued in ("话", "地") or ending("document").search(ground.masked, max(start - 2, 0), cue.begin) is not None:
        return True  # 社|评称
    if (
        glued in words("document")
        or glued in words("adverb")
        or glued in words("coordinator")
        or glued in words("preposition")
    ):
        return True
    return len(cue.verb) > 1 and tag in ("PER", "nr", "ORG", "LOC", "ns", "nz") and end <= cue.end


_COUNTED = re.compile(r"[一二两三四五六几多数\d][个项点份种些]\Z")  # 提出三个观察


def is_noun(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether the word names the speech act: 美国的批评, 批评声."""
    text = ground.masked
    if _NOMINAL_BEHIND.match(text, cue.end) and cue.sense != "utterance":
        return True
    if cue.verb == "抗议" and opening("protest_noun").match(text, cue.end):
        return True
    before = text[clause : cue.begin]
    if _COUNTED.search(before):
        return True
    if cue.sense in ("act", "attitude"):
        noun = ground.tag_at(cue.begin) in ("n", "vn", "an")
        if (
            noun
            and re.search(r"的(?!该|这|此|当地)[^，的]{1,4}\Z", before)
            and text[cue.end : cue.end + 1] in "，。；、的"
        ):
            return True
        return before.endswith(("的", "之", "一个", "这一", "这种", "此一", "该"))
    if cue.verb in NOUN_LIKE and cue.end - cue.begin == len(cue.verb) and _is_joined_noun(ground, clause, cue):
        return True
    if cue.verb == "评论" and cue.end - cue.begin > len(cue.verb):
        return False  # 热度最高的评论写道“……”
    return before.endswith("的") and text[cue.end : cue.end + 1] not in ("，", "：", ":", ",")


def _is_joined_noun(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether the word ends a noun phrase of doings: 加强形势的研判|分析，"""
    first = next((p for p in range(cue.begin - 1, max(cue.begin - 5, clause), -1) if p in ground.words), -1)
    return first > clause and ground.masked[first - 1] == "的" and ground.tag_at(first) in ("v", "vn")


_CARRIED_OUT = re.compile(
    r"(?:做|作(?!者|家|为)|进行|加以|展开|发表|提供|给出|作出|做出|(?:出现|存在|产生|引发|引起)了?)[^，时后中上里]{0,8}\Z"
)  # 做过深入分析，出现了不同解读。
NOUN_LIKE = words("speech_noun")
_CAUSE = re.compile(r"(?:因为|因(?!此|而)|由于|涉嫌)[^，]{0,6}\Z")
_BY_WHOM = re.compile(r"由[^，]{1,20}\Z")  # 文件由某人披露，
_DISCLOSES = words("disclose")
_SEEN_FROM = re.compile(
    r"[ ]*从[^，]{2,60}(?:来看|来说|而言|看|上说|上看|上讲|来讲|角度说)(?=，)"
)  # 从政府宣布停火来看，
_ABOUT = re.compile(r"[ ]*(?:针对|对于|关于|随着|继)")  # 针对总统发表声明，
_AS_FOR = re.compile(r"[ ]*(?:但|而|不过)?(?:至于|对于|关于|就|针对)(?!此)")
_ANSWERED = re.compile(
    r"(?![，：:“「])[^，。：“「]{2,40}，[^，。；]{2,40}(?:说|称|表示|指出|认为|回应|强调|指)[，：:“「]"
)
_MEANS = re.compile(r"(?:一般|既|所|通常|主要|泛|专|特|往往|大多|即)\Z")


def is_beside_speech(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether the word stands in a phrase that only leans on the sentence: a cause, a view, a passive, a definition."""
    text = ground.masked
    before = text[clause : cue.begin].rstrip(" " + ASIDE)
    bare = cue.end - cue.begin == len(cue.verb) and text[cue.end : cue.end + 1] not in "：:"
    if bare and cue.verb in NOUN_LIKE and _CARRIED_OUT.search(before):
        return True
    if cue.verb in _DISCLOSES and _BY_WHOM.search(before) and text[cue.end : cue.end + 1] in "，。；":
        return True
    if _AS_FOR.match(text, clause, cue.begin) and _ANSWERED.match(text, cue.end):
        return True  # 至于公司表示将搬走，周平说，……
    if cue.verb == "指" and _MEANS.search(before):
        return True
    if "clause" not in cue.frames and "colon" in cue.frames and _ABOUT.match(text, clause, cue.begin):
        return True
    cause = _CAUSE.search(before)
    if cause is not None and (not ground.words or clause + cause.start() in ground.words):  # not in 施泰因迈尔
        return True
    return _SEEN_FROM.match(text, clause) is not None


_AMOUNTS_TO = re.compile(  # 构成最大威胁, 一反外界预期
    r"(?:构成|形成|带来|产生|造成|视为|当作|一反|不出|出乎|超出|超过|高于|低于|好于|不如|符合|不符)[^，。：]{0,10}\Z"
)


def is_taken_up(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether the word is the object of a verb that takes such nouns: 没有兑现承诺, 履行对乙国的|承诺."""
    if cue.sense not in ("act", "attitude", "question") or cue.end - cue.begin > len(cue.verb):
        return False
    before = ground.masked[clause : cue.begin]
    return ending("takes_noun").search(before) is not None or _AMOUNTS_TO.search(before) is not None
