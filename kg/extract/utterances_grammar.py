"""What governs a noun phrase before a speech verb: prepositions, conjunctions, verbs, relative clauses."""

from __future__ import annotations

import re

from kg.extract.utterances_ground import ASIDE, Ground
from kg.extract.utterances_words import alternation, ending, opening, words

TIME = re.compile(
    r"(?:(?:\d{4}年|去年|今年|前年|明年|本月|上月)?\d{1,2}月(?:\d{1,2}日|\d{1,2}号|底|初|中旬|上旬|下旬)?|"
    r"\d{1,2}[日号]|\d{4}年|"
    r"(?:周|星期|礼拜)[一二三四五六日天]|(?:今|昨|前|明|当|隔|次|翌|同)[天日晚早晨年]|"
    r"(?:上|下|本|这)(?:周|月|个月|星期)(?:[一二三四五六日天])?|\d{1,2}[时点](?:\d{1,2}分)?)"
)
GOVERNS = re.compile(
    r"(?:通过|透过|经由|借由|针对|关于|对于|面对|对|向|跟|给|被|把|将|由|据|就|为|从|替|令|让|使|比|遭|受|因|经|告诉|会见|"
    r"会晤|接见|陪同|援引|引述|引用|类似|例如|比如|诸如|包括|和|与|同|及|以及|、)\Z"
)
JOINS = re.compile(r"(?:以及|暨|和|与|同|跟|及|、)[ ]*\Z")
_PLACE_PREPOSITION = re.compile(r"(?:在|于|自|从)\Z")
SUFFIX = re.compile(
    r"[ \ue001》]*(?:等(?:人|国|地|多人|机构|媒体|官员|多国|[一二三四五六七八九十两\d]+(?:人|国|地|方|家))?|"
    rf"方面|一行|本人|夫妇|夫妻|{alternation('edition')}|"
    r"先生|女士|小姐|同志|一家|当局|两国|三国|两人|二人|三人|双方|自己)?[ \ue001]*"
)
NAME_TAGS = frozenset({"nr", "nt", "PER", "ORG"})  # people and bodies
PLACE_TAGS = frozenset({"ns", "LOC"})
NOUNS = NAME_TAGS | PLACE_TAGS | {"n", "nz", "nw"}
NOUN_TAGS = NOUNS | {"vn", "an", "u", "s", "m", "q", "r", "f", "a"}  # what stands in a noun phrase
_STARTS_ADJUNCT = ("adverb", "preposition", "starter", "negation", "modal", "coordinator")
_AGED = re.compile(r"\d{1,3}岁的?\Z|现年\d{1,3}岁的?\Z")
_SPEAKS_OF = re.compile(alternation("speaks_of") + "(?!的)")  # 周平回忆当时的情景|说
_LONGEST_PHRASE = 60  # characters
_FORMER = re.compile(r"(?:时任|现任|候任|当选|前任|前)[^，。的]{0,14}\Z")
_FIELD = re.compile(
    r"[对涉][一-鿿]{1,8}?(?:关系|事务|政策|问题|贸易|经贸|合作|援助|交流|工作)[一-鿿]{0,12}\Z"
)  # 议会|对日关系小组组长
_LONGEST_LIST = 12  # names joined by 和 or 、 that are followed to the left
_NO_VERBS = words("no_verb")
_NOUN_LIKE = words("noun_like")  # 过渡|团队


def is_plain(text: str) -> bool:
    """Whether only adverbs and times of day stand there."""
    position = 0
    while position < len(text):
        if text[position] in f" ，,{ASIDE}":
            position += 1
            continue
        match = TIME.match(text, position) or opening("adverb").match(text, position)
        if match is None:
            return bool(re.fullmatch(r"[㐀-鿿]{1,6}地", text[position:]))
        position = match.end()
    return True


def starts_adjunct(ground: Ground, position: int, end: int) -> bool:
    """Whether an adverb, a time, a preposition or the verb follows at ``position``: what ends a subject."""
    if position >= end:
        return True
    if ground.masked[position] in '，,:：“「『"' + ASIDE:
        return True
    if ground.masked[position] == "、" or WHERE_HE_IS.match(ground.masked, position, end) is not None:
        return False
    if TIME.match(ground.masked, position, end) is not None:
        return True
    if _PAUSES.match(ground.masked, position, end) is not None:
        return True
    if ground.tag_at(position) in NOUNS | {"u"}:
        return False
    manner = _MANNER.match(ground.masked, position, end)
    return (
        opening(*_STARTS_ADJUNCT).match(ground.masked, position, end) is not None
        or ground.tag_at(position) in ("v", "d", "p", "TIME", "t", "vd", "ad")
        or (manner is not None and ground.tag_at(manner.end() - 1) == "u")
    )


WHERE_HE_IS = re.compile(r"所(?!以|谓)[一-鿿]{1,3}的")  # 林海所在的|车队
_PAUSES = re.compile(rf"[一-鿿]{{1,2}}了?{alternation('pause')}")  # 顿了一下|说
_MANNER = re.compile(r"[一-鿿]{1,6}?地")  # 高兴|地|说


