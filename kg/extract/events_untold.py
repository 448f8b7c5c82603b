"""Where a word of the lexicon tells no event: 谈判〔代表〕, 就〔访问〕一事, 在就职〔周年〕."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_clauses import Clause, Trigger
from kg.extract.events_items import Item, ends_of, senses
from kg.extract.events_phrases import Phrase, named
from kg.ontology import Frame

_SPOKEN_OF = frozenset(("about", "topic"))


def is_by_wire(items: Sequence[Item], item: int) -> bool:
    """Whether good wishes were sent, where the same word may mean a call: 致电甲祝贺."""
    return "wires" in items[item].senses and any("good_wishes" in i.senses for i in items)


def is_anniversary(items: Sequence[Item], trigger: Trigger) -> bool:
    """建交40周年, 屠杀事件40周年: the day is not the event's; 判刑三年 says how long."""
    if any(i.text.endswith("周年") for i in items[trigger.item + 1 : trigger.item + 3]):
        return True  # 在连任就职〔周年〕, 在作出裁决〔五周年〕之际
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
        met = before.kind == "prep" or "sees" in before.senses  # 会见〔当选〕总统
        return place or (people and (met or (after is not None and after.kind == "person")))
    return people and (items[item].kind == "noun" or not takes_people)


def is_part_of_noun(items: Sequence[Item], trigger: Trigger) -> bool:
    """Whether a word is only part of what a crime or a rite is called, or a means: 〔发放〕贷款罪, 通过〔关押〕某人."""
    before = items[trigger.item - 1] if trigger.item else None
    after = items[trigger.item + 1] if trigger.item + 1 < len(items) else None
    if after is not None and "has" in after.senses and items[trigger.item].kind == "noun":
        return True  # 在某论坛〔拥有〕观察员地位
    if before is not None and before.text == "把":
        return True  # 把〔加入某组织〕列入政策
    if before is not None and "means" in before.senses and items[trigger.item].kind == "verb":
        return not any(frame.meets for frame in trigger.frames)
    if before is not None and "permit" in ends_of(before.text) and items[trigger.item].kind == "verb":
        return True  # 免签证〔访港〕安排
    if "begins" in items[trigger.item].senses:  # 正式开始从甲地〔撤军〕
        end = next((n for n in range(trigger.item, len(items)) if items[n].kind == "break"), len(items))
        return any(i.kind == "verb" for i in items[trigger.item + 1 : end])
    if "sets_going" in items[trigger.item].senses and _is_procedure(items, trigger.item):
        return True
    election = all("Vote" in frame.traits for frame in trigger.frames)
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
    if "parley" in ends:
        return "Mutual" in traits  # 停火〔磋商〕
    if election and items[at].senses & {"trigger", "outcome", "of_vote"}:
        return True  # 大选〔辩论〕
    return "rite" in ends and "Rite" not in traits and all(f.object_part != "place" for f in trigger.frames)


def _is_procedure(items: Sequence[Item], item: int) -> bool:
    """Whether what is set going is a procedure or another event, and nothing new: 正式启动〔访问日程〕."""
    at = item + 1
    while at + 1 < len(items) and items[at + 1].kind in ("noun", "name"):
        at += 1
    return at < len(items) and bool((items[at].senses | ends_of(items[at].text)) & {"trigger", "procedure"})


def is_unspecified(items: Sequence[Item], item: int) -> bool:
    """Whether a noun tells of no one event: 参加〔其他〕活动."""
    return bool(item) and items[item].kind == "noun" and "unspecified" in items[item - 1].senses


def is_in_bill(items: Sequence[Item], item: int, frames: Sequence[Frame]) -> bool:
    """Whether a verb only says what a bill or an idea is: 通过制裁甲的〔法案〕; not 甲签署的法案, 颁布新的法律."""
    if any("Instrument" in f.traits and "Arranged" not in f.traits for f in frames):
        return False
    de = item + 1
    while de < len(items) and items[de].kind in ("name", "noun", "list", "mark"):
        de += 1
    if de == item + 1 or de + 1 >= len(items) or items[de].kind != "de" or items[item].kind != "verb":
        return False
    at, titled = de + 1, items[de + 1].text == "《"
    while at + 1 < len(items) and (items[at + 1].kind in ("noun", "name") or (titled and items[at + 1].text != "》")):
        at += 1
    return bool({"bill", "idea"} & ends_of(items[at].text))


