"""Where: the places of a clause that belong to a trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from kg.extract.events_around import Around
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import QUOTES, Item, ends_of, senses
from kg.extract.events_phrases import Phrase, counts, is_country, of_person
from kg.extract.events_relatives import Relative
from kg.model import Mention

_HYPHENS = frozenset("-－–—")


def places_of(items: Sequence[Item], clause: Clause, around: Around, item: int) -> Iterator[Mention]:
    """Places that a preposition of place sets before or behind the trigger, the nearest first."""
    before = sorted(around.left, key=lambda p: -p.first)
    calls_off = "denies" in ends_of(items[item].text.removesuffix("了"))  # 取消在〔柏林〕举行的会谈
    for phrase in (*before, *(() if calls_off else around.right)):
        there = "place" in phrase.governed or _goes_to(items, phrase, item)
        if not there or _abstract(items, phrase) or _is_party(items, clause, phrase):
            continue
        if len(phrase.weak) > 1 and not phrase.heads:
            continue  # 在〔中印〕边境
        if _is_of_work(items, phrase.first) or _is_of_time(items, phrase.last, clause.high, item):
            continue
        if phrase.first > item and any(_parts(items[i]) for i in range(item + 1, phrase.first - 1)):
            continue
        if phrase.first < item and _opens_time(items, phrase, item):
            continue  # 在〔众议院〕通过弹劾前辞职
        if phrase.first < item and _is_next_act(items, clause, range(phrase.last + 1, item)):
            continue
        if phrase.first > item and any(_ends_occasion(i) for i in items[phrase.last + 1 : clause.high]):
            continue  # 访问是在国务院通知国会后宣布的
        if phrase.first > item and any("trigger" in i.senses for i in items[phrase.last + 1 : clause.high]):
            continue  # 遭袭后在德国接受治疗
        for mention in reversed(phrase.heads or phrase.weak):
            if mention.kind != "person":
                yield mention
    for relative in clause.relatives:
        if _is_of_other_verb(items[item + 1 : relative.first]):
            continue
        if not relative.verbal and not of_person(items, relative.de) and not (calls_off and relative.first > item):
            yield from _genitive_place(items, clause, relative)
    for relative in clause.relatives:
        if relative.verbal and (
            is_occasion(items, relative.de, min(item, clause.high)) or _is_held_there(items, clause, relative, item)
        ):
            yield from _genitive_place(items, clause, relative)


def _is_of_work(items: Sequence[Item], at: int) -> bool:
    """Whether a name stands in the title of a work: 签署《关于在〔某地〕保持和平的协定》."""
    marks = (i.text for i in reversed(items[:at]) if i.text in ("《", "》"))
    return next(marks, "") == "《"


def _is_of_time(items: Sequence[Item], last: int, high: int, item: int) -> bool:
    """Whether a place names a war during which something was done: 在〔某地〕战争期间轰炸了乙地.

    Not where it was done: 在〔某地〕会谈期间.
    """
    war = last if "dealing" in items[last].senses else last + 1
    return war != item and war + 1 < high and "dealing" in items[war].senses and "occasion" in items[war + 1].senses


def _opens_time(items: Sequence[Item], phrase: Phrase, item: int) -> bool:
    """Whether a body behind 在 acts in what the rest is before or after: 在〔议会〕表决前辞职."""
    if any(m.kind != "organisation" for m in phrase.heads) or phrase.last + 1 >= item:
        return False
    acts = items[phrase.last + 1].kind == "verb" and "building" not in ends_of(items[phrase.last].text)
    return acts and any("occasion" in i.senses and i.text[-1] in "前后" for i in items[phrase.last + 2 : item])


def _goes_to(items: Sequence[Item], phrase: Phrase, item: int) -> bool:
    """Whether somebody goes to a place to take part or to meet: 到〔上海〕出席峰会, 到〔上海〕与乙会谈."""
    if phrase.last > item or "goal" not in phrase.governed:
        return False
    between = items[phrase.last + 1 : item]
    acts = all(i.senses & {"attends", "serial"} for i in between if i.kind == "verb")
    return acts and not any("occasion" in i.senses or i.kind == "list" for i in between)


def _is_next_act(items: Sequence[Item], clause: Clause, between: range) -> bool:
    """Whether what stands between a place and a verb is another act, listed before it: 在甲地提名、到乙地……."""
    acted = False
    for n in between:
        if clause.hidden(n, within=None):
            continue
        if items[n].text in ("、", "以及") and acted and items[n + 1].kind in ("verb", "prep"):
            return True
        acted = acted or items[n].kind == "verb"
    return False


def _parts(item: Item) -> bool:
    return (item.kind in ("verb", "break") and "copula" not in item.senses) or "occasion" in item.senses


def _is_of_other_verb(between: Sequence[Item]) -> bool:
    """Whether another verb stands before an attribute: 攻击〔来自〕在甲地的犯罪组织; not 演讲〔地点选在〕甲地的酒店."""
    return any(_parts(i) for i in between) and not any("site" in i.senses for i in between)


def _ends_occasion(item: Item) -> bool:
    return "occasion" in item.senses or (item.kind == "date" and item.text[-1] in "前后")


def is_occasion(items: Sequence[Item], de: int, trigger: int) -> bool:
    """Whether what 的 leads to is a gathering at which the trigger happens: 在东京举行的〔外长会议期间〕会面."""
    end = next((n for n in range(de + 1, trigger) if items[n].kind not in ("name", "noun", "mark")), trigger)
    return end < trigger and "occasion" in items[end].senses and not items[end].text.endswith("前")


def _is_held_there(items: Sequence[Item], clause: Clause, relative: Relative, item: int) -> bool:
    """Whether an attribute tells where an event is held, a name in marks behind it: 在甲地举行的“……”〔论坛〕."""
    held = "holds" in items[relative.de - 1].senses and relative.de < item < clause.high
    if not held or items[item].kind != "noun":
        return False
    marks = [n for n in range(relative.de + 1, item) if items[n].text in QUOTES]
    called = range(marks[0], marks[-1]) if marks else ()
    between = (n for n in range(relative.de + 1, item) if n not in called)
    return all(
        items[n].kind in ("noun", "mark", "de")
        or "about" in items[n].senses
        or (clause.hidden(n, within=None) and "trigger" not in items[n].senses)
        for n in between
    )


def _genitive_place(items: Sequence[Item], clause: Clause, relative: Relative) -> Iterator[Mention]:
    for phrase in clause.phrases:
        seat = phrase.governor is not None and "seat" in items[phrase.governor - 1].senses  # 总部位于〔甲国〕的公司
        if relative.first <= phrase.first < relative.de and "place" in phrase.governed and not seat:
            yield from (m for m in reversed(phrase.heads) if m.kind == "place")


def attribute_places(parsed: Parsed, number: int, at: int) -> Iterator[Mention]:
    """Places in the attribute of what is visited (视察〔台湾某地的〕连队), or of the journey (〔阿富汗〕之行)."""
    items, clause = parsed.items, parsed.clauses[number]
    last = next((n for n in range(at - 1, clause.low - 1, -1) if not counts(items[n])), clause.low)
    before = items[last].mention if at > clause.low else None  # 欧洲五国之行
    if before is not None and before.kind == "place" and items[at].kind == "noun":
        yield before
    behind = next((n for n in range(at + 1, clause.high) if items[n].kind not in ("aspect", "mark")), clause.high)
    found: list[Mention] = []
    for relative in clause.relatives:
        if relative.first == behind:
            behind = relative.de + 1
            inside = [m for i in items[relative.first : relative.de] if (m := i.mention) is not None]
            found = [m for m in inside if m.kind == "place"] or found
    yield from reversed(found)


def goal_places(parsed: Parsed, number: int, at: int, light: Set[str]) -> tuple[Mention, ...]:
    """Places that 到, 赴 or 在 sets before a journey: 到〔北京、上海〕访问, 在〔老挝和缅甸〕进行访问."""
    items, clause = parsed.items, parsed.clauses[number]
    before = [p for p in clause.phrases if p.last < at and p.heads]
    joined: tuple[Mention, ...] = ()
    if len(before) > 1 and "with" in before[-1].governed and before[-1].governor == before[-2].last + 1:
        joined = before.pop().heads  # 在甲国、乙国和〔丙国〕访问
    if not before or not before[-1].governed & {"goal", "place"} or any(m.kind != "place" for m in joined):
        return ()
    behind = before[-1].last + 1 + (2 if joined else 0)
    goal = "goal" in before[-1].governed
    between = (i for i in items[behind:at] if i.text not in light and not (goal and "trigger" in i.senses))
    if any(i.kind in ("verb", "prep", "de") for i in between):
        return ()
    return tuple(m for m in (*before[-1].heads, *joined) if m.kind != "person")


def short_toward(parsed: Parsed, at: int) -> Item | None:
    """The character of a country that 对 sets before a journey: 对〔法〕进行国事访问."""
    pairs = zip(parsed.items[max(0, at - 4) : at], parsed.items[max(0, at - 3) : at], strict=False)
    return next((b for a, b in pairs if "toward" in a.senses and a.kind == "prep" and "bound" in b.senses), None)


def _is_party(items: Sequence[Item], clause: Clause, phrase: Phrase) -> bool:
    """Whether what 在 governs has or holds an occasion: 在〔美日〕峰会前, 在〔外交部〕记者会上, 在〔甲〕主办的会上."""
    after = items[phrase.last + 1] if phrase.last + 1 < clause.high else None
    mentions = phrase.heads or phrase.weak
    names = [i for i in items[phrase.first : phrase.last + 1] if i.mention is not None]
    if after is None or not mentions or not names:
        return False
    if is_joint(items, phrase):
        return True
    if len(names) > 1 and len(mentions) > 1 and all(is_country(i) for i in names) and "trigger" in after.senses:
        return True
    ends = (senses().get(names[-1].text[-n:], frozenset()) for n in (1, 2, 3))
    body = mentions[-1].kind == "organisation" and not any("building" in found for found in ends)  # not 在白宫记者会上
    if body and "hosts" in after.senses:
        return True
    country = mentions[-1].kind == "place" and is_country(names[-1])
    return (body or country) and after.kind == "noun" and "trigger" in after.senses


def is_joint(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a hyphen joins names before an event: those who hold it, as in 在〔东盟-中国〕峰会期间."""
    behind = items[phrase.last + 1 : phrase.last + 2]
    hyphen = any(i.text in _HYPHENS for i in items[phrase.first : phrase.last])
    return hyphen and any("trigger" in i.senses for i in behind)


def _abstract(items: Sequence[Item], phrase: Phrase) -> bool:
    """在中国问题上: no place."""
    after = items[phrase.last + 1] if phrase.last + 1 < len(items) else None
    weak = bool(phrase.weak) and not phrase.heads
    return weak and after is not None and "abstract" in after.senses
