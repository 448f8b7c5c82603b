"""How far to the left a title phrase reaches: 美国 负责日本和韩国事务的 副助理国务卿 ← the name."""

from __future__ import annotations

import re

from kg.chinese.gazetteer import country_of_character, lookup
from kg.chinese.titles import Time, mark_at, mark_before, names_a_calling, title_before, words
from kg.extract.roles_across import across_and, across_de, duty_before, governed
from kg.extract.roles_line import Line, Phrase

_NOUNS = frozenset(("n", "nz", "nt", "ns", "nw", "an", "vn", "LOC", "ORG", "s", "j"))
_ADJECTIVES = frozenset(("a", "ad", "b"))
_LATIN_BRACKETS = re.compile(r"[（(][A-Za-z0-9 .,&'’\-–/]{1,60}[）)]$")
_QUOTED = {"”": "“", "」": "「", "』": "『", "》": "《"}
_ORDINAL = re.compile(r"第[0-9一二三四五六七八九十百]{1,4}(?:[任届位]|号)?|首[任位席]|[一二]号|[一二三四]级")
_CANDIDATES = ("提名人选", "人选", "被提名人", "提名人")  # 国务卿人选: the post is still to come
_LONGEST = 80


def phrase_before(line: Line, end: int, floor: int = 0) -> Phrase | None:
    """The title phrase that ends at ``end``, not reaching left over ``floor``; None where no title ends there."""
    head = _head(line, end, floor)
    if head is None or line.person_over(end):
        return None
    begin = _extend(line, max(floor, line.body_across(head, end)), max(floor, end - _LONGEST))
    begin = _trim(line, begin, head)
    return _marked(line, begin, head, end, floor)


def _marked(line: Line, begin: int, head: int, end: int, floor: int) -> Phrase:
    left = begin
    inner = mark_at(line.folded, begin, end) if begin < head or title_before(line.folded, end, begin + 1) else None
    if inner and inner[1] == "former":
        return Phrase(inner[0], end, "former", begin)
    if inner and inner[1] in ("elect", "acting"):
        return Phrase(begin, end, inner[1], begin)
    outer = mark_before(line.folded, begin)
    if outer and outer[0] >= floor:
        left, found = outer
        if found in ("elect", "acting"):
            return Phrase(left, end, found, left)
        return Phrase(begin, end, found, left)
    return Phrase(begin, end, _inner_time(line.folded[begin:end]), left)


def _inner_time(title: str) -> Time:
    """What a mark inside the phrase says: 美国前总统, 美国当选总统, 代理国防部长."""
    if re.search(r"时[期代]的|任内的|(?<=[一-鿿])(?:前(?!线|沿|锋|台|方|座|海)|时任)", title):
        return "former"
    if re.search(r"当选|候任|侯任", title) or title.endswith(_CANDIDATES):
        return "elect"
    return "acting" if re.search(r"代理|署理|看守", title) else "current"


def _head(line: Line, end: int, floor: int) -> int | None:
    begin = title_before(line.folded, end, floor)
    if begin is None and line.folded.endswith(_CANDIDATES, 0, end):
        suffix = next(suffix for suffix in _CANDIDATES if line.folded.endswith(suffix, 0, end))
        begin = title_before(line.folded, end - len(suffix), floor)
    if begin is not None:
        token = line.token_over(end)
        start = token.begin - line.sentence.begin if token else begin
        # A title that ends inside a longer word is none: 检察官 | 官员
        runs_on = token is not None and token.end - line.sentence.begin > end and not line.person_at(end)
        if token and runs_on and token.tag not in ("PER", "n", "nr", "ORG") and line.folded[end] not in "、（( ":
            return None
        if token and token.tag == "v" and line.folded[begin:end] in words("verb_too"):
            return begin if _POSTED.search(line.folded, max(0, begin - 8), begin) else None
        glued = token is not None and token.tag == "n" and begin - 2 <= start < begin
        return start if glued and line.folded[start] not in "“「『" else begin
    token = line.token_over(end)
    if token is None or token.end - line.sentence.begin != end or token.tag not in ("n", "nz"):
        return None
    start = token.begin - line.sentence.begin
    word = line.folded[start:end]
    return start if start >= floor and names_a_calling(word) and word not in words("stop") else None


_POSTED = re.compile("驻[一-鿿]{1,7}$")  # 驻美国|代表


def _extend(line: Line, begin: int, floor: int) -> int:
    while begin > floor:
        further = _step(line, begin, floor)
        if further is None or further >= begin or further < floor:
            return begin
        begin = further
    return begin


def _step(line: Line, begin: int, floor: int) -> int | None:
    """One step to the left: the new begin, None where the phrase ends."""
    folded = line.folded
    char = folded[begin - 1]
    body = line.body_before(begin)
    if body is not None:
        return body
    if folded.endswith(("负责", "主管", "分管", "专责"), 0, begin):
        return begin - 2
    term = _LAST_TERM.search(folded, max(floor, begin - 5), begin)
    if term:
        return term.start()
    if _country_at(line, begin) and char not in "驻）)”」":
        rank = _RANK.search(folded, max(floor, begin - 6), begin)
        return rank.start() if rank else _body_of(line, begin)
    if folded.endswith(("现任", "时任"), 0, begin) and line.body_before(begin - 2) is not None:
        return line.body_before(begin - 2)  # 证监会现任主席
    if line.person_over(begin):
        return _principal(line, begin)
    if char in "）)":
        bracket = _LATIN_BRACKETS.search(folded[max(0, begin - 64) : begin])
        return begin - len(bracket[0]) if bracket else None
    if char == " " and begin > 1 and folded[begin - 2] in ")）":
        return begin - 1
    if char in _QUOTED:
        return _quoted(line, begin)
    if char in "兼暨":
        return begin - 1 if title_before(folded, begin - 1, floor) is not None else None
    if char == "的":
        return across_de(line, begin, floor, _step)
    if char in "和与及、":
        return across_and(line, begin, floor)
    if folded[begin - 2 : begin - 1] == "驻" and country_of_character(char):
        return begin - 2
    if char == "驻" or (char in "-－/" and begin > 1 and folded[begin - 2].isalpha()):
        return begin - 1
    title = title_before(folded, begin, floor)
    if title is not None and folded[title:begin] not in words("stop"):
        return title
    return _word(line, begin)


