"""Sentences: where they end, and that they cover the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.chinese.folding import fold
from kg.chinese.sentences import LONGEST, split
from kg.model import Article, Paragraph


def article_of(text: str) -> Article:
    """An article whose first line is the title."""
    paragraphs: list[Paragraph] = []
    begin = 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(begin, begin + len(line), "body" if paragraphs else "title"))
        begin += len(line) + 1
    return Article("https://example.org/1", "", text, tuple(paragraphs), None, "example.org", "zh-Hans")


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("他来了。他走了。", ["他来了。", "他走了。"]),
        ("“你好吗？”他说。", ["“你好吗？”", "他说。"]),
        ("“为什么？”，他问。", ["“为什么？”，他问。"]),
        ("「真的嗎？」記者問。", ["「真的嗎？」", "記者問。"]),
        ("他说：“好。”她说：“不好。”", ["他说：“好。”", "她说：“不好。”"]),
        ('他说："好。"她说："不好。"', ['他说："好。"', '她说："不好。"']),
        ("他说：“先说一句。再说一句。", ["他说：“先说一句。", "再说一句。"]),
        ("第一，减排；第二，合作。", ["第一，减排；第二，合作。"]),
        ("升温1.5摄氏度。", ["升温1.5摄氏度。"]),
        ("约翰.克里和J. Kerry来了。", ["约翰.克里和J. Kerry来了。"]),
        ("U.S. News & Co. 报道", ["U.S. News & Co. 报道"]),
        ("他……没有说完。", ["他……没有说完。"]),
        ("“我们……”他说。", ["“我们……”", "他说。"]),
        ("天啊！！！真的？！", ["天啊！！！", "真的？！"]),
        ("（他笑了。）会议结束。", ["（他笑了。）", "会议结束。"]),
        ("《谁是朋友？》一书出版。", ["《谁是朋友？》一书出版。"]),
        ("请看 https://example.org/?a=1 一页。", ["请看 https://example.org/?a=1 一页。"]),
        ("一句。  另一句。", ["一句。", "另一句。"]),
        ("他说：“好。 ”她走了。", ["他说：“好。 ”", "她走了。"]),
        ("没有句号", ["没有句号"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expect: list[str]) -> None:
    assert [sentence.text for sentence in split(article_of(text))] == expect


def test_sentences_never_cross_a_paragraph() -> None:
    sentences = split(article_of("标题没有句号\n“引文没有结束\n下一段。"))
    assert [(sentence.paragraph, sentence.kind) for sentence in sentences] == [(0, "title"), (1, "body"), (2, "body")]


def test_sentences_are_folded_one_for_one() -> None:
    (sentence,) = split(article_of("龐培歐與國務院發言人見面。"))
    assert sentence.folded == "庞培欧与国务院发言人见面。"


def test_sentences_of_a_page_of_marks_are_found_in_one_pass() -> None:
    text = "“" * 100_000 + "。" * 100_000
    assert split(article_of(text))[0].begin == 0


MARKS = st.text(
    alphabet=st.sampled_from("克里说今天，。！？!?…；：“”「」『』（）()\"'. 1a\u3000\u00a0《》、\n"), max_size=80
)


@given(MARKS | st.text(max_size=80).map(lambda text: text.replace("\r", "")))
def test_sentences_cover_the_text_and_their_offsets_fit(text: str) -> None:
    article = article_of(text)
    covered = 0
    for sentence in split(article):
        paragraph = article.paragraphs[sentence.paragraph]
        assert sentence.text == text[sentence.begin : sentence.end]
        assert sentence.text == sentence.text.strip() != ""
        assert sentence.folded == fold(sentence.text)
        assert paragraph.begin <= sentence.begin < sentence.end <= paragraph.end
        assert not text[covered : sentence.begin].strip()
        covered = sentence.end
    assert not text[covered:].strip()


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("克里会见韩正，" * 200, [LONGEST // 7 * 7, 1400 - LONGEST // 7 * 7]),
        ("美" * 2500, [LONGEST, LONGEST, 500]),
        ("，" + "美" * 1200, [1, LONGEST, 200]),
    ],
)
def test_sentences_without_a_full_stop_are_bounded(text: str, expect: list[int]) -> None:
    sentences = split(article_of("题\n" + text))[1:]
    assert [len(sentence.text) for sentence in sentences] == expect
    assert "".join(sentence.text for sentence in sentences) == text
