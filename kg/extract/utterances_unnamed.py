"""Speakers without a name: whether the words for one mean somebody, and only one."""

from __future__ import annotations

import re

from kg.extract.utterances_grammar import NOUNS
from kg.extract.utterances_ground import ASIDE, Ground
from kg.extract.utterances_named import Subject
from kg.extract.utterances_words import alternation, ending, words

_PLURAL_TEXT = re.compile(
    r"者\Z|们|人士|[两三多几数][名位]|[\d多数几百千万余](?:多|余|几)?[人名]|" + alternation("several")
)

_OFTEN_MANY = ending("often_many")
_ONE = re.compile(
    rf"\A[^，]{{0,12}}(?:[一这该那首某][名位]|[一-鿿]姓)|\A该[一-鿿]{{1,4}}(?<![府会司局部社报国团院队媒])\Z"
    rf"|{alternation('called_by')}\Z"
)
_THAT_ONE = re.compile(r"(?:一名|一位|这名|这位|该名|该位|该)[^，们]{0,16}人士\Z")
_PERSON_TAGS = frozenset({"PER", "nr", "nz", "nw"})  # of names that no table knows
_SOMEONE = re.compile(  # 州务卿本森, James
    rf"(?:{alternation('person')}[一-鿿·•]{{0,6}}|(?:\A|[一-鿿 ])[A-Z][a-z]+(?:[ .·][A-Z][a-z]*)*)(?:（[^（）]*)?\Z"
)


def is_one(ground: Ground, subject: Subject) -> bool:
    """Whether the words mean one person, for whom 他 may stand: 一名官员, 州务卿本森; not 专家, 其他居民."""
    phrase = ground.folded[subject.begin : subject.end]
    if _THAT_ONE.match(phrase) is not None or _ONE.search(phrase) is not None:
        return True
    if len(phrase) < 2:
        return False  # 〔陈〕回答说: a surname of somebody told of before
    last = next((p for p in range(subject.end - 1, subject.begin - 1, -1) if p in ground.words), -1)
    someone = _SOMEONE.search(phrase.rstrip(" ）)")) is not None or ground.tag_at(last) in _PERSON_TAGS
    return someone and _PLURAL_TEXT.search(phrase) is None and not _OFTEN_MANY.search(phrase)


def ends_with_somebody(ground: Ground, subject: Subject) -> bool:
    """Whether the words end with a noun for a person, a body or a document, or with a name."""
    text = ground.masked[subject.begin : subject.end]
    if text in words("that_medium"):
        return True
    if not ground.words or _SOMEBODY_END.search(text) is not None or text[-1:] in "》）)”」" or text[-1:].isascii():
        return True
    named = subject.begin + len(text.rstrip(ASIDE + " "))  # 顾问周平（音）
    last = next((p for p in range(named - 1, subject.begin - 1, -1) if p in ground.words), -1)
    return ground.tag_at(last) in _SOMEBODY_TAGS and not text.endswith(("上", "中", "其中", "一般", "下"))


_SOMEBODY_END = re.compile(alternation("person", "collective", "document") + r"(?:们|里|中|内|[\ue001 ])*\Z")
_SOMEBODY_TAGS = NOUNS - {"ns"} | {"r", "vn", "q"}
