"""Stretches of the calendar and the arithmetic on them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import Literal

from kg.model import DateRange

Unit = Literal["day", "month", "year"]
_RANK = {"day": 0, "month": 1, "year": 2}
_LENGTH = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``first`` to ``last``, inclusive; each bound with the precision in which it is told."""

    first: date
    last: date
    first_unit: Unit = "day"
    last_unit: Unit = "day"

    @property
    def unit(self) -> Unit:
        """The coarser precision of the two bounds."""
        return max(self.first_unit, self.last_unit, key=_RANK.__getitem__)

    def range(self) -> DateRange:
        """The bounds in ISO 8601, as precise as told."""
        return DateRange(_iso(self.first, self.first_unit), _iso(self.last, self.last_unit))


def _iso(day: date, unit: Unit) -> str:
    return day.isoformat()[: _LENGTH[unit]]


def days(first: date, last: date | None = None) -> Stretch:
    """One day, or the days from ``first`` to ``last``."""
    return Stretch(first, last or first)


def months(first: date, count: int = 1) -> Stretch:
    """``count`` whole months from the one that holds ``first``."""
    last = shift_months(first.replace(day=1), count) - timedelta(days=1)
    return Stretch(first.replace(day=1), last, "month", "month")


def years(first: int, last: int | None = None) -> Stretch:
    """Whole years."""
    return Stretch(date(first, 1, 1), date(last or first, 12, 31), "year", "year")


def week_of(day: date) -> Stretch:
    """The week from Monday to Sunday that holds the day."""
    monday = shift_days(day, -day.weekday())
    return days(monday, shift_days(monday, 6))


def shift_days(day: date, count: int) -> date:
    """The day ``count`` days later.

    Raises:
        OverflowError: outside the years 1 to 9999.
    """
    return day + timedelta(days=count)


def shift_months(day: date, count: int) -> date:
    """The same day of the month ``count`` months later, or that month's last day.

    Raises:
        OverflowError: outside the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year < MAXYEAR:
        raise OverflowError(f"year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def valid(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    if 1 <= year < MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def nth_weekday(year: int, month: int, *, weekday: int, nth: int) -> date | None:
    """The ``nth`` Monday (0) … Sunday (6) of a month; ``nth`` -1 is the last one."""
    size = monthrange(year, month)[1]
    if nth < 0:
        last = date(year, month, size)
        return shift_days(last, -((last.weekday() - weekday) % 7))
    first = date(year, month, 1)
    return valid(year, month, 1 + (weekday - first.weekday()) % 7 + (nth - 1) * 7)


def parse(bounds: DateRange) -> Stretch:
    """The stretch that ISO bounds name.

    Raises:
        ValueError: a bound is not ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    """
    first, first_unit = _bound(bounds.start)
    last, last_unit = _bound(bounds.end)
    if last_unit == "year":
        last = date(last.year, 12, 31)
    elif last_unit == "month":
        last = date(last.year, last.month, monthrange(last.year, last.month)[1])
    return Stretch(first, last, first_unit, last_unit)


def _bound(text: str) -> tuple[date, Unit]:
    for unit, size in _LENGTH.items():
        if len(text) == size:
            return date.fromisoformat((text + "-01-01")[:10]), unit  # type: ignore[return-value]
    raise ValueError(f"{text!r} is no year, month or day of ISO 8601")