_RANK = re.compile("(?:首[位名]|唯一|唯一一[位名]|第[0-9一二三四五六七八九十]+[位名])$")  # 首位|越南裔议员
_LAST_TERM = re.compile("(?:最后|最近|前|上|下|新|现)一[任位届]$")


def _principal(line: Line, begin: int) -> int | None:
    """Where the person begins whose aide it is, without 的 between: 拜登|长期助手."""
    aide = max((size for size in range(2, 8) if line.folded[begin : begin + size] in words("aide")), default=0)
    for size in (2, 3, 4) if not aide else ():
        aide = aide or (
            line.folded[begin : begin + size] in words("modifier")
            and line.folded[begin + size : begin + size + 2] in words("aide")
        )
    position = line.sentence.begin + begin
    names = [m.begin - line.sentence.begin for m in line.people if m.end == position and not m.nested]
    return min(names) if aide and names and not governed(line, min(names)) else None


def _body_of(line: Line, begin: int) -> int | None:
    """Where an organisation with 的 begins before a country: 世卫组织的 before 美国专家."""
    position = line.sentence.begin + begin - 1
    duty = duty_before(line, begin - 1, 0) if line.folded[begin - 1] == "的" else None
    if duty is not None:
        return duty
    if line.folded[begin - 1] != "的" or not any(m.end == position and m.kind == "organisation" for m in line.bodies):
        return None
    body = line.body_before(begin - 1)
    if line.folded.endswith(_OCCASIONS, 0, begin - 1):
        return None  # 出席…论坛的|肯尼亚总统
    return None if body is None or governed(line, body) else body


_OCCASIONS = ("论坛", "峰会", "会议", "大会", "年会", "博览会", "运动会")


def _country_at(line: Line, begin: int) -> bool:
    """Whether a country's name begins there: what stands before it belongs to another phrase."""
    position = line.sentence.begin + begin
    bodies = [m for m in line.bodies if m.begin == position and m.kind == "place"]
    return any(
        place.kind == "country" for m in bodies for place in lookup(line.folded[begin : m.end - line.sentence.begin])
    )


def _word(line: Line, begin: int) -> int | None:
    token = line.token_over(begin)
    if token is None:
        return None
    start = token.begin - line.sentence.begin
    if start >= begin:
        return None
    word = line.folded[start:begin]
    if word == "问题" and folded_starts(line, begin, "on_a_question"):
        return start  # 人权问题特别报告员
    if word in words("stop"):
        return None
    former = re.match("、?[原前](?=..)", word) if token.tag == "nr" else None
    if former:
        return start + former.end()  # 原保安|局长
    if token.tag == "ORG" and "由" in word:
        return start + word.index("由") + 1  # 信由|工党 议员
    for size in range(min(8, begin), 1, -1):
        part = line.folded[begin - size : begin]
        if part in words("modifier") or part in words("field"):
            return begin - size
    bracket = max(word.rfind("）"), word.rfind(")"))
    if bracket >= 0:  # a token that reaches over a bracket: University）|政治学系
        return start + bracket + 1 if bracket + 1 < len(word) else None
    if re.search(r"[，。、：；“”]", word):
        joined = token.tag == "ORG" and title_before(line.folded, start + word.rfind("、")) is None
        return start if joined else None
    if word in words("modifier") or _ORDINAL.fullmatch(word):
        return start
    if word in _OF_RENOWN and line.body_before(start) is not None:
        return start  # 俄罗斯|著名|政治人物
    if len(word) == 1 and country_of_character(word) and _opens(line, start):
        return start
    if token.tag in _NOUNS or (token.tag in _ADJECTIVES and word not in _VAGUE):
        return start
    if token.tag == "v" and len(word) <= 2 and line.folded[begin : begin + 1] in tuple("部局署厅处"):
        return start
    if word == "前" and start > 0 and line.body_before(start) is not None:
        return start
    return None


def folded_starts(line: Line, begin: int, sense: str) -> bool:
    """Whether a word of that sense begins there."""
    return any(line.folded.startswith(word, begin) for word in words(sense))


_VAGUE = frozenset("同样 一样 最新 新 主要 重要 多 更多 其他 相同 著名 知名 年轻 年长 老 共同 紧张 强硬 资料".split())


_OF_RENOWN = frozenset("著名 知名 年轻 新锐 新".split())


def _opens(line: Line, begin: int) -> bool:
    return begin == 0 or line.folded[begin - 1] in "，。；：！？、“”「」（） " or line.token_over(begin) is not None


def _quoted(line: Line, begin: int) -> int | None:
    """A short name in quotation marks inside the phrase: 「…領導小組」的副組長."""
    opening = line.folded.rfind(_QUOTED[line.folded[begin - 1]], max(0, begin - 40), begin)
    if opening < 0:
        return None
    inner = line.folded[opening + 1 : begin - 1]
    return opening if not re.search(r"[，。！？：且能让是]", inner) else None


def _trim(line: Line, begin: int, head: int) -> int:
    while begin < head and line.folded[begin] in "、，的和与及兼暨 　）)”」":
        begin += 1
    return begin
