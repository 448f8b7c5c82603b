"""Dates of Chinese news: the cases, and that any day written out is read back."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.chinese.dates import find_dates, resolve_date
from kg.chinese.folding import fold
from kg.model import Article, DateMention, DateRange, Paragraph, Sentence

CASES = Path(__file__).parent / "cases" / "dates.jsonl"
NOON = datetime(2023, 7, 19, 10, tzinfo=UTC)  # a Wednesday


def read(text: str, published: datetime | None = NOON, url: str = "https://example.org/a") -> tuple[DateMention, ...]:
    paragraphs, sentences, begin = [], [], 0
    for index, line in enumerate(text.split("\n")):
        end = begin + len(line)
        paragraphs.append(Paragraph(begin, end, "body"))
        sentences.append(Sentence(begin, end, line, fold(line), index, "body"))
        begin = end + 1
    article = Article(url, "", text, tuple(paragraphs), published, "", "zh-Hans")
    return find_dates(article, tuple(sentences))


def bounds(found: DateRange | None) -> str | None:
    if found is None:
        return None
    return found.start if found.start == found.end else f"{found.start}/{found.end}"


def cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["label"]))
def test_dates_of_a_sentence(case: dict[str, Any]) -> None:
    published = datetime.fromisoformat(case["published"]) if "published" in case else NOON
    found = [[case["text"][one.begin : one.end], bounds(one.range)] for one in read(case["text"], published)]
    assert found == case["expect"], case["note"]


DAYS_OF_TEN_YEARS = st.dates(date(2016, 1, 1), date(2025, 12, 31))
HAN = "〇一二三四五六七八九"


def han(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十") + (HAN[ones] if ones else "")


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def day_of(text: str, reference: date, *, future: bool = False) -> str | None:
    return bounds(resolve_date(text, noon(reference), future=future))


WRITTEN = (
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year} 年 {day.month} 月 {day.day} 号",
    lambda day: "".join(HAN[int(digit)] for digit in str(day.year)) + f"年{han(day.month)}月{han(day.day)}日",
    lambda day: day.isoformat(),
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
    lambda day: f"民國{day.year - 1911}年{day.month}月{day.day}日",
    lambda day: f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）晚間",
)


@given(DAYS_OF_TEN_YEARS, DAYS_OF_TEN_YEARS, st.sampled_from(range(len(WRITTEN))))
def test_dates_read_back_any_day_written_out(day: date, reference: date, form: int) -> None:
    assert day_of(WRITTEN[form](day), reference) == day.isoformat()


@given(DAYS_OF_TEN_YEARS, st.integers(0, 26))  # 27 days ago may have the number of tomorrow
def test_dates_read_back_a_bare_day_of_the_last_four_weeks(reference: date, ago: int) -> None:
    day = reference - timedelta(days=ago)
    assert day_of(f"{day.day}日", reference) == day.isoformat()
    assert day_of(f"{day.month}月{day.day}日", reference) == day.isoformat()
    assert day_of(f"{han(day.month)}月{han(day.day)}號", reference) == day.isoformat()


@given(DAYS_OF_TEN_YEARS, st.integers(0, 24))  # 25 days ahead may have the number of three days ago
def test_dates_read_back_a_coming_day(reference: date, ahead: int) -> None:
    day = reference + timedelta(days=ahead)
    assert day_of(f"{day.day}日", reference, future=True) == day.isoformat()
    assert day_of(f"{day.month}月{day.day}日", reference, future=True) == day.isoformat()


@given(DAYS_OF_TEN_YEARS, st.integers(-6, 6), st.sampled_from(["周", "星期", "週", "禮拜"]))
def test_dates_read_back_a_weekday(reference: date, offset: int, word: str) -> None:
    day = reference + timedelta(days=offset)
    weekday = word + "一二三四五六日"[day.weekday()]
    assert day_of(weekday, reference, future=offset > 0) == day.isoformat()
    assert day_of(f"{weekday}（{day.month}月{day.day}日）", reference) == day.isoformat()
    assert day_of(f"{weekday}({day.day}日)上午", reference) == day.isoformat()


@given(DAYS_OF_TEN_YEARS, st.integers(-3, 3))
def test_dates_read_back_a_relative_day(reference: date, offset: int) -> None:
    word = ["大前天", "前天", "昨天", "今天", "明天", "后天", "大后天"][offset + 3]
    assert day_of(word, reference) == (reference + timedelta(days=offset)).isoformat()


@given(DAYS_OF_TEN_YEARS, st.integers(-2, 2), st.integers(0, 6))
def test_dates_read_back_a_day_of_another_week(reference: date, weeks: int, weekday: int) -> None:
    day = reference - timedelta(days=reference.weekday()) + timedelta(days=7 * weeks + weekday)
    text = ["上上", "上", "本", "下", "下下"][weeks + 2] + "周" + "一二三四五六日"[weekday]
    assert day_of(text, reference) == day.isoformat()


@given(DAYS_OF_TEN_YEARS, DAYS_OF_TEN_YEARS, DAYS_OF_TEN_YEARS)
def test_dates_read_back_a_stretch(one: date, other: date, reference: date) -> None:
    first, last = sorted((one, other))
    text = f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
    assert day_of(text, reference) == bounds(DateRange(first.isoformat(), last.isoformat()))


@given(DAYS_OF_TEN_YEARS, DAYS_OF_TEN_YEARS)
def test_dates_read_back_a_month_with_its_relative_year(day: date, reference: date) -> None:
    words = {-2: "前年", -1: "去年", 0: "今年", 1: "明年", 2: "后年"}
    word = words.get(day.year - reference.year)
    if word is not None:
        assert day_of(f"{word}{day.month}月", reference) == f"{day:%Y-%m}"
        assert day_of(f"{word}{day.month}月{day.day}日", reference) == day.isoformat()


ALPHABET = (
    "年月日号周星期礼拜天上下本这今昨明前后去初底末旬季度世纪代元正腊闰农历半个几多近未来内间至到和、（）()～-/.:"
    "0123456789〇一二三四五六七八九十百千万廿卅两春夏秋冬节除夕当同次翌时分将民国 "
)


@given(st.text(ALPHABET, max_size=40), st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)), st.booleans())
def test_dates_never_raise_on_text_made_of_date_signs(text: str, published: datetime, future: bool) -> None:
    found = resolve_date(text, published.replace(tzinfo=UTC), future=future)
    assert found is None or found.start[:4] <= found.end[:4]
    read(text.replace("\n", " "), published.replace(tzinfo=UTC))


@given(st.text(max_size=60))
def test_dates_never_raise_on_any_text(text: str) -> None:
    resolve_date(text, NOON)
    for one in read(text):
        assert 0 <= one.begin < one.end <= len(text)


@given(st.text(ALPHABET + "的他在京，。", max_size=80))
def test_dates_do_not_overlap_and_stand_in_order(text: str) -> None:
    found = read(text)
    assert all(one.end <= other.begin for one, other in itertools.pairwise(found))


def test_dates_count_in_the_zone_of_the_outlet() -> None:
    late = datetime(2023, 7, 19, 23, 33, tzinfo=UTC)
    assert resolve_date("今天", late) == DateRange("2023-07-19", "2023-07-19")
    assert resolve_date("今天", late, ZoneInfo("Asia/Shanghai")) == DateRange("2023-07-20", "2023-07-20")


def test_dates_need_a_zone() -> None:
    with pytest.raises(ValueError, match="no zone"):
        resolve_date("今天", datetime(2023, 7, 19))


def test_dates_without_publication_read_full_dates_only() -> None:
    found = read("会议2015年9月24日开始，25日结束，周三公布。", None)
    assert [bounds(one.range) for one in found] == ["2015-09-24", None, None]


def test_dates_take_the_day_of_the_address_for_the_publication() -> None:
    found = read("会议星期天（6月18日）举行。", None, "https://example.org/news/story20230619-1405696")
    assert [bounds(one.range) for one in found] == ["2023-06-18"]


def test_dates_are_absolute_in_the_article() -> None:
    text = "標題\n總統週三抵達。"
    (found,) = read(text)
    assert text[found.begin : found.end] == "週三"


@pytest.mark.parametrize(
    ("title", "body", "day"),
    [
        ("两国磋商周五开启", "周五，两国总理将主持磋商。", "2023-07-21"),
        ("两国磋商2日开启", "预计2日召开的磋商由总理主持。", "2023-08-02"),
        ("两国磋商2日开启", "磋商2日由总理主持。", "2023-07-02"),
    ],
)
def test_dates_of_a_title_follow_the_body(title: str, body: str, day: str) -> None:
    text = f"{title}\n{body}"
    sentences = (
        Sentence(0, len(title), title, title, 0, "title"),
        Sentence(len(title) + 1, len(text), body, body, 1, "body"),
    )
    article = Article("https://example.org/a", title, text, (), NOON, "", "zh-Hans")
    assert [bounds(one.range) for one in find_dates(article, sentences)] == [day, day]


def test_dates_of_a_very_long_sentence() -> None:
    text = "他于7月16日抵达北京，“将于周五”离开《2019年》当地时间今天，次日" * 1500
    found = read(text)
    assert len(found) == 4 * 1500
