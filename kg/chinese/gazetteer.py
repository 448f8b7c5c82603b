"""Countries, regions, cities and sites by their Chinese names.

The lookups take folded text (Simplified, see ``kg.chinese.folding``). GeoNames ids come from the GeoNames data alone
(tools/build_places.py); a place that is not there has no id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import ahocorasick_rs

from kg.chinese.tables import rows

PlaceKind = Literal["country", "continent", "region", "sea", "province", "state", "county", "district", "city", "site"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a Chinese name can mean."""

    name: str  # the plain name, Simplified
    country: str | None  # ISO 3166-1 alpha-2; None for seas, continents and regions over borders
    kind: PlaceKind
    geonames: int | None = None
    latitude: float | None = None  # degrees, WGS 84
    longitude: float | None = None
    population: int = 0  # 0 where not known
    ambiguous: bool = False  # the bare name can mean something else: wait for a tag or for context


def lookup(folded: str) -> tuple[Place, ...]:
    """The places of that name, the likeliest first; ``()`` where there is none.

    市 behind a city's name does not matter. A name that two places share is ambiguous in each of them.

    >>> [(place.country, place.kind) for place in lookup("寮国")]
    [('LA', 'country')]
    """
    index = _index()
    found = index.get(folded, ())
    if not found and len(folded) > 2 and folded.endswith("市"):
        cities = tuple(place for place in index.get(folded[:-1], ()) if place.kind in ("city", "county"))
        found = tuple(replace(place, ambiguous=len(cities) > 1) for place in cities)
    return found


def find(folded: str) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    """Begin, end and places of every name in the text, leftmost first and as long as can be; no single characters."""
    names, automaton = _automaton()
    for number, begin, end in automaton.find_matches_as_indexes(folded, overlapping=False):
        yield begin, end, lookup(names[number])


def country_of_character(character: str) -> str | None:
    """The country that one character stands for beside another such character (美中 → US, CN)."""
    return _country_forms("character").get(character)


def capital_of(folded: str) -> str | None:
    """The country whose government a capital's name stands for (平壤表示 → KP)."""
    return _country_forms("capital").get(folded)


def country_name(code: str) -> str | None:
    """The usual Simplified name of a country: ``"US"`` → 美国."""
    return _country_names().get(code)


def country_codes() -> tuple[str, ...]:
    """Every country's code, sorted."""
    return tuple(sorted(_country_names()))


@cache
def _index() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for surface, place in (*_countries(), *_states(), *_cities(), *_by_hand()):
        places = found.setdefault(surface, [])
        same = next((old for old in places if _same(old, place)), None)
        if same is None:
            places.append(place)
        elif place.kind in ("county", "district"):
            places[places.index(same)] = replace(same, name=place.name, kind=place.kind, ambiguous=place.ambiguous)
    return {surface: _ranked(places) for surface, places in found.items()}


def _same(old: Place, new: Place) -> bool:
    towns = ("city", "county", "district")
    return old.country == new.country and old.kind in towns and new.kind in towns


def _ranked(places: list[Place]) -> tuple[Place, ...]:
    """Sure ones before unsure ones, larger ones first; a tie of sure ones makes all of them unsure."""
    ranked = sorted(places, key=lambda place: (place.ambiguous, place.kind != "country", -place.population))
    sure = [place for place in ranked if not place.ambiguous]
    if len(sure) > 1 and sure[0].kind != "country" and sure[0].population < 5 * sure[1].population:
        return tuple(replace(place, ambiguous=True) for place in ranked)
    return tuple(ranked)


def _countries() -> Iterator[tuple[str, Place]]:
    ids = {row["code"]: row for row in rows("country_ids")}
    names = _country_names()
    listed = {(row["surface"], row["code"]) for row in rows("country_forms")}
    for row in rows("country_forms"):
        if row["sense"] in ("name", "variant"):
            yield row["surface"], _country(row["code"], names, ids, ambiguous=row["note"] == "ambiguous")
    for code, row in ids.items():
        for surface in filter(None, row["names"].split("|")):
            if (surface, code) not in listed:
                yield surface, _country(code, names, ids, ambiguous=False)


def _country(code: str, names: dict[str, str], ids: dict[str, dict[str, str]], *, ambiguous: bool) -> Place:
    row = ids.get(code, {"geonames": "", "population": "0"})
    number = int(row["geonames"]) if row["geonames"] else None
    return Place(names[code], code, "country", number, population=int(row["population"]), ambiguous=ambiguous)


@cache
def _country_names() -> dict[str, str]:
    names = {row["code"]: row["names"].split("|")[0] for row in rows("country_ids") if row["names"]}
    return names | {row["code"]: row["surface"] for row in rows("country_forms") if row["sense"] == "name"}


@cache
def _country_forms(sense: str) -> dict[str, str]:
    return {row["surface"]: row["code"] for row in rows("country_forms") if row["sense"] == sense}


def _states() -> Iterator[tuple[str, Place]]:
    ids = {row["code"]: int(row["geonames"]) for row in rows("us_state_ids")}
    for row in rows("us_states"):
        yield (
            row["surface"],
            Place(row["name"], "US", "state", ids.get(row["code"]), ambiguous=row["note"] == "ambiguous"),
        )


def _cities() -> Iterator[tuple[str, Place]]:
    linked = set()
    for row in rows("cities"):
        surfaces = row["surfaces"].split("|")
        doubtful = surfaces if row["ambiguous"] == "*" else row["ambiguous"].split("|")
        sure = _city(row, ambiguous=False)
        unsure = _city(row, ambiguous=True)
        for surface in surfaces:
            linked.add((surface, row["country"]))
            yield surface, unsure if surface in doubtful else sure
    for row in rows("city_forms"):  # well-known places that GeoNames does not count among the towns
        if (row["surface"], row["country"]) not in linked:
            yield row["surface"], Place(row["surface"], row["country"], "city", ambiguous=row["sense"] == "ambiguous")


def _city(row: dict[str, str], *, ambiguous: bool) -> Place:
    return Place(
        row["name"],
        row["country"],
        "city",
        int(row["geonames"]),
        float(row["latitude"]),
        float(row["longitude"]),
        int(row["population"]),
        ambiguous,
    )


def _by_hand() -> Iterator[tuple[str, Place]]:
    kinds: dict[str, PlaceKind] = {kind: kind for kind in _kinds()}
    for row in rows("places"):
        kind = kinds[row["kind"]]
        yield row["surface"], Place(row["name"], row["country"] or None, kind, ambiguous=row["note"] == "ambiguous")


def _kinds() -> Iterable[PlaceKind]:
    return ("continent", "region", "sea", "province", "county", "district", "city", "site")


@cache
def _automaton() -> tuple[tuple[str, ...], ahocorasick_rs.AhoCorasick]:
    names = dict.fromkeys(surface for surface in _index() if len(surface) > 1)
    for surface, places in _index().items():
        if len(surface) > 1 and not surface.endswith(("市", "县", "区", "州")) and places[0].kind in ("city", "county"):
            names.setdefault(f"{surface}市")
    patterns = tuple(names)
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return patterns, ahocorasick_rs.AhoCorasick(patterns, matchkind=kind)
