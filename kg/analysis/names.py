"""Who bears a name: everybody of whom it is any form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from kg.errors import QueryError
from kg.resolve.forms import key_of

_LIKE = 50  # of 100: 克理 for 克里 scores 50, an unrelated two-character name 0
_SUGGESTIONS = 3


def bearers(forms: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    """The IRIs of all who bear a name, first those whose full name it is: 克里 names 克里 and 约翰·克里.

    Args:
        forms: all forms of each one's name by IRI, the full name first.
        name: any form, Simplified or Traditional, upper or lower case; or an IRI.
    Raises:
        QueryError: nobody bears it; the nearest names are suggested.
    """
    if name in forms:
        return (name,)
    wanted = _key(name)
    keys = {iri: tuple(map(_key, known)) for iri, known in forms.items()}
    found = [iri for iri, known in keys.items() if wanted in known]
    if not found:
        labels = {key: forms[iri][0] for iri, known in keys.items() for key in known}
        near = process.extract(wanted, sorted(labels), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=2 * _SUGGESTIONS)
        names = tuple(dict.fromkeys(labels[key] for key, _, _ in near))[:_SUGGESTIONS]
        hint = f"; did you mean {', '.join(names)}?" if names else ""
        raise QueryError(f"{name}: no such name in the graph{hint}")
    return tuple(sorted(found, key=lambda iri: (keys[iri][0] != wanted, iri)))


def _key(name: str) -> str:
    return key_of(name).replace(" ", "")
