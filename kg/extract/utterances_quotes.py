"""Quotations: whole clauses or a few words, somebody's words or only a term; and who is named as saying them."""

from __future__ import annotations

import re

from kg.chinese.quotations import Quotation
from kg.extract.utterances_grammar import NOUN_TAGS, NOUNS
from kg.extract.utterances_ground import ASIDE, QUOTED, Ground, Unit, last_sign
from kg.extract.utterances_words import alternation, opening, words

_TERMINAL = "。！？!?…"
_SPACE = " \u00a0\u3000" + ASIDE
_SHORTEST_CLAUSE = 6  # characters; shorter ones are clauses only behind a colon or comma of the speech phrase
_LONGEST_TERM = 7  # characters; a longer stretch that ends with a noun may still be a clause: 我们没有取得像样的成果
_SHORTEST_SENTENCE = 5
_OPENED = re.compile(r"(?:[，,：:、”」』\"]|[说称道指]|表示|强调|指出)[ ]*\Z")
_LONGEST_PART = 45  # characters of quoted words without a subject that stand inside the reporter's clause
_LONGEST_LEAD = 200  # characters before a quotation that are looked at
_SPOKEN = re.compile(alternation("spoken") + r"[，：:]?[ ]*\Z")
_WITHIN = re.compile(r"(?:一个|一种|一场|一项|一次|让|使|令|把|将)\Z")
_SEVERAL = re.compile(r"[。！？][^。！？]{3,}")  # sentences
INNER_STOP = re.compile(r"[，,。！？!?；;：:]|——")
_OPENS_WITHOUT_SUBJECT = frozenset({"v", "d", "p", "a", "vd", "ad"})
_BEFORE_SUBJECT = frozenset({"c", "w"})
_OBJECT_TAGS = frozenset({"n", "vn", "nz"})
_VERB_TAGS = frozenset({"v", "vd"})
_PREDICATE_TAGS = frozenset({"v", "a", "vd", "ad", "d"})
_NAMING = re.compile(
    alternation("names_so") + r"(?:了)?(?:是|一个|一种|一场|一位|一名|自己的|他的|她的)?(?:[^，。：“「]{0,20}的)?[ ]*\Z"
)


def text_before(ground: Ground, quote: Quotation) -> str:
    """What stands right before the quotation: enough of it for what leads to one, so that many take no longer each."""
    return ground.masked[max(quote.outer_begin - _LONGEST_LEAD, 0) : quote.outer_begin]


def has_predicate(ground: Ground, begin: int, end: int) -> bool:
    """Whether a verb or adjective stands in the stretch; assumed where nothing is tagged."""
    if not ground.words:
        return True
    return any(ground.tag_at(position) in _PREDICATE_TAGS for position in range(begin, end))


def is_clause(ground: Ground, quote: Quotation, *, apart: bool) -> bool:
    """Whether the quoted words make at least a clause; ``apart`` where marks of punctuation set them off."""
    text = ground.folded[quote.begin : quote.end]
    core = text.strip(" ，。！？!?,.…；;：:")
    inner = INNER_STOP.search(core) is not None
    own_voice = "我" in core and len(core) >= 6 and not _is_attribute(ground, quote)
    own_voice = own_voice and (apart or not _is_noun_phrase(ground, quote))
    if states(ground, quote) or _SEVERAL.search(core) is not None:
        return True
    if own_voice and (apart or core.startswith("我")) and has_predicate(ground, quote.begin, quote.end):
        return True
    if apart:
        return (
            (
                last_sign(ground, quote) in tuple(_TERMINAL)
                and len(core) >= (1 if _SPOKEN.search(text_before(ground, quote)) else 3)
            )
            or (text.rstrip()[-1:] in "，," and len(core) >= 2)
            or inner
            or (
                len(core) >= _SHORTEST_CLAUSE
                and has_predicate(ground, quote.begin, quote.end)
                and not _only_names(ground, quote)
                and not (len(core) <= _LONGEST_TERM and "是" not in core and _is_noun_phrase(ground, quote))
            )
        )
    inside = is_part(ground, quote) or _WITHIN.search(text_before(ground, quote)) is not None
    return (
        re.search(r"[，。！？]", core) is not None
        and len(core) >= 14
        and not inside
        and not _is_attribute(ground, quote)
    )


