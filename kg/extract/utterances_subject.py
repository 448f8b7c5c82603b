"""The subject of a reporting clause: who stands before the verb, and in which form."""

from __future__ import annotations

import re

from kg.extract.utterances_grammar import (
    NAME_TAGS,
    NOUNS,
    TIME,
    is_governed,
    is_object,
    is_plain,
    phrase_begin,
    starts_adjunct,
    tells_when,
)
from kg.extract.utterances_ground import ASIDE, TITLED, Ground
from kg.extract.utterances_named import Subject, first_head, named
from kg.extract.utterances_nouns import common, common_begin, overlapping, preposed
from kg.extract.utterances_unlisted import described_noun, latin, named_in_marks, unknown_name
from kg.extract.utterances_words import alternation, ending, opening

PRONOUN = re.compile(
    r"(?:他们|她们|它们|他俩|她俩|两人|二人|俩人|双方|三方|前者|后者|他|她|它|本人|其本人)(?:俩|两人|二人|"
    r"三人|本人|自己|都|亦)?"
)
_LEAD = re.compile(
    r"[ \ue001，,、”」』\"]*(?:(?:但是|但|不过|然而|而且|而|同时|另外|此外|其中|对此|因此|所以|于是|"
    r"尽管如此|虽然|尽管|"
    r"据悉|据了解|事实上|实际上|例如|比如|当然|随后|此前|早前|之后|另据|并且|另一方面|一方面|与此同时|在野的)[ ，,]*)*"
)


def after_lead(ground: Ground, begin: int, end: int) -> int:
    """Where the clause begins behind 不过, 同时, 对此 and the like."""
    lead = _LEAD.match(ground.masked, begin, end)
    return lead.end() if lead else begin


def subject_before(ground: Ground, begin: int, verb: int) -> Subject:
    """The subject of the verb at ``verb`` in the clause that begins at ``begin``.

    A name next to the verb wins, else the first name that heads its noun phrase and is not governed by a preposition,
    else a pronoun, else a common noun for a person or body, else none is there: ``dropped`` where only adverbials stand
    before the verb, ``none`` where something stands there that is no speaker.
    """
    if _ON_IT.fullmatch(ground.masked, begin, verb) is not None:
        return _written_on(ground, begin)
    if _PUBLISHES.fullmatch(ground.masked, begin, verb) is not None:
        return Subject("dropped")
    if (letter := _IN_LETTER.fullmatch(ground.masked, begin, verb)) is not None:
        return Subject("document", begin=letter.start(1), end=letter.end(1))
    piece = _THAT_PIECE.match(ground.masked, begin)
    if piece is not None and piece.end() >= verb:
        return Subject("document", begin=begin, end=piece.end())
    lead = _LEAD.match(ground.masked, begin, verb)
    begin = lead.end() if lead else begin
    interview = _INTERVIEW.search(ground.masked, begin, verb)
    if interview is not None and is_plain(ground.masked[interview.end() : verb]):
        opens = interview.start() == begin
        return Subject("dropped") if opens else subject_before(ground, begin, interview.start())
    if (how := _HOW.search(ground.masked, begin, verb)) is not None:
        return subject_before(ground, begin, how.start())
    if (page := _HIS_PAGE.search(ground.masked, begin, verb)) is not None and page.start() > begin + 1:
        return subject_before(ground, begin, page.start())  # 周平的推特上|写道
    page = _PAGE.search(ground.masked, begin, verb)
    if page is not None and _behind_owner(ground, begin, page.start()):
        return subject_before(ground, begin, page.start())  # 周平推特|称
    if (talk := _HIS_TALK.search(ground.masked, begin, verb)) is not None:
        return subject_before(ground, begin, talk.start())  # 周平的话|说
    if ground.masked[verb - 1 : verb] == "的" and verb - begin > 2:
        return subject_before(ground, begin, verb - 1)  # 媒体的|评论指出
    place = next(
        (m.end - ground.begin for m in ground.mentions_in(begin, verb) if m.begin - ground.begin == begin), begin
    )
    if (some := _SOME_SAY.match(ground.masked, place)) is not None and some.start(2) == verb:
        return Subject("text", begin=some.start(1), end=some.end(2))
    asked = _ASKED.match(ground.masked, begin, verb)
    if asked is not None and is_plain(ground.masked[asked.end() : verb]):
        return Subject("dropped")
    if not ground.masked[begin:verb].strip(' \ue001\ue000”」』"，'):
        return Subject("dropped")
    told = _RETOLD.match(ground.masked, begin, verb)
    if told is not None and any(not m.nested for m in ground.mentions_in(told.end(), verb)):
        begin = told.end()
    opening_pronoun = PRONOUN.match(ground.masked, begin, verb)
    if opening_pronoun is not None and starts_adjunct(ground, opening_pronoun.end(), verb):
        return _as_mention(ground, opening_pronoun)
    for finder in (named_in_marks, named, _pronoun, latin):
        if (found := finder(ground, begin, verb)) is not None:
            return found
    if (found := common(ground, begin, verb, subject_before)) is not None:
        return Subject("dropped") if _AS.search(ground.masked, begin, max(found.begin, begin)) else found
    if _AUTHOR.search(ground.masked, begin, verb) is not None:
        return Subject("none")
    for unknown in (unknown_name(ground, begin, verb), described_noun(ground, begin, verb)):
        if unknown is not None:
            return unknown
    return Subject("dropped" if _only_adverbials(ground, begin, verb) else "none")


