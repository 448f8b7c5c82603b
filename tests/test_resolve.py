"""What many articles tell is joined where the text shows it, and only there."""

from __future__ import annotations

from itertools import permutations

import pytest
from told import MEETING, Teller

from kg.model import Facts, Kind, Span
from kg.resolve.entities import Resolution, resolve
from kg.resolve.events import fuse_events
from kg.resolve.forms import fullness, key_of
from kg.resolve.speech import fuse_utterances


def one(number: int, kind: Kind, *names: str, title: str = "", day: int = 19, **more: object) -> Facts:
    """An article that names one thing, a person perhaps with a post."""
    teller = Teller(f"https://a.example/{number}", "。".join((title, *names)), day=day)
    thing = teller.entity(kind, *names, **more)
    if title:
        teller.role(thing, title)
    return teller.facts()


def joined(*facts: Facts, kind: Kind = "person") -> list[str]:
    """The names of the things of that kind, the same for every order of the articles."""
    results = {
        tuple(sorted(thing.name + thing.suffix for thing in resolve(ordered).things if thing.kind == kind))
        for some in permutations(facts)
        for ordered in [sorted(some, key=lambda told: told.article.url)]
    }
    [names] = results
    return list(names)


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        (("韩正",), ("韓正",), "韩正"),
        (("约翰·克里", "克里"), ("約翰•克里",), "约翰·克里"),
        (("约翰·克里", "John Kerry"), ("约翰·凯瑞", "John Kerry"), "约翰·克里"),
        (("斯托尔滕贝格",), ("斯托尔滕贝格",), "斯托尔滕贝格"),
    ],
)
def test_people_of_one_full_or_latin_name_are_one(first: tuple[str, ...], second: tuple[str, ...], name: str) -> None:
    assert joined(one(1, "person", *first), one(2, "person", *second)) in ([name], ["约翰·凯瑞"])


def test_a_bare_surname_is_joined_by_the_same_post_alone() -> None:
    full = one(1, "person", "约翰·克里", "克里", title="美国气候特使")
    assert joined(full, one(2, "person", "克里", title="气候特使")) == ["约翰·克里"]
    assert joined(full, one(2, "person", "克里", title="篮球教练")) == ["克里", "约翰·克里"]
    assert joined(full, one(2, "person", "克里")) == ["克里", "约翰·克里"]


def test_a_bare_surname_is_not_joined_where_two_fit() -> None:
    title = "美国众议院议员"
    facts = [one(n, "person", f"{given}·史密斯", "史密斯", title=title) for n, given in enumerate(("亚当", "杰森"))]
    assert len(joined(*facts, one(3, "person", "史密斯", title=title))) == 3


def test_two_bare_surnames_are_one_with_the_same_post() -> None:
    posts = [one(n, "person", "帕尔默", title="美国亚太事务官员") for n in (1, 2)]
    assert joined(*posts) == ["帕尔默"]
    assert joined(one(1, "person", "帕尔默"), one(2, "person", "帕尔默")) == ["帕尔默", "帕尔默2"]


def test_an_authority_joins_names_and_tells_them_apart() -> None:
    trump = "person:Donald Trump"
    assert len(joined(one(1, "person", "特朗普", authority=trump), one(2, "person", "川普", authority=trump))) == 1
    bushes = [one(n, "person", "乔治·布什", authority=f"person:George {m}. Bush") for n, m in enumerate(("W", "H. W"))]
    assert len(joined(*bushes, one(3, "person", "乔治·布什"))) == 3


def test_people_of_one_name_whose_latin_names_differ_are_two() -> None:
    dan, tom = one(1, "person", "安德鲁斯", "Dan Andrews"), one(2, "person", "安德鲁斯", "Tom Andrews")
    assert len(joined(dan, tom)) == 2
    assert len(joined(dan, tom, one(3, "person", "安德鲁斯"))) == 3
    assert len(joined(tom, one(3, "person", "安德鲁斯", "Thomas Andrews"), one(4, "person", "安德鲁斯"))) == 1


def test_a_family_name_of_one_article_joins_no_other_article() -> None:
    bearer = one(1, "person", "特德·惠勒", "惠勒", joined=(("惠勒", "aliases.last_part", Span(0, 2)),))
    assert len(joined(bearer, one(2, "person", "惠勒", "Andrew Wheeler"))) == 2


def test_a_latin_name_of_the_table_joins_with_other_accents() -> None:
    known = one(1, "person", "莫伊兹", authority="person:Jovenel Moïse")
    assert joined(known, one(2, "person", "佛内尔·莫伊兹", "Jovenel Moise")) == ["若弗内尔·莫伊兹"]


