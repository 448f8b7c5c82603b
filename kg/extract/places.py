"""Places: the gazetteer where the words allow it, the tagger where the form does, country characters as in 美中."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.chinese import authority, gazetteer
from kg.chinese.shared_names import is_shared, may_be_of
from kg.extract.names_candidates import Candidate, Page, Word
from kg.extract.names_context import one_of
from kg.extract.people_evidence import vouched
from kg.extract.people_shape import transliteration
from kg.extract.places_characters import characters
from kg.extract.places_sites import sites
from kg.extract.places_tagged import tagged
from kg.extract.places_words import behind_event, suffixes, words

_LONGEST_COUNTRY = 5  # characters of a country's name as it stands before a town's
_WHERE = frozenset("在于到赴抵从访")  # what opens a place: 在德国汉堡
_STATES = frozenset(("state", "province"))
_PLACE_TAGS = frozenset(("LOC", "ns", "ORG", "nt"))


def find_places(page: Page) -> tuple[Candidate, ...]:
    """Stretches that name places; also those inside longer names."""
    found = [*_listed(page), *_always(page)]
    found += sites(page)
    found += _reached(page)
    found += tagged(page, found)
    found += characters(page, found)
    return tuple(found)


def _listed(page: Page) -> Iterator[Candidate]:
    for sentence in page.told:
        for begin, end, places in gazetteer.find(sentence.folded):
            first, last = sentence.begin + begin, sentence.begin + end
            country = places[0].kind == "country" and not places[0].ambiguous
            if country and last not in page.edges and authority.organisation(page.folded[first : last - 1]):
                continue  # 中共|国安
            if country and last not in page.edges and last - 1 in page.edges and last - first > 2:
                last -= gazetteer.lookup(page.folded[first : last - 1]) != ()  # 日本|国家
            shown = places[0].kind != "country" or places[0].ambiguous
            shown = shown and (
                _in_list(page, first, last)
                or _of_city().match(page.folded, last) is not None
                or _behind_country(page, first, last, places)
            )
            if not shown and not _stands(page, first, last, sure=not places[0].ambiguous, country=country):
                continue
            if places[0].kind != "country" and (land := _land_behind(page, last)):
                yield Candidate(first, land, "place", "places.site", sure=2)
                continue
            last = _with_region(page, last) if places[0].kind != "country" else _in_full(page, last)
            rule = "places.country" if country else "places.gazetteer"
            name = places[0].name
            if places[0].kind == "site":
                yield from _city_before(page, first, last)
            key = f"country:{places[0].country}" if country else f"place:{places[0].country or ''}:{name}"
            if is_shared(name) and not (places[0].country and may_be_of(places[0].country, page.countries)):
                yield Candidate(first, last, "place", rule, sure=1)
                continue
            yield Candidate(first, last, "place", rule, sure=2 if country or shown else 1, known=key)


def _with_region(page: Page, end: int) -> int:
    """Where the name ends with 地区 behind it, where that is no word of its own: 顿涅茨克地区."""
    longer = end + len("地区")
    within = page.folded.startswith("地区", end) and longer in page.edges and end not in page.edges
    return longer if within else end


def _in_full(page: Page, end: int) -> int:
    """Where a country's name ends with what kind of state it is: 哈萨克斯坦|共和国."""
    state = next((one for one in suffixes("state") if page.folded.startswith(one, end)), "")
    return end + len(state) if end + len(state) in page.edges else end


def _land_behind(page: Page, end: int) -> int:
    """Where a landform's own name ends that begins with a place's: 西藏|高原; 0 where none does."""
    land = next((one for one in suffixes("land") if page.folded.startswith(one, end)), "")
    return end + len(land) if land and end + len(land) in page.edges else 0


_JOINED = re.compile(r"印度洋?[-－—–]?太平洋(?:地区)?|印[-－—–]太(?:地区)?|印太(?:地区)?")


LATIN_PLACE = re.compile(r"\s?[（(][A-Z][a-z]+[)）]")


def _always(page: Page) -> Iterator[Candidate]:
    """Places without a name of their own beside them: 华府, 总统府; and 印度-太平洋地区, which is one."""
    pattern = re.compile("|".join(sorted(words("always"), key=lambda one: (-len(one), one))))
    for offset, match in page.find(pattern):
        begin, end = offset + match.start(), offset + match.end()
        if begin in page.edges and end in page.edges:
            yield Candidate(begin, end, "place", "places.by_name", sure=1)
    for offset, match in page.find(_JOINED):
        begin, end = offset + match.start(), offset + match.end()
        yield Candidate(begin, end, "place", "places.joined_by_hyphen", sure=2, known="place::印太")


def _city_before(page: Page, begin: int, end: int) -> Iterator[Candidate]:
    """北京 in 北京人民大会堂."""
    for size in (2, 3, 4):
        places = gazetteer.lookup(page.folded[begin : begin + size])
        if places and not places[0].ambiguous and end - begin - size >= 3 and places[0].kind != "site":
            key = f"place:{places[0].country or ''}:{places[0].name}"
            yield Candidate(begin, begin + size, "place", "places.gazetteer", sure=1, known=key)


