"""What the written forms of months, weeks and days say."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kg.chinese.dates_fields import Atom, Base, Fields, Span
from kg.chinese.dates_numerals import number
from kg.chinese.dates_parts import atom, checked, value_of
from kg.chinese.tables import rows

_WEEKDAYS = "一二三四五六日天"


def _months(found: re.Match[str]) -> Atom | None:
    first, last = value_of(found, "ms_a"), value_of(found, "ms_b")
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    if _is_list(found) and last != first + 1:  # 3月和9月 are two dates
        begin, end = _one_of_list(found, "ms")
        return Atom(begin, end, "month", Fields(month=first if found["ms_u"] else last))
    return atom(found, Fields(months=(first, last if last >= first else last + 12)))


def _month(found: re.Match[str]) -> Atom | None:
    text = found["m"]
    lunar = True if text in ("正", "腊") or found["leap"] else None
    month = 12 if text == "腊" else value_of(found, "m")
    return checked(found, Fields(month=month, lunar=lunar, leap=True if found["leap"] else None))


_REF_MONTHS = {"上上": -2, "上": -1, "下下": 2, "下": 1, "本": 0, "这": 0}
_ANCHOR_MONTHS = {"当": 0, "同": 0, "该": 0, "那": 0, "次": 1, "翌": 1, "隔": 1}


def _relative_month(found: re.Match[str]) -> Atom | None:
    text = found["rm"].replace("一", "").replace("个", "").removesuffix("月")
    if text in _REF_MONTHS:
        return atom(found, Fields(month=_REF_MONTHS[text], month_base="reference"))
    return atom(found, Fields(month=_ANCHOR_MONTHS[text], month_base="anchor"))


def _lunar(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(lunar=True))


def _days(found: re.Match[str]) -> Atom | None:
    first, last = value_of(found, "ds_a"), value_of(found, "ds_b")
    if _is_list(found) and last != first + 1:
        begin, end = _one_of_list(found, "ds")
        day = first if found["ds_u"] else last
        return Atom(begin, end, "day", Fields(day=day, day_base="calendar")) if 1 <= day <= 31 else None
    return checked(found, Fields(day=first, day_base="calendar", day_last=last))


def _is_list(found: re.Match[str]) -> bool:
    return not re.search("[至到~～—–－─/-]", found[0])


def _one_of_list(found: re.Match[str], prefix: str) -> tuple[int, int]:
    """The first of two listed days or months where it has its own unit, else the second: 4、8日 is read as 8日."""
    if found[f"{prefix}_u"]:
        return found.start(), found.end(f"{prefix}_u")
    return found.start(f"{prefix}_b"), found.end()


def _lunar_day(found: re.Match[str]) -> Atom | None:
    day = number(found["ld"].removeprefix("初"))
    return checked(found, Fields(month=1 if found["ld_n"] else None, day=day, day_base="calendar", lunar=True))


_LENGTH_LEFT = re.compile(
    r"(?:为期|历时|长达|连续|持续|一连|整整|进行|展开|开始|近|约|达|共|满|逾|每|第|这|的|有|[^\W\d_]国?作?)$"
)

_DAY_LEFT = re.compile(r"(?:(?<![现正存停留])[在于]|自|时间)$")
_SAID_RIGHT = re.compile("表示|指出|宣布|公布|证实|透露|召开|发表|发布|接受|抵达|上午|下午|中午|晚|凌晨|清晨|傍晚|深夜")
_REACH_RIGHT = re.compile("[之以]?[前后内间]|的")
_LENGTH_RIGHT = re.compile(r"\s?(?:之?内|之?间|访问|之?旅|行程|之?行|游|来|以来|时间|的(?:访|行|会|国|工|正))")
_NAME_LEFT = re.compile(r"(?:^|[^\u4e00-\u9fff\dA-Za-z]|[在于自从到至和与及是由等将了月年定本\s])$")


def _day(found: re.Match[str]) -> Atom | Span | None:
    text, unit = found["d"], found["d_u"]
    day = value_of(found, "d")
    before = found.string[max(0, found.start() - 4) : found.start()]
    after_month = before.endswith(("月", "月份"))
    if not after_month:
        if unit == "号" and not (text.isdecimal() and _NAME_LEFT.search(before)):
            return None
        if not text.isdecimal() and _is_length(found, before, day):
            return Span(found.start(), found.end(), "duration", day, "day")
        if text.isdecimal() and re.search("为期|历时|长达|连续|持续|一连|整整|第$|每", before):
            return Span(found.start(), found.end(), "duration", day, "day")
        if day > 31 and unit == "日":
            return Span(found.start(), found.end(), "duration", day, "day")
    return checked(found, Fields(day=day, day_base="calendar"))


def _is_length(found: re.Match[str], before: str, day: int) -> bool:
    """Whether 三日 without a month is a length of time or part of a word."""
    if day <= 1 or before.endswith(("第", "每", "有", "一")):
        return True
    if _DAY_LEFT.search(before) or _SAID_RIGHT.match(found.string, found.end()):
        return _REACH_RIGHT.match(found.string, found.end()) is not None
    return day <= 10 and bool(_LENGTH_LEFT.search(before) or _LENGTH_RIGHT.match(found.string, found.end()))


@cache
def _relative_days() -> dict[str, tuple[int, Base]]:
    return {
        row["surface"]: (int(row["days"]), "anchor" if row["base"] == "anchor" else "reference")
        for row in rows("relative_days")
    }


def _relative_day(found: re.Match[str]) -> Atom | None:
    days, base = _relative_days()[found["rd"]]
    return atom(found, Fields(day=days, day_base=base, time=found["rd"][-1] in "晚早晨夜午" or None))


def _nth_weekday(found: re.Match[str]) -> Atom | None:
    nth = -1 if found["nw_l"] else value_of(found, "nw_n")
    return atom(found, Fields(nth=nth, weekday=min(_WEEKDAYS.index(found["nw_d"]), 6)))


def _nth_week(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(nth=value_of(found, "w_n"))) if 1 <= value_of(found, "w_n") <= 53 else None


def _nth_month(found: re.Match[str]) -> Atom | None:
    month = 12 if found["mn_l"] else value_of(found, "mn_n") if found["mn_n"] else 1
    return checked(found, Fields(month=month))


def _week_offset(text: str | None) -> int | None:
    if not text:
        return None
    text = text.replace("个", "").replace("一", "").replace("再", "下")
    if text.startswith(("上", "下")):
        return -len(text) if text[0] == "上" else len(text)
    return 0 if text[0] in "本这今" else None


def _weekday(found: re.Match[str]) -> Atom | None:
    day = min(_WEEKDAYS.index(found["wd"]), 6)
    return atom(found, Fields(weekday=day, week=_week_offset(found["wd_r"])))


def _half_week(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(week=0, half_week=found["hw"] == "下"))


def _weekend(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(weekend=True, week=_week_offset(found["we"])))


def _week(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(week=_week_offset(found["wk"])))


READ: dict[str, Callable[[re.Match[str]], Atom | Span | None]] = {
    "months": _months,
    "month": _month,
    "relmonth": _relative_month,
    "lunar": _lunar,
    "days": _days,
    "lunarday": _lunar_day,
    "day": _day,
    "relday": _relative_day,
    "nthweekday": _nth_weekday,
    "week2": _nth_week,
    "monthnth": _nth_month,
    "weekday": _weekday,
    "halfweek": _half_week,
    "weekend": _weekend,
    "week": _week,
}
