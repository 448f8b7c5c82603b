"""What happened: the ontology's frames laid on the clauses of an article, told once however often it is retold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.extract.events_arguments import arguments, subject_of
from kg.extract.events_clauses import Parsed, parse
from kg.extract.events_drafts import Draft, drafts_of
from kg.extract.events_items import items_of
from kg.extract.events_merge import Told, merged
from kg.extract.events_scene import with_attendance, with_scene, worth_telling
from kg.model import Article, DateMention, Event, Mention, Names, Sentence, Span, Utterance
from kg.ontology import Ontology


def find_events(
    article: Article,
    sentences: tuple[Sentence, ...],
    names: Names,
    dates: tuple[DateMention, ...],
    utterances: tuple[Utterance, ...],
    ontology: Ontology,
) -> tuple[Event, ...]:
    """The events of an article in text order, each with every sentence that tells it.

    Args:
        names: who and what the article names, pronouns and titles resolved.
        dates: its time expressions, resolved.
        utterances: what is said in it; an event inside what somebody said is linked to that.
        ontology: the classes and their words.
    """
    drafts = tuple(_drafts(article, sentences, names, dates, ontology))
    told = merged(with_attendance(drafts, ontology), names, sentences, ontology)
    placed = with_scene(told, sentences, names, today=article.published.date() if article.published else None)
    return tuple(_event(event, sentences, utterances) for event in placed if worth_telling(event, names))


def _drafts(
    article: Article,
    sentences: Sequence[Sentence],
    names: Names,
    dates: Sequence[DateMention],
    ontology: Ontology,
) -> Iterator[Draft]:
    mentions = tuple(m for m in names.mentions if not m.nested)
    begins = [m.begin for m in mentions]
    date_begins = [d.begin for d in dates]
    carried: tuple[Mention, ...] = ()
    pair: tuple[Mention, ...] = ()
    paragraph = -1
    for index, sentence in enumerate(sentences):
        if sentence.kind == "note":
            continue
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
        inside = mentions[bisect_left(begins, sentence.begin) : bisect_left(begins, sentence.end)]
        end = article.paragraphs[sentence.paragraph].end if sentence.kind == "caption" else sentence.end
        times = dates[bisect_left(date_begins, sentence.begin) : bisect_left(date_begins, end)]
        parsed = parse(sentence, items_of(sentence, inside, times), ontology)
        found = [a for t in parsed.triggers if (a := arguments(parsed, t)) is not None]
        drafts = tuple(drafts_of(parsed, index, found, names=names, carried=carried, pair=pair))
        yield from drafts
        carried = _next_carried(parsed) or carried
        pair = next((_pair(draft, mentions) for draft in drafts if len(draft.met) == 1), pair)


def _pair(draft: Draft, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The two that met, for 两国元首 in a later sentence."""
    return tuple(m for e in draft.met[0] for m in [next((m for m in mentions if m.entities == (e,)), None)] if m)


def _next_carried(parsed: Parsed) -> tuple[Mention, ...]:
    """The subject that the next sentence may leave out."""
    return next((s for n in range(len(parsed.clauses)) if (s := subject_of(parsed, n))), ())


def _event(told: Told, sentences: Sequence[Sentence], utterances: Sequence[Utterance]) -> Event:
    first = told.draft
    passages = tuple(Span(sentences[n].begin, sentences[n].end) for n in sorted({d.sentence for d in told.tellings}))
    according = tuple(
        n
        for n, u in enumerate(utterances)
        if any(u.content.begin <= d.trigger.begin < u.content.end for d in told.tellings)
    )
    return Event(
        kind=first.frame.kind,
        trigger=first.trigger,
        passages=passages,
        status=first.status,
        rule=first.rule,
        participants=first.participants,
        place=first.place,
        date=first.date,
        met=first.met if first.status == "happened" else (),
        according_to=according,
    )
