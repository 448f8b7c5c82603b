"""Over 的, 和 and 、 inside a title phrase: 美国国务院的发言人, 外交与安全政策高级代表."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.chinese.titles import title_before, words
from kg.extract.roles_line import Line

Step = Callable[[Line, int, int], int | None]

_DUTIES = re.compile(
    r"(?:负责|主管|分管|主理|掌管|专责|专司)(?:(?!负责|主管|分管|主理|掌管|专责)[^，。；：“”（）]){1,24}$"
)
_ERA = re.compile("(?:时期|时代|任内|执政时期|当政时期)$")  # 马英九政府时期的|国防部副部长
_LATIN_NAME = re.compile(r"(?<![A-Za-z0-9.&])[A-Z][A-Za-z0-9.&'’\-]*(?: [A-Za-z0-9.&'’\-]+){0,5}$")
_LEARNING = re.compile(r"[一-鿿]{1,3}学$")


def across_de(line: Line, begin: int, floor: int, step: Step) -> int | None:
    """Over 的: an organisation or place before it, or a duty (负责…的)."""
    left = begin - 1
    duty = duty_before(line, left, floor)
    if duty is not None:
        return duty
    if line.folded.endswith(("》一书", "）一书", ")一书"), 0, left):
        return left - 2
    era = _ERA.search(line.folded, max(floor, left - 6), left)
    if era:
        return _person_before(line, era.start()) or line.body_before(era.start())
    if left > 1 and line.folded[left - 1] in "）)”」":
        further = step(line, left, floor)
        bracket = further is not None and line.folded[further] in "（("
        return _person_before(line, further) or further if further is not None and bracket else further
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
    return None if body > floor and governed(line, body) and not _holder_of(line, body, left) else body


def _holder_of(line: Line, body: int, left: int) -> bool:
    """Whether the body is a party or an office and the verb before it takes people: 回答日本维新会的参议员."""
    position = line.sentence.begin
    ends = any(
        m.end == position + left and m.begin == position + body and m.kind == "organisation" for m in line.bodies
    )
    before = line.token_over(body)
    return ends and before is not None and line.folded[before.begin - position : body] in words("takes_person")


def _person_before(line: Line, left: int) -> int | None:
    """Where a person begins whose lawyer or aide it is: 普京的, 鲁哈尼总统的."""
    end = left
    title = title_before(line.folded, end, max(0, end - 6))
    position = line.sentence.begin
    for stop in (end, title) if title is not None else (end,):
        for mention in line.people:
            if mention.end == position + stop and not mention.nested:
                begin = mention.begin - position
                return None if governed(line, begin) else begin
    return None


def _seat(line: Line, body: int) -> int | None:
    """Where the organisation begins before 在 or 驻 and a place: BBC在内罗毕的, 新华社驻北京的."""
    if line.folded[body - 1 : body] not in ("在", "驻"):
        return None
    position = line.sentence.begin + body - 1
    begins = [m.begin for m in line.bodies if m.end == position and m.kind == "organisation"]
    return min(begins) - line.sentence.begin if begins else None


def governed(line: Line, begin: int) -> bool:
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
    "研究所",
    "研究院",
    "实验室",
    "基金会",
    "智库",
    "集团",
    "学校",
    "医院",
)


def across_and(line: Line, begin: int, floor: int) -> int | None:
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


def duty_before(line: Line, left: int, floor: int) -> int | None:
    """Where a duty begins that ends at ``left``: 负责日本和韩国事务."""
    duty = _DUTIES.search(line.folded[max(floor, left - 30) : left])
    return left - len(duty[0]) if duty else None
