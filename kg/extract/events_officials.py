"""Which country those without a name act for whom somebody meets: 与〔乙国〕官员举行会谈, 会见〔乙国〕外长."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import Item
from kg.extract.events_phrases import Phrase, is_country
from kg.model import Mention

_OPEN_TO = frozenset(("aspect", "mark"))


def with_officials(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments of a meeting a side of which is told without a name, with the country that it acts for."""
    if not arguments.frame.meets or arguments.attends or arguments.relative or parsed.sentence.kind == "title":
        return arguments
    if arguments.both or arguments.agents:
        return arguments
    clause, at = parsed.clauses[arguments.clause], arguments.at
    here: tuple[Mention, ...] = ()
    there: tuple[Mention, ...] = ()
    if not arguments.partners and not arguments.objects:
        there = _first_acted_for(parsed.items, _others(parsed, clause, at))
    if not arguments.subject and not arguments.dropped and (there or arguments.partners or arguments.objects):
        here = _first_acted_for(parsed.items, (p for p in clause.open_phrases(at) if not p.governed))
    if not here and not (there and (arguments.subject or arguments.dropped)):
        return arguments
    known = {m.entities for m in (*arguments.subject, *here)}
    others = tuple(m for m in there if m.entities not in known)
    return replace(
        arguments,
        subject=arguments.subject or here,
        partners=arguments.partners or others,
        acted_for=(*here, *others),
    )


def _others(parsed: Parsed, clause: Clause, at: int) -> Iterator[Phrase]:
    """The phrases that may be the other side: 与〔乙国官员〕会谈, 与〔乙国官员〕的会谈, 会见〔乙国官员〕."""
    for phrase in clause.phrases:
        owns = phrase.last + 2 == at and parsed.items[phrase.last + 1].kind == "de"
        if "partner" in phrase.governed and phrase.last < at and (owns or not clause.hidden(phrase.first, within=None)):
            yield phrase
    behind = next((p for p in clause.phrases if p.first > at), None)
    if behind is not None and not behind.governed and _is_next(parsed.items, at, behind):
        yield behind


def _first_acted_for(items: Sequence[Item], phrases: Iterable[Phrase]) -> tuple[Mention, ...]:
    return next((found for p in phrases if (found := _acting_for(items, p))), ())


def _is_next(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    return all(i.kind in _OPEN_TO for i in items[at + 1 : phrase.first])


def _acting_for(items: Sequence[Item], phrase: Phrase) -> tuple[Mention, ...]:
    """The countries whose officials a phrase means: 〔乙国〕外长, 〔乙国〕驻丙国大使; not 乙国学生, 乙国首都官员."""
    run = items[phrase.first : phrase.last + 1]
    if phrase.heads or "of_state" not in run[-1].senses:
        return ()
    posted = next((n for n, i in enumerate(run) if i.text == "驻"), len(run))
    of_whom = [i for i in run[:posted] if i.mention is not None]
    if not all(is_country(i) for i in of_whom):
        return ()
    return phrase.weak if posted == len(run) else tuple(i.mention for i in of_whom if i.mention is not None)
