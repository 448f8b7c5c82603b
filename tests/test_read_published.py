"""Publication times: printed ones before the feed's own, in the outlet's zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.feed import parse
from kg.read.published import published_of, read_printed

PARIS = ZoneInfo("Europe/Paris")
TAIPEI = ZoneInfo("Asia/Taipei")


@pytest.mark.parametrize(
    ("text", "zone", "expect"),
    [
        ("Wed, 19 Jul 2023 23:33:17 GMT", UTC, "2023-07-19T23:33:17+00:00"),
        ("19/07/2023 - 10:40", PARIS, "2023-07-19T10:40:00+02:00"),
        ("2020-11-17T15:49:10.347Z", PARIS, "2020-11-17T15:49:10+00:00"),
        ("2020-09-25 10:05:24", TAIPEI, "2020-09-25T10:05:24+08:00"),
        ("2020-09-25T10:05+02:00", TAIPEI, "2020-09-25T10:05:00+02:00"),
        ("2031年10月7日凌晨12点41分", UTC, "2031-10-07T00:41:00+00:00"),
        ("2021年 6月 7日 下午 3:05", TAIPEI, "2021-06-07T15:05:00+08:00"),
        ("发布时间：2021年6月7日 10:20", TAIPEI, "2021-06-07T10:20:00+08:00"),
    ],
)
def test_printed_times_are_read(text: str, zone: ZoneInfo, expect: str) -> None:
    found = read_printed(text, zone)
    assert found is not None
    assert found[1]
    assert found[0].isoformat() == expect


@pytest.mark.parametrize("text", ["2020年10月7日", "07/10/2020", "2020-10-07"])
def test_a_day_without_a_time_says_so(text: str) -> None:
    assert read_printed(text, UTC) == (datetime(2020, 10, 7, tzinfo=UTC), False)


@pytest.mark.parametrize(
    "text",
    ["克里7月19日抵达北京。", "31/02/2023 - 10:40", "2023-13-01", "20 分钟前", "2023年7月", "19/07/2023 - 25:00", ""],
)
def test_other_texts_are_no_printed_times(text: str) -> None:
    assert read_printed(text, UTC) is None


def test_a_printed_day_takes_its_time_from_a_feed_that_agrees() -> None:
    stamp = datetime(2021, 6, 7, 1, 48, tzinfo=UTC)
    assert published_of(["2021-06-07"], stamp, TAIPEI) == stamp
    assert published_of(["2021-03-07"], stamp, TAIPEI) == datetime(2021, 3, 7, tzinfo=TAIPEI)


def test_the_time_carries_the_zone_of_the_outlet() -> None:
    stamp = datetime(2021, 6, 7, 22, 0, tzinfo=UTC)
    found = published_of([], stamp, PARIS)
    assert found is not None
    assert found.isoformat() == "2021-06-08T00:00:00+02:00"
    assert published_of([], None, PARIS) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/realtime/story20210607-1153", 7),
        ("https://news.example/a/202106070361.aspx", 7),
        ("https://news.example/2021/06/07/a.html", 7),
        ("https://news.example/a/202106060361.aspx", 8),  # two days before the feed
        ("https://news.example/a/06072021065448.html", 8),
        ("https://news.example/a/20211399.html", 8),
    ],
)
def test_the_day_of_the_address_stands_where_the_feed_is_a_day_late(url: str, day: int) -> None:
    found = published_of([], datetime(2021, 6, 8, 1, 16, tzinfo=UTC), TAIPEI, url)
    assert found is not None
    assert found.day == day


def test_a_date_inside_the_text_is_not_the_time_of_publication() -> None:
    page = "[标题](https://www.rfi.fr/1)\n---\n<p>克里于2023年7月16日抵达。</p><p>2019-01-01 10:00</p>"
    assert parse(page, source="page.txt").published is None


MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, fold=0)
)


@given(MOMENTS)
def test_every_moment_is_read_back(moment: datetime) -> None:
    moment = moment.replace(tzinfo=UTC)
    for pattern in ("%a, %d %b %Y %H:%M:%S GMT", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%S"):
        assert read_printed(moment.strftime(pattern), UTC) == (moment, True)
    short = moment - timedelta(seconds=moment.second)
    for pattern in ("%d/%m/%Y - %H:%M", "%Y年%m月%d日 %H:%M"):
        assert read_printed(short.strftime(pattern), UTC) == (short, True)
