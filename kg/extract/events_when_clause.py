"""The date of a trigger within its clause, and which dates of a clause can be an event's at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date as day

from kg.extract.events_around import Around, modifier_of
from kg.extract.events_clauses import Clause, Parsed
from kg.extract.events_items import Item, ends_of, senses, senses_of
from kg.extract.events_reasons import reason_begin, reason_of
from kg.extract.events_relatives import Relative
from kg.extract.events_where import is_occasion
from kg.model import DateMention

SINCE = ("自", "自从", "从")
SPAN = 16  # days; a longer stretch says when something kept happening, not when it happened
SEASON = 3  # months of a season or quarter, which is told as when something happened


def date_of(
    items: Sequence[Item], clause: Clause, around: Around, item: int, *, nominal: bool, gathers: bool
) -> DateMention | None:
    """The date nearest before the trigger in its clause, else nearest behind it.

    A verb of speech between keeps it away; for a noun that stands alone and for a date behind, any verb does.
    """
    low, high = (clause.low, clause.high) if around.relative is None else (around.relative.first, around.relative.de)
    attributes = _attributes(items, clause, item)
    alleged = next((n for n in range(low, item) if "alleges" in items[n].senses), item)  # 被裁定〔8月18日〕集会罪成
    reason = reason_of(items, clause)
    if (begin := reason_begin(items, clause, item)) is not None:
        low = max(low, begin)
    dates = [
        (n, items[n].date)
        for n in range(low, high)
        if items[n].kind == "date"
        and (n not in reason or item in reason)
        and (not alleged < n < item or _behind_case(items, alleged, n))
        and not _limits_other(items, n, high, item)
        and not (n > low and n - 1 != item and items[n].text[0] in "当次翌" and "trigger" in items[n - 1].senses)
        and (
            not clause.hidden(n, within=around.relative)
            or n in attributes
            or _opens_clause(clause, n)
            or (n > item and _of_place(items, clause, n))
        )
    ]
    told = [
        (n, d)
        for n, d in dates
        if d is not None
        and d.kind != "duration"
        and (_reaches(items, clause, around, n, item, nominal=nominal) or _moved_to(items, low, n))
    ]
    speaks = "speech" in items[item].senses  # 宣布将期限推迟到〔5月15日〕
    moved = [d for n, d in told if _moved_to(items, low, n) and item not in (n - 2, n - 1) and not speaks]
    if moved:
        return moved[-1] if tells_day(moved[-1]) else None
    start = _opened(items, clause, item, gathers=gathers)
    days = [(n, d) for n, d in told if tells_day(d) and n >= start]
    before = _without_feast([d for n, d in days if n < item])
    vague = (n for n, d in told if d.kind == "vague" and n < item)
    if before and any(items[n].begin > before[-1].begin for n in vague):
        return None  # 上月底逃亡海外、〔最近〕转往甲地
    if before and gathers and _is_single(before[-1]) and sets_out(items[max(n for n, _ in days if n < item) : item]):
        return None
    if before:
        return _finest(before) if not _is_matter(items, clause, around, item, days) else None
    behind = ((n, d) for n, d in days if n > item and not _is_joined(items, n))
    found = next((d for n, d in behind if _tells_behind(items, n, high, item)), None)
    return found or _of_occasion(items, clause, around, item)


def _behind_case(items: Sequence[Item], alleged: int, date: int) -> bool:
    """Whether a date stands behind the case that somebody's alleged deeds are called: 甲被控间谍案〔周一〕开审."""
    return any("case" in ends_of(i.text) for i in items[alleged + 1 : date])


def _without_feast(dates: Sequence[DateMention]) -> Sequence[DateMention]:
    """Dates without a feast that only names what is held on another day: 今天举行〔建军节〕阅兵."""
    others = [d for d in dates if d.rule != "dates.holiday"]
    return others or dates


def _of_occasion(items: Sequence[Item], clause: Clause, around: Around, item: int) -> DateMention | None:
    """The date of the gathering at which something happened: 在〔6月举行的〕峰会期间见面, 在〔周二的〕会上获提名."""
    if around.relative is not None or not clause.dated:
        return None
    if any(i.date is not None for i in _open_items(items, clause, item)):
        return None
    held = (r for r in clause.relatives if is_occasion(items, r.de, item) and not _ends(items, r))
    dates = (items[n].date for r in held for n in range(r.first, r.de))
    return next((d for d in dates if d is not None and tells_day(d)), None)


def _ends(items: Sequence[Item], relative: Relative) -> bool:
    """Whether a relative clause tells when something ended: 〔周六结束的〕会议上."""
    return any("ends" in i.senses for i in items[relative.first : relative.de])


def _open_items(items: Sequence[Item], clause: Clause, item: int) -> Iterator[Item]:
    return (items[n] for n in range(clause.low, item) if not clause.hidden(n, within=None))


