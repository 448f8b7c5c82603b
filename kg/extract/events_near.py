"""How near two tellings of one event stand to each other."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_apart import is_another
from kg.extract.events_drafts import Draft
from kg.extract.events_when_told import is_one_day
from kg.model import Sentence

NEAR = 12  # sentences between two tellings that share no more than the people


def near(first: Draft, tellings: Sequence[Draft], draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether a draft stands near enough to what was told to be a telling of it.

    Tellings that agree in a date or a place, or in who met whom on a known day, may stand anywhere; others near, or in
    headline, caption and lead.

    Args:
        first: what the tellings know together.
    """
    if draft.frame.meets and _of_some_year(first, draft):
        return False
    if draft.frame.meets and first.frame.meets and bool(first.met) != bool(draft.met):
        return _same_scene(first, tellings, draft, sentences) or set(first.who) == set(draft.who)
    if draft.met and pairs_of(draft) <= pairs_of(first) and is_one_day(first.date):
        if not (draft.earlier or draft.back or is_another(draft, sentences)):
            return True
    if (first.date and draft.date) or (first.place is not None and draft.place is not None):
        return True
    kinds = {sentences[d.sentence].kind for d in (*tellings, draft)}
    if kinds & {"title", "caption"}:
        return True
    return draft.sentence - tellings[-1].sentence <= NEAR


def _of_some_year(first: Draft, draft: Draft) -> bool:
    """Whether only one of two tellings has a date, which is a year: 接见了甲。2012年甲去拜会."""
    dates = [one.date for one in (first, draft) if one.date is not None]
    return len(dates) == 1 and len(dates[0].start) == 4


def _same_scene(first: Draft, tellings: Sequence[Draft], draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether 克里的会谈 means the talks told with a partner: in the headline, of the same day, or next to it."""
    kinds = {sentences[d.sentence].kind for d in (*tellings, draft)}
    same_day = first.date is not None and first.date == draft.date
    return bool(kinds & {"title", "caption"}) or same_day or draft.sentence - tellings[-1].sentence <= 1


def is_of_day(a: Draft, b: Draft) -> bool:
    """Whether both have the same day."""
    return a.date == b.date and is_one_day(a.date)


def pairs_of(draft: Draft) -> set[frozenset[int]]:
    """Who met whom, whoever is named first."""
    return {frozenset(pair) for pair in draft.met}
