"""Who and what of many articles is one: by authority, full name, Latin form, or short name with the same post."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.chinese.shared_names import whole_name
from kg.model import Entity, Facts, Kind, Span
from kg.resolve.authorities import canonical_key, sure_name, usual_name
from kg.resolve.clusters import Clusters
from kg.resolve.forms import fullness, is_latin, key_of
from kg.resolve.joins import Node, join_all


@dataclass(frozen=True, slots=True)
class Join:
    """Why a form that an article uses stands for a thing: a rule and the passages that show it."""

    article: int
    alias: str
    rule: str
    passages: tuple[tuple[int, Span], ...]  # (article, stretch of it)


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, organisation or place of the whole corpus."""

    kind: Kind
    name: str
    names: tuple[tuple[str, str], ...]  # (form, script of the articles that use it), the name itself first
    country: str | None
    authority: str | None
    suffix: str = ""  # tells it from another thing of the same name
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The things of a corpus, and which of them each article's entities are."""

    things: tuple[Thing, ...] = ()
    of_entity: tuple[tuple[int, ...], ...] = ()  # of_entity[article][entity] -> index in things
    outlets: tuple[int, ...] = ()  # by article
    agencies: tuple[tuple[int, ...], ...] = ()  # by article, as article.agencies


def resolve(facts: Sequence[Facts]) -> Resolution:
    """Join the entities of articles; ``facts`` in a fixed order (by URL) that no caller's order can change."""
    nodes = [node for number, told in enumerate(facts) for node in _nodes(number, told)]
    clusters = Clusters(len(nodes))
    join_all(nodes, clusters)
    groups = sorted(clusters.groups().values(), key=lambda group: _identity(nodes, group, facts))
    things = _suffixed([_thing(nodes, group, facts) for group in groups])
    number_of = {item: number for number, group in enumerate(groups) for item in group}
    return _resolution(facts, things, nodes, number_of)


def _nodes(number: int, facts: Facts) -> Iterator[Node]:
    shown = _shown(facts)
    titles: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for role in facts.roles:
        title = facts.article.text[role.title.begin : role.title.end]
        titles[role.person].append((key_of(title), role.passage))
    for index, entity in enumerate(_entities(facts)):
        known = [name for key in [entity.authority] if key and (name := sure_name(key))]
        keys = tuple(dict.fromkeys(map(key_of, (entity.name, *entity.names, *known))))
        if entity.kind == "person" and entity.authority:
            keys = tuple(dict.fromkeys((*keys, key_of(entity.authority.partition(":")[2]))))
        if entity.kind == "organisation":
            keys = tuple(dict.fromkeys((*keys, *map(whole_name, keys))))
        if entity.authority:
            entity = replace(entity, authority=canonical_key(entity.authority))
        yield Node(number, index, entity, keys, tuple(titles.get(index, ())), shown.get(index))


def _shown(facts: Facts) -> dict[int, Span]:
    """Where the article first names each entity by its fullest name, else where it first names it at all."""
    full: dict[int, Span] = {}
    first: dict[int, Span] = {}
    for mention in facts.names.mentions:
        if mention.form in ("name", "short", "latin"):
            for index in mention.entities:
                span = Span(mention.begin, mention.end)
                first.setdefault(index, span)
                if facts.article.text[mention.begin : mention.end] == facts.names.entities[index].name:
                    full.setdefault(index, span)
    return first | full


def _entities(facts: Facts) -> Iterator[Entity]:
    """The article's entities, then its outlet, then the agencies it relies on."""
    yield from facts.names.entities
    for name in (facts.article.outlet, *(agency for agency, _ in facts.article.agencies)):
        yield Entity("organisation", name, (name,))


def _identity(nodes: Sequence[Node], group: list[int], facts: Sequence[Facts]) -> tuple[str, str, str, str, int]:
    first = nodes[group[0]]
    name = _canonical(nodes, group)
    authority = next((nodes[i].entity.authority for i in group if nodes[i].entity.authority), None)
    return first.entity.kind, key_of(name), authority or "\uffff", facts[first.article].article.url, first.index


