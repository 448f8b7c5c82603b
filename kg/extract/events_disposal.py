"""Where 将 stands for 把 and says nothing of what is to come: 〔将〕甲逮捕, 〔将〕甲与乙的会面视为里程碑."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events_items import Item, words_of

_NEAR = 4  # items behind a verb of place within which 的 ends what it says of a thing


def marks_object(items: Sequence[Item], cue: int) -> bool:
    """Whether 将 stands for 把: 〔将〕甲逮捕, 〔将〕信函交给甲."""
    after = items[cue + 1] if cue + 1 < len(items) else None
    if items[cue].text != "将" or after is None or "trigger" in after.senses:
        return False  # 宣布〔将〕重启谈判
    if "lies_in" in after.senses:
        return any(i.kind == "de" for i in items[cue + 2 : cue + 2 + _NEAR])  # 〔将〕位于甲地的军营移交给乙
    return after.kind == "name" or (after.kind == "noun" and (items[cue].tag == "p" or _moves_people(items, cue)))


def is_taken_for(behind: Sequence[Item]) -> bool:
    """Whether somebody takes something for something behind 将: 〔将〕甲与乙的会面视为里程碑, 〔将〕其定位为会面."""
    text = "".join(i.text for i in behind)
    return any(word in text for word in words_of("deems"))


def _moves_people(items: Sequence[Item], cue: int) -> bool:
    """Whether people stand between 将 and the verb: 〔将〕同样数目的官员列入黑名单."""
    at = cue + 1
    while at < len(items) and items[at].kind in ("noun", "name", "de", "list", "mark"):
        at += 1
    last = items[at - 1]
    moved = last.mention is not None or bool(last.senses & {"people", "leaders", "folk", "kin", "post", "group"})
    return moved and at < len(items) and "trigger" in items[at].senses
