"""Who deals a blow or gives a verdict, and what only sounds like one: 遭到〔甲的〕袭击, 法官〔甲〕裁定."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Clause, Parsed, Trigger
from kg.extract.events_items import Item, ends_of, senses
from kg.extract.events_phrases import named
from kg.extract.events_sides import first_subject
from kg.model import Mention

_BETWEEN = frozenset(("name", "noun", "mark", "de", "aspect", "list"))


def as_dealt(parsed: Parsed, arguments: Arguments) -> Arguments | None:
    """The arguments with who deals a blow or gives a verdict; None where nothing of the kind is told."""
    if is_held(parsed, arguments) or is_case(parsed, arguments) or is_trespass(parsed, arguments):
        return None
    return with_judge(parsed, with_striker(parsed, without_later(parsed, arguments)))


def with_striker(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments of a blow or a favour that somebody receives, with who deals it.

    遭遇〔甲国〕无人机袭击, 遭到来自〔甲〕的袭击, 得到〔甲〕的赦免.
    """
    frame = arguments.frame
    received = frame.subject_part == "patient" == frame.object_part and arguments.pattern == "LightVerb"
    if not received or arguments.agents or frame.traits.isdisjoint(("Misfortune", "Justice")):
        return arguments
    items, clause, at = parsed.items, parsed.clauses[arguments.clause], arguments.at
    light = next((n for n in range(at - 1, clause.low, -1) if items[n].text in frame.light_verbs), at)
    if "befallen" not in items[light].senses:
        return arguments
    between = items[light + 1 : at]
    if any(i.kind not in _BETWEEN and i.tag != "a" and "dealt_by" not in i.senses for i in between):
        return arguments
    dealers = _dealers(clause, light, at)
    if not dealers:
        return arguments
    others = tuple(m for m in arguments.subject if m not in dealers)
    if not others and not arguments.relative:
        others = first_subject(items, clause.open_phrases(light))
    objects = tuple(m for m in arguments.objects if m not in dealers)
    return replace(arguments, subject=others, objects=objects, agents=dealers, passive=True, dropped=not others)


def _dealers(clause: Clause, light: int, at: int) -> tuple[Mention, ...]:
    """Whom the phrases between a light verb and its noun name: 遭到〔甲和乙〕的袭击."""
    return tuple(m for p in clause.phrases if light < p.first and p.last < at for m in named(p))


def with_judge(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments of a trial or a verdict, with the judge or prosecutor as who acts: 〔法官甲〕裁定乙有罪."""
    frame = arguments.frame
    if "Justice" not in frame.traits or frame.subject_part != "patient" or arguments.passive:
        return arguments
    judges = tuple(m for m in arguments.subject if m.kind == "person" and _sits_in_court(parsed.items, m))
    if not judges:
        return arguments
    others = tuple(m for m in arguments.subject if m not in judges)
    return replace(arguments, subject=others, agents=(*arguments.agents, *judges), dropped=False)


def _sits_in_court(items: Sequence[Item], person: Mention) -> bool:
    """Whether a person's title before the name is that of a judge or a prosecutor."""
    at = next((n for n, i in enumerate(items) if i.mention is person), 0)
    return bool(at) and items[at - 1].kind == "noun" and "judging" in items[at - 1].senses | ends_of(items[at - 1].text)


def is_held(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether an attribute only says who holds a land: 甲国〔占领的〕某地; not 甲国于2014年吞并的某地."""
    items, at, clause = parsed.items, arguments.at, parsed.clauses[arguments.clause]
    if "occupies" not in items[at].senses or items[min(at + 1, len(items) - 1)].kind != "de":
        return False
    relative = clause.innermost(at)
    inside = items[relative.first : at] if relative is not None else ()
    return not any(i.date is not None for i in inside) or any("since" in i.senses for i in inside)


def is_trespass(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether ships or aircraft come into waters or a zone, which is no attack: 海警船〔侵入〕某岛海域."""
    items, end = parsed.items, arguments.at + 1
    if "trespasses" not in items[arguments.at].senses:
        return False
    high = parsed.clauses[arguments.clause].high
    while end < high and items[end].kind in ("name", "noun", "mark", "aspect", "de"):
        end += 1
    last = items[end - 1]
    return "waters" in last.senses | ends_of(last.text) | senses().get(last.text[-3:], frozenset())


def is_case(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether 被控 only says what case comes to court: 甲〔被控间谍案〕开审."""
    items, at, high = parsed.items, arguments.at, parsed.clauses[arguments.clause].high
    if "accused" not in items[at].senses:
        return False
    case = next((n for n in range(at + 1, high) if "case" in ends_of(items[n].text)), high)
    between = all(i.kind in ("noun", "name", "mark", "de", "verb") for i in items[at + 1 : case])
    return between and any(t.item > case for t in parsed.triggers if t.item < high and _is_trial(t))


def _is_trial(trigger: Trigger) -> bool:
    return any("Justice" in frame.traits for frame in trigger.frames)


def without_later(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments of what 发生 says that it came about: nobody behind it acts in it (〔袭击发生〕后甲返回乙地)."""
    behind = parsed.items[arguments.at + 1 : arguments.at + 2]
    bare = arguments.dropped and any("happens_at" in i.senses for i in behind)
    return replace(arguments, dropped=False) if bare else arguments
