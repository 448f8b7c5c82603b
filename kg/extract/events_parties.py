"""The entities that take part in an event, by their part, and the pairs of persons who met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.events_arguments import Arguments
from kg.extract.events_places import is_court
from kg.model import Names, Participant
from kg.ontology import Part


@dataclass(frozen=True, slots=True)
class Parties:
    """Entities by their part, in text order."""

    subject: tuple[int, ...]
    partners: tuple[int, ...]
    objects: tuple[int, ...]


def together(sides: Parties) -> Parties:
    """The sides of what is no meeting: 甲和乙分别访问丙 has two subjects."""
    return replace(sides, subject=(*sides.subject, *sides.partners), partners=())


def each_apart(sides: Parties, names: Names) -> tuple[Parties, ...]:
    """The sides, one for each person of the side that has several; as they are where two sides have."""
    several = [
        (side, people)
        for side in ("subject", "partners", "objects")
        if len(people := [e for e in getattr(sides, side) if names.entities[e].kind == "person"]) > 1
    ]
    if len(several) != 1:
        return (sides,)
    side, people = several[0]
    others = tuple(e for e in getattr(sides, side) if e not in people)
    return tuple(replace(sides, **{side: (one, *others)}) for one in people)


def participants_of(
    arguments: Arguments, sides: Parties, agents: tuple[int, ...], names: Names
) -> Iterator[Participant]:
    """Those who take part, agents first, each once."""
    frame = arguments.frame
    seen: set[int] = set()
    judging = _judging(arguments, sides, names) if not agents else ()

    def give(entities: Iterable[int], part: Part) -> Iterator[Participant]:
        for entity in entities:
            if entity not in seen:
                seen.add(entity)
                yield Participant(entity, "participant" if part == "place" else part)

    yield from give((*agents, *judging), "agent")
    yield from give(sides.subject, _subject_part(arguments, agents))
    yield from give(sides.partners, frame.object_part if frame.meets else _subject_part(arguments, agents))
    yield from give(sides.objects, frame.object_part)


def _judging(arguments: Arguments, sides: Parties, names: Names) -> tuple[int, ...]:
    """The courts and countries that judge or try, where nobody is named who is tried: 〔某地法院〕周二判处两人……."""
    if "Justice" not in arguments.frame.traits or arguments.passive:
        return ()
    return tuple(e for e in sides.subject if names.entities[e].kind == "place" or is_court(names.entities[e]))


def _subject_part(arguments: Arguments, agents: tuple[int, ...]) -> Part:
    if arguments.passive or (agents and arguments.pattern == "VerbObject"):
        return "patient" if arguments.frame.object_part == "place" else arguments.frame.object_part
    if arguments.frame.subject_part == "patient" == arguments.frame.object_part and arguments.objects:
        return "agent"  # 法院判处甲; not 甲被判刑
    return arguments.frame.subject_part


def _needs_guest(arguments: Arguments) -> bool:
    """Whether those who act met somebody else, named or not: 甲和乙到机场〔送行〕."""
    frame = arguments.frame
    return arguments.pattern == "VerbObject" or (frame.object_required and frame.object_part == "patient")


def pairs_of(arguments: Arguments, sides: Parties, agents: tuple[int, ...], names: Names) -> Iterator[tuple[int, int]]:
    """Who met whom: each of one side with each of the other; among themselves where there is one side."""
    if arguments.attends:
        return
    hosts = () if sides.subject else agents  # 甲抵达，由乙设宴款待
    person = [e for e in sides.subject or hosts if names.entities[e].kind == "person"]
    guests = (*sides.partners, *sides.objects, *(() if hosts else agents))
    other = [e for e in guests if names.entities[e].kind == "person"]
    some = bool(sides.partners or sides.objects or agents or arguments.partners or arguments.objects)
    if some:
        yield from ((a, b) for a in person for b in other if a != b)
    elif 2 <= len(person) <= 3 and not (_needs_guest(arguments) or arguments.faced):
        yield from ((a, b) for n, a in enumerate(person) for b in person[n + 1 :])
