"""RDF terms as canonical N-Triples text: small, sortable, and written without another step."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Literal as OneOf

from kg.rdf.vocabulary import XSD

Triple = tuple[str, str, str]  # subject, predicate, object, each as N-Triples writes it
NamedTriples = tuple[str | None, tuple[Triple, ...]]  # a graph's IRI without brackets, None for the default graph

TRUE = f'"true"^^<{XSD}boolean>'
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f]')
_TAG = re.compile(r'"@[a-z]+-([a-z]{4})$')
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def iri(text: str) -> str:
    """``<text>``; the caller has made sure that it is a legal IRI (see :mod:`kg.rdf.iris`)."""
    return f"<{text}>"


def literal(text: str, language: str | None = None, datatype: str | None = None) -> str:
    """A literal, plain or with a language tag or a datatype (an IRI without brackets)."""
    clean = _SURROGATES.sub("\ufffd", text)
    quoted = '"' + _TO_ESCAPE.sub(_escape, clean) + '"'
    if language:
        return f"{quoted}@{language}"
    return f"{quoted}^^<{datatype}>" if datatype else quoted


def integer(number: int) -> str:
    """A count or an offset, as ``xsd:nonNegativeInteger``."""
    return f'"{number}"^^<{XSD}nonNegativeInteger>'


def decimal(number: float) -> str:
    """Degrees, as ``xsd:decimal``."""
    return literal(f"{number:.4f}".rstrip("0").rstrip("."), datatype=XSD + "decimal")


def calendar(date: str) -> str:
    """A day, month or year of ISO 8601, typed as precisely as it is written."""
    kind: OneOf["date", "gYearMonth", "gYear"]
    kind = "date" if date.count("-") == 2 else "gYearMonth" if "-" in date else "gYear"
    return literal(date, datatype=XSD + kind)


def moment(when: datetime) -> str:
    """A time with its zone, as ``xsd:dateTime``; GMT is written Z."""
    return literal(when.isoformat().replace("+00:00", "Z"), datatype=XSD + "dateTime")


def triples_of(subject: str, pairs: Iterable[tuple[str, str | None]]) -> Iterable[Triple]:
    """The triples of one subject; pairs without an object are left out."""
    return ((subject, predicate, value) for predicate, value in pairs if value is not None)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


def canonical(term: str) -> str:
    """A term with its language tag as BCP 47 writes it; stores write it in lower case.

    >>> canonical('"说"@zh-hans')
    '"说"@zh-Hans'
    """
    tag = _TAG.search(term)
    return term[: tag.start(1)] + tag[1].title() if tag else term
