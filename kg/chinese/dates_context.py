"""What the words around a date decide: past or future, which zone, whether it is a date at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from zoneinfo import ZoneInfo

from kg.chinese.tables import rows
from kg.model import Sentence, Token

_SAID = re.compile("表示|宣布|称(?!赞|呼|号)|指出|告诉|透露|报[道导]|强调|认为|说(?!服|法|明)|证实|警告|承认|写道|回应")
_COMING = re.compile(
    r"(?<![大上中少准名主老女小健闯麻猛武爱叛战虎])将(?![军领士官级校帅其]|近(?!日|期))|(?<![模虚比])拟(?![议人态])|计划|预计|预期|预料|预定|预订|料(?=于|在|会)|届时|即将|准备|定于|原[定订拟]|打算|有望|可望|有意|(?<![安员大协年议商工学教国社总理论董监党研商])会于|要在"
    r"|安排(?=在|于|下)|(?<!\w)最迟|不晚于|最快(?=[在于]?$)|(?<=不)会(?=[举召出参前访公宣])|(?:延期|延后|推迟|押后|顺延|改期|展延)[到至]|敬请|倒计时|前往.{0,6}出席|(?<=[仍还也后])会(?![见谈晤面商])|(?<=会议)会(?![见谈晤面商])"
)
_PASSIVE_PLAN = re.compile("曾(?:经)?$|本来?$")
_DONE = re.compile("(?<![除为])了(?!解)|已|曾|过(?!去|程|渡|境)")
_DONE_THING = re.compile("所?(?:签署|签订|达成|通过|发布|发表|公布|宣布|颁布|出台|爆发|发生|成立)的")
_STOP = "，,。；;！!？?：:\n"
_QUOTES = re.compile(r"“[^”]*”?|「[^」]*」?|『[^』]*』?|\"[^\"]*\"?")
_WORKS = re.compile(r"《[^》\n]{0,80}》|〈[^〉\n]{0,80}〉")
_WINDOW = 200  # characters on either side that are looked at, so that no text takes quadratic time
_REACH = 18  # characters between a date and the 将 that governs it
_LONGEST = 3  # characters of a Chinese name whose surname is 周 or 夏
_ATTRIBUTE = re.compile("[㐀-鿿]{2,3}的")


def is_future(text: str, begin: int, end: int) -> bool:
    """Whether the clause of the date at ``text[begin:end]`` speaks of what is to come (将, 计划, 届时).

    A mark inside quotation marks counts only for a date inside the same ones.
    """
    cut = max(0, begin - _WINDOW)
    text, begin, end = text[cut : end + _WINDOW], begin - cut, end - cut
    text = _outside(text, begin)
    left, right = _clause(text, begin, end)
    before = text[left:begin]
    spoken = list(_SAID.finditer(before))
    before = before[spoken[-1].end() :] if spoken else before
    marks = [mark for mark in _COMING.finditer(before) if "的" not in before[mark.end() :]]
    if marks and len(before) - marks[-1].end() <= _REACH and not _PASSIVE_PLAN.search(before[: marks[-1].start()]):
        return not _DONE.search(before, marks[-1].end())
    after = text[end:right]
    said = _SAID.search(after)
    after = after[: said.start()] if said else after
    mark = _COMING.search(after)
    return mark is not None and mark.start() <= _REACH and _governs(after, mark)


def is_done(text: str, end: int) -> bool:
    """Whether what stands behind a date says that it is past: 12月10日拘捕〔了〕甲, 2月〔签署的〕协议."""
    begin = end + (text[end : end + 1] in ("，", ","))
    done = _DONE.search(text, begin, min(_stop(text, begin), end + _REACH))
    return done is not None or _DONE_THING.match(text, end) is not None


def is_said(word: str) -> bool:
    """Whether a word says that somebody speaks: 宣布, 表示."""
    return _SAID.fullmatch(word) is not None


def _governs(after: str, mark: re.Match[str]) -> bool:
    """Whether 将 after the date belongs to its clause, not to an attribute (会见即将卸任的)."""
    between = after[: mark.start()]
    if _DONE.search(between) or _PASSIVE_PLAN.search(between):
        return False
    if len(between) > 1 and mark[0] == "即将" and _ATTRIBUTE.match(after, mark.end()):
        return False
    return not (
        len(between) > 4 and re.match(r".{0,8}的", after[mark.end() :]) and mark[0] in ("即将", "将", "拟", "计划")
    )


def quote_begin(text: str, position: int) -> int | None:
    """Where the quotation begins that holds the position; None outside of quotations and far from the mark."""
    cut = max(0, position - _WINDOW)
    for quote in _QUOTES.finditer(text, cut, position + _WINDOW):
        if quote.start() <= position < quote.end():
            return quote.start()
    return None


def _outside(text: str, begin: int) -> str:
    """The text with every quotation blanked that does not hold the date."""
    for quote in _QUOTES.finditer(text):
        if not quote.start() <= begin < quote.end():
            text = text[: quote.start()] + "\u00a0" * (quote.end() - quote.start()) + text[quote.end() :]
    return text


def _clause(text: str, begin: int, end: int) -> tuple[int, int]:
    """The clause around a date; a date that is set off by a comma belongs to what follows."""
    left = max((text.rfind(mark, 0, begin) for mark in _STOP), default=-1) + 1
    begun = text[begin:end].endswith("开始") and text[begin - 1 : begin] not in ("从", "自")  # 谈判在5月1日开始，将……
    start = end + 1 if text[end : end + 1] in ("，", ",") and not begun else end
    right = _stop(text, start)
    if text[end:right].endswith("前") and text[right : right + 1] in ("，", ","):  # 在11月的会议之前，将……
        right = _stop(text, right + 1)
    return left, right


def _stop(text: str, start: int) -> int:
    return min((found for mark in _STOP if (found := text.find(mark, start)) >= 0), default=len(text))


def titles(text: str) -> tuple[tuple[int, int], ...]:
    """Where titles of works stand: 《2019年…法案》."""
    return tuple(work.span() for work in _WORKS.finditer(text)) if "《" in text or "〈" in text else ()


def in_title(works: tuple[tuple[int, int], ...], position: int) -> bool:
    """Whether the position lies inside one of the titles."""
    index = bisect_right(works, (position, 0)) - 1
    return index >= 0 and works[index][0] < position < works[index][1]


def inside_name(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether ``begin:end`` (absolute) begins a longer name: 周一鸣, 今日俄罗斯."""
    index = bisect_right(sentence.tokens, begin, key=_token_begin) - 1
    if index < 0:
        return False
    token = sentence.tokens[index]
    foreign = token.tag == "PER" and token.end - token.begin > _LONGEST  # 周二|拜登 taken for one name
    return end < token.end and token.tag in ("PER", "ORG", "nw", "nz") and not foreign


def _token_begin(token: Token) -> int:
    return token.begin


@cache
def _zones() -> tuple[dict[str, str], re.Pattern[str]]:
    table = {row["surface"]: row["zone"] for row in rows("place_zones")}
    return table, re.compile("|".join(sorted(map(re.escape, table), key=lambda name: (-len(name), name))))


def zone_of(name: str, text: str) -> ZoneInfo | None:
    """The zone that 北京 of 北京时间 means, or for 当地 the one of the first place in the text; None where unknown."""
    table, places = _zones()
    if name != "当地":
        return ZoneInfo(table[name]) if name in table else None
    found = places.search(text)
    return ZoneInfo(table[found[0]]) if found else None
