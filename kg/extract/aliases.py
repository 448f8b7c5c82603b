"""Which two names of an article mean one thing, and what shows it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.chinese import authority, gazetteer
from kg.chinese.shared_names import whole_name
from kg.extract.names_brackets import before, before_post
from kg.extract.names_candidates import Candidate, Page
from kg.extract.names_context import one_of
from kg.extract.people_agreement import DOTS, is_surname_and_post
from kg.extract.people_shape import shape, sounds, surnames, transliteration
from kg.model import Kind

Groups = Mapping[tuple[Kind, str], tuple[Candidate, ...]]


_PARTS = re.compile("[" + re.escape("".join(DOTS)) + "-] ?")


_REIGN = re.compile("[一二三四五六七八九十]世$|^小(?=..)")


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(one_of("kin") + "$")


@dataclass(frozen=True, slots=True)
class Joint:
    """Two names that are one."""

    kind: Kind
    name: str  # key of the fuller one
    alias: str
    rule: str
    place: int  # an offset in the sentence that shows it


def find_joints(page: Page, groups: Groups) -> tuple[Joint, ...]:
    """The pairs of names that mean the same person, organisation or place in this article."""
    return (
        *_bracketed(page, groups),
        *_latin_surnames(groups),
        *_people(page, groups),
        *_organisations(page, groups),
        *_places(page, groups),
    )


def _latin_surnames(groups: Groups) -> Iterator[Joint]:
    """Kathy Kraninger, then Kraninger or Kathy."""
    for (kind, key), ones in groups.items():
        if kind != "person" or any(one.rule != "people.latin_surname" for one in ones):
            continue
        latin = [name for other, name in groups if other == kind and name != key and name[0] < "⺀"]
        fuller = [name for name in latin if name.endswith(key) or name.startswith(key)]
        if len(fuller) == 1:
            yield Joint(kind, fuller[0], key, "latin_surname", ones[0].begin)


def _bracketed(page: Page, groups: Groups) -> Iterator[Joint]:
    """约翰·克里（John Kerry）, 世界卫生组织（WHO）: what a bracket right behind the name gives."""
    ends = {(kind, one.end): key for (kind, key), ones in groups.items() for one in ones if not one.latin}
    for (kind, key), ones in groups.items():
        for one in ones:
            place = before(page, one.begin)
            owner = ends.get((kind, place)) if place < one.begin else None
            if owner is None and kind == "person" and one.latin and place < one.begin:
                owner = next((ends[kind, end] for end in before_post(page, place) if (kind, end) in ends), None)
            if (
                one.rule.endswith("in_brackets")
                and owner
                and owner != key
                and not _two_rows(owner, key, groups[kind, key])
            ):
                yield Joint(
                    kind, owner, key, "aliases.latin_in_brackets" if one.latin else "aliases.in_brackets", one.begin
                )
                break


def _two_rows(owner: str, key: str, ones: tuple[Candidate, ...]) -> bool:
    """Whether the tables know the name and the one in brackets as two: 辉瑞（BioNTech）."""
    row = authority.organisation(key)
    keys = {one.known for one in ones} | {key, row.key if row else None}
    return ":" in owner and owner not in keys and any(":" in (other or "") for other in keys)


def _people(page: Page, groups: Groups) -> Iterator[Joint]:
    people = {key: ones for (kind, key), ones in groups.items() if kind == "person"}
    forms = {key: _forms(page, ones) for key, ones in people.items()}
    for alias in sorted(people):
        if not forms[alias]:
            continue
        fuller = [(name, rule) for name in people if name != alias and (rule := _shortened(forms[alias], forms[name]))]
        fuller = [(name, rule) for name, rule in fuller if not _relative(page, people[name], people[alias])]
        fuller = [
            (name, rule)
            for name, rule in fuller
            if not _another_bearer(people[alias], people[name], forms[name])
            and not _named_before(page, people[alias], people[name], forms[name])
        ]
        bare = {_without_initial(name) for name, _ in fuller}
        if len(bare) == 1 or (len({rule for _, rule in fuller}) == 1 and _nested_chain(sorted(bare))):
            name, rule = max(fuller, key=lambda pair: (len(pair[0]), pair[0]))
            yield Joint("person", name, alias, rule, people[name][0].begin)


def _forms(page: Page, ones: tuple[Candidate, ...]) -> tuple[str, ...]:
    return tuple(sorted({page.folded[one.begin : one.end] for one in ones if not one.latin}))


def _shortened(aliases: tuple[str, ...], names: tuple[str, ...]) -> str:
    """The rule that makes every one of ``aliases`` short for one of ``names``, or ``""``."""
    rules = [next((rule for name in names if (rule := _short_of(alias, name))), "") for alias in aliases]
    return rules[0] if rules and all(rules) else ""


def _without_initial(name: str) -> str:
    """黛博拉·L·伯克斯 as 黛博拉·伯克斯."""
    return _INITIAL.sub("·", name)


_INITIAL = re.compile("[·•‧・．∙⋅･.][A-Z][·•‧・．∙⋅･.]+")


def _nested_chain(names: list[str]) -> bool:
    ordered = sorted(names, key=len)
    return bool(ordered) and all(small in large for small, large in itertools.pairwise(ordered))


@lru_cache(maxsize=65536)
def _short_of(alias: str, name: str) -> str:
    """The rule by which ``alias`` is short for ``name``, or ``""``."""
    if len(alias) == len(name) >= 3 and _alike(alias, name):
        return "aliases.variant_spelling" if alias > name else ""
    if alias == name:
        return ""
    if shape(name) == "han" and alias[0] == name[0] and is_surname_and_post(alias):
        return "aliases.surname_and_post"
    if len(alias) >= len(name):
        return ""
    if _without_initial(name) == alias:
        return "aliases.without_initial"
    parts = _PARTS.split(name)
    if len(parts) > 1:
        if name.endswith(tuple(dot + alias for dot in DOTS)) or alias == parts[-1]:
            return "aliases.last_part"
        if name.startswith(tuple(alias + dot for dot in DOTS)) and len(alias) >= 2:
            return "aliases.first_part"
        last = _REIGN.sub("", parts[-1])
        if last == alias:
            return "aliases.last_part"
        if len(alias) == len(last) >= 3 and _alike(alias, last):
            return "aliases.variant_spelling"
        return ""
    if shape(name) == "compound" and len(alias) == 2 and name.startswith(alias):
        return "aliases.double_surname"
    if len(name) >= 4 and len(alias) == 2 and alias in surnames("japanese") and name.startswith(alias):
        return "aliases.japanese_surname"
    return ""


def _alike(one: str, other: str) -> bool:
    """Whether two transliterations differ in one character only, which stands for the same sound."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(pairs) != 1 or not all(char in transliteration() or char in "·-" for char in one + other):
        return False
    return any(pairs[0][0] in group and pairs[0][1] in group for group in sounds())


