"""The article in a page's HTML: its lines, without what the page puts around it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement

from kg.read.lines import (
    LineKind,
    is_date,
    is_junk,
    is_junk_class,
    is_related_link,
    is_title,
    kind_of,
    squeeze,
    without_label,
    without_tail,
)

_BLOCKS = frozenset(
    (
        "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption "
        "figure footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot "
        "th thead tr ul"
    ).split()
)
_UNREAD = frozenset(
    (
        "audio button canvas datalist embed form head iframe input map math menu meta nav noscript object "
        "option script select style svg template textarea time title video"
    ).split()
)
_CAPTIONS = frozenset({"figcaption", "caption", "small"})
_NOTES = frozenset({"footer", "address", "cite"})
_CAPTION_CLASS = re.compile(r"caption|legend|picinfo", re.IGNORECASE)
_NOTE_CLASS = re.compile(r"credit|copyright|byline|author", re.IGNORECASE)
_LONGEST_DATE = 40
_MORE = re.compile(
    r"(?:\.{2,}|…+)?[ ]*(?:(?:read )?more|(?:继续|繼續)?(?:閱讀|阅读|查看|瀏覽|浏览)(?:全文|更多|原文))[ ]*[>»…]*",
    re.IGNORECASE,
)  # the text of a link to the rest


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the clean text."""

    text: str
    kind: LineKind


@dataclass(frozen=True, slots=True)
class Body:
    """What a page's HTML holds of the article."""

    lines: tuple[Line, ...]
    dates: tuple[str, ...]  # texts of the head that may be the printed date


@dataclass(slots=True)
class _Block:
    kind: LineKind = "body"
    pieces: list[str] = field(default_factory=list)
    linked: int = 0  # characters that are the text of links
    head: bool = False  # before the first paragraph
    seen: bool = False


def body_of(html: str, title: str) -> Body:
    """The article's lines in an HTML fragment: paragraphs, captions and notes in their order, without page junk.

    Args:
        html: the fragment; broken HTML is read as browsers read it.
        title: the article's title; a line that repeats it at the top is left out.
    """
    lines: list[Line] = []
    printed: list[str] = []
    for block in _blocks(_parsed(html), printed):
        text = squeeze("".join(block.pieces))
        if block.head and not lines and len(text) <= _LONGEST_DATE and any(map(str.isdigit, text)):
            printed.append(text)
        lines.extend(_lines_of(block, text, title, first=not any(line.kind == "body" for line in lines)))
    return Body(tuple(lines), tuple(printed))


def _parsed(html: str) -> Tag:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(html, "lxml")


def _lines_of(block: _Block, text: str, title: str, *, first: bool) -> Iterator[Line]:
    if not text or not any(map(str.isalnum, text)) or is_junk(text) or is_date(text):
        return
    if (first and is_title(text, title)) or (block.kind != "caption" and is_related_link(text, block.linked)):
        return
    text, label = without_label(text.removeprefix("null "))
    kind = "caption" if label else block.kind
    text, tail = without_tail(text)
    if text:
        yield Line(text, kind_of(text, kind))
    if tail:
        yield Line(tail, "note")


def _blocks(root: Tag, printed: list[str]) -> Iterator[_Block]:
    """The stretches of text between block elements, in page order; ``printed`` receives the dates of time elements."""
    block = _Block(head=True)
    links = 0
    kinds: list[LineKind] = ["body"]
    stack: list[tuple[Tag, Iterator[PageElement]]] = [(root, iter(root.children))]
    body_seen = False
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if isinstance(child, Tag):
            if _is_unread(child):
                if child.name == "time":
                    printed.extend(_dates_of(child))
                continue
            if child.name in _BLOCKS:
                yield block
                body_seen = body_seen or child.name == "p"
                block = _Block(head=not body_seen)
            kinds.append(_kind_of(child, kinds[-1], head=not body_seen))
            links += child.name == "a"
            stack.append((child, iter(child.children)))
        elif child is None:
            stack.pop()
            kinds.pop()
            links -= element.name == "a"
            if element.name in _BLOCKS:
                yield block
                block = _Block(kind=kinds[-1] if kinds else "body", head=not body_seen)
        elif type(child) is NavigableString:
            _add(block, str(child), kinds[-1], linked=links > 0)
    yield block


def _add(block: _Block, text: str, kind: LineKind, *, linked: bool) -> None:
    """Put text into a block; the first that can be seen decides what kind of line it is."""
    if linked and _MORE.fullmatch(text.strip()):
        return
    if text.strip():
        block.kind = block.kind if block.seen else kind
        block.seen = True
        block.linked += len(squeeze(text)) if linked else 0
    block.pieces.append(text)


def _attributes(tag: Tag) -> str:
    """Class and id of an element, as one text."""
    return " ".join((*tag.get_attribute_list("class"), *tag.get_attribute_list("id"))).lower()


def _is_unread(tag: Tag) -> bool:
    return tag.name in _UNREAD or tag.has_attr("hidden") or is_junk_class(_attributes(tag))


def _kind_of(tag: Tag, parent: LineKind, *, head: bool) -> LineKind:
    """What kind of line an element holds; below a caption or a note it stays that."""
    attributes = _attributes(tag)
    if parent == "note" or tag.name in _NOTES or _NOTE_CLASS.search(attributes):
        return "note"
    if parent == "caption" or tag.name in _CAPTIONS or _CAPTION_CLASS.search(attributes):
        return "caption"
    return "note" if head and tag.name in ("i", "em") else parent


def _dates_of(tag: Tag) -> Iterator[str]:
    for attribute in ("pudate", "datetime"):
        if isinstance(value := tag.get(attribute), str):
            yield value