def _stands(page: Page, begin: int, end: int, *, sure: bool, country: bool) -> bool:
    """Whether the words allow a place here."""
    if begin not in page.tags or page.folded[begin:end] in words("never"):
        return False
    if not country and (behind_event().match(page.folded, end) or page.folded[begin - 1 : begin] == "跨"):
        return False  # 跨|大西洋 关系
    tags = {page.tags.get(place) for place in range(begin, end)}
    whole = begin in page.edges and end in page.edges
    if not country and end - begin == 2 and all(map(gazetteer.country_of_character, page.folded[begin:end])):
        return False
    if tags <= {"PER", "nr"}:
        if not country and sure and _speaking().match(page.folded, end):
            return False  # 金斯敦说
        return whole and (sure or bool(LATIN_PLACE.match(page.folded, end)))
    if not sure:
        return tags <= _PLACE_TAGS and whole
    if whole or country or _opens_longer(page, begin, end):
        return True
    return _parted(page, begin, end)


def _opens_longer(page: Page, begin: int, end: int) -> bool:
    """Whether a place begins a longer word that the tagger takes for a place: 台南|官田."""
    word = page.opening.get(begin)
    rest = page.folded[end : word.end] if word is not None and word.tag == "LOC" else ""
    return len(rest) >= 2 and not rest.endswith(suffixes("zone"))


@cache
def _speaking() -> re.Pattern[str]:
    return re.compile("(?:还|也|又|则)?(?:说|表示|认为|指出|告诉|补充|强调)(?!明)")


def _in_list(page: Page, begin: int, end: int) -> bool:
    """Whether the name stands between places in a list: 土耳其、乔治亚、以色列."""
    if not {page.tags.get(place) for place in range(begin, end)} <= {"PER", "nr", "nz", "LOC", "ns"}:
        return False
    before, behind = page.closing.get(begin - 1), page.opening.get(end + 1)
    marks = page.folded[begin - 1 : begin] == "、", page.folded[end : end + 1] == "、"
    sides = [word for word, mark in zip((before, behind), marks, strict=True) if mark and word]
    return bool(sides) and all(word.tag in ("LOC", "ns") for word in sides)


def _behind_country(page: Page, begin: int, end: int, places: Sequence[gazetteer.Place]) -> bool:
    """Whether a town's name that is also a word stands behind its country: 在德国|汉堡."""
    if not places[0].ambiguous or begin not in page.edges or end not in page.edges:
        return False
    for size in range(2, min(_LONGEST_COUNTRY, begin - 1) + 1):
        country = gazetteer.lookup(page.folded[begin - size : begin])
        if country and country[0].kind == "country":
            at = begin - size
            return page.folded[at - 1 : at] in _WHERE and any(p.country == country[0].country for p in places)
    return False


@cache
def _of_city() -> re.Pattern[str]:
    """A post of a town with its bearer behind it: 路易斯维尔|市长 Greg."""
    return re.compile(f"{one_of('town_post')} ?(?:[A-Z]|[㐀-鿿]{{2,8}}(?:[（(·]|{_speaking().pattern}))")


def _reached(page: Page) -> Iterator[Candidate]:
    """A name of sounds alone that has a mayor, or that a road reaches: 路易斯维尔|市长 Greg, 通往|利西昌斯克.

    So too one behind its state, or before 地区: 新泽西州|贝德敏斯特, 格罗德诺|地区.
    """
    for words_here in page.words:
        for before, word in zip((words_here[:1] + words_here), words_here, strict=False):
            sounds = len(word.text) >= 3 and all(char in transliteration() for char in word.text)
            if word.tag not in ("PER", "nz", "LOC", "nr") or not sounds or authority.people_called(word.text):
                continue
            if _of_city().match(page.folded, word.end):
                yield Candidate(word.begin, word.end, "place", "places.of_mayor", sure=2)
            elif page.folded.startswith("地区", word.end) or _is_of_state(page, before, word):
                yield Candidate(word.begin, word.end, "place", "places.of_state", sure=2)
            elif before.text in suffixes("reached") and before.end == word.begin:
                one = Candidate(word.begin, word.end, "place", "places.reached", sure=1)
                yield from () if vouched(page, one) else (one,)


def _is_of_state(page: Page, before: Word, word: Word) -> bool:
    """Whether a word stands right behind the full name of the state that it lies in: 新泽西州|贝德敏斯特.

    Not the hospital 马里兰州|沃尔特·里德医院, nor who speaks (加州某某说).
    """
    if before.end != word.begin or word.end not in page.edges or page.folded[word.end : word.end + 1] == "·":
        return False
    state = len(before.text) > 2 and any(p.kind in _STATES for p in gazetteer.lookup(before.text))
    return state and not _speaking().match(page.folded, word.end)


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(one_of("part_behind") + "|[㐀-鿿]{2,}(?:部|厅|局|院|会)$")


def _parted(page: Page, begin: int, end: int) -> bool:
    """Whether the name is a piece of a longer word that falls into names: 瓦努阿图|首都|维拉港."""
    if begin not in page.edges and page.tags.get(begin) == page.tags.get(begin - 1):
        before = page.folded[max(0, begin - 2) : begin]
        if before not in words("before") and not before.endswith(
            ("和", "与", "及", "、", "在", "同", "对", "国", "驻")
        ):
            return False
    return end in page.edges or bool(_parting().match(page.folded, end))
