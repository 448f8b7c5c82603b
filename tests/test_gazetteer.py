import json
from pathlib import Path

import pytest

from kg.chinese.authority import find_organisations, find_people, organisation, people_called, person
from kg.chinese.folding import fold
from kg.chinese.gazetteer import capital_of, country_codes, country_name, country_of_character, find, lookup

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/places.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_gazetteer_knows_the_place(case: dict) -> None:
    found = lookup(case["text"])
    likeliest = [found[0].country, found[0].kind, found[0].ambiguous] if found else None
    assert likeliest == case["expect"]


def test_gazetteer_finds_the_longest_names() -> None:
    text = fold("美國氣候特使在北京人民大會堂會見他，隨後前往新北市和南海")
    names = [text[begin:end] for begin, end, _ in find(text)]
    assert names == ["美国", "北京人民大会堂", "新北市", "南海"]


def test_gazetteer_every_country_has_a_name_that_leads_back() -> None:
    for code in country_codes():
        places = lookup(country_name(code) or "")
        assert any(place.country == code for place in places), code


def test_gazetteer_gives_a_state_one_name() -> None:
    assert lookup("德州")[0] == lookup("德克萨斯州")[0] == lookup("得克萨斯")[0]


def test_gazetteer_characters_and_capitals() -> None:
    assert [country_of_character(char) for char in "美中俄的"] == ["US", "CN", "RU", None]
    assert (capital_of("平壤"), capital_of("上海")) == ("KP", None)


def test_gazetteer_links_only_where_geonames_knows_the_place() -> None:
    assert lookup("北京")[0].geonames == 1816670
    assert lookup("人民大会堂")[0].geonames is None


@pytest.mark.parametrize(
    "forms",
    [
        ("特朗普", "川普"),
        ("蓬佩奥", "庞培欧"),
        ("泽连斯基", "泽伦斯基"),
        ("默克尔", "梅克尔"),
        ("普京", "普丁"),
        ("普罗塔谢维奇", "普拉塔塞维奇"),
        ("惠恕仁", "苏兰格尔·惠普斯"),
        ("塞伯特", "赛贝特"),
    ],
)
def test_authority_joins_the_regions_forms(forms: tuple[str, str]) -> None:
    assert person(forms[0]) is person(forms[1]) is not None


@pytest.mark.parametrize("form", ["克里", "约翰逊", "张军", "表示", "歌德", "哈珀"])
def test_authority_leaves_a_shared_name_open(form: str) -> None:
    assert person(form) is None


def test_authority_candidates_of_a_shared_name() -> None:
    assert [row.latin for row in people_called("克里")] == ["John Kerry"]


def test_authority_organisations_by_acronym_and_short_form() -> None:
    assert organisation("WHO") is organisation("世卫组织") is not None
    assert organisation("白宫") is not None
    assert organisation("早报") is None


def test_authority_finds_names_in_text() -> None:
    text = "欧盟称默克尔与特朗普通话"
    assert [text[b:e] for b, e, _ in find_people(text)] == ["默克尔", "特朗普"]
    assert [text[b:e] for b, e, _ in find_organisations(text)] == ["欧盟"]
