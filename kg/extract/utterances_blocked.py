"""Whether a clause says that nobody says it, or not yet: 没有表示, 拒绝透露, 被指, 谈到…时."""

from __future__ import annotations

import re

from kg.chinese.speech import Cue
from kg.extract.utterances_ground import ASIDE, Ground
from kg.extract.utterances_verbs import CLOSED_BY, NOUN_LIKE, is_beside_speech, is_taken_up
from kg.extract.utterances_words import alternation, ending, words

_SUBORDINATE = re.compile(
    r"(?:时|之际|的情况下|的情形下|的前提下|的背景下|的时候|期间|以来|的同时|之时|之余|途中|过程中)\Z|\A(?:[^，]{0,6})(?:之后|过后|后|之前|前)\Z"
)
_PASSIVE = re.compile(
    rf"(?:{alternation('passive', 'before_act')}|(?<![回响反相呼供适对])应[^，]{{1,10}})(?:{alternation('degree')})?\Z"
)
_PASSIVE_SAID = re.compile(alternation("passive", "before_said") + r"\Z")
_COMPARES = re.compile(r"(?:就如|正如|诚如|一如|如同|就像|像|如)(?!果|今|是|此|何)")
_MANNER = re.compile(r"(?:公开|明确|正式|直接|具体|详细|立即|主动|进一步|正面|对此|就此|同时|当面|亲口|再|必)+\Z")
_TOPIC_VERBS = words("topic_verb")
_MADE = re.compile(r"(?:提出|作出|做出|发出|面临|撤销|驳回|遭到|受到|予以)[^，]{0,6}\Z")
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
_TOPIC_TIME = re.compile(r"[^，。：“「]{1,25}?(?:时|的时候|之际)")
_SUFFERED = re.compile(r"(?:被|遭)[^，时后的]{0,12}\Z")
_HAS_NONE = re.compile(r"(?:没有|未有|并无|没|无)(?:其他|其它|任何|进一步|更多|具体)?\Z")
_LONG_AFTER = re.compile(r"(?:之后|以后|后)\Z")
_SAYS = ("表示", "说", "称", "指出")


def is_blocked(ground: Ground, clause: int, cue: Cue) -> bool:
    """Whether a verb of speech reports nothing where it stands."""
    before = ground.masked[clause : cue.begin].rstrip(" " + ASIDE)
    if _is_of_time(ground, cue) or _is_of_another(before, cue):
        return True
    if is_beside_speech(ground, clause, cue) or is_taken_up(ground, clause, cue):
        return True
    passive = (_PASSIVE if cue.sense != "utterance" else _PASSIVE_SAID).search(before)
    if passive is not None and passive.group() == "的" and _is_said(before, cue):
        return False
    if (passive is not None and not _in_name(ground, clause + passive.start())) or _COMPARES.match(before):
        return True
    if _is_means(before, cue) or _is_circumstance(ground, clause, cue, before) or _says_none(before, cue):
        return True
    negated = _is_negated(ground, clause, cue, before)
    return _leads_on(ground, cue, before) if negated is None else negated


def _is_of_time(ground: Ground, cue: Cue) -> bool:
    """Whether the word only says when: 承认|时，……, 作证|后."""
    if ground.masked.startswith(("时", "之际"), cue.end) and cue.sense != "utterance":
        return True
    word = ground.masked[cue.end : ground.words.get(cue.end, (cue.end, ""))[0]]
    return word == "后" and len(cue.verb) > 1


def _is_of_another(before: str, cue: Cue) -> bool:
    """Whether it is only a part somebody plays, an aim, or what he is made to do: 被迫|表示, 以便|解释."""
    if _IN_A_ROLE.search(before) or _SO_THAT.match(before) or _FORCED.match(before):
        return True
    return "用行动" in before and cue.verb == "告诉"


def _is_said(before: str, cue: Cue) -> bool:
    """Whether 的 before the verb makes it no noun: 外交官的分析说, 开玩笑的说."""
    return (cue.verb in NOUN_LIKE and cue.end - cue.begin > len(cue.verb)) or _HOW.search(before) is not None


def _is_means(before: str, cue: Cue) -> bool:
    """Whether it is what something rests on or what is made: 通过|呼吁, 据|介绍, 作出|承诺."""
    if cue.sense == "act" and before.endswith(("通过", "透过", "借由", "经由")):
        return True
    if before.endswith(("据", "据此")) and _EVIDENCE.search(before) is None:
        return True
    return cue.sense == "act" and len(cue.verb) == cue.end - cue.begin and _MADE.search(before) is not None


def _is_circumstance(ground: Ground, clause: int, cue: Cue, before: str) -> bool:
    """Whether the clause only says when, on what or in which case: 谈到经济|时, 若他|承认, 就他|批评政府一事，"""
    text = ground.masked
    if cue.verb in _TOPIC_VERBS and _TOPIC_TIME.match(text, cue.end, cue.end + 28):
        return True
    if _SUPPOSED.match(text, clause, cue.begin) and text[cue.end : cue.end + 1] not in "，：:":
        return True
    if _MATTER.match(text, clause, cue.begin) and _ON_THE_MATTER.match(text, cue.end):
        return True
    return _MEANWHILE.search(before) is not None and _WHILE.match(text, cue.end) is not None


def _says_none(before: str, cue: Cue) -> bool:
    """Whether it is said of somebody, or by nobody: 被媒体|指, 没有进一步|解释, 尚未有任何议员公开|表示."""
    if _SUFFERED.search(before) and cue.verb != "表示":
        return True
    return _HAS_NONE.search(before) is not None or _NOBODY.match(before) is not None


def _is_negated(ground: Ground, clause: int, cue: Cue, before: str) -> bool | None:
    """Whether a negation or a modal verb stands before the verb: 拒绝|透露, 将|宣布; None where there is none."""
    bare = _MANNER.sub("", before)
    while (adverb := ending("adverb").search(bare)) is not None and not _inside_word(ground, clause + adverb.start()):
        bare = bare[: adverb.start()]
    if bare != before and (put_off := ending("negation", "modal").search(bare)) is not None:
        if put_off.group() not in ("以", "来", "去") and not _inside_word(ground, clause + put_off.start()):
            return True
    match = ending("negation", "modal").search(before)
    if match is None:
        return None
    if not _inside_word(ground, clause + match.start()):
        return not (match.group() in ("以", "来", "去", "会") and cue.verb in _SAYS)
    return (
        match.group() not in ("会", "应", "将", "要", "可", "能", "以", "来", "去", "使") if not ground.words else None
    )


def _leads_on(ground: Ground, cue: Cue, before: str) -> bool:
    """Whether what follows the verb ends in a time or a case, so that another clause tells the news: 承认失败后，……"""
    text = ground.masked
    behind = CLOSED_BY.search(text, cue.end)
    stretch = text[cue.end : behind.start() if behind else len(text)]
    long_verb = cue.sense == "utterance" and len(cue.verb) > 1 and cue.verb not in _TOPIC_VERBS
    if long_verb and len(stretch) > 10 and stretch[0] not in "，：:":
        stretch = _LONG_AFTER.sub("", stretch)
    if _AFTER.search(before):
        comma = text.find("，", cue.end)
        if text[cue.end : comma if comma >= 0 else len(text)].endswith(("后", "时", "前", "之际", "的同时")):
            return True
    if not stretch or stretch[0] in "：:在当于自从如若除" or behind is None or behind.group() not in "，,":
        return False
    return _SUBORDINATE.search(stretch.rstrip(ASIDE + " ")) is not None


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
