"""A gathering as the occasion of what is told: 在周五的记者会上, 在联合国会议期间."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.chinese.gazetteer import country_of_character
from kg.extract.events_around import modifier_of
from kg.extract.events_clauses import Clause
from kg.extract.events_items import Item, senses
from kg.extract.events_light import light_verb
from kg.extract.events_phrases import Phrase, named
from kg.extract.events_sides import is_media
from kg.model import Mention
from kg.ontology import Frame


def on_occasion(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether a noun says on what occasion the rest of the sentence happened: 在周五的〔记者会〕上."""
    after = items[item + 1 : clause.high]
    if not after or not ("during" in after[0].senses or after[0].kind in ("verb", "adverb")):
        return False
    places = [n for n in range(clause.low, item) if items[n].kind == "prep" and "place" in items[n].senses]
    if not places or "during" in after[0].senses:
        return bool(places)
    return all(i.kind in ("name", "noun", "date", "de", "mark") for i in items[places[-1] + 1 : item])


def of_nations(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether two countries hold the talks at which somebody is shown: 甲与乙在〔美中〕会谈上."""
    if not on_occasion(items, clause, item) or items[item + 2 : clause.high]:
        return False
    place = next(n for n in range(item - 1, clause.low - 1, -1) if items[n].kind == "prep")
    words = "".join(i.text for i in items[place + 1 : item])
    return any(country_of_character(a) and country_of_character(b) for a, b in pairwise(words))


def hosts_of(items: Sequence[Item], clause: Clause, item: int, light_verbs: tuple[str, ...]) -> tuple[Mention, ...]:
    """The bodies in whose name an occasion is held: 〔世卫〕记者会, 〔世卫〕的年会, 〔世卫〕举办的年会."""
    found = list(holder_of(clause, item))
    modifier = modifier_of(items, clause, item)
    if modifier is not None:
        inside = [p for p in clause.phrases if modifier.first <= p.first and p.last < modifier.de]
        inside = [
            p for p in inside if not any("against" in i.senses for i in items[p.first : p.last])
        ]  # 反〔甲〕的示威
        if not modifier.verbal:
            found += [m for p in inside if p.last + 1 == modifier.de for m in named(p)]
        elif items[modifier.de - 1].text in light_verbs or "hosts" in items[modifier.de - 1].senses:
            found += [m for p in inside if not p.governed or _is_host(items, p) for m in named(p)]
    return tuple(m for m in found if m.kind == "organisation" and not has_seat(m, items))


def _is_host(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether 在 governs a body that holds a gathering, and no house: 在〔世卫〕举行的会上; not 在〔白宫〕."""
    text = items[phrase.last].text
    seated = any(senses().get(text[-n:], frozenset()) & {"site_end", "building"} for n in (1, 2, 3))
    return phrase.governed == {"place"} and not seated


def callers_of(items: Sequence[Item], clause: Clause, item: int, frame: Frame) -> tuple[Mention, ...]:
    """Whose call somebody takes: 接到〔甲〕的电话, 接听〔甲〕打来的电话."""
    modifier = modifier_of(items, clause, item)
    if modifier is None or "receives" not in senses().get(light_verb(items, clause, item, frame) or "", frozenset()):
        return ()
    return tuple(m for p in clause.phrases if modifier.first <= p.first < modifier.de for m in named(p))


def interviewers_of(items: Sequence[Item], clause: Clause, item: int) -> tuple[Mention, ...]:
    """The press to which somebody speaks, and who asks for it: 接受〔某报〕英文版采访, 接受〔某台〕记者〔甲〕的专访."""
    blocks = (n for n in range(item - 1, clause.low - 1, -1) if items[n].kind == "verb" or _opens_other(items[n]))
    at = next(blocks, item)
    if "undergoes" not in items[at].senses:
        return ()
    between = ((i.mention, i.text) for i in items[at + 1 : item] if i.mention is not None)
    return tuple(m for m, name in between if m.kind == "person" or is_media(m, items) or _is_latin(m, name))


def _is_latin(mention: Mention, name: str) -> bool:
    """Whether a body goes by its Latin letters: 接受〔BBC〕主播采访."""
    return mention.kind == "organisation" and name.isascii()


def _opens_other(item: Item) -> bool:
    """Whether a preposition brings in something else than one more of a list: 接受〔就某事的〕采访."""
    return item.kind == "prep" and "with" not in item.senses


def has_seat(mention: Mention, items: Sequence[Item]) -> bool:
    """Whether the name of a body ends like that of a place one can be in: 大学, 医院, 中心."""
    text = next((i.text for i in items if i.mention is mention), "")
    return any("site_end" in senses().get(text[-n:], frozenset()) for n in (2, 3))


def holder_of(clause: Clause, item: int) -> tuple[Mention, ...]:
    """Whose meeting it is by its own name: 〔联合国〕气候变化大会."""
    return next((named(p) for p in clause.phrases if p.last + 1 == item), ())


def parties_of(items: Sequence[Item], clause: Clause, item: int) -> tuple[Mention, ...]:
    """The two or more in whose genitive a meeting stands: 在〔中美两国〕的谈判中; () for one, who may meet others."""
    at = item - 1
    while at > clause.low and items[at].kind == "noun":
        at -= 1
    if items[at].kind != "de":
        return ()
    found = next((named(p) for p in clause.phrases if p.last + 1 == at and "with" not in p.governed), ())
    return found if sum(len(m.entities) for m in found) > 1 else ()


def holders_among(items: Sequence[Item], clause: Clause, item: int) -> tuple[Mention, ...]:
    """The countries of a gathering in which somebody takes part: 甲参加了〔美法日〕演习."""
    held = next((p for p in clause.phrases if p.last + 1 == item and len(p.heads) > 1), None)
    if held is None or any(m.kind != "place" for m in held.heads):
        return ()
    before = next((i for i in reversed(items[clause.low : held.first]) if i.kind != "aspect"), None)
    return held.heads if before is not None and "attends" in before.senses else ()


def speaker_told(items: Sequence[Item], clause: Clause, item: int) -> tuple[Mention, ...]:
    """The person whose words somebody prints: 某刊发表〔甲〕周三在会上的讲话."""
    if item <= clause.low or all(i.kind != "de" for i in items[max(clause.low, item - 3) : item]):
        return ()
    verb = next((n for n in range(item - 1, clause.low, -1) if "serial" in items[n].senses), item)
    behind = next((p for p in clause.phrases if p.first > verb), None)
    if behind is None or behind.governed or behind.first != verb + 1 or behind.last >= item:
        return ()
    if any(i.kind == "verb" for i in items[behind.last + 1 : item]):
        return ()
    return tuple(m for m in behind.heads if m.kind == "person")


def owners_of_rite(items: Sequence[Item], clause: Clause, item: int) -> tuple[Mention, ...]:
    """The two or more whose gathering a light verb carries: 主持〔甲与乙〕的签约仪式."""
    last = next((p for p in clause.phrases if p.last + 2 == item and items[item - 1].kind == "de"), None)
    if last is None or "with" not in last.governed:
        return parties_of(items, clause, item)
    first = next((p for p in clause.phrases if p.last + 1 == last.governor), None)
    behind = first is not None and items[first.first - 1].kind in ("verb", "aspect")
    return (*named(first), *named(last)) if first is not None and behind else ()
