"""Quotation marks that quote nobody: terms, names, slogans, charges, doubt."""

from __future__ import annotations

import re

from kg.chinese.quotations import Quotation
from kg.extract.utterances_ground import ASIDE, QUOTED, Ground
from kg.extract.utterances_quotes import INNER_STOP, has_predicate, text_before
from kg.extract.utterances_words import alternation, ending, opening, words

_OPENS_NO_NAME = frozenset({"d", "c", "r"})
_SO_CALLED = re.compile(
    r"(?<![可所难足得予加用立当随旋])(?:" + alternation("so_called") + r")\s*\Z|所谓[^，。：；]{0,12}\Z"
)
_USED = re.compile(rf"[来去]?{alternation('words_used')}")  # 以“……”来形容
_LAW = re.compile(r"[^，。的]{2,10}(?<![办看做说想方书用语手违无合非立司执用疗技打枪])法")
_TERM = re.compile(r"[A-Za-z0-9 .\-&+·:/]+|[一-鿿A-Za-z]{1,8}[ \-—–]?\d+(?:号|型|级|年|度|版)?[A-Z]{0,3}")
_ABBREVIATED = re.compile(r"[ ]?[（(][A-Z][A-Za-z0-9\-]{1,9}[）)]\Z")  # 全球减灾框架（GDF）
_TALKS = re.compile(r"(?![^会]*[不都才就还也只总必定机议])[一-鿿]{2}会")  # 川习会
_LONGEST_TERM = 14  # characters
_LONGEST_TITLE = 20  # “透过合作促进发展”线上工作坊
_TITLED_EVENT = re.compile(alternation("term_kind") + alternation("term_event"))
_SHORTEST_NAME = 6
_LONGEST_NAME = 30  # 跨太平洋伙伴关系全面进展协定
_NO_NAMES = words("finite") | words("negation")
_LONGEST_CRIME = 24  # characters: 窃取外地公司商业机密罪
_CHARGED = re.compile(r"(?:条|罪名[是为]|涉嫌|触犯|》中的?|控)(?:触犯|犯有|犯下)?[“「『\"]?\Z")
_THIS_THING = re.compile(r"[该这那此其][个家项一]?[^，。；]{0,4}\Z")
_CHARGES = re.compile(rf"罪名(?:分别)?(?:[是为]|包括)(?:“{QUOTED}+”?[、和及与])*\Z")
_AS_CHARGE = re.compile(rf"(?:[、和及与]“{QUOTED}+”?){{0,5}}等?的?(?:罪名|罪行|名义|之名)")
_PLACED = re.compile(r"(?<![感受做])" + alternation("puts_there") + r"(?:了)?\Z")  # 关押在“再教育营”
_DONE_TO = re.compile(  # 结果被“歪曲”、“作假”; 此举是“卑鄙”和“可耻”的
    rf"[被是](?:[“「『]{QUOTED}+[”」』][、和及与]){{0,9}}\Z"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十两几双0-9]{1,3}(?:项|个|大|条|点|不|国|方)[一-鿿]{2,3}")  # 六项保证
_BEARER = re.compile(alternation("bears_name") + r"\Z")  # 特工“老王”, 参加“西湖聚会”
_LIST_OF_SLOGANS = re.compile(rf"(?:[、和及][“「『][{QUOTED}]+[”」』]){{0,9}}等?(?:的)?{alternation('slogan_on')}")


