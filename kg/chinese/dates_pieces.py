"""What parts of a year, holidays, times of day and doubtful forms say."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.chinese.dates_fields import Atom, Fields, Span
from kg.chinese.dates_numerals import number
from kg.chinese.dates_parts import atom, checked, value_of
from kg.chinese.dates_years import century_year

_MONTHS_OF = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}
_TEN_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, -1), "上中": (1, 20), "中下": (11, -1)}


def _quarter(found: re.Match[str]) -> Atom | None:
    if found["qr"]:
        text = found["qr"].replace("个", "").replace("一", "")
        return atom(found, Fields(head=({"上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}[text], "quarter")))
    text = found["q"] or found["q2"]
    if found["q"] and not found[0].startswith(("第", "首")) and not found[0].endswith("度"):
        return None  # 四季, 一季 are no quarters by themselves
    quarter = number(text) or 1
    return atom(found, Fields(months=(quarter * 3 - 2, quarter * 3)))


_HEAD_UNITS = {"季": "quarter", "月": "month", "天": "day", "日": "day", "周": "week", "星": "week"}


def _head(found: re.Match[str]) -> Atom | Span | None:
    count, unit = value_of(found, "hd_n"), _HEAD_UNITS[found["hd_u"].lstrip("个")[0]]
    if unit == "week" and found[0].startswith("前") and not found.string[: found.start()].endswith(("年", "月", "份")):
        return Span(found.start(), found.end(), "window", -count, "week")
    if found["hd_l"] in ("最后", "最後", "后"):
        return atom(found, Fields(head=(-count, unit)))
    if unit in ("quarter", "month"):
        size = count * (3 if unit == "quarter" else 1)
        return atom(found, Fields(months=(1, size))) if 1 <= size <= 12 else None
    return atom(found, Fields(head=(count, unit))) if count else None


def _half(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(months=(7, 12) if found["hf"][0] in "下后" else (1, 6)))


def _half_month(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(part=(16, -1) if found["hm"][0] in "下后" else (1, 15)))


def _ten_days(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(part=_TEN_DAYS[found["ten"]]))


def _year_part(found: re.Match[str]) -> Atom | None:
    end = re.search("[底末尾终]", found[0])
    if found.string[max(0, found.start() - 1) : found.start()] in ("季", "度"):
        return atom(found, Fields())
    return atom(found, Fields(months=(12, 12)) if end else Fields())


def _month_part(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields())


def _season(found: re.Match[str]) -> Atom | None:
    if found["s_y"]:
        year = {"去": -1, "今": 0, "明": 1}[found["s_y"]]
        return atom(found, Fields(year=year, year_base="reference", months=_MONTHS_OF[found["s_2"]]))
    return atom(found, Fields(months=_MONTHS_OF[found["s"]])) if found["s"] else None


def _holiday(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(holiday=found["h"]))


def _zone(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(zone=found["z"]))


def _time(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(time=True))


def _month_day(found: re.Match[str]) -> Atom | None:
    sure = found[0].endswith(("日", "号"))
    fields = Fields(
        month=value_of(found, "md_m"), day=value_of(found, "md_d"), day_base="calendar", weak=None if sure else True
    )
    return checked(found, fields)


def _short(found: re.Match[str]) -> Atom | None:
    """3-7-07 and 05/05/89 begin with the day, 27-7-3 and 12-11-10 with the year; too doubtful outside a date field."""
    first, month, last = value_of(found, "sh_a"), value_of(found, "sh_b"), value_of(found, "sh_c")
    day_first = last > 31 or len(found["sh_a"]) == 1
    year, day = (last, first) if day_first else (first, last)
    whole = Fields(year=century_year(year), year_base="calendar", month=month, day=day, day_base="calendar", weak=True)
    return checked(found, whole)


def _bare_day(found: re.Match[str]) -> Atom | None:
    return checked(found, Fields(day=value_of(found, "bd"), day_base="calendar", weak=True))


def _bare_year(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(year=value_of(found, "by"), year_base="calendar", weak=True))


READ: dict[str, Callable[[re.Match[str]], Atom | Span | None]] = {
    "quarter": _quarter,
    "head": _head,
    "half": _half,
    "halfmonth": _half_month,
    "tenday": _ten_days,
    "yearpart": _year_part,
    "monthpart": _month_part,
    "season": _season,
    "holiday": _holiday,
    "zone": _zone,
    "clock": _time,
    "tod": _time,
    "tod1": _time,
    "monthday": _month_day,
    "short": _short,
    "bareday": _bare_day,
    "bareyear": _bare_year,
}
