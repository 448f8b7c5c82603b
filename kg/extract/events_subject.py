"""Who a clause that drops its subject speaks of: the clauses around it."""

from __future__ import annotations

from kg.extract.events_arguments import Arguments, opening_subject, subject_of
from kg.extract.events_clauses import Parsed
from kg.model import Mention

OPENING = 3  # items of a clause among which 已 or 将 opens it


def subject_for(parsed: Parsed, arguments: Arguments, carried: tuple[Mention, ...]) -> tuple[tuple[Mention, ...], bool]:
    """The subject of the clause, or of the clause before it (behind it after 会见时), or of the sentence before.

    Only meetings and journeys reach back over a clause that reports speech, or into the sentence before; others
    where the clause says what the speaker did or will do (某公司表示，已冻结……).

    Returns:
        the mentions, and whether they come from another sentence.
    """
    if not arguments.dropped or (arguments.agents and not arguments.passive):
        return arguments.subject, False
    number = arguments.clause
    if parsed.clauses[number].occasion and number + 1 < len(parsed.clauses):
        if after := opening_subject(parsed, number + 1):
            return after, False
    core = arguments.frame.meets or arguments.frame.object_part == "place"
    for earlier in range(number - 1, -1, -1):
        if parsed.clauses[earlier].speech and not core:
            speaks_of_itself = earlier == number - 1 and opens_with_act(parsed, number)
            return (subject_of(parsed, earlier), False) if speaks_of_itself else ((), False)
        if before := subject_of(parsed, earlier):
            return before, False
    return (carried, True) if parsed.sentence.kind == "body" and core else ((), False)


def opens_with_act(parsed: Parsed, number: int) -> bool:
    """Whether a clause without a subject tells what somebody did or will do: 已…… 将…… 决定……."""
    clause = parsed.clauses[number]
    return any("own_act" in item.senses for item in parsed.items[clause.low : clause.low + OPENING])
