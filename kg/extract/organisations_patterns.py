"""Organisations that a pattern of the text shows: someone's government, a mission, a paper in 《》, a name in marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.chinese import authority, gazetteer
from kg.extract.names_candidates import Candidate, Page
from kg.extract.names_context import one_of
from kg.extract.people_shape import shape

_WORK = re.compile(r"《([^《》\n]{2,12})》")
_COMMON = frozenset(("n", "m", "vn", "an"))
_NAMING = frozenset(("nz", "nr", "nt", "ns", "nw", "PER", "LOC", "ORG", "xc")) | _COMMON


def by_pattern(page: Page, people: frozenset[str]) -> Iterator[Candidate]:
    """Companies before a post, papers in 《》, missions abroad, and the governments and teams of the named people."""
    yield from _latin_companies(page)
    yield from _media(page)
    yield from _missions(page)
    yield from _of_people(page, people)


@cache
def _medium() -> re.Pattern[str]:
    return re.compile(one_of("medium_end") + "$")


@cache
def _mission() -> re.Pattern[str]:
    return re.compile("常?驻(?!外|各|海外)(?:[㐀-鿿]{2,4}兼驻)?[㐀-鿿]{1,8}?" + one_of("mission"))


@cache
def mission_word() -> re.Pattern[str]:
    """The words for a mission abroad at the end of a name: 大使馆, 代表处."""
    return re.compile(one_of("mission") + "$")


def _of_people(page: Page, people: frozenset[str]) -> Iterator[Candidate]:
    """拜登政府, 特朗普竞选团队."""
    if not people:
        return
    names = "|".join(re.escape(name) for name in sorted(people, key=lambda name: (-len(name), name)))
    for offset, match in page.find(re.compile(f"(?:{names}){one_of('campaign')}")):
        yield Candidate(offset + match.start(), offset + match.end(), "organisation", "organisations.of_person", sure=2)
    firsts = "".join(sorted({name[0] for name in people if shape(name) == "han" and len(name) == 3}))
    for offset, match in page.find(re.compile(f"[{firsts}]政府")) if firsts else ():
        begin = offset + match.start()
        if begin in page.edges and page.opening[begin].text in (match[0], match[0][0]):
            yield Candidate(begin, offset + match.end(), "organisation", "organisations.of_person", sure=2)  # 蔡|政府


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(one_of("called_so") + "[“「]([^“”「」，。、？！：；的了是在]{2,12})[”」]")


def in_marks(page: Page) -> Iterator[Candidate]:
    """What is in quotation marks behind a word for a body: 公司“甲乙丙”."""
    for offset, match in page.find(_marks()):
        begin, end = offset + match.start(1), offset + match.end(1)
        tags = {page.tags.get(place) for place in range(begin, end)}
        if tags <= _NAMING and not tags <= _COMMON and authority.organisation(match[1]) is None:
            yield Candidate(begin, end, "organisation", "organisations.in_marks", sure=2)


@cache
def _latin_company() -> re.Pattern[str]:
    word = r"[A-Z][A-Za-z0-9&.'’\-]*"
    name = rf"({word}(?: (?:{word}|&|of|and|for|the))*)"
    return re.compile(
        rf"(?<![A-Za-z0-9·(（.&'’\-] )(?<![A-Za-z0-9·(（.&'’\-]){name}(?: ?[（(][^（()）]{{1,30}}[)）])?"
        rf" ?的?[㐀-鿿]{{0,10}}?{one_of('company_post')} ?[A-Z㐀-鿿]"
    )


def _latin_companies(page: Page) -> Iterator[Candidate]:
    """A name in Latin letters with a post of business behind it: Acme Capital首席投资官."""
    for offset, match in page.find(_latin_company()):
        if not match[1].isupper() or len(match[1]) > 2:
            begin, end = offset + match.start(1), offset + match.end(1)
            yield Candidate(begin, end, "organisation", "organisations.latin_before_post", sure=1, latin=True)


def _media(page: Page) -> Iterator[Candidate]:
    """Newspapers in 《》, and those that a word behind calls so: 《科学》杂志."""
    for offset, match in page.find(_WORK):
        behind = offset + match.end()
        if _medium().search(match[1]) or _medium().search(page.folded[behind : behind + 2]):
            yield Candidate(
                offset + match.start(1), offset + match.end(1), "organisation", "organisations.paper_in_marks", sure=2
            )


def _missions(page: Page) -> Iterator[Candidate]:
    """美国驻华大使馆, 中國駐休斯敦總領事館: from the sending country on; 驻欧盟代表处 that opens a sentence."""
    for offset, match in page.find(_mission()):
        begin = offset + match.start()
        sender = page.closing.get(begin)
        known = sender and (gazetteer.country_of_character(sender.text) or authority.organisation(sender.text))
        if sender and (sender.tag in ("LOC", "ns") or known):
            yield Candidate(sender.begin, offset + match.end(), "organisation", "organisations.mission", sure=2)
        elif page.folded[begin - 1 : begin] in "\n。" and begin in page.edges and offset + match.end() in page.edges:
            yield Candidate(begin, offset + match.end(), "organisation", "organisations.mission", sure=2)
