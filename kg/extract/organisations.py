"""Organisations: what the tagger takes for one, and class words (部 委员会 公司 政府) with what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.chinese import authority, gazetteer
from kg.chinese.tables import rows
from kg.extract.names_candidates import Candidate, Page, Word
from kg.extract.names_context import one_of

_GUESSED = frozenset(("ORG", "nt"))
_LINKS = frozenset(("n", "nz", "vn", "LOC", "ORG", "nt", "ns", "nr", "PER", "an", "s", "f", "nw", "a", "j", "b"))
_PROPER = frozenset(("LOC", "ns", "ORG", "nt", "nz", "PER", "nr"))
_VERBS_INSIDE = frozenset(
    (
        "合作",
        "发展",
        "管理",
        "监督",
        "调查",
        "协调",
        "援助",
        "应对",
        "对外",
        "防卫",
        "竞选",
        "过渡",
        "保护",
        "监管",
        "执行",
    )
)
_PIECES = re.compile('([、，,（()：:“”"《》])')
_WORK = re.compile(r"《([^《》\n]{2,12})》")


def find_organisations(page: Page, people: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
    """Stretches that name organisations; also those inside longer names.

    Args:
        page: the article.
        people: the folded names of its people, whose governments and teams are organisations too.
    """
    return (
        *_known(page),
        *_tagged(page),
        *_class_words(page),
        *_media(page),
        *_missions(page),
        *_of_people(page, people),
    )


@cache
def _medium() -> re.Pattern[str]:
    return re.compile(one_of("medium_end") + "$")


@cache
def _mission() -> re.Pattern[str]:
    return re.compile("驻[㐀-鿿]{1,8}?" + one_of("mission"))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"{one_of('medium_tail')}(?!{one_of('no_medium_tail')})")


@cache
def endings(sense: str) -> frozenset[str]:
    """The table's words of one sense: ``strong`` and ``weak`` endings, ``alone``, ``generic``, ``stop``."""
    return frozenset(row["surface"] for row in rows("organisation_suffixes") if row["sense"] == sense)


@cache
def _ordered(sense: str) -> tuple[str, ...]:
    return tuple(sorted(endings(sense), key=lambda one: (-len(one), one)))


@cache
def _every_ending() -> tuple[str, ...]:
    return (*_ordered("strong"), *_ordered("weak"))


def _ending(text: str) -> str:
    if not text.endswith(_every_ending()):
        return ""
    return next(one for one in _every_ending() if text.endswith(one))


def _known(page: Page) -> Iterator[Candidate]:
    """Forms of well-known names that mean no other organisation."""
    for sentence in page.told:
        for first, last, row in authority.find_organisations(sentence.folded):
            begin, end = sentence.begin + first, sentence.begin + last
            whole = begin in page.edges and end in page.edges
            if sentence.folded[last : last + 1] == "长" or _needs_marks(page, begin, end):
                continue
            if whole or last - first >= 4 or page.tags.get(begin) in _GUESSED:
                tail = _tail().match(page.folded, end)
                end = tail.end() if tail and tail.end() in page.edges else end
                yield Candidate(begin, end, "organisation", "organisations.known", sure=2, known=row.key)


def _needs_marks(page: Page, begin: int, end: int) -> bool:
    """外交政策 is a paper between marks only."""
    return page.folded[begin:end] in endings("marks") and page.folded[begin - 1 : begin] not in "《〈"


def _tagged(page: Page) -> Iterator[Candidate]:
    for words in page.words:
        for number, word in enumerate(words):
            if word.tag not in _GUESSED:
                continue
            begin = word.begin
            for part in _PIECES.split(word.text):
                left = _state_begins(part, _trim(part))
                school = _SCHOOL.search(part)
                name = part[left : school.end(1)] if school else part[left:]
                both = re.search("[和及与]", name)
                if both and _ending(name) in endings("thin") | {"政府"}:
                    left += both.end()
                    name = name[both.end() :]
                if _plausible(name):
                    first = begin + left
                    own = authority.organisation(name) is not None and not name.endswith(_ordered("state"))
                    if left == 0 and begin == word.begin and _ending(name) and not own:
                        first = _left_edge(words, number, name)
                    yield Candidate(first, begin + left + len(name), "organisation", "organisations.tagged")
                begin += len(part)


