"""What one article says and where it says so, as rows for its page."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kg.analysis import QUOTES, STATUS
from kg.analysis.relations import kinds_of
from kg.analysis.rows import Article, Queryable, rows

_SPAN = "nif:beginIndex ?begin ; nif:endIndex ?end ; nif:referenceContext ?article"
_TEXT = "SELECT ?text WHERE { GRAPH ?article { ?article nif:isString ?text } }"
_NAMED = f"SELECT ?begin ?end ?entity WHERE {{ GRAPH ?article {{ ?passage itsrdf:taIdentRef ?entity ; {_SPAN} }} }}"
_TOLD = f"""SELECT ?fact ?begin ?end WHERE {{ GRAPH ?article {{ ?fact prov:wasDerivedFrom ?passage .
    ?passage {_SPAN} }} }}"""
_WORDS = f"SELECT ?fact ?begin ?end WHERE {{ GRAPH ?article {{ ?fact kg:content ?passage . ?passage {_SPAN} }} }}"
_EVENTS = """SELECT ?fact ?trigger ?status ?place ?start ?end WHERE { GRAPH ?article { ?fact kg:trigger ?trigger
    OPTIONAL { ?fact kg:status ?status } OPTIONAL { ?fact schema:location ?place }
    OPTIONAL { ?fact schema:startDate ?start } OPTIONAL { ?fact schema:endDate ?end } } }"""
_PARTS = "SELECT ?fact ?entity WHERE { GRAPH ?article { ?fact kg:participant ?entity } }"
_SAID = """SELECT ?fact ?class ?text WHERE { GRAPH ?article { ?fact a ?class ; schema:text ?text
    FILTER (?class IN (kg:DirectQuotation, kg:PartialQuotation, kg:IndirectSpeech)) } }"""
_DENIED = "SELECT ?fact WHERE { GRAPH ?article { ?fact kg:denies true } }"
_SPEAKERS = """SELECT ?fact ?entity ?text WHERE { GRAPH ?article {
    { ?fact kg:speaker ?entity } UNION { ?fact kg:speakerText ?text } } }"""
_ADDRESSEES = """SELECT ?fact ?entity ?text WHERE { GRAPH ?article {
    { ?fact kg:addressee ?entity } UNION { ?fact kg:addresseeText ?text } } }"""
_ACCORDING = """SELECT ?fact ?entity ?text WHERE { GRAPH ?article { ?fact kg:accordingTo ?said
    { ?said kg:speaker ?entity } UNION { ?said kg:speakerText ?text } } }"""
_REPORTED = """SELECT ?fact ?entity WHERE { GRAPH ?article { ?fact kg:reportedBy ?entity
    FILTER NOT EXISTS { ?article schema:publisher ?entity } } }"""
_POSTS = """SELECT ?fact ?entity ?title ?former WHERE { GRAPH ?article {
    ?fact org:member ?entity ; kg:title ?title OPTIONAL { ?fact kg:former ?former } } }"""


_ORDER = ("event", "utterance", "post")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line in which everything begins and ends together."""

    text: str
    marks: tuple[str, ...]  # person, organisation, place, DirectQuotation …
    facts: tuple[str, ...]  # keys of the facts whose sentence or words it belongs to
    name: str  # the full name of whom it names


@dataclass(frozen=True, slots=True)
class Fact:
    """One line beside the text."""

    key: str
    kind: str  # event, utterance or post
    head: str
    note: str
    begin: int


@dataclass(frozen=True, slots=True)
class Span:
    """What was found in ``text[begin:end]``: a name, words of somebody, or the sentence of a fact."""

    begin: int
    end: int
    mark: str = ""
    fact: str = ""
    name: str = ""


def text_of(graph: Queryable, article: Article) -> str | None:
    """The article's text; None where the graph was built without."""
    return next((row["text"] for row in ask(graph, _TEXT, article)), None)


def ask(graph: Queryable, query: str, article: Article) -> list[dict[str, str]]:
    """The rows of a query over one article's graph, sorted."""
    return sorted(rows(graph, query.replace("?article", f"<{article.iri}>")), key=lambda row: tuple(row.items()))


def facts_in(graph: Queryable, article: Article, names: Mapping[str, str]) -> tuple[Fact, ...]:
    """Events, utterances and posts of an article in the order of its text."""
    begins: dict[str, int] = {}
    for row in ask(graph, _TOLD, article) + ask(graph, _WORDS, article):
        begins[row["fact"]] = min(int(row["begin"]), begins.get(row["fact"], int(row["begin"])))
    makers = (_events, _utterances, _posts)
    found = (
        Fact(_key(iri), kind, head, note, begins.get(iri, 0))
        for make in makers
        for iri, kind, head, note in make(graph, article, names)
    )
    return tuple(sorted(found, key=lambda fact: (fact.begin, _ORDER.index(fact.kind), fact.key)))


