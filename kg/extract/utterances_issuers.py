"""Who issued the documents that an article goes on to cite: X发表声明。声明说，…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.utterances_grammar import JOINS
from kg.extract.utterances_ground import ASIDE, TITLED, Ground
from kg.extract.utterances_named import Subject
from kg.extract.utterances_nouns import COMMON_OWNER, GIVEN, OWNED, came_by, common_begin, titled_before
from kg.extract.utterances_subject import subject_before
from kg.extract.utterances_words import alternation, words
from kg.model import Mention

_DOCUMENT = re.compile("(?!社评论)" + alternation("document") + "|报道(?!者|员)|报导(?!者|员)")
_ISSUES = re.compile("(?<!转)" + alternation("issues") + "(?:了|过|的)?")
_WRITES = re.compile(alternation("letter"))  # 议员致函协会
_LONGEST = 30  # characters from the verb to the document, and from the owner to it
_BOUNDARY = re.compile(r"[，,；;：:。！？!?]")
_ABOUT = re.compile(r"(?:关于|有关|针对|对于|涉及|就|对|涉|向|给|致|被)[^，。]{0,12}\Z")


def noun_of(phrase: str) -> str:
    """The head of a document's name, by which it is cited later: 声明 of 联合声明."""
    found = [match.group() for match in _DOCUMENT.finditer(phrase)]
    noun = (found[-1] if found else phrase).rstrip("中里内稿书")[-2:].replace("报导", "报道")
    return "评论" if noun in words("review") else noun


def _with_titles(ground: Ground, begin: int, end: int) -> str:
    """The paragraph with the words of titles of works in the stretch; up to ``end`` only if it holds any."""
    masked = ground.masked[begin:end]
    if TITLED not in masked:
        return ground.masked
    shown = (f if m == TITLED else m for f, m in zip(ground.folded[begin:end], masked, strict=True))
    return ground.masked[:begin] + "".join(shown)


def issued(ground: Ground, begin: int, end: int) -> Iterator[tuple[str, Subject]]:
    """The documents that the stretch says somebody issued or owns, each with that subject."""
    text = _with_titles(ground, begin, end)
    for match in _DOCUMENT.finditer(text, begin, end):
        low = max((m.end() for m in _BOUNDARY.finditer(text, begin, match.start())), default=begin)
        verb = next(reversed(list(_ISSUES.finditer(text, low, match.start()))), None)
        if verb is None:
            subject = _owner(ground, low, match.start())
        elif match.start() - verb.end() <= _LONGEST:
            subject = _author(ground, verb.end(), *match.span()) or _written_by(ground, low, verb.start())
            subject = subject or subject_before(ground, low, verb.start())
        else:
            continue
        given = GIVEN.search(text, low, match.start())
        if (
            subject is not None
            and subject.form != "none"
            and not (given and given.start() <= subject.begin < given.end())
        ):
            yield noun_of(match.group()), subject
    for match in _WRITES.finditer(text, begin, end):
        low = max((m.end() for m in _BOUNDARY.finditer(text, begin, match.start())), default=begin)
        subject = subject_before(ground, low, match.start())
        if subject.form != "none":
            yield from ((noun, subject) for noun in words("letter_noun"))


_SIGNED = re.compile(r"(?:亲自)?(?:署名|撰写|执笔|所写|所撰|口述|题为|[在于][^，。]{1,20})的?|的")


def _author(ground: Ground, begin: int, noun: int, end: int) -> Subject | None:
    """The person whose words a paper prints: 刊登|林海署名|文章."""
    people = [m for m in ground.mentions_in(begin, noun) if m.kind == "person"]
    if not people or _SIGNED.match(ground.masked, people[-1].end - ground.begin, end) is None:
        return None
    low, high = people[-1].begin - ground.begin, people[-1].end - ground.begin
    about = _ABOUT.search(ground.masked[begin:low]) is not None
    return None if about else Subject("named", _joined(ground, people), low, high)


def _written_by(ground: Ground, begin: int, verb: int) -> Subject | None:
    """The people by whom it was written: 刊登了由林海|撰写的评论."""
    by = ground.masked.rfind("由", begin, verb)
    people = [m for m in ground.mentions_in(by, verb) if m.kind == "person"] if by >= 0 else []
    if not people or ground.masked[people[-1].end - ground.begin : verb].strip(ASIDE + " 共同联合合作"):
        return None
    return Subject("named", _joined(ground, people), people[-1].begin - ground.begin, people[-1].end - ground.begin)


def _joined(ground: Ground, people: list[Mention]) -> tuple[Mention, ...]:
    """The last person and those whom 和 joins to him."""
    first = len(people) - 1
    while first > 0:
        low, high = people[first - 1].end - ground.begin, people[first].begin - ground.begin
        if JOINS.fullmatch(ground.masked[low:high].strip(ASIDE + " ")) is None:
            break
        first -= 1
    return tuple(people[first:])


def _owner(ground: Ground, begin: int, end: int) -> Subject | None:
    """The name in front of a document: 世卫组织(在)最新报告."""
    common = COMMON_OWNER.search(ground.masked, begin, end)
    if common is not None and not any(m.end - ground.begin >= common.end(1) for m in ground.mentions_in(begin, end)):
        return titled_before(ground, begin, common.start(1)) or Subject(
            "text", begin=common_begin(ground, begin, common.start(1)), end=common.end(1)
        )
    found = [m for m in ground.mentions_in(begin, end) if ground.masked[m.begin - ground.begin] != ASIDE]
    if not found or end - found[-1].end + ground.begin > _LONGEST:
        return None
    low, high = found[-1].begin - ground.begin, found[-1].end - ground.begin
    between = [p for p in range(high, end) if p in ground.words and ground.masked[p] not in "在也还则亦"]
    if any(ground.tag_at(p) in ("v", "vd", "p", "d", "c") for p in between) or _ABOUT.search(ground.masked[begin:low]):
        return None
    if OWNED.match(ground.masked, high, end) is None or came_by(ground, high, end):
        return None
    return Subject("named", (found[-1],), low, high)
