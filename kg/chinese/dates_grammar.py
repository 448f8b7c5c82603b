"""From text to the parts of dates: what each written form says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from kg.chinese.dates_fields import Atom, Base, Fields, Span
from kg.chinese.dates_numerals import number
from kg.chinese.dates_patterns import scanner
from kg.chinese.tables import rows

_WEEKDAYS = "一二三四五六日天"
_MONTHS_OF = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}
_TEN_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, -1), "上中": (1, 20), "中下": (11, -1)}
_SMALL = re.compile("多|余|几|数|好|若干|俩半")
_COUNT_UNIT = re.compile(
    r"的?(?P<n>.*?)[ \u3000\u00a0]?(?P<h>个半|个多|个|半)?[ \u3000\u00a0]?"
    r"(?P<u>小时|钟头|分钟|秒钟?|工作日|交易日|季度|世纪|星期|礼拜|周年|周岁|周|天|日|夜|晚|年|载|月)(?P<t>半|多)?$"
)


def parts(text: str, begin: int, end: int) -> Iterator[Atom | Span]:
    """The parts of dates and the lengths of time in ``text[begin:end]``, in order; the text is Simplified."""
    position = begin
    find = scanner().search
    while (found := find(text, position, end)) is not None:
        part = _READ[str(found.lastgroup)](found)
        if part is None:
            position = found.start() + 1
            continue
        yield part
        position = part.end


def _atom(found: re.Match[str], fields: Fields) -> Atom:
    return Atom(found.start(), found.end(), str(found.lastgroup), fields)


def _int(found: re.Match[str], name: str) -> int:
    return number(found[name]) or 0


def _checked(found: re.Match[str], fields: Fields) -> Atom | None:
    if fields.month is not None and not 1 <= fields.month <= 12:
        return None
    if any(day is not None and not 1 <= day <= 31 for day in (fields.day, fields.day_last)):
        return None
    return _atom(found, fields)


def _full(found: re.Match[str], prefix: str) -> Atom | None:
    year, month, day = (_int(found, f"{prefix}_{part}") for part in "ymd")
    if month > 12 >= day:
        month, day = day, month
    return _checked(found, Fields(year=year, year_base="calendar", month=month, day=day, day_base="calendar"))


def _year_month(found: re.Match[str]) -> Atom | None:
    return _checked(found, Fields(year=_int(found, "ym_y"), year_base="calendar", month=_int(found, "ym_m")))


def century_year(two: int) -> int:
    """The year that two digits mean: 98 is 1998, 07 is 2007."""
    return two + (1900 if two >= 50 else 2000)


def _span_year(found: re.Match[str]) -> Atom | None:
    first, last = _int(found, "sy_a"), _int(found, "sy_b")
    if first < 100 and last < 100:
        return None  # 40至50年 is a length of time
    first = first if first > 100 else century_year(first)
    last = last if last > 100 else first // 100 * 100 + last
    return _atom(found, Fields(year=first, year_base="calendar", year_last=last)) if first <= last else None


def _decade(found: re.Match[str]) -> Atom | None:
    tens = _int(found, "dec_t")
    base = _century_base(found["dec_c"], found["dec_r"])
    if base is None:
        base = 2000 if tens in (10, 20) else 1900
    return _atom(found, Fields(span=(base + tens, base + tens + 9))) if tens % 10 == 0 else None


def _century_base(numeral: str | None, relative: str | None) -> int | None:
    if numeral:
        nth = number(numeral) or 0
        return (nth - 1) * 100 if 1 <= nth <= 30 else None
    if relative:
        return 1900 if relative.startswith("上") else 2000
    return None


def _decade4(found: re.Match[str]) -> Atom | None:
    first = _int(found, "dec4")
    return _atom(found, Fields(span=(first, first + 9)))


def _century(found: re.Match[str]) -> Atom | None:
    base = _century_base(found["cen_c"], found["cen_r"])
    return _atom(found, Fields(span=(max(base, 1), base + 99))) if base is not None else None


@cache
def _eras() -> dict[str, int]:
    return {row["surface"]: int(row["first"]) for row in rows("eras")}


def _era(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(year=_eras()[found["era_n"]] + max(_int(found, "era_y"), 1) - 1, year_base="calendar"))


def _year(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(year=_int(found, "y4"), year_base="calendar"))


def _roc(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(year=_int(found, "roc_y") + 1911, year_base="calendar"))


_YEAR_LEFT = re.compile(r"(?:^|[，。；：、（(“「\s在于自从早至到年和与及])$")
_MONTH_NEXT = re.compile(
    r"\s?的?(?:第?[\d一二三四五六七八九十]{1,3}\s?个?(?:月|周|星期|礼拜)|[前首头]\S{0,3}月|第?[一二三四1-4]季度|[年]?[初底末]|[上下]半年|除夕|春|端午)"
)
_CONSECUTIVE = {"一二", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "三五", "一两", "两三"}


def _year2(found: re.Match[str]) -> Atom | Span | None:
    text = found["y2"] or found["y2h"]
    value, month_next = number(text), bool(_MONTH_NEXT.match(found.string, found.end()))
    if value is None:
        return None
    if len(text) == 3:
        return _atom(found, Fields(year=value, year_base="calendar")) if month_next else None
    left = bool(_YEAR_LEFT.search(found.string[max(0, found.start() - 1) : found.start()]))
    sure = (
        text[0] in "0零〇"
        or month_next
        or (left and value >= 80 and bool(found["y2"]))
        or text in ("九七", "九八", "九九")
    )
    if sure and (month_next or text not in _CONSECUTIVE):
        return _atom(found, Fields(year=century_year(value), year_base="calendar"))
    return Span(found.start(), found.end(), "duration", value, "year")


_REF_YEARS = {
    "大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1,
    "后年": 2, "大后年": 3,
}  # fmt: skip
_ANCHOR_YEARS = {
    "当年": 0, "同年": 0, "该年": 0, "那年": 0, "那一年": 0, "这一年": 0, "次年": 1, "翌年": 1, "隔年": 1, "第二年": 1,
}  # fmt: skip


def _relative_year(found: re.Match[str]) -> Atom | None:
    text = found["ry"].removesuffix("度")
    base: Base = "anchor" if text in _ANCHOR_YEARS else "reference"
    return _atom(found, Fields(year=_ANCHOR_YEARS.get(text, _REF_YEARS.get(text)), year_base=base))


def _relative_years(found: re.Match[str]) -> Atom | None:
    first, last = {"今明两年": (0, 1), "去今两年": (-1, 0)}.get(found["rys"], (0, 2))
    return _atom(found, Fields(year=first, year_base="reference", year_last=last))


def _months(found: re.Match[str]) -> Atom | None:
    first, last = _int(found, "ms_a"), _int(found, "ms_b")
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    if _is_list(found) and last != first + 1:  # 3月和9月 are two dates
        begin, end = _one_of_list(found, "ms")
        return Atom(begin, end, "month", Fields(month=first if found["ms_u"] else last))
    return _atom(found, Fields(months=(first, last if last >= first else last + 12)))


def _month(found: re.Match[str]) -> Atom | None:
    text = found["m"]
    lunar = True if text in ("正", "腊") or found["leap"] else None
    month = 12 if text == "腊" else _int(found, "m")
    return _checked(found, Fields(month=month, lunar=lunar, leap=True if found["leap"] else None))


_REF_MONTHS = {"上上": -2, "上": -1, "下下": 2, "下": 1, "本": 0, "这": 0}
_ANCHOR_MONTHS = {"当": 0, "同": 0, "该": 0, "那": 0, "次": 1, "翌": 1, "隔": 1}


def _relative_month(found: re.Match[str]) -> Atom | None:
    text = found["rm"].replace("一", "").replace("个", "").removesuffix("月")
    if text in _REF_MONTHS:
        return _atom(found, Fields(month=_REF_MONTHS[text], month_base="reference"))
    return _atom(found, Fields(month=_ANCHOR_MONTHS[text], month_base="anchor"))


def _lunar(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(lunar=True))


def _days(found: re.Match[str]) -> Atom | None:
    first, last = _int(found, "ds_a"), _int(found, "ds_b")
    if _is_list(found) and last != first + 1:
        begin, end = _one_of_list(found, "ds")
        day = first if found["ds_u"] else last
        return Atom(begin, end, "day", Fields(day=day, day_base="calendar")) if 1 <= day <= 31 else None
    return _checked(found, Fields(day=first, day_base="calendar", day_last=last))


def _is_list(found: re.Match[str]) -> bool:
    return not re.search("[至到~～—–－─-]", found[0])


def _one_of_list(found: re.Match[str], prefix: str) -> tuple[int, int]:
    """The first of two listed days or months where it has its own unit, else the second: 4、8日 is read as 8日."""
    if found[f"{prefix}_u"]:
        return found.start(), found.end(f"{prefix}_u")
    return found.start(f"{prefix}_b"), found.end()


def _lunar_day(found: re.Match[str]) -> Atom | None:
    day = number(found["ld"].removeprefix("初"))
    return _checked(found, Fields(month=1 if found["ld_n"] else None, day=day, day_base="calendar", lunar=True))


_LENGTH_LEFT = re.compile(
    r"(?:为期|历时|长达|连续|持续|一连|整整|进行|展开|开始|近|约|达|共|满|逾|每|第|这|的|有|[^\W\d_]国?作?)$"
)
_LENGTH_RIGHT = re.compile(r"\s?(?:之?内|之?间|访问|之?旅|行程|之?行|游|来|以来|时间|的(?:访|行|会|国|工|正))")
_NAME_LEFT = re.compile(r"(?:^|[^\u4e00-\u9fff\dA-Za-z]|[在于自从到至和与及是由等将了月年定本\s])$")


def _day(found: re.Match[str]) -> Atom | Span | None:
    text, unit = found["d"], found["d_u"]
    day = _int(found, "d")
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
    return _checked(found, Fields(day=day, day_base="calendar"))


def _is_length(found: re.Match[str], before: str, day: int) -> bool:
    """Whether 三日 without a month is a length of time or part of a word."""
    if day <= 1 or before.endswith(("第", "每", "有", "一")):
        return True
    return day <= 10 and bool(_LENGTH_LEFT.search(before) or _LENGTH_RIGHT.match(found.string, found.end()))


@cache
def _relative_days() -> dict[str, tuple[int, Base]]:
    return {
        row["surface"]: (int(row["days"]), "anchor" if row["base"] == "anchor" else "reference")
        for row in rows("relative_days")
    }


def _relative_day(found: re.Match[str]) -> Atom | None:
    days, base = _relative_days()[found["rd"]]
    return _atom(found, Fields(day=days, day_base=base, time=found["rd"][-1] in "晚早晨夜午" or None))


def _nth_weekday(found: re.Match[str]) -> Atom | None:
    nth = -1 if found["nw_l"] else _int(found, "nw_n")
    return _atom(found, Fields(nth=nth, weekday=min(_WEEKDAYS.index(found["nw_d"]), 6)))


def _nth_week(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(nth=_int(found, "w_n"))) if 1 <= _int(found, "w_n") <= 53 else None


def _nth_month(found: re.Match[str]) -> Atom | None:
    month = 12 if found["mn_l"] else _int(found, "mn_n") if found["mn_n"] else 1
    return _checked(found, Fields(month=month))


def _week_offset(text: str | None) -> int | None:
    if not text:
        return None
    text = text.replace("个", "").replace("一", "")
    if text.startswith(("上", "下")):
        return -len(text) if text[0] == "上" else len(text)
    return 0 if text[0] in "本这今" else None


def _weekday(found: re.Match[str]) -> Atom | None:
    day = min(_WEEKDAYS.index(found["wd"]), 6)
    return _atom(found, Fields(weekday=day, week=_week_offset(found["wd_r"])))


def _half_week(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(week=0, half_week=found["hw"] == "下"))


def _weekend(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(weekend=True, week=_week_offset(found["we"])))


def _week(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(week=_week_offset(found["wk"])))


def _quarter(found: re.Match[str]) -> Atom | None:
    if found["qr"]:
        text = found["qr"].replace("个", "").replace("一", "")
        return _atom(found, Fields(head=({"上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}[text], "quarter")))
    text = found["q"] or found["q2"]
    if found["q"] and not found[0].startswith(("第", "首")) and not found[0].endswith("度"):
        return None  # 四季, 一季 are no quarters by themselves
    quarter = number(text) or 1
    return _atom(found, Fields(months=(quarter * 3 - 2, quarter * 3)))


_HEAD_UNITS = {"季": "quarter", "月": "month", "天": "day", "日": "day", "周": "week", "星": "week"}


def _head(found: re.Match[str]) -> Atom | None:
    count, unit = _int(found, "hd_n"), _HEAD_UNITS[found["hd_u"].lstrip("个")[0]]
    if found["hd_l"] in ("最后", "最後", "后"):
        return _atom(found, Fields(head=(-count, unit)))
    if unit in ("quarter", "month"):
        size = count * (3 if unit == "quarter" else 1)
        return _atom(found, Fields(months=(1, size))) if 1 <= size <= 12 else None
    return _atom(found, Fields(head=(count, unit))) if count else None


def _half(found: re.Match[str]) -> Atom | None:
    late = found["hf"][0] in "下后"
    if found["hf_u"] == "年":
        return _atom(found, Fields(months=(7, 12) if late else (1, 6)))
    return _atom(found, Fields(part=(16, -1) if late else (1, 15)))


def _ten_days(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(part=_TEN_DAYS[found["ten"]]))


def _year_part(found: re.Match[str]) -> Atom | None:
    end = re.search("[底末尾终]", found[0])
    if found.string[max(0, found.start() - 1) : found.start()] in ("季", "度"):
        return _atom(found, Fields())
    return _atom(found, Fields(months=(12, 12)) if end else Fields())


def _month_part(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields())


def _season(found: re.Match[str]) -> Atom | None:
    if found["s_y"]:
        year = {"去": -1, "今": 0, "明": 1}[found["s_y"]]
        return _atom(found, Fields(year=year, year_base="reference", months=_MONTHS_OF[found["s_2"]]))
    return _atom(found, Fields(months=_MONTHS_OF[found["s"]])) if found["s"] else None


def _holiday(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(holiday=found["h"]))


def _zone(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(zone=found["z"]))


def _time(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(time=True))


def _month_day(found: re.Match[str]) -> Atom | None:
    sure = found[0].endswith(("日", "号"))
    fields = Fields(
        month=_int(found, "md_m"), day=_int(found, "md_d"), day_base="calendar", weak=None if sure else True
    )
    return _checked(found, fields)


def _short(found: re.Match[str]) -> Atom | None:
    """3-7-07 and 05/05/89 begin with the day, 27-7-3 and 12-11-10 with the year; too doubtful outside a date field."""
    first, month, last = _int(found, "sh_a"), _int(found, "sh_b"), _int(found, "sh_c")
    day_first = last > 31 or len(found["sh_a"]) == 1
    year, day = (last, first) if day_first else (first, last)
    whole = Fields(year=century_year(year), year_base="calendar", month=month, day=day, day_base="calendar", weak=True)
    return _checked(found, whole)


def _bare_day(found: re.Match[str]) -> Atom | None:
    return _checked(found, Fields(day=_int(found, "bd"), day_base="calendar", weak=True))


def _bare_year(found: re.Match[str]) -> Atom | None:
    return _atom(found, Fields(year=_int(found, "by"), year_base="calendar", weak=True))


_UNITS: dict[str, tuple[float, str]] = {
    "小时": (1, "hour"), "钟头": (1, "hour"), "分钟": (0, "hour"), "秒": (0, "hour"), "秒钟": (0, "hour"),
    "天": (1, "day"), "日": (1, "day"), "夜": (1, "day"), "晚": (1, "day"), "工作日": (0, "day"), "交易日": (0, "day"),
    "周": (1, "week"), "星期": (1, "week"), "礼拜": (1, "week"), "月": (1, "month"), "季度": (3, "month"),
    "年": (1, "year"), "周年": (1, "year"), "周岁": (1, "year"), "载": (1, "year"), "世纪": (100, "year"),
}  # fmt: skip


def _length(text: str) -> tuple[float | None, str]:
    """Count and unit of a length of time; the count is None where it is vague (数天, 三年多)."""
    found = _COUNT_UNIT.match(text)
    if found is None:
        return (0.5, "month") if text.endswith("半月") else (None, "day")
    factor, unit = _UNITS[found["u"]]
    numeral = found["n"].strip()
    half = 0.5 if "半" in (found["h"] or "") + (found["t"] or "") else 0.0
    if "多" in (found["h"] or "") + (found["t"] or "") or _SMALL.search(numeral) or not factor:
        return None, unit
    if numeral in ("", "半"):
        return (0.5 if numeral == "半" or half else None), unit
    try:
        count = float(numeral)
    except ValueError:
        value = number(numeral)
        if value is None:
            return None, unit
        count = float(value)
    return (count + half) * factor, unit


def _span(found: re.Match[str], sort: str, text: str, sign: int = 1) -> Span:
    count, unit = _length(text)
    if sort == "window" and unit == "year" and (count or 0) >= 50:
        sort = "vague"
    return Span(found.start(), found.end(), sort, None if count is None else sign * count, unit)  # type: ignore[arg-type]


def _offset(found: re.Match[str]) -> Span:
    return _span(found, "offset", found["o"], -1 if found["o_d"].endswith("前") else 1)


def _window(found: re.Match[str]) -> Span | None:
    past = found["w_p"] in ("近", "过去", "最近", "上", "前", "头")
    head = found["w_p"] == "前" and not re.search("周|星期|礼拜", found[0])
    if head or found["w_p"] in ("这", "首", "此后", "随后", "头"):
        return Span(found.start(), found.end(), "vague")
    return _span(found, "window", found["w"], -1 if past else 1)


def _since(found: re.Match[str]) -> Span:
    inside = "内" in found["si_d"]
    return _span(found, "duration" if inside else "window", found["si"], 1 if inside else -1)


def _duration(found: re.Match[str]) -> Span:
    return _span(found, "duration", found["du"])


def _vague(found: re.Match[str]) -> Span:
    return Span(found.start(), found.end(), "vague")


_READ: dict[str, Callable[[re.Match[str]], Atom | Span | None]] = {
    "iso": lambda found: _full(found, "iso"), "compact": lambda found: _full(found, "compact"),
    "dmy": lambda found: _full(found, "dmy"), "yearmonth": _year_month, "span_year": _span_year, "decade": _decade,
    "decade4": _decade4, "century": _century, "era": _era, "year": _year, "roc": _roc, "year2": _year2,
    "relyear": _relative_year, "relyears": _relative_years, "months": _months, "month": _month,
    "relmonth": _relative_month, "lunar": _lunar, "days": _days, "lunarday": _lunar_day, "day": _day,
    "relday": _relative_day, "nthweekday": _nth_weekday, "week2": _nth_week, "monthnth": _nth_month,
    "weekday": _weekday, "halfweek": _half_week, "weekend": _weekend, "week": _week, "quarter": _quarter,
    "head": _head, "half": _half, "tenday": _ten_days, "yearpart": _year_part, "monthpart": _month_part,
    "season": _season, "holiday": _holiday, "zone": _zone, "clock": _time, "tod": _time, "tod1": _time,
    "monthday": _month_day, "short": _short, "bareday": _bare_day, "bareyear": _bare_year, "every": _vague,
    "offset": _offset, "window": _window, "since": _since, "duration": _duration, "vague": _vague,
}  # fmt: skip
