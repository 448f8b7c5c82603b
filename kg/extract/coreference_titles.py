"""Titles that stand alone for their holder: 总统表示, 这位发言人, 印度外长."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.chinese.authority import people_called, person
from kg.chinese.folding import fold
from kg.chinese.gazetteer import country_of_character
from kg.chinese.titles import same_post, title_at, title_before, words
from kg.extract.coreference_scene import Clause, Memory, Page
from kg.model import Mention, Role

_THIS = re.compile(
    r"(?:(?:这位|那位|这名|该名|该位)(?:[^，。的“”《》]{1,8}(?:籍|裔|岁|出身|出生)的)?[^，。的“”《》]{0,8}|该)$"
)
_BECOMES = re.compile(
    r"(?:担任|出任|当选|就任|成为|接任|竞选|参选|任|是|为|当|做|兼任|辞去|卸任|罢免|任命|提名|选举|选出|新任|前任|历任|任何|下任|候任|副|前|代|某|其他|另|各国|多国|两国)$"
)
_GOES_ON = re.compile(
    r"[们的府团级职制位席]|选举|任期|竞选|候选|办公|政府|参选|夫人|人选|人士|大选|选战|宝座|身[份分]|一职|提名人|声明|讲话|谈话|特使|助理|顾问|代表|级|、|兼|和|与"
)
_ADDRESS = re.compile("先生|女士|阁下|陛下|殿下")
_BACK = 3
_LONGEST_NAME = 30


class Titles:
    """Finds titles without a name beside them whose holder the article names."""

    def __init__(self, page: Page, roles: tuple[Role, ...]) -> None:
        self.page = page
        self.holders: dict[str, list[tuple[int, int | None, str]]] = {}
        self.named = {role.title.begin: role for role in roles}
        self.known = {role.title.end: role.person for role in roles if role.rule == "roles.known_post"}
        for role in roles:
            head = title_before(page.folded, role.title.end, role.title.begin)
            if head is not None:
                entry = (role.person, role.organisation, role.time)
                self.holders.setdefault(same_post(page.folded[head : role.title.end]), []).append(entry)

    def find(self, clause: Clause, memory: Memory, found: dict[int, Mention]) -> Iterator[Mention]:
        """Mentions for the titles of a clause whose holder is clear."""
        end = clause.begin
        for token in self._tokens(clause):
            if token < end:
                continue
            stop = title_at(self.page.folded, token)
            if stop is None or stop > clause.end or self.page.token_ending(stop) is None:
                continue
            end = stop
            mention = self._mention(token, stop, clause, memory)
            if mention is not None and mention.begin not in found:
                yield mention

    def _tokens(self, clause: Clause) -> Iterator[int]:
        token = self.page.token_from(clause.begin)
        while token is not None and token.begin < clause.end:
            if token.begin >= clause.begin and self.page.masked[token.begin] != "\ue000":
                yield token.begin
                named = self.page.named(token.begin, token.end)
                yield from (m.end for m in named if m.begin == token.begin and m.kind != "person" and m.end < token.end)
            token = self.page.token_from(token.end)

    def _mention(self, begin: int, end: int, clause: Clause, memory: Memory) -> Mention | None:
        if self._beside_name(begin, end) or _GOES_ON.match(self.page.folded, end):
            return None
        if (address := _ADDRESS.match(self.page.folded, end)) is not None:  # 同〔总统先生〕举行会晤
            holder = self._only(same_post(self.page.folded[begin:end]), clause, memory)
            return self._made(begin, address.end(), "title_of_address", holder)
        following = self.page.token_from(end)
        if following is not None and following.end <= clause.end and following.tag in ("n", "vn", "nz", "PER", "nr"):
            return None
        before = self.page.masked[clause.begin : begin]
        post = same_post(self.page.folded[begin:end])
        this = _THIS.search(before)
        if this:
            holder = self._nearest(post, clause, memory)
            start = begin - len(this[0])
            return self._made(start, end, "this_title", holder)
        body = self._body_before(begin)
        if body is not None:
            if _BECOMES.search(self.page.masked[clause.begin : body.begin]) or self._of_pair(body):
                return None
            return self._made(body.begin, end, "title_of_country", self._of_body(post, body))
        if (
            post in words("weak")
            or not self._heads_a_clause(end)
            or _BECOMES.search(before)
            or not self._stands_alone(begin, clause)
        ):
            return None
        return self._made(begin, end, "bare_title", self._only(post, clause, memory))

    def _of_pair(self, body: Mention) -> bool:
        """中俄外长: the ministers of two countries."""
        before = self.page.folded[body.begin - 1 : body.begin]
        return body.end - body.begin == 1 and country_of_character(before) is not None

    def _heads_a_clause(self, end: int) -> bool:
        following = self.page.token_from(end)
        return following is not None and following.tag in ("v", "d", "p", "TIME", "t", "ad")

    def _made(self, begin: int, end: int, rule: str, holder: int | None) -> Mention | None:
        if holder is None:
            return None
        return Mention(begin, end, "person", "title", f"coreference.{rule}", (holder,))

    def _beside_name(self, begin: int, end: int) -> bool:
        after = re.compile(r"\s*(?:[（(][^（）()]{1,60}[）)])?[“「]?").match(self.page.folded, end)
        behind = after.end() if after else end
        after_it = [m for m in self.page.named(end, behind + 1 + _LONGEST_NAME) if m.begin in (end, behind)]
        return any(m.kind == "person" for m in (*after_it, *self.page.ending.get(begin, ())))

    def _body_before(self, begin: int) -> Mention | None:
        ending = [m for m in self.page.ending.get(begin, ()) if m.kind != "person" and len(m.entities) == 1]
        return min(ending, key=lambda m: m.begin, default=None)

    def _stands_alone(self, begin: int, clause: Clause) -> bool:
        if begin == clause.begin:
            return True
        token = self.page.token_ending(begin)
        if token is None or token.begin < clause.begin:
            return True
        return token.tag in ("c", "d", "v", "TIME", "t", "w") and self.page.folded[begin - 1] not in "、与和"

    def _of_body(self, post: str, body: Mention) -> int | None:
        entries = self.holders.get(post, [])
        exact = {
            person for person, organisation, time in entries if organisation == body.entities[0] and time != "former"
        }
        if len(exact) == 1:
            return exact.pop()
        country = self.page.names.entities[body.entities[0]].authority or ""
        if exact or not country.startswith("country:"):
            return None
        loose = {person for person, organisation, _ in entries if organisation is None}
        fitting = {one for one in loose if self._country(one) == country.removeprefix("country:")}
        return fitting.pop() if len(fitting) == 1 else None

    def _country(self, number: int) -> str | None:
        for name in self.page.names.entities[number].names:
            rows = (person(fold(name)), *people_called(fold(name)))
            country = next((row.country for row in rows if row is not None), None)
            if country:
                return country
        return None

    def _only(self, post: str, clause: Clause, memory: Memory) -> int | None:
        people = {person for person, _, time in self.holders.get(post, []) if time != "former"}
        if len(people) <= 1:
            return people.pop() if people else None
        near = self._near(clause, memory)
        close = [one for one in dict.fromkeys(near) if one in people]
        if len(close) == 1:
            return close[0]
        recent = (s for n in range(clause.sentence, clause.sentence - _BACK, -1) for s in memory.by_sentence.get(n, []))
        about = [s.entities[0] for s in recent if len(s.entities) == 1 and s.entities[0] in people]
        return about[0] if about and len(set(about)) == 1 else None

    def _nearest(self, post: str, clause: Clause, memory: Memory) -> int | None:
        people = {person for person, _, _ in self.holders.get(post, [])}
        near = self._near(clause, memory)
        holder = next((one for one in near if one in people), None)
        if holder is not None:
            return holder
        return near[0] if len(set(near)) == 1 and post not in words("stop") else None

    def _near(self, clause: Clause, memory: Memory) -> list[int]:
        """Persons of this and the sentences shortly before, the last one first."""
        numbers = range(clause.sentence, max(-1, clause.sentence - _BACK), -1)
        return [one for number in numbers for one in reversed(memory.people.get(number, []))]
