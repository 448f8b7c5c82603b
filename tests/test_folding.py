"""Folding keeps the length and knows the variants of Hong Kong and Taiwan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.chinese.folding import fold


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("總統說，衞生署裏", "总统说，卫生署里"),
        ("隨著談判", "随着谈判"),
        ("著名作家的著作", "著名作家的著作"),
        ("乾燥的乾隆年間", "干燥的乾隆年间"),
        ("計畫畫一幅畫", "计划画一幅画"),
        ("約翰‧凱瑞", "约翰·凯瑞"),
        ("Ｇ２０峰會「好」『是』", "G20峰会「好」『是』"),
    ],
)
def test_folding_reads_variants(text: str, expect: str) -> None:
    assert fold(text) == expect
