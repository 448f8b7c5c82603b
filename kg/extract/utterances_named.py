"""Subjects that are names: whom a clause names before its verb, alone, joined, or behind a title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from kg.chinese.titles import title_before
from kg.extract.utterances_counted import AND, character_before, is_counted, office_behind
from kg.extract.utterances_grammar import (
    JOINS,
    NAME_TAGS,
    NOUN_TAGS,
    SUFFIX,
    WHERE_HE_IS,
    is_governed,
    is_modifier,
    is_object,
    is_plain,
    phrase_begin,
    starts_adjunct,
    tells_when,
    title_alone,
)
from kg.extract.utterances_ground import ASIDE, Ground
from kg.extract.utterances_words import alternation, opening, words
from kg.model import Mention, Span

Form = Literal["named", "pronoun", "text", "document", "coverage", "dropped", "none"]
_NOT_A_TITLE = re.compile(alternation("behind_name"))  # 周平|的妻子, 周平|竞选团队
_TITLE = re.compile(r"[㐀-鿿]{0,3}?" + alternation("person"))
MODIFIED = re.compile(
    r"[ \ue001]*(?:的|前(?!往|来|去|晚|天)|时任|现任|候任|当选(?!后)|常?驻|籍|裔|副|代理|资深|高级|最高|首席|"
    r"常务|执行|联合|各|该|之|新任|原|[多数几两三][个名位家]|\d+[个名位家])"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a reporting clause names before its verb: paragraph offsets."""

    form: Form
    mentions: tuple[Mention, ...] = ()
    begin: int = -1
    end: int = -1
    governed: tuple[Mention, ...] = ()  # 对布林肯: stands behind a preposition of address
    writer: tuple[int, int] = (-1, -1)  # 这个协会在|信中: who is said to write the document, without a name

    def span(self, ground: Ground) -> Span | None:
        """The subject as a passage of the article."""
        return Span(ground.begin + self.begin, ground.begin + self.end) if self.begin >= 0 else None


def _outside(ground: Ground, begin: int, end: int) -> tuple[Mention, ...]:
    """The mentions of a stretch that stand in no brackets; one in brackets only where it alone names a body."""
    found = ground.mentions_in(begin, end)
    if end > begin and ground.masked[end - 1] == ASIDE and ground.folded[end - 1] not in "）)]":
        return found  # the clause itself stands in brackets
    ends = {(high := m.end - ground.begin) + (ground.masked[high : high + 1] == "》") for m in found}
    return tuple(
        m
        for m in found
        if ground.masked[(low := m.begin - ground.begin)] != ASIDE
        or (m.kind == "organisation" and ground.folded[low - 1] in "（(" and low > begin + 2 and low - 1 not in ends)
    )


def named(ground: Ground, begin: int, verb: int) -> Subject | None:
    """A name as the subject: the last one that plainly leads to the verb, else the first that heads the clause."""
    mentions = _outside(ground, begin, verb)
    for mention in reversed(mentions):
        low, high = mention.begin - ground.begin, mention.end - ground.begin
        rest = _behind_name(ground, mention, verb)
        if rest is None or not is_plain(ground.masked[rest:verb]):
            continue
        if high < verb and ground.masked[high] in "时后前之期里中" and rest != high + 2:
            continue
        if is_governed(ground, begin, low, place_ok=mention.kind == "person") or is_object(ground, begin, low):
            continue
        return _named_subject(ground, begin, mention, low, max(high, rest))
    return first_head(ground, begin, verb)


_TEAM = re.compile(alternation("team_of"))  # 周平|过渡团队


def first_head(ground: Ground, begin: int, end: int) -> Subject | None:
    """The first name that may head the clause: an adjunct follows it, and nothing governs it."""
    for mention in _outside(ground, begin, end):
        low = mention.begin - ground.begin
        rest = _behind_name(ground, mention, end)
        if (body := _where_he_is(ground, mention.end - ground.begin, end)) is not None:
            return body
        if mention.kind == "person" and _TEAM.match(ground.masked, mention.end - ground.begin, end) is not None:
            continue
        if rest is None or not starts_adjunct(ground, rest, end) or is_modifier(ground, rest, end):
            continue
        if any(other.begin - ground.begin == rest for other in ground.mentions_in(rest, end)):
            continue
        if tells_when(ground, low, rest, end):
            continue
        if is_counted(ground, begin, mention, rest, end) or _SOME_THERE.match(ground.masked, rest, end):
            continue
        if not is_governed(ground, begin, low, place_ok=mention.kind == "person") and not is_object(ground, begin, low):
            joint = _joint_behind(ground, mention, rest, end)
            before = _named_subject(ground, begin, mention, low, rest).mentions
            if joint is not None:
                return replace(joint, mentions=before[:-1] + joint.mentions)
            if (held := office_behind(ground, mention, rest, end)) is not None:
                return Subject("text", begin=before[0].begin - ground.begin, end=held)
            if ground.tag_at(rest) == "v" and (head := _described(ground, rest, end)) is not None:
                return _named_subject(ground, begin, *head)
            later = _titled_person(ground, mention, rest, end) or _related(ground, rest, end)
            return _named_subject(ground, begin, *later) if later else _named_subject(ground, begin, mention, low, rest)
    return None


