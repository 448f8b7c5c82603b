"""Facts written by hand, to test what becomes of them."""

from __future__ import annotations

from datetime import UTC, datetime

from kg.model import (
    Article,
    DateRange,
    Entity,
    Event,
    Facts,
    Kind,
    Mention,
    Names,
    Paragraph,
    Participant,
    Role,
    Span,
    Status,
    Utterance,
)

MEETING = "https://w3id.org/newskg/ontology#Meeting"


class Teller:
    """Builds the facts of one article from words that stand in its text."""

    def __init__(self, url: str, text: str, *, outlet: str = "晨报", script: str = "zh-Hans", day: int = 19) -> None:
        title = text.split("\n")[0]
        bounds, begin = [], 0
        for line in text.split("\n"):
            bounds.append(Paragraph(begin, begin + len(line), "body" if begin else "title"))
            begin += len(line) + 1
        self.text = text
        self.article = Article(
            url,
            title,
            text,
            tuple(bounds),
            datetime(2023, 7, day, 8, tzinfo=UTC),
            outlet,
            script,  # type: ignore[arg-type]
        )
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []
        self.roles: list[Role] = []
        self.utterances: list[Utterance] = []
        self.events: list[Event] = []

    def span(self, words: str) -> Span:
        """Where the words first stand."""
        begin = self.text.index(words)
        return Span(begin, begin + len(words))

    def entity(self, kind: Kind, *names: str, **more: object) -> int:
        """An entity with a mention for each of its names."""
        number = len(self.entities)
        self.entities.append(Entity(kind, names[0], names, **more))  # type: ignore[arg-type]
        for name in names:
            if name in self.text:
                span = self.span(name)
                self.mentions.append(Mention(span.begin, span.end, kind, "name", "test.name", (number,)))
        return number

    def role(self, person: int, title: str, organisation: int | None = None) -> None:
        """A current post."""
        span = self.span(title)
        self.roles.append(Role(person, span, organisation, "current", span, "test.role"))

    def said(self, speaker: int | None, words: str, **more: object) -> None:
        """A direct quotation."""
        speakers = () if speaker is None else (speaker,)
        self.utterances.append(
            Utterance("direct", self.span(words), (self.span(words),), "test.said", speakers, **more)  # type: ignore[arg-type]
        )

    def event(
        self,
        trigger: str,
        agent: int,
        patient: int,
        date: str | None,
        *,
        place: int | None = None,
        status: Status = "happened",
        kind: str = MEETING,
    ) -> None:
        """A meeting of two."""
        when = DateRange(date, date) if date else None
        who = (Participant(agent, "agent"), Participant(patient, "patient"))
        span = self.span(trigger)
        self.events.append(Event(kind, span, (span,), status, "test.event", who, place, when, met=((agent, patient),)))

    def facts(self) -> Facts:
        """All that was told."""
        names = Names(tuple(self.entities), tuple(sorted(self.mentions, key=lambda m: (m.begin, -m.end))))
        return Facts(self.article, (), names, (), tuple(self.roles), tuple(self.utterances), tuple(self.events))
