"""Words that point back at whoever spoke or was spoken of last: 这位学者, 这位发言人, 两位议员, 三国."""

from __future__ import annotations

import re

from kg.chinese.dates_numerals import number
from kg.extract.utterances_ground import Ground
from kg.extract.utterances_memory import Memory, Speaker, are_people
from kg.extract.utterances_named import Subject
from kg.extract.utterances_words import alternation
from kg.model import Names

_NEAR = 3  # paragraphs
_TWO_AGAIN = re.compile(rf"(?:(?:这|那|上述)[两三][位名个]?|[两三]位){alternation('person')}们?")  # 两位议员
_THIS_ONE = re.compile(  # 这位前|总统, 这位来自城南的|自由党人, 这位|学者
    rf"[这该][位名](?![^，]*(?:不愿|匿名|不具名)).*(?:{alternation('office')}|{alternation('epithet', 'expert')}\Z)"
)
_THAT = re.compile(r"[这该那][位名]([^，的]+)")
_STATES = re.compile(r"(?:(?:这|上述|该)[一-鿿]{0,4}?)?([二两三四五])国")  # 三国, 欧洲|三国


def pointed_at(ground: Ground, phrase: str, memory: Memory) -> Speaker | None:
    """The one whom 这位 means: somebody unnamed who spoke last under that noun, else the person in focus."""
    noun = _THAT.fullmatch(phrase)
    unnamed = memory.last.text is not None and memory.last.single and memory.paragraph >= ground.index - 1
    if noun is not None and unnamed and memory.words.endswith(noun.group(1)):
        return memory.last  # 一位发言人说……。〔这位发言人〕说……
    return (_in_focus(ground, memory) or None) if _THIS_ONE.fullmatch(phrase) else None


def _in_focus(ground: Ground, memory: Memory) -> Speaker:
    """The named person of whom the text has just spoken, where nobody unnamed has spoken since: 这位候选人.

    Just is in the sentence before, or up to two paragraphs before for whoever was the last to speak.
    """
    near = memory.person_at >= ground.index - 1 and memory.topic == memory.person
    near = near or (memory.person_at >= ground.index - 2 and memory.topic == memory.last == memory.person)
    return memory.person if near and memory.person.entities and memory.last.text is None else Speaker()


def two_again(phrase: str, memory: Memory, names: Names) -> Speaker | None:
    """The people of the last joint speaker, where they are as many as the phrase says: 两位议员."""
    if _TWO_AGAIN.fullmatch(phrase) is None or memory.group_at < memory.here - _NEAR:
        return None
    as_many = len(memory.group.entities) == (3 if "三" in phrase else 2)
    return memory.group if as_many and are_people(memory.group, names) else None


def states_again(ground: Ground, subject: Subject, memory: Memory, names: Names) -> Speaker | None:
    """As many countries as 三国 counts, where so many acted together last, else the words; None without 三国."""
    if subject.form not in ("named", "text") or len(subject.mentions) > 1:
        return None
    begin = subject.mentions[0].end - ground.begin if subject.mentions else subject.begin
    counted = _STATES.fullmatch(ground.folded, begin, max(subject.end, begin))
    if counted is None or (subject.mentions and subject.mentions[0].kind != "place"):
        return None
    last = memory.group.entities
    as_many = len(last) == number(counted.group(1)) and memory.group_at >= memory.here - _NEAR
    states = as_many and all(names.entities[index].kind == "place" for index in last)
    return memory.group if states else Speaker((), subject.span(ground))
