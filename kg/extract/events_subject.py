"""Who a clause that drops its subject speaks of: the clauses around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.events_arguments import Arguments, is_core, is_journey
from kg.extract.events_clauses import Clause, Parsed, has_sense
from kg.extract.events_groups import is_thing
from kg.extract.events_items import Item, takes_whom
from kg.extract.events_own_subject import asks_others, has_own_subject, may_be_left_out, opens_sentence
from kg.extract.events_phrases import Phrase, named
from kg.extract.events_sides import first_subject
from kg.extract.events_unsaid import (
    is_freight,
    is_judged,
    is_of_matter,
    is_reason,
    names_folk,
    planner,
    right_behind_time,
    sees_off,
)
from kg.model import Mention

_COLONS = frozenset("：:")
OPENING = 3  # items of a clause among which 已 or 将 opens it


def subject_for(
    parsed: Parsed, arguments: Arguments, carried: Callable[[], tuple[Mention, ...]]
) -> tuple[tuple[Mention, ...], bool]:
    """The subject of the clause, or of the clause before it (behind it after 会见时), or of the sentence before.

    Only meetings and journeys reach back over a clause that reports speech, or into the sentence before; others
    where the clause says what the speaker did or will do (某公司表示，已冻结……).

    Returns:
        the mentions, and whether they come from another sentence.
    """
    if not arguments.dropped or (arguments.agents and (not arguments.passive or _befalls_others(arguments))):
        return arguments.subject, False
    number = arguments.clause
    if is_core(arguments.frame) and is_judged(parsed, number, arguments.at):
        return (), False
    if is_of_matter(parsed, number, arguments.at) or has_own_subject(parsed, arguments):
        return (), False
    if is_journey(arguments.frame) and _brings_freight(parsed, number, arguments.at):
        return (), False
    if found := planner(parsed, number, arguments.at) or right_behind_time(parsed, number, arguments.at):
        return found, False
    if parsed.clauses[number].occasion and number + 1 < len(parsed.clauses) and not sees_off(parsed, number + 1):
        if after := _behind_occasions(parsed, number + 1):
            return after, False
    core = is_core(arguments.frame) and not has_sense(parsed, number, "refuses")  # 甲说，学生害怕，拒绝去乙国
    for earlier in range(number - 1, -1, -1):
        if parsed.is_aside(earlier) and not parsed.is_aside(number):
            continue
        if parsed.clauses[earlier].speech and not core and not is_reason(parsed, earlier):
            speaks_of_itself = earlier == number - 1 and (opens_with_act(parsed, number) or _told_of(parsed, earlier))
            return (subject_of(parsed, earlier), False) if speaks_of_itself else ((), False)
        if has_sense(parsed, earlier, "as_for"):
            return (), False  # 对甲而言，会见乙是……
        if core and asks_others(parsed, earlier) and not _is_own_act(parsed, number):
            return (), False
        if before := subject_of(parsed, earlier):
            more = _acts_jointly(parsed, arguments) or _awaits_verb(parsed, arguments, earlier)
            more = more or ("Mutual" in arguments.frame.traits and not arguments.partners)  # 甲与乙会谈，〔达成协议〕
            return before + (_partners(parsed, earlier) if more else ()), False
        if is_of_others(parsed, earlier) or _acts_in_attribute(parsed, earlier) or names_folk(parsed, earlier, number):
            return (), False
        if _is_turned(parsed, arguments, earlier):
            return (), False
    reaches = parsed.sentence.kind == "body" and core and opens_sentence(parsed, arguments)
    return (may_be_left_out(carried(), arguments.frame), True) if reaches else ((), False)


def _is_own_act(parsed: Parsed, number: int) -> bool:
    """Whether a clause says that it tells what who asked others does himself: 〔并将〕访问甲地, 〔此次〕出访."""
    opens = parsed.items[parsed.clauses[number].low]
    joins = opens.text[0] == "并" or opens.kind == "date"
    return joins or has_sense(parsed, number, "this_time") or opens_with_act(parsed, number)


def _is_turned(parsed: Parsed, arguments: Arguments, number: int) -> bool:
    """Whether somebody else may do what follows a passive: 甲前往乙国，遭〔乙国〕羞辱，被迫离开时，宣布驱逐外交官."""
    if arguments.passive or not takes_whom(arguments.trigger):
        return False
    return any("passive" in p.governed for p in parsed.clauses[number].phrases)


def _befalls_others(arguments: Arguments) -> bool:
    """Whether a passive names behind the verb whom it befalls: 甲获得以被警方关押的〔乙〕命名的奖项."""
    return any(m.kind == "person" for m in arguments.objects)


def _brings_freight(parsed: Parsed, number: int, at: int) -> bool:
    """Whether things come, and nobody: 甲表示，〔疫苗〕已运出，预计周二抵达乙地; not 乘专机抵达."""
    for earlier in range(number, -1, -1):
        clause = parsed.clauses[earlier]
        high = min(at, clause.high)
        first = next((n for n in range(clause.low, high) if parsed.items[n].kind == "verb"), high)
        places = range(clause.low, high) if earlier == number else (*range(clause.low, first), high - 1)
        if any(is_freight(parsed, clause, n) for n in places):
            return True
        if earlier < number and subject_of(parsed, earlier):
            return False
    return False


def _told_of(parsed: Parsed, number: int) -> bool:
    """Whether a clause only says of whom the next one tells: 消息指〔甲〕，近日被拘留."""
    clause = parsed.clauses[number]
    items, low = parsed.items, clause.low
    verbs = [n for n in range(low, clause.high) if _is_act(items[n]) and not clause.hidden(n, within=None)]
    if len(verbs) != 1 or any("matter" not in i.senses for i in items[low : verbs[0]]):
        return False
    return any(p.last + 1 == clause.high for p in clause.phrases)


def _partners(parsed: Parsed, number: int) -> tuple[Mention, ...]:
    """Who stands behind 与 in a clause, for one that tells what both do: 甲与乙会谈后，〔共同〕会见记者."""
    clause = parsed.clauses[number]
    sides = [p for p in clause.open_phrases(clause.high) if "with" in p.governed]
    led = (p.weak if "leaders" in parsed.items[p.last].senses else () for p in sides)  # 与〔乙国〕外长
    return tuple(m for p, weak in zip(sides, led, strict=True) for m in named(p) or weak)


def _acts_jointly(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a clause tells what those of the one before do together: not 会见乙，〔与三人一同返回〕."""
    clause = parsed.clauses[arguments.clause]
    if not has_sense(parsed, arguments.clause, "jointly"):
        return False
    return not any("with" in p.governed for p in clause.open_phrases(arguments.at))


