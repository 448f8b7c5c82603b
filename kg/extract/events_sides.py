"""Who stands on which side of a verb: subject, partners, agents, those toward whom, by the words that govern them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.chinese.folding import fold
from kg.extract.events_items import Item, senses
from kg.extract.events_phrases import Phrase, named
from kg.model import Mention

_THING = frozenset(("n", "nz", "nt", "nr", "PER", "ORG", "LOC"))


@dataclass(frozen=True, slots=True)
class Sides:
    """Mentions before the verb by their place in the clause."""

    subject: tuple[Mention, ...] = ()
    partners: tuple[Mention, ...] = ()
    agents: tuple[Mention, ...] = ()
    toward: tuple[Mention, ...] = ()
    displaced: tuple[Mention, ...] = ()  # the object behind 把 or 将
    brought: tuple[Mention, ...] = ()  # 率 陪同
    passive: bool = False
    unnamed: bool = False  # there is a subject, without a name: 14人死亡
    both: bool = False  # the two that were told of before: 两国元首
    faced: bool = False  # there is another side, with a name or without: 甲和乙与〔官员〕会谈


@dataclass(frozen=True, slots=True)
class _Group:
    """Phrases that one word governs together: 与〔乙和丙〕."""

    phrase: Phrase
    members: tuple[Mention, ...]


def sides_of(items: Sequence[Item], phrases: Sequence[Phrase], trigger: int) -> Sides:
    """The sides that the phrases before a trigger take."""
    groups = _groups(items, [p for p in phrases if not modifies(items, p, trigger) and not _kind_of(items, p, trigger)])
    groups = _behind_other(items, groups, trigger)
    subject = _subject(items, groups, trigger)
    after = [g for g in groups if subject is None or g.phrase.first > subject.phrase.first]
    joined = [g for g in after if subject and _passed(items, g, trigger) and _joined(items, subject, g)]
    return Sides(
        subject=(*subject.members, *_members(joined, "with")) if subject else (),
        partners=_members([g for g in after if not _passed(items, g, trigger)], "with"),
        agents=tuple(m for m in _members(after, "agent") if m.kind != "place") + _members(after, "passive"),
        toward=_members(after, "toward"),
        displaced=_members(after, "ba"),
        brought=_members(groups, "comitative"),
        passive=any("passive" in g.phrase.governed for g in after),
        unnamed=subject is not None and not subject.members,
        both=subject is not None and not subject.members and _both(items, subject.phrase),
        faced=any(g.phrase.governed & {"with", "toward"} and not _passed(items, g, trigger) for g in after),
    )


def _behind_other(items: Sequence[Item], groups: list[_Group], trigger: int) -> list[_Group]:
    """The groups behind the noun of another event that 和 joins with this one: 自甲的访问和〔乙与丙〕会谈以来."""
    for at in range(trigger - 2, groups[0].phrase.first if groups else trigger, -1):
        event = items[at].kind == "noun" and "trigger" in items[at].senses
        if event and "with" in items[at + 1].senses and "partner" not in items[at + 1].senses:
            behind = [g for g in groups if g.phrase.first > at]
            if sum(len(g.members) for g in behind) > 1:
                return [
                    _Group(g.phrase._replace(governed=frozenset()), g.members) if g is behind[0] else g for g in behind
                ]
    return groups


def _joined(items: Sequence[Item], subject: _Group, group: _Group) -> bool:
    """Whether 和 lists a group with the subject: 甲和〔乙〕吃过饭之后会谈."""
    alike = bool(subject.members) and bool(group.members) and _alike(subject.members, group.members)
    governor = group.phrase.governor
    return alike and governor == subject.phrase.last + 1 and "partner" not in items[governor].senses


def _passed(items: Sequence[Item], group: _Group, trigger: int) -> bool:
    """Whether 后 or 时 ends what a partner stands in before the trigger: 与〔甲〕会面后举行记者会."""
    for item in items[group.phrase.last + 1 : trigger]:
        if item.kind == "prep" and "place" in item.senses:
            return False  # 与〔甲〕在大选之后通话
        if "occasion" in item.senses and "abstract" not in item.senses:
            return True
    return False


def _both(items: Sequence[Item], phrase: Phrase) -> bool:
    """两人; 两国 only with those who act for them: 两国元首."""
    return _says(items, phrase, "both") or (_says(items, phrase, "both_of") and _says(items, phrase, "leaders"))


def _says(items: Sequence[Item], phrase: Phrase, sense: str) -> bool:
    return any(sense in i.senses for i in items[phrase.first : phrase.last + 1])


def modifies(items: Sequence[Item], phrase: Phrase, trigger: int) -> bool:
    """Whether a phrase stands before the noun of another event: 上合组织〔会议〕期间."""
    after = phrase.last + 1
    if after >= len(items) or after == trigger or (after + 1 == trigger and items[trigger].kind == "verb"):
        return False  # 甲〔胜选〕连任
    return items[after].kind == "noun" and "trigger" in items[after].senses


def _kind_of(items: Sequence[Item], phrase: Phrase, trigger: int) -> bool:
    """Whether plain nouns right before a noun say of what kind its event is: 〔主题〕演讲."""
    if phrase.before >= 0 and "serial" in items[phrase.before].senses and phrase.last + 1 == trigger:
        return not (phrase.heads or phrase.weak)  # 举行〔军长级〕会谈
    plain = all(i.kind == "noun" and i.senses <= {"first_of"} for i in items[phrase.first : phrase.last + 1])
    return plain and phrase.last + 1 == trigger and items[trigger].kind == "noun" and not phrase.weak


def first_subject(items: Sequence[Item], phrases: Sequence[Phrase]) -> tuple[Mention, ...]:
    """The subject of a clause for a later clause that drops its own; 由 brings one too."""
    groups = [g for g in _groups(items, phrases) if g.members and not _owns_event(items, g)]
    free = [g for g in groups if not g.phrase.governed and not _is_object(items, g.phrase)]
    if free:
        return free[0].members + _listed_behind(items, free[0], groups)
    return next((g.members for g in groups if "agent" in g.phrase.governed), ())


def _owns_event(items: Sequence[Item], group: _Group) -> bool:
    """Whether somebody only stands before what he did, which is the subject: 〔甲〕行政命令涵盖……."""
    return any(m.kind == "person" for m in group.members) and modifies(items, group.phrase, -1)


def _listed_behind(items: Sequence[Item], first: _Group, groups: Sequence[_Group]) -> tuple[Mention, ...]:
    """Who 和 joins to a subject in a clause without a word of the lexicon: 甲和〔乙〕因为……，被逮捕."""
    after = next((g for g in groups if g.phrase.governor == first.phrase.last + 1), None)
    if after is None or not _alike(first.members, after.members):
        return ()
    governor = items[first.phrase.last + 1].senses
    for item in items[after.phrase.last + 1 :]:
        if item.kind == "break":
            return after.members if "with" in governor and "partner" not in governor else ()
        if "trigger" in item.senses:
            return ()
    return ()


def _members(groups: Sequence[_Group], sense: str) -> tuple[Mention, ...]:
    """Members of the groups that a sense governs; 为 takes the sense it is first listed with."""
    return tuple(m for g in groups if sense in g.phrase.governed and not _is_place(g, sense) for m in g.members)


def _is_place(group: _Group, sense: str) -> bool:
    return "place" in group.phrase.governed and sense != "place"


def _groups(items: Sequence[Item], phrases: Sequence[Phrase]) -> list[_Group]:
    out: list[_Group] = []
    for number, phrase in enumerate(phrases):
        last = out[-1] if out else None
        if last is not None and _joins(items, last, phrase, phrases[number + 1 :]):
            more = () if _says(items, last.phrase, "pronoun") and not last.members else _more(items, last, phrase)
            out[-1] = _Group(last.phrase._replace(last=phrase.last), last.members + more)
        else:
            out.append(_Group(phrase, named(phrase)))
    return out


def _more(items: Sequence[Item], last: _Group, phrase: Phrase) -> tuple[Mention, ...]:
    """Whom a phrase adds to a list; behind countries a country whose people it names: 日本和〔印度〕官员."""
    people = items[phrase.last].senses & {"people", "leaders", "country_people", "post"}
    if people and not phrase.heads and last.members and all(m.kind == "place" for m in last.members):
        return phrase.weak
    return named(phrase)


def _joins(items: Sequence[Item], last: _Group, phrase: Phrase, rest: Sequence[Phrase]) -> bool:
    """Whether 和 与 same before a phrase lists it with the one before, and do not open the other side."""
    if "with" not in phrase.governed or phrase.governor != last.phrase.last + 1:
        return False
    if "manner" in items[last.phrase.last].senses or not (last.members or is_thing(items, last.phrase)):
        return False  # 以总统身份〔和甲〕通话
    if "place" in last.phrase.governed:
        return "partner" not in phrase.governed and all(m.kind == "place" for m in named(phrase))
    if "about" in last.phrase.governed and "partner" in phrase.governed:
        return any(q.governor is not None and "partner" in items[q.governor].senses for q in rest)
    if last.phrase.governed or not last.members or _is_object(items, last.phrase):
        return not last.members or not named(phrase) or _alike(last.members, named(phrase))
    return any(q.governor is not None and items[q.governor].senses & {"partner", "toward"} for q in rest)


def _alike(some: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Whether a person stands on both sides, or on neither."""
    return any(m.kind == "person" for m in some) == any(m.kind == "person" for m in other)


