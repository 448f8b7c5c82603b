"""Latin names: in brackets behind the Chinese one, or alone behind a post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.chinese import authority, gazetteer
from kg.chinese.latin_names import forenames
from kg.chinese.titles import title_before
from kg.extract.names_brackets import before_post
from kg.extract.names_candidates import GUESSED, Candidate, Page
from kg.extract.names_context import one_of
from kg.extract.people_evidence import post_before, vouched
from kg.extract.people_shape import never, posts, shape, transliteration, trim

_LATIN_WORD = r"(?:[A-ZÀ-Þ][\w.'’\-]*|(?:de|da|del|der|den|van|von|al|bin|bint|el|la|le|dos|di|of)\b)"
_NAME = re.compile(rf"[A-ZÀ-Þ][\w.'’\-]*(?:[ \xa0·]{_LATIN_WORD}){{0,5}}")
_BRACKET = re.compile(r"[（(]\s*(?:音译\s*)?[,，]?\s*([A-ZÀ-Þ][^（()）\n，,;；、/]{1,60})[^（()）\n]{0,40}[)）]")
_PART = r"[A-ZÀ-Þ](?:[A-ZÀ-Þ]?[a-zà-ÿ'’\-])+"  # Kathy, DeVos, O’Brien, Thomas-Greenfield
_ALONE = re.compile(
    rf"(?<![A-Za-zÀ-ÿ0-9(（.])(?<![A-Za-zÀ-ÿ0-9.,&] ){_PART}(?: (?:[A-Z]\.|{_PART})){{1,3}}(?![A-Za-zÀ-ÿ0-9])"
)


_INITIAL = re.compile(r" (?:[A-Z]\. ?)+")  # Donald J. Trump


_SPEAKS = re.compile(
    r"[ ]?(?:[（(][^（）()\n]{1,30}[）)])?(?:(?:周|星期)[一二三四五六日天]|\d{1,2}日)?(?:[则也还却又亦再续均就])?"
    r"(?:表示|说道|说[：，“「]|告诉|指出|认为|称[：，“「]|补充说|写道)"
)


@cache
def _institution() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of('latin_institution')}\b")


def alone(page: Page) -> Iterator[Candidate]:
    """A Latin name behind a post, or behind any noun where it speaks: 局长Kathy Kraninger, 居民Mary Stone说."""
    for offset, match in page.find(_ALONE):
        begin, end = offset + match.start(), offset + match.end()
        before = page.folded[max(0, begin - 8) : begin].rstrip(" \xa0")
        post = post_before(before) or title_before(before, len(before)) is not None
        speaks = _SPEAKS.match(page.folded, end) is not None
        held = before.endswith("的") and post_before(before[:-1])  # 任外交官的Karen Holt表示
        speaks = speaks and (held or before[-1:] not in tuple("和与、的在对"))
        titled = before[-1:] > "⺀" and (post or speaks)
        if titled and not _institution().search(match[0], _behind_forename(match[0])):
            yield Candidate(begin, end, "person", "people.latin_after_post")


def _behind_forename(name: str) -> int:
    """Where a Latin name goes on behind a forename that is a word too: Bill."""
    first = name.partition(" ")[0]
    return len(first) if first.casefold() in forenames() else 0


def surnames_alone(page: Page, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The surname by which an article goes on to call a person whom it names in Latin letters: Kraninger."""
    taken = {place for one in found for place in range(one.begin, one.end)}
    full = {page.folded[one.begin : one.end] for one in found if one.latin or one.rule == "people.latin_after_post"}
    for surname in sorted({part for name in full if " " in name for part in (name.split()[0], name.split()[-1])}):
        if len(surname) < _SHORTEST_SURNAME:
            continue
        for offset, match in page.find(re.compile(rf"(?<![A-Za-z.]){re.escape(surname)}(?![A-Za-z])")):
            begin, end = offset + match.start(), offset + match.end()
            if begin not in taken and begin in page.tags:
                yield Candidate(begin, end, "person", "people.latin_surname", sure=2, latin=True)


_SHORTEST_SURNAME = 4


def in_brackets(page: Page, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """X（Latin name）: a person where X can be one and the Latin words are no organisation's."""
    ends = {one.end: one for one in sorted(found, key=lambda one: (one.end - one.begin, one))}
    for offset, match in page.find(_BRACKET):
        latin = _NAME.match(match[1])
        if not latin or _institution().search(match[1]) or latin[0].isupper():
            continue
        before = offset + match.start()
        while before > 0 and page.folded[before - 1] in ' \xa0”"':
            before -= 1
        rank = _rank().match(latin[0])
        if rank is None and _rank_inside().search(latin[0]):
            continue  # Taiwan Ambassador to Eswatini
        skipped = rank.end() if rank else 0
        latin = _NAME.match(match[1], skipped) or latin
        begin = offset + match.start(1) + latin.start()
        before = next((place for place in before_post(page, before) if place in ends), before)
        person = ends.get(before)
        single = " " not in latin[0].strip()
        if single and person is not None and gazetteer.lookup(page.folded[person.begin : person.end]):
            continue
        row = authority.person(latin[0].rstrip()) or authority.person(_INITIAL.sub(" ", latin[0].rstrip()))
        if person is None and row is not None:
            person = _form_of_row(page, before, (*row.forms, *row.ambiguous))
        if person is None and not single:
            person = _before_bracket(page, before) or _tagged_before(page, before) or _behind_title(page, before)
        if person is None or (single and not vouched(page, person)):
            continue
        first = _after_title(page, _after_mark(page, person.begin))
        first = _joined_before(page, first, ends) if not single else first
        yield Candidate(first, person.end, "person", "people.latin_in_brackets", sure=3)
        form = latin[0].rstrip()
        known = row.key if row else None
        yield Candidate(begin, begin + len(form), "person", "people.latin_in_brackets", 3, latin=True, known=known)


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('latin_rank')}\.? )+(?=[A-ZÀ-Þ]\S* ?[A-ZÀ-Þ])")


