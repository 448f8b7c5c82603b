"""Every thing, fused event, utterance and post of a corpus gets its IRI here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import DateRange, Facts
from kg.rdf.iris import BASE, FOLDERS, article_iri, local_name
from kg.resolve.entities import Resolution, Thing
from kg.resolve.events import FusedEvent, in_order
from kg.resolve.forms import last_part
from kg.resolve.speech import FusedPost, FusedUtterance

WORDS_IN_IRI = 12  # of an utterance, so that its IRI can be read
NAMES_IN_IRI = 4  # of an event's participants


@dataclass(frozen=True, slots=True)
class Naming:
    """IRIs without brackets: of articles by their number, of the rest by index."""

    base: str
    articles: tuple[str, ...]
    things: tuple[str, ...]
    events: tuple[str, ...] = ()
    utterances: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


def name_all(
    facts: Sequence[Facts],
    resolution: Resolution,
    fused: tuple[Sequence[FusedEvent], Sequence[FusedUtterance], Sequence[FusedPost]],
    labels: Mapping[str, str],
    base: str = BASE,
) -> Naming:
    """IRIs for a whole corpus; those that would be the same are numbered in the order given.

    Args:
        labels: what each class of events is called.
    """
    things = resolution.things
    short = [_short(thing) for thing in things]
    events, utterances, posts = fused
    return Naming(
        base=base,
        articles=tuple(article_iri(told.article.url, base) for told in facts),
        things=tuple(f"{base}{FOLDERS[t.kind]}/{_thing_name(t)}" for t in things),
        events=_unique(f"{base}event/{_event_name(e, short, labels)}" for e in events),
        utterances=_unique(f"{base}utterance/{_utterance_name(u, short, facts)}" for u in utterances),
        posts=_unique(f"{base}post/{local_name(f'{things[p.person].name}-{p.title}')}" for p in posts),
    )


def _thing_name(thing: Thing) -> str:
    return local_name(f"{thing.name}-{thing.suffix}" if thing.suffix else thing.name)


def _short(thing: Thing) -> str:
    return last_part(thing.name) if thing.kind == "person" else thing.name


def _event_name(event: FusedEvent, short: Sequence[str], labels: Mapping[str, str]) -> str:
    people = in_order(event)[:NAMES_IN_IRI]
    place = [short[event.place]] if event.place is not None and not people else []
    when = [_day(event.date)] if event.date else []
    how = [] if event.status == "happened" else [event.status]
    what = labels.get(event.kind, event.trigger)
    return local_name("-".join([*when, what, *(short[n] for n in people), *place, *how]))


def _utterance_name(utterance: FusedUtterance, short: Sequence[str], facts: Sequence[Facts]) -> str:
    days = [facts[n].article.published for n, _ in utterance.reports]
    day = min((d.date().isoformat() for d in days if d), default="")
    who = [short[s] for s in utterance.speakers[:2]] or ([utterance.speaker_text] if utterance.speaker_text else [])
    words = "".join(c for c in utterance.text if c.isalnum())[:WORDS_IN_IRI]
    return local_name("-".join(part for part in (day, *who, words) if part))


def _day(date: DateRange) -> str:
    return date.start if date.start == date.end else f"{date.start}--{date.end}"


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    out = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(out)
