"""Subjects that are common nouns: 一名官员, 外界, and documents, which speak for who issued them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.extract.utterances_grammar import NOUN_TAGS, NOUNS, TIME, is_governed, is_plain, phrase_begin, starts_adjunct
from kg.extract.utterances_ground import ASIDE, Ground
from kg.extract.utterances_named import Subject, nominal
from kg.extract.utterances_words import alternation, opening, words

SubjectOf = Callable[[Ground, int, int], Subject]


def overlapping(pattern: re.Pattern[str], text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """All matches, also ones that begin inside another: 外交官 and 官员 in 外交官员."""
    while (match := pattern.search(text, begin, end)) is not None:
        yield match
        begin = match.start() + 1


def _inside_word(ground: Ground, begin: int, end: int) -> bool:
    """Whether the noun only begins a longer word: 记者 of 记者会."""
    start = next((p for p in range(begin, max(begin - 4, -1), -1) if p in ground.words), begin)
    return ground.masked[end : ground.words.get(start, (end, ""))[0]] not in ("", "们")


_LOCATED = re.compile(r"(?:[一两三几多数\d]+[名位个]|这[名位]|该)?(?:在|位于|来自)[^，。：]{1,16}的")  # 在北山的官员
_TOLD_TO = re.compile(
    r"(?:对|向|跟)(?:大?约|近|逾|超过|至少|数|几|[\d至到~～、多万千百十余])+(?:名|位|个)[^，。：]{0,8}\Z"
)

_ASKS = re.compile(r"(?:在)?(?:采访|访问|走访|会见|接见|询问|约谈|致电)了?")  # 研究人员|采访了多名家长后
_TOWARDS = re.compile(r"(?:[对朝向冲]着|[对向朝冲])(?!此)")  # 一名女子|对着那边的一名军官大喊


def common(ground: Ground, begin: int, verb: int, subject_of: SubjectOf) -> Subject | None:
    """A common noun as the subject: 一名官员, 外界, 声明; ``subject_of`` finds who issued a document."""
    text = ground.masked
    best: Subject | None = None
    for match in overlapping(opening("person", "collective", "document"), text, begin, verb):
        end = match.end()
        while end < verb and text[end] in f"{ASIDE} 们中里内上":
            end += 1
        if not (end >= verb or is_plain(text[end:verb]) or starts_adjunct(ground, end, verb)):
            continue
        if _inside_word(ground, match.start(), match.end()) or _TOLD_TO.search(text, begin, match.start()):
            continue
        if best is not None and _TOWARDS.match(text, best.end, match.start()) is not None:
            continue
        if best is not None and _ASKS.match(text, best.end, match.start()) is not None:
            continue
        start = common_begin(ground, begin, match.start())
        if preposed(ground, start, match.start()) and match.group() not in words("document"):
            continue
        if best is not None and best.form == "named" and match.group() in words("document"):
            continue
        if match.group() in words("document"):
            document = _document(ground, begin, (match.start(), end), verb, subject_of=subject_of)
            best = document if document is not None and is_plain(text[end:verb]) else best or document
            continue
        if (teller := _whose(ground, begin, match)) is not None:
            return teller
        located = _LOCATED.match(text, begin, match.start()) is not None
        if is_governed(ground, begin, match.start(), place_ok=located):
            continue
        if not is_governed(ground, begin, start, place_ok=located):
            best = Subject("text", begin=start, end=match.end())
            if is_plain(text[end:verb]):
                break
    return best


def _whose(ground: Ground, begin: int, noun: re.Match[str]) -> Subject | None:
    """Who is behind a piece of news that speaks: 周平的|消息称."""
    if noun.group() not in words("news") or ground.masked[noun.start() - 1] != "的":
        return None
    owner = next((m for m in ground.mentions_in(begin, noun.start()) if m.end - ground.begin == noun.start() - 1), None)
    if owner is None or owner.kind == "place":
        return None
    return Subject("named", (owner,), owner.begin - ground.begin, owner.end - ground.begin)


_BARE = re.compile(r"(?:在|于)?(?:该|这份|这一|这篇|这|此|上述|一份|一篇|联合|最新|新|中|对此|[ ])*")
COMMON_OWNER = re.compile(
    rf"({alternation('person', 'collective')})"
    rf"(?:的(?:(?!在)[一-鿿]){{0,6}}|{alternation('signs')}的|发表的?|发布的?|[{ASIDE} ])*\Z"
)
OWNED = re.compile(
    rf"[{ASIDE} 》]*(?:[^，。]{{0,14}}的|题为[^，。]{{2,60}}的|发表|发布|在|[一这那该]|外交|国情|年度|最新|\d|\Z)"
)


def _document(ground: Ground, begin: int, noun: tuple[int, int], verb: int, *, subject_of: SubjectOf) -> Subject | None:
    """A document that speaks: its owner where one is named before 的, else the document itself."""
    low, end = noun
    bare = low + len(ground.masked[low:end].rstrip("中里内上 " + ASIDE))
    if not is_plain(ground.masked[end:verb]):
        return None
    if (some := _SOME.match(ground.masked, begin, low)) is not None:
        return Subject("text", begin=some.start(1), end=end)
    if (his := _HIS.search(ground.masked, begin, low)) is not None and his.start() == begin:
        found = tuple(m for m in ground.mentions_in(begin, begin + 1) if m.entities)[:1]
        return Subject("named" if found else "pronoun", found, begin, begin + 1)
    if (given := GIVEN.search(ground.masked, begin, low)) is not None:
        issuer = subject_of(ground, begin, given.start())
        if issuer.form in ("named", "pronoun", "text"):
            return issuer
        if _NEW.fullmatch(ground.masked, begin, given.start()) is not None:
            return Subject("text", begin=begin, end=end)
    if (issued := _ISSUED.search(ground.masked, begin, low)) is not None and issued.start() > begin:
        issuer = subject_of(ground, begin, issued.start())
        if issuer.form != "none":
            return issuer
    if (teller := _teller(ground, begin, low)) is not None:
        return teller
    owner = COMMON_OWNER.search(ground.masked, begin, low)
    if (
        owner is not None
        and not is_governed(ground, begin, owner.start(1), place_ok=False)
        and not any(m.end - ground.begin >= owner.end(1) for m in ground.mentions_in(begin, low))
    ):
        titled = titled_before(ground, begin, owner.start(1))
        return titled or Subject("text", begin=common_begin(ground, begin, owner.start(1)), end=owner.end(1))
    for mention in reversed(ground.mentions_in(begin, low)):
        if is_governed(ground, begin, mention.begin - ground.begin, place_ok=True):
            continue
        if came_by(ground, mention.end - ground.begin, low):
            return Subject("text", begin=_behind_of(ground, begin, low), end=bare)
        if OWNED.match(ground.masked, mention.end - ground.begin, low):
            return Subject("named", (mention,), mention.begin - ground.begin, mention.end - ground.begin)
    if issued is not None and issued.start() > begin and ground.masked[issued.start() - 1] == "》":
        return Subject("text", begin=begin, end=issued.start())  # 城南《晚报》|发声明称
    if ground.masked[low - 1 : low] == "》" and (title := ground.masked.rfind("《", begin, low)) >= 0:
        return Subject("text", begin=title, end=low)
    at = ground.masked.rfind("在", begin, low)
    pointed = _THIS_ONE.match(ground.masked, begin, at) is not None and _ends_with_noun(ground, begin, at)
    if pointed:
        return Subject("document", begin=low, end=bare, writer=(begin, at))
    if at > begin + 1 and nominal(ground, begin, at) and ground.tag_at(begin) in NOUN_TAGS - {"m", "r", "f"}:
        return Subject("text", begin=begin, end=at)
    if _BARE.fullmatch(ground.masked, begin, low) is None and (start := phrase_begin(ground, begin, low)) < low:
        return Subject("text", begin=begin if ground.masked[start] == "的" else start, end=bare)
    return Subject("document", begin=low, end=bare)


_IN_IT = re.compile(rf"的(?:[一两几数多][名位])?({alternation('person')})在[^，。：]{{0,12}}\Z")


def _teller(ground: Ground, begin: int, document: int) -> Subject | None:
    """Somebody unnamed who speaks in a document: 林海团队的〔一名官员〕在|声明中."""
    noun = _IN_IT.search(ground.masked, begin, document)
    if noun is None or any(m.begin - ground.begin >= noun.start() for m in ground.mentions_in(begin, document)):
        return None
    return Subject("text", begin=common_begin(ground, begin, noun.start(1)), end=noun.end(1))


_CAME_BY = re.compile(rf"[^，。：；]{{0,8}}{alternation('came_by')}到?了?的")


def came_by(ground: Ground, begin: int, end: int) -> bool:
    """Whether somebody has only seen or got the document that follows: 晚报看到的|公报."""
    return _CAME_BY.match(ground.masked, begin, end) is not None


def _behind_of(ground: Ground, begin: int, noun: int) -> int:
    """Where the phrase of a document begins behind 看到的 and 一份."""
    of = _CAME_BY.search(ground.masked, begin, noun)
    start = of.end() if of is not None else noun
    counted = _NEW.match(ground.masked, start, noun)
    return counted.end() if counted is not None else start


def titled_before(ground: Ground, begin: int, title: int) -> Subject | None:
    """The person whose name stands right before a title: 林海|部长."""
    last = next(iter(ground.mentions_in(begin, title)[-1:]), None)
    if last is None or last.kind != "person" or last.form == "pronoun" or last.end - ground.begin != title:
        return None
    return Subject("named", (last,), last.begin - ground.begin, title)


GIVEN = re.compile(  # 提交给议会的|报告, 为政府撰写的|报告
    r"(?:(?<!转)(?:提交|递交|呈交|呈送|呈递|发送)给?|(?:寄|写|发|交|送)给|给|致|向)[^，。：]{1,24}?(?:提交|递交|呈交|发出|提出)?的(?=[^，。：]{0,8}\Z)|"
    r"(?:为|替|供)[^，。：]{1,24}?(?:撰写|准备|编写|起草|编制|制作|参考|使用)的(?=[^，。：]{0,8}\Z)"
)
_HIS = re.compile(r"[他她]的[^，。：的]{0,8}\Z")  # 他的|推文写道
_SOME = re.compile(r"(?:[^，；]{0,6}?[也还另又更])?(有(?:些|的)?[一-鿿]{0,8})\Z")  # 也|有评论认为
_NEW = re.compile(r"[ ]*(?:一|这|该|那|另一|上述)(?:份|篇|封|项|则)?(?:新的?|最新的?|机密|秘密)?")
_THIS_ONE = re.compile(r"(?:这|那|该)[家个名位]?[^，。：]{2,30}\Z")  # 这个有百名成员的协会|在信中


def _ends_with_noun(ground: Ground, begin: int, end: int) -> bool:
    last = next((p for p in range(end - 1, begin, -1) if p in ground.words), -1)
    return ground.tag_at(last) in NOUNS


_ISSUED = re.compile(
    f"(?:{alternation('issues')}|发)" + r"(?:了|过)?(?:一[份篇封则项])?(?:联合|书面|最新|公开|简短|正式|[ ])*\Z"
)
PREPOSED = re.compile(
    r"(?:对|向|跟|与|和|同|在|通过|透过|给|被|从|由|以|用|经|让|使|令|就|针对|作为|于|为|把|将|鼓励|要求)"
)


def preposed(ground: Ground, begin: int, end: int) -> bool:
    """Whether a preposition stands at ``begin``, and no longer word that starts with its character: 经济学者."""
    match = PREPOSED.match(ground.masked, begin, end)
    return match is not None and ground.words.get(begin, (match.end(), ""))[0] <= match.end()


_CLASSIFIED = re.compile(
    r"(?:一名|一位|一个|一些|两名|两位|三名|三位|多名|多位|几名|几位|数名|数位|另一名|另一位|一群|一批|一组|一帮|这名|这位|"
    r"那名|那位|该名|该|(?<![拥没所只具持含设占享富])有|某|许多|不少|很多|部分|\d+名|\d+位)"
)


def common_begin(ground: Ground, begin: int, low: int) -> int:
    """Where the phrase of a common noun at ``low`` begins: at 一名 or 有, else behind the last comma."""
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
    return _name_begin(ground, first, position, low)


def _name_begin(ground: Ground, first: int, position: int, low: int) -> int:
    """Where the name of a body begins that goes on at the position: 〔东国驻西国|使馆〕发言人."""
    for mention in ground.mentions_in(first, low):
        if mention.begin - ground.begin < position < mention.end - ground.begin:
            return mention.begin - ground.begin
    return position


_SKIPPED = re.compile(rf"[ 的”」』]|据|根据|包括|{TIME.pattern}|{alternation('coordinator')}")