def _awaits_verb(parsed: Parsed, arguments: Arguments, number: int) -> bool:
    """Whether who stands behind 与 in an earlier clause is met in this one: 甲与〔乙〕在大选之后，周二举行会谈."""
    clause, items = parsed.clauses[number], parsed.items
    if not arguments.frame.meets or arguments.partners or arguments.objects or not clause.occasion:
        return False
    partner = next((p for p in clause.open_phrases(clause.high) if "partner" in p.governed), None)
    after = items[partner.last + 1] if partner is not None else None
    return after is not None and after.kind == "prep" and "place" in after.senses


def opens_with_act(parsed: Parsed, number: int) -> bool:
    """Whether a clause without a subject tells what somebody did or will do: 已…… 将…… 决定……."""
    clause = parsed.clauses[number]
    return any("own_act" in item.senses for item in parsed.items[clause.low : clause.low + OPENING])


def subject_of(parsed: Parsed, number: int) -> tuple[Mention, ...]:
    """The subject of a clause, for clauses that drop theirs; all it names, where it has no verb (甲和乙，…)."""
    clause = parsed.clauses[number]
    phrases = clause.open_phrases(clause.high)
    acts = (n for n in range(clause.low, clause.high) if _is_act(parsed.items[n]))
    if all(clause.hidden(n, within=None) for n in acts):
        listed = tuple(m for p in phrases if _is_listed(parsed.items, p) for m in named(p))
        places = all(m.kind == "place" for m in listed) and clause.high - clause.low == len(listed)
        heads = parsed.sentence.kind == "body" and any(i.text in _COLONS for i in parsed.items[clause.high :][:1])
        if places and (number or heads):
            return ()  # 访问甲地，〔乙地〕，丙地; 〔甲地〕：高铁延期完工
        return listed or _passengers(parsed, clause)
    if sent := _sent(parsed.items, clause):
        return sent
    if subject := first_subject(parsed.items, phrases) or _passengers(parsed, clause):
        verb = _first_verb(parsed, clause)
        if verb == clause.high or "foresees" in parsed.items[verb].senses or not is_of_others(parsed, number):
            return subject
        return tuple(m for m in subject if m.begin < parsed.items[verb].begin)  # not 八名议员涉及〔某会〕冲突，……
    told = (p for p in phrases if clause.occasion and p.before >= 0 and "copula" in parsed.items[p.before].senses)
    return next((named(p) for p in told if named(p)), ())  # 这是〔甲〕就任以来


