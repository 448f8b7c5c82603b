"""Who said what: quotations and reported speech of one article."""

from __future__ import annotations

from kg.extract.utterances_ground import grounds
from kg.extract.utterances_interview import turns_of
from kg.extract.utterances_memory import Speaker
from kg.extract.utterances_press import go_on, opens_next, running_on
from kg.extract.utterances_reading import hear, read, without
from kg.extract.utterances_told import Told
from kg.model import Article, Names, Sentence, Utterance


def find_utterances(article: Article, sentences: tuple[Sentence, ...], names: Names) -> tuple[Utterance, ...]:
    """The utterances of an article in text order, each with its words, its speaker as far as told, and its sentences.

    Args:
        sentences: the article's own; their tokens help to tell 问 from 访问, and may be missing.
        names: who and what the article speaks of; its mentions may include pronouns and titles with their entities.
    Returns:
        Direct and partial quotations and indirect speech. Words in quotation marks that nobody is said to have spoken
        are left out; where somebody spoke but the text does not tell who, ``speakers`` is empty.
    """
    told = Told(article, sentences, names)
    paragraphs = tuple(grounds(article, sentences, names))
    told.marked.update(g.folded[q.begin : q.end].strip() for g in paragraphs for q in (*g.quotes, *g.inner))
    turns = turns_of(paragraphs, names)
    on = running_on(paragraphs)
    for number, ground in enumerate(paragraphs):
        told.behind = next(iter(paragraphs[number + 1 : number + 2]), None)
        if ground.index in turns:
            hear(told, ground, turns[ground.index])
        elif (close := on.get(ground.index)) is not None:
            go_on(told, ground, close)
            read(told, without(ground, close + 1))
        else:
            read(told, ground)
            if opens_next(ground):
                told.voice = told.memory.last if told.memory.paragraph == ground.index else Speaker()
    return told.utterances()