def goes_through(items: Sequence[Item], clause: Clause, trigger: Trigger) -> bool:
    """Whether ships or aircraft pass a strait, which is no law: 军舰〔通过了〕宫古海峡, 通过了位于甲乙之间的海峡."""
    if not all("Instrument" in frame.traits for frame in trigger.frames) or "enters" not in items[trigger.item].senses:
        return False
    at = next((n for n in range(clause.high - 1, trigger.item, -1) if items[n].kind == "de"), trigger.item) + 1
    while at + 1 < clause.high and items[at + 1].kind in ("noun", "name"):
        at += 1
    return at < clause.high and items[at].kind in ("noun", "name") and "waters" in ends_of(items[at].text)


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


def is_spoken_of(items: Sequence[Item], trigger: Trigger) -> bool:
    """就〔该项会谈〕, 有关〔访问〕: an event that is only the matter of something else."""
    item, meets = trigger.item, any(frame.meets for frame in trigger.frames)
    if _is_arranged(items, item) or _is_watched(items, trigger):
        return True
    if _is_remarked_on(items, item):
        return True
    at = _behind_nouns(items, item)
    if at >= 0 and items[at].kind == "prep" and "about" in items[at].senses:
        return not (meets and items[item].kind == "verb" and at + 1 < item)  # 与甲就局势〔通电话〕
    if items[item].kind == "noun":  # 回应美日印澳〔峰会〕
        at = item - 1
        while (
            at >= 0
            and items[at].kind in ("noun", "mark", "name", "list", "date")
            and "discusses" not in items[at].senses
        ):
            at -= 1
    if at > 0 and items[at].kind == "de":  # 讨论来自某国的〔袭击〕
        at = next((n for n in range(at, -1, -1) if items[n].kind == "break" or "discusses" in items[n].senses), -1)
        return at >= 0 and "discusses" in items[at].senses and items[item].kind == "verb"
    if at > 0 and items[at - 1].text.endswith("票"):
        return False  # 以200票支持、100票〔反对〕通过法案
    return at >= 0 and at + 1 < len(items) and "discusses" in items[at].senses and items[at].kind == "verb"


def _is_watched(items: Sequence[Item], trigger: Trigger) -> bool:
    """Whether somebody only looks on: 视察了某部队的〔演习〕, 观看〔演习〕; not 观看阅兵式, which is to attend it."""
    at = trigger.item - 1
    while at >= 0 and (items[at].kind in ("noun", "name", "mark", "de", "aspect")):
        at -= 1
    if at < 0 or "watches" not in items[at].senses or any("VerbObject" in f.patterns for f in trigger.frames):
        return False
    return all("LightVerb" in f.patterns and items[at].text not in f.light_verbs for f in trigger.frames)


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


def is_habit(items: Sequence[Item], clause: Clause, item: int) -> bool:
    """Whether something is done again and again, so that no one time is told: 〔经常〕访问甲地, 〔每年〕举行峰会."""
    if "habit" not in clause.senses and not clause.dated:
        return False
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
    if clause.senses.isdisjoint(_SPOKEN_OF):
        return False
    before = next((p for p in clause.phrases if p.last + 1 == item), None)
    if before is None or before.governor is None or named(before) or not is_matter(items, before, item):
        return False
    return not items[before.governor].senses.isdisjoint(_SPOKEN_OF)


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
    """Whether 对 opens what somebody only has a word on: 〔对甲派遣军舰的计划〕表示赞赏, 〔对甲遭攻击〕表示震惊."""
    behind = items[item + 1 : clause.high]
    suffered = item > clause.low and "passive" in items[item - 1].senses
    de = next((n for n, i in enumerate(behind) if i.kind == "de"), -1 if suffered else len(behind))
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
