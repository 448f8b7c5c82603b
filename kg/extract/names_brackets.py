"""Second names in brackets: 世界卫生组织（WHO）, 奥斯汀（Austin）, 水利研究所（简称水研所）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.chinese import authority
from kg.chinese.titles import title_after
from kg.extract.names_candidates import Candidate, Page
from kg.extract.names_context import one_of

_LATIN = re.compile(
    r"[（(]\s*(?:英文|英语|简称|英文简称|缩写为?)?[:：]?\s*([A-ZÀ-Þ][A-Za-zÀ-ÿ0-9&.'’\- ]{1,60}?)\s*[,，;；、)）]"
)
_SHORT = re.compile('[”"」]?[（(](?:以下|下)?(?:简称|统称|又称|称)[：:]?[“"「]?([㐀-鿿]{2,8})[”"」]?[）)]')
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]{1,9}(?![A-Za-z])")
_OPENING = '（( \xa0”"」》'


def in_brackets(page: Page, found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Latin and short forms in brackets right behind an organisation or a place, and where they come back."""
    first = [*_in_brackets(page, found)]
    return (*first, *_again(page, first), *_known(page))


def before(page: Page, place: int) -> int:
    """Where the name before a bracket ends; ``place`` is the bracket, or the form in it, ranks skipped: （Gen. X."""
    rank = _RANKS.search(page.folded, max(0, place - 30), place)
    place = rank.start() if rank else place
    while place > 0 and page.folded[place - 1] in _OPENING:
        place -= 1
    return place


_RANKS = re.compile(r"[（(]\s?(?:[A-Z][a-z]+\.? )+$")


def before_post(page: Page, place: int) -> Iterator[int]:
    """Where a name may end when a post stands between it and its bracket: 米勒|将军（Scott Miller）."""
    for begin in range(place - 2, max(0, place - _LONGEST_POST), -1):
        if title_after(page.folded, begin) == place or page.folded[begin:place] in _ADDRESSES:
            yield begin


_LONGEST_POST = 6
_ADDRESSES = frozenset(("博士", "先生", "女士", "小姐", "夫人"))


def _in_brackets(page: Page, found: Iterable[Candidate]) -> Iterator[Candidate]:
    ends = {one.end: one for one in sorted(found, key=lambda one: (one.sure, one.end - one.begin)) if not one.latin}
    for pattern, latin in ((_LATIN, True), (_SHORT, False)):
        for offset, match in page.find(pattern):
            owner = ends.get(before(page, offset + match.start()))
            if owner is None or (owner.kind == "person" and latin):
                continue
            begin, end = offset + match.start(1), offset + match.end(1)
            if latin and owner.kind == "place" and not _names_place(page, owner, match[1]):
                continue
            yield Candidate(begin, end, owner.kind, f"{_PLURAL[owner.kind]}.in_brackets", 3, latin)


def _names_place(page: Page, owner: Candidate, form: str) -> bool:
    """Whether Latin words in brackets can be the place's name: not those of a work or a law, which it ends.

    《经济学人·中国》（Sinocism）, 民族团结与法国（La France unie et forte）.
    """
    words = form.split()
    marked = page.folded[owner.end : owner.end + 1] in ("》", "”", "」") and page.folded[owner.begin - 1] not in "《“「"
    small = [word for word in words if word[0].islower()]
    return not marked and len(words) <= MOST_WORDS and all(word in _SMALL for word in small) and words[0] not in _OPENS


MOST_WORDS = 4  # of a place's name: Cooperative Republic of Guyana
_SMALL = frozenset(
    "of de da do dos la le les des du di del el al and the upon sur y valley river base airport county".split()
)
_OPENS = frozenset("A An How Why My Our We Death".split())


_PLURAL = {"organisation": "organisations", "place": "places", "person": "people"}


def _again(page: Page, first: Iterable[Candidate]) -> Iterator[Candidate]:
    for one in first:
        form = page.folded[one.begin : one.end]
        if one.latin and one.kind == "organisation" and form.isupper():
            for offset, match in page.find(re.compile(rf"(?<![A-Za-z]){re.escape(form)}(?![A-Za-z])")):
                if offset + match.start() != one.begin:
                    yield Candidate(offset + match.start(), offset + match.end(), one.kind, one.rule, 2, latin=True)


def _known(page: Page) -> Iterator[Candidate]:
    """Acronyms that mean one organisation only."""
    for offset, match in page.find(_ACRONYM):
        row = authority.organisation(match[0])
        if row:
            begin, end = offset + match.start(), offset + match.end()
            tail = re.compile(one_of("medium_tail")).match(page.folded, end)
            end = tail.end() if tail and tail.end() in page.edges else end
            yield Candidate(begin, end, "organisation", "organisations.known", 2, latin=True, known=row.key)
