"""Who took part in a gathering that was told before: 北约峰会周一举行。〔甲〕出席此次峰会."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kg.extract.events_apart import attends_it, is_general, word_of
from kg.extract.events_drafts import Draft
from kg.model import Names, Sentence

REACH = 3  # sentences back to the gathering of which 此次会议 speaks


class Gathering(Protocol):
    """An event with its tellings."""

    @property
    def draft(self) -> Draft: ...

    @property
    def tellings(self) -> tuple[Draft, ...]: ...


def attended(told: Sequence[Gathering], draft: Draft, names: Names, sentences: Sequence[Sentence]) -> int | None:
    """The gathering told last, where a draft only says who took part in it; None where it may be another."""
    if "Rite" not in draft.frame.traits or draft.frame.meets or not draft.who:
        return None
    if any(names.entities[e].kind != "person" for e in draft.who) or not attends_it(draft, sentences):
        return None
    gatherings = [n for n, event in enumerate(told) if "Rite" in event.draft.frame.traits and _is_near(event, draft)]
    if not gatherings:
        return None
    last = max(gatherings, key=lambda n: told[n].tellings[-1].trigger.begin)
    first = told[last].draft
    fits = draft.date in (None, first.date) and draft.place in (None, first.place) and draft.status == first.status
    return last if fits and _is_like(told[last], draft, sentences) else None


def _is_near(event: Gathering, draft: Draft) -> bool:
    return 0 <= draft.sentence - event.tellings[-1].sentence <= REACH


def _is_like(event: Gathering, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether the word means any gathering, or one like that told: 会议, 外长会议 and 会议."""
    word = word_of(draft, sentences)
    if any(word_of(d, sentences).endswith(word) for d in event.tellings):
        return True
    return is_general(word) and draft.frame.kind == event.draft.frame.kind
