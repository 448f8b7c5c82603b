"""Events of sentences: the cases of tests/cases/events*.jsonl, and what the ontology has to do with it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg.model import Article, Event, Facts, Paragraph
from kg.ontology import load_ontology
from kg.pipeline import extract

CASES = [
    json.loads(line)
    for name in ("events", "events_lexicon", "events_merge", "events_scene", "events_when", "events_who")
    for line in (Path(__file__).parent / f"cases/{name}.jsonl").read_text("utf-8").splitlines()
]


def facts_of(text: str, *extensions: Path, caption: str = "", title: str = "") -> Facts:
    """An article of one paragraph, a title above and a caption below, published on Wednesday 19 July 2023."""
    begin = len(title) + 1 if title else 0
    paragraphs = [Paragraph(0, len(title), "title")] if title else []
    paragraphs.append(Paragraph(begin, begin + len(text), "body"))
    text = f"{title}\n{text}" if title else text
    if caption:
        paragraphs.append(Paragraph(len(text) + 1, len(text) + 1 + len(caption), "caption"))
        text = f"{text}\n{caption}"
    article = Article(
        url="https://news.example/1",
        title="",
        text=text,
        paragraphs=tuple(paragraphs),
        published=datetime(2023, 7, 19, 12, tzinfo=UTC),
        outlet="news.example",
        script="zh-Hans",
    )
    (facts,) = extract([article], load_ontology(*extensions))
    return facts


def shown(facts: Facts, event: Event) -> str:
    """An event in one line: class, status, participants, place, date, whether people met."""
    names = facts.names.entities
    parts = [event.kind.rpartition("#")[2].rpartition("/")[2], event.status]
    parts.append("+".join(names[p.entity].name for p in event.participants))
    parts += [f"@{names[event.place].name}"] if event.place is not None else []
    if event.date:
        parts.append(event.date.start if event.date.start == event.date.end else f"{event.date.start}/{event.date.end}")
    return " ".join([*parts, *(["met"] if event.met else [])])


def events_of(text: str, *extensions: Path) -> list[str]:
    facts = facts_of(text, *extensions)
    return [shown(facts, event) for event in facts.events]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_events_of_a_text(case: dict[str, list[str]]) -> None:
    assert sorted(events_of(str(case["text"]))) == sorted(case["expect"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_events_show_passages_that_hold_the_trigger(case: dict[str, str]) -> None:
    facts = facts_of(case["text"])
    for event in facts.events:
        assert event.passages == tuple(sorted(event.passages))
        assert any(passage.holds(event.trigger) for passage in event.passages)


def test_events_met_are_pairs_of_guest_and_host() -> None:
    facts = facts_of("克里周一在北京与王毅和韩正举行会谈。")
    names = facts.names.entities
    pairs = [sorted((names[a].name, names[b].name)) for event in facts.events for a, b in event.met]
    assert sorted(pairs) == [["克里", "王毅"], ["克里", "韩正"]]


@pytest.mark.parametrize(
    ("text", "agents", "patients"),
    [
        ("台北地方法院周二判处黎智英五年徒刑。", ["台北地方法院"], ["黎智英"]),
        ("黎智英周二被判刑。", [], ["黎智英"]),
        ("黎智英周二被起诉。", [], ["黎智英"]),
        ("黎智英周二出庭受审。", [], ["黎智英"]),
        ("拜登周二会见默克尔。", ["拜登"], ["默克尔"]),
    ],
)
def test_events_part_those_who_act_from_those_acted_upon(text: str, agents: list[str], patients: list[str]) -> None:
    facts = facts_of(text)
    parts = [(p.part, facts.names.entities[p.entity].name) for p in facts.events[0].participants]
    assert [name for part, name in parts if part == "agent"] == agents
    assert [name for part, name in parts if part == "patient"] == patients


def test_events_say_who_does_it_to_whom() -> None:
    facts = facts_of("孟晚舟2018年12月1日被加拿大警方逮捕。")
    (event,) = facts.events
    parts = {facts.names.entities[p.entity].name: p.part for p in event.participants}
    assert parts == {"孟晚舟": "patient", "加拿大警方": "agent"}


def test_events_retold_are_one_with_two_passages() -> None:
    facts = facts_of("克里周一在北京会见王毅。克里与王毅会晤后表示乐观。")
    (event,) = facts.events
    assert len(event.passages) == 2


@pytest.mark.parametrize(
    ("caption", "tellings"),
    [
        ("布林肯与王毅在北京举行会谈（2023年7月18日）", 2),
        ("布林肯与王毅在北京举行会谈（2021年5月9日）", 1),
        ("资料照：布林肯与王毅在巴厘岛举行会谈", 1),
    ],
)
def test_events_under_a_picture_of_another_day_are_others(caption: str, tellings: int) -> None:
    facts = facts_of("布林肯与王毅举行会谈。", caption=caption)
    assert len(facts.events[0].passages) == tellings


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("布林肯将于周五访问北京。", ["planned"]),
        ("布林肯周二访问北京。", ["happened"]),
        ("布林肯访问北京。他将于周五再度访问北京。", ["happened", "planned"]),
    ],
)
def test_events_of_a_headline_are_planned_where_the_body_plans_them(text: str, status: list[str]) -> None:
    facts = facts_of(text, title="布林肯本周访问北京")
    assert sorted(event.status for event in facts.events) == status


def test_events_inside_words_point_to_the_utterance() -> None:
    facts = facts_of("克里周二表示，拜登周一在伦敦会见了苏纳克。")
    (event,) = facts.events
    assert event.according_to


RECALL = """
@prefix ex: <https://example.org/recall#> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

ex:Recall a owl:Class ;
    rdfs:subClassOf kg:Event ;
    rdfs:label "召回"@zh, "recall"@en .
ex:recall a kg:Frame ;
    kg:evokes ex:Recall ;
    kg:pattern kg:VerbObject, kg:Verb ;
    kg:word "召回", "召回了" .
"""


def test_events_of_a_class_that_the_user_adds(tmp_path: Path) -> None:
    mine = tmp_path / "recall.ttl"
    mine.write_text(RECALL, encoding="utf-8")
    text = "华为公司7月18日在美国召回了手机。"
    assert events_of(text) == []
    assert events_of(text, mine) == ["Recall happened 华为公司 @美国 2023-07-18"]
    assert events_of("华为公司7月18日没有召回手机。", mine) == ["Recall denied 华为公司 2023-07-18"]


def test_events_of_a_class_go_with_its_frames() -> None:
    ontology = load_ontology()
    assert any(frame.kind.endswith("#Meeting") for frame in ontology.frames)
    smaller = ontology.without("https://w3id.org/newskg/ontology#Meeting")
    article = facts_of("克里周一在北京会见王毅。").article
    (facts,) = extract([article], smaller)
    assert facts.events == ()
