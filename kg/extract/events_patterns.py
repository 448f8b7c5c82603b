"""How a word of the lexicon stands in its clause, and where it tells no event: 谈判〔代表〕, 就〔访问〕一事."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_around import Around, modifier_of
from kg.extract.events_clauses import Clause, Parsed, Trigger
from kg.extract.events_items import Item, ends_of, senses
from kg.extract.events_light import light_verb
from kg.extract.events_objects import objects_of
from kg.extract.events_occasions import on_occasion
from kg.extract.events_phrases import Phrase, named
from kg.ontology import KG, Frame

_LAW = f"{KG}Legislation"
_ELECTION = f"{KG}Election"


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
    """Whether a word only says of what kind or which one an event is: 甲与乙〔历史性〕会谈."""
    return item.kind == "noun" and item.mention is None and item.text[-1] in "性次轮届"


def is_by_wire(items: Sequence[Item], item: int) -> bool:
    """Whether good wishes were sent, where the same word may mean a call: 致电甲祝贺."""
    return "wires" in items[item].senses and any("good_wishes" in i.senses for i in items)


def is_anniversary(items: Sequence[Item], trigger: Trigger) -> bool:
    """建交40周年, 屠杀事件40周年: the day is not the event's; 判刑三年 says how long."""
    if any(i.text == "周年" for i in items[trigger.item + 1 : trigger.item + 3]):
        return True  # 在连任就职〔周年〕
    behind = (i for i in items[trigger.item + 1 : trigger.item + 4] if i.senses.isdisjoint(("matter", "full")))
    after = next((i for i in behind if i.kind not in ("name", "noun") or i.text == "周年"), None)
    if any("Term" in frame.traits for frame in trigger.frames):
        return False
    return after is not None and after.date is not None and after.text.endswith("年") and after.date.kind == "duration"


def names_people(items: Sequence[Item], item: int, *, takes_people: bool) -> bool:
    """谈判〔代表〕, 来访〔官员〕: a noun before people, or a verb that takes none, is their attribute."""
    at = item + 1
    while at + 1 < len(items) and items[item].tag in ("n", "vn") and _is_plain(items[at]):
        at += 1  # 流亡〔精神〕领袖
    people = at < len(items) and bool(_senses_of_end(items[at]) & {"people", "post", "leaders", "folk"})
    before = items[item - 1] if item else None
    if before is not None and "holds_post" in items[item].senses and items[item + 1 : at + 1]:  # not 甲当选总统
        place = before.mention is not None and before.mention.kind == "place"
        after = items[at + 1].mention if at + 1 < len(items) else None
        return place or (people and (before.kind == "prep" or (after is not None and after.kind == "person")))
    return people and (items[item].kind == "noun" or not takes_people)


def is_part_of_noun(items: Sequence[Item], trigger: Trigger) -> bool:
    """Whether a word is only part of what a crime or a rite is called, or a means: 〔发放〕贷款罪, 通过〔关押〕某人."""
    before = items[trigger.item - 1] if trigger.item else None
    if before is not None and before.text == "把":
        return True  # 把〔加入某组织〕列入政策
    if before is not None and "means" in before.senses and items[trigger.item].kind == "verb":
        return not any(frame.meets for frame in trigger.frames)
    if before is not None and "permit" in ends_of(before.text) and items[trigger.item].kind == "verb":
        return True  # 免签证〔访港〕安排
    if "begins" in items[trigger.item].senses:  # 正式开始从甲地〔撤军〕
        end = next((n for n in range(trigger.item, len(items)) if items[n].kind == "break"), len(items))
        return any(i.kind == "verb" for i in items[trigger.item + 1 : end])
    election = {frame.kind for frame in trigger.frames} == {_ELECTION}
    if election and any("of_vote" in i.senses for i in items[trigger.item + 1 : trigger.item + 2]):
        return True  # 大选〔计票〕持续进行
    at = trigger.item
    while at + 1 < len(items) and items[at + 1].kind == "noun":
        at += 1
    if at == trigger.item:
        if _is_of_rite(items, at):
            return all("Rite" not in frame.traits and frame.object_part != "place" for frame in trigger.frames)
        named_way = any(i.kind == "mark" for i in items[at + 1 : at + 2]) and at + 2 < len(items)
        return named_way and "arrangement" in items[at + 2].senses  # “四方会谈”〔机制〕
    ends = ends_of(items[at].text)
    traits = frozenset[str]().union(*(frame.traits for frame in trigger.frames))
    if "crime" in ends:
        return "Justice" not in traits
    if "act_thing" in ends:
        return "OnPeople" in traits
    if "deal" in ends:
        return "Arranged" in traits
    if election and items[at].senses & {"trigger", "outcome", "of_vote"}:
        return True  # 大选〔辩论〕
    return "rite" in ends and "Rite" not in traits and all(f.object_part != "place" for f in trigger.frames)


