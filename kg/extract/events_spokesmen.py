"""Those who speak for others: the ministry behind its spokesman at a briefing, and no party to what he tells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Parsed
from kg.extract.events_items import Item
from kg.extract.events_sides import is_media
from kg.model import Mention
from kg.ontology import KG

Spokesmen = Mapping[int, Mention | None]  # entity of a spokesman → the body that he speaks for


def spokesmen_of(parsed: Parsed) -> Iterator[tuple[int, Mention | None]]:
    """The persons that a sentence calls somebody's spokesman, each with the body that he speaks for, if it is named."""
    for number, item in enumerate(parsed.items):
        if item.mention is None or item.mention.kind != "person" or len(item.mention.entities) != 1:
            continue
        run = list(_before(parsed.items, number))
        post = next((n for n, word in enumerate(run) if "spokesman" in word.senses), None)
        if post is not None:
            body = next((i.mention for i in run[post + 1 :] if i.mention is not None), None)
            yield item.mention.entities[0], body if body is not None and body.kind == "organisation" else None


def _before(items: Sequence[Item], number: int) -> Iterator[Item]:
    """The words of a noun phrase before its last, from the right."""
    for item in reversed(items[:number]):
        if item.kind not in ("noun", "name", "list") or (item.mention is not None and item.mention.kind == "person"):
            return
        yield item


def for_bodies(
    parsed: Parsed, arguments: Arguments, subject: tuple[Mention, ...], spokesmen: Spokesmen
) -> tuple[Mention, ...]:
    """The subject, with the body whose spokesman meets the press, and without those who tell of others' meeting."""
    speaking = [m for m in subject if m.entities and m.entities[0] in spokesmen]
    if arguments.frame.kind == f"{KG}PressConference":
        bodies = (spokesmen[m.entities[0]] for m in speaking)
        return subject + tuple(b for b in bodies if b is not None)
    if (arguments.frame.meets or arguments.frame.kind == f"{KG}Agreement") and not arguments.attends:
        subject = tuple(m for m in subject if not is_media(m, parsed.items))
    if "OnPersons" in arguments.frame.traits:
        subject = tuple(m for m in subject if not _stands_for_staff(parsed.items, m))
    tells = arguments.frame.meets and parsed.clauses[arguments.clause].speech and not arguments.partners
    return () if tells and speaking and len(speaking) == len(subject) else subject


def _stands_for_staff(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a body is only that of whom something befalls: 〔报社〕记者被判刑."""
    at = next((n for n, item in enumerate(items) if item.mention is mention), len(items))
    after = items[at + 1].senses if at + 1 < len(items) else frozenset()
    return mention.kind == "organisation" and bool(after & {"people", "folk", "kin", "post"}) and "group" not in after
