"""Where a report ends inside its sentence and the reporter goes on in a voice of their own."""

from __future__ import annotations

import re

from kg.extract.utterances_words import alternation

_BUT = alternation("but")
_NOT = alternation("not_told")
_TAILS = (
    # ，但没有提及何时；，不过拒绝透露细节
    re.compile(
        rf"，{_BUT}?(?:他|她|其)?(?:却|仍|仍然|并|(?<=[但过而却他她其是])[也还])?{_NOT}{alternation('how_told')}*"
        rf"(?:{alternation('tells_detail')}|点[^，。]{{1,8}}的名)"
    ),
    # ，但该组织并未提供时间表；，不过他拒绝就此做出评论
    re.compile(rf"，{_BUT}[^，。；：“「]{{1,12}}?{_NOT}[^，。；：“「]{{0,24}}?{alternation('gives_detail')}"),
    re.compile(rf"，{_BUT}(?:他|她|其)?(?:并|也|还)?{_NOT}(?:明确|就此|公开)?(?:表示|说|指出)"),
    re.compile(rf"，{_BUT}{alternation('until_now')}(?:仍|尚|还|都|仍然|依然)?(?:没有|未有|并未|未|没)"),
    re.compile(rf"，{_BUT}(?:却|仍|仍然|还是|依然){alternation('meets_with')}"),
    re.compile(rf"，(?:引来|赢得|博得)?{alternation('audience')}(?!都?(?:知道|应|要|会))"),
    re.compile(rf"，这(?:对|在|给|引发|引起|造成)[^，。；]{{0,40}}{alternation('stirs')}(?:了|出)"),
    re.compile(rf"，{_BUT}[^，。；]{{0,24}}(?:引发|引起|激起)了?[^，。；]{{0,24}}(?:\Z|(?=[，。；]))"),
    # ，但这一想法被对方拒绝；，不过在野党并不同意
    re.compile(
        rf"，{_BUT}(?![他她我其]|[^，。；]{{0,6}}(?:也|还)(?:说|表示|称|指|强调|认为))[^，。；：“「]{{2,24}}"
        rf"(?:被[^，。；]{{1,16}}{alternation('turned_down')}|(?:并不|不完全|不){alternation('agrees')}|(?:则|却)(?:将|把|视|认|反|拒|对)|"
        rf"表示{alternation('objects')}|反对|遭(?:到|受)?[^，。；]{{1,12}}{alternation('opposed')})"
    ),
    re.compile(rf"；(?:{alternation('other_time')}|据(?!此))"),
    re.compile(r"，(?:无视|不顾)(?!的)"),
    re.compile(rf"，{_BUT}?(?:另)?据(?![此理点有])[^，。；：“「]{{1,40}}{alternation('source_noun')}"),
    re.compile(r"，称(?:之|其|此)(?:为|是)?(?=[“「『\"])"),
    re.compile(rf"，[他她](?:又|还|也)?(?:在|于)[^，。]{{1,12}}{alternation('cites_or_posts')}"),
    re.compile(r"——[他她](?:自称|还|也|又|曾|则|说)"),
    re.compile(rf"，(?:这)?(?:令|引){alternation('who_reacts')}{alternation('aroused')}"),
    re.compile(rf"，(?:{alternation('alludes')}|{alternation('seems')}(?:是)?(?:在)?(?:指|暗指|影射)(?![出责控]))"),
    re.compile(r"，遂(?:向|将|把|于|以|被|决定|提|报)"),
    re.compile(rf"，(?:并|还|又|也)?(?:将|把)[^，。]{{1,30}}{alternation('likens')}"),
)
_OTHER_ACT = re.compile(
    r"，(?:同时|而且|并且|并|还|又|也|更)(?:再次|同时|也|还|且|当场|公开)?"
    rf"(?:{alternation('further_act')}|对[^，。]{{1,16}}{alternation('feels_towards')})"
)
# 并重申它的承诺: the verb takes a noun and reports nothing, yet what went before has ended
_SAYS_MORE = re.compile(r"，(?:同时|并且|并|还|又)(?:再次|同时|也|还|再度|多次)?" + alternation("says_more"))
_NEXT_DEED = re.compile(
    rf"，(?:{alternation('next_in_time')}|在[^，。；]{{0,12}}{alternation('spoken_piece')}(?:中|上|里)(?!国))"
)
_AT_PRESENT = re.compile(
    rf"，(?:{alternation('at_present')}|[一两几数\d]+(?:小时|天|日|周|个月|年)(?:多|后|前)(?!的))(?!为止|的)"
)
_BARE_ACT = re.compile("，" + alternation("bare_act"))