def _is_of_rite(items: Sequence[Item], at: int) -> bool:
    """Whether a word and another verb stand before a rite: 出席〔开工动土典礼〕, 在〔连任就职〕典礼上."""
    behind = items[at + 1 : at + 3]
    if len(behind) == 2 and "trigger" in behind[0].senses and "rite" in ends_of(behind[1].text):
        return True
    while at + 1 < len(items) and items[at + 1].kind in ("noun", "name"):
        at += 1  # 出席甲〔就任总统〕仪式
    return items[at].kind == "noun" and "rite" in ends_of(items[at].text)


def is_verb_and_object(items: Sequence[Item], trigger: Trigger) -> bool:
    """Whether a gathering ends in a verb with a person behind it: 德外长〔会〕甲; not 拜会甲."""
    at = trigger.item
    behind = items[at + 1].mention if at + 1 < len(items) else None
    if behind is None or behind.kind != "person" or not items[at].text.endswith("会"):
        return False
    return all("Gathering" in frame.traits for frame in trigger.frames)


def _senses_of_end(item: Item) -> frozenset[str]:
    """The senses of a noun, or those of a post that it ends in: 副〔总统〕."""
    longer = item.kind == "noun" and len(item.text) > 2
    return item.senses or (senses().get(item.text[-2:], frozenset()) if longer else item.senses)


def _is_plain(item: Item) -> bool:
    return item.kind == "noun" and item.mention is None and not item.senses


def is_spoken_of(items: Sequence[Item], item: int, *, meets: bool) -> bool:
    """就〔该项会谈〕, 有关〔访问〕: an event that is only the matter of something else."""
    if _is_arranged(items, item):
        return True
    if not meets and _is_remarked_on(items, item):
        return True
    at = _behind_nouns(items, item)
    if at >= 0 and items[at].kind == "prep" and "about" in items[at].senses:
        return not (meets and items[item].kind == "verb" and at + 1 < item)  # 与甲就局势〔通电话〕
    if items[item].kind == "noun":  # 回应美日印澳〔峰会〕
        at = item - 1
        while at >= 0 and items[at].kind in ("noun", "mark", "name", "list") and "discusses" not in items[at].senses:
            at -= 1
    if at > 0 and items[at].kind == "de":  # 讨论来自某国的〔袭击〕
        at = next((n for n in range(at, -1, -1) if items[n].kind == "break" or "discusses" in items[n].senses), -1)
        return at >= 0 and "discusses" in items[at].senses and items[item].kind == "verb"
    if at > 0 and items[at - 1].text.endswith("票"):
        return False  # 以200票支持、100票〔反对〕通过法案
    return at >= 0 and at + 1 < len(items) and "discusses" in items[at].senses and items[at].kind == "verb"


def _is_remarked_on(items: Sequence[Item], item: int) -> bool:
    """Whether somebody says or does something on it: 甲就乙案在丙地〔审理〕发表声明."""
    after = items[item + 1] if item + 1 < len(items) else None
    if after is None or after.kind != "verb" or not after.senses & {"remarks", "holds"}:
        return False
    ends = (n for n in range(item - 1, -1, -1) if items[n].kind in ("verb", "break") or "about" in items[n].senses)
    at = next(ends, -1)
    both = any("with" in i.senses for i in items[at + 1 : item])  # 就甲与乙达成协议举行记者会
    return at >= 0 and items[at].kind == "prep" and not both


def _is_arranged(items: Sequence[Item], item: int) -> bool:
    """Whether an event is only what somebody arranges: 讨论甲和乙会晤的〔事宜〕."""
    behind = items[item + 1 : item + 3]
    if len(behind) < 2 or behind[0].kind != "de" or "arranging" not in behind[1].senses:
        return False
    low = next((n for n in range(item, -1, -1) if items[n].kind == "break"), 0)
    return any("discusses" in i.senses for i in items[low:item])


def _behind_nouns(items: Sequence[Item], item: int) -> int:
    """The item before the nouns that stand right before another."""
    at = item - 1
    while at >= 0 and items[at].kind in ("noun", "mark"):
        at -= 1
    return at


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
    if frame.kind == _ELECTION and "of_office" in word.senses and _when(items, clause, item):
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
    before = next((i for i in left if i.kind != "mark" and not (_says_which(i) or "leaders" in i.senses)), None)
    if before is not None and before.kind == "prep":
        return "toward" not in before.senses or "place" in before.senses  # not 向论坛致辞
    return before is not None and before.kind in ("name", "date")


