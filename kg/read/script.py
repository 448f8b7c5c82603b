"""Simplified or Traditional: which script a text is written in."""

from __future__ import annotations

from typing import Literal

from kg.chinese.folding import fold

_TRADITIONAL_SHARE = 0.08  # Traditional news changes in 25-45 % of its characters when folded, Simplified in under 2 %


def script_of(text: str) -> Literal["zh-Hans", "zh-Hant"]:
    """The script of a text, by the share of its Han characters that have another Simplified form."""
    han = sum("㐀" <= char <= "鿿" for char in text)
    changed = sum(char != plain for char, plain in zip(text, fold(text), strict=True))
    return "zh-Hant" if han and changed / han > _TRADITIONAL_SHARE else "zh-Hans"