def _behind_owner(ground: Ground, begin: int, position: int) -> bool:
    """Whether the name of a person or a body ends at the position."""
    return any(m.kind != "place" and m.end - ground.begin == position for m in ground.mentions_in(begin, position))


_PAGE = re.compile(rf"{alternation('platform')}(?:账号|帐号|专页|页面)?[上中里]?\Z")
_HIS_PAGE = re.compile(rf"(?:的|[在于])(?:个人|官方|私人)?{_PAGE.pattern}")
_HIS_TALK = re.compile(r"(?<=..)的(?:原)?(?:话|说法)[来]?\Z")
_ON_IT = re.compile(r"(?:并|还)?(?:上头|上面|里头|里面|文中|内文|其中|配文|附文)(?:还|也|并|则)?(?:这样|如此)?")


_IN_LETTER = re.compile(r"(?:在|这封|该|那封)?(信件|信函|信)[中上里](?:还|也|又|并|则|接着)*")  # 信上|说
_PUBLISHES = re.compile(rf"(?:并|还|也|日前|近日|今天)*{alternation('issues')}了?(?:一篇)?")  # 刊发|评论指出
_THAT_PIECE = re.compile(  # 这篇题为《…》的文章|写道
    rf"(?:相关的?|有关的?|(?:该|这|那|此)(?:篇|则|份|一)?)?(?:(?<=篇)[^，。；“]{{2,30}}的|题为[^，。]{{2,60}}?的)?{alternation('press_piece')}(?:文章)?"
    r"(?:在?(?:开头|开篇|结尾|末尾|文末|最后))?"
    r"(?:还|也|并|则|又|接着|继续|最后|进一步|随后|分析)*"
)


_SHEET = re.compile(alternation("document") + "|报道(?!者|员)|报导(?!者|员)")


def _written_on(ground: Ground, begin: int) -> Subject:
    """Whose words stand on what the sentence has just told of: the document's, else those of who posted it."""
    ends = {end for end, _ in ground.words.values()}
    sheets = [m for m in _SHEET.finditer(ground.masked, 0, begin) if m.start() in ground.words and m.end() in ends]
    last = sheets[-1] if sheets else None
    if last is not None:
        return Subject("document", begin=last.start(), end=last.end())
    low = ground.masked.rfind("。", 0, begin) + 1
    return Subject("dropped" if any(m.kind == "person" for m in ground.mentions_in(low, begin)) else "none")


_HOW = re.compile(rf"(?:很|十分|非常|颇为|颇|略带|略显|有些|半)?{alternation('manner')}的\Z")  # 开玩笑的|说
_AS = ending("in_role")  # 在作为副总统访问时|称
_SOME_SAY = re.compile(
    r"(?:也|还|另|更|亦|又)*((?<!只)(?<!没)(?<!所)有(?:些|的)?[一-鿿]{0,6}?)(分析|评论|报道|报导|消息|估计|推测)"
)
_ASKED = re.compile(
    r"[当在]?(?:被)?(?:问到|问及|问起|谈到|谈及|谈起|提到|提及|说到|讲到|回答|回应|答复)[^，。：]*(?:时候|时|之际|后)"
)
_INTERVIEW = re.compile(
    r"(?:在|于)?接受[^，。：]{0,30}?(?:采访|专访|访问|访谈|提问|查询|询问)(?:时|中|后)?"
    r"|(?:在|就[^，。：]{1,20})?答[^，。：]{0,8}?记者[^，。：]{0,6}?问(?:时|中|后)?"
)


_AUTHOR = re.compile(r"(?<!自)我(?!国|军|党|方|市|省|县|区|院|部)|笔者")  # the writer speaks


def _as_mention(ground: Ground, pronoun: re.Match[str]) -> Subject:
    """A pronoun, with whom it stands for where that is known."""
    found = tuple(m for m in ground.mentions_in(pronoun.start(), pronoun.end()) if m.entities)[:1]
    return Subject("named" if found else "pronoun", found, pronoun.start(), pronoun.end())


_RETOLD = re.compile(r"[^，。：]{2,24}?(?:报道|报导)(?:说|称|指)?(?!者|员|中|里|的|时|后)")  # 《晚报》曾报道周平说


