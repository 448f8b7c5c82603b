"""Where a report ends inside its sentence and the reporter goes on in a voice of their own."""

from __future__ import annotations

import re

from kg.extract.utterances_words import alternation

_TAILS = (
    # ，但没有提及何时；，不过拒绝透露细节
    re.compile(
        r"，(?:但|但是|不过|然而|却|而)?(?:他|她|其)?(?:却|仍|仍然|并|(?<=[但过而却他她其是])[也还])?(?:没有|未有|并未|并没有|并无|拒绝|不愿|未能|未|没|无)(?:就此|再次|再|直接|明确|正面|公开|详细|当场|进一步|具体|说出|作出)*"
        r"(?:提及|透露|说明|提供|证实|解释|承诺|给出|具体|详细|提到|回应|表明|指明|点名|明说|披露|交代|阐述|进展|点[^，。]{1,8}的名)"
    ),
    # ，但该组织并未提供时间表；，不过他拒绝就此做出评论
    re.compile(
        r"，(?:但|但是|不过|然而)[^，。；：“「]{1,12}?(?:没有|并未|未|拒绝|不愿)[^，。；：“「]{0,24}?"
        r"(?:透露|说明|提供|证实|给出|提及|评论|置评|回应|表态|答复)"
    ),
    re.compile(
        r"，(?:但|但是|不过|然而)(?:他|她|其)?(?:并|也|还)?(?:没有|未|并未|并没有|未有)(?:明确|就此|公开)?(?:表示|说|指出)"
    ),
    re.compile(
        r"，(?:但|但是|不过|然而)(?:目前|至今|迄今|截至目前|到目前为止)(?:仍|尚|还|都|仍然|依然)?(?:没有|未有|并未|未|没)"
    ),
    re.compile(r"，(?:但|不过|然而|却)(?:却|仍|仍然|还是|依然)(?:得到|获得|受到|遭到|被|获)"),
    re.compile(r"，(?:引来|赢得|博得)?(?:全场|在场|现场|台下|众人|听众|观众)(?!都?(?:知道|应|要|会))"),
    re.compile(r"，这(?:对|在|给|引发|引起|造成)[^，。；]{0,40}(?:造成|引发|引起|带来|激起)(?:了|出)"),
    re.compile(r"，(?:不过|但|然而)[^，。；]{0,24}(?:引发|引起|激起)了?[^，。；]{0,24}(?:\Z|(?=[，。；]))"),
    # ，但这一想法被对方拒绝；，不过在野党并不同意
    re.compile(
        r"，(?:但是|但|不过|然而|而)(?![他她我其]|[^，。；]{0,6}(?:也|还)(?:说|表示|称|指|强调|认为))[^，。；：“「]{2,24}"
        r"(?:被[^，。；]{1,16}(?:拒绝|否决|驳回|反驳|推翻)|(?:并不|不完全|不)(?:同意|认同|赞成|接受)|(?:则|却)(?:将|把|视|认|反|拒|对)|"
        r"表示(?:反对|不满|怀疑)|反对|遭(?:到|受)?[^，。；]{1,12}(?:反对|拒绝|批评|质疑|否认))"
    ),
    re.compile(r"；(?:之后|其后|后来|目前|此前|早前|稍早|稍后|随后|当时|另据|据(?!此))"),
    re.compile(r"，(?:无视|不顾)(?!的)"),
    re.compile(
        r"，(?:但是?|不过|然而|而)?(?:另)?据(?![此理点有])[^，。；：“「]{1,40}(?:报[道导]|消息|透露|披露|数据|统计)"
    ),
    re.compile(r"，称(?:之|其|此)(?:为|是)?(?=[“「『\"])"),
    re.compile(r"，[他她](?:又|还|也)?(?:在|于)[^，。]{1,12}(?:引用|引述|写|发文|贴文|发帖|转发|留言|张贴)"),
    re.compile(r"——[他她](?:自称|还|也|又|曾|则|说)"),
    re.compile(
        r"，(?:这)?(?:令|引)(?:人|外界|市场|各界|舆论)(?:关注|好奇|意外|吃惊|质疑|侧目|瞩目|联想|玩味|猜测|费解)"
    ),
    re.compile(r"，(?:意指|暗指|意即|影射|(?:显然|似乎|疑似|应该)(?:是)?(?:在)?(?:指|暗指|影射)(?![出责控]))"),
    re.compile(r"，遂(?:向|将|把|于|以|被|决定|提|报)"),
    re.compile(r"，(?:并|还|又|也)?(?:将|把)[^，。]{1,30}(?:相提并论|作比较|做比较|相比较|划上等号)"),
)
_OTHER_ACT = re.compile(
    r"，(?:同时|而且|并且|并|还|又|也|更)(?:再次|同时|也|还|且|当场|公开)?(?:勉励|鼓励|威胁|警告|敦促|呼吁|列举|举例|举了|举出|点名|感谢|祝贺|拒绝|"
    r"对[^，。]{1,16}(?:表示|表达|深表))"
)
# 并重申它的承诺: the verb takes a noun and reports nothing, yet what went before has ended
_SAYS_MORE = re.compile(r"，(?:同时|并且|并|还|又)(?:再次|同时|也|还|再度|多次)?" + alternation("says_more"))
_NEXT_DEED = re.compile(
    r"，(?:接着|随后|之后|然后|转而|随即|在[^，。；]{0,12}(?:演说|演讲|讲话|致辞|致词|声明|记者会|发布会|会议|采访|专访|文章)(?:中|上|里)(?!国))"
)
_AT_PRESENT = re.compile(
    r"，(?:目前|现时|当时|此前|至今|迄今|截至|近期|近来|[一两几数\d]+(?:小时|天|日|周|个月|年)(?:多|后|前)(?!的))(?!为止|的)"
)
_BARE_ACT = re.compile(r"，(?:敦促|呼吁|要求|警告|批评|指责|指控|誓言)")


_UNDER = re.compile(
    r"[ \ue001]*(?:但是|但|而|不过|然而|并且)?(?:当(?![时天局日晚地中事选然前年初月周下场面众])|除了|"
    r"除(?![此非夕名])|不仅|不但|不只|不光|虽然|尽管|即使|即便|哪怕|就算|如果|倘若|假如|由于|因为|既然|鉴于|随着)"
)


_BESIDES = re.compile(r"除了|不仅|不但|不只是?|不单|不光")
_OUTSIDE = re.compile(r"(?:之外|以外|外)\Z")
_CONCEDES = re.compile(r"[ \ue001]*(?:但是|但|而|不过|然而|并且)?(?:虽然|尽管|即使|即便|哪怕|就算)")
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


_IF = re.compile(
    r"(?:但是?|而|不过|否则)?(?:一旦|如果|若(?!干)|倘若|假如|只要|万一|要是|无论|不论|不管|尽管|虽然|即使|即便|哪怕|除非)"
)


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
