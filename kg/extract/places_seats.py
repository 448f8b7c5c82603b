"""Seats of bodies that are places where somebody is in them or leaves them: 在白宫举行, 离开白宫."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.chinese import gazetteer
from kg.extract.names_candidates import Candidate, Page
from kg.extract.names_context import one_of


def seats(page: Page, organisations: Iterable[Candidate]) -> Iterator[Candidate]:
    """The bodies named by their building that the words around make a place."""
    for one in organisations:
        text = page.folded[one.begin : one.end]
        site = next((place for place in gazetteer.lookup(text) if place.kind == "site"), None)
        if not site and not text.endswith("使馆"):
            continue
        before, there = page.folded[max(0, one.begin - 4) : one.begin], _there().match(page.folded, one.end)
        if _into().search(before) or (before.endswith(("在", "于")) and there):
            known = f"place:{site.country or ''}:{site.name}" if site else None
            yield Candidate(one.begin, one.end, "place", SEAT, sure=3, known=known)


SEAT = "places.seat"


def holds_person(one: Candidate, people: Iterable[Candidate]) -> bool:
    """Whether what the tagger takes for a place is a well-known person's name and a character: 马克龙|所."""
    return one.rule == "places.tagged" and any(
        person.known and person.begin == one.begin and one.end - person.end == 1 for person in people
    )


@cache
def _into() -> re.Pattern[str]:
    return re.compile(one_of("into_seat") + "(?:了|过)?$")


@cache
def _there() -> re.Pattern[str]:
    return re.compile(one_of("done_in_seat"))
