"""An election: where the votes are cast, what body is elected, and who only has a hand in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import Item, is_post, senses
from kg.model import Mention


def with_votes(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments of an election, with the country that votes as its place and the body elected as its object.

    〔伊朗〕总统选举, 当选〔俄罗斯〕总统, 〔立法会〕选举.
    """
    if "Vote" not in arguments.frame.traits:
        return arguments
    items, clause, at = parsed.items, parsed.clauses[arguments.clause], arguments.at
    subject, objects = arguments.subject, arguments.objects
    body = _elected(items, clause, at)
    if body is not None and subject == (body,):
        subject, objects = (), (*objects, body)
    if subject and arguments.pattern == "Nominal" and _acts_on(items, clause, at, subject):
        subject = ()  # 〔甲〕操弄大选
    where = tuple(m for m in _voting(items, clause, at) if m not in subject and m not in objects)
    return replace(arguments, subject=subject, objects=objects, places=(*arguments.places, *where))


def _elected(items: Sequence[Item], clause: Clause, at: int) -> Mention | None:
    """The body that stands before the noun of an election and is what is elected: 〔参议院〕补选."""
    before = items[at - 1] if at > clause.low else None
    if before is None or before.tag != "organisation" or "of_office" not in items[at].senses:
        return None
    ends = (senses().get(before.text[-n:], frozenset()) for n in (1, 2, 3))
    return before.mention if any("elected" in found for found in ends) else None


def _voting(items: Sequence[Item], clause: Clause, at: int) -> tuple[Mention, ...]:
    """The place that stands before the noun of an election, or before the post that somebody wins or runs for."""
    before = items[at - 1] if at > clause.low else None
    if before is not None and before.tag == "place" and items[at].tag in ("n", "vn", "nz"):
        return (before.mention,) if before.mention is not None else ()
    first = next((n for n in range(at + 1, clause.high) if items[n].kind not in ("aspect", "mark")), clause.high)
    if first == clause.high or items[first].mention is None or items[first].tag != "place":
        return ()
    end = first + 1
    while end < clause.high and items[end].kind == "noun" and items[end].mention is None:
        end += 1
    mention = items[first].mention
    return (mention,) if mention is not None and end > first + 1 and is_post(items[end - 1].text) else ()


def _acts_on(items: Sequence[Item], clause: Clause, at: int, subject: Sequence[Mention]) -> bool:
    """Whether a verb that carries no election stands between its noun and the subject: 甲〔操弄〕去年大选."""
    between = [n for n in range(clause.low, at) if items[n].begin >= subject[-1].end]
    if any(items[n].kind in ("prep", "de") or "occasion" in items[n].senses for n in between):
        return False
    return any(items[n].kind == "verb" and not clause.hidden(n, within=None) for n in between)
