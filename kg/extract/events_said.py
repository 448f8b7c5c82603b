"""The day on which somebody spoke, for the briefing or speech at which he did, where it tells none of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from kg.extract.events_drafts import Draft
from kg.extract.events_when_told import is_one_day
from kg.model import Article, DateMention, DateRange, Sentence, Utterance

Spoken = Mapping[int, Sequence[tuple[int, DateRange]]]
"""Who spoke → the sentences that say so with a day, and the days."""

_REACH = 2  # sentences back in the same paragraph in which somebody is told to have spoken on a day
_LEAD = 3  # sentences that open an article: what they say was said on a day is its news
_APART = frozenset("，,；;。：:")


def days_spoken(
    article: Article, sentences: Sequence[Sentence], dates: Sequence[DateMention], utterances: Sequence[Utterance]
) -> Spoken:
    """The days of which an article says that somebody spoke on them: 甲〔周二〕表示, 〔周二〕，甲在会上说."""
    begins, ends = [s.begin for s in sentences], [d.end for d in dates]
    out: dict[int, list[tuple[int, DateRange]]] = {}
    for utterance in utterances:
        last = bisect_right(ends, utterance.cue.begin) - 1 if utterance.cue is not None and utterance.speakers else -1
        if last < 0 or utterance.cue is None:
            continue
        day, cue = dates[last], utterance.cue.begin
        index = bisect_right(begins, cue) - 1
        between = article.text[day.end : cue].lstrip("）)")
        if day.range is None or not is_one_day(day.range) or day.begin < begins[index] or _APART & set(between[1:]):
            continue
        for speaker in utterance.speakers:
            out.setdefault(speaker, []).append((index, day.range))
    return out


def day_spoken(draft: Draft, spoken: Spoken, sentences: Sequence[Sentence]) -> DateRange | None:
    """The day on which he who holds a briefing or speech is said to have spoken right before, or only that day."""
    if draft.status != "happened" or "Address" not in draft.frame.traits:
        return None
    if draft.caption or draft.back or draft.earlier or draft.aside or draft.dated:
        return None
    for entity in draft.who:
        told = [(n, day) for n, day in spoken.get(entity, ()) if n <= draft.sentence]
        for n, day in reversed(told):
            near = sentences[n].paragraph == sentences[draft.sentence].paragraph and draft.sentence - n <= _REACH
            if near or (n <= _LEAD and len({day for _, day in told}) == 1):
                return day
    return None
