"""From the subject of a reporting clause to the speaker it stands for."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.extract.utterances_acts import speaks_out_before, voices_before
from kg.extract.utterances_ground import Ground, Unit
from kg.extract.utterances_issuers import issued, noun_of
from kg.extract.utterances_memory import Memory, Speaker, are_people, is_body, may_be_person
from kg.extract.utterances_named import Subject
from kg.extract.utterances_pointed import pointed_at, states_again, two_again
from kg.extract.utterances_record import is_medium
from kg.extract.utterances_report import Report
from kg.extract.utterances_subject import topic_of
from kg.extract.utterances_unnamed import ends_with_somebody, is_one
from kg.extract.utterances_words import alternation, words
from kg.model import Mention, Names, Span

_PLURAL = re.compile(r"们|两|二人|双方|三方|俩|三人")
_MANY = re.compile(rf"(?!消息人士)(?:{alternation('several')}|们|[两三多几数各])")
_NEAR = 3  # paragraphs
_CLAUSES = re.compile(r"[，,；;：:]")
_CITED_AGAIN = re.compile(
    rf"(?:(?:这|该|那|上述|此|同一)[^，。]*)?{alternation('document')}\Z|(?:这|该|此|上述)?(?:篇)?报[道导]\Z"
)


def entities_of(subject: Subject) -> tuple[int, ...]:
    """The entities its mentions stand for, each once, in text order."""
    return tuple(dict.fromkeys(index for mention in subject.mentions for index in mention.entities))


def note_issuers(ground: Ground, unit: Unit, memory: Memory, names: Names) -> None:
    """Keep in mind who issued the documents of which the unit speaks."""
    _forget_issuers(ground, unit, memory)
    for noun, subject in issued(ground, unit.begin, unit.end):
        dropped = subject.form == "dropped"  # 大使馆反击，在网上|刊登文章
        before = first_subject(ground, unit.begin, unit.end, memory, names) if dropped else Speaker()
        before = before if before.entities else Speaker()
        if issuer := resolve(ground, subject, before, memory, names):
            if noun in words("review") and are_people(issuer, names):
                memory.issuers.update(dict.fromkeys(words("press_piece"), issuer))  # 甲的评论。文章说……
            memory.issuers[noun] = issuer
            memory.issuer = (ground.index, issuer)


_ANOTHER = re.compile(
    rf"(?:一|另一|新)[份篇封则项条份](?:[^，。；：“]{{0,12}}的)?[^，。；：“的]{{0,6}}?{alternation('document')}"
)


def _forget_issuers(ground: Ground, unit: Unit, memory: Memory) -> None:
    """A document that the unit brings in is nobody's of those before it: 官员提到了一份声明."""
    for match in _ANOTHER.finditer(ground.masked, unit.begin, unit.end):
        if (noun := noun_of(match.group())) not in words("press_piece"):
            memory.issuers.pop(noun, None)


def resolve(ground: Ground, subject: Subject, before: Speaker, memory: Memory, names: Names) -> Speaker:
    """Whom a subject means; ``before`` is the speaker or subject of the clauses before it in the same unit."""
    if (states := states_again(ground, subject, memory, names)) is not None:
        return states
    if subject.form == "named":
        found = entities_of(subject)
        if found and not before and (unnamed := _same_unnamed(ground, subject, memory)) is not None:
            return unnamed
        if found:
            return Speaker(found)
        if any(mention.form == "pronoun" for mention in subject.mentions):
            return _pronoun(ground, subject, before, memory, names)
        return Speaker((), subject.span(ground))
    if subject.form == "pronoun":
        return _pronoun(ground, subject, before, memory, names)
    if subject.form == "dropped":
        if not before and memory.person and memory.topic == memory.person:
            return memory.topic
        return before or (memory.last if memory.paragraph >= ground.index - 2 else Speaker())
    if subject.form == "document":
        noun = noun_of(ground.folded[subject.begin : subject.end])
        low, high = subject.writer if subject.writer[1] > 0 else (subject.begin, subject.end)
        cited = Speaker((), Span(ground.begin + low, ground.begin + high))
        if noun in memory.issuers and not _is_somebody_else(ground, subject, memory.issuers[noun], names):
            return memory.issuers[noun] or cited
        if noun in words("any_document") and _recent(memory, ground) and subject.writer[1] <= 0:
            return memory.issuer[1]
        itself = noun in words("own_document") or subject.writer[1] > 0
        itself = itself or noun in words("press_piece") or not memory.last.entities
        return before or (cited if itself else memory.last) or cited
    if subject.form == "text":
        phrase = ground.folded[subject.begin : subject.end]
        if _CITED_AGAIN.match(phrase) and (issuer := memory.issuers.get(noun_of(phrase))):
            return issuer
        if phrase in words("that_medium") and (medium := memory.issuers.get("报道")) and is_body(medium, names):
            return medium
        if phrase in words("author") and (writer := memory.issuers.get("文章")) and are_people(writer, names):
            return writer
        if (both := two_again(phrase, memory, names)) is not None:
            return both
        if (again := pointed_at(ground, phrase, memory)) is not None:
            return again
        held = _title_at_end(ground, subject)
        return Speaker(held.entities) if held is not None else resolve_text(ground, subject)
    return Speaker()


