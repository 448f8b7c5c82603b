"""Who does it and to whom, where the words around a verb turn its sides: 被 由 给, the head of its attribute."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_around import Around
from kg.extract.events_clauses import Clause
from kg.extract.events_freed import is_site
from kg.extract.events_items import Item, senses, takes_whom
from kg.extract.events_phrases import Phrase, named
from kg.extract.events_sides import first_subject
from kg.model import Mention

_ONES = frozenset(("people", "post", "leaders", "folk"))


def acts_for_subject(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether somebody does it in the subject's place: 甲由〔妻子乙代表〕出席."""
    return "agent" in phrase.governed and {"aide", "serial"} <= items[phrase.last].senses


def ends_relative(around: Around, item: int) -> bool:
    """Whether a verb stands right before the 的 of its relative clause: 被〔释放〕的甲."""
    return around.relative is not None and item + 1 == around.relative.de


def strikes_head(items: Sequence[Item], around: Around, item: int) -> bool:
    """Whether a verb that needs whom it strikes ends the attribute of him: 警方周一〔拘捕〕的甲."""
    return ends_relative(around, item) and takes_whom(items[item])


def happens_at(
    items: Sequence[Item], item: int, light: str | None, subject: Sequence[Mention], *, people: bool
) -> bool:
    """Whether those taken for the subject are where something happens or people gather: 〔某校〕发生枪击.

    So too a country or a city where what people do breaks out: 〔某国〕爆发示威; not 甲国与乙国爆发冲突.
    """
    word = senses().get(items[item].text, frozenset()) | senses().get(light or "", frozenset())
    if "happens_at" not in word:
        return False
    return all(is_site(m, items) if m.kind == "organisation" else people and m.kind == "place" for m in subject)


def asked_by(items: Sequence[Item], clause: Clause, item: int) -> frozenset[Mention]:
    """Whom 接受 and its object name as the other side, never as the subject: 甲，周二接受〔乙〕专访."""
    at = next((n for n in range(item - 1, clause.low - 1, -1) if items[n].kind == "verb"), None)
    if at is None or "undergoes" not in items[at].senses:
        return frozenset()
    return frozenset(m for p in clause.phrases if at < p.first < item for m in named(p))


def marked_passive(items: Sequence[Item], around: Around, item: int) -> bool:
    """Whether 被 or 遭 opens the verb, or stands before it, who does it being left out: 被控, 被以……罪名逮捕."""
    if items[item].kind == "verb" and items[item].text[0] in "被遭":
        return True
    free = [p.last for p in around.left if not p.governed and named(p)]
    marks = range(free[-1] + 1 if free else item - 1, item)
    at = next((n for n in marks if items[n].kind == "prep" and "passive" in items[n].senses), None)
    return at is not None and not any("speech" in i.senses for i in items[at:item])  # 被〔问到〕甲确诊


def led_off(items: Sequence[Item], left: Sequence[Phrase], item: int) -> bool:
    """Whether 由 before a verb says who does it to the subject: 甲〔由警员押解〕到法院."""
    led = next((p for p in left if p.last + 1 == item and "agent" in p.governed), None)
    return led is not None and led.governor is not None and items[led.governor].text == "由"


def given_to(items: Sequence[Item], around: Around) -> tuple[Mention, ...]:
    """To whom something goes by what stands behind it: 出售一百枚导弹给〔甲〕."""
    given = (p for p in around.right if p.governor is not None and items[p.governor].text in ("给", "予"))
    return tuple(m for p in given for m in p.heads)


def moves_thing(items: Sequence[Item], left: Sequence[Phrase], item: int) -> bool:
    """Whether it is what 把 or 将 governs that goes somewhere: 将〔甲〕加入名单; not 把文件交给乙后访问甲国."""
    moved = (p for p in left if "ba" in p.governed)
    return any(not any("occasion" in i.senses for i in items[p.last + 1 : item]) for p in moved)


def faces_people(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether people without a name stand right behind a verb: 甲和乙会晤〔官员〕."""
    behind = next((p for p in clause.phrases if p.first > item), None)
    if behind is None or behind.governed or any(i.kind != "aspect" for i in items[item + 1 : behind.first]):
        return False
    return bool(items[behind.last].senses & {"people", "leaders", "kin", "folk", "post"})


def behind_copula(items: Sequence[Item], clause: Clause, item: int) -> tuple[Mention, ...]:
    """Who does what stands before 的是: 搭乘专机抵达的是〔甲〕."""
    for n in range(item + 1, clause.high - 1):
        if items[n].kind == "de" and "copula" in items[n + 1].senses:
            return next((named(p) for p in clause.phrases if p.first > n + 1), ())
        if items[n].kind not in ("name", "noun", "mark", "aspect"):
            break
    return ()


def who_is_one(
    items: Sequence[Item], clause: Clause, around: Around, subject: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Who is the one of a body's people: 〔甲〕是某党访乙的首位官员, 〔甲〕是多年来某国访乙级别最高的官员."""
    if around.relative is None:
        return ()
    told = (n for n in range(around.relative.first - 1, clause.low, -1) if "becomes" in items[n].senses)
    copula = next(told, None)
    at = around.relative.de + 1
    while at + 1 < clause.high and items[at + 1].kind in ("noun", "name"):
        at += 1
    others = (*subject, *(named(around.head) if around.head is not None else ()))
    if copula is None or any(m.kind == "person" for m in others) or not items[at].senses & _ONES:
        return ()
    return first_subject(items, clause.open_phrases(copula))


def is_one_of(items: Sequence[Item], clause: Clause, around: Around) -> bool:
    """Whether 是 opens a clause of one of a body's people, told of in a clause before: 〔是〕访乙级别最高的某部官员."""
    if around.relative is None or around.head is None or any(m.kind == "person" for m in named(around.head)):
        return False
    opening = items[clause.low : around.relative.first]
    at = around.head.last
    return bool(opening) and "copula" in opening[-1].senses and bool(items[at].senses & _ONES)
