"""Noun phrases with names, and what governs them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.chinese.gazetteer import country_of_character, lookup
from kg.extract.events_items import Item, is_post, senses
from kg.model import Mention

_NUMERALS = frozenset("两二三四五六七八九十0123456789")
_NOUNY = frozenset(("name", "noun", "mark"))
PEOPLE = frozenset(("people", "post", "folk"))
OWNED = frozenset(("owned", "kin", "people"))  # whom or what a person has
SIDES = frozenset(("group", "country_people", "leaders", "people", "post", "so_many"))


class Phrase(NamedTuple):
    """Coordinated noun phrases: items ``first`` to ``last``, whom they name, and the word that governs them."""

    first: int
    last: int
    heads: tuple[Mention, ...]
    weak: tuple[Mention, ...] = ()  # whose people they are: 东京警察局的人员, 法国官员
    governed: frozenset[str] = frozenset()
    governor: int | None = None
    before: int = -1  # the item before it, its attributes and relative clause left out


def named(phrase: Phrase) -> tuple[Mention, ...]:
    """Whom a phrase names as actors: its heads, and the bodies whose people it means (警察局人员)."""
    return phrase.heads + tuple(m for m in phrase.weak if m.kind == "organisation")


def phrases_of(items: Sequence[Item], low: int, high: int) -> tuple[Phrase, ...]:
    """The phrases between two items, coordinated ones joined (和 and its like join only what nothing else claims)."""
    simple: list[Phrase] = []
    at = low
    while at < high:
        if not nouny(items[at]):
            at += 1
            continue
        end = at
        while end < high and (nouny(items[end]) or _acts_itself(items, low, at, end)):
            end += 1
        simple.append(_simple(items, at, end, low))
        at = end
    return tuple(_coordinated(items, _whole_posts(items, simple)))


def _whole_posts(items: Sequence[Item], simple: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, with a post of two fields and its holder as one: 德国〔经济和能源部长甲〕."""
    out: list[Phrase] = []
    for phrase in simple:
        before = out[-1] if out else None
        joins = before is not None and phrase.governor == before.last + 1 and "with" in phrase.governed
        if before is not None and joins and _is_field(items, before) and _is_field_of_holder(items, phrase):
            out[-1] = before._replace(last=phrase.last, heads=phrase.heads, weak=phrase.weak)
        else:
            out.append(phrase)
    return out