def test_a_name_that_many_countries_bodies_share_joins_none_of_unknown_country() -> None:
    short = (("众议院", "aliases.country_before", Span(0, 2)),)
    japan = one(1, "organisation", "日本众议院", "众议院", country="JP", joined=short)
    other = one(2, "organisation", "尼日利亚众议院", "众议院", country="NG", joined=short)
    assert len(joined(japan, other, one(3, "organisation", "众议院"), kind="organisation")) == 4
    known = one(4, "organisation", "民主党", country="US", authority="organisation:民主党")
    assert len(joined(known, one(5, "organisation", "民主党"), kind="organisation")) == 3


def test_a_character_for_the_country_before_a_body_makes_no_other() -> None:
    short, long = one(1, "organisation", "美国务院"), one(2, "organisation", "美国国务院", country="US")
    assert len(joined(short, long, kind="organisation")) == 2


def test_one_short_latin_form_of_two_organisations_does_not_join_them() -> None:
    pair = one(1, "organisation", "民主社会中心", "CDS"), one(2, "organisation", "公民联盟", "CDS")
    assert len(joined(*pair, kind="organisation")) == 3
    pair = one(1, "organisation", "食品药品管理局", "FDA"), one(2, "organisation", "食品和药物管理局", "FDA")
    assert len(joined(*pair, kind="organisation")) == 2


def test_organisations_of_one_name_are_told_apart_by_country() -> None:
    ministries = [one(n, "organisation", "外交部", country=code) for n, code in enumerate(("CN", "JP", "CN"))]
    outlet = "晨报"
    assert joined(*ministries, kind="organisation") == ["外交部", "外交部JP", outlet]


def test_a_country_before_a_place_does_not_make_two() -> None:
    places = one(1, "place", "中国北京人民大会堂"), one(2, "place", "北京人民大会堂")
    assert len(joined(*places, kind="place")) == 1
    state = one(1, "place", "美国乔治亚", country="US"), one(2, "place", "乔治亚", country="GE")
    assert len(joined(*state, kind="place")) == 2


@pytest.mark.parametrize(
    ("name", "full"),
    [("韩正", 1), ("克里", 0), ("约翰·克里", 2), ("岸田文雄", 1), ("安倍", 0), ("Kerry", 0), ("习", 0)],
)
def test_how_full_a_name_is(name: str, full: int) -> None:
    assert fullness(key_of(name)) == full


ABOVE = {MEETING: ("event",), MEETING + "Talks": (MEETING, "event"), "event": ()}


def meeting(number: int, date: str | None, *, day: int = 19, place: str = "", **more: object) -> Facts:
    teller = Teller(f"https://a.example/{number}", f"韩正在{place or '某地'}会见李强。", day=day)
    people = teller.entity("person", "韩正"), teller.entity("person", "李强")
    where = teller.entity("place", place) if place else None
    teller.event("会见", *people, date, place=where, **more)  # type: ignore[arg-type]
    return teller.facts()


def events(*facts: Facts) -> list[tuple[int, str]]:
    ordered = sorted(facts, key=lambda told: told.article.url)
    fused = fuse_events(ordered, resolve(ordered), ABOVE)
    return sorted((len(e.reports), e.date.start if e.date else "") for e in fused)


def test_one_meeting_told_by_several_is_one_event() -> None:
    told = meeting(1, "2023-07-19"), meeting(2, "2023-07", day=20), meeting(3, None, day=21, place="北京")
    for some in permutations(told):
        assert events(*some) == [(3, "2023-07-19")]


def test_other_days_other_status_and_other_times_are_other_events() -> None:
    assert len(events(meeting(1, "2023-07-19"), meeting(2, "2023-07-18"))) == 2
    assert len(events(meeting(1, "2023-07-19"), meeting(2, "2023-07-19", status="planned"))) == 2
    assert len(events(meeting(1, "2023-07-01", day=1), meeting(2, None, day=28))) == 2
    assert len(events(meeting(1, "2023-07-19"), meeting(2, "2023-07-19", kind=MEETING + "s"))) == 2


def test_talks_that_another_calls_a_meeting_are_one_event() -> None:
    assert events(meeting(1, "2023-07-19", kind=MEETING + "Talks"), meeting(2, "2023-07-19")) == [(2, "2023-07-19")]


def test_a_vague_date_is_joined_to_none_of_two() -> None:
    assert len(events(meeting(1, "2023-07-11"), meeting(2, "2023-07-19"), meeting(3, "2023-07"))) == 3


def utterances(*facts: Facts) -> int:
    resolution: Resolution = resolve(facts)
    return len(fuse_utterances(facts, resolution))


def test_the_same_words_of_the_same_speaker_are_one_utterance() -> None:
    def said(number: int, name: str, words: str) -> Facts:
        teller = Teller(f"https://a.example/{number}", f"{name}说：“{words}”")
        teller.said(teller.entity("person", name), words)
        return teller.facts()

    assert utterances(said(1, "韩正", "合作很好。"), said(2, "韩正", "合作很好"), said(3, "韓正", "合作，很好")) == 1
    assert utterances(said(1, "韩正", "合作很好。"), said(2, "李强", "合作很好。")) == 2
