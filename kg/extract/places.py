"""Places: the gazetteer where the words allow it, the tagger where the form does, country characters as in 美中."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.chinese import authority, gazetteer
from kg.chinese.shared_names import is_shared, may_be_of
from kg.chinese.tables import rows
from kg.extract.names_candidates import Candidate, Page, Word
from kg.extract.names_context import one_of
from kg.extract.people_evidence import vouched
from kg.extract.people_shape import transliteration

_PLACE_TAGS = frozenset(("LOC", "ns", "ORG", "nt"))
_PIECES = re.compile('([、，,（()）和及与：:“”"《》/-])')


def find_places(page: Page) -> tuple[Candidate, ...]:
    """Stretches that name places; also those inside longer names."""
    found = [*_listed(page), *_always(page)]
    found += _sites(page)
    found += _reached(page)
    found += _tagged(page, found)
    found += _characters(page, found)
    return tuple(found)


@cache
def suffixes(sense: str) -> tuple[str, ...]:
    """Endings of place names: ``area`` (州 省 海), ``site`` (大会堂 机场); the longest first."""
    found = (row["surface"] for row in rows("place_suffixes") if row["sense"] == sense)
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


@cache
def words(sense: str) -> frozenset[str]:
    """Words that are no place though they look like one (``never``), or that stand before one (``before``)."""
    return frozenset(row["surface"] for row in rows("place_suffixes") if row["sense"] == sense)


def _listed(page: Page) -> Iterator[Candidate]:
    for sentence in page.told:
        for begin, end, places in gazetteer.find(sentence.folded):
            first, last = sentence.begin + begin, sentence.begin + end
            country = places[0].kind == "country" and not places[0].ambiguous
            shown = places[0].kind != "country" or places[0].ambiguous
            shown = shown and (_in_list(page, first, last) or _of_city().match(page.folded, last) is not None)
            if not shown and not _stands(page, first, last, sure=not places[0].ambiguous, country=country):
                continue
            last = _with_region(page, last) if places[0].kind != "country" else last
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


_JOINED = re.compile(r"印度洋?[-－—–]?太平洋(?:地区)?|印[-－—–]太(?:地区)?|印太(?:地区)?")


LATIN_PLACE = re.compile(r"\s?[（(][A-Z][a-z]+[)）]")


@cache
def _behind_event() -> re.Pattern[str]:
    return re.compile(one_of("event_behind"))


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
    if not country and _behind_event().match(page.folded, end):
        return False
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


@cache
def _of_city() -> re.Pattern[str]:
    """A post of a town with its bearer behind it: 路易斯维尔|市长 Greg."""
    return re.compile(f"{one_of('town_post')} ?(?:[A-Z]|[㐀-鿿]{{2,8}}(?:[（(·]|{_speaking().pattern}))")


def _reached(page: Page) -> Iterator[Candidate]:
    """A name of sounds alone that has a mayor, or that a road reaches: 路易斯维尔|市长 Greg, 通往|利西昌斯克."""
    for words_here in page.words:
        for before, word in zip((words_here[:1] + words_here), words_here, strict=False):
            sounds = len(word.text) >= 3 and all(char in transliteration() for char in word.text)
            if word.tag not in ("PER", "nz", "LOC", "nr") or not sounds or authority.people_called(word.text):
                continue
            if _of_city().match(page.folded, word.end):
                yield Candidate(word.begin, word.end, "place", "places.of_mayor", sure=2)
            elif before.text in suffixes("reached") and before.end == word.begin:
                one = Candidate(word.begin, word.end, "place", "places.reached", sure=1)
                yield from () if vouched(page, one) else (one,)


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


def _tagged(page: Page, listed: list[Candidate]) -> Iterator[Candidate]:
    """What the tagger takes for a place and the gazetteer does not know."""
    covered = {place for one in listed for place in range(one.begin, one.end)}
    ends, begins = {one.end for one in listed}, {one.begin for one in listed}
    for sentence_words in page.words:
        for number, word in enumerate(sentence_words):
            begin = word.begin
            for piece in _PIECES.split(word.text) if word.tag in ("LOC", "ns") else ():
                first, part = _own_part(begin, piece, ends, begins)
                begin += len(piece)
                last = first + len(part)
                free = (first in begins and part.endswith(suffixes("land"))) or not covered & set(range(first, last))
                after_place = first in ends and 2 <= len(part) <= 6 and not _OF_PLACE.search(part)
                if not part or not free or _behind_event().match(page.folded, last):
                    continue
                if _plausible(part, after_place=after_place):
                    yield Candidate(first, _with_suffix(sentence_words, number, last), "place", "places.tagged", sure=1)


def _own_part(begin: int, part: str, ends: set[int], begins: set[int]) -> tuple[int, str]:
    """Where a name begins and what it is without a count and 地区 behind it, and a listed place before: 台南|官田."""
    counted = _COUNTED.search(part)
    part = part[: counted.start()] if counted else part
    part = part.removesuffix("地区") if len(part) > 4 else part
    inner = max((end - begin for end in ends if begin < end < begin + len(part)), default=0)
    if not inner or begin not in begins or part[inner:] in suffixes("area"):
        return begin, part
    left = _CLASS_FIRST.match(part, inner)
    inner = left.end() if left else inner
    return begin + inner, part[inner:]


_COUNTED = re.compile("[一二三四五六七八九十两几多数0-9]+[座处个条家所]|(?:部分|大部|多数|其他|各)")
_CLASS_FIRST = re.compile("地区|自治区|[省州市县区]")
_OF_PLACE = re.compile(
    "(?:[东南西北中内外]部|[一二三四五六七八九十两多各数诸]国|地区|地带|境内|境外|方面|书店|餐厅|商场|超市|医院|学校|大学|公司|银行|政府|当局|总部|法院|军队|沿岸|沿海|海域|近海|附近|一带|周边|边境|市区|郊区|首都|两地|三地|各地|以[东南西北外]|方向|上空)$|^(?:驻|的|和|与|联邦|共和|民主|大陆)"
)


def _plausible(name: str, *, after_place: bool) -> bool:
    if (
        len(name) < 2
        or name in words("never")
        or name.endswith(suffixes("no_place"))
        or name.endswith("方")
        or not re.fullmatch("[㐀-鿿]+", name)
    ):
        return False
    if len(name) >= 3 and name.endswith(suffixes("area") + suffixes("site")):
        return True
    return after_place or all(char in transliteration() for char in name)


def _with_suffix(sentence_words: tuple[Word, ...], number: int, end: int) -> int:
    """Where the name ends when its class word is the next word: 橙 市."""
    following = sentence_words[number + 1] if number + 1 < len(sentence_words) else None
    if following and following.begin == end and following.text in suffixes("area"):
        return following.end
    return end


def _sites(page: Page) -> Iterator[Candidate]:
    """Buildings and sites: a place or a name, then words that end in 大会堂, 机场, 基地."""
    for sentence_words in page.words:
        for number, word in enumerate(sentence_words):
            if not word.text.endswith(suffixes("site")):
                continue
            suffix = next(one for one in suffixes("site") if word.text.endswith(one))
            listed = gazetteer.lookup(word.text)
            first = number if listed else _left_edge(sentence_words, number)
            text = page.folded[sentence_words[first].begin : word.end]
            proper = (
                sentence_words[first].tag in ("LOC", "ns", "PER", "nz", "ORG") and text != sentence_words[first].text
            )
            if first == number:
                proper = word.tag in ("LOC", "ns", "nz", "ORG") and len(word.text) > len(suffix) + 1
            begin = sentence_words[first].begin + _own_name(text, suffix)
            if proper and text not in words("never") and begin < word.end:
                yield Candidate(begin, word.end, "place", "places.site", sure=2)


def _own_name(text: str, suffix: str) -> int:
    """Where the site's own name begins behind a country that stands before it: 伊拉克|巴格达机场.

    Where nothing but a country is before a common word, none does (英国总部): the length of the text.
    """
    for size in range(2, len(text) - len(suffix) + 1):
        places = gazetteer.lookup(text[:size])
        if places and places[0].kind == "country" and not gazetteer.lookup(text):
            if size + len(suffix) == len(text):
                return len(text) if suffix in suffixes("common_site") else 0
            inside = any(gazetteer.lookup(text[size:end]) for end in range(size + 2, len(text)))
            return size if inside or gazetteer.lookup(text[size:]) else 0
    return 0


def _left_edge(sentence_words: tuple[Word, ...], number: int) -> int:
    """The nearest word before that is a name: 马里兰州 | 安德鲁斯 空军基地."""
    for first in range(number - 1, max(-1, number - 4), -1):
        before = sentence_words[first]
        if before.end != sentence_words[first + 1].begin or before.tag not in (
            "LOC",
            "ns",
            "nz",
            "n",
            "PER",
            "f",
            "ORG",
        ):
            break
        if before.tag in ("LOC", "ns", "nz", "PER", "ORG") and before.text not in words("before"):
            return first
    return number


@cache
def _pair() -> re.Pattern[str]:
    chars = "".join(sorted(char for char in _country_characters()))
    return re.compile(f"[{chars}]{{2,4}}")


@cache
def _country_characters() -> frozenset[str]:
    return frozenset(char for char in map(chr, range(0x4E00, 0xA000)) if gazetteer.country_of_character(char))


def _characters(page: Page, listed: list[Candidate]) -> Iterator[Candidate]:
    """美中, 中美俄: each character a country; and one character before 方 or a post, or behind a verb: 美方, 访美."""
    covered = {place for one in listed for place in range(one.begin, one.end)}
    named = {one.known: page.folded[one.begin] for one in listed if one.known and one.known.startswith("country:")}
    for offset, match in page.find(_pair()):
        begin, end = offset + match.start(), offset + match.end()
        if len(set(match[0])) == len(match[0]) and not covered & {begin, end - 1} and _is_pair(page, begin, end):
            for place in range(begin, end):
                yield _character(page, place, "places.country_characters", named)
    for pattern in (_before(), _behind()):
        for offset, match in page.find(pattern):
            place = offset + match.start()
            alone = (place if pattern is _before() else place + 1) in page.edges
            shown = page.tags.get(place) not in ("PER", "TIME") and _is_character(page, place)
            if place not in covered and alone and shown:
                yield _character(page, place, "places.country_character", named)


def _character(page: Page, place: int, rule: str, named: dict[str, str]) -> Candidate:
    """The country a character means: the usual one, or the one of this article that begins with it (巴 in 中巴)."""
    char = page.folded[place]
    if char == "澳" and page.folded[place - 1 : place] == "港":
        return Candidate(place, place + 1, "place", rule, sure=1, known="country:MO")
    usual = f"country:{gazetteer.country_of_character(char)}"
    others = sorted(known for known, first in named.items() if first == char)
    key = others[0] if usual not in named and len(others) == 1 else usual
    return Candidate(place, place + 1, "place", rule, sure=1, known=key)


def _is_character(page: Page, place: int) -> bool:
    """Whether the character is a word by itself or with what shows it: 美 or 美方, not 新 in 新冠."""
    end = next((edge for edge in range(place + 2, place + 6) if edge in page.edges), place + 1)
    if place + 1 in page.edges:
        force = page.opening.get(place + 1)
        army = force is not None and force.text == "军"  # 以|军
        return army or page.tags.get(place) in ("LOC", "ns", "n", "nz", "ORG", "nt", "j")
    return bool(_beside_pattern().fullmatch(page.folded, place + 1, end))


def _is_pair(page: Page, begin: int, end: int) -> bool:
    tags = {page.tags.get(place) for place in range(begin, end)}
    if begin not in page.edges or not tags <= {"LOC", "ns", "ORG", "nt", "n", "nz", "vn", "j", "an"}:
        return False
    if page.folded[begin:end] in words("never"):
        return False
    if end in page.edges:
        return True
    return bool(
        re.match("关系|两国|双边|双方|贸易|领导人|元首|首脑|对话|会谈|峰会|外长|战略", page.folded[end : end + 3])
    )


def _beside() -> str:
    """What stands behind a country's character: 方 and 军 (no other word), posts and bodies."""
    return f"(?:方(?![面案法向式针便才程])|军(?![事机舰力队])|{one_of('acts_for_country')})"


@cache
def _beside_pattern() -> re.Pattern[str]:
    return re.compile(_beside())


@cache
def _before() -> re.Pattern[str]:
    chars = "".join(sorted(_country_characters() - set("西新立委")))
    return re.compile(rf"[{chars}](?={_beside()})")


_WORDY = "中新以立意西比白尼古文安马土多柬老巴加波"  # these make words with a verb before them: 访中, 涉以


@cache
def _behind() -> re.Pattern[str]:
    chars = "".join(sorted(_country_characters() - set(_WORDY)))
    return re.compile(rf"(?<=[访抵驻赴涉援])[{chars}](?![国洲])")