def _is_somebody_else(ground: Ground, subject: Subject, issuer: Speaker, names: Names) -> bool:
    """Whether the writer told of a document is no paper, and the last one who issued such a document is one.

    《晚报》发表文章…… 〔该使馆〕在一篇文章中说, but not 〔该报〕.
    """
    low, high = subject.writer
    return high > 0 and is_medium(issuer, names) and _PAPER.search(ground.folded, low, high) is None


_PAPER = re.compile(r"[报刊台网社媒]|媒体|杂志|周刊|广播|通讯|频道")


def _recent(memory: Memory, ground: Ground) -> bool:
    """Whether somebody named issued a document in this paragraph or the one before."""
    paragraph, issuer = memory.issuer
    return paragraph >= ground.index - 1 and bool(issuer.entities)


def _title_at_end(ground: Ground, subject: Subject) -> Mention | None:
    """The title without a name that the words for somebody end with, where its holder is known."""
    inside = ground.mentions_in(subject.begin, subject.end)
    last = inside[-1] if inside else None
    ends = last is not None and last.end == ground.begin + subject.end and last.kind == "person"
    return last if last is not None and ends and last.form == "title" and last.entities else None


_PERSON_END = re.compile(alternation("person") + r"(?:们|[\ue001])*\Z")


def is_uttered(ground: Ground, report: Report, speaker: Speaker) -> bool:
    """Whether the clause that a report governs tells words of somebody.

    What an order or an attitude is about need not have been said; it takes somebody named who said it, a person who
    holds the opinion (专家认为) or a comma (业界认为，…), and orders (要求) take a person as subject or a mark before
    what they tell.
    """
    cue = report.cue
    if not speaker:
        return False
    orders = cue.verb in words("order") and not ground.masked[cue.end : report.begin].strip(" ")
    person = report.subject.form == "pronoun" or any(m.kind == "person" for m in report.subject.mentions[-1:])
    if orders and not person and not speaks_out_before(ground.masked, report.clause):
        return False
    hopes = cue.sense == "attitude" and cue.verb not in words("holds")
    wished = hopes and report.subject.form == "dropped" and voices_before(ground.masked[: report.clause])
    if hopes and not person and not wished and ground.masked[report.begin - 1] not in '，：:,“「『"':
        return False
    if cue.sense not in ("act", "attitude") or speaker.entities:
        return True
    if speaker.text is None:
        return False
    begin, end = speaker.text.begin - ground.begin, speaker.text.end - ground.begin
    if ground.masked[report.begin - 1] in "，：:,":
        return ground.masked[max(begin, 0) : max(begin, 0) + 1] not in "我你您"
    return 0 <= begin < end <= len(ground.masked) and _PERSON_END.search(ground.masked[begin:end]) is not None