def _relative(page: Page, full: tuple[Candidate, ...], short: tuple[Candidate, ...]) -> bool:
    """Whether the fuller name is a relative of the shorter one's bearer, who came first: 莫伊斯的遗孀玛蒂娜·莫伊斯."""
    return short[0].begin < full[0].begin and any(
        _kin().search(page.folded[max(0, one.begin - 6) : one.begin]) for one in full
    )


def _another_bearer(short: tuple[Candidate, ...], full: tuple[Candidate, ...], names: tuple[str, ...]) -> bool:
    """Whether the short name is a well-known person's whose first names are quite others: 蒂芙尼·特朗普, 特朗普."""
    known = {one.known for one in short if one.known}
    if not known or known & {one.known for one in full}:
        return False
    return any(_other_first_name(key, names) for key in sorted(known))


def _named_before(
    page: Page, short: tuple[Candidate, ...], full: tuple[Candidate, ...], names: tuple[str, ...]
) -> bool:
    """Whether a well-known bearer of the short name is spoken of: 前总统克林顿和希拉里·克林顿, 克林顿政府."""
    form = page.folded[short[0].begin : short[0].end]
    first = short[0].begin < full[0].begin
    his = first or any(_term().match(page.folded, one.end) for one in short)
    rows = [row.key for row in authority.people_called(form)]
    own = {one.known for one in full}
    return his and not own & set(rows) and any(_other_first_name(key, names) for key in rows)


