"""What is told without a day: help that one gives another, a briefing of two."""

from __future__ import annotations

from kg.extract.events_arguments import Arguments
from kg.extract.events_clauses import Parsed
from kg.ontology import Frame


def needs_date(frame: Frame) -> bool:
    """Whether a frame tells nothing without a date, whoever takes part."""
    return frame.date_required and "Dateless" not in frame.traits


def is_whole(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether a sentence says who does it for or with whom, or who leaves a post, which tells something without a date.

    〔甲向乙〕捐赠疫苗, 部长〔甲〕辞职. Not what somebody says of it: 感谢〔甲〕向乙提供疫苗.
    """
    own = arguments.subject and not (arguments.dropped or arguments.passive or arguments.attribute)
    if own and "Post" in arguments.frame.traits and _stands_beside(parsed, arguments):
        return True
    others = {*arguments.objects, *arguments.partners} - set(arguments.subject)
    if not (own and others) or not _is_told_by_both(arguments):
        return False
    low = parsed.clauses[arguments.clause].low
    verbs = (i for i in parsed.items[low : arguments.at] if i.kind == "verb")
    return all(
        i.text in arguments.frame.light_verbs or ("attitude" in i.senses and "pivot" not in i.senses) for i in verbs
    )


def _stands_beside(parsed: Parsed, arguments: Arguments) -> bool:
    """Whether nothing but adverbs stand between the subject and the verb: 部长〔甲〕突然辞职; not 甲遭批评部长辞职."""
    last = max(m.end for m in arguments.subject)
    between = (i for i in parsed.items[parsed.clauses[arguments.clause].low : arguments.at] if i.begin >= last)
    return all(i.kind == "adverb" or i.tag == "d" for i in between)


def _is_told_by_both(arguments: Arguments) -> bool:
    """Whether who does it to whom tells something: 制裁甲, 任命甲, 解雇甲; not 报复甲, 接任甲, 任职乙社."""
    frame = arguments.frame
    if "Dateless" not in frame.traits or "bare_reply" in arguments.trigger.senses:
        return False
    return frame.object_required or frame.traits.isdisjoint(("Office", "Post"))
