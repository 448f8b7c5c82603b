"""Where the name of an organisation begins, and whether the characters can be one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.chinese import authority, gazetteer
from kg.chinese.shared_names import is_party
from kg.chinese.tables import rows
from kg.chinese.titles import words as fields
from kg.extract.names_candidates import Word
from kg.extract.people_shape import shape

_LINKS = frozenset(("n", "nz", "vn", "LOC", "ORG", "nt", "ns", "nr", "PER", "an", "s", "f", "nw", "a", "j", "b"))
PROPER = frozenset(("LOC", "ns", "ORG", "nt", "nz", "PER", "nr"))


@cache
def endings(sense: str) -> frozenset[str]:
    """The table's words of one sense: ``strong`` and ``weak`` endings, ``alone``, ``generic``, ``stop``."""
    return frozenset(row["surface"] for row in rows("organisation_suffixes") if row["sense"] == sense)


@cache
def ordered(sense: str) -> tuple[str, ...]:
    """The table's words of one sense, the longest first."""
    return tuple(sorted(endings(sense), key=lambda one: (-len(one), one)))


@cache
def _every_ending() -> tuple[str, ...]:
    return (*ordered("strong"), *ordered("weak"))


@lru_cache(maxsize=8192)
def ending_of(text: str) -> str:
    """The class word that the text ends with, the longest, or ``""``."""
    if not text.endswith(_every_ending()):
        return ""
    return next(one for one in _every_ending() if text.endswith(one))


def trim_left(part: str) -> int:
    """How many characters before the name to leave out: prepositions, 智库, 时任."""
    left = max((part.rfind(word) + len(word) for word in _appositives() if word in part[:-3]), default=0)
    while len(part) - left > 2:
        cut = next((size for size in (3, 2, 1) if part[left : left + size] in endings("stop")), 0)
        if not cut or (cut == 1 and not _named_start(part[left + 1 :])):
            break
        left += cut
    return left


def behind_verb(part: str) -> int:
    """Where a name begins behind a verb that no body has in its name: 拉姆安拉会晤|巴勒斯坦自治政府; else 0."""
    return max((part.rfind(verb) + len(verb) for verb in ordered("splits") if verb in part[1:-2]), default=0)


def state_begins(part: str, left: int) -> int:
    """Where the country stands in a body of state with words glued before: 时候|香港特区政府."""
    if not part.endswith(ordered("state")) or part[left:].startswith(ordered("leads")):
        return left
    if any(gazetteer.lookup(part[left : left + size]) for size in range(2, 7)) or authority.organisation(part[left:]):
        return left
    if any(
        authority.people_called(part[left + 1 : left + size]) and part[left + size :].startswith("政府")
        for size in range(3, 7)
    ):
        return left + 1  # 重|申|特朗普政府
    for begin, _, places in gazetteer.find(part[left:]):
        if 0 < begin <= 4 and places[0].kind == "country":
            return left + begin
        break
    return left


@cache
def _appositives() -> tuple[str, ...]:
    """Words after which a new name begins: 智库兰德公司."""
    return ordered("appositive")


def _named_start(text: str) -> bool:
    """Whether a name that can begin an organisation's name begins here."""
    return (
        any(gazetteer.lookup(text[:size]) for size in (2, 3, 4, 5))
        or text in endings("alone")
        or bool(re.match("特朗普|拜登|奥巴马", text))
    )


def is_vague(name: str) -> bool:
    """Whether the folded characters speak of a kind of body, of several bodies, or of more than a body."""
    return _vague().search(name) is not None


@cache
def _vague() -> re.Pattern[str]:
    """What no name of one body has: the table's words at its begin, inside, at its end, and patterns of such words."""
    begins, inside, ends = ("|".join(ordered(f"vague_{where}")) for where in ("begin", "inside", "end"))
    return re.compile(
        f"^(?:{begins})|(?:{inside})|(?:{ends})$"
        "|[东西南北中内外干全局腰头总各]部$|[布格僵困大结时变残危乱战出开]局$|(?<![邮财民行])政局$"
        "|^[中美英法德日俄韩]国会$|[创组建入退脱叛跨]党$|党(?:第.{1,4}次)?全国代表大会$|(?<!安)全局|^对(?![外华口])"
        "|(?:局长|部长|院长|外长|防长|发言人|秘书长)[^会级办联理].|党(?:国会|议会|众议院|参议院)$"
        "|^[一二三四五六七八九十]*个?(?:会员国|成员国|各国)|[一两三几多数某]家|一[间个所支项座]|部分."
    )


def plausible(name: str) -> bool:
    """Whether the folded characters can name one organisation, and not a kind of them."""
    if len(name) < 2 or name in endings("generic") or not re.fullmatch(r"[㐀-鿿·A-Za-z0-9\-—]+", name):
        return False
    if re.fullmatch(r"[A-Za-z0-9\-]+", name):
        return False
    if name in endings("alone"):
        return True
    if is_vague(name):
        return False
    ending = ending_of(name)
    own = name[: -len(ending)] if ending else ""
    if not own or (ending in endings("thin") and (is_country(own) or _a_kind_of(name))):
        return False
    if ending == "政府" and own[-1] in "州省邦" and is_country(own[:-1]):
        return False  # 印度|州政府
    if (
        _passing(own, ending)
        or (ending in endings("branch") and gazetteer.lookup(own))
        or (ending == "政府" and (own.endswith(ordered("of_kind")) or gazetteer.capital_of(own) is not None))
    ):
        return False
    return not (ending in endings("state") | {"同盟", "联盟"} and _sides(own))


