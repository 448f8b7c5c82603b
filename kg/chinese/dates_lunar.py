"""The Chinese lunar calendar and the days that have names."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from kg.chinese.dates_calendar import Stretch, days, nth_weekday, shift_days, valid
from kg.chinese.tables import rows

TERMS = (
    "小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 "
    "小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至"
).split()


class _LunarYear(NamedTuple):
    new_year: date
    leap: int  # the month that is doubled, 0 for none
    lengths: str  # one mark a month: 0 for 29 days, 1 for 30
    terms: tuple[int, ...]  # day of the month of each solar term of the Gregorian year


@cache
def _table() -> dict[int, _LunarYear]:
    return {int(row["year"]): _lunar_year(row) for row in rows("lunar_years")}


def _lunar_year(row: dict[str, str]) -> _LunarYear:
    terms = tuple(map(int, row["terms"].split()))
    return _LunarYear(date.fromisoformat(row["new_year"]), int(row["leap"] or 0), row["lengths"], terms)


def lunar_month(year: int, month: int, *, leap: bool = False) -> Stretch | None:
    """The days of a lunar month of the years 1900 to 2100; None where there is no such month.

    Source: tables/lunar_years.tsv; docs/decisions/0050 says how it was made.
    """
    entry = _table().get(year)
    if entry is None or not 1 <= month <= 12 or (leap and entry.leap != month):
        return None
    index = month - 1 + (1 if leap or (entry.leap and month > entry.leap) else 0)
    first = shift_days(entry.new_year, sum(29 + int(mark) for mark in entry.lengths[:index]))
    return days(first, shift_days(first, 28 + int(entry.lengths[index])))


def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The Gregorian day of a lunar one; None where there is no such day or the table does not reach."""
    found = lunar_month(year, month, leap=leap)
    if found is None or not 1 <= day <= (found.last - found.first).days + 1:
        return None
    return shift_days(found.first, day - 1)


def solar_term(year: int, name: str) -> date | None:
    """The day of one of the 24 solar terms, such as 清明, in a Gregorian year (1900 to 2100)."""
    entry = _table().get(year)
    if entry is None:
        return None
    index = TERMS.index(name)
    return date(year, index // 2 + 1, entry.terms[index])


class Holiday(NamedTuple):
    """A named day as the table gives it."""

    calendar: str  # solar, lunar, weekday, term
    rule: str
    bare: bool  # may stand without year or 节


@cache
def holidays() -> dict[str, Holiday]:
    """The named days by surface (Simplified)."""
    return {row["surface"]: Holiday(row["calendar"], row["rule"], row["bare"] == "yes") for row in rows("holidays")}


def holiday(name: str, year: int) -> date | None:
    """The day of a named holiday in a year; for lunar ones the lunar year that begins in it.

    >>> holiday("春节", 2023), holiday("除夕", 2021), holiday("感恩节", 2019)
    (datetime.date(2023, 1, 22), datetime.date(2022, 1, 31), datetime.date(2019, 11, 28))
    """
    found = holidays()[name]
    if found.calendar == "term":
        return solar_term(year, found.rule)
    numbers = [int(part) for part in found.rule.split("/")]
    if found.calendar == "solar":
        return valid(year, numbers[0], numbers[1])
    if found.calendar == "weekday":
        return nth_weekday(year, numbers[0], weekday=numbers[1], nth=numbers[2])
    if numbers[1] == 0:  # the eve of the next lunar year
        last = lunar_month(year, 12)
        return last.last if last else None
    return lunar_day(year, numbers[0], numbers[1])
