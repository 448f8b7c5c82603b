"""Names with a middle dot, or with the hyphen that some outlets write for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.chinese import authority, gazetteer
from kg.chinese.titles import title_before
from kg.extract.names_candidates import GUESSED, Candidate, Page
from kg.extract.people_shape import never, rare, shape, transliteration, trim

_HYPHEN = "-－–—"


def find_dotted(page: Page) -> tuple[Candidate, ...]:
    """约翰·克里, 让-吕克·梅朗雄, 弗拉基米尔-普京."""
    return (*_common_ends(page, [*_dotted(page)]), *_hyphened(page))


@cache
def _dotted_pattern() -> re.Pattern[str]:
    part = rf"(?:[{transliteration()}]{{1,8}}|[A-Z]\.?[{transliteration()}]{{0,6}})"
    return re.compile(rf"(?:[{transliteration()}]{{1,8}}|[A-Z]\.?)(?:-{part})?(?:·\s?{part}(?:-{part})?){{1,5}}")


def _dotted(page: Page) -> Iterator[Candidate]:
    """Names with a middle dot; where the tagger cuts inside the first or last part, it knows better."""
    for offset, match in page.find(_dotted_pattern()):
        text = match[0]
        first, last = text.index("·"), text.rindex("·") + 1
        begin, end = match.start() + offset, match.end() + offset
        if (listed := _listed(text)) is not None:
            yield Candidate(begin + listed[0], begin + listed[1], "person", "people.dotted", sure=2, known=listed[2])
            continue
        starts = [place for place in range(begin + 1, begin + first) if _begins_person(page, place)]
        if starts and _cut_there(page, begin, starts[0]):
            begin = starts[0]
        ends = [place for place in range(match.start() + offset + last + 1, end) if place in page.edges]
        ends = [place for place in ends if page.folded[place - 1] > "⺀"]
        ends = [place for place in ends if page.tags.get(place - 1) in GUESSED and page.tags.get(place) not in GUESSED]
        if ends:
            end = ends[-1]
        end = _ended_later(page, end)
        begin = _begun_earlier(page, begin)
        left, right = trim(page.folded[begin:end])
        if shape(page.folded[begin + left : begin + right]):
            row = authority.person(_INITIAL.sub("·", page.folded[begin + left : begin + right]))
            known = row.key if row else None
            yield Candidate(begin + left, begin + right, "person", "people.dotted", sure=2, known=known)


def _listed(text: str) -> tuple[int, int, str] | None:
    """Begin, end and row of the well-known name that a stretch with a dot holds: 伊拉克|萨达姆·侯赛因."""
    dots = text.index("·"), text.rindex("·")
    for begin in range(1, dots[0]):
        for end in range(len(text), max(dots[1] + 1, len(text) - 3), -1):
            row = authority.person(text[begin:end])
            if row is not None and any(gazetteer.lookup(text[begin - size : begin]) for size in (2, 3, 4)):
                return begin, end, row.key
    return None


_INITIAL = re.compile("·[A-Z][.·]·?")  # 唐纳德·J·特朗普


def _begun_earlier(page: Page, begin: int) -> int:
    """Where the tagger begins the name, when that is a few characters before and no post: 叶甫|根尼."""
    for first in range(begin - 1, max(-1, begin - 4), -1):
        if page.tags.get(first) not in GUESSED or not "㐀" <= page.folded[first] <= "鿿":
            break
        if first in page.edges:
            between = page.folded[first:begin]
            posts = any(between.endswith(word) for word in never("before") | never("loose"))
            return begin if posts else first
    return begin


def _ended_later(page: Page, end: int) -> int:
    """Where the tagger ends the name, when a rare character of its word is left: 马卢西|赤, 赛|义德."""
    if end in page.edges or page.tags.get(end) not in GUESSED or not rare(page.folded[end]):
        return end
    stop = next((place for place in (end + 1, end + 2) if place in page.edges), end)
    return stop if all(char in transliteration() for char in page.folded[end + 1 : stop]) else end


def _cut_there(page: Page, begin: int, start: int) -> bool:
    """Whether what stands between is no part of the name: the rest of a word, or a word that stands before names."""
    if begin not in page.edges:
        return True
    between = page.folded[begin:start]
    if shape(between) is None and gazetteer.lookup(between[:2]) and title_before(page.folded, start, begin):
        return True  # 阿曼|苏丹|海瑟姆
    return between in never("before") or between in never("loose") or page.tags.get(begin) in ("p", "c", "u", "d", "f")


def _common_ends(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """特雷莎·梅德 is 特雷莎·梅 where that is found too."""
    names = {page.folded[one.begin : one.end] for one in found}
    for one in found:
        name = page.folded[one.begin : one.end]
        size = next((cut for cut in (1, 2) if name[:-cut] in names and name[-cut - 1] != "·"), 0)
        last = name.rsplit("·", 1)[1]
        size = size or next((cut for cut in (1, 2) if len(last) - cut >= 2 and authority.person(last[:-cut])), 0)
        if not size and page.tags.get(one.end - 1) in ("d", "p", "c", "v", "u", "f") and one.end - 1 in page.edges:
            size = 1 if "·" not in name[-3:-1] else 0
        yield Candidate(one.begin, one.end - size, one.kind, one.rule, one.sure, known=None if size else one.known)


def _begins_person(page: Page, place: int) -> bool:
    return (
        place in page.edges
        and page.folded[place - 1] != "-"
        and page.tags.get(place) in GUESSED | {"nz", "n"}
        and page.tags.get(place - 1) not in GUESSED
    )


@cache
def _hyphened_pattern() -> re.Pattern[str]:
    part = f"[{transliteration()}]"
    return re.compile(f"(?:{part}{{2,8}}|让)[{_HYPHEN}](?:{part}{{1,8}}[{_HYPHEN}])?{part}{{2,8}}")


def _hyphened(page: Page) -> Iterator[Candidate]:
    """弗拉基米尔-普京, as some outlets write the dot; not 拜登-哈里斯, who are two."""
    for offset, match in page.find(_hyphened_pattern()):
        begin, end = offset + match.start(), offset + match.end()
        middle = begin + next(place for place, char in enumerate(match[0]) if char in _HYPHEN)
        begin = next((place for place in range(begin, middle - 1) if _begins_person(page, place)), begin)
        first, last = page.folded[begin:middle], re.split(f"[{_HYPHEN}]", match[0])[-1]
        tags = {page.tags.get(middle - 1), page.tags.get(middle + 1)}
        whole = begin in page.edges and end in page.edges
        if (
            whole
            and tags & GUESSED
            and (title_before(page.folded, begin, max(0, begin - 8)) or not authority.person(first))
            and not (gazetteer.lookup(first) and gazetteer.lookup(last))
        ):
            yield Candidate(begin, end, "person", "people.hyphened", sure=2, known=_row_of(first, last))


def _row_of(first: str, last: str) -> str | None:
    """The row of a well-known surname if its bearer's forename is like this one: 弗拉基米尔, not 梅拉妮娅-特朗普."""
    row = authority.person(last)
    forenames = [form.partition("·")[0] for form in row.forms if "·" in form] if row else []
    return row.key if row and any(set(first) & set(name) for name in forenames) else None
