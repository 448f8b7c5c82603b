"""他 她 他们 两人 后者: pronouns and numbers that stand for persons named before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.chinese.authority import people_called, person
from kg.chinese.folding import fold
from kg.chinese.speech import find_cues
from kg.extract.coreference_scene import Clause, Memory, Page, subject_of
from kg.extract.names_context import one_of
from kg.extract.utterances_words import alternation
from kg.model import Form, Mention

_PRONOUN = re.compile(r"他们|她们|他俩|她俩|[两二三俩]人|(?<![其吉维排利])他(?![国人乡日山律])|她|后者|前者")
_ALONE = ("他们", "她们", "后者", "前者")  # of several, or one of two, yet said as one word
_KIN = re.compile(r"(?:的|妻|丈夫|夫人|父|母|儿|女儿|家人|本人的|哥|姐|弟|妹|们|俩|生前|上任|任内)")
_COUNTED = re.compile(r"(?:造成|导致|至少|有|另|共|达|约|死|伤|其中|名|逾|近|其余|和另外|以及另)$")
_CASUALTY = re.compile(r"(?:死|伤|被捕|被拘|遇难|丧生|罹难|受伤|获救|失踪|以上|份|组|中)")
_COUNTED_OTHERS = re.compile(r"[两二三23](?:名|位|个(?!月|小时|国家|星期|问题|方面|议题))")
_PLURAL_OTHERS = re.compile(
    r"们|名|民众|人士|官员|公民|学生|国家|媒体|人员|居民|群众|分子|成员|家属|代表|议员|专家|学者|百姓|[^或记作学]者"
)
_MOVES = re.compile(
    r"(?:让|使|令|请|派|促使|允许|反对|呼吁|命令|委托|帮助|建议|授权|推动|支持|敦促|派遣|禁止|请求|责令|迫使|邀请|阻止|鼓励|要求|"
    r"指责|批评|指控|谴责|任命|提名|劝|催促|告诉|通知|质疑|攻击|称赞|感谢|祝贺|会见|会晤)$"
)
_NEXT_QUOTED = re.compile('[：，:,] ?[“「『"]\ue000+')
_NEXT_NAMED = re.compile("(?<=[说称道示出调])，[^，。]{2,5}")
_HIS_SIDE = re.compile(alternation("his_side"))  # of 李四政府 李四 may speak himself
_PREDICATES = frozenset(("v", "n", "vn", "m", "a"))
_SENTENCES_BACK = 5
_PARAGRAPHS_BACK = 2


class People:
    """Finds what stands for persons named before."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.genders = tuple(_gender(page, number) for number in range(len(page.names.entities)))

    def find(self, clause: Clause, memory: Memory, found: dict[int, Mention]) -> Iterator[Mention]:
        """Mentions for the pronouns of a clause whose meaning is clear."""
        if self.page.sentences[clause.sentence].kind == "title":
            return
        for match in _PRONOUN.finditer(self.page.masked, clause.begin, clause.end):
            token = self.page.token_from(match.start())
            if token is None or (token.begin != match.start() and token.tag not in ("r", "m")):
                continue
            if match.start() in found or _KIN.match(self.page.folded, match.end()):
                continue
            rule, entities = self._meant(match, clause, memory, found)
            if entities:
                known: Form = "pronoun" if len(match[0]) == 1 or match[0] in _ALONE else "group"
                yield Mention(match.start(), match.end(), "person", known, f"coreference.{rule}", entities)

    def _meant(
        self, match: re.Match[str], clause: Clause, memory: Memory, found: dict[int, Mention]
    ) -> tuple[str, tuple[int, ...]]:
        word = match[0]
        if word in ("他", "她"):
            return "pronoun", self._single(word, match.start(), clause, memory, found)
        if word in ("后者", "前者"):
            return "of_two", self._of_two(word, match.start(), clause, memory)
        if word[-1] == "人" and (
            _COUNTED.search(self.page.masked[clause.begin : match.start()])
            or _CASUALTY.match(self.page.folded, match.end())
        ):
            return "group", ()
        size = 3 if word.startswith("三") else 2 if word[-1] in "人俩" else 0
        return "group", self._several(size, word, match.start(), clause, memory)

    def _single(
        self, word: str, begin: int, clause: Clause, memory: Memory, found: dict[int, Mention]
    ) -> tuple[int, ...]:
        beside = self.page.people(clause.begin, clause.end)
        opens = self._opens(begin, clause)
        governs = opens or (self._heads_a_clause(begin + 1, clause) and not self._pivoted(begin, clause))
        if governs and not opens:
            own = subject_of(self.page, replace(clause, end=begin), found)
            one = self._fits(own.entities, word, []) if own else None
            if one is not None:
                others = (s for s in memory.by_sentence.get(clause.sentence, []) if s.entities != (one,))
                return () if any(self._fits(s.entities, word, []) is not None for s in others) else (one,)
        if self._said_of(begin, clause):
            return ()
        speaks = self._speaks(begin, clause)
        if governs and speaks:
            beside += self._spoken_of(clause)
        same = memory.by_sentence.get(clause.sentence, [])
        if same and _MOVES.fullmatch(self.page.masked[clause.begin : begin]):
            beside += same[-1].entities  # 甲致电乙，祝贺〔他〕就任: who acts is not whom he acts on
            met = self._met(clause, word, beside)
            if met:
                return met if len(met) == 1 else ()
        for subject in sorted(same, key=lambda subject: (not subject.speaks, -subject.begin)):
            one = self._fits(subject.entities, word, beside)
            if one is not None:
                return (one,)
        if any(subject.unnamed for subject in same):
            return ()
        owner = self._owner(begin, clause)
        if owner and self._fits(owner, word, beside) is not None:
            return owner
        for sentence in range(clause.sentence - 1, max(-1, clause.sentence - _SENTENCES_BACK - 1), -1):
            if self.page.sentences[sentence].kind in ("note", "title"):
                break
            if clause.paragraph - self.page.sentences[sentence].paragraph > _PARAGRAPHS_BACK:
                break
            if not governs and sum(self._suits(one, word) for one in memory.people.get(sentence, [])) > 1:
                return ()
            answer = self._of_sentence(sentence, word, beside, speaks, memory)
            if answer is not None:
                return answer
        return ()

    def _met(self, clause: Clause, word: str, beside: list[int]) -> tuple[int, ...]:
        """Who else is named before in the sentence."""
        people = self.page.people(self.page.sentences[clause.sentence].begin, clause.begin)
        return tuple(dict.fromkeys(one for one in people if one not in beside and self._suits(one, word)))

    def _owner(self, begin: int, clause: Clause) -> tuple[int, ...]:
        """Whose story the sentence opens with: 今天，李四的|任期到明年，他…"""
        sentence = self.page.sentences[clause.sentence]
        first = next(self.page.mentions(sentence.begin, min(begin, clause.begin)), None)
        if first is None or first.kind != "person":
            return ()
        comma = self.page.masked.rfind("，", sentence.begin, first.begin) + 1
        if not self._opens(first.begin, replace(clause, begin=max(comma, sentence.begin))):
            return ()
        return first.entities if self.page.folded[first.end : first.end + 1] == "的" else ()

    def _of_sentence(
        self, sentence: int, word: str, beside: list[int], speaks: bool, memory: Memory
    ) -> tuple[int, ...] | None:
        """Whom the pronoun means by that sentence: somebody, ``()`` for not clear, None to read further back."""
        subjects = memory.by_sentence.get(sentence, [])
        ranked = sorted(subjects, key=lambda subject: (speaks and not subject.speaks, subject.aside))
        if word == "她":  # who is known for a woman goes first
            ranked = sorted(ranked, key=lambda subject: not any(self.genders[one] == "f" for one in subject.entities))
        for subject in ranked:
            one = self._fits(subject.entities, word, beside)
            if one is not None:
                return (one,)
            if subject.unnamed and subject.speaks:
                first = self._fits(subjects[0].entities, word, beside)
                return () if first is None else (first,)
        people = [one for one in memory.people.get(sentence, []) if self._suits(one, word) and one not in beside]
        if word == "她" and any(self.genders[one] == "f" for one in people):
            people = [one for one in people if self.genders[one] == "f"]
        if len(people) == 1 and not any(subject.unnamed for subject in subjects):
            return (people[0],)
        return () if people else None

    def _fits(self, entities: tuple[int, ...], word: str, beside: list[int]) -> int | None:
        if len(entities) != 1 or not self.page.is_person(entities[0]):
            return None
        return entities[0] if self._suits(entities[0], word) and entities[0] not in beside else None

    def _suits(self, entity: int, word: str) -> bool:
        gender = self.genders[entity]
        return gender != ("m" if word == "她" else "f")

    def _said_of(self, begin: int, clause: Clause) -> bool:
        """说他…, 称她…: the one spoken of, with the speaker left out, may be anybody."""
        before = self.page.masked[clause.begin : begin]
        cues = find_cues(before)
        return bool(cues) and cues[-1].end == len(before) and cues[0].begin < 3 and cues[-1].sense == "utterance"

    def _opens(self, begin: int, clause: Clause) -> bool:
        """Whether only adverbs and times stand before in the clause."""
        token = self.page.token_ending(begin)
        while token is not None and token.begin >= clause.begin and token.tag in ("c", "d", "TIME", "t", "w"):
            if token.begin <= clause.begin:
                return True
            token = self.page.token_ending(token.begin)
        return not self.page.masked[clause.begin : begin].strip(' ”」』"\ue000')

    def _heads_a_clause(self, end: int, clause: Clause) -> bool:
        """Whether a verb or noun follows, adverbs between: the pronoun is a subject or an attribute, no object."""
        token = self.page.token_from(end)
        while token is not None and token.tag in ("d", "TIME", "t") and token.end < clause.end:
            token = self.page.token_from(token.end)
        return token is not None and token.tag in _PREDICATES and token.end <= clause.end

    def _pivoted(self, begin: int, clause: Clause) -> bool:
        """敦促他取消, 让他出任: somebody else than the subject is moved to act."""
        return _MOVES.search(self.page.masked[max(clause.begin, begin - 4) : begin]) is not None

    def _speaks(self, begin: int, clause: Clause) -> bool:
        cues = find_cues(self.page.masked[begin : clause.end])
        return bool(cues) and cues[0].begin < 12

    def _spoken_of(self, clause: Clause) -> list[int]:
        """Persons whom the words quoted next name, or told ones open with: 他 in 他说：“李四会来。” is not 李四."""
        quoted = _NEXT_QUOTED.match(self.page.masked, clause.end)
        opening = _NEXT_NAMED.match(self.page.masked, clause.end)
        found = quoted or opening
        behind = self.page.named(*found.span()) if found is not None else ()
        alone = (m for m in behind if m.kind == "person" and m.form in ("name", "short") and len(m.entities) == 1)
        return [m.entities[0] for m in alone if not m.nested and not _HIS_SIDE.match(self.page.folded, m.end)]

    def _of_two(self, word: str, begin: int, clause: Clause, memory: Memory) -> tuple[int, ...]:
        sentence = self.page.sentences[clause.sentence]
        people = self.page.people(sentence.begin, begin)
        if len(people) != 2:
            return ()
        return (people[1],) if word == "后者" else (people[0],)

    def _several(self, size: int, word: str, begin: int, clause: Clause, memory: Memory) -> tuple[int, ...]:
        for number in range(clause.sentence, max(-1, clause.sentence - 3), -1):
            sentence = self.page.sentences[number]
            if sentence.kind in ("note", "title"):
                break
            subjects = [s for s in memory.by_sentence.get(number, []) if s.begin < begin]
            joined = [s for s in subjects if len(s.entities) > 1 and self.page.is_person(s.entities[0])]
            if joined and size in (0, len(joined[-1].entities)):
                return () if self._others(joined[-1].begin, begin, size) else joined[-1].entities
            people = self.page.people(sentence.begin, min(begin, sentence.end))
            if size and len(people) == size:
                return () if self._others(sentence.begin, begin, size) else tuple(people)
            if len(people) > 1 or (people and not size) or self._others(sentence.begin, begin, size):
                return ()
        return ()

    def _others(self, begin: int, end: int, size: int) -> bool:
        """Whether unnamed people stand between who may be meant instead: 两名公民, 学生们."""
        others = _COUNTED_OTHERS if size else _PLURAL_OTHERS
        return others.search(self.page.masked, begin, end) is not None


@cache
def _genders() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """A gender, how somebody of it is called behind the name (林夏女士), and what stands before it (妻子林夏)."""
    return tuple(
        (name[0], re.compile(one_of(f"called_{name}")), re.compile(one_of(name))) for name in ("female", "male")
    )


def _gender(page: Page, number: int) -> str:
    """The gender of a person as the authority or the honorifics of the article have it, else ""."""
    entity = page.names.entities[number]
    if entity.kind != "person":
        return ""
    for name in (*entity.names, *entity.name.split("·")[1:], *entity.name.split("•")[1:]):
        row = person(fold(name)) or next(iter(people_called(fold(name))), None)
        if row is not None:
            return row.gender
    for mention in page.alone.get(number, ()):
        if mention.form in ("name", "short"):
            behind = page.folded[mention.end : mention.end + 3]
            before = page.folded[max(0, mention.begin - 4) : mention.begin]
            for gender, called, kin in _genders():
                if called.match(behind) or kin.search(before):
                    return gender
    return ""