def states(ground: Ground, quote: Quotation) -> bool:
    """Whether the quoted words, be they few, are a sentence: a subject, and what it is, must do or has become."""
    positions = [position for position in range(quote.begin, quote.end) if position in ground.words]
    if _is_attribute(ground, quote) or _is_noun_phrase(ground, quote) or quote.end - quote.begin < _SHORTEST_SENTENCE:
        return False
    if not _OPENED.search(text_before(ground, quote)):
        return False
    found = [(position, ground.tag_at(position)) for position in positions]
    while found and found[0][1] in _BEFORE_SUBJECT:
        found.pop(0)
    verb = next((number for number, (_, tag) in enumerate(found) if tag not in NOUN_TAGS), 0)
    if verb == 0 or found[verb - 1][1] not in NOUNS | {"r"}:
        return False
    position, tag = found[verb]
    behind = {other for _, other in found[verb + 1 :]}
    if ground.folded[position : ground.words[position][0]] in words("finite"):
        return bool(behind)
    done = ground.folded[quote.begin : quote.end].rstrip("。！？!? ").endswith("了")
    return (tag == "d" and "v" in behind) or (tag == "v" and done)


def is_part(ground: Ground, quote: Quotation) -> bool:
    """Whether the quoted words have no subject and no full stop of their own, and are not long."""
    if ground.tag_at(quote.begin) not in _OPENS_WITHOUT_SUBJECT or quote.end - quote.begin > _LONGEST_PART:
        return False
    return ground.folded[quote.begin : quote.end].rstrip()[-1:] not in _TERMINAL


def opens_without_subject(ground: Ground, quote: Quotation) -> bool:
    """Whether the quoted words begin with what a clause says of its subject: 已经封了。"""
    return ground.tag_at(quote.begin) in _OPENS_WITHOUT_SUBJECT and not _is_headed(ground, quote)


def is_fragment(ground: Ground, quote: Quotation) -> bool:
    """Whether the quoted words only go on with the reporter's clause: one clause without subject and full stop."""
    if not is_part(ground, quote) or INNER_STOP.search(ground.folded, quote.begin, quote.end) is not None:
        return False
    return not _is_headed(ground, quote)


def _is_headed(ground: Ground, quote: Quotation) -> bool:
    """Whether an attribute opens the quoted words and its noun is their subject: 不断恶化的|舆论|已经成为……"""
    of = ground.folded.find("的", quote.begin, quote.end)
    position = of + 1
    while of >= 0 and ground.tag_at(position) in _OBJECT_TAGS:
        position = ground.words[position][0]
    return position > of + 1 > quote.begin and ground.tag_at(position) in ("v", "d", "p") and position < quote.end


def _is_noun_phrase(ground: Ground, quote: Quotation) -> bool:
    """Whether the quoted words end with 的 and nouns, and not with a full stop: 我们必须维护的财富."""
    last = ground.folded.rfind("的", quote.begin, quote.end) + 1
    position = last
    while last > quote.begin and position < quote.end and ground.tag_at(position) in _OBJECT_TAGS:
        position = ground.words[position][0]
    return position == quote.end and position > last


def _only_names(ground: Ground, quote: Quotation) -> bool:
    """Whether the quoted words have no verb and end with a noun that an attribute opens: 在近海的非法行动."""
    text = ground.folded[quote.begin : quote.end]
    tags = [ground.tag_at(position) for position in range(quote.begin, quote.end) if position in ground.words]
    named = bool(tags) and tags[-1] in _OBJECT_TAGS and tags[0] not in ("vn", "d")  # 反对有罪推定式的调查 is a clause
    return "的" in text[:-1] and "了" not in text and named and not _VERB_TAGS & set(tags)


