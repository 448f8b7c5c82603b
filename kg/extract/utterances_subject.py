"""The subject of a reporting clause: who stands before the verb, and in which form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kg.chinese.titles import title_before
from kg.extract.utterances_grammar import (
    JOINS,
    NOUN_TAGS,
    SUFFIX,
    TIME,
    is_governed,
    is_modifier,
    is_object,
    is_plain,
    phrase_begin,
    starts_adjunct,
)
from kg.extract.utterances_ground import ASIDE, Ground
from kg.extract.utterances_words import alternation, opening, words
from kg.model import Mention, Span

Form = Literal["named", "pronoun", "text", "document", "dropped", "none"]

PRONOUN = re.compile(
    r"(?:他们|她们|它们|他俩|她俩|两人|二人|俩人|双方|三方|前者|后者|他|她|它|本人|其本人)(?:俩|两人|二人|"
    r"三人|本人|自己|都|亦)?"
)
_LEAD = re.compile(
    r"[ \ue001，,、”」』\"]*(?:(?:但是|但|不过|然而|而且|而|同时|另外|此外|其中|对此|因此|所以|于是|"
    r"尽管如此|虽然|尽管|"
    r"据悉|据了解|事实上|实际上|例如|比如|当然|随后|此前|早前|之后|另据|并且|另一方面|一方面|与此同时)[ ，,]*)*"
)
_NOT_A_TITLE = re.compile(
    r"发言人|办公室|团队|阵营|竞选|律师|顾问|夫人|妻子|丈夫|儿子|女儿|父亲|母亲|家人|支持者|助手|助理|"
    r"幕僚|政府|当局|案|"
    r"方面的|的|一家|家族|基金会|大学|集团|公司|新闻|媒体|问题|事件|主义|时代"
)
_TITLE = re.compile(r"[㐀-鿿]{0,3}?" + alternation("person"))
_MODIFIED = re.compile(
    r"[ \ue001]*(?:的|前(?!往|来|去|晚|天)|时任|现任|候任|当选(?!后)|驻|籍|裔|副|代理|资深|高级|最高|首席|"
    r"常务|执行|联合|各|该|之|新任|原)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a reporting clause names before its verb: paragraph offsets."""

    form: Form
    mentions: tuple[Mention, ...] = ()
    begin: int = -1
    end: int = -1
    governed: tuple[Mention, ...] = ()  # 对布林肯: stands behind a preposition of address

    def span(self, ground: Ground) -> Span | None:
        """The subject as a passage of the article."""
        return Span(ground.begin + self.begin, ground.begin + self.end) if self.begin >= 0 else None


def after_lead(ground: Ground, begin: int, end: int) -> int:
    """Where the clause begins behind 不过, 同时, 对此 and the like."""
    lead = _LEAD.match(ground.masked, begin, end)
    return lead.end() if lead else begin


def subject_before(ground: Ground, begin: int, verb: int) -> Subject:
    """The subject of the verb at ``verb`` in the clause that begins at ``begin``.

    A name next to the verb wins, else the first name that heads its noun phrase and is not governed by a preposition,
    else a pronoun, else a common noun for a person or body, else none is there: ``dropped`` where only adverbials stand
    before the verb, ``none`` where something stands there that is no speaker.
    """
    lead = _LEAD.match(ground.masked, begin, verb)
    begin = lead.end() if lead else begin
    interview = _INTERVIEW.search(ground.masked, begin, verb)
    if interview is not None and interview.start() > begin and is_plain(ground.masked[interview.end() : verb]):
        return subject_before(ground, begin, interview.start())
    if not ground.masked[begin:verb].strip(' \ue001\ue000”」』"，'):
        return Subject("dropped")
    told = _RETOLD.match(ground.masked, begin, verb)
    if told is not None and any(not m.nested for m in ground.mentions_in(told.end(), verb)):
        begin = told.end()
    opening_pronoun = PRONOUN.match(ground.masked, begin, verb)
    if opening_pronoun is not None and starts_adjunct(ground, opening_pronoun.end(), verb):
        return _as_mention(ground, opening_pronoun)
    for finder in (_named, _pronoun, _latin, _common):
        if (found := finder(ground, begin, verb)) is not None:
            return found
    if _AUTHOR.search(ground.masked, begin, verb) is not None:
        return Subject("none")
    for unknown in (_unknown_name(ground, begin, verb), _described_noun(ground, begin, verb)):
        if unknown is not None:
            return unknown
    return Subject("dropped" if _only_adverbials(ground, begin, verb) else "none")


