"""What happened: the ontology's frames laid on the clauses of an article, told once however often it is retold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from kg.extract.events_ahead import with_ahead
from kg.extract.events_dateless import needs_date
from kg.extract.events_declared import told_once, with_declared
from kg.extract.events_drafts import Draft, drafts_of
from kg.extract.events_first_person import with_voice
from kg.extract.events_matters import matters_of, with_parties
from kg.extract.events_merge import Told, merged, rejoined
from kg.extract.events_outcome import with_outcome
from kg.extract.events_page import Page
from kg.extract.events_said import days_spoken
from kg.extract.events_scene import settled, with_attendance, with_scene
from kg.extract.events_scene_places import with_hosts
from kg.extract.events_spokesmen import spokesmen_of
from kg.extract.events_telling import arguments
from kg.extract.events_worth import worth_telling
from kg.model import Article, DateMention, Event, Mention, Names, Sentence, Span, Utterance
from kg.ontology import Ontology

NEAR_PAIR = 4  # sentences behind those who met in which 两人 means them; 两国元首 does all through the article


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
    today = article.published.date() if article.published else None
    drafts = tuple(settled(draft, today) for draft in _drafts(article, sentences, names, dates, utterances, ontology))
    attended = with_attendance(with_hosts(drafts), ontology)
    known = with_ahead(attended, names, sentences, ontology, today)
    told = merged(known, names, sentences, ontology)
    spoken = days_spoken(article, sentences, dates, utterances)
    placed = with_scene(told, sentences, names, today=_news_day(dates) or today, spoken=spoken)
    joined = rejoined(placed, names, sentences, ontology)
    kept = tuple(worth_telling(with_outcome(joined, names, ontology), names, sentences))
    said = _said([draft.trigger.begin for event in kept for draft in event.tellings], utterances)
    return tuple(_event(event, sentences, said) for event in kept)


def _news_day(dates: Sequence[DateMention]) -> date | None:
    """The day of the dateline: （某社某地〔11日〕电）."""
    lines = (d.range for d in dates if d.rule == "dates.dateline")
    return next((date.fromisoformat(day.start) for day in lines if day is not None and len(day.start) == 10), None)


def _said(triggers: Sequence[int], utterances: Sequence[Utterance]) -> dict[int, list[int]]:
    """Where a trigger begins → the numbers of the utterances that hold it."""
    ordered = sorted(triggers)
    out: dict[int, list[int]] = {}
    for number, utterance in enumerate(utterances):
        low, high = (bisect_left(ordered, edge) for edge in (utterance.content.begin, utterance.content.end))
        for trigger in dict.fromkeys(ordered[low:high]):
            out.setdefault(trigger, []).append(number)
    return out


def _drafts(
    article: Article,
    sentences: Sequence[Sentence],
    names: Names,
    dates: Sequence[DateMention],
    utterances: Sequence[Utterance],
    ontology: Ontology,
) -> Iterator[Draft]:
    page = Page(article, sentences, names, dates, ontology)
    told: tuple[int, tuple[Mention, ...]] = (0, ())  # the sentence that told of two, and these
    spokesmen: dict[int, Mention | None] = {}
    matters: dict[str, tuple[int, tuple[Mention, ...]]] = {}
    for index in page.telling():
        parsed = page.parsed(index)
        spokesmen |= {who: body for who, body in spokesmen_of(parsed) if body is not None or who not in spokesmen}
        matters |= {topic: (index, two) for topic, two in matters_of(parsed.items)}
        dated = any(item.kind == "date" for item in parsed.items)
        tellable = (t for t in parsed.triggers if dated or not all(needs_date(frame) for frame in t.frames))
        filled = (arguments(parsed, trigger) for trigger in tellable)
        voiced = (with_voice(parsed, one, partial(_voice, page, utterances)) for one in filled if one is not None)
        found, twice = with_declared(parsed, [with_parties(parsed, one, matters) for one in voiced])
        before, behind = partial(page.subject_before, index), partial(page.behind, index)
        near = index - told[0] <= NEAR_PAIR
        pair = told[1] if near or any("leaders" in item.senses for item in parsed.items) else ()
        drafts = tuple(
            drafts_of(parsed, index, found, names=names, carried=before, behind=behind, pair=pair, spokesmen=spokesmen)
        )
        yield from told_once(drafts, twice) if twice else drafts
        told = next(((index, page.first_mentions(d.met[0])) for d in drafts if len(d.met) == 1), told)


def _voice(page: Page, utterances: Sequence[Utterance], at: int) -> tuple[Mention, ...]:
    """Who speaks in the quotation marks around a place of the text."""
    held = (u for u in utterances if u.kind == "direct" and u.content.begin <= at < u.content.end)
    return page.first_mentions(next((u.speakers for u in held), ()))


def _event(told: Told, sentences: Sequence[Sentence], said: Mapping[int, Sequence[int]]) -> Event:
    first = told.draft
    telling = {d.sentence for d in told.tellings} | {d.named_in for d in told.tellings if d.named_in is not None}
    passages = tuple(Span(sentences[n].begin, sentences[n].end) for n in sorted(telling))
    according = tuple(sorted({n for d in told.tellings for n in said.get(d.trigger.begin, ())}))
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
