"""Countries by one character: 美中, 中方, 访美."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.chinese import gazetteer
from kg.extract.names_candidates import Candidate, Page
from kg.extract.names_context import one_of
from kg.extract.people_shape import transliteration
from kg.extract.places_words import words


@cache
def _pair() -> re.Pattern[str]:
    chars = "".join(sorted(char for char in _country_characters()))
    return re.compile(f"[{chars}]{{2,4}}")


@cache
def _list() -> re.Pattern[str]:
    """法、英、德外长, 中、美两国: countries by their characters, with what shows that they are countries."""
    chars = "".join(sorted(_country_characters()))
    shown = f"(?:{_beside()}|[两二三四五六七八]国|[两双三四]方|领导人|领袖|元首|首脑|政府|大使|关系|之间)"
    return re.compile(f"(?<![{chars}、])[{chars}](?:、[{chars}])+(?={shown})")


@cache
def _capital() -> re.Pattern[str]:
    """在京会见: the capital by one character, before what one does there; not 在京都."""
    return re.compile(f"(?<=在)京(?={one_of('done_in_capital')})")


@cache
def _country_characters() -> frozenset[str]:
    return frozenset(char for char in map(chr, range(0x4E00, 0xA000)) if gazetteer.country_of_character(char))


def characters(page: Page, listed: list[Candidate]) -> Iterator[Candidate]:
    """美中, 中美俄: each character a country; and one character before 方 or a post, or behind a verb: 美方, 访美."""
    covered = {place for one in listed for place in range(one.begin, one.end)}
    named = {one.known: page.folded[one.begin] for one in listed if one.known and one.known.startswith("country:")}
    for offset, match in page.find(_pair()):
        begin, end = offset + match.start(), offset + match.end()
        if len(set(match[0])) == len(match[0]) and not covered & {begin, end - 1} and _is_pair(page, begin, end):
            for place in range(begin, end):
                yield _character(page, place, "places.country_characters", named)
    for offset, match in page.find(_capital()):
        place = offset + match.start()
        yield Candidate(place, place + 1, "place", "places.capital_character", sure=2, known="place:CN:北京")
    for offset, match in page.find(_list()):
        listed_at = [offset + at for at in range(match.start(), match.end(), 2)]
        if len(set(match[0]) - {"、"}) == len(listed_at) and not covered & set(listed_at):
            for place in listed_at:
                yield _character(page, place, "places.country_characters", named)
    yield from _told_short(page, covered, named)
    for pattern in (_before(), _behind()):
        for offset, match in page.find(pattern):
            place = offset + match.start()
            alone = (place if pattern is _before() else place + 1) in page.edges
            shown = page.tags.get(place) not in ("PER", "TIME") and _is_character(page, place)
            if place not in covered and alone and shown:
                yield _character(page, place, "places.country_character", named)


def _told_short(page: Page, covered: set[int], named: dict[str, str]) -> Iterator[Candidate]:
    """A country that the article names in full, told short: 〔加国〕, 〔俄〕境内, 对〔土〕实施制裁."""
    for offset, match in page.find(_short()):
        begin, end = offset + match.start(), offset + match.end()
        one = _character(page, begin, "places.country_told_short", named)
        if one.known in named and begin not in covered and {begin, end} <= page.edges:
            yield replace(one, end=end, sure=2)


@cache
def _short() -> re.Pattern[str]:
    chars = "".join(sorted(_country_characters()))
    return re.compile(
        rf"[{chars}]国(?!{one_of('no_country_behind')})|[{chars}](?=境内)|(?<=对)[{chars}](?={one_of('done_to_country')})"
    )


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
    several = end - begin > 2 and _shown().match(page.folded, end)  # 美日印澳四国外长
    if begin not in page.edges or not (several or tags <= {"LOC", "ns", "ORG", "nt", "n", "nz", "vn", "j", "an"}):
        return False
    name = page.folded[begin:end]
    other = name in words("never") and name not in words("pair")
    if other or (set(name) & set(_WORDY[1:]) and all(char in transliteration() for char in name)):
        return False  # 西沙
    if end in page.edges:
        return True
    return _shown().match(page.folded, end) is not None


@cache
def _shown() -> re.Pattern[str]:
    """What shows that the characters before it are countries."""
    return re.compile("关系|[两三四]国|双边|双方|贸易|领导人|领袖|元首|首脑|对话|会谈|会议|峰会|外长|防长|战略")


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
