"""Title phrases before a name: 中国国家副主席韩正; 国家主席、中央军委主席X; 担任…的X; 两位前副国务卿X和Y."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.chinese.titles import Time, words
from kg.extract.roles_line import Line, Phrase
from kg.extract.roles_walk import phrase_before
from kg.model import Mention

_OFFICE = re.compile(
    r"(?:(?P<former>曾经?担任|曾任|时任|前任|曾是|曾为)|担任|出任|就任|升任|接任|成为|当选为?|获选为|身为|同为|同是|作为|任|身兼|兼任)(?:该?[州国省市]|过|了)?$"
)
_IS = re.compile(r"(?:则|就|正|便)是$|(?<![不只])是$|[则]为$")
_SEVERAL = re.compile(r"(?:[两二三四五六七八九十]|[2-9])(?:位|名|个|任|国)(?:前|前任|时任|现任|资深|高级)*$")
_JOINED = re.compile(r"(?:[（(][^（）()]{1,60}[）)])?(?:和|与|及|以及|、|跟|同)")
_LISTED = re.compile(r"(?:[（(][^（）()]{1,60}[）)])?(?:、|以及)")
_CAPACITY = re.compile(r"(?:的)?身[份分]")


def phrases_before(line: Line, begin: int) -> Iterator[tuple[str, Phrase]]:
    """Rule and phrase of the titles that end right before a name which begins at ``begin``."""
    end = begin
    while end > 1 and line.folded[end - 1] in ' “「"':
        end -= 1
    end = _before_link(line.folded, end)
    end, rule = _before_kin(line, end), "roles.title_before_name"
    while phrase := phrase_before(line, end):
        yield rule, phrase
        if phrase.left >= 2 and line.folded[phrase.left - 1] == "的":
            yield from _in_office(line, phrase.left)
        if line.person_in(phrase.begin, phrase.end):
            return  # what stands before belongs to that person: 前总统、候选人甲的顾问乙
        if phrase.left < 2 or not (line.folded[phrase.left - 1] in "、/" or _comma_joins(line, phrase.left - 1)):
            return
        end, rule = phrase.left - 1, "roles.title_list"
        end = _before_kin(line, end)
    if rule == "roles.title_before_name":
        yield from _in_office(line, end)
        yield from _bracket_before(line, end)
        yield from _in_capacity(line, end)


def _comma_joins(line: Line, comma: int) -> bool:
    """Whether a post that opens its clause ends at the comma: 著名作家，科学院院士X."""
    phrase = phrase_before(line, comma) if line.folded[comma] == "，" else None
    return phrase is not None and (phrase.left == 0 or line.folded[phrase.left - 1] in "。；：，（“”「」的")


_LINK = re.compile("(?:之一|身[份分]的|[“「][㐀-鿿]{1,5}[”」])$")


def _before_link(folded: str, end: int) -> int:
    """Where the title ends before 之一, 身份的 or a nickname in quotation marks: 领袖之一X, 网红「…」X."""
    link = _LINK.search(folded, max(0, end - 7), end)
    return link.start() if link else end


def _before_kin(line: Line, end: int) -> int:
    """Where a post ends before a word that shows no post, with 、 between: 高级顾问、女婿X; 市长、共和党人X."""
    for word in words("no_post"):
        begin = end - len(word)
        if line.folded.endswith(word, 0, end) and line.folded[begin - 1 : begin] == "、":
            return begin - 1
        if line.folded.endswith(word, 0, end) and line.folded[begin - 1 : begin] == "的":
            whose = line.sentence.begin + begin - 1
            starts = [m.begin - line.sentence.begin for m in line.people if m.end == whose and not m.nested]
            if starts and line.folded[min(starts) - 1 : min(starts)] == "、":
                return min(starts) - 1
        if line.folded.endswith(word, 0, end):
            starts = [m.begin - line.sentence.begin for m in line.people if m.end == line.sentence.begin + begin]
            if starts and line.folded[min(starts) - 1 : min(starts)] == "、":
                return min(starts) - 1  # 记者、成蕾|密友
    return end


_WHILE = re.compile("(?:期间|时|以前)$")
_CAPACITIES = re.compile(r"(?:^|[，。；])(?:身为|作为|贵为)(?:一[名位个]|该?[州国])?$")


def _in_capacity(line: Line, end: int) -> Iterator[tuple[str, Phrase]]:
    """身为社会工作者，X …."""
    if line.folded[end - 1 : end] != "，":
        return
    while_ = _WHILE.search(line.folded, max(0, end - 4), end - 1)
    phrase = phrase_before(line, while_.start() if while_ else end - 1)
    if phrase and while_ and _OFFICE.search(line.folded, max(0, phrase.left - 8), phrase.left):
        yield "roles.held_then", replace(phrase, time="former")
    elif phrase and not while_ and _CAPACITIES.search(line.folded, 0, phrase.left):
        yield "roles.in_the_capacity_of", phrase


def _bracket_before(line: Line, end: int) -> Iterator[tuple[str, Phrase]]:
    """（日本防相）河野: words put in by the writer who quotes."""
    if line.folded[end - 1 : end] not in ("）", ")"):
        return
    opening = max(line.folded.rfind(mark, max(0, end - 24), end) for mark in "（(")
    phrase = phrase_before(line, end - 1, opening + 1) if opening >= 0 else None
    if phrase and phrase.left == opening + 1:
        yield "roles.title_in_brackets", phrase


def _in_office(line: Line, end: int) -> Iterator[tuple[str, Phrase]]:
    """担任县长的X, 时任美国副总统的X; 组长则是X."""
    if line.folded[end - 1 : end] == "的":
        phrase = phrase_before(line, end - 1)
        office = _OFFICE.search(line.folded[max(0, phrase.begin - 8) : phrase.begin]) if phrase else None
        if phrase and phrase.time != "current":
            yield "roles.in_office", phrase
        elif phrase and office:
            time: Time = "former" if office["former"] else phrase.time
            yield "roles.in_office", replace(phrase, time=time)
        return
    is_ = _IS.search(line.folded[max(0, end - 3) : end])
    if is_:
        phrase = phrase_before(line, end - len(is_[0]))
        if phrase and (phrase.left == 0 or line.folded[phrase.left - 1] in "，。；：的、"):
            yield "roles.post_is_name", phrase


def shared_phrases(line: Line, bearers: tuple[Mention, ...]) -> Iterator[tuple[Mention, Phrase]]:
    """Titles of several people at once (两位前副国务卿X和Y): for each name behind the first."""
    for index, first in enumerate(bearers[:-1]):
        phrase = phrase_before(line, line.name_begin(first))
        if phrase is None:
            continue
        several = _SEVERAL.search(line.folded[max(0, phrase.left - 8) : phrase.begin]) is not None
        if not several and not _held_by_many(line, phrase):
            continue
        end, listed = first.end - line.sentence.begin, False
        for mention in bearers[index + 1 :]:
            if mention.entities == first.entities:
                continue  # its Latin form, in brackets
            begin = line.name_begin(mention)
            if not (_JOINED if several or listed else _LISTED).fullmatch(line.folded, end, begin):
                break
            yield mention, phrase
            end, listed = mention.end - line.sentence.begin, True


def _held_by_many(line: Line, phrase: Phrase) -> bool:
    """Whether the post is one that many hold at once, so that 律师甲、乙、丙 are three of them."""
    return any(line.folded.endswith(word, phrase.begin, phrase.end) for word in sorted(words("many")))


def capacity(line: Line, bearers: tuple[Mention, ...]) -> Iterator[tuple[Mention, Phrase]]:
    """X以…身份: the title belongs to the name before it in the sentence."""
    for match in _CAPACITY.finditer(line.folded):
        clause = max(line.folded.rfind(mark, 0, match.start()) for mark in "。；") + 1
        preposition = line.folded.rfind("以", max(clause, match.start() - 40), match.start())
        phrase = phrase_before(line, match.start(), preposition + 1) if preposition >= 0 else None
        before = [m for m in bearers if clause <= m.begin - line.sentence.begin < preposition]
        if before and any(before[-1].end <= m.begin < line.sentence.begin + preposition for m in line.bodies):
            continue  # 邀请台湾以观察员身份
        if phrase and before and phrase.left <= preposition + 2:
            yield before[-1], phrase
