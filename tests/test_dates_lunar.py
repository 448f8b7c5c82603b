"""The lunar calendar and the named days."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from kg.chinese.dates_lunar import TERMS, holiday, holidays, lunar_day, lunar_month, solar_term

LEAP_MONTHS = {2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6}


@pytest.mark.parametrize("year", range(1900, 2100))
def test_lunar_years_follow_one_another(year: int) -> None:
    last = lunar_month(year, 12)
    first = lunar_day(year + 1, 1, 1)
    assert last is not None
    assert first == last.last + timedelta(days=1)
    assert date(year + 1, 1, 20) <= first <= date(year + 1, 2, 21)


@pytest.mark.parametrize(("year", "month"), LEAP_MONTHS.items())
def test_lunar_leap_months_follow_the_month_they_double(year: int, month: int) -> None:
    usual, leap = lunar_month(year, month), lunar_month(year, month, leap=True)
    assert usual is not None
    assert leap is not None
    assert leap.first == usual.last + timedelta(days=1)
    assert lunar_month(year, month % 12 + 1, leap=True) is None


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("春节", 2020, date(2020, 1, 25)),
        ("元宵节", 2020, date(2020, 2, 8)),
        ("端午节", 2020, date(2020, 6, 25)),
        ("中秋节", 2020, date(2020, 10, 1)),
        ("重阳节", 2020, date(2020, 10, 25)),
        ("清明节", 2021, date(2021, 4, 4)),
        ("冬至", 2024, date(2024, 12, 21)),
        ("母亲节", 2021, date(2021, 5, 9)),
        ("圣诞节", 2021, date(2021, 12, 25)),
    ],
)
def test_lunar_and_other_holidays(name: str, year: int, day: date) -> None:
    assert holiday(name, year) == day


def test_lunar_days_that_do_not_exist() -> None:
    assert lunar_day(2023, 1, 30) is None
    assert lunar_day(2023, 13, 1) is None
    assert lunar_day(1899, 1, 1) is None
    assert solar_term(2101, "清明") is None
    assert holiday("春节", 2101) is None


def test_lunar_terms_are_half_a_month_apart() -> None:
    days = [solar_term(2023, name) for name in TERMS]
    gaps = {(later - day).days for day, later in itertools.pairwise(days) if day and later}
    assert gaps <= {14, 15, 16}


@pytest.mark.parametrize("name", sorted(holidays()))
def test_lunar_every_holiday_has_a_day(name: str) -> None:
    assert holiday(name, 2023) is not None
