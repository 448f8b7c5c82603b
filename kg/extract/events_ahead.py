"""Journeys named without a day which the article tells to be still to come: 甲此次〔访问〕乙地备受关注."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.extract.events_drafts import Draft
from kg.extract.events_items import words_of
from kg.extract.events_merge import kin, people_fit, places_fit
from kg.model import Names, Sentence
from kg.ontology import Ontology

_DONE = ("了", "过")  # what has happened: 访问了, 访问过


def with_ahead(
    drafts: Sequence[Draft], names: Names, sentences: Sequence[Sentence], ontology: Ontology, today: date | None
) -> tuple[Draft, ...]:
    """The drafts, a journey planned where the article tells it only with a day that is still to come."""
    known = [d for d in drafts if "Journey" in d.frame.traits and d.date is not None and d.place is not None]
    ahead = [d for d in known if d.status == "planned" and _is_to_come(d, today)]
    if not ahead:
        return tuple(drafts)
    past = [d for d in known if d.status == "happened"]

    def status_known(draft: Draft) -> Draft:
        if not _is_open(draft, sentences):
            return draft
        fits = [d for d in (*ahead, *past) if _is_same_way(draft, d, names)]
        alike = any(d.status == "planned" and kin(draft, d, ontology) for d in fits)
        gone = any(d.status == "happened" for d in fits)
        return draft._replace(status="planned") if alike and not gone else draft

    return tuple(status_known(draft) for draft in drafts)


def _is_to_come(draft: Draft, today: date | None) -> bool:
    """Whether the date is the day of the article or a later one."""
    if today is None or draft.date is None:
        return False
    return draft.date.start >= today.isoformat()[: len(draft.date.start)]


def _is_open(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether a journey to a place is named without a day and not as done: 访问; not 访问过, 曾访问."""
    if draft.status != "happened" or "Journey" not in draft.frame.traits:
        return False
    if draft.date is not None or draft.dated or draft.place is None:
        return False
    sentence = sentences[draft.sentence]
    begin, end = draft.trigger.begin - sentence.begin, draft.trigger.end - sentence.begin
    before = sentence.folded[:begin]
    if draft.back and any(word in before for word in words_of("back_then")):
        return False
    return not sentence.folded[begin:end].endswith(_DONE) and not sentence.folded[end:].startswith(_DONE)


def _is_same_way(a: Draft, b: Draft, names: Names) -> bool:
    """Whether the same people go to one place, or to one in the other."""
    return people_fit(a, b, names) and places_fit(a.place, b.place, names)