_INTERVIEW = re.compile(r"(?:在|于)?接受[^，。：]{0,30}?(?:采访|专访|访问|访谈|提问|查询|询问)(?:时|中|后)?")


def _unknown_name(ground: Ground, begin: int, verb: int) -> Subject | None:
    """A noun phrase that no table knows, where nothing but nouns and adverbs stands before the verb."""
    starts = [position for position in range(begin, verb) if position in ground.words]
    while starts and (ground.tag_at(starts[-1]) in _ADVERB_TAGS or ground.masked[starts[-1]] in ASIDE + "（）()"):
        starts.pop()
    if len(starts) < 2 or ground.tag_at(starts[-1]) not in _NAME_TAGS:
        return None
    if is_plain(ground.masked[begin : (end := ground.words[starts[-1]][0])]) or "，" in ground.masked[begin:end]:
        return None
    if any(ground.tag_at(position) not in NOUN_TAGS | {"d"} for position in starts):
        return None
    return Subject("text", begin=begin, end=end)


_AUTHOR = re.compile(r"(?<!自)我(?!国|军|党|方|市|省|县|区|院|部)|笔者")  # the writer speaks


def _described_noun(ground: Ground, begin: int, verb: int) -> Subject | None:
    """A noun behind its relative clause, with an adverbial behind it: 获得奖项的演员|在台上."""
    match = opening("starter").match(ground.masked, begin, verb)
    last = ground.masked.rfind("的", begin, verb)
    if match is None or last < match.end() or last + 1 not in ground.words or "，" in ground.masked[begin:verb]:
        return None
    end = last + 1
    while end < verb and ground.tag_at(end) in _NAME_TAGS | {"n"}:
        end = ground.words[end][0]
    if end == last + 1 or not starts_adjunct(ground, end, verb) or ground.masked[end : end + 1] in "时后前中":
        return None
    return Subject("text", begin=begin, end=end)


_ADVERB_TAGS = frozenset({"d", "ad", "vd", "c", "TIME", "t", "w"})
_NAME_TAGS = frozenset({"nr", "nt", "PER", "ORG"})


def _as_mention(ground: Ground, pronoun: re.Match[str]) -> Subject:
    """A pronoun, with whom it stands for where that is known."""
    found = tuple(m for m in ground.mentions_in(pronoun.start(), pronoun.end()) if m.entities)[:1]
    return Subject("named" if found else "pronoun", found, pronoun.start(), pronoun.end())


_RETOLD = re.compile(r"[^，。：]{2,24}?(?:报道|报导)(?:说|称|指)?(?!者|员|中|里|的|时|后)")  # 《晚报》曾报道周平说


def topic_of(ground: Ground, begin: int, end: int) -> Subject | None:
    """The subject of a clause that reports nothing itself, or None."""
    lead = _LEAD.match(ground.masked, begin, end)
    begin = lead.end() if lead else begin
    pronoun = PRONOUN.match(ground.masked, begin, end)
    named = _first_head(ground, begin, end) if pronoun is None else None
    if named is not None:
        return named
    if (match := PRONOUN.match(ground.masked, begin, end)) is not None:
        return _as_mention(ground, match)
    document = _DOCUMENT_FIRST.match(ground.masked, begin, end)
    if document is not None and starts_adjunct(ground, document.end(), end):
        return Subject("document", begin=document.start(1), end=document.end(1))
    noun = opening("person", "collective").search(ground.masked, begin, min(end, begin + 16))
    if noun is not None and starts_adjunct(ground, noun.end(), end) and noun.end() < end:
        start = common_begin(ground, begin, noun.start())
        if start <= begin + 2 and not _PREPOSED.match(ground.masked, start, end):
            return Subject("text", begin=start, end=noun.end())
    return None