def _same_unnamed(ground: Ground, subject: Subject, memory: Memory) -> Speaker | None:
    """The unnamed speaker of the sentence before, where 他 or 这名官员 goes on with him and not with somebody named."""
    last = memory.last
    if memory.person.text is not None and memory.topic == memory.person and memory.person_at == ground.index:
        last = memory.person
    if last.text is None or last.entities or not last.single:
        return None
    if last is not memory.person and memory.paragraph < ground.index - 1:
        return None
    form = subject.mentions[-1].form
    phrase = ground.folded[subject.begin : subject.end]
    here = last is memory.person or memory.paragraph == ground.index
    if form == "pronoun" and here and phrase in ("他", "她"):
        return last
    same_noun = memory.words[-2:] == phrase[-2:] and len(phrase) > 2
    return last if form == "title" and phrase[:1] in "这该那" and same_noun else None


def resolve_text(ground: Ground, subject: Subject) -> Speaker:
    """Somebody unnamed, as the text has it; nobody where the words end with no noun."""
    if not ends_with_somebody(ground, subject):
        return Speaker()
    return Speaker((), subject.span(ground), is_one(ground, subject))


def _pronoun(ground: Ground, subject: Subject, before: Speaker, memory: Memory, names: Names) -> Speaker:
    text = ground.folded[subject.begin : subject.end]
    if _PLURAL.search(text):
        size = 3 if "三" in text else 0 if text.endswith("们") else 2
        if size == 2 and (pair := _pair_before(ground, subject.begin, names)):
            return pair
        fits = len(memory.group.entities) == size or (memory.group and not size)
        people = all(names.entities[index].kind == "person" for index in memory.group.entities)
        fits = fits and (people or not text.endswith("们"))
        return memory.group if fits else Speaker((), subject.span(ground))
    if text.startswith("它"):
        return next((found for found in (before, memory.topic, memory.last) if is_body(found, names)), Speaker())
    near = memory.person_at >= ground.index - (_NEAR if memory.person.entities else 1)
    for candidate in (before, memory.person if near else Speaker(), memory.last):
        if candidate and may_be_person(candidate, names):
            return candidate
    here = memory.paragraph == ground.index or (memory.paragraph == ground.index - 1 and memory.topic == memory.last)
    someone = memory.last.text is not None and here and not _MANY.search(memory.words)
    return memory.last if someone and _PERSON_END.search(memory.words) else Speaker()


def is_he(ground: Ground, subject: Subject) -> bool:
    """Whether the subject is 他 or 她, whoever that is taken for."""
    return subject.begin >= 0 and ground.masked[subject.begin : subject.end] in ("他", "她")


def _pair_before(ground: Ground, position: int, names: Names) -> Speaker:
    """The two people whom the sentence has named so far, if these are two: 周平与林海会谈后，两人表示…"""
    low = ground.masked.rfind("。", 0, position) + 1
    found = dict.fromkeys(index for mention in ground.mentions_in(low, position) for index in mention.entities)
    people = tuple(index for index in found if names.entities[index].kind == "person")
    return Speaker(people) if len(people) == 2 else Speaker()


def subject_of_unit(ground: Ground, begin: int, end: int, memory: Memory, names: Names) -> Speaker:
    """The last subject that the clauses from ``begin`` to ``end`` name, as a speaker to carry on."""
    found = Speaker()
    for low, high in _clauses(ground, begin, end):
        subject = topic_of(ground, low, high)
        if subject is None:
            continue
        if subject.form == "pronoun":
            candidate = _pronoun(ground, subject, found, memory, names)
        elif subject.form == "text":
            candidate = found or resolve_text(ground, subject)
        elif subject.form == "document":
            candidate = resolve(ground, subject, found, memory, names)
        else:
            candidate = Speaker(entities_of(subject))
        apart = low > begin and ground.masked[low - 1] in "；;"  # 周平捐款；通讯社则发表评论，……
        if candidate and (apart or not found or may_be_person(candidate, names) or not may_be_person(found, names)):
            found = candidate
    return found


def first_subject(ground: Ground, begin: int, end: int, memory: Memory, names: Names) -> Speaker:
    """The first subject that the clauses name."""
    for low, high in _clauses(ground, begin, end):
        if found := subject_of_unit(ground, low, high, memory, names):
            return found
    return Speaker()


def _clauses(ground: Ground, begin: int, end: int) -> list[tuple[int, int]]:
    cuts = [begin, *(match.end() for match in _CLAUSES.finditer(ground.masked, begin, end)), end]
    return [(low, high) for low, high in pairwise(cuts) if high > low]
