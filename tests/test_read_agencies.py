"""Agencies that an article relies on."""

from __future__ import annotations

import pytest

from kg.model import Paragraph
from kg.read.agencies import agencies_of


def found(text: str, kind: str = "body", own: str = "") -> list[tuple[str, str]]:
    """Agencies of one paragraph, each with the words that name it as a source."""
    paragraphs = (Paragraph(0, len(text), kind),)  # type: ignore[arg-type]
    return [(name, text[span.begin : span.end]) for name, span in agencies_of(text, paragraphs, own=own)]


@pytest.mark.parametrize(
    ("text", "kind", "expect"),
    [
        ("据路透社报道，克里抵达北京。", "body", [("路透社", "据路透社报道")]),
        ("據中央社報導，會談結束。", "body", [("中央社", "據中央社報導")]),
        ("（法新社北京19日电）克里抵达。", "body", [("法新社", "（法新社北京19日电）")]),
        ("新华社北京7月19日电 韩正会见克里。", "body", [("新华社", "新华社北京7月19日电")]),
        ("韩联社援引官员的话报道说，会谈取消。", "body", [("韩联社", "韩联社援引官员的话报道")]),
        ("（本文依据了美联社和法新社的报道。）", "note", [("美联社", ""), ("法新社", "")]),
        ("(德新社，路透社)", "note", [("德新社", ""), ("路透社", "")]),
    ],
)
def test_agencies_are_found_where_they_are_the_source(text: str, kind: str, expect: list[tuple[str, str]]) -> None:
    assert found(text, kind) == [(name, words or text) for name, words in expect]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("克里抵达北京。（路透社照片）", "caption"),
        ("新华社记者在现场拍照。", "body"),
        ("他曾是路透社的一名记者，后来离开。", "body"),
        ("（法新社档案照）", "note"),
        ("白宫官员向路透社重申立场不变。", "body"),
    ],
)
def test_agencies_that_only_occur_are_no_source(text: str, kind: str) -> None:
    assert found(text, kind) == []


def test_an_agency_does_not_rely_on_itself() -> None:
    assert found("（中央社台北19日電）韓正會見。", own="中央社") == []


def test_words_that_cite_are_better_evidence_than_a_name() -> None:
    text = "路透社消息没有提及台湾。据路透社今天报道称，会谈复杂。"
    assert found(text) == [("路透社", "据路透社今天报道称")]