def _is_single(date: DateMention) -> bool:
    return date.range is not None and date.range.start == date.range.end


def sets_out(items: Sequence[Item]) -> bool:
    """Whether somebody goes to where something is held: 周三〔前往欧洲参加〕峰会; the day is that of going."""
    going = next((n for n, item in enumerate(items) if "sets_out" in item.senses), len(items))
    return any("attends" in i.senses for i in items[going:])


def _finest(dates: Sequence[DateMention]) -> DateMention:
    """The last date, or the day before it that lies in its year: 〔上周五〕召开今年第二次例会."""
    year = dates[-1].range.start if dates[-1].range is not None else ""
    inside = [d for d in dates if d.range is not None and d.range.start.startswith(year)]
    return inside[0] if len(year) == 4 else dates[-1]


def _tells_behind(items: Sequence[Item], date: int, high: int, item: int) -> bool:
    """Whether a date behind the trigger is when it happened: 会谈〔周一〕举行, 成立于〔1949年〕, (甲会见乙〔周二〕).

    It is until when behind 到, when something else happened with 前 or 后, and what is done next behind a verb and
    its object: 邀请甲〔周三〕前往.
    """
    before = items[date - 1]
    if before.text in ("到", "至") or "compares" in before.senses or items[date].text[-1] in "前后":
        return False
    if items[item].senses & {"alleges", "rules"}:
        return False  # 被控〔2008年〕杀害乙
    if "speech" in items[item].senses and before.text != "于":
        return False  # 宣布〔4月和7月〕将举行演习
    if _is_of_next(items, date, high, item):
        return False
    if "next_day" in senses().get(items[date].text, frozenset()):
        return False
    if items[item].kind == "verb" and any("own_act" in i.senses for i in items[item + 1 : date]):
        return False  # 宣布将于〔元旦〕建交
    ends = all(i.kind == "mark" for i in items[date + 1 : high])
    told = items[item].kind == "noun" or _is_held(items[date + 1 : high])
    return told or ends or before.kind == "prep" or "copula" in before.senses


def _is_held(behind: Sequence[Item]) -> bool:
    """Whether the only verb says that what stands before it is held: 对话〔20日〕在甲地举行."""
    verbs = [i for i in behind if i.kind == "verb" or "trigger" in i.senses]
    return len(verbs) == 1 and "holds" in verbs[0].senses and behind[-1] is verbs[0]


def _is_of_next(items: Sequence[Item], date: int, high: int, item: int) -> bool:
    """Whether a date dates what is listed behind the trigger: 出席峰会，以及〔下周三〕与甲的会晤."""
    listed = any("list" in i.senses for i in items[item + 1 : date])
    return listed and any("trigger" in i.senses for i in items[date + 1 : high])


def _is_matter(
    items: Sequence[Item], clause: Clause, around: Around, item: int, days: Sequence[tuple[int, DateMention]]
) -> bool:
    """Whether an event is only spoken of behind its date: 〔周二〕就甲与乙签署协议〔一事〕发表评论."""
    behind = items[item + 1 : clause.high]
    goes_on = bool(behind) and behind[0].kind == "verb" and "serial" in behind[0].senses  # 就甲与乙签约〔举行〕记者会
    if around.relative is not None or not (goes_on or any("matter" in i.senses for i in behind)):
        return False
    date = max(n for n, _ in days if n < item)
    return any("about" in i.senses or i.text == "对" for i in items[date + 1 : item])


def _is_joined(items: Sequence[Item], date: int) -> bool:
    """Whether a date behind the trigger opens what is joined to it: 签署协议以及〔在八月〕访问乙地."""
    at = date - 1
    while at > 0 and items[at].kind == "prep":
        at -= 1
    return at >= 0 and bool(items[at].senses & {"list", "with", "joins"})


def _opened(items: Sequence[Item], clause: Clause, item: int, *, gathers: bool) -> int:
    """Where 在 opens what ends in 前 or 后: a date before it dates the main verb (周二在〔峰会前〕会见).

    Those who met or gathered did so on the day of what they did 后.
    """
    end = next((i for i in items[item + 1 : clause.high] if "occasion" in i.senses), None)
    if end is None or end.text[-1] not in "前后" or (gathers and end.text.endswith("后")):
        return clause.low
    opens = (n for n in range(clause.low, item) if "place" in items[n].senses or items[n].text.endswith("在"))
    return next(opens, clause.low)


def _attributes(items: Sequence[Item], clause: Clause, item: int) -> range:
    """What stands before an event with 的, one before the other: 〔去年二月的民主党的〕辩论会."""
    last = modifier_of(items, clause, item)
    if last is not None and any(i.tag == "person" for i in items[last.de + 1 : item]):
        return range(0)  # 与〔九月上任的〕甲通话
    first = last
    while first is not None and (before := next((r for r in clause.relatives if r.de == first.first - 1), None)):
        first = before
    if first is not None and items[item].kind == "verb" and any("set" in i.senses for i in items[first.first : item]):
        return range(0)  # 〔原定周五举行的〕峰会推迟
    return range(first.first, last.de) if first is not None and last is not None else range(0)


