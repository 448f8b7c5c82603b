"""Reports without a verb of speech: in somebody's eyes, in his words, what his answer is, the words cited of him."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.chinese.speech import Cue, Sense
from kg.extract.utterances_content import PLAIN_VERBS, trimmed_end
from kg.extract.utterances_ground import QUOTED, Ground, Unit
from kg.extract.utterances_named import Subject
from kg.extract.utterances_report import Report
from kg.extract.utterances_subject import subject_before
from kg.extract.utterances_words import alternation

_IN_THE_EYES = re.compile(r"在([^，。：；]{1,30})看来[，,]")
_IN_THE_WORDS = re.compile(  # 用周平的话说，……
    r"(?:借用|套用|引用|按照|用|以|借|按|照)([^，。：；“”]{1,60}?)(?:自己)?的"
    r"(?:原?话来?(?:说|讲|形容|描述|概括)|说法(?:来(?:看|说)|而言|看)?)(?:[，,：]| ?(?=“))"
)
_SAID = alternation("said_noun")
_WHOSE = r"([^，。：；“”]{1,40}?)"
_ITS_POINT = re.compile(  # 他们的意思是，……
    rf"(?<![^，。：；”])(?:但|而|不过|因此|所以)?{_WHOSE}(?:[对向](?:媒体|记者|外界|此))?的[^，。：；“”的]{{0,4}}{_SAID}"
    r"(?:就|则|一直|始终|也)?是，(?! ?“)"
)
_STRESSES = re.compile(  # 周平想强调的是，……
    rf"(?<![^，。：；”])(?:但|而|不过|因此|所以)?{_WHOSE}(?:想要?|要|特别|所|还|也|一再|最)*"
    rf"{alternation('stress')}的(?:就|则)?是，(?! ?“)"
)
_QUOTATIONS = re.compile(rf"“{QUOTED}+”?(?:[和、及]?“{QUOTED}+”?){{0,9}}")
_INTRODUCES = (
    # 引述周平的话：“……”
    re.compile(rf"(?:援引|引述|引用|转述|转引|摘引){_WHOSE}的(?:一番|一段|一句)?{_SAID}(?:中)?[，：]? ?(?=“)"),
    # 周平对此的回答是，“……”
    re.compile(
        rf"(?<![^，。：；”]){_WHOSE}的[^，。：；“”的]{{0,4}}{_SAID}(?:就|则|一直|始终|也)?(?:是|为)[，：]? ?(?=“)"
    ),
    # 这句话为周平所说的“……”加了注脚
    re.compile(
        r"(?:(?<![^，。：；”])|[为是如像按照用以即])((?:(?![为是如像])[^，。：；“”]){2,36})所[说言讲称]的?"
        rf" ?(?=“{QUOTED}{{6,}})"
    ),
    # 根据白宫公布的谈话纪要，“……”
    re.compile(
        rf"(?<![^，。：；”])(?:根据|依据|据|按照){_WHOSE}(?:[公发]布|发表|提供|发出)的[^，。：；“”]{{0,10}}"
        rf"{alternation('document')}[，：] ?(?=“{QUOTED}{{10,}})"
    ),
    # 周平关于“……”的说法
    re.compile(rf"(?<![^，。：；”]){_WHOSE}(?:关于|有关) ?(?=“{QUOTED}{{10,}}”的{_SAID})"),
)
_GIVES = (
    # 周平以“……”来形容局势
    re.compile(
        rf"(?<![^，。：；”]){_WHOSE}[以用拿](?:[一几两三](?:句|番|段|声|个)[字话]?)? ?"
        rf"(?=“{QUOTED}+”[来去]?{alternation('words_used')})"
    ),
    # 周平丢下一句“……”
    re.compile(
        rf"(?<![^，。：；”]){_WHOSE}{alternation('drops')}了?(?:这么|这样)?[这那一几两]?(?:句|番|段)+"
        rf"[^，。：；“”]{{0,6}}[，：]? ?(?=“)"
    ),
    # 周平提出多项指控，包括“……”
    re.compile(
        rf"(?<![^，。：；”])([^，。：；“”]{{1,60}}?){_SAID}，?(?:其中)?{alternation('such_as')}(?:了|有)?[：]? ?(?=“)"
    ),
    # 周平作出“……”的指示
    re.compile(
        rf"(?<![^，。：；”])([^，。：；“”]{{1,60}}?){alternation('utters')}了? ?"
        rf"(?=“{QUOTED}{{3,}}”的[^，。：；“”的]{{0,4}}{_SAID})"
    ),
    # 周平口中的“……”
    re.compile(
        rf"(?:(?<![^，。：；”])|[为是如像即])((?![为是如像])[^，。：；“”]{{2,36}}){alternation('whose_view')}的 ?(?=“)"
    ),
)
# 周平“……”的宣言
_ITS_WORDS = re.compile(rf"([^，。：；“”]{{2,40}}?)(?:那句|这句|一句)? ?(?=“{QUOTED}{{5,}}”的{_SAID})")
# “……。”周平接受访问时做出这样的表示。
_THUS = re.compile(
    r"(?:作出|做出|作|做|发表|说出|写下|给出)了?(?:这样|如此|上述|以上|这番|此番|这一|此|这)(?:的|一)?(?:番|些|个|句|段)?"
    rf"(?:{_SAID}|表示)的?(?=[。，]|\Z)"
)
_TOWARDS = re.compile(r"(?:[对向](?!此)[^，的对向]{1,12}|[把将][^，。]{1,20})\Z")  # 周平对邻国|的承诺是“……”
_NO_ONE = re.compile(r"(?:我|我们|你|您|本台|笔者|普遍|主流|流行|通常)\Z")  # 我的看法是
_CLAUSE = re.compile(r"[，。！？；：”]")


def introduced(ground: Ground, unit: Unit) -> Iterator[Report]:
    """What the unit reports of somebody without a verb of speech of his."""
    senses: tuple[tuple[re.Pattern[str], Sense], ...] = ((_IN_THE_EYES, "attitude"), (_IN_THE_WORDS, "utterance"))
    for pattern, sense in senses:
        for match in pattern.finditer(ground.masked, unit.begin, unit.end):
            end = trimmed_end(ground.masked, match.end(), unit.end)
            yield from _reported(ground, match, sense, ("clause", "quote"), end=end)
    for match in (m for p in (_ITS_POINT, _STRESSES) for m in p.finditer(ground.masked, unit.begin, unit.end)):
        if _TOWARDS.search(match.group(1)) is None and _NO_ONE.search(match.group(1)) is None:
            end = trimmed_end(ground.masked, match.end(), unit.end)
            yield from _reported(ground, match, "utterance", ("clause", "quote"), end=end)
    for pattern in (*_INTRODUCES, *_GIVES):
        for match in pattern.finditer(ground.masked, unit.begin, unit.end):
            quoted = _QUOTATIONS.match(ground.masked, match.end(), unit.end)
            if quoted is not None and _TOWARDS.search(match.group(1)) is None:
                gives = pattern in _GIVES
                yield from _reported(ground, match, "utterance", ("quote",), end=quoted.end(), gives=gives)
    for match in _ITS_WORDS.finditer(ground.masked, unit.begin, unit.end):
        quoted = _QUOTATIONS.match(ground.masked, match.end(), unit.end)
        named = any(m.end - ground.begin == match.end(1) for m in ground.mentions_in(*match.span(1)))
        told = any(match.start() <= cue.begin < match.end(1) and cue.verb in PLAIN_VERBS for cue in unit.cues)
        if quoted is not None and named and not told and _TOWARDS.search(match.group(1)) is None:
            yield from _reported(ground, match, "utterance", ("quote",), end=quoted.end())
    for match in _THUS.finditer(ground.masked, unit.begin, unit.end):
        low = max((m.end() for m in _CLAUSE.finditer(ground.masked, unit.begin, match.start())), default=unit.begin)
        cue = Cue(*match.span(), match.group(), "utterance", ("quote",))
        yield Report(cue, low, subject_before(ground, low, match.start()), match.end(), match.end())


def _reported(
    ground: Ground, match: re.Match[str], sense: Sense, frames: tuple[str, ...], *, end: int, gives: bool = False
) -> Iterator[Report]:
    """The report of the stretch's subject; ``gives``: nobody need stand there (他走近，用一句“……”打发了他们)."""
    low, high = match.span(1)
    subject = subject_before(ground, low, high)
    nearest = next((m for m in ground.mentions_in(low, high) if m.end - ground.begin == high), None)
    if nearest is not None and nearest.entities and nearest not in subject.mentions:
        subject = Subject("named", (nearest,), nearest.begin - ground.begin, high)  # 沈越不同意|林海|关于“……”的说法
    if subject.form in ("none", "dropped") and not gives and not ground.mentions_in(low, high):
        subject = Subject("text", begin=low, end=high)
    told = subject.form in ("named", "pronoun", "text", "document") or (gives and subject.form == "dropped")
    if told and end > match.end():
        cue = Cue(high, match.end(), ground.masked[high : match.end()].strip("，：, "), sense, frames)
        yield Report(cue, match.start(), subject, match.end(), end)