def _events(graph: Queryable, article: Article, names: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    people, told = (_of(graph, query, article, names) for query in (_PARTS, _ACCORDING))
    for row in {row["fact"]: row for row in ask(graph, _EVENTS, article)}.values():
        place = f"在{names[row['place']]}" if row.get("place") in names else ""
        head = "　".join(part for part in (row["trigger"], "、".join(people[row["fact"]]), place) if part)
        status = STATUS[row.get("status", "").rsplit("#", 1)[-1].lower() or "happened"]
        dates = dict.fromkeys(part for part in (row.get("start"), row.get("end")) if part)
        yield row["fact"], "event", head, _note(" – ".join(dates), status, *_by(told[row["fact"]]))


def _utterances(graph: Queryable, article: Article, names: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    speakers, addressees, told = (_of(graph, query, article, names) for query in (_SPEAKERS, _ADDRESSEES, _REPORTED))
    denied = {row["fact"] for row in ask(graph, _DENIED, article)}
    for row in ask(graph, _SAID, article):
        to = "、".join(addressees[row["fact"]])
        speaker = "、".join(speakers[row["fact"]]) or "（未指明）"
        head = f"{speaker}{f' → {to}' if to else ''}：{row['text']}"
        kind = QUOTES[row["class"].rsplit("#", 1)[-1]]
        denies = STATUS["denied"] if row["fact"] in denied else ""
        yield row["fact"], "utterance", head, _note(kind, denies, *_by(told[row["fact"]]))


def _posts(graph: Queryable, article: Article, names: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    for row in ask(graph, _POSTS, article):
        yield row["fact"], "post", f"{names.get(row['entity'], '')}：{row['title']}", "前任" if "former" in row else ""


def _note(*parts: str) -> str:
    return "　".join(part for part in parts if part)


def _by(names: list[str]) -> Iterator[str]:
    """According to whom: 据路透社."""
    yield from (f"据{name}" for name in dict.fromkeys(names))


def _of(graph: Queryable, query: str, article: Article, names: Mapping[str, str]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in ask(graph, query, article):
        found[row["fact"]].append(names[row["entity"]] if row.get("entity") in names else row.get("text", ""))
    return found


def spans_in(graph: Queryable, article: Article, names: Mapping[str, str], facts: set[str]) -> Iterator[Span]:
    """Where the article names somebody, quotes, or tells one of the facts."""
    kinds = kinds_of(graph)
    for row in ask(graph, _NAMED, article):
        if row["entity"] in kinds:
            yield Span(int(row["begin"]), int(row["end"]), kinds[row["entity"]], name=names.get(row["entity"], ""))
    quotes = {row["fact"]: row["class"].rsplit("#", 1)[-1] for row in ask(graph, _SAID, article)}
    for row in ask(graph, _WORDS, article):
        yield Span(int(row["begin"]), int(row["end"]), quotes.get(row["fact"], ""), _key(row["fact"]))
    for row in ask(graph, _TOLD, article):
        if _key(row["fact"]) in facts:
            yield Span(int(row["begin"]), int(row["end"]), fact=_key(row["fact"]))


def lines_of(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[Stretch, ...]]:
    """The text line by line, cut wherever something begins or ends."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    touching: defaultdict[int, list[Span]] = defaultdict(list)
    for span in spans:
        for number in range(bisect_right(starts, span.begin) - 1, bisect_right(starts, span.end - 1)):
            touching[number].append(span)
    for number, line in enumerate(lines):
        begin, end, here = starts[number], starts[number] + len(line), touching[number]
        cuts = {begin, end} | {cut for span in here for cut in (span.begin, span.end) if begin < cut < end}
        yield tuple(_stretch(text, one, other, here) for one, other in pairwise(sorted(cuts)))


def _stretch(text: str, begin: int, end: int, spans: list[Span]) -> Stretch:
    over = [span for span in spans if span.begin <= begin and end <= span.end]
    return Stretch(
        text[begin:end],
        tuple(dict.fromkeys(span.mark for span in over if span.mark)),
        tuple(dict.fromkeys(span.fact for span in over if span.fact)),
        "、".join(dict.fromkeys(span.name for span in over if span.name)),
    )


def _key(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
