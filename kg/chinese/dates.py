"""Date and time expressions of Chinese news and the calendar days they mean."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from kg.chinese.dates_beside import in_that_year, is_elsewhere, of_event, year_before
from kg.chinese.dates_calendar import Stretch, parse, shift_months
from kg.chinese.dates_choice import Clock
from kg.chinese.dates_chronicle import chronicle_of, year_told
from kg.chinese.dates_context import in_title, inside_name, is_done, is_future, quote_begin, titles, zone_of
from kg.chinese.dates_fields import Fields
from kg.chinese.dates_grammar import parts
from kg.chinese.dates_phrases import Phrase, phrases
from kg.chinese.dates_resolve import resolve
from kg.chinese.dates_told import Told, anchor_year, counts_from, near_date
from kg.chinese.folding import fold
from kg.model import Article, DateMention, DateRange, Sentence

_SIGN = re.compile(r"[年月日号周礼星天晚晨早夜昨今明前后内旬季节期时候来未近最现目眼迄至午曾正夕秋\d]|世纪|除|元")
_IN_URL = re.compile(r"(?<!\d)(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d{2})")
_DATELINE = re.compile(r"\d[日号]\s?(?:专?电|专?讯|综合|[-–—])")
_FROM_TODAY = re.compile("[今昨前明后][天日早晚晨夜午]")
_OPENED = re.compile(r"[^（(，。]{2,8}[（(]\s?")
_GOES_ON = re.compile("随后|其后|此后|之后|后来|接着")
_THEN = re.compile("(?:然后|随后|接着)[于在]?$")
_DATELINE_DAYS = 2  # an agency's report is printed at most so much later
_JUST = 4  # days up to the publication, which a bare day means though the paragraph tells of another month
_HEAD = 8  # sentences in which a dateline may stand
_NOUN_TAGS = frozenset("nrLPO")  # first letters: nouns, pronouns, LOC PER ORG
_LIMITS = frozenset(("from", "before", "after"))  # since or until when; 以来 is none to count from at all
_BARE_DAY = 3  # characters of 27日
_MEMORY = 24  # dates told before that are kept in mind


def resolve_date(
    expression: str,
    published: datetime,
    zone: ZoneInfo | None = None,
    *,
    future: bool = False,
    anchor: DateRange | None = None,
) -> DateRange | None:
    """Read a Chinese date expression of a news article.

    >>> from datetime import timezone
    >>> resolve_date("去年八月", datetime(2023, 7, 19, tzinfo=timezone.utc), ZoneInfo("Europe/Paris"))
    DateRange(start='2022-08', end='2022-08')
    >>> resolve_date("次日", datetime(2023, 7, 19, tzinfo=timezone.utc), anchor=DateRange("2023-07-16", "2023-07-16"))
    DateRange(start='2023-07-17', end='2023-07-17')

    Args:
        expression: one expression as found in the text, Simplified or Traditional; Arabic or 汉字 numerals.
        published: the article's time, with zone; weekdays and months without a year count from it.
        zone: where the outlet prints its dates; the zone of ``published`` if not given.
        future: whether the clause speaks of what is to come (将, 计划): bare days and weekdays are the coming ones.
        anchor: the date told before, from which 当天, 次日, 那年 count.
    Returns:
        Calendar bounds, inclusive, as precise as the text and no more; None if it names no calendar date (近年来).
    Raises:
        ValueError: ``published`` has no zone, or ``anchor`` is not in ISO 8601.

    Source: GB/T 7408.1-2023 for the written forms; past and future from the cases in tests/cases/dates.jsonl.
    """
    if published.tzinfo is None:
        raise ValueError("the time of publication has no zone; give it one, such as UTC")
    today = (published.astimezone(zone) if zone else published).date()
    clock = Clock(today, future=future)
    if anchor is not None:
        told = parse(anchor)
        clock = Clock(today, day=told.first, month=told.first, year=told.first.year, future=future)
    text = fold(expression)
    found = phrases(text, parts(text, 0, len(text)), whole=True)
    if not found:
        return None
    longest = max(found, key=lambda phrase: (phrase.end - phrase.begin, -phrase.begin))
    stretch = resolve(longest, clock)
    return stretch.range() if stretch else None


def find_dates(article: Article, sentences: tuple[Sentence, ...]) -> tuple[DateMention, ...]:
    """The time expressions of an article, in text order, each with the days it means.

    Past is the default; 将, 计划, 届时 and the like in the clause make a bare day or weekday the coming one; a date in
    brackets decides. 当天, 次日, 那年 count from the date told before. Without a time of publication only full dates
    are resolved.
    """
    reference = _dateline_day(sentences, _reference(article))
    chronicle = chronicle_of(sentences, reference)
    told: list[Told] = []
    mentions: list[DateMention] = []
    for index, sentence in enumerate(sentences):
        if _SIGN.search(sentence.folded) is None:
            continue
        works = titles(sentence.folded)
        heard = _without_object_mark(sentence)
        for phrase in phrases(sentence.folded, parts(sentence.folded, 0, len(sentence.folded))):
            begin, end = sentence.begin + phrase.begin, sentence.begin + phrase.end
            if inside_name(sentence, begin, end) or in_title(works, phrase.begin):
                continue
            year = year_before(sentence, begin, mentions) or year_told(phrase, sentence, chronicle)
            if year is not None and reference is not None:
                stretch = in_that_year(phrase, year, reference)
            else:
                stretch = _resolved(
                    phrase, sentence, index, text=heard, reference=reference, published=article.published, told=told
                )
            mentions.append(_mention(phrase, begin, end, stretch))
            if stretch and phrase.left is not None and phrase.rule != "dates.since":
                firm = phrase.tail not in _LIMITS and quote_begin(sentence.folded, phrase.begin) is None
                told = [*told[-_MEMORY:], Told(stretch, phrase.left, index, sentence.paragraph, phrase.begin, firm)]
    return _with_titles(tuple(mentions), sentences)


def _with_titles(mentions: tuple[DateMention, ...], sentences: tuple[Sentence, ...]) -> tuple[DateMention, ...]:
    """The mentions, a bare day of a title taken as the day that the body means by it: headlines leave out 将."""
    end = next((sentence.begin for sentence in sentences if sentence.kind != "title"), 0)
    body = {day for one in mentions if one.begin >= end and (day := _single_day(one)) is not None}
    return tuple(_like_body(one, body) if one.begin < end else one for one in mentions)


def _single_day(mention: DateMention) -> date | None:
    """The day that a weekday or a day of a month names."""
    if mention.range is None or mention.rule not in ("dates.weekday", "dates.bracketed", "dates.day"):
        return None
    if len(mention.range.start) < 10 or mention.range.start != mention.range.end:
        return None
    return date.fromisoformat(mention.range.start)


def _like_body(mention: DateMention, body: set[date]) -> DateMention:
    day = _single_day(mention)
    if day is None or day in body or mention.rule == "dates.bracketed" or day.year == date.max.year:
        return mention
    if mention.rule == "dates.day" and mention.end - mention.begin > _BARE_DAY:
        return mention
    coming = day + timedelta(days=7) if mention.rule == "dates.weekday" else shift_months(day, 1)
    if coming not in body or (mention.rule == "dates.day" and coming.day != day.day):
        return mention
    return replace(mention, range=DateRange(coming.isoformat(), coming.isoformat()))


def _mention(phrase: Phrase, begin: int, end: int, stretch: Stretch | None) -> DateMention:
    if stretch is not None:
        return DateMention(begin, end, stretch.range(), "date", phrase.rule)
    duration = phrase.span is not None and phrase.span.sort == "duration"
    return DateMention(begin, end, None, "duration" if duration else "vague", phrase.rule)


def _reference(article: Article) -> date | None:
    """The day from which the article counts: its publication in its own zone, or the day in its address."""
    if article.published is not None:
        return article.published.date()
    found = _IN_URL.search(article.url)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _dateline_day(sentences: tuple[Sentence, ...], reference: date | None) -> date | None:
    """The day of the dateline (华盛顿1日电) where there is one near the publication: 今天 counts from it."""
    if reference is None:
        return None
    for sentence in sentences[:_HEAD]:
        if _DATELINE.search(sentence.folded) is None:
            continue
        for phrase in phrases(sentence.folded, parts(sentence.folded, 0, len(sentence.folded))):
            found = resolve(phrase, Clock(reference)) if phrase.tail == "dateline" else None
            if found and found.first == found.last and -1 <= (reference - found.first).days <= _DATELINE_DAYS:
                return found.first
    return reference


def _resolved(
    phrase: Phrase,
    sentence: Sentence,
    index: int,
    *,
    text: str,
    reference: date | None,
    published: datetime | None,
    told: list[Told],
) -> Stretch | None:
    fields = phrase.left
    if reference is None:
        full = fields is not None and fields.year_base == "calendar" and phrase.right is None
        return resolve(phrase, Clock(date(2000, 1, 1))) if full or (fields and fields.span) else None
    year = anchor_year(told, sentence.paragraph, bare=fields is not None and fields.month is None)
    if fields is not None and fields.year_base == "anchor" and year is None:
        return None  # 当年 is "in those days"
    same_sentence = bool(told) and told[-1].sentence == index
    if fields is not None and fields.day_base == "anchor" and (fields.day == 0 or not same_sentence):
        if of_event(sentence, phrase.begin):
            return None
    if fields is not None and fields.holiday and is_elsewhere(fields.holiday, sentence, phrase.begin):
        return None
    day = counts_from(phrase, told, index, sentence.paragraph, reference=reference)
    if fields is not None and day is None and _needs_anchor(fields, sentence.folded[phrase.begin]):
        return None
    clock = Clock(
        _spoken(phrase, sentence, told, index) or _today(phrase, sentence, reference, published),
        day=day,
        month=next((one.stretch.first for one in reversed(told) if one.stretch.unit != "year"), None),
        year=year,
        near=near_date(told, index, sentence.paragraph, reference, goes_on=_GOES_ON.match(sentence.folded) is not None),
        future=is_future(text, phrase.begin, phrase.end) or _explains_coming(phrase, sentence, told, index, reference),
        done=is_done(sentence.folded, phrase.end),
    )
    if beside := _FROM_TODAY.match(sentence.folded, phrase.begin):  # 昨天（24日）
        clock = replace(clock, near=None, future=beside[0][0] in "明后")
    elif clock.near and told[-1].sentence != index and _is_just(fields, reference):
        clock = replace(clock, near=None)
    if clock.future and clock.near and clock.near < clock.today and _is_bare_day(fields):
        clock = replace(clock, near=None)  # 涉及5月的冲突，定于5日受审
    if day is None and not clock.future and _counts_onward(phrase):
        return None
    if fields is not None and clock.future and _is_yesterday(fields, clock.today):
        clock = replace(clock, future=False)
    return resolve(phrase, clock)


def _is_bare_day(fields: Fields | None) -> bool:
    """Whether an expression is a day of a month that it leaves unsaid: 5日."""
    return fields is not None and fields.day is not None and fields.day_base == "calendar" and fields.month is None


def _explains_coming(phrase: Phrase, sentence: Sentence, told: list[Told], index: int, reference: date) -> bool:
    """Whether a date goes on from one to come: in brackets (下周三至五（20至22日）), or 周四将……，然后〔周五〕."""
    if not told or told[-1].sentence != index or told[-1].stretch.first <= reference:
        return False
    if _THEN.search(sentence.folded[told[-1].begin : phrase.begin]):
        return True
    return _OPENED.fullmatch(sentence.folded, told[-1].begin, phrase.begin) is not None


def _needs_anchor(fields: Fields, head: str) -> bool:
    """Whether an expression means nothing without a date told before: 次日, 那天; 当天 is today without one."""
    return fields.day_base == "anchor" and (fields.day != 0 or head == "那")


def _counts_onward(phrase: Phrase) -> bool:
    """Whether an expression counts onward (六年后, 两天后): with nothing to count from and no 将, it names no time."""
    span = phrase.span
    return span is not None and span.sort == "offset" and (span.count or 0) > 0


def _without_object_mark(sentence: Sentence) -> str:
    """The folded sentence with 把 for a 将 that marks the object: 周二〔将〕信函交给甲 tells of no future."""
    if "将" not in sentence.folded:
        return sentence.folded
    text = list(sentence.folded)
    for token, after in pairwise(sentence.tokens):
        at = token.begin - sentence.begin
        if token.tag == "p" and token.end == token.begin + 1 and text[at] == "将" and after.tag[:1] in _NOUN_TAGS:
            text[at] = "把"
    return "".join(text)


def _is_yesterday(fields: Fields, today: date) -> bool:
    """Whether a bare weekday names yesterday: 原定于周二 told on Wednesday, for six days ahead is 下周二."""
    bare = fields.weekday is not None and fields.week is None and fields.day is None and fields.nth is None
    return bare and fields.weekday == (today.weekday() - 1) % 7


def _is_just(fields: Fields | None, reference: date) -> bool:
    """Whether a bare day is one of the last before the publication: no day of what was told before."""
    if fields is None or fields.day_base != "calendar" or fields.month is not None or fields.year is not None:
        return False
    return fields.day in [(reference - timedelta(days=ago)).day for ago in range(_JUST)]


def _spoken(phrase: Phrase, sentence: Sentence, told: list[Told], index: int) -> date | None:
    """The day of the speech that 今天 inside its quotation counts from: 他周二说：“明天…”."""
    if phrase.left is None or phrase.left.day_base != "reference":
        return None
    quote = quote_begin(sentence.folded, phrase.begin)
    if quote is None:
        return None
    last = next((one for one in reversed(told) if one.sentence == index and one.begin < quote), None)
    single = last is not None and last.stretch.unit == "day" and last.stretch.first == last.stretch.last
    return last.stretch.first if last is not None and single else None


def _today(phrase: Phrase, sentence: Sentence, reference: date, published: datetime | None) -> date:
    """The day of the publication where the date counts: 当地时间 moves it to the zone of the place."""
    if phrase.left is None or phrase.left.zone is None or published is None:
        return reference
    zone = zone_of(phrase.left.zone, sentence.folded[max(0, phrase.begin - 200) : phrase.end + 200])
    return published.astimezone(zone).date() if zone and published.tzinfo else reference
