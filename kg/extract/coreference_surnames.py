"""A surname alone for its only bearer: 告诉韩。 for 韩正."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.chinese.folding import fold
from kg.chinese.gazetteer import country_of_character
from kg.chinese.speech import find_cues
from kg.extract.coreference_scene import Clause, Memory, Page
from kg.extract.people_shape import never
from kg.model import Mention

_HAN_NAME = re.compile(r"[㐀-鿿]{2,3}")
_BEFORE = re.compile(r"(?:告诉|对|向|会见|会晤|接见)(?P<surname>[㐀-鿿])(?=[，。：；、！？”」』]|\Z)")
_OPENS = re.compile(r"[ ”」』]*(?P<surname>[㐀-鿿])(?P<adverb>[则还又亦也续再更并]?)")

_PERSONAL = re.compile(r"(?:告诉|会见|接见)\Z")


class Surnames:
    """Finds surnames that stand alone where only one person named before bears them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.bearers: dict[str, list[tuple[int, int]]] = {}  # surname → where it is first borne, and by whom
        for number, entity in enumerate(page.names.entities):
            if entity.kind == "person" and _HAN_NAME.fullmatch(fold(entity.name)) and page.alone.get(number):
                first = page.alone[number][0].begin
                self.bearers.setdefault(fold(entity.name)[0], []).append((first, number))

    def find(self, clause: Clause, memory: Memory, found: dict[int, Mention]) -> Iterator[Mention]:
        """Mentions for the surnames of a clause: who is told or met at its end, who speaks at its head."""
        head = _OPENS.match(self.page.masked, clause.begin, clause.end)
        said = -1
        if head is not None and head["surname"] in self.bearers:
            cue = next(iter(find_cues(self.page.masked[head.end() : clause.end])), None)
            said = head.end() + cue.end if cue is not None and cue.begin == 0 else -1
        head = head if said > 0 else None
        for match in (head, *_BEFORE.finditer(self.page.masked, clause.begin, clause.end)):
            if match is None:
                continue
            begin, end = match.span("surname")
            token = self.page.token_from(begin)
            rest = self.page.folded[end : token.end] if token is not None and token.begin == begin else None
            alone = rest == "" or rest in never("behind")
            alone = alone or (match is head and token is not None and token.end <= said)  # 陈|回答
            bearers = self.bearers.get(match["surname"], [])
            if country_of_character(match["surname"]) and not _PERSONAL.search(self.page.masked, clause.begin, begin):
                continue  # 对韩: the country
            if alone and len(bearers) == 1 and bearers[0][0] < begin:
                yield Mention(begin, end, "person", "short", "coreference.surname", (bearers[0][1],))
