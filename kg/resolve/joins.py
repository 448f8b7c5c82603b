"""The rules that make one of two entities of different articles, and what keeps them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from kg.chinese.latin_names import other_person
from kg.chinese.shared_names import is_shared
from kg.model import Entity, Span
from kg.resolve.authorities import country_code
from kg.resolve.clusters import Clusters
from kg.resolve.forms import fullness, is_latin, is_one_part, key_of, last_part

_SHORT_RULES = frozenset(
    (
        "aliases.last_part",
        "aliases.first_part",
        "aliases.double_surname",
        "aliases.japanese_surname",
        "aliases.surname_and_post",
        "aliases.country_before",
    )
)
LONGEST_SHORT_FORM = 5  # letters of ABC, USTR, CSSD; longer Latin names are names
SHARED_CHARACTERS = 2  # of the Chinese names of two that one short form stands for
SHORTEST_PART_OF_TITLE = 4  # 气候特使 in 美国气候特使 shows one post, 总统 in 美国总统 does not


@dataclass(slots=True)
class Node:
    """An entity of one article on its way to a thing of the corpus."""

    article: int
    index: int
    entity: Entity
    keys: tuple[str, ...]
    titles: tuple[tuple[str, Span], ...] = ()  # folded posts of a person, with their sentences
    shown: Span | None = None  # where the article first names it
    joins: list[tuple[str, str, tuple[tuple[int, Span], ...]]] = field(default_factory=list)


def join_all(nodes: Sequence[Node], clusters: Clusters) -> None:
    """Join whatever the rules join, the surest first; each join to another form is noted on its node."""
    guard = _Guard(nodes, clusters)
    _join_by(guard, ((n.entity.kind, n.entity.authority) if n.entity.authority else None for n in nodes))
    _join_names(guard)
    _join_latin(guard)
    _join_country_before(guard)
    _join_short(guard)


class _Guard:
    """Joins nodes unless their authorities, countries or Latin names tell them apart."""

    def __init__(self, nodes: Sequence[Node], clusters: Clusters) -> None:
        self.nodes, self.clusters = nodes, clusters
        self._authority = [n.entity.authority for n in nodes]
        self._country = [n.entity.country if n.entity.kind != "person" else None for n in nodes]
        self._latin = [_latin_names(n) for n in nodes]

    def authority(self, item: int) -> str | None:
        return self._authority[self.clusters.find(item)]

    def country(self, item: int) -> str | None:
        return self._country[self.clusters.find(item)]

    def join(self, one: int, other: int) -> bool:
        """Join two; False where they were one already or can't be one."""
        a, b = self.clusters.find(one), self.clusters.find(other)
        authorities = self._authority[a], self._authority[b]
        countries = self._country[a], self._country[b]
        if a == b or _differ(*authorities) or _differ(*countries) or self.others(a, b):
            return False
        self.clusters.join(a, b)
        self._authority[min(a, b)] = authorities[0] or authorities[1]
        self._country[min(a, b)] = countries[0] or countries[1]
        self._latin[min(a, b)] = tuple(dict.fromkeys((*self._latin[a], *self._latin[b])))
        return True

    def others(self, one: int, other: int) -> bool:
        """Whether the Latin names of two are those of different people."""
        mine, yours = self._latin[self.clusters.find(one)], self._latin[self.clusters.find(other)]
        return any(_other_person(a, b) for a in mine for b in yours)

    def named_in_latin(self, item: int) -> bool:
        """Whether a Latin name of the person is known."""
        return bool(self._latin[self.clusters.find(item)])


_other_person = cache(other_person)


def _latin_names(node: Node) -> tuple[str, ...]:
    """A person's Latin names, the table's if its row is known."""
    if node.entity.kind != "person":
        return ()
    known = (node.entity.authority or "").partition(":")[2]
    return tuple(filter(None, (*(key for key in node.keys if is_latin(key) and " " in key), known.casefold())))


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


