"""People: what the tagger takes for one, dotted names, names before a bracket with their Latin form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from kg.chinese import authority, gazetteer
from kg.extract.names_candidates import Candidate, Page, Word
from kg.extract.people_agreement import agree, surname_and_post
from kg.extract.people_evidence import POST_BEFORE, vouched, weigh
from kg.extract.people_shape import never, shape, surnames, transliteration, trim

_GUESSED = frozenset(("PER", "nr"))
_LATIN_WORD = r"(?:[A-ZÀ-Þ][\w.'’\-]*|de|da|del|der|den|van|von|al|bin|bint|el|la|le|dos|di|of)"
LATIN_NAME = re.compile(rf"[A-ZÀ-Þ][\w.'’\-]*(?:[ \xa0·]{_LATIN_WORD}){{0,5}}")
BRACKET = re.compile(r"[（(]\s*(?:音译\s*)?[,，]?\s*([A-ZÀ-Þ][^（()）\n，,;；、/]{1,60})[^（()）\n]{0,40}[)）]")
_LATIN_ALONE = re.compile(
    r"(?<![A-Za-z0-9(（ .])[A-Z][a-zà-ÿ'’\-]+(?: (?:[A-Z]\.|[A-Z][a-zà-ÿ'’\-]+)){1,3}(?![A-Za-z0-9])"
)
_NO_PERSON = re.compile(
    r"\b(?:Report|Media|Daily|Radio|TV|Hotel|Airlines|Systems|Technologies|Capital|Securities|Hospital|Museum|Club"
    r"|Festival|Award|Prize|Motors|Energy|Oil|Gas|Tower|Square|Park|Airport|Base|Corps|Command|Wall|Mountain|Valley"
    r"|University|Institute|Council|Center|Centre|Association|Agency|Department|Ministry|Party|Group|Bank|Times|News"
    r"|Press|Post|Journal|Foundation|Forum|Commission|Committee|Organization|Organisation|Union|Inc|Ltd|Corp|Co|Army"
    r"|Navy|Force|Forces|Lake|River|Island|Islands|Sea|Bay|City|Act|Bill|Project|Program|Initiative|Office|Court|House"
    r"|Street|Road|School|College|Alliance|Network|Society|Fund|Day|Summit|Agreement|The|for|and|International"
    r"|Report|Media|Daily|Radio|TV|Hotel|Airlines|Systems|Technologies|Capital|Securities|Hospital|Museum|Club|Festival"
    r"|Award|Prize|Motors|Energy|Oil|Gas|Tower|Square|Park|Airport|Base|Corps|Command|Wall|Mountain|Valley|Times"
    r"|National|Global|World|Human|Rights|Security|Research|Studies|Affairs|Policy|Law|Watch)\b"
)


_BYLINE = re.compile(
    r"[（(]\s?(?:中央社|法新社|美联社|路透社|德新社|新华社)?(?:驻外)?(?:特约)?记者[^）)\n]{2,24}(?:电|报道|摄|综合)[）)]"
    r"|[（(](?:编辑|译者|翻译|核稿|责编|责任编辑|图|摄影|作者|撰文|撰稿|整理|记者|校对)\s?[：:/][^）)\n]{2,30}[）)]"
    r"|(?:中央社|自由亚洲电台|美国之音|德国之声|法广)?记者[：:]?[㐀-鿿]{2,7}(?:摄|传真|专电|翻摄|[的]?采访报[导道])"
    r"|(?:美国之音|自由亚洲电台|德国之声)[㐀-鿿]{2,4}(?:拍摄|摄影|提供)"
    r"|(?:美国之音|自由亚洲电台|路透社|美联社|法新社)\s?[/／]\s?[㐀-鿿·]{2,10}"
    r"|(?:编辑|网编|责编|责任编辑|译者|核稿|审稿|摄影|撰稿|校对|实习编辑|主持人|嘉宾主持)\s?[：:]\s?[㐀-鿿、，, ]{2,20}"
    r"|(?:电台|之声|中文网|中央社|BBC中文|美联社|路透社|法新社)(?:驻[㐀-鿿]{2,6})?(?:特约)?记者[㐀-鿿·、]{2,14}(?:报道|报导|发自|综合|[㐀-鿿]{2}电)"
)


def _bylines(page: Page) -> frozenset[int]:
    """The places that hold a byline or a credit."""
    return frozenset(
        place for offset, match in page.find(_BYLINE) for place in range(offset + match.start(), offset + match.end())
    )


def find_people(page: Page) -> tuple[Candidate, ...]:
    """Stretches that name people, Latin forms in brackets included."""
    bylines = _bylines(page)
    found = [
        *_known(page),
        *_tagged(page),
        *_common_ends(page, [*_dotted(page)]),
        *_titled(page),
        *_latin(page),
        *_hyphened(page),
    ]
    found += _stretched(page, found)
    found += _bracketed(page, found)
    found = [one for one in found if one.begin not in bylines]
    found = weigh(page, agree(page, found))
    found += _spread(page, found)
    found += surname_and_post(page, found)
    return tuple(one for one in found if one.begin not in bylines)


def _known(page: Page) -> Iterator[Candidate]:
    """Forms of well-known names that mean nobody else."""
    for sentence in page.told:
        for first, last, row in authority.find_people(sentence.folded):
            first += trim(sentence.folded[first:last])[0]
            begin, end = sentence.begin + first, sentence.begin + last
            tags = {page.tags.get(place) for place in range(begin, end)}
            edges = (begin in page.edges) + (end in page.edges)
            if edges == 2 or tags <= _GUESSED | {"ORG", "nt"} or (last - first >= 3 and edges):
                yield Candidate(begin, end, "person", "people.known", sure=2, known=row.key)


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


def _tagged(page: Page) -> Iterator[Candidate]:
    for words in page.words:
        for number, word in enumerate(words):
            if word.tag not in _GUESSED:
                continue
            if shape(word.text) == "han" and len(word.text) == 2 and number + 1 < len(words):
                after = words[number + 1]
                if (
                    after.begin == word.end
                    and after.tag in _LOST_END.get(after.text, "")
                    and shape(word.text + after.text)
                ):
                    yield Candidate(word.begin, after.end, "person", "people.tagged")
                    continue
            begin = word.begin
            for part in re.split('([、，,（(“”"《》：:；;/])', word.text):
                yield from _one(part, begin)
                begin += len(part)


def _one(part: str, begin: int) -> Iterator[Candidate]:
    if len(part) < 2 or "·" in part:
        return
    left, right = trim(part)
    if shape(part[left:right]) == "foreign" and authority.person(part[left : right - 1]):
        right -= 1  # 拜登敦|促
    if shape(part[left:right]):
        yield Candidate(begin + left, begin + right, "person", "people.tagged")


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for word in never("before") if len(word) >= 2)


def _titled(page: Page) -> Iterator[Candidate]:
    """A post, then characters that can only be sounds: 总统穆罕默德."""
    for words in page.words:
        for number, word in enumerate(words[:-1]):
            if not any(word.text.endswith(word.text[-size:]) and word.text[-size:] in _titles() for size in (2, 3, 4)):
                continue
            end = number + 1
            while end < len(words) and words[end].begin == words[end - 1].end and _sounds(words[end]):
                if words[end].tag in ("v", "a") and len(words[end].text) > 1 and end > number + 1:
                    break
                end += 1
            name = page.folded[words[number + 1].begin : words[end - 1].end] if end > number + 1 else ""
            if len(name) >= 3 and shape(name) in ("foreign", "japanese") and not gazetteer.lookup(name):
                yield Candidate(
                    words[number + 1].begin, words[end - 1].end, "person", "people.title_before_name", sure=2
                )


def _sounds(word: Word) -> bool:
    return word.tag in ("PER", "nr", "nz", "n", "v", "a", "LOC", "ns") and all(
        char in transliteration() for char in word.text
    )


def _latin(page: Page) -> Iterator[Candidate]:
    """A Latin name in running text, between a post and a verb or mark: 局长Kathy Kraninger."""
    for offset, match in page.find(_LATIN_ALONE):
        begin, end = offset + match.start(), offset + match.end()
        before = page.folded[max(0, begin - 5) : begin].rstrip(" \xa0")
        titled = before[-1:] > "⺀" and POST_BEFORE.search(before)
        if titled and not _NO_PERSON.search(match[0]):
            yield Candidate(begin, end, "person", "people.latin_after_post")


@cache
def _dotted_pattern() -> re.Pattern[str]:
    part = rf"(?:[{transliteration()}]{{1,8}}|[A-Z]\.?[{transliteration()}]{{0,6}})"
    return re.compile(rf"(?:[{transliteration()}]{{1,8}}|[A-Z]\.?)(?:-{part})?(?:·\s?{part}(?:-{part})?){{1,5}}")


def _dotted(page: Page) -> Iterator[Candidate]:
    """Names with a middle dot; where the tagger cuts inside the first or last part, it knows better."""
    for offset, match in page.find(_dotted_pattern()):
        text = match[0]
        first, last = text.index("·"), text.rindex("·") + 1
        begin, end = match.start() + offset, match.end() + offset
        starts = [place for place in range(begin + 1, begin + first) if _begins_person(page, place)]
        if starts and _cut_there(page, begin, starts[0]):
            begin = starts[0]
        ends = [place for place in range(match.start() + offset + last + 1, end) if place in page.edges]
        ends = [place for place in ends if page.folded[place - 1] > "⺀"]
        ends = [
            place for place in ends if page.tags.get(place - 1) in _GUESSED and page.tags.get(place) not in _GUESSED
        ]
        if ends:
            end = ends[-1]
        begin = _begun_earlier(page, begin)
        left, right = trim(page.folded[begin:end])
        if shape(page.folded[begin + left : begin + right]):
            yield Candidate(begin + left, begin + right, "person", "people.dotted", sure=2)


def _begun_earlier(page: Page, begin: int) -> int:
    """Where the tagger begins the name, when that is a few characters before and no post: 叶甫|根尼."""
    for first in range(begin - 1, max(-1, begin - 4), -1):
        if page.tags.get(first) not in _GUESSED or not "㐀" <= page.folded[first] <= "鿿":
            break
        if first in page.edges:
            between = page.folded[first:begin]
            posts = any(between.endswith(word) for word in never("before") | never("loose"))
            return begin if posts else first
    return begin


def _cut_there(page: Page, begin: int, start: int) -> bool:
    """Whether what stands between is no part of the name: the rest of a word, or a word that stands before names."""
    if begin not in page.edges:
        return True
    between = page.folded[begin:start]
    return between in never("before") or between in never("loose") or page.tags.get(begin) in ("p", "c", "u", "d", "f")


def _common_ends(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """特雷莎·梅德 is 特雷莎·梅 where that is found too."""
    names = {page.folded[one.begin : one.end] for one in found}
    for one in found:
        name = page.folded[one.begin : one.end]
        size = next((cut for cut in (1, 2) if name[:-cut] in names and name[-cut - 1] != "·"), 0)
        if not size and page.tags.get(one.end - 1) in ("d", "p", "c", "v", "u", "f") and one.end - 1 in page.edges:
            size = 1 if "·" not in name[-3:-1] else 0
        yield Candidate(one.begin, one.end - size, one.kind, one.rule, one.sure)


def _begins_person(page: Page, place: int) -> bool:
    return (
        place in page.edges
        and page.folded[place - 1] != "-"
        and page.tags.get(place) in _GUESSED | {"nz", "n"}
        and page.tags.get(place - 1) not in _GUESSED
    )


def _stretched(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """A name that the tagger cut short: the same character stands beside it each of the three or more times."""
    text = page.folded
    names = Counter(text[one.begin : one.end] for one in found)
    for name in sorted(names):
        places = _places(text, name)
        longer = _grow(text, name, places)
        if longer != (0, 0) and shape(text[places[0] - longer[0] : places[0] + len(name) + longer[1]]):
            for place in places:
                begin, end = place - longer[0], place + len(name) + longer[1]
                yield Candidate(begin, end, "person", "people.grown_by_repetition")


def _grow(text: str, name: str, places: list[int]) -> tuple[int, int]:
    if len(places) < (2 if shape(name) == "japanese" else 3) or len(name) > 6:
        return 0, 0
    left = right = 0
    while left < 2 and len({text[max(0, p - left - 1)] for p in places}) == 1:
        if not _grows(text[places[0] - left - 1]) or places[0] - left - 1 < 0:
            break
        left += 1
    while right < 2 and len({text[p + len(name) + right : p + len(name) + right + 1] for p in places}) == 1:
        if not _grows(text[places[0] + len(name) + right : places[0] + len(name) + right + 1]):
            break
        right += 1
    return left, right


def _grows(char: str) -> bool:
    return bool(char) and char in transliteration() and char not in never("before") and char not in never("behind")


def _places(text: str, name: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(name), text)]


def _bracketed(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """X（Latin name）: a person where X can be one and the Latin words are no organisation's."""
    ends = {one.end: one for one in sorted(found, key=lambda one: (one.end - one.begin, one))}
    for offset, match in page.find(BRACKET):
        latin = LATIN_NAME.match(match[1])
        if not latin or _NO_PERSON.search(match[1]) or latin[0].isupper():
            continue
        before = offset + match.start()
        while before > 0 and page.folded[before - 1] in ' \xa0”"':
            before -= 1
        begin = offset + match.start(1)
        person = ends.get(before)
        single = " " not in latin[0].strip()
        if single and person is not None and gazetteer.lookup(page.folded[person.begin : person.end]):
            continue
        if person is None and not single:
            person = _before_bracket(page, before) or _tagged_before(page, before)
        if person is None or (single and not vouched(page, person)):
            continue
        first = _after_title(page, person.begin)
        yield Candidate(first, person.end, "person", "people.latin_in_brackets", sure=3)
        form = latin[0].rstrip()
        row = authority.person(form)
        known = row.key if row else None
        yield Candidate(begin, begin + len(form), "person", "people.latin_in_brackets", 3, latin=True, known=known)


