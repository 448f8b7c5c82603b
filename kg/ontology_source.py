"""The Turtle files behind the ontology: read fast, with the line of every subject for messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.resources import ontology_dir

ONTOLOGY_FILES = ("newskg.ttl", "lexicon.zh.ttl")
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_EVENT = "https://w3id.org/newskg/ontology#Event"
_CLASS = "http://www.w3.org/2002/07/owl#Class"
_PREFIX = re.compile(r"^\s*@?prefix\s+([\w-]*):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)
_LINE = re.compile(r"at line (\d+)")
Value = TypeVar("Value")


class Source:
    """Statements of several Turtle files by subject, and where each subject stands."""

    def __init__(self) -> None:
        self._facts: dict[str, dict[str, list[ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple]]] = {}
        self._file: dict[str, Path] = {}
        self._prefixes: dict[str, str] = {}

    def add(self, path: Path) -> None:
        """Read one file; a subject's first file is the one that messages name."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or error
            raise OntologyError(f"{path}: can't be read ({reason}); give a Turtle file in UTF-8") from error
        for prefix, base in _PREFIX.findall(text):
            self._prefixes.setdefault(base, prefix)
        try:
            for triple in ox.parse(text, format=ox.RdfFormat.TURTLE):
                self._put(triple.subject, triple.predicate.value, triple.object, path)
        except SyntaxError as error:
            line = _LINE.search(str(error))
            where = f"{path}:{line[1]}" if line else f"{path}"
            raise OntologyError(f"{where}: not Turtle: {error.msg}; mend it") from error

    def _put(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple,
        predicate: str,
        value: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple,
        path: Path,
    ) -> None:
        if isinstance(subject, ox.NamedNode):
            self._facts.setdefault(subject.value, {}).setdefault(predicate, []).append(value)
            self._file[subject.value] = path

    def short(self, iri: str) -> str:
        """The IRI with its prefix, as the files write it."""
        for base, prefix in self._prefixes.items():
            if iri.startswith(base):
                return f"{prefix}:{iri[len(base) :]}"
        return f"<{iri}>"

    def error(self, subject: str, wrong: str, remedy: str) -> OntologyError:
        """An error of one line: file and line of the subject, what is wrong, what to do."""
        path = self._file.get(subject)
        if path is None:
            return OntologyError(f"{self.short(subject)}: {wrong}; {remedy}")
        starts = re.compile(rf"^\s*({re.escape(self.short(subject))}|<{re.escape(subject)}>)(\s|$)")
        lines = path.read_text(encoding="utf-8").split("\n")
        number = next((n for n, line in enumerate(lines, start=1) if starts.match(line)), None)
        return OntologyError(f"{path}{'' if number is None else f':{number}'}: {wrong}; {remedy}")

    def predicates(self) -> Iterable[tuple[str, str]]:
        """Every subject with each of its properties."""
        return ((subject, predicate) for subject, facts in self._facts.items() for predicate in facts)

    def rank(self, subject: str) -> int:
        """0 for the subjects of the last file read, 1 for those of the one before."""
        files = list(dict.fromkeys(self._file.values()))
        return len(files) - 1 - files.index(self._file[subject])

    def of_type(self, kind: str) -> tuple[str, ...]:
        """Subjects of a type, in the order of the files."""
        return tuple(s for s, facts in self._facts.items() if any(_iri(v) == kind for v in facts.get(_RDF_TYPE, ())))

    def declared(self) -> frozenset[str]:
        """Every subject that has a type."""
        return frozenset(s for s, facts in self._facts.items() if _RDF_TYPE in facts)

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        """IRIs that a property gives a subject."""
        values = self._facts.get(subject, {}).get(predicate, ())
        return tuple(v.value for v in values if isinstance(v, ox.NamedNode))

    def texts(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Texts that a property gives a subject."""
        values = self._facts.get(subject, {}).get(predicate, ())
        return tuple(v.value for v in values if isinstance(v, ox.Literal))

    def every_text(self, predicate: str) -> Iterable[str]:
        """Texts that a property gives any subject."""
        return (text for subject in self._facts for text in self.texts(subject, predicate))

    def flag(self, subject: str, predicate: str) -> bool:
        """Whether a property is true of a subject."""
        values = self.texts(subject, predicate)
        if values and values[0] not in ("true", "false"):
            raise self.error(subject, f'{self.short(predicate)} is "{values[0]}"', "write true or false")
        return values[:1] == ("true",)

    def one_iri(self, subject: str, predicate: str, remedy: str) -> str:
        """The only IRI that a property gives a subject."""
        values = self.iris(subject, predicate)
        if len(values) != 1:
            name = self.short(predicate)
            raise self.error(subject, f"{self.short(subject)} has {len(values) or 'no'} {name}", remedy)
        return values[0]

    def choice(self, subject: str, value: str, choices: Mapping[str, Value]) -> Value:
        """What stands for ``value``."""
        if value not in choices:
            known = ", ".join(self.short(c) for c in choices)
            raise self.error(subject, f"{self.short(value)} is not known here", f"use one of {known}")
        return choices[value]

    def labels(self, subject: str) -> dict[str, str]:
        """Labels by language; the first of each counts."""
        out: dict[str, str] = {}
        for value in self._facts.get(subject, {}).get(f"{_RDFS}label", ()):
            if isinstance(value, ox.Literal):
                out.setdefault(value.language or "", value.value)
        return out

    def above(self, iri: str) -> tuple[str, ...]:
        """All classes above a class, the nearest first."""
        out: list[str] = []
        pending = list(self.iris(iri, f"{_RDFS}subClassOf"))
        while pending:
            parent = pending.pop(0)
            if parent not in out and parent != iri:
                out.append(parent)
                pending += self.iris(parent, f"{_RDFS}subClassOf")
        return tuple(out)

    def event_classes(self) -> tuple[str, ...]:
        """Classes of events, kg:Event first, in the order of the files."""
        return tuple(iri for iri in self.of_type(_CLASS) if iri == _EVENT or _EVENT in self.above(iri))


def _iri(value: object) -> str | None:
    return value.value if isinstance(value, ox.NamedNode) else None


def read_sources(*extensions: Path) -> Source:
    """The shipped files and the user's, in this order."""
    source = Source()
    for name in ONTOLOGY_FILES:
        source.add(ontology_dir() / name)
    for path in extensions:
        source.add(path)
    return source
