"""Title phrases behind a name: 普京总统; X是/担任/当选…; X（…，…）; X，美国气候特使，."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.chinese.titles import Time, title_after, title_at, title_before, words
from kg.extract.roles_line import Line, Phrase
from kg.extract.roles_walk import phrase_before

_BRACKET = re.compile(r"\s*[（(]([^（）()]{1,60})[）)]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ .,'’\-·]+")
_COPULA = re.compile(
    r"(?:目前|现在|现时|如今|现|同时|也|还|又|并|一直|将|即将|已|已经|[于在自从]?[0-9年月日起至初中底末]{2,14}后?|随后|后来|后|即|便|那时|当时"
    r"|正式|成功|再次|两度|首次|先后|去年|今年|前年)*"
    r"(?:(?P<was>(?:曾经?|(?:之前|此前|先前|早前|以前)曾?)(?:先后)?(?:是|任|担任|出任|做过|当过|为)过?|(?:担|出)?任过|卸任|辞去|辞任"
    r"|曾经?在[^，。；：、]{2,14}?(?:担任|出任)过?|[做当]过)"
    r"|(?P<future>(?:被|获)(?:提名|委任|推举)(?:为|出任|担任)?|(?:提名|委任|推举)(?:为|出任|担任)|将(?:担任|出任|接任))"
    r"|(?P<elect>当选为?|胜选为|被?选为|获选为|当选成为)"
    r"|(?P<acting>代理|署理|临时担任)"
    r"|(?P<now>是|为|任|担任|出任|就任|上任|晋升为?|升为|擢升为?|晋身|接任|继任|升任|转任|改任|兼任|兼|获任命为|被任命为|[被获受]聘为|成为|当上|作为"
    r"|在(?:[^，。；：、]{2,10}?)?(?:担任|出任)))"
)
_ARTICLE = re.compile(
    r"(?:一[名位个]|这[名位]|该|这家|其|[0-9]+岁的?|首[位名]|新一[任届]|新任|现任|下一?[任届]|[本上]届|新的|该国|该校|该党|该公司|前一?任?)+"
)
_ENDS_TITLE = re.compile(
    r"$|[，。；！？、）)”」：:\s]|一职|职务|职位|期间|时|以来|至今|后|之后|的(?!顾问|助理|特使|代表)|并|和|与|兼|已|起|首次|访问|出席|应该|应当|必须|理应|不应|不会|直到|长达|多年|[0-9一二三四五六七八九十两]{1,3}年"
)
_MORE = frozenset("府 团 级 职 制 位 席 学 们 选 候 办 厅 室 处 专".split())
_MORE_POSTS = re.compile(r"，(?=(?:也|还|同时|并|又|兼)+(?:是|任|担任|出任|兼任))")
_AND_POST = re.compile(r"、|，?以及|及|和|与|暨")
_IF = re.compile(r"(?:如果|假如|倘若|要是|一旦|假使|若)[^，。；]*$")
_IN_POST = ("期间", "时", "任内")
_INSIDE = frozenset("n nz nt ns nw nr an vn LOC ORG PER s j a b f c".split())
_SUPERLATIVE = re.compile("最.{1,2}的")
_MARKS = frozenset("、（）()“”「」《》·.& 的和与及-")
_REPLACED = re.compile(r"(?:接替|取代|代替|替代|替换|撤换|击败|继任|继|反对|不同于)$")
_BACKGROUND = re.compile(r"以来|期间|时|后|之后|至今|的")
_REACH = 80
_OF_ANOTHER = re.compile(r"事务所|提名人|人选|[A-Za-z]")  # X律师事务所, X财长提名人: not the bearer's
_QUOTES = ("“", "「")
_CLOSES = re.compile("[”」](?![㐀-鿿])")
_TAKEN_UP = re.compile("后|之后|[，。；]|一职")
_TAKES_OFFICE = ("就任", "上任", "接任", "继任", "升任", "当选", "当选为", "出任")
_SPEAKS = re.compile(r"[，。（]|[也还则]?(?:说|表示|指出|强调|认为|称|告诉|补充|回应)")


def phrases_behind(line: Line, begin: int, end: int) -> Iterator[tuple[str, Phrase]]:
    """Rule and phrase of every title that the text gives right behind the name ``begin:end``."""
    phrase = _right_behind(line, end)
    if phrase:
        yield "roles.title_behind_name", phrase
        if line.folded[phrase.end : phrase.end + 1] == "、":
            second = _right_behind(line, phrase.end + 1)  # X总书记、国家主席
            if second and not line.person_at(second.end):
                yield "roles.title_behind_name", second
        return
    bracket = _BRACKET.match(line.folded, end)
    after = end
    if bracket:
        yield from _bracketed(line, bracket)
        after = bracket.end()
        phrase = _right_behind(line, after) if _LATIN.fullmatch(bracket[1]) else None
        if phrase:
            yield "roles.title_behind_name", phrase  # X（Noel X）教授
            return
    if after < len(line.folded):
        if not _REPLACED.search(line.folded[max(0, begin - 4) : begin]):
            yield from said_to_be(line, after)
        yield from _apposed(line, after)


def _right_behind(line: Line, begin: int) -> Phrase | None:
    end = title_after(line.folded, begin)
    if end is None or line.folded[end : end + 1] in _MORE or line.person_at(end) or _OF_ANOTHER.match(line.folded, end):
        return None
    if line.folded[begin:end] in words("verb_too") and not _SPEAKS.match(line.folded, end):
        return None  # X代表美国出席
    token = line.token_over(end)
    if token is None or token.end - line.sentence.begin != end:
        return None
    if line.folded.startswith("兼", end):
        second = title_after(line.folded, end + 1)
        end = second or end
    return Phrase(begin, end, "current", begin)


def _bracketed(line: Line, bracket: re.Match[str]) -> Iterator[tuple[str, Phrase]]:
    begin = bracket.start(1)
    for part in re.split(r"(?<=[，,、；])", bracket[1]):
        end = begin + len(part.rstrip("，,、； "))
        if end > begin and not _LATIN.fullmatch(line.folded[begin:end]):
            phrase = phrase_before(line, end, begin)
            if phrase and phrase.left == begin:
                yield "roles.title_in_brackets", phrase
        begin += len(part)


def said_to_be(line: Line, begin: int, *, dropped: bool = False) -> Iterator[tuple[str, Phrase]]:
    """Rule and phrase of the posts behind 是, 担任, 曾任 … at ``begin``.

    Args:
        line: the sentence.
        begin: where the verb with its adverbs begins.
        dropped: whether the clause has no subject of its own; a bare 是 or 为 then shows nothing.
    """
    copula = _COPULA.match(line.folded, begin)
    if not copula or _token_runs_on(line, copula.end()) or _IF.search(line.folded, 0, begin):
        return
    if dropped and (copula["acting"] or copula["now"] in ("是", "为", "兼") or copula[0].endswith("还是")):
        return
    start = copula.end()
    article = _ARTICLE.match(line.folded, start)
    start = article.end() if article else start
    phrase = _post_from(line, start, short=copula[0].endswith(("担任", "出任")))
    if phrase is None and copula[0].endswith(_TAKES_OFFICE):
        phrase = _post_right_at(line, start)
    while phrase:
        then = line.folded.startswith(_IN_POST, phrase.end) and phrase.time == "former"
        yield "roles.held_then" if then else "roles.said_to_be", replace(phrase, time=_time(copula, article, phrase))
        if more := _MORE_POSTS.match(line.folded, phrase.end):
            yield from said_to_be(line, more.end())
            return
        joint = _AND_POST.match(line.folded, phrase.end)
        phrase = _post_from(line, joint.end(), slack=0) if joint else None


def _post_from(line: Line, start: int, slack: int = 4, *, short: bool = False) -> Phrase | None:
    """The title phrase that begins at ``start``, or at most ``slack`` characters behind it.

    A ``short`` one may stand before 期间 and 时.
    """
    for end in range(start + 2, min(start + _REACH, len(line.folded)) + 1):
        quoted = line.folded[start] in _QUOTES and _CLOSES.match(line.folded, end)
        if line.folded[end - 1] in "，。；！？：" or quoted:
            return None  # 是“独裁者”: somebody's opinion
        if title_before(line.folded, end, start) is None or not _ENDS_TITLE.match(line.folded, end):
            continue
        phrase = phrase_before(line, end, start)
        if phrase is None:
            return None
        if line.folded.startswith(_IN_POST, end) and short:
            phrase = replace(phrase, time="former")
        elif phrase.end - phrase.begin < 4 and _BACKGROUND.match(line.folded, end):
            return None
        if _SUPERLATIVE.search(line.folded, start, phrase.left):
            return None
        if phrase.left > start and _one_noun(line, start, phrase.left):
            return replace(phrase, begin=start, left=start)
        return phrase if phrase.left <= start + slack else None
    return None


def _post_right_at(line: Line, start: int) -> Phrase | None:
    """A bare post that somebody takes up: 就任|总统|后."""
    end = title_at(line.folded, start)
    fits = end is not None and _TAKEN_UP.match(line.folded, end) and line.word_ends(end)
    return Phrase(start, end, "current", start) if end is not None and fits else None


def _one_noun(line: Line, begin: int, end: int) -> bool:
    """Whether nothing but nouns and what joins them stands there: 陆军采购、后勤和; no verb, no pronoun."""
    tokens = [line.token_over(place + 1) for place in range(begin, end)]
    return all(
        token is not None and (token.tag in _INSIDE or line.folded[place] in _MARKS)
        for place, token in zip(range(begin, end), tokens, strict=True)
    )


def _token_runs_on(line: Line, end: int) -> bool:
    """Whether the verb is a piece of a longer word: 任 in 任命, 是 in 是否."""
    token = line.token_over(end)
    return token is not None and token.end - line.sentence.begin > end and token.tag not in ("n", "nz", "ORG", "LOC")


def _time(copula: re.Match[str], article: re.Match[str] | None, phrase: Phrase) -> Time:
    if copula["was"] or (article and article[0].endswith(("前", "前任"))):
        return "former"
    if copula["elect"] or copula["future"]:
        return "elect"
    return "acting" if copula["acting"] else phrase.time


def _apposed(line: Line, begin: int) -> Iterator[tuple[str, Phrase]]:
    """X（…），美国气候特使，: a stretch between commas that is a title phrase from end to end."""
    if line.folded[begin] not in "，,":
        return
    stop = re.compile(r"[，,。；！？：]").search(line.folded, begin + 1)
    end = stop.start() if stop else len(line.folded)
    if end - begin > _REACH:
        return
    phrase = phrase_before(line, end, begin + 1)
    if (
        phrase
        and phrase.left == begin + 1
        and any(line.sentence.begin + phrase.begin <= m.begin < line.sentence.begin + end for m in line.bodies)
    ):
        yield "roles.title_apposed", phrase
