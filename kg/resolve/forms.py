"""Name forms: when two spellings are one, and how full a form is."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.chinese.folding import fold
from kg.chinese.tables import rows

_DOTS = re.compile(r"\s*[·•‧・．∙⋅]\s*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPACE = re.compile(r"\s+")
FULL_WITHOUT_DOT = 4  # characters: so long a name without a dot is no mere surname (岸田文雄, 斯托尔滕贝格)


def is_latin(form: str) -> bool:
    """Whether a form is written in Latin letters alone."""
    return bool(_LATIN.search(form)) and not _HAN.search(form)


def key_of(form: str) -> str:
    """What two spellings of one form share: Simplified, one kind of dot, Latin letters small and without accents."""
    plain = _DOTS.sub("·", fold(unicodedata.normalize("NFC", form.strip())))
    if not is_latin(plain):
        return _SPACE.sub("", plain)
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return _SPACE.sub(" ", bare).casefold()


def fullness(key: str) -> int:
    """How much of a person's name a form gives: 2 given name and surname apart, 1 a whole name, 0 a part of one."""
    if is_latin(key):
        return 2 if " " in key else 0
    if "·" in key:
        return 2
    if len(key) >= FULL_WITHOUT_DOT:
        return 1
    if len(key) < 2 or key in _surnames():
        return 0
    return int(key[0] in _surnames() and any(char not in _sounds() for char in key))


def is_one_part(key: str) -> bool:
    """Whether a transliterated name has no dot: 瓦尔托宁 may be the last part of a longer one."""
    return "·" not in key and all(char in _sounds() for char in key)


def last_part(key: str) -> str:
    """The part of a transliterated name that stands for it later: 克里 of 约翰·克里."""
    return re.split(r"[·\-－]", key)[-1]


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["surface"] for row in rows("surnames"))


@cache
def _sounds() -> frozenset[str]:
    """Characters that write foreign sounds: a surname of two or three of them alone is a foreign one (史密斯)."""
    return frozenset(row["surface"] for row in rows("foreign_sounds"))
