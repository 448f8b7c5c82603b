"""People: what the tagger takes for one, well-known names, sounds behind a post, and where a name comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.chinese import authority
from kg.chinese.titles import title_at, title_before
from kg.extract.names_candidates import GUESSED, Candidate, Page, Word
from kg.extract.people_agreement import agree, doubt, surname_and_post
from kg.extract.people_bylines import bylines
from kg.extract.people_dotted import find_dotted
from kg.extract.people_evidence import weigh
from kg.extract.people_growth import grown
from kg.extract.people_latin import alone, behind_post, in_brackets, surnames_alone
from kg.extract.people_shape import never, shape, surnames, transliteration, trim
from kg.extract.people_titled import begun_before, glued, tibetan, titled

# Second characters of given names that the tagger leaves over, with the tags it gives them.
_LOST_END = {
    "中": "f",
    "家": "n",
    "生": "nv",
    "民": "n",
    "国": "n",
    "华": "n",
    "明": "na",
    "一": "m",
    "之": "u",
    "光": "na",
}
_SAYS = re.compile("(?:表示|认为|指出|强调|说[，：“「]|称[，：“「])")


def find_people(page: Page) -> tuple[Candidate, ...]:
    """Stretches that name people, Latin forms in brackets included."""
    signed = bylines(page)
    found = [
        *_known(page),
        *_tagged(page),
        *find_dotted(page),
        *titled(page),
        *glued(page),
        *tibetan(page),
        *alone(page),
    ]
    found = [_behind_post(page, one) for one in found]
    found += begun_before(page, found)
    found += grown(page, found)
    found += in_brackets(page, found)
    names = _ends(page, found)
    found = [_behind_word(page, _behind_post(page, one), names) for one in found]
    found = [one for one in found if one.begin not in signed]
    found = weigh(page, doubt(page, agree(page, found)))
    found += _spread(page, found)
    found += surname_and_post(page, found)
    found += surnames_alone(page, found)
    return tuple(one for one in found if one.begin not in signed)


def _behind_post(page: Page, one: Candidate) -> Candidate:
    """The same name without the last character of the post before it: 州长|卜卡, 教宗|方济各."""
    begin = behind_post(page, one.begin)
    return replace(one, begin=begin) if begin > one.begin and one.end - begin >= 2 and not one.known else one


_FUNCTION = "当比由与和据对在让使被把向从以为而因如若至自经将跟同"  # words that stand right before a name


def _ends(page: Page, found: list[Candidate]) -> frozenset[str]:
    """The names found, and what each with a dot ends in."""
    names = {page.folded[one.begin : one.end] for one in found if not one.latin}
    return frozenset(names | {name.rpartition("·")[2] for name in names})


def _behind_word(page: Page, one: Candidate, names: frozenset[str]) -> Candidate:
    """The same name without the word before it, where the article has it bare too: 当|劳尔·卡斯特罗, 比|伯恩斯."""
    bare = page.folded[one.begin + 1 : one.end]
    if page.folded[one.begin] not in _FUNCTION or one.known or len(bare) < 2 or bare not in names:
        return one
    return replace(one, begin=one.begin + 1)


def _known(page: Page) -> Iterator[Candidate]:
    """Forms of well-known names that mean nobody else."""
    for sentence in page.told:
        for first, last, row in authority.find_people(sentence.folded):
            post = trim(sentence.folded[first:last])[0]
            first += post if post > 1 else 0  # 教宗|方济各, but 时殷弘
            begin, end = sentence.begin + first, sentence.begin + last
            tags = {page.tags.get(place) for place in range(begin, end)}
            edges = (begin in page.edges) + (end in page.edges)
            if page.folded.startswith("主义", end):
                continue  # 马克思主义
            whole = edges == 2 or (edges and last - first >= 3) or _held(page, begin, end)
            if whole or tags <= GUESSED | {"ORG", "nt"}:
                yield Candidate(begin, end, "person", "people.known", sure=2, known=row.key)


def _held(page: Page, begin: int, end: int) -> bool:
    """Whether a post stands right before the name, wherever the tagger cuts: |顾问博明公开|, not 市长吕特|里奇."""
    post = title_before(page.folded, begin, max(0, begin - 8))
    if post is None and end in page.edges and begin not in page.edges:
        return title_at(page.folded, end) in page.edges and page.tags.get(begin) == "TIME"  # 3月25日拜|登|总统
    return post is not None and page.folded[end : end + 1] not in transliteration()


def _tagged(page: Page) -> Iterator[Candidate]:
    for words in page.words:
        for number, word in enumerate(words):
            if word.tag not in GUESSED:
                continue
            if shape(word.text) in ("han", "foreign") and len(word.text) == 2 and number + 1 < len(words):
                after = words[number + 1]
                if after.begin == word.end and shape(word.text + after.text) and _left_over(page, word, after):
                    yield Candidate(word.begin, after.end, "person", "people.tagged")
                    continue
            if _says_it(page, word):
                yield Candidate(word.begin, word.end, "person", "people.tagged", sure=2)
                continue
            begin = word.begin
            for part in re.split('([、，,（(“”"《》：:；;/])', word.text):
                yield from _one(page, part, begin)
                begin += len(part)


def _says_it(page: Page, word: Word) -> bool:
    """Whether a word of the tagger's that no shape fits speaks right behind a title: 总编|罗碧洲|认为."""
    left, right = trim(word.text)
    if shape(word.text[left:right]) or not re.fullmatch("[㐀-鿿]{3,7}", word.text) or word.text in never("word"):
        return False
    if (
        word.text[0] not in surnames("han")
        and not sum(char in transliteration() for char in word.text) >= len(word.text) - 1
    ):
        return False
    return (
        _SAYS.match(page.folded, word.end) is not None
        and title_before(page.folded, word.begin, max(0, word.begin - 8)) is not None
    )


