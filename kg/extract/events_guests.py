"""Whom hosts receive or see off where the clause does not say: 甲离开乙地时，丙到机场〔送行〕."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Parsed
from kg.extract.events_items import ends_of
from kg.extract.events_subject import subject_of
from kg.model import Mention


def with_guest(parsed: Parsed, arguments: Arguments, carried: Callable[[], tuple[Mention, ...]]) -> Arguments:
    """The arguments of a greeting at an airport, with the traveller told of before; the hosts do not greet each other.

    With nobody where others greeted him before: 丁〔也〕到机场迎接.
    """
    at, items = arguments.at, parsed.items
    alone = at + 1 == len(items) or items[at + 1].kind == "break"
    if not alone or "sees_off" not in items[at].senses or arguments.objects or not arguments.subject:
        return arguments
    if not at or "building" not in ends_of(items[at - 1].text):
        return arguments
    hosts = arguments.subject + arguments.partners
    clause = parsed.clauses[arguments.clause]
    guests: tuple[Mention, ...] = ()
    if not any("too" in i.senses for i in items[clause.low : at]):
        before = (subject_of(parsed, n) for n in range(arguments.clause - 1, -1, -1))
        here = next((s for s in before if s and s[0] not in hosts), ())
        guests = here or (carried() if parsed.sentence.kind == "body" else ())
    known = {entity for m in hosts for entity in m.entities}
    told = tuple(m for m in guests if m.kind == "person" and known.isdisjoint(m.entities))
    places = arguments.places or _left_from(parsed, arguments.clause)
    return replace(arguments, subject=hosts, partners=(), objects=told, places=places)


def _left_from(parsed: Parsed, number: int) -> tuple[Mention, ...]:
    """The place of a clause of time before: 离开〔乙地〕时，……"""
    before = parsed.clauses[number - 1] if number and parsed.clauses[number - 1].occasion else None
    items = parsed.items[before.low : before.high] if before is not None else ()
    return next(((i.mention,) for i in items if i.mention is not None and i.mention.kind == "place"), ())
