"""What can be the name of a person, by its characters alone."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from kg.chinese import gazetteer
from kg.chinese.tables import rows

Shape = Literal["han", "compound", "japanese", "foreign", "dotted"]

_HAN = re.compile(r"[㐀-鿿豈-﫿〇]+")


@cache
def surnames(sense: str) -> frozenset[str]:
    """The surnames of one kind: han, compound, japanese, korean, vietnamese; folded."""
    return frozenset(row["surface"] for row in rows("surnames") if row["sense"] == sense)


@cache
def transliteration() -> str:
    """The characters that stand for the sounds of foreign names."""
    return "".join(row["surface"] for row in rows("transliteration") if row["sense"] == "transliteration")


@cache
def _in_foreign_names() -> frozenset[str]:
    return frozenset(row["surface"] for row in rows("transliteration") if row["sense"] in ("transliteration", "rare"))


def rare(character: str) -> bool:
    """Whether the character stands for a sound in few names only: 赤, 沫."""
    return character in _in_foreign_names() and character not in transliteration()


@cache
def sounds() -> tuple[str, ...]:
    """Groups of characters that different outlets use for one sound."""
    return tuple(row["surface"] for row in rows("transliteration") if row["sense"] == "alike")


@cache
def never(sense: str) -> frozenset[str]:
    """Words and characters of ``never_people``: sense ``character word before behind end loose``."""
    return frozenset(row["surface"] for row in rows("never_people") if row["sense"] == sense)


@cache
def shape(name: str) -> Shape | None:
    """Which kind of name the folded characters can be, or None.

    >>> shape("朔尔茨"), shape("欧阳明"), shape("岸田文雄"), shape("高官")
    ('foreign', 'compound', 'japanese', None)
    """
    if "·" in name:
        return "dotted" if _dotted(name) else None
    if name in never("word") or name in never("before") or any(char in never("character") for char in name):
        return None
    if not _HAN.fullmatch(name) or len(name) < 2:
        return None
    if name[1:] in never("behind") or name[1:].lstrip("前副") in never("before"):
        return None  # 蔡总统, 邓时代: a surname and a post
    if _begins_with_country(name) or (len(name) == 2 and _force(name)):
        return None
    if name[1] == "方" and name[0] in _first_of_countries() and name[:2] not in surnames("compound"):
        return None  # 美方, 塞方|钦佩
    if name[0] == "欧" and gazetteer.country_of_character(name[1]):
        return None  # 欧印, 欧中峰
    if len(name) in (3, 4) and name[:2] in surnames("compound"):
        return "compound"
    if len(name) in (3, 4, 5) and any(name[:cut] in surnames("japanese") for cut in (1, 2, 3) if cut < len(name)):
        return "japanese"
    reign = re.fullmatch("(.{2,6})[一二三四五六七八九十]{1,2}世", name)
    if reign and all(char in _in_foreign_names() for char in reign[1]):
        return "foreign"
    if len(name) in (2, 3) and name[0] in surnames("han") and name[-1] not in never("end"):
        return None if name[1:-1] == "和" else "han"
    if len(name) == 4 and name[0] in surnames("vietnamese") and name[1] in "氏文廷春玉德明国光富":
        return "han"
    if len(name) <= 8 and all(char in _in_foreign_names() for char in name):
        return "foreign"
    return None


def _begins_with_country(name: str) -> bool:
    """伊朗纳坦兹, 白宫均, 欧英: what stands before or makes up the whole is no surname."""
    if len(name) == 2:
        return all(map(gazetteer.country_of_character, name))
    return name.startswith(tuple(sorted(never("first")))) or any(
        places and places[0].kind == "country" and not places[0].ambiguous
        for places in (gazetteer.lookup(name[:size]) for size in range(2, min(len(name), 5)))
    )


def _force(name: str) -> bool:
    """印军, 美方, 埃方: a country and who acts for it."""
    return name[1] in "军方媒企商国" and bool(gazetteer.country_of_character(name[0]))


@cache
def _first_of_countries() -> frozenset[str]:
    return frozenset((gazetteer.country_name(code) or "")[:1] for code in gazetteer.country_codes())


def _dotted(name: str) -> bool:
    parts = re.split("[·-] ?", name)
    if any(char in "的了们说是" for char in name):
        return False
    return all(re.fullmatch(r"[㐀-鿿豈-﫿]{1,8}|[A-Z]\.?|[A-Z]\.?[㐀-鿿]{1,6}", part) for part in parts)


def trim(name: str) -> tuple[int, int]:
    """Begin and end of what is left of ``name`` when titles and verbs glued to it are cut off.

    >>> trim("总理朔尔茨星期三")
    (2, 5)
    """
    begin, end = _cut(name, _behind_post(name), len(name), sizes=(4, 3, 2))
    if shape(name[begin:end]) is None:
        begin, end = _cut(name, begin, end, sizes=(4, 3, 2, 1))
    return begin, end


def _behind_post(name: str) -> int:
    """Where the name begins behind a post inside: 白宫医生|康利."""
    ends = [
        place
        for place in range(3, len(name) - 1)
        if any(name[place - size : place] in never("before") for size in (2, 3, 4) if place > size)
    ]
    return ends[-1] if ends and "·" not in name[: ends[-1]] else 0


def _cut(name: str, begin: int, end: int, *, sizes: tuple[int, ...]) -> tuple[int, int]:
    changed = True
    while changed:
        left = next((size for size in sizes if name[begin : begin + size] in never("before")), 0)
        if left and end - begin - left >= 2:
            begin += left
        right = next((size for size in sizes if name[max(begin, end - size) : end] in never("behind")), 0)
        if right and end - begin - right >= 2:
            end -= right
        else:
            right = 0
        changed = bool(right) or bool(left and end - begin - left >= 2)
        if 1 in sizes and shape(name[begin:end]) is not None:
            break
    return begin, end


@cache
def posts() -> frozenset[str]:
    """Posts and forms of address that stand right before a name, two characters or longer."""
    return frozenset(word for word in never("before") if len(word) >= 2)
