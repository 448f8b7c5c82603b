"""Organisations: what the tagger takes for one, and class words (部 委员会 公司 政府) with what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.chinese import authority, gazetteer
from kg.chinese.authority import OrganisationRow
from kg.chinese.shared_names import is_party, may_be_of, party_words_before
from kg.chinese.titles import title_at
from kg.extract.names_candidates import GUESSED, Candidate, Page, Word
from kg.extract.names_context import one_of
from kg.extract.organisations_edges import (
    PROPER,
    behind_verb,
    ending_of,
    endings,
    is_country,
    is_vague,
    left_edge,
    ordered,
    plausible,
    state_begins,
    trim_left,
)
from kg.extract.organisations_patterns import by_pattern, in_marks, mission_word

_GUESSED = frozenset(("ORG", "nt"))
_PARTY = 6  # characters of a party's name before 党
_PIECES = re.compile('([、，,（()：:“”"《》])')


def find_organisations(page: Page, people: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
    """Stretches that name organisations; also those inside longer names.

    Args:
        page: the article.
        people: the folded names of its people, whose governments and teams are organisations too.
    """
    known = (*_known(page), *in_marks(page))
    guessed = (*_tagged(page), *_class_words(page))
    return (
        *known,
        *(one for one in guessed if not _only_prefixed(page, one, known) and not _cut_short(page, one)),
        *by_pattern(page, people),
    )


def _cut_short(page: Page, one: Candidate) -> bool:
    """Whether the name begins inside a word (当|地理工学院), or behind 驻, which hides whose it is (驻英国大使馆)."""
    if page.folded[one.begin - 1 : one.begin + 1] in endings("locality"):
        return True
    if page.folded[one.begin] == "党" and any(
        is_party(page.folded[one.begin - size : one.begin + 1]) for size in range(1, _PARTY)
    ):
        return True  # 劳动|党中央
    if page.folded[one.end - 2 : one.end] in ("海军", "空军", "陆军") and page.folded.startswith(_SCHOOLS, one.end):
        return True  # 横田空军|基地
    return page.folded[one.begin - 1] == "驻" and mission_word().search(page.folded, one.begin, one.end) is not None


def _only_prefixed(page: Page, one: Candidate, known: tuple[Candidate, ...]) -> bool:
    """Whether it is a known name with no more than common words before it: 精锐|革命卫队, not 香港|海关."""
    inside = [other for other in known if other.end == one.end and other.begin > one.begin]
    before = page.folded[one.begin : min((other.begin for other in inside), default=one.begin)]
    if not before or before.endswith(ordered("leads")) or gazetteer.country_of_character(before[0]):
        return False
    if is_party(page.folded[one.begin + len(before) : one.end]) and before in endings("parliament"):
        return True  # 国会|民主党
    return not any(True for _ in gazetteer.find(before)) and not ending_of(before)


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"{one_of('medium_tail')}(?!{one_of('no_medium_tail')})")


def _known(page: Page) -> Iterator[Candidate]:
    """Forms of well-known names that mean no other organisation."""
    for sentence in page.told:
        for first, last, row in authority.find_organisations(sentence.folded):
            begin, end = sentence.begin + first, sentence.begin + last
            whole = begin in page.edges and (end in page.edges or title_at(page.folded, end) in page.edges)
            if sentence.folded[last : last + 1] == "长" or _needs_marks(page, begin, end) or _runs_on(page, begin, end):
                continue
            if whole or last - first >= 4 or page.tags.get(begin) in _GUESSED:
                tail = _tail().match(page.folded, end)
                end = tail.end() if tail and tail.end() in page.edges else end
                known: str | None = row.key
                if is_party(page.folded[begin:end]):
                    begin, known = party_words_before(page.folded, begin), _whose_party(page, begin, end, row)
                yield Candidate(begin, end, "organisation", "organisations.known", sure=2, known=known)


def _whose_party(page: Page, begin: int, end: int, row: OrganisationRow) -> str | None:
    """The row's key for a party with a common name, if the article may mean it: 民主党 in Hong Kong is another."""
    if party_words_before(page.folded, begin) < begin or not row.country:
        return None if row.country else row.key
    if may_be_of(row.country, page.countries):
        return row.key
    (most, _), *_ = page.countries.most_common(1)
    name = f"{gazetteer.country_name(most)}{page.folded[begin:end]}"
    other = authority.organisation(name)
    return other.key if other else None


def _runs_on(page: Page, begin: int, end: int) -> bool:
    """Whether a form is a piece of other words: 真|理大|学, 北大|西洋公约, 美国银行|业, 布|林肯|计划."""
    if re.match("-[A-Za-z]", page.folded[end : end + 2]) and page.folded[end - 1].isascii():
        return True  # Gazprom|-Media
    if page.folded[end - 2 : end] == "银行" and page.folded.startswith("业", end):
        return True
    if page.folded[end - 2 : end] in ("海军", "空军", "陆军") and page.folded.startswith(_SCHOOLS, end):
        return True  # 美国海军|学院
    if begin not in page.edges and page.tags.get(begin) in GUESSED and end in page.edges:
        return True
    inside = begin not in page.edges or any(page.folded.startswith(word, begin) for word in endings("longer"))
    return end - begin == 2 and end not in page.edges and inside


