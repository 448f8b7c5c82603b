"""Chinese and Arabic numerals as news dates use them."""

from __future__ import annotations

_DIGITS = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "俩": 2, "仨": 3, "首": 1, "元": 1, "正": 1, "几": 3,
}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}
_KNOWN = frozenset([*_DIGITS, *_UNITS, *_TENS, "万"])


def number(text: str) -> int | None:
    """The whole number that ``text`` writes, None where it writes none.

    >>> number("二十三"), number("二〇二一"), number("12"), number("廿一"), number("两千零四")
    (23, 2021, 12, 21, 2004)
    """
    text = text.strip(" \u3000\u00a0")
    if text.isdecimal():
        return int(text) if len(text) < 10 else None
    if not text or not _KNOWN.issuperset(text):
        return None
    if all(mark in _DIGITS for mark in text):
        return int("".join(str(_DIGITS[mark]) for mark in text)) if len(text) < 10 else None
    return _composed(text)


def _composed(text: str) -> int:
    total, section, digit = 0, 0, 0
    for mark in text:
        if mark in _DIGITS:
            digit = _DIGITS[mark]
        elif mark in _TENS:
            section, digit = section + _TENS[mark], 0
        elif mark == "万":
            total, section, digit = (total + section + digit or 1) * 10_000, 0, 0
        else:
            section, digit = section + (digit or 1) * _UNITS[mark], 0
    return total + section + digit
