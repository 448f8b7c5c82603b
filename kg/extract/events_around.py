"""What stands around a trigger: the phrases it can take, and the relative clause or genitive it belongs to."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import Item, senses
from kg.extract.events_phrases import PEOPLE, Phrase, is_country, named
from kg.extract.events_relatives import Relative

_OPEN_TO = frozenset(("noun", "mark", "aspect", "name"))


class Around(NamedTuple):
    """The phrases that a trigger can take, left and right of it, and the relative clause it stands in."""

    left: tuple[Phrase, ...]
    right: tuple[Phrase, ...]
    relative: Relative | None
    head: Phrase | None


def around_of(parsed: Parsed, clause: Clause, item: int, light_verbs: Set[str]) -> Around:
    """The phrases that the trigger at ``item`` can take, those inside relative clauses left out.

    What opens the attribute of a noun acts in it (促成〔甲与乙的〕会谈); not behind a light verb (出席〔甲的〕宴会).
    """
    relative = clause.innermost(item)
    before = modifier_of(parsed.items, clause, item)
    items = parsed.items
    if conduct := _of_conduct(items, clause, item):
        return Around(conduct, (), None, None)
    chain = next((r for r in clause.relatives if before is not None and r.de + 1 == before.first), None)
    bare = before is not None and all(_is_plain(i) for i in items[before.de + 1 : item])
    noun = items[item].kind == "noun" or (bool(light_verbs) and bare and before is not None and not before.verbal)
    joined = _joined_before(clause, before) if before is not None else 0
    free = before is not None and noun and _verb_before(items, _chain_start(clause, joined)) not in light_verbs
    opens = {before.first, joined} if free and before is not None else set()
    visible = [
        p._replace(before=-1) if p.first in opens and named(p) else p
        for p in clause.phrases
        if not clause.hidden(p.first, within=relative)
        or (before is not None and before.first <= p.first < before.de)
        or (p.governed and any(_lists_among(items, r, p) for r in clause.relatives))
        or (
            chain is not None
            and chain.first <= p.first < chain.de
            and ("with" in p.governed or ("place" in p.governed and items[chain.de - 1].text in light_verbs))
        )  # 与〔甲〕的贸易协定的谈判, 在〔乙地〕举行的甲与丙的会谈
    ]
    if relative is None and (own := _in_genitive(clause, item)):
        return Around(own, (), None, None)
    if relative is None:
        left = tuple(p for p in visible if p.last < item)
        right = tuple(p for p in visible if p.first > item)
        return Around(left, right, None, None)
    first = before.first if before is not None and before.de + 1 == relative.first else relative.first
    inside = [
        _own(p, relative) if p.first == relative.first and named(p) else p  # 刊出〔甲〕欢迎乙的照片
        for p in visible
        if first <= p.first and p.last < relative.de
    ]
    behind = [p for p in clause.phrases if p.first > relative.de and not _buried(items, clause, p.first, relative)]
    head = next((p for p in behind if named(p)), None)
    between = range(relative.de + 1, head.first) if head is not None else ()
    seen = [items[n] for n in between if not _buried(items, clause, n, relative)]
    if any(i.kind in ("verb", "prep") and "also" not in i.senses for i in seen):
        head = None
    if head is not None and len(head.heads) > 1:
        head = _with_last(items, head, clause.phrases)
    return Around(tuple(p for p in inside if p.last < item), tuple(p for p in inside if p.first > item), relative, head)


def _lists_among(items: Sequence[Item], relative: Relative, phrase: Phrase) -> bool:
    """Whether what governs the whole governs the first of those whom an attribute lists: 对〔包括甲地在内〕的各地."""
    inside = relative.first <= phrase.first < relative.de and "among" in items[relative.de - 1].senses
    return inside and phrase.governor is not None and phrase.governor < relative.first


def _with_last(items: Sequence[Item], head: Phrase, phrases: Sequence[Phrase]) -> Phrase:
    """A list of heads with the last one, whom 和 joins: 到访的〔甲、乙和丙〕; 与 may open the other side."""
    last = next((p for p in phrases if p.governor == head.last + 1 and "partner" not in items[p.governor].senses), None)
    if last is None or "with" not in last.governed or {m.kind for m in last.heads} != {m.kind for m in head.heads}:
        return head
    return head._replace(last=last.last, heads=head.heads + last.heads)


def _is_plain(item: Item) -> bool:
    """Whether an item is a noun that names nobody and tells nothing itself: not 应甲的〔邀请〕访问乙地."""
    return item.kind == "noun" and item.mention is None and "trigger" not in item.senses


def _own(phrase: Phrase, relative: Relative) -> Phrase:
    """A phrase as the relative clause has it: what governs the whole does not govern it (为〔甲〕提名的乙)."""
    outer = phrase.governor is not None and phrase.governor < relative.first
    if not outer or phrase.governed.isdisjoint(("toward", "source")):
        return phrase._replace(before=-1)
    return phrase._replace(before=-1, governed=frozenset(), governor=None)


def _of_conduct(items: Sequence[Item], clause: Clause, item: int) -> tuple[Phrase, ...]:
    """Whose conduct at an event is spoken of: 对〔甲〕在会谈中的表现感到骄傲."""
    after = items[item + 1 : item + 3]
    if len(after) < 2 or "during" not in after[0].senses or after[1].kind != "de":
        return ()
    place = next((n for n in range(item - 1, clause.low, -1) if items[n].kind not in ("noun", "name", "mark")), 0)
    if items[place].kind != "prep" or "place" not in items[place].senses:
        return ()
    found = (p for p in clause.phrases if p.last + 1 == place and "toward" in p.governed)
    return tuple(p._replace(governed=frozenset(), governor=None) for p in found)


def _joined_before(clause: Clause, owner: Relative) -> int:
    """Where those begin whom 和 joins, across an attribute, to a genitive: 回顾〔甲〕和新任的乙之间的会谈."""
    first = next((p for p in clause.phrases if p.first >= owner.first), None)
    if first is None or first.governor is None or first.governor >= owner.first or "with" not in first.governed:
        return owner.first
    return next((p.first for p in clause.phrases if p.last + 1 == first.governor), owner.first)


def _chain_start(clause: Clause, start: int) -> int:
    """Where the attributes begin that stand side by side before a noun: 参加〔由甲创办的乙举办的〕会议."""
    for relative in reversed(clause.relatives):
        start = relative.first if relative.de + 1 == start else start
    return start


def _verb_before(items: Sequence[Item], first: int) -> str:
    """The word before an attribute, particles left aside."""
    return next((i.text for i in reversed(items[:first]) if i.kind not in ("aspect", "mark")), "")


def _in_genitive(clause: Clause, item: int) -> tuple[Phrase, ...]:
    """Who stands before a trigger in the genitive that holds it: 〔甲和乙〕会谈的议题; none where nobody is named."""
    holding = next((r for r in clause.relatives if not r.verbal and r.first <= item < r.de), None)
    if holding is None:
        return ()
    inside = (p for p in clause.phrases if holding.first <= p.first and p.last < item)
    own = tuple(
        p for p in inside if not any(holding.first <= r.first <= p.first < r.de < item for r in clause.relatives)
    )
    return own if any(named(p) for p in own) else ()


def _buried(items: Sequence[Item], clause: Clause, item: int, relative: Relative) -> bool:
    """Whether an item stands in the attribute of whom 是 names: 抵台的是〔负责亚太的〕少将."""
    if "copula" not in items[relative.de + 1].senses:
        return False
    return any(r.verbal and relative.de < r.first <= item <= r.de for r in clause.relatives)


def of_folk(items: Sequence[Item], relative: Relative) -> bool:
    """Whether a relative clause tells of people without a name or of things that come: 访问过日本的〔旅客〕.

    Not 甲是访问日本的〔领导人〕.
    """
    at = _noun_behind(items, relative.de)
    while at + 1 < len(items) and items[at + 1].kind in ("noun", "name") and "trigger" not in items[at + 1].senses:
        at += 1  # 12名〔香港活动人士〕
    if at < len(items) and "freight" in items[at].senses:
        return True
    becomes = any("becomes" in i.senses for i in items[max(0, relative.first - 3) : relative.de])
    if at == len(items) or becomes:
        return False
    return bool(items[at].senses & (PEOPLE | {"kin"})) or "folk_end" in senses().get(items[at].text[-1:], frozenset())


def is_unreal(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether a verb stands before 的 and a noun of what need not happen: 访问中国的〔可能性〕."""
    for at in range(item + 1, clause.high):
        if items[at].kind == "de":
            last = _noun_behind(items, at)
            return last < clause.high and "unreal" in items[last].senses
        if items[at].kind == "verb" and "trigger" not in items[at].senses:
            return False
    return False


