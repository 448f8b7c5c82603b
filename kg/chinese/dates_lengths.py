"""The days that a length of time reaches to: 三天前, 近三个月."""

from __future__ import annotations

from datetime import date
from math import ceil, floor

from kg.chinese.dates_calendar import Stretch, days, months, shift_days, shift_months, week_of, years
from kg.chinese.dates_choice import Clock
from kg.chinese.dates_fields import Span


def days_of_span(span: Span, clock: Clock) -> Stretch | None:
    """The days that 三天前 or 近两周 mean; None for a mere length of time and a vague count.

    Raises:
        OverflowError, ValueError: outside the calendar.
    """
    if span.count is None or span.unit is None or span.sort in ("duration", "vague"):
        return None
    if span.sort == "window":
        return _window(span.count, span.unit, clock.today)
    start = clock.day or clock.today if span.count > 0 and not clock.future else clock.today
    return _offset(span.count, span.unit, start)


def _offset(count: float, unit: str, start: date) -> Stretch | None:
    """三天前, 两周后, 半年前: as precise as the unit."""
    whole = floor(count) if count < 0 else ceil(count)
    if unit == "day":
        return days(shift_days(start, whole))
    if unit == "week":
        return week_of(shift_days(start, 7 * whole))
    if unit == "month":
        return months(shift_months(start, whole)) if whole == count else None
    if unit == "year" and (count * 12).is_integer() and whole != count:
        return months(shift_months(start, int(count * 12)))
    return years(start.year + whole) if unit == "year" else None


def _window(count: float, unit: str, today: date) -> Stretch | None:
    """近三个月, 未来两周: to or from the day of the publication."""
    if unit == "month" and abs(count) == 0.5:
        count, unit = 15 * (1 if count > 0 else -1), "day"
    size = {"day": 1.0, "week": 7.0, "month": 1.0, "year": 12.0}.get(unit)
    if size is None or not (count * size).is_integer():
        return None
    steps = int(count * size)
    if count > 0:
        if unit in ("day", "week"):
            return days(shift_days(today, 1), shift_days(today, steps))
        return days(today, shift_days(shift_months(today, steps), -1))
    other = shift_days(today, steps) if unit in ("day", "week") else shift_months(today, steps)
    return days(other, today)
