"""A paragraph made ready for reading reports: quotations and brackets masked, cut into units, names at hand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.chinese.folding import fold
from kg.chinese.quotations import Quotation, quotations
from kg.chinese.speech import Cue, find_cues
from kg.model import Article, Mention, Names, Paragraph, Sentence

QUOTED = "\ue000"  # stands for a character inside quotation marks
ASIDE = "\ue001"  # for one in round brackets, brackets included
TITLED = "\ue002"  # for one inside 《》
_BRACKETS = re.compile(
    r"（[^（）\n]{0,200}）|\([^()\n]{0,200}\)|[（(][^（）()\n]{0,80}[）)]|［[^［］\n]{0,80}］|\[[^\[\]\n]{0,80}\]"
)
_WORKS = re.compile(r"《[^《》\n]{0,80}》|〈[^〈〉\n]{0,80}〉")
_DATELINE = re.compile(
    r"\A(?:路透(?:社)?|法新社|美联社|新华社|中新社|中央社)[^，。]{0,14}?\d{1,2}(?:月\d{1,2})?日(?:电|"
    r"讯)?[ ]*[-－—–][ ]*"
)
_LEFT_OPEN = re.compile(r"(?<=[：:，])[“「『][ ]*\Z")  # the words follow in the next paragraph
_HEADING = re.compile(r"\Z|--(?!-)[^。！？\n]*\Z")  # --央行：…… in a digest of the week's news
_STOPS = re.compile(r"[。｡！？!?]+")
_AFTER_QUOTE = re.compile(r"[ \ue001]*([^，。；：:！？!?“”「」『』\"]{1,100})([。！!?？]|，(?![ ]*[“「『\"])|$)")
_LONGEST_LEAD = 120  # characters before a quotation in which what tells it is looked for
_LONGEST_NAME = 16  # characters
_LONGEST_UNIT = 600  # characters; only paragraphs longer than _LONGEST_TEXT are cut by it
_LONGEST_TEXT = 20_000
_TERMINAL = "。！？!?…"
_CLOSING = '’』」”" \u00a0'
_GOES_ON = "，,、；;：:。！？!?”）)"


@dataclass(frozen=True, slots=True)
class Ground:
    """One paragraph. Offsets in it count from its own beginning; ``begin`` is where it stands in the article."""

    index: int
    kind: str
    begin: int
    folded: str
    masked: str  # folded, with quoted words, brackets and titles of works masked, quotation marks all “”
    quotes: tuple[Quotation, ...]  # outermost ones
    inner: tuple[Quotation, ...]  # quotations inside them
    mentions: tuple[Mention, ...]  # outermost ones, article offsets
    words: dict[int, tuple[int, str]]  # begin of a word → its end and tag; empty where nothing is tagged

    def tag_at(self, position: int) -> str:
        """The tag of the word that begins there, or ""."""
        return self.words.get(position, (0, ""))[1]

    def mentions_in(self, begin: int, end: int) -> tuple[Mention, ...]:
        """Mentions wholly in the stretch (paragraph offsets) and not in quotation marks."""
        first = bisect_left(self.mentions, begin + self.begin, key=lambda mention: mention.begin)
        last = bisect_left(self.mentions, end + self.begin, first, key=lambda mention: mention.begin)
        found = []
        for number, mention in enumerate(self.mentions[first:last], first):
            low, high = mention.begin - self.begin, mention.end - self.begin
            part_of_title = self.masked[low] == TITLED and (
                self.masked[low - 1] != "《" or self.masked[high : high + 1] != "》"
            )
            inside_word = high == low + 1 and mention.kind != "person" and self.words.get(low, (high, ""))[0] != high
            if inside_word and (behind := self.mentions[number + 1 : number + 2]):
                inside_word = behind[0].begin != mention.end  # 英|法|德三国
            if high <= end and self.masked[low] != QUOTED and not part_of_title and not inside_word:
                found.append(mention)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of the reporter's, with the quotations it holds: paragraph offsets."""

    begin: int
    end: int  # behind the full stop
    cues: tuple[Cue, ...]
    quotes: tuple[Quotation, ...]


def grounds(article: Article, sentences: tuple[Sentence, ...], names: Names) -> Iterator[Ground]:
    """The paragraphs of an article that can hold utterances, in order; notes are passed over."""
    words: dict[int, dict[int, tuple[int, str]]] = {}
    for sentence in sentences:
        inside = words.setdefault(sentence.paragraph, {})
        base = article.paragraphs[sentence.paragraph].begin
        for token in sentence.tokens:
            inside[token.begin - base] = (token.end - base, token.tag)
    mentions = sorted((m for m in names.mentions if not m.nested), key=lambda m: (m.begin, -m.end))
    begins = [mention.begin for mention in mentions]
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind != "note" and not _HEADING.match(article.text, paragraph.begin, paragraph.end):
            low, high = bisect_left(begins, paragraph.begin), bisect_left(begins, paragraph.end)
            named = tuple(mentions[low:high])
            yield _ground(article, index, paragraph, named, _whole(words.get(index, {}), named, paragraph.begin))


def _whole(words: dict[int, tuple[int, str]], mentions: tuple[Mention, ...], base: int) -> dict[int, tuple[int, str]]:
    """The words, a person's name that was cut into several of them (施泰|因|迈尔) being one."""
    for mention in mentions:
        begin, end = mention.begin - base, mention.end - base
        if mention.kind != "person" or mention.form == "pronoun" or words.get(begin, (end, ""))[0] >= end:
            continue
        if any(last == end for first, (last, _) in words.items() if begin < first < end):
            words = {first: word for first, word in words.items() if not begin <= first < end} | {begin: (end, "PER")}
    return words


