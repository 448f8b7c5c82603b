"""Names of people, organisations and places, joined to entities."""

from __future__ import annotations

from kg.extract.names_brackets import in_brackets
from kg.extract.names_candidates import Page, settle
from kg.extract.names_entities import join
from kg.extract.organisations import find_organisations
from kg.extract.people import find_people
from kg.extract.places import find_places
from kg.extract.places_seats import holds_person, seats
from kg.model import Article, Names, Sentence


def find_names(article: Article, sentences: tuple[Sentence, ...]) -> Names:
    """The people, organisations and places that an article names, and where.

    Mentions have the forms ``name``, ``short`` and ``latin``; a name inside a longer one is nested. Notes name
    agencies at most.
    """
    page = Page(article, sentences)
    people = find_people(page)
    places = find_places(page)
    bearers = frozenset(page.folded[one.begin : one.end] for one in people if not one.latin)
    organisations = find_organisations(page, bearers)
    places = (*(one for one in places if not holds_person(one, people)), *seats(page, organisations))
    brackets = in_brackets(page, (*people, *organisations, *places))
    standing, nested = settle((*people, *organisations, *places, *brackets))
    return join(page, standing, nested)