_UNDER = re.compile(
    r"[ \ue001]*(?:但是|但|而|不过|然而|并且)?"
    rf"(?:当(?![时天局日晚地中事选然前年初月周下场面众])|除(?![此非夕名了])|{alternation('under')})"
)


_BESIDES = re.compile(alternation("besides"))
_OUTSIDE = re.compile(r"(?:之外|以外|外)\Z")
_CONCEDES = re.compile(r"[ \ue001]*(?:但是|但|而|不过|然而|并且)?" + alternation("concedes"))
_MAIN = re.compile(r"，(?=(?:但|但是|不过|然而|可是)|[^，。；“「]{0,12}(?:却|仍|还是|依然|也没|并没有|并未))")


def under_clause_ends(text: str, clause: int, verb: int, begin: int, end: int) -> int:
    """Where what is reported ends if its clause only leans on another one: 除了表示欢迎合作，也…; 当他警告说，…，他们…

    Args:
        clause: where the clause of the verb begins; ``verb`` where the verb does.
    """
    if _UNDER.match(text, clause, verb) is None and _BESIDES.search(text, clause, verb) is None:
        return end
    if text[begin - 1] not in "，：:,":
        comma = text.find("，", begin, end)
        comma = comma if comma >= 0 else end
        besides = _OUTSIDE.search(text, begin, comma)
        comma = besides.start() if besides else comma
    elif _CONCEDES.match(text, clause, verb) is None:
        comma = text.rfind("，", begin, end)
    else:
        main = list(_MAIN.finditer(text, begin, end))
        comma = main[-1].start() if main else end
    return comma if comma - begin >= 2 else end


_IF = re.compile(rf"(?:但是?|而|不过|否则)?(?:若(?!干)|{alternation('if')})")


def ends_with_condition(text: str, begin: int, end: int) -> bool:
    """Whether the last clause of the stretch only sets a condition, so that what is reported must go on."""
    clause = max(text.rfind("，", begin, end) + 1, begin)
    return clause >= begin and (_IF.match(text, clause, end) is not None or text.endswith("的话", clause, end))


_TAKES_UP = re.compile(r"，并(?:对|为|就|向)[^，。；]{1,24}(?:提出|表示|表达|提供支持)")  # ，并对访问条件提出批评
_TO_COME = re.compile(r"将|会|应|要|须|需|愿|可|能")


def is_own_again(text: str, begin: int) -> bool:
    """Whether the clause behind the comma at ``begin`` is the reporter's: ，但没有透露细节."""
    return any(pattern.match(text, begin) for pattern in _TAILS)


def told_until(text: str, begin: int, end: int, *, apart: bool) -> int:
    """Where what is reported ends, cut before a clause that is the reporter's own again.

    Args:
        text: the paragraph, quotations masked.
        apart: whether a comma or colon sets off what is reported; where none does, it ends sooner.
    """
    patterns: tuple[re.Pattern[str], ...] = _TAILS
    comma = text.find("，", begin, end)
    if comma < 0 or not _BESIDES.search(text, begin, comma):
        patterns = (*patterns, _SAYS_MORE, _OTHER_ACT, *(() if apart else (_NEXT_DEED, _BARE_ACT)))
    for pattern in patterns:
        match = pattern.search(text, begin, end)
        if match is not None and match.start() - begin >= 2 and not ends_with_condition(text, begin, match.start()):
            end = match.start()
    takes_up = _TAKES_UP.search(text, begin, end)
    if takes_up is not None and takes_up.start() - begin >= 2 and not _TO_COME.search(text, begin, takes_up.start()):
        end = takes_up.start()
    comma = text.find("，", begin, end)
    return comma if not apart and comma - begin >= 2 and _AT_PRESENT.match(text, comma, end) else end
