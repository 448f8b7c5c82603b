"""How far to the left a title phrase reaches: 美国 负责日本和韩国事务的 副助理国务卿 ← the name."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.chinese.gazetteer import country_of_character, lookup
from kg.chinese.titles import Time, mark_at, mark_before, names_a_calling, title_before, words
from kg.model import Mention, Sentence, Token

_NOUNS = frozenset(("n", "nz", "nt", "ns", "nw", "an", "vn", "LOC", "ORG", "s", "j"))
_ADJECTIVES = frozenset(("a", "ad", "b"))
_LATIN_BRACKETS = re.compile(r"[（(][A-Za-z0-9 .,&'’\-–/]{1,60}[）)]$")
_QUOTED = {"”": "“", "」": "「", "』": "『", "》": "《"}
_DUTIES = re.compile(r"(?:负责|主管|分管|主理|掌管|专责)[^，。、；：“”（）]{1,24}$")
_LATIN_NAME = re.compile(r"(?<![A-Za-z0-9.&])[A-Z][A-Za-z0-9.&'’\-]*(?: [A-Za-z0-9.&'’\-]+){0,5}$")
_LEARNING = re.compile(r"[一-鿿]{1,3}学$")
_ORDINAL = re.compile(r"第[0-9一二三四五六七八九十百]{1,4}(?:[任届位]|号)?|首[任位席]|[一二]号|[一二三四]级")
_CANDIDATES = ("提名人选", "人选", "被提名人", "提名人")  # 国务卿人选: the post is still to come
_LONGEST = 60
_FORENAME = 3  # characters of a forename that a name may have lost


@dataclass(frozen=True, slots=True)
class Phrase:
    """A title phrase in a sentence, by offsets in the sentence, without its time mark."""

    begin: int
    end: int
    time: Time
    left: int  # where the phrase begins with its time mark


class Line:
    """A sentence prepared for walking: where tokens and mentions end and begin."""

    def __init__(self, sentence: Sentence, inside: tuple[Mention, ...]) -> None:
        self.sentence = sentence
        self.folded = sentence.folded
        self.tokens = sentence.tokens
        self.ends = [token.end - sentence.begin for token in sentence.tokens]
        self.people = [mention for mention in inside if mention.kind == "person"]
        self.bodies = [mention for mention in inside if mention.kind != "person"]

    def token_over(self, end: int) -> Token | None:
        """The token that holds the character before ``end``."""
        index = bisect_left(self.ends, end)
        return self.tokens[index] if index < len(self.tokens) else None

    def body_before(self, end: int) -> int | None:
        """Where the longest organisation or place that ends at ``end`` begins."""
        position = self.sentence.begin + end
        begins = [mention.begin - self.sentence.begin for mention in self.bodies if mention.end == position]
        return min(begins, default=None)

    def body_across(self, begin: int, end: int) -> int:
        """Where a name begins that reaches into the title at ``begin`` (国务院台办 of 国务院台办主任), or ``begin``."""
        position = self.sentence.begin + begin
        last = self.sentence.begin + end
        return min(
            (m.begin - self.sentence.begin for m in self.bodies if m.begin < position < m.end < last), default=begin
        )

    def name_begin(self, mention: Mention) -> int:
        """Where a name begins, with what the tagger took to belong to it (让-吕克 before a surname found alone)."""
        begin = mention.begin - self.sentence.begin
        token = self.token_over(begin + 1)
        if token is None or token.tag != "PER" or token.end < mention.end:
            return begin
        start = token.begin - self.sentence.begin
        foreign = "·" in self.folded[start : token.end - self.sentence.begin] and begin - start <= _FORENAME
        return start if foreign and start < begin and title_before(self.folded, begin) is None else begin

    def word_ends(self, end: int) -> bool:
        """Whether a token ends there."""
        token = self.token_over(end)
        return token is not None and token.end - self.sentence.begin == end

    def person_at(self, begin: int) -> bool:
        """Whether a person's name begins there."""
        position = self.sentence.begin + begin
        return any(mention.begin == position for mention in self.people)

    def person_in(self, begin: int, end: int) -> bool:
        """Whether a person's name lies in the stretch."""
        first, last = self.sentence.begin + begin, self.sentence.begin + end
        return any(first <= mention.begin and mention.end <= last and not mention.nested for mention in self.people)

    def person_over(self, end: int) -> bool:
        """Whether the character before ``end`` belongs to a person's name outside of any organisation's."""
        position = self.sentence.begin + end
        return any(
            mention.begin < position <= mention.end
            and not any(body.begin <= mention.begin and mention.end <= body.end for body in self.bodies)
            for mention in self.people
        )


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
    if re.search(r"(?<=[一-鿿])前(?!线|沿|锋|台|方|座|海)", title):
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
            return None
        return min(begin, start) if token and start < begin and token.tag == "n" and begin - start <= 2 else begin
    token = line.token_over(end)
    if token is None or token.end - line.sentence.begin != end or token.tag not in ("n", "nz"):
        return None
    start = token.begin - line.sentence.begin
    word = line.folded[start:end]
    return start if start >= floor and names_a_calling(word) and word not in words("stop") else None


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
    if _country_at(line, begin) and char not in "驻）)”」":
        return _body_of(line, begin)
    if line.person_over(begin):
        return None
    if char in "）)":
        bracket = _LATIN_BRACKETS.search(folded[max(0, begin - 64) : begin])
        return begin - len(bracket[0]) if bracket else None
    if char in _QUOTED:
        return _quoted(line, begin)
    if char in "兼暨":
        return begin - 1 if title_before(folded, begin - 1, floor) is not None else None
    if char == "的":
        return _across_de(line, begin, floor)
    if char in "和与及、":
        return _across_and(line, begin, floor)
    if folded[begin - 2 : begin - 1] == "驻" and country_of_character(char):
        return begin - 2
    if char == "驻" or (char in "-－/" and begin > 1 and folded[begin - 2].isalpha()):
        return begin - 1
    title = title_before(folded, begin, floor)
    if title is not None and folded[title:begin] not in words("stop"):
        return title
    return _word(line, begin)


