"""From points of time to whole expressions: 周三（7月19日）晚些时候 is one, 16日至19日 is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kg.chinese.dates_fields import Atom, Fields, Span, merged
from kg.chinese.dates_points import TIMES, Point, completed, points_of, rule_of, usable

Tail = Literal["", "since", "from", "before", "after", "dateline", "every"]

_OPEN = re.compile(r"\s?[（(]\s?(?:即)?(?P<elsewhere>[㐀-鿿]{2,5}时间)?$")
_CLOSE = re.compile(r"\s?(?:晚间?|早|凌晨)?\s?[)）]")
_RANGE = re.compile(
    r"(?:当天|左右|起|开始|晚间?|早上|上午|下午)?\s?(?:一直)?(?:至|到|~|～|[-－–—─]{1,2})\s?(?:了|翌年的?)?$"
)

_AND = re.compile(r"\s?(?:和|与|及|以及|跟)\s?$")
_LIST = re.compile(r"\s?(?:、|和|与|及|以及)\s?$")
_BETWEEN = re.compile(r"\s?(?:之间|间(?!接|谍|隔))")
_SUFFIX = re.compile(r"\s?(?:左右|前后|期间|许(?!多|可)|(?<=[月年季周度])间(?!接|谍|隔)|当天|当日|止)")
_LATER_GAP = re.compile(r"\s?[)）]?的?")
_LATER = re.compile(
    r"的?(?:稍?(?:晚|早)些?(?:的?时候|时)|稍[晚早后](?:时候|时)?|较[早晚](?:时候|时)?|[早晚]前|深夜|晚间?(?=[，在]))"
)

_SINCE = re.compile(r"(?:开始|起)?(?:以来|至今|迄今|以降|到现在|到今天|到目前|至目前)")
_FROM = re.compile(r"\s?(?:起(?![草诉源初飞步义码到来因])|开始|始(?!终|于|建))")
_BEFORE = re.compile(
    r"\s?(?:[之以]前|或[之以]前|及[之以]前|"
    r"前(?![往去来赴任夕后途线述景进述所总国首副外防议部财司书主委部特候美中英德俄法日韩台驻省市州夫妻女男民共]))"
)

_AFTER = re.compile(r"\s?(?:[之以]后|或[之以]后|及[之以]后|后(?![续方裔勤备悔]|来到))")
_WIRE = re.compile(r"\s?(?:[-–—]{1,2}\s|专?电(?![话视影动子力脑信讯台邮报缆车])|专?讯(?!问|息)|综合(?:电|报道|外电))")
_EVERY = re.compile(r"(?:每个?|每[年月周逢]|逢|历年|往年)(?:的)?$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One expression: a point, two that bound a stretch, or a length of time."""

    begin: int
    end: int
    rule: str
    left: Fields | None = None
    right: Fields | None = None
    span: Span | None = None
    tail: Tail = ""


def phrases(text: str, found: Iterable[Atom | Span], *, whole: bool = False) -> tuple[Phrase, ...]:
    """The expressions that the parts form, in text order.

    Args:
        text: what the parts were found in, in Simplified characters.
        whole: the text is one expression, so that 3/15 or a bare 2018 is read as well.
    """
    out: list[Phrase] = []
    points: list[Point] = []
    for item in points_of(text, found):
        if isinstance(item, Span):
            if points and _is_later(text, points[-1].end, item):
                continue  # taken up where the point is finished
            out += _joined(text, points, whole=whole)
            points = []
            out.append(_of_span(item))
        else:
            points.append(item)
    out += _joined(text, points, whole=whole)
    return tuple(_apart(out))


def _apart(found: list[Phrase]) -> Iterator[Phrase]:
    """The phrases without any that begins inside the one before; lengths of time side by side are one: 1小时40分钟."""
    last: Phrase | None = None
    for phrase in found:
        if last is None:
            last = phrase
        elif last.rule == phrase.rule == "dates.duration" and phrase.begin == last.end:
            last = replace(last, end=phrase.end)
        elif phrase.begin >= last.end:
            yield last
            last = phrase
    if last is not None:
        yield last


def _is_later(text: str, end: int, span: Span) -> bool:
    """Whether 晚些时候 belongs to the date before it."""
    return bool(_LATER_GAP.fullmatch(text, end, span.begin) and _LATER.fullmatch(text, span.begin, span.end))


def _of_span(span: Span) -> Phrase:
    return Phrase(span.begin, span.end, f"dates.{span.sort}", span=span)


def _joined(text: str, points: list[Point], *, whole: bool) -> list[Phrase]:
    out: list[Phrase] = []
    index = 0
    while index < len(points):
        point, index = _with_brackets(text, points, index)
        following = _range_right(text, points, index, point)
        if following is not None and usable(text, following, whole=True):
            end, index = _range_end(text, following), index + 1
            phrase = Phrase(point.begin, end, "dates.range", completed(text, point), following.fields)
            out.append(_with_tail(text, phrase))
        elif usable(text, point, whole=whole):
            out.append(_of_point(text, point))
    return out


