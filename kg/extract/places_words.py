"""Words in and beside the names of places, from the tables."""

from __future__ import annotations

import re
from functools import cache

from kg.chinese.tables import rows
from kg.extract.names_context import one_of


@cache
def suffixes(sense: str) -> tuple[str, ...]:
    """Endings of place names: ``area`` (州 省 海), ``site`` (大会堂 机场); the longest first."""
    found = (row["surface"] for row in rows("place_suffixes") if row["sense"] == sense)
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


@cache
def words(sense: str) -> frozenset[str]:
    """Words that are no place though they look like one (``never``), or that stand before one (``before``)."""
    return frozenset(row["surface"] for row in rows("place_suffixes") if row["sense"] == sense)


@cache
def behind_event() -> re.Pattern[str]:
    """What makes a name that of an event or a paper: 巴黎|协定."""
    return re.compile(one_of("event_behind"))
