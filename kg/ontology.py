"""The ontology and its lexicon, compiled for extraction: which words evoke which event, with which arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

import ahocorasick_rs

from kg.model import Kind
from kg.ontology_source import Source, read_sources

Part = Literal["agent", "patient", "participant", "place"]
Pattern = Literal["VerbObject", "Verb", "WithVerb", "LightVerb", "Nominal", "BoundPlace"]
CueStatus = Literal["happened", "planned", "denied", "hypothetical"]

KG = "https://w3id.org/newskg/ontology#"


@dataclass(frozen=True, slots=True)
class EventClass:
    """A class of events, with its labels and all classes above it."""

    iri: str
    label_zh: str
    label_en: str
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that evoke one class of events, and where the arguments stand."""

    iri: str
    kind: str  # IRI of the class
    words: tuple[str, ...]
    patterns: frozenset[Pattern]
    light_verbs: tuple[str, ...] = ()
    subject_part: Part = "agent"
    object_part: Part = "patient"
    subject_kinds: frozenset[Kind] = frozenset(("person", "organisation", "place"))
    object_kinds: frozenset[Kind] = frozenset(("person", "organisation", "place"))
    object_required: bool = False
    date_required: bool = False
    meets: bool = False
    traits: frozenset[str] = frozenset()  # of the class, by local name: "Journey", "Force"


@dataclass(frozen=True)
class Ontology:
    """Classes, frames and cue words; equal to another with the same content."""

    classes: tuple[EventClass, ...]
    frames: tuple[Frame, ...]
    cues: tuple[tuple[str, CueStatus], ...]
    exceptions: tuple[str, ...]
    terms: frozenset[str]  # every IRI that the ontology declares

    @cached_property
    def by_iri(self) -> dict[str, EventClass]:
        """Classes by IRI."""
        return {c.iri: c for c in self.classes}

    def without(self, *kinds: str) -> Ontology:
        """The same without some classes (IRIs) and their frames."""
        return replace(
            self,
            classes=tuple(c for c in self.classes if c.iri not in kinds),
            frames=tuple(f for f in self.frames if f.kind not in kinds),
            terms=self.terms - frozenset(kinds),
        )

    @cached_property
    def _by_word(self) -> dict[str, tuple[Frame, ...]]:
        out: dict[str, list[Frame]] = {}
        for frame in self.frames:
            for word in frame.words:
                out.setdefault(word, []).append(frame)
        return {word: tuple(frames) for word, frames in out.items()}

    @cached_property
    def _triggers(self) -> tuple[tuple[str, ...], ahocorasick_rs.AhoCorasick]:
        return _matcher((*self._by_word, *self.exceptions))

    @cached_property
    def _cue_words(self) -> tuple[tuple[str, ...], ahocorasick_rs.AhoCorasick, dict[str, CueStatus]]:
        words, automaton = _matcher(tuple(word for word, _ in self.cues))
        return words, automaton, dict(self.cues)

    @cached_property
    def light_verbs(self) -> frozenset[str]:
        """Every verb that some frame uses to carry its noun."""
        return frozenset(verb for frame in self.frames for verb in frame.light_verbs)

    def triggers(self, folded: str) -> Iterator[tuple[int, int, tuple[Frame, ...]]]:
        """Where words of the lexicon stand, leftmost and longest first, with their frames; exceptions give none."""
        words, automaton = self._triggers
        for index, begin, end in automaton.find_matches_as_indexes(folded):
            frames = self._by_word.get(words[index], ())
            if frames:
                yield begin, end, frames

    def cue_words(self, folded: str) -> Iterator[tuple[int, int, CueStatus]]:
        """Where cue words of plans, denials and suppositions stand."""
        words, automaton, status = self._cue_words
        for index, begin, end in automaton.find_matches_as_indexes(folded):
            yield begin, end, status[words[index]]


