"""Whether a verb of speech reports anything where it stands: a word by itself, no noun, not denied, not put off."""

from __future__ import annotations

import re

from kg.chinese.speech import Cue
from kg.extract.utterances_ground import ASIDE, Ground
from kg.extract.utterances_words import alternation, ending, opening, words

CLOSED_BY = re.compile(r"[，,；;。！？!?“「『\"]")
_SUBORDINATE = re.compile(
    r"(?:时|之际|的情况下|的情形下|的前提下|的背景下|的时候|期间|以来|的同时|之时|之余|途中|过程中)\Z|\A(?:[^，]{0,6})(?:之后|过后|后|之前|前)\Z"
)
_NOMINAL_BEHIND = re.compile(r"中(?!国|方|共|美|俄|日|印|央|资|企)|家(?!园|庭|人|属)|" + alternation("noun_behind"))
_PASSIVE = re.compile(
    rf"(?:{alternation('passive', 'before_act')}|(?<![回响反相呼供适对])应[^，]{{1,10}})(?:{alternation('degree')})?\Z"
)
_PASSIVE_SAID = re.compile(alternation("passive", "before_said") + r"\Z")
_COMPARES = re.compile(r"(?:就如|正如|诚如|一如|如同|就像|像|如)(?!果|今|是|此|何)")
_MANNER = re.compile(r"(?:公开|明确|正式|直接|具体|详细|立即|主动|进一步|正面|对此|就此|同时|当面|亲口|再|必)+\Z")
_TOPIC_VERBS = words("topic_verb")
_MADE = re.compile(r"(?:提出|作出|做出|发出|面临|撤销|驳回|遭到|受到|予以)[^，]{0,6}\Z")


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
    if cue.verb in _NOUN_LIKE and cue.end - cue.begin == len(cue.verb) and _is_joined_noun(ground, clause, cue):
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
_NOUN_LIKE = words("speech_noun")
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
    if bare and cue.verb in _NOUN_LIKE and _CARRIED_OUT.search(before):
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


_FORCED = re.compile(r"[ ]*" + alternation("forced"))  # 被迫向主席表示效忠
_IN_A_ROLE = ending("in_role")
_SUPPOSED = re.compile(rf"[ ]*(?:因此|所以|但|而|不过)?，?(?:若(?!干)|{alternation('supposes')})(?!说)")
_MATTER = re.compile(r"[ ]*(?:就|针对|对于|围绕)(?!此|像|如|算|是|连)")
_ON_THE_MATTER = re.compile(r"[^，。：“「]{2,60}(?:一事|问题|的说法|的言论|的说辞)，")
_NOBODY = re.compile(  # 尚未有任何议员公开|表示
    r"[ ]*(?:但|而|不过|目前|至今|迄今|仍|也|都)*(?:没有|尚未有|仍未有|未有|并无|从未有|还没有|鲜有|少有)"
    rf"(?:任何|一[个名位]|其他|多少)?[^，。]{{0,8}}?{alternation('person', 'collective')}[^，。]{{0,6}}\Z"
)
_SO_THAT = re.compile(r"(?:以便|从而|借以|以求|用以|为了|好让)")
_MEANWHILE = re.compile(r"(?:在|于|当)[^，。：]{0,6}\Z")  # 在介绍计划时|表明
_WHILE = re.compile(
    r"(?![“「『\"])[^，。：]{1,40}?(?<![此同当届平小])(?:时候|时|之际)(?:还|也|又|则|曾|更|再次|再)*(?![间期代任候])"
)
_HOW = re.compile(rf"{alternation('manner')}的\Z")  # 开玩笑的|说
_EVIDENCE = ending("evidence")
_AFTER = re.compile(r"在[^，]{0,4}\Z")  # 在承认错误后，


_AMOUNTS_TO = re.compile(  # 构成最大威胁, 一反外界预期
    r"(?:构成|形成|带来|产生|造成|视为|当作|一反|不出|出乎|超出|超过|高于|低于|好于|不如|符合|不符)[^，。：]{0,10}\Z"
)


