"""两国领导人, 双方外长, 两位总统: two holders of like posts, where two such were named shortly before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.chinese.gazetteer import country_of_character
from kg.chinese.titles import same_post, title_before, words
from kg.extract.coreference_scene import Clause, Memory, Page
from kg.model import Mention, Role

_PAIR = re.compile(
    r"(?P<countries>(?!两|双|这)[一-鿿]{2})?(?P<two>两国|这?两位|双方)?"
    r"(?P<post>领导人|元首|首脑|外长|外交部长|防长|国防部长|总统|总理|首相)"
)
_ANY_LEADER = frozenset(("领导人", "元首", "首脑"))
_SENTENCES_BACK = 4
_OPENING = frozenset(("c", "d", "TIME", "t", "w", "ad"))
_PREDICATE = frozenset(("v", "d", "p", "ad", "TIME", "t", "c"))


class Pairs:
    """Finds two persons meant by their common post."""

    def __init__(self, page: Page, roles: tuple[Role, ...]) -> None:
        self.page = page
        self.posts: dict[int, set[str]] = {}
        for role in roles:
            head = title_before(page.folded, role.title.end, role.title.begin)
            if head is not None:
                self.posts.setdefault(role.person, set()).add(same_post(page.folded[head : role.title.end]))

    def find(self, clause: Clause, memory: Memory, found: dict[int, Mention]) -> Iterator[Mention]:
        """Mentions for the pairs that head a clause."""
        for match in _PAIR.finditer(self.page.masked, clause.begin, clause.end):
            begin = match.start() if _are_countries(match["countries"] or "") else match.start("two")
            if begin < 0 or not self._is_subject(begin, match.end(), clause):
                continue
            two = self._two(match["post"], clause, memory)
            if len(two) == 2:
                yield Mention(begin, match.end(), "person", "group", "coreference.pair_of_posts", two)

    def _is_subject(self, begin: int, end: int, clause: Clause) -> bool:
        before, behind = self.page.token_ending(begin), self.page.token_from(end)
        while before is not None and before.begin >= clause.begin and before.tag in _OPENING:
            before = self.page.token_ending(before.begin)
        opens = begin == clause.begin or before is None or before.begin < clause.begin
        return opens and behind is not None and behind.begin == end and behind.tag in _PREDICATE

    def _two(self, post: str, clause: Clause, memory: Memory) -> tuple[int, ...]:
        """The two holders named last; () where there are more or fewer."""
        held = words("leader") if post in _ANY_LEADER else {same_post(post)}
        holders: list[int] = []
        for number in range(clause.sentence, max(-1, clause.sentence - _SENTENCES_BACK), -1):
            named = memory.people.get(number, [])
            holders += [one for one in named if self.posts.get(one, set()) & held and one not in holders]
            if len(holders) > 1:
                break
        return tuple(holders) if len(holders) == 2 else ()


def _are_countries(pair: str) -> bool:
    """Whether two characters stand for two countries: 中美."""
    return bool(pair) and all(map(country_of_character, pair))