def _left_over(page: Page, word: Word, after: Word) -> bool:
    """Whether the next character is the end of the name: 关卓|中; or the whole stands in a list: 、周锋|锁、."""
    if after.tag in _LOST_END.get(after.text, ""):
        return True
    if len(after.text) == 1 and after.text in transliteration() and title_at(page.folded, after.end) is not None:
        return not authority.person(word.text)  # 纳拉|万|将军
    if shape(word.text) == "foreign":
        return False
    if after.text == "为" and _SAYS.match(page.folded, after.end):
        return True  # 张维|为|表示
    listed = page.folded[word.begin - 1 : word.begin] == "、" and page.folded[after.end : after.end + 1] in ("、", "等")
    titled = title_before(page.folded, word.begin, max(0, word.begin - 8)) is not None
    listed = listed or (titled and page.folded[after.end : after.end + 1] in ("、", "，", "（", "("))
    return listed and len(after.text) == 1 and after.tag not in ("w", "u", "c", "p", "m")


def _one(page: Page, part: str, begin: int) -> Iterator[Candidate]:
    one, than, other = part.partition("比")
    if len(part) < 2 or (than and authority.person(one) and authority.person(other)):
        return  # 拜登比特朗普: two
    left, right = trim(part)
    if shape(part[left:right]) == "foreign" and authority.person(part[left : right - 1]):
        right -= 1  # 拜登敦|促
    surname = page.folded.startswith("姓", begin + right) and right - left == 2  # 随扈|彭|姓员警
    if shape(part[left:right]) and not surname:
        yield Candidate(begin + left, begin + right, "person", "people.tagged")


def _spread(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """Every other place where a name found stands; a short one only where words begin and end there."""
    text = page.folded
    spans = {(one.begin, one.end) for one in found}
    names = {text[one.begin : one.end]: one for one in found if not one.latin}
    for name, one in sorted(names.items()):
        for short in _shorts(name):
            names.setdefault(short, one)
    for name in sorted(names):
        for place in page.places(name):
            if (place, place + len(name)) not in spans and _fits(page, place, place + len(name), len(name)):
                yield Candidate(place, place + len(name), "person", "people.named_elsewhere")


def _shorts(name: str) -> Iterator[str]:
    """Forms that later sentences may use: 克里 of 约翰·克里, 岸田 of 岸田文雄."""
    last = re.split("[·-]", name)[-1]
    if last != name and len(last) >= 2 and shape(last):
        yield last
    if len(name) >= 4 and shape(name) == "japanese" and name[:2] in surnames("japanese"):
        yield name[:2]


def _fits(page: Page, begin: int, end: int, size: int) -> bool:
    if begin not in page.tags:  # in a note
        return False
    tags = {page.tags.get(place) for place in range(begin, end)}
    if tags & {"ORG", "nt", "LOC"} and not (begin in page.edges and end in page.edges):
        return bool(tags & {"ORG", "nt"})
    if size >= 3:
        return True
    return (begin in page.edges and end in page.edges) or "PER" in tags
