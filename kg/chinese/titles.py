"""Titles of posts and what may stand inside a title phrase; all on folded text."""

from __future__ import annotations

from functools import cache
from typing import Literal

from kg.chinese.tables import rows

Time = Literal["current", "former", "elect", "acting"]

# A noun ending so names somebody in a post or calling, unless the table says otherwise.
_HEAD_ENDINGS = "长官员家师"
_LONGEST = 20


def title_before(folded: str, end: int, begin: int = 0) -> int | None:
    """Where the longest title word that ends at ``end`` begins, not before ``begin``; None where there is none."""
    for length in _lengths("title", True).get(folded[end - 2 : end], ()) if end > 1 else ():
        if length <= end - begin and folded[end - length : end] in words("title"):
            return end - length
    return None


def title_after(folded: str, begin: int) -> int | None:
    """Where the longest title word ends that may follow a name (普京总统) and begins at ``begin``."""
    return _word_at(folded, begin, "after")


def title_at(folded: str, begin: int) -> int | None:
    """Where the longest title word ends that begins at ``begin``; None where there is none."""
    return _word_at(folded, begin, "title")


def _word_at(folded: str, begin: int, sense: str) -> int | None:
    for length in _lengths(sense, False).get(folded[begin : begin + 2], ()):
        if begin + length <= len(folded) and folded[begin : begin + length] in words(sense):
            return begin + length
    return None


@cache
def _lengths(sense: str, ending: bool) -> dict[str, tuple[int, ...]]:
    """The two characters that a word begins or ends with → how long such words are, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words(sense):
        if 1 < len(word) <= _LONGEST:
            found.setdefault(word[-2:] if ending else word[:2], set()).add(len(word))
    return {two: tuple(sorted(lengths, reverse=True)) for two, lengths in found.items()}


def same_post(title: str) -> str:
    """The title by its usual word, so that two titles of one post compare equal: 外长, 外相 → 外交部长."""
    return _synonyms().get(title, title)


def names_a_calling(word: str) -> bool:
    """Whether a noun by its ending names a post or calling that the table need not list (天文学家)."""
    return len(word) > 1 and word[-1] in _HEAD_ENDINGS and not word.endswith(_no_heads())


def mark_before(folded: str, end: int) -> tuple[int, Time] | None:
    """Begin and meaning of a time mark that ends at ``end``: 前, 时任, 候任, 代理, 现任."""
    found: tuple[int, Time] | None = None
    for time, marks in _marks().items():
        for mark in marks:
            begin = end - len(mark)
            if begin >= 0 and _is_mark(folded, begin, mark) and (found is None or begin < found[0]):
                found = begin, time
    return found


def mark_at(folded: str, begin: int, end: int) -> tuple[int, Time] | None:
    """End and meaning of the time mark at the head of ``folded[begin:end]``; it never is the whole of it."""
    found: tuple[int, Time] | None = None
    for time, marks in _marks().items():
        for mark in marks:
            stop = begin + len(mark)
            if stop < end - 1 and _is_mark(folded, begin, mark) and (found is None or stop > found[0]):
                found = stop, time
    return found


def _is_mark(folded: str, begin: int, mark: str) -> bool:
    """Whether the mark stands there and is no piece of 代表."""
    return folded.startswith(mark, begin) and not (mark == "代" and folded.startswith("代表", begin))


@cache
def words(sense: str) -> frozenset[str]:
    """The words of one sense: title after field modifier former elect acting current stop no_head verb_too of_state."""
    return frozenset(row["surface"] for row in rows("titles") if row["sense"] == sense)


@cache
def _no_heads() -> tuple[str, ...]:
    return tuple(sorted(words("no_head")))


@cache
def _synonyms() -> dict[str, str]:
    return {row["surface"]: row["sense"] for row in rows("title_synonyms")}


@cache
def _marks() -> dict[Time, tuple[str, ...]]:
    times: tuple[Time, ...] = ("former", "elect", "acting", "current")
    return {time: tuple(sorted(words(time))) for time in times}