def _where_he_is(ground: Ground, position: int, end: int) -> Subject | None:
    """The body that a relative clause describes as somebody's, as text: 林海所在的〔车队〕."""
    match = WHERE_HE_IS.match(ground.masked, position, end)
    low = high = match.end() if match else end
    while ground.tag_at(high) in NOUN_TAGS and high < end:
        high = ground.words[high][0]
    return Subject("text", begin=low, end=high) if high > low and not ground.mentions_in(low, high) else None


_SOME_THERE = re.compile(r"有(?:些|的)?[一-鿿]{0,6}?(?:分析|评论|报道|报导|消息|人士|专家|学者|媒体|声音|观点|意见)")
_MEETS = re.compile(r"[^，。]{0,12}?" + alternation("done_together"))


_EACH = re.compile(r"(?:也|亦|则)?(?:都|均|皆|分别|双双|一致)")  # 东国与西国|都表示
_IN_COMMON = re.compile(
    r"的?(?:外交部|国防部|财政部|商务部|卫生部|政府|当局|军方|央行|外长|防长|总统|总理|首相|领导人|国家元首)(?![一-鿿]{0,6}的)"
)


def _joint_behind(ground: Ground, mention: Mention, rest: int, end: int) -> Subject | None:
    """美国和日本分别…: the names that 和 joins to the first, unless they only meet (克里和韩正会晤时)."""
    found = [mention]
    position = rest
    joined_by_with = False
    while (match := AND.match(ground.masked, position, end)) is not None:
        joined_by_with = joined_by_with or match.group(1) == "与"
        other = _head_name(ground, mention, match.end(), min(end, match.end() + 40))
        if other is None or not nominal(ground, match.end(), other.begin - ground.begin):
            return None
        behind = _behind_name(ground, other, end)
        common = _IN_COMMON.match(ground.masked, other.end - ground.begin, end)
        behind = common.end() if behind is None and common else behind
        if behind is None:
            return None
        found.append(other)
        position = behind
    if joined_by_with and _EACH.match(ground.masked, position, end) is None:
        return None
    if len(found) < 2 or not starts_adjunct(ground, position, end) or _MEETS.match(ground.masked, position, end):
        return None
    return Subject("named", tuple(found), mention.begin - ground.begin, position)


def _head_name(ground: Ground, first: Mention, begin: int, end: int) -> Mention | None:
    """The name of a list that follows its first one: for a person, the person behind the country of a title."""
    others = _outside(ground, begin, end)
    people = [other for other in others if other.kind == "person"] if first.kind == "person" else []
    return next(iter(people or others), None)


def _described(ground: Ground, verb: int, end: int) -> tuple[Mention, int, int] | None:
    """The name that a relative clause describes: 总统任命的大法官|李四周三…, not 会见来访的李四."""
    last, close = ground.words[verb][0], ground.masked.find("，", verb, end)
    close = end if close < 0 else close
    if ground.masked[last : last + 1] != "的":
        return None
    for other in ground.mentions_in(last + 1, close):
        low = other.begin - ground.begin
        behind = _behind_name(ground, other, end)
        if (
            behind is not None
            and nominal(ground, last + 1, low - (ground.masked[low - 1] == "《"))
            and starts_adjunct(ground, behind, end)
        ):
            return other, low, behind
    return None


def nominal(ground: Ground, begin: int, end: int) -> bool:
    """Whether only nouns stand in the stretch."""
    return all(ground.tag_at(position) in NOUN_TAGS for position in range(begin, end) if position in ground.words)


