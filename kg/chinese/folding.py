"""Traditional to Simplified, one code point for one, so that offsets stay the outlet's own."""

from __future__ import annotations

import re
from functools import cache

import opencc

_DOTS = "‧•・･⋅∙•ᐧ"
# 著 is 着 in Traditional text except in these words.
_ZHU = re.compile(r"著(?![名作述书者称录有])(?<![显专名原巨土昭论编遗卓所合新旧拙译大])")
_QIAN = re.compile(r"干(?=[坤隆])")
_HUA = re.compile("(?<=[计规策筹企谋])画")  # 計畫
_NAME_DOT = re.compile("(?<=[㐀-鿿])[.．](?=[㐀-鿿])")  # 鲍里斯.约翰逊
_NO_CONVERSION = "著"


class _Folds(dict[int, str]):
    """Code point to folded character, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def fold(text: str) -> str:
    """The text in Simplified characters, one code point for one.

    Full-width Latin letters and digits become half-width, every kind of middle dot, and a full stop between
    two Han characters, becomes ``·``.
    Quotation marks and other punctuation stay as they are.

    >>> fold("歐巴馬・１２歲「說」")
    '欧巴马·12岁「说」'

    Source: the character tables of OpenCC (t2s, then hk2s and tw2s for the variants of Hong Kong and Taiwan).
    """
    folded = text.translate(_table())
    if "." in folded or "．" in folded:
        folded = _NAME_DOT.sub("·", folded)
    if "著" in folded:
        folded = _ZHU.sub("着", folded)
    if "畫" in text:
        folded = _HUA.sub("划", folded)
    if "乾" in text:
        folded = _QIAN.sub("乾", folded)
    return folded


@cache
def _table() -> _Folds:
    return _Folds()


@cache
def _converters() -> tuple[opencc.OpenCC, ...]:
    return tuple(opencc.OpenCC(name) for name in ("t2s", "hk2s", "tw2s"))


def _fold_character(char: str) -> str:
    if char in _DOTS:
        return "·"
    if "０" <= char <= "９" or "Ａ" <= char <= "Ｚ" or "ａ" <= char <= "ｚ":
        return chr(ord(char) - 0xFEE0)
    if char < "⺀" or char in _NO_CONVERSION:
        return char
    for converter in _converters():
        folded: str = converter.convert(char)
        if folded != char and len(folded) == 1:
            return folded
    return char
