"""The calendar days of one point of time, seen from a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.chinese.dates_calendar import (
    Stretch,
    days,
    months,
    nth_weekday,
    shift_days,
    shift_months,
    valid,
    week_of,
    years,
)
from kg.chinese.dates_choice import Clock, in_year, on_weekday
from kg.chinese.dates_fields import Fields
from kg.chinese.dates_lunar import holiday, lunar_day, lunar_month

_DECEMBER = (12, 12)

_EVE_DAYS = 5
_PRINTED = 3  # days at most that an article is printed after the day that it tells as one to come


def point(fields: Fields, clock: Clock) -> Stretch | None:
    """The days of one point, with the year and month it leaves unsaid.

    Raises:
        OverflowError, ValueError: outside the calendar.
    """
    year = _year(fields, clock)
    for read in (_named, _counted, _in_month, _in_week, _day_alone):
        found = read(fields, year, clock)
        if found is not None or _claims(read, fields):
            return found
    if year is not None:
        return years(year, None if fields.year_last is None else _year(replace(fields, year=fields.year_last), clock))
    return days(clock.day or clock.today) if fields.time else None


def _claims(read: object, fields: Fields) -> bool:
    """Whether a reader was the right one, so that its None is the answer (2月30日)."""
    return read is _in_month and fields.month is not None


def _year(fields: Fields, clock: Clock) -> int | None:
    if fields.year is None or fields.year_base == "calendar":
        return fields.year
    return fields.year + (clock.today.year if fields.year_base == "reference" else clock.year or clock.today.year)


def _named(fields: Fields, year: int | None, clock: Clock) -> Stretch | None:
    """Decades, holidays, days of the lunar calendar."""
    if fields.span:
        return years(*fields.span)
    if fields.holiday:
        name = fields.holiday
        if name.startswith("除夕") and year is None and abs((clock.today - _new_year(clock.today)).days) <= _EVE_DAYS:
            return days(shift_days(_new_year(clock.today), -1))  # 除夕 told around the 31st of December is that one
        return in_year(lambda y: _one(holiday(name, y)), year, clock)
    if fields.lunar and fields.month is not None and fields.month_base is None:
        month, day, leap = fields.month, fields.day, bool(fields.leap)
        if day is None:
            return in_year(lambda y: lunar_month(y, month, leap=leap), year, clock)
        return in_year(lambda y: _one(lunar_day(y, month, day, leap=leap)), year, clock)
    return None


def _new_year(today: date) -> date:
    """The first of January next to the day."""
    return date(today.year + (today.month > 6), 1, 1)


def _one(day: date | None) -> Stretch | None:
    return days(day) if day else None


def _counted(fields: Fields, year: int | None, clock: Clock) -> Stretch | None:
    """第三周, 前10天, 最后3周, 上季度, 第三季度, 7、8月."""
    if fields.head and fields.head[1] == "quarter" and year is None:
        quarter = date(clock.today.year, (clock.today.month - 1) // 3 * 3 + 1, 1)
        return months(shift_months(quarter, 3 * fields.head[0]), 3)
    if fields.months:
        first, last = fields.months
        if year is None and fields.months == _DECEMBER:  # 年底 is ahead, but in the first weeks of a year behind
            year = clock.today.year - (clock.today.month <= 2 and not clock.future)
        return in_year(lambda y: months(date(y, first, 1), last - first + 1), year, clock)
    if fields.head is None and fields.nth is None:
        return None
    if fields.month is None:
        return _part_of(years(year), fields) if year is not None else None
    inner = replace(fields, head=None, nth=None, weekday=None)
    if fields.month_base is not None or year is not None:
        whole = _in_month(inner, year, clock)
        return _part_of(whole, fields) if whole else None
    month = fields.month
    return in_year(lambda y: _part_of(months(date(y, month, 1)), fields), None, clock)


def _part_of(whole: Stretch, fields: Fields) -> Stretch | None:
    if fields.nth is not None and fields.weekday is not None:
        return _one(nth_weekday(whole.first.year, whole.first.month, weekday=fields.weekday, nth=fields.nth))
    monday = shift_days(whole.first, -whole.first.weekday() % 7)
    if fields.nth is not None:
        return week_of(shift_days(monday, 7 * (fields.nth - 1)))
    count, unit = fields.head or (0, "")
    if unit == "day":
        return (
            days(whole.first, shift_days(whole.first, count - 1))
            if count > 0
            else days(shift_days(whole.last, count + 1), whole.last)
        )
    if unit == "week":
        if count > 0:
            return days(monday, shift_days(monday, 7 * count - 1))
        sunday = shift_days(whole.last, -((whole.last.weekday() + 1) % 7))
        return days(shift_days(sunday, 7 * count + 1), sunday)
    size = -count * (3 if unit == "quarter" else 1)
    return months(shift_months(whole.last, 1 - size), size) if 1 <= size <= 12 else None


def _in_month(fields: Fields, year: int | None, clock: Clock) -> Stretch | None:
    if fields.month is None:
        return None
    if fields.month_base is not None:
        start = clock.today if fields.month_base == "reference" else clock.month or clock.today
        first = shift_months(start.replace(day=1), fields.month)
        return _of_month(fields, year or first.year, first.month)
    month = fields.month
    if year is None and fields.weekday is not None and fields.day is not None:
        return on_weekday(lambda y: _of_month(fields, y, month), fields.weekday, clock)
    return in_year(lambda y: _of_month(fields, y, month), year, clock)


def _of_month(fields: Fields, year: int, month: int) -> Stretch | None:
    if valid(year, month, 1) is None:
        return None
    whole = months(date(year, month, 1))
    if fields.day is not None:
        first = valid(year, month, fields.day)
        last = valid(year, month, fields.day_last) if fields.day_last else first
        if first and last is None and fields.day_last:
            return None
        if first and last and last < first and fields.day_last:  # 28日至3日
            last = shift_months(last, 1)
        return days(first, last) if first else None
    if fields.part:
        begin, end = fields.part
        return days(whole.first.replace(day=begin), whole.last if end < 0 else whole.first.replace(day=end))
    return whole


def _in_week(fields: Fields, year: int | None, clock: Clock) -> Stretch | None:
    monday = shift_days(clock.today, -clock.today.weekday())
    if fields.week is not None:
        monday = shift_days(monday, 7 * fields.week)
        whole = fields.weekday is None and not fields.weekend
        if whole and fields.week == 0 and clock.future and clock.today.weekday() == 6:  # 本周将 on a Sunday
            monday = shift_days(monday, 7)
    if fields.weekend:
        return _weekend(fields, monday, clock)
    if fields.half_week is not None:
        return (
            days(shift_days(monday, 3), shift_days(monday, 6))
            if fields.half_week
            else days(monday, shift_days(monday, 2))
        )
    if fields.day is not None or fields.nth is not None:
        return None
    if fields.weekday is None:
        return days(monday, shift_days(monday, 6)) if fields.week is not None else None
    if fields.week is not None:
        return days(shift_days(monday, fields.weekday))
    back = (clock.today.weekday() - fields.weekday) % 7
    return days(shift_days(clock.today, (7 - back) % 7 if clock.future else -back))


def _weekend(fields: Fields, monday: date, clock: Clock) -> Stretch:
    saturday = shift_days(monday, 5)
    past = clock.done if fields.week == 0 else fields.week is None and not clock.future  # 本周末结束了
    if past and clock.today < saturday:
        saturday = shift_days(saturday, -7)
    return days(saturday, shift_days(saturday, 1))


def _day_alone(fields: Fields, year: int | None, clock: Clock) -> Stretch | None:
    if fields.day is None:
        return None
    if fields.day_base != "calendar":
        start = clock.today if fields.day_base == "reference" else clock.day or clock.today
        day = shift_days(start, fields.day)
        return _one(valid(year, day.month, day.day)) if year is not None else days(day)
    if year is not None:
        return None
    if clock.near is not None:
        return _near_day(fields, clock.near)
    around = [
        found for offset in range(-3, 4) if (found := _day_of(fields, shift_months(clock.today.replace(day=1), offset)))
    ]
    if fields.weekday is not None:
        fitting = [found for found in around if found.first.weekday() == fields.weekday]
        nearest = min(fitting, key=lambda found: abs((found.first - clock.today).days), default=None)
        if nearest is not None:
            return nearest
    coming = next((found for found in around if found.last >= shift_days(clock.today, -_PRINTED)), None)
    past = next((found for found in reversed(around) if found.first <= shift_days(clock.today, 1)), None)
    return (coming or past) if clock.future else (past or coming)


def _day_of(fields: Fields, month: date) -> Stretch | None:
    return _of_month(replace(fields, month=month.month), month.year, month.month)


def _near_day(fields: Fields, near: date) -> Stretch | None:
    """A bare day after a dated one: of the same month, or of the next where it would run backwards by much."""
    same = _day_of(fields, near.replace(day=1))
    later = _day_of(fields, shift_months(near.replace(day=1), 1))
    if same and later and (near - same.first).days > (later.first - near).days:
        return later
    return same or later
