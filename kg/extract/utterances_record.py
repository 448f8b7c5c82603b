"""Utterances as they are written down: with their passages, each once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from kg.chinese.folding import fold
from kg.extract.utterances_memory import Speaker
from kg.extract.utterances_report import Report
from kg.model import Names, Sentence, Span, Utterance

_MEDIUM = re.compile(
    r"(?:通讯社|通信社|社|日报|晚报|时报|邮报|早报|周报|报|周刊|杂志|电视台|电台|新闻网|新闻|之音|之声|"
    r"广播公司|广播|中央台|BBC|CNN|NHK|CBS|NBC|ABC|BFM|"
    r"Axios|Politico|TVBS)\Z"
)
_EDGES = re.compile(r"[\s，,。．.；;：:！!？?、…—\-“”\"'‘’「」『』]+")


class Passages:
    """The sentences of an article, found by place."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        self.begins = [sentence.begin for sentence in sentences]

    def of(self, begin: int, end: int) -> tuple[Span, ...]:
        """The sentences that the stretch touches; the stretch itself where there are none."""
        low = max(bisect_right(self.begins, begin) - 1, 0)
        high = bisect_left(self.begins, end)
        inside = (s for s in self.sentences[low:high] if s.end > begin)
        return tuple(Span(s.begin, s.end) for s in inside) or (Span(begin, end),)


def is_medium(speaker: Speaker, names: Names) -> bool:
    """Whether a medium reports, which makes it no speaker but a source."""
    if len(speaker.entities) != 1:
        return False
    entity = names.entities[speaker.entities[0]]
    return entity.kind == "organisation" and _MEDIUM.search(fold(entity.name)) is not None


def recorded(
    content: Span,
    kind: Literal["direct", "partial", "indirect"],
    speaker: Speaker,
    report: Report | None,
    *,
    base: int,
    passages: tuple[Span, ...],
) -> Utterance:
    """One utterance with what its report tells; ``base`` is where the paragraph stands in the article."""
    found = Utterance(
        kind=kind,
        content=content,
        passages=passages,
        rule="utterances.carried",
        speakers=speaker.entities,
        speaker_text=speaker.text if not speaker.entities else None,
    )
    if report is None:
        return found
    return replace(
        found,
        rule=f"utterances.{_form(report)}_{report.cue.sense}",
        addressees=tuple(dict.fromkeys(i for m in report.addressees for i in m.entities)),
        addressee_text=_span(base, report.addressee_text),
        cue=Span(base + report.cue.begin, base + report.cue.end),
        occasion=_span(base, report.occasion),
        denied=report.denied,
        reported_by=_media(report, speaker),
    )


def told_once(found: Iterable[Utterance], text: str) -> tuple[Utterance, ...]:
    """The utterances in text order; one told twice stands once, with the passages of both."""
    told: dict[tuple[object, ...], list[Utterance]] = {}
    for utterance in sorted(found, key=lambda u: (u.content.begin, -u.content.end)):
        words = _EDGES.sub("", text[utterance.content.begin : utterance.content.end])
        unnamed = None if utterance.speakers else utterance.speaker_text
        told.setdefault((utterance.kind, words, utterance.speakers, unnamed), []).append(utterance)
    return tuple(_merged(same) for same in told.values())


def _form(report: Report) -> str:
    """How the text puts the speaker: name, title, pronoun, text, dropped …"""
    return report.subject.mentions[-1].form if report.subject.mentions else report.subject.form


def _merged(same: list[Utterance]) -> Utterance:
    passages = dict.fromkeys(passage for utterance in same for passage in utterance.passages)
    return replace(same[0], passages=tuple(passages))


def _media(report: Report, speaker: Speaker) -> tuple[int, ...]:
    found = dict.fromkeys(index for mention in report.reported_by for index in mention.entities)
    return tuple(index for index in found if index not in speaker.entities)


def _span(base: int, stretch: tuple[int, int] | None) -> Span | None:
    return Span(base + stretch[0], base + stretch[1]) if stretch else None
