"""What a sentence leaves unsaid because the scene is known: place and date carried from what was told before."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_drafts import Draft
from kg.model import Article, DateMention, Names, Sentence


def with_scene(
    article: Article,
    sentences: Sequence[Sentence],
    drafts: Sequence[Draft],
    *,
    names: Names,
    dates: Sequence[DateMention],
) -> tuple[Draft, ...]:
    """The drafts, with places and dates of the scene where they fit."""
    return tuple(drafts)