def _outside(ground: Ground, begin: int, end: int) -> tuple[Mention, ...]:
    """The mentions of a stretch that stand in no brackets; one in brackets only where it alone names a body."""
    found = ground.mentions_in(begin, end)
    if end > begin and ground.masked[end - 1] == ASIDE and ground.folded[end - 1] not in "）)]":
        return found  # the clause itself stands in brackets
    ends = {m.end - ground.begin for m in found}
    return tuple(
        m
        for m in found
        if ground.masked[(low := m.begin - ground.begin)] != ASIDE
        or (m.kind == "organisation" and ground.folded[low - 1] in "（(" and low > begin + 2 and low - 1 not in ends)
    )


_DOCUMENT_FIRST = re.compile(rf"(?:该|这份|这篇|这项|上述)?({alternation('document')}|报道|报导)(?![中里内上])")


def _named(ground: Ground, begin: int, verb: int) -> Subject | None:
    mentions = _outside(ground, begin, verb)
    for mention in reversed(mentions):
        low, high = mention.begin - ground.begin, mention.end - ground.begin
        rest = _behind_name(ground, mention, verb)
        if rest is None or not is_plain(ground.masked[rest:verb]):
            continue
        if high < verb and ground.masked[high] in "时后前之期里中":
            continue
        if is_governed(ground, begin, low, place_ok=mention.kind == "person") or is_object(ground, begin, low):
            continue
        return _named_subject(ground, begin, mention, low, max(high, rest))
    return _first_head(ground, begin, verb)


def _first_head(ground: Ground, begin: int, end: int) -> Subject | None:
    for mention in _outside(ground, begin, end):
        low = mention.begin - ground.begin
        rest = _behind_name(ground, mention, end)
        if rest is None or not starts_adjunct(ground, rest, end) or is_modifier(ground, rest, end):
            continue
        if any(other.begin - ground.begin == rest for other in ground.mentions_in(rest, end)):
            continue
        if not is_governed(ground, begin, low, place_ok=mention.kind == "person") and not is_object(ground, begin, low):
            joint = _joint_behind(ground, mention, rest, end)
            if joint is not None:
                before = _named_subject(ground, begin, mention, low, rest).mentions
                return replace(joint, mentions=before[:-1] + joint.mentions)
            if ground.tag_at(rest) == "v" and (head := _described(ground, rest, end)) is not None:
                return _named_subject(ground, begin, *head)
            later = _titled_person(ground, mention, rest, end)
            return _named_subject(ground, begin, *later) if later else _named_subject(ground, begin, mention, low, rest)
    return None


_MEETS = re.compile(
    r"[^，。]{0,12}?(?:会晤|会谈|会面|会见|见面|通话|通电话|举行|交谈|讨论|签署|达成|交换|保持|进行|合影|握手)"
)


_IN_COMMON = re.compile(
    r"的?(?:外交部|国防部|财政部|商务部|卫生部|政府|当局|军方|央行|外长|防长|总统|总理|首相|领导人|国家元首)(?![一-鿿]{0,6}的)"
)


def _joint_behind(ground: Ground, mention: Mention, rest: int, end: int) -> Subject | None:
    """美国和日本分别…: the names that 和 joins to the first, unless they only meet (克里和韩正会晤时)."""
    found = [mention]
    position = rest
    while (match := re.compile(r"[ ]*(?:以及|暨|和|及|、)[ ]*").match(ground.masked, position, end)) is not None:
        other = _head_name(ground, mention, match.end(), min(end, match.end() + 40))
        if other is None or not _nominal(ground, match.end(), other.begin - ground.begin):
            return None
        behind = _behind_name(ground, other, end)
        common = _IN_COMMON.match(ground.masked, other.end - ground.begin, end)
        behind = common.end() if behind is None and common else behind
        if behind is None:
            return None
        found.append(other)
        position = behind
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
            and _nominal(ground, last + 1, low - (ground.masked[low - 1] == "《"))
            and starts_adjunct(ground, behind, end)
        ):
            return other, low, behind
    return None


def _nominal(ground: Ground, begin: int, end: int) -> bool:
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


