"""Which year a month of a chronicle is of: that of the heading, or the only one between two chapters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kg.chinese.dates_phrases import Phrase
from kg.chinese.tables import rows
from kg.model import Sentence

_DATED = re.compile(r"((?:19|20)\d\d)年(1[0-2]|[1-9])月")
_HEADED = re.compile(r"((?:19|20)\d\d)年(?!\d)[^，。：]{1,24}：")


class Chronicle(NamedTuple):
    """What an article tells of its years: where each chapter's first month stands, and the years of headings."""

    chapters: tuple[tuple[int, tuple[int, int]], ...]  # where a date begins; its year and month
    headings: Mapping[int, int]  # paragraph → year


def chronicle_of(sentences: Sequence[Sentence], reference: date | None) -> Chronicle:
    """The years of headings (〔2020年〕两国冲突又起：……) and of the chapters of a gallery (相关图集：大事记)."""
    headed = ((one.paragraph, _HEADED.match(one.folded)) for one in sentences if one.folded[:2] in ("19", "20"))
    headings = {paragraph: int(found[1]) for paragraph, found in headed if found is not None}
    return Chronicle(_chapters(sentences, reference) if reference is not None else (), headings)


def _chapters(sentences: Sequence[Sentence], reference: date) -> tuple[tuple[int, tuple[int, int]], ...]:
    """The first year and month that each paragraph of a gallery tells, those to come left out."""
    opening = tuple(row["surface"] for row in rows("date_context") if row["sense"] == "gallery")
    gallery = next((one.paragraph for one in sentences if one.folded.startswith(opening)), None)
    found: dict[int, tuple[int, tuple[int, int]]] = {}
    for sentence in sentences:
        if gallery is None or sentence.paragraph <= gallery or sentence.paragraph in found:
            continue
        for dated in _DATED.finditer(sentence.folded):
            month = int(dated[1]), int(dated[2])
            if month <= (reference.year, reference.month):
                found[sentence.paragraph] = sentence.begin + dated.start(), month
                break
    return tuple(found.values())


def year_told(phrase: Phrase, sentence: Sentence, chronicle: Chronicle) -> int | None:
    """The year of a month without one, by the heading or by the chapters before and behind: 〔8月5日〕."""
    fields = phrase.left
    if fields is None or fields.month is None or fields.month_base is not None or fields.year is not None:
        return None
    if sentence.paragraph in chronicle.headings:
        return chronicle.headings[sentence.paragraph]
    at = bisect_left(chronicle.chapters, (sentence.begin + phrase.begin, (0, 0)))
    if not 0 < at < len(chronicle.chapters):
        return None
    low, high = sorted((chronicle.chapters[at - 1][1], chronicle.chapters[at][1]))
    years = [year for year in range(low[0], high[0] + 1) if low <= (year, fields.month) <= high]
    return years[0] if len(years) == 1 else None
