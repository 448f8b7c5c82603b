"""A sentence as a row of items: names, dates, verbs, prepositions, breaks. What the clause grammar of events reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from kg.chinese.tables import rows
from kg.model import DateMention, Mention, Sentence, Token

ItemKind = Literal["name", "date", "verb", "prep", "list", "de", "noun", "adverb", "aspect", "break", "mark"]

_BREAKS = frozenset("，,；;：:。！？!?…©")
_MARKS = frozenset("—─-－–“”‘’\"'「」『』《》〈〉·")
OPENS, CLOSES = frozenset("“‘「『"), frozenset("”’」』")
QUOTES = OPENS | CLOSES
DASHES = frozenset(("——", "──", "--"))
_INNER = frozenset("、，；（）()")
VERBS = frozenset(("v", "vd", "xc"))
_ADVERBS = frozenset(("d", "ad", "f", "TIME", "t"))
_COUNTED = re.compile(r"(?:[一两三四五六七八九十几数][次场轮届]|[A-Z]+[0-9]*)(?=[一-鿿]{2})")  # 一次|会议, G20|峰会
_WHOLE = frozenset(("post", "occasion", "attribute", "against", "this_time"))  # what the tagger cuts apart
READ = 1 << 15  # words with their tags whose reading is kept
_GOVERNS = frozenset(
    ("with", "toward", "agent", "passive", "ba", "place", "direction", "source", "topic", "comitative")
)


class Item(NamedTuple):
    """One word, name or mark of a sentence; offsets are the article's."""

    kind: ItemKind
    begin: int
    end: int
    text: str  # folded
    tag: str = ""
    senses: frozenset[str] = frozenset()
    mention: Mention | None = None
    date: DateMention | None = None


@cache
def senses() -> dict[str, frozenset[str]]:
    """Function words of the clause: what each can do."""
    out: dict[str, set[str]] = {}
    for row in rows("clause"):
        out.setdefault(row["surface"], set()).add(row["sense"])
    return {surface: frozenset(found) for surface, found in out.items()}


@cache
def words_of(sense: str) -> tuple[str, ...]:
    """The words of the clause table that have a sense."""
    return tuple(word for word, found in senses().items() if sense in found)


def senses_of(parts: Sequence[Item]) -> frozenset[str]:
    """What some items say as one word: 早|在, 未|提及."""
    return senses().get("".join(i.text for i in parts), frozenset())


def ends_of(text: str) -> frozenset[str]:
    """What the last one or two characters of a word say."""
    return senses().get(text[-1:], frozenset()) | senses().get(text[-2:], frozenset())