def phrase_begin(ground: Ground, begin: int, position: int) -> int:
    """Where the noun phrase that ends with a name at ``position`` begins: 美国总统|拜登."""
    if (aged := _AGED.search(ground.masked[max(begin, position - 8) : position])) is not None:
        position = max(begin, position - 8) + aged.start()
    if (former := _FORMER.search(ground.masked[begin:position])) is not None:
        position = begin + former.start()
    field = _FIELD.search(ground.masked[begin:position])
    if field is not None and any(
        m.end == ground.begin + begin + field.start() for m in ground.mentions_in(begin, position)
    ):
        position = begin + field.start()
    for start in range(position - 1, max(begin, position - _LONGEST_PHRASE) - 1, -1):
        if start not in ground.words or ground.masked[start] == "《":
            continue
        end, tag = ground.words[start]
        if end < position and ground.masked[end:position].strip(ASIDE + " 《"):
            break
        if ground.masked[start:end] in ("时任", "现任", "前任", "候任", "当选"):
            position = start
            continue
        if (
            (tag not in NOUN_TAGS and ground.masked[start:end] not in _NOUN_LIKE)
            or GOVERNS.fullmatch(ground.masked[start:end])
            or ground.masked[start:end] in ("在", "称")
        ):
            break
        position = start
    return position


def is_governed(ground: Ground, begin: int, low: int, *, place_ok: bool, joined: int = 0) -> bool:
    """Whether the noun phrase that ends with the name at ``low`` stands behind a preposition and heads no subject."""
    low = low - 1 if low > begin and ground.masked[low - 1] == "《" else low
    head = phrase_begin(ground, begin, low)
    for position in {low, head}:
        before = ground.masked[begin:position].rstrip(" 《" + ASIDE)
        if not before:
            continue
        if before == "据" or before == "根据" or before.endswith("，据"):
            return False
        match = _governing(ground, begin, before)
        if before.endswith("作为") and ground.masked[low - 1] == "的":
            continue  # 作为东道主的|林海
        if match is not None and match.group() in "、及暨" and _only_nouns(ground, begin, begin + match.start()):
            continue
        if match is not None and match.group() == "、":
            title = title_alone(ground, begin, begin + match.start())
            if title is not None and not is_governed(ground, begin, title, place_ok=place_ok, joined=joined):
                continue
        if match is not None and position == head != low and inside_noun(ground, begin, begin + match.start()):
            continue
        if (
            match is not None
            and position == head != low
            and not match.start()
            and _ends_in_attribute(ground, head, low)
        ):
            continue
        if match is not None and not (JOINS.search(before) and _joins_subject(ground, begin, before, joined)):
            return True
        if _PLACE_PREPOSITION.search(before) and not place_ok:
            return True
    return False


def _ends_in_attribute(ground: Ground, begin: int, low: int) -> bool:
    """Whether what a preposition governs ends in an attribute of the name: 与〔王室关系密切的〕林海."""
    of = ground.masked.rfind("的", begin, low)
    last = next((position for position in range(of - 1, begin, -1) if position in ground.words), begin)
    return of > begin and last > begin and ground.tag_at(last) == "a" and ground.tag_at(begin) in NOUNS


def title_alone(ground: Ground, begin: int, end: int) -> int | None:
    """Where a title begins that stands before 、 and another one of the same person: 林海和|主席、议员沈越."""
    start = phrase_begin(ground, begin, end)
    held = ending("person").search(ground.masked, start, end) is not None and not ground.mentions_in(start, end)
    return start if start < end and held and JOINS.search(ground.masked, begin, start) else None


def _only_nouns(ground: Ground, begin: int, end: int) -> bool:
    """Whether a title or calling stands alone before 、: 发起人之一、联邦参议员|林海."""
    starts = [position for position in range(begin, end) if position in ground.words]
    named = ground.mentions_in(begin, end)
    return (
        bool(starts)
        and not any(m.kind == "person" for m in named)
        and all(ground.tag_at(position) in NOUN_TAGS for position in starts)
        and (opening("person").search(ground.masked, begin, end) is not None or ground.masked[end - 2 : end] == "之一")
    )


def _governing(ground: Ground, begin: int, before: str) -> re.Match[str] | None:
    """The preposition or conjunction at the end of ``before``: not inside a word (大使, 参与, 中将), no copula."""
    match = GOVERNS.search(before)
    if match is None or not ground.words:
        return match
    start = begin + match.start()
    first = next((p for p in range(start, max(start - 5, begin - 1), -1) if p in ground.words), start)
    tag = ground.tag_at(first)
    if (first < start and tag[:1] in "nvadPLO") or (match.group() == "为" and tag == "v"):
        return None
    return match


def inside_noun(ground: Ground, begin: int, position: int) -> bool:
    """Whether 与 or 和 at the position joins parts of one name: 战略与安全研究中心."""
    if ground.masked[position : position + 1] not in ("与", "和", "及", "暨", "、"):
        return False
    before = next((start for start in range(position - 1, begin - 1, -1) if start in ground.words), -1)
    ends_name = any(m.end - ground.begin == position for m in ground.mentions_in(begin, position))
    return before >= 0 and ground.tag_at(before) in _PART_OF_NAME and not ends_name


