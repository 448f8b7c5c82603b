"""Dates of Chinese news: the cases, and that any day written out is read back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kg.chinese.dates import find_dates
from kg.chinese.folding import fold
from kg.model import Article, DateMention, DateRange, Paragraph, Sentence

CASES = Path(__file__).parent / "cases" / "dates.jsonl"
NOON = datetime(2023, 7, 19, 10, tzinfo=UTC)  # a Wednesday


def read(text: str, published: datetime | None = NOON, url: str = "https://example.org/a") -> tuple[DateMention, ...]:
    paragraphs, sentences, begin = [], [], 0
    for index, line in enumerate(text.split("\n")):
        end = begin + len(line)
        paragraphs.append(Paragraph(begin, end, "body"))
        sentences.append(Sentence(begin, end, line, fold(line), index, "body"))
        begin = end + 1
    article = Article(url, "", text, tuple(paragraphs), published, "", "zh-Hans")
    return find_dates(article, tuple(sentences))


def bounds(found: DateRange | None) -> str | None:
    if found is None:
        return None
    return found.start if found.start == found.end else f"{found.start}/{found.end}"


def cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["label"]))
def test_dates_of_a_sentence(case: dict[str, Any]) -> None:
    published = datetime.fromisoformat(case["published"]) if "published" in case else NOON
    found = [[case["text"][one.begin : one.end], bounds(one.range)] for one in read(case["text"], published)]
    assert found == case["expect"], case["note"]
