"""Countries and organisations without their names: 美方, 该国, 该组织, 两国, and capitals that act for a government."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.chinese.folding import fold
from kg.chinese.gazetteer import capital_of, country_of_character
from kg.chinese.speech import find_cues
from kg.extract.coreference_scene import Clause, Memory, Page, Subject
from kg.extract.names_context import one_of, words
from kg.model import Mention

_SIDE = re.compile(r"(?P<country>[一-鿿])方(?![面案式法向便针略圆程块言阵形位才始可能正])")
_THIS = re.compile(
    r"该(?:国(?!家)|组织|机构|公司|集团|企业|党|委员会|大学|报(?!道|告|导|纸|社)|社(?!会|区)|通讯社|协会|基金会|研究所|中心|办公室|"
    r"法院|电视台|电台|智库|银行|部门|部(?!分|署|队))"
)
_TWO = re.compile(
    r"(?:两国|(?:世界|全球)?(?:这)?两[个大](?:(?:世界|全球)(?:上)?)?(?:最大的?)?"
    r"(?:(?:超级|核|军事|经济|科技|贸易|文明)?[大强]国|邻国|盟国|经济体|(?:温室气体|碳)?排放国|产油国|核国家|超强))"
    r"(?!领导人|元首|外长|国?防长|总统|官员|人民|民众|集团)"
)
_TALKED = re.compile(r"[与和同跟][^，。]{1,40}?(?:通话|通电话|会谈|会晤|会面|举行磋商|举行对话)")
_BOTH = re.compile(r"双方(?!面)")
_GENERIC = frozenset("组织 机构 公司 集团 企业 智库 部门".split())
_TIES = re.compile("(?:正式|全面)?(?:[建断复]交|(?:建立|恢复|断绝|中断).{0,3}[外邦]交)")
_ACTS = re.compile(
    r"(?:方面|当局)?(?:[一-鿿]{0,6}?)"
    rf"(?:{one_of('capital_does', 'capital_means')}|将|已|正|愿|应|必须|可能|一直|不会|从未|此前|目前|也|则|对|又把)"
)
_ACTS_THEN = re.compile(  # behind a day
    rf"(?:又|再度|再次|再|也|则|已|就)*(?:{one_of('capital_does', 'capital_does_then')}|把|对(?![话面峙抗岸外]))"
)
_AUTHORITIES = "当局"
_ARM = re.compile(r"(?:(?<![一-鿿])|(?<=[被遭由但而据称和与向]))(?:警方|军方)")
_AT = re.compile(
    r"(?:[在到向对给把被抵赴离往自从于访返飞驻、和与]|抵达|访问|前往|离开|返回|位于|来自|经由|回到|飞往|由)$"
)
_NAMING = frozenset(("n", "nr", "ns", "nt", "nz", "s", "LOC", "PER", "ORG"))
_UNION = frozenset(("欧盟", "歐盟", "欧洲联盟", "歐洲聯盟"))
_NO_STATES = ("HK", "MO")
_BUSINESS = ("公司", "集团", "企业")
_BACK = 2
_BACK_TO_BODIES = 6
_BACK_TO_ARMS = 10


class Bodies:
    """Finds what stands for countries and organisations named before."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.countries = {
            entity.authority.removeprefix("country:"): number
            for number, entity in enumerate(page.names.entities)
            if entity.authority and entity.authority.startswith("country:")
        }
        self.pair: frozenset[int] = frozenset()  # the two that 中美两国 named last

    def find(self, clause: Clause, memory: Memory, found: dict[int, Mention]) -> Iterator[Mention]:
        """Mentions for the sides, 该… and acting capitals of a clause."""
        yield from self._sides(clause)
        yield from self._this(clause, memory)
        yield from self._two(clause)
        yield from self._both(clause, memory)
        yield from self._capitals(clause)
        yield from self._arms(clause)

    def _sides(self, clause: Clause) -> Iterator[Mention]:
        for match in _SIDE.finditer(self.page.masked, clause.begin, clause.end):
            code = country_of_character(match["country"])
            token = self.page.token_from(match.start())
            following = self.page.token_from(match.end())
            if following is not None and following.tag in ("n", "nz") and following.end <= clause.end:
                continue  # 中方官员: the official is meant
            if code in self.countries and token is not None and token.begin == match.start():
                number = self.countries[code]
                yield Mention(match.start(), match.end(), "place", "title", "coreference.side", (number,))

    def _this(self, clause: Clause, memory: Memory) -> Iterator[Mention]:
        for match in _THIS.finditer(self.page.masked, clause.begin, clause.end):
            kind = match[0][1:]
            number = (
                self._last_country(match.start(), clause, memory)
                if kind == "国"
                else self._last_body(kind, match, clause, memory)
            )
            if number is not None:
                what = self.page.names.entities[number].kind
                yield Mention(match.start(), match.end(), what, "title", "coreference.this_body", (number,))

    def _before(self, end: int, clause: Clause) -> list[Mention]:
        """Names shortly before, nested ones too, the last one first."""
        first = self.page.sentences[max(0, clause.sentence - _BACK)].begin
        return [mention for mention in self.page.named(first, end) if len(mention.entities) == 1][::-1]

    def _last_country(self, end: int, clause: Clause, memory: Memory) -> int | None:
        """The country named last in the sentence, else the one a sentence before is about or alone names."""
        for number in range(clause.sentence, max(-1, clause.sentence - _BACK - 1), -1):
            sentence = self.page.sentences[number]
            inside = self._before(min(end, sentence.end), clause)
            named = [m.entities[0] for m in inside if m.begin >= sentence.begin]
            countries = list(dict.fromkeys(number for number in named if number in self.countries.values()))
            topics = [s.entities[0] for s in memory.by_sentence.get(number, []) if len(s.entities) == 1]
            about = [topic for topic in topics if topic in countries]
            if about or (countries and (number == clause.sentence or len(countries) == 1)):
                return about[-1] if about else countries[0]
            if countries:
                return None
        return None

    def _last_body(self, kind: str, match: re.Match[str], clause: Clause, memory: Memory) -> int | None:
        sentence = self.page.sentences[clause.sentence].begin
        earlier = self.page.masked.rfind(kind, sentence, match.start())
        if (
            kind in _GENERIC
            and earlier >= 0
            and not any(m.begin <= earlier < m.end for m in self.page.named(sentence, match.start()))
        ):
            return None  # another one of the kind, without a name that is known
        for subject in reversed(memory.subjects):
            if clause.sentence - subject.clause.sentence > _BACK:
                break
            if len(subject.entities) == 1 and self._is_such(subject.entities[0], kind):
                return subject.entities[0]
        bodies = [m for m in self._before(match.start(), clause) if m.kind == "organisation" and not m.nested]
        near = list(dict.fromkeys(m.entities[0] for m in bodies))
        fitting = [number for number in near if self._is_such(number, kind)]
        return fitting[0] if len(fitting) == 1 or (fitting and kind not in _GENERIC) else None

    def _is_such(self, number: int, kind: str) -> bool:
        entity = self.page.names.entities[number]
        name = fold(entity.name)
        other = kind in _BUSINESS and name.endswith(words("no_business_end"))
        fits = name.endswith(kind) or (kind in _GENERIC and not other)
        return entity.kind == "organisation" and fits

    def _two(self, clause: Clause) -> Iterator[Mention]:
        for match in _TWO.finditer(self.page.masked, clause.begin, clause.end):
            pair = [country_of_character(char) for char in self.page.folded[match.start() - 2 : match.start()]]
            near = [m.entities[0] for m in self._before(match.start(), clause)]
            apart = _NO_STATES if match[0] == "两国" else (*_NO_STATES, "TW")
            states = [number for code, number in self.countries.items() if code not in apart]
            countries = list(dict.fromkeys(number for number in near if number in states))
            if len(pair) == 2 and all(pair):
                countries = [self.countries[code] for code in pair if code in self.countries]
            if len(pair) == 2 and all(pair) and len(countries) == 2:
                self.pair = frozenset(countries)
            elif (self.pair & set(countries) and (len(countries) != 2 or match[0] != "两国")) or not countries:
                countries = list(self.pair)
            if len(countries) == 2:
                self.pair = self.pair or frozenset(countries)
                two = tuple(sorted(countries))
                yield Mention(match.start(), match.end(), "place", "group", "coreference.two_countries", two)

    def _both(self, clause: Clause, memory: Memory) -> Iterator[Mention]:
        """双方: the two of the last joint subject, else the two countries told of."""
        for match in _BOTH.finditer(self.page.masked, clause.begin, clause.end):
            sides = [self._side(char) for char in self.page.folded[match.start() - 2 : match.start()]]
            if len(sides) == 2 and None not in sides and clause.begin <= match.start() - 2:
                pair = tuple(sorted(number for number in sides if number is not None))
                yield Mention(match.start() - 2, match.end(), "place", "group", "coreference.both", pair)
                continue
            before = self.page.token_ending(match.start())
            if before is not None and before.begin >= clause.begin and before.tag in _NAMING:
                continue  # 劳资双方
            two = self._last_two(match.start(), clause, memory)
            if len(two) == 2:
                kind = self.page.names.entities[two[0]].kind
                yield Mention(match.start(), match.end(), kind, "group", "coreference.both", tuple(sorted(two)))

    def _side(self, character: str) -> int | None:
        """The country that the character stands for, or the European Union, if the article names it."""
        union = (
            n
            for n, entity in enumerate(self.page.names.entities)
            if entity.kind == "organisation" and set(entity.names) & _UNION
        )
        return next(union, None) if character == "欧" else self.countries.get(country_of_character(character) or "")

    def _last_two(self, begin: int, clause: Clause, memory: Memory) -> tuple[int, ...]:
        """The two told of last: in this sentence, else two bodies (their envoys speak for them), else two persons."""
        if len(two := self._talk_here(begin, clause) or self._met_before(begin, clause, memory)) == 2:
            return two
        far = [s for s in reversed(memory.subjects) if clause.sentence - s.clause.sentence <= _BACK_TO_BODIES]
        joint = [
            s
            for s in far
            if len(s.entities) == 2 and (self._are_states(s) or clause.sentence - s.clause.sentence <= _BACK)
        ]
        for subject in joint:
            if subject.clause.sentence == clause.sentence or not self.page.is_person(subject.entities[0]):
                return subject.entities
        near = {m.entities[0] for m in self._before(begin, clause)}
        if joint and clause.sentence - joint[0].clause.sentence <= _BACK:
            return joint[0].entities
        return tuple(self.pair) if self.pair <= near else ()

    def _are_states(self, subject: Subject) -> bool:
        """Whether a joint subject is two countries, which are kept in mind for longer than two companies."""
        return all(self.page.names.entities[one].kind == "place" for one in subject.entities)

    def _talk_here(self, begin: int, clause: Clause) -> tuple[int, ...]:
        """The two who talk in the clause itself: 甲与乙在会谈后〔双方〕发布共识."""
        people = self.page.people(clause.begin, begin)
        talk = len(people) == 2 and _TALKED.search(self.page.masked, clause.begin, begin)
        return tuple(people) if talk else ()

    def _met_before(self, begin: int, clause: Clause, memory: Memory) -> tuple[int, ...]:
        """The two who met in the sentence before, where it names nobody else: 王文涛与雷蒙多通话。双方…"""
        last = clause.sentence - 1
        people = memory.people.get(last, [])
        if len(people) != 2 or memory.people.get(clause.sentence):
            return ()
        sentence = self.page.sentences[last]
        same = sentence.paragraph == clause.paragraph
        return tuple(people) if same and _TALKED.search(self.page.masked, sentence.begin, sentence.end) else ()

    def _capitals(self, clause: Clause) -> Iterator[Mention]:
        for mention in self.page.mentions(clause.begin, clause.end):
            if mention.kind != "place" or len(mention.entities) != 1:
                continue
            code = capital_of(self.page.folded[mention.begin : mention.end])
            number = self.countries.get(code or "")
            if number is not None and _TIES.match(self.page.masked, mention.end):
                yield Mention(mention.begin, mention.end, "place", "title", "coreference.capital_acts", (number,))
                continue  # 在与〔北京〕建交时
            governs = self.page.masked.startswith(_AUTHORITIES, mention.end)  # 对〔北京〕当局
            if number is None or (_AT.search(self.page.masked[clause.begin : mention.begin]) and not governs):
                continue
            before = self.page.token_ending(mention.begin)
            if before is not None and before.begin >= clause.begin and before.tag in _NAMING:
                continue  # 首都喀布尔, 越南河内
            if governs or self._acts(mention.end, clause):
                yield Mention(mention.begin, mention.end, "place", "title", "coreference.capital_acts", (number,))

    def _arms(self, clause: Clause) -> Iterator[Mention]:
        """警方, 军方: the one police or army that was named before, if the article names no other."""
        for match in _ARM.finditer(self.page.masked, clause.begin, clause.end):
            token = self.page.token_from(match.start())
            if token is None or (token.begin, token.end) != match.span():
                continue
            behind = self.page.token_from(match.end())
            if behind is not None and behind.begin == match.end() and behind.tag in _NAMING:
                continue  # 警方人员, 军方代表
            named = self.page.names.entities
            arms = [n for n, one in enumerate(named) if any(fold(name).endswith(match[0]) for name in one.names)]
            first = self.page.sentences[max(0, clause.sentence - _BACK_TO_ARMS)].begin
            before = {m.entities[0] for m in self.page.named(first, match.start()) if len(m.entities) == 1}
            if len(arms) == 1 and arms[0] in before and named[arms[0]].kind == "organisation":
                yield Mention(match.start(), match.end(), "organisation", "title", "coreference.arm", (arms[0],))

    def _acts(self, end: int, clause: Clause) -> bool:
        token = self.page.token_from(end)
        if token is not None and token.begin == end and token.tag in ("TIME", "t"):
            return _ACTS_THEN.match(self.page.masked[token.end : clause.end]) is not None
        if token is None or token.begin != end or token.tag not in ("v", "d", "p", "n"):
            return False
        rest = self.page.masked[end : clause.end]
        if token.tag == "n" and not rest.startswith(("方面", "当局")):
            return False
        cues = find_cues(rest)
        speaks = bool(cues) and cues[0].begin < 6 and cues[0].sense != "report"
        return speaks or (_ACTS.match(rest) is not None and not rest.startswith(("方面军", "时间")))
