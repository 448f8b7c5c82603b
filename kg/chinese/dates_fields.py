"""What one date expression says, before a calendar day is reckoned from it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

Base = Literal["calendar", "reference", "anchor"]


@dataclass(frozen=True, slots=True)
class Fields:
    """The parts that an expression names; None where it does not name one.

    A base tells how a number counts: on the calendar, from the publication, or from the date told before (次日).
    """

    year: int | None = None
    year_base: Base | None = None
    year_last: int | None = None  # 1995-1997年
    months: tuple[int, int] | None = None  # first and last month: 上半年, 7、8月; 12 to 14 is a winter
    month: int | None = None
    month_base: Base | None = None
    leap: bool | None = None
    lunar: bool | None = None
    part: tuple[int, int] | None = None  # days of the month, -1 for the last: 上旬
    day: int | None = None
    day_base: Base | None = None
    day_last: int | None = None  # 16日至19日
    weekday: int | None = None  # 0 is Monday
    week: int | None = None  # weeks from the one of the publication
    half_week: bool | None = None  # 下半周
    weekend: bool | None = None
    nth: int | None = None  # 第一个周二, 第三周; -1 is the last
    head: tuple[int, str] | None = None  # 前10天, 最后3周 (negative) of a year or month
    holiday: str | None = None
    span: tuple[int, int] | None = None  # years of a decade or century
    time: bool | None = None  # a time of day
    zone: str | None = None  # 北京 of 北京时间; 当地
    weak: bool | None = None  # no date by itself: 3/15, 2018 without 年


_NAMES = tuple(field.name for field in fields(Fields))


def merged(one: Fields, other: Fields) -> Fields | None:
    """Both together; None where both name the same part differently."""
    changes = {}
    for name in _NAMES:
        value = getattr(other, name)
        if value is None:
            continue
        if getattr(one, name) not in (None, value):
            return None
        changes[name] = value
    return replace(one, **changes)


@dataclass(frozen=True, slots=True)
class Atom:
    """One part of an expression as the scanner met it."""

    begin: int
    end: int
    kind: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: 三天前, 近两周, 为期三天."""

    begin: int
    end: int
    sort: Literal["offset", "window", "duration", "vague"]
    count: float | None = None  # in units; negative is towards the past
    unit: Literal["hour", "day", "week", "month", "year"] | None = None
