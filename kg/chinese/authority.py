"""Well-known people and organisations of world news, by every Chinese form of their names.

The lookups take folded text (Simplified, see ``kg.chinese.folding``) or a Latin form. The rows are common knowledge;
no identifier of another authority stands in them. A form that others bear too (克里, 约翰逊) is never enough by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from kg.chinese.tables import rows


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A well-known person."""

    key: str  # "person:John Kerry"
    name: str  # the full Simplified form usual on the mainland
    forms: tuple[str, ...]  # folded forms that mean nobody else: transliterations of every region
    ambiguous: tuple[str, ...]  # folded forms that others bear too
    latin: str
    gender: str  # "m", "f", "" where not commonly known
    country: str | None  # ISO 3166-1 alpha-2, the country the person is known for


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A well-known organisation."""

    key: str  # "organisation:北大西洋公约组织"
    name: str
    forms: tuple[str, ...]
    latin: tuple[str, ...]  # acronyms and names in Latin letters
    country: str | None


def person(folded: str) -> PersonRow | None:
    """The person of a full or otherwise unmistakable form; None where the form is not enough.

    >>> person("川普") is person("特朗普")
    True
    >>> person("克里") is None
    True
    """
    return _people().get(folded)


def people_called(folded: str) -> tuple[PersonRow, ...]:
    """Everyone in the table who is called so, unmistakably or not: candidates for a name in its context."""
    sure = _people().get(folded)
    return ((sure,) if sure else ()) + _people_maybe().get(folded, ())


def organisation(folded: str) -> OrganisationRow | None:
    """The organisation of an unmistakable form, Chinese or Latin (WHO); None where the form is not enough."""
    return _organisations().get(folded)


def find_people(folded: str) -> Iterator[tuple[int, int, PersonRow]]:
    """Begin, end and row of every unmistakable Chinese form in the text, leftmost first, as long as can be."""
    names, automaton = _people_automaton()
    for number, begin, end in automaton.find_matches_as_indexes(folded):
        yield begin, end, _people()[names[number]]


def find_organisations(folded: str) -> Iterator[tuple[int, int, OrganisationRow]]:
    """Begin, end and row of every unmistakable Chinese form in the text, leftmost first, as long as can be."""
    names, automaton = _organisations_automaton()
    for number, begin, end in automaton.find_matches_as_indexes(folded):
        yield begin, end, _organisations()[names[number]]


@cache
def people_rows() -> tuple[PersonRow, ...]:
    """Every person of the table, by Latin name."""
    return tuple(
        PersonRow(
            f"person:{row['latin']}",
            row["name"],
            _parts(row["forms"]),
            _parts(row["ambiguous"]),
            row["latin"],
            row["gender"],
            row["country"] or None,
        )
        for row in rows("people")
    )


def organisation_rows() -> tuple[OrganisationRow, ...]:
    """Every organisation of the table, by name."""
    return tuple(
        OrganisationRow(
            f"organisation:{row['name']}",
            row["name"],
            _parts(row["forms"]),
            _parts(row["latin"]),
            row["country"] or None,
        )
        for row in rows("organisations")
    )


def _parts(field: str) -> tuple[str, ...]:
    return tuple(filter(None, field.split("|")))


@cache
def _people() -> dict[str, PersonRow]:
    return {form: row for row in people_rows() for form in (row.latin, *row.forms)}


@cache
def _people_maybe() -> dict[str, tuple[PersonRow, ...]]:
    found: dict[str, tuple[PersonRow, ...]] = {}
    for row in people_rows():
        for form in row.ambiguous:
            found[form] = (*found.get(form, ()), row)
    return found


@cache
def _organisations() -> dict[str, OrganisationRow]:
    return {form: row for row in organisation_rows() for form in (*row.latin, *row.forms)}


@cache
def _people_automaton() -> tuple[tuple[str, ...], ahocorasick_rs.AhoCorasick]:
    return _automaton(tuple(form for row in people_rows() for form in row.forms))


@cache
def _organisations_automaton() -> tuple[tuple[str, ...], ahocorasick_rs.AhoCorasick]:
    return _automaton(tuple(form for row in organisation_rows() for form in row.forms))


def _automaton(patterns: tuple[str, ...]) -> tuple[tuple[str, ...], ahocorasick_rs.AhoCorasick]:
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return patterns, ahocorasick_rs.AhoCorasick(patterns, matchkind=kind)
