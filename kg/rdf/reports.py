"""The layer *as told*: one article's named graph, with its passages and what it reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from kg.chinese.tables import rows
from kg.model import Event, Facts, Role, Span, Utterance
from kg.rdf import vocabulary as v
from kg.rdf.iris import passage_iri
from kg.rdf.naming import Naming
from kg.rdf.terms import TRUE, Triple, calendar, integer, iri, literal, moment, triples_of
from kg.resolve.entities import Resolution

_NOT_IN_IRI = ' <>"{}|\\^`'
NAME_FORMS = ("name", "short", "latin")  # a pronoun or a bare title names nobody


def article_graph(number: int, facts: Facts, resolution: Resolution, naming: Naming) -> tuple[Triple, ...]:
    """The triples of one article, each once, in no order that matters."""
    writer = _Writer(number, facts, resolution, naming)
    parts = (
        writer.article(),
        writer.mentions(),
        *(writer.event(i, event) for i, event in enumerate(facts.events, 1)),
        *(writer.utterance(i, said) for i, said in enumerate(facts.utterances, 1)),
        *(writer.post(i, role) for i, role in enumerate(facts.roles, 1)),
        writer.aliases(),
    )
    triples = dict.fromkeys(triple for part in parts for triple in part)
    triples.update(dict.fromkeys(writer.passages()))
    return tuple(triples)


class _Writer:
    """Writes one article; remembers the passages that were pointed to."""

    def __init__(self, number: int, facts: Facts, resolution: Resolution, naming: Naming) -> None:
        self.number, self.facts, self.resolution, self.naming = number, facts, resolution, naming
        self.iri = naming.articles[number]
        self.of = resolution.of_entity[number]
        self.script = facts.article.script
        self.spans: dict[Span, None] = {}

    def entity(self, index: int) -> str:
        return iri(self.naming.things[self.of[index]])

    def node(self, kind: str, number: int) -> str:
        return iri(f"{self.iri}#{kind}-{number}")

    def passage(self, span: Span) -> str:
        self.spans[Span(span.begin, span.end)] = None
        return iri(passage_iri(self.iri, span))

    def text(self, span: Span) -> str:
        return self.facts.article.text[span.begin : span.end]

    def words(self, span: Span | None, language: str | None = None) -> str | None:
        return None if span is None else literal(self.text(span), language or self.script)

    def article(self) -> Iterator[Triple]:
        article, things = self.facts.article, self.naming.things
        yield from triples_of(
            iri(self.iri),
            (
                (v.TYPE, v.ARTICLE),
                (v.TYPE, v.CONTEXT),
                (v.URL, iri(_legal(article.url))),
                (v.HEADLINE, literal(article.title, article.script)),
                (v.PUBLISHED, moment(article.published) if article.published else None),
                (v.PUBLISHER, iri(things[self.resolution.outlets[self.number]])),
                (v.LANGUAGE, literal(article.script)),
                (v.IS_STRING, literal(article.text, article.script)),
            ),
        )
        for (agency, span), thing in zip(article.agencies, self.resolution.agencies[self.number], strict=True):
            yield iri(self.iri), v.RELIES_ON, iri(things[thing])
            yield self.passage(self._name_within(span, agency)), v.NAMES_ENTITY, iri(things[thing])

    def _name_within(self, span: Span, agency: str) -> Span:
        """Where the words that cite an agency name it (路透社 in 据路透社今天报道称), else all of them."""
        text = self.facts.article.text
        forms = sorted(_agency_names(agency), key=lambda form: (-len(form), form))
        begins = ((text.find(form, span.begin, span.end), form) for form in forms)
        return next((Span(begin, begin + len(form)) for begin, form in begins if begin >= 0), span)

    def mentions(self) -> Iterator[Triple]:
        for mention in self.facts.names.mentions:
            if not mention.entities:
                continue
            passage = self.passage(Span(mention.begin, mention.end))
            yield passage, v.RULE, literal(mention.rule)
            for index in mention.entities:
                yield passage, v.NAMES_ENTITY, self.entity(index)
                if mention.form in NAME_FORMS:
                    yield iri(self.iri), v.MENTIONS, self.entity(index)

    def event(self, number: int, event: Event) -> Iterator[Triple]:
        node = self.node("report", number)
        dates = event.date
        yield from triples_of(
            node,
            (
                (v.TYPE, iri(event.kind)),
                (v.STATUS, v.STATUSES[event.status]),
                (v.TRIGGER, self.words(event.trigger)),
                (v.LOCATION, None if event.place is None else self.entity(event.place)),
                (v.START_DATE, calendar(dates.start) if dates else None),
                (v.END_DATE, calendar(dates.end) if dates and dates.end != dates.start else None),
                (v.ENCOUNTER, TRUE if event.met else None),
                (v.RULE, literal(event.rule)),
            ),
        )
        for participant in event.participants:
            who = self.entity(participant.entity)
            yield node, v.PARTICIPANT, who
            if participant.part != "participant":
                yield node, v.AGENT if participant.part == "agent" else v.PATIENT, who
        for index in event.according_to:
            yield node, v.ACCORDING_TO, self.node("utterance", index + 1)
        yield from self._evidence(node, event.passages)
        if event.status == "happened":
            for one, other in event.met:
                yield from met(self.entity(one), self.entity(other))

    def utterance(self, number: int, said: Utterance) -> Iterator[Triple]:
        node = self.node("utterance", number)
        yield from triples_of(
            node,
            (
                (v.TYPE, v.UTTERANCES[said.kind]),
                (v.TEXT, self.words(said.content)),
                (v.CONTENT, self.passage(said.content)),
                (v.SPEAKER_TEXT, self.words(said.speaker_text)),
                (v.ADDRESSEE_TEXT, self.words(said.addressee_text)),
                (v.CUE, self.words(said.cue, "zh")),
                (v.OCCASION, self.words(said.occasion)),
                (v.DENIES, TRUE if said.denied else None),
                (v.REPAIRED, TRUE if said.repaired else None),
                (v.RULE, literal(said.rule)),
            ),
        )
        for index in said.speakers:
            yield node, v.SPEAKER, self.entity(index)
            if not said.denied:
                yield self.entity(index), v.SAID, node
        for index in said.addressees:
            yield node, v.ADDRESSEE, self.entity(index)
        outlet = self.naming.things[self.resolution.outlets[self.number]]
        for reporter in [self.entity(i) for i in said.reported_by] or [iri(outlet)]:
            yield node, v.REPORTED_BY, reporter
        yield from self._evidence(node, said.passages)

    def post(self, number: int, role: Role) -> Iterator[Triple]:
        node = self.node("post", number)
        yield from triples_of(
            node,
            (
                (v.TYPE, v.MEMBERSHIP),
                (v.MEMBER, self.entity(role.person)),
                (v.TITLE, self.words(role.title)),
                (v.OF_ORGANISATION, None if role.organisation is None else self.entity(role.organisation)),
                (v.RULE, literal(role.rule)),
                *((predicate, TRUE) for time, predicate in v.POST_TIMES.items() if time == role.time),
            ),
        )
        yield from self._evidence(node, (role.passage,))

    def aliases(self) -> Iterator[Triple]:
        """Why a short, Latin or other form stands for a thing."""
        mine = [
            (thing, join)
            for thing in sorted(set(self.of))
            for join in self.resolution.things[thing].joins
            if join.article == self.number
        ]
        for number, (thing, join) in enumerate(mine, 1):
            node = self.node("alias", number)
            yield node, v.TYPE, v.ALIAS
            yield node, v.ALIAS_OF, iri(self.naming.things[thing])
            yield node, v.ALIAS_NAME, literal(join.alias, self.script)
            yield node, v.JOINED_BY, literal(join.rule)
            for article, span in join.passages:
                other = passage_iri(self.naming.articles[article], span)
                yield node, v.DERIVED_FROM, self.passage(span) if article == self.number else iri(other)

    def passages(self) -> Iterator[Triple]:
        for span in self.spans:
            node = iri(passage_iri(self.iri, span))
            yield node, v.IN_ARTICLE, iri(self.iri)
            yield node, v.BEGIN, integer(span.begin)
            yield node, v.END, integer(span.end)
            yield node, v.ANCHOR, literal(self.text(span), self.script)

    def _evidence(self, node: str, spans: Iterable[Span]) -> Iterator[Triple]:
        return ((node, v.DERIVED_FROM, self.passage(span)) for span in spans)


@cache
def _agency_names(agency: str) -> frozenset[str]:
    return frozenset(row["surface"] for row in rows("agencies") if row["name"] == agency) | {agency}


def met(one: str, other: str) -> Iterator[Triple]:
    """The direct edge between two that met, both ways."""
    if one != other:
        yield one, v.MET, other
        yield other, v.MET, one


def _legal(url: str) -> str:
    legal = (c if c.isprintable() and c not in _NOT_IN_IRI else "".join(f"%{b:02X}" for b in c.encode()) for c in url)
    return "".join(legal)
