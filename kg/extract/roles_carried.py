"""Posts that a later clause or a pronoun gives somebody: X毕业于…，后来成为…; 她曾任…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.roles_behind import said_to_be
from kg.extract.roles_line import Line, Phrase
from kg.extract.roles_walk import phrase_before
from kg.model import Mention

_CLAUSE = re.compile("[，；]")


def dropped(line: Line, bearers: tuple[Mention, ...]) -> Iterator[tuple[Mention, Phrase]]:
    """Posts in clauses without a subject, where the sentence so far speaks of one person, and begins with them."""
    if not bearers:
        return
    for match in _CLAUSE.finditer(line.folded):
        position = line.sentence.begin + match.start()
        before = [one for one in bearers if one.end <= position]
        others = [one for one in line.people if one.end <= position and not one.nested and not _of_era(line, one)]
        if not before or any(one.entities != before[0].entities for one in others) or not _leads(line, before[0]):
            continue
        for _, phrase in said_to_be(line, match.end(), dropped=True):
            yield before[0], phrase


def _of_era(line: Line, mention: Mention) -> bool:
    """Whether the name only tells the time: 克林顿时代."""
    return line.folded.startswith(("时代", "时期", "任内", "执政"), mention.end - line.sentence.begin)


def of_pronoun(line: Line, mention: Mention) -> Iterator[Phrase]:
    """Posts right behind a pronoun: 她目前是…."""
    for _, phrase in said_to_be(line, mention.end - line.sentence.begin):
        yield phrase


def _leads(line: Line, mention: Mention) -> bool:
    """Whether the name begins its clause, but for a post: no object, no 根据X."""
    begin = line.name_begin(mention)
    phrase = phrase_before(line, begin)
    begin = phrase.left if phrase else begin
    token = line.token_over(begin) if begin else None
    follows = line.folded[mention.end - line.sentence.begin :][:1]
    return (token is None or token.tag not in ("v", "p", "c", "vd")) and follows not in ("的", "和", "与", "、")
