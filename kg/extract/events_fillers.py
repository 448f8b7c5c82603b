"""From mentions to entities: who fills the places of an event, and where it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Parsed
from kg.extract.events_located import object_places, place_of
from kg.extract.events_parties import Parties
from kg.extract.events_places import is_actor, is_court, is_nation
from kg.extract.events_sides import ends_like_press
from kg.extract.events_subject import subject_of
from kg.model import Mention, Names


class Fillers(NamedTuple):
    """The entities of an event by their part."""

    sides: Parties
    agents: tuple[int, ...]
    where: tuple[int, ...]  # the goals of a journey
    place: int | None


def fillers_of(parsed: Parsed, arguments: Arguments, subject: tuple[Mention, ...], names: Names) -> Fillers | None:
    """Who takes part in an event and where it is; None where those named leave its frame empty."""
    frame = arguments.frame
    objects = arguments.objects or _received(parsed, arguments)
    where: tuple[int, ...] = ()
    if frame.object_part == "place":
        where, objects = object_places(parsed, arguments, names)
        if arguments.pattern == "VerbObject" and not where and any(m.kind == "person" for m in objects):
            return None  # 访问某人: an interview
    if "Justice" in frame.traits:  # 向〔某法院〕提起公诉
        objects = tuple(m for m in objects if not any(is_court(names.entities[e]) for e in m.entities))
    place = place_of(parsed, arguments, objects, names)
    if place is not None and "Misfortune" in frame.traits:  # 控制了〔两州〕的村庄: where, not whom
        objects = tuple(
            m for m in objects if m.kind != "place" or any(is_nation(names.entities[e]) for e in m.entities)
        )
    turned = arguments.passive and frame.subject_part == "agent"
    mine = frame.object_kinds if turned else frame.subject_kinds
    agents = _kinds(arguments.agents, frame.subject_kinds if frame.subject_part == "agent" else frame.object_kinds)
    if subject and not agents and not _kinds(subject, mine):
        return None  # 甲攻击乙的政策: persons attack with words
    sides = Parties(
        tuple(e for e in _actors((*_kinds(subject, mine), *arguments.extra), names) if e not in where),
        _actors(_kinds(arguments.partners, frame.object_kinds if frame.meets else mine | frame.object_kinds), names),
        _actors(_kinds(objects, frame.object_kinds), names),
    )
    undergoes = bool(sides.subject) and (arguments.passive or bool(arguments.agents))  # 甲被任命, 甲由乙提名
    if frame.object_required and not (objects or where or sides.partners or undergoes):
        return None
    if "Exit" in frame.traits and frame.object_part != "place" and not (sides.subject or sides.partners or agents):
        return None  # 有人退出〔某党〕
    return Fillers(sides, _actors(agents, names), where, place)


def without_press(subject: tuple[Mention, ...], names: Names) -> tuple[Mention, ...]:
    """A subject without the press that only tells of it: 某报发布警方〔袭击〕乙地的照片."""
    return tuple(m for m in subject if not _is_press(m, names))


def _is_press(mention: Mention, names: Names) -> bool:
    return any(ends_like_press(names.entities[e].name) for e in mention.entities if mention.kind == "organisation")


def _received(parsed: Parsed, arguments: Arguments) -> tuple[Mention, ...]:
    """Whom a host receives where the clause names no guest: the subject before (甲访华，由乙设宴款待)."""
    at = arguments.at
    alone = all(i.kind not in ("noun", "verb", "name") for i in parsed.items[at + 1 : at + 2])  # not 欢迎驻军
    hosts = arguments.frame.object_required and arguments.pattern == "VerbObject" and alone
    hosts = arguments.frame.meets and (hosts or (bool(arguments.agents) and not arguments.subject))
    if not hosts or not arguments.clause or arguments.partners:
        return ()
    before = next((s for n in range(arguments.clause - 1, -1, -1) if (s := subject_of(parsed, n))), ())
    known = set(entities_of((*arguments.subject, *arguments.agents)))
    return tuple(m for m in before if known and not known & set(m.entities))


def _kinds(mentions: Iterable[Mention], kinds: frozenset[str]) -> tuple[Mention, ...]:
    return tuple(m for m in mentions if m.kind in kinds)


def _actors(mentions: Iterable[Mention], names: Names) -> tuple[int, ...]:
    return tuple(e for e in entities_of(mentions) if is_actor(names.entities[e]))


def entities_of(mentions: Iterable[Mention]) -> tuple[int, ...]:
    """The entities of some mentions, each once, in their order."""
    return tuple(dict.fromkeys(e for m in mentions for e in m.entities))
