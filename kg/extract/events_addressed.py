"""Whom one who meets speaks to, where no other side is told: 甲在会面时向〔乙〕表示, 通话中，甲告诉〔乙〕."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_phrases import named
from kg.extract.events_subject import opening_subject
from kg.model import Mention


def with_addressee(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments of a meeting that says when something was said, with whom it was said to."""
    if "Conversation" not in arguments.frame.traits or arguments.faced or arguments.both:
        return arguments
    if arguments.partners or arguments.objects or arguments.agents or not (arguments.subject or arguments.dropped):
        return arguments
    at, clause = arguments.at, parsed.clauses[arguments.clause]
    after = parsed.items[at + 1 : clause.high]
    if not after or "occasion" not in after[0].senses:
        return arguments
    number = arguments.clause + 1 if len(after) == 1 else arguments.clause
    if number == len(parsed.clauses) or (len(after) > 1 and arguments.dropped):
        return arguments
    subject = arguments.subject or opening_subject(parsed, number)
    spoken_to = _addressed(parsed, parsed.clauses[number], at)
    people = all(m.kind == "person" for m in (*subject, *spoken_to))
    if not people or len(subject) != 1 or not spoken_to or set(subject) & set(spoken_to):
        return arguments
    return replace(arguments, partners=spoken_to)


def with_welcomed(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments of a gathering, with the persons whom what follows welcomes or asks to it.

    举行仪式，欢迎〔甲〕访问乙国; 召开听证会，邀请〔甲〕出席.
    """
    at, items = arguments.at + 1, parsed.items
    traits = arguments.frame.traits
    if traits.isdisjoint(("Rite", "Gathering")) or arguments.pattern != "LightVerb":
        return arguments
    at += int(at < len(items) and items[at].kind == "break")
    asks = at < len(items) and (
        ("welcomes" in items[at].senses and "Rite" in traits)
        or ("invites" in items[at].senses and "Gathering" in traits)
    )
    if not asks:
        return arguments
    clause = parsed.clauses[parsed.clause_of(at)]
    guests = next((p.heads for p in clause.phrases if p.first == at + 1), ())
    return replace(arguments, extra=arguments.extra + tuple(m for m in guests if m.kind == "person"))


def _addressed(parsed: Parsed, clause: Clause, at: int) -> tuple[Mention, ...]:
    """Who stands behind 向, behind 对 before a verb of speech, or right behind 告诉, as the first verb of a clause."""
    verb = next((n for n in range(max(at + 1, clause.low), clause.high) if parsed.items[n].kind == "verb"), clause.high)
    for phrase in clause.open_phrases(clause.high):
        if phrase.governor is not None and at < phrase.governor and phrase.last < verb:
            governor = parsed.items[phrase.governor].senses
            speaks = phrase.last + 1 == verb < clause.high and "speech" in parsed.items[verb].senses
            if "addresses" in governor or ("toward" in governor and speaks):
                return named(phrase)
        if phrase.first == verb + 1 and "tells" in parsed.items[verb].senses:
            return named(phrase)
    return ()