def words_in(sentence: Sentence, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> list[Item]:
    """The words, names and dates of a sentence in text order, each read by itself."""
    spans = sorted([*_date_items(sentence, dates), *_name_items(sentence, mentions)], key=lambda i: (i.begin, -i.end))
    return _joined(_merged(sentence, _disjoint(spans)))


def _date_items(sentence: Sentence, dates: Iterable[DateMention]) -> Iterator[Item]:
    for date in dates:
        yield Item("date", date.begin, date.end, _folded(sentence, date.begin, date.end), date=date)


def _name_items(sentence: Sentence, mentions: Iterable[Mention]) -> Iterator[Item]:
    for mention in mentions:
        text = _folded(sentence, mention.begin, mention.end)
        yield Item("name", mention.begin, mention.end, text, mention.kind, mention=mention)


def _folded(sentence: Sentence, begin: int, end: int) -> str:
    return sentence.folded[begin - sentence.begin : end - sentence.begin]


def _disjoint(spans: Iterable[Item]) -> list[Item]:
    out: list[Item] = []
    for span in spans:
        if not out or out[-1].end <= span.begin:
            out.append(span)
    return out


def _merged(sentence: Sentence, spans: Sequence[Item]) -> list[Item]:
    """Names and dates in their places, tokens or pieces of tokens between them."""
    out: list[Item] = []
    pending = list(reversed(spans))
    folded, base = sentence.folded, sentence.begin
    last = base
    for token in sentence.tokens:
        begin, end, tag = max(token.begin, last), token.end, token.tag
        if begin > last > base and begin < end and _parts(sentence, begin, token):
            out.append(Item("break", last, begin, " "))
        while pending and pending[-1].begin < end:
            span = pending.pop()
            if begin < span.begin:
                out.append(_word(sentence, begin, span.begin, token))
            out.append(span)
            begin = last = span.end
        if begin < end:
            for low, high, text, kind, found in _readings(folded[begin - base : end - base], tag):
                out.append(Item(kind, begin + low, begin + high, text, tag, found))
            last = end
    return [*out, *reversed(pending)]


def _joined(items: Sequence[Item]) -> list[Item]:
    """Items with the halves of one word put together that the tagger cut apart: 外|相, 之|前, -|-."""
    out = list(items[:1])
    cut_words = _cut_words()
    for item in items[1:]:
        held = out[-1]
        if (len(item.text) == 1 or len(held.text) == 1) and held.end == item.begin:
            cut = held.text + item.text in cut_words or "post" in item.senses
            if cut and (whole := _whole(held, item)) is not None:
                out[-1] = whole
                continue
        out.append(item)
    return out


@cache
def _cut_words() -> frozenset[str]:
    """The words that the tagger may have cut apart."""
    kinds = _WHOLE | {"made_of"}
    return frozenset(word for word, found in senses().items() if not found.isdisjoint(kinds)) | DASHES


def _whole(first: Item, second: Item) -> Item | None:
    lengths = len(first.text), len(second.text)
    if lengths[0] > 1 and (lengths[0] > 2 or first.kind != "verb"):
        return None
    text = first.text + second.text
    if lengths[1] > 1:
        return _opened(first, second, text)
    found = senses().get(text, frozenset())
    if lengths[0] == 2:  # 协调|员, 防卫|相
        post = found | second.senses if second.tag == "n" else found
        return Item("noun", first.begin, second.end, text, "n", post) if "post" in post else None
    if text in DASHES:
        return Item("break", first.begin, second.end, text, first.tag)
    if found.isdisjoint(_WHOLE) or first.mention is not None or second.mention is not None:
        return None
    return Item("adverb" if "occasion" in found else "noun", first.begin, second.end, text, second.tag, found)


def _opened(first: Item, second: Item, text: str) -> Item | None:
    """A word whose first character the tagger cut off: 以甲〔为|团长〕, 〔跨|党派〕议员."""
    found = senses().get(text, frozenset())
    if "made_of" in found:
        return Item("verb", first.begin, second.end, text, "v", found)
    return Item("noun", first.begin, second.end, text, "n", found) if "attribute" in found else None


@lru_cache(READ)
def _readings(text: str, tag: str) -> tuple[tuple[int, int, str, ItemKind, frozenset[str]], ...]:
    """The words and marks that the tagger left in one token (、候, 、科技、): begin, end, text, kind, senses."""
    out: list[tuple[int, int, ItemKind, frozenset[str]]] = []
    first = 0
    opens = senses().get(text[0], frozenset()) if tag in VERBS or text[1:] == "在" else frozenset()
    if len(text) == 2 and "split_off" in opens:
        out.append((0, 1, "adverb", opens))
        first = 1
    if len(text) > 2 and "passive" in opens:
        out.append((0, 1, *_reading(text[0], tag)))
        first = 1
    elif tag[0] == "n" and (counted := _COUNTED.match(text)) is not None:
        first = counted.end()
        out.append((0, first, "noun", frozenset()))
    if len(text) > 1 and not _INNER.isdisjoint(text):
        for n in range(first, len(text)):
            if text[n] in _INNER:
                if first < n:
                    out.append((first, n, *_reading(text[first:n], tag)))
                out.append((n, n + 1, *_reading(text[n], tag)))
                first = n + 1
    if first < len(text):
        out.append((first, len(text), *_reading(text[first:], tag)))
    return tuple((low, high, text[low:high], kind, found) for low, high, kind, found in out)


def _parts(sentence: Sentence, begin: int, token: Token) -> bool:
    """Whether white space before a word parts clauses: in headlines, captions, and before a dash (路透北京 - …).

    Not within what is written with spaces: 2021〔 〕APEC.
    """
    if sentence.kind in ("title", "caption"):
        before, after = sentence.folded[: begin - sentence.begin].rstrip()[-1:], sentence.folded[begin - sentence.begin]
        return not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())
    return _folded(sentence, begin, token.end) in ("-", "－", "–")


def _word(sentence: Sentence, begin: int, end: int, token: Token) -> Item:
    text = _folded(sentence, begin, end)
    kind, found = _reading(text, token.tag)
    return Item(kind, begin, end, text, token.tag, found)


def _reading(text: str, tag: str) -> tuple[ItemKind, frozenset[str]]:
    found = senses().get(text, frozenset())
    return _kind(text, tag, found), found


def _kind(text: str, tag: str, found: frozenset[str]) -> ItemKind:
    if text[0] in _BREAKS or text in DASHES:
        return "break"
    if text[0] in _MARKS:
        return "mark"
    if text == "的":
        return "de"
    if text in ("了", "过", "着", "地", "所", "得"):
        return "aspect"
    if "occasion" in found and len(text) == 1:
        return "adverb"  # 访问加拿大〔时〕
    if "as_told" in found:
        return "adverb"  # 〔正如〕甲访问乙地时所说
    if found & {"attribute", "attached"}:
        return "noun"
    if found & _GOVERNS and (len(text) == 1 or tag not in ("n", "vn")):
        return "prep"
    if "with" in found:
        return "prep"
    if "list" in found:
        return "list"
    if tag in VERBS and not is_post(text):
        return "verb"
    if tag in _ADVERBS:
        return "adverb"
    return "noun"


def is_post(text: str) -> bool:
    """Whether a word ends like a post (特使, 发言人), whatever the tagger takes it for."""
    return len(text) > 1 and any("post" in senses().get(text[-n:], frozenset()) for n in (1, 2))


def takes_whom(item: Item) -> bool:
    """Whether a verb tells nothing without whom it strikes: 逮捕, 宣布制裁; not 被逮捕."""
    found = senses().get(item.text.removesuffix("了")[-2:], frozenset())
    return "takes_whom" in found and "passive" not in senses().get(item.text[0], frozenset())
