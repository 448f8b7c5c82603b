"""What the written forms of full dates, years, decades and centuries say."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kg.chinese.dates_fields import Atom, Base, Fields, Span
from kg.chinese.dates_numerals import number
from kg.chinese.dates_parts import atom, checked, value_of
from kg.chinese.tables import rows


def _full(found: re.Match[str], prefix: str) -> Atom | None:
    year, month, day = (value_of(found, f"{prefix}_{part}") for part in "ymd")
    if month > 12 >= day:
        month, day = day, month
    return checked(found, Fields(year=year, year_base="calendar", month=month, day=day, day_base="calendar"))


def _year_month(found: re.Match[str]) -> Atom | None:
    return checked(found, Fields(year=value_of(found, "ym_y"), year_base="calendar", month=value_of(found, "ym_m")))


def century_year(two: int) -> int:
    """The year that two digits mean: 98 is 1998, 07 is 2007."""
    return two + (1900 if two >= 50 else 2000)


def _span_year(found: re.Match[str]) -> Atom | None:
    first, last = value_of(found, "sy_a"), value_of(found, "sy_b")
    if first < 100 and last < 100:
        return None  # 40至50年 is a length of time
    first = first if first > 100 else century_year(first)
    last = last if last > 100 else first // 100 * 100 + last
    return atom(found, Fields(year=first, year_base="calendar", year_last=last)) if first <= last else None


def _decade(found: re.Match[str]) -> Atom | None:
    tens = value_of(found, "dec_t")
    base = _century_base(found["dec_c"], found["dec_r"])
    if base is None:
        base = 2000 if tens in (10, 20) else 1900
    first = value_of(found, "dec_a") if found["dec_a"] else tens
    return atom(found, Fields(span=(base + first, base + tens + 9))) if tens % 10 == 0 and first <= tens else None


def _century_base(numeral: str | None, relative: str | None) -> int | None:
    if numeral:
        nth = number(numeral) or 0
        return (nth - 1) * 100 if 1 <= nth <= 30 else None
    if relative:
        return 1900 if relative.startswith("上") else 2000
    return None


def _decade4(found: re.Match[str]) -> Atom | None:
    first = value_of(found, "dec4")
    return atom(found, Fields(span=(first, first + 9)))


def _century(found: re.Match[str]) -> Atom | None:
    base = _century_base(found["cen_c"], found["cen_r"])
    return atom(found, Fields(span=(max(base, 1), base + 99))) if base is not None else None


@cache
def _eras() -> dict[str, int]:
    return {row["surface"]: int(row["first"]) for row in rows("eras")}


def _era(found: re.Match[str]) -> Atom | None:
    return atom(
        found, Fields(year=_eras()[found["era_n"]] + max(value_of(found, "era_y"), 1) - 1, year_base="calendar")
    )


def _year(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(year=value_of(found, "y4"), year_base="calendar"))


def _roc(found: re.Match[str]) -> Atom | None:
    return atom(found, Fields(year=value_of(found, "roc_y") + 1911, year_base="calendar"))


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
        return atom(found, Fields(year=value, year_base="calendar")) if month_next else None
    left = bool(_YEAR_LEFT.search(found.string[max(0, found.start() - 1) : found.start()]))
    sure = (
        text[0] in "0零〇"
        or month_next
        or (left and value >= 80 and bool(found["y2"]))
        or text in ("九七", "九八", "九九")
    )
    if sure and (month_next or text not in _CONSECUTIVE):
        return atom(found, Fields(year=century_year(value), year_base="calendar"))
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
    return atom(found, Fields(year=_ANCHOR_YEARS.get(text, _REF_YEARS.get(text)), year_base=base))


def _relative_years(found: re.Match[str]) -> Atom | None:
    first, last = {"今明两年": (0, 1), "去今两年": (-1, 0)}.get(found["rys"], (0, 2))
    return atom(found, Fields(year=first, year_base="reference", year_last=last))


READ: dict[str, Callable[[re.Match[str]], Atom | Span | None]] = {
    "iso": lambda found: _full(found, "iso"),
    "compact": lambda found: _full(found, "compact"),
    "dmy": lambda found: _full(found, "dmy"),
    "yearmonth": _year_month,
    "span_year": _span_year,
    "decade": _decade,
    "decade4": _decade4,
    "century": _century,
    "era": _era,
    "year": _year,
    "roc": _roc,
    "year2": _year2,
    "relyear": _relative_year,
    "relyears": _relative_years,
}
