"""Pairs of quotation marks in one paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from kg.chinese.quotations import quotations


def words(text: str) -> list[tuple[str, int, bool]]:
    return [(text[q.begin : q.end], q.depth, q.repaired) for q in quotations(text)]


def test_quotations_pair_every_kind_of_mark() -> None:
    for opening, closing in ("“”", "‘’", "「」", "『』", '""'):
        assert words(f"他说：{opening}会议推迟。{closing}") == [("会议推迟。", 0, False)]


def test_quotations_nest() -> None:
    assert words("她说：「我讀了『報告』。」") == [("我讀了『報告』。", 0, False), ("報告", 1, False)]


def test_quotations_left_open_end_with_the_paragraph() -> None:
    assert words("部长说：“路已经修好。明天通车。") == [("路已经修好。明天通车。", 0, True)]


def test_quotations_left_open_end_before_the_next_one() -> None:
    assert words("他说：“路修好了。”她说：“桥没有。他们说：“都没有。”") == [
        ("路修好了。", 0, False),
        ("桥没有。", 0, True),
        ("都没有。", 0, False),
    ]


def test_quotations_pass_over_stray_marks() -> None:
    assert words("会议”昨天结束，“双赢”成为结论。") == [("双赢", 0, False)]
    assert words("他的‘朋友说“是”，走了") == [("是", 0, False)]


def test_quotations_read_a_closing_mark_that_opens() -> None:
    assert words("发言人说：”会谈顺利。”") == [("会谈顺利。", 0, False)]


def test_quotations_leave_apostrophes_alone() -> None:
    assert words("“China’s rise”") == [("China’s rise", 0, False)]


def test_quotations_read_very_many_marks() -> None:
    assert quotations("“" * 200_000) == ()
    assert len(quotations("“是”" * 50_000)) == 50_000


@given(st.text(alphabet="甲乙。，：“”‘’「」『』\"'a ", max_size=80))
def test_quotations_nest_and_fit(text: str) -> None:
    found = quotations(text)
    for quotation in found:
        assert 0 < quotation.begin < quotation.end <= len(text)
    for first in found:
        for second in found:
            apart = first.end <= second.begin or second.end <= first.begin
            inside = (first.begin, -first.end) <= (second.begin, -second.end) and second.end <= first.end
            outside = second.begin <= first.begin and first.end <= second.end
            assert apart or inside or outside


def test_quotations_read_marks_the_wrong_way_round() -> None:
    text = "这是名为”新桥“计划的一部分，他说：“好。”"
    assert [text[q.begin : q.end] for q in quotations(text)] == ["新桥", "好。"]
    assert not quotations("他说好”，没有别的。")


def test_quotations_read_a_curly_mark_and_a_straight_one_as_a_pair() -> None:
    assert words('她说："桥已经修好。”') == [("桥已经修好。", 0, False)]
    assert words('她说：“桥已经修好。"') == [("桥已经修好。", 0, False)]
    assert words('这是“新桥"计划，她说"不错"。') == [("新桥", 0, False), ("不错", 0, False)]
    assert words('她说：“我读了"报告"，很好。”') == [('我读了"报告"，很好。', 0, False), ("报告", 1, False)]


def test_quotations_pass_over_a_straight_mark_before_a_speech_phrase() -> None:
    assert words('桥修好了。"林海说，“明天就能通车。"') == [("明天就能通车。", 0, False)]
