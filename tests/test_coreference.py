import json
from pathlib import Path

import pytest

from kg.chinese.sentences import split
from kg.chinese.tagger import tag
from kg.extract.coreference import link_coreference
from kg.extract.names import find_names
from kg.extract.roles import find_roles
from kg.model import Article, Names, Paragraph

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases/coreference.jsonl").read_text("utf-8").splitlines()
]
ADDED = ("pronoun", "group", "title")


def linked(text: str) -> tuple[Article, Names]:
    paragraph = Paragraph(0, len(text), "body")
    article = Article("https://news.example/1", "", text, (paragraph,), None, "news.example", "zh-Hans")
    sentences = tuple(tag(split(article)))
    names = find_names(article, sentences)
    return article, link_coreference(article, sentences, names, find_roles(article, sentences, names))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_coreference_of_a_text(case: dict) -> None:
    article, names = linked(case["text"])
    found = {
        article.text[m.begin : m.end]: [names.entities[number].name for number in m.entities]
        for m in names.mentions
        if m.form in ADDED or m.rule == "coreference.surname"
    }
    assert found == case["expect"]


def test_coreference_keeps_mentions_in_order_and_nests_names_in_titles() -> None:
    _, names = linked("印度外交部长苏杰生抵达莫斯科。印度外长表示，两国关系稳定。")
    assert list(names.mentions) == sorted(names.mentions, key=lambda m: (m.begin, -m.end))
    titles = [m for m in names.mentions if m.form == "title"]
    assert len(titles) == 1
    inside = [m for m in names.mentions if titles[0].begin <= m.begin and m.end <= titles[0].end and m != titles[0]]
    assert inside and all(m.nested for m in inside)


def test_coreference_adds_nothing_to_a_text_without_names() -> None:
    _, names = linked("他说，天气很好。")
    assert [m for m in names.mentions if m.form in ADDED] == []
