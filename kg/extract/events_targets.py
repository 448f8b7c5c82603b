"""Who they are whom something befell: 对四名官员实施制裁，他们是〔甲和乙〕; 受制裁的官员包括〔甲和乙〕."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import takes_whom
from kg.extract.events_phrases import PEOPLE, named
from kg.model import Mention

_SOMEBODY = PEOPLE | {"country_people", "kin"}


def with_targets(parsed: Parsed, index: int, arguments: Arguments, behind: Callable[[], Parsed | None]) -> Arguments:
    """The arguments of what befalls people without a name, with the names that the clause or sentence behind gives.

    Args:
        index: the number of the sentence.
        behind: the sentence behind it.
    """
    if not {"Blow", "OnGoods"} <= arguments.frame.traits or arguments.relative:
        return arguments
    if any(m.kind == "person" for m in (*arguments.objects, *arguments.partners)):
        return arguments
    number = arguments.clause + 1
    own = number < len(parsed.clauses)
    sentence = parsed if own else behind()
    if sentence is None or not sentence.clauses:
        return arguments
    people = _who_they_are(sentence, sentence.clauses[number if own else 0], arguments.trigger.text)
    if not people:
        return arguments
    return replace(arguments, objects=people, named_in=arguments.named_in if own else index + 1)


def _who_they_are(parsed: Parsed, clause: Clause, word: str) -> tuple[Mention, ...]:
    """The persons behind 是 有 包括 in a clause that opens with 他们, or with whom the verb struck."""
    items = parsed.items
    opener = next((n for n in range(clause.low, clause.high) if items[n].senses & {"lists", "also"}), clause.low)
    head = items[clause.low : opener]
    they = all("pronoun" in i.senses or i.kind == "adverb" for i in head)
    struck = any(i.text == word for i in head) and all(i.mention is None for i in head)
    if not head or not (they or struck):
        return ()
    found = (p for p in clause.phrases if p.first > opener and not clause.hidden(p.first, within=None))
    return tuple(m for p in found for m in named(p) if m.kind == "person")


def with_passive_before(parsed: Parsed, arguments: Arguments) -> Arguments:
    """The arguments of an act without subject and object behind a passive: 甲被警方拘捕，〔控告他两项罪名〕.

    Who did the first to somebody does the second too.
    """
    items, number, at = parsed.items, arguments.clause, arguments.at
    if not arguments.dropped or arguments.passive or arguments.agents or arguments.objects or not number:
        return arguments
    low = parsed.clauses[number].low
    opens = all(i.kind in ("adverb", "date", "list", "mark") for i in items[low:at])
    if not opens or arguments.attribute or not takes_whom(items[at]):
        return arguments
    before = parsed.clauses[number - 1]
    by = next((p for p in before.open_phrases(before.high) if "passive" in p.governed), None)
    if by is None or not any(i.kind == "verb" for i in items[by.last + 1 : before.high]):
        return arguments
    whom = next((p for p in parsed.clauses[number].phrases if p.first == at + 1), None)
    if whom is not None and items[whom.last].senses & _SOMEBODY and "pronoun" not in items[whom.first].senses:
        return arguments  # 甲被释放，控告〔警方〕
    return replace(arguments, passive=True, agents=tuple(m for m in named(by) if m.kind != "place"))
