"""What the authority tables know of a thing: its usual name, and where it lies."""

from __future__ import annotations

from functools import cache

from kg.chinese import authority, gazetteer
from kg.chinese.gazetteer import Place


def usual_name(key: str) -> str | None:
    """The usual Simplified name of what an authority key stands for.

    >>> usual_name("country:US"), usual_name("place:CN:北京"), usual_name("person:nobody at all")
    ('美国', '北京', None)
    """
    kind, _, rest = key.partition(":")
    if kind == "country":
        return gazetteer.country_name(rest)
    if kind == "place":
        return rest.partition(":")[2] or None
    return _rows().get(key)


def canonical_key(key: str) -> str:
    """One key for one thing: a country has the key of a country, whatever its name was taken for.

    >>> canonical_key("place:US:美国"), canonical_key("place:CN:北京")
    ('country:US', 'place:CN:北京')
    """
    kind, _, rest = key.partition(":")
    code, _, name = rest.partition(":")
    return f"country:{code}" if kind == "place" and code and gazetteer.country_name(code) == name else key


def sure_name(key: str) -> str | None:
    """The usual name of a person or an organisation, if nobody and nothing else bears it."""
    name, kind = usual_name(key), key.split(":")[0]
    if name is None or kind not in ("person", "organisation"):
        return None
    row = authority.person(name) if kind == "person" else authority.organisation(name)
    return name if (row is not None and row.key == key) or (kind == "person" and "·" in name) else None


def located(key: str) -> Place | None:
    """The gazetteer's row of a place where it is sure and has a GeoNames id."""
    name, country = usual_name(key), key.split(":")[1]
    for place in gazetteer.lookup(name) if name else ():
        fits = place.country == (country or None) and (key.startswith("country:") == (place.kind == "country"))
        if fits and place.geonames is not None and not place.ambiguous:
            return place
    return None


def country_code(name: str) -> str | None:
    """The ISO code of a country by any of its folded Chinese names; None where the name can mean something else.

    >>> country_code("美国"), country_code("北京")
    ('US', None)
    """
    found = gazetteer.lookup(name)
    return found[0].country if found and found[0].kind == "country" and not found[0].ambiguous else None


@cache
def _rows() -> dict[str, str]:
    people = {row.key: row.name for row in authority.people_rows()}
    return people | {row.key: row.name for row in authority.organisation_rows()}
