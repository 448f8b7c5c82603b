"""The ontology's files: complete, bilingual, without a trigger word in Python, and mistakes told in one line."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import kg
from kg.errors import OntologyError
from kg.ontology import KG, load_ontology

CODE = Path(kg.__file__).parent
PREFIXES = """@prefix ex: <https://example.org/mine#> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
CLASS = 'ex:Recall a owl:Class ; rdfs:subClassOf kg:Event ; rdfs:label "召回"@zh, "recall"@en .\n'
CLASSES = (
    "Meeting Talks Call Visit Arrival Departure PressConference Speech Conference Agreement Sanction Arrest "
    "JudicialSentence Attack Protest Disaster Death Election Appointment Resignation MilitaryExercise Deployment Aid "
    "Trade Launch Suspension"
).split()


def test_ontology_has_every_class_with_words() -> None:
    ontology = load_ontology()
    evoked = {frame.kind for frame in ontology.frames}
    for name in CLASSES:
        assert KG + name in ontology.by_iri
        assert KG + name in evoked


def test_ontology_labels_in_two_languages() -> None:
    for event_class in load_ontology().classes:
        assert event_class.label_zh
        assert event_class.label_en


def test_ontology_talks_are_meetings() -> None:
    above = load_ontology().by_iri[f"{KG}Call"].above
    assert above[:2] == (f"{KG}Talks", f"{KG}Meeting")


def test_ontology_words_are_unique_within_a_frame_and_longest_first() -> None:
    ontology = load_ontology()
    for frame in ontology.frames:
        assert len(set(frame.words)) == len(frame.words), frame.iri
    found = [(begin, end) for begin, end, _ in ontology.triggers("人民大会堂的欢迎仪式")]
    assert found == [(6, 10)]


def test_ontology_loads_twice_the_same() -> None:
    assert load_ontology() == load_ontology()


def test_python_names_no_trigger_word() -> None:
    words = {word for frame in load_ontology().frames for word in frame.words if len(word) > 1}
    for path in sorted(CODE.glob("extract/events*.py")) + sorted(CODE.glob("ontology*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _documentation(node.value):
                assert node.value not in words, f"{path.name}:{node.lineno}: {node.value} belongs into the lexicon"


def test_every_trait_and_class_that_python_names_is_in_the_ontology() -> None:
    ontology = load_ontology()
    known = {iri.rpartition("#")[2] for iri in ontology.terms}
    traits = {trait for frame in ontology.frames for trait in frame.traits}
    named: set[str] = set()
    for path in sorted(CODE.glob("extract/events*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if re.fullmatch("(?:[A-Z][a-z]+)+", name):
                assert name in known, f"{path.name}:{node.lineno}: {name} is not in the ontology"
                named.add(name)
    assert traits <= named, f"no rule reads {traits - named}"


def _documentation(text: str) -> bool:
    return " " in text or "\n" in text


@pytest.mark.parametrize(
    ("turtle", "says"),
    [
        ("ex:Recall a owl:Class", "not Turtle"),
        ("ex:r a kg:Frame ; kg:word '召回' ; kg:pattern kg:Verb .", "ex:r has no kg:evokes"),
        ("ex:r a kg:Frame ; kg:evokes ex:Recal ; kg:word '召回' ; kg:pattern kg:Verb .", "no class of events"),
        (CLASS + "ex:r a kg:Frame ; kg:evokes ex:Recall ; kg:pattern kg:Verb .", "has no word"),
        (CLASS + "ex:r a kg:Frame ; kg:evokes ex:Recall ; kg:word '召回' .", "has no pattern"),
        (CLASS + "ex:r a kg:Frame ; kg:evokes ex:Recall ; kg:word '召回' ; kg:pattern kg:Verbs .", "kg:Verbs is not"),
        (CLASS + "ex:r a kg:Frame ; kg:evokes ex:Recall ; kg:word '召回' ; kg:pattern kg:LightVerb .", "no light verb"),
        ("ex:Recall a owl:Class ; rdfs:subClassOf kg:Event ; rdfs:label '召回'@zh .", "no label in en"),
        ("ex:c a kg:Cue ; kg:impliesStatus kg:Planned ; kg:word '没有' .", "implies two statuses"),
        (
            CLASS + "ex:r a kg:Frame ; kg:evokes ex:Recall ; kg:word '召回' ; kg:pattern kg:Verb ; kg:meets 'yes' .",
            "write true or false",
        ),
        (CLASS + "ex:r a kg:Frame ; kg:evokes ex:Recall ; kg:words '召回' ; kg:pattern kg:Verb .", "is no term"),
        (
            CLASS
            + "ex:Recall kg:trait kg:X . ex:r a kg:Frame ; kg:evokes ex:Recall ; kg:word '召' ; kg:pattern kg:Verb .",
            "X is",
        ),
    ],
)
def test_ontology_mistakes_are_one_line(tmp_path: Path, turtle: str, says: str) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(PREFIXES + turtle, encoding="utf-8")
    with pytest.raises(OntologyError) as raised:
        load_ontology(mine)
    message = str(raised.value)
    assert says in message
    assert "\n" not in message
    assert message.startswith(f"{mine}:")
    assert "; " in message


@pytest.mark.parametrize(
    ("says", "traits"),
    [
        ("", {"Journey", "OnPeople", "Arranged"}),
        ("ex:Pilgrimage kg:trait kg:Rite .", {"Rite"}),
    ],
)
def test_a_class_has_its_own_traits_or_those_of_the_class_above(tmp_path: Path, says: str, traits: set[str]) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        PREFIXES + "ex:Pilgrimage a owl:Class ; rdfs:subClassOf kg:Visit ; rdfs:label '朝圣'@zh, 'pilgrimage'@en ."
        f"{says} "
        "ex:r a kg:Frame ; kg:evokes ex:Pilgrimage ; kg:word '朝圣' ; kg:pattern kg:Verb .",
        encoding="utf-8",
    )
    (frame,) = (f for f in load_ontology(mine).frames if f.words == ("朝圣",))
    assert frame.traits == traits


def test_ontology_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="can't be read"):
        load_ontology(tmp_path / "none.ttl")
