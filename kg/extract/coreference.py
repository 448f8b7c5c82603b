"""Pronouns, bare titles and groups, back to whom they mean."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.coreference_bodies import Bodies
from kg.extract.coreference_pairs import Pairs
from kg.extract.coreference_people import People
from kg.extract.coreference_scene import Clause, Memory, Page, leans, note_subject, subject_of
from kg.extract.coreference_surnames import Surnames
from kg.extract.coreference_titles import Titles
from kg.model import Article, Mention, Names, Role, Sentence


def link_coreference(article: Article, sentences: tuple[Sentence, ...], names: Names, roles: tuple[Role, ...]) -> Names:
    """The names, with mentions for 他, 两人, 这位总统, 该组织, 美方 and acting capitals, where the meaning is clear.

    New mentions have the forms ``pronoun``, ``group`` and ``title``; a name inside one of them becomes nested. Whoever
    cannot be told from the text before gets no mention. Words in quotation marks are left alone: their 他 and 我 count
    from the one who speaks.
    """
    page = Page(article, sentences, names, roles)
    memory = Memory()
    finders = (Pairs(page, roles), Titles(page, roles), Surnames(page), Bodies(page), People(page))
    found: dict[int, Mention] = {}
    for clause in page.clauses():
        for finder in finders:
            for mention in finder.find(clause, memory, found):
                found.setdefault(mention.begin, mention)
        _remember(page, clause, memory, found)
    return Names(names.entities, _merged(names.mentions, tuple(found.values())))


def _remember(page: Page, clause: Clause, memory: Memory, found: dict[int, Mention]) -> None:
    subject = subject_of(page, clause, found)
    if subject is not None:
        note_subject(memory, replace(subject, aside=leans(page, clause)))
    named = page.people(clause.begin, clause.end)
    inside = [found[begin] for begin in range(clause.begin, clause.end) if begin in found]
    meant = [entity for mention in inside if mention.kind == "person" for entity in mention.entities]
    people = memory.people.setdefault(clause.sentence, [])
    people.extend(entity for entity in (*named, *meant) if entity not in people)


def _merged(old: tuple[Mention, ...], new: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """All mentions in order; a new one replaces an old one of the same stretch and holds the ones inside it.

    A new one that only begins an old one (驻乙国代表|处) is none.
    """
    ends = {mention.begin: mention.end for mention in old if not mention.nested}
    new = tuple(mention for mention in new if ends.get(mention.begin, 0) <= mention.end)
    spans = {(mention.begin, mention.end) for mention in new}
    inner = {position for mention in new for position in range(mention.begin, mention.end)}
    kept = [mention for mention in old if (mention.begin, mention.end) not in spans]
    kept = [replace(m, nested=True) if {m.begin, m.end - 1} <= inner and not m.nested else m for m in kept]
    return tuple(sorted((*kept, *new), key=lambda m: (m.begin, -m.end, m.nested)))
