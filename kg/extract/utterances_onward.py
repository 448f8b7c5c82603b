"""What goes on without a verb of speech: sentences that carry a report on, paragraphs that are all quotation."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.chinese.folding import fold
from kg.extract.utterances_carry import Carry, carries_on, is_told_by_paper, named_behind, whose_they_are
from kg.extract.utterances_ground import Ground, Unit, last_sign
from kg.extract.utterances_issuers import issued
from kg.extract.utterances_memory import Speaker, note_topic, remember
from kg.extract.utterances_quotes import alone, is_apart, is_clause, is_fragment
from kg.extract.utterances_record import is_medium
from kg.extract.utterances_report import Report
from kg.extract.utterances_speakers import entities_of, resolve, subject_of_unit
from kg.extract.utterances_terms import is_term
from kg.extract.utterances_told import Told, trim
from kg.extract.utterances_words import alternation, words

_SHORT = 2  # characters of words for nobody in particular: 兄弟
_FARTHEST = 3  # paragraphs between two pieces of an article that is cited
FIRST_POINT = re.compile(r"(?:第一|首先|其一|一是)(?=[，、是：,])")


def own_reports(told: Told, ground: Ground, unit: Unit, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """The reports of a unit, none where they only belong to what is reported already: 他相信…, 中方希望…"""
    if not told.carry or not reports or is_medium(told.carry.speaker, told.names):
        return reports
    if told.state_media:
        return tuple(r for r in reports if r.cue.sense in ("utterance", "question") and _speaks(told, ground, r))
    if _is_person_speaking(told) and all(_is_own_side(ground, r) for r in reports):
        return ()
    if any(r.cue.sense in ("utterance", "question", "report") or _is_somebody(told, ground, r) for r in reports):
        return reports
    topic = subject_of_unit(ground, unit.begin, unit.end, told.memory, told.names)
    return () if _goes_on(told, ground, unit, topic, reports=True) else reports


def _goes_on(told: Told, ground: Ground, unit: Unit, topic: Speaker, *, reports: bool = False) -> bool:
    entities = told.names.entities
    person = any(entities[index].kind == "person" for index in told.carry.speaker.entities[:1])
    person = (
        person or _is_paper(told) or (told.carry.report is not None and is_told_by_paper(ground, told.carry.report))
    )
    people = {index for index in topic.entities if entities[index].kind == "person"}
    undisturbed = not reports and people <= _spoken_of(told, ground, unit)
    return carries_on(
        ground, unit, told.carry, topic, state_media=told.state_media, person=person, undisturbed=undisturbed
    )


def _spoken_of(told: Told, ground: Ground, unit: Unit) -> set[int]:
    """Whom what the report has told so far names: more about them is more of the report."""
    begin = told.carry.report.begin if told.carry.report is not None else unit.begin
    return {index for mention in ground.mentions_in(begin, unit.begin) for index in mention.entities}


def _is_paper(told: Told) -> bool:
    """Whether a newspaper, which is no news agency, has its say."""
    if not is_medium(told.carry.speaker, told.names):
        return False
    return fold(told.names.entities[told.carry.speaker.entities[0]].name).endswith(("报", "周刊", "杂志"))


def _is_person_speaking(told: Told) -> bool:
    return any(told.names.entities[index].kind == "person" for index in told.carry.speaker.entities)


def _is_own_side(ground: Ground, report: Report) -> bool:
    """Whether a side demands or warns, amid what somebody says for it: 中方正告…, 我方敦促…"""
    side = ground.masked[report.subject.begin : report.subject.end] if report.subject.begin >= 0 else ""
    return len(side) == 2 and side[1] == "方" and side != "双方" and report.cue.verb in _DEMANDS


_DEMANDS = words("demand") | words("warns")
_THEY = re.compile("他们|她们")


def _speaks(told: Told, ground: Ground, report: Report) -> bool:
    """Whether a person or body speaks, and not a side of the talks (中方)."""
    found = entities_of(report.subject)
    if not found:
        return (report.subject.form == "text" and report.forward) or _THEY.match(
            ground.masked, report.subject.begin
        ) is not None
    if report.subject.end - report.subject.begin > 2:
        return True
    return told.names.entities[found[0]].kind != "place"


def _is_somebody(told: Told, ground: Ground, report: Report) -> bool:
    """Whether a person has his say, or an organisation behind a mark of its own: 公司宣布，…"""
    found = entities_of(report.subject)
    set_off = ground.masked[report.cue.end : report.cue.end + 1] in ("，", "：")
    kinds = ("person", "organisation") if set_off else ("person",)
    return bool(found) and told.names.entities[found[0]].kind in kinds


def without_report(told: Told, ground: Ground, unit: Unit, following: Unit | None, *, first: bool) -> None:
    """Read a sentence in which nothing is reported: all quotation, or more of the report before it."""
    memory = told.memory
    if alone(ground, unit):
        speaker = told.carry.speaker if told.carry else _speaker_before(told, ground, first=first)
        own = not speaker and "我" in ground.folded[unit.begin : unit.end]
        behind = named_behind(ground, following, own=own) if following is not None else None
        last = not ground.masked[unit.end :].strip()
        owner = whose_they_are(told.behind, 0) if last else whose_they_are(ground, unit.end)
        if owner and behind is None:
            speaker = owner
        elif behind is not None and not told.article.text[: ground.begin].rstrip().endswith(("：", ":")):
            speaker = resolve(ground, behind, Speaker(), memory, told.names)
        elif not speaker and told.subject:
            speaker = told.subject
        if not speaker and memory.paragraph == ground.index:
            speaker = memory.last
        spoken_of = memory.topic == memory.person and memory.person_at == ground.index and memory.person.entities
        if not speaker and spoken_of and _asks(ground, unit):
            speaker = memory.person  # 周平转向林海。“你们去年做了什么？”
        if first and not speaker and ground.index - _FARTHEST <= told.voice_at >= memory.paragraph:
            speaker = told.voice if is_medium(told.voice, told.names) else speaker  # the article that is cited on
        for quote in unit.quotes:
            ended = quote.repaired or last_sign(ground, quote) in tuple("。！？!?…，,")
            ended = ended or ground.masked[quote.end + 1 : quote.end + 2] in tuple("。！？，")
            if is_clause(ground, quote, apart=True) and (ended or told.carry):
                told.quote(ground, quote, speaker, None, direct=True)
                remember(memory, speaker, ground, told.names)
        return
    topic = subject_of_unit(ground, unit.begin, unit.end, memory, told.names)
    if told.carry and _goes_on(told, ground, unit, topic) and not _announces(ground, unit):
        carried(told, ground, unit)
        return
    note_topic(memory, topic, told.names)
    told.carry = Carry()
    if _announces(ground, unit) and not ground.masked[unit.end :].strip():
        announced = topic if topic.entities else _writer(told, ground, unit)
        remember(memory, announced, ground, told.names)  # 周平提出了三点主张：¶“……”
    known = topic.entities or (topic.text is not None and topic.text.end - topic.text.begin > _SHORT)
    has_say = known and topic == memory.person and _HAS_A_SAY.search(ground.masked, unit.begin, unit.end)
    voiced = known and _VOICES.search(ground.masked, unit.begin, unit.end) is not None
    told.subject = topic if has_say or voiced else _issuer(told, ground, unit)


def _asks(ground: Ground, unit: Unit) -> bool:
    """Whether the words are put to somebody, a question or 你们, or are plainly a person's own: 我."""
    return _PUT.search(ground.folded, unit.begin, unit.end) is not None