def _state_begins(part: str, left: int) -> int:
    """Where the country stands in a body of state with words glued before: 时候|香港特区政府."""
    if not part.endswith(_ordered("state")) or part[left:].startswith(_ordered("leads")):
        return left
    if any(gazetteer.lookup(part[left : left + size]) for size in range(2, 7)) or authority.organisation(part[left:]):
        return left
    for begin, _, places in gazetteer.find(part[left:]):
        if 0 < begin <= 4 and places[0].kind == "country":
            return left + begin
        break
    return left


_SCHOOL = re.compile("(大学)(?:[㐀-鿿]{0,8}(?:系|学系|教授|学者|校长|学院))$")


def _by_name(page: Page) -> Iterator[Candidate]:
    """Names that stand alone though the tagger cuts them: 世界卫生大会."""
    pattern = re.compile("|".join(name for name in _ordered("alone") if len(name) >= 4))
    for offset, match in page.find(pattern):
        begin, end = offset + match.start(), offset + match.end()
        if begin in page.edges and end in page.edges and page.folded[end : end + 1] != "长":
            yield Candidate(begin, end, "organisation", "organisations.by_name", sure=1)


def _trim(part: str) -> int:
    left = max((part.rfind(word) + len(word) for word in _appositives() if word in part[:-3]), default=0)
    while len(part) - left > 2:
        cut = next((size for size in (3, 2, 1) if part[left : left + size] in endings("stop")), 0)
        if not cut or (cut == 1 and not _named_start(part[left + 1 :])):
            break
        left += cut
    return left


@cache
def _appositives() -> tuple[str, ...]:
    """Words after which a new name begins: 智库洛伊研究所."""
    return tuple(sorted(word for word in endings("stop") if word in ("智库", "媒体", "官媒", "党媒", "机构", "巨头")))


def _named_start(text: str) -> bool:
    """Whether a name that can begin an organisation's name begins here."""
    return (
        any(gazetteer.lookup(text[:size]) for size in (2, 3, 4, 5))
        or text in endings("alone")
        or bool(re.match("特朗普|拜登|奥巴马", text))
    )


_VAGUE = re.compile(
    "两国|双方|三国|多国|各国|各党|[东西南北中内外干全局腰头总]部$|^[中美英法德日俄韩]国会$|(?:双方|两党|执政党|反对党|在野党|政党|团队)$"
)


def _plausible(name: str) -> bool:
    if len(name) < 2 or name in endings("generic") or not re.fullmatch(r"[㐀-鿿·A-Za-z0-9\-—]+", name):
        return False
    if re.fullmatch(r"[A-Za-z0-9\-]+", name):
        return False
    if name in endings("alone"):
        return True
    if _VAGUE.search(name):
        return False
    ending = _ending(name)
    own = name[: -len(ending)] if ending else ""
    if not own or (ending in endings("thin") and _is_country(own)):
        return False
    return not (ending == "政府" and len(own) == 2 and all(map(gazetteer.country_of_character, own)))


def _is_country(text: str) -> bool:
    places = gazetteer.lookup(text)
    return (bool(places) and places[0].kind in ("country", "continent", "region")) or bool(
        gazetteer.country_of_character(text)
    )


def _class_words(page: Page) -> Iterator[Candidate]:
    for words in page.words:
        for number, word in enumerate(words):
            if page.folded[word.end : word.end + 1] == "长" and word.text.endswith(
                ("部", "院", "局", "署", "厅", "会")
            ):
                continue
            if word.text in endings("alone"):
                first = _left_edge(words, number, word.text)
                yield Candidate(first, word.end, "organisation", "organisations.by_name", sure=2)
                continue
            if word.text == "政府" and page.folded.startswith(("工作报告", "首脑"), word.end):
                continue
            known = authority.organisation(word.text)
            ending = "" if known and not word.text.endswith(_ordered("state")) else _ending(word.text)
            if not ending or word.tag in ("v", "d", "ad", "p", "c", "f", "m", "TIME"):
                continue
            first = _left_edge(words, number, word.text)
            first += _trim(page.folded[first : word.end]) if first == word.begin else 0
            name = page.folded[first : word.end]
            if _earned(page, first, word, ending) and _plausible(name):
                yield Candidate(first, word.end, "organisation", "organisations.class_word", sure=1)