@cache
def _rank_inside() -> re.Pattern[str]:
    return re.compile(rf" {one_of('latin_office')}\b")


def _form_of_row(page: Page, end: int, forms: Iterable[str]) -> Candidate | None:
    """The longest form of a well-known person that ends here, whatever the words: 外|相拉布（Dominic Raab）."""
    fitting = [form for form in forms if page.folded.endswith(form, 0, end) and len(form) > 1]
    size = max(map(len, fitting), default=0)
    return Candidate(end - size, end, "person", "people.latin_in_brackets", sure=3) if size else None


def _joined_before(page: Page, begin: int, ends: dict[int, Candidate]) -> int:
    """Where the forename begins that stands before a surname without a dot: 格雷塔|通贝里（Greta Thunberg）."""
    forename = ends.get(begin)
    if forename is None or forename.latin or "·" in page.folded[forename.begin : begin]:
        return begin
    sounds = all(char in transliteration() for char in page.folded[forename.begin : begin])
    return forename.begin if sounds and not authority.person(page.folded[forename.begin : begin]) else begin


def _tagged_before(page: Page, end: int) -> Candidate | None:
    """A word that the tagger takes for a person, whatever its characters: 慧特默（Gretchen Whitmer）."""
    word = page.closing.get(end)
    if word is None or not re.fullmatch("[㐀-鿿]{2,6}", word.text):
        return None
    if word.tag not in GUESSED and not (word.tag in ("ORG", "nt", "nz", "nw") and shape(word.text) == "japanese"):
        return None
    if any(char in never("character") for char in word.text):
        return None
    left, right = trim(word.text)
    return Candidate(word.begin + left, word.begin + right, "person", "people.latin_in_brackets", sure=3)


def _behind_title(page: Page, end: int) -> Candidate | None:
    """One word of sounds, whatever its tag, with a post before or in the word: 外交大臣拉布（Dominic Raab）."""
    inside = page.tags.get(end - 1) in ("nw", "nz", "n", "nt", "ORG")
    for size in (2, 3, 4) if inside else ():
        name = page.folded[end - size : end]
        post = title_before(page.folded, end - size, max(0, end - size - 8)) is not None
        if end - size not in page.edges and post and shape(name) and trim(name) == (0, size):
            return Candidate(end - size, end, "person", "people.latin_in_brackets", sure=3)
    word = page.closing.get(end)
    if word is None:
        return None
    begin = behind_post(page, word.begin)
    name = page.folded[begin:end]
    fits = all(char in transliteration() for char in name) or (shape(name) == "han" and not gazetteer.lookup(name))
    if not fits or not 2 <= len(name) <= 6 or title_before(page.folded, begin, max(0, begin - 8)) is None:
        return None
    return Candidate(begin, end, "person", "people.latin_in_brackets", sure=3)


def behind_post(page: Page, begin: int) -> int:
    """Where the name begins when the tagger gave it the last character of the post: 州|长卜卡, 教|宗方济各."""
    taken = page.folded[begin] in "长宗席" and title_before(page.folded, begin + 1, max(0, begin - 7)) is not None
    return begin + 1 if taken else begin


def _after_mark(page: Page, begin: int) -> int:
    """Where the name begins when one lone character stands between it and a mark: 、库|楚克."""
    word = page.closing.get(begin)
    lone = word is not None and len(word.text) == 1 and word.text in transliteration()
    return begin - 1 if lone and page.folded[max(0, begin - 2)] in "、，。；：\n" else begin


def _after_title(page: Page, begin: int) -> int:
    """Where the name begins when the tagger left its first one or two characters to the post: 外长科|韦尼."""
    for size in (1, 2):
        before = page.folded[max(0, begin - size - 4) : begin - size]
        sounds = all(char in transliteration() for char in page.folded[begin - size : begin])
        if begin >= size and sounds and any(before.endswith(title) for title in posts()):
            return begin - size
    return begin


def _before_bracket(page: Page, end: int) -> Candidate | None:
    """The name that ends here: the longest stretch of whole words that has the shape of one."""
    best = None
    for size in range(2, 9):
        begin = end - size
        if begin < 0 or "\n" in page.folded[begin:end]:
            break
        if begin not in page.edges or not shape(page.folded[begin:end]):
            continue
        tags = {page.tags.get(place) for place in range(begin, end)}
        sounds = all(char in transliteration() for char in page.folded[begin:end])
        if trim(page.folded[begin:end]) != (0, size):
            continue
        if tags & {"LOC", "ORG", "nt", "ns", "w", "TIME"} or not (tags & GUESSED or (sounds and size >= 3)):
            continue
        best = Candidate(begin, end, "person", "people.latin_in_brackets", sure=3)
        if page.tags.get(begin) in GUESSED:
            break
    return best