def _canonical(nodes: Sequence[Node], group: list[int]) -> str:
    """The name of a thing: the authority's, else the fullest form, then the most frequent, Simplified first."""
    known = next((key for item in group if (key := nodes[item].entity.authority)), None)
    if known and (usual := usual_name(known)):
        return usual
    counts: Counter[str] = Counter()
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    for item in group:
        entity = nodes[item].entity
        counts[key_of(entity.name)] += 1
        surfaces[key_of(entity.name)][entity.name] += 1
    person = nodes[group[0]].entity.kind == "person"
    key = min(counts, key=lambda k: (is_latin(k), -fullness(k) if person else 0, -counts[k], -len(k), k))
    return min(surfaces[key], key=lambda s: (key_of(s) != s, -surfaces[key][s], s))


def _thing(nodes: Sequence[Node], group: list[int], facts: Sequence[Facts]) -> Thing:
    name = _canonical(nodes, group)
    scripts: dict[str, set[str]] = defaultdict(set)
    joins: set[Join] = set()
    for item in group:
        node = nodes[item]
        for form in (node.entity.name, *node.entity.names):
            scripts[form].add(facts[node.article].article.script)
        joins.update(Join(node.article, a, rule, ((node.article, span),)) for a, rule, span in node.entity.joined)
        joins.update(Join(node.article, alias, rule, passages) for alias, rule, passages in node.joins)
        if node.entity.authority and node.shown and key_of(node.entity.name) != key_of(name):
            joins.add(Join(node.article, node.entity.name, "resolve.same_authority", ((node.article, node.shown),)))
    scripts.setdefault(name, {"zh-Hans"})
    forms = sorted(scripts, key=lambda form: (form != name, form))
    return Thing(
        kind=nodes[group[0]].entity.kind,
        name=name,
        names=tuple((form, min(scripts[form])) for form in forms),
        country=next((nodes[i].entity.country for i in group if nodes[i].entity.country), None),
        authority=next((nodes[i].entity.authority for i in group if nodes[i].entity.authority), None),
        joins=tuple(sorted(joins, key=lambda j: (j.article, j.alias, j.rule, j.passages))),
    )


def _suffixed(things: list[Thing]) -> tuple[Thing, ...]:
    """Things in their order, those of one name told apart by authority, country or number."""
    taken: set[tuple[str, str, str]] = set()
    out = []
    for thing in things:
        for suffix in _suffixes(thing):
            if (thing.kind, key_of(thing.name), suffix) not in taken:
                break
        taken.add((thing.kind, key_of(thing.name), suffix))
        out.append(_with_suffix(thing, suffix))
    return tuple(out)


def _suffixes(thing: Thing) -> Iterator[str]:
    yield ""
    if thing.country and thing.kind != "person":
        yield thing.country
    if thing.authority:
        yield thing.authority.rsplit(":", 1)[-1]
    number = 2
    while True:
        yield str(number)
        number += 1


def _with_suffix(thing: Thing, suffix: str) -> Thing:
    return Thing(thing.kind, thing.name, thing.names, thing.country, thing.authority, suffix, thing.joins)


def _resolution(
    facts: Sequence[Facts], things: tuple[Thing, ...], nodes: Sequence[Node], number_of: Mapping[int, int]
) -> Resolution:
    by_article: list[list[int]] = [[] for _ in facts]
    for item, node in enumerate(nodes):
        by_article[node.article].append(number_of[item])
    of_entity, outlets, agencies = [], [], []
    for told, numbers in zip(facts, by_article, strict=True):
        count = len(told.names.entities)
        of_entity.append(tuple(numbers[:count]))
        outlets.append(numbers[count])
        agencies.append(tuple(numbers[count + 1 :]))
    return Resolution(things, tuple(of_entity), tuple(outlets), tuple(agencies))