def _earned(page: Page, first: int, word: Word, ending: str) -> bool:
    """Whether enough stands before the class word: a name, or for a long class word something of its own."""
    named = page.tags.get(first) in _PROPER or page.folded[first : word.end].startswith(_ordered("leads"))
    if first < word.begin:
        own = ending in endings("strong") and ending not in endings("thin") and len(ending) >= 2
        return named or (own and word.begin - first >= 2)
    return word.tag in _GUESSED | {"nz", "LOC", "ns"} and len(word.text) - len(ending) >= 2


def _left_edge(words: tuple[Word, ...], number: int, name: str) -> int:
    """Where the organisation's name begins that ends with ``words[number]``."""
    first = best = number
    last_named = number if words[number].tag in _PROPER else -1
    while first > 0 and number - first < 6:
        before = words[first - 1]
        if before.end != words[first].begin or before.text in endings("stop"):
            break
        if before.text in "—–-－" and first >= 2 and words[first - 2].tag == "LOC" and words[first].tag == "LOC":
            first = last_named = first - 2
            continue
        if before.tag not in _LINKS and not (before.tag == "v" and before.text in _VERBS_INSIDE):
            break
        if before.tag in ("PER", "nr") and not (first == number and words[number].text.startswith(("政府", "竞选"))):
            break
        if before.text.endswith("党") and (
            words[number].text in endings("alone") or _ending(words[number].text) == "党"
        ):
            break
        if before.tag in ("ORG", "nt") and _ending(before.text) and words[number].text in endings("alone"):
            break
        first -= 1
        if before.tag in _PROPER or before.text in endings("leads"):
            last_named = first
    best = last_named if 0 <= last_named < number else (first if words[number].text not in endings("alone") else number)
    if 0 <= last_named < number and words[number].text.endswith(_ordered("state")):
        best = _nearest_state(words, best, number)
    while best < number and words[best].tag in ("a", "f", "s", "v"):
        best += 1
    return words[best].begin


def _nearest_state(words: tuple[Word, ...], best: int, number: int) -> int:
    """The country nearest to a body of state, where several places stand before it: 班公湖北岸 | 中国 军队."""
    for first in range(number - 1, best - 1, -1):
        places = gazetteer.lookup(words[first].text) if words[first].tag in ("LOC", "ns") else ()
        if places and places[0].kind == "country":
            return first
    return best


def _of_people(page: Page, people: frozenset[str]) -> Iterator[Candidate]:
    """拜登政府, 特朗普竞选团队."""
    if not people:
        return
    names = "|".join(re.escape(name) for name in sorted(people, key=lambda name: (-len(name), name)))
    for offset, match in page.find(re.compile(f"(?:{names}){one_of('campaign')}")):
        yield Candidate(offset + match.start(), offset + match.end(), "organisation", "organisations.of_person", sure=2)


def _media(page: Page) -> Iterator[Candidate]:
    """Newspapers in 《》."""
    for offset, match in page.find(_WORK):
        if _medium().search(match[1]):
            yield Candidate(
                offset + match.start(1), offset + match.end(1), "organisation", "organisations.paper_in_marks", sure=2
            )


def _missions(page: Page) -> Iterator[Candidate]:
    """美国驻华大使馆, 中國駐休斯敦總領事館: from the sending country on."""
    for offset, match in page.find(_mission()):
        begin = offset + match.start()
        sender = page.closing.get(begin)
        if sender and (sender.tag in ("LOC", "ns") or gazetteer.country_of_character(sender.text)):
            yield Candidate(sender.begin, offset + match.end(), "organisation", "organisations.mission", sure=2)