def is_term(ground: Ground, quote: Quotation, *, state_media: bool) -> bool:
    """Whether the marks set off a term, a slogan, a work or doubt, and quote nobody.

    A short quotation is a term where it is a known one, is introduced as one (所谓), has the form of a name, or stands
    before the noun that it names (“四方安全对话”机制).
    """
    text = ground.folded[quote.begin : quote.end].strip()
    core = _ABBREVIATED.sub("", text.strip("，。！？,.!?…；;： "))
    lead = ground.masked[max(0, quote.outer_begin - 16) : quote.outer_begin]
    if not core or core in words("slogan") or (len(core) <= 10 and opening("slogan").search(core) is not None):
        return True
    if _LIST_OF_SLOGANS.match(ground.masked, quote.end + 1):
        return True
    named = _is_name(core) and ground.tag_at(quote.begin) not in _OPENS_NO_NAME and not _tells(ground, quote)
    named = (named and "，" not in core and not _is_foreign(ground, quote)) or _is_long_name(ground, quote, core)
    if ("的" not in core and named) or _is_so_called(ground, quote, core):
        return True
    if _LIST_OF_NAMES.match(ground.masked, quote.end + 1) or _only_nouns(ground, quote, core):
        return True
    if state_media and len(core) <= 12:
        return True
    behind = quote.end + 1
    while ground.masked[behind : behind + 1] in (ASIDE, " "):
        behind += 1
    if _CHARGES.search(text_before(ground, quote)) or _AS_CHARGE.match(ground.masked, quote.end + 1):
        return True
    if _names_thing(ground, quote, behind):
        return True
    if len(core) <= 12 and opening("term_head").match(ground.masked, behind) and not _takes_object(ground, quote):
        return True
    if len(core) <= _LONGEST_TITLE and _TITLED_EVENT.match(ground.masked, behind):
        return True
    if len(core) <= _LONGEST_CRIME and core.endswith("罪") and _CHARGED.search(lead):
        return True
    if any(m.begin <= ground.begin + quote.begin and ground.begin + quote.end <= m.end for m in ground.mentions):
        return True
    if len(core) <= 6 and "的" not in core and (_NUMBERED.fullmatch(core) or _BEARER.search(lead)):
        return True
    if len(core) <= 8 and _PLACED.search(lead) and ground.words and not has_predicate(ground, quote.begin, quote.end):
        return True
    return (
        _is_list_item(ground, quote)
        and len(core) <= 4
        and "我" not in core
        and not _does_something(ground, quote)
        and not _DONE_TO.search(text_before(ground, quote))
    )


def _is_so_called(ground: Ground, quote: Quotation, core: str) -> bool:
    """Whether a word right before tells that this is how a thing is called: 所谓“……”, 以“……”为题, 即“……”."""
    before = ground.masked[max(0, quote.outer_begin - 16) : quote.outer_begin]
    if _SO_CALLED.search(before) is None or _USED.match(ground.masked, quote.end + 1):
        return False
    if before.endswith("即"):
        return "，" not in core
    return not before.endswith("以") or "的" not in core or _AS_TITLE.match(ground.masked, quote.end + 1) is not None


def _is_foreign(ground: Ground, quote: Quotation) -> bool:
    """Whether the words are several of a foreign language, right behind a verb of saying: 回应说“hit and run”."""
    words_of = ground.folded[quote.begin : quote.end].split()
    return len(words_of) > 1 and _SAYS.search(text_before(ground, quote)) is not None


def _does_something(ground: Ground, quote: Quotation) -> bool:
    """Whether the words are a verb or adverb and more: 有建设性, 果断行动; not 反腐."""
    tags = [ground.tag_at(p) for p in range(quote.begin, quote.end) if p in ground.words]
    return len(tags) > 1 and tags[0] in ("v", "vd", "d", "ad")


def _only_nouns(ground: Ground, quote: Quotation, core: str) -> bool:
    """Whether a few nouns stand amid the clause, where nobody tells what something is: “白票”会增加."""
    tags = {ground.tag_at(p) for p in range(quote.begin, quote.end) if p in ground.words}
    behind = ground.masked[quote.end + 1 : quote.end + 2]
    if len(core) > _LONGEST_NOUN or not tags or not tags <= _NAMING_TAGS or behind in ("", *"，。；！？、）”的等之行"):
        return False
    return _IS_CALLED.search(text_before(ground, quote)) is None


