"""Who speaks at a briefing that a body holds: 外交部举行记者会，〔发言人甲〕表示，……"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Parsed
from kg.extract.events_spokesmen import Spokesmen
from kg.model import Mention
from kg.ontology import KG


def with_spokesman(
    parsed: Parsed, index: int, arguments: Arguments, behind: Callable[[], Parsed | None], spokesmen: Spokesmen
) -> Arguments:
    """The arguments of a press conference of a body, with the one of its people who speaks in the clause behind.

    Args:
        index: the number of the sentence.
        behind: the sentence behind it.
        spokesmen: who is known to speak for whom.
    """
    held = (*arguments.subject, *arguments.extra)
    if arguments.frame.kind != f"{KG}PressConference" or arguments.relative or not held:
        return arguments
    if any(m.kind != "organisation" for m in held):
        return arguments
    bodies = frozenset(entity for m in held for entity in m.entities)
    number = arguments.clause + 1
    own = number < len(parsed.clauses)
    sentence = parsed if own else behind()
    if sentence is None or not sentence.clauses:
        return arguments
    who = _speaking_for(sentence, number if own else 0, bodies, spokesmen)
    if not who:
        return arguments
    return replace(arguments, extra=arguments.extra + who, named_in=arguments.named_in if own else index + 1)


def _speaking_for(parsed: Parsed, number: int, bodies: frozenset[int], spokesmen: Spokesmen) -> tuple[Mention, ...]:
    """The one with whom a clause opens, where he speaks and belongs to one of some bodies, or is a spokesman."""
    clause = parsed.clauses[number]
    first = next((p for p in clause.phrases if p.first == clause.low and not p.governed), None)
    if first is None or len(first.heads) != 1 or first.heads[0].kind != "person":
        return ()
    words = parsed.items[first.first : first.last + 1]
    named = {e for i in words if i.mention is not None and i.mention.kind != "person" for e in i.mention.entities}
    spokesman = any("spokesman" in i.senses for i in words) or not spokesmen.keys().isdisjoint(first.heads[0].entities)
    if named:
        return first.heads if named <= bodies and clause.speech else ()
    return first.heads if spokesman and (clause.speech or number) else ()