def _named_subject(ground: Ground, begin: int, mention: Mention, low: int, high: int) -> Subject:
    joint = [mention]
    first = low
    while True:
        before = ground.masked[begin : phrase_begin(ground, begin, first)]
        match = JOINS.search(before)
        if match is None:
            break
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
    if mention.kind == "person" and not _NOT_A_TITLE.match(ground.masked, position, end):
        limit = min(end, position + 9)
        while ground.tag_at(position) in ("n", "nz") and ground.words[position][0] <= limit:
            position = ground.words[position][0]
        title = _TITLE.match(ground.masked, position, end)
        if title is not None and _nominal(ground, position, title.end()):
            position = title.end()
        match = SUFFIX.match(ground.masked, position, end)
        position = match.end() if match else position
    if _MODIFIED.match(ground.masked, position, end):
        return None
    return position


def _token_end(ground: Ground, position: int) -> int:
    """The end of a word that the tagger took for one with the name before it (音海质询), else the position itself."""
    start = next((p for p in range(position, max(position - 8, -1), -1) if p in ground.words), position)
    end, tag = ground.words.get(start, (position, ""))
    return end if start < position and end == position + 2 and tag in _NAME_TAGS else position


def _pronoun(ground: Ground, begin: int, verb: int) -> Subject | None:
    for match in PRONOUN.finditer(ground.masked, begin, verb):
        before = ground.masked[begin : match.start()]
        if before and (
            before.endswith(("其", "吉", "维", "利", "排", "无", "对", "向", "被", "给")) or match.group()[0] == "它"
        ):
            continue
        if starts_adjunct(ground, match.end(), verb) and not is_governed(ground, begin, match.start(), place_ok=True):
            return Subject("pronoun", begin=match.start(), end=match.end())
    return None


_LATIN = re.compile(r"[A-Z][A-Za-z.'’\-]*(?:[ ·•](?:[A-Z][A-Za-z.'’\-]*|de|la|van|von|der|al|bin))*")


def _latin(ground: Ground, begin: int, verb: int) -> Subject | None:
    """A name in Latin letters that no finder of names knows, with the nouns before it: 辩护律师Isabel Schurman."""
    for match in _LATIN.finditer(ground.masked, begin, verb):
        end = SUFFIX.match(ground.masked, match.end(), verb)
        position = end.end() if end else match.end()
        if not starts_adjunct(ground, position, verb) or is_governed(ground, begin, match.start(), place_ok=False):
            continue
        if len(match.group()) > 2 and not is_object(ground, begin, match.start()):
            return Subject("text", begin=common_begin(ground, begin, match.start()), end=match.end())
    return None