def _matcher(words: tuple[str, ...]) -> tuple[tuple[str, ...], ahocorasick_rs.AhoCorasick]:
    unique = tuple(sorted(set(words)))
    return unique, ahocorasick_rs.AhoCorasick(unique, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def load_ontology(*extensions: Path) -> Ontology:
    """The shipped ontology with the user's additions, checked and compiled.

    Args:
        extensions: Turtle files with further classes and frames; a later file may add to an earlier one.
    Raises:
        OntologyError: a file can't be read or says something that makes no frame; the message holds file and line.
    """
    source = read_sources(*extensions)
    _only_known_terms(source)
    classes = tuple(_event_class(source, iri) for iri in source.event_classes())
    known = frozenset(c.iri for c in classes)
    return Ontology(
        classes=classes,
        frames=tuple(_frame(source, iri, known) for iri in _users_first(source)),
        cues=_cues(source),
        exceptions=tuple(sorted(set(source.every_text(f"{KG}except")))),
        terms=source.declared(),
    )


def _only_known_terms(source: Source) -> None:
    """A property of ours that nobody declared is a slip of the pen: kg:words for kg:word."""
    declared = source.declared()
    for subject, predicate in source.predicates():
        if predicate.startswith(KG) and predicate not in declared:
            raise source.error(subject, f"{source.short(predicate)} is no term of the ontology", "mend its name")


def _users_first(source: Source) -> tuple[str, ...]:
    """Frames in the order in which they are tried: those of the last file first."""
    return tuple(sorted(source.of_type(f"{KG}Frame"), key=source.rank))


def _event_class(source: Source, iri: str) -> EventClass:
    labels = source.labels(iri)
    for language in ("zh", "en"):
        if language not in labels:
            raise source.error(iri, f"{source.short(iri)} has no label in {language}", f'add rdfs:label "…"@{language}')
    return EventClass(iri, labels["zh"], labels["en"], source.above(iri))


def _frame(source: Source, iri: str, known: frozenset[str]) -> Frame:
    kind = source.one_iri(iri, f"{KG}evokes", "say which class the words evoke")
    if kind not in known:
        raise source.error(
            iri,
            f"{source.short(iri)} evokes {source.short(kind)}, which is no class of events",
            f"declare {source.short(kind)} a owl:Class ; rdfs:subClassOf kg:Event, or mend the name",
        )
    words = source.texts(iri, f"{KG}word")
    if not words:
        raise source.error(iri, f"{source.short(iri)} has no word", 'add kg:word "…", in Simplified characters')
    return Frame(
        iri=iri,
        kind=kind,
        words=words,
        patterns=frozenset(_patterns(source, iri)),
        light_verbs=source.texts(iri, f"{KG}lightVerb"),
        subject_part=_part(source, iri, "subjectPart", "agent"),
        object_part=_part(source, iri, "objectPart", "patient"),
        subject_kinds=_kinds(source, iri, "subjectKind"),
        object_kinds=_kinds(source, iri, "objectKind"),
        object_required=source.flag(iri, f"{KG}objectRequired"),
        date_required=source.flag(iri, f"{KG}dateRequired"),
        meets=source.flag(iri, f"{KG}meets"),
        traits=_traits(source, kind),
    )


_PATTERNS: dict[str, Pattern] = {
    f"{KG}VerbObject": "VerbObject",
    f"{KG}Verb": "Verb",
    f"{KG}WithVerb": "WithVerb",
    f"{KG}LightVerb": "LightVerb",
    f"{KG}Nominal": "Nominal",
    f"{KG}BoundPlace": "BoundPlace",
}
_PARTS: dict[str, Part] = {
    f"{KG}agent": "agent",
    f"{KG}patient": "patient",
    f"{KG}participant": "participant",
    "https://schema.org/location": "place",
}
_KINDS: dict[str, Kind] = {
    "https://schema.org/Person": "person",
    "https://schema.org/Organization": "organisation",
    "https://schema.org/Place": "place",
}
_STATUS: dict[str, CueStatus] = {
    f"{KG}Happened": "happened",
    f"{KG}Planned": "planned",
    f"{KG}Denied": "denied",
    f"{KG}Hypothetical": "hypothetical",
}


def _patterns(source: Source, iri: str) -> Iterator[Pattern]:
    values = source.iris(iri, f"{KG}pattern")
    if not values:
        raise source.error(iri, f"{source.short(iri)} has no pattern", "add kg:pattern kg:VerbObject, kg:Verb, …")
    for value in values:
        yield source.choice(iri, value, _PATTERNS)
    if f"{KG}LightVerb" in values and not source.texts(iri, f"{KG}lightVerb"):
        raise source.error(
            iri, f"{source.short(iri)} has the pattern kg:LightVerb and no light verb", 'add kg:lightVerb "举行"'
        )


def _part(source: Source, iri: str, name: str, default: Part) -> Part:
    values = source.iris(iri, KG + name)
    return source.choice(iri, values[0], _PARTS) if values else default


def _traits(source: Source, kind: str) -> frozenset[str]:
    """Traits of a class by local name: its own, or those of the nearest class above that states any."""
    known = {iri: iri.removeprefix(KG) for iri in source.of_type(f"{KG}Trait")}
    for iri in (kind, *source.above(kind)):
        if values := source.iris(iri, f"{KG}trait"):
            return frozenset(source.choice(iri, value, known) for value in values)
    return frozenset()


def _kinds(source: Source, iri: str, name: str) -> frozenset[Kind]:
    values = source.iris(iri, KG + name)
    return frozenset(source.choice(iri, value, _KINDS) for value in values) or frozenset(_KINDS.values())


def _cues(source: Source) -> tuple[tuple[str, CueStatus], ...]:
    out: dict[str, CueStatus] = {}
    for iri in source.of_type(f"{KG}Cue"):
        status = source.choice(iri, source.one_iri(iri, f"{KG}impliesStatus", "say what it implies"), _STATUS)
        for word in source.texts(iri, f"{KG}word"):
            if out.setdefault(word, status) != status:
                raise source.error(iri, f'"{word}" implies two statuses', "leave it in one kg:Cue")
    return tuple(sorted(out.items()))
