"""Interviews printed as they went: 记者：……？ 李四：……。 An answer is its speaker's own words, without marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.utterances_ground import Ground
from kg.extract.utterances_memory import Speaker
from kg.extract.utterances_record import is_medium
from kg.extract.utterances_words import alternation, words
from kg.model import Names, Span

_LABEL = re.compile(r"[ ]*([^，。、：:“”「」\"！？!?；\n]{1,24}?)[ ]*[：:][ ]*(?![“「『\"])")
_ENDS = re.compile(r"[。！？!?…）)][ ]*\Z")
_CLOSES = re.compile(alternation("closes_interview") + r"|[感谢]谢[^。，]{0,24}接受[^。，]{0,12}(?:采访|专访|访问)")
_LEAST = 2  # questions, and answers, that make an interview


@dataclass(frozen=True, slots=True)
class Turn:
    """What one paragraph holds of an answer, from ``begin`` to its end; of a question where nobody is the speaker."""

    begin: int
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A paragraph that a label and a colon open."""

    ground: Ground
    label: str
    begin: int  # behind the colon
    asks: bool
    speaker: Speaker


def turns_of(grounds: Sequence[Ground], names: Names) -> dict[int, Turn]:
    """Questions and answers of an interview that is printed turn by turn, by the number of their paragraph.

    An interview has at least two questions and two answers, each opened by who speaks and a colon, with 问 and 答 or
    with names; paragraphs without a label go on with the answer before, captions and headings do not. Answers of
    nobody known (a reporter's own 问与答) are none. A single paragraph that a person's name and a colon open is an
    answer too where it speaks of 我.
    """
    turns = [turn for ground in grounds if ground.kind == "body" for turn in _turns(ground, names)]
    often = Counter(turn.label for turn in turns)
    asked = [turn for turn in turns if turn.asks]
    replies = [t for t in turns if not t.asks and (often[t.label] >= _LEAST or t.label in words("answers"))]
    if len(asked) < _LEAST or len(replies) < _LEAST:
        return {t.ground.index: Turn(t.begin, t.speaker) for t in turns if _alone(t)}
    return dict(_in_turn(grounds, {t.ground.index: t for t in asked + replies}, _interviewee(replies, grounds)))


def _turns(ground: Ground, names: Names) -> Iterator[_Labelled]:
    match = _LABEL.match(ground.masked)
    if match is None:
        return
    low, high = match.span(1)
    label, inside = match.group(1), ground.mentions_in(low, high)
    named = Speaker(inside[0].entities) if len(inside) == 1 else Speaker()
    asks = label in words("asks") or (bool(named) and is_medium(named, names))
    speaker = Speaker()
    if named and inside[0].kind != "place":
        speaker = named
    elif label not in words("answers"):
        speaker = Speaker((), Span(ground.begin + low, ground.begin + high))
    yield _Labelled(ground, label, match.end(), asks, speaker)


def _alone(turn: _Labelled) -> bool:
    """Whether a paragraph is an answer without its question: 李四：我认为……"""
    name = next(iter(turn.ground.mentions_in(0, turn.begin)), None)
    if name is None or name.kind != "person" or name.end - name.begin != len(turn.label):
        return False
    return "我" in turn.ground.masked[turn.begin :]


def _interviewee(replies: Sequence[_Labelled], grounds: Sequence[Ground]) -> Speaker:
    """Whom 答 stands for: the one person who answers by name elsewhere, or the one whom the headline names."""
    persons = {turn.speaker.entities for turn in replies if turn.speaker.entities}
    if not persons:
        titles = (mention for ground in grounds if ground.kind == "title" for mention in ground.mentions)
        persons = {mention.entities for mention in titles if mention.kind == "person"}
    return Speaker(next(iter(persons))) if len(persons) == 1 else Speaker()


def _in_turn(
    grounds: Sequence[Ground], turns: dict[int, _Labelled], interviewee: Speaker
) -> Iterator[tuple[int, Turn]]:
    speaking, label = Speaker(), ""
    for ground in grounds:
        turn = turns.get(ground.index)
        if turn is not None:
            speaking, label = _speaker(turn, interviewee), turn.label
        elif _CLOSES.search(ground.masked):
            speaking = Speaker()
        begin = turn.begin if turn is not None else len(ground.masked) - len(ground.masked.lstrip(" ：:"))
        if (turn and turn.asks) or (speaking and (turn or not _speaks_of(ground, speaking, label)) and _told(ground)):
            yield ground.index, Turn(begin, speaking)


def _told(ground: Ground) -> bool:
    """Whether a paragraph is whole sentences, no caption or heading."""
    return ground.kind == "body" and _ENDS.search(ground.masked) is not None


def _speaker(turn: _Labelled, interviewee: Speaker) -> Speaker:
    return Speaker() if turn.asks else turn.speaker or interviewee


def _speaks_of(ground: Ground, speaker: Speaker, label: str) -> bool:
    """Whether a paragraph speaks of the speaker by name, as a caption or a new question does."""
    if speaker.text is not None:
        return label in ground.masked
    return any(m.form == "name" and m.entities == speaker.entities for m in ground.mentions)