def _subject(items: Sequence[Item], groups: Sequence[_Group], trigger: int) -> _Group | None:
    """The last group that nothing governs; an object only behind verbs that make it act (邀请甲访问)."""
    open_ = [g for g in groups if not g.phrase.governed and _may_act(items, g.phrase)]
    last = groups[-1] if groups else None
    about = next((g for g in reversed(groups) if "about" in g.phrase.governed and _may_be_told_of(items, g)), None)
    if about is not None and (about.members or not any(g.members for g in open_)):
        if not any(i.kind == "verb" for i in items[about.phrase.last + 1 : trigger]):
            return about
    if last is not None and (_told_of(items, last, trigger) or _are_counted(items, groups, trigger)):
        return last
    adjacent = last is not None and last.phrase.last + 1 == trigger and items[trigger].kind == "verb"
    if last is not None and adjacent and (last.members or last.phrase.weak) and _complement(items, last):
        return last
    if last is not None and any(m.kind == "person" for m in last.members) and _holds_told(items, last.phrase, trigger):
        return last
    pivots = [g for g in open_ if _is_object(items, g.phrase)]
    if pivots and pivots[-1] is open_[-1]:
        return pivots[-1]
    with_names = [g for g in open_ if g.members]
    if len(with_names) > 1 and _is_where(items, with_names[-2], with_names[-1]):
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