def _body_of(line: Line, begin: int) -> int | None:
    """Where an organisation with 的 begins before a country: 世卫组织的 before 美国专家."""
    position = line.sentence.begin + begin - 1
    if line.folded[begin - 1] != "的" or not any(m.end == position and m.kind == "organisation" for m in line.bodies):
        return None
    body = line.body_before(begin - 1)
    return None if body is None or _governed(line, body) else body


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
    if word in words("stop"):
        return None
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
    if len(word) == 1 and country_of_character(word) and _opens(line, start):
        return start
    if token.tag in _NOUNS or (token.tag in _ADJECTIVES and word not in _VAGUE):
        return start
    if token.tag == "v" and len(word) <= 2 and line.folded[begin : begin + 1] in tuple("部局署厅处"):
        return start
    if word == "前" and start > 0 and line.body_before(start) is not None:
        return start
    return None


_VAGUE = frozenset("同样 一样 最新 新 主要 重要 多 更多 其他 相同 著名 知名 年轻 年长 老 共同 紧张 强硬 资料".split())


def _opens(line: Line, begin: int) -> bool:
    return begin == 0 or line.folded[begin - 1] in "，。；：！？、“”「」（） " or line.token_over(begin) is not None


def _quoted(line: Line, begin: int) -> int | None:
    """A short name in quotation marks inside the phrase: 「…領導小組」的副組長."""
    opening = line.folded.rfind(_QUOTED[line.folded[begin - 1]], max(0, begin - 40), begin)
    if opening < 0:
        return None
    inner = line.folded[opening + 1 : begin - 1]
    return opening if not re.search(r"[，。！？：且能让是]", inner) else None