def _tagged_before(page: Page, end: int) -> Candidate | None:
    """A word that the tagger takes for a person, whatever its characters: 慧特默（Gretchen Whitmer）."""
    word = page.closing.get(end)
    if word is None or word.tag not in _GUESSED or not re.fullmatch("[㐀-鿿]{2,6}", word.text):
        return None
    if any(char in never("character") for char in word.text):
        return None
    left, right = trim(word.text)
    return Candidate(word.begin + left, word.begin + right, "person", "people.latin_in_brackets", sure=3)


def _after_title(page: Page, begin: int) -> int:
    """Where the name begins when the tagger left its first one or two characters to the post: 外长科|韦尼."""
    for size in (1, 2):
        before = page.folded[max(0, begin - size - 4) : begin - size]
        sounds = all(char in transliteration() for char in page.folded[begin - size : begin])
        if begin >= size and sounds and any(before.endswith(title) for title in _titles()):
            return begin - size
    return begin


_HYPHEN = "-－–—"


@cache
def _hyphened_pattern() -> re.Pattern[str]:
    return re.compile(f"[{transliteration()}]{{2,8}}[{_HYPHEN}][{transliteration()}]{{2,8}}")


def _hyphened(page: Page) -> Iterator[Candidate]:
    """弗拉基米尔-普京, as some outlets write the dot; not 拜登-哈里斯, who are two."""
    for offset, match in page.find(_hyphened_pattern()):
        begin, end = offset + match.start(), offset + match.end()
        middle = begin + next(place for place, char in enumerate(match[0]) if char in _HYPHEN)
        first, last = page.folded[begin:middle], page.folded[middle + 1 : end]
        tags = {page.tags.get(middle - 1), page.tags.get(middle + 1)}
        whole = begin in page.edges and end in page.edges
        if (
            whole
            and tags & _GUESSED
            and not authority.person(first)
            and not (gazetteer.lookup(first) and gazetteer.lookup(last))
        ):
            row = authority.person(last)
            yield Candidate(begin, end, "person", "people.hyphened", sure=2, known=row.key if row else None)


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
        if tags & {"LOC", "ORG", "nt", "ns", "w", "TIME"} or not (tags & _GUESSED or (sounds and size >= 3)):
            continue
        best = Candidate(begin, end, "person", "people.latin_in_brackets", sure=3)
        if page.tags.get(begin) in _GUESSED:
            break
    return best


def _spread(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """Every other place where a name found stands; a short one only where words begin and end there."""
    text = page.folded
    spans = {(one.begin, one.end) for one in found}
    names = {text[one.begin : one.end]: one for one in found if not one.latin}
    for name, one in sorted(names.items()):
        for short in _shorts(name):
            names.setdefault(short, one)
    for name in sorted(names):
        for place in _places(text, name):
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
