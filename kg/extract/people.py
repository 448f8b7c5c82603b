"""People: what the tagger takes for one, dotted names, names before a bracket with their Latin form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from kg.extract.names_candidates import Candidate, Page
from kg.extract.people_shape import never, shape, transliteration, trim

_GUESSED = frozenset(("PER", "nr"))
_LATIN_WORD = r"(?:[A-ZÀ-Þ][\w.'’\-]*|de|da|del|der|den|van|von|al|bin|bint|el|la|le|dos|di|of)"
LATIN_NAME = re.compile(rf"[A-ZÀ-Þ][\w.'’\-]*(?:[ \xa0·]{_LATIN_WORD}){{0,5}}")
BRACKET = re.compile(r"[（(]\s*(?:音译\s*)?[,，]?\s*([A-ZÀ-Þ][^（()）\n，,;；、/]{1,60})[^（()）\n]{0,40}[)）]")
_NO_PERSON = re.compile(
    r"\b(?:University|Institute|Council|Center|Centre|Association|Agency|Department|Ministry|Party|Group|Bank|Times|News"
    r"|Press|Post|Journal|Foundation|Forum|Commission|Committee|Organization|Organisation|Union|Inc|Ltd|Corp|Co|Army"
    r"|Navy|Force|Forces|Lake|River|Island|Islands|Sea|Bay|City|Act|Bill|Project|Program|Initiative|Office|Court|House"
    r"|Street|Road|School|College|Alliance|Network|Society|Fund|Day|Summit|Agreement|The|for|and|International"
    r"|National|Global|World|Human|Rights|Security|Research|Studies|Affairs|Policy|Law|Watch)\b"
)


def find_people(page: Page) -> tuple[Candidate, ...]:
    """Stretches that name people, Latin forms in brackets included."""
    found = [*_tagged(page), *_dotted(page)]
    found += _stretched(page, found)
    found += _bracketed(page, found)
    found += _spread(page, found)
    return tuple(found)


def _tagged(page: Page) -> Iterator[Candidate]:
    for words in page.words:
        for word in words:
            if word.tag not in _GUESSED:
                continue
            begin = word.begin
            for part in re.split('([、，,（(“”"《》：:；;/])', word.text):
                yield from _one(part, begin)
                begin += len(part)


def _one(part: str, begin: int) -> Iterator[Candidate]:
    if len(part) < 2 or "·" in part:
        return
    left, right = trim(part)
    if shape(part[left:right]):
        yield Candidate(begin + left, begin + right, "person", "people.tagged")


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
        starts = [place for place in range(begin + 1, begin + first) if _begins_person(page, place)]
        if starts:
            begin = starts[0]
        ends = [place for place in range(match.start() + offset + last + 1, end) if place in page.edges]
        ends = [
            place for place in ends if page.tags.get(place - 1) in _GUESSED and page.tags.get(place) not in _GUESSED
        ]
        if ends:
            end = ends[-1]
        left, right = trim(page.folded[begin:end])
        if shape(page.folded[begin + left : begin + right]):
            yield Candidate(begin + left, begin + right, "person", "people.dotted", sure=2)


def _begins_person(page: Page, place: int) -> bool:
    return (
        place in page.edges
        and page.tags.get(place) in _GUESSED | {"nz", "n"}
        and page.tags.get(place - 1) not in _GUESSED
    )


def _stretched(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """A name that the tagger cut short: the same character stands beside it each of the three or more times."""
    text = page.folded
    names = Counter(text[one.begin : one.end] for one in found)
    for name in sorted(names):
        places = _places(text, name)
        longer = _grow(text, name, places)
        if longer != (0, 0) and shape(text[places[0] - longer[0] : places[0] + len(name) + longer[1]]):
            for place in places:
                begin, end = place - longer[0], place + len(name) + longer[1]
                yield Candidate(begin, end, "person", "people.grown_by_repetition")


def _grow(text: str, name: str, places: list[int]) -> tuple[int, int]:
    if len(places) < 3 or len(name) > 6:
        return 0, 0
    left = right = 0
    while left < 2 and len({text[max(0, p - left - 1)] for p in places}) == 1:
        if not _grows(text[places[0] - left - 1]) or places[0] - left - 1 < 0:
            break
        left += 1
    while right < 2 and len({text[p + len(name) + right : p + len(name) + right + 1] for p in places}) == 1:
        if not _grows(text[places[0] + len(name) + right : places[0] + len(name) + right + 1]):
            break
        right += 1
    return left, right


def _grows(char: str) -> bool:
    return bool(char) and char in transliteration() and char not in never("before") and char not in never("behind")


def _places(text: str, name: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(name), text)]


def _bracketed(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """X（Latin name）: a person where X can be one and the Latin words are no organisation's."""
    ends = {one.end: one for one in sorted(found, key=lambda one: (one.begin - one.end, one))}
    for offset, match in page.find(BRACKET):
        latin = LATIN_NAME.match(match[1])
        if not latin or _NO_PERSON.search(match[1]):
            continue
        before = offset + match.start()
        while before > 0 and page.folded[before - 1] in ' \xa0”"':
            before -= 1
        begin = offset + match.start(1)
        person = ends.get(before)
        if person is None and " " in latin[0].strip():
            person = _before_bracket(page, before)
        if person is None:
            continue
        yield Candidate(person.begin, person.end, "person", "people.latin_in_brackets", sure=3)
        yield Candidate(begin, begin + len(latin[0].rstrip()), "person", "people.latin_in_brackets", sure=3, latin=True)


def _before_bracket(page: Page, end: int) -> Candidate | None:
    """The name that ends here: one or two words at most, all of transliteration characters or of a surname's shape."""
    best = None
    for size in range(2, 8):
        begin = end - size
        if begin < 0 or begin not in page.edges:
            continue
        text = page.folded[begin:end]
        kinds = {page.tags.get(place) for place in range(begin, end)}
        if shape(text) and not kinds & {"LOC", "ORG", "v", "p", "u", "d", "nt", "ns", "w"}:
            best = Candidate(begin, end, "person", "people.latin_in_brackets", sure=3)
            if kinds & _GUESSED:
                break
    return best


def _spread(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """Every other place where a name found stands; a short one only where words begin and end there."""
    text = page.folded
    spans = {(one.begin, one.end) for one in found}
    names = {text[one.begin : one.end]: one for one in found if not one.latin}
    for one in found:
        if one.rule == "people.dotted":
            last = text[one.begin : one.end].rsplit("·", 1)[1]
            if len(last) >= 2 and shape(last):
                names.setdefault(last, one)
    for name in sorted(names):
        for place in _places(text, name):
            if (place, place + len(name)) not in spans and _fits(page, place, place + len(name), len(name)):
                yield Candidate(place, place + len(name), "person", "people.named_elsewhere")


def _fits(page: Page, begin: int, end: int, size: int) -> bool:
    if begin not in page.tags:  # in a note
        return False
    tags = {page.tags.get(place) for place in range(begin, end)}
    if tags & {"ORG", "nt", "LOC"} and not (begin in page.edges and end in page.edges):
        return bool(tags & {"ORG", "nt"})
    if size >= 3:
        return True
    return (begin in page.edges and end in page.edges) or "PER" in tags
