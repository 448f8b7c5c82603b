"""Names that the tagger cut short, made whole by what stands beside them each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.extract.names_candidates import Candidate, Page
from kg.extract.people_shape import never, shape, transliteration

OFTEN = 3  # places at least; two for a Japanese name, which the tagger cuts most


def grown(page: Page, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The names beside which the same character stands each of three or more times, with that character."""
    text = page.folded
    names = Counter(text[one.begin : one.end] for one in found)
    for name in sorted(names):
        places = page.places(name)
        last = text[places[0] + len(name) : places[0] + len(name) + 1] if places else ""
        if last and name + last in names and all(text.startswith(name + last, place) for place in places):
            yield from (
                Candidate(place, place + len(name) + 1, "person", "people.grown_by_repetition") for place in places
            )  # 汪忠|一 where 汪忠一 is a word elsewhere
            continue
        longer = _grow(text, name, places)
        if longer != (0, 0) and shape(text[places[0] - longer[0] : places[0] + len(name) + longer[1]]):
            for place in places:
                begin, end = place - longer[0], place + len(name) + longer[1]
                yield Candidate(begin, end, "person", "people.grown_by_repetition")


def _grow(text: str, name: str, places: list[int]) -> tuple[int, int]:
    if len(places) < (2 if shape(name) == "japanese" else OFTEN) or len(name) > 6:
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
