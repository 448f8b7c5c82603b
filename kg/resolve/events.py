"""One event told by many articles: the same class, status, participants and compatible dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import DateRange, Event, Facts, Status
from kg.resolve.entities import Resolution

UNDATED_WITHIN = timedelta(days=7)  # an event without a date may be one that lies so near the article's publication

Told = tuple[int, int]  # article, event


@dataclass(frozen=True, slots=True)
class FusedEvent:
    """An event once, with the reports that tell it and what these agree on; participants and place index the things."""

    kind: str
    status: Status
    trigger: str  # as the earliest report words it
    script: str  # of that report
    participants: tuple[tuple[int, str], ...]
    place: int | None
    date: DateRange | None
    reports: tuple[Told, ...]
    met: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Report:
    told: Told
    event: Event
    participants: tuple[tuple[int, str], ...]
    place: int | None
    published: date | None
    trigger: str
    script: str

    @property
    def window(self) -> tuple[date, date] | None:
        """The days on which it may have happened."""
        if self.event.date is not None:
            return _first_day(self.event.date.start), _last_day(self.event.date.end)
        if self.published is None:
            return None
        return self.published - UNDATED_WITHIN, self.published + UNDATED_WITHIN


def fuse_events(
    facts: Sequence[Facts], resolution: Resolution, above: Mapping[str, Sequence[str]]
) -> tuple[FusedEvent, ...]:
    """The events of the corpus.

    Args:
        facts: in the order that ``resolution`` was made from.
        above: the classes above each class of events; talks that another report calls a meeting are one event.
    """
    groups: dict[tuple[object, ...], list[_Report]] = defaultdict(list)
    for report in _reports(facts, resolution):
        who = tuple(sorted({person for person, _ in report.participants}))
        alone: tuple[object, ...] = () if who else report.told
        groups[report.event.status, who, alone].append(report)
    inside = _place_inside(resolution)
    fit = _Fit(inside, above)
    clusters = (cluster for group in groups.values() for cluster in _clusters(group, fit))
    return tuple(_fuse(cluster, resolution, fit) for cluster in clusters)


def in_order(event: FusedEvent) -> tuple[int, ...]:
    """The participants, each once: who acts, who takes part, who is acted on."""
    rank = {"agent": 0, "participant": 1, "patient": 2}
    least: dict[int, int] = {}
    for thing, part in event.participants:
        least[thing] = min(least.get(thing, 3), rank[part])
    return tuple(sorted(least, key=lambda thing: (least[thing], thing)))


def _reports(facts: Sequence[Facts], resolution: Resolution) -> Iterator[_Report]:
    for number, told in enumerate(facts):
        of = resolution.of_entity[number]
        published = told.article.published.date() if told.article.published else None
        for index, event in enumerate(told.events):
            yield _Report(
                (number, index),
                event,
                tuple(dict.fromkeys((of[p.entity], p.part) for p in event.participants)),
                None if event.place is None else of[event.place],
                published,
                told.article.text[event.trigger.begin : event.trigger.end],
                told.article.script,
            )


def _clusters(group: list[_Report], fit: _Fit) -> list[list[_Report]]:
    """Reports of one happening together: each fits all others, and a vague one joins only where there is one choice."""
    clusters: list[list[_Report]] = []
    for report in sorted(group, key=_vagueness):
        fitting = [c for c in clusters if all(fit(report, other) for other in c)]
        if len(fitting) == 1:
            fitting[0].append(report)
        else:
            clusters.append([report])
    return clusters


def _vagueness(report: _Report) -> tuple[object, ...]:
    when = report.event.date
    length = (_last_day(when.end) - _first_day(when.start)).days if when else 10**6
    return length, report.place is None, when.start if when else "", report.told


@dataclass(frozen=True, slots=True)
class _Fit:
    """Whether two reports with the same participants can tell of one event."""

    inside: Callable[[int, int], bool]
    above: Mapping[str, Sequence[str]]

    def __call__(self, one: _Report, other: _Report) -> bool:
        kinds = one.event.kind, other.event.kind
        if kinds[0] != kinds[1] and not (self.is_a(*kinds) or self.is_a(*reversed(kinds))):
            return False
        if one.window is None or other.window is None:
            return one.event.date is None and other.event.date is None
        if one.window[0] > other.window[1] or other.window[0] > one.window[1]:
            return False
        if len({person for person, _ in one.participants}) > 1 or one.place is None or other.place is None:
            return True  # the same people on the same day: two places are a disagreement, not two events
        return self.inside(one.place, other.place) or self.inside(other.place, one.place)

    def is_a(self, kind: str, other: str) -> bool:
        """Whether a class is another one or lies below it."""
        return kind == other or other in self.above.get(kind, ())


def _place_inside(resolution: Resolution) -> Callable[[int, int], bool]:
    names = [frozenset(form for form, _ in thing.names) for thing in resolution.things]
    return lambda inner, outer: inner == outer or any(o in i for i in names[inner] for o in names[outer])


def _fuse(reports: list[_Report], resolution: Resolution, fit: _Fit) -> FusedEvent:
    reports = sorted(reports, key=lambda r: (r.published or date.max, r.told))
    first = reports[0]
    places = sorted({r.place for r in reports if r.place is not None})
    narrowest = [p for p in places if all(fit.inside(p, other) for other in places)]
    kinds = sorted({r.event.kind for r in reports}, key=lambda k: (-len(fit.above.get(k, ())), k))
    dates = [r.event.date for r in reports if r.event.date is not None]
    met = {pair for r in reports for pair in r.event.met for pair in [_pair(pair, r, resolution)]}
    return FusedEvent(
        kind=next(k for k in kinds if all(fit.is_a(k, other) for other in kinds)),
        status=first.event.status,
        trigger=first.trigger,
        script=first.script,
        participants=tuple(sorted({p for r in reports for p in r.participants})),
        place=narrowest[0] if len(narrowest) == 1 else None,
        date=_agreed(dates),
        reports=tuple(sorted(r.told for r in reports)),
        met=tuple(sorted(met)),
    )


def _pair(pair: tuple[int, int], report: _Report, resolution: Resolution) -> tuple[int, int]:
    of = resolution.of_entity[report.told[0]]
    low, high = sorted((of[pair[0]], of[pair[1]]))
    return low, high


def _agreed(dates: list[DateRange]) -> DateRange | None:
    """The most precise of dates that are all compatible."""
    return min(dates, key=lambda d: (_last_day(d.end) - _first_day(d.start), d.start, d.end), default=None)


def _first_day(text: str) -> date:
    return date.fromisoformat((text + "-01-01")[:10] if text.count("-") == 0 else (text + "-01")[:10])


def _last_day(text: str) -> date:
    if text.count("-") == 2:
        return date.fromisoformat(text)
    year, month = (int(part) for part in (text + "-12").split("-")[:2])
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if year < 9999 else date.max
