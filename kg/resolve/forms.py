"""Name forms: when two spellings are one, and how full a form is."""

from __future__ import annotations

import re
import unicodedata

from kg.chinese.folding import fold

_DOTS = re.compile(r"\s*[·•‧・．∙⋅]\s*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPACE = re.compile(r"\s+")
FULL_WITHOUT_DOT = 4  # characters: so long a name without a dot is no mere surname (岸田文雄, 斯托尔滕贝格)
# Characters that write foreign sounds: a name of two or three of them alone is a foreign surname (克里, 史密斯).
_SOUNDS = frozenset(
    "阿埃艾爱安奥巴拜班邦保鲍贝本比彼宾波伯博勃布查茨达戴丹道德登邓蒂丁东杜顿多恩尔法范菲费芬丰弗福夫盖甘冈高戈格古哈海汉"
    "赫亨胡华霍基吉加贾简杰金卡凯坎康考柯科克肯库拉莱兰朗劳勒雷里利莉立连廉列林琳隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙米密明"
    "摩莫穆姆纳娜南内尼涅宁努诺欧帕潘庞佩彭皮平坡珀普齐奇乔切琼丘热茹瑞若萨赛桑瑟森沙山尚舍申圣施史士舒司丝斯思松苏索塔泰坦"
    "唐汤特腾提廷图托脱瓦万威韦维温文翁沃乌武西希锡夏香肖谢辛休许雅亚扬耶叶伊因英尤约泽扎詹佐龙岩伍"
)


def is_latin(form: str) -> bool:
    """Whether a form is written in Latin letters alone."""
    return bool(_LATIN.search(form)) and not _HAN.search(form)


def key_of(form: str) -> str:
    """What two spellings of one form share: NFC, Simplified, one kind of dot, Latin letters in lower case."""
    plain = _DOTS.sub("·", fold(unicodedata.normalize("NFC", form.strip())))
    return _SPACE.sub(" ", plain).casefold() if is_latin(plain) else _SPACE.sub("", plain)


def fullness(key: str) -> int:
    """How much of a person's name a form gives: 2 given name and surname apart, 1 a whole name, 0 a part of one."""
    if is_latin(key):
        return 2 if " " in key else 0
    if "·" in key:
        return 2
    if len(key) >= FULL_WITHOUT_DOT:
        return 1
    return int(len(key) > 1 and any(char not in _SOUNDS for char in key))


def last_part(key: str) -> str:
    """The part of a transliterated name that stands for it later: 克里 of 约翰·克里."""
    return re.split(r"[·\-－]", key)[-1]
