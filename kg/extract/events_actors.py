"""Which of the groups before a word of the lexicon acts in it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_groups import Group, is_object, is_thing
from kg.extract.events_items import Item, ends_of, senses
from kg.extract.events_phrases import PEOPLE, Phrase

_SOMEBODY = PEOPLE | {"kin", "leaders"}


def subject_among(items: Sequence[Item], groups: Sequence[Group], trigger: int) -> Group | None:
    """The last group that nothing governs; an object only behind verbs that make it act (邀请甲访问)."""
    open_ = [g for g in groups if not g.phrase.governed and _may_act(items, g.phrase)]
    last = groups[-1] if groups else None
    beside = next((g for g in reversed(groups) if _is_beside(items, g, trigger)), None)
    if beside is not None:
        return beside
    about = next((g for g in reversed(groups) if "about" in g.phrase.governed and _may_be_told_of(items, g)), None)
    if about is not None and (about.members or not any(g.members for g in open_)):
        if not any(i.kind == "verb" for i in items[about.phrase.last + 1 : trigger]):
            return about
    if last is not None and (_told_of(items, last, trigger) or _are_counted(items, groups, trigger)):
        return last
    if last is not None and _suffer(items, last, trigger):
        return last
    adjacent = last is not None and last.phrase.last + 1 == trigger and items[trigger].kind == "verb"
    if last is not None and adjacent and (last.members or last.phrase.weak) and _complement(items, last):
        return last
    if last is not None and any(m.kind == "person" for m in last.members) and _holds_told(items, last.phrase, trigger):
        return last
    pivots = [g for g in open_ if is_object(items, g.phrase) and (g.members or is_thing(items, g.phrase))]
    pivots = [g for g in pivots if "crime" not in ends_of(items[g.phrase.last].text)]  # 以煽动颠覆国家政权〔罪〕判处甲
    if pivots and pivots[-1] is open_[-1]:
        return pivots[-1]
    if (declared := next((g for g in reversed(groups) if _is_declared(items, g, trigger)), None)) is not None:
        return declared
    with_names = [g for g in open_ if g.members]
    if len(with_names) > 1 and _is_where(items, groups[groups.index(with_names[-1]) - 1], with_names[-1]):
        with_names.pop()
    if with_names and all(m.kind == "place" for m in with_names[-1].members):
        late = _late_subject(items, groups, trigger)
        if late is not None and any(m.kind == "person" for m in late.members):
            return late  # 甲国退休的商人、绰号为某某的〔乙〕
    if with_names:
        if _stranger(items, groups, with_names[-1]) is not None:
            return _stranger(items, groups, with_names[-1])
        later = [g for g in open_ if g.phrase.first > with_names[-1].phrase.last and is_thing(items, g.phrase)]
        between = items[with_names[-1].phrase.last + 1 : later[-1].phrase.first] if later else ()
        return later[-1] if any("speech" in i.senses for i in between) else with_names[-1]
    return next((g for g in open_ if is_thing(items, g.phrase)), None) or _late_subject(items, groups, trigger)


def _is_declared(items: Sequence[Item], group: Group, trigger: int) -> bool:
    """Whether forces or people without a name act in what somebody declares: 甲宣布〔某国部队〕从乙手中接管……."""
    phrase = group.phrase
    if not is_object(items, phrase) and "declares" not in items[phrase.before].senses:
        return False
    told = items[phrase.last].senses | ends_of(items[phrase.last].text)
    force = bool(told & {"country_people", "people", "folk"}) and not group.members
    between = any(i.kind == "verb" for i in items[phrase.last + 1 : trigger])
    return force and "declares" in items[phrase.before].senses and not between and items[trigger].kind == "verb"


def _is_beside(items: Sequence[Item], group: Group, trigger: int) -> bool:
    """Whether a person stands right before 在与, though another verb takes the clause: 甲回顾〔乙〕在与丙的会晤中."""
    at = group.phrase.last + 1
    if not any(m.kind == "person" for m in group.members) or at + 1 >= trigger or items[at].text != "在":
        return False
    return "partner" in items[at + 1].senses and not any(i.kind == "verb" for i in items[at:trigger])


def _told_of(items: Sequence[Item], last: Group, trigger: int) -> bool:
    """Whether people without a name act in what is asked or spoken of: 被问到〔幕僚〕确诊."""
    phrase = last.phrase
    if last.members or phrase.last + 1 != trigger or items[trigger].kind != "verb" or "goal" not in phrase.governed:
        return False
    spoken = phrase.governor is not None and "speech" in items[phrase.governor - 1].senses
    return spoken and bool(items[phrase.last].senses & {"people", "kin", "folk", "post", "leaders"})


def _suffer(items: Sequence[Item], last: Group, trigger: int) -> bool:
    """Whether a passive befalls people without a name behind another verb: 甲关注〔外国人〕也被逮捕."""
    phrase = last.phrase
    if last.members or not is_object(items, phrase) or items[phrase.last].senses.isdisjoint(_SOMEBODY):
        return False
    if "trigger" in items[phrase.before].senses:
        return False  # 甲等选举〔参选人〕被取消资格
    behind = [i for i in items[phrase.last + 1 : trigger + 1] if i.kind != "adverb"]
    opens = behind[0].senses | senses().get(behind[0].text[0], frozenset())
    return "passive" in opens and not any(i.kind == "de" or "occasion" in i.senses for i in behind)


def _are_counted(items: Sequence[Item], groups: Sequence[Group], trigger: int) -> bool:
    """Whether so many people without a name stand right before a verb, behind another's: 甲遭批评〔两部长〕辞职."""
    phrase, before = groups[-1].phrase, groups[-2] if len(groups) > 1 else None
    if before is None or groups[-1].members or phrase.governed or phrase.last + 1 != trigger:
        return False
    counted = items[phrase.first].tag == "m" and items[phrase.last].senses & {"people", "post", "leaders"}
    return bool(counted) and any(i.kind == "verb" for i in items[before.phrase.last + 1 : phrase.first])