def _told_of(items: Sequence[Item], last: _Group, trigger: int) -> bool:
    """Whether people without a name act in what is asked or spoken of: 被问到〔幕僚〕确诊."""
    phrase = last.phrase
    if last.members or phrase.last + 1 != trigger or items[trigger].kind != "verb" or "goal" not in phrase.governed:
        return False
    spoken = phrase.governor is not None and "speech" in items[phrase.governor - 1].senses
    return spoken and bool(items[phrase.last].senses & {"people", "kin", "folk", "post", "leaders"})


def _are_counted(items: Sequence[Item], groups: Sequence[_Group], trigger: int) -> bool:
    """Whether so many people without a name stand right before a verb, behind another's: 甲遭批评〔两部长〕辞职."""
    phrase, before = groups[-1].phrase, groups[-2] if len(groups) > 1 else None
    if before is None or groups[-1].members or phrase.governed or phrase.last + 1 != trigger:
        return False
    counted = items[phrase.first].tag == "m" and items[phrase.last].senses & {"people", "post", "leaders"}
    return bool(counted) and any(i.kind == "verb" for i in items[before.phrase.last + 1 : phrase.first])


def _late_subject(items: Sequence[Item], groups: Sequence[_Group], trigger: int) -> _Group | None:
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
    if not _is_object(items, phrase) or phrase.last + 2 != trigger or "serial" not in items[trigger - 1].senses:
        return False
    return not items[phrase.before].senses & {"serial", "trigger"}


def _stranger(items: Sequence[Item], groups: Sequence[_Group], last: _Group) -> _Group | None:
    """Who acts in a clause that another verb takes, with a name that the graph does not know: 甲预计〔某某〕将返回."""
    behind = (g for g in groups if g.phrase.first > last.phrase.last and not g.phrase.governed and not g.members)
    return next((g for g in behind if any(_is_name(i) for i in items[g.phrase.first : g.phrase.last + 1])), None)


def _is_name(item: Item) -> bool:
    return item.mention is None and item.tag in ("nr", "PER")


def _is_where(items: Sequence[Item], before: _Group, group: _Group) -> bool:
    """Whether a place behind a person and a date says where, without 在: 甲周三〔华盛顿〕发表讲话."""
    person = any(m.kind == "person" for m in before.members) and all(m.kind == "place" for m in group.members)
    between = items[before.phrase.last + 1 : group.phrase.first]
    return person and bool(between) and all(i.kind in ("date", "adverb", "mark") for i in between)


def _may_be_told_of(items: Sequence[Item], group: _Group) -> bool:
    """Whether what stands behind 就 can act in the next verb: 就〔特朗普〕被弹劾, not 就乌克兰与普京通话."""
    return is_thing(items, group.phrase) or any(m.kind == "person" for m in group.members)


def _may_act(items: Sequence[Item], phrase: Phrase) -> bool:
    return not _is_object(items, phrase) or bool(items[phrase.before].senses & {"pivot", "copula"})


def _complement(items: Sequence[Item], group: _Group) -> bool:
    """Whether a phrase right before the trigger opens a clause that another verb takes: 敲定〔英国脱欧〕."""
    if not _is_object(items, group.phrase) or group.phrase.governed:
        return False
    senses = items[group.phrase.before].senses
    return "serial" not in senses and ("trigger" not in senses or any(m.kind == "person" for m in group.members))


def _is_object(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase stands right behind a verb that does not report speech."""
    before = items[phrase.before] if phrase.before >= 0 else None
    return before is not None and before.kind == "verb" and "speech" not in before.senses


def is_thing(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase stands for somebody or something (这一安排), and is no adverb."""
    pointed = items[phrase.first].tag == "r" and phrase.first < phrase.last and items[phrase.last].tag == "vn"
    return (
        bool(phrase.weak)
        or pointed
        or any(items[i].tag in _THING or "pronoun" in items[i].senses for i in range(phrase.first, phrase.last + 1))
    )


def is_media(mention: Mention, items: Sequence[Item]) -> bool:
    """Whether a body is a paper, an agency or a broadcaster, which is no party of what it writes of."""
    text = next((i.text for i in items if i.mention is mention), "")
    return mention.kind == "organisation" and ends_like_press(text)


def ends_like_press(name: str) -> bool:
    """Whether a name ends as those of papers, agencies and broadcasters do."""
    return any("media_end" in senses().get(fold(name)[-n:], frozenset()) for n in (1, 2, 3, 4))