_PUT = re.compile(r"[？?你您]|(?<!自)我(?![们国方军党])")
_HAS_A_SAY = re.compile(alternation("stance"))
_VOICES = re.compile(  # 环保局表达了对水质的信心。
    rf"(?:表达|表示|表露|流露)(?:出)?了?(?:对[^，。；]{{1,30}}的)?[^，。；]{{0,8}}?{alternation('felt')}[。！ ]*\Z"
)


def _writer(told: Told, ground: Ground, unit: Unit) -> Speaker:
    """Whose words a sentence that ends with a colon brings in: 这是〔周平〕的诗作中的一段：, 从〔他〕的诗作中："""
    for mention in ground.mentions_in(unit.begin, unit.end):
        if mention.kind == "person" and _HIS_TEXT.match(ground.masked, mention.end - ground.begin, unit.end):
            return Speaker(mention.entities) if mention.entities else told.memory.person
    his = _HIS.search(ground.masked, unit.begin, unit.end)
    near = told.memory.person_at >= ground.index - 2
    return told.memory.person if his is not None and near else Speaker()


_HIS_TEXT = re.compile(rf"的?[^，。；：的“]{{0,6}}?{alternation('said_noun', 'spoken_piece', 'his_text')}")
_HIS = re.compile(rf"[他她]{_HIS_TEXT.pattern}")


def _issuer(told: Told, ground: Ground, unit: Unit) -> Speaker:
    """Who issued what the sentence speaks of: 大使馆发了一条微博。"""
    for noun, subject in issued(ground, unit.begin, unit.end):
        if noun in told.memory.issuers and subject.form == "named":
            return told.memory.issuers[noun]
    return Speaker()


def _announces(ground: Ground, unit: Unit) -> bool:
    """Whether the sentence ends with a colon and tells nothing itself."""
    return ground.masked[unit.begin : unit.end].rstrip(" \u00a0\u3000").endswith(("：", ":"))


def carried(told: Told, ground: Ground, unit: Unit) -> None:
    """Write down a sentence that goes on with the report."""
    speaker = told.carry.speaker
    begin, end = trim(ground, unit.begin, unit.end)
    apart = [q for q in unit.quotes if is_apart(ground, q) and is_clause(ground, q, apart=True)]
    for quote in apart:
        if not _LEADS_TO_WORDS.fullmatch(ground.masked, begin, quote.outer_begin):
            _add_carried_indirect(told, ground, begin, quote.outer_begin, speaker)
        told.quote(ground, quote, speaker, None, direct=quote.begin == begin + 1 or not is_fragment(ground, quote))
        begin = quote.end + 1
    _add_carried_indirect(told, ground, begin, end, speaker)
    told.memory.paragraph = ground.index
    for quote in unit.quotes:
        if quote not in apart and not is_term(ground, quote, state_media=told.state_media):
            told.quote(ground, quote, speaker, None, direct=is_clause(ground, quote, apart=False))
    told.carry = replace(told.carry, end=unit.end)
    if FIRST_POINT.match(ground.masked, unit.begin):
        told.list = told.carry


_LEADS_TO_WORDS = re.compile(r"[^，。；：“]{0,24}(?:写着|写道|说|称|道)[：:][ ]*")  # 第二张图写着：


def _add_carried_indirect(told: Told, ground: Ground, begin: int, end: int, speaker: Speaker) -> None:
    begin, end = trim(ground, begin, end)
    if end - begin >= 2:
        told.add(ground, "indirect", begin, end, speaker, None, rule="carried_on")


def _speaker_before(told: Told, ground: Ground, *, first: bool) -> Speaker:
    """Who spoke in the paragraph before, for one that is all quotation."""
    memory = told.memory
    if first and memory.paragraph >= ground.index - 1:
        return memory.last
    return Speaker()
