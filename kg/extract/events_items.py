"""A sentence as a row of items: names, dates, verbs, prepositions, breaks. What the clause grammar of events reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from kg.chinese.tables import rows
from kg.model import DateMention, Mention, Sentence, Token

ItemKind = Literal["name", "date", "verb", "prep", "list", "de", "noun", "adverb", "aspect", "break", "mark"]

_BREAKS = frozenset("，,；;：:。！？!?…")
_MARKS = frozenset("—─-－–“”‘’\"'「」『』《》〈〉·")
DASHES = frozenset(("——", "──", "--"))
_INNER = frozenset("、，；（）()")
_OPEN = frozenset("（([【〔")
_CLOSE = frozenset("）)]】〕")
_VERBS = frozenset(("v", "vd", "xc"))
_ADVERBS = frozenset(("d", "ad", "f", "TIME", "t"))
_COUNTED = re.compile(r"(?:[一两三四五六七八九十几数][次场轮届]|[A-Z]+[0-9]*)(?=[一-鿿]{2})")  # 一次|会议, G20|峰会
_LISTED_ON = re.compile("，(?:以及|及)")
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


def ends_of(text: str) -> frozenset[str]:
    """What the last one or two characters of a word say."""
    return senses().get(text[-1:], frozenset()) | senses().get(text[-2:], frozenset())


def items_of(sentence: Sentence, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> tuple[Item, ...]:
    """The items of a sentence in text order; what stands in round brackets is left out, but for dates."""
    spans = sorted([*_date_items(sentence, dates), *_name_items(sentence, mentions)], key=lambda i: (i.begin, -i.end))
    items = tuple(_without_brackets(_titled(list(_joined(_merged(sentence, _disjoint(spans)))))))
    return tuple(_without_commas(items)) if _LISTED_ON.search(sentence.folded) else items


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


def _merged(sentence: Sentence, spans: Sequence[Item]) -> Iterator[Item]:
    """Names and dates in their places, tokens or pieces of tokens between them."""
    pending = list(reversed(spans))
    last = sentence.begin
    for token in sentence.tokens:
        begin = max(token.begin, last)
        while pending and pending[-1].begin < token.end:
            span = pending.pop()
            if begin < span.begin:
                yield _word(sentence, begin, span.begin, token)
            yield span
            begin = last = span.end
        if begin < token.end:
            if begin > last > sentence.begin and _parts(sentence, begin, token):
                yield Item("break", last, begin, " ")
            yield from _words(sentence, begin, token)
            last = token.end
    yield from reversed(pending)


def _joined(items: Iterable[Item]) -> Iterator[Item]:
    """Items with the halves of one word put together that the tagger cut apart: 外|相, 之|前, -|-."""
    held: Item | None = None
    for item in items:
        whole = _whole(held, item) if held is not None else None
        if whole is not None:
            held = whole
            continue
        if held is not None:
            yield held
        held = item
    if held is not None:
        yield held


def _whole(first: Item, second: Item) -> Item | None:
    if first.end != second.begin or len(second.text) > 1:
        return None
    text = first.text + second.text
    known = senses().get(text, frozenset())
    post = known | second.senses if second.tag == "n" else known
    if first.kind == "verb" and len(first.text) == 2 and "post" in post:
        return Item("noun", first.begin, second.end, text, "n", post)  # 协调|员, 防卫|相
    if len(first.text) > 1:
        return None
    if text in DASHES:
        return Item("break", first.begin, second.end, text, first.tag)
    found = senses().get(text, frozenset())
    if not found & {"post", "occasion", "attribute"} or first.mention is not None or second.mention is not None:
        return None
    return Item("adverb" if "occasion" in found else "noun", first.begin, second.end, text, second.tag, found)


def _titled(items: Sequence[Item]) -> Iterator[Item]:
    """Items as the words beside them make them: 法国外〔长〕 and 〔前〕国务卿 are nouns, 〔两次〕访问 an adverb."""
    around = zip((None, *items[:-1]), items, (*items[1:], None), strict=True)
    for before, item, after in around:
        person = after is not None and after.mention is not None and after.mention.kind == "person"
        if item.kind == "verb" and len(item.text) == 1 and before is not None:
            found = senses().get(before.text[-1:] + item.text, frozenset())
            if found & {"attribute", "leaders"} or (person and "post" in found):
                item = item._replace(kind="noun", senses=found)
        if item.kind == "noun" and item.tag in _VERBS and is_post(item.text) and _acts_for(before, after):
            item = item._replace(kind="verb")
        if "holds_post" in item.senses and _before_holder(items, item):
            item = item._replace(kind="noun", senses=item.senses | {"of_holder"})
        if (
            "formerly" in item.senses
            and after is not None
            and (is_post(after.text) or after.tag == "m" or after.text == "副")
        ):
            item = item._replace(kind="noun", senses=frozenset())
        if item.kind in ("verb", "adverb") and _is_of_holder(items, item):
            item = item._replace(kind="noun")
        if item.text == "为" and before is not None and "picture" in before.senses:
            item = item._replace(kind="break")  # 图为甲会见乙
        if item.tag == "m" and "times" in senses().get(item.text[-1], frozenset()) and _goes_on(after):
            item = item._replace(kind="adverb")
        title = item.mention is not None and item.tag == "person" and is_post(item.text)
        if title and after is not None and "of_office" in after.senses:
            item = item._replace(kind="noun", mention=None)  # 〔市长〕补选
        if "back_then" in item.senses and item.kind == "adverb" and _is_of_name(before, after):
            item = item._replace(kind="noun")
        if "of_post" in item.senses and item.kind == "adverb" and _is_of_post(before, after):
            item = item._replace(kind="noun")
        if "how" in item.senses and item.kind == "noun" and _says_how(before, after):
            item = item._replace(kind="adverb")
        if {"arranging", "own_act"} <= item.senses and item.kind == "noun" and _is_done(before, after):
            item = item._replace(kind="verb")
        yield item


def _before_holder(items: Sequence[Item], item: Item) -> bool:
    """Whether a verb stands before a post and its holder, whose attribute it is: 〔离任〕总统甲."""
    at = next(n for n, other in enumerate(items) if other.begin == item.begin) + 1
    while at < len(items) and items[at].kind == "noun" and items[at].mention is None:
        at += 1
    after = items[at].mention if at < len(items) else None
    return after is not None and after.kind == "person" and is_post(items[at - 1].text)


def _is_of_holder(items: Sequence[Item], item: Item) -> bool:
    """Whether a verb belongs to the post of whom somebody meets: 会见某国〔负责〕贸易大臣甲, 与某州〔选举〕官员乙."""
    at = next(n for n, other in enumerate(items) if other.begin == item.begin)
    owner = max(0, at - 1)
    while owner > 0 and items[owner].mention is None and items[owner].kind in ("noun", "verb", "adverb"):
        owner -= 1
    mention, before = items[owner].mention, items[owner - 1] if owner else None
    if mention is None or mention.kind == "person" or before is None or not before.senses & {"with", "sees"}:
        return False
    last = at
    while last + 1 < len(items) and items[last + 1].mention is None and items[last + 1].kind in ("noun", "verb"):
        last += 1
    after = items[last + 1].mention if last + 1 < len(items) else None
    held = bool(items[last].senses & {"people", "post"}) or is_post(items[last].text)
    return last > at and held and after is not None and after.kind == "person"


def _acts_for(before: Item | None, after: Item | None) -> bool:
    """Whether a word like a post stands between a person and a body or place: 甲〔代表〕某国出席."""
    person = before is not None and before.mention is not None and before.mention.kind == "person"
    return person and after is not None and after.mention is not None and after.mention.kind != "person"


def _goes_on(after: Item | None) -> bool:
    """Whether a count is how often something is done: 两次访问, 两次与甲会谈, 两次高调访问; not 一次会议."""
    return after is not None and (after.kind in ("verb", "prep", "adverb") or "how" in after.senses)


def _says_how(before: Item | None, after: Item | None) -> bool:
    """Whether a word says how what follows is done: 甲〔高调〕与乙会面, 甲当时〔大方〕见了乙; not 泄露〔秘密〕."""
    if before is None or after is None or after.kind not in ("verb", "prep"):
        return False
    return before.kind in ("name", "date", "adverb") or "times" in senses().get(before.text[-1:], frozenset())


def _is_of_name(before: Item | None, after: Item | None) -> bool:
    """Whether 当时 belongs to whom a preposition governs: 与〔当时〕的议长甲会谈."""
    held = before is not None and before.kind == "prep" and "with" in before.senses
    return held and after is not None and after.kind in ("name", "noun", "de")


def _is_of_post(before: Item | None, after: Item | None) -> bool:
    """Whether an adverb is part of a post: 西藏事务〔特别〕协调员."""
    within = (
        before is not None and before.kind in ("noun", "name") and (before.mention is None or before.tag != "person")
    )
    return within and after is not None and after.kind == "noun" and is_post(after.text)


def _is_done(before: Item | None, after: Item | None) -> bool:
    """Whether a noun is what somebody does: 甲〔计划〕周三与乙会谈; not 核计划."""
    who = before is not None and before.mention is not None
    return who and after is not None and after.kind in ("date", "prep", "adverb", "verb")


def _words(sentence: Sentence, begin: int, token: Token) -> Iterator[Item]:
    """A token, parted where the tagger left several words or marks in it (、候, 、科技、)."""
    text = _folded(sentence, begin, token.end)
    for first, end, kind, found in _readings(text, token.tag):
        yield Item(kind, begin + first, begin + end, text[first:end], token.tag, found)


@lru_cache(READ)
def _readings(text: str, tag: str) -> tuple[tuple[int, int, ItemKind, frozenset[str]], ...]:
    """The words and marks in a token: first and end character, kind, senses."""
    out: list[tuple[int, int, ItemKind, frozenset[str]]] = []
    first = 0
    opens = senses().get(text[0], frozenset()) if tag in _VERBS or text[1:] == "在" else frozenset()
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
    return tuple(out)


def _parts(sentence: Sentence, begin: int, token: Token) -> bool:
    """Whether white space before a word parts clauses: in headlines, captions, and before a dash (路透北京 - …)."""
    if sentence.kind in ("title", "caption"):
        return True
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
    if found & {"attribute", "attached"}:
        return "noun"
    if found & _GOVERNS and (len(text) == 1 or tag not in ("n", "vn")):
        return "prep"
    if "with" in found:
        return "prep"
    if "list" in found:
        return "list"
    if tag in _VERBS and not is_post(text):
        return "verb"
    if tag in _ADVERBS:
        return "adverb"
    return "noun"


def is_post(text: str) -> bool:
    """Whether a word ends like a post (特使, 发言人), whatever the tagger takes it for."""
    return len(text) > 1 and any("post" in senses().get(text[-n:], frozenset()) for n in (1, 2))


def _without_commas(items: Sequence[Item]) -> Iterator[Item]:
    """Items without the commas behind which a list of names goes on: 会见了甲〔，〕以及乙."""
    for item, after in zip(items, (*items[1:], None), strict=True):
        if not (item.text == "，" and after is not None and after.text[-1] == "及" and "list" in after.senses):
            yield item


def _without_brackets(items: Iterable[Item]) -> Iterator[Item]:
    depth = 0
    for item in items:
        if item.text and item.text[0] in _OPEN:
            depth += 1
        elif item.text and item.text[0] in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 or item.kind == "date":
            yield item