def _across_de(line: Line, begin: int, floor: int) -> int | None:
    """Over 的: an organisation or place before it, or a duty (负责…的)."""
    left = begin - 1
    duty = _DUTIES.search(line.folded[max(floor, left - 30) : left])
    if duty:
        return left - len(duty[0])
    if left > 1 and line.folded[left - 1] in "）)”」":
        further = _step(line, left, floor)
        return further if further is not None else None
    holder = _person_before(line, left)
    if holder is not None:
        return holder
    body = line.body_before(left)
    latin = _LATIN_NAME.search(line.folded, max(floor, left - 40), left)
    if latin and (body is None or latin.start() < body):
        return latin.start()
    if body is None:
        return _group_before(line, left)
    seat = _seat(line, body)
    if seat is not None:
        return seat
    if body > 0 and line.folded[body - 1] == "驻":
        return body - 1
    return None if _governed(line, body) else body


def _person_before(line: Line, left: int) -> int | None:
    """Where a person begins whose lawyer or aide it is: 普京的, 鲁哈尼总统的."""
    end = left
    title = title_before(line.folded, end, max(0, end - 6))
    position = line.sentence.begin
    for stop in (end, title) if title is not None else (end,):
        for mention in line.people:
            if mention.end == position + stop and not mention.nested:
                begin = mention.begin - position
                return None if _governed(line, begin) else begin
    return None


def _seat(line: Line, body: int) -> int | None:
    """Where the organisation begins before 在 or 驻 and a place: BBC在内罗毕的, 新华社驻北京的."""
    if line.folded[body - 1 : body] not in ("在", "驻"):
        return None
    position = line.sentence.begin + body - 1
    begins = [m.begin for m in line.bodies if m.end == position and m.kind == "organisation"]
    return min(begins) - line.sentence.begin if begins else None


def _governed(line: Line, begin: int) -> bool:
    """Whether a verb or preposition stands before, number words between: 出席第15届海峡论坛的, 抵达中国的."""
    before = line.token_over(begin)
    while before is not None and before.tag == "m" and before.begin > line.sentence.begin:
        before = line.token_over(before.begin - line.sentence.begin)
    return before is not None and before.tag in ("v", "p")


def _group_before(line: Line, left: int) -> int | None:
    """A body that bears no name of its own but a person's or country's: 拜登竞选团队的."""
    token = line.token_over(left)
    if token is None or token.tag != "n" or token.end - line.sentence.begin != left:
        return None
    word = line.folded[token.begin - line.sentence.begin : left]
    return token.begin - line.sentence.begin if word.endswith(_GROUPS) else None


_GROUPS = (
    "团队",
    "政府",
    "小组",
    "公司",
    "中心",
    "组织",
    "部门",
    "党",
    "机构",
    "大学",
    "学院",
    "协会",
    "委员会",
    "办公室",
    "部",
)


def _across_and(line: Line, begin: int, floor: int) -> int | None:
    """Over 和 与 及 、 between two fields of one post (外交与安全政策) or two offices (台办、国台办主任)."""
    left = begin - 1
    if line.folded[left] == "以" or line.person_over(left) or title_before(line.folded, left, floor) is not None:
        return None
    field = next((size for size in range(8, 1, -1) if line.folded[left - size : left] in words("field")), 0)
    right = any(line.folded.startswith(word, begin) for word in _fields())
    if field and right:
        return left - field
    learning = _LEARNING.search(line.folded, max(floor, left - 4), left)
    if learning and re.match(r"[一-鿿]{1,4}学[系院]", line.folded[begin : begin + 7]):
        token = line.token_over(left)
        return min(token.begin - line.sentence.begin, left) if token else learning.start()
    if line.folded[left] == "、":
        position = line.sentence.begin + left
        if any(mention.end == position and mention.kind == "organisation" for mention in line.bodies):
            return left
    return None


def _fields() -> tuple[str, ...]:
    return tuple(sorted(words("field")))


def _trim(line: Line, begin: int, head: int) -> int:
    while begin < head and line.folded[begin] in "、，的和与及兼暨 　）)”」":
        begin += 1
    return begin
