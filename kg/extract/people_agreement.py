"""What the finds of one article tell about each other: where a name really ends, and whom 蔡总统 means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from kg.chinese import authority
from kg.chinese.latin_names import other_person
from kg.extract.names_brackets import before
from kg.extract.names_candidates import Candidate, Page
from kg.extract.names_context import one_of
from kg.extract.people_shape import never, shape, surnames

DOTS = tuple("·•‧・．∙⋅･.")  # what stands between the parts of a transliterated name


def agree(page: Page, found: Iterable[Candidate]) -> list[Candidate]:
    """The same candidates, cut where the rest of the article shows that a verb or a preposition is glued to a name."""
    ones = list(found)
    counts = Counter(page.folded[one.begin : one.end] for one in ones)
    known = {page.folded[one.begin : one.end] for one in ones if one.known}
    return [_cut(page, one, counts, known) for one in ones]


def _cut(page: Page, one: Candidate, counts: Counter[str], known: set[str]) -> Candidate:
    name = page.folded[one.begin : one.end]
    if one.sure >= 3 or one.latin or one.known:
        return one
    for size in (1, 2):
        short = name[:-size]
        often = counts[short] >= max(2 if shape(name) == "han" else 1, counts[name])
        if len(short) >= 2 and (often or _famous(short, known)) and shape(short) and short[-1] != "·":
            return replace(one, end=one.end - size)
    if shape(name) == "foreign" and name[0] not in "小老" and _famous(name[1:], known):
        return replace(one, begin=one.begin + 1)
    if name[0] in never("glued") and counts[name[1:]] > counts[name] and shape(name[1:]) in ("foreign", "dotted"):
        return replace(one, begin=one.begin + 1)  # 比|伯恩斯 小十岁
    return one


def _famous(name: str, known: set[str]) -> bool:
    return len(name) >= 3 and (name in known or authority.person(name) is not None)


def doubt(page: Page, found: Iterable[Candidate]) -> list[Candidate]:
    """The same candidates; a surface whose Latin form is another person's than the table says loses its row.

    沙利文（Dan Sullivan） is not the Jake Sullivan of the table.
    """
    ones = list(found)
    rows = _latin_names()
    latin = {before(page, one.begin): page.article.text[one.begin : one.end] for one in ones if one.latin}
    others = {
        page.folded[one.begin : one.end]
        for one in ones
        if one.known in rows and one.end in latin and other_person(latin[one.end], rows[one.known])
        if page.folded[one.begin - 1 : one.begin] not in DOTS  # 拜登 of 博·拜登（Beau Biden）
    }
    return [replace(one, known=None) if page.folded[one.begin : one.end] in others else one for one in ones]


@cache
def _latin_names() -> dict[str | None, str]:
    return {row.key: row.latin for row in authority.people_rows()}


@cache
def _surname_and_post() -> re.Pattern[str]:
    single = "".join(sorted(surnames("han") - never("weak")))
    return re.compile(f"(?P<surname>[{single}])(?:前|副)?{one_of('title_behind_surname')}")


def is_surname_and_post(text: str) -> bool:
    """Whether the text is a surname with a post behind it: 蔡总统."""
    return _surname_and_post().fullmatch(text) is not None


def surname_and_post(page: Page, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """蔡总统, 习主席, where exactly one person of that surname is named in full."""
    bearers: dict[str, set[str]] = {}
    taken: set[int] = set()
    for one in found:
        name = page.folded[one.begin : one.end]
        taken.update(range(one.begin, one.end))
        if shape(name) == "han":
            bearers.setdefault(name[0], set()).add(name)
    for offset, match in page.find(_surname_and_post()):
        begin, end = offset + match.start(), offset + match.end()
        if len(bearers.get(match["surname"], ())) == 1 and begin in page.edges and not taken & {begin, end - 1}:
            yield Candidate(begin, end, "person", "people.surname_and_post", sure=1)
