"""Names alone don't say who or whose: Latin names of two people, bodies that many countries have."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.chinese.latin_names import other_person
from kg.chinese.shared_names import body_of, is_shared, may_be_of, party_words_before, whole_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jake Sullivan", "John Sullivan"),
        ("Joe Biden", "Jill Biden"),
        ("Boris Johnson", "Jo Johnson"),
        ("Michael Spavor", "Michael Kovrig"),
        ("Mohammed bin Salman", "Mohamed bin Zayed"),
        ("Linda Thomas-Greenfield", "Theresa Greenfield"),
        ("Evo Morales", "Conchita Carpio-Morales"),
    ],
)
def test_latin_names_of_two_people(one: str, other: str) -> None:
    assert other_person(one, other)
    assert other_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Biden", "Joseph R. Biden Jr."),
        ("Robert O'Brien", "Robert C. O’Brien"),
        ("Bob Menendez", "Sen. Robert Menendez"),
        ("Viktor Orbán", "Viktor Orban"),
        ("Sviatlana Tsikhanouskaya", "Svetlana Tikhanovskaya"),
        ("Xi Jinping", "Jinping Xi"),
        ("Zheng Wencan", "Cheng Wen-tsan"),
        ("Donald Trump", "Trump"),
        ("Brent Christensen", "William Brent Christensen"),
    ],
)
def test_latin_names_that_can_be_one_persons(one: str, other: str) -> None:
    assert not other_person(one, other)
    assert not other_person(other, one)


@pytest.mark.parametrize("name", ["众议院", "外交部", "民主党", "自由民主党", "国会大厦", "总统府", "疾控中心"])
def test_names_that_many_countries_have(name: str) -> None:
    assert is_shared(name)


@pytest.mark.parametrize("name", ["白宫", "行政院", "美国众议院", "民进党", "人民大会堂", "拜登政府", "安理会"])
def test_names_of_one_body(name: str) -> None:
    assert not is_shared(name)


def test_a_partys_name_begins_with_its_common_words() -> None:
    text = "德国基督教民主党"
    assert party_words_before(text, text.index("民主党")) == text.index("基督教")
    assert party_words_before("支持民主党", 2) == 2


def test_the_countries_an_article_tells_of_say_whose_party_it_is() -> None:
    assert may_be_of("US", Counter(US=3, CN=30))
    assert not may_be_of("US", Counter(US=1, HK=30))
    assert may_be_of("US", Counter())


def test_a_country_character_before_a_body_is_its_country() -> None:
    assert [whole_name(name) for name in ("美国务院", "俄国防部", "美联社", "中石油")] == [
        "美国国务院",
        "俄罗斯国防部",
        "美联社",
        "中石油",
    ]


def test_a_bare_body_is_that_of_the_one_country_an_article_is_about() -> None:
    assert body_of("参院", Counter(US=20, CN=30)) == "organisation:美国参议院"
    assert body_of("国防部", Counter(US=20, CN=30)) is None
    assert body_of("国会", Counter(US=2)) is None
    assert body_of("白宫办公室", Counter(US=20)) is None
