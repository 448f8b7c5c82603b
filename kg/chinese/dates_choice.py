"""Which year an unmarked day or month is of: the nearest that makes sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.chinese.dates_calendar import Stretch

# A day or month without a year may lie this far ahead of the publication without 将: nobody in July writes 8月1日
# for the one of last year.
AHEAD = timedelta(days=60)
# With 将 too, a day so little before the publication is that day: the report was written before it, or 将 is another's.
JUST = timedelta(days=8)
# A day of the next year that is further ahead is not the one meant; the one of this year is past.
FAR = timedelta(days=270)


@dataclass(frozen=True, slots=True)
class Clock:
    """From where an expression counts."""

    today: date  # the publication, in the zone that counts
    day: date | None = None  # what 当天 and 次日 count from
    month: date | None = None  # what 当月 counts from
    year: int | None = None  # what 当年 and 次年 count from
    near: date | None = None  # a date told just before, whose month and year a bare 19日 or 8月 shares
    future: bool = False
    done: bool = False  # 了 or 已 behind it says that it is past


def in_year(make: Callable[[int], Stretch | None], year: int | None, clock: Clock) -> Stretch | None:
    """The stretch in the year told, or the nearest that makes sense.

    Args:
        make: the stretch in a year; None where that year has none (2月29日).
        year: the year told, None where it is left unsaid.
        clock: from where the date counts; ``future`` asks for the coming one.
    Raises:
        OverflowError, ValueError: outside the calendar.
    """
    if year is not None:
        return make(year)
    if clock.near is not None and abs((clock.near - clock.today).days) > 200:
        told = clock.near
        near = [found for offset in (0, 1) if (found := make(told.year + offset)) is not None]
        if near:
            return min(near, key=lambda found: abs((found.first - told).days))
    around = [found for offset in range(-8, 9) if (found := _within(make, clock.today.year + offset)) is not None]
    if clock.future:
        last = next((found for found in around if JUST > clock.today - found.last > timedelta(0)), None)
        coming = next((found for found in around if found.last >= clock.today), None)
        return last or (_just_past(around, clock.today) if _is_far(coming, clock.today) else None) or coming
    ahead = next((found for found in around if found.first > clock.today and not clock.done), None)
    past = next((found for found in reversed(around) if found.first <= clock.today), None)
    if ahead and (
        past is None
        or (ahead.first - clock.today <= AHEAD and past.last < clock.today and ahead.first.year == clock.today.year)
    ):
        return ahead
    return past


def _is_far(coming: Stretch | None, today: date) -> bool:
    """Whether the coming day is one of the next year that nobody means without 明年: 原定于5月25日 told in June."""
    return coming is not None and coming.first.year > today.year and coming.first - today > FAR


def _just_past(around: list[Stretch], today: date) -> Stretch | None:
    return next((found for found in reversed(around) if found.last < today), None)


def _within(make: Callable[[int], Stretch | None], year: int) -> Stretch | None:
    return make(year) if 1 <= year < 9999 else None


def on_weekday(make: Callable[[int], Stretch | None], weekday: int, clock: Clock) -> Stretch | None:
    """The stretch of the year in which the day falls on the weekday told beside it; as usual where it never does.

    A day just past is no other year's though its weekday is mistaken.
    """
    usual = in_year(make, None, clock)
    if usual and (usual.first.weekday() == weekday or timedelta(0) <= clock.today - usual.first < JUST):
        return usual
    near = (make(clock.today.year + offset) for offset in (0, -1, 1))
    return next((found for found in near if found and found.first.weekday() == weekday), usual)
