"""From the parts of a date to one point of time: 今年, 5月, 第一个周二 are one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.chinese.dates_fields import Atom, Fields, Span, merged
from kg.chinese.dates_lunar import holidays

_RANK = {
    "zone": 0, "decade": 1, "decade4": 1, "century": 1, "era": 1, "year": 1, "roc": 1, "year2": 1, "relyear": 1,
    "relyears": 1, "span_year": 1, "bareyear": 1, "half": 2, "quarter": 2, "season": 2, "yearpart": 2, "holiday": 2,
    "months": 2, "lunar": 2, "month": 3, "relmonth": 3, "monthnth": 3, "yearmonth": 3, "monthpart": 4, "tenday": 4,
    "halfmonth": 4, "week2": 4, "week": 4, "halfweek": 4, "weekend": 4, "head": 4, "day": 5, "days": 5, "relday": 5,
    "lunarday": 5, "bareday": 5, "short": 5, "iso": 5, "compact": 5, "dmy": 5, "monthday": 5, "weekday": 6,
    "nthweekday": 6, "tod": 7, "tod1": 7, "clock": 7,
}  # fmt: skip

_YEAR_KINDS = frozenset(kind for kind, rank in _RANK.items() if rank == 1)
_WEAK = frozenset({"monthday", "bareday", "bareyear", "short", "tod", "clock", "month"})
TIMES = frozenset({"tod", "tod1", "clock"})
_GAP = re.compile(r"[ \u3000\u00a0]{0,2}的?[ \u3000]?$")
_COMMA = re.compile(r"\s?[，,、]\s?$")
_HOLIDAY_NEXT = re.compile(r"(?:假期|长假|黄金周|连假|期间|当天|当日|当晚|前夕|前后|前一天)")
_FIRST = ("首个", "第一个")  # 实施后〔首个〕七一
_AFTER_BARE = (
    "上午",
    "下午",
    "晚间",
    "凌晨",
    "清晨",
    "早上",
    "傍晚",
    "中午",
    "深夜",
    "早间",
    "晚上",
    "午后",
    "清早",
    "早晨",
    "午夜",
)


@dataclass(frozen=True, slots=True)
class Point:
    """Neighbouring parts that make one point of time: their stretch of the text, what they fix, and their kinds."""

    begin: int
    end: int
    fields: Fields
    kinds: tuple[str, ...]


def points_of(text: str, found: Iterable[Atom | Span]) -> Iterable[Point | Span]:
    """The points of time that neighbouring parts make, and the lengths of time between them, in text order."""
    current: Point | None = None
    for part in found:
        if isinstance(part, Span):
            if current:
                yield current
            current = None
            yield part
            continue
        grown = _grown(text, current, part) if current else None
        if current and grown is None:
            yield current
        current = grown or Point(part.begin, part.end, part.fields, (part.kind,))
    if current:
        yield current


def _grown(text: str, point: Point, atom: Atom) -> Point | None:
    """The point with one more part, None where the part begins another expression."""
    gap = text[point.end : atom.begin]
    if atom.kind == "relday" and not gap and _is_day(point.fields) and text[atom.begin : atom.end] in ("当天", "当日"):
        return replace(point, end=atom.end)
    last, rank = _RANK[point.kinds[-1]], _RANK[atom.kind]
    if "lunar" in (point.kinds[-1], atom.kind):
        fits = True
    elif last == 6 and rank < 6:  # 周三7月19日, but 周三5月 is none
        fits = rank in (1, 3, 5) and point.fields.nth is None
    else:
        fits = rank > last or (rank == 7 and last == 7) or atom.kind == "yearpart"
    if not fits or not _may_follow(point, atom, last, rank):
        return None
    if not (_GAP.match(gap) or (_COMMA.match(gap) and {last, rank} == {5, 6} and point.fields.nth is None)):
        return None
    fields = merged(point.fields, atom.fields)
    return Point(point.begin, atom.end, fields, (*point.kinds, atom.kind)) if fields else None


def _is_day(fields: Fields) -> bool:
    return fields.day is not None or fields.weekday is not None or fields.holiday is not None


def _may_follow(point: Point, atom: Atom, last: int, rank: int) -> bool:
    if rank == 7:
        return last in (0, 5, 6, 7) or point.kinds[-1] == "holiday"
    if last == 1 and rank >= 5:  # a year, then a day: only 去年今日 and 2025年第一天
        return atom.kind in ("relday", "iso", "compact", "nthweekday") and point.fields.year_base != "calendar"
    if rank == 6:
        return last in (0, 3, 4, 5) and (last != 3 or atom.fields.nth is not None)
    if atom.kind in ("week", "weekend", "halfweek"):
        return last == 0
    return not (last == 2 and rank > 4)


def usable(text: str, point: Point, *, whole: bool) -> bool:
    """Whether the parts make a date at all."""
    fields, kinds = point.fields, set(point.kinds)
    if fields.weak and not whole and kinds <= _WEAK:
        return False
    if kinds <= {"zone", "lunar", "clock", "tod", "tod1"}:
        alone = text[point.begin - 1 : point.begin] not in ("的", "个", "每", "某", "天", "晚")
        return alone and text[point.begin : point.end].startswith(_AFTER_BARE)
    if fields.month is None and kinds <= {"lunarday", "week2", "nthweekday", "tod", "zone"}:
        return False
    if kinds <= {"monthnth", "week2", "nthweekday"}:
        return False
    if "holiday" in kinds and not kinds & _YEAR_KINDS and fields.holiday and not whole:
        named = text.endswith(_FIRST, 0, point.begin) or _HOLIDAY_NEXT.search(text, point.begin, point.end + 3)
        return holidays()[fields.holiday].bare or bool(named)
    if "head" in kinds and fields.head and not kinds & (_YEAR_KINDS | {"month", "relmonth"}):
        return fields.head[1] == "quarter"
    return not (kinds <= {"yearpart", "zone"} and text[point.begin] not in "年岁") and not (
        kinds <= {"monthpart", "zone"} and text[point.begin] != "月"
    )


def completed(text: str, point: Point) -> Fields:
    """The parts with the year or month that 年底 and 月初 leave unsaid."""
    fields, kinds = point.fields, set(point.kinds)
    of_year = ("yearpart" in kinds and fields.months is None) or ("head" in kinds and fields.months is not None)
    if of_year and fields.year is None and fields.part is None and fields.month is None and fields.head is None:
        return replace(fields, year=0, year_base="reference")
    if fields.month is None and (kinds & {"monthpart", "tenday"} or fields.part) and fields.months is None:
        return replace(fields, month=0, month_base="reference")
    return fields


def rule_of(point: Point, fields: Fields) -> str:
    """The rule id of a point, such as ``dates.weekday``."""
    if "bracket" in point.kinds:
        return "dates.bracketed"
    if "anchor" in (fields.day_base, fields.month_base, fields.year_base):
        return "dates.narrative"
    if fields.day is not None:
        return "dates.relative_day" if fields.day_base == "reference" else "dates.day"
    for name in ("holiday", "weekday", "weekend", "week", "month", "months", "head", "span", "year"):
        if getattr(fields, name) is not None:
            return {"months": "dates.part_of_year", "head": "dates.part_of_year", "span": "dates.decade"}.get(
                name, f"dates.{name}"
            )
    return "dates.part_of_day"
