"""Names told behind the noun that they fill: 会见了多名官员，包括〔甲和乙〕; 陪同抵达的是〔甲〕."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import Item, is_post
from kg.extract.events_phrases import Phrase, named
from kg.model import Mention

OPENING = 4  # items of a clause among which 其中包括 or 访团成员包括 opens it
_COLONS = frozenset("：:")
_SOMEBODY = frozenset(("people", "leaders", "group", "country_people", "post"))


def with_list(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments, with the names that 包括 lists behind the people whom the verb takes without a name."""
    clause = parsed.clauses[arguments.clause]
    at = arguments.at
    names, opened = _listed(parsed, arguments.clause, at)
    if not names:
        names = _spelt_out(parsed, arguments.clause)
        return replace(arguments, objects=names) if names and _takes_unnamed(parsed, clause, at) else arguments
    if set(names) <= {*arguments.objects, *arguments.partners}:  # 拘捕包括甲在内的四人
        return arguments
    if opened:  # 访团成员包括……
        return replace(arguments, extra=arguments.extra + names)
    if _takes_unnamed(parsed, clause, at):
        return replace(arguments, objects=names)
    displaced = next((p for p in clause.phrases if p.last < at and "ba" in p.governed), None)
    if displaced is not None and _unnamed(parsed.items, displaced):  # 将四名官员列入黑名单，包括……
        people = tuple(m for m in names if m.kind == "person")
        return replace(arguments, objects=people or arguments.objects)
    aimed = (p for p in clause.phrases if p.last < at and "toward" in p.governed)
    toward = next((p for p in aimed if not clause.hidden(p.first, within=None)), None)
    if toward is not None and any(_unnamed(parsed.items, p) for p in (toward, *_joined(clause, toward))):
        return replace(arguments, objects=names)  # 对四名官员实施制裁，包括……
    partner = next((p for p in clause.phrases if p.last < at and "with" in p.governed), None)
    if partner is not None and _unnamed(parsed.items, partner):
        return replace(arguments, partners=names)
    if not arguments.subject and not arguments.dropped:
        return replace(arguments, subject=names)
    return arguments


