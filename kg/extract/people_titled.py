"""Names that the tagger takes for common words, shown by the post before them and by what their bearer does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.chinese import authority, gazetteer, titles
from kg.extract.names_candidates import GUESSED, Candidate, Page, Word
from kg.extract.names_context import one_of, words
from kg.extract.people_shape import never, posts, shape, surnames, transliteration

_WORDY = frozenset(("n", "nr", "nz", "a", "nw", "an", "PER"))  # what a given name may be taken for, a lone word
_PIECES = _WORDY | {"v", "vn", "r", "m", "f", "s"}  # the same behind a surname that stands alone
_LONGEST_POST = 8
_LONGEST_COUNTRY = 8
_SHORT = 2  # characters of a foreign name that only a country's highest offices show to be one


def titled(page: Page) -> Iterator[Candidate]:
    """A post, then characters that can only be sounds (总统穆罕默德), or a Chinese name that acts: 发言人高峰说."""
    for words_here in page.words:
        for number, word in enumerate(words_here[:-1]):
            if any(word.text[-size:] in posts() for size in (2, 3, 4)):
                yield from _sounding(page, words_here, number)
            if word.tag not in GUESSED and words_here[number + 1].begin == word.end:
                yield from _acting(page, word, words_here[number + 1])


def _sounding(page: Page, words_here: tuple[Word, ...], number: int) -> Iterator[Candidate]:
    end = number + 1
    while end < len(words_here) and words_here[end].begin == words_here[end - 1].end and _sounds(words_here[end]):
        verb = words_here[end].tag in ("v", "a") and len(words_here[end].text) > 1
        named = end + 1 < len(words_here) and words_here[end + 1].tag == "PER"
        if verb and (end > number + 1 or named):
            break  # 成员|知道|特朗普
        end += 1
    begin, last = words_here[number].end, words_here[end - 1].end
    name = page.folded[begin:last]
    foreign = len(name) >= 3 and shape(name) in ("foreign", "japanese")
    called = len(words_here[number].text) > 1 and bool(authority.people_called(name))  # 首相强生
    short = len(name) == _SHORT and end == number + 2 and _heads_state(page, words_here[number], words_here[number + 1])
    if (
        end > number + 1
        and (foreign or called or short)
        and not gazetteer.lookup(name)
        and not authority.organisation(name)
    ):
        yield Candidate(words_here[number + 1].begin, last, "person", "people.title_before_name", sure=2)


def _heads_state(page: Page, post: Word, name: Word) -> bool:
    """Whether two sounds stand behind a country and a high office of it, and act there: 塞拉利昂总统|比奥|表示."""
    if (
        name.tag in ("v", "a")
        or not post.text.endswith(tuple(titles.words("of_state")))
        or not _acts_or_ends(page.folded, name.end)
    ):
        return False
    before = page.folded[max(0, post.begin - _LONGEST_COUNTRY) : post.begin]
    return any(place.kind == "country" for n in range(len(before)) for place in gazetteer.lookup(before[n:]))


def _acts_or_ends(folded: str, end: int) -> bool:
    ends = not folded[end:] or folded[end] in "，。、；：”」）"
    return ends or _acts().match(folded, end) is not None or folded.startswith(words("head_acts"), end)


def _sounds(word: Word) -> bool:
    return word.tag in ("PER", "nr", "nz", "n", "v", "a", "LOC", "ns", "ORG") and all(
        char in transliteration() for char in word.text
    )


@cache
def _acts() -> re.Pattern[str]:
    day = "[（(]?(?:周|星期)[一二三四五六日]|[0-9]{1,2}[日月]"
    return re.compile(f"{one_of('person_acts')}|{day}|[（(](?:[A-Z][a-z]+[ -]|左|右|中|前|后)")


def _acting(page: Page, word: Word, first: Word) -> Iterator[Candidate]:
    begin = word.end
    if titles.title_before(page.folded, begin, max(0, begin - _LONGEST_POST)) is None or word.text in titles.words(
        "verb_too"
    ):
        return
    for size in (5, 4, 3, 2):
        end = begin + size
        name = page.folded[begin:end]
        alone = first.end == end
        if end not in page.edges or name[0] in never("weak") or not _acts().match(page.folded, end):
            continue
        tags = {page.tags.get(place) for place in range(begin, end)}
        fits = shape(name) == "japanese" if size > 3 else shape(name) in ("han", "compound")
        fits = fits or (alone and bool(authority.people_called(name)))
        fits = fits or (len(first.text) == 1 and shape(name) == "foreign")  # 图|米
        listed = gazetteer.lookup(name) or authority.organisation(name) or "PER" in tags
        lone = len(first.text) == 1 and first.tag in ("nr", "n", "nz")
        if fits and not listed and tags <= (_WORDY if alone else _PIECES) and (alone or lone or size > 3):
            yield Candidate(begin, end, "person", "people.title_before_name", sure=1)
            return


def glued(page: Page) -> Iterator[Candidate]:
    """A Chinese or Japanese name that the tagger took into one word with the post before: 国家安全保障局长|北村滋."""
    for words_here in page.words:
        for word in words_here:
            if word.tag not in _ONE_WITH_POST or len(word.text) < _LEAST_WITH_POST:
                continue
            for size in (4, 3, 2):
                name, begin = word.text[-size:], word.end - size
                post = titles.title_before(page.folded, begin, word.begin)
                fits = shape(name) == "japanese" if size == 4 else shape(name) in ("han", "compound", "japanese")
                if post is None or not fits or name[0] in never("weak") or any(name.endswith(one) for one in _NO_END):
                    continue
                if titles.title_before(page.folded, word.end, begin) is None and not gazetteer.lookup(name):
                    yield Candidate(begin, word.end, "person", "people.title_before_name", sure=1)
                    break


@cache
def _tibetan() -> re.Pattern[str]:
    part = "|".join(sorted(surnames("tibetan")))
    return re.compile(f"(?:{part}){{2}}")


def tibetan(page: Page) -> Iterator[Candidate]:
    """Two of the words that Tibetan names are made of: 丹增多吉, 索南|才|让."""
    for offset, match in page.find(_tibetan()):
        begin, end = offset + match.start(), offset + match.end()
        if begin in page.edges and end in page.edges:
            yield Candidate(begin, end, "person", "people.tibetan", sure=3)


def begun_before(page: Page, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """A well-known name of which the tagger gave the first character to the post before: 外|相约|翰逊."""
    for one in found:
        begin = one.begin - 1
        if one.known or begin not in page.tags or begin in page.edges or one.begin not in page.edges:
            continue
        name = page.folded[begin : one.end]
        if authority.people_called(name) and titles.title_before(page.folded, begin, max(0, begin - _LONGEST_POST)):
            yield Candidate(begin, one.end, "person", "people.title_before_name", sure=2)


_ONE_WITH_POST = frozenset(("ORG", "nt", "LOC", "ns", "nw"))
_LEAST_WITH_POST = 5  # characters of a post and a name in one word
_NO_END = tuple("会部院局署厅处室团队社党省市县州国府办")
