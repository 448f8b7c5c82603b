"""What newskg is known to get wrong; a case that starts to pass fails the run until it is moved to the other cases."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg.model import Article, Facts, Paragraph
from kg.ontology import load_ontology
from kg.pipeline import extract

CASES = Path(__file__).parent / "cases"
FIELDS = {"label", "text", "expect", "note", "origin"}
ORIGINS = {"written", "seed", "must-not-match"}


def read_cases(path: Path) -> list[dict[str, object]]:
    """The cases of one file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def facts_of_text(text: str) -> Facts:
    """What an article of one paragraph says, published on Wednesday 19 July 2023."""
    article = Article(
        url="https://example.org/1",
        title="新闻",
        text=f"新闻\n{text}",
        paragraphs=(Paragraph(0, 2, "title"), Paragraph(3, 3 + len(text), "body")),
        published=datetime(2023, 7, 19, 12, tzinfo=UTC),
        outlet="example.org",
        script="zh-Hans",
    )
    (facts,) = extract([article], load_ontology())
    return facts


def name(facts: Facts, entity: int) -> str:
    """The fullest name of an entity."""
    return facts.names.entities[entity].name


def words(facts: Facts, begin: int, end: int) -> str:
    """The article's own characters."""
    return facts.article.text[begin:end]


SHOWN: dict[str, Callable[[Facts], list[str]]] = {
    "names": lambda facts: [f"{entity.kind} {entity.name}" for entity in facts.names.entities],
    "roles": lambda facts: [
        f"{name(facts, role.person)} {words(facts, role.title.begin, role.title.end)}" for role in facts.roles
    ],
    "said": lambda facts: [
        f"{'、'.join(name(facts, speaker) for speaker in said.speakers) or '?'}: "
        f"{words(facts, said.content.begin, said.content.end)}"
        for said in facts.utterances
    ],
    "met": lambda facts: [f"{name(facts, a)} {name(facts, b)}" for event in facts.events for a, b in event.met],
    "events": lambda facts: [
        f"{event.kind.rpartition('#')[2]} {event.status}"
        f"{' ' + name(facts, event.place) if event.place is not None else ''}"
        f"{' ' + event.date.start if event.date else ''}"
        for event in facts.events
    ],
    "dates": lambda facts: [
        f"{words(facts, date.begin, date.end)} {date.range.start}/{date.range.end}"
        for date in facts.dates
        if date.range
    ],
}


@pytest.mark.parametrize("case", read_cases(CASES / "known_failures.jsonl"), ids=lambda case: str(case["label"]))
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known")
def test_known_failures_still_fail(case: dict[str, object]) -> None:
    shown = SHOWN[str(case["shows"])](facts_of_text(str(case["text"])))
    assert shown == case["expect"]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_cases_are_well_formed(path: Path) -> None:
    cases = read_cases(path)
    labels = [case["label"] for case in cases]
    assert len(labels) == len(set(map(str, labels))), "a label is used twice"
    for case in cases:
        assert set(case) >= FIELDS, case["label"]
        assert case["origin"] in ORIGINS, case["label"]