def with_row(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments, with the holders of posts whom commas list before the subject: 〔部长甲，局长乙〕，院长丙会谈."""
    clause, items = parsed.clauses[arguments.clause], parsed.items
    own = next((p for p in clause.phrases if p.heads and p.heads == arguments.subject), None)
    if own is None or not _holds_post(items, clause, own):
        return arguments
    row: tuple[Mention, ...] = ()
    for before in reversed(parsed.clauses[: arguments.clause]):
        listed = not before.verbal and len(before.phrases) == 1 and items[before.high].text == "，"
        if not listed or before.phrases[0].last + 1 != before.high or not _holds_post(items, before, before.phrases[0]):
            break
        row = before.phrases[0].heads + row
    return replace(arguments, subject=row + arguments.subject) if row else arguments


def _behind(parsed: Parsed, number: int) -> tuple[Mention, ...]:
    """The holders of posts whom commas list behind a clause: 包括部长甲，〔局长乙和院长丙〕."""
    row: tuple[Mention, ...] = ()
    for before, clause in pairwise(parsed.clauses[number:]):
        phrases = clause.phrases
        if parsed.items[before.high].text != "，" or clause.verbal or not phrases or phrases[0].first != clause.low:
            break
        if not all(_ends_in_person(parsed.items, p) for p in phrases):
            break
        row += tuple(m for p in phrases for m in p.heads if m.kind == "person")
    return row


def _ends_in_person(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase is a person behind his post, alone or joined to another: 局长〔乙〕, 和院长〔丙〕."""
    run = items[phrase.first : phrase.last + 1]
    last = next((i for i in reversed(run) if i.text not in ("等", "等人")), run[-1])
    if phrase.governor is not None and "with" not in phrase.governed:
        return False
    titled = len(run) > 1 or phrase.governor is not None
    return titled and last.mention is not None and last.mention.kind == "person"


def _holds_post(items: Sequence[Item], clause: Clause, phrase: Phrase) -> bool:
    """Whether a clause opens with people and their posts, whether their names are known or not."""
    if phrase.first != clause.low or phrase.governed or phrase.weak or any(m.kind != "person" for m in phrase.heads):
        return False
    return any(is_post(i.text) or i.senses & {"post", "leaders"} for i in items[phrase.first : phrase.last + 1])


def _joined(clause: Clause, phrase: Phrase) -> Sequence[Phrase]:
    """The phrase that 和 joins to another."""
    return [p for p in clause.phrases if p.governor == phrase.last + 1 and "with" in p.governed]


def _takes_unnamed(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether the first phrase behind a verb means people whom it does not name."""
    behind = next((p for p in clause.phrases if p.first > at and not clause.hidden(p.first, within=None)), None)
    return behind is not None and _unnamed(parsed.items, behind)


def _spelt_out(parsed: Parsed, number: int) -> tuple[Mention, ...]:
    """The persons whom a colon names behind a clause, and nothing else: 会见了两位部长：〔甲和乙〕."""
    end = parsed.clauses[number].high
    if number + 1 >= len(parsed.clauses) or parsed.items[end].text not in _COLONS:
        return ()
    clause = parsed.clauses[number + 1]
    if any(i.kind == "verb" or "trigger" in i.senses for i in parsed.items[clause.low : clause.high]):
        return ()
    return tuple(m for p in clause.phrases for m in named(p) if m.kind == "person")


def _unnamed(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase means several people and names none of them: 一些主要人士, 官员."""
    return not any(m.kind == "person" for m in phrase.heads) and bool(items[phrase.last].senses & _SOMEBODY)


def _listed(parsed: Parsed, number: int, at: int) -> tuple[tuple[Mention, ...], bool]:
    """The names of a list behind the trigger or opening the next clause, and whether members of a body open it."""
    clause = parsed.clauses[number]
    if (opener := _opener(parsed, at + 1, clause.high)) is not None:
        heads = [i for i in parsed.items[at + 1 : opener] if i.kind != "adverb"][-1:]
        things = any(i.kind == "noun" and not i.senses & _SOMEBODY for i in heads)  # 会晤的〔议题〕包括……
        return (() if things else _names(parsed, clause, opener)), False
    if number + 1 >= len(parsed.clauses):
        return (), False
    clause = parsed.clauses[number + 1]
    opener = _opener(parsed, clause.low, min(clause.low + OPENING, clause.high))
    if opener is None:
        return (), False
    before = [
        i
        for i in parsed.items[clause.low : opener]
        if i.kind not in ("mark", "list", "adverb") and "among" not in i.senses
    ]
    if any(i.kind != "noun" or i.mention is not None for i in before):
        return (), False
    members = bool(before) and not any("lists" in i.senses for i in before)
    if members and not any(i.senses & _SOMEBODY for i in before):
        return (), False  # 议题包括……
    names = _names(parsed, clause, opener)
    listed = bool(names) and all(m.kind == "person" for m in names)
    return names + (_behind(parsed, number + 1) if listed else ()), members


def _opener(parsed: Parsed, low: int, high: int) -> int | None:
    return next((n for n in range(low, high) if "lists" in parsed.items[n].senses), None)


def _names(parsed: Parsed, clause: Clause, opener: int) -> tuple[Mention, ...]:
    """The persons that the list names, else its bodies and countries; none in 包括甲在内的……."""
    rest = range(opener + 1, clause.high)
    ends = (n for n in rest if parsed.items[n].kind == "verb" or "occasion" in parsed.items[n].senses)
    end = next((n for n in ends if not clause.hidden(n, within=None)), clause.high)
    if end < clause.high and parsed.items[end].text in ("在内", "在"):
        return ()
    found = [m for p in clause.phrases if opener < p.first and p.last < end for m in named(p)]
    people = tuple(m for m in found if m.kind == "person")
    return people or tuple(found)
