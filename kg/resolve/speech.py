"""One utterance told by many articles, one post given by many: the same words of the same speaker."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.chinese.folding import fold
from kg.model import Facts, Span
from kg.resolve.entities import Resolution

_NOT_WORDS = re.compile(r"[\W_]+")

Told = tuple[int, int]  # article, utterance or role


@dataclass(frozen=True, slots=True)
class FusedUtterance:
    """Words once, with the reports that give them; speakers and addressees index the things."""

    kind: str
    text: str
    script: str
    speakers: tuple[int, ...]
    speaker_text: str | None
    addressees: tuple[int, ...]  # those on whom no report differs
    cue: str | None  # where all reports have the same verb
    denied: bool
    reports: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class FusedPost:
    """A post of a person once, with the reports that give it."""

    person: int
    title: str
    script: str
    organisation: int | None
    time: str
    reports: tuple[Told, ...]


def fuse_utterances(facts: Sequence[Facts], resolution: Resolution) -> tuple[FusedUtterance, ...]:
    """The utterances of the corpus; ``facts`` in the order that ``resolution`` was made from."""
    groups: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for number, told in enumerate(facts):
        of = resolution.of_entity[number]
        for index, said in enumerate(told.utterances):
            words = _NOT_WORDS.sub("", fold(_cut(told, said.content)))
            unnamed = fold(_cut(told, said.speaker_text)) if said.speaker_text else None
            speakers = tuple(sorted({of[s] for s in said.speakers}))
            groups[said.kind, said.denied, speakers, unnamed, words].append((number, index))
    return tuple(_fuse_utterance(reports, facts, resolution) for reports in groups.values())


def fuse_posts(facts: Sequence[Facts], resolution: Resolution) -> tuple[FusedPost, ...]:
    """The posts of the corpus: one for each person and title, former and present apart."""
    groups: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for number, told in enumerate(facts):
        of = resolution.of_entity[number]
        for index, role in enumerate(told.roles):
            groups[of[role.person], fold(_cut(told, role.title)), role.time].append((number, index))
    return tuple(_fuse_post(reports, facts, resolution) for reports in groups.values())


def _fuse_utterance(reports: list[Told], facts: Sequence[Facts], resolution: Resolution) -> FusedUtterance:
    number, index = min(reports, key=lambda told: (_published(facts[told[0]]), told))
    told, of = facts[number], resolution.of_entity[number]
    said = told.utterances[index]
    all_said = [(n, facts[n].utterances[i]) for n, i in reports]
    addressed = {tuple(sorted({resolution.of_entity[n][a] for a in s.addressees})) for n, s in all_said if s.addressees}
    cues = {fold(_cut(facts[n], s.cue)) for n, s in all_said if s.cue}
    return FusedUtterance(
        kind=said.kind,
        text=_cut(told, said.content),
        script=told.article.script,
        speakers=tuple(sorted({of[s] for s in said.speakers})),
        speaker_text=_cut(told, said.speaker_text) if said.speaker_text else None,
        addressees=next(iter(addressed)) if len(addressed) == 1 else (),
        cue=next(iter(cues)) if len(cues) == 1 else None,
        denied=said.denied,
        reports=tuple(sorted(reports)),
    )


def _fuse_post(reports: list[Told], facts: Sequence[Facts], resolution: Resolution) -> FusedPost:
    number, index = min(reports, key=lambda told: (facts[told[0]].article.script, told))
    role = facts[number].roles[index]
    organisations = {
        resolution.of_entity[n][o] for n, i in reports if (o := facts[n].roles[i].organisation) is not None
    }
    return FusedPost(
        person=resolution.of_entity[number][role.person],
        title=_cut(facts[number], role.title),
        script=facts[number].article.script,
        organisation=next(iter(organisations)) if len(organisations) == 1 else None,
        time=role.time,
        reports=tuple(sorted(reports)),
    )


def _published(facts: Facts) -> str:
    return facts.article.published.isoformat() if facts.article.published else "9999"


def _cut(facts: Facts, span: Span) -> str:
    return facts.article.text[span.begin : span.end]
