"""How a word of the lexicon stands in its clause, and where it tells no event: 谈判〔代表〕, 就〔访问〕一事."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_around import Around, modifier_of
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import Item, senses
from kg.extract.events_light import light_verb
from kg.extract.events_objects import objects_of
from kg.extract.events_occasions import on_occasion
from kg.ontology import Frame


def _is_bygone(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether a noun only says before or after what the rest happened: 甲与乙在法国〔大选〕之后会面."""
    after = items[item + 1].senses if item + 1 < clause.high else frozenset()
    if "occasion" not in after or "during" in after:
        return False
    at = item - 1
    while at > clause.low and items[at].kind in ("noun", "name", "mark", "date"):
        at -= 1
    return items[at].kind == "prep" and "place" in items[at].senses


def _when(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether an election only says when the rest happens: 甲将于9月〔大选〕时卸任."""
    after = items[item + 1] if item + 2 < clause.high else None
    return after is not None and "while" in after.senses and items[item + 2].kind in ("verb", "adverb", "prep")


def _says_which(item: Item) -> bool:
    """Whether a word only says of what kind, which one or whose an event is: 甲与乙〔历史性〕会谈, 甲乙〔四国〕峰会."""
    if item.senses & {"leaders", "so_many"}:
        return True
    return item.kind == "noun" and item.mention is None and item.text[-1] in "性次轮届"


def _before_noun(items: Sequence[Item], item: int) -> bool:
    """大选〔结果〕, 会谈〔气氛〕: a noun of the lexicon before another noun tells no event."""
    after = items[item + 1] if item + 1 < len(items) else None
    return after is not None and after.kind == "noun" and after.tag in ("n", "nz", "vn") and not after.senses


def pattern_of(parsed: Parsed, clause: Clause, item: int, frame: Frame, around: Around) -> str | None:
    """How the trigger stands in its clause, if the frame knows that."""
    items, patterns = parsed.items, frame.patterns
    word = items[item]
    if word.kind == "noun" and not frame.meets and _is_bygone(items, clause, item):
        return None
    if "Vote" in frame.traits and "of_office" in word.senses and _when(items, clause, item):
        return None
    if "BoundPlace" in patterns:
        return "BoundPlace"
    if "LightVerb" in patterns and light_verb(items, clause, item, frame):
        return "LightVerb"
    manner = item - 2 >= clause.low and items[item - 1].tag == "ad" and not items[item - 1].senses
    behind_de = item - 1 - manner >= clause.low and items[item - 1 - manner].kind == "de"  # 甲的〔公开〕发言
    noun = behind_de or (word.tag in ("n", "vn", "nz") and not _ends_clause(items, clause, item))
    if "LightVerb" in patterns and not frame.meets and can_be_at(frame) and on_occasion(items, clause, item):
        return "Nominal" if "doings" not in word.senses or "during" in items[item + 1].senses else None
    if "VerbObject" in patterns and not noun:
        if objects_of(items, clause, around, item, frame) or not (patterns & {"Verb", "WithVerb", "Nominal"}):
            return "VerbObject"
    if "VerbObject" in patterns and noun and item > 0 and items[item - 1].kind != "de":
        if objects_of(items, clause, around, item, frame) and frame.object_part != "place":
            return "VerbObject"
    if "WithVerb" in patterns and (not noun or any("with" in p.governed for p in around.left)):
        return "WithVerb"
    if "Verb" in patterns and not noun:
        return "Verb"
    if "VerbObject" in patterns and not noun:
        return "VerbObject"
    if "Nominal" in patterns and _stands_alone(items, clause, item):
        return "Nominal"
    if "VerbObject" in patterns and frame.object_part == "place" and objects_of(items, clause, around, item, frame):
        return "VerbObject"
    return None


def _ends_clause(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether a word taken for a noun says what became of talks, as the only verb of its clause: 会谈〔暂停〕."""
    if item + 1 < clause.high or item == clause.low or items[item].tag != "vn":
        return False
    last = items[item - 1].text[-2:]
    return "dealing" in senses().get(last, frozenset()) and all(i.kind != "verb" for i in items[clause.low : item])


def can_be_at(frame: Frame) -> bool:
    """Whether one can be at what a frame tells: a meeting, a speech; not an agreement."""
    return "Nominal" in frame.patterns or any("attends" in senses().get(v, frozenset()) for v in frame.light_verbs)


def _stands_alone(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether a noun tells an event by itself: 甲与乙的会谈, 在甲的记者会上, 甲乙会谈; not 安排会谈 or 会谈气氛."""
    if _before_noun(items, item):
        return False
    if modifier_of(items, clause, item) is not None:
        return True
    if on_occasion(items, clause, item):
        return True
    if item + 1 < clause.high and "copula" in items[item + 1].senses:  # 两人上一次会面是在……
        return True
    left = (items[n] for n in range(item - 1, clause.low - 1, -1))
    before = next(
        (i for i in left if i.kind != "mark" and not (_says_which(i) or i.senses & {"leaders", "group"})), None
    )
    if before is not None and before.kind == "prep":
        return "toward" not in before.senses or "place" in before.senses  # not 向论坛致辞
    return before is not None and before.kind in ("name", "date")
