"""The layer *as fused*: the default graph, which holds each thing once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.ontology import Ontology
from kg.rdf import vocabulary as v
from kg.rdf.naming import Naming
from kg.rdf.reports import met
from kg.rdf.terms import TRUE, Triple, calendar, decimal, iri, literal, triples_of
from kg.resolve.authorities import located
from kg.resolve.entities import Resolution, Thing
from kg.resolve.events import FusedEvent, in_order
from kg.resolve.forms import is_latin, key_of
from kg.resolve.speech import FusedPost, FusedUtterance

KINDS = {"person": v.PERSON, "organisation": v.ORGANISATION, "place": v.PLACE}


def default_graph(
    resolution: Resolution,
    fused: tuple[Sequence[FusedEvent], Sequence[FusedUtterance], Sequence[FusedPost]],
    naming: Naming,
    ontology: Ontology,
) -> Iterator[Triple]:
    """The triples of the default graph."""
    events, utterances, posts = fused
    labels = labels_of(ontology)
    for kind in sorted({event.kind for event in events}):
        yield from _class(kind, ontology)
    titles = _titles(posts)
    for number, thing in enumerate(resolution.things):
        yield from _entity(iri(naming.things[number]), thing, titles.get(number, ()))
    for name, event in zip(naming.events, events, strict=True):
        yield from _event(iri(name), event, labels.get(event.kind, event.trigger), resolution, naming)
    for name, utterance in zip(naming.utterances, utterances, strict=True):
        yield from _utterance(iri(name), utterance, naming)
    for name, post in zip(naming.posts, posts, strict=True):
        yield from _post(iri(name), post, naming)


def labels_of(ontology: Ontology) -> dict[str, str]:
    """The Chinese label of every class of events."""
    return {kind: declared.label_zh for kind, declared in ontology.by_iri.items() if declared.label_zh}


def _class(kind: str, ontology: Ontology) -> Iterator[Triple]:
    """What a class of events is called and what it is a kind of, so that the graph can be asked by either."""
    declared = ontology.by_iri.get(kind)
    for iri_of in (kind, *declared.above) if declared else ():
        if above := ontology.by_iri.get(iri_of):
            yield iri(iri_of), v.LABEL, literal(above.label_zh, "zh")
            yield iri(iri_of), v.LABEL, literal(above.label_en, "en")
            yield from ((iri(iri_of), v.SUBCLASS_OF, iri(higher)) for higher in above.above)


def _titles(posts: Sequence[FusedPost]) -> dict[int, tuple[tuple[str, str], ...]]:
    """The posts that a person holds; former ones are no job title."""
    titles: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for post in posts:
        if post.time in ("current", "acting"):
            titles[post.person].append((post.title, post.script))
    return {person: tuple(found) for person, found in titles.items()}


def _entity(node: str, thing: Thing, titles: Sequence[tuple[str, str]]) -> Iterator[Triple]:
    yield node, v.TYPE, KINDS[thing.kind]
    if thing.kind == "place" and (thing.authority or "").startswith("country:"):
        yield node, v.TYPE, v.COUNTRY
    if thing.kind == "place" and thing.authority and (place := located(thing.authority)):
        yield node, v.SAME_AS, iri(f"https://sws.geonames.org/{place.geonames}/")
        if place.latitude is not None and place.longitude is not None:
            yield node, v.LATITUDE, decimal(place.latitude)
            yield node, v.LONGITUDE, decimal(place.longitude)
    for number, (form, script) in enumerate(thing.names):
        name = literal(form, _language(form, script))
        yield node, v.ALTERNATE_NAME if number else v.NAME, name
        if not number:
            yield node, v.LABEL, name
    for title, script in titles:
        yield node, v.JOB_TITLE, literal(title, _language(title, script))


def _event(node: str, event: FusedEvent, label: str, resolution: Resolution, naming: Naming) -> Iterator[Triple]:
    where = () if event.place is None else (event.place,)
    names = [resolution.things[n].name for n in in_order(event) or where]  # 抗议：仰光, where nobody is named
    when = event.date
    yield from triples_of(
        node,
        (
            (v.TYPE, iri(event.kind)),
            (v.LABEL, literal("：".join(filter(None, (label, "、".join(names)))), "zh")),
            (v.STATUS, v.STATUSES[event.status]),
            (v.TRIGGER, literal(event.trigger, event.script)),
            (v.LOCATION, None if event.place is None else iri(naming.things[event.place])),
            (v.START_DATE, calendar(when.start) if when else None),
            (v.END_DATE, calendar(when.end) if when and when.end != when.start else None),
            (v.ENCOUNTER, TRUE if event.met else None),
        ),
    )
    for number, part in event.participants:
        who = iri(naming.things[number])
        yield node, v.PARTICIPANT, who
        if part != "participant":
            yield node, v.AGENT if part == "agent" else v.PATIENT, who
    for article, index in event.reports:
        yield node, v.REPORTED_IN, iri(f"{naming.articles[article]}#report-{index + 1}")
    if event.status == "happened":
        for one, other in event.met:
            yield from met(iri(naming.things[one]), iri(naming.things[other]))


def _utterance(node: str, said: FusedUtterance, naming: Naming) -> Iterator[Triple]:
    yield from triples_of(
        node,
        (
            (v.TYPE, v.UTTERANCES[said.kind]),
            (v.TEXT, literal(said.text, said.script)),
            (v.SPEAKER_TEXT, literal(said.speaker_text, said.script) if said.speaker_text else None),
            (v.CUE, literal(said.cue, "zh") if said.cue else None),
            (v.DENIES, TRUE if said.denied else None),
        ),
    )
    for number in said.speakers:
        yield node, v.SPEAKER, iri(naming.things[number])
        if not said.denied:
            yield iri(naming.things[number]), v.SAID, node
    for number in said.addressees:
        yield node, v.ADDRESSEE, iri(naming.things[number])
    for article, index in said.reports:
        yield node, v.REPORTED_IN, iri(f"{naming.articles[article]}#utterance-{index + 1}")


def _post(node: str, post: FusedPost, naming: Naming) -> Iterator[Triple]:
    yield from triples_of(
        node,
        (
            (v.TYPE, v.MEMBERSHIP),
            (v.MEMBER, iri(naming.things[post.person])),
            (v.TITLE, literal(post.title, _language(post.title, post.script))),
            (v.OF_ORGANISATION, None if post.organisation is None else iri(naming.things[post.organisation])),
            *((predicate, TRUE) for time, predicate in v.POST_TIMES.items() if time == post.time),
        ),
    )
    for article, index in post.reports:
        yield node, v.REPORTED_IN, iri(f"{naming.articles[article]}#post-{index + 1}")


def _language(form: str, script: str) -> str | None:
    """The tag of a form: none for Latin letters, whose language the text does not tell."""
    if is_latin(form) or not any(ord(char) > 0x2E7F for char in form):
        return None
    return "zh-Hant" if key_of(form) != form.strip() and script == "zh-Hant" else script
