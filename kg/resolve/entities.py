"""Who and what of many articles is one: by authority, full name, Latin form, or short name with the same post."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Entity, Facts, Kind, Span
from kg.resolve.authorities import canonical_key, country_code, sure_name, usual_name
from kg.resolve.clusters import Clusters
from kg.resolve.forms import fullness, is_latin, key_of, last_part

SHORTEST_PART_OF_TITLE = 4  # 气候特使 in 美国气候特使 shows one post, 总统 in 美国总统 does not


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


@dataclass(slots=True)
class _Node:
    article: int
    index: int
    entity: Entity
    keys: tuple[str, ...]
    titles: tuple[tuple[str, Span], ...] = ()  # folded posts of a person, with their sentences
    shown: Span | None = None  # where the article first names it
    joins: list[tuple[str, str, tuple[tuple[int, Span], ...]]] = field(default_factory=list)


def resolve(facts: Sequence[Facts]) -> Resolution:
    """Join the entities of articles; ``facts`` in a fixed order (by URL) that no caller's order can change."""
    nodes = [node for number, told in enumerate(facts) for node in _nodes(number, told)]
    clusters = Clusters(len(nodes))
    guard = _Guard(nodes, clusters)
    _join_by(guard, ((n.entity.kind, n.entity.authority) if n.entity.authority else None for n in nodes))
    _join_names(guard)
    _join_latin(guard)
    _join_country_before(guard)
    _join_short(guard)
    groups = sorted(clusters.groups().values(), key=lambda group: _identity(nodes, group, facts))
    things = _suffixed([_thing(nodes, group, facts) for group in groups])
    number_of = {item: number for number, group in enumerate(groups) for item in group}
    return _resolution(facts, things, nodes, number_of)


def _nodes(number: int, facts: Facts) -> Iterator[_Node]:
    shown = _shown(facts)
    titles: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for role in facts.roles:
        title = facts.article.text[role.title.begin : role.title.end]
        titles[role.person].append((key_of(title), role.passage))
    for index, entity in enumerate(_entities(facts)):
        known = [name for key in [entity.authority] if key and (name := sure_name(key))]
        keys = tuple(dict.fromkeys(map(key_of, (entity.name, *entity.names, *known))))
        if entity.authority:
            entity = replace(entity, authority=canonical_key(entity.authority))
        yield _Node(number, index, entity, keys, tuple(titles.get(index, ())), shown.get(index))


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


class _Guard:
    """Joins nodes unless their authorities or countries tell them apart."""

    def __init__(self, nodes: Sequence[_Node], clusters: Clusters) -> None:
        self.nodes, self.clusters = nodes, clusters
        self._authority = [n.entity.authority for n in nodes]
        self._country = [n.entity.country if n.entity.kind != "person" else None for n in nodes]

    def authority(self, item: int) -> str | None:
        return self._authority[self.clusters.find(item)]

    def country(self, item: int) -> str | None:
        return self._country[self.clusters.find(item)]

    def join(self, one: int, other: int) -> bool:
        """Join two; False where they were one already or can't be one."""
        a, b = self.clusters.find(one), self.clusters.find(other)
        authorities = self._authority[a], self._authority[b]
        countries = self._country[a], self._country[b]
        if a == b or _differ(*authorities) or _differ(*countries):
            return False
        self.clusters.join(a, b)
        self._authority[min(a, b)] = authorities[0] or authorities[1]
        self._country[min(a, b)] = countries[0] or countries[1]
        return True


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _join_by(guard: _Guard, keys: Iterable[tuple[str, ...] | tuple[str, str | None] | None]) -> None:
    first: dict[object, int] = {}
    for item, key in enumerate(keys):
        if key is not None and first.setdefault(key, item) != item:
            guard.join(first[key], item)


def _join_names(guard: _Guard) -> None:
    _join_shared(guard, lambda node: _whole(node, latin=False), "resolve.same_name")


def _join_latin(guard: _Guard) -> None:
    _join_shared(guard, lambda node: _whole(node, latin=True), "resolve.same_latin_form")


def _whole(node: _Node, *, latin: bool) -> list[str]:
    return [key for key in node.keys if is_latin(key) == latin and _is_whole(node, key)]


def _is_whole(node: _Node, key: str) -> bool:
    if node.entity.kind == "person":
        return fullness(key) > 0 or (node.entity.authority is not None and not is_latin(key) and key == node.keys[0])
    return len(key) > 2 if is_latin(key) else len(key) > 1