def topic_of(ground: Ground, begin: int, end: int) -> Subject | None:
    """The subject of a clause that reports nothing itself, or None."""
    lead = _LEAD.match(ground.masked, begin, end)
    begin = lead.end() if lead else begin
    pronoun = PRONOUN.match(ground.masked, begin, end)
    if pronoun is None and (body := _opening_body(ground, begin, end)) is not None:
        return body
    if (piece := _ITS_PIECE.match(ground.masked, begin, end)) is not None:
        return Subject("document", begin=piece.start(1), end=piece.end(1))
    name = first_head(ground, begin, end) if pronoun is None else None
    if name is not None:
        return name
    if (whose := _whose_words(ground, begin, end)) is not None:
        return whose
    if (match := PRONOUN.match(ground.masked, begin, end)) is not None:
        return _as_mention(ground, match)
    document = _DOCUMENT_FIRST.match(ground.masked, begin, end)
    if document is not None and starts_adjunct(ground, document.end(), end):
        return Subject("document", begin=document.start(1), end=document.end(1))
    for noun in overlapping(opening("person", "collective"), ground.masked, begin, min(end, begin + 16)):
        start = common_begin(ground, begin, noun.start())
        if noun.end() == end or not starts_adjunct(ground, noun.end(), end) or start > begin + 2:
            continue
        return None if preposed(ground, start, end) else Subject("text", begin=start, end=noun.end())
    return None


_WORDS_OF = re.compile(rf"的[^，。：；的“]{{0,4}}?{alternation('said_noun')}(?![者员人])")


def _whose_words(ground: Ground, begin: int, end: int) -> Subject | None:
    """The person whose answer or view a clause opens with (周平的回答|很干脆), or who alone is all the clause holds."""
    person = next((m for m in ground.mentions_in(begin, end) if m.kind == "person"), None)
    if person is None or person.form == "pronoun":
        return None
    low, high = person.begin - ground.begin, person.end - ground.begin
    alone = not ground.masked[high:end].strip(ASIDE + " 。：:") and low > begin
    if not alone and _WORDS_OF.match(ground.masked, high, end) is None:
        return None
    opens = phrase_begin(ground, begin, low) == begin and ground.tag_at(begin) not in ("p", "v")
    return Subject("named", (person,), low, high) if opens else None


_ITS_PIECE = re.compile(rf"《{TITLED}+》(?:周刊|杂志|网站)?的({alternation('press_piece')})")


def _opening_body(ground: Ground, begin: int, end: int) -> Subject | None:
    """A body without a name that acts on whoever is named behind: 警方|昨天拘捕了周平."""
    match = opening("collective").match(ground.masked, begin, end)
    last, tag = ground.words.get(begin, (-1, ""))
    if match is None or last != match.end() or tag not in NAME_TAGS | {"n", "nz"} or last >= end:
        return None
    acts = ground.tag_at(last) in ("v", "d", "p", "TIME", "t") or TIME.match(ground.masked, last, end) is not None
    return Subject("text", begin=begin, end=last) if acts and not ground.mentions_in(begin, last) else None


_DOCUMENT_FIRST = re.compile(rf"(?:该|这份|这篇|这项|上述)?({alternation('document')}|报道|报导)(?![中里内上])")


def _pronoun(ground: Ground, begin: int, verb: int) -> Subject | None:
    for match in PRONOUN.finditer(ground.masked, begin, verb):
        before = ground.masked[begin : match.start()]
        if before and (
            before.endswith(("其", "吉", "维", "利", "排", "无", "对", "向", "被", "给")) or match.group()[0] == "它"
        ):
            continue
        if before and match.group()[0] in "两二双三" and is_object(ground, begin, match.start()):
            continue  # 贴出|两人|会面的照片
        if tells_when(ground, match.start(), match.end(), verb):
            continue
        if starts_adjunct(ground, match.end(), verb) and not is_governed(ground, begin, match.start(), place_ok=True):
            return Subject("pronoun", begin=match.start(), end=match.end())
    return None


def _only_adverbials(ground: Ground, begin: int, verb: int) -> bool:
    text = ground.masked[begin:verb].strip(" " + ASIDE)
    if is_plain(text):
        return True
    if _AFTERWARDS.match(text):
        return True
    first = begin + len(ground.masked[begin:verb]) - len(ground.masked[begin:verb].lstrip(" " + ASIDE))
    word = opening("adverb", "preposition", "starter", "coordinator").match(text)
    if word is not None and ground.words.get(first, (0, ""))[0] > first + word.end() and ground.tag_at(first) in NOUNS:
        return False  # 经济增长率
    return word is not None or TIME.match(text) is not None


_AFTERWARDS = re.compile(r"[一-鿿]{1,5}(?:之后|后|前|期间)(?!者|任|来)")  # 表决后在社交媒体称
