"""The dates told before, from which later ones count: 当天, 次年, 三天后, a bare 19日."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.chinese.dates_calendar import Stretch
from kg.chinese.dates_fields import Fields
from kg.chinese.dates_phrases import Phrase

_DAYS_NEAR = 10  # a day this close to the publication is of the story, not of its background
_BESIDE = 2  # sentences back in which a day stands from which a sentence goes on with 同日
_DAYS_FAR = 60  # a date this far from it is of the background, which may go on in bare days


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the article has told: later ones may count from it."""

    stretch: Stretch
    fields: Fields
    sentence: int
    paragraph: int
    begin: int  # in its sentence
    firm: bool = True  # the reporter tells it as a day: not in somebody's words, not as since or until when


def _anchor_day(told: list[Told], index: int, paragraph: int, *, opens: bool, reference: date) -> date | None:
    """What 当天 and 次日 count from: the last day told in the paragraph, or else the story's last day.

    Where 同日 opens a sentence, that of the sentence before too.
    """
    of_days = [
        one
        for one in reversed(told)
        if one.stretch.unit == "day"
        and (one.stretch.last - one.stretch.first).days < 7
        and (one.firm or one.sentence == index)
    ]
    for one in of_days:
        beside = one.paragraph == paragraph or (opens and index - one.sentence <= _BESIDE)
        if beside or abs((one.stretch.first - reference).days) <= _DAYS_NEAR:
            return one.stretch.first
    return None


def anchor_year(told: list[Told], paragraph: int, *, bare: bool) -> int | None:
    """What 当年 and 次年 count from: the last year told here or a little before; a bare 当年 reaches less far."""
    reach = 1 if bare else 2
    years = (one for one in reversed(told) if one.fields.year is not None)
    last = next(years, None)
    return last.stretch.first.year if last and paragraph - last.paragraph <= reach else None


def counts_from(phrase: Phrase, told: list[Told], index: int, paragraph: int, *, reference: date) -> date | None:
    """The day that 当天, 上午 and 三天后 count from; None for the publication."""
    if phrase.left == Fields(time=True):
        return _same_day(told, index, paragraph, reference)
    if phrase.span is not None:
        fine = {"year": ("day", "month", "year"), "month": ("day", "month")}.get(phrase.span.unit or "", ("day",))
        last = told[-1] if told else None
        return last.stretch.first if last and last.paragraph == paragraph and last.stretch.unit in fine else None
    return _anchor_day(told, index, paragraph, opens=phrase.begin == 0, reference=reference)


def _same_day(told: list[Told], index: int, paragraph: int, reference: date) -> date | None:
    """What a bare 上午 belongs to: the day told in its sentence, or a past calendar day before it; else today."""
    if not told or told[-1].stretch.unit != "day":
        return None
    last = told[-1]
    if last.sentence < index - 1 and last.paragraph != paragraph:
        return None
    past = last.fields.day_base == "calendar" and last.stretch.first <= reference
    return last.stretch.first if last.sentence == index or past else None


def near_date(told: list[Told], index: int, paragraph: int, reference: date, *, goes_on: bool) -> date | None:
    """The date whose month a bare day after it shares: of the same sentence, or of the background in the paragraph.

    Of the paragraph before it too where the sentence goes on from there (随后，12月10日……).
    """
    last = next((one for one in reversed(told) if one.fields.holiday is None), None)
    if last is None or last.paragraph < paragraph - goes_on or last.stretch.unit == "year":
        return None
    named = last.fields.month is not None or last.fields.months is not None
    ahead = last.stretch.unit == "day" and last.stretch.first > reference  # 明天会见甲，8日会见乙
    if (named or ahead) and last.sentence == index:
        return last.stretch.first
    return last.stretch.first if abs((last.stretch.first - reference).days) > _DAYS_FAR else None