def _late_subject(items: Sequence[Item], groups: Sequence[Group], trigger: int) -> Group | None:
    """Who stands before the verb with only adverbs between, whatever opens the clause: 配备坦克的〔甲军〕已抵达."""
    where = bool(groups) and "place" in groups[-1].phrase.governed
    last = next((g for g in reversed(groups) if g is not groups[-1] or not where), None)
    if last is None or last.phrase.governed or not last.members:
        return None
    if "trigger" in items[last.phrase.before].senses and "holds_post" not in items[last.phrase.before].senses:
        return None
    lists = "lists" in items[last.phrase.before].senses  # 盟友，包括〔甲和乙〕近期先后到访
    if not lists and not any(i.kind == "de" for i in items[last.phrase.before + 1 : last.phrase.first]):
        return None
    between = items[last.phrase.last + 1 : groups[-1].phrase.governor if where else trigger]
    apart = any(i.kind not in ("date", "adverb") or i.senses & {"occasion", "joins", "serial"} for i in between)
    return last if between and not apart else None


def _holds_told(items: Sequence[Item], phrase: Phrase, trigger: int) -> bool:
    """Whether a phrase behind a verb opens the clause that it takes: 公布〔两人〕举行会谈."""
    if not is_object(items, phrase) or phrase.last + 2 != trigger or "serial" not in items[trigger - 1].senses:
        return False
    return not items[phrase.before].senses & {"serial", "trigger"}


def _stranger(items: Sequence[Item], groups: Sequence[Group], last: Group) -> Group | None:
    """Who acts in a clause that another verb takes, with a name that the graph does not know: 甲预计〔某某〕将返回."""
    behind = (g for g in groups if g.phrase.first > last.phrase.last and not g.phrase.governed and not g.members)
    return next((g for g in behind if any(_is_name(i) for i in items[g.phrase.first : g.phrase.last + 1])), None)


def _is_name(item: Item) -> bool:
    return item.mention is None and item.tag in ("nr", "PER")


def _is_where(items: Sequence[Item], before: Group, group: Group) -> bool:
    """Whether a place behind a person and a date says where, without 在: 甲周三〔华盛顿〕发表讲话."""
    house = "building" in ends_of(items[group.phrase.last].text) and all(m.kind != "person" for m in group.members)
    person = any(m.kind == "person" for m in before.members) and (
        house or all(m.kind == "place" for m in group.members)
    )
    between = items[before.phrase.last + 1 : group.phrase.first]
    return person and bool(between) and all(i.kind in ("date", "adverb", "mark") for i in between)


def _may_be_told_of(items: Sequence[Item], group: Group) -> bool:
    """Whether what stands behind 就 can act in the next verb: 就〔特朗普〕被弹劾, not 就乌克兰与普京通话."""
    return is_thing(items, group.phrase) or any(m.kind == "person" for m in group.members)


def _may_act(items: Sequence[Item], phrase: Phrase) -> bool:
    return not is_object(items, phrase) or bool(items[phrase.before].senses & {"pivot", "copula"})


def _complement(items: Sequence[Item], group: Group) -> bool:
    """Whether a phrase right before the trigger opens a clause that another verb takes: 敲定〔英国脱欧〕."""
    if not is_object(items, group.phrase) or group.phrase.governed:
        return False
    senses = items[group.phrase.before].senses
    return "serial" not in senses and ("trigger" not in senses or any(m.kind == "person" for m in group.members))