def _overlapping(pattern: re.Pattern[str], text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """All matches, also ones that begin inside another: 外交官 and 官员 in 外交官员."""
    while (match := pattern.search(text, begin, end)) is not None:
        yield match
        begin = match.start() + 1


def _inside_word(ground: Ground, begin: int, end: int) -> bool:
    """Whether the noun only begins a longer word: 记者 of 记者会."""
    start = next((p for p in range(begin, max(begin - 4, -1), -1) if p in ground.words), begin)
    return ground.words.get(start, (end, ""))[0] > end


_TOLD_TO = re.compile(
    r"(?:对|向|跟)(?:大?约|近|逾|超过|至少|数|几|[\d至到~～、多万千百十余])+(?:名|位|个)[^，。：]{0,8}\Z"
)


def _common(ground: Ground, begin: int, verb: int) -> Subject | None:
    """A common noun as the subject: 一名官员, 外界, 声明."""
    text = ground.masked
    best: Subject | None = None
    for match in _overlapping(opening("person", "collective", "document"), text, begin, verb):
        end = match.end()
        while end < verb and text[end] in f"{ASIDE} 们中里内上":
            end += 1
        if not (end >= verb or is_plain(text[end:verb]) or starts_adjunct(ground, end, verb)):
            continue
        if _inside_word(ground, match.start(), match.end()) or _TOLD_TO.search(text, begin, match.start()):
            continue
        start = common_begin(ground, begin, match.start())
        if _PREPOSED.match(text, start, match.start()) and match.group() not in words("document"):
            continue
        if best is not None and best.form == "named" and match.group() in words("document"):
            continue
        if match.group() in words("document"):
            document = _document(ground, begin, match.start(), end, verb)
            best = document if document is not None and is_plain(text[end:verb]) else best or document
            continue
        if is_governed(ground, begin, match.start(), place_ok=False):
            continue
        if not is_governed(ground, begin, start, place_ok=False):
            best = Subject("text", begin=start, end=match.end())
            if is_plain(text[end:verb]):
                break
    return best


_BARE = re.compile(r"(?:在|于)?(?:该|这份|这一|这篇|这|此|上述|一份|一篇|联合|最新|新|中|对此|[ ])*")
COMMON_OWNER = re.compile(rf"({alternation('person', 'collective')})(?:的[一-鿿]{{0,6}}|发表的?|发布的?|[{ASIDE} ])*\Z")
OWNED = re.compile(rf"[{ASIDE} 》]*(?:[^，。]{{0,14}}的|发表|发布|在|[一这那该]|外交|国情|年度|最新|\d|\Z)")


def _document(ground: Ground, begin: int, low: int, end: int, verb: int) -> Subject | None:
    """A document that speaks: its owner where one is named before 的, else the document itself."""
    if not is_plain(ground.masked[end:verb]):
        return None
    if (issued := _ISSUED.search(ground.masked, begin, low)) is not None and issued.start() > begin:
        issuer = subject_before(ground, begin, issued.start())
        if issuer.form != "none":
            return issuer
    owner = COMMON_OWNER.search(ground.masked, begin, low)
    if (
        owner is not None
        and not is_governed(ground, begin, owner.start(1), place_ok=False)
        and not any(m.end - ground.begin >= owner.end(1) for m in ground.mentions_in(begin, low))
    ):
        return Subject("text", begin=common_begin(ground, begin, owner.start(1)), end=owner.end(1))
    for mention in reversed(ground.mentions_in(begin, low)):
        if is_governed(ground, begin, mention.begin - ground.begin, place_ok=True):
            continue
        if OWNED.match(ground.masked, mention.end - ground.begin, low):
            return Subject("named", (mention,), mention.begin - ground.begin, mention.end - ground.begin)
    at = ground.masked.rfind("在", begin, low)
    if at > begin + 1 and _nominal(ground, begin, at) and ground.tag_at(begin) in NOUN_TAGS - {"m", "r", "f"}:
        return Subject("text", begin=begin, end=at)
    if _BARE.fullmatch(ground.masked, begin, low) is None and (start := phrase_begin(ground, begin, low)) < low:
        return Subject("text", begin=start, end=end)
    return Subject("document", begin=low, end=end)


_ISSUED = re.compile(
    r"(?:发表|发布|公布|发出|刊发|刊登|推出|撰写|提交|出具|作出|做出)(?:了|过)?"
    r"(?:一[份篇封则项])?(?:联合|书面|最新|公开|简短|正式|[ ])*\Z"
)
_PREPOSED = re.compile(
    r"(?:对|向|跟|与|和|同|在|通过|透过|给|被|从|由|以|用|经|让|使|令|就|针对|作为|于|为|把|将|鼓励|要求)"
)
_CLASSIFIED = re.compile(
    r"(?:一名|一位|一个|一些|两名|两位|三名|三位|多名|多位|几名|几位|数名|数位|另一名|另一位|这名|这位|"
    r"那名|那位|该名|该|有|某|许多|不少|很多|部分|\d+名|\d+位)"
)


def common_begin(ground: Ground, begin: int, low: int) -> int:
    stretch = ground.masked[begin:low]
    found = list(_CLASSIFIED.finditer(stretch))
    if found:
        return begin + found[0].start()
    cut = max((stretch.rfind(mark) for mark in "，,、：:"), default=-1)
    first = begin + cut + 1
    position = phrase_begin(ground, first, low) if ground.words else first
    if position > first and ground.masked[position - 1] == "的":
        position = first
    while match := _SKIPPED.match(ground.masked, position, low):
        position = match.end()
    return position


_SKIPPED = re.compile(rf"[ 的”」』]|据|根据|包括|{TIME.pattern}|{alternation('coordinator')}")


def _only_adverbials(ground: Ground, begin: int, verb: int) -> bool:
    text = ground.masked[begin:verb].strip(" " + ASIDE)
    if is_plain(text):
        return True
    if _AFTERWARDS.match(text):
        return True
    return bool(opening("adverb", "preposition", "starter", "coordinator").match(text) or TIME.match(text))


_AFTERWARDS = re.compile(r"[一-鿿]{1,5}(?:之后|后|前|期间)(?!者|任|来)")  # 表决后在社交媒体称
