"""What the words around a noun phrase make of it: what governs it, whose people it means, whom it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_items import Item, senses
from kg.extract.events_phrases import PEOPLE, SIDES, Phrase, is_country, named
from kg.extract.events_relatives import Relative
from kg.model import Mention


def attached(items: Sequence[Item], phrases: Sequence[Phrase], relatives: Sequence[Relative]) -> tuple[Phrase, ...]:
    """The phrases with what governs them across the relative clause or genitive before them: 同〔来访的〕拜登."""
    starts = {r.de: r.first for r in relatives}
    owners = {r.de: r for r in relatives}
    out: list[Phrase] = []
    for phrase in phrases:
        before = phrase.first - 1
        while before >= 0 and (before in starts or items[before].kind in ("aspect", "mark")):
            before = starts[before] - 1 if before in starts else before - 1
        if before > 0 and "lists" in items[before].senses and items[before - 1].kind == "prep":
            before -= 1  # 与〔包括甲在内〕的多人, 对〔包括甲等四人〕实施制裁
        if not phrase.heads and not phrase.weak:  # 在今年的国庆〔纪念日〕
            before = _behind_time(items, before)
        if before > 0 and items[before].kind == "noun" and items[before - 1].kind == "prep":
            before -= 1  # 在行程最后一站〔甲〕: the noun is a word of the lexicon
        governs = before >= 0 and items[before].kind == "prep" and phrase.governor is None
        if governs:
            phrase = phrase._replace(governed=items[before].senses, governor=before, before=before)
        elif before != phrase.before:
            phrase = phrase._replace(before=before)
        if phrase.governor is not None and "because" in items[phrase.governor].senses and _acts(items, phrase):
            phrase = phrase._replace(governed=frozenset(), governor=None)
        owner = owners.get(phrase.first - 1)
        out.append(_owned(items, phrases, phrase, owner) if owner is not None else phrase)
    return tuple(out)


def _behind_time(items: Sequence[Item], before: int) -> int:
    """The item before the times that stand between 在 and a noun; the same one where no 在 opens them."""
    at = before
    while at > 0 and (items[at].kind in ("date", "mark") or items[at].tag in ("TIME", "t")):
        at -= 1
    return at if at >= 0 and items[at].kind == "prep" and "place" in items[at].senses else before


def _acts(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a verb of the clause stands behind a phrase: 因为〔甲〕会见乙."""
    for item in items[phrase.last + 1 :]:
        if item.kind in ("break", "de"):
            return False
        if item.kind == "verb":
            return True
    return False


def _owned(items: Sequence[Item], phrases: Sequence[Phrase], phrase: Phrase, owner: Relative) -> Phrase:
    """A phrase with those it stands for by what is said before its 的."""
    inside = [p for p in phrases if owner.first <= p.first < owner.de]
    last = items[phrase.last].senses
    if "made_of" in items[owner.de - 1].senses and all(m.kind != "person" for m in phrase.heads):
        leads = [p for p in inside if p.governed & {"agent", "with", "comitative"} or p.last == owner.de - 2]
        members = tuple(m for p in leads for m in named(p))
        return phrase._replace(heads=members + phrase.heads) if members else phrase
    nameless = all(m.kind != "person" for m in phrase.heads) and _are_people(items, phrase)
    if "among" in items[owner.de - 1].senses and nameless:
        people = tuple(m for p in inside for m in p.heads if m.kind == "person")
        return phrase._replace(heads=people, weak=()) if people else phrase  # 包括甲和乙在内的〔四人〕
    if owner.verbal:
        return phrase
    countries = tuple(m for p in inside for m in _countries(items, p))
    ship = senses().get(items[phrase.last].text[-3:], frozenset())  # 导弹〔驱逐舰〕
    force = (
        not phrase.heads and "country_people" in last | ship and not last & {"leaders", "people", "post", "government"}
    )
    if len(countries) > 1 and (_generic(items, phrase) or (not phrase.heads and last & {"leaders", "people"})):
        return phrase._replace(heads=countries)  # 日本、澳大利亚和印度的外长, 甲和乙的外交部
    if countries and force:
        return phrase._replace(heads=countries)  # 中国和俄罗斯的〔轰炸机〕
    if not phrase.heads and ("people" in last or force):
        bodies = (m for p in inside for m in p.heads)
        return phrase._replace(weak=tuple(m for m in bodies if m.kind == "organisation") or phrase.weak)
    return phrase


def _are_people(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase ends in a word for people, or in so many of them: 四名官员, 四人."""
    last = items[phrase.last]
    return bool(last.senses & (PEOPLE | SIDES)) or last.text[-1] in "人名位"


def _generic(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase names only a kind of body that every country has: 外交部."""
    names = [i for i in items[phrase.first : phrase.last + 1] if i.mention is not None]
    return len(names) == 1 and "country_people" in senses().get(names[0].text, frozenset())


def _countries(items: Sequence[Item], phrase: Phrase) -> tuple[Mention, ...]:
    """The countries a phrase lists; none where it names another place too."""
    places = [i for i in items[phrase.first : phrase.last + 1] if i.mention is not None]
    return phrase.heads if all(is_country(i) for i in places) else ()
