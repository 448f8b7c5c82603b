"""Names of bodies that many countries have: 民主党, 众议院, 外交部. Alone they don't say whose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from kg.chinese import authority, gazetteer
from kg.chinese.tables import rows

CLEARLY_OTHER = 5  # times as often as the body's own country is another one named where the body is not the own one's


def is_shared(folded: str) -> bool:
    """Whether a name without its country is borne by bodies or sites of several countries.

    >>> [is_shared(name) for name in ("众议院", "民主党", "白宫", "美国众议院", "国会大厦")]
    [True, True, False, False, True]
    """
    common = folded in _bodies() and folded not in _bodies("sole") and authority.organisation(folded) is None
    return common or is_party(folded) or folded in _sites()


def is_party(folded: str) -> bool:
    """Whether a party's name is made of the common words of such names alone: 自由民主党, not 民进党."""
    return _party().fullmatch(folded) is not None


def party_words_before(folded: str, end: int) -> int:
    """Where the common words of a party's name that end at ``end`` begin: 基督教|民主党."""
    begin = end
    while word := next((word for word in _party_words() if len(word) > 1 and folded.endswith(word, 0, begin)), ""):
        begin -= len(word)
    return begin


def whole_name(folded: str) -> str:
    """The name of a body of state with its country's full name: 美国务院 is 美国国务院; any other name as it is."""
    code = gazetteer.country_of_character(folded[:1])
    return (gazetteer.country_name(code) or "") + folded[1:] if code and folded[1:] in _bodies() else folded


def countries_told(sentences: Iterable[str]) -> Counter[str]:
    """How often each country, a place in it, its well-known people and its bodies stand in folded sentences."""
    told: Counter[str] = Counter()
    for text in sentences:
        told.update(places[0].country for _, _, places in gazetteer.find(text) if places[0].country)
        told.update(row.country for _, _, row in authority.find_people(text) if row.country)
        told.update(
            r.country for b, e, r in authority.find_organisations(text) if r.country and not is_party(text[b:e])
        )
    return told


def may_be_of(country: str, told: Counter[str]) -> bool:
    """Whether a body with a shared name can be that country's, by what the article tells of countries.

    China stands in most of the articles and has none of these parties; it says nothing against another country.
    """
    most = max((count for code, count in told.items() if code not in (country, "CN")), default=0)
    return told[country] * CLEARLY_OTHER >= most


def body_of(folded: str, told: Counter[str]) -> str | None:
    """The row's key of a body of state named without its country, where the article speaks of one country by far.

    >>> body_of("国会", Counter(US=20, CN=30, JP=2)), body_of("国会", Counter(US=20, JP=10))
    ('organisation:美国国会', None)
    """
    without = _WITHOUT_PARLIAMENT if folded in _bodies("parliament") else frozenset[str]()
    counts = [(count, code) for code, count in told.most_common() if code not in without]
    if folded not in _bodies() or not counts or counts[0][0] < MENTIONS:
        return None
    if len(counts) > 1 and counts[0][0] < CLEARLY_OTHER * counts[1][0]:
        return None
    whole = folded.replace("参院", "参议院").replace("众院", "众议院")
    row = authority.organisation(f"{gazetteer.country_name(counts[0][1])}{whole}")
    return row.key if row else None


MENTIONS = 5  # of a country at least, before an article is about it
_WITHOUT_PARLIAMENT = frozenset(("CN", "HK", "MO"))


@cache
def _bodies(*senses: str) -> frozenset[str]:
    wanted = senses or ("shared", "state")
    return frozenset(row["surface"] for row in rows("organisation_suffixes") if row["sense"] in wanted)


@cache
def _sites() -> frozenset[str]:
    found = {row["surface"]: row["sense"] for row in rows("place_suffixes") if row["sense"] in ("shared", "site")}
    return frozenset(name for name, sense in found.items() if sense == "shared" or not gazetteer.lookup(name))


@cache
def _party_words() -> tuple[str, ...]:
    words = (row["surface"] for row in rows("organisation_suffixes") if row["sense"] == "party_word")
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _party() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, _party_words())) + "){1,3}党")
