"""The phrases before a word of the lexicon in groups: what 和 joins, and what one word governs together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.events_items import Item
from kg.extract.events_phrases import Phrase, named
from kg.model import Mention

_THING = frozenset(("n", "nz", "nt", "nr", "PER", "ORG", "LOC"))


class Group(NamedTuple):
    """Phrases that one word governs together: 与〔乙和丙〕."""

    phrase: Phrase
    members: tuple[Mention, ...]


def groups_of(items: Sequence[Item], phrases: Sequence[Phrase]) -> list[Group]:
    """The phrases in groups, in their order; one phrase that nothing joins is a group of its own."""
    out: list[Group] = []
    for number, phrase in enumerate(phrases):
        last = out[-1] if out else None
        rest = [p for p in phrases[number + 1 :] if p.governor != phrase.governor]
        if last is not None and _joins(items, last, phrase, rest):
            more = () if says(items, last.phrase, "pronoun") and not last.members else added(last.members, phrase)
            out[-1] = Group(last.phrase._replace(last=phrase.last), last.members + more)
        elif last is not None and phrase.governor == last.phrase.last + 1 and says(items, phrase, "leaders"):
            out.append(Group(phrase, added(last.members, phrase)))  # 甲国和〔乙国外长〕会谈
        else:
            out.append(Group(phrase, named(phrase)))
    return out


def added(members: Sequence[Mention], phrase: Phrase) -> tuple[Mention, ...]:
    """Whom a phrase adds to a list; behind countries a country whose people or things it names: 日本和〔印度〕官员."""
    countries = members and all(m.kind == "place" for m in (*members, *phrase.weak))
    return phrase.weak if countries and not phrase.heads else named(phrase)


def _joins(items: Sequence[Item], last: Group, phrase: Phrase, rest: Sequence[Phrase]) -> bool:
    """Whether 和 与 same before a phrase lists it with the one before, and do not open the other side."""
    if "with" not in phrase.governed or phrase.governor != last.phrase.last + 1:
        return False
    manner = last.phrase.governed and "manner" in items[last.phrase.last].senses
    if manner or not (last.members or is_thing(items, last.phrase)):
        return False  # 以总统身份〔和甲〕通话
    if is_aim(items, last.phrase):
        return False  # 为乙独立〔与丙〕谈判
    if "partner" in phrase.governed and "partner" in last.phrase.governed:
        return False  # 与甲、乙〔与丙〕通话
    if "place" in last.phrase.governed:
        return "partner" not in phrase.governed and all(m.kind == "place" for m in named(phrase))
    if "about" in last.phrase.governed and "partner" in phrase.governed:
        return any(q.governor is not None and "partner" in items[q.governor].senses for q in rest)
    told = is_object(items, last.phrase) and "copula" not in items[last.phrase.before].senses
    if last.phrase.governed or not last.members or told:
        return not last.members or not named(phrase) or alike(last.members, named(phrase))
    return any(q.governor is not None and items[q.governor].senses & {"partner", "toward"} for q in rest)


def is_aim(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether 为 says what for, and the other side follows: 甲〔为乙独立〕与丙谈判."""
    for_what = phrase.governor is not None and items[phrase.governor].text in ("为", "为了")
    return for_what and items[phrase.last].mention is None and "with" in items[phrase.last + 1].senses


def alike(some: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Whether a person stands on both sides, or on neither."""
    return any(m.kind == "person" for m in some) == any(m.kind == "person" for m in other)


def says(items: Sequence[Item], phrase: Phrase, sense: str) -> bool:
    """Whether a word of the phrase has this sense."""
    return any(sense in i.senses for i in items[phrase.first : phrase.last + 1])


def is_object(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase stands right behind a verb that does not report speech."""
    before = items[phrase.before] if phrase.before >= 0 else None
    if before is None or before.kind != "verb" or "speech" in before.senses:
        return False
    counted = items[phrase.before - 1] if phrase.before else before
    return counted.tag != "m" or counted.text[-1] not in "名位"  # 一名巡逻〔警员〕遭刺伤


def is_thing(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase stands for somebody or something (这一安排), and is no adverb."""
    pointed = items[phrase.first].tag == "r" and phrase.first < phrase.last and items[phrase.last].tag == "vn"
    return (
        bool(phrase.weak)
        or pointed
        or any(items[i].tag in _THING or "pronoun" in items[i].senses for i in range(phrase.first, phrase.last + 1))
    )
