"""Verbs that report speech, found in folded text with their frames."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.chinese.tables import rows

Sense = Literal["utterance", "act", "attitude", "question", "report", "headline"]
_SENSES: tuple[Sense, ...] = ("utterance", "act", "attitude", "question", "report", "headline")

# What may stand behind a verb of speech and belongs to it: 介绍称, 补充说, 强调指出, 回忆道.
_COMPLEMENT = re.compile(
    r"说道|表示(?!式)|指出|写道|说(?![明服法辞词谎话客])|称(?![赞为霸号呼职之作道])|道(?![歉路义德理教具琼谢别出])|"
    r"指(?![责控示挥定数标导认出派使引])|到(?!\d|底|处|访|达|场|位)|出(?![席现版任于口台访自售庭兵动手面资钱示具狱院局境国租让战征卖力事轨海航行门生身血错头路炉入发])|着|过|了(?!解)|起(?!来|初|草|诉|码)"
)
_SAYS = re.compile(r"说|说道|称|表示|指出")
_QUOTE_ONLY_GAINS_CLAUSE = re.compile(r"说道|表示|指出|写道|说|称|道|指")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that reports speech, with its complement: ``text[begin:end]``.

    ``sense`` tells how sure it is that something was uttered: ``utterance`` (说), ``act`` (呼吁, done by saying),
    ``attitude`` (认为, perhaps never said), ``question`` (问), ``report`` (报道, of media), ``headline`` (吁, only in
    titles).
    """

    begin: int
    end: int
    verb: str
    sense: Sense
    frames: tuple[str, ...]  # clause, colon, quote, addressee, pivot, object

    @property
    def takes_clause(self) -> bool:
        """Whether a clause without quotation marks may follow."""
        return "clause" in self.frames or "colon" in self.frames

    @property
    def takes_addressee(self) -> bool:
        """Whether the person spoken to may follow as object: 告诉记者."""
        return "addressee" in self.frames or "pivot" in self.frames


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A row of the table ``speech_verbs``."""

    surface: str
    sense: Sense
    frames: tuple[str, ...]


@cache
def speech_verbs() -> tuple[SpeechVerb, ...]:
    """The verbs of the table in its order, without the traps."""
    return tuple(
        SpeechVerb(row["surface"], sense, tuple(row["frames"].split()))
        for row in rows("speech_verbs")
        for sense in _SENSES
        if row["sense"] == sense
    )


@cache
def traps() -> tuple[str, ...]:
    """Words in which the characters of a speech verb stand but that report nothing: 访问, 名称, 发言人."""
    return tuple(row["surface"] for row in rows("speech_verbs") if row["sense"] == "trap")


def find_cues(text: str, *, headline: bool = False) -> tuple[Cue, ...]:
    """The speech verbs of a folded text, leftmost and longest first, none overlapping.

    Says nothing about the clause they stand in: a subject, a negation, a content are the caller's to find.
    """
    verbs = _by_surface()
    out: list[Cue] = []
    for match in _pattern().finditer(text):
        verb = verbs.get(match.group())
        if verb is None or (verb.sense == "headline" and not (headline or _judges(text, match))):
            continue
        if verb.surface == "提问" and text[match.start() - 1 : match.start()] == "的":
            continue  # 针对记者的提问|说
        end, frames, said = _with_complement(text, match.end(), verb)
        out.append(Cue(match.start(), end, verb.surface, "utterance" if said else verb.sense, frames))
    return tuple(_without_overlaps(out))


_QUOTED_SOON = re.compile(r"[^，。；：“”（）]{0,8}“")


def _judges(text: str, verb: re.Match[str]) -> bool:
    """Whether a short verb of judging, else one of headlines, has quoted words behind it: 周平批对手“……”."""
    return verb.group() in _brief() and _QUOTED_SOON.match(text, verb.end()) is not None


@cache
def _brief() -> frozenset[str]:
    return frozenset(row["surface"] for row in rows("speech_words") if row["sense"] == "judges_briefly")


def _with_complement(text: str, end: int, verb: SpeechVerb) -> tuple[int, tuple[str, ...], bool]:
    """Where the verb ends, its frames, and whether an act is done by saying in so many words: 警告说, 批评称."""
    frames, said = verb.frames, False
    while (match := _COMPLEMENT.match(text, end)) is not None:
        if verb.surface == "提问" and match.group() in ("表示", "指出"):
            break
        if verb.surface in ("指", "问") and match.group() in ("出", "到", "着", "过", "了"):
            break
        if "clause" not in frames and _QUOTE_ONLY_GAINS_CLAUSE.fullmatch(match.group()):
            frames = ("clause", *frames)
        if _SAYS.fullmatch(match.group()) and verb.sense in ("utterance", "act", "attitude"):
            frames, said = tuple(frame for frame in frames if frame != "object"), True
        end = match.end()
    return end, frames, said


def _without_overlaps(cues: list[Cue]) -> list[Cue]:
    out: list[Cue] = []
    for cue in cues:
        if not out or cue.begin >= out[-1].end:
            out.append(cue)
    return out


@cache
def _by_surface() -> dict[str, SpeechVerb]:
    return {verb.surface: verb for verb in speech_verbs()}


@cache
def _pattern() -> re.Pattern[str]:
    surfaces = {*_by_surface(), *traps()}
    return re.compile("|".join(re.escape(word) for word in sorted(surfaces, key=lambda word: (-len(word), word))))
