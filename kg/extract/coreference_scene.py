"""What a reader has in mind while reading on: clauses, their subjects, who spoke, who was just named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.chinese.folding import fold
from kg.chinese.quotations import quotations
from kg.chinese.speech import find_cues
from kg.extract.utterances_words import alternation, ending, words
from kg.model import Article, Mention, Names, Role, Sentence, Token

_CUT = re.compile(r"[，,；;：:。！？!?\n]|——")
_BRACKETS = re.compile(r"（[^（）\n]{0,200}）|\([^()\n]{0,200}\)|[（(][^（）()\n]{0,80}[）)]")
_QUOTED = "\ue000"
_NEAR = 60  # characters before a name that can govern it or hold it in brackets
_SPOKEN = ("utterance", "act", "attitude", "question")
_NOUNS = frozenset(("n", "nz", "vn", "a", "an", "ORG", "LOC", "nt", "ns", "f", "m", "q"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between marks outside of quotation marks, by offsets in the article."""

    begin: int
    end: int
    sentence: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a clause is about: one entity, several joined ones, or none where a common noun stands there."""

    begin: int
    entities: tuple[int, ...]
    speaks: bool
    clause: Clause
    unnamed: bool = False  # 一名官员: somebody without a name
    aside: bool = False  # of a clause that leans on the main one: 一旦甲当选，…


class Page:
    """An article made ready: folded, with its quoted stretches masked, its tokens and mentions at hand."""

    def __init__(
        self, article: Article, sentences: tuple[Sentence, ...], names: Names, roles: tuple[Role, ...]
    ) -> None:
        self.article = article
        self.names = names
        self.sentences = sentences
        self.folded = fold(article.text)
        self.masked = _mask(article, self.folded)
        self.tokens = [token for sentence in sentences for token in sentence.tokens]
        self.token_ends = [token.end for token in self.tokens]
        self.outer = sorted((m for m in names.mentions if not m.nested), key=lambda m: (m.begin, -m.end))
        self.begins = [mention.begin for mention in self.outer]
        self.all_begins = [mention.begin for mention in names.mentions]
        self.posts = {begin: role.title.end for role in roles for begin in range(role.title.begin, role.title.end)}
        self.ending: dict[int, list[Mention]] = {}
        self.alone: dict[int, list[Mention]] = {}  # the mentions that mean one entity and no other
        for mention in names.mentions:
            self.ending.setdefault(mention.end, []).append(mention)
            if len(mention.entities) == 1:
                self.alone.setdefault(mention.entities[0], []).append(mention)

    def mentions(self, begin: int, end: int) -> Iterator[Mention]:
        """Outermost names outside of quotation marks in the stretch, in text order."""
        for mention in self.outer[bisect_left(self.begins, begin) : bisect_left(self.begins, end)]:
            if mention.end <= end and self.masked[mention.begin] != _QUOTED:
                yield mention

    def named(self, begin: int, end: int) -> list[Mention]:
        """All names in the stretch, nested ones too, in text order."""
        first, last = bisect_left(self.all_begins, begin), bisect_left(self.all_begins, end)
        return [mention for mention in self.names.mentions[first:last] if mention.end <= end]

    def people(self, begin: int, end: int) -> list[int]:
        """The persons named in the stretch, each once, in text order."""
        found = (m.entities[0] for m in self.mentions(begin, end) if m.kind == "person" and len(m.entities) == 1)
        return list(dict.fromkeys(found))

    def token_ending(self, end: int) -> Token | None:
        """The token that ends right there."""
        index = bisect_left(self.token_ends, end)
        found = self.tokens[index] if index < len(self.tokens) else None
        return found if found is not None and found.end == end else None

    def token_from(self, begin: int) -> Token | None:
        """The token that holds the character at ``begin``."""
        index = bisect_left(self.token_ends, begin + 1)
        found = self.tokens[index] if index < len(self.tokens) else None
        return found if found is not None and found.begin <= begin else None

    def clauses(self) -> Iterator[Clause]:
        """Every clause of titles, bodies and captions, in text order."""
        for number, sentence in enumerate(self.sentences):
            if sentence.kind == "note":
                continue
            begin = sentence.begin
            for cut in (*_CUT.finditer(self.masked, sentence.begin, sentence.end), None):
                end = cut.start() if cut else sentence.end
                if self.masked[begin:end].strip(_QUOTED + ' ”」』"'):
                    yield Clause(begin, end, number, sentence.paragraph)
                begin = cut.end() if cut else end

    def is_person(self, entity: int) -> bool:
        """Whether the entity is a person."""
        return self.names.entities[entity].kind == "person"


@dataclass(slots=True)
class Memory:
    """Subjects of the clauses read so far, and the persons of each sentence."""

    subjects: list[Subject] = field(default_factory=list)
    by_sentence: dict[int, list[Subject]] = field(default_factory=dict)
    people: dict[int, list[int]] = field(default_factory=dict)  # sentence → persons, pronouns included


def note_subject(memory: Memory, subject: Subject) -> None:
    """Keep a subject in mind."""
    memory.subjects.append(subject)
    memory.by_sentence.setdefault(subject.clause.sentence, []).append(subject)


def _mask(article: Article, folded: str) -> str:
    """The folded text with what stands in quotation marks or round brackets made unreadable."""
    out = list(_BRACKETS.sub(lambda match: match[0][0] + _QUOTED * (len(match[0]) - 2) + match[0][-1], folded))
    for paragraph in article.paragraphs:
        for quotation in quotations(article.text[paragraph.begin : paragraph.end]):
            begin, end = paragraph.begin + quotation.begin, paragraph.begin + quotation.end
            out[begin:end] = _QUOTED * (end - begin)
    return "".join(out)


_LEANS = re.compile(rf"(?:但|而|不过|然而)?{alternation('leans')}")


def leans(page: Page, clause: Clause) -> bool:
    """Whether a clause gives only a condition, a reason or a time of the main one: 一旦甲当选，…."""
    return _LEANS.match(page.masked, clause.begin, clause.end) is not None


def subject_of(page: Page, clause: Clause, resolved: dict[int, Mention]) -> Subject | None:
    """The subject of a clause: the first name or resolved pronoun that no preposition or verb governs."""
    cue = next((c for c in find_cues(page.masked[clause.begin : clause.end]) if c.sense in _SPOKEN), None)
    inside = sorted(
        (
            *page.mentions(clause.begin, clause.end),
            *(resolved[b] for b in range(clause.begin, clause.end) if b in resolved),
        ),
        key=lambda mention: (mention.begin, -mention.end),
    )
    if cue is not None:
        speaker = _at_cue(page, clause.begin + cue.begin, inside)
        if speaker is not None:
            return Subject(speaker.begin, _joined(page, speaker, inside), True, clause)
    dateline = _DATELINE.match(page.masked, clause.begin, clause.end)
    last = dateline.end() if dateline else -1
    for mention in inside:
        if mention.begin < last:
            continue
        last = mention.end
        state = _standing(page, clause, mention, inside)
        if state == "governed":
            continue
        if state == "object":
            return _unnamed(page, clause, cue is not None)
        if state == "noun":
            return Subject(mention.begin, (), cue is not None, clause, unnamed=True)
        joined = _joined(page, mention, inside)
        speaks = cue is not None and clause.begin + cue.begin >= mention.end
        return Subject(mention.begin, joined, speaks, clause)
    return _unnamed(page, clause, cue is not None)


_DATELINE = re.compile(r"[（(]?[^，。（()）]{2,16}?[0-9]{1,2}日(?:专?电|讯)?\s*(?:[）)]|-|—|电)+")
_ADVERBS = frozenset(("d", "TIME", "t", "c", "ad"))
_OVER_CLAUSE = re.compile(r"(?:在|当|自|自从|由于|因为|因|随着|每当|虽然|尽管)$")


def _at_cue(page: Page, cue: int, inside: list[Mention]) -> Mention | None:
    """The person right before a verb of speech, adverbs and a bracket between."""
    people = [m for m in inside if m.kind == "person" and m.end <= cue]
    if not people:
        return None
    last = people[-1]
    between = re.sub(r"^[（(][^（）()]*[）)]", "", page.masked[last.end : cue])
    end = cue - len(between)
    token = page.token_from(end) if end < cue else None
    while token is not None and token.begin < cue:
        if token.tag not in _ADVERBS:
            return None
        token = page.token_from(token.end)
    if _is_governed(page, last.begin, page.masked[max(0, last.begin - _NEAR) : last.begin]):
        return None
    before = page.token_ending(last.begin)
    return None if before is not None and before.tag == "v" else last


_GOVERNING = re.compile(
    r"(?:[在对向与同跟和给被把将据从为随因以除按比当令使让替致]|针对|对于|关于|通过|根据|等到|至于|有关|按照|鉴于|随着|因为|由于|除了|以及)$"
)


def _is_governed(page: Page, begin: int, before: str) -> bool:
    """Whether a preposition or conjunction ends right before, and not only a noun like 大使, 上将."""
    match = _GOVERNING.search(before)
    token = page.token_ending(begin)
    inside = token is not None and match is not None and token.tag in _NOUNS and token.end - token.begin > len(match[0])
    return match is not None and not inside


_NAMELESS = re.compile(
    r"(?:官员|发言人|人士|专家|学者|分析师|分析人士|外交官|记者|议员|律师|消息来源|居民|目击者|医生|教授)$"
)


def _standing(page: Page, clause: Clause, mention: Mention, inside: list[Mention]) -> str:
    before = page.masked[max(clause.begin, mention.begin - _NEAR) : mention.begin].rstrip()
    following = page.token_from(mention.end)
    if mention.kind == "person" and _OVER_CLAUSE.fullmatch(page.masked, clause.begin, mention.begin):
        if following is not None and following.tag == "v" and following.begin == mention.end:
            return "subject"  # 在X领导…时: the subject of the clause that 在 governs
    if _is_governed(page, mention.begin, before) or max(before.rfind("（"), before.rfind("(")) > max(
        before.rfind("）"), before.rfind(")")
    ):
        return "governed"
    token = page.token_ending(mention.begin)
    if token is not None and token.begin >= clause.begin and token.tag == "v":
        return "object"
    if page.folded[mention.end : mention.end + 1] == "的":
        return "governed"
    if mention.kind == "person":
        return "subject"
    if any(m.kind == "person" and m.begin == page.posts.get(mention.begin) for m in inside):
        return "governed"  # in the title of the person that follows
    end = mention.end
    while following is not None and following.tag in _NOUNS and following.end <= clause.end:
        end, following = following.end, page.token_from(following.end)
    if any(m.begin == end and m.kind == "person" for m in inside) or _opens_a_title(page, mention, inside):
        return "governed"  # the title of the person that follows
    if end > mention.end and _NAMELESS.search(page.folded[mention.end : end]):
        return "noun"
    return "subject"


_TITLE_TAGS = _NOUNS | {"r"}
_IN_TITLES = words("in_title")


def _opens_a_title(page: Page, mention: Mention, inside: list[Mention]) -> bool:
    """Whether nothing but nouns and brackets leads on to a person: 凯雷集团（Carlyle）联合创始人之一|大卫."""
    person = next((m for m in inside if m.kind == "person" and m.begin >= mention.end), None)
    token = page.token_from(mention.end)
    while person is not None and token is not None and token.begin < person.begin:
        word = page.masked[token.begin : token.end]
        if word[0] not in _QUOTED + "（）()" and token.tag not in _TITLE_TAGS and word not in _IN_TITLES:
            return False
        token = page.token_from(token.end)
    return person is not None


_SOMEBODY = ending("person")


def _unnamed(page: Page, clause: Clause, speaks: bool) -> Subject | None:
    for token_end in range(clause.begin + 2, min(clause.begin + 30, clause.end) + 1):
        if _NAMELESS.search(page.masked, clause.begin, token_end):
            return Subject(clause.begin, (), speaks, clause, unnamed=True)
    token = page.token_from(clause.begin)
    while token is not None and token.tag in _ADVERBS | {"w"} and token.end < clause.end:
        token = page.token_from(token.end)
    begin = end = token.begin if token is not None else clause.end
    while token is not None and token.tag in _TITLE_TAGS | {"PER", "nr", "u"} and token.end <= clause.end:
        end, token = token.end, page.token_from(token.end)
    if _SOMEBODY.search(page.masked, begin, end):
        return Subject(begin, (), speaks, clause, unnamed=True)
    return None


def _joined(page: Page, first: Mention, inside: list[Mention]) -> tuple[int, ...]:
    """The entity of a subject with those that 和 、 join to it."""
    found = list(first.entities)
    end = first.end
    for mention in inside:
        if mention.begin <= first.begin or (mention.kind == "person") != (first.kind == "person"):
            continue
        between = re.sub(r"[（(][^（）()]*[）)]", "", page.masked[end : mention.begin])
        if not re.fullmatch(r"\s*(?:和|与|及|以及|、|跟|同|暨).{0,16}", between) or re.search(r"[，。的]", between):
            break
        found += [entity for entity in mention.entities if entity not in found]
        end = mention.end
    return tuple(found)
