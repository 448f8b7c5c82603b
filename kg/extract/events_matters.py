"""Whose talks 气候谈判 are: those of the two countries whose 气候对话 or 气候关系 the article has named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Parsed
from kg.extract.events_items import Item, senses
from kg.model import Mention

Matters = Mapping[str, tuple[int, tuple[Mention, ...]]]
"""What two countries deal in (气候) → the sentence that says so, and the two."""

_LONGEST = 3  # words of what they deal in, with its head


def matters_of(items: Sequence[Item]) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """What pairs of countries deal in by a sentence: 中美气候关系, 美国与伊朗的核谈判."""
    for n, first in enumerate(items[:-2]):
        if not _is_place(first):
            continue
        at = n + 1 if items[n + 1].senses.isdisjoint(("with", "list")) else n + 2
        if at + 1 >= len(items) or not _is_place(items[at]):
            continue
        pair = tuple(m for m in (first.mention, items[at].mention) if m is not None)
        at += 1
        while at < len(items) and (items[at].kind == "de" or items[at].senses & {"pair", "both_of"}):
            at += 1
        for end in range(at + 1, min(at + _LONGEST, len(items)) + 1):
            if items[end - 1].kind not in ("noun", "verb") or items[end - 1].mention is not None:
                break
            if topic := _topic("".join(i.text for i in items[at:end])):
                yield topic, pair
                break


def with_parties(parsed: Parsed, found: Arguments, matters: Matters) -> Arguments:
    """The arguments, with the two whose talks a clause says something of: 〔气候谈判〕暂停."""
    if found.subject or found.objects or found.agents or not matters:
        return found
    low, at = parsed.clauses[found.clause].low, found.at
    while at > low and parsed.items[at - 1].kind in ("adverb", "date"):
        at -= 1
    begin = at - 1
    while begin > low and parsed.items[begin - 1].kind == "noun" and parsed.items[begin - 1].mention is None:
        begin -= 1
    before = parsed.items[begin - 1].kind if begin > low else "break"
    if before not in ("break", "date", "adverb"):
        return found
    topic = _topic("".join(i.text for i in parsed.items[begin:at]))
    if topic not in matters:
        return found
    sentence, parties = matters[topic]
    return replace(found, objects=parties, dropped=False, named_in=sentence)


def _is_place(item: Item) -> bool:
    return item.mention is not None and item.mention.kind == "place"


def _topic(text: str) -> str:
    """What talks are on; "" for what is no talks, and for talks of no one matter."""
    return text[:-2] if "dealing" in senses().get(text[-2:], frozenset()) else ""