_LONGEST_NOUN = 4  # characters
_NAMING_TAGS = frozenset({"n", "nz", "LOC", "ORG", "nt", "ns", "nw", "s"})
_IS_CALLED = re.compile(r"(?:[是为作成称说叫指如像][一这那个名位种场项次]*|[、”的：]|[和与及或])\Z")
_SAYS = re.compile(r"(?:[说称道喊写答]|回应|表示)[，：]?[ ]*\Z")
_AS_TITLE = re.compile(r"为|作|的?(?:名义|口号|主题|标题|题目|方式|形式|身份)|之名")
_LIST_OF_NAMES = re.compile(  # “……”、“……”两项议案
    rf"(?:[、和及与][“「『][{QUOTED}]+[”」』]){{0,9}}等?[一二两三四五六七八九十几多数\d]+[项个条份句]?{alternation('term_head')}"
)


def _takes_object(ground: Ground, quote: Quotation) -> bool:
    """Whether the words end with 的, or with a verb that an adverb or noun opens: “错误解读”网站上的照片."""
    text = ground.folded[quote.begin : quote.end].rstrip()
    if text.endswith("的") or "，" in text:
        return text.endswith("的")
    tags = [ground.tag_at(p) for p in range(quote.begin, quote.end) if p in ground.words]
    return len(tags) > 1 and tags[-1] == "v" and tags[0] in ("ad", "d", "n") and ground.masked[quote.end + 1] != "的"


def _names_thing(ground: Ground, quote: Quotation, behind: int) -> bool:
    """Whether the words name the thing that stands right before them and goes on to do something: 组织“海风”举办了…"""
    if quote.end - quote.begin > _LONGEST_TERM or ground.masked[behind : behind + 1] in ("", *"，。；！？：、"):
        return False
    lead = ground.masked[max(quote.outer_begin - 8, 0) : quote.outer_begin]
    return ending("named_thing").search(lead) is not None and _THIS_THING.search(lead) is None


def _tells(ground: Ground, quote: Quotation) -> bool:
    """Whether words that open with a verb tell what somebody does: 期待与邻国达成协议, 破坏了原则."""
    if opening("begins_deed").match(ground.folded, quote.begin, quote.end):
        return True
    if ground.tag_at(quote.begin) not in ("v", "vn"):
        return False
    tags = [ground.tag_at(p) for p in range(quote.begin, quote.end) if p in ground.words][1:]
    return "d" in tags or "了" in ground.folded[quote.begin : quote.end] or ("p" in tags and "v" in tags)


def _is_name(core: str) -> bool:
    """Whether the words have the form of a law's, a body's or a thing's name."""
    if _TERM.fullmatch(core) or _LAW.fullmatch(core) or _TALKS.fullmatch(core):
        return True
    if _NO_NAME.match(core):
        return False
    return len(core) <= _LONGEST_TERM and ending("term_end").search(core) is not None


_NO_NAME = re.compile(r"一[次个种场项名位份]|有所|单方面|果断|采取")  # 一次试探性行动, 有所行动


def _is_long_name(ground: Ground, quote: Quotation, core: str) -> bool:
    """Whether the words are the name of a law, a meeting or a body: nouns that end with what it is."""
    shortened = _ABBREVIATED.match(ground.folded, quote.begin + len(core), quote.end) is not None
    ends = shortened or ending("name_end").search(core) is not None
    if not _SHORTEST_NAME <= len(core) <= _LONGEST_NAME or not ends:
        return False
    if INNER_STOP.search(core) is not None or ground.tag_at(quote.begin) in ("v", "vd", "d", "c", "r"):
        return False
    inside = [position for position in range(quote.begin, quote.end) if position in ground.words]
    told = any(ground.folded[p : ground.words[p][0]] in _NO_NAMES or ground.tag_at(p) in ("d", "r") for p in inside)
    return bool(inside) and not told


def _is_list_item(ground: Ground, quote: Quotation) -> bool:
    return (
        ground.masked[quote.end + 1 : quote.end + 2] == "、"
        or ground.masked[quote.outer_begin - 1 : quote.outer_begin] == "、"
    )
