"""Noun phrases with names, what governs them, and relative clauses before 的."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.chinese.gazetteer import country_of_character, lookup
from kg.extract.events_items import Item, is_post
from kg.model import Mention

_NOUNY = frozenset(("name", "noun", "mark"))
PEOPLE = frozenset(("people", "post", "folk"))
_OWNED = frozenset(("owned", "kin", "people"))  # whom or what a person has
_SIDES = frozenset(("group", "country_people", "leaders", "people", "post"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Coordinated noun phrases: items ``first`` to ``last``, whom they name, and the word that governs them."""

    first: int
    last: int
    heads: tuple[Mention, ...]
    weak: tuple[Mention, ...] = ()  # whose people they are: 东京警察局的人员, 法国官员
    governed: frozenset[str] = frozenset()
    governor: int | None = None
    before: int = -1  # the item before it, its attributes and relative clause left out


@dataclass(frozen=True, slots=True)
class Relative:
    """A stretch of items before 的: a relative clause, or a genitive where it holds no verb."""

    first: int
    de: int
    verbal: bool


def named(phrase: Phrase) -> tuple[Mention, ...]:
    """Whom a phrase names as actors: its heads, and the bodies whose people it means (警察局人员)."""
    return phrase.heads + tuple(m for m in phrase.weak if m.kind == "organisation")


def phrases_of(items: Sequence[Item], low: int, high: int) -> tuple[Phrase, ...]:
    """The phrases between two items, coordinated ones joined (和 and its like join only what nothing else claims)."""
    simple: list[Phrase] = []
    at = low
    while at < high:
        if not _nouny(items[at]):
            at += 1
            continue
        end = at
        while end < high and _nouny(items[end]):
            end += 1
        simple.append(_simple(items, at, end, low))
        at = end
    return tuple(_coordinated(items, simple))


def _nouny(item: Item) -> bool:
    return item.kind in _NOUNY and "trigger" not in item.senses


def _simple(items: Sequence[Item], first: int, end: int, low: int) -> Phrase:
    run = [item for item in items[first:end] if item.kind != "mark"]
    event = end < len(items) and "trigger" in items[end].senses
    heads, weak = _heads(run, event=event)
    governor = first - 1 if first > low and items[first - 1].kind == "prep" else None
    governed = items[governor].senses if governor is not None else frozenset()
    return Phrase(first, end - 1, heads, weak, governed, governor)


