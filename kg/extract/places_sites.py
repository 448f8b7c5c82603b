"""Buildings and sites: 安德鲁斯空军基地, 巴格达机场."""

from __future__ import annotations

from collections.abc import Iterator

from kg.chinese import gazetteer
from kg.extract.names_candidates import Candidate, Page, Word
from kg.extract.places_words import suffixes, words


def sites(page: Page) -> Iterator[Candidate]:
    """Buildings and sites: a place or a name, then words that end in 大会堂, 机场, 基地."""
    for sentence_words in page.words:
        for number, word in enumerate(sentence_words):
            if not word.text.endswith(suffixes("site")):
                continue
            suffix = next(one for one in suffixes("site") if word.text.endswith(one))
            listed = gazetteer.lookup(word.text)
            first = number if listed else _left_edge(sentence_words, number)
            text = page.folded[sentence_words[first].begin : word.end]
            proper = (
                sentence_words[first].tag in ("LOC", "ns", "PER", "nz", "ORG") and text != sentence_words[first].text
            )
            if first == number:
                proper = word.tag in ("LOC", "ns", "nz", "ORG") and len(word.text) > len(suffix) + 1
            begin = sentence_words[first].begin + _own_name(text, suffix)
            if proper and text not in words("never") and begin < word.end:
                yield Candidate(begin, word.end, "place", "places.site", sure=2)


def _own_name(text: str, suffix: str) -> int:
    """Where the site's own name begins behind a country that stands before it: 伊拉克|巴格达机场.

    Where nothing but a country is before a common word, none does (英国总部): the length of the text.
    """
    for size in range(2, len(text) - len(suffix) + 1):
        places = gazetteer.lookup(text[:size])
        if places and places[0].kind == "country" and not gazetteer.lookup(text):
            if size + len(suffix) == len(text):
                return len(text) if suffix in suffixes("common_site") else 0
            inside = any(gazetteer.lookup(text[size:end]) for end in range(size + 2, len(text)))
            return size if inside or gazetteer.lookup(text[size:]) else 0
    return 0


def _left_edge(sentence_words: tuple[Word, ...], number: int) -> int:
    """The nearest word before that is a name: 马里兰州 | 安德鲁斯 空军基地."""
    for first in range(number - 1, max(-1, number - 4), -1):
        before = sentence_words[first]
        if before.end != sentence_words[first + 1].begin or before.tag not in (
            "LOC",
            "ns",
            "nz",
            "n",
            "PER",
            "f",
            "ORG",
        ):
            break
        if before.tag in ("LOC", "ns", "nz", "PER", "ORG") and before.text not in words("before"):
            return first
    return number
