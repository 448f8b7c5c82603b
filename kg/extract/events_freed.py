"""The subject of a clause that a preposition governs as a whole: 在〔甲〕访问乙地之后, 随着〔甲〕访问乙地."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from kg.chinese.gazetteer import lookup
from kg.extract.events_clauses import Clause
from kg.extract.events_items import Item, senses, takes_whom
from kg.extract.events_phrases import Phrase, is_country, named
from kg.extract.events_untold import is_matter
from kg.model import Mention

_SINCE = ("自", "自从")
_ABOUT = ("对", "对于", "针对")
_GOES_ON = ("在", "持续", "继续")


def freed(items: Sequence[Item], clause: Clause, phrases: Sequence[Phrase], item: int) -> list[Phrase]:
    """The phrases, with the subject of 在甲访问乙地之后 free of the 在 that governs the whole."""
    out: list[Phrase] = []
    for phrase in phrases:
        governor = items[phrase.governor] if phrase.governor is not None else None
        told = (
            governor is not None and governor.senses & {"about", "topic", "toward"} and is_matter(items, phrase, item)
        )
        if told:  # 丙对甲与乙签署协议一事发表评论
            out = [p for p in out if p.governed]
        does = _does(items, phrase, item)
        if does:
            out = [p for p in out if p.governed]
        if told or does or (governor is not None and "toward" in governor.senses and _suffers(items, phrase, item)):
            phrase = phrase._replace(governed=frozenset(), governor=None)
        elif governor is not None and "ba" in governor.senses and any("deems" in i.senses for i in items[item:]):
            out, phrase = [], phrase._replace(governed=frozenset(), governor=None)  # 丙把〔甲〕不访问乙地称为……
        elif governor is not None and (governor.text in _SINCE or "place" in governor.senses) and not named(phrase):
            force = governor.text in _SINCE and "country_people" in items[phrase.last].senses
            if (force or _are_people(items, phrase)) and _spanned(
                items, clause, phrase.last, item
            ):  # 在〔双方领导人〕通话后
                phrase = phrase._replace(governed=frozenset(), governor=None)
                out = [p for p in out if p.governed] if force else out
        elif governor is not None and _has_people(items, phrase, phrases):
            pass  # 在〔甲〕的支持者闯入乙地之后
        elif governor is not None and governor.senses & {"place", "direction", "topic", "source"} and named(phrase):
            person = any(m.kind == "person" for m in phrase.heads)
            spans = _spanned(items, clause, phrase.last, item)
            acts = person or _is_pair(items, phrase) or _opens(items, clause, phrase) or _strikes(items, phrase, item)
            own = "opens_clause" in governor.senses and _opens(items, clause, phrase)  # 随着甲访问乙地
            gone = "direction" in governor.senses and any(i.kind == "verb" for i in items[phrase.last + 1 : item])
            gone = gone or ("origin" in governor.senses and "sets_out" in items[item].senses)  # 从〔某地〕起飞后
            if own or (acts and spans and not gone and not governor.senses & {"with", "toward"}):
                phrase = phrase._replace(governed=frozenset(), governor=None)
        out.append(phrase)
    return out


def of_reaction(items: Sequence[Item], phrases: Sequence[Phrase], item: int) -> Sequence[Phrase]:
    """The phrases that a journey with a place of its own can take, where it is what others react to.

    甲〔对乙访问丙地〕表示不满: who stands behind 对 travels.
    """
    on = [n for n, p in enumerate(phrases) if p.governor is not None and items[p.governor].text in ("对", "对于")]
    if not on or any("trigger" in i.senses for i in items[phrases[on[-1]].last + 1 : item]):
        return phrases
    first = phrases[on[-1]]
    return [first._replace(governed=frozenset(), governor=None, before=-1), *phrases[on[-1] + 1 :]]


def counts_since(items: Sequence[Item], subject: Mention, item: int) -> bool:
    """Whether who stands before a verb only says since when something is counted: 甲上任〔以来〕首批访问乙地的."""
    between = (i for i in items[:item] if i.begin >= subject.end)
    return any("since" in i.senses or (i.kind == "date" and i.text.endswith("来")) for i in between)


def _has_people(items: Sequence[Item], phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Whether a phrase only says whose people stand behind it: 〔甲〕的支持者."""
    owned = any(p.first == phrase.last + 2 and _are_people(items, p) for p in phrases)
    return owned and items[phrase.last + 1].kind == "de"