def _whole(node: Node, *, latin: bool) -> list[str]:
    short = _short_keys(node)
    return [key for key in node.keys if is_latin(key) == latin and key not in short and _is_whole(node, key)]


def _short_keys(node: Node) -> frozenset[str]:
    """Forms that mean the thing in its own article only: 惠勒 of 特德·惠勒, 众议院 of 日本众议院."""
    given = {key_of(alias) for alias, rule, _ in node.entity.joined if rule in _SHORT_RULES}
    if node.entity.kind != "person":
        given = set(filter(is_shared, given))
    return frozenset(given - {node.keys[0]}) if node.entity.authority is None else frozenset()


def _is_whole(node: Node, key: str) -> bool:
    if node.entity.kind == "person":
        return fullness(key) > 0 or (node.entity.authority is not None and not is_latin(key) and key == node.keys[0])
    return len(key) > 2 if is_latin(key) else len(key) > 1


def _join_shared(guard: _Guard, keys_of: Callable[[Node], list[str]], rule: str) -> None:
    """Join the nodes of a kind that share a key, unless the key stands for two things that are known to differ."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for item, node in enumerate(guard.nodes):
        for key in keys_of(node):
            by_key[node.entity.kind, key].append(item)
    for (_, key), items in sorted(by_key.items()):
        for same in _tell_apart(guard, key, items):
            for item in same[1:]:
                if (
                    _one_short_form(guard, key, same[0], item)
                    and guard.join(same[0], item)
                    and key != guard.nodes[item].keys[0]
                ):
                    _note(guard.nodes, item, same[0], rule)


def _one_short_form(guard: _Guard, key: str, one: int, other: int) -> bool:
    """Whether a few Latin letters that two organisations share stand for one: so if their Chinese names are alike."""
    names = [guard.nodes[item].keys[0] for item in (one, other)]
    if not is_latin(key) or len(key) > LONGEST_SHORT_FORM or any(map(is_latin, names)):
        return True
    return len(set(names[0]) & set(names[1])) >= SHARED_CHARACTERS


def _tell_apart(guard: _Guard, key: str, items: list[int]) -> list[list[int]]:
    """Items of one name in groups, by authority, else by country; unknown ones go along where there is no choice.

    A name that many countries' bodies share joins none of unknown country.
    """
    if guard.nodes[items[0]].entity.kind != "person" and is_shared(key):
        by_country: dict[str, list[int]] = defaultdict(list)
        for i in items:
            by_country[guard.country(i) or guard.authority(i) or f"unknown {i}"].append(i)
        return [by_country[mark] for mark in sorted(by_country)]
    for mark in (guard.authority, guard.country):
        marks = sorted({m for m in map(mark, items) if m is not None})
        if len(marks) > 1:
            return [[i for i in items if mark(i) == m] for m in marks] + [[i] for i in items if mark(i) is None]
    named = [i for i in items if guard.named_in_latin(i)]
    if any(guard.others(one, other) for one, other in combinations(_first_of_each(guard, named), 2)):
        return _like_each_other(guard, named) + [[i] for i in items if not guard.named_in_latin(i)]
    return [items]


def _first_of_each(guard: _Guard, items: list[int]) -> list[int]:
    return list({guard.clusters.find(i): i for i in reversed(items)}.values())


def _like_each_other(guard: _Guard, items: list[int]) -> list[list[int]]:
    """Items in groups, each of those whose Latin names can be one person's; one that fits two stays alone."""
    groups: list[list[int]] = []
    for item in items:
        fits = [group for group in groups if not any(guard.others(item, other) for other in group)]
        if len(fits) == 1:
            fits[0].append(item)
        else:
            groups.append([item])
    return groups


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
            if not any(n.entity.authority or any(fullness(k) and not is_one_part(k) for k in n.keys) for n in nodes):
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


def _note(nodes: Sequence[Node], item: int, other: int, rule: str) -> None:
    shown = [(n.article, n.shown) for n in (nodes[item], nodes[other]) if n.shown is not None]
    nodes[item].joins.append((nodes[item].entity.name, rule, tuple(shown)))
