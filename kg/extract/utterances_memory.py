"""Who speaks, and whom the text has spoken of so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.utterances_ground import Ground
from kg.model import Names, Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: entities, or the text that stands for somebody unnamed; neither where unknown."""

    entities: tuple[int, ...] = ()
    text: Span | None = None
    single: bool = False  # the text stands for one person

    def __bool__(self) -> bool:
        return bool(self.entities) or self.text is not None


@dataclass(slots=True)
class Memory:
    """Who spoke and who was spoken of before, as reading goes on."""

    last: Speaker = field(default_factory=Speaker)  # who was last reported
    paragraph: int = -1  # where
    words: str = ""  # the words for an unnamed one
    topic: Speaker = field(default_factory=Speaker)  # the last subject, reporting or not
    person: Speaker = field(default_factory=Speaker)  # the last one that is a person
    person_at: int = -9  # where
    here: int = 0  # the paragraph that is read
    group: Speaker = field(default_factory=Speaker)  # the last joint one
    group_at: int = -9  # where
    issuers: dict[str, Speaker] = field(default_factory=dict)  # 声明, 报告 → who issued the last one
    issuer: tuple[int, Speaker] = (-9, Speaker())  # the paragraph of the last document, and who issued it


def is_body(speaker: Speaker, names: Names) -> bool:
    """Whether the speaker is one that 它 may mean."""
    return len(speaker.entities) == 1 and names.entities[speaker.entities[0]].kind == "organisation"


def are_people(speaker: Speaker, names: Names) -> bool:
    """Whether all of them are persons by name."""
    return bool(speaker.entities) and all(names.entities[index].kind == "person" for index in speaker.entities)


def may_be_person(speaker: Speaker, names: Names) -> bool:
    """Whether the speaker is one that 他 may mean."""
    if not speaker.entities:
        return speaker.single
    return len(speaker.entities) == 1 and names.entities[speaker.entities[0]].kind == "person"


def rather_person(nearer: Speaker, farther: Speaker, names: Names) -> Speaker:
    """The nearer one, unless only the farther one can be a person."""
    if farther and not may_be_person(nearer, names) and may_be_person(farther, names):
        return farther
    return nearer or farther


def remember(memory: Memory, speaker: Speaker, ground: Ground, names: Names) -> None:
    """Note who has just been reported."""
    if not speaker:
        return
    memory.last, memory.paragraph = speaker, ground.index
    if speaker.text is not None:
        begin, end = speaker.text.begin - ground.begin, speaker.text.end - ground.begin
        memory.words = ground.folded[max(begin, 0) : max(end, 0)]
    note_topic(memory, speaker, names)


def note_topic(memory: Memory, speaker: Speaker, names: Names) -> None:
    """Note who has just been the subject of a sentence."""
    if not speaker:
        return
    memory.topic = speaker
    if may_be_person(speaker, names):
        memory.person, memory.person_at = speaker, memory.here
    if len(speaker.entities) > 1:
        memory.group, memory.group_at = speaker, memory.here