def _ground(
    article: Article,
    index: int,
    paragraph: Paragraph,
    mentions: tuple[Mention, ...],
    words: dict[int, tuple[int, str]],
) -> Ground:
    text = article.text[paragraph.begin : paragraph.end]
    folded = fold(text)
    found = quotations(text)
    outer = tuple(quotation for quotation in found if quotation.depth == 0)
    inner = tuple(quotation for quotation in found if quotation.depth > 0)
    return Ground(index, paragraph.kind, paragraph.begin, folded, _masked(folded, outer), outer, inner, mentions, words)


def _masked(folded: str, outer: tuple[Quotation, ...]) -> str:
    pieces, last = [], 0
    for quotation in outer:
        before = folded[last : quotation.outer_begin]
        doubled = before.endswith(folded[quotation.outer_begin])  # ““……”
        pieces.append(before[:-1] + " " if doubled else before)
        pieces.append("“" + QUOTED * (quotation.end - quotation.begin))
        last = quotation.end
        if not quotation.repaired:
            pieces.append("”")
            last += 1
    pieces.append(folded[last:])
    text = _LEFT_OPEN.sub(lambda match: " " * len(match.group()), "".join(pieces))
    text = _DATELINE.sub(lambda match: ASIDE * len(match.group()), text)
    text = _BRACKETS.sub(lambda match: ASIDE * len(match.group()), text)
    return _WORKS.sub(lambda match: "《" + TITLED * (len(match.group()) - 2) + "》", text)


def last_sign(ground: Ground, quote: Quotation) -> str:
    """The sign that ends the quoted words, closing marks of quotations inside them aside: 。 of ……‘好。’"""
    return ground.folded[quote.begin : quote.end].rstrip(_CLOSING)[-1:]


def units(ground: Ground) -> tuple[Unit, ...]:
    """The reporter's sentences of a paragraph.

    A full stop inside quotation marks ends one only where no speech phrase follows: “……。”他说。 is one unit.
    """
    headline = ground.kind == "title"
    cuts = sorted({*_cuts(ground), *_forced(ground)})
    out = []
    for begin, end in zip([0, *cuts], [*cuts, len(ground.masked)], strict=True):
        while begin < end and ground.masked[begin] in " \u3000\u00a0\t":
            begin += 1
        if begin < end:
            cues = (_moved(cue, begin) for cue in find_cues(ground.masked[begin:end], headline=headline))
            freed = tuple(_behind_name(ground, cue) for cue in cues)
            out.append(Unit(begin, end, freed, _between(ground.quotes, begin, end)))
    return tuple(out)


def _between(quotes: tuple[Quotation, ...], begin: int, end: int) -> tuple[Quotation, ...]:
    low = bisect_left(quotes, begin, key=lambda quotation: quotation.begin)
    high = bisect_left(quotes, end, key=lambda quotation: quotation.begin)
    return quotes[low:high]


def _moved(cue: Cue, offset: int) -> Cue:
    return Cue(cue.begin + offset, cue.end + offset, cue.verb, cue.sense, cue.frames)


def _behind_name(ground: Ground, cue: Cue) -> Cue:
    """The verb without the last character of a name that it seems to begin with: 林启坚|称, not 林启|坚称."""
    for mention in ground.mentions_in(max(cue.begin - _LONGEST_NAME, 0), cue.end):
        high = mention.end - ground.begin
        if mention.kind == "person" and mention.begin - ground.begin < cue.begin < high < cue.end:
            rest = next((c for c in find_cues(ground.masked[high : cue.end]) if c.begin == 0), None)
            return _moved(rest, high) if rest is not None else cue
    return cue


def _cuts(ground: Ground) -> Iterator[int]:
    text = ground.masked
    for stop in _STOPS.finditer(text):
        if stop.end() < len(text):
            yield stop.end()
    for quotation in ground.quotes:
        behind = min(quotation.end + (not quotation.repaired), len(text))
        if last_sign(ground, quotation) not in tuple(_TERMINAL) or behind >= len(text) or text[behind] in _GOES_ON:
            continue
        if not _speech_phrase(text, behind) or _told_already(text, quotation.outer_begin, behind):
            yield behind


def _forced(ground: Ground) -> Iterator[int]:
    """Cuts in a text that goes on without full stops, so that no unit gets too long to read."""
    return (
        iter(range(_LONGEST_UNIT, len(ground.masked), _LONGEST_UNIT))
        if len(ground.masked) > _LONGEST_TEXT
        else iter(())
    )


def _told_already(text: str, opening: int, behind: int) -> bool:
    """Whether a verb before tells the quotation and a comma closes the phrase behind: 他说：“……。”他还说，……"""
    match = _AFTER_QUOTE.match(text, behind)
    if match is None or match.group(2) != "，":
        return False
    if text[max(opening - 3, 0) : opening].rstrip(" ")[-1:] in ("：", ":"):
        return True
    lead = max(opening - _LONGEST_LEAD, *(text.rfind(stop, 0, opening) + 1 for stop in "。！？"), 0)
    return any(cue.sense in ("utterance", "attitude") for cue in find_cues(text[lead:opening]))


def _speech_phrase(text: str, begin: int) -> bool:
    """Whether the clause that begins there is no more than who said it: 他在会上说。"""
    match = _AFTER_QUOTE.match(text, begin)
    if match is None:
        return False
    cues = find_cues(match.group(1))
    return bool(cues) and cues[-1].sense != "report" and cues[-1].end >= len(match.group(1).rstrip())
