"""The calendar days that an expression means, seen from a day."""

from __future__ import annotations

from dataclasses import replace

from kg.chinese.dates_calendar import Stretch, days, months, shift_days, shift_months
from kg.chinese.dates_choice import Clock
from kg.chinese.dates_fields import Fields
from kg.chinese.dates_lengths import days_of_span
from kg.chinese.dates_phrases import Phrase
from kg.chinese.dates_reckon import point


def resolve(phrase: Phrase, clock: Clock) -> Stretch | None:
    """The days that a phrase means; None where it means none (近年来, 2025年以前)."""
    try:
        found = _resolve(phrase, clock)
    except (OverflowError, ValueError):
        return None
    return found if found is None or found.first <= found.last else None


def _resolve(phrase: Phrase, clock: Clock) -> Stretch | None:
    if phrase.tail in ("before", "after", "every"):
        return None
    if phrase.span is not None:
        return days_of_span(phrase.span, clock)
    if phrase.left is None:
        return None
    if phrase.tail == "since":
        clock = replace(clock, future=False)
    found = point(phrase.left, clock) if phrase.right is None else _between(phrase.left, phrase.right, clock)
    if found and phrase.tail == "since":
        return Stretch(found.first, clock.today, found.first_unit, "day") if found.first <= clock.today else None
    return found


def _between(left: Fields, right: Fields, clock: Clock) -> Stretch | None:
    left, right = _shared(left, right, clock)
    first = point(left, clock)
    if first is None:
        return None
    last = point(_continued(right, first), replace(clock, near=None, day=first.first, future=clock.future))
    if last is None:
        return None
    if last.last < first.first:
        last = _moved(right, last, first)
    return Stretch(first.first, last.last, first.first_unit, last.last_unit) if last else None


def _shared(left: Fields, right: Fields, clock: Clock) -> tuple[Fields, Fields]:
    """Both with the year or month that only the right one names: 5月至2018年4月, 16日至7月19日, 25日至9月1日."""
    if left.year is None and right.year is not None and left.month is not None and left.month_base is None:
        later = right.month is not None and left.month > right.month
        left = replace(left, year=right.year - later, year_base=right.year_base)
    if (
        left.day is not None
        and left.day_base == "calendar"
        and left.month is None
        and right.month is not None
        and right.month_base is None
    ):
        before = right.day is not None and left.day > right.day  # 25日起至9月1日
        turned = before and right.month == 1
        year = right.year - 1 if turned and right.year is not None else right.year
        month = (right.month - 2) % 12 + 1 if before else right.month
        left = replace(left, month=month, year=year, year_base=right.year_base)
    return left, right


def _continued(right: Fields, first: Stretch) -> Fields:
    if right.holiday and right.year is None:
        return replace(right, year=first.first.year, year_base="calendar")
    if right.lunar or right.months or right.year is not None:
        return right
    if right.day is not None and right.day_base == "calendar" and right.month is None:
        return replace(right, year=first.first.year, year_base="calendar", month=first.first.month)
    if right.month is not None and right.month_base is None:
        return replace(right, year=first.first.year, year_base="calendar")
    return right


def _moved(right: Fields, last: Stretch, first: Stretch) -> Stretch | None:
    """The right end after the left one: next month, next year, next week."""
    if right.day is not None and right.month is None and right.day_base == "calendar":
        moved = shift_months(last.last, 1)
    elif right.month is not None and right.year is None:
        moved = shift_months(last.last, 12)
        return months(moved) if last.last_unit == "month" else days(moved)
    elif right.weekday is not None and right.week is None:
        moved = shift_days(first.first, (right.weekday - first.first.weekday()) % 7)
    else:
        return None
    return days(moved)
