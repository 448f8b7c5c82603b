"""Who speaks where nobody known stands before the words: whoever opens the clause, as named or as the text has it."""

from __future__ import annotations

import re

from kg.chinese.folding import fold
from kg.extract.utterances_grammar import NOUN_TAGS, NOUNS
from kg.extract.utterances_ground import QUOTED, Ground
from kg.extract.utterances_memory import Memory, Speaker
from kg.extract.utterances_named import Subject
from kg.extract.utterances_report import Report
from kg.extract.utterances_speakers import resolve, resolve_text
from kg.extract.utterances_subject import after_lead
from kg.extract.utterances_told import OPENING
from kg.extract.utterances_words import opening
from kg.model import Names, Span

_SHORTEST = 2  # characters of a noun that may stand for somebody


def opener(ground: Ground, report: Report, memory: Memory, names: Names) -> Speaker:
    """Who opens the clause of a verb that quotes whole words, where its subject means nobody.

    〔林海〕推特第一张图写说：“……”; 〔东国〕一方面在说“……”; 〔公报〕内容并提到：“……”; 〔共同主席国〕说：“……”
    """
    cue = report.cue
    if cue.sense != "utterance" or report.subject.form in ("named", "pronoun", "coverage"):
        return Speaker()
    if ground.masked[report.begin : report.begin + 1] not in tuple(OPENING):
        return Speaker()
    begin = after_lead(ground, report.clause, cue.begin)
    mention = next((m for m in ground.mentions_in(begin, cue.begin) if m.begin - ground.begin == begin), None)
    if mention is not None and mention.entities:
        return Speaker(mention.entities)
    if (named := _name_at(ground, begin, names)) is not None:
        return Speaker((named,))
    document = opening("document").match(ground.masked, begin, cue.begin)
    if document is not None:
        subject = Subject("document", begin=begin, end=document.end())
        return resolve(ground, subject, Speaker(), memory, names)
    if (marked := _IN_MARKS.search(ground.masked, begin, cue.begin)) is not None:
        return Speaker((), Span(ground.begin + marked.start(1), ground.begin + marked.end(1)))
    end = _nouns_end(ground, begin, cue.begin)
    return resolve_text(ground, Subject("text", begin=begin, end=end)) if end > begin else Speaker()


_IN_MARKS = re.compile(rf"的([“「『]{QUOTED}{{2,14}}[”」』])[更也则却还]?\Z")  # 亲政府的“晚报”更|称


def _name_at(ground: Ground, begin: int, names: Names) -> int | None:
    """Whose name stands there though its finder missed it, taken for part of other words: 〔林海〕顿了一下说."""
    found = [
        (len(name), index)
        for index, entity in enumerate(names.entities)
        for name in map(fold, entity.names)
        if entity.kind == "person" and len(name) >= _SHORTEST and ground.folded.startswith(name, begin)
    ]
    return max(found)[1] if found else None


def _nouns_end(ground: Ground, begin: int, end: int) -> int:
    """Where the nouns end that open the stretch."""
    position, last = begin, begin
    while position < end and ground.tag_at(position) in NOUN_TAGS:
        tag, position = ground.tag_at(position), ground.words[position][0]
        last = position if tag in NOUNS else last
    return last if last - begin >= _SHORTEST else begin