def _opens_clause(clause: Clause, date: int) -> bool:
    """Whether a date opens a clause before whose father or friend acts in it: 〔1947年〕甲的父亲与乙谈判."""
    return date == clause.low and any(r.first == date and not r.verbal for r in clause.relatives)


def _of_place(items: Sequence[Item], clause: Clause, date: int) -> bool:
    """Whether a date stands before a place of its time: 会面是在〔2019年11月〕的日本."""
    return (
        date + 2 < clause.high
        and items[date + 1].kind == "de"
        and any(p.first == date + 2 and "place" in p.governed for p in clause.phrases)
    )


def _limits_other(items: Sequence[Item], date: int, high: int, item: int | None) -> bool:
    """Whether a date says until when: 在〔周四〕开幕的会议之前. An event told between the two has it as its own."""
    at = date - 1
    while at > 0 and items[at].kind in ("name", "noun"):
        at -= 1
    governed = at >= 0 and items[at].kind == "prep" and "place" in items[at].senses
    if not governed:
        return date > 0 and "until" in items[date - 1].senses
    end = next((n for n in range(date + 1, high) if _is_limit(items[n]) and not _is_front(items, n)), None)
    return end is not None and (item is None or not date < item < end)


def _is_front(items: Sequence[Item], at: int) -> bool:
    """Whether 前 says before what house: 周三在法院〔前〕被捕."""
    return items[at].text == "前" and bool(ends_of(items[at - 1].text) & {"site_end", "building"})


def _is_limit(item: Item) -> bool:
    return "occasion" in item.senses and item.text.endswith("前")


def _moved_to(items: Sequence[Item], low: int, date: int) -> bool:
    """Whether a date is the new one of something put off or brought forward: 推迟到〔下周一〕."""
    text = "".join(i.text for i in items[max(low, date - 2) : date])
    return any("moved" in senses().get(text[-n:], frozenset()) for n in (2, 3, 4))


def _reaches(items: Sequence[Item], clause: Clause, around: Around, date: int, item: int, *, nominal: bool) -> bool:
    stretch = range(date + 1, item) if date < item else range(item + 1, date)
    own = date > item or clause.hidden(date, within=around.relative)
    between = [items[n] for n in stretch if own or not clause.hidden(n, within=around.relative)]
    since = next((n for n, i in enumerate(between) if "since" in i.senses), None)
    if since is not None and not any(i.text in SINCE for i in between[:since]):  # not 周二自上台以来
        return False
    if nominal or date > item:
        held = date < item and all(i.kind == "mark" for i in items[item + 1 : clause.high])
        verbs = [i for i in between if i.kind == "verb" and "copula" not in i.senses]
        if own and date < item and not held:
            return all("holds" in i.senses for i in verbs)  # 〔上月在甲地召开的〕外长会谈
        return not verbs or (held and bool(verbs[0].senses & {"holds", "attends"}))  # 1日举行〔悼念死难者〕仪式
    return not any("speech" in i.senses or is_judgement(i) for i in between[:-1])


def is_judgement(item: Item) -> bool:
    """Whether a verb judges what is told behind it, and has the day before it for itself: 周二〔祝贺〕甲就职."""
    return item.kind == "verb" and "judges" in item.senses


def tells_day(date: DateMention) -> bool:
    """Whether a date can be an event's: a day, month or year, or a span of days; not 近两个月 or 自1993年以来."""
    if date.range is None:
        return False
    start, end = date.range.start, date.range.end
    if start == end:
        return True
    if len(start) == len(end) == 7 and date.rule == "dates.part_of_year":
        return (int(end[:4]) - int(start[:4])) * 12 + int(end[5:]) - int(start[5:]) == SEASON - 1
    if len(start) < 10 or len(end) < 10:
        return False
    return (day.fromisoformat(end) - day.fromisoformat(start)).days <= SPAN


def clause_dates(parsed: Parsed, numbers: Iterable[int]) -> Iterator[DateMention]:
    """Calendar dates of clauses in the order given, those of relative clauses left out."""
    for number in numbers:
        clause = parsed.clauses[number]
        for n in range(clause.low, clause.high):
            date = parsed.items[n].date
            if date is None or not tells_day(date) or _limits_other(parsed.items, n, clause.high, None):
                continue
            if clause.verbal and "long_before" in senses_of(parsed.items[max(clause.low, n - 2) : n]):
                continue  # 早在7月31日就被通缉，他作证时说……
            if any("since" in i.senses for i in parsed.items[n + 1 : clause.high]):
                continue  # 自5月初对峙以来
            if not clause.hidden(n, within=None):
                yield date