def _noun_behind(items: Sequence[Item], de: int) -> int:
    """The last of the nouns behind 的."""
    at = de + 1
    while at + 1 < len(items) and items[at + 1].kind == "noun" and "trigger" not in items[at + 1].senses:
        at += 1
    return at


def _joins(items: Sequence[Item], at: int) -> bool:
    """Whether a mark stands between countries: 〔甲、乙两国〕外长会谈."""
    return items[at].kind == "list" and at > 0 and is_country(items[at - 1]) and is_country(items[at + 1])


def modifier_of(items: Sequence[Item], clause: Clause, item: int) -> Relative | None:
    """The relative clause or genitive right before a noun: 甲与乙举行的〔会谈〕, 甲对乙的〔访问〕."""
    at = item - 1
    while at >= clause.low and (items[at].kind in _OPEN_TO or "first_of" in items[at].senses or _joins(items, at)):
        at -= 1
    named_day = items[at].kind == "date" and at == item - 1
    while at > clause.low and named_day and items[at].kind in ("date", "mark"):
        at -= 1  # 甲和乙的“除夕〔通话〕”
    modifier = next((r for r in clause.relatives if r.de == at), None)
    if any(i.mention is not None and i.mention.kind == "person" for i in items[at + 1 : item]):
        return None  # 与〔某国负责外交的〕甲通话
    titled = at > 1 and "post" in items[at - 1].senses
    owner = items[at - 1 - titled].mention if modifier is not None and at > 0 else None  # 〔甲〕总统的支持者
    if modifier is None or modifier.verbal or owner is None or owner.kind != "person":
        return modifier
    people = any(i.senses & (PEOPLE | {"kin"}) for i in items[at + 1 : item])
    return None if people else modifier  # 与甲的〔顾问〕会谈, 甲的〔支持者〕冲进乙