_PART_OF_NAME = frozenset({"n", "vn", "a", "an", "s", "f", "nz", "nw", "ORG"})
_IN_A_ROLE = re.compile(
    rf"(?:也|还|又|则|曾|仍)*以[^，。：；]{{1,40}}的[一-鿿]{{0,6}}?{alternation('role_noun')}"
)  # 以专家的身份


_HEAD_TAGS = frozenset({"n", "vn", "nz", "a", "q", "m", "r", "LOC", "ns", "ORG", "nt"})
_PEOPLE = re.compile(r"(?:们|者|[议雇官职店会成人]员|[众民])[ ]*\Z")


def is_modifier(ground: Ground, rest: int, end: int) -> bool:
    """Whether the name only opens a relative clause before the head: 央行采取的|措施也说明."""
    last = ground.masked.rfind("的", rest, end)
    if (
        last < 0
        or _IN_A_ROLE.match(ground.masked, rest, end)
        or any(char in "，：了" for char in ground.masked[rest:end])
        or _SPEAKS_OF.match(ground.masked, rest, end)
    ):
        return False
    tail = [position for position in range(last + 1, end) if position in ground.words]
    told = ground.masked[rest] in "对向" and _PEOPLE.search(ground.masked, last, end) is not None
    if told and not any(ground.tag_at(p) in ("v", "vd") for p in range(rest, last)):
        return False  # 周平对高科技行业的高管们|表示
    nouns = [p for p in tail if ground.tag_at(p) in ("n", "vn", "nz") or _is_called(ground, p)]
    if opening("person").match(ground.masked, nouns[-1] if nouns else end) and re.search(
        r"[向对]", ground.masked[rest:last]
    ):
        return False  # 在……后向在场的记者表示
    if not nouns or re.search(
        r"(?<![此日目早先随稍最])[时后前中上里下]\Z|之际\Z", ground.masked[last:end].rstrip(ASIDE + " ")
    ):
        return False
    behind = ground.words[nouns[-1]][0]
    return all(ground.tag_at(p) in _HEAD_TAGS or _is_called(ground, p) for p in tail if p < behind) and is_plain(
        ground.masked[behind:end]
    )


def _is_called(ground: Ground, position: int) -> bool:
    """Whether somebody is called by his surname only: 搬到城南的|陈先生."""
    end, tag = ground.words[position]
    return tag in ("PER", "nr") and ending("called_by").search(ground.masked, position, end) is not None


def is_object(ground: Ground, begin: int, low: int) -> bool:
    """Whether a verb before the name takes it as its object: 出席会议, 抨击北京."""
    starts = [position for position in range(begin, low) if position in ground.words]
    verbs = [p for p in starts if ground.tag_at(p) == "v" and ground.masked[p : ground.words[p][0]] not in _NO_VERBS]
    verbs = [p for p in verbs if ground.masked[p - 1 : p + 1] not in words("this_body")]
    verbs = [p for p in verbs if ground.masked[p] != "派" or not ending("faction").search(ground.masked, begin, p)]
    named = [(m.begin - ground.begin, m.end - ground.begin) for m in ground.mentions_in(begin, low)] if verbs else []
    verbs = [p for p in verbs if not any(first <= p < last for first, last in named)]  # not in 约拉|利蒙大学
    if not verbs:
        return False
    between = ground.masked[ground.words[verbs[-1]][0] : low]
    if re.search(r"[的时后前中上里，：》]", between):
        return False
    if opening("person").fullmatch(between):
        return True
    return not (starts and ground.tag_at(starts[-1]) in ("n", "nz") and starts[-1] > verbs[-1])


def _joins_subject(ground: Ground, begin: int, before: str, joined: int) -> bool:
    """Whether 与 or 和 at the end of ``before`` joins two names of one subject: a name stands right before it."""
    match = JOINS.search(before)
    if match is None:
        return False
    if joined == _LONGEST_LIST:
        return True
    cut = begin + match.start()
    mentions = ground.mentions_in(max(begin, cut - _LONGEST_PHRASE), cut)
    if not mentions:
        return False
    last = mentions[-1]
    behind = SUFFIX.match(ground.masked, last.end - ground.begin, cut)
    if behind is None or behind.end() != cut:
        return (
            bool(opening("person").search(ground.masked, last.end - ground.begin, cut))
            and cut - last.end + ground.begin < 8
            and not is_governed(ground, begin, last.begin - ground.begin, place_ok=True, joined=joined + 1)
        )
    return not is_governed(ground, begin, last.begin - ground.begin, place_ok=True, joined=joined + 1)


_WHEN = re.compile(r"(?:之际|之时|时|之后|后|之前|前|期间)(?=[^，]{0,4}\Z|[ ]*[在对向])")


def tells_when(ground: Ground, low: int, high: int, end: int) -> bool:
    """Whether somebody is named only to tell when: 在|周平|去世周年之际写道."""
    return ground.masked[max(low - 1, 0)] in "在于" and _WHEN.search(ground.masked, high, end) is not None
