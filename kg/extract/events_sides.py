"""Who stands on which side of a verb: subject, partners, agents, those toward whom, by the words that govern them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.chinese.folding import fold
from kg.extract.events_actors import subject_among
from kg.extract.events_clauses import Clause
from kg.extract.events_groups import Group, alike, groups_of, is_aim, is_object, says
from kg.extract.events_items import Item, ends_of, senses
from kg.extract.events_phrases import Phrase, is_country
from kg.model import Mention

MANY = 3  # persons with a country each that make a list without sides
_COUNTS = frozenset(("first_of", "back_then"))  # 首次 多次


class Sides(NamedTuple):
    """Mentions before the verb by their place in the clause."""

    subject: tuple[Mention, ...] = ()
    partners: tuple[Mention, ...] = ()
    agents: tuple[Mention, ...] = ()
    toward: tuple[Mention, ...] = ()
    displaced: tuple[Mention, ...] = ()  # the object behind 把 or 将
    brought: tuple[Mention, ...] = ()  # 率 陪同
    passed: tuple[Mention, ...] = ()  # 与〔乙〕会谈后发表声明
    passive: bool = False
    unnamed: bool = False  # there is a subject, without a name: 14人死亡
    both: bool = False  # the two that were told of before: 两国元首
    faced: bool = False  # there is another side, with a name or without: 甲和乙与〔官员〕会谈


def sides_of(items: Sequence[Item], phrases: Sequence[Phrase], trigger: int) -> Sides:
    """The sides that the phrases before a trigger take."""
    groups = groups_of(
        items,
        [
            p
            for p in phrases
            if not (modifies(items, p, trigger) or _kind_of(items, p, trigger) or _is_cause(items, p, trigger))
        ],
    )
    groups = _behind_other(items, groups, trigger)
    subject = subject_among(items, groups, trigger)
    after = [g for g in groups if subject is None or g.phrase.first > subject.phrase.first]
    joined = [g for g in after if subject and _passed(items, g, trigger) and _joined(items, subject, g)]
    beside = [g for g in after if not _passed(items, g, trigger)]
    peers = subject is not None and len(beside) == 1 and _are_peers(items, subject.phrase, beside[0].phrase)
    if peers or _is_crossed(beside):
        joined, beside = [*joined, *beside], []
    return Sides(
        subject=(*subject.members, *_members(joined, "with")) if subject else (),
        partners=_members(beside, "with"),
        agents=tuple(m for m in _members(after, "agent") if m.kind != "place")
        + _members([g for g in after if not _is_asked(items, g, trigger)], "passive"),
        toward=_members([g for g in after if not (is_aim(items, g.phrase) or _is_spent(items, g, trigger))], "toward"),
        displaced=_members(after, "ba"),
        brought=_members(groups, "comitative"),
        passed=_members([g for g in after[:1] if _passed(items, g, trigger) and _talked(items, g, trigger)], "partner"),
        passive=any("passive" in g.phrase.governed for g in after),
        unnamed=subject is not None and not subject.members,
        both=subject is not None and not subject.members and _both(items, subject.phrase),
        faced=any(
            g.phrase.governed & {"with", "toward"} and not _passed(items, g, trigger) for g in after[int(peers) :]
        ),
    )


def _is_asked(items: Sequence[Item], group: Group, trigger: int) -> bool:
    """Whether a passive only says who asks or speaks of it: 被〔议员〕追问有关他的访问."""
    if "passive" not in group.phrase.governed:
        return False
    return any(i.kind == "verb" and i.senses & {"speech", "asks_of"} for i in items[group.phrase.last + 1 : trigger])


def _is_spent(items: Sequence[Item], group: Group, trigger: int) -> bool:
    """Whether another event takes whom 对 governs, and a partner follows: 对〔甲国〕进行访问并与乙会晤."""
    behind = range(group.phrase.last + 1, trigger)
    other = next((n for n in behind if "trigger" in items[n].senses), trigger)
    return any("partner" in i.senses for i in items[other + 1 : trigger])


def _is_crossed(groups: Sequence[Group]) -> bool:
    """Whether it stays open who is whose partner: 甲与〔乙、丙与丁〕通话."""
    sides = [g for g in groups if "partner" in g.phrase.governed]
    return any(len(one.members) > 1 and other.phrase.governor == one.phrase.last + 1 for one, other in pairwise(sides))


def _are_peers(items: Sequence[Item], subject: Phrase, last: Phrase) -> bool:
    """Whether 和 only ends a list of persons of a country each: 甲国总理乙、丙国总理丁〔和戊国总理己〕会谈."""
    if last.governor != subject.last + 1 or "partner" in last.governed:
        return False
    run = items[subject.first : last.last + 1]
    people = [n for n, i in enumerate(run) if i.mention is not None and i.mention.kind == "person"]
    if len(people) < MANY:
        return False
    begins = [0, *(n + 1 for n in people[:-1])]
    owners = [next((i for i in run[a:b] if is_country(i)), None) for a, b in zip(begins, people, strict=True)]
    return None not in owners and len({i.text for i in owners if i is not None}) == len(owners)


def _behind_other(items: Sequence[Item], groups: list[Group], trigger: int) -> list[Group]:
    """The groups behind the noun of another event that 和 joins with this one: 自甲的访问和〔乙与丙〕会谈以来."""
    for at in range(trigger - 2, groups[0].phrase.first if groups else trigger, -1):
        event = items[at].kind == "noun" and "trigger" in items[at].senses
        if event and "with" in items[at + 1].senses and "partner" not in items[at + 1].senses:
            behind = [g for g in groups if g.phrase.first > at]
            if sum(len(g.members) for g in behind) > 1:
                return [
                    Group(g.phrase._replace(governed=frozenset()), g.members) if g is behind[0] else g for g in behind
                ]
    return groups


def _joined(items: Sequence[Item], subject: Group, group: Group) -> bool:
    """Whether 和 lists a group with the subject: 甲和〔乙〕吃过饭之后会谈."""
    both_named = bool(subject.members) and bool(group.members) and alike(subject.members, group.members)
    governor = group.phrase.governor
    return both_named and governor == subject.phrase.last + 1 and "partner" not in items[governor].senses


def _talked(items: Sequence[Item], group: Group, trigger: int) -> bool:
    """Whether what ended before the trigger was the talks of both: 与〔乙〕会谈后发表声明, not 与乙访问丙期间."""
    verb = next((i for i in items[group.phrase.last + 1 : trigger] if "trigger" in i.senses), items[trigger])
    return bool({"dealing", "meets_with"} & (ends_of(verb.text) | verb.senses))


def _passed(items: Sequence[Item], group: Group, trigger: int) -> bool:
    """Whether 后 or 时 ends what a partner stands in before the trigger: 与〔甲〕会面后举行记者会."""
    held = False
    for n, item in enumerate(items[group.phrase.last + 1 : trigger], group.phrase.last + 1):
        if item.kind == "prep" and "place" in item.senses:
            return False  # 与〔甲〕在大选之后通话
        held = held or "serial" in item.senses
        if item.kind == "verb" and "trigger" in item.senses and items[n + 1].kind == "list" and n + 2 < trigger:
            return True  # 与〔甲〕会晤，以及在乙地拜会丙; not 与〔甲〕会见、会谈
        if "occasion" in item.senses and "abstract" not in item.senses:
            return not (held and _goes_before(items[n + 1]))  # 与〔甲〕举行了大选之后的首次会晤
    return False


def _goes_before(item: Item) -> bool:
    """Whether a word goes on to the noun of an event: 大选之后〔的〕会谈, 上任以来〔首次〕会谈, 以来〔第二个〕会谈."""
    return item.kind == "de" or "first_of" in item.senses or (item.text[0] == "第" and item.kind == "noun")


def _both(items: Sequence[Item], phrase: Phrase) -> bool:
    """两人; 两国 only with those who act for them: 两国元首."""
    return says(items, phrase, "both") or (says(items, phrase, "both_of") and says(items, phrase, "leaders"))


def modifies(items: Sequence[Item], phrase: Phrase, trigger: int) -> bool:
    """Whether a phrase stands before the noun of another event: 上合组织〔会议〕期间."""
    after = phrase.last + 1
    if after >= len(items) or after == trigger or (after + 1 == trigger and items[trigger].kind == "verb"):
        return False  # 甲〔胜选〕连任
    return items[after].kind == "noun" and "trigger" in items[after].senses


def _is_cause(items: Sequence[Item], phrase: Phrase, trigger: int) -> bool:
    """Whether people gather for or against somebody: 反〔甲〕示威, 声援〔甲〕的集会."""
    if any(i.kind not in ("de", "noun", "mark") for i in items[phrase.last + 1 : trigger]):
        return False
    return any("against" in i.senses for i in items[max(0, phrase.first - 1) : phrase.last])


def _kind_of(items: Sequence[Item], phrase: Phrase, trigger: int) -> bool:
    """Whether nouns right before a noun say of what kind its event is or where it leads: 〔主题〕演讲, 〔东京〕之行."""
    if "trip" in items[trigger].senses and phrase.last + 1 == trigger:
        return all(m.kind == "place" for m in phrase.heads)
    if phrase.before >= 0 and "serial" in items[phrase.before].senses and phrase.last + 1 == trigger:
        return not (phrase.heads or phrase.weak)  # 举行〔军长级〕会谈
    plain = all(i.kind == "noun" and i.senses <= _COUNTS for i in items[phrase.first : phrase.last + 1])
    return plain and phrase.last + 1 == trigger and items[trigger].kind == "noun" and not phrase.weak


def first_subject(items: Sequence[Item], phrases: Sequence[Phrase]) -> tuple[Mention, ...]:
    """The subject of a clause for a later clause that drops its own; 由 brings one too."""
    groups = [g for g in groups_of(items, phrases) if g.members and not _owns_event(items, g)]
    free = [g for g in groups if not g.phrase.governed and not is_object(items, g.phrase)]
    if free:
        return free[0].members + _listed_behind(items, free[0], groups)
    told = (g for g in groups if is_object(items, g.phrase) and "foresees" in items[g.phrase.before].senses)
    led = (g for g in groups if "agent" in g.phrase.governed)
    return next((g.members for g in (*led, *told)), ())  # 预计〔甲〕周三访问乙地


def invited_by(items: Sequence[Item], clause: Clause, item: int, guests: Sequence[Mention]) -> tuple[Mention, ...]:
    """Who invites the guests to meet him: 〔甲〕邀请乙前往大使馆会面."""
    at = next((n for n in range(item - 1, clause.low, -1) if "invites" in items[n].senses), None)
    if at is None or not guests or any(m.begin < items[at].begin for m in guests):
        return ()
    return tuple(m for m in first_subject(items, clause.open_phrases(at)) if m.kind == "person" and m not in guests)


def _owns_event(items: Sequence[Item], group: Group) -> bool:
    """Whether a name only stands before an event, which is the subject: 〔甲〕行政命令涵盖……, 〔欧洲〕之行."""
    return any(m.kind != "organisation" for m in group.members) and modifies(items, group.phrase, -1)


def _listed_behind(items: Sequence[Item], first: Group, groups: Sequence[Group]) -> tuple[Mention, ...]:
    """Who 和 joins to a subject in a clause without a word of the lexicon: 甲和〔乙〕因为……，被逮捕."""
    after = next((g for g in groups if g.phrase.governor == first.phrase.last + 1), None)
    if after is None or not alike(first.members, after.members):
        return ()
    governor = items[first.phrase.last + 1].senses
    if "jointly" in items[after.phrase.last + 1].senses or items[after.phrase.last + 1].text[0] in "都均皆":
        return after.members  # 甲与〔乙〕都证实，……
    several = len(first.members) > 1 and all(m.kind != "person" for m in first.members)  # 甲、乙与〔丙国〕以……为由
    for item in items[after.phrase.last + 1 :]:
        if item.kind == "break":
            return after.members if "with" in governor and (several or "partner" not in governor) else ()
        if "trigger" in item.senses:
            return ()
    return ()


def _members(groups: Sequence[Group], sense: str) -> tuple[Mention, ...]:
    """Members of the groups that a sense governs; 为 takes the sense it is first listed with."""
    return tuple(m for g in groups if sense in g.phrase.governed and not _is_place(g, sense) for m in g.members)


def _is_place(group: Group, sense: str) -> bool:
    return "place" in group.phrase.governed and sense != "place"


def is_media(mention: Mention, items: Sequence[Item]) -> bool:
    """Whether a body is a paper, an agency or a broadcaster, which is no party of what it writes of."""
    text = next((i.text for i in items if i.mention is mention), "")
    return mention.kind == "organisation" and ends_like_press(text)


def ends_like_press(name: str) -> bool:
    """Whether a name ends as those of papers, agencies and broadcasters do."""
    return any("media_end" in senses().get(fold(name)[-n:], frozenset()) for n in (1, 2, 3, 4))