def _join_shared(guard: _Guard, keys_of: Callable[[_Node], list[str]], rule: str) -> None:
    """Join the nodes of a kind that share a key, unless the key stands for two things that are known to differ."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for item, node in enumerate(guard.nodes):
        for key in keys_of(node):
            by_key[node.entity.kind, key].append(item)
    for (_, key), items in sorted(by_key.items()):
        for same in _tell_apart(guard, items):
            for item in same[1:]:
                if guard.join(same[0], item) and key != guard.nodes[item].keys[0]:
                    _note(guard.nodes, item, same[0], rule)


def _tell_apart(guard: _Guard, items: list[int]) -> list[list[int]]:
    """Items of one name in groups, by authority, else by country; unknown ones go along where there is no choice."""
    for mark in (guard.authority, guard.country):
        marks = sorted({m for m in map(mark, items) if m is not None})
        if len(marks) > 1:
            return [[i for i in items if mark(i) == m] for m in marks] + [[i] for i in items if mark(i) is None]
    return [items]


def _join_country_before(guard: _Guard) -> None:
    """A place with its country before it: 中国北京 is 北京."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for item, node in enumerate(guard.nodes):
        if node.entity.kind == "place":
            for key in node.keys:
                by_key[key].append(item)
    for key, items in sorted(by_key.items()):
        for cut in range(2, len(key) - 1):
            code = country_code(key[:cut])
            inside = [i for i in by_key.get(key[cut:], ()) if code and guard.country(i) in (code, None)]
            for item in items if inside else ():
                if guard.join(inside[0], item):
                    _note(guard.nodes, item, inside[0], "resolve.country_before")


def _join_short(guard: _Guard) -> None:
    """A short name with the post of the one person who bears it: 美国气候特使克里 is 约翰·克里, the 美国气候特使."""
    titles, short = _people(guard)
    whole: dict[str, list[int]] = defaultdict(list)
    for item, node in enumerate(guard.nodes):
        if node.entity.kind == "person" and guard.clusters.find(item) not in short:
            for key in dict.fromkeys((*node.keys, *(last_part(k) for k in node.keys if not is_latin(k)))):
                whole[key].append(guard.clusters.find(item))
    for item in sorted(short, key=lambda i: guard.nodes[i].keys):
        _join_one_short(guard, item, sorted({c for k in guard.nodes[item].keys for c in whole.get(k, ())}), titles)
    left: dict[str, list[int]] = defaultdict(list)
    for item in sorted(short):
        if guard.clusters.find(item) == item and titles[item]:
            left[guard.nodes[item].keys[0]].append(item)
    for _, items in sorted(left.items()):
        for number, item in enumerate(items):
            _join_one_short(guard, item, items[:number], titles)


def _people(guard: _Guard) -> tuple[dict[int, list[tuple[str, int, Span]]], set[int]]:
    """The posts of each group of persons, and the groups that no whole name names."""
    titles: dict[int, list[tuple[str, int, Span]]] = defaultdict(list)
    short: set[int] = set()
    for root, group in guard.clusters.groups().items():
        nodes = [guard.nodes[item] for item in group]
        if nodes[0].entity.kind == "person":
            titles[root] = [(title, n.article, span) for n in nodes for title, span in n.titles]
            if not any(n.entity.authority or any(fullness(k) for k in n.keys) for n in nodes):
                short.add(root)
    return titles, short


def _join_one_short(
    guard: _Guard, item: int, candidates: list[int], titles: Mapping[int, list[tuple[str, int, Span]]]
) -> None:
    found = {}
    for candidate in candidates:
        pairs = [(a, b) for a in titles[item] for b in titles[candidate] if _one_post(a[0], b[0])]
        if pairs:
            found[guard.clusters.find(candidate)] = (candidate, min(pairs))
    if len(found) == 1:
        candidate, (own, other) = next(iter(found.values()))
        if guard.join(candidate, item):
            passages = (own[1], own[2]), (other[1], other[2])
            node = guard.nodes[item]
            node.joins.append((node.entity.name, "resolve.short_name_and_post", passages))


def _one_post(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= SHORTEST_PART_OF_TITLE and short in long)


def _note(nodes: Sequence[_Node], item: int, other: int, rule: str) -> None:
    shown = [(n.article, n.shown) for n in (nodes[item], nodes[other]) if n.shown is not None]
    nodes[item].joins.append((nodes[item].entity.name, rule, tuple(shown)))


def _identity(nodes: Sequence[_Node], group: list[int], facts: Sequence[Facts]) -> tuple[str, str, str, str, int]:
    first = nodes[group[0]]
    name = _canonical(nodes, group)
    authority = next((nodes[i].entity.authority for i in group if nodes[i].entity.authority), None)
    return first.entity.kind, key_of(name), authority or "\uffff", facts[first.article].article.url, first.index


def _canonical(nodes: Sequence[_Node], group: list[int]) -> str:
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


def _thing(nodes: Sequence[_Node], group: list[int], facts: Sequence[Facts]) -> Thing:
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
    facts: Sequence[Facts], things: tuple[Thing, ...], nodes: Sequence[_Node], number_of: Mapping[int, int]
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
