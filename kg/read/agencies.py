"""News agencies that an article relies on, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.chinese.tables import rows
from kg.model import Paragraph, Span

_REPORTS = "报道|報道|報導|报导|消息|电讯|電訊|快讯|快訊|专电|專電|独家|獨家"
_LONGEST_NOTE = 90  # longer ones tell of the author's life, not of the sources
_CITES = re.compile(r"据|據|根据|根據|援引|引述|引用")
_CREDITS = re.compile(r"\s*[（(【]?[^（）()，。]{0,4}(?:照片|图片|圖片|档案|檔案|攝|摄)")


@cache
def _names() -> dict[str, str]:
    return {row["surface"]: row["name"] for row in rows("agencies")}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An agency anywhere; one that a sentence cites; one in the dateline of a paragraph."""
    names = "|".join(sorted(map(re.escape, _names()), key=lambda name: (-len(name), name)))
    name = rf"(?P<agency>{names})"
    cited = (
        rf"(?:{_CITES.pattern})[^，。；、“”「」\n]{{0,8}}?{name}[^，。；：“”「」\n]{{0,16}}"
        rf"|{name.replace('agency', 'other')}[^，。；：“”「」、《》\n]{{0,12}}?(?:{_REPORTS})"
    )
    ends = r"(?:\d日)?(?:电|電|报道|報道|報導)[）)】]?|\d日|[）)】—–-]"
    dateline = rf"[\s（(【—–-]*{name}(?:记者|記者)?[^，。；：“”「」\n]{{0,24}}?(?:{ends})"
    return re.compile(name), re.compile(cited), re.compile(dateline)


def agencies_of(text: str, paragraphs: tuple[Paragraph, ...], *, own: str = "") -> tuple[tuple[str, Span], ...]:
    """The agencies that an article cites as its source, by first mention, each with words that say so.

    Args:
        text: the clean text.
        paragraphs: its lines; captions are left out, since the agency there owns a picture.
        own: the agency that publishes the article itself; it does not rely on itself.
    """
    found: dict[str, Span] = {}
    for name, span in (item for paragraph in paragraphs for item in _of_paragraph(text, paragraph)):
        if name not in found or (_CITES.match(text, span.begin) and not _CITES.match(text, found[name].begin)):
            found[name] = span
    return tuple((name, span) for name, span in found.items() if name != own)


def _of_paragraph(text: str, paragraph: Paragraph) -> Iterator[tuple[str, Span]]:
    anywhere, cited, dateline = _patterns()
    begin, end = paragraph.begin, paragraph.end
    if paragraph.kind == "note" and end - begin <= _LONGEST_NOTE:
        for match in anywhere.finditer(text, begin, end):
            if not _CREDITS.match(text, match.end(), end):
                yield _names()[match["agency"]], Span(begin, end)
    elif paragraph.kind == "body":
        if head := dateline.match(text, begin, end):
            yield _names()[head["agency"]], Span(*head.span())
        for match in cited.finditer(text, begin, end):
            yield _names()[match["agency"] or match["other"]], Span(*match.span())
