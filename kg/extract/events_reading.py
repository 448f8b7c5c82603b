"""The items of a sentence as the words beside them make them: 法国外〔长〕, 〔两次〕访问, 与某州〔选举〕主管官员甲."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.chinese.titles import title_before
from kg.extract.events_items import VERBS, Item, is_post, senses, takes_whom, words_in
from kg.model import DateMention, Mention, Sentence

_OPEN = frozenset("（([【〔")
_CLOSE = frozenset("）)]】〕")
_PEOPLE = frozenset(("nr", "PER"))
_TURNS = frozenset(  # words that are read by what stands beside them
    ("formerly", "holds_post", "of_post", "passes", "back_then", "how", "joins_up", "source", "arranging", "about")
)
_LISTED_ON = re.compile("，(?:以及|及)")


def items_of(sentence: Sentence, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> tuple[Item, ...]:
    """The items of a sentence in text order; what stands in round brackets is left out, but for dates."""
    items = _titled(_whole_titles(sentence, words_in(sentence, mentions, dates)))
    if not _OPEN.isdisjoint(sentence.folded) or not _CLOSE.isdisjoint(sentence.folded):
        items = list(_without_brackets(items))
    return tuple(_without_commas(items) if _LISTED_ON.search(sentence.folded) else items)


def _whole_titles(sentence: Sentence, items: Sequence[Item]) -> Sequence[Item]:
    """Items with the title before a person in one piece that the tagger cut into a verb and the rest: 执行|长甲."""
    out = list(items)
    for at in range(len(items) - 1, 1, -1):
        mention = items[at].mention
        if mention is None or mention.kind != "person" or out[at - 1].mention is not None:
            continue
        begin = title_before(sentence.folded, mention.begin - sentence.begin)
        first = next((n for n in range(at - 1, -1, -1) if out[n].begin - sentence.begin == begin), at)
        title = out[first:at]
        if any(i.kind == "verb" for i in title) and all(i.mention is None for i in title):
            text = "".join(i.text for i in title)
            out[first:at] = [Item("noun", title[0].begin, title[-1].end, text, "n", senses().get(text, frozenset()))]
    return out


def _titled(items: Sequence[Item]) -> list[Item]:
    """Items as the words beside them make them: 法国外〔长〕 and 〔前〕国务卿 are nouns, 〔两次〕访问 an adverb."""
    out = list(items)
    for n, item in enumerate(items):
        if not _may_turn(item) and not (n and item.kind in ("verb", "adverb") and _is_of_holder(items, n)):
            continue
        before, after = items[n - 1] if n else None, items[n + 1] if n + 1 < len(items) else None
        if "formerly" in item.senses and _is_former(items, n):
            item = item._replace(kind="noun", senses=frozenset())
        item = _of_post(before, item, after)
        if "holds_post" in item.senses and _before_holder(items, n):
            item = item._replace(kind="noun", senses=item.senses | {"of_holder"})
        if item.kind in ("verb", "adverb") and n and _is_of_holder(items, n):
            item = item._replace(kind="noun")
        if item.text == "为" and _captions(items[max(0, n - 2) : n]):
            item = item._replace(kind="break")
        if item.kind == "prep" and "about" in item.senses and _is_done_at_once(items, n):
            item = item._replace(kind="adverb")
        out[n] = _of_act(before, item, after)
    return out


def _may_turn(item: Item) -> bool:
    """Whether the words beside an item may make it another, whoever stands before a verb."""
    if not item.senses.isdisjoint(_TURNS):
        return True
    if item.kind == "verb":
        return len(item.text) == 1
    return item.tag in ("m", "person") or (item.kind == "noun" and item.tag in VERBS) or item.text == "为"


def _is_former(items: Sequence[Item], at: int) -> bool:
    """Whether 前 opens what somebody was: 判处〔前〕国安局人员甲, 甲及〔前〕公安厅长乙."""
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and (is_post(after.text) or after.tag == "m" or after.text == "副"):
        return True
    opens = before is None or before.kind in ("list", "break", "de", "aspect") or takes_whom(before)
    opens = opens or (before is not None and bool(before.senses & {"with", "toward", "ba", "lists"}))
    opens = opens or (before is not None and before.tag == "m")  # 四名〔前〕政府要员
    end = at + 1
    while end < len(items) and items[end].kind in ("noun", "name") and items[end].tag != "person":
        end += 1
    last = items[end - 1]
    return opens and end > at + 1 and (is_post(last.text) or bool(last.senses & {"people", "post", "leaders", "aide"}))


def _of_post(before: Item | None, item: Item, after: Item | None) -> Item:
    """An item as part of a post, or as the verb that looks like one."""
    person = after is not None and after.mention is not None and after.mention.kind == "person"
    if item.kind == "verb" and len(item.text) == 1 and before is not None:
        found = senses().get(before.text[-1:] + item.text, frozenset())
        if found & {"attribute", "leaders"} or (person and "post" in found):
            item = item._replace(kind="noun", senses=found)
    if item.kind == "noun" and item.tag in VERBS and is_post(item.text) and _acts_for(before, after):
        item = item._replace(kind="verb")
    if "of_post" in item.senses and item.kind == "adverb" and _is_of_post(before, after):
        item = item._replace(kind="noun")
    body = item.kind == "verb" and "passes" in item.senses and before is not None and before.kind in ("noun", "name")
    if body and after is not None and after.mention is not None and after.mention.kind == "organisation":
        item = item._replace(kind="noun", senses=frozenset())  # 伊斯兰〔组织〕某某
    title = item.mention is not None and item.tag == "person" and is_post(item.text)
    if title and after is not None and "of_office" in after.senses:
        item = item._replace(kind="noun", mention=None)  # 〔市长〕补选
    return item


def _of_act(before: Item | None, item: Item, after: Item | None) -> Item:
    """An item as what is done, or as how often and how it is done."""
    if item.tag == "m" and "times" in senses().get(item.text[-1], frozenset()) and _goes_on(after):
        item = item._replace(kind="adverb")
    if "back_then" in item.senses and item.kind == "adverb" and _is_of_name(before, after):
        item = item._replace(kind="noun")
    if "how" in item.senses and item.kind == "noun" and _says_how(before, after):
        item = item._replace(kind="adverb")
    if "joins_up" in item.senses and before is not None and after is not None and after.mention is not None:
        item = item._replace(kind="prep", senses=frozenset(("with",)))  # 甲〔联合〕乙制裁丙
    if item.kind == "prep" and "source" in item.senses and after is not None and after.text == "了":
        item = item._replace(kind="verb")  # 引述了他与甲的会见
    if {"arranging", "own_act"} <= item.senses and item.kind == "noun" and _is_done(before, after):
        item = item._replace(kind="verb")
    return item


def _before_holder(items: Sequence[Item], verb: int) -> bool:
    """Whether a verb stands before a post and its holder, whose attribute it is: 〔离任〕总统甲."""
    at = verb + 1
    while at < len(items) and items[at].kind == "noun" and items[at].mention is None:
        at += 1
    after = items[at].mention if at < len(items) else None
    return after is not None and after.kind == "person" and is_post(items[at - 1].text)


def _is_of_holder(items: Sequence[Item], at: int) -> bool:
    """Whether a verb belongs to the post of whom somebody meets: 会见某国〔负责〕贸易大臣甲, 与某州〔选举〕官员乙."""
    owner = at - 1
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
    """Whether a word like a post says for whom somebody acts: 甲〔代表〕某国出席, 甲来访，〔代表〕乙出席."""
    opens = before is None or before.kind == "break"
    person = before is not None and (before.tag == "person" or (before.mention is None and before.tag in _PEOPLE))
    if after is None or not (opens or person):
        return False
    return "government" in after.senses or (after.mention is not None and (person or after.mention.kind == "person"))


def _captions(before: Sequence[Item]) -> bool:
    """Whether what is shown follows: 图〔为〕甲会见乙, 图中〔为〕甲."""
    last = before[-1:] if before and "abstract" not in before[-1].senses else before[:-1]
    return any("picture" in i.senses for i in last)


def _is_done_at_once(items: Sequence[Item], at: int) -> bool:
    """Whether a verb with 了 follows: 随后甲〔就〕接待了乙."""
    return [i.kind for i in items[at + 1 : at + 3]] == ["verb", "aspect"]


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
