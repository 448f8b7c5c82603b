"""What stands right before a date and makes it another's: an event's own day, another country's feast, 70年前的."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from kg.chinese.dates_calendar import Stretch
from kg.chinese.dates_choice import Clock
from kg.chinese.dates_context import is_said
from kg.chinese.dates_phrases import Phrase
from kg.chinese.dates_resolve import resolve
from kg.chinese.tables import rows
from kg.model import DateMention, Sentence

_EVENT_TAGS = frozenset(("v", "vn"))  # verbs and nouns made of them: 开幕当天


def year_before(sentence: Sentence, begin: int, mentions: Sequence[DateMention]) -> int | None:
    """The year that stands right before an expression as so many years ago: 〔70年前〕的今天, 〔一年前〕6月15日."""
    if not sentence.folded.endswith(("年前的", "年前"), 0, begin - sentence.begin):
        return None
    last = mentions[-1] if mentions and mentions[-1].end >= begin - 1 else None
    return int(last.range.start[:4]) if last is not None and last.range is not None else None


def in_that_year(phrase: Phrase, year: int, reference: date) -> Stretch | None:
    """The day or month that stands behind 70年前的: 今天, 6月4日; a week or weekday of that year stays open."""
    fields = phrase.left
    if fields is None:
        return None
    if fields.day_base == "reference" and fields.day == 0:
        fields = replace(fields, month=reference.month, day=reference.day, day_base="calendar")
    elif fields.month is None or fields.month_base is not None or fields.year is not None:
        return None
    return resolve(replace(phrase, left=replace(fields, year=year, year_base="calendar")), Clock(reference))


def of_event(sentence: Sentence, begin: int) -> bool:
    """Whether 当天 is the day of what stands right before it, which has no date here: 会晤〔当天〕, 上任的〔当天〕."""
    if sentence.folded.endswith(_words("occasion"), 0, begin):
        return True
    before = next((t for t in sentence.tokens if t.end == sentence.begin + begin), None)
    if before is None:
        return False
    text = sentence.folded[before.begin - sentence.begin : begin]
    return before.tag in _EVENT_TAGS and not is_said(text)


def is_elsewhere(holiday: str, sentence: Sentence, begin: int) -> bool:
    """Whether a feast that each country has on a day of its own is that of another country: 缅甸〔建军节〕."""
    if not holiday.startswith(_words("national")):
        return False
    if sentence.folded.endswith(_words("branch"), 0, begin):
        return True  # 海军〔建军节〕
    end = begin - sentence.folded.startswith("的", begin - 1)
    before = next((t for t in sentence.tokens if t.end == sentence.begin + end), None)
    return before is not None and before.tag in ("LOC", "ns") and not sentence.folded.endswith(_words("own"), 0, end)


@cache
def _words(sense: str) -> tuple[str, ...]:
    return tuple(row["surface"] for row in rows("date_context") if row["sense"] == sense)
