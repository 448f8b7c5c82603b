"""Headlines that report: 克里：……; 拜登吁……"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.chinese.speech import Cue
from kg.extract.utterances_ground import ASIDE, Ground, Unit, units
from kg.extract.utterances_memory import Memory, Speaker
from kg.extract.utterances_named import Subject
from kg.extract.utterances_quotes import has_predicate
from kg.extract.utterances_report import Report
from kg.extract.utterances_reports import find_reports
from kg.extract.utterances_speakers import entities_of, resolve
from kg.extract.utterances_subject import topic_of
from kg.model import Names

_GAP = re.compile(r"(?<=[㐀-鿿”」》！？，\ue000\ue001\ue002])[ \u3000\u00a0]+(?=[㐀-鿿“「《A-Za-z0-9])")
_LATER_COLON = re.compile(r"[^，。！？“「]{1,20}?[ ]*[：:][ ]*")  # 周平谈贸易：……
_OTHER_COLON = re.compile(r"，[^，。：:]{1,10}[：:]")  # 周平重申立场，外媒：……
_SECTION = re.compile(r"[ ]+[-–—][ ]+[㐀-鿿]{2,8}[ ]*\Z")  # - 要闻分析
_COLON = re.compile(r"(?:\A|(?<=[，！？。]))([^，！？。：:]{1,24})[：:]")


def headline_reports(ground: Ground, names: Names) -> Iterator[tuple[Unit, Report, Speaker]]:
    """The reports of a headline: a name with a colon, or with a verb of speech."""
    ground = replace(ground, masked=_SECTION.sub(lambda match: " " * len(match.group()), ground.masked))
    spaced = replace(ground, masked=_GAP.sub(lambda match: "，" * len(match.group()), ground.masked))
    memory = Memory()
    colons = tuple(_by_colon(spaced))
    yield from colons
    for unit in units(spaced):
        if any(report.clause < unit.end and unit.begin < report.end for _, report, _ in colons):
            continue
        for report in find_reports(spaced, unit):
            if report.subject.form == "named" and report.cue.sense not in ("attitude", "act"):
                speaker = resolve(spaced, report.subject, Speaker(), memory, names)
                other = _OTHER_COLON.search(spaced.masked, report.begin, report.end)
                if other is not None:
                    report = replace(report, end=other.start())
                    if not has_predicate(spaced, report.begin, report.end):
                        continue
                colon = _LATER_COLON.match(spaced.masked, report.begin, report.end)
                if speaker and not report.nested:
                    yield unit, report if colon is None else replace(report, begin=colon.end()), speaker


def _by_colon(ground: Ground) -> Iterator[tuple[Unit, Report, Speaker]]:
    for match in _COLON.finditer(ground.masked):
        low, high = match.start(1), match.end(1)
        end = len(ground.masked.rstrip(" 。"))
        speaker = _before_colon(ground, low, high)
        if not speaker or end <= match.end():
            continue
        cue = Cue(match.end() - 1, match.end(), "：", "headline", ("clause", "quote"))
        unit = Unit(low, end, (), tuple(q for q in ground.quotes if low <= q.begin < end))
        subject = Subject("named", (), low, high)
        yield unit, Report(cue, low, subject, match.end(), end), speaker
        return


def _before_colon(ground: Ground, low: int, high: int) -> Speaker:
    mentions = ground.mentions_in(low, high)
    text = ground.masked[low:high].rstrip(ASIDE + " ")
    if mentions and mentions[-1].end - ground.begin >= low + len(text):
        last = mentions[-1]
        first = topic_of(ground, low, high)
        if first is not None and first.mentions and first.mentions[-1].end < last.begin:
            return Speaker(entities_of(first))
        if last.kind != "place" or last.begin - ground.begin == low:
            return Speaker(last.entities)
    return Speaker()
