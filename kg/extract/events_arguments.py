"""What fills the places of a frame, as far as a sentence gives it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.events_items import Item
from kg.model import DateMention, Mention
from kg.ontology import Frame


def is_core(frame: Frame) -> bool:
    """Whether a frame tells a meeting or a journey."""
    return frame.meets or frame.object_part == "place"


@dataclass(frozen=True, slots=True)
class Arguments:
    """The mentions that fill the places of a frame, as far as the sentence gives them."""

    frame: Frame
    trigger: Item
    at: int  # its number among the items of the sentence
    pattern: str
    subject: tuple[Mention, ...] = ()
    partners: tuple[Mention, ...] = ()  # 与 …
    objects: tuple[Mention, ...] = ()
    agents: tuple[Mention, ...] = ()  # 由 被 …
    places: tuple[Mention, ...] = ()
    date: DateMention | None = None
    passive: bool = False
    dropped: bool = False  # the clause has no subject of its own
    attends: bool = False  # 参加会见
    clause: int = 0
    attribute: bool = False  # it stands in a relative clause, or behind one that tells it: 双方发表的〔联合声明〕
    both: bool = False  # the subject is the two told of before
    relative: bool = False  # the trigger stands in a relative clause
    faced: bool = False  # another side is told of, with a name or without
    extra: tuple[Mention, ...] = field(default=())  # 陪同 率
    acted_for: tuple[Mention, ...] = ()  # the country whose officials are met: 与〔乙国〕官员会谈
    if_alone: Frame | None = None  # what a meeting is of which nothing else tells who met: a conference
    named_in: int | None = None  # the sentence that names the parties, where it is another


def is_gathering(frame: Frame) -> bool:
    """Whether people come together for what a frame tells: talks, a conference."""
    return frame.meets or "Gathering" in frame.traits


def is_journey(frame: Frame) -> bool:
    """Whether a frame tells how somebody comes or goes."""
    return not frame.traits.isdisjoint(("Journey", "Motion"))
