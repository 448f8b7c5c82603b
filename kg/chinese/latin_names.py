"""Names of people in Latin letters: whether two of them can be one person's."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache

from kg.chinese.tables import rows

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NO_NAME = frozenset(
    ("jr", "sr", "ii", "iii", "dr", "sen", "rep", "gen", "lt", "col", "sir", "lord", "prof", "mr", "mrs")
)
_FAMILY = 0.5  # share of letters in the same order from which two family names can be one (Qadhafi, Gaddafi)
_GIVEN = 0.6  # the same for given names (Randall, Randy; not Jake, John)


def other_person(one: str, other: str) -> bool:
    """Whether two Latin names can't be one person's: another given name, or another family name.

    A name of one word says too little. Initials, middle names, short names (Bob, Robert), accents and other spellings
    of one sound don't matter; nor does the order of family name and given name.

    >>> other_person("Jake Sullivan", "Dan Sullivan"), other_person("Joe Biden", "Joseph R. Biden Jr.")
    (True, False)
    """
    mine, yours = _words(one), _words(other)
    if len(mine) < 2 or len(yours) < 2:
        return False
    if not _family(mine[-1], yours[-1]):
        crossed = any(_family(a, yours[-1]) for a in mine) or any(_family(mine[-1], b) for b in yours)
        family_first = _family(mine[0], yours[0]) and mine[0] not in _nicknames()
        return not (crossed or family_first)
    return not any(_given(a, b) for a in mine[:-1] for b in yours[:-1])


def forenames() -> frozenset[str]:
    """The forenames of the table of short names, small letters."""
    return frozenset(_nicknames())


def _words(name: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).casefold()
    return tuple(word.replace("’", "'") for word in _WORD.findall(plain) if word not in _NO_NAME)


def _family(one: str, other: str) -> bool:
    return len(one) > 1 < len(other) and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _FAMILY


def _given(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    if one.startswith(other) or other.startswith(one) or _groups(one) & _groups(other):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _GIVEN


def _groups(name: str) -> frozenset[str]:
    return _nicknames().get(name, frozenset()) | {name}


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows("nicknames"):
        found[row["surface"]] = found.get(row["surface"], frozenset()) | {row["sense"]}
    return found