def _with_brackets(text: str, points: list[Point], index: int) -> tuple[Point, int]:
    """A point with what its brackets add: the date of a weekday, the same moment elsewhere."""
    point, index = points[index], index + 1
    later = _LATER.match(text, point.end)
    if later and not set(point.kinds) <= {"zone", "tod", "clock"}:
        point = replace(point, end=later.end())
    while index < len(points) and (opened := _OPEN.fullmatch(text, point.end, points[index].begin)):
        inner = points[index]
        close = _CLOSE.match(text, inner.end)
        if close is None or (set(inner.kinds) <= {"zone", "tod", "clock"} and not point.kinds):
            break
        fields = point.fields if opened["elsewhere"] else _explained(point.fields, inner.fields)
        point, index = Point(point.begin, close.end(), fields, (*point.kinds, "bracket")), index + 1
        while index < len(points) and points[index].begin == point.end and set(points[index].kinds) <= TIMES:
            point, index = replace(point, end=points[index].end), index + 1
        later = _LATER.match(text, point.end)
        point = replace(point, end=later.end()) if later else point
    return point, index


def _explained(outer: Fields, inner: Fields) -> Fields:
    """What a date and the bracket after it say together; the bracket decides the day unless it tells another zone's."""
    if (outer.zone or inner.zone) and outer.day is not None:
        return inner if inner.zone == "当地" else outer
    weekday = outer.weekday if outer.weekday is not None else inner.weekday
    if inner.day is not None or inner.holiday:
        both = merged(
            replace(outer, day=None, day_base=None, weekday=None, week=None, weak=None), replace(inner, weak=None)
        )
        return replace(both or replace(inner, weak=None), weekday=weekday)
    if outer.day is not None and outer.day_base == "calendar":
        return replace(outer, weekday=weekday)
    return outer if outer.day is not None or outer.weekday is not None else (merged(outer, inner) or outer)


def _range_right(text: str, points: list[Point], index: int, left: Point) -> Point | None:
    if index >= len(points):
        return None
    right, gap = points[index], text[left.end : points[index].begin]
    if set(left.kinds) <= {"tod", "clock", "zone", "tod1"} or set(right.kinds) <= {"tod", "clock", "zone", "tod1"}:
        return None
    if left.fields.zone and right.fields.zone:
        return None
    if _WIRE.fullmatch(gap) and left.fields.weekday is None and right.fields.weekday is not None:
        return None  # 路透3月28日 - 周六，……
    if _RANGE.match(gap) or (_AND.match(gap) and _BETWEEN.match(text, right.end)):
        return right
    return right if _LIST.match(gap) and _next_day(left.fields, right.fields) else None


def _next_day(left: Fields, right: Fields) -> bool:
    """Whether 16日和17日, 周六、周日 are days in a row, the second of which names no month."""
    if right.month is not None or right.year is not None or left.day_last or right.day_last:
        return False
    if left.day is not None and right.day is not None and left.day_base == right.day_base:
        return right.day == left.day + 1
    if left.day is None and left.weekday is not None and right.weekday is not None and right.week in (None, left.week):
        return right.weekday == left.weekday + 1 and left.nth is None
    return False


def _range_end(text: str, right: Point) -> int:
    between = _BETWEEN.match(text, right.end)
    return between.end() if between else right.end


def _of_point(text: str, point: Point) -> Phrase:
    fields = completed(text, point)
    return _with_tail(text, Phrase(point.begin, point.end, rule_of(point, fields), fields))


def _with_tail(text: str, phrase: Phrase) -> Phrase:
    """The phrase with what stands at its ends: 以来, 起, 前, 后, 每, or 电 of a dateline."""
    if phrase.rule != "dates.part_of_day":
        suffix = _SUFFIX.match(text, phrase.end)
        phrase = replace(phrase, end=suffix.end()) if suffix else phrase
    if _EVERY.search(text, max(0, phrase.begin - 3), phrase.begin):
        return replace(phrase, tail="every", rule="dates.every")
    tails: tuple[tuple[re.Pattern[str], Tail], ...] = (
        (_SINCE, "since"), (_BEFORE, "before"), (_AFTER, "after"), (_WIRE, "dateline"), (_FROM, "from"),
    )  # fmt: skip
    for pattern, tail in tails:
        found = pattern.match(text, phrase.end)
        if found and tail == "before" and phrase.left and phrase.left.time and _has_day(phrase):
            return replace(phrase, end=found.end())  # 20日中午前 is that day
        if found and not (phrase.rule == "dates.part_of_day" or (tail == "dateline" and not _has_day(phrase))):
            end = phrase.end if tail == "dateline" else found.end()
            return replace(phrase, end=end, tail=tail, rule=f"dates.{tail}")
    return phrase


def _has_day(phrase: Phrase) -> bool:
    return phrase.left is not None and phrase.left.day is not None
