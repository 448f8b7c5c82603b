"""Read the date suites of JioNLP and of Microsoft Recognizers-Text and count what is right to the day.

    python benchmarks/dates_suites.py ../shared/suites [--misses]

The suites are not part of this repository; JioNLP's test cases (Apache-2.0) and the Chinese specs of Recognizers-Text
(MIT) are read from the folder given. A case is left out for a reason that stands in dates_exclusions.tsv, or because it
is no calendar date: a length of time, a recurring date, a time of day.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from kg.chinese.dates import resolve_date
from kg.chinese.dates_calendar import parse

CHINA = timezone(timedelta(hours=8))
EXCLUSIONS = Path(__file__).with_name("dates_exclusions.tsv")
PUBLISHED = {  # measured once with the published code on the same cases, forward and back readings both allowed
    "jionlp": "JioNLP's own suite",
    "DateParser": "JioNLP's own code reads 31 of 64",
    "DatePeriodParser": "JioNLP's own code reads 41 of 71",
    "DateTimeModel": "the spec of Recognizers-Text itself",
}
DAYS = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Case:
    """One case: an expression and the readings that are right."""

    suite: str
    number: int
    text: str
    base: datetime
    right: tuple[DAYS, ...]  # none: rightly unresolved
    why_not: str = ""


def jionlp(folder: Path) -> Iterator[Case]:
    """The cases of JioNLP's time parser."""
    lines = (folder / "jionlp_time" / "jionlp_time_parser_cases.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        case = json.loads(line)
        base = _base(case["time_base"])
        kind, bounds = case["expected"]["type"], case["expected"]["time"]
        why = {"time_delta": "length of time", "time_period": "recurring"}.get(kind, "")
        days = None if why else _days(bounds, base)
        yield Case(
            "jionlp",
            number,
            case["input"],
            base,
            (days,) if days else (),
            why or ("" if days else "time of day or open"),
        )


def _base(value: Any) -> datetime:
    if isinstance(value, (int, float)):
        return datetime.fromtimestamp(value, CHINA)
    if isinstance(value, str):
        return datetime.fromisoformat(value).replace(tzinfo=CHINA)
    parts: list[int] = list(value.values()) if isinstance(value, dict) else list(value or (2021, 6, 14))
    year, month, day, hour, minute, second = [*parts, *[1, 1, 0, 0, 0][len(parts) - 1 :]]
    return datetime(year, month, day, hour, minute, second, tzinfo=CHINA)


def _days(bounds: list[str], base: datetime) -> DAYS | None:
    """First and last day; None where a bound is a time of day (other than the base) or open."""
    if any("inf" in bound for bound in bounds):
        return None
    now = base.strftime("%Y-%m-%d %H:%M")
    first, last = bounds
    if not (first.endswith("00:00:00") or first.startswith(now)) or not (
        last.endswith("23:59:59") or last.startswith(now)
    ):
        return None
    return date.fromisoformat(first[:10]), date.fromisoformat(last[:10])


def recognizers(folder: Path, name: str) -> Iterator[Case]:
    """The cases of one Chinese spec of Recognizers-Text."""
    file = folder / "recognizers_zh" / "Specs" / "DateTime" / "Chinese" / f"{name}.json"
    for number, case in enumerate(json.loads(file.read_text(encoding="utf-8-sig"))):
        if not case["Results"]:
            continue
        base = datetime.fromisoformat(case["Context"]["ReferenceDateTime"]).replace(tzinfo=UTC)
        for found in case["Results"]:
            if name == "DateTimeModel":
                if found["TypeName"] in ("datetimeV2.date", "datetimeV2.daterange"):
                    values = found["Resolution"]["values"]
                    why = "open at one end" if any("Mod" in value for value in values) else ""
                    yield Case(name, number, found["Text"], base, tuple(filter(None, map(_model_days, values))), why)
            else:
                value = found["Value"]
                readings = (value["PastResolution"], value["FutureResolution"])
                yield Case(
                    name, number, found["Text"], base, tuple(dict.fromkeys(filter(None, map(_spec_days, readings))))
                )


def _spec_days(reading: dict[str, str]) -> DAYS | None:
    if "date" in reading:
        day = date.fromisoformat(reading["date"])
        return None if day.year == 1 else (day, day)
    if "startDate" in reading:
        return date.fromisoformat(reading["startDate"]), date.fromisoformat(reading["endDate"])
    return None


def _model_days(value: dict[str, str]) -> DAYS | None:
    text = value.get("value", "")
    if text[:4].isdecimal():
        return date.fromisoformat(text), date.fromisoformat(text)
    if "start" in value and "end" in value:
        return date.fromisoformat(value["start"]), date.fromisoformat(value["end"])
    return None


def read(case: Case, *, future: bool) -> DAYS | None:
    """The days that we read."""
    found = resolve_date(case.text, case.base, future=future)
    if found is None:
        return None
    stretch = parse(found)
    return stretch.first, stretch.last


def is_right(case: Case, days: DAYS | None) -> bool:
    """Whether the days are one of the right readings.

    Recognizers gives as end the day after, and for 2016到2018 or 三月到五月 the first day of the last year or month.
    """
    if days is None or not case.right:
        return days is None and not case.right
    if case.suite == "jionlp":
        return days in case.right
    last = days[1]
    ends = {last, last + timedelta(days=1), last.replace(day=1), last.replace(month=1, day=1)}
    return any(first == days[0] and end in ends for first, end in case.right)


def right_either_way(case: Case) -> bool:
    """Whether the past or the coming reading is right."""
    return is_right(case, read(case, future=False)) or is_right(case, read(case, future=True))


def exclusions() -> dict[tuple[str, int], str]:
    """Cases left out, each with its reason."""
    lines = EXCLUSIONS.read_text(encoding="utf-8").splitlines()[1:]
    fields = (line.split("\t") for line in lines if line)
    return {(suite, int(number)): reason for suite, number, reason in fields}


def main() -> None:
    """Print the figures of each suite."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", nargs="?", type=Path, default=Path("../shared/suites"))
    parser.add_argument("--misses", action="store_true", help="print what is wrong")
    arguments = parser.parse_args()
    left_out = exclusions()
    groups = [("jionlp", list(jionlp(arguments.suites)))]
    groups += [
        (name, list(recognizers(arguments.suites, name)))
        for name in ("DateParser", "DatePeriodParser", "DateTimeModel")
    ]
    for name, cases in groups:
        reasons = Counter(why for case in cases if (why := case.why_not or left_out.get((case.suite, case.number), "")))
        kept = [case for case in cases if not case.why_not and (case.suite, case.number) not in left_out]
        past = [is_right(case, read(case, future=False)) for case in kept]
        either = [right_either_way(case) for case in kept]
        share = sum(either) / len(kept)
        known = [case for case in cases if case.right or not case.why_not]
        print(f"{name}: {sum(either)} of {len(kept)} right ({share:.1%}); reading the past alone {sum(past)};")
        print(f"    with those left out {sum(map(right_either_way, known))} of {len(known)}; {PUBLISHED[name]}")
        for reason, count in sorted(reasons.items()):
            print(f"    left out {count}: {reason}")
        for case, right in zip(kept, either, strict=True):
            if arguments.misses and not right:
                print(
                    "   ",
                    case.number,
                    case.text,
                    case.base.date(),
                    *map(str, case.right),
                    "read",
                    read(case, future=False),
                )


if __name__ == "__main__":
    main()