def _passing(own: str, ending: str) -> bool:
    """Whether it is a delegation of a named body, an office by what it does, or an alliance of common words.

    参议院|代表团, 金融监管|机构, 全球|联盟.
    """
    if ending in ("代表团", "访问团", "考察团"):
        return authority.organisation(own) is not None or ending_of(own) != ""
    if ending == "机构":
        return own.endswith(ordered("duty"))
    loose = ending in endings("loose") or ending == "论坛"
    return loose and bool(re.fullmatch("(?:" + "|".join(ordered("alliance_word")) + ")+", own))


def _sides(own: str) -> bool:
    """Whether two countries, or one side, are all that is said of whose body it is: 中印|军队, 中方|军队."""
    whose = [bool(gazetteer.country_of_character(char)) for char in own]
    return len(own) == 2 and whose[0] and (whose[1] or own[1] == "方")


def _a_kind_of(name: str) -> bool:
    """Whether a country and a common word for such bodies make up the name: 中国|科技公司."""
    return not is_party(name) and any(
        name[:-cut] and name[-cut:] in endings("generic") and is_country(name[:-cut]) for cut in range(2, len(name))
    )


def is_country(text: str) -> bool:
    """Whether the text names a country or a part of the world, or is a country's character."""
    places = gazetteer.lookup(text)
    return (bool(places) and places[0].kind in ("country", "continent", "region")) or bool(
        gazetteer.country_of_character(text)
    )


_NUMBERED = re.compile("第[一二三四五六七八九十0-9]{1,3}")  # 第七|巡回|法庭
MOST_WORDS = 8  # before the class word


def left_edge(words: tuple[Word, ...], number: int, name: str) -> int:
    """Where the organisation's name begins that ends with ``words[number]``."""
    first = best = number
    last_named = number if words[number].tag in PROPER else -1
    while first > 0 and number - first < MOST_WORDS:
        before = words[first - 1]
        if before.end == words[first].begin and _joins_fields(words, first, number):
            first -= 2
            last_named = first if words[first].tag in PROPER else last_named
            continue
        if before.end != words[first].begin or before.text in endings("stop") or before.text in "、，/":
            break
        if before.text in "—–-－" and first >= 2 and words[first - 2].tag == "LOC" and words[first].tag == "LOC":
            first = last_named = first - 2
            continue
        if before.text == "暨" and first >= 2 and words[first - 2].tag in ("LOC", "n"):
            first = first - 2
            last_named = first if words[first].tag == "LOC" else last_named
            continue
        inside = before.tag == "v" and before.text in endings("verb_inside")
        if before.tag not in _LINKS and not inside and not (first < number and _NUMBERED.fullmatch(before.text)):
            break
        if before.tag in ("PER", "nr") and not (first == number and _bears_name(before.text, words[number].text)):
            break
        if before.text.endswith("党") and (
            words[number].text in endings("alone") or ending_of(words[number].text) == "党"
        ):
            break
        if before.tag in ("ORG", "nt") and ending_of(before.text) and words[number].text in endings("alone"):
            break
        if words[number].text in endings("thin") and authority.organisation(before.text):
            break
        if before.text == "国会" and words[number].text in endings("parliament"):
            return before.begin
        first -= 1
        if before.tag in PROPER or before.text in endings("leads"):
            last_named = first
    best = last_named if 0 <= last_named < number else (first if words[number].text not in endings("alone") else number)
    if 0 <= last_named < number and words[number].text.endswith(ordered("state")):
        best = _nearest_state(words, best, number)
    while best < number and words[best].tag in ("a", "f", "s", "v"):
        best += 1
    cut = best and best < number and words[best - 1].end == words[best].begin
    if cut and (words[best - 1].text + words[best].text).startswith(ordered("one_word")):
        best -= 1  # 新|冠病毒工作组
    return words[best].begin


def _joins_fields(words: tuple[Word, ...], first: int, number: int) -> bool:
    """Whether a conjunction before ``words[first]`` stands between two fields of one body: 外交|及|国防|委员会.

    For a centre or a think tank any two nouns do, behind the name of a country: 中国|与|全球化|智库.
    """
    if (
        first < 2
        or words[first - 1].text not in ("与", "和", "及", "暨")
        or words[first - 2].end != words[first - 1].begin
    ):
        return False
    inside = words[first:number]
    text = words[number].text
    own = ending_of(text) not in ("", text) and not _begins_named(text)
    if not (inside or own) or any(word.tag not in _COMMON for word in inside):
        return False
    before = words[first - 2]
    if before.text in fields("field") and before.tag not in PROPER:
        return True
    ending = ending_of(words[number].text)
    behind_country = first > 2 and words[first - 3].tag in ("LOC", "ns") and words[first - 3].end == before.begin
    return ending in endings("think_tank") and (
        before.tag in ("LOC", "ns") or (behind_country and before.tag in _COMMON)
    )


def _begins_named(text: str) -> bool:
    """Whether a person's name begins the word: 政策和|特朗普政府."""
    return any(authority.people_called(text[:size]) for size in range(2, min(len(text), 6)))


_COMMON = frozenset(("n", "vn", "an", "nz", "s", "f", "b"))


def _bears_name(name: str, class_word: str) -> bool:
    """Whether a person's name can be part of such a body's: 拜登|政府, 史汀生|中心."""
    if class_word.startswith(("政府", "竞选")):
        return True
    return class_word in endings("named_after") and shape(name) in ("foreign", "dotted")


def _nearest_state(words: tuple[Word, ...], best: int, number: int) -> int:
    """The country nearest to a body of state, where several places stand before it: 班公湖北岸 | 中国 军队."""
    for first in range(number - 1, best - 1, -1):
        places = gazetteer.lookup(words[first].text) if words[first].tag in ("LOC", "ns") else ()
        if places and places[0].kind == "country":
            return first
    return best
