"""Who said what, from written sentences."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.chinese.sentences import split
from kg.chinese.speech import speech_verbs
from kg.chinese.tagger import tag
from kg.extract.utterances import find_utterances
from kg.model import Article, Entity, Mention, Names, Paragraph, Sentence, Utterance

CASES = [
    json.loads(line)
    for file in sorted((Path(__file__).parent / "cases").glob("utterances*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]


def article_of(text: str, part: str = "body") -> Article:
    """An article of these lines, all of one kind."""
    paragraphs, begin = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(begin, begin + len(line), "title" if part == "title" else "body"))
        begin += len(line) + 1
    return Article("https://news.example/1", "", text, tuple(paragraphs), None, "晚报", "zh-Hans")


def names_of(text: str, kinds: dict[str, Any]) -> Names:
    """The names given, found by their characters; an entity each."""
    entities = tuple(Entity(kind, name, (name,)) for name, kind in kinds.items())
    mentions = [
        Mention(match.start(), match.end(), entity.kind, "name", "given", (index,))
        for index, entity in enumerate(entities)
        for match in re.finditer(re.escape(entity.name), text)
    ]
    return Names(entities, tuple(sorted(mentions, key=lambda mention: mention.begin)))


@pytest.fixture(scope="module")
def tagged() -> dict[int, tuple[Sentence, ...]]:
    """The sentences of all cases, tagged together."""
    articles = [article_of(case["text"], case["expect"]["part"]) for case in CASES]
    cut = [split(article) for article in articles]
    words = iter(tag([sentence for sentences in cut for sentence in sentences]))
    return {number: tuple(next(words) for _ in sentences) for number, sentences in enumerate(cut)}


def told(article: Article, names: Names, utterance: Utterance) -> dict[str, str | None]:
    """An utterance as the cases write it."""
    speaker = "、".join(names.entities[index].name for index in utterance.speakers) or None
    if speaker is None and utterance.speaker_text is not None:
        speaker = article.text[utterance.speaker_text.begin : utterance.speaker_text.end]
    content = article.text[utterance.content.begin : utterance.content.end]
    return {"kind": utterance.kind, "speaker": speaker, "text": content}


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: str(CASES[number]["label"]))
def test_utterances_follow_the_cases(number: int, tagged: dict[int, tuple[Sentence, ...]]) -> None:
    case = CASES[number]
    article = article_of(case["text"], case["expect"]["part"])
    names = names_of(article.text, case["expect"]["names"])
    found = [told(article, names, utterance) for utterance in find_utterances(article, tagged[number], names)]
    wanted = case["expect"]["utterances"]
    if any(entry["speaker"] == "?" for entry in wanted):
        found = [{**entry, "speaker": "?"} for entry in found]
    assert found == wanted


def test_every_speech_verb_has_a_case_that_matches_and_one_that_does_not() -> None:
    for origin in ("written", "must-not-match"):
        texts = [case["text"] for case in CASES if (case["origin"] == "must-not-match") == (origin == "must-not-match")]
        missing = [verb.surface for verb in speech_verbs() if not any(verb.surface in text for text in texts)]
        assert not missing


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*'克里说称，。：；“”‘’「」『』（）《》"！ \n', "他表示", "记者", "没有", "王毅"]), max_size=60
    )
)
def test_utterances_fit_their_article(pieces: list[str]) -> None:
    text = "".join(pieces)
    article = article_of(text)
    sentences = split(article)
    names = names_of(text, {"克里": "person", "王毅": "person"})
    for utterance in find_utterances(article, sentences, names):
        inside = [
            p for p in article.paragraphs if p.begin <= utterance.content.begin and utterance.content.end <= p.end
        ]
        assert inside and utterance.content.begin < utterance.content.end
        assert utterance.passages


def test_utterances_read_very_many_marks() -> None:
    marks = ("“" * 200_000, "「" * 200_000, '"' * 200_000, '“‘「『"' * 40_000, "”“" * 100_000, "「」" * 100_000)
    for text in (*marks, "桥。“" * 20_000, "他说：“" * 2_000):
        article = article_of(text)
        assert len(find_utterances(article, split(article), Names())) < len(text)
