"""Traditional to Simplified, one code point for one, so that offsets stay the outlet's own."""
from functools import cache

import opencc


@cache
def _character(char: str) -> str:
    folded: str = opencc.OpenCC("t2s").convert(char)
    return folded if len(folded) == 1 else char


def fold(text: str) -> str:
    return "".join(map(_character, text))
