"""What the readers of date parts share."""

from __future__ import annotations

import re

from kg.chinese.dates_fields import Atom, Fields
from kg.chinese.dates_numerals import number


def atom(found: re.Match[str], fields: Fields) -> Atom:
    """The part that a match of the scanner is."""
    return Atom(found.start(), found.end(), str(found.lastgroup), fields)


def value_of(found: re.Match[str], name: str) -> int:
    """The number in a named group; 0 for none."""
    return number(found[name]) or 0


def checked(found: re.Match[str], fields: Fields) -> Atom | None:
    """The part, None where it names no month or no day that can be."""
    if fields.month is not None and not 1 <= fields.month <= 12:
        return None
    if any(day is not None and not 1 <= day <= 31 for day in (fields.day, fields.day_last)):
        return None
    return atom(found, fields)