def _is_listed(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a clause without a verb names whom another tells of: 甲〔和乙〕，……; not 甲与乙〔关系密切〕，……"""
    says_how = bool(phrase.governed) and items[phrase.last].tag == "a"
    return not says_how and not phrase.governed - {"with", "partner", "comitative"}


def _sent(items: Sequence[Item], clause: Clause) -> tuple[Mention, ...]:
    """Who does what somebody sent him to do: 甲派〔乙〕访问丙地，……"""
    if "sends" not in clause.senses:
        return ()
    for n in range(clause.low, clause.high - 1):
        if "sends" in items[n].senses and items[n].kind == "verb" and not clause.hidden(n, within=None):
            first = next((m for m in range(n + 1, clause.high) if items[m].kind not in ("aspect", "adverb")), n)
            found = next((p for p in clause.phrases if p.first == first), None)
            acts = found is not None and any("trigger" in i.senses for i in items[found.last + 1 : clause.high])
            return found.heads if found is not None and acts else ()
    return ()


def _is_act(item: Item) -> bool:
    return item.kind == "verb" or "trigger" in item.senses


def _passengers(parsed: Parsed, clause: Clause) -> tuple[Mention, ...]:
    """Who rides in what the clause is about: 习近平与夫人乘坐的专机."""
    for relative in clause.relatives:
        if relative.verbal and any("rides" in i.senses for i in parsed.items[relative.first : relative.de]):
            rides = next(n for n in range(relative.first, relative.de) if "rides" in parsed.items[n].senses)
            inside = [p for p in clause.phrases if relative.first <= p.first and p.last < rides]
            return tuple(m for p in inside if not p.governed - {"with", "partner", "comitative"} for m in named(p))
    return ()


def opening_subject(parsed: Parsed, number: int) -> tuple[Mention, ...]:
    """The subject with which a clause opens, before any verb: 会见布林肯时，〔习近平〕表示."""
    clause = parsed.clauses[number]
    return first_subject(parsed.items, clause.open_phrases(_first_verb(parsed, clause)))


def _behind_occasions(parsed: Parsed, number: int) -> tuple[Mention, ...]:
    """The subject of the first clause that tells no time: 在记者会上，当被问到此事时，〔甲〕表示."""
    while parsed.clauses[number].occasion and number + 1 < len(parsed.clauses):
        if found := opening_subject(parsed, number):
            return found
        number += 1
    return opening_subject(parsed, number)


def is_of_others(parsed: Parsed, number: int) -> bool:
    """Whether a clause has a subject that nobody is named in: 〔14人〕死亡, 〔他们〕打算……"""
    clause = parsed.clauses[number]
    verb = _first_verb(parsed, clause)
    return verb < clause.high and any(not p.governed and is_thing(parsed.items, p) for p in clause.open_phrases(verb))


def _acts_in_attribute(parsed: Parsed, number: int) -> bool:
    """Whether a person acts in what may be an attribute of the rest of a clause: 甲重视乙地的考古."""
    clause = parsed.clauses[number]
    verb = next((n for n in range(clause.low, clause.high) if parsed.items[n].kind == "verb"), clause.high)
    before = (p for p in clause.phrases if p.last < verb < clause.high and not p.governed)
    return any(m.kind == "person" for p in before for m in p.heads)


def _first_verb(parsed: Parsed, clause: Clause) -> int:
    verbs = (n for n in range(clause.low, clause.high) if parsed.items[n].kind == "verb")
    return next((n for n in verbs if not clause.hidden(n, within=None)), clause.high)
