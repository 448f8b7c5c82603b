"""What a line of a page is: text of the article, a caption, a note about the article, or junk of the page."""

from __future__ import annotations

import re
from datetime import UTC
from functools import cache
from typing import Literal

from kg.chinese.tables import rows
from kg.read.published import read_printed

LineKind = Literal["body", "caption", "note"]
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACE = re.compile(r"\s+")
_WIDE = "[\u3001-\u303f\u3400-\u9fff\uff01-\uff60]"
_HAN_BREAK = re.compile(rf"(?<={_WIDE})[\r\n]\s*(?={_WIDE})")
_SECTION = re.compile(r"^(?:\[[^\]]{1,8}\]|【[^】]{1,8}】)\s*")
_BRACKETED = re.compile(r"[（(][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)]")
_END_MARK = re.compile(r"\s*[（(](?:完|全文完|阅读本文[中英]文版|閱讀本文[中英]文版)[）)]$")
_NAMED_OUTLET = re.compile(r"(?:\s+[–—|-]\s+|_).{2,40}$")
_SENTENCE_MARKS = "。！？"
_BIOGRAPHY = re.compile(
    r"[^，。“”]{2,50}是(?:《[^》]{2,12}》|时报|時報)[^。]{0,40}(?:记者|記者|社长|社長|作家|编辑|編輯|撰稿|主管)[，。]"
)
_LONGEST_NOTE = 90
_REPORTER = re.compile(
    r"(?:本台|[^，。：“”「」 ]{2,8}(?:电台|電台|之音|通讯社|通訊社|报|報|网|網))?(?:特约|特約|实习|實習)?"
    r"(?:记者|記者)[^，。：“”「」]{2,24}(?:报道|報道|报导|報導)。?"
)
_LINKED_SHARE = 0.85


def squeeze(text: str) -> str:
    """``text`` with every run of white space as one blank, none at its ends, and without invisible characters."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", _HAN_BREAK.sub("", text))).strip()


@cache
def _surfaces(sense: str) -> tuple[str, ...]:
    return tuple(row["surface"] for row in rows("page_text") if row["sense"] == sense)


def without_outlet(title: str, outlet: str) -> str:
    """A title without the name of its outlet behind a dash, as in ``… – 法国国际广播电台 - RFI``."""
    found = _NAMED_OUTLET.search(title)
    return title[: found.start()] if found and found.start() and outlet in found.group() else title


def is_junk_class(attributes: str) -> bool:
    """Whether an element's class and id, in lower case, say that it is an advertisement, a share bar or a link list."""
    return any(surface in attributes for surface in _surfaces("class"))


def is_junk(text: str) -> bool:
    """Whether a line belongs to the page and not to the article: a heading of a link list, a share bar, a copyright."""
    return (
        text.strip("：: |*").lower() in _surfaces("heading")
        or text.startswith(_surfaces("start"))
        or any(surface in text for surface in _surfaces("holds"))
    )


def is_date(text: str) -> bool:
    """Whether a line is a printed date and nothing else."""
    return read_printed(text, UTC) is not None


def is_related_link(text: str, linked: int) -> bool:
    """Whether a line is a link to another article.

    Args:
        text: the line.
        linked: how many of its characters are the text of links.
    """
    if not linked or text.endswith(("。", "。”", "。」")):
        return False
    labels = tuple(f"{heading}{colon}" for heading in _surfaces("heading") for colon in "：: -")
    return linked >= _LINKED_SHARE * len(text) or text.startswith(labels)


def is_title(text: str, title: str) -> bool:
    """Whether a line says the title again, with or without its section mark."""
    plain = text.replace(" ", "")
    return plain in (title.replace(" ", ""), _SECTION.sub("", title).replace(" ", ""))


def without_label(text: str) -> tuple[str, bool]:
    """A line without a label for readers who do not see the picture, and whether it had one."""
    for label in _surfaces("caption"):
        if text.startswith(label):
            return text[len(label) :].strip(), True
    return text, False


def without_tail(text: str) -> tuple[str, str]:
    """A paragraph without （完） and without the credits behind its last sentence; and these credits, or ``""``."""
    text = _END_MARK.sub("", text)
    found = _credits().search(text)
    if found and found.start() and text[: found.start()].rstrip():
        return text[: found.start()].rstrip(), found.group().strip()
    return text, ""


@cache
def _credits() -> re.Pattern[str]:
    openings = "|".join(map(re.escape, (*_surfaces("note"), *_surfaces("byline"))))
    return re.compile(rf"\s*[（(][^（）()。，：]{{0,6}}(?:{openings})[^（）()。]{{0,60}}[）)]\s*\d{{0,8}}$")


def kind_of(text: str, kind: LineKind) -> LineKind:
    """What kind a line is by its words; ``kind`` is what the page's markup says."""
    if kind != "body":
        return kind
    if _BIOGRAPHY.match(text) or any(surface in text[-_LONGEST_NOTE:] for surface in _surfaces("signature")):
        return "note"
    return "note" if len(text) <= _LONGEST_NOTE and _is_note(text) else "body"


def _is_note(text: str) -> bool:
    plain = text.lstrip("（(【[—-■●◎※ ")
    if plain.startswith(_surfaces("note")):
        return True
    if _BRACKETED.fullmatch(text):
        return not any(mark in text[:-2] for mark in _SENTENCE_MARKS)
    if _credits_inside().search(text):
        return True
    if any(mark in text.rstrip("。") for mark in _SENTENCE_MARKS):
        return False
    return bool(_REPORTER.fullmatch(plain) or _credited().match(plain) or _signed().fullmatch(text))


@cache
def _credits_inside() -> re.Pattern[str]:
    """The credits of an editor anywhere in a line: … 责编：赵六 网编：钱七."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, _surfaces('credit')))})[：:/／ ]")


@cache
def _credited() -> re.Pattern[str]:
    """A label of credits and what follows it: 责编：赵六, 图/美联社; or a dateline on a line of its own."""
    labels = "|".join(map(re.escape, _surfaces("byline")))
    datelines = "|".join(map(re.escape, _surfaces("dateline")))
    return re.compile(rf"(?:{labels})[：:/／ |丨](?!.*[。？！]$)|(?:{datelines})(?:[（(][^（()）]*[）)])?[：:]?$")


@cache
def _signed() -> re.Pattern[str]:
    """Names with the agencies they used: 杨威廉/邹宗翰 (路透社、法新社)."""
    agencies = "|".join(re.escape(row["surface"]) for row in rows("agencies"))
    made = "|".join(map(re.escape, _surfaces("made")))
    return re.compile(
        rf"[^，。：“”「」（()）]{{0,30}}[（(]\s*(?:[^（()）。]{{0,20}}(?:{agencies})[^（()）。]{{0,30}}|(?:{made})\s*)[）)]"
    )