_SCHOOLS = ("学院", "官校", "基地", "航空站")


def _needs_marks(page: Page, begin: int, end: int) -> bool:
    """外交政策 is a paper between marks only."""
    return page.folded[begin:end] in endings("marks") and page.folded[begin - 1 : begin] not in "《〈"


def _tagged(page: Page) -> Iterator[Candidate]:
    for words in page.words:
        for number, word in enumerate(words):
            if word.tag not in _GUESSED:
                continue
            begin = word.begin
            for part in _PIECES.split(word.text):
                left = state_begins(part, max(trim_left(part), behind_verb(part)))
                left += len(part[left:]) - len(part[left:].lstrip("—–-－"))
                school = _SCHOOL.search(part)
                name = part[left : school.end(1)] if school else part[left:]
                both = re.search("[和及与]", name)
                if both and ending_of(name) in endings("thin") | {"政府"}:
                    left += both.end()
                    name = name[both.end() :]
                if plausible(name):
                    first = begin + left
                    own = authority.organisation(name) is not None and not name.endswith(ordered("state"))
                    if left == 0 and begin == word.begin and ending_of(name) and not own:
                        first = left_edge(words, number, name)
                    yield Candidate(first, begin + left + len(name), "organisation", "organisations.tagged")
                begin += len(part)


_SCHOOL = re.compile("(大学)(?:[㐀-鿿]{0,8}(?:系|学系|教授|学者|校长|学院))$")


def _class_words(page: Page) -> Iterator[Candidate]:
    for words in page.words:
        for number, word in enumerate(words):
            if page.folded[word.end : word.end + 1] == "长" and word.text.endswith(
                ("部", "院", "局", "署", "厅", "会")
            ):
                continue
            if word.text in endings("alone") or (word.text in endings("bare") and not _behind_noun(words, number)):
                first = left_edge(words, number, word.text)
                first = word.begin if is_vague(page.folded[first : word.end]) else first
                yield Candidate(first, word.end, "organisation", "organisations.by_name", sure=2)
                continue
            if word.text == "政府" and page.folded.startswith(("工作报告", "首脑"), word.end):
                continue
            known = authority.organisation(word.text)
            ending = "" if known and not word.text.endswith(ordered("state")) else ending_of(word.text)
            if not ending or word.tag in ("v", "d", "ad", "p", "c", "f", "m", "TIME"):
                continue
            first = left_edge(words, number, word.text)
            if first == word.begin:
                yield from _before_verb(word)
                first += behind_verb(word.text)
                first += state_begins(page.folded[first : word.end], trim_left(page.folded[first : word.end]))
            name = page.folded[first : word.end]
            thin = ending in endings("thin") and _only_common(words, number, first)
            if _earned(page, first, word, ending) and plausible(name) and not thin:
                yield Candidate(first, word.end, "organisation", "organisations.class_word", sure=1)


def _before_verb(word: Word) -> Iterator[Candidate]:
    """The body before a verb that the tagger took into one name with what is behind it: 辅仁大学|邀请|教廷."""
    verb = behind_verb(word.text)
    name = word.text[: max((word.text.rfind(one, 0, verb) for one in ordered("splits")), default=0)] if verb else ""
    if ending_of(name) and plausible(name):
        yield Candidate(word.begin, word.begin + len(name), "organisation", "organisations.class_word", sure=1)


def _behind_noun(words: tuple[Word, ...], number: int) -> bool:
    """Whether a common noun stands right before: 国民|议会, 联邦|议会."""
    before = words[number - 1] if number else None
    return (
        before is not None
        and before.end == words[number].begin
        and before.tag in ("n", "a", "b", "vn", "q", "s", "f", "j")
    )


def _only_common(words: tuple[Word, ...], number: int, first: int) -> bool:
    """Whether nothing but common words stands between a country and the class word: 中国 运动 品牌 公司."""
    inside = [word for word in words[max(0, number - 6) : number] if word.begin >= first]
    return (
        bool(inside)
        and is_country(inside[0].text)
        and all(word.tag in ("n", "vn", "v", "a", "an") for word in inside[1:])
    )


def _earned(page: Page, first: int, word: Word, ending: str) -> bool:
    """Whether enough stands before the class word: a name, or for a long class word something of its own."""
    name = page.folded[first : word.end]
    vague = name.startswith(ordered("vague_lead")) and ending in endings("loose")
    named = page.tags.get(first) in PROPER or (name.startswith(ordered("leads")) and not vague)
    if first < word.begin:
        own = ending in endings("strong") and ending not in endings("thin") and len(ending) >= 2
        return named or (own and word.begin - first >= 2)
    return word.tag in _GUESSED | {"nz", "LOC", "ns"} and len(word.text) - len(ending) >= 2
