import json
from pathlib import Path

import pytest

from kg.chinese.sentences import split
from kg.chinese.tagger import tag
from kg.extract.coreference import link_coreference
from kg.extract.names import find_names
from kg.extract.roles import find_roles, roles_of_pronouns
from kg.model import Article, Names, Paragraph, Role

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/roles.jsonl").read_text("utf-8").splitlines()]


def roles_of(text: str) -> tuple[Article, Names, tuple[Role, ...]]:
    paragraph = Paragraph(0, len(text), "body")
    article = Article("https://news.example/1", "", text, (paragraph,), None, "news.example", "zh-Hans")
    sentences = tuple(tag(split(article)))
    names = find_names(article, sentences)
    return article, names, find_roles(article, sentences, names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_roles_of_a_sentence(case: dict) -> None:
    article, names, roles = roles_of(case["text"])
    found = [
        [names.entities[role.person].name, article.text[role.title.begin : role.title.end], role.time] for role in roles
    ]
    assert sorted(found) == sorted(case["expect"])


def test_roles_know_the_country_of_the_post() -> None:
    _, names, (role,) = roles_of("法国总统马克龙星期三表示。")
    assert role.organisation is not None
    assert names.entities[role.organisation].name == "法国"


def test_roles_of_a_known_post_without_a_name() -> None:
    article, names, roles = roles_of("印度外长访问美国。印度外交部长苏杰生周一抵达华盛顿。")
    titles = [article.text[role.title.begin : role.title.end] for role in roles]
    assert titles == ["印度外长", "印度外交部长"]
    assert {names.entities[role.person].name for role in roles} == {"苏杰生"}


def test_roles_passages_hold_their_titles() -> None:
    article, _, roles = roles_of("中国国家副主席韩正会见了美国气候特使克里。")
    assert roles
    for role in roles:
        assert role.passage.begin <= role.title.begin < role.title.end <= role.passage.end <= len(article.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美国提名约翰·布朗。他曾任美国陆军助理部长。", [("约翰·布朗", "美国陆军助理部长", "former")]),
        ("美国提名约翰·布朗。他说总统支持他。", []),
    ],
)
def test_roles_that_a_pronoun_holds(text: str, expected: list[tuple[str, str, str]]) -> None:
    article, names, roles = roles_of(text)
    sentences = tuple(tag(split(article)))
    names = link_coreference(article, sentences, names, roles)
    found = roles_of_pronouns(article, sentences, names, roles)
    assert [
        (names.entities[one.person].name, article.text[one.title.begin : one.title.end], one.time) for one in found
    ] == expected