def _are_people(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase ends in a word for people: 双方领导人, 专家组."""
    last = items[phrase.last]
    whole = senses().get("".join(i.text for i in items[phrase.first : phrase.last + 1])[-3:], frozenset())
    return bool((last.senses | whole) & {"leaders", "both", "people", "post", "folk", "kin"})


def without_topic(items: Sequence[Item], phrases: Sequence[Phrase], item: int) -> Sequence[Phrase]:
    """The phrases that a trigger can take behind what is spoken of there: 甲就〔乙与丙签约〕举行记者会."""
    topics = [p.governor for p in phrases if p.governor is not None and "about" in p.governed]
    if not topics:
        return phrases
    told = (n for n in range(topics[-1], item - 1) if items[n].kind == "verb" and "trigger" in items[n].senses)
    verb = next((n for n in told if "serial" in items[n + 1].senses), topics[-1])
    return [p for p in phrases if not topics[-1] < p.first < verb]


def without_kind(
    items: Sequence[Item], phrases: Sequence[Phrase], item: int, light_verbs: Container[str]
) -> Sequence[Phrase]:
    """The phrases of talks with somebody, without what says which kind: 与甲举行〔政府上任后首度高层〕会谈."""
    at = next((n for n in range(item - 1, -1, -1) if items[n].text in light_verbs), item)
    if not any("with" in p.governed and named(p) for p in phrases if p.last < at):
        return phrases
    return [p for p in phrases if p.last < at or p.governed & {"with", "place"}]


def _strikes(items: Sequence[Item], phrase: Phrase, item: int) -> bool:
    """Whether a body stands right before a verb that needs whom it strikes: 在〔某地警方〕拘捕甲时."""
    bodies = all(m.kind == "organisation" and not is_site(m, items) for m in phrase.heads)
    return bodies and phrase.last + 1 == item and takes_whom(items[item])


def _suffers(items: Sequence[Item], phrase: Phrase, item: int) -> bool:
    """Whether a phrase is what a passive verb befalls: 对〔甲〕遭攻击负有责任."""
    behind = items[phrase.last + 1]
    if phrase.last + 1 == item:
        return "passive" in senses().get(behind.text[0], frozenset())
    return "passive" in behind.senses and behind.kind == "prep" and phrase.last + 2 == item


def _does(items: Sequence[Item], phrase: Phrase, item: int) -> bool:
    """Whether who stands behind 对 acts in what it governs, as the verb there has an object: 对〔甲〕侵入乙地不满."""
    governor = items[phrase.governor] if phrase.governor is not None else None
    if governor is None or governor.text not in _ABOUT or items[item].kind != "verb":
        return False
    behind = items[item + 1 : item + 2]
    if not (named(phrase) or phrase.weak) or all(i.mention is None and i.tag != "LOC" for i in behind):
        return False
    return all(i.kind in ("adverb", "date") or i.text in _GOES_ON for i in items[phrase.last + 1 : item])


def _is_pair(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase opens with two countries in one word: 在〔中美〕会晤期间."""
    two = items[phrase.first : phrase.first + 2]
    return len(phrase.heads) > 1 and len(two) == 2 and all(i.mention is not None and is_country(i) for i in two)


def _spanned(items: Sequence[Item], clause: Clause, first: int, item: int) -> bool:
    """Whether 时 后 期间 stands behind the trigger and none between a phrase and it."""
    between = any("occasion" in i.senses for i in items[first + 1 : item])
    behind = items[item + 1 : clause.high]
    if any(i.kind == "de" and j.kind == "date" for i, j in pairwise(behind)):
        return not between  # 在甲访问乙地的〔次日〕
    return not between and any("occasion" in i.senses or _counts_from(i) for i in behind)


def _counts_from(item: Item) -> bool:
    """Whether a time is counted from what stands before it: 会谈〔后几小时〕, 会谈〔前夕〕."""
    return item.kind == "date" and (item.text[-1] in "前后" or item.text[0] == "后")


def _opens(items: Sequence[Item], clause: Clause, phrase: Phrase) -> bool:
    if phrase.governor is None or any(
        i.kind not in ("prep", "adverb", "mark", "date") for i in items[clause.low : phrase.governor]
    ):
        return False
    return not any(is_site(m, items) for m in phrase.heads)


def is_site(mention: Mention, items: Sequence[Item]) -> bool:
    """Whether a name behind 在 is rather where than who: any place but a country, any body with a seat."""
    text = next((i.text for i in items if i.mention is mention), "")
    if mention.kind == "place":
        return not any(place.kind == "country" for place in lookup(text))
    if "government" in senses().get(text[-2:], frozenset()):
        return False
    return any("site_end" in senses().get(text[-n:], frozenset()) for n in (1, 2, 3))
