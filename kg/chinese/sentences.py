"""An article cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.chinese.folding import fold
from kg.model import Article, Paragraph, Sentence

_STOP = re.compile(r"[。｡！？!?]+|…+|(?<=[㐀-鿿豈-﫿”」』])\.(?![㐀-鿿])")
_CLOSING = "”’」』）)】］]〕〗"
_CLOSING_QUOTES = "”’」』"
LONGEST = 1000  # characters; the longest of 20,000 sentences of news had 491
_PAUSES = "；，、;, "
_CARRIES_ON = "，,、；;：:》〉〞"  # after these the sentence has not ended: “为什么？”，他问


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in text order, each with its closing mark and quotation marks.

    A sentence ends at 。！？ and at an ellipsis that closes a quotation or a paragraph, whether or not a quotation is
    open; never at ；or at a full stop inside numbers and Latin names. None reaches over the end of its paragraph, and
    every character but white space belongs to one. Text that goes on for more than ``LONGEST`` characters is cut at
    its last pause before that, else right there. ``tokens`` are still empty.
    """
    return tuple(
        sentence for index, paragraph in enumerate(article.paragraphs) for sentence in _cut(article, index, paragraph)
    )


def _cut(article: Article, index: int, paragraph: Paragraph) -> Iterator[Sentence]:
    text = article.text[paragraph.begin : paragraph.end]
    folded = fold(text)
    begin = 0
    for end in _bounded(text, _ends(text)):
        while begin < end and text[begin].isspace():
            begin += 1
        stop = end
        while begin < stop and text[stop - 1].isspace():
            stop -= 1
        if begin < stop:
            yield Sentence(
                begin=paragraph.begin + begin,
                end=paragraph.begin + stop,
                text=text[begin:stop],
                folded=folded[begin:stop],
                paragraph=index,
                kind=paragraph.kind,
            )
        begin = end


def _bounded(text: str, ends: Iterator[int]) -> Iterator[int]:
    """The same ends, and more of them where two lie too far apart."""
    begin = 0
    for end in ends:
        while end - begin > LONGEST:
            begin = max(text.rfind(pause, begin, begin + LONGEST) + 1 for pause in _PAUSES) or begin + LONGEST
            yield begin
        yield end
        begin = end


def _ends(text: str) -> Iterator[int]:
    """Where sentences end in a paragraph; the last one is the paragraph's own end."""
    last = straight = counted = 0
    for stop in _STOP.finditer(text):
        if stop.start() < last:
            continue
        straight += text.count('"', counted, stop.end())
        counted = stop.end()
        end = _after_closing(text, stop.end(), straight % 2 == 1)
        if end < len(text) and _goes_on(text, stop, end):
            continue
        yield end
        last = end
    if last < len(text):
        yield len(text)


def _after_closing(text: str, begin: int, straight_open: bool) -> int:
    """The place behind the closing marks that follow, also behind ones that white space sets off."""
    end = position = begin
    while position < len(text):
        char = text[position]
        if char in _CLOSING or (char == '"' and straight_open):
            straight_open = straight_open and char != '"'
            end = position + 1
        elif char != " ":
            break
        position += 1
    return end


def _goes_on(text: str, stop: re.Match[str], end: int) -> bool:
    mark, following = stop.group(), text[end]
    closed = text[stop.end() : end].strip()
    if following in _CARRIES_ON:
        return True
    if mark.startswith("…"):
        return not closed or closed[-1] not in _CLOSING_QUOTES
    if mark == ".":
        return not closed and not following.isspace()
    return mark[-1] in "!?" and not closed and following.isascii() and following.isalnum()