def _is_field(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase ends in what somebody may be minister of, behind a name: 德国〔经济〕; not 德国学生."""
    last = items[phrase.last]
    of_body = any(i.mention is not None for i in items[phrase.first : phrase.last])
    return of_body and not phrase.heads and last.mention is None and last.senses.isdisjoint(PEOPLE | SIDES | OWNED)


def _is_field_of_holder(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase opens with a field, a post and its holder behind it: 〔能源〕部长甲; not 总理甲."""
    if len(phrase.heads) != 1 or phrase.heads[0].kind != "person":
        return False
    run = items[phrase.first : phrase.last + 1]
    post = next((n for n, i in enumerate(run) if i.mention is not None or is_post(i.text)), 0)
    return post > 0 and run[post].mention is None and any(is_person(i) for i in run[post + 1 : post + 2])


def nouny(item: Item) -> bool:
    """Whether an item can be part of a noun phrase: a name, a noun, a mark, but no word of the lexicon."""
    return item.kind in _NOUNY and "trigger" not in item.senses


def _acts_itself(items: Sequence[Item], low: int, first: int, at: int) -> bool:
    """Whether a force that is also ware stands behind its country and acts: 某国〔战机〕空袭甲地; not 出售某国战机."""
    force = "country_people" in items[at].senses and items[at].mention is None and items[at].kind == "noun"
    return force and at > first and all(i.kind != "verb" and "trigger" not in i.senses for i in items[low:at])


def _simple(items: Sequence[Item], first: int, end: int, low: int) -> Phrase:
    run = [item for item in items[first:end] if item.kind != "mark"]
    event = end < len(items) and "trigger" in items[end].senses
    heads, weak = _heads(run, event=event)
    governor = first - 1 if first > low and items[first - 1].kind == "prep" else None
    governed = items[governor].senses if governor is not None else frozenset()
    return Phrase(first, end - 1, heads, weak, governed, governor, before=first - 1)


def _heads(run: Sequence[Item], *, event: bool) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Whom a run of names and nouns stands for: its last name, if the nouns behind it do not make it another."""
    run = run[: _members(run)]
    if len(run) > 2 and [i.text for i in run[-2:]] == ["之", "一"]:
        run = run[:-2]  # 甲的律师〔之一〕
    if event and len(run) > 1 and _is_house(run):
        run = run[:-1]  # 甲〔白宫〕会晤乙
    names = [(n, item.mention) for n, item in enumerate(run) if item.mention is not None]
    if not names:
        return (), ()
    position, last = names[-1]
    tail = run[position + 1 :]
    people = [m for n, m in names if m.kind == "person" and (n + 1 == len(run) or _adjacent_person(run, n))]
    if event and len(names) > 2 and last.kind == "place" and _is_pair(run, names):  # 中美阿拉斯加会晤
        return _side_by_side(run, names), (last,)
    if last.kind == "place" and len(names) > 1 and names[-2][0] + 1 == position:
        if is_country(run[position - 1]) and is_country(run[position]):  # 中国伊朗签署……, 中美两国, 美日印澳四国
            both = event or not tail or any(t.senses & SIDES for t in tail) or all(_empty(t) for t in tail)
            several = _countries(run, position)
            return (several, ()) if both else ((), several)  # not 中美关系
    if last.kind == "person":
        if tail and "case" in tail[-1].senses:
            return tuple(people) if last in people else (*people, last), ()  # 甲〔案件〕开庭
        if tail and {"aide", "country_people"} <= tail[-1].senses:
            return tuple(m for m in people if m is not last), (last,)  # 甲主席〔特使〕
        titled = len(tail) == 1 and {"leaders", "post"} <= tail[0].senses  # 王毅〔外长〕
        if tail and tail[-1].senses & OWNED and tail[0].text != "等" and not titled:  # 拜登政府; not 甲等领导人
            return tuple(m for m in people if m is not last), (last,)
        return tuple(people) if last in people else (*people, last), ()
    listed = bool(tail) and tail[0].text == "等" and "countries" in tail[-1].senses  # 日本、印度等印太国家
    if not tail or listed or all("group" in t.senses or "country_people" in t.senses or _empty(t) for t in tail):
        return (last,), ()
    if last.kind == "organisation" and len(tail) == 1 and counts(tail[0]):
        return (last,), ()  # 东盟〔十国〕
    told = next((t for t in reversed(tail) if not _empty(t)), tail[-1])  # 金砖国家〔领导人〕第十六次会晤
    own = "own_people" in told.senses and last.kind == "organisation" and run[position].text[-1] != "党"
    acts = "people" in told.senses and not own  # 某部〔官员〕, not 某议会〔议员〕
    return (), (last,) if acts or last.kind == "place" else ()


def _is_house(run: Sequence[Item]) -> bool:
    """Whether the last of a run is the house where those before it meet, a body that is a building too."""
    last = run[-1]
    who = next((i for i in reversed(run[:-1]) if "post" not in i.senses), last).mention
    if last.mention is None or last.mention.kind == "person" or who is None or who.kind != "person":
        return False
    return any("building" in senses().get(last.text[-n:], ()) for n in (1, 2, 3))


def _members(run: Sequence[Item]) -> int:
    """How many items of a run say who is meant, those left out whom 等 says they belong to: 甲等〔某国官员〕."""
    for n in range(1, len(run) - 1):
        before = run[n - 1].mention
        if run[n].text in ("等", "等人") and before is not None and before.kind == "person":
            return n + 1
    return len(run)


def _countries(run: Sequence[Item], position: int) -> tuple[Mention, ...]:
    """The countries that stand side by side up to a position."""
    first = position
    while first and run[first - 1].mention is not None and is_country(run[first - 1]):
        first -= 1
    return tuple(item.mention for item in run[first : position + 1] if item.mention is not None)


def _is_pair(run: Sequence[Item], names: Sequence[tuple[int, Mention]]) -> bool:
    (first, _), (second, _) = names[:2]
    return first + 1 == second and is_country(run[first]) and is_country(run[second])


def _side_by_side(run: Sequence[Item], names: Sequence[tuple[int, Mention]]) -> tuple[Mention, ...]:
    """The countries with which a run begins, each right behind the one before."""
    first = names[0][0]
    return tuple(m for n, (at, m) in enumerate(names) if at == first + n and is_country(run[at]))


def is_person(item: Item) -> bool:
    """Whether an item names a person."""
    return item.mention is not None and item.mention.kind == "person"


def is_country(item: Item) -> bool:
    """Whether an item names a country, or is the character of one."""
    if len(item.text) == 1:
        return country_of_character(item.text) is not None
    return any(place.kind == "country" for place in lookup(item.text))


def counts(item: Item) -> bool:
    """Whether an item says how many: 5国, 五国, 两地."""
    return item.tag in ("m", "q") or (item.text[-1] in "国地" and item.text[0] in _NUMERALS)


def _empty(item: Item) -> bool:
    return item.tag in ("m", "q", "w", "r", "a")


def _adjacent_person(run: Sequence[Item], position: int) -> bool:
    after = run[position + 1]
    return after.mention is not None and after.mention.kind == "person"


def _coordinated(items: Sequence[Item], simple: Sequence[Phrase]) -> list[Phrase]:
    out: list[Phrase] = []
    for phrase in simple:
        before = out[-1] if out else None
        if before is not None and _listed(items, before, phrase):
            weak = (
                () if any(m.kind == "person" for m in phrase.heads) else before.weak
            )  # 中共中央总书记、国家主席习近平
            heads, weak = before.heads + phrase.heads, weak + phrase.weak
            if before.heads and not phrase.heads and all(m.kind == "place" for m in heads + weak):
                heads, weak = heads + phrase.weak, before.weak  # 日本、印度〔官员〕
            out[-1] = before._replace(last=phrase.last, heads=heads, weak=weak)
        else:
            out.append(phrase)
    return out


def _listed(items: Sequence[Item], before: Phrase, phrase: Phrase) -> bool:
    between = items[before.last + 1 : phrase.first]
    return len(between) == 1 and between[0].kind == "list"


def of_person(items: Sequence[Item], de: int) -> bool:
    """Whether the noun behind 的 stands for a person or people: 访问中国的布林肯, 到访的旅客, 到访的是…."""
    at = de + 1
    if at < len(items) and "copula" in items[at].senses:
        return True
    while at < len(items) and nouny(items[at]):
        mention = items[at].mention
        if (mention is not None and mention.kind == "person") or items[at].senses & PEOPLE:
            return True
        at += 1
    return False