def is_taken_up(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether the word is the object of a verb that takes such nouns: 没有兑现承诺, 履行对乙国的|承诺."""
    if cue.sense not in ("act", "attitude", "question") or cue.end - cue.begin > len(cue.verb):
        return False
    before = ground.masked[clause : cue.begin]
    return ending("takes_noun").search(before) is not None or _AMOUNTS_TO.search(before) is not None


def is_blocked(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether the clause says that nobody says it, or not yet: 没有表示, 拒绝透露, 被指, 谈到…时."""
    before = ground.masked[clause : cue.begin].rstrip(" " + ASIDE)
    if ground.masked.startswith(("时", "之际"), cue.end) and cue.sense != "utterance":
        return True
    word = ground.masked[cue.end : ground.words.get(cue.end, (cue.end, ""))[0]]
    if word == "后" and len(cue.verb) > 1:
        return True  # 在国会作证|后
    if (
        _IN_A_ROLE.search(before)
        or _SO_THAT.match(before)
        or _FORCED.match(before)
        or ("用行动" in before and cue.verb == "告诉")
    ):
        return True
    if is_beside_speech(ground, clause, cue) or is_taken_up(ground, clause, cue):
        return True
    passive = (_PASSIVE if cue.sense != "utterance" else _PASSIVE_SAID).search(before)
    if (
        passive is not None
        and passive.group() == "的"
        and cue.verb in _NOUN_LIKE
        and cue.end - cue.begin > len(cue.verb)
    ):
        return False  # 外交官的分析说
    if passive is not None and passive.group() == "的" and _HOW.search(before) is not None:
        return False
    if (passive is not None and not _in_name(ground, clause + passive.start())) or _COMPARES.match(before):
        return True
    if cue.sense == "act" and before.endswith(("通过", "透过", "借由", "经由")):
        return True
    if (before.endswith(("据", "据此")) and _EVIDENCE.search(before) is None) or (
        cue.sense == "act" and len(cue.verb) == cue.end - cue.begin and _MADE.search(before)
    ):
        return True
    if cue.verb in _TOPIC_VERBS and re.match(
        r"[^，。：“「]{1,25}?(?:时|的时候|之际)", ground.masked[cue.end : cue.end + 28]
    ):
        return True
    if _SUPPOSED.match(ground.masked, clause, cue.begin) and ground.masked[cue.end : cue.end + 1] not in "，：:":
        return True
    if _MATTER.match(ground.masked, clause, cue.begin) and _ON_THE_MATTER.match(ground.masked, cue.end):
        return True
    if _MEANWHILE.search(before) and _WHILE.match(ground.masked, cue.end):
        return True
    if re.search(r"(?:被|遭)[^，时后的]{0,12}\Z", before) and cue.verb not in ("表示",):
        return True
    if re.search(r"(?:没有|未有|并无|没|无)(?:其他|其它|任何|进一步|更多|具体)?\Z", before):
        return True
    if _NOBODY.match(before):
        return True
    bare = _MANNER.sub("", before)
    while (adverb := ending("adverb").search(bare)) is not None and not _inside_word(ground, clause + adverb.start()):
        bare = bare[: adverb.start()]
    if bare != before and (put_off := ending("negation", "modal").search(bare)) is not None:
        if put_off.group() not in ("以", "来", "去") and not _inside_word(ground, clause + put_off.start()):
            return True
    if (match := ending("negation", "modal").search(before)) is not None and not _inside_word(
        ground, clause + match.start()
    ):
        return not (match.group() in ("以", "来", "去", "会") and cue.verb in ("表示", "说", "称", "指出"))
    if match is not None and _inside_word(ground, clause + match.start()) and not ground.words:
        return match.group() not in ("会", "应", "将", "要", "可", "能", "以", "来", "去", "使")
    behind = CLOSED_BY.search(ground.masked, cue.end)
    stretch = ground.masked[cue.end : behind.start() if behind else len(ground.masked)]
    if (
        cue.sense == "utterance"
        and len(cue.verb) > 1
        and cue.verb not in _TOPIC_VERBS
        and len(stretch) > 10
        and stretch[0] not in "，：:"
    ):
        stretch = re.sub(r"(?:之后|以后|后)\Z", "", stretch)
    if _AFTER.search(before):
        comma = ground.masked.find("，", cue.end)
        whole = ground.masked[cue.end : comma if comma >= 0 else len(ground.masked)]
        if whole.endswith(("后", "时", "前", "之际", "的同时")):
            return True
    return (
        bool(stretch)
        and stretch[0] not in "：:在当于自从如若除"
        and _SUBORDINATE.search(stretch.rstrip(ASIDE + " ")) is not None
        and (behind is not None and behind.group() in "，,")
    )


def _in_name(ground: Ground, position: int) -> bool:
    """Whether a name goes on at the position: 和 at the end of 李和."""
    return any(m.end - ground.begin > position for m in ground.mentions_in(max(position - 20, 0), position + 1))


def _inside_word(ground: Ground, position: int) -> bool:
    """Whether no word begins at the position: 会 in 记者会, 应 in 回应."""
    if ground.words:
        return position not in ground.words and position > 0
    return (
        ground.masked[position : position + 1] in "会应将要可能以来去使"
        and "\u4e00" <= ground.masked[max(position - 1, 0)] <= "\u9fff"
    )