def _is_attribute(ground: Ground, quote: Quotation) -> bool:
    text = ground.folded[quote.begin : quote.end]
    behind = ground.masked[quote.end + 1 : quote.end + 2]
    return behind == "的" or text.endswith("的")


def is_apart(ground: Ground, quote: Quotation, begin: int = -1) -> bool:
    """Whether punctuation or the speech phrase, which ends at ``begin``, stands on both sides of the quotation."""
    low = quote.outer_begin
    while low > 0 and ground.masked[low - 1] in _SPACE:
        low -= 1
    high = quote.end + 1
    while high < len(ground.masked) and ground.masked[high] in _SPACE:
        high += 1
    before = "" if begin in (quote.outer_begin, low) else ground.masked[max(low - 1, 0) : low]
    behind = ground.masked[high : high + 1]
    if last_sign(ground, quote) in tuple(_TERMINAL + "，,") and behind not in "的":
        behind = ""
    return (not before or before in '，,：:；;。！？!?、”」』"\n') and (
        not behind or behind in '，,。；;！？!?、“「『"：'
    )


def naming(ground: Ground, unit: Unit, quote: Quotation) -> tuple[int, int] | None:
    """Where a verb of naming stands right before the quotation (将X形容为“…”), or None."""
    stretch = ground.masked[unit.begin : quote.outer_begin]
    if stretch.endswith(ASIDE):
        bare = stretch.rstrip(ASIDE)
        stretch = bare + ground.folded[unit.begin + len(bare) : quote.outer_begin]
    match = _NAMING.search(stretch)
    return (unit.begin + match.start(), unit.begin + match.end()) if match else None


def alone(ground: Ground, unit: Unit) -> bool:
    """Whether the unit is nothing but quotations."""
    text = ground.masked[unit.begin : unit.end]
    rest = re.sub(rf"[{QUOTED}“”‘’「」『』｢｣〝〞\"＂ \u00a0\u3000，。,.！？!?…]", "", text)
    return bool(unit.quotes) and (
        not rest
        or opening("leads_on").fullmatch(rest) is not None
        or (len(unit.quotes) > 1 and opening("joins_words").fullmatch(rest) is not None)
    )


_CONDITION = re.compile(r"(?:[^，。]{0,6})(?:如果|若(?!干)|假如|假使|倘若|倘使|一旦|只要|除非|万一)")


def belongs(ground: Ground, report: int, begin: int, quote: Quotation) -> bool:
    """Whether a quotation set off by a comma finishes the reporter's own clause: 如果谈不拢，“大家都会吃亏”。

    That is so where the clause before it is a condition or has no verb, or where the quoted words have no subject of
    their own and no full stop.

    Args:
        report: where what is reported begins; ``begin`` where it goes on behind the quotation before.
    """
    lead = ground.masked[begin : quote.outer_begin]
    last_sign = ground.folded[quote.begin : quote.end].rstrip()[-1:]
    if ground.folded[quote.begin] in "我你这" and last_sign in _TERMINAL:
        return False
    if not ground.words or begin != report or not lead.rstrip(" ").endswith("，") or len(lead) < 4:
        return False
    last = lead.rstrip(" ，")
    clause = begin + last.rfind("，") + 1
    if _CONDITION.match(ground.masked, clause, quote.outer_begin) or not has_predicate(
        ground, begin, begin + len(last)
    ):
        return True
    first = quote.begin
    if ground.tag_at(first) == "c":  # “但同样决心…”
        first = ground.words[first][0]
    opened = ground.tag_at(first) in _OPENS_WITHOUT_SUBJECT
    return opened and last_sign not in _TERMINAL + "，,"