def is_habit(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether something is done again and again, so that no one time is told: 〔经常〕访问甲地, 〔每年〕举行峰会."""
    within = clause.innermost(item)
    low = clause.low if within is None else within.first
    if items[item].kind == "noun" and any("habit" in i.senses for i in items[item + 1 : min(item + 2, clause.high)]):
        return True  # 对甲地的访问〔向来〕……
    return any(_is_often(items[n]) and not clause.hidden(n, within=within) for n in range(low, item))


def _is_often(item: Item) -> bool:
    if item.kind == "date":
        return item.text[0] == "每"
    return "habit" in item.senses and (item.kind == "adverb" or item.text != "一般")


def is_answered(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether what somebody did is only what is answered: 对〔甲发动攻击等行为〕作出反应."""
    end = item + 1
    while end < clause.high and (items[end].kind in ("noun", "mark", "list") and "matter" not in items[end].senses):
        end += 1
    if end + 1 >= clause.high or "matter" not in items[end].senses or items[end + 1].kind not in ("verb", "adverb"):
        return False
    toward = next((n for n in range(clause.low, item) if items[n].senses & {"toward", "about"}), item)
    return any(i.kind == "verb" for i in items[toward + 1 : item])


def is_unnamed_matter(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """就〔官员〕访问乙地一事: an event that is only spoken of, of nobody named."""
    before = next((p for p in clause.phrases if p.last + 1 == item), None)
    if before is None or before.governor is None or named(before) or not is_matter(items, before, item):
        return False
    return bool(items[before.governor].senses & {"about", "topic"})


def is_topic(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether what somebody named does is only what another verb is about: 就〔甲派遣军舰〕提出抗议."""
    about = next((n for n in range(item - 1, clause.low - 1, -1) if items[n].kind in ("verb", "break")), clause.low)
    before = (p for p in clause.phrases if p.last < item and p.governor is not None and p.governor >= about)
    if not any(named(p) and ("about" in p.governed or _is_toward(items, clause, p, item)) for p in before):
        return False
    behind = (i for i in items[item + 1 : clause.high] if i.kind in ("verb", "de") or "occasion" in i.senses)
    main = next(behind, None)
    return main is not None and main.kind == "verb" and "serial" not in main.senses


def _is_toward(items: Sequence[Item], clause: Clause, phrase: Phrase, item: int) -> bool:
    """Whether 对 opens what somebody only has a word on: 〔对甲派遣军舰的计划〕表示赞赏."""
    behind = items[item + 1 : clause.high]
    de = next((n for n, i in enumerate(behind) if i.kind == "de"), len(behind))
    verb = next((i for i in behind[de + 1 :] if i.kind == "verb"), None)
    opens = phrase.governor is not None and items[phrase.governor].text == "对"
    return opens and verb is not None and bool(verb.senses & {"speech", "remarks", "serial"})


def joins_other(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether what somebody joins is no body or treaty: 加入〔制裁名单〕, 加入〔记者会〕, 加入〔服役〕."""
    if "joins_body" not in items[item].senses:
        return False
    end = item + 1
    while end < clause.high and items[end].kind in ("name", "noun", "mark", "list", "aspect", "de"):
        end += 1
    if end == item + 1:
        return end < clause.high and items[end].kind == "verb" and items[end].senses.isdisjoint(("becomes", "copula"))
    last = next((i for i in reversed(items[item + 1 : end]) if i.kind in ("name", "noun")), items[item])
    gathers = last.kind == "noun" and "trigger" in last.senses and "deal" not in ends_of(last.text)
    return gathers or bool((last.senses | ends_of(last.text)) & {"folk", "unreal", "not_joined"})


def is_matter(items: Sequence[Item], phrase: Phrase, item: int) -> bool:
    """Whether a phrase acts in what is only spoken of: 就〔甲〕访问乙地一事, 对〔甲〕与乙签署协议一事."""
    end = next((n for n in range(item + 1, len(items)) if items[n].kind in ("verb", "prep", "break")), len(items))
    joined = [i for i in items[phrase.last + 1 : item] if i.kind != "name"]
    listed = all(i.kind == "prep" and "with" in i.senses for i in joined) and len(joined) < 2
    goes_on = end == item + 1 < len(items) and "serial" in items[end].senses  # 就甲与乙签约〔举行〕记者会
    return listed and (goes_on or any("matter" in i.senses for i in items[item + 1 : end]))
