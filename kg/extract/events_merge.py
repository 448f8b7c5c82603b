"""Several tellings of one event in one article become one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_drafts import Draft
from kg.model import Names, Sentence


def merged(drafts: Sequence[Draft], names: Names, sentences: Sequence[Sentence]) -> tuple[tuple[Draft, ...], ...]:
    """Groups of drafts that tell one event, what they know together in the first of each."""
    return tuple((d,) for d in drafts if d.participants and (d.place is not None or d.date or d.met))
