"""A frame laid on a word of its lexicon, and who fills its places as far as they are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.events_around import Around
from kg.extract.events_clauses import Clause
from kg.extract.events_items import Item, senses
from kg.extract.events_light import light_verb
from kg.extract.events_phrases import Phrase
from kg.extract.events_sides import Sides
from kg.model import Mention
from kg.ontology import Frame


class Laid(NamedTuple):
    """A frame on the item of a clause that evokes it."""

    items: Sequence[Item]
    clause: Clause
    item: int
    frame: Frame
    pattern: str
    around: Around

    @property
    def senses(self) -> frozenset[str]:
        """What the word says beside evoking the frame."""
        return self.items[self.item].senses

    @property
    def light(self) -> str | None:
        """The verb that carries the noun: 〔举行〕会谈."""
        return light_verb(self.items, self.clause, self.item, self.frame)

    @property
    def attended(self) -> bool:
        """Whether a gathering is what somebody goes to: 〔出席〕甲主办的峰会."""
        return "attends" in senses().get(self.light or "", frozenset())


class Roles(NamedTuple):
    """Who fills the places of a frame; each stage of filling hands on a better one."""

    left: Sequence[Phrase]  # what stands before the word and can take part
    sides: Sides  # what the phrases before the word say
    subject: tuple[Mention, ...]
    partners: tuple[Mention, ...]
    objects: tuple[Mention, ...]
    faced: bool  # people without a name stand behind the word
    hosts: tuple[Mention, ...] = ()  # whose gathering it is
    joined: tuple[Mention, ...] = ()  # whom the noun behind the word names beside
    spoken_at: bool = False  # the gathering is only where something is said or done
    attended: bool = False  # hosts have it, others go there
    of_matter: bool = False  # who stands behind the light verb is what an instrument is about
    where: tuple[Mention, ...] = ()
    passive: bool = False
    dropped: bool = False  # the clause has no subject of its own