def _titled_person(ground: Ground, mention: Mention, rest: int, end: int) -> tuple[Mention, int, int] | None:
    """The person whose title holds the first name: 外交部负责非洲事务的官员|周平."""
    if mention.kind == "person":
        return None
    for other in ground.mentions_in(rest, end):
        low = other.begin - ground.begin
        before = next((start for start in range(low - 1, rest - 1, -1) if start in ground.words), -1)
        titled = title_before(ground.folded, low, rest) is not None
        of_body = ground.masked[low - 1] == "的" and _only_body(ground, rest, low - 1)
        if of_body and other.kind == "person":
            titled = True
        if other.kind != "person" or not (titled or opening("person").search(ground.masked, rest, low)):
            continue
        if not titled and (before < 0 or ground.words[before][0] < low):
            continue
        if any(ground.tag_at(position) == "p" or ground.masked[position] in "，：" for position in range(rest, low)):
            return None
        behind = _behind_name(ground, other, end)
        if behind is not None and starts_adjunct(ground, behind, end):
            return other, low, behind
    return None


def _only_body(ground: Ground, begin: int, end: int) -> bool:
    """Whether the stretch only ends a body's name: 城南|和外交基金会（CFF）的林海."""
    inside = [p for p in range(begin, end) if p in ground.words and ground.masked[p] != ASIDE]
    return all(ground.tag_at(position) in NOUN_TAGS - {"u"} | {"c"} for position in inside)


def _related(ground: Ground, rest: int, end: int) -> tuple[Mention, int, int] | None:
    """The person who is somebody's at a place: 林海〔在国会的盟友〕周平."""
    of = ground.masked.find("的", rest, end)
    if ground.tag_at(rest) != "p" or of < 0 or not nominal(ground, ground.words[rest][0], of):
        return None
    for other in ground.mentions_in(of + 1, end):
        low = other.begin - ground.begin
        words = [p for p in range(of + 1, low) if p in ground.words and ground.masked[p] != "、"]  # 盟友、议员
        if other.kind != "person" or any(ground.tag_at(position) not in NOUN_TAGS for position in words):
            continue
        behind = _behind_name(ground, other, end)
        if opening("person").search(ground.masked, of + 1, low) and behind is not None:
            return (other, low, behind) if starts_adjunct(ground, behind, end) else None
    return None


def _named_subject(ground: Ground, begin: int, mention: Mention, low: int, high: int) -> Subject:
    joint = [mention]
    first = low
    while True:
        if (beside := character_before(ground, begin, joint[0])) is not None:
            joint.insert(0, beside)
            first = beside.begin - ground.begin
            continue
        before = ground.masked[begin : phrase_begin(ground, begin, first)]
        match = JOINS.search(before)
        if match is None:
            break
        if match.group() == "、" and (title := title_alone(ground, begin, begin + match.start())) is not None:
            first = title
            continue
        others = _outside(ground, begin, begin + match.start())
        if not others:
            break
        last = others[-1]
        if (last.kind == "person") != (mention.kind == "person"):
            break
        behind = SUFFIX.match(ground.masked, last.end - ground.begin, begin + match.start())
        if behind is None or behind.end() != begin + match.start():
            break
        joint.insert(0, last)
        first = last.begin - ground.begin
    return Subject("named", tuple(joint), low, high)


def _behind_name(ground: Ground, mention: Mention, end: int) -> int | None:
    """Where the rest of the clause begins behind a name with its title; None where the name only modifies a noun."""
    position = mention.end - ground.begin
    match = SUFFIX.match(ground.masked, position, end)
    position = _token_end(ground, match.end() if match else position)
    if mention.kind == "person" and ground.masked.startswith("之前", position) and position + 2 <= end:
        return position + 2  # 周平之前|呼吁
    if mention.kind == "person" and not _NOT_A_TITLE.match(ground.masked, position, end):
        limit = min(end, position + 9)
        while ground.tag_at(position) in ("n", "nz") and ground.words[position][0] <= limit:
            position = ground.words[position][0]
        if ground.masked[position - 2 : position] in words("era"):
            return None  # 周平总统时期|的
        title = _TITLE.match(ground.masked, position, end)
        if title is not None and nominal(ground, position, title.end()):
            position = title.end()
        match = SUFFIX.match(ground.masked, position, end)
        position = match.end() if match else position
    if MODIFIED.match(ground.masked, position, end):
        return None
    return position


def _token_end(ground: Ground, position: int) -> int:
    """The end of a word that the tagger took for one with the name before it (音海质询), else the position itself."""
    start = next((p for p in range(position, max(position - 8, -1), -1) if p in ground.words), position)
    end, tag = ground.words.get(start, (position, ""))
    return end if start < position and end == position + 2 and tag in NAME_TAGS else position