@cache
def _term() -> re.Pattern[str]:
    return re.compile(one_of("term_of_office"))


def _other_first_name(key: str, names: tuple[str, ...]) -> bool:
    """Whether the row's full names and these begin with names that share no character."""
    first = {form.split("·")[0] for form in _dotted_forms().get(key, ())}
    ours = {parts[0] for name in names if len(parts := _PARTS.split(name)) > 1}
    return bool(first and ours) and not any(set(a) & set(b) for a in first for b in ours)


@cache
def _dotted_forms() -> dict[str, tuple[str, ...]]:
    return {row.key: tuple(form for form in row.forms if "·" in form) for row in authority.people_rows()}


def _organisations(page: Page, groups: Groups) -> Iterator[Joint]:
    """中国外交部 and 外交部, when no other country's 外交部 is named."""
    forms = {key: _forms(page, ones) for (kind, key), ones in groups.items() if kind == "organisation"}
    for alias in sorted(forms):
        fuller = [
            name
            for name in forms
            if name != alias
            and not (alias.startswith("organisation:") and name.startswith("organisation:"))
            and any(_land_and(a, b) for a in forms[alias] for b in forms[name])
        ]
        if len(fuller) == 1:
            ones = groups[("organisation", fuller[0])]
            yield Joint("organisation", fuller[0], alias, "aliases.country_before", ones[0].begin)


@cache
def _chinese_post() -> re.Pattern[str]:
    return re.compile(one_of("chinese_state_council"))


def chinese_post(page: Page, one: Candidate) -> bool:
    """国务院总理: China's State Council, however often 美国国务院 stands in the article."""
    return _chinese_post().match(page.folded, one.end) is not None


def _land_and(alias: str, name: str) -> bool:
    before = name[: -len(alias)]
    if name == alias or not name.endswith(alias):
        return False
    return _is_place(before) if len(before) > 1 else whole_name(name) != name


def _places(page: Page, groups: Groups) -> Iterator[Joint]:
    """北京人民大会堂 and 人民大会堂; 新疆地区 and 新疆."""
    forms = {key: _forms(page, ones) for (kind, key), ones in groups.items() if kind == "place"}
    for alias in sorted(forms):
        fuller = [
            name
            for name in forms
            if name != alias
            and any(_city_and(a, b) for a in forms[alias] for b in forms[name])
            and not _other_countries(alias, forms[alias], forms[name])
        ]
        if len(fuller) == 1:
            ones = groups[("place", fuller[0])]
            yield Joint("place", fuller[0], alias, "aliases.place_before", ones[0].begin)


def _other_countries(key: str, alias: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether the row of a site lies in another country than what stands before the fuller name: 德国国会大厦."""
    country = key.split(":")[1] if key.startswith("place:") else ""
    before = {name[: -len(form)] for form in alias for name in names if name.endswith(form)}
    lies = {place.country for text in sorted(before) for place in gazetteer.lookup(text)}
    return bool(country and lies) and country not in lies


def _city_and(alias: str, name: str) -> bool:
    return len(alias) >= 3 and name.endswith(alias) and bool(gazetteer.lookup(name[: -len(alias)]))


def _is_place(text: str) -> bool:
    return bool(gazetteer.lookup(text)) or (len(text) == 1 and bool(gazetteer.country_of_character(text)))
