"""The feed form: a comment with the time, ``[title](url)``, dashes, the article's HTML; also behind front matter."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from kg.errors import ReadError
from kg.model import Article, Paragraph
from kg.read.agencies import agencies_of
from kg.read.body import Line, body_of
from kg.read.lines import squeeze, without_outlet
from kg.read.outlets import outlet_of
from kg.read.published import published_of
from kg.read.script import script_of

_COMMENT = re.compile(r"\s*<!--\s*(-?\d{1,16}|NaN|null|undefined)?\s*-->")
_TITLE_LINE = re.compile(r"\[(.*)\]\((\S*)\)")
# What a static site keeps in front of the article: lines between dashes.
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(?:.*\n)*?---[ \t]*\r?\n(?=\s*(?:<!--|\[))")
_DASHES = re.compile(r"\s*-{3,}[ \t]*(?:\r\n|\r|\n|$)")
_SECTION = re.compile(r"\[[A-Za-z ]+\]\s*")  # a feed's own label, as in "[Chinese] …"; [國際] is the outlet's


def parse(text: str, *, source: str) -> Article:
    """Read an article in the feed form.

    Args:
        text: the whole file.
        source: the file's name, for messages and ``Article.source``.
    Raises:
        ReadError: there is no title line, no web address or no body.
    """
    stamp, title, url, rest = _head(text, source)
    outlet = outlet_of(_host(url, source))
    title = without_outlet(title, outlet.name)
    body = body_of(rest, title)
    if not body.lines:
        raise ReadError(f"{source}: no text after the title line; fetch the article again")
    clean, paragraphs = _join(title, body.lines)
    return Article(
        url=url,
        title=title,
        text=clean,
        paragraphs=paragraphs,
        published=published_of(body.dates, stamp, outlet.zone, url),
        outlet=outlet.name,
        script=script_of(clean),
        agencies=agencies_of(clean, paragraphs, own=outlet.agency),
        source=source,
    )


def _head(text: str, source: str) -> tuple[datetime | None, str, str, str]:
    """Time of the comment, title, URL and what follows the dashes."""
    front = _FRONT_MATTER.match(text)
    text = text[front.end() :] if front else text
    comment = _COMMENT.match(text)
    rest = text[comment.end() :] if comment else text
    line, _, rest = rest.lstrip().partition("\n")
    found = _TITLE_LINE.fullmatch(line.strip())
    if not found:
        place = "after the comment" if comment else "at the top"
        raise ReadError(f'{source}: no "[title](url)" line {place}; see `kg formats` for what is read')
    title = squeeze(html.unescape(found[1]))
    title = title[match.end() :] if (match := _SECTION.match(title)) else title
    if not title:
        raise ReadError(f"{source}: the title is empty; write it between the brackets")
    dashes = _DASHES.match(rest)
    return _stamp(comment[1] if comment else None), title, found[2], rest[dashes.end() :] if dashes else rest


def _stamp(milliseconds: str | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(milliseconds or "") / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _host(url: str, source: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise ReadError(f'{source}: "{url[:80]}" is no web address; write the article\'s https://… in the title line')
    return host


def _join(title: str, lines: tuple[Line, ...]) -> tuple[str, tuple[Paragraph, ...]]:
    paragraphs = [Paragraph(0, len(title), "title")]
    texts = [title]
    begin = len(title) + 1
    for line in lines:
        paragraphs.append(Paragraph(begin, begin + len(line.text), line.kind))
        texts.append(line.text)
        begin += len(line.text) + 1
    return "\n".join(texts), tuple(paragraphs)
