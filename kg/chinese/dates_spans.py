"""What lengths of time say: 三天前, 近两周, 为期三天."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.chinese.dates_fields import Atom, Span
from kg.chinese.dates_numerals import number

_SMALL = re.compile("多|余|几|数|好|若干|俩半")
_COUNT_UNIT = re.compile(
    r"的?(?P<n>.*?)[ \u3000\u00a0]?(?P<h>个半|个多|个|半)?[ \u3000\u00a0]?"
    r"(?P<u>小时|钟头|分钟|秒钟?|工作日|交易日|季度|世纪|星期|礼拜|周年|周岁|周|天|日|夜|晚|年|载|月)(?P<t>半|多)?$"
)

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
    if head or found["w_p"] in ("这", "首", "此后", "随后", "头", "后"):
        return Span(found.start(), found.end(), "vague")
    return _span(found, "window", found["w"], -1 if past else 1)


def _since(found: re.Match[str]) -> Span:
    inside = "内" in found["si_d"]
    return _span(found, "duration" if inside else "window", found["si"], 1 if inside else -1)


def _term(found: re.Match[str]) -> Span:
    return _span(found, "duration", found["te"])


def _duration(found: re.Match[str]) -> Span:
    return _span(found, "duration", found["du"])


def _vague(found: re.Match[str]) -> Span:
    return Span(found.start(), found.end(), "vague")


READ: dict[str, Callable[[re.Match[str]], Atom | Span | None]] = {
    "term": _term,
    "every": _vague,
    "offset": _offset,
    "window": _window,
    "since": _since,
    "duration": _duration,
    "vague": _vague,
}
