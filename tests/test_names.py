"""Names of people, organisations and places: cases, offsets, and that no text makes the finder fail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.chinese.sentences import split
from kg.chinese.tagger import tag
from kg.extract.names import find_names
from kg.model import Article, Names, Paragraph

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "names.jsonl").read_text(encoding="utf-8").splitlines()
]


def article_of(text: str, kind: Literal["body", "note"] = "body") -> Article:
    return Article("https://news.example/1", text[:10], text, (Paragraph(0, len(text), kind),), None, "", "zh-Hans")


def names_of(text: str, kind: Literal["body", "note"] = "body") -> Names:
    article = article_of(text, kind)
    return find_names(article, tuple(tag(split(article))))


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_names_read_the_case(case: dict[str, object]) -> None:
    names = names_of(str(case["text"]))
    expect = case["expect"]
    assert isinstance(expect, dict)
    if case["origin"] == "must-not-match":
        found = {form for entity in names.entities for form in entity.names}
        assert not found & set(expect["never"])
        return
    for kind, entities in expect.items():
        found_here = {frozenset(entity.names) for entity in names.entities if entity.kind == kind}
        assert found_here == {frozenset(forms) for forms in entities}


def test_names_give_the_fullest_form_first() -> None:
    names = names_of("美国特使约翰·克里（John Kerry）抵达东京。克里说会谈很坦率。")
    (person,) = (entity for entity in names.entities if entity.kind == "person")
    assert (person.name, person.names) == ("约翰·克里", ("约翰·克里", "克里", "John Kerry"))
    assert {rule for _, rule, _ in person.joined} <= {"aliases.last_part", "aliases.latin_in_brackets"}


def test_names_show_the_passage_that_joined_an_alias() -> None:
    text = "日本首相岸田文雄在东京表示欢迎。岸田说，他期待会谈。"
    (person,) = (entity for entity in names_of(text).entities if entity.kind == "person")
    ((alias, rule, passage),) = person.joined
    assert (alias, rule) == ("岸田", "aliases.japanese_surname")
    assert "岸田文雄" in text[passage.begin : passage.end]


def test_names_in_a_note_are_no_people() -> None:
    assert not [entity for entity in names_of("记者陈大文，编辑林小明", "note").entities if entity.kind == "person"]


def test_names_nested_in_a_body_of_state_are_marked() -> None:
    nested = [mention for mention in names_of("美国国务院发表声明。").mentions if mention.nested]
    assert [(mention.begin, mention.end, mention.kind) for mention in nested] == [(0, 2, "place")]


@given(
    st.text(
        alphabet=st.sampled_from(
            "美国中约翰·克里（）John -、王毅总统部长表示在北京说《报》政府委员会\n A一“”。，林郑拜登"
        ),
        max_size=80,
    )
)
def test_names_of_any_text_fit_it(text: str) -> None:
    names = names_of(text)
    for mention in names.mentions:
        assert 0 <= mention.begin < mention.end <= len(text)
        assert all(0 <= number < len(names.entities) for number in mention.entities)
        surface = text[mention.begin : mention.end]
        assert all(surface in names.entities[number].names for number in mention.entities)
    for entity in names.entities:
        assert entity.name == entity.names[0]
        assert len(set(entity.names)) == len(entity.names)


@given(st.text(max_size=120))
def test_names_never_raise(text: str) -> None:
    names_of(text)


def test_names_are_the_same_twice() -> None:
    text = "".join(str(case["text"]) for case in CASES)
    assert names_of(text) == names_of(text)


def test_names_read_macau_in_hong_kong_and_macau() -> None:
    entities = names_of("美国驻港澳总领事发表讲话，港澳居民关注。").entities
    assert {"country:HK", "country:MO"} <= {entity.authority for entity in entities}
    assert "country:AU" not in {entity.authority for entity in entities}