def _heads(run: Sequence[Item], *, event: bool) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Whom a run of names and nouns stands for: its last name, if the nouns behind it do not make it another."""
    names = [(n, item.mention) for n, item in enumerate(run) if item.mention is not None]
    if not names:
        return (), ()
    position, last = names[-1]
    tail = run[position + 1 :]
    people = [m for n, m in names if m.kind == "person" and (n + 1 == len(run) or _adjacent_person(run, n))]
    if event and len(names) > 2 and last.kind == "place" and _is_pair(run, names):  # 中美阿拉斯加会晤
        return (names[0][1], names[1][1]), (last,)
    if last.kind == "place" and len(names) > 1 and names[-2][0] + 1 == position:
        before = names[-2][1]
        if is_country(run[position - 1]) and is_country(run[position]):  # 中国伊朗签署……, 中美两国
            both = event or not tail or any(t.senses & _SIDES for t in tail) or all(_empty(t) for t in tail)
            return ((before, last), ()) if both else ((), (before, last))  # not 中美关系
    if last.kind == "person":
        if tail and tail[-1].senses & _OWNED:  # 拜登政府, 默克尔发言人
            return tuple(m for m in people if m is not last), (last,)
        return tuple(people) if last in people else (*people, last), ()
    if not tail or all("group" in t.senses or "country_people" in t.senses or _empty(t) for t in tail):
        return (last,), ()
    return (), (last,) if "people" in tail[-1].senses or last.kind == "place" else ()


def _is_pair(run: Sequence[Item], names: Sequence[tuple[int, Mention]]) -> bool:
    (first, _), (second, _) = names[:2]
    return first + 1 == second and is_country(run[first]) and is_country(run[second])


def is_country(item: Item) -> bool:
    """Whether an item names a country, or is the character of one."""
    if len(item.text) == 1:
        return country_of_character(item.text) is not None
    return any(place.kind == "country" for place in lookup(item.text))


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
            out[-1] = replace(before, last=phrase.last, heads=heads, weak=weak)
        else:
            out.append(phrase)
    return out


def _listed(items: Sequence[Item], before: Phrase, phrase: Phrase) -> bool:
    between = items[before.last + 1 : phrase.first]
    return len(between) == 1 and between[0].kind == "list"


def relatives_of(items: Sequence[Item], low: int, high: int) -> tuple[Relative, ...]:
    """What stands before each 的 of a clause and belongs to the noun behind it."""
    out: list[Relative] = []
    floor = low
    for de in range(low, high):
        if items[de].kind != "de" or de == low or not any(_nouny(i) or i.kind == "noun" for i in items[de + 1 : high]):
            continue
        copula = next((n + 1 for n in range(de - 1, floor - 1, -1) if "copula" in items[n].senses), floor)
        out.append(_relative(items, copula, de, high))
        floor = de + 1
    return tuple(out)


def _relative(items: Sequence[Item], low: int, de: int, high: int) -> Relative:
    low = _behind_occasion(items, low, de)
    verbs = [i for i in range(low, de) if items[i].kind == "verb"]
    done = next((v for v in verbs if _is_done(items, v, de)), None)
    if done is not None:
        low, verbs = done + 1, [v for v in verbs if v > done]
    start = _phrase_start(items, low, de)
    held = next((i for i in range(verbs[-1] + 1, de) if "held_then" in items[i].senses), None) if verbs else None
    if held is not None:  # 会见〔时任部长的〕甲
        return Relative(held, de, False)
    person = of_person(items, de) and not _has_post(items, low, de, verbs)
    if not verbs or (start < de and not person and not _in_governed(items, low, verbs[-1])):
        return Relative(_genitive_start(items, low, de), de, False)
    last = de if "made_of" in items[de - 1].senses else verbs[-1]
    governors = [i for i in range(low, last) if items[i].senses & {"with", "toward", "agent"}]
    goes_on = any(i.kind == "verb" for i in items[de + 1 : high])
    governors = [
        i
        for i in governors
        if items[i].kind == "prep"
        and (
            _leads_relative(items, i)
            or (goes_on and (items[i].senses & {"toward", "ba"} or _has_host(items, low, i)))
            or "made_of" in items[de - 1].senses
        )
    ]
    if governors and "made_of" in items[de - 1].senses:
        return Relative(governors[0], de, True)
    if "made_of" in items[de - 1].senses and _is_person(items[de - 2]):  # 会见〔甲率领的〕代表团
        return Relative(_phrase_start(items, low, de - 1), de, True)
    if governors:
        return Relative(governors[-1] + 1, de, True)
    first_name = next((i for i in range(low, de) if _stands_for_somebody(items[i])), None)
    alone = len([v for v in verbs if first_name is None or v > first_name]) == 1
    if alone and (placed := _own_place(items, low, verbs[-1])) is not None:
        return Relative(placed, de, True)
    if len(verbs) > 1 and first_name is not None and first_name < verbs[0]:
        return Relative(verbs[0] + 1, de, True)
    return Relative(low, de, True)


def _has_host(items: Sequence[Item], low: int, governor: int) -> bool:
    """Whether somebody stands before 与, so that what follows it is his partner: 甲与〔乙国新任命的〕丙会谈.

    和 joins another person where a person stands right before it and none before the verb: 甲和〔主管此事的〕乙会谈.
    """
    if "partner" in items[governor].senses:
        return any(_stands_for_somebody(i) for i in items[low:governor])
    verb = next((i for i in range(governor, len(items)) if items[i].kind in ("verb", "de")), governor)
    between = items[governor + 1 : verb]
    return "with" in items[governor].senses and _is_person(items[governor - 1]) and not any(map(_is_person, between))


def _is_done(items: Sequence[Item], verb: int, de: int) -> bool:
    """Whether 了 ends the verb: what stands behind it before 的 belongs to its object (逮捕了〔在此转机的〕甲)."""
    return items[verb].text.endswith("了") or (verb + 1 < de and items[verb + 1].text == "了")


def _behind_occasion(items: Sequence[Item], low: int, de: int) -> int:
    """Where a relative clause may begin at the earliest: behind 时, 期间 (演讲时把甲称为乙〔信任的〕国家)."""
    for at in range(de - 2, low, -1):
        if "during" in items[at].senses and "abstract" not in items[at].senses:
            return at + 1
    return low


def of_person(items: Sequence[Item], de: int) -> bool:
    """Whether the noun behind 的 stands for a person or people: 访问中国的布林肯, 到访的旅客, 到访的是…."""
    at = de + 1
    if at < len(items) and "copula" in items[at].senses:
        return True
    while at < len(items) and _nouny(items[at]):
        mention = items[at].mention
        if (mention is not None and mention.kind == "person") or items[at].senses & PEOPLE:
            return True
        at += 1
    return False


def _has_post(items: Sequence[Item], low: int, de: int, verbs: Sequence[int]) -> bool:
    """Whether a country or body before 的 is whose the post behind is: 甲会见〔德国〕的总理乙."""
    owner = items[de - 1].mention
    if len(verbs) != 1 or owner is None or owner.kind == "person" or verbs[0] + 1 < _phrase_start(items, verbs[0], de):
        return False
    before = range(low, verbs[0])
    if any(items[n].senses & {"with", "toward"} for n in before):
        return False
    subjectless = "sees" in items[verbs[0]].senses and not any(items[n].kind in ("name", "noun") for n in before)
    if not subjectless and not any(_is_person(items[n]) for n in before):
        return False
    at = de + 1
    while at < len(items) and items[at].kind == "noun" and items[at].mention is None:
        at += 1
    post = is_post(items[at - 1].text) or items[at - 1].senses & _SIDES or items[at - 1].senses & PEOPLE
    return at < len(items) and _is_person(items[at]) and bool(post)


def _of_event(items: Sequence[Item], de: int) -> bool:
    """Whether the noun behind 的 is one of the lexicon: 甲与乙的〔首次〕会谈."""
    at = de + 1
    while at < len(items) and _nouny(items[at]):
        if items[at].senses & (PEOPLE | _OWNED) or is_post(items[at].text):
            return False  # 甲与乙的〔一名顾问〕会谈
        at += 1
    return at < len(items) and "trigger" in items[at].senses


def _stands_for_somebody(item: Item) -> bool:
    return item.kind == "name" or bool(item.senses & {"pronoun", "both"})


def _behind_dates(items: Sequence[Item], low: int, at: int) -> int:
    """The item before dates and adverbs: 〔甲〕周二和……"""
    while at > low and items[at].kind in ("date", "adverb"):
        at -= 1
    return at


def _own_place(items: Sequence[Item], low: int, verb: int) -> int | None:
    """Where 在 opens the relative clause behind the subject of the whole: 拜登〔在莫斯科举行的〕会议期间."""
    named_before = False
    for at in range(low, verb):
        if _stands_for_somebody(items[at]):
            named_before = True
        elif named_before and "place" in items[at].senses and items[at].kind == "prep" and items[at - 1].kind != "verb":
            return None if any("occasion" in i.senses for i in items[at:verb]) else at
    return None


def _in_governed(items: Sequence[Item], low: int, verb: int) -> bool:
    return any(items[i].senses & {"with", "agent"} and _leads_relative(items, i) for i in range(low, verb))


def _is_person(item: Item) -> bool:
    return item.mention is not None and item.mention.kind == "person"


def _leads_relative(items: Sequence[Item], governor: int) -> bool:
    """与 before a verb (与来访的拜登) or before a name that acts in the relative clause."""
    return governor + 1 < len(items) and items[governor + 1].kind in ("verb", "adverb", "prep", "date")


def _phrase_start(items: Sequence[Item], low: int, de: int) -> int:
    at = de
    while at > low and items[at - 1].kind in ("name", "noun", "mark", "list", "date"):
        at -= 1
    return at


def _genitive_start(items: Sequence[Item], low: int, de: int, *, event: bool = False) -> int:
    """Where a genitive begins: 甲与乙的〔会谈〕, 对甲的〔访问〕 whole before an event; else only what 和 lists."""
    crossed = {"with", "toward"} if event or _of_event(items, de) else {"with"}
    between = de > low and "pair" in items[de - 1].senses  # 甲与乙〔之间〕的会谈
    at = _phrase_start(items, low, de - 1 if between else de)
    while at > low and items[at - 1].kind == "prep" and items[at - 1].senses & crossed:
        if "partner" in items[at - 1].senses and "toward" not in crossed:
            break
        if _is_person(items[_behind_dates(items, low, at - 2)]) and not any(_is_person(i) for i in items[at:de]):
            break  # 甲和〔某公司的〕创始人乙
        at = _phrase_start(items, low, at - 1)
    placed = at > low and "place" in items[at - 1].senses and items[at - 1].kind == "prep" and _of_event(items, de)
    if placed and _with_before(items, low, at - 1):
        return _genitive_start(items, low, at - 1, event=True)  # 甲与乙〔在丙地的〕会谈
    return at


def _with_before(items: Sequence[Item], low: int, at: int) -> bool:
    """Whether a partner stands right before an item: 与〔乙〕在……"""
    start = _phrase_start(items, low, at)
    return low < start < at and items[start - 1].kind == "prep" and "with" in items[start - 1].senses
