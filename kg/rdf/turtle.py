"""Turtle and TriG for people: prefixes, Chinese names, articles and things in groups."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.rdf import vocabulary as v
from kg.rdf.terms import NamedTriples, Triple

FOLDERS = ("person", "organisation", "place", "event", "utterance", "post")

# PN_LOCAL of Turtle 1.1 without escapes: what else a name holds is written as a whole IRI.
_LETTER = (
    r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    r"\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LOCAL = re.compile(rf"[{_LETTER}_0-9](?:[{_LETTER}_0-9\-\u00b7.]*[{_LETTER}_0-9\-\u00b7])?")
_NUMBER = re.compile(r'"([0-9]+)"\^\^<' + re.escape(v.XSD) + r"integer>")
_DATATYPE = re.compile(r'("\^\^)(<[^<>"]*>)$')
_DIGITS = re.compile(r"\d+")
_FIRST = {v.TYPE: 0, v.NAME: 1, v.LABEL: 2, v.URL: 1, v.HEADLINE: 2, v.IS_STRING: 9, v.DERIVED_FROM: 8, v.RULE: 7}


def turtle(graphs: Iterable[NamedTriples], base: str) -> Iterator[str]:
    """Everything as one graph; ``@base`` is each article in turn, so that ``<#report-1>`` is that article's."""
    shorten = Shortener(base)
    yield shorten.head()
    for name, triples in graphs:
        shorten.article = name
        if name is not None:
            yield f"\n# {_comment(name)}\n@base <{name}> .\n"
        yield from _subjects(triples, shorten, "")


def trig(graphs: Iterable[NamedTriples], base: str) -> Iterator[str]:
    """The default graph, then each article as a named graph."""
    shorten = Shortener(base)
    yield shorten.head()
    for name, triples in graphs:
        shorten.article = name
        if name is None:
            yield from _subjects(triples, shorten, "")
        else:
            yield f"\n@base <{name}> .\nGRAPH <> {{\n"
            yield from _subjects(triples, shorten, "  ")
            yield "}\n"


class Shortener:
    """Terms as Turtle writes them, with prefixes; ``article`` is what ``<>`` means."""

    def __init__(self, base: str) -> None:
        self.prefixes = {**v.PREFIXES, **{folder: f"{base}{folder}/" for folder in FOLDERS}}
        self._by_space = {space: prefix for prefix, space in self.prefixes.items()}
        self._known: dict[str, str] = {}
        self.article: str | None = None

    def head(self) -> str:
        return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(self.prefixes.items()))

    def __call__(self, term: str) -> str:
        if term[0] == '"':
            return _DATATYPE.sub(lambda m: m[1] + self._iri(m[2]), term)
        if self.article is not None and term.startswith(self.article, 1):
            rest = term[1 + len(self.article) : -1]
            if not rest or rest[0] == "#":
                return f"<{rest}>"
        return self._iri(term)

    def _iri(self, term: str) -> str:
        short = self._known.get(term)
        if short is None:
            text = term[1:-1]
            cut = max(text.rfind("/"), text.rfind("#")) + 1
            prefix = self._by_space.get(text[:cut])
            short = f"{prefix}:{text[cut:]}" if prefix and _LOCAL.fullmatch(text, cut) else term
            self._known[term] = short
        return short


def _subjects(triples: Iterable[Triple], shorten: Shortener, indent: str) -> Iterator[str]:
    by_subject: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for subject, predicate, value in triples:
        by_subject[subject].append((predicate, value))
    for subject in sorted(by_subject, key=lambda s: _natural(s, shorten.article)):
        yield _block(subject, by_subject[subject], shorten, indent)


def _block(subject: str, pairs: list[tuple[str, str]], shorten: Shortener, indent: str) -> str:
    by_predicate: dict[str, list[str]] = defaultdict(list)
    for predicate, value in pairs:
        by_predicate[predicate].append(value)
    lines = []
    for predicate in sorted(by_predicate, key=lambda p: (_FIRST.get(p, 5), p)):
        values = [shorten(value) for value in sorted(by_predicate[predicate], key=_natural)]
        name = "a" if predicate == v.TYPE else shorten(predicate)
        glue = ", " if sum(map(len, values)) < 100 else f",\n{indent}    "
        lines.append(f"{name} {glue.join(values)}")
    return f"\n{indent}{shorten(subject)} " + f" ;\n{indent}  ".join(lines) + " .\n"


def _natural(term: str, article: str | None = None) -> tuple[object, ...]:
    """report-2 before report-10; the article before what is in it, things before passages."""
    own = article is not None and term.startswith(f"<{article}")
    numbers = tuple(int(n) for n in _DIGITS.findall(term)) if "#" in term else ()
    itself = article is not None and term == f"<{article}>"
    return not itself, own and "#char=" in term, not own, _DIGITS.sub("0", term) if numbers else term, numbers, term


def _comment(name: str) -> str:
    return name.split("/article/", 1)[-1]
